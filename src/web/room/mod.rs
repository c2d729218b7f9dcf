//! Data rooms: the pages of whoever makes them, and what a visitor sees behind the secret address.

mod desk;
mod door;

use rocket::Route;

/// The routes of data rooms.
#[must_use]
pub(super) fn routes() -> Vec<Route> {
    [desk::routes(), door::routes()].concat()
}
