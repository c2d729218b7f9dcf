//! One page an agreement: its state in a line with the arithmetic behind it, findings, facts, versions with their
//! proofs. What happened to it is in `history`.

use askama::Template;
use rocket::get;

use crate::domain::access::Action;
use crate::domain::agreement::{Agreement, AgreementId, Notice, Review, Version};
use crate::domain::finding::Finding;
use crate::domain::finding::dossier::Filed;
use crate::domain::state::{superseded_from, version_state};
use crate::domain::term::arithmetic;
use crate::domain::vendor::Need;
use crate::store::agreement_name::{AgreementNames, ProofName};
use crate::store::check_result::KeptCheck;
use crate::store::tombstone::WithdrawnVersion;
use crate::web::answer::{Answer, Reply};
use crate::web::form::Markup;
use crate::web::guard::{Can, Read};
use crate::web::list::{Tone, mark};
use crate::web::mark::{asked_mark, severity_tone, state_mark, version_mark};
use crate::web::tombstone;
use crate::web::visit::Visit;

#[derive(Template)]
#[template(path = "agreement/show.html")]
struct AgreementPage {
    visit: Visit,
    agreement: Agreement,
    /// The address of this page.
    base: String,
    names: AgreementNames,
    kind: String,
    entity: String,
    state: Markup,
    /// That the vendor is asked to change a version other than the one that gives the state.
    asked: Option<Markup>,
    /// The state in one sentence with its arithmetic.
    line: String,
    /// With which agreement it ends, in a sentence.
    follows: Option<String>,
    review: String,
    findings: Vec<FindingRow>,
    versions: Vec<VersionRow>,
    may_edit: bool,
    may_decide: bool,
}

/// A finding as the page shows it.
struct FindingRow {
    mark: Markup,
    name: String,
    why: String,
    next: String,
    /// The place that it is about.
    href: Option<String>,
    /// Where legal can waive it.
    waive_href: Option<String>,
    is_waived: bool,
}

/// A version as the page shows it.
struct VersionRow {
    number: i64,
    /// Where its text is; `None` for a withdrawn one.
    href: Option<String>,
    state: Markup,
    lang: &'static str,
    /// Names and values of its facts.
    facts: Vec<(String, String)>,
    /// How the check of its text came out, where it is held against anything.
    check: Option<String>,
    sha256: String,
    proofs: Vec<ProofRow>,
    /// What can be done with it: where it leads and what it is called.
    acts: Vec<(String, String)>,
}

struct ProofRow {
    href: String,
    name: String,
    about: String,
}

#[get("/agreements/<id>", rank = 2)]
pub(super) async fn show(can: Can<Read>, id: i64) -> Reply {
    let id = AgreementId(id);
    let day = can.today;
    let found = can
        .read(move |reader| {
            let Some(filed) = reader.filed_agreement(id)? else {
                return Ok(Err(reader.agreement_tombstone(id)?));
            };
            let names = reader.agreement_names(id)?;
            let findings = reader.findings_of_agreement(id, day)?;
            Ok(Ok((
                filed,
                names,
                findings,
                reader.checks_of_agreement(id)?,
            )))
        })
        .await?;
    let (filed, names, findings, checks) = match found {
        Ok(found) => found,
        Err(tombstone) => return super::withdraw::gone(can.visit, tombstone.as_ref()),
    };
    let visit = can.visit;
    let (standing, current) = filed.standing(&visit.settings, day);
    let line = current.map_or_else(
        || visit.t("agreement-no-version"),
        |version| arithmetic(version, day).sentence(visit.lang, day),
    );
    let agreement = &filed.agreement;
    Answer::page(&AgreementPage {
        base: super::address(agreement.id),
        kind: visit.t(agreement.facts.kind.text_key()),
        entity: super::entity_name(&visit, &names.entity),
        state: current.map_or_else(
            || state_mark(&visit, standing.state),
            |version| version_mark(&visit, standing.state, version),
        ),
        asked: asked_mark(&visit, agreement, current),
        follows: follows(&visit, agreement, &names),
        line,
        review: visit.tn(
            "agreement-every-months",
            &i64::from(
                agreement
                    .facts
                    .review_months
                    .unwrap_or(visit.settings.review_months),
            ),
        ),
        findings: finding_rows(&visit, &findings),
        versions: versions(&visit, &filed, &names, &checks),
        may_edit: visit.may(Action::Edit),
        may_decide: visit.may(Action::Decide),
        agreement: filed.agreement,
        names,
        visit,
    })
}

