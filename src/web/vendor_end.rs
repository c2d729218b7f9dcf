//! The ways out of the register for a vendor: merged into the one that it duplicates, or withdrawn because it
//! was added by mistake. Both leave a tombstone with a reason, which an old link still finds.

use rocket::{Route, get, post, routes};

use crate::domain::vendor::{Vendor, VendorId};
use crate::store::tombstone::Tombstone;

use super::answer::{Answer, Reply};
use super::form::{Choice, Field, FormView};
use super::guard::{Can, Decide};
use super::posted::Posted;
use super::problem::WebError;
use super::tombstone::{self, EndPage, reason, reason_field};
use super::visit::Visit;

/// Vendors offered to merge into where none is alike.
const OFFERED: u32 = 500;

/// The routes of a vendor's ends.
#[must_use]
pub fn routes() -> Vec<Route> {
    routes![withdraw_form, withdraw, merge_form, merge]
}

/// The page of an old link: what became of the vendor.
pub(super) fn gone(visit: Visit, tombstone: &Tombstone) -> Reply {
    let on = tombstone
        .merged_into
        .map(|id| (address(id), visit.t("vendor-gone-merged")));
    tombstone::gone(visit, "vendor", tombstone, on)
}

fn address(id: VendorId) -> String {
    format!("/vendors/{}", id.0)
}

async fn find(visit: &Visit, id: i64) -> Result<Vendor, WebError> {
    visit
        .read(move |reader| reader.vendor(VendorId(id)))
        .await?
        .ok_or(WebError::NotFound)
}

fn withdraw_page(visit: Visit, vendor: &Vendor, form: FormView) -> EndPage {
    EndPage {
        list: ("/vendors", visit.t("vendor-title")),
        subject: (address(vendor.id), vendor.facts.name.clone()),
        title: visit.t1("vendor-withdraw-title", "name", &vendor.facts.name),
        lead: visit.t("vendor-withdraw-lead"),
        action: "withdraw",
        act: visit.t("vendor-withdraw-act"),
        form,
        visit,
    }
}

fn withdraw_form_view(visit: &Visit, vendor: &Vendor) -> FormView {
    FormView::new(visit, "vendor")
        .field(reason_field())
        .value("row", vendor.row.to_string())
}

#[get("/vendors/<id>/withdraw")]
async fn withdraw_form(can: Can<Decide>, id: i64) -> Reply {
    let vendor = find(&can, id).await?;
    let form = withdraw_form_view(&can, &vendor);
    Answer::page(&withdraw_page(can.visit, &vendor, form))
}

#[post("/vendors/<id>/withdraw", data = "<posted>")]
async fn withdraw(can: Can<Decide>, id: i64, posted: Posted) -> Reply {
    let vendor = find(&can, id).await?;
    let mut form = withdraw_form_view(&can, &vendor).fill(&posted);
    let row = posted.get("row").parse().map_err(|_| WebError::Bad)?;
    let Some(reason) = reason(&mut form, &posted) else {
        return Answer::invalid(&withdraw_page(can.visit, &vendor, form));
    };
    let withdrawn = can
        .write(move |writer| writer.withdraw_vendor(VendorId(id), row, &reason))
        .await;
    match withdrawn {
        Ok(()) => {
            Ok(Answer::to("/vendors")
                .saying("flash-vendor-withdrawn", &[("name", vendor.facts.name)]))
        }
        Err(WebError::Rule(key)) => {
            form.problem("reason", key, &[]);
            Answer::invalid(&withdraw_page(can.visit, &vendor, form))
        }
        Err(other) => Err(other),
    }
}

/// The vendors to merge into: those that are alike first, then the others by name.
async fn merge_form_view(visit: &Visit, vendor: &Vendor) -> Result<FormView, WebError> {
    let id = vendor.id;
    let (name, number) = (
        vendor.facts.name.clone(),
        vendor.facts.registration_number.clone(),
    );
    let (similar, all) = visit
        .read(move |reader| {
            let similar = reader.similar_vendors(&name, number.as_deref())?;
            Ok((similar, reader.vendor_names(OFFERED)?))
        })
        .await?;
    let mut choices: Vec<Choice> = Vec::new();
    let named = similar.into_iter().chain(all);
    for (other, name) in named {
        let value = other.0.to_string();
        if other != id && choices.iter().all(|choice| choice.value != value) {
            choices.push(Choice::new(value, name));
        }
    }
    Ok(FormView::new(visit, "vendor")
        .field(Field::select("stays", choices).required())
        .field(reason_field()))
}

fn merge_page(visit: Visit, vendor: &Vendor, form: FormView) -> EndPage {
    EndPage {
        list: ("/vendors", visit.t("vendor-title")),
        subject: (address(vendor.id), vendor.facts.name.clone()),
        title: visit.t1("vendor-merge-title", "name", &vendor.facts.name),
        lead: visit.t1("vendor-merge-lead", "name", &vendor.facts.name),
        action: "merge",
        act: visit.t("vendor-merge-act"),
        form,
        visit,
    }
}

#[get("/vendors/<id>/merge")]
async fn merge_form(can: Can<Decide>, id: i64) -> Reply {
    let vendor = find(&can, id).await?;
    let form = merge_form_view(&can, &vendor).await?;
    Answer::page(&merge_page(can.visit, &vendor, form))
}

#[post("/vendors/<id>/merge", data = "<posted>")]
async fn merge(can: Can<Decide>, id: i64, posted: Posted) -> Reply {
    let vendor = find(&can, id).await?;
    let mut form = merge_form_view(&can, &vendor).await?.fill(&posted);
    form.check();
    let reason = reason(&mut form, &posted);
    let stays: Option<i64> = posted.get("stays").parse().ok();
    let (Some(reason), Some(stays), true) = (reason, stays, form.is_good()) else {
        return Answer::invalid(&merge_page(can.visit, &vendor, form));
    };
    can.write(move |writer| writer.merge_vendors(VendorId(stays), VendorId(id), &reason))
        .await?;
    Ok(Answer::to(format!("/vendors/{stays}"))
        .saying("flash-vendor-merged", &[("name", vendor.facts.name)]))
}
