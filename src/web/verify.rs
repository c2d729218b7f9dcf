//! The *verify* button of the journal: chain, files, database and what follows from the facts are recomputed on a thread of
//! their own; a page shows how far it has come and then the result, which can be taken away as PDF. An earlier head that
//! somebody has on paper can be given along: it must still be in the chain.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use askama::Template;
use rocket::tokio::task::spawn_blocking;
use rocket::tokio::time::timeout;
use rocket::{Route, get, post, routes};

use crate::domain::day::Day;
use crate::report::occasion::Occasion;
use crate::report::verification::{self, Verification};
use crate::store::journal::Subject;
use crate::store::verify::typed_hash;
use crate::store::verify::watch::Watch;

use super::answer::{Answer, Reply};
use super::download;
use super::form::{Field, FormView};
use super::guard::{Can, ReadJournal};
use super::job::Stop;
use super::posted::Posted;
use super::problem::WebError;
use super::visit::Visit;

/// Whoever asks sees the result at once where it is there within this time.
const AT_ONCE: Duration = Duration::from_millis(900);
/// Seconds after which the page loads itself again.
const REFRESH: &str = "1";

/// The routes of verifying.
#[must_use]
pub(super) fn routes() -> Vec<Route> {
    routes![new, create, show, cancel, file]
}

/// A verification in the making, or ended.
pub(super) struct Job {
    watch: Watch,
    day: Day,
    outcome: Mutex<Option<Result<Verification, Failure>>>,
}

/// Why there is no result.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Failure {
    Cancelled,
    Broken,
}

impl Job {
    fn outcome(&self) -> Option<Result<Verification, Failure>> {
        let outcome = self.outcome.lock().unwrap_or_else(PoisonError::into_inner);
        outcome.clone()
    }

    fn end(&self, ended: Result<Verification, Failure>) {
        let mut outcome = self.outcome.lock().unwrap_or_else(PoisonError::into_inner);
        outcome.get_or_insert(ended);
    }
}

impl Stop for Job {
    fn stop(&self) {
        self.watch.stop();
        self.end(Err(Failure::Cancelled));
    }
}

#[derive(Template)]
#[template(path = "verify/new.html")]
struct NewPage {
    visit: Visit,
    form: FormView,
}

fn verify_form(visit: &Visit) -> FormView {
    FormView::new(visit, "verify").field(Field::text("against").max(200).autocomplete("off"))
}

#[get("/journal/verify")]
fn new(can: Can<ReadJournal>) -> Reply {
    let form = verify_form(&can);
    Answer::page(&NewPage {
        form,
        visit: can.visit,
    })
}

#[post("/journal/verify", data = "<posted>")]
async fn create(can: Can<ReadJournal>, posted: Posted) -> Reply {
    let mut form = verify_form(&can).fill(&posted);
    form.check();
    let typed = posted.get("against").trim();
    let against = typed_hash(typed);
    if against.is_none() && !typed.is_empty() {
        form.problem("against", "verify-against-wrong", &[]);
    }
    if !form.is_good() {
        return Answer::invalid(&NewPage {
            form,
            visit: can.visit,
        });
    }
    let job = Arc::new(Job {
        watch: Watch::default(),
        day: can.today,
        outcome: Mutex::default(),
    });
    let state = can.state()?.clone();
    let id = state.verifications.put(can.member.user.id, can.now, &job);
    let by = can.member.user.facts.name.clone();
    let at = format!("{} ({})", can.time(&can.now), can.settings.time_zone);
    let (store, its) = (state.store.clone(), Arc::clone(&job));
    let running = spawn_blocking(move || {
        let ended = match store.verify_apart(against, &its.watch) {
            Ok(report) => Ok(Verification {
                report,
                by,
                at,
                program: verification::program(),
            }),
            Err(error) => {
                tracing::error!(id, %error, "a verification has not come to its end");
                Err(Failure::Broken)
            }
        };
        its.end(ended);
    });
    // Whether it has ended by then or not: the page says which.
    drop(timeout(AT_ONCE, running).await);
    Ok(Answer::to(format!("/journal/verify/{id}")))
}

#[derive(Template)]
#[template(path = "verify/show.html")]
struct ShowPage {
    visit: Visit,
    id: i64,
    form: FormView,
    n_done: u64,
    n_all: u64,
    /// How far it has come, in words.
    progress: String,
    /// Why there is no result.
    failed: Option<String>,
    result: Option<ResultView>,
}

