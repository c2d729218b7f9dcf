//! The list of vendors, with filters and what stands on the day. The page of one is in `vendor_page`, adding
//! and changing one in `vendor_form`, ending one in `vendor_end`.

use std::sync::LazyLock;

use askama::Template;
use rocket::{Route, get, routes};

use crate::domain::access::Action;
use crate::domain::country;
use crate::domain::entity::EntityId;
use crate::domain::finding::{FindingCode, Severity};
use crate::domain::lang::Lang;
use crate::domain::vendor::{Category, Criticality, GdprRole, PersonalData, VendorStatus};
use crate::store::collate;
use crate::store::page::{Cursor, Page};
use crate::store::vendor_list::{VendorFilter, VendorRow, VendorSort};

use super::answer::{Answer, Reply};
use super::form::{Choice, Markup};
use super::guard::{Can, Read};
use super::list::{FilterBar, Sorting, Tone, mark, order, paging};
use super::mark::severity_tone;
use super::query::Query;
use super::visit::Visit;
use super::words::choices;

/// Vendors a page.
const ROWS: u32 = 50;

/// The routes of the list.
#[must_use]
pub fn routes() -> Vec<Route> {
    routes![list]
}

/// The filter that an address asks for.
pub(super) fn filter(query: &Query) -> VendorFilter {
    let text = |name| query.get(name).map(str::to_owned);
    VendorFilter {
        text: text("q"),
        status: query.get("status").and_then(VendorStatus::from_word),
        category: query.get("category").and_then(Category::from_word),
        role: query.get("role").and_then(GdprRole::from_word),
        personal_data: query.get("personal-data").and_then(PersonalData::from_word),
        criticality: query.get("criticality").and_then(Criticality::from_word),
        finding: query.get("finding").and_then(FindingCode::from_word),
        severity: query.get("severity").and_then(Severity::from_word),
        owner: text("owner"),
        department: text("department"),
        country: text("country").map(|code| code.to_uppercase()),
        tag: text("tag").map(|tag| tag.to_lowercase()),
        entity: query
            .get("entity")
            .and_then(|id| id.parse().ok())
            .map(EntityId),
        withdrawn: false,
    }
}

/// The order and place in the list that an address asks for.
pub(super) fn page(query: &Query, sorting: &Sorting) -> Page<VendorSort> {
    Page {
        sort: match sorting.column.as_str() {
            "owner" => VendorSort::Owner,
            "added" => VendorSort::Added,
            "changed" => VendorSort::Changed,
            _ => VendorSort::Name,
        },
        order: order(sorting),
        after: query.get("after").map(Cursor::from_text),
        limit: ROWS,
    }
}

/// The order that an address asks for.
pub(super) fn sorting(query: &Query) -> Sorting {
    Sorting::of(query, &["name", "owner", "added", "changed"], "name")
}

#[derive(Template)]
#[template(path = "vendor/list.html")]
struct VendorListPage {
    visit: Visit,
    filters: FilterBar,
    headings: Vec<Markup>,
    total: String,
    vendors: Vec<VendorLine>,
    paging: Markup,
    may_edit: bool,
}

/// One vendor as the list shows it.
struct VendorLine {
    href: String,
    name: String,
    sub: String,
    stands: Markup,
    why: String,
    n_more: String,
    agreement: Option<(String, String)>,
    until: String,
    owner: String,
    department: String,
}

#[get("/vendors")]
async fn list(can: Can<Read>) -> Reply {
    let filter = filter(&can.query);
    let sorting = sorting(&can.query);
    let page = page(&can.query, &sorting);
    let today = can.today;
    let (slice, n) = can
        .read(move |reader| reader.vendors_counted(&filter, today, &page))
        .await?;
    let visit = can.visit;
    let vendors: Vec<VendorLine> = slice.rows.iter().map(|row| line(&visit, row)).collect();
    Answer::page(&VendorListPage {
        filters: filters(&visit),
        headings: vec![
            sorting.heading(&visit, "name", "vendor-name"),
            sorting.heading(&visit, "owner", "vendor-owner"),
        ],
        total: visit.total("vendor-total", n),
        paging: paging(&visit, vendors.len(), slice.next.as_ref().map(Cursor::text)),
        may_edit: visit.may(Action::Edit),
        vendors,
        visit,
    })
}

fn filters(visit: &Visit) -> FilterBar {
    FilterBar::new(visit)
        .line("q", visit.t("vendor-filter-text"), "search")
        .select(
            "status",
            visit.t("vendor-status"),
            choices::<VendorStatus>(visit),
        )
        .select(
            "severity",
            visit.t("finding-severity"),
            choices::<Severity>(visit),
        )
        .select(
            "finding",
            visit.t("finding-code"),
            choices::<FindingCode>(visit),
        )
        .fold()
        .select(
            "category",
            visit.t("vendor-category"),
            choices::<Category>(visit),
        )
        .select("role", visit.t("vendor-roles"), choices::<GdprRole>(visit))
        .select(
            "personal-data",
            visit.t("vendor-personal-data"),
            choices::<PersonalData>(visit),
        )
        .select(
            "criticality",
            visit.t("vendor-criticality"),
            choices::<Criticality>(visit),
        )
        .select("country", visit.t("vendor-country"), countries(visit))
        .line("owner", visit.t("vendor-owner"), "search")
        .line("tag", visit.t("vendor-tag"), "search")
}

/// Every country by name, in the order of the language. Sorting the names takes longer than the rest of a page.
pub(super) fn countries(visit: &Visit) -> Vec<Choice> {
    static COUNTRIES: LazyLock<[Vec<Choice>; 2]> = LazyLock::new(|| {
        Lang::ALL.map(|lang| {
            let mut all: Vec<Choice> = country::countries()
                .iter()
                .map(|country| Choice::new(country.code, country.name(lang)))
                .collect();
            all.sort_by_cached_key(|choice| collate::key(&choice.label));
            all
        })
    });
    COUNTRIES[visit.lang as usize].clone()
}

fn line(visit: &Visit, row: &VendorRow) -> VendorLine {
    let stands = match &row.worst {
        Some(finding) => mark(
            severity_tone(finding.severity),
            &visit.t(finding.code.text_key()),
        ),
        None if row.n_waived > 0 => mark(Tone::Quiet, &visit.t("vendor-stands-waived")),
        None => mark(Tone::Good, &visit.t("vendor-stands-well")),
    };
    let n_more = row.n_findings.total().saturating_sub(1);
    let roles: Vec<String> = row
        .roles
        .iter()
        .map(|role| visit.t(role.text_key()))
        .collect();
    VendorLine {
        href: format!("/vendors/{}", row.id.0),
        name: row.name.clone(),
        sub: [
            vec![
                visit.t(row.status.text_key()),
                visit.t(row.category.text_key()),
            ],
            roles,
        ]
        .concat()
        .join(" · "),
        stands,
        why: row
            .worst
            .as_ref()
            .map(|finding| finding.sentence(visit.lang, visit.today))
            .unwrap_or_default(),
        n_more: if n_more == 0 {
            String::new()
        } else {
            visit.tn("vendor-n-more", &i64::from(n_more))
        },
        agreement: row
            .agreement
            .as_ref()
            .map(|line| (line.title.clone(), format!("/agreements/{}", line.id.0))),
        until: row
            .agreement
            .as_ref()
            .and_then(|line| line.ends_on)
            .map(|day| visit.day(&day))
            .unwrap_or_default(),
        owner: row.owner.clone().unwrap_or_default(),
        department: row.department.clone().unwrap_or_default(),
    }
}
