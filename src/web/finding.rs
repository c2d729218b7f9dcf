//! Findings as pages show them, and the list of all of them: what is wrong, since when, why, and what to do
//! next. The sentences come from the domain; nothing is decided here.

use askama::Template;
use rocket::{Route, get, routes};

use crate::domain::agreement::AgreementId;
use crate::domain::entity::EntityId;
use crate::domain::finding::{Finding, FindingCode, Severity};
use crate::domain::vendor::{Category, VendorId, VendorStatus};
use crate::store::finding_list::{FindingFilter, FindingRow, FindingSort};
use crate::store::page::{Cursor, Order, Page};

use super::answer::{Answer, Reply};
use super::form::Markup;
use super::guard::{Can, Read};
use super::list::{FilterBar, Sorting, Tone, mark, order, paging};
use super::mark::severity_tone;
use super::query::Query;
use super::visit::Visit;
use super::words::choices;

/// Findings a page.
const ROWS: u32 = 50;

/// The routes of the findings.
#[must_use]
pub fn routes() -> Vec<Route> {
    routes![list]
}

/// One finding as pages show it.
pub(super) struct FindingView {
    /// Its severity, as a shape and a word.
    pub mark: Markup,
    /// What was found, in a few words.
    pub title: String,
    /// Why it stands, in a sentence.
    pub why: String,
    /// What to do next, in a sentence.
    pub next: String,
    /// Since when.
    pub since: String,
    /// Where the next step is taken.
    pub href: String,
    /// Whether legal has waived it.
    pub is_waived: bool,
    /// Where legal can waive it; `None` where that is not possible or not for whoever asks.
    pub waive_href: Option<String>,
    /// The vendor's name and address, where the page is not about the vendor.
    pub vendor: Option<(String, String)>,
    /// Who answers for the vendor, where the page is not about the vendor.
    pub owner: Option<String>,
    /// How many more of its kind stand behind it, and where they are listed.
    pub more: Option<(String, String)>,
}

impl FindingView {
    /// A finding on the day of a visit.
    #[must_use]
    pub(super) fn of(visit: &Visit, finding: &Finding) -> FindingView {
        let (lang, today) = (visit.lang, visit.today);
        FindingView {
            mark: if finding.is_waived() {
                mark(Tone::Quiet, &visit.t("finding-is-waived"))
            } else {
                severity_mark(visit, finding.severity)
            },
            title: visit.t(finding.code.text_key()),
            why: finding.sentence(lang, today),
            next: finding.next_step(lang, today),
            since: visit.day(&finding.since),
            href: href(finding),
            is_waived: finding.is_waived(),
            waive_href: super::waiver::new_address(visit, finding),
            vendor: None,
            owner: None,
            more: None,
        }
    }

    /// The first of a group with how many more there are.
    #[must_use]
    pub(super) fn with_more(mut self, visit: &Visit, first: &Finding, n_more: u32) -> FindingView {
        if let Some(agreement) = first.agreement.filter(|_| n_more > 0) {
            let waived = if first.is_waived() { "&waived=yes" } else { "" };
            self.more = Some((
                visit.tn("finding-more", &i64::from(n_more)),
                format!(
                    "/findings?agreement={}&code={}{waived}",
                    agreement.0,
                    first.code.word()
                ),
            ));
        }
        self
    }

    /// A finding of the whole register's list, with the vendor that it is about.
    #[must_use]
    pub(super) fn of_row(visit: &Visit, row: &FindingRow) -> FindingView {
        FindingView {
            vendor: row
                .finding
                .vendor
                .map(|id| (row.vendor_name.clone(), format!("/vendors/{}", id.0))),
            owner: row.owner.clone(),
            ..FindingView::of(visit, &row.finding)
        }
    }
}