/// A result as the page shows it.
struct ResultView {
    is_well: bool,
    verdict: String,
    differences: Vec<String>,
    /// Whether the earlier head was found, what is to be said on that, and the head.
    against: Option<(bool, String, String)>,
    facts: Vec<(String, String)>,
    head: String,
    /// Each part: its name, what was done, whether it agrees.
    parts: Vec<(String, String, bool)>,
}

#[get("/journal/verify/<id>")]
fn show(can: Can<ReadJournal>, id: i64) -> Reply {
    let job = can.state()?.verifications.find(id, can.member.user.id)?;
    let outcome = job.outcome();
    let (part, n_done, n_all) = job.watch.seen();
    let part = part.map(|part| can.t(part.text_key())).unwrap_or_default();
    let args = [
        ("part", part.into()),
        ("done", can.number(&whole(n_done)).into()),
        ("all", can.number(&whole(n_all)).into()),
    ];
    let failed = match &outcome {
        Some(Err(Failure::Cancelled)) => Some(can.t("verify-cancelled")),
        Some(Err(Failure::Broken)) => Some(can.t("verify-broken")),
        _ => None,
    };
    let is_waiting = outcome.is_none();
    let result = match outcome {
        Some(Ok(ended)) => Some(result(&can, job.day, &ended)),
        _ => None,
    };
    let answer = Answer::page(&ShowPage {
        id,
        form: verify_form(&can),
        n_done,
        n_all: n_all.max(1),
        progress: can.text("verify-progress", &args),
        failed,
        result,
        visit: can.visit,
    })?;
    Ok(match is_waiting {
        true => answer.header("Refresh", REFRESH.to_owned()),
        false => answer,
    })
}

fn whole(n: u64) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

fn result(visit: &Visit, day: Day, ended: &Verification) -> ResultView {
    let occasion = Occasion {
        lang: visit.lang,
        day,
        settings: visit.settings.clone(),
        logo: None,
    };
    let report = &ended.report;
    let n = |n: u64| visit.number(&whole(n));
    let mut until = visit.text(
        "report-journal-entry",
        &[("seq", whole(report.n_events).into())],
    );
    if let Some(at) = &report.head_at {
        until = format!("{until}, {}", verification::time(&occasion, at));
    }
    let fact = |key: &str, value: String| (visit.t(key), value);
    ResultView {
        is_well: report.is_well(),
        verdict: verification::verdict(&occasion, report),
        differences: report
            .differences
            .iter()
            .map(|it| verification::sentence(&occasion, it))
            .collect(),
        against: report
            .against
            .as_ref()
            .zip(verification::against(&occasion, report))
            .map(|(asked, (is_found, said))| (is_found, said, asked.sha256.clone())),
        facts: vec![
            fact("verify-by", ended.by.clone()),
            fact("verify-at", ended.at.clone()),
            fact("report-journal-head", until),
            fact("verify-n-rows", n(report.n_rows)),
            fact("verify-n-files", n(report.n_files)),
            fact("verify-n-vendors", n(report.n_vendors)),
        ],
        head: report.head.clone(),
        parts: verification::parts_of(report)
            .map(|(part, agrees)| {
                let key = part.text_key();
                (visit.t(key), visit.t(&format!("{key}-how")), agrees)
            })
            .collect(),
    }
}

#[post("/journal/verify/<id>/cancel", data = "<_posted>")]
fn cancel(can: Can<ReadJournal>, id: i64, _posted: Posted) -> Reply {
    let job = can.state()?.verifications.find(id, can.member.user.id)?;
    job.stop();
    Ok(Answer::to(format!("/journal/verify/{id}")))
}

#[get("/journal/verify/<id>/file")]
async fn file(can: Can<ReadJournal>, id: i64) -> Reply {
    let job = can.state()?.verifications.find(id, can.member.user.id)?;
    let Some(Ok(ended)) = job.outcome() else {
        return Err(WebError::NotFound);
    };
    let (lang, day) = (can.lang, job.day);
    let name = format!("avtal-verification-{day}.pdf");
    download::paper(
        &can,
        "verification",
        Subject::default(),
        name,
        move |reader| {
            let occasion = Occasion::read(reader, lang, day)?;
            Ok(Some(verification::paper(&occasion, &ended)))
        },
    )
    .await
}
