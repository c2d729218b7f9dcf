//! The register as it stood at the end of a past day, built from the journal on a thread of its own: a form that asks for
//! the day, and the page of the result, which says what it is built from, with its PDF.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use askama::Template;
use rocket::tokio::task::spawn_blocking;
use rocket::tokio::time::timeout;
use rocket::{Route, get, post, routes};

use crate::domain::day::Day;
use crate::report::pdf::pdf;
use crate::report::register::past::{self, PastRegister};
use crate::store::error::StoreError;
use crate::store::journal::Subject;
use crate::store::verify::watch::Watch;

use rocket::http::ContentType;

use super::answer::{Answer, Reply};
use super::form::{Control, Field, FormView, Markup};
use super::guard::{Can, ReadJournal};
use super::job::Stop;
use super::list::{Tone, mark};
use super::mark::severity_tone;
use super::posted::Posted;
use super::problem::WebError;
use super::visit::Visit;

/// Whoever asks sees the result at once where it is there within this time.
const AT_ONCE: Duration = Duration::from_millis(900);
/// Seconds after which the page loads itself again.
const REFRESH: &str = "1";
/// Vendors on the page; the PDF has all.
const MOST_SHOWN: usize = 500;

/// The routes of past days.
#[must_use]
pub(super) fn routes() -> Vec<Route> {
    routes![new, create, show, file]
}

/// A register of a past day in the making, or ready.
pub(super) struct Job {
    watch: Watch,
    day: Day,
    outcome: Mutex<Option<Result<Arc<PastRegister>, ()>>>,
}

impl Job {
    fn outcome(&self) -> Option<Result<Arc<PastRegister>, ()>> {
        let outcome = self.outcome.lock().unwrap_or_else(PoisonError::into_inner);
        outcome.clone()
    }

    fn end(&self, ended: Result<Arc<PastRegister>, ()>) {
        let mut outcome = self.outcome.lock().unwrap_or_else(PoisonError::into_inner);
        outcome.get_or_insert(ended);
    }
}

impl Stop for Job {
    fn stop(&self) {
        self.watch.stop();
        self.end(Err(()));
    }
}

#[derive(Template)]
#[template(path = "past/new.html")]
struct NewPage {
    visit: Visit,
    form: FormView,
}

fn day_form(visit: &Visit) -> FormView {
    FormView::new(visit, "past").field(Field::new("day", Control::Line("date")).required())
}

#[get("/as-of")]
fn new(can: Can<ReadJournal>) -> Reply {
    let form = day_form(&can);
    Answer::page(&NewPage {
        form,
        visit: can.visit,
    })
}

#[post("/as-of", data = "<posted>")]
async fn create(can: Can<ReadJournal>, posted: Posted) -> Reply {
    let mut form = day_form(&can).fill(&posted);
    form.check();
    let day = posted.get("day").parse::<Day>().ok();
    match day {
        Some(day) if day > can.today => form.problem("day", "past-day-to-come", &[]),
        None if form.is_good() => form.problem("day", "past-day-wrong", &[]),
        _ => {}
    }
    let Some(day) = day.filter(|_| form.is_good()) else {
        return Answer::invalid(&NewPage {
            form,
            visit: can.visit,
        });
    };
    let job = Arc::new(Job {
        watch: Watch::default(),
        day,
        outcome: Mutex::default(),
    });
    let state = can.state()?.clone();
    let id = state.pasts.put(can.member.user.id, can.now, &job);
    let (store, its, lang) = (state.store.clone(), Arc::clone(&job), can.lang);
    let running = spawn_blocking(move || {
        let built = store
            .past(day, &its.watch)
            .and_then(|mut past| PastRegister::read(&mut past, lang));
        its.end(built.map(Arc::new).map_err(|error| {
            if !matches!(error, StoreError::GivenUp) {
                tracing::error!(id, %error, "the register of a past day could not be built");
            }
        }));
    });
    // Whether it has ended by then or not: the page says which.
    drop(timeout(AT_ONCE, running).await);
    Ok(Answer::to(format!("/as-of/{id}")))
}

#[derive(Template)]
#[template(path = "past/show.html")]
struct ShowPage {
    visit: Visit,
    id: i64,
    title: String,
    n_done: u64,
    n_all: u64,
    is_broken: bool,
    result: Option<ResultView>,
}

/// The register of a past day as the page shows it.
struct ResultView {
    is_complete: bool,
    is_known: bool,
    said: Vec<String>,
    sha256: String,
    total: String,
    more: Option<String>,
    rows: Vec<RowView>,
}

/// A vendor on that day.
struct RowView {
    name: String,
    owner: String,
    status: String,
    standing: Markup,
    why: String,
    since: String,
}

#[get("/as-of/<id>")]
fn show(can: Can<ReadJournal>, id: i64) -> Reply {
    let job = can.state()?.pasts.find(id, can.member.user.id)?;
    let outcome = job.outcome();
    let (_, n_done, n_all) = job.watch.seen();
    let is_waiting = outcome.is_none();
    let answer = Answer::page(&ShowPage {
        id,
        title: can.t1("past-as-of", "day", &can.day(&job.day)),
        n_done,
        n_all: n_all.max(1),
        is_broken: matches!(outcome, Some(Err(()))),
        result: match &outcome {
            Some(Ok(past)) => Some(result(&can, past)),
            _ => None,
        },
        visit: can.visit,
    })?;
    Ok(match is_waiting {
        true => answer.header("Refresh", REFRESH.to_owned()),
        false => answer,
    })
}

fn result(visit: &Visit, past: &PastRegister) -> ResultView {
    let (is_complete, said) = past::sources(&past.occasion, &past.built);
    let all = &past.summary.rows;
    let day = past.built.day;
    let n = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let row = |row: &crate::store::vendor_list::VendorRow| RowView {
        name: row.name.clone(),
        owner: row.owner.clone().unwrap_or_default(),
        status: visit.t(row.status.text_key()),
        standing: match &row.worst {
            None => mark(Tone::Good, &visit.t("past-in-order")),
            Some(worst) => mark(
                severity_tone(worst.severity),
                &visit.t(worst.code.text_key()),
            ),
        },
        why: row
            .worst
            .as_ref()
            .map(|worst| worst.sentence(visit.lang, day))
            .unwrap_or_default(),
        since: row
            .worst
            .as_ref()
            .map(|it| visit.day(&it.since))
            .unwrap_or_default(),
    };
    ResultView {
        is_complete,
        is_known: past.built.is_known(),
        said,
        sha256: past.built.sha256.clone(),
        total: visit.tn("past-total", &n(all.len())),
        more: (all.len() > MOST_SHOWN).then(|| visit.tn("past-more", &n(MOST_SHOWN))),
        rows: all.iter().take(MOST_SHOWN).map(row).collect(),
    }
}

#[get("/as-of/<id>/file")]
async fn file(can: Can<ReadJournal>, id: i64) -> Reply {
    let job = can.state()?.pasts.find(id, can.member.user.id)?;
    let Some(Ok(past)) = job.outcome() else {
        return Err(WebError::NotFound);
    };
    let name = format!("avtal-register-as-of-{}.pdf", job.day);
    let drawn = spawn_blocking(move || pdf(&past::paper(&past)))
        .await
        .map_err(|error| WebError::Internal(error.to_string()))?
        .map_err(|error| WebError::Internal(error.to_string()))?;
    let digest = drawn.digest;
    can.write(move |writer| writer.issue_paper("register-as-of", Subject::default(), &digest))
        .await?;
    Ok(Answer::download(&name, ContentType::PDF, drawn.bytes))
}
