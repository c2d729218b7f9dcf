//! The list of all sub-processors, with filters by name, country, place and vendor.

use askama::Template;
use rocket::get;

use crate::domain::vendor::VendorId;
use crate::store::page::{Cursor, Order, Page};
use crate::store::sub_processor_list::{Place, SubProcessorFilter};
use crate::web::answer::{Answer, Reply};
use crate::web::form::{Choice, Markup};
use crate::web::guard::{Can, Read};
use crate::web::list::{FilterBar, paging};
use crate::web::query::Query;
use crate::web::vendor::countries;
use crate::web::visit::Visit;

use super::Line;

/// Sub-processors a page.
const ROWS: u32 = 50;

#[derive(Template)]
#[template(path = "sub_processor/list.html")]
struct SubProcessorListPage {
    visit: Visit,
    filters: FilterBar,
    total: String,
    is_over: bool,
    lines: Vec<Line>,
    paging: Markup,
}

/// The filter that an address asks for.
pub(in crate::web) fn filter(query: &Query) -> SubProcessorFilter {
    let number = |name| query.get(name).and_then(|value| value.parse::<i64>().ok());
    SubProcessorFilter {
        text: query.get("q").map(str::to_owned),
        vendor: number("vendor").map(VendorId),
        linked: number("linked").map(VendorId),
        country: query.get("country").map(str::to_uppercase),
        place: match query.get("place") {
            Some("outside") => Some(Place::Outside),
            Some("unknown") => Some(Place::Unknown),
            _ => None,
        },
        is_over: query.get("over").is_some(),
    }
}

#[get("/sub-processors")]
pub(super) async fn list(can: Can<Read>) -> Reply {
    let filter = filter(&can.query);
    let is_over = filter.is_over;
    let page = Page {
        sort: (),
        order: Order::Up,
        after: can.query.get("after").map(Cursor::from_text),
        limit: ROWS,
    };
    let today = can.today;
    let (slice, n) = can
        .read(move |reader| reader.sub_processors_counted(&filter, today, &page))
        .await?;
    let visit = can.visit;
    let lines: Vec<Line> = slice
        .rows
        .iter()
        .map(|line| Line::of(&visit, line))
        .collect();
    let places = ["outside", "unknown"]
        .map(|word| Choice::new(word, visit.t(&format!("sub-processor-place-{word}"))));
    let filters = FilterBar::new(&visit)
        .keep("vendor")
        .keep("linked")
        .keep("over")
        .line("q", visit.t("sub-processor-filter-text"), "search")
        .select("country", visit.t("vendor-country"), countries(&visit))
        .select("place", visit.t("sub-processor-place"), places.to_vec());
    Answer::page(&SubProcessorListPage {
        total: visit.total("sub-processor-total", n),
        paging: paging(&visit, lines.len(), slice.next.as_ref().map(Cursor::text)),
        filters,
        is_over,
        lines,
        visit,
    })
}
