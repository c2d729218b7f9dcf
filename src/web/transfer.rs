//! What a transfer to a third country rests on, recorded and changed by legal. That it is missing is a finding; the table
//! of transfers stands on the vendor's tab of sub-processors.

use askama::Template;
use rocket::http::Status;
use rocket::{Route, get, post, routes};

use crate::domain::choice::Words as _;
use crate::domain::draft::transfer::TransferDraft;
use crate::domain::sub_processor::SubProcessorId;
use crate::domain::transfer::{Mechanism, SccModule, Transfer, TransferId};
use crate::domain::vendor::VendorId;

use super::answer::{Answer, Reply};
use super::form::{Choice, Control, Field, FormView};
use super::form_change::Difference;
use super::guard::{Can, Decide};
use super::posted::Posted;
use super::problem::WebError;
use super::visit::Visit;

/// The routes of the transfers.
#[must_use]
pub(super) fn routes() -> Vec<Route> {
    routes![new, create, edit, update]
}

/// Where a vendor's transfers stand.
pub(super) fn address(vendor: VendorId) -> String {
    format!("/vendors/{}/sub-processors#transfers", vendor.0)
}

#[derive(Template)]
#[template(path = "transfer/form.html")]
struct TransferFormPage {
    visit: Visit,
    title: String,
    vendor: (String, String),
    form: FormView,
    differences: Vec<Difference>,
}

fn form(visit: &Visit) -> FormView {
    let choices: Vec<Choice> = Mechanism::WORDS
        .iter()
        .filter(|mechanism| **mechanism != Mechanism::SccUnspecified)
        .map(|mechanism| Choice::new(mechanism.word(), visit.t(mechanism.text_key())))
        .collect();
    let modules: Vec<Choice> = SccModule::WORDS
        .iter()
        .map(|module| {
            Choice::new(
                module.word(),
                visit.t(&format!("{}-for", module.text_key())),
            )
        })
        .collect();
    FormView::new(visit, "transfer")
        .field(Field::new("mechanism", Control::Radios(choices)).required())
        .field(Field::new("modules", Control::Boxes(modules)))
        .field(Field::new("since", Control::Line("date")))
        .field(Field::new("until", Control::Line("date")))
        .field(Field::new("note", Control::Lines(4)).max(2000))
}

/// The vendor's name and the name of the recipient, who is the vendor itself or a sub-processor of it.
async fn names(
    visit: &Visit,
    vendor: VendorId,
    sub_processor: Option<SubProcessorId>,
) -> Result<(String, String), WebError> {
    let found = visit
        .read(move |reader| {
            let Some(vendor) = reader.vendor(vendor)? else {
                return Ok(None);
            };
            let name = vendor.facts.name;
            let Some(id) = sub_processor else {
                return Ok(Some((name.clone(), name)));
            };
            let line = reader.sub_processor(id)?;
            let line = line.filter(|line| line.it.vendor == vendor.id);
            Ok(line.map(|line| (name, line.it.facts.name)))
        })
        .await?;
    found.ok_or(WebError::NotFound)
}

async fn page(
    visit: &Visit,
    vendor: VendorId,
    sub_processor: Option<SubProcessorId>,
    form: FormView,
) -> Result<TransferFormPage, WebError> {
    let (name, recipient) = names(visit, vendor, sub_processor).await?;
    Ok(TransferFormPage {
        title: visit.t1("transfer-form-title", "recipient", &recipient),
        vendor: (name, address(vendor)),
        form,
        differences: Vec::new(),
        visit: visit.clone(),
    })
}

fn number(text: &str) -> Result<Option<SubProcessorId>, WebError> {
    if text.is_empty() {
        return Ok(None);
    }
    let id = text.parse().map_err(|_| WebError::NotFound)?;
    Ok(Some(SubProcessorId(id)))
}

#[get("/vendors/<id>/transfers/new")]
async fn new(can: Can<Decide>, id: i64) -> Reply {
    let asked = can
        .query
        .get("sub-processor")
        .unwrap_or_default()
        .to_owned();
    let mut form = form(&can).value("sub-processor", &asked);
    if let Some(mechanism) = can.query.get("mechanism") {
        form = form.value("mechanism", mechanism);
    }
    Answer::page(&page(&can, VendorId(id), number(&asked)?, form).await?)
}

fn draft(posted: &Posted) -> TransferDraft {
    let field = |name: &str| posted.get(name).to_owned();
    TransferDraft {
        mechanism: field("mechanism"),
        modules: posted
            .all("modules")
            .into_iter()
            .map(str::to_owned)
            .collect(),
        since: field("since"),
        until: field("until"),
        note: field("note"),
    }
}

#[post("/vendors/<id>/transfers/new", data = "<posted>")]
async fn create(can: Can<Decide>, id: i64, posted: Posted) -> Reply {
    let vendor = VendorId(id);
    let sub_processor = number(posted.get("sub-processor"))?;
    let facts = match draft(&posted).read(sub_processor) {
        Ok(facts) => facts,
        Err(problems) => {
            let mut form = form(&can).fill(&posted);
            form.told(&problems);
            return Answer::invalid(&page(&can, vendor, sub_processor, form).await?);
        }
    };
    can.write(move |writer| writer.record_transfer(vendor, &facts))
        .await?;
    Ok(Answer::to(address(vendor)).saying("flash-transfer-recorded", &[]))
}

async fn find(visit: &Visit, id: i64) -> Result<Transfer, WebError> {
    visit
        .read(move |reader| reader.transfer(TransferId(id)))
        .await?
        .ok_or(WebError::NotFound)
}

fn filled(visit: &Visit, transfer: &Transfer) -> FormView {
    let draft = TransferDraft::of(&transfer.facts);
    let filled = form(visit)
        .value("row", transfer.row.to_string())
        .value("mechanism", draft.mechanism)
        .value("since", draft.since)
        .value("until", draft.until)
        .value("note", draft.note);
    let modules = draft.modules.into_iter();
    modules.fold(filled, |form, module| form.value("modules", module))
}

#[get("/transfers/<id>")]
async fn edit(can: Can<Decide>, id: i64) -> Reply {
    let transfer = find(&can, id).await?;
    let form = filled(&can, &transfer);
    Answer::page(&page(&can, transfer.vendor, transfer.facts.sub_processor, form).await?)
}

#[post("/transfers/<id>", data = "<posted>")]
async fn update(can: Can<Decide>, id: i64, posted: Posted) -> Reply {
    let transfer = find(&can, id).await?;
    let (vendor, to) = (transfer.vendor, transfer.facts.sub_processor);
    let row: i64 = posted.get("row").parse().map_err(|_| WebError::Bad)?;
    let mut form = form(&can).fill(&posted);
    let facts = match draft(&posted).read(to) {
        Ok(facts) => facts,
        Err(problems) => {
            form.told(&problems);
            return Answer::invalid(&page(&can, vendor, to, form).await?);
        }
    };
    let changed = can
        .write(move |writer| writer.change_transfer(TransferId(id), row, &facts))
        .await;
    match changed {
        Ok(()) => Ok(Answer::to(address(vendor)).saying("flash-transfer-changed", &[])),
        Err(WebError::Conflict) => {
            let theirs = find(&can, id).await?;
            let differences = form.differences(&filled(&can, &theirs));
            let form = form.replace("row", theirs.row.to_string());
            let mut page = page(&can, vendor, to, form).await?;
            page.differences = differences;
            Answer::page_with(Status::Conflict, &page)
        }
        Err(error) => Err(error),
    }
}
