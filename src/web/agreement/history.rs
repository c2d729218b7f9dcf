//! What happened to an agreement, newest first.

use askama::Template;
use rocket::get;

use crate::domain::access::Action;
use crate::domain::agreement::AgreementId;
use crate::store::event_name::EventNames;
use crate::web::answer::{Answer, Reply};
use crate::web::guard::{Can, Read};
use crate::web::journal::{self, EventRow};
use crate::web::visit::Visit;

/// Events that the page shows; the journal has them all.
const EVENTS: u32 = 50;

#[derive(Template)]
#[template(path = "agreement/history.html")]
struct HistoryPage {
    visit: Visit,
    title: String,
    base: String,
    events: Vec<EventRow>,
    /// Where the whole of it is, for whoever may read it.
    journal: Option<String>,
}

#[get("/agreements/<id>/history")]
pub(super) async fn history(can: Can<Read>, id: i64) -> Reply {
    let id = AgreementId(id);
    let (names, events) = can
        .read(move |reader| {
            Ok((
                reader.agreement_names(id)?,
                reader.agreement_events(id, EVENTS)?,
            ))
        })
        .await?;
    if names.title.is_empty() {
        return super::withdraw::instead(can.visit, id).await;
    }
    let visit = can.visit;
    let unnamed = EventNames::default();
    let events = events
        .iter()
        .map(|event| {
            let mut row = journal::row(&visit, event, &unnamed);
            // Every event here is about this agreement.
            row.subjects.clear();
            row
        })
        .collect();
    Answer::page(&HistoryPage {
        title: names.title,
        base: super::address(id),
        events,
        journal: visit
            .may(Action::ReadJournal)
            .then(|| format!("/journal?agreement={}", id.0)),
        visit,
    })
}
