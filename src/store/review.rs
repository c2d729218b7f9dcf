//! Reviews of versions: opened with an owner and a day, changes asked for, approved or rejected, each step with its
//! event. Where a review stands is a column of its version; what was decided point by point is in `review_point`.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::domain::access::{Action, UserRole, may};
use crate::domain::agreement::{Agreement, Review, Version, VersionId};
use crate::domain::day::Day;
use crate::domain::event::EventKind;
use crate::domain::finding::dossier::Clause;
use crate::domain::finding::{FindingCode, Severity};
use crate::domain::review::Point;

use super::comment::{Comment, OF_DESK, Thread, gather};
use super::diff;
use super::error::StoreError;
use super::reader::Reader;
use super::user::UserId;
use super::version::about;
use super::writer::Writer;

/// A legal review's decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// The text is accepted.
    Approve,
    /// The vendor is asked to change the text; the review stays open.
    RequestChanges,
    /// The text is not accepted as it is.
    Reject,
}

/// The key of the sentence that says what stands in the way of an approval.
pub const MUSTS_UNDECIDED: &str = "store-review-musts-undecided";

/// Whose a review is, and until when.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, Deserialize)]
pub struct ReviewFacts {
    /// Who of legal answers for it.
    pub owner: Option<UserId>,
    /// The day by which it should be decided, inclusive.
    pub due: Option<Day>,
}

/// A review with its points, and those whom it can be given to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReviewDesk {
    /// Whose it is, and until when.
    pub facts: ReviewFacts,
    /// Who opened it last; empty where nobody has.
    pub opened_by: String,
    /// Since when the vendor has been asked for changes.
    pub asked_on: Option<Day>,
    /// What has been decided, by what it is about.
    pub points: BTreeMap<String, Point>,
    /// What people say about the clauses of the agreement, the oldest first; settled ones too.
    pub threads: Vec<Thread>,
    /// Everyone who can sign in: number, name, role.
    pub users: Vec<(UserId, String, UserRole)>,
}

impl ReviewDesk {
    /// The name of a user.
    #[must_use]
    pub fn name(&self, id: UserId) -> Option<&str> {
        let mut users = self.users.iter();
        users
            .find(|(other, ..)| *other == id)
            .map(|(_, name, _)| name.as_str())
    }

    /// Those who may answer a comment.
    pub fn answerers(&self) -> impl Iterator<Item = &(UserId, String, UserRole)> {
        let mut all = self.users.iter();
        std::iter::from_fn(move || all.find(|(.., role)| may(*role, Action::Edit)))
    }

    /// Those who may own a review.
    pub fn owners(&self) -> impl Iterator<Item = &(UserId, String, UserRole)> {
        let mut all = self.users.iter();
        std::iter::from_fn(move || all.find(|(.., role)| may(*role, Action::Decide)))
    }
}

#[derive(Deserialize)]
struct ReviewRow {
    owner: Option<UserId>,
    due: Option<Day>,
    opened_by: String,
    asked_on: Option<Day>,
}

#[derive(Deserialize)]
struct UserRow {
    name: String,
    role: UserRole,
}