/// Where a finding is mended: the place in the text, its agreement's page, else its vendor's.
pub(super) fn href(finding: &Finding) -> String {
    let number = finding.why.numbers.get("version");
    if let (true, Some(id), Some(number), Some(detail)) = (
        finding.code.is_of_text(),
        finding.agreement,
        number,
        &finding.detail,
    ) {
        return format!("/agreements/{}/text?version={number}#r-{detail}", id.0);
    }
    if let (FindingCode::TransferUncovered, Some(vendor)) = (finding.code, finding.vendor) {
        return super::transfer::address(vendor);
    }
    if let (FindingCode::SubProcessorChangeOpen, Some(notice)) = (finding.code, &finding.detail) {
        return super::change_notice::address(notice);
    }
    match (finding.agreement, finding.vendor) {
        (Some(id), _) => format!("/agreements/{}", id.0),
        (None, Some(id)) => format!("/vendors/{}", id.0),
        (None, None) => "/findings".to_owned(),
    }
}

/// A severity as a shape and a word.
pub(super) fn severity_mark(visit: &Visit, severity: Severity) -> Markup {
    mark(severity_tone(severity), &visit.t(severity.text_key()))
}

#[derive(Template)]
#[template(path = "finding/list.html")]
struct FindingListPage {
    visit: Visit,
    filters: FilterBar,
    headings: Vec<Markup>,
    total: String,
    is_waived: bool,
    findings: Vec<FindingView>,
    paging: Markup,
}

/// The filter that an address asks for.
pub(super) fn filter(query: &Query) -> FindingFilter {
    let number = |name| query.get(name).and_then(|value| value.parse::<i64>().ok());
    FindingFilter {
        code: query.get("code").and_then(FindingCode::from_word),
        severity: query.get("severity").and_then(Severity::from_word),
        vendor: number("vendor").map(VendorId),
        agreement: number("agreement").map(AgreementId),
        owner: query.get("owner").map(str::to_owned),
        category: query.get("category").and_then(Category::from_word),
        status: query.get("status").and_then(VendorStatus::from_word),
        entity: number("entity").map(EntityId),
        waived: query.get("waived").is_some(),
    }
}

fn sorting(query: &Query) -> Sorting {
    Sorting::of(query, &["urgency", "since", "vendor"], "urgency")
}

/// The order that an address asks for.
pub(super) fn order_of(query: &Query) -> (FindingSort, Order) {
    let sorting = sorting(query);
    let sort = match sorting.column.as_str() {
        "since" => FindingSort::Since,
        "vendor" => FindingSort::Vendor,
        _ => FindingSort::Urgency,
    };
    (sort, order(&sorting))
}

#[get("/findings")]
async fn list(can: Can<Read>) -> Reply {
    let filter = filter(&can.query);
    let sorting = sorting(&can.query);
    let (sort, order) = order_of(&can.query);
    let page = Page {
        sort,
        order,
        after: can.query.get("after").map(Cursor::from_text),
        limit: ROWS,
    };
    let today = can.today;
    let is_waived = filter.waived;
    let (slice, n, entities) = can
        .read(move |reader| {
            let (slice, n) = reader.findings_counted(&filter, today, &page)?;
            Ok((slice, n, reader.entity_names()?))
        })
        .await?;
    let visit = can.visit;
    let findings: Vec<FindingView> = slice
        .rows
        .iter()
        .map(|row| FindingView::of_row(&visit, row))
        .collect();
    let filters = FilterBar::new(&visit)
        .select(
            "severity",
            visit.t("finding-severity"),
            choices::<Severity>(&visit),
        )
        .select(
            "code",
            visit.t("finding-code"),
            choices::<FindingCode>(&visit),
        )
        .select(
            "category",
            visit.t("vendor-category"),
            choices::<Category>(&visit),
        )
        .select(
            "status",
            visit.t("vendor-status"),
            choices::<VendorStatus>(&visit),
        )
        .line("owner", visit.t("vendor-owner"), "search");
    let filters = super::agreement::entity_filter(&visit, filters, &entities);
    Answer::page(&FindingListPage {
        headings: vec![
            sorting.heading(&visit, "urgency", "finding-severity"),
            sorting.heading(&visit, "vendor", "finding-vendor"),
            sorting.heading(&visit, "since", "finding-since"),
        ],
        total: visit.total("finding-total", n),
        paging: paging(
            &visit,
            findings.len(),
            slice.next.as_ref().map(Cursor::text),
        ),
        filters,
        is_waived,
        findings,
        visit,
    })
}
