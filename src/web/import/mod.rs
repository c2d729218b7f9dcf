//! Vendors and agreements from a table. First the file is sent; the page that follows shows what its columns hold and
//! what would be created, changed, skipped and refused, and changes nothing; applying it is one transaction. `page` says
//! what is shown, `waiting` keeps the file meanwhile.

mod page;
pub mod waiting;

use std::sync::Arc;

use rocket::http::ContentType;
use rocket::tokio::task::spawn_blocking;
use rocket::{Route, get, post, routes};

use crate::jobs::import::agreement::Texts;
use crate::jobs::import::day::DayOrder;
use crate::jobs::import::mapping::Mapping;
use crate::jobs::import::plan::{Empty, Plan, Settings, asks_order};
use crate::jobs::import::rejected::rejected;
use crate::jobs::import::subject::Subject;
use crate::report::sheet::SheetFormat;

use super::answer::{Answer, Reply};
use super::export::content_type;
use super::guard::{Can, Edit};
use super::posted::{Posted, PostedFiles};
use super::problem::WebError;
use super::visit::Visit;
use page::{ImportPage, NewPage};
use waiting::Waiting;

/// The routes of the imports.
#[must_use]
pub fn routes() -> Vec<Route> {
    routes![
        new_vendors,
        send_vendors,
        new_agreements,
        send_agreements,
        show,
        read_as,
        apply,
        wrong_rows,
        template
    ]
}

#[get("/import/vendors")]
fn new_vendors(can: Can<Edit>) -> Reply {
    Answer::page(&NewPage::of(can.visit, Subject::Vendors, None))
}

#[get("/import/agreements")]
fn new_agreements(can: Can<Edit>) -> Reply {
    Answer::page(&NewPage::of(can.visit, Subject::Agreements, None))
}

#[post("/import/vendors", data = "<posted>")]
async fn send_vendors(can: Can<Edit>, posted: PostedFiles) -> Reply {
    send(can, Subject::Vendors, posted.0).await
}

#[post("/import/agreements", data = "<posted>")]
async fn send_agreements(can: Can<Edit>, posted: PostedFiles) -> Reply {
    send(can, Subject::Agreements, posted.0).await
}

/// Reads the file that was sent and keeps it.
async fn send(can: Can<Edit>, subject: Subject, posted: Posted) -> Reply {
    let again = |visit: Visit, problem: String| {
        Answer::invalid(&NewPage::of(visit, subject, Some(problem)))
    };
    if posted.files().iter().any(|file| file.is_too_large) {
        return Err(WebError::TooLarge);
    }
    let Some(file) = posted.file("table") else {
        let problem = can.t("problem-required");
        return again(can.visit, problem);
    };
    let (name, bytes) = (file.name.clone(), file.bytes.clone());
    let texts: Texts = posted
        .files()
        .iter()
        .filter(|file| file.field == "texts" && !file.bytes.is_empty())
        .map(|file| (file.name.clone(), file.bytes.clone()))
        .collect();
    // Reading a long file is work for a thread of its own, not for one that answers requests.
    let table = spawn_blocking(move || subject.table(&bytes))
        .await
        .map_err(|error| WebError::Internal(error.to_string()))?;
    let table = match table {
        Ok(table) => Arc::new(table),
        Err(refusal) => {
            let problem = refusal.sentence(can.lang);
            return again(can.visit, problem);
        }
    };
    let read = Arc::clone(&table);
    let mapping = can
        .read(move |reader| subject.mapping(reader, &read))
        .await?;
    let settings = Settings {
        mapping,
        empty: Empty::default(),
        order: None,
    };
    let user = can.member.user.id;
    let waiting = Waiting::new(
        user,
        subject,
        name,
        (table, Arc::new(texts)),
        settings,
        can.now,
    );
    let address = page::address(&waiting);
    can.state()?.imports.keep(waiting);
    Ok(Answer::to(address))
}

fn find(can: &Can<Edit>, subject: &str, token: &str) -> Result<Waiting, WebError> {
    let subject = Subject::from_word(subject).ok_or(WebError::NotFound)?;
    let found = can
        .state()?
        .imports
        .find(token, can.member.user.id, can.now);
    found
        .filter(|it| it.subject == subject)
        .ok_or(WebError::NotFound)
}

/// Works out what a file would do, on the slow lane.
async fn plan(visit: &Visit, waiting: &Waiting) -> Result<Plan, WebError> {
    let (waiting, today) = (waiting.clone(), visit.today);
    let plan = move |reader: &crate::store::reader::Reader<'_>| {
        waiting.subject.plan(
            reader,
            &waiting.table,
            &waiting.settings,
            &waiting.texts,
            today,
        )
    };
    visit.read_slow(plan).await
}

