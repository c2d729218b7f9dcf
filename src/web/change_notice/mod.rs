//! Announced changes of sub-processors on the web: the list of all in `list`, one with what is to be done about it in `show`,
//! writing one down in `edit`, deciding and carrying out in `decide`. What several of them need is here.

mod decide;
mod edit;
pub(super) mod list;
mod show;

use rocket::{Route, routes};

use crate::domain::change_notice::{ChangeDecision, ChangeNotice, ChangeNoticeId};
use crate::domain::finding::{Severity, Why};
use crate::domain::vendor::{Vendor, VendorId};

use super::form::Markup;
use super::list::{Tone, mark};
use super::mark::severity_tone;
use super::problem::WebError;
use super::visit::Visit;

/// The routes of the notices.
#[must_use]
pub(super) fn routes() -> Vec<Route> {
    routes![
        list::list,
        show::show,
        show::proof,
        edit::new,
        edit::create,
        edit::edit,
        edit::update,
        decide::decide,
        decide::close,
    ]
}

/// The address of a notice.
pub(super) fn address(id: &str) -> String {
    format!("/change-notices/{id}")
}

/// A notice and its vendor, which must be there.
async fn find(visit: &Visit, id: i64) -> Result<(Vendor, ChangeNotice), WebError> {
    let found = visit
        .read(move |reader| {
            let Some(notice) = reader.change_notice(ChangeNoticeId(id))? else {
                return Ok(None);
            };
            let vendor = reader.vendor(notice.vendor)?;
            Ok(vendor.map(|vendor| (vendor, notice)))
        })
        .await?;
    found.ok_or(WebError::NotFound)
}

/// A vendor that must be there.
async fn vendor(visit: &Visit, id: i64) -> Result<Vendor, WebError> {
    visit
        .read(move |reader| reader.vendor(VendorId(id)))
        .await?
        .ok_or(WebError::NotFound)
}

/// Where a notice stands, as a shape and a word; `severity` is that of its finding on the day, if it has one.
pub(super) fn standing(visit: &Visit, notice: &ChangeNotice, severity: Option<Severity>) -> Markup {
    let (tone, key) = match (&notice.decided, notice.closed_on) {
        (None, _) => (
            severity.map_or(Tone::Quiet, severity_tone),
            match severity {
                Some(Severity::High) => "change-notice-is-overdue",
                _ => "change-notice-is-open",
            },
        ),
        (Some(decided), closed) => {
            let tone = if closed.is_some() {
                Tone::Quiet
            } else {
                Tone::Note
            };
            let key = match decided.decision {
                ChangeDecision::NoObjection => "change-notice-is-accepted",
                ChangeDecision::Objected => "change-notice-is-objected",
            };
            (tone, key)
        }
    };
    mark(tone, &visit.t(key))
}

/// Who comes and goes, in a few words.
pub(super) fn summary(visit: &Visit, notice: &ChangeNotice) -> String {
    let (comes, goes) = notice.names();
    [
        ("change-notice-comes-names", comes),
        ("change-notice-goes-names", goes),
    ]
    .into_iter()
    .filter(|(_, names)| !names.is_empty())
    .map(|(key, names)| visit.t1(key, "names", &names.join(", ")))
    .collect::<Vec<_>>()
    .join("; ")
}

/// The arithmetic of the last day to object.
pub(super) fn arithmetic(visit: &Visit, why: &Why) -> String {
    why.text(visit.lang, visit.today, "change-arithmetic")
}
