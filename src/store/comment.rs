//! What people say about a clause of an agreement, with replies; who is asked to answer; settled or open. A thread is
//! found again in each version that keeps the words of its clause. Each change has its event.

use serde::Deserialize;

use crate::domain::access::{Action, may};
use crate::domain::agreement::{AgreementId, VersionId};
use crate::domain::day::Day;
use crate::domain::event::EventKind;

use super::diff;
use super::error::StoreError;
use super::reader::Reader;
use super::user::UserId;
use super::version::about;
use super::writer::Writer;

/// The longest comment, in characters.
pub const LONGEST_COMMENT: usize = 5_000;
/// Characters of a clause that a thread quotes.
pub const LONGEST_QUOTE: usize = 300;

/// The register's own number of a thread.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize)]
#[serde(transparent)]
pub struct ThreadId(pub i64);

/// A clause that something is said about; all empty where it is the whole text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ClauseWords {
    /// Its number as people cite it.
    pub number: String,
    /// The digest of its words, blanks made alike.
    pub sha256: String,
    /// Its first words, at most [`LONGEST_QUOTE`] characters.
    pub quote: String,
}

/// A comment or a reply.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Comment {
    /// The thread that it is in.
    thread: ThreadId,
    /// What is said, 1–5,000 characters.
    pub words: String,
    /// The day on which it was written.
    pub written_on: Day,
    /// Who wrote it, by name.
    pub written_by: String,
    /// Who wrote it, where that is a user.
    pub writer: Option<UserId>,
}

/// A comment with its replies.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Thread {
    /// The register's own number.
    pub id: ThreadId,
    /// The number of the version that it was written about.
    pub version: u32,
    /// The clause's number as people cite it; empty for the whole text.
    pub clause: String,
    /// The digest of the clause's words; empty for the whole text.
    pub clause_sha256: String,
    /// The clause's first words.
    pub quote: String,
    /// Who is asked to answer.
    pub assignee: Option<UserId>,
    /// The day on which it was settled, if it is.
    pub settled_on: Option<Day>,
    /// Who settled it, by name.
    pub settled_by: Option<String>,
    /// What is said, the first first.
    #[serde(default)]
    pub comments: Vec<Comment>,
}

impl Thread {
    /// Where it stands among the clauses of a text, each with its number and the digest of its words: that with the same
    /// words, and where several have them that with the same number. `None` where no clause has its words.
    #[must_use]
    pub fn place<'a>(
        &self,
        mut clauses: impl Iterator<Item = (&'a str, &'a str)> + Clone,
    ) -> Option<usize> {
        let words = |(_, sha256): (&str, &str)| sha256 == self.clause_sha256;
        let exact = clauses
            .clone()
            .position(|clause| words(clause) && clause.0 == self.clause);
        exact.or_else(|| clauses.position(words))
    }

    /// Who is asked next when someone answers: of whoever was asked it goes back to the last other one who wrote in it.
    #[must_use]
    pub fn next_asked(&self, answers: UserId) -> Option<UserId> {
        if self.assignee != Some(answers) {
            return self.assignee;
        }
        let mut writers = self.comments.iter().rev().filter_map(|it| it.writer);
        writers.find(|writer| *writer != answers)
    }
}

/// What someone adds to a thread.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// Words, up to [`LONGEST_COMMENT`] characters; empty where only something else changes.
    pub words: String,
    /// Who is asked to answer from now on.
    pub assignee: Option<UserId>,
    /// Whether it is settled from now on.
    pub is_settled: bool,
}

/// An open thread that a user is asked to answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The thread.
    pub id: ThreadId,
    /// The agreement.
    pub agreement: AgreementId,
    /// Its title.
    pub title: String,
    /// The number of the latest version, whose review shows the thread.
    pub version: u32,
    /// The clause's number; empty for the whole text.
    pub clause: String,
    /// The last words.
    pub words: String,
    /// Who wrote them, by name.
    pub written_by: String,
    /// When.
    pub written_on: Day,
}

/// The parts of the statement of a review's desk that read the threads of its agreement, oldest first.
pub(super) const OF_DESK: &str = "SELECT 'thread', t.id, json_object('id', t.id, 'version', v.number, 'clause', t.clause, 'clause_sha256', t.clause_sha256, 'quote', t.quote,
        'assignee', t.assignee, 'settled_on', t.settled_on, 'settled_by', t.settled_by), ''
        FROM comment_thread t JOIN version v ON v.id = t.version WHERE t.agreement = (SELECT agreement FROM version WHERE id = ?1)
     UNION ALL SELECT 'comment', c.id, json_object('thread', c.thread, 'words', c.words, 'written_on', c.written_on, 'written_by', c.written_by, 'writer', c.writer), ''
        FROM comment_thread t JOIN comment c ON c.thread = t.id WHERE t.agreement = (SELECT agreement FROM version WHERE id = ?1)";

/// Puts comments into their threads.
pub(super) fn gather(threads: &mut [Thread], comments: Vec<Comment>) {
    for comment in comments {
        let its = threads.iter_mut().find(|it| it.id == comment.thread);
        if let Some(thread) = its {
            thread.comments.push(comment);
        }
    }
}

