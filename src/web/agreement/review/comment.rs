//! Comments on the clauses of a text: beside the clause a link, beside the text the threads with their replies, who is asked
//! to answer, settled or open. One small form for all that can be said; it works without a script.

use rocket::http::Status;
use rocket::post;

use crate::domain::agreement::AgreementId;
use crate::store::comment::{ClauseWords, LONGEST_COMMENT, Said, Thread, ThreadId};
use crate::store::review::ReviewDesk;
use crate::store::user::UserId;
use crate::web::agreement::clause::{ClauseHere, with_links};
use crate::web::agreement::reading::Reading;
use crate::web::answer::{Answer, Reply};
use crate::web::form::Markup;
use crate::web::guard::{Can, Edit};
use crate::web::list::{Tone, mark};
use crate::web::markdown::escape;
use crate::web::posted::Posted;
use crate::web::problem::WebError;
use crate::web::visit::Visit;

use super::show::Desk;

/// The comments beside a text.
pub(super) struct CommentsView {
    /// How many are open.
    pub summary: String,
    /// Whether they are unfolded.
    pub is_unfolded: bool,
    pub threads: Vec<ThreadView>,
    /// The clauses to choose among: anchor, name, whether it is chosen.
    pub clauses: Vec<(String, String, bool)>,
    /// Who can be asked: number and name.
    pub people: Vec<(i64, String, bool)>,
    /// What was typed into the form of a new comment and refused, and why.
    pub typed: String,
    pub problem: Option<String>,
}

/// One thread.
pub(super) struct ThreadView {
    pub id: i64,
    /// The anchor of its clause; `None` where the text does not have its words.
    pub anchor: Option<String>,
    /// Which clause it is about.
    pub place: String,
    /// That its words were those of an earlier version.
    pub earlier: Option<String>,
    pub quote: String,
    pub state: Markup,
    pub is_settled: bool,
    /// Who is asked to answer.
    pub asked: Option<String>,
    /// Who said it and when, and what.
    pub comments: Vec<(String, String)>,
    /// Whom it can be given to, with whom it would be.
    pub people: Vec<(i64, String, bool)>,
    /// Whether its form is unfolded.
    pub is_unfolded: bool,
    pub typed: String,
    pub problem: Option<String>,
}

/// A comment that was refused: its thread, `None` of a new one; its clause, its words, and why.
pub(super) struct TypedComment {
    thread: Option<ThreadId>,
    clause: String,
    words: String,
    problem: String,
}

/// Where each thread stands among the clauses of a text.
pub(super) fn places(threads: &[Thread], clauses: &[ClauseHere]) -> Vec<Option<usize>> {
    let known = || clauses.iter().map(|it| (&*it.number, &*it.sha256));
    threads.iter().map(|thread| thread.place(known())).collect()
}

/// The markup of a text with the number of comments beside each clause that has any; `None` where none has.
pub(super) fn document(
    visit: &Visit,
    reading: &Reading,
    threads: &[Thread],
    places: &[Option<usize>],
) -> Option<String> {
    let mut links: Vec<(String, String)> = Vec::new();
    for (at, clause) in reading.clauses.iter().enumerate() {
        let here = threads.iter().zip(places);
        let here: Vec<&Thread> = here
            .filter(|(_, place)| **place == Some(at))
            .map(|(thread, _)| thread)
            .collect();
        let Some(first) = here
            .iter()
            .find(|it| it.settled_on.is_none())
            .or(here.first())
        else {
            continue;
        };
        let n: usize = here.iter().map(|thread| thread.comments.len()).sum();
        let is_open = here.iter().any(|thread| thread.settled_on.is_none());
        let mut words = String::new();
        escape(
            &visit.tn("comment-n", &i64::try_from(n).unwrap_or(i64::MAX)),
            &mut words,
        );
        let class = if is_open { "" } else { " is-settled" };
        links.push((
            clause.id.clone(),
            format!(
                "<a class=\"comment-link{class}\" lang=\"{}\" href=\"?thread={1}#comments-{1}\">{words}</a>",
                visit.lang.code(),
                first.id.0
            ),
        ));
    }
    (!links.is_empty()).then(|| with_links(&reading.rendered.html, &links))
}

impl CommentsView {
    pub(super) fn new(
        visit: &Visit,
        version: u32,
        desk: &ReviewDesk,
        clauses: &[ClauseHere],
        typed: Option<&TypedComment>,
    ) -> CommentsView {
        let asked = visit.query.get("thread").and_then(|id| id.parse().ok());
        let refused = |thread: Option<ThreadId>| {
            let its = typed.filter(|typed| typed.thread == thread);
            let words = its.map(|typed| typed.words.clone()).unwrap_or_default();
            (words, its.map(|typed| typed.problem.clone()))
        };
        let places = places(&desk.threads, clauses);
        let me = visit.user_id();
        let mut threads: Vec<ThreadView> = desk
            .threads
            .iter()
            .zip(places)
            // What was settled about words that are gone is of no use here; what is open still wants an answer. A later
            // version's comments are no business of an earlier text that lacks its words.
            .filter(|(thread, place)| {
                let is_whole = thread.clause_sha256.is_empty();
                is_whole
                    || place.is_some()
                    || (thread.settled_on.is_none() && thread.version < version)
            })
            .map(|(thread, place)| {
                let (words, problem) = refused(Some(thread.id));
                let clause = place.and_then(|at| clauses.get(at));
                ThreadView {
                    is_unfolded: problem.is_some()
                        || asked == Some(thread.id.0)
                        || (thread.settled_on.is_none()
                            && thread.assignee.is_some()
                            && thread.assignee == me),
                    typed: words,
                    problem,
                    ..thread_view(visit, desk, thread, clause)
                }
            })
            .collect();
        threads.sort_by_key(|thread| thread.is_settled);
        let n_open = threads.iter().filter(|thread| !thread.is_settled).count();
        let (words, problem) = refused(None);
        let chosen = typed.map(|typed| typed.clause.as_str());
        let chosen = chosen.or(visit.query.get("clause")).unwrap_or_default();
        CommentsView {
            summary: visit.tn("comment-n-open", &i64::try_from(n_open).unwrap_or(i64::MAX)),
            is_unfolded: typed.is_some()
                || asked.is_some()
                || !chosen.is_empty()
                || threads.iter().any(|thread| thread.is_unfolded),
            threads,
            clauses: clauses
                .iter()
                .map(|clause| (clause.id.clone(), clause.name(), clause.id == chosen))
                .collect(),
            people: people(desk, None),
            typed: words,
            problem,
        }
    }
}

