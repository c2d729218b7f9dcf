//! Adding a sub-processor by hand, changing one, and ending one by its last day. Who was slower sees both values.

use askama::Template;
use rocket::http::Status;
use rocket::{get, post};

use crate::domain::draft::sub_processor::SubProcessorDraft;
use crate::domain::sub_processor::{SubProcessorFacts, SubProcessorId};
use crate::domain::vendor::VendorId;
use crate::store::sub_processor::{SubProcessorLine, name_key};
use crate::web::answer::{Answer, Reply};
use crate::web::form::{Control, Field, FormView};
use crate::web::form_change::Difference;
use crate::web::guard::{Can, Edit};
use crate::web::posted::Posted;
use crate::web::problem::WebError;
use crate::web::visit::Visit;

use super::{address, find};

#[derive(Template)]
#[template(path = "sub_processor/form.html")]
struct SubProcessorFormPage {
    visit: Visit,
    title: String,
    /// The vendor's name and the address of its sub-processors.
    vendor: (String, String),
    form: FormView,
    differences: Vec<Difference>,
}

fn form(visit: &Visit) -> FormView {
    FormView::new(visit, "sub-processor")
        .field(Field::text("name").required().max(200).autocomplete("off"))
        .field(Field::text("countries").max(500))
        .field(Field::text("purpose").max(500).width("wide"))
        .field(Field::new("since", Control::Line("date")))
        .field(Field::new("until", Control::Line("date")))
        .field(Field::text("linked").max(200).autocomplete("off"))
}

fn filled(visit: &Visit, line: &SubProcessorLine) -> FormView {
    let draft = SubProcessorDraft::of(&line.it.facts);
    form(visit)
        .value("row", line.it.row.to_string())
        .value("name", draft.name)
        .value("countries", draft.countries)
        .value("purpose", draft.purpose)
        .value("since", draft.since)
        .value("until", draft.until)
        .value("linked", line.linked_name.clone().unwrap_or_default())
}

/// Reads what was typed; the vendor that it is linked to is named, not numbered.
async fn read(
    visit: &Visit,
    vendor: VendorId,
    posted: &Posted,
    form: &mut FormView,
) -> Result<Option<SubProcessorFacts>, WebError> {
    let named = posted.get("linked").to_owned();
    let mut linked = String::new();
    if !named.is_empty() {
        let wanted = named.clone();
        let found = visit
            .read(move |reader| reader.vendors_called(&[&wanted]))
            .await?;
        match found.get(&name_key(&named)) {
            Some((id, _)) => linked = id.0.to_string(),
            None => form.problem("linked", "problem-sub-processor-link", &[]),
        }
    }
    let draft = SubProcessorDraft {
        name: posted.get("name").to_owned(),
        countries: posted.get("countries").to_owned(),
        purpose: posted.get("purpose").to_owned(),
        since: posted.get("since").to_owned(),
        until: posted.get("until").to_owned(),
        linked,
    };
    let facts = draft.read(vendor);
    if let Err(problems) = &facts {
        form.told(problems);
    }
    Ok(facts.ok().filter(|_| form.is_good()))
}

#[get("/vendors/<id>/sub-processors/new")]
pub(super) async fn new(can: Can<Edit>, id: i64) -> Reply {
    let vendor = find(&can, id).await?;
    let form = form(&can);
    Answer::page(&new_page(can.visit, vendor.facts.name, id, form))
}

fn new_page(visit: Visit, vendor: String, id: i64, form: FormView) -> SubProcessorFormPage {
    SubProcessorFormPage {
        title: visit.t("sub-processor-add"),
        vendor: (vendor, address(VendorId(id))),
        form,
        differences: Vec::new(),
        visit,
    }
}

#[post("/vendors/<id>/sub-processors/new", data = "<posted>")]
pub(super) async fn create(can: Can<Edit>, id: i64, posted: Posted) -> Reply {
    let vendor = find(&can, id).await?;
    let mut form = form(&can).fill(&posted);
    let facts = read(&can, vendor.id, &posted, &mut form).await?;
    let Some(facts) = facts else {
        return Answer::invalid(&new_page(can.visit, vendor.facts.name, id, form));
    };
    let name = facts.name.clone();
    let added = can
        .write(move |writer| writer.add_sub_processor(VendorId(id), None, &facts))
        .await;
    match added {
        Ok(_) => {
            Ok(Answer::to(address(vendor.id))
                .saying("flash-sub-processor-added", &[("name", name)]))
        }
        Err(WebError::Rule(key)) => {
            form.problem("name", key, &[]);
            Answer::invalid(&new_page(can.visit, vendor.facts.name, id, form))
        }
        Err(error) => Err(error),
    }
}

async fn line(visit: &Visit, id: i64) -> Result<SubProcessorLine, WebError> {
    visit
        .read(move |reader| reader.sub_processor(SubProcessorId(id)))
        .await?
        .ok_or(WebError::NotFound)
}

fn edit_page(visit: &Visit, line: &SubProcessorLine, form: FormView) -> SubProcessorFormPage {
    SubProcessorFormPage {
        title: visit.t1("sub-processor-edit-title", "name", &line.it.facts.name),
        vendor: (line.vendor_name.clone(), address(line.it.vendor)),
        form,
        differences: Vec::new(),
        visit: visit.clone(),
    }
}

#[get("/sub-processors/<id>")]
pub(super) async fn edit(can: Can<Edit>, id: i64) -> Reply {
    let line = line(&can, id).await?;
    let form = filled(&can, &line);
    Answer::page(&edit_page(&can, &line, form))
}

#[post("/sub-processors/<id>", data = "<posted>")]
pub(super) async fn update(can: Can<Edit>, id: i64, posted: Posted) -> Reply {
    let before = line(&can, id).await?;
    let mut form = form(&can).fill(&posted);
    let row: i64 = posted.get("row").parse().map_err(|_| WebError::Bad)?;
    let facts = read(&can, before.it.vendor, &posted, &mut form).await?;
    let Some(facts) = facts else {
        return Answer::invalid(&edit_page(&can, &before, form));
    };
    let name = facts.name.clone();
    let changed = can
        .write(move |writer| writer.change_sub_processor(SubProcessorId(id), row, &facts))
        .await;
    match changed {
        Ok(_) => Ok(Answer::to(address(before.it.vendor))
            .saying("flash-sub-processor-changed", &[("name", name)])),
        Err(WebError::Conflict) => {
            let theirs = line(&can, id).await?;
            let differences = form.differences(&filled(&can, &theirs));
            let form = form.replace("row", theirs.it.row.to_string());
            let mut page = edit_page(&can, &theirs, form);
            page.differences = differences;
            Answer::page_with(Status::Conflict, &page)
        }
        Err(WebError::Rule(key)) => {
            form.problem("name", key, &[]);
            Answer::invalid(&edit_page(&can, &before, form))
        }
        Err(error) => Err(error),
    }
}
