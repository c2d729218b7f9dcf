//! The steps in the life of a version, each a small form: a review opened and decided, binding with its proof, the
//! term, notice, termination, a proof, withdrawal. Who was slower sees both values.

use askama::Template;
use rocket::http::Status;
use rocket::{get, post};

use crate::domain::agreement::{Agreement, ProofPurpose, Version};
use crate::domain::day::Day;
use crate::domain::draft::agreement::BoundDraft;
use crate::domain::draft::term::{NoticeUnit, TermDraft};
use crate::domain::finding::dossier::Clause;
use crate::domain::term::{arithmetic, last_day};
use crate::store::review::MUSTS_UNDECIDED;
use crate::web::answer::{Answer, Reply};
use crate::web::form::{Choice, Control, Field, FormView};
use crate::web::form_change::Difference;
use crate::web::guard::{Can, Decide, Edit};
use crate::web::posted::{Posted, PostedFiles};
use crate::web::problem::WebError;
use crate::web::tombstone;
use crate::web::visit::Visit;

use super::change::{apply, read};

/// Longest comment on a decision, in characters.
const LONGEST_COMMENT: u32 = 2000;

/// A step by the last part of its address. The same word can stand under `record`, for whoever may edit, and under
/// `decide`, for legal alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    Decide,
    Bind,
    Term,
    Proof,
    Notice,
    Terminate,
    Withdraw,
    Kind,
}

impl Step {
    /// A step that records what happened.
    fn recording(word: &str) -> Option<Step> {
        match word {
            "term" => Some(Step::Term),
            "proof" => Some(Step::Proof),
            "notice" => Some(Step::Notice),
            "terminate" => Some(Step::Terminate),
            _ => None,
        }
    }

    /// A step that is legal's.
    fn deciding(word: &str) -> Option<Step> {
        match word {
            "review" => Some(Step::Decide),
            "bind" => Some(Step::Bind),
            "withdraw" => Some(Step::Withdraw),
            "kind" => Some(Step::Kind),
            _ => None,
        }
    }

    /// The last part of its text keys.
    fn word(self) -> &'static str {
        match self {
            Step::Decide => "decide",
            Step::Bind => "bind",
            Step::Term => "term",
            Step::Proof => "proof",
            Step::Notice => "notice",
            Step::Terminate => "terminate",
            Step::Withdraw => "withdraw",
            Step::Kind => "kind",
        }
    }
}

#[derive(Template)]
#[template(path = "agreement/step.html")]
struct StepPage {
    visit: Visit,
    agreement: Agreement,
    number: i64,
    title: String,
    lead: String,
    /// How the dates stand now, where the step changes them.
    now: Option<String>,
    act: String,
    is_danger: bool,
    form: FormView,
    differences: Vec<Difference>,
    /// What stands in the way: words and address.
    hindrances: Vec<(String, String)>,
}

fn form(visit: &Visit, step: Step) -> FormView {
    let form = FormView::new(visit, "agreement");
    let day = |name| Field::new(name, Control::Line("date"));
    let proof = Field::new("proof", Control::File(".pdf,.png,.eml"));
    let units = NoticeUnit::ALL
        .iter()
        .map(|unit| Choice::new(unit.word(), visit.t(unit.text_key())))
        .collect();
    match step {
        Step::Kind => form,
        Step::Decide => {
            let choices = ["approve", "request-changes", "reject"]
                .map(|word| Choice::new(word, visit.t(&format!("agreement-{word}"))));
            form.field(Field::new("decision", Control::Radios(choices.into())).required())
                .field(Field::new("comment", Control::Lines(4)).max(LONGEST_COMMENT))
        }
        Step::Bind => form
            .field(day("on").required())
            .field(Field::new("mode", Control::Radios(super::modes(visit))).required())
            .field(Field::text("by-us").max(200))
            .field(Field::text("by-them").max(200))
            .field(proof),
        Step::Term => form
            .field(day("effective-from"))
            .field(day("ends-on"))
            .field(Field::new("renews-months", Control::Line("number")).range(1, 120))
            .field(Field::new("notice", Control::Line("number")).range(0, 3650))
            .field(Field::new("notice-unit", Control::Radios(units)).required()),
        Step::Proof => {
            let purposes = ProofPurpose::ALL.iter();
            let purposes = purposes.map(|it| Choice::new(it.word(), visit.t(it.text_key())));
            form.field(Field::new("purpose", Control::Radios(purposes.collect())).required())
                .field(proof.required())
        }
        Step::Notice => form.field(day("notice-given-on").required()),
        Step::Terminate => form.field(
            day("ends-on")
                .required()
                .label(visit.t("agreement-last-day")),
        ),
        Step::Withdraw => form
            .field(tombstone::reason_field())
            .field(Field::new("remove", Control::Tick)),
    }
}