impl Reader<'_> {
    /// The review of a version with all that its page shows beside the text. One statement.
    pub fn review_desk(&self, version: VersionId) -> Result<ReviewDesk, StoreError> {
        let rows = self.all(
            &format!("SELECT 'review' AS what, version AS id, json_object('owner', owner, 'due', due, 'opened_by', opened_by, 'asked_on', asked_on) AS said, '' AS name
                FROM review WHERE version = ?1
             UNION ALL SELECT 'point', id, json_object('subject', subject, 'row', row, 'verdict', verdict, 'resolution', resolution, 'reason', reason, 'should-be', should_be,
                'passage', passage, 'wording', wording, 'last-day', last_day, 'clause', clause, 'clause_sha256', clause_sha256, 'carried_from', carried_from, 'decided_on', decided_on, 'decided_by', decided_by), ''
                FROM review_point WHERE version = ?1
             UNION ALL {OF_DESK}
             UNION ALL SELECT 'user', id, json_object('name', name, 'role', role), name FROM user WHERE status <> 'disabled' OR id = (SELECT owner FROM review WHERE version = ?1)
             ORDER BY name, id"),
            [version.0],
            |row| Ok((row.get::<_, String>(0)?, row.get::<_, i64>(1)?, row.get::<_, String>(2)?)),
        )?;
        let mut desk = ReviewDesk::default();
        let mut comments: Vec<Comment> = Vec::new();
        for (what, id, said) in rows {
            match what.as_str() {
                "review" => {
                    let row: ReviewRow = read(&said, "review")?;
                    desk.facts = ReviewFacts {
                        owner: row.owner,
                        due: row.due,
                    };
                    desk.opened_by = row.opened_by;
                    desk.asked_on = row.asked_on;
                }
                "point" => {
                    let point: Point = read(&said, "review point")?;
                    desk.points.insert(point.subject.clone(), point);
                }
                "thread" => desk.threads.push(read(&said, "comment thread")?),
                "comment" => comments.push(read(&said, "comment")?),
                _ => {
                    let row: UserRow = read(&said, "user")?;
                    desk.users.push((UserId(id), row.name, row.role));
                }
            }
        }
        gather(&mut desk.threads, comments);
        Ok(desk)
    }
}

impl Reader<'_> {
    /// The musts of a version that are not met and about which nothing has been decided: they stand in the way of its
    /// approval. Two statements.
    pub fn undecided_musts(&self, version: VersionId) -> Result<Vec<Clause>, StoreError> {
        let Some(check) = self.check_result(version)? else {
            return Ok(Vec::new());
        };
        let points = self.review_desk(version)?.points;
        let is_undecided = |clause: &Clause| {
            clause.code == FindingCode::ClauseUnmet
                && clause.severity != Severity::Low
                && !points.get(&clause.id).is_some_and(Point::is_settled)
        };
        let all = check.result.findings.into_iter();
        Ok(all.filter(is_undecided).collect())
    }
}

/// A row as the statements above give it.
fn read<'a, T: Deserialize<'a>>(json: &'a str, what: &str) -> Result<T, StoreError> {
    serde_json::from_str(json).map_err(|_| StoreError::Value(what.to_owned()))
}

