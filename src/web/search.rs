//! The search over everything: vendors and the texts of agreements, with the passage that was found.

use askama::Template;
use rocket::{Route, get, routes};

use crate::store::search::{Found, Hit};
use crate::store::snippet::Piece;

use super::answer::{Answer, Reply};
use super::guard::{Can, Read};
use super::visit::Visit;

/// Hits that are shown.
const HITS: u32 = 50;

/// The route of the search.
#[must_use]
pub fn routes() -> Vec<Route> {
    routes![show]
}

#[derive(Template)]
#[template(path = "search/show.html")]
struct SearchPage {
    visit: Visit,
    asked: String,
    hits: Vec<HitView>,
    is_cut: bool,
}

/// One hit as the page shows it.
struct HitView {
    href: String,
    kind: String,
    title: String,
    vendor: Option<String>,
    snippet: Vec<Piece>,
}

#[get("/search")]
async fn show(can: Can<Read>) -> Reply {
    let asked: String = can
        .query
        .get("q")
        .unwrap_or_default()
        .chars()
        .take(200)
        .collect();
    let text = asked.clone();
    let hits = if text.trim().is_empty() {
        Vec::new()
    } else {
        can.read(move |reader| reader.search(&text, HITS)).await?
    };
    let visit = can.visit;
    let is_cut = hits.len() == HITS as usize;
    Answer::page(&SearchPage {
        hits: hits.into_iter().map(|hit| view(&visit, hit)).collect(),
        is_cut,
        asked,
        visit,
    })
}

fn view(visit: &Visit, hit: Hit) -> HitView {
    let (href, key) = match hit.found {
        Found::Vendor(id) => (format!("/vendors/{}", id.0), "search-vendor"),
        Found::Agreement(id) => (format!("/agreements/{}", id.0), "search-agreement"),
    };
    HitView {
        href,
        kind: visit.t(key),
        title: hit.title,
        vendor: hit.vendor_name,
        snippet: hit.snippet,
    }
}
