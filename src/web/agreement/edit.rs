//! Changing what is said about an agreement as a whole. Who was slower sees both values.

use askama::Template;
use rocket::{get, post};

use crate::domain::agreement::{Agreement, AgreementFacts, AgreementId};
use crate::domain::draft::agreement::AgreementDraft;
use crate::store::agreement_name::AgreementChoices;
use crate::web::answer::{Answer, Reply};
use crate::web::form::{Choice, Control, Field, FormView};
use crate::web::form_change::Difference;
use crate::web::guard::{Can, Edit};
use crate::web::posted::Posted;
use crate::web::problem::WebError;
use crate::web::visit::Visit;

use super::vendors::{self, Vendors};

#[derive(Template)]
#[template(path = "agreement/edit.html")]
struct EditPage {
    visit: Visit,
    agreement: Agreement,
    form: FormView,
    vendors: Vendors,
    /// Where the search goes, and whether it is open.
    is_choosing: bool,
    differences: Vec<Difference>,
}

/// What the form offers.
struct Offered {
    vendors: Vec<(i64, String)>,
    choices: AgreementChoices,
}

fn form(visit: &Visit, offered: &Offered) -> FormView {
    let vendors = offered
        .vendors
        .iter()
        .map(|(id, name)| Choice::new(id.to_string(), name))
        .collect();
    let others: Vec<Choice> = offered
        .choices
        .others
        .iter()
        .map(|(id, title)| Choice::new(id.to_string(), title))
        .collect();
    let mut form = FormView::new(visit, "agreement")
        .field(Field::text("title").required().max(200).width("wide"))
        .field(Field::select("kind", super::kinds(visit)).required())
        .field(Field::new("vendors", Control::Boxes(vendors)).required());
    if offered.choices.entities.len() > 1 {
        let entities = super::entity_choices(visit, &offered.choices.entities);
        form = form.field(Field::select("entity", entities).required());
    }
    if !others.is_empty() {
        form = form
            .field(Field::select("replaces", others.clone()))
            .field(Field::select("amends", others.clone()))
            .field(Field::select("ends-with", others));
    }
    form.field(Field::new("review-months", Control::Line("number")).range(1, 120))
        .field(Field::new("notes", Control::Lines(4)).max(5000))
}

fn filled(form: FormView, agreement: &Agreement) -> FormView {
    let draft = AgreementDraft::of(&agreement.facts);
    let form = form
        .value("row", agreement.row.to_string())
        .value("title", draft.title)
        .value("kind", draft.kind)
        .value("entity", draft.entity)
        .value("replaces", draft.replaces)
        .value("amends", draft.amends)
        .value("ends-with", draft.ends_with)
        .value("review-months", draft.review_months)
        .value("notes", draft.notes);
    draft
        .vendors
        .into_iter()
        .fold(form, |form, vendor| form.value("vendors", vendor))
}

async fn offered(
    visit: &Visit,
    agreement: &Agreement,
    vendors: &Vendors,
) -> Result<Offered, WebError> {
    let id = agreement.id;
    let first = agreement.facts.vendors.first().copied();
    let choices = visit
        .read(move |reader| reader.agreement_choices(id, first))
        .await?;
    Ok(Offered {
        vendors: vendors.chosen.clone(),
        choices,
    })
}