/// With which agreement it ends, in a sentence, where it ends with one.
fn follows(visit: &Visit, agreement: &Agreement, names: &AgreementNames) -> Option<String> {
    let leader = agreement.facts.follows()?;
    let named = [&names.ends_with, &names.amends].into_iter().flatten();
    let (_, title) = named.into_iter().find(|(id, _)| *id == leader)?;
    Some(visit.t1("agreement-follows", "title", title))
}

/// Findings as rows; an agreement with several vendors has each of its findings once.
fn finding_rows(visit: &Visit, findings: &[Finding]) -> Vec<FindingRow> {
    let mut seen = std::collections::BTreeSet::new();
    findings
        .iter()
        .filter(|finding| {
            let why = finding.sentence(visit.lang, visit.today);
            seen.insert((finding.code, finding.detail.clone(), why))
        })
        .map(|finding| FindingRow {
            mark: mark(
                severity_tone(finding.severity),
                &visit.t(finding.severity.text_key()),
            ),
            name: visit.t(finding.code.text_key()),
            why: finding.sentence(visit.lang, visit.today),
            next: finding.next_step(visit.lang, visit.today),
            href: finding
                .code
                .is_of_text()
                .then(|| crate::web::finding::href(finding)),
            waive_href: crate::web::waiver::new_address(visit, finding),
            is_waived: finding.is_waived(),
        })
        .collect()
}

/// The versions, the newest first, with what is left of those that were withdrawn in their places.
fn versions(
    visit: &Visit,
    filed: &Filed,
    names: &AgreementNames,
    checks: &[KeptCheck],
) -> Vec<VersionRow> {
    let standing = filed.agreement.versions.iter();
    let mut rows: Vec<VersionRow> = standing
        .map(|version| {
            let check = checks.iter().find(|check| check.version == version.id);
            version_row(visit, filed, version, &names.proofs, check)
        })
        .chain(
            names
                .withdrawn
                .iter()
                .map(|gone| withdrawn_row(visit, gone)),
        )
        .collect();
    rows.sort_by_key(|row| std::cmp::Reverse(row.number));
    rows
}

/// A withdrawn version: why, when and by whom.
fn withdrawn_row(visit: &Visit, gone: &WithdrawnVersion) -> VersionRow {
    let mut facts = vec![(
        visit.t("agreement-version-withdrawn"),
        tombstone::when(visit, &gone.tombstone),
    )];
    facts.push((visit.t("agreement-reason"), gone.tombstone.reason.clone()));
    if gone.removed {
        facts.push((visit.t("agreement-file"), visit.t("agreement-file-removed")));
    }
    VersionRow {
        number: i64::from(gone.number),
        href: None,
        state: mark(Tone::Quiet, &visit.t("agreement-version-withdrawn")),
        lang: "",
        facts,
        check: None,
        sha256: gone.sha256.clone(),
        proofs: Vec::new(),
        acts: Vec::new(),
    }
}

fn version_row(
    visit: &Visit,
    filed: &Filed,
    version: &Version,
    proofs: &[ProofName],
    check: Option<&KeptCheck>,
) -> VersionRow {
    let agreement = &filed.agreement;
    let superseded = superseded_from(agreement, version, filed.replaced_from);
    let state = version_state(version, superseded, &visit.settings, visit.today);
    let href = format!(
        "{}/text?version={}",
        super::address(agreement.id),
        version.number
    );
    let base = format!(
        "{}/versions/{}",
        super::address(agreement.id),
        version.number
    );
    let mut acts = acts(visit, version, &base, check);
    let before = agreement.versions.iter().map(|other| other.number);
    if let Some(before) = before.filter(|number| *number < version.number).max() {
        let href = super::compare::between(agreement.id, before, version.number);
        acts.insert(0, (href, visit.t("compare-with-before")));
    }
    VersionRow {
        number: i64::from(version.number),
        href: Some(href),
        state: version_mark(visit, state, version),
        lang: version.lang.own_name(),
        facts: facts(visit, version),
        check: check
            .filter(|_| agreement.facts.kind.meets() == Some(Need::Dpa))
            .map(|check| super::outcome::summary(visit, &check.result)),
        sha256: version.sha256.clone(),
        proofs: proofs
            .iter()
            .filter(|proof| proof.version == version.id)
            .map(|proof| ProofRow {
                href: format!("{}/proofs/{}", super::address(agreement.id), proof.id.0),
                name: proof.name.clone(),
                about: visit.text(
                    "agreement-proof-about",
                    &[
                        ("purpose", visit.t(proof.purpose.text_key()).into()),
                        ("kind", proof.kind.to_uppercase().into()),
                        ("size", size(visit, proof.bytes).into()),
                        ("day", proof.added_on.into()),
                        ("who", proof.added_by.as_str().into()),
                    ],
                ),
            })
            .collect(),
        acts,
    }
}

