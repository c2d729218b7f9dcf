//! The start page: what needs attention, most urgent first, each with its next step; the counts of the
//! register as links into its lists; and the picture of what ends in the next eighteen months.

use askama::Template;
use rocket::{Route, get, routes};

use crate::domain::access::Action;
use crate::domain::day::add_months;
use crate::domain::finding::Severity;
use crate::domain::finding::group::grouped;
use crate::domain::state::State;
use crate::domain::vendor::VendorStatus;
use crate::store::comment::Asked;
use crate::store::count::Counts;

use super::answer::{Answer, Reply};
use super::finding::FindingView;
use super::guard::{Can, Read};
use super::timeline::Timeline;
use super::visit::Visit;

/// Findings that the page shows.
const SHOWN: usize = 8;
/// Comments to answer that a page shows.
pub(super) const ASKED: u32 = 10;
/// Findings that are read for it: those of one text stand together.
const READ: u32 = 240;
/// Agreements in the picture.
const IN_PICTURE: u32 = 40;
/// Months in the picture.
pub(super) const MONTHS: u32 = 18;

/// The route of the start page.
#[must_use]
pub fn routes() -> Vec<Route> {
    routes![show]
}

#[derive(Template)]
#[template(path = "home/show.html")]
struct HomePage {
    visit: Visit,
    greeting: String,
    is_mine: bool,
    /// What the user is asked to answer.
    asked: Vec<AskedRow>,
    findings: Vec<FindingView>,
    all_findings: String,
    tiles: Vec<Tile>,
    timeline: Timeline,
    is_empty: bool,
    may_edit: bool,
    /// How far the re-check of all texts has come, while it runs.
    recheck: Option<String>,
}

/// A comment that the user is asked to answer.
pub(super) struct AskedRow {
    pub(super) href: String,
    pub(super) title: String,
    pub(super) words: String,
    pub(super) by: String,
}

/// What a user is asked to answer, as every page shows it.
pub(super) fn asked_rows(visit: &Visit, asked: &[Asked]) -> Vec<AskedRow> {
    asked
        .iter()
        .map(|it| AskedRow {
            href: format!(
                "/agreements/{}/versions/{}/review?thread={2}#comments-{2}",
                it.agreement.0, it.version, it.id.0
            ),
            title: if it.clause.is_empty() {
                it.title.clone()
            } else {
                let clause = visit.t1("comment-asked-clause", "clause", &it.clause);
                format!("{}, {clause}", it.title)
            },
            words: it.words.chars().take(200).collect(),
            by: visit.text(
                "review-decided-by",
                &[
                    ("who", it.written_by.as_str().into()),
                    ("day", it.written_on.into()),
                ],
            ),
        })
        .collect()
}

/// A count that leads to its list.
struct Tile {
    n: String,
    label: String,
    href: String,
    tone: &'static str,
}

#[get("/")]
async fn show(can: Can<Read>) -> Reply {
    let today = can.today;
    let is_mine = can.query.get("whose") == Some("mine");
    let owner = is_mine.then(|| can.member.user.facts.name.clone());
    let until = add_months(today, MONTHS).unwrap_or(today);
    let user = can.member.user.id;
    let (counts, findings, (ends, objections), asked) = can
        .read(move |reader| {
            Ok((
                reader.counts(today)?,
                reader.attention(owner.as_deref(), today, READ)?,
                reader.ends_and_objections(today, until, IN_PICTURE)?,
                reader.asked(user, ASKED)?,
            ))
        })
        .await?;
    let visit = can.visit;
    Answer::page(&HomePage {
        greeting: greeting(&visit, &counts),
        is_mine,
        asked: asked_rows(&visit, &asked),
        findings: grouped(&findings, |row| &row.finding)
            .iter()
            .take(SHOWN)
            .map(|group| {
                let view = FindingView::of_row(&visit, group.first);
                view.with_more(&visit, &group.first.finding, group.n_more)
            })
            .collect(),
        recheck: recheck(&visit),
        all_findings: visit.tn("home-all-findings", &i64::from(counts.findings.total())),
        tiles: tiles(&visit, &counts),
        timeline: Timeline::new(&visit, &ends, &objections, until),
        is_empty: counts.n_vendors == 0,
        may_edit: visit.may(Action::Edit),
        visit,
    })
}

/// How far the re-check of all texts has come, while it runs.
pub(super) fn recheck(visit: &Visit) -> Option<String> {
    let (done, all) = visit.state().ok()?.store.recheck_progress()?;
    Some(visit.text(
        "home-recheck",
        &[
            ("done", i64::from(done).into()),
            ("all", i64::from(all).into()),
        ],
    ))
}

/// The answer to the register's one question, in one sentence.
fn greeting(visit: &Visit, counts: &Counts) -> String {
    if counts.n_vendors == 0 {
        return visit.t("home-empty");
    }
    visit.text(
        "home-answer",
        &[
            ("n", i64::from(counts.n_vendors_high).into()),
            ("vendors", i64::from(counts.n_vendors).into()),
        ],
    )
}

fn tiles(visit: &Visit, counts: &Counts) -> Vec<Tile> {
    let tile = |n: u32, key: &str, href: String, tone: &'static str| Tile {
        n: visit.number(&i64::from(n)),
        label: visit.tn(key, &i64::from(n)),
        href,
        tone: if n == 0 { "quiet" } else { tone },
    };
    let severity = |severity: Severity, key: &str, tone| {
        tile(
            counts.findings.of(severity),
            key,
            format!("/findings?severity={}", severity.word()),
            tone,
        )
    };
    let state = |state: State, key: &str, tone| {
        tile(
            counts.agreements.get(&state).copied().unwrap_or_default(),
            key,
            format!("/agreements?state={}", state.word()),
            tone,
        )
    };
    let active = VendorStatus::Active;
    vec![
        severity(Severity::High, "home-n-high", "bad"),
        severity(Severity::Medium, "home-n-medium", "warn"),
        severity(Severity::Low, "home-n-low", "note"),
        state(State::InForce, "home-n-in-force", "good"),
        state(State::Expiring, "home-n-expiring", "warn"),
        state(State::AwaitingSignature, "home-n-awaiting", "warn"),
        state(State::InReview, "home-n-in-review", "note"),
        tile(
            counts.vendors.get(&active).copied().unwrap_or_default(),
            "home-n-active",
            format!("/vendors?status={}", active.word()),
            "quiet",
        ),
    ]
}
