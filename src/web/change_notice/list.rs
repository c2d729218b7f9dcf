//! The list of announced changes: those that are not closed, or those that are, newest first.

use askama::Template;
use rocket::get;

use crate::domain::change_notice::ChangeNotice;
use crate::domain::finding::{Finding, FindingCode, Severity, Why};
use crate::domain::vendor::VendorId;
use crate::store::change_notice_list::ChangeNoticeFilter;
use crate::store::page::{Cursor, Order, Page};
use crate::web::answer::{Answer, Reply};
use crate::web::form::Markup;
use crate::web::guard::{Can, Read};
use crate::web::list::paging;
use crate::web::query::Query;
use crate::web::visit::Visit;

use super::{address, standing, summary};

/// Notices a page.
const ROWS: u32 = 50;

#[derive(Template)]
#[template(path = "change_notice/list.html")]
struct ChangeNoticeListPage {
    visit: Visit,
    total: String,
    is_closed: bool,
    rows: Vec<ChangeNoticeRow>,
    paging: Markup,
}

/// One notice as tables show it.
pub(in crate::web) struct ChangeNoticeRow {
    /// Its address.
    pub href: String,
    /// The vendor and its address.
    pub vendor: (String, String),
    /// Who comes and goes.
    pub summary: String,
    /// When it came.
    pub received: String,
    /// The last day to object, while nobody has decided.
    pub deadline: Option<String>,
    /// Where it stands.
    pub mark: Markup,
}

impl ChangeNoticeRow {
    /// A notice in the words of a visit; `why` says what is to be done about it today.
    fn of(
        visit: &Visit,
        notice: &ChangeNotice,
        vendor: &str,
        why: Option<&Why>,
    ) -> ChangeNoticeRow {
        let severity = why.map(|why| match &*why.reason {
            "change-overdue" => Severity::High,
            _ => Severity::Medium,
        });
        let deadline = why.and_then(|why| why.days.get("deadline"));
        let open = deadline.filter(|_| notice.decided.is_none());
        ChangeNoticeRow {
            href: address(&notice.id.0.to_string()),
            vendor: (
                vendor.to_owned(),
                format!("/vendors/{}/sub-processors", notice.vendor.0),
            ),
            summary: summary(visit, notice),
            received: visit.day(&notice.facts.received_on),
            deadline: open.map(|day| visit.day(day)),
            mark: standing(visit, notice, severity),
        }
    }

    /// A notice of a vendor whose findings of the day are known.
    pub(in crate::web) fn in_findings(
        visit: &Visit,
        notice: &ChangeNotice,
        vendor: &str,
        findings: &[Finding],
    ) -> ChangeNoticeRow {
        let id = notice.id.0.to_string();
        let its = findings.iter().find(|finding| {
            finding.code == FindingCode::SubProcessorChangeOpen
                && finding.detail.as_ref() == Some(&id)
        });
        ChangeNoticeRow::of(visit, notice, vendor, its.map(|finding| &finding.why))
    }
}

/// The filter that an address asks for.
pub(in crate::web) fn filter(query: &Query) -> ChangeNoticeFilter {
    let vendor = query.get("vendor").and_then(|id| id.parse().ok());
    ChangeNoticeFilter {
        vendor: vendor.map(VendorId),
        is_closed: query.get("closed").is_some(),
    }
}

#[get("/change-notices")]
pub(super) async fn list(can: Can<Read>) -> Reply {
    let filter = filter(&can.query);
    let is_closed = filter.is_closed;
    let page = Page {
        sort: (),
        order: Order::Down,
        after: can.query.get("after").map(Cursor::from_text),
        limit: ROWS,
    };
    let today = can.today;
    let (slice, n) = can
        .read(move |reader| reader.change_notices_counted(&filter, today, &page))
        .await?;
    let visit = can.visit;
    let lines = slice.rows.iter();
    let rows: Vec<ChangeNoticeRow> = lines
        .map(|line| ChangeNoticeRow::of(&visit, &line.it, &line.vendor_name, line.why.as_ref()))
        .collect();
    Answer::page(&ChangeNoticeListPage {
        total: visit.total("change-notice-total", n),
        paging: paging(&visit, rows.len(), slice.next.as_ref().map(Cursor::text)),
        is_closed,
        rows,
        visit,
    })
}
