//! Waivers: legal's decision to live with a finding until a day, with a reason. The list of those that hold,
//! the form that opens from a finding, and ending one early.

use askama::Template;
use rocket::{Route, get, post, routes};

use crate::domain::access::Action;
use crate::domain::day::add_months;
use crate::domain::draft::waiver::WaiverDraft;
use crate::domain::finding::{Finding, FindingCode};
use crate::domain::vendor::{Vendor, VendorId};
use crate::domain::waiver::WaiverId;

use super::answer::{Answer, Reply};
use super::form::{Control, Field, FormView};
use super::guard::{Can, Decide, Read};
use super::posted::Posted;
use super::problem::WebError;
use super::query::{Query, encoded};
use super::visit::Visit;

/// The routes of the waivers.
#[must_use]
pub fn routes() -> Vec<Route> {
    routes![list, new, create, end]
}

/// Where a finding is waived; `None` where it cannot be, is waived already, or whoever asks may not.
pub(super) fn new_address(visit: &Visit, finding: &Finding) -> Option<String> {
    let vendor = finding.vendor?;
    let offered =
        visit.may(Action::Decide) && finding.code.may_be_waived() && finding.waiver.is_none();
    offered.then(|| {
        let mut address = format!(
            "/waivers/new?vendor={}&code={}",
            vendor.0,
            finding.code.word()
        );
        if let Some(agreement) = finding.agreement {
            address.push_str(&format!("&agreement={}", agreement.0));
        }
        if let Some(detail) = &finding.detail {
            address.push_str(&format!("&detail={}", encoded(detail)));
        }
        address
    })
}

#[derive(Template)]
#[template(path = "waiver/list.html")]
struct WaiverListPage {
    visit: Visit,
    waivers: Vec<WaiverRow>,
    may_decide: bool,
}

/// One waiver as the list shows it.
struct WaiverRow {
    id: i64,
    title: String,
    vendor: String,
    href: String,
    reason: String,
    author: String,
    first_day: String,
    last_day: String,
    days_left: String,
}

#[get("/waivers")]
async fn list(can: Can<Read>) -> Reply {
    let today = can.today;
    let (waivers, vendors) = can
        .read(move |reader| {
            let waivers = reader.waivers(today)?;
            let ids: Vec<VendorId> = waivers.iter().map(|waiver| waiver.vendor).collect();
            let vendors = reader.vendors_by_id(&ids)?;
            Ok((waivers, vendors))
        })
        .await?;
    let visit = can.visit;
    let name = |id: VendorId| {
        vendors
            .iter()
            .find(|vendor| vendor.id == id)
            .map_or_else(|| format!("#{}", id.0), |vendor| vendor.facts.name.clone())
    };
    let waivers = waivers
        .iter()
        .map(|waiver| WaiverRow {
            id: waiver.id.0,
            title: visit.t(waiver.code.text_key()),
            vendor: name(waiver.vendor),
            href: format!("/vendors/{}", waiver.vendor.0),
            reason: waiver.reason.clone(),
            author: waiver.author.clone(),
            first_day: visit.day(&waiver.first_day),
            last_day: visit.day(&waiver.last_day),
            days_left: visit.tn("waiver-days-left", &(waiver.last_day - today).num_days()),
        })
        .collect();
    Answer::page(&WaiverListPage {
        waivers,
        may_decide: visit.may(Action::Decide),
        visit,
    })
}

#[derive(Template)]
#[template(path = "waiver/form.html")]
struct WaiverFormPage {
    visit: Visit,
    form: FormView,
    vendor: Vendor,
    code: String,
    /// The finding as it stands, in a sentence; empty when it no longer does.
    why: String,
}