impl Reader<'_> {
    /// The open threads that a user is asked to answer, the oldest first. One statement.
    pub fn asked(&self, user: UserId, limit: u32) -> Result<Vec<Asked>, StoreError> {
        self.all(
            "SELECT t.id, t.agreement, a.title, (SELECT max(number) FROM version w WHERE w.agreement = a.id AND w.withdrawn_on IS NULL), t.clause, c.words, c.written_by, c.written_on
             FROM comment_thread t JOIN agreement a ON a.id = t.agreement JOIN version v ON v.id = t.version
             JOIN comment c ON c.id = (SELECT max(id) FROM comment WHERE thread = t.id)
             WHERE t.assignee = ? AND t.settled_on IS NULL AND a.withdrawn_on IS NULL AND v.withdrawn_on IS NULL ORDER BY t.id LIMIT ?",
            rusqlite::params![user.0, limit],
            |row| {
                Ok(Asked {
                    id: ThreadId(row.get(0)?),
                    agreement: AgreementId(row.get(1)?),
                    title: row.get(2)?,
                    version: row.get(3)?,
                    clause: row.get(4)?,
                    words: row.get(5)?,
                    written_by: row.get(6)?,
                    written_on: row.get(7)?,
                })
            },
        )
    }
}

impl Writer<'_> {
    /// Begins a thread about a clause of a version.
    ///
    /// # Errors
    /// `Rule` where whoever is asked may not answer.
    pub fn add_thread(
        &mut self,
        version: VersionId,
        clause: &ClauseWords,
        said: &Said,
    ) -> Result<ThreadId, StoreError> {
        let of = self
            .agreement_of_version(version)?
            .ok_or(StoreError::NotFound("version"))?;
        let assignee = self.answering(said.assignee)?;
        let id = self.insert(
            "INSERT INTO comment_thread (agreement, version, clause, clause_sha256, quote, assignee) VALUES (?, ?, ?, ?, ?, ?)",
            rusqlite::params![of.id.0, version.0, clause.number, clause.sha256, clause.quote, said.assignee.map(|id| id.0)],
        )?;
        let id = ThreadId(id);
        self.add_comment(id, &said.words)?;
        let mut payload = diff::to("thread", id.0);
        if !clause.number.is_empty() {
            payload.extend(diff::to("clause", clause.number.as_str()));
        }
        payload.extend(diff::to("comment", said.words.as_str()));
        if let Some(name) = assignee {
            payload.extend(diff::to("assignee", name));
        }
        self.record(EventKind::CommentAdded, about(&of, version), &payload)?;
        Ok(id)
    }

    /// Adds to a thread of an agreement: words, who is asked, whether it is settled.
    ///
    /// # Errors
    /// `Rule` where whoever is asked may not answer.
    pub fn answer_thread(
        &mut self,
        agreement: AgreementId,
        id: ThreadId,
        said: &Said,
    ) -> Result<(), StoreError> {
        type Before = (i64, Option<i64>, Option<String>, bool);
        let before: Option<Before> = self.one(
            "SELECT t.version, t.assignee, u.name, t.settled_on IS NOT NULL FROM comment_thread t LEFT JOIN user u ON u.id = t.assignee WHERE t.id = ? AND t.agreement = ?",
            [id.0, agreement.0],
            |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)),
        )?;
        let (version, asked, asked_name, was_settled) =
            before.ok_or(StoreError::NotFound("comment"))?;
        let version = VersionId(version);
        let of = self
            .agreement_of_version(version)?
            .ok_or(StoreError::NotFound("version"))?;
        let is_handed_on = asked != said.assignee.map(|id| id.0);
        let assignee = if is_handed_on {
            self.answering(said.assignee)?
        } else {
            None
        };
        if said.words.is_empty() && !is_handed_on && was_settled == said.is_settled {
            return Ok(());
        }
        let mut payload = diff::to("thread", id.0);
        if !said.words.is_empty() {
            self.add_comment(id, &said.words)?;
            payload.extend(diff::to("comment", said.words.as_str()));
        }
        if is_handed_on {
            let names = |name: Option<String>| serde_json::json!({ "assignee": name });
            payload.extend(diff::changed(&names(asked_name), &names(assignee)));
        }
        let settled = said.is_settled.then_some(self.at.day);
        let settled_by = said.is_settled.then(|| self.actor.name.clone());
        self.run(
            "UPDATE comment_thread SET assignee = ?1, settled_on = CASE WHEN ?2 IS NULL THEN NULL ELSE coalesce(settled_on, ?2) END,
                settled_by = CASE WHEN ?3 IS NULL THEN NULL ELSE coalesce(settled_by, ?3) END WHERE id = ?4",
            rusqlite::params![said.assignee.map(|id| id.0), settled, settled_by, id.0],
        )?;
        let kind = match (was_settled, said.is_settled) {
            (false, true) => EventKind::CommentSettled,
            (true, false) => EventKind::CommentReopened,
            _ if said.words.is_empty() => EventKind::CommentAssigned,
            _ => EventKind::CommentAdded,
        };
        self.record(kind, about(&of, version), &payload)
    }

    fn add_comment(&mut self, thread: ThreadId, words: &str) -> Result<(), StoreError> {
        self.run(
            "INSERT INTO comment (thread, words, written_on, written_by, writer) VALUES (?, ?, ?, ?, ?)",
            rusqlite::params![thread.0, words, self.at.day, self.actor.name, self.actor.user.map(|id| id.0)],
        )?;
        Ok(())
    }

    /// The name of someone who may answer.
    fn answering(&self, user: Option<UserId>) -> Result<Option<String>, StoreError> {
        let Some(user) = user else { return Ok(None) };
        let user = self.user(user)?.ok_or(StoreError::NotFound("user"))?;
        if may(user.facts.role, Action::Edit) {
            return Ok(Some(user.facts.name));
        }
        Err(StoreError::Rule("store-comment-assignee"))
    }
}
