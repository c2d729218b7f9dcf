//! One announced change: who comes and goes, by when we may object and why then, the letters, what was decided, and the next
//! step as a form.

use std::collections::BTreeSet;

use askama::Template;
use rocket::get;
use rocket::http::ContentType;

use crate::checks::fact::adequacy::protection;
use crate::domain::access::Action;
use crate::domain::change_notice::{ChangeLine, ChangeNotice};
use crate::domain::finding::Finding;
use crate::domain::finding::span::FindingSpan;
use crate::domain::transfer::SccModule;
use crate::domain::transfer::coverage::{Coverage, coverage};
use crate::domain::vendor::Vendor;
use crate::store::change_proof::ChangeProof;
use crate::store::error::StoreError;
use crate::web::answer::{Answer, Reply, SANDBOX};
use crate::web::form::{FormView, Markup};
use crate::web::guard::{Can, Read};
use crate::web::list::{Tone, mark};
use crate::web::problem::WebError;
use crate::web::sub_processor::countries;
use crate::web::visit::Visit;

use super::{arithmetic, decide, find, standing};

#[derive(Template)]
#[template(path = "change_notice/show.html")]
pub(super) struct ChangeNoticePage {
    visit: Visit,
    id: i64,
    row: i64,
    title: String,
    vendor: (String, String),
    mark: Markup,
    /// What is to be done today, and why.
    todo: Option<(String, String)>,
    received: String,
    effective: Option<String>,
    /// The last day to object, with its arithmetic.
    deadline: Option<(String, String)>,
    /// That the vendor has given less notice than the agreement promises.
    short: Option<String>,
    note: String,
    lines: Vec<LineView>,
    proofs: Vec<(String, String, String)>,
    decided: Option<DecidedView>,
    closed: Option<String>,
    /// What carrying out does: the words on the button.
    close_act: Option<String>,
    form: FormView,
    may_edit: bool,
    may_decide: bool,
}

struct LineView {
    kind: String,
    name: String,
    purpose: String,
    countries: String,
    /// Where it would receive data without a decision of the Commission.
    outside: Option<Markup>,
}

struct DecidedView {
    decision: String,
    reason: String,
    by: String,
}

fn line(visit: &Visit, line: &ChangeLine) -> LineView {
    let (module, named) = (BTreeSet::from([SccModule::Three]), BTreeSet::new());
    let needs = |code: &String| {
        let found = coverage(&protection(code), &module, &[], &named, visit.today);
        matches!(found, Coverage::Uncovered(_))
    };
    let is_new = line.removes.is_none();
    LineView {
        kind: visit.t(if is_new {
            "change-notice-comes"
        } else {
            "change-notice-goes"
        }),
        name: line.name.clone(),
        purpose: line.purpose.clone(),
        countries: if is_new {
            countries(visit, &line.countries)
        } else {
            String::new()
        },
        outside: (is_new && line.countries.iter().any(needs))
            .then(|| mark(Tone::Warn, &visit.t("change-notice-outside"))),
    }
}

/// The page of a notice, with the form of its decision as it is.
pub(super) fn page(
    visit: &Visit,
    (vendor, notice): (Vendor, ChangeNotice),
    spans: &[FindingSpan],
    proofs: &[ChangeProof],
    form: FormView,
) -> ChangeNoticePage {
    let today = visit.today;
    let on_day = |span: &&FindingSpan| span.first_day <= today && today <= span.last_day;
    let now: Option<&Finding> = spans.iter().find(on_day).map(|span| &span.finding);
    // The arithmetic is the same whatever the reason; a closed notice has it in the last one that stood.
    let why = now.or_else(|| spans.first().map(|span| &span.finding));
    let why = why.map(|finding| &finding.why);
    let deadline = why.and_then(|why| {
        let day = why.days.get("deadline")?;
        Some((visit.day(day), arithmetic(visit, why)))
    });
    let short = why.filter(|why| why.words.get("short").is_some_and(|short| short == "yes"));
    let facts = &notice.facts;
    let decided = notice.decided.as_ref().map(|decided| DecidedView {
        decision: visit.t(decided.decision.text_key()),
        reason: decided.reason.clone(),
        by: visit.text(
            "change-notice-decided-by",
            &[
                ("who", decided.by.as_str().into()),
                ("day", decided.on.into()),
            ],
        ),
    });
    let is_waiting = notice.decided.is_some() && notice.closed_on.is_none();
    ChangeNoticePage {
        id: notice.id.0,
        row: notice.row,
        title: visit.t1("change-notice-of", "vendor", &vendor.facts.name),
        vendor: (
            vendor.facts.name.clone(),
            format!("/vendors/{}/sub-processors", vendor.id.0),
        ),
        mark: standing(visit, &notice, now.map(|finding| finding.severity)),
        todo: now.map(|finding| {
            let sentence = finding.sentence(visit.lang, today);
            (sentence, finding.next_step(visit.lang, today))
        }),
        received: visit.day(&facts.received_on),
        effective: facts.effective_on.map(|day| visit.day(&day)),
        deadline,
        short: short.map(|why| why.text(visit.lang, today, "change-short")),
        note: facts.note.clone(),
        lines: facts.lines.iter().map(|one| line(visit, one)).collect(),
        proofs: proofs
            .iter()
            .map(|proof| {
                let added = visit.text(
                    "change-notice-proof-added",
                    &[
                        ("who", proof.added_by.as_str().into()),
                        ("day", proof.added_on.into()),
                    ],
                );
                let href = format!("/change-notices/{}/proofs/{}", notice.id.0, proof.id);
                (proof.name.clone(), href, added)
            })
            .collect(),
        close_act: notice
            .decided
            .as_ref()
            .filter(|_| is_waiting)
            .map(|decided| visit.t(&format!("change-notice-close-{}", decided.decision.word()))),
        decided,
        closed: notice.closed_on.map(|day| visit.day(&day)),
        form,
        may_edit: visit.may(Action::Edit) && notice.decided.is_none(),
        may_decide: visit.may(Action::Decide),
        visit: visit.clone(),
    }
}

/// Everything that the page of a notice is made of.
pub(super) async fn read(
    visit: &Visit,
    id: i64,
) -> Result<((Vendor, ChangeNotice), Vec<FindingSpan>, Vec<ChangeProof>), WebError> {
    let found = find(visit, id).await?;
    let (vendor, notice) = (found.0.id, found.1.id);
    let (spans, proofs) = visit
        .read(move |reader| {
            Ok((
                reader.change_notice_spans(vendor, notice)?,
                reader.change_proofs(notice)?,
            ))
        })
        .await?;
    Ok((found, spans, proofs))
}

#[get("/change-notices/<id>")]
pub(super) async fn show(can: Can<Read>, id: i64) -> Reply {
    let (found, spans, proofs) = read(&can, id).await?;
    let form = decide::form(&can).value("row", found.1.row.to_string());
    Answer::page(&page(&can, found, &spans, &proofs, form))
}

#[get("/change-notices/<id>/proofs/<proof>")]
pub(super) async fn proof(can: Can<Read>, id: i64, proof: i64) -> Reply {
    let (proof, bytes) = can
        .read_slow(move |reader| {
            let found = reader.change_proof(proof)?;
            found
                .filter(|(proof, _)| proof.notice.0 == id)
                .ok_or(StoreError::NotFound("proof"))
        })
        .await?;
    let kind = ContentType::parse_flexible(proof.kind.media_type()).unwrap_or(ContentType::Binary);
    Ok(Answer::download(&proof.name, kind, bytes)
        .header("Content-Security-Policy", SANDBOX.to_owned()))
}
