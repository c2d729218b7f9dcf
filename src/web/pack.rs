//! Audit packs of many vendors: asked for from the list of vendors, made beside the pages, vendor by vendor, so that one
//! large pack slows nobody; a page shows how far it has come, lets whoever asked stop it, and gives the file. Works by
//! loading the page again, without a script. Packs are kept in memory for an hour and shown to nobody else.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use askama::Template;
use chrono::{DateTime, TimeDelta, Utc};
use rocket::http::ContentType;
use rocket::tokio::spawn;
use rocket::tokio::task::spawn_blocking;
use rocket::tokio::time::sleep;
use rocket::{Route, get, post, routes};

use crate::domain::vendor::VendorId;
use crate::report::occasion::Occasion;
use crate::report::pack::read::{self, Which};
use crate::report::pack::{Binder, Bound, VendorFile};
use crate::store::Store;
use crate::store::actor::{Actor, At};
use crate::store::error::StoreError;
use crate::store::journal::Subject;
use crate::store::user::UserId;

use super::answer::{Answer, Reply};
use super::guard::{Can, Read};
use super::list::order;
use super::posted::Posted;
use super::problem::WebError;
use super::visit::Visit;

/// Vendors that are read at a time; between two readings others have their turn.
const BATCH: usize = 8;
/// How long a pack is kept.
const KEPT: TimeDelta = TimeDelta::hours(1);
/// Packs that are kept at a time; the oldest gives way.
const MOST_KEPT: usize = 12;
/// Seconds after which the page loads itself again.
const REFRESH: &str = "1";
/// How long a busy store is left alone, and how often.
const PAUSE: Duration = Duration::from_millis(200);
const MOST_PAUSES: u32 = 100;

/// The routes of the packs.
#[must_use]
pub(super) fn routes() -> Vec<Route> {
    routes![create, show, cancel, file]
}

/// The packs that are being made or wait to be fetched.
#[derive(Default)]
pub struct Packs(Mutex<BTreeMap<i64, Arc<Job>>>);

/// A pack in the making, or made.
pub(super) struct Job {
    owner: UserId,
    scope: String,
    /// The name of the file without its ending.
    name: String,
    asked_at: DateTime<Utc>,
    n_all: usize,
    n_done: AtomicUsize,
    is_cancelled: AtomicBool,
    outcome: Mutex<Option<Result<Arc<Bound>, Failure>>>,
}

/// Why there is no pack.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Failure {
    Cancelled,
    Broken,
}

impl Packs {
    fn put(&self, job: Arc<Job>) -> i64 {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.retain(|_, other| other.asked_at + KEPT > job.asked_at);
        while all.len() >= MOST_KEPT {
            if let Some((_, oldest)) = all.pop_first() {
                oldest.is_cancelled.store(true, Ordering::Relaxed);
            }
        }
        // Whoever asks again has no more use for the pack before.
        for other in all.values().filter(|other| other.owner == job.owner) {
            other.is_cancelled.store(true, Ordering::Relaxed);
        }
        let id = all.last_key_value().map_or(1, |(id, _)| id + 1);
        all.insert(id, job);
        id
    }

    fn find(&self, id: i64, owner: UserId) -> Result<Arc<Job>, WebError> {
        let all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let found = all.get(&id).filter(|job| job.owner == owner);
        found.cloned().ok_or(WebError::NotFound)
    }
}

impl Job {
    fn outcome(&self) -> Option<Result<Arc<Bound>, Failure>> {
        let outcome = self.outcome.lock().unwrap_or_else(PoisonError::into_inner);
        outcome.clone()
    }

    fn end(&self, outcome: Result<Arc<Bound>, Failure>) {
        *self.outcome.lock().unwrap_or_else(PoisonError::into_inner) = Some(outcome);
    }

    fn is_cancelled(&self) -> bool {
        self.is_cancelled.load(Ordering::Relaxed)
    }
}

/// Begins a pack of the vendors that the address filters.
#[post("/packs", data = "<_posted>")]
async fn create(can: Can<Read>, _posted: Posted) -> Reply {
    let filter = super::vendor::filter(&can.query);
    let sorting = super::vendor::sorting(&can.query);
    let sort = super::vendor::page(&can.query, &sorting).sort;
    let which = Which::Filter(filter, sort, order(&sorting));
    let (lang, today) = (can.lang, can.today);
    let asked_by = can.member.user.facts.name.clone();
    let (occasion, scope) = can
        .read_slow(move |reader| {
            let occasion = Occasion::read(reader, lang, today)?;
            let scope = read::scope(reader, &occasion, which, &asked_by)?;
            Ok((occasion, scope))
        })
        .await?;
    let (cover, vendors) = scope.ok_or(WebError::NotFound)?;
    let state = can.state()?;
    let job = Arc::new(Job {
        owner: can.member.user.id,
        scope: cover.scope.clone(),
        name: format!("avtal-pack-{today}"),
        asked_at: can.now,
        n_all: vendors.len(),
        n_done: AtomicUsize::new(0),
        is_cancelled: AtomicBool::new(false),
        outcome: Mutex::new(None),
    });
    let id = state.packs.put(Arc::clone(&job));
    let store = state.store.clone();
    let binder = Binder::new(occasion.clone(), cover, store.house().ok());
    let (actor, at) = (can.actor(), can.at());
    spawn(async move {
        let made = make(&store, &job, occasion, vendors, binder, actor, at).await;
        if let Err(Failure::Broken) = &made {
            tracing::error!(id, "a pack could not be made");
        }
        job.end(made.map(Arc::new));
    });
    Ok(Answer::to(format!("/packs/{id}")))
}