fn form(visit: &Visit, about: [(&str, &str); 4]) -> FormView {
    let latest = add_months(visit.today, 12).unwrap_or(visit.today);
    let mut last_day = Field::new("last-day", Control::Line("date")).required();
    last_day.hint = Some(visit.t1("waiver-last-day-hint", "day", &latest));
    let form = FormView::new(visit, "waiver")
        .field(Field::new("reason", Control::Lines(4)).required().max(2000))
        .field(last_day);
    about
        .into_iter()
        .fold(form, |form, (name, value)| form.value(name, value))
}

/// The vendor of a waiver and the finding that it is about, as it stands today.
async fn about(
    visit: &Visit,
    vendor: i64,
    code: &str,
    agreement: &str,
    detail: &str,
) -> Result<(Vendor, FindingCode, String), WebError> {
    let code = FindingCode::from_word(code).ok_or(WebError::NotFound)?;
    let today = visit.today;
    let (vendor, findings) = visit
        .read(move |reader| {
            let id = VendorId(vendor);
            Ok((reader.vendor(id)?, reader.findings_of_vendor(id, today)?))
        })
        .await?;
    let vendor = vendor.ok_or(WebError::NotFound)?;
    let why = findings
        .iter()
        .find(|finding| {
            let its_agreement = finding.agreement.map(|id| id.0.to_string());
            finding.code == code
                && its_agreement.as_deref().unwrap_or_default() == agreement
                && finding.detail.as_deref().unwrap_or_default() == detail
        })
        .map(|finding| finding.sentence(visit.lang, today))
        .unwrap_or_default();
    Ok((vendor, code, why))
}

#[get("/waivers/new")]
async fn new(can: Can<Decide>) -> Reply {
    let field = |query: &Query, name| query.get(name).unwrap_or_default().to_owned();
    let vendor = field(&can.query, "vendor");
    let (code, agreement, detail) = (
        field(&can.query, "code"),
        field(&can.query, "agreement"),
        field(&can.query, "detail"),
    );
    let id = vendor.parse().map_err(|_| WebError::NotFound)?;
    let (found, found_code, why) = about(&can, id, &code, &agreement, &detail).await?;
    let form = form(
        &can,
        [
            ("vendor", &vendor),
            ("code", &code),
            ("agreement", &agreement),
            ("detail", &detail),
        ],
    );
    Answer::page(&WaiverFormPage {
        form,
        vendor: found,
        code: can.t(found_code.text_key()),
        why,
        visit: can.visit,
    })
}

#[post("/waivers", data = "<posted>")]
async fn create(can: Can<Decide>, posted: Posted) -> Reply {
    let id: i64 = posted.get("vendor").parse().map_err(|_| WebError::Bad)?;
    let draft = WaiverDraft {
        code: posted.get("code").to_owned(),
        agreement: posted.get("agreement").to_owned(),
        detail: posted.get("detail").to_owned(),
        reason: posted.get("reason").to_owned(),
        last_day: posted.get("last-day").to_owned(),
    };
    let facts = match draft.read(VendorId(id), can.today) {
        Ok(facts) => facts,
        Err(problems) => {
            let (vendor, code, why) =
                about(&can, id, &draft.code, &draft.agreement, &draft.detail).await?;
            let mut form = form(&can, [("", ""); 4]).fill(&posted);
            form.told(&problems);
            return Answer::invalid(&WaiverFormPage {
                form,
                vendor,
                code: can.t(code.text_key()),
                why,
                visit: can.visit,
            });
        }
    };
    let code = can.t(facts.code.text_key());
    can.write(move |writer| writer.waive(&facts)).await?;
    Ok(Answer::to(format!("/vendors/{id}")).saying("flash-waived", &[("what", code)]))
}

#[post("/waivers/<id>/end", data = "<posted>")]
async fn end(can: Can<Decide>, id: i64, posted: Posted) -> Reply {
    let reason = match posted.get("reason").trim() {
        "" => can.t("waiver-ended-by-hand"),
        given => given.to_owned(),
    };
    can.write(move |writer| writer.end_waiver(WaiverId(id), &reason))
        .await?;
    Ok(Answer::to("/waivers").saying("flash-waiver-ended", &[]))
}
