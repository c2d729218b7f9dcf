//! What can be taken away from the register beside its lists: the summaries as PDF, the dates as a calendar. All of
//! it is made on the slow lane, so that one big report slows no page; a PDF is noted in the journal.

use rocket::http::ContentType;
use rocket::{Route, get, routes};

use crate::domain::agreement::AgreementId;
use crate::domain::vendor::VendorId;
use crate::report::agenda::{Agenda, agenda};
use crate::report::occasion::Occasion;
use crate::report::pack::read::Which;
use crate::report::paper::Paper;
use crate::report::pdf::pdf;
use crate::report::review::kept;
use crate::report::{expiry, finding, journal, pack, register, vendor};
use crate::store::error::StoreError;
use crate::store::journal::Subject;
use crate::store::reader::Reader;

use super::answer::{Answer, Reply};
use super::guard::{Can, Read, ReadJournal};
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
    routes![
        register_pdf,
        vendor_pdf,
        vendor_pack,
        findings_pdf,
        journal_pdf,
        expiry_pdf,
        review_pdf,
        calendar,
    ]
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

/// The audit pack of one vendor, which is made at once; that of a filter is made by `pack`.
#[get("/vendors/<id>/pack.pdf")]
async fn vendor_pack(can: Can<Read>, id: i64) -> Reply {
    let id = VendorId(id);
    let (lang, today) = (can.lang, can.today);
    let house = can.state()?.store.house().ok();
    let asked_by = can.member.user.facts.name.clone();
    let vendor = can
        .read(move |reader| reader.vendor(id))
        .await?
        .ok_or(WebError::NotFound)?;
    let name = format!("avtal-pack-{}-{today}.pdf", vendor.slug);
    paper(&can, "pack", Subject::vendor(id), name, move |reader| {
        let occasion = Occasion::read(reader, lang, today)?;
        let scope = pack::read::scope(reader, &occasion, Which::Vendor(id), &asked_by)?;
        let file = pack::read::vendor_file(reader, &occasion, id)?;
        Ok(scope.zip(file).map(|((cover, _), file)| {
            let catalogue = house.as_deref().map(|house| &*house.catalogue);
            pack::paper(&occasion, &cover, &[file], catalogue)
        }))
    })
    .await
}

#[get("/findings.pdf")]
async fn findings_pdf(can: Can<Read>) -> Reply {
    let filter = super::finding::filter(&can.query);
    let (lang, today) = (can.lang, can.today);
    let name = format!("avtal-findings-{today}.pdf");
    paper(&can, "findings", Subject::default(), name, move |reader| {
        let occasion = Occasion::read(reader, lang, today)?;
        let report = finding::read::read(reader, &occasion, &[filter])?;
        Ok(Some(finding::paper(&occasion, &report)))
    })
    .await
}

#[get("/journal.pdf")]
async fn journal_pdf(can: Can<ReadJournal>) -> Reply {
    let filter = super::journal::filter(&can.query, &can.settings);
    let (lang, today) = (can.lang, can.today);
    let name = format!("avtal-journal-{today}.pdf");
    paper(&can, "journal", Subject::default(), name, move |reader| {
        let occasion = Occasion::read(reader, lang, today)?;
        let extract = journal::read::read(reader, &occasion, &filter)?;
        Ok(Some(journal::paper(&occasion, &extract)))
    })
    .await
}

/// What ends in the twelve months to come.
#[get("/calendar.pdf")]
async fn expiry_pdf(can: Can<Read>) -> Reply {
    let (lang, today) = (can.lang, can.today);
    let name = format!("avtal-calendar-{today}.pdf");
    paper(&can, "calendar", Subject::default(), name, move |reader| {
        let occasion = Occasion::read(reader, lang, today)?;
        let calendar = expiry::read::read(reader, &occasion)?;
        Ok(Some(expiry::paper(&occasion, &calendar)))
    })
    .await
}

/// The review of a version from the result that is kept of it.
#[get("/agreements/<id>/versions/<number>/review.pdf")]
async fn review_pdf(can: Can<Read>, id: i64, number: u32) -> Reply {
    let id = AgreementId(id);
    let (lang, today) = (can.lang, can.today);
    let house = can.state()?.store.house();
    let house = house.map_err(|error| WebError::Internal(error.join("; ")))?;
    let name = format!("avtal-{}-v{number}-review-{today}.pdf", id.0);
    let subject = Subject {
        agreement: Some(id),
        ..Subject::default()
    };
    paper(&can, "review", subject, name, move |reader| {
        let occasion = Occasion::read(reader, lang, today)?;
        let kept = kept::read(reader, id, number)?;
        Ok(kept.map(|kept| kept::paper(&occasion, &kept, &house)))
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
