//! The journal: every change of the register as a sentence, with what changed field by field, newest first.

use askama::Template;
use chrono::DateTime;
use rocket::{Route, get, routes};

use crate::domain::access::Action;
use crate::domain::agreement::AgreementId;
use crate::domain::day::{Day, add_days};
use crate::domain::event::EventKind;
use crate::domain::settings::Settings;
use crate::domain::vendor::VendorId;
use crate::report::journal::said::{self, Change};
use crate::store::event_name::EventNames;
use crate::store::journal::Event;
use crate::store::journal_list::JournalFilter;
use crate::store::page::Cursor;
use crate::store::user::UserId;

use super::answer::{Answer, Reply};
use super::form::{Choice, Markup};
use super::guard::{Can, ReadJournal};
use super::list::{FilterBar, paging};
use super::query::Query;
use super::visit::Visit;

/// Events a page.
const ROWS: u32 = 50;

/// The routes of the journal.
#[must_use]
pub fn routes() -> Vec<Route> {
    routes![list]
}

#[derive(Template)]
#[template(path = "journal/list.html")]
struct JournalPage {
    visit: Visit,
    filters: FilterBar,
    events: Vec<EventRow>,
    total: String,
    paging: Markup,
}

/// One event as pages show it.
pub(super) struct EventRow {
    /// Its number in the journal.
    pub seq: i64,
    /// When, by the registry's clock.
    pub time: String,
    /// When, for machines.
    pub machine_time: String,
    /// Who did what.
    pub sentence: String,
    /// The names of what it is about, with where they lead.
    pub subjects: Vec<(String, String)>,
    /// How the change came in.
    pub via: String,
    /// What changed, field by field.
    pub changes: Vec<Change>,
    /// How many fields, in words.
    pub n_changes: String,
    /// Whether what changed has been removed.
    pub is_emptied: bool,
    /// Its hash.
    pub sha256: String,
}

/// What the address asks for; its days are those of the registry's time zone, both inclusive.
pub(super) fn filter(query: &Query, settings: &Settings) -> JournalFilter {
    let number = |name| query.get(name).and_then(|value| value.parse::<i64>().ok());
    let day = |name| query.get(name).and_then(|value| value.parse::<Day>().ok());
    JournalFilter {
        kind: query.get("kind").and_then(EventKind::from_word),
        user: number("user").map(UserId),
        vendor: number("vendor").map(VendorId),
        agreement: number("agreement").map(AgreementId),
        about: query.get("about").map(str::to_owned),
        from: day("from").map(|day| settings.start_of(day)),
        before: day("to")
            .and_then(|day| add_days(day, 1))
            .map(|day| settings.start_of(day)),
    }
}

#[get("/journal")]
async fn list(can: Can<ReadJournal>) -> Reply {
    let filter = filter(&can.query, &can.settings);
    let after = can.query.get("after").map(Cursor::from_text);
    let (slice, names, n, users) = can
        .read(move |reader| {
            let (slice, n) = reader.journal_counted(&filter, after, ROWS)?;
            let names = reader.event_names(&slice.rows)?;
            Ok((slice, names, n, reader.users()?))
        })
        .await?;
    let visit = can.visit;
    let events: Vec<EventRow> = slice
        .rows
        .iter()
        .map(|event| row(&visit, event, &names))
        .collect();
    let kinds = EventKind::ALL
        .iter()
        .map(|kind| Choice::new(kind.word(), kind_name(&visit, *kind)))
        .collect();
    let users = users
        .iter()
        .map(|user| Choice::new(user.id.0.to_string(), &user.facts.name))
        .collect();
    let filters = FilterBar::new(&visit)
        .keep("vendor")
        .keep("agreement")
        .line("about", visit.t("journal-about"), "search")
        .select("kind", visit.t("journal-kind"), kinds)
        .select("user", visit.t("journal-user"), users)
        .line("from", visit.t("journal-from"), "date")
        .line("to", visit.t("journal-to"), "date");
    Answer::page(&JournalPage {
        paging: paging(&visit, events.len(), slice.next.as_ref().map(Cursor::text)),
        total: visit.total("journal-total", n),
        filters,
        events,
        visit,
    })
}

/// What a kind of event is called in the filter.
fn kind_name(visit: &Visit, kind: EventKind) -> String {
    visit.t(kind.text_key())
}

/// An event as a sentence with its changes; also for the history of a vendor or agreement.
pub(super) fn row(visit: &Visit, event: &Event, names: &EventNames) -> EventRow {
    let instant = DateTime::parse_from_rfc3339(&event.at).map_or(visit.now, |at| at.to_utc());
    let changes = said::changes(visit.lang, event);
    EventRow {
        seq: event.seq,
        time: visit.time(&instant),
        machine_time: visit.machine_time(&instant),
        sentence: said::sentence(visit.lang, event),
        subjects: subjects(visit, event, names),
        via: said::via(visit.lang, event.via),
        n_changes: visit.tn(
            "journal-changes",
            &i64::try_from(changes.len()).unwrap_or(i64::MAX),
        ),
        changes,
        is_emptied: event.payload.is_none(),
        sha256: event.sha256.clone(),
    }
}

/// Names with addresses; no address where the page is not for whoever reads.
fn subjects(visit: &Visit, event: &Event, names: &EventNames) -> Vec<(String, String)> {
    let mut found = Vec::new();
    if let Some(id) = event.subject.agreement {
        found.push((names.agreement(id), format!("/agreements/{}", id.0)));
    }
    if let Some(id) = event.subject.vendor {
        found.push((names.vendor(id), format!("/vendors/{}", id.0)));
    }
    if let Some(id) = event.subject.user {
        let href = if visit.may(Action::Administer) {
            format!("/users/{}", id.0)
        } else {
            String::new()
        };
        found.push((names.user(id), href));
    }
    found
}
