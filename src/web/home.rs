//! The start page.

use askama::Template;
use rocket::{Route, get, routes};

use super::answer::{Answer, Reply};
use super::guard::{Can, Read};
use super::visit::Visit;

/// The routes of the start page.
#[must_use]
pub fn routes() -> Vec<Route> {
    routes![show]
}

#[derive(Template)]
#[template(path = "home/show.html")]
struct HomePage {
    visit: Visit,
}

#[get("/")]
fn show(can: Can<Read>) -> Reply {
    Answer::page(&HomePage { visit: can.visit })
}
