//! The list of agreements with its filters in the address, and the order that it asks for.

use askama::Template;
use rocket::get;

use crate::domain::agreement::AgreementKind;
use crate::domain::day::Day;
use crate::domain::entity::EntityId;
use crate::domain::finding::{FindingCode, Severity};
use crate::domain::lang::Lang;
use crate::domain::state::State;
use crate::domain::vendor::VendorId;
use crate::store::agreement_list::{AgreementFilter, AgreementRow, AgreementSort};
use crate::store::page::{Cursor, Order, Page};
use crate::web::answer::{Answer, Reply};
use crate::web::form::{Choice, Markup};
use crate::web::guard::{Can, Edit, Read};
use crate::web::list::{FilterBar, Sorting, Tone, mark, paging};
use crate::web::mark::{asked_of, severity_tone, state_mark};
use crate::web::query::Query;
use crate::web::visit::Visit;

/// Agreements a page.
const ROWS: u32 = 50;

#[derive(Template)]
#[template(path = "agreement/list.html")]
struct AgreementListPage {
    visit: Visit,
    filters: FilterBar,
    sorting: Sorting,
    /// The vendor that the list is narrowed to, with the address without it.
    vendor: Option<(String, String)>,
    agreements: Vec<Row>,
    total: String,
    paging: Markup,
    may_edit: bool,
    hides_endless: bool,
}

/// One agreement as the list shows it.
struct Row {
    href: String,
    title: String,
    kind: String,
    vendors: Vec<(String, String)>,
    state: Markup,
    /// That the vendor is asked to change a version other than the one that gives the state.
    asked: Option<Markup>,
    ends_on: Option<Day>,
    notice_by: Option<Day>,
    findings: Vec<Markup>,
}

/// The filter that an address asks for.
pub(in crate::web) fn filter(query: &Query) -> AgreementFilter {
    let number = |name| query.get(name).and_then(|value| value.parse::<i64>().ok());
    let day = |name| query.get(name).and_then(|value| value.parse::<Day>().ok());
    AgreementFilter {
        text: query.get("q").map(|text| text.chars().take(200).collect()),
        kind: query.get("kind").and_then(AgreementKind::from_word),
        state: query.get("state").and_then(State::from_word),
        vendor: number("vendor").map(VendorId),
        entity: number("entity").map(EntityId),
        lang: query.get("lang").and_then(Lang::from_code),
        finding: query.get("finding").and_then(FindingCode::from_word),
        severity: query.get("severity").and_then(Severity::from_word),
        ends_from: day("from"),
        ends_to: day("to"),
        owner: query.get("owner").map(str::to_owned),
        withdrawn: false,
    }
}

/// The order that an address asks for.
pub(in crate::web) fn which(query: &Query) -> (Sorting, AgreementSort, Order) {
    let sorting = Sorting::of(query, &["title", "ends", "notice", "added"], "title");
    let sort = match sorting.column.as_str() {
        "ends" => AgreementSort::Ends,
        "notice" => AgreementSort::Notice,
        "added" => AgreementSort::Added,
        _ => AgreementSort::Title,
    };
    let order = if sorting.is_down {
        Order::Down
    } else {
        Order::Up
    };
    (sorting, sort, order)
}

#[get("/agreements")]
pub(super) async fn list(can: Can<Read>) -> Reply {
    let filter = filter(&can.query);
    let (sorting, sort, order) = which(&can.query);
    let page = Page {
        sort,
        order,
        after: can.query.get("after").map(Cursor::from_text),
        limit: ROWS,
    };
    let day = can.today;
    let vendor = filter.vendor;
    let (slice, n, entities) = can
        .read(move |reader| {
            let (slice, n) = reader.agreements_counted(&filter, day, &page)?;
            Ok((slice, n, reader.entity_names()?))
        })
        .await?;
    let visit = can.visit;
    // Every row has the vendor that the list is narrowed to; without rows there is nothing to name.
    let vendor = vendor.map(|id| {
        let all = slice.rows.iter().flat_map(|row| &row.vendors);
        let name = all.into_iter().find(|vendor| vendor.id == id);
        name.map_or_else(String::new, |vendor| vendor.name.clone())
    });
    let agreements: Vec<Row> = slice.rows.iter().map(|row| shown(&visit, row)).collect();
    Answer::page(&AgreementListPage {
        filters: filters(&visit, &entities),
        vendor: vendor.map(|name| (name, visit.query.without("vendor"))),
        paging: paging(
            &visit,
            agreements.len(),
            slice.next.as_ref().map(Cursor::text),
        ),
        total: visit.total("agreement-total", n),
        may_edit: visit.may(<Edit as crate::web::guard::Act>::ACTION),
        hides_endless: matches!(sort, AgreementSort::Ends | AgreementSort::Notice),
        sorting,
        agreements,
        visit,
    })
}

fn shown(visit: &Visit, row: &AgreementRow) -> Row {
    let findings = Severity::ALL
        .iter()
        .filter(|severity| row.n_findings.of(**severity) > 0)
        .map(|severity| {
            let n = i64::from(row.n_findings.of(*severity));
            let key = format!("agreement-n-{}", severity.word());
            mark(severity_tone(*severity), &visit.tn(&key, &n))
        })
        .collect();
    let is_asked = row.asked_on.is_some_and(|asked| asked <= visit.today);
    Row {
        href: super::address(row.id),
        title: row.title.clone(),
        kind: visit.t(row.kind.text_key()),
        vendors: row
            .vendors
            .iter()
            .map(|vendor| (vendor.name.clone(), format!("/vendors/{}", vendor.id.0)))
            .collect(),
        state: if is_asked && row.state == State::InReview {
            mark(Tone::Warn, &visit.t("review-asked"))
        } else {
            state_mark(visit, row.state)
        },
        asked: (is_asked && row.state != State::InReview).then(|| asked_of(visit, row.latest)),
        ends_on: row.ends_on,
        notice_by: row.notice_by,
        findings,
    }
}

fn filters(visit: &Visit, entities: &[(i64, String)]) -> FilterBar {
    let states = State::ALL
        .iter()
        .map(|state| Choice::new(state.word(), visit.t(state.text_key())))
        .collect();
    let findings = FindingCode::ALL
        .iter()
        .map(|code| Choice::new(code.word(), visit.t(code.text_key())))
        .collect();
    let bar = FilterBar::new(visit)
        .line("q", visit.t("agreement-title"), "search")
        .select("state", visit.t("agreement-state"), states)
        .select("kind", visit.t("agreement-kind"), super::kinds(visit))
        .select("finding", visit.t("agreement-finding"), findings)
        .select("lang", visit.t("agreement-lang"), super::langs());
    super::entity_filter(visit, bar, entities)
        .line("from", visit.t("agreement-ends-from"), "date")
        .line("to", visit.t("agreement-ends-to"), "date")
        .keep("vendor")
        .keep("severity")
        .keep("owner")
}