fn filled(form: FormView, step: Step, version: &Version, today: Day) -> FormView {
    let form = form.value("row", version.row.to_string());
    match step {
        Step::Bind => {
            let draft = version.bound.as_ref().map_or_else(
                || BoundDraft {
                    mode: "signed".to_owned(),
                    ..BoundDraft::default()
                },
                BoundDraft::of,
            );
            form.value("on", draft.on)
                .value("mode", draft.mode)
                .value("by-us", draft.by_us)
                .value("by-them", draft.by_them)
        }
        Step::Term => {
            let draft = TermDraft::of(&version.term);
            form.value("effective-from", draft.effective_from)
                .value("ends-on", draft.ends_on)
                .value("renews-months", draft.renews_months)
                .value("notice", draft.notice)
                .value("notice-unit", draft.notice_unit)
        }
        Step::Proof => {
            // After the end it is the deletion that is left to prove.
            let has_ended = last_day(&version.term).is_some_and(|last| last < today);
            let purpose = if has_ended {
                ProofPurpose::Deletion
            } else {
                ProofPurpose::Binding
            };
            form.value("purpose", purpose.word())
        }
        Step::Notice => {
            let given = version.term.notice_given_on.unwrap_or(today);
            form.value("notice-given-on", given.to_string())
        }
        Step::Terminate => {
            let last = version.term.ends_on.map(|day| day.to_string());
            form.value("ends-on", last.unwrap_or_default())
        }
        _ => form,
    }
}

fn page(
    visit: &Visit,
    agreement: Agreement,
    number: u32,
    step: Step,
    form: FormView,
) -> Result<StepPage, WebError> {
    let version = super::version_of(&agreement, number)?;
    let word = step.word();
    let shows_dates = matches!(
        step,
        Step::Bind | Step::Term | Step::Notice | Step::Terminate
    );
    Ok(StepPage {
        now: shows_dates
            .then(|| arithmetic(version, visit.today).sentence(visit.lang, visit.today)),
        title: visit.t(&format!("agreement-step-{word}")),
        lead: visit.t(&format!("agreement-step-{word}-lead")),
        act: visit.t(&format!("agreement-step-{word}-act")),
        is_danger: step == Step::Withdraw,
        visit: visit.clone(),
        agreement,
        number: i64::from(number),
        form,
        differences: Vec::new(),
        hindrances: Vec::new(),
    })
}

async fn show(visit: &Visit, id: i64, number: u32, step: Option<Step>) -> Reply {
    let step = step.ok_or(WebError::NotFound)?;
    let agreement = super::find(visit, id).await?;
    let version = super::version_of(&agreement, number)?;
    let form = filled(form(visit, step), step, version, visit.today);
    Answer::page(&page(visit, agreement, number, step, form)?)
}

#[get("/agreements/<id>/versions/<number>/record/<step>")]
pub(super) async fn record_form(can: Can<Edit>, id: i64, number: u32, step: &str) -> Reply {
    show(&can, id, number, Step::recording(step)).await
}

#[get("/agreements/<id>/versions/<number>/decide/<step>")]
pub(super) async fn decide_form(can: Can<Decide>, id: i64, number: u32, step: &str) -> Reply {
    show(&can, id, number, Step::deciding(step)).await
}

#[post("/agreements/<id>/versions/<number>/record/<step>", data = "<posted>")]
pub(super) async fn record(
    can: Can<Edit>,
    id: i64,
    number: u32,
    step: &str,
    posted: PostedFiles,
) -> Reply {
    take(&can, id, number, Step::recording(step), posted.0).await
}

#[post("/agreements/<id>/versions/<number>/decide/<step>", data = "<posted>")]
pub(super) async fn decide(
    can: Can<Decide>,
    id: i64,
    number: u32,
    step: &str,
    posted: PostedFiles,
) -> Reply {
    take(&can, id, number, Step::deciding(step), posted.0).await
}

/// Takes a step: the form is read, the change is made, or the page comes again with what is wrong.
async fn take(visit: &Visit, id: i64, number: u32, step: Option<Step>, posted: Posted) -> Reply {
    let step = step.ok_or(WebError::NotFound)?;
    let agreement = super::find(visit, id).await?;
    let version = super::version_of(&agreement, number)?.clone();
    let mut typed = form(visit, step).fill(&posted);
    typed.check();
    let change = read(step, &posted, &version, visit, &mut typed);
    let row: i64 = posted.get("row").parse().map_err(|_| WebError::Bad)?;
    let Some(change) = change.filter(|_| typed.is_good()) else {
        return Answer::invalid(&page(visit, agreement, number, step, typed)?);
    };
    let version_id = version.id;
    let made = visit
        .write(move |writer| apply(writer, version_id, row, change))
        .await;
    match made {
        Ok(()) => {
            let key = format!("flash-step-{}", step.word());
            Ok(Answer::to(super::address(agreement.id)).saying(&key, &[]))
        }
        Err(WebError::Conflict) => {
            let now = super::find(visit, id).await?;
            let theirs = super::version_of(&now, number)?;
            let row = theirs.row.to_string();
            let differences =
                typed.differences(&filled(form(visit, step), step, theirs, visit.today));
            let again = typed.without("row").value("row", row);
            let mut page = page(visit, now, number, step, again)?;
            page.differences = differences;
            Answer::page_with(Status::Conflict, &page)
        }
        Err(WebError::Rule(key)) => {
            typed.problem("decision", key, &[]);
            let here = super::review::address(agreement.id, number);
            let mut page = page(visit, agreement, number, step, typed)?;
            if key == MUSTS_UNDECIDED {
                let musts = visit
                    .read(move |reader| reader.undecided_musts(version_id))
                    .await?;
                let link = |clause: &Clause| {
                    let title = clause.title(visit.lang).to_owned();
                    (title, format!("{here}?point={0}#r-{0}", clause.id))
                };
                page.hindrances = musts.iter().map(link).collect();
            }
            Answer::page_with(Status::Conflict, &page)
        }
        Err(error) => Err(error),
    }
}
