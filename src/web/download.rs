//! What can be taken away from the register beside its lists: the summaries as PDF, the dates as a calendar. All of
//! it is made on the slow lane, so that one big report slows no page; a PDF is noted in the journal.

use rocket::http::ContentType;
use rocket::{Route, get, routes};

use crate::domain::vendor::VendorId;
use crate::report::agenda::{Agenda, agenda};
use crate::report::occasion::Occasion;
use crate::report::paper::Paper;
use crate::report::pdf::pdf;
use crate::report::{register, vendor};
use crate::store::error::StoreError;
use crate::store::journal::Subject;
use crate::store::reader::Reader;

use super::answer::{Answer, Reply};
use super::guard::{Can, Read};
use super::list::order;
use super::problem::WebError;
use super::visit::Visit;

/// Months that the calendar looks ahead.
const MONTHS: u32 = 24;
/// Days before a date at which the calendar reminds.
const REMIND_DAYS: u32 = 14;

/// The routes of the downloads.
#[must_use]
pub fn routes() -> Vec<Route> {
    routes![register_pdf, vendor_pdf, calendar]
}

/// Draws a paper that the slow lane has read, notes it in the journal, and gives the file.
pub(super) async fn paper(
    visit: &Visit,
    report: &'static str,
    subject: Subject,
    name: String,
    read: impl FnOnce(&Reader<'_>) -> Result<Option<Paper>, StoreError> + Send + 'static,
) -> Reply {
    let drawn = visit
        .read_slow(move |reader| Ok(read(reader)?.map(|paper| pdf(&paper))))
        .await?
        .ok_or(WebError::NotFound)?
        .map_err(|error| WebError::Internal(error.to_string()))?;
    let digest = drawn.digest;
    visit
        .write(move |writer| writer.issue_paper(report, subject, &digest))
        .await?;
    Ok(Answer::download(&name, ContentType::PDF, drawn.bytes))
}

#[get("/vendors.pdf")]
async fn register_pdf(can: Can<Read>) -> Reply {
    let filter = super::vendor::filter(&can.query);
    let sorting = super::vendor::sorting(&can.query);
    let page = super::vendor::page(&can.query, &sorting);
    let (lang, today) = (can.lang, can.today);
    let name = format!("avtal-register-{today}.pdf");
    paper(&can, "register", Subject::default(), name, move |reader| {
        let occasion = Occasion::read(reader, lang, today)?;
        let summary = register::read::read(reader, &occasion, filter, page.sort, order(&sorting))?;
        Ok(Some(register::paper(&occasion, &summary)))
    })
    .await
}

#[get("/vendors/<file>", rank = 3)]
async fn vendor_pdf(can: Can<Read>, file: &str) -> Reply {
    let id = file
        .strip_suffix(".pdf")
        .and_then(|id| id.parse().ok())
        .map(VendorId)
        .ok_or(WebError::NotFound)?;
    let (lang, today) = (can.lang, can.today);
    let vendor = can
        .read(move |reader| reader.vendor(id))
        .await?
        .ok_or(WebError::NotFound)?;
    let name = format!("avtal-{}-{today}.pdf", vendor.slug);
    paper(&can, "vendor", Subject::vendor(id), name, move |reader| {
        let occasion = Occasion::read(reader, lang, today)?;
        Ok(vendor::read::read(reader, &occasion, id)?
            .map(|summary| vendor::paper(&occasion, &summary)))
    })
    .await
}

#[get("/calendar.ics")]
async fn calendar(can: Can<Read>) -> Reply {
    let wanted = Agenda {
        lang: can.lang,
        day: can.today,
        months: MONTHS,
        remind_days: Some(REMIND_DAYS),
        base_url: Some(can.base_url()),
    };
    let (file, _) = can.read_slow(move |reader| agenda(reader, &wanted)).await?;
    let name = format!("avtal-{}.ics", can.today);
    Ok(Answer::download(
        &name,
        ContentType::Calendar,
        file.into_bytes(),
    ))
}