/// What can be done with a version as it stands, by whoever asks.
fn acts(
    visit: &Visit,
    version: &Version,
    base: &str,
    check: Option<&KeptCheck>,
) -> Vec<(String, String)> {
    let review = format!("{base}/review");
    let mut acts = vec![(review, visit.t("agreement-act-review"))];
    let mut offer = |is_offered: bool, way: &str, act: &str| {
        if is_offered {
            let key = format!("agreement-act-{act}");
            acts.push((format!("{base}/{way}/{act}"), visit.t(&key)));
        }
    };
    let may_edit = visit.may(Action::Edit);
    let may_decide = visit.may(Action::Decide);
    let term = &version.term;
    let goes_on = version.bound.is_some() && !term.terminated;
    offer(may_decide, "decide", "bind");
    let is_doubted =
        check.is_some_and(|check| check.result.reads_as.is_some() && check.confirmed_by.is_none());
    offer(may_decide && is_doubted, "decide", "kind");
    offer(may_edit, "record", "term");
    offer(may_edit, "record", "proof");
    let can_be_given = term.renews_months.is_some() || term.ends_on.is_none();
    offer(
        may_edit && goes_on && can_be_given && term.notice_given_on.is_none(),
        "record",
        "notice",
    );
    offer(may_edit && goes_on, "record", "terminate");
    offer(may_decide, "decide", "withdraw");
    acts
}

/// The facts of a version, those that are known.
fn facts(visit: &Visit, version: &Version) -> Vec<(String, String)> {
    let mut facts = Vec::new();
    let mut say = |key: &str, value: String| facts.push((visit.t(key), value));
    if let Some(bound) = &version.bound {
        let mode = visit.t(bound.mode.text_key());
        let by: Vec<&str> = [&bound.by_us, &bound.by_them]
            .into_iter()
            .flatten()
            .map(String::as_str)
            .collect();
        let by = if by.is_empty() {
            String::new()
        } else {
            format!(" ({})", by.join(", "))
        };
        say(
            "agreement-bound",
            format!("{} – {mode}{by}", visit.day(&bound.on)),
        );
    }
    let term = &version.term;
    for (key, day) in [
        ("agreement-effective-from", term.effective_from),
        ("agreement-ends-on", term.ends_on),
        ("agreement-notice-given-on", term.notice_given_on),
    ] {
        if let Some(day) = day {
            say(key, visit.day(&day));
        }
    }
    if let Some(months) = term.renews_months {
        say(
            "agreement-renewal",
            visit.tn("agreement-every-months", &i64::from(months)),
        );
    }
    match term.notice {
        Some(Notice::Days(n)) => say(
            "agreement-notice",
            visit.tn("agreement-days", &i64::from(n)),
        ),
        Some(Notice::Months(n)) => say(
            "agreement-notice",
            visit.tn("agreement-months", &i64::from(n)),
        ),
        None => {}
    }
    if term.terminated {
        say("agreement-terminated", visit.t("agreement-yes"));
    }
    match version.review {
        Review::None => {}
        Review::Open { since, asked, .. } => {
            say("agreement-review-open", visit.day(&since));
            if let Some(asked) = asked {
                say("agreement-review-asked", visit.day(&asked));
            }
        }
        Review::Approved { on } => say("agreement-review-approved", visit.day(&on)),
        Review::Rejected { on } => say("agreement-review-rejected", visit.day(&on)),
    }
    say("agreement-added-on", visit.day(&version.added_on));
    say("agreement-size", size(visit, version.bytes));
    facts
}

/// A length in bytes as people say it.
fn size(visit: &Visit, bytes: u64) -> String {
    let bytes = i64::try_from(bytes).unwrap_or(i64::MAX);
    if bytes < 1024 {
        format!("{} B", visit.number(&bytes))
    } else if bytes < 1024 * 1024 {
        format!("{} kB", visit.number(&(bytes / 1024)))
    } else {
        format!("{} MB", visit.number(&(bytes / 1024 / 1024)))
    }
}