/// The agreement's vendors and those that the address or the form adds.
async fn vendors(
    visit: &Visit,
    agreement: &Agreement,
    more: Vec<i64>,
) -> Result<(Vendors, bool), WebError> {
    let mut ids: Vec<i64> = agreement.facts.vendors.iter().map(|id| id.0).collect();
    for id in more {
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    let is_choosing = visit.query.get("q").is_some() || visit.query.get("more").is_some();
    let path = format!("{}/edit", super::address(agreement.id));
    let vendors = vendors::read(visit, ids, &path, is_choosing).await?;
    Ok((vendors, is_choosing))
}

#[get("/agreements/<id>/edit")]
pub(super) async fn edit(can: Can<Edit>, id: i64) -> Reply {
    let agreement = match super::find(&can, id).await {
        Err(WebError::NotFound) => {
            return super::withdraw::instead(can.visit, AgreementId(id)).await;
        }
        found => found?,
    };
    let added = vendors::asked(&can);
    let (vendors, is_choosing) = vendors(&can, &agreement, added.clone()).await?;
    let offered = offered(&can, &agreement, &vendors).await?;
    let mut form = filled(form(&can, &offered), &agreement);
    for id in added {
        if agreement.facts.vendors.iter().all(|known| known.0 != id) {
            form = form.value("vendors", id.to_string());
        }
    }
    Answer::page(&EditPage {
        visit: can.visit,
        agreement,
        form,
        vendors,
        is_choosing,
        differences: Vec::new(),
    })
}

#[post("/agreements/<id>/edit", data = "<posted>")]
pub(super) async fn update(can: Can<Edit>, id: i64, posted: Posted) -> Reply {
    let agreement = super::find(&can, id).await?;
    let chosen = posted
        .all("vendors")
        .iter()
        .filter_map(|id| id.parse().ok())
        .collect();
    let (vendors, is_choosing) = vendors(&can, &agreement, chosen).await?;
    let offered = offered(&can, &agreement, &vendors).await?;
    let mut typed = form(&can, &offered).fill(&posted);
    typed.check();
    let facts = facts(&posted, &agreement, &can, &mut typed).filter(|_| typed.is_good());
    let row = posted.get("row").parse().map_err(|_| WebError::Bad)?;
    let mut page = EditPage {
        visit: can.visit.clone(),
        form: typed,
        vendors,
        is_choosing,
        differences: Vec::new(),
        agreement,
    };
    let Some(facts) = facts else {
        return Answer::invalid(&page);
    };
    let changed = can
        .write(move |writer| writer.change_agreement(AgreementId(id), row, &facts))
        .await;
    match changed {
        Ok(_) => Ok(
            Answer::to(super::address(page.agreement.id)).saying("flash-agreement-changed", &[])
        ),
        Err(WebError::Conflict) => {
            page.agreement = super::find(&can, id).await?;
            let theirs = filled(form(&can, &offered), &page.agreement);
            page.differences = page.form.differences(&theirs);
            let row = page.agreement.row.to_string();
            page.form = page.form.without("row").value("row", row);
            Answer::page_with(rocket::http::Status::Conflict, &page)
        }
        Err(WebError::Rule(key)) => {
            page.form.problem("ends-with", key, &[]);
            Answer::invalid(&page)
        }
        Err(error) => Err(error),
    }
}

/// The facts of the form; what it does not offer stays as it is.
fn facts(
    posted: &Posted,
    agreement: &Agreement,
    visit: &Visit,
    form: &mut FormView,
) -> Option<AgreementFacts> {
    let before = AgreementDraft::of(&agreement.facts);
    let or_before = |name: &str, before: String| {
        if posted.has(name) {
            posted.get(name).to_owned()
        } else {
            before
        }
    };
    // The first vendor's folder holds the files: those that stay keep their order.
    let mut vendors: Vec<String> = Vec::new();
    let chosen = posted.all("vendors");
    let stays = |vendor: &&String| chosen.contains(&vendor.as_str());
    vendors.extend(before.vendors.iter().filter(stays).cloned());
    for vendor in &chosen {
        if !vendors.iter().any(|known| known == vendor) {
            vendors.push((*vendor).to_owned());
        }
    }
    let draft = AgreementDraft {
        title: posted.get("title").to_owned(),
        kind: posted.get("kind").to_owned(),
        entity: or_before("entity", before.entity),
        vendors,
        replaces: or_before("replaces", before.replaces),
        amends: or_before("amends", before.amends),
        ends_with: or_before("ends-with", before.ends_with),
        review_months: posted.get("review-months").to_owned(),
        notes: posted.raw("notes").to_owned(),
    };
    match draft.read() {
        Ok(facts) => Some(facts),
        Err(problems) => {
            for problem in problems {
                form.say(&problem.field, problem.sentence(visit.lang));
            }
            None
        }
    }
}