fn people(desk: &ReviewDesk, chosen: Option<UserId>) -> Vec<(i64, String, bool)> {
    desk.answerers()
        .map(|(id, name, _)| (id.0, name.clone(), Some(*id) == chosen))
        .collect()
}

fn thread_view(
    visit: &Visit,
    desk: &ReviewDesk,
    thread: &Thread,
    clause: Option<&ClauseHere>,
) -> ThreadView {
    let is_whole = thread.clause_sha256.is_empty();
    let number = clause.map_or(&thread.clause, |clause| &clause.number);
    let place = if is_whole {
        visit.t("comment-whole")
    } else if number.is_empty() {
        visit.t("comment-clause-unnumbered")
    } else {
        visit.t1("comment-clause", "clause", number)
    };
    let said = |who: &str, day| {
        visit.text(
            "review-decided-by",
            &[
                ("who", who.into()),
                ("day", crate::domain::text::Arg::from(day)),
            ],
        )
    };
    let name = thread.assignee.and_then(|id| desk.name(id));
    let next = visit.user_id().and_then(|me| thread.next_asked(me));
    ThreadView {
        id: thread.id.0,
        anchor: clause.map(|clause| clause.id.clone()),
        place,
        earlier: (!is_whole && clause.is_none())
            .then(|| visit.tn("comment-earlier", &i64::from(thread.version))),
        quote: thread.quote.clone(),
        state: match (&thread.settled_by, thread.settled_on) {
            (Some(who), Some(day)) => mark(
                Tone::Good,
                &visit.text(
                    "comment-settled-by",
                    &[
                        ("who", who.as_str().into()),
                        ("day", crate::domain::text::Arg::from(day)),
                    ],
                ),
            ),
            _ => mark(Tone::Note, &visit.t("comment-open")),
        },
        is_settled: thread.settled_on.is_some(),
        asked: name.map(|name| visit.t1("comment-asked", "who", &name)),
        comments: thread
            .comments
            .iter()
            .map(|it| (said(&it.written_by, it.written_on), it.words.clone()))
            .collect(),
        people: people(desk, next),
        is_unfolded: false,
        typed: String::new(),
        problem: None,
    }
}

/// Begins a thread, or adds to one: words, who is asked, settled or open again.
#[post(
    "/agreements/<id>/versions/<number>/review/comments",
    data = "<posted>"
)]
pub(in crate::web::agreement) async fn say(
    can: Can<Edit>,
    id: i64,
    number: u32,
    posted: Posted,
) -> Reply {
    let desk = Desk::read(&can, id, number).await?;
    let thread: Option<ThreadId> = posted.get("thread").parse().ok().map(ThreadId);
    let words = posted.get("words").trim().replace("\r\n", "\n");
    let act = posted.get("act");
    let before = thread.and_then(|id| desk.review.threads.iter().find(|it| it.id == id));
    let said = Said {
        words: words.clone(),
        assignee: posted.get("assignee").parse().ok().map(UserId),
        is_settled: match act {
            "settle" => true,
            "reopen" => false,
            _ => before.is_some_and(|thread| thread.settled_on.is_some()),
        },
    };
    let changes = before.is_some_and(|thread| {
        thread.assignee != said.assignee || thread.settled_on.is_some() != said.is_settled
    });
    let problem = if words.chars().count() > LONGEST_COMMENT {
        Some("comment-too-long")
    } else if words.is_empty() && !changes {
        Some("comment-empty")
    } else {
        None
    };
    let chosen = posted.get("clause").to_owned();
    let clause = desk.clauses().iter().find(|clause| clause.id == chosen);
    let clause = clause.map_or_else(ClauseWords::default, |clause| ClauseWords {
        number: clause.number.clone(),
        sha256: clause.sha256.clone(),
        quote: clause.quote.clone(),
    });
    let (version, agreement) = (desk.version.id, AgreementId(id));
    let made = match problem {
        Some(problem) => Err(WebError::Rule(problem)),
        None => {
            can.write(move |writer| match thread {
                Some(thread) => {
                    writer.answer_thread(agreement, thread, &said)?;
                    Ok(thread)
                }
                None => writer.add_thread(version, &clause, &said),
            })
            .await
        }
    };
    match made {
        Ok(thread) => {
            let here = super::address(agreement, number);
            let to = format!("{here}?thread={0}#comments-{0}", thread.0);
            Ok(Answer::to(to).saying("flash-comment-kept", &[]))
        }
        Err(WebError::Rule(key)) => {
            let typed = TypedComment {
                thread,
                clause: chosen,
                words,
                problem: can.t(key),
            };
            let page = desk.page_with(&can, None, None, None, None, Some(&typed));
            Answer::page_with(Status::UnprocessableEntity, &page)
        }
        Err(error) => Err(error),
    }
}