/// Makes a pack, batch by batch, until it is done or nobody wants it any more.
async fn make(
    store: &Store,
    job: &Job,
    occasion: Occasion,
    vendors: Vec<VendorId>,
    mut binder: Binder,
    actor: Actor,
    at: At,
) -> Result<Bound, Failure> {
    for batch in vendors.chunks(BATCH) {
        if job.is_cancelled() {
            return Err(Failure::Cancelled);
        }
        let files = files(store, &occasion, batch).await?;
        binder = spawn_blocking(move || {
            for file in files {
                binder.add(file)?;
            }
            Ok::<_, crate::report::pdf::PdfError>(binder)
        })
        .await
        .map_err(|_| Failure::Broken)?
        .map_err(|_| Failure::Broken)?;
        job.n_done.fetch_add(batch.len(), Ordering::Relaxed);
    }
    let bound = spawn_blocking(move || binder.finish())
        .await
        .map_err(|_| Failure::Broken)?
        .map_err(|_| Failure::Broken)?;
    if job.is_cancelled() {
        return Err(Failure::Cancelled);
    }
    let digests = bound.digests.clone();
    store
        .write(actor, at, move |writer| {
            digests
                .iter()
                .try_for_each(|digest| writer.issue_paper("pack", Subject::default(), digest))
        })
        .await
        .map_err(|_| Failure::Broken)?;
    Ok(bound)
}

/// Reads a batch of vendors; a busy store is asked again a little later.
async fn files(
    store: &Store,
    occasion: &Occasion,
    batch: &[VendorId],
) -> Result<Vec<VendorFile>, Failure> {
    for _ in 0..MOST_PAUSES {
        let (occasion, batch) = (occasion.clone(), batch.to_vec());
        let read = store
            .read_slow(move |reader| {
                let files = batch
                    .iter()
                    .map(|id| read::vendor_file(reader, &occasion, *id));
                files.collect::<Result<Vec<_>, _>>()
            })
            .await;
        match read {
            Ok(files) => return Ok(files.into_iter().flatten().collect()),
            Err(StoreError::Busy) => sleep(PAUSE).await,
            Err(_) => return Err(Failure::Broken),
        }
    }
    Err(Failure::Broken)
}

#[derive(Template)]
#[template(path = "pack/show.html")]
struct PackPage {
    visit: Visit,
    id: i64,
    scope: String,
    n_done: usize,
    n_all: usize,
    /// How far it has come, in words.
    progress: String,
    /// The size of the finished file in words; `None` while there is none.
    finished: Option<String>,
    /// Why there will be none.
    failed: Option<String>,
}

#[get("/packs/<id>")]
fn show(can: Can<Read>, id: i64) -> Reply {
    let job = can.state()?.packs.find(id, can.member.user.id)?;
    let visit = can.visit;
    let outcome = job.outcome();
    let n_done = job.n_done.load(Ordering::Relaxed);
    let page = PackPage {
        id,
        scope: job.scope.clone(),
        n_done,
        n_all: job.n_all,
        progress: visit.text(
            "pack-progress",
            &[("done", n_done.into()), ("all", job.n_all.into())],
        ),
        finished: match &outcome {
            Some(Ok(bound)) => Some(visit.text(
                "pack-finished",
                &[
                    ("pages", bound.n_pages.into()),
                    ("kib", (bound.bytes.len() / 1024).max(1).into()),
                ],
            )),
            _ => None,
        },
        failed: match &outcome {
            Some(Err(Failure::Cancelled)) => Some(visit.t("pack-cancelled")),
            Some(Err(Failure::Broken)) => Some(visit.t("pack-broken")),
            _ => None,
        },
        visit,
    };
    let is_waiting = outcome.is_none();
    let answer = Answer::page(&page)?;
    Ok(if is_waiting {
        answer.header("Refresh", REFRESH.to_owned())
    } else {
        answer
    })
}

#[post("/packs/<id>/cancel", data = "<_posted>")]
fn cancel(can: Can<Read>, id: i64, _posted: Posted) -> Reply {
    let job = can.state()?.packs.find(id, can.member.user.id)?;
    job.is_cancelled.store(true, Ordering::Relaxed);
    if job.outcome().is_none() {
        job.end(Err(Failure::Cancelled));
    }
    Ok(Answer::to(format!("/packs/{id}")))
}

#[get("/packs/<id>/file")]
fn file(can: Can<Read>, id: i64) -> Reply {
    let job = can.state()?.packs.find(id, can.member.user.id)?;
    let Some(Ok(bound)) = job.outcome() else {
        return Err(WebError::NotFound);
    };
    let kind = match bound.ending {
        "zip" => ContentType::ZIP,
        _ => ContentType::PDF,
    };
    let name = format!("{}.{}", job.name, bound.ending);
    Ok(Answer::download(&name, kind, bound.bytes.clone()))
}
