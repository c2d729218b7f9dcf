//! Taking something out of the register that was added by mistake: the form with its reason, and the page that an old
//! link then finds. The same for vendors, agreements and versions.

use askama::Template;
use rocket::http::Status;

use crate::store::tombstone::Tombstone;

use super::answer::{Answer, Reply};
use super::form::{Control, Field, FormView};
use super::posted::Posted;
use super::visit::Visit;

/// Characters in a reason, at least and at most.
const REASON: std::ops::RangeInclusive<usize> = 10..=2000;

/// The field for the reason.
pub(super) fn reason_field() -> Field {
    Field::new("reason", Control::Lines(3)).required().max(2000)
}

/// The reason, with a message at its field where it is too short or too long.
pub(super) fn reason(form: &mut FormView, posted: &Posted) -> Option<String> {
    let reason = posted.get("reason").to_owned();
    if REASON.contains(&reason.chars().count()) {
        return Some(reason);
    }
    if !form.has_problem("reason") {
        let (min, max) = ((*REASON.start()).into(), (*REASON.end()).into());
        form.problem("reason", "problem-reason", &[("min", min), ("max", max)]);
    }
    None
}

/// The page on which something leaves the register.
#[derive(Template)]
#[template(path = "layout/end.html")]
pub(super) struct EndPage {
    pub visit: Visit,
    /// The list that it stands in: address and name.
    pub list: (&'static str, String),
    /// Its own page: address and name.
    pub subject: (String, String),
    pub title: String,
    pub lead: String,
    /// The last part of the address that the form is sent to, below its own page.
    pub action: &'static str,
    pub act: String,
    pub form: FormView,
}

#[derive(Template)]
#[template(path = "layout/gone.html")]
struct GonePage {
    visit: Visit,
    title: String,
    when: String,
    reason: String,
    /// Where to go on: address and words.
    on: Option<(String, String)>,
}

/// The page of an old link, as 410; `what` begins the keys of its texts.
pub(super) fn gone(
    visit: Visit,
    what: &str,
    tombstone: &Tombstone,
    on: Option<(String, String)>,
) -> Reply {
    Answer::page_with(
        Status::Gone,
        &GonePage {
            title: visit.t(&format!("{what}-gone")),
            when: when(&visit, tombstone),
            reason: tombstone.reason.clone(),
            on,
            visit,
        },
    )
}

/// When it was taken out, and by whom.
pub(super) fn when(visit: &Visit, tombstone: &Tombstone) -> String {
    let day = visit.day(&tombstone.on);
    let (key, who) = match tombstone.by.as_str() {
        "" => ("gone-on", ""),
        who => ("gone-on-by", who),
    };
    visit.text(key, &[("day", day.into()), ("who", who.into())])
}