#[get("/import/<subject>/<token>")]
async fn show(can: Can<Edit>, subject: &str, token: &str) -> Reply {
    let waiting = find(&can, subject, token)?;
    let plan = plan(&can, &waiting).await?;
    Answer::page(&ImportPage::of(can.visit, &waiting, &plan))
}

/// What the columns hold, as the user says; remembered for the next file with the same headings.
#[post("/import/<subject>/<token>", data = "<posted>")]
async fn read_as(can: Can<Edit>, subject: &str, token: &str, posted: Posted) -> Reply {
    let mut waiting = find(&can, subject, token)?;
    let (subject, table) = (waiting.subject, Arc::clone(&waiting.table));
    let said: Vec<(usize, &str)> = (0..table.headings.len())
        .map(|at| (at, posted.get(&format!("column-{at}"))))
        .collect();
    let mapping = Mapping::of(subject.shape(), &said).ok_or(WebError::Bad)?;
    waiting.settings = Settings {
        mapping,
        empty: if posted.has("clear") {
            Empty::Clear
        } else {
            Empty::Keep
        },
        order: match posted.get("order") {
            "day-first" => Some(DayOrder::DayFirst),
            "month-first" => Some(DayOrder::MonthFirst),
            _ => None,
        },
    };
    let said = waiting.settings.mapping.said(&table.headings);
    let fingerprint = subject.fingerprint(&table);
    can.write(move |writer| writer.remember_mapping(&fingerprint, &said))
        .await?;
    let address = page::address(&waiting);
    can.state()?.imports.keep(waiting);
    Ok(Answer::to(address))
}

/// Writes what is good, if it is what the page has shown.
#[post("/import/<subject>/<token>/apply", data = "<posted>")]
async fn apply(can: Can<Edit>, subject: &str, token: &str, posted: Posted) -> Reply {
    let waiting = find(&can, subject, token)?;
    let subject = waiting.subject;
    let address = page::address(&waiting);
    let shape = subject.shape();
    let is_open = waiting.settings.mapping.unknown().next().is_some()
        || (waiting.settings.order.is_none()
            && asks_order(shape, &waiting.table, &waiting.settings.mapping));
    if is_open {
        return Ok(Answer::to(address).saying("flash-import-open", &[]));
    }
    let shown = posted.get("digest").to_owned();
    let today = can.today;
    let counts = can
        .write(move |writer| {
            let plan = subject.plan(
                writer,
                &waiting.table,
                &waiting.settings,
                &waiting.texts,
                today,
            )?;
            if plan.digest() != shown {
                return Ok(None);
            }
            plan.apply(writer).map(Some)
        })
        .await?;
    let Some(counts) = counts else {
        return Ok(Answer::to(address).saying("flash-import-changed", &[]));
    };
    can.state()?.imports.forget(can.member.user.id);
    let args = [
        ("created", counts.created.to_string()),
        ("changed", counts.changed.to_string()),
        ("skipped", counts.skipped.to_string()),
        ("refused", counts.refused.to_string()),
    ];
    let list = match subject {
        Subject::Vendors => "/vendors?sort=-changed",
        Subject::Agreements => "/agreements?sort=-added",
    };
    Ok(Answer::to(list).saying("flash-import-done", &args))
}

/// The rows that cannot be imported, to be mended and sent again.
#[get("/import/<subject>/<token>/rejected.csv")]
async fn wrong_rows(can: Can<Edit>, subject: &str, token: &str) -> Reply {
    let waiting = find(&can, subject, token)?;
    let plan = plan(&can, &waiting).await?;
    let bytes = rejected(&waiting.table, &plan, can.lang)
        .map_err(|error| WebError::Internal(error.to_string()))?;
    let name = format!(
        "avtal-{}-rejected-{}.csv",
        waiting.subject.word(),
        can.today
    );
    Ok(Answer::download(&name, ContentType::CSV, bytes))
}

/// An empty table with the headings that are read.
#[get("/export/template/<subject>")]
fn template(can: Can<Edit>, subject: &str) -> Reply {
    let subject = Subject::from_word(subject).ok_or(WebError::NotFound)?;
    let format = match can.query.get("format") {
        Some("csv") => SheetFormat::Csv,
        _ => SheetFormat::Xlsx,
    };
    let bytes = subject
        .template(format, can.lang, can.today)
        .map_err(|error| WebError::Internal(error.to_string()))?;
    let name = format!("avtal-{}-template.{}", subject.word(), format.ending());
    Ok(Answer::download(&name, content_type(format), bytes))
}