impl Writer<'_> {
    /// Opens legal's review of a version, nobody's and without a day.
    pub fn open_review(&mut self, id: VersionId, row: i64) -> Result<i64, StoreError> {
        self.open_review_of(id, row, ReviewFacts::default())
    }

    /// Opens legal's review of a version. What was decided in an earlier one of the same text stays.
    pub fn open_review_of(
        &mut self,
        id: VersionId,
        row: i64,
        facts: ReviewFacts,
    ) -> Result<i64, StoreError> {
        let (of, before) = self.fresh_version(id, row)?;
        if matches!(before.review, Review::Open { .. }) {
            return Err(StoreError::Rule("store-review-is-open"));
        }
        self.must_be_legal(facts.owner)?;
        self.run(
            "INSERT INTO review (version, owner, due, opened_by) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (version) DO UPDATE SET owner = ?2, due = ?3, opened_by = ?4, asked_on = NULL",
            rusqlite::params![id.0, facts.owner.map(|id| id.0), facts.due, self.actor.name],
        )?;
        let n = self.carry_points(&of, &before)?;
        let mut payload = diff::to("review", "open");
        if n > 0 {
            payload.extend(diff::to("carried", n));
        }
        payload.extend(diff::added(&facts));
        self.set_review(&of, &before, "open", payload, EventKind::ReviewOpened)
    }

    /// Gives an open review to someone of legal, or changes its day.
    pub fn change_review(
        &mut self,
        id: VersionId,
        row: i64,
        facts: ReviewFacts,
    ) -> Result<i64, StoreError> {
        let (of, before) = self.fresh_version(id, row)?;
        must_be_open(&before)?;
        self.must_be_legal(facts.owner)?;
        let change = diff::changed(&self.review_desk(id)?.facts, &facts);
        if change.is_empty() {
            return Ok(row);
        }
        self.run(
            "UPDATE review SET owner = ?, due = ? WHERE version = ?",
            rusqlite::params![facts.owner.map(|id| id.0), facts.due, id.0],
        )?;
        self.run("UPDATE version SET row = row + 1 WHERE id = ?", [id.0])?;
        // Its day is one that somebody is reminded of.
        self.touch_agreement(of.id);
        self.record(EventKind::ReviewChanged, about(&of, id), &change)?;
        Ok(row + 1)
    }

    /// Decides an open review with legal's comment. One in which changes are requested stays open.
    pub fn decide(
        &mut self,
        id: VersionId,
        row: i64,
        decision: Decision,
        comment: &str,
    ) -> Result<i64, StoreError> {
        let (of, before) = self.fresh_version(id, row)?;
        must_be_open(&before)?;
        let (word, kind) = match decision {
            Decision::Approve => ("approved", EventKind::ReviewApproved),
            Decision::Reject => ("rejected", EventKind::ReviewRejected),
            Decision::RequestChanges => ("changes-requested", EventKind::ReviewChangesRequested),
        };
        if decision == Decision::Approve {
            self.must_be_approvable(id)?;
        }
        let mut payload = diff::to("review", word);
        if !comment.is_empty() {
            payload.extend(diff::to("comment", comment));
        }
        if decision == Decision::RequestChanges {
            self.run(
                "UPDATE review SET asked_on = ? WHERE version = ?",
                rusqlite::params![self.at.day, id.0],
            )?;
            self.run(
                "UPDATE version SET row = row + 1, review_comment = ? WHERE id = ?",
                rusqlite::params![comment, id.0],
            )?;
            self.record(kind, about(&of, id), &payload)?;
            return Ok(row + 1);
        }
        self.set_review(&of, &before, word, payload, kind)
    }

    fn set_review(
        &mut self,
        of: &Agreement,
        before: &Version,
        word: &str,
        payload: serde_json::Map<String, serde_json::Value>,
        kind: EventKind,
    ) -> Result<i64, StoreError> {
        let comment = payload
            .get("comment")
            .and_then(|change| change["to"].as_str());
        self.run(
            "UPDATE version SET row = row + 1, review = ?, review_day = ?, review_by = ?, review_comment = ? WHERE id = ?",
            rusqlite::params![word, self.at.day, self.actor.name, comment, before.id.0],
        )?;
        self.record(kind, about(of, before.id), &payload)?;
        self.touch_agreement(of.id);
        Ok(before.row + 1)
    }

    /// Nothing is approved before someone has looked at every must that is not met, and by whoever uploaded it only
    /// where the settings allow that.
    fn must_be_approvable(&self, version: VersionId) -> Result<(), StoreError> {
        self.write_entry(None)?; // It may be the one that is asked for.
        if self.settings()?.four_eyes {
            let uploader: Option<Option<i64>> = self.one(
                "SELECT user FROM journal WHERE version = ? AND kind IN (?, ?) ORDER BY seq LIMIT 1",
                rusqlite::params![
                    version.0,
                    EventKind::VersionAdded.word(),
                    EventKind::VersionFound.word()
                ],
                |row| row.get(0),
            )?;
            if self.actor.user.is_some() && uploader.flatten() == self.actor.user.map(|id| id.0) {
                return Err(StoreError::Rule("store-review-four-eyes"));
            }
        }
        if self.undecided_musts(version)?.is_empty() {
            return Ok(());
        }
        Err(StoreError::Rule(MUSTS_UNDECIDED))
    }

    fn must_be_legal(&self, owner: Option<UserId>) -> Result<(), StoreError> {
        let Some(owner) = owner else { return Ok(()) };
        let user = self.user(owner)?.ok_or(StoreError::NotFound("user"))?;
        if may(user.facts.role, Action::Decide) {
            return Ok(());
        }
        Err(StoreError::Rule("store-review-owner"))
    }
}

/// Nothing is decided in a review that is not open.
pub(super) fn must_be_open(version: &Version) -> Result<(), StoreError> {
    match version.review {
        Review::Open { .. } => Ok(()),
        _ => Err(StoreError::Rule("store-review-not-open")),
    }
}
