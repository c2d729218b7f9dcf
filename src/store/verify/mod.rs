//! Whether the register is what its journal says: the chain of hashes, every stored file, the database itself, and
//! what is kept of the states and findings against the pure functions. Each part names the first thing that differs.

mod chain;
mod derived;
mod rows;
pub mod watch;

use serde::Serialize;

use super::error::StoreError;
use super::journal::{BEGINNING, sha256};
use super::reader::Reader;
use super::sync::hash_of;
use super::{DATABASE, Store, connection};
use watch::Watch;

/// A part of the register that is verified.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Part {
    /// The chain of the journal.
    Journal,
    /// The tables of facts against the journal.
    Facts,
    /// The stored files.
    Files,
    /// The database's own structure and references.
    Database,
    /// What is kept of states and findings.
    Derived,
}

impl Part {
    /// Every part, in the order in which results list them.
    pub const ALL: &'static [Part] = &[
        Part::Journal,
        Part::Facts,
        Part::Files,
        Part::Database,
        Part::Derived,
    ];

    /// The key of its name in the texts of both languages.
    #[must_use]
    pub fn text_key(self) -> &'static str {
        match self {
            Part::Journal => "verify-journal",
            Part::Facts => "verify-facts",
            Part::Files => "verify-files",
            Part::Database => "verify-database",
            Part::Derived => "verify-derived",
        }
    }
}

/// The first difference of a part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Difference {
    /// Where.
    pub part: Part,
    /// What: `event 17`, `agreements/acme/dpa-v1.md`, `vendor 3`.
    pub subject: String,
    /// The key of the sentence, with `subject` and `detail`.
    pub key: &'static str,
    /// More, where there is more to say.
    pub detail: String,
}

/// What was verified.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct VerifyReport {
    /// Events in the chain.
    pub n_events: u64,
    /// Events whose payload was emptied.
    pub n_redacted: u64,
    /// The last event's hash: kept elsewhere, it proves later that nothing was cut off.
    pub head: String,
    /// The last event's instant, RFC 3339, UTC; `None` for an empty journal.
    pub head_at: Option<String>,
    /// The earlier head that was asked for, and where it was found.
    pub against: Option<Against>,
    /// The events whose payload an entry says was emptied.
    #[serde(skip)]
    redacted: Vec<i64>,
    /// Rows of the tables of facts that were compared with the journal.
    pub n_rows: u64,
    /// Files hashed.
    pub n_files: u64,
    /// Vendors whose findings were computed again.
    pub n_vendors: u64,
    /// The first difference of each part that has one, of the facts of each table; empty when all is well.
    pub differences: Vec<Difference>,
}

/// An earlier head of the journal, as it was printed or written down, and the event that has it now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Against {
    /// The hash, 64 hexadecimal digits in lower case.
    pub sha256: String,
    /// The event that has it: number and instant; `None`: the chain was cut or written anew.
    pub event: Option<(i64, String)>,
}

impl VerifyReport {
    /// Whether nothing differs and the earlier head that was asked for, if one was, is in the chain.
    #[must_use]
    pub fn is_well(&self) -> bool {
        let is_found = |against: &Against| against.event.is_some();
        self.differences.is_empty() && self.against.as_ref().is_none_or(is_found)
    }
}

/// A hash as people copy it from paper: blanks, the places where a line may end, and capitals do not count. `None`: it is no SHA-256.
#[must_use]
pub fn typed_hash(text: &str) -> Option<String> {
    let hash: String = text
        .chars()
        .filter(|c| !c.is_whitespace() && *c != '\u{200b}')
        .collect();
    let hash = hash.to_ascii_lowercase();
    (hash.len() == 64 && hash.bytes().all(|byte| byte.is_ascii_hexdigit())).then_some(hash)
}

impl Store {
    /// Verifies everything on a connection of its own, so that neither pages nor papers wait for it. Takes its time and
    /// blocks: never from asynchronous code. `against` is an earlier head that must still be in the chain.
    pub fn verify_apart(
        &self,
        against: Option<String>,
        watch: &Watch,
    ) -> Result<VerifyReport, StoreError> {
        let path = self.data().join(DATABASE);
        let mut connection = connection::open(&path, connection::Use::ReadMuch)?;
        let transaction = connection.transaction()?;
        let reader = Reader::new(&transaction, &self.inner.shared);
        reader.verify_watched(against, watch)
    }
}

/// A value that the program does not know was put in by other means: that is a difference and no failure.
fn read_or_differs(
    part: Part,
    found: Result<Option<Difference>, StoreError>,
) -> Result<Option<Difference>, StoreError> {
    match found {
        Err(error @ (StoreError::Sqlite(_) | StoreError::Value(_))) => {
            let word = part.text_key().trim_start_matches("verify-");
            Ok(Some(differs(
                part,
                word,
                "verify-unreadable",
                error.to_string(),
            )))
        }
        other => other,
    }
}

fn differs(
    part: Part,
    subject: impl Into<String>,
    key: &'static str,
    detail: impl Into<String>,
) -> Difference {
    Difference {
        part,
        subject: subject.into(),
        key,
        detail: detail.into(),
    }
}

impl Reader<'_> {
    /// Verifies everything. Takes its time: run it in the slow lane.
    pub fn verify(&self) -> Result<VerifyReport, StoreError> {
        self.verify_watched(None, &Watch::default())
    }

    fn verify_watched(
        &self,
        against: Option<String>,
        watch: &Watch,
    ) -> Result<VerifyReport, StoreError> {
        let mut report = VerifyReport {
            n_events: 0,
            n_redacted: 0,
            head: BEGINNING.to_owned(),
            head_at: None,
            against: against.map(|sha256| Against {
                sha256,
                event: None,
            }),
            redacted: Vec::new(),
            n_rows: 0,
            n_files: 0,
            n_vendors: 0,
            differences: Vec::new(),
        };
        // A damaged database may answer the rest wrongly, so it is looked at first.
        watch.begin(Part::Database, 1)?;
        let of_database = read_or_differs(Part::Database, self.verify_database())?;
        report.differences.extend(of_database);
        let of_journal = self.verify_journal(&mut report, watch);
        let of_journal = read_or_differs(Part::Journal, of_journal)?;
        let of_facts = self.verify_facts(&mut report, watch)?;
        report.differences.extend(of_journal);
        report.differences.extend(of_facts);
        let of_files = self.verify_files(&mut report, watch)?;
        let of_derived = self.verify_derived(&mut report, watch);
        let of_derived = read_or_differs(Part::Derived, of_derived)?;
        let of_tally = read_or_differs(Part::Derived, self.verify_tally())?;
        report
            .differences
            .extend([of_files, of_derived, of_tally].into_iter().flatten());
        Ok(report)
    }

    fn count(&self, table: &str) -> Result<u64, StoreError> {
        let n: i64 = self.sure(&format!("SELECT count(*) FROM {table}"), (), |row| {
            row.get(0)
        })?;
        Ok(n.unsigned_abs())
    }

    fn verify_database(&self) -> Result<Option<Difference>, StoreError> {
        let answer = self.sure("PRAGMA integrity_check(1)", (), |row| {
            row.get::<_, String>(0)
        })?;
        if answer != "ok" {
            return Ok(Some(differs(
                Part::Database,
                DATABASE,
                "verify-integrity",
                answer,
            )));
        }
        let orphan = self.one("PRAGMA foreign_key_check", (), |row| {
            Ok((row.get::<_, String>(0)?, row.get::<_, String>(2)?))
        })?;
        Ok(
            orphan
                .map(|(table, parent)| differs(Part::Database, table, "verify-reference", parent)),
        )
    }

    fn verify_files(
        &self,
        report: &mut VerifyReport,
        watch: &Watch,
    ) -> Result<Option<Difference>, StoreError> {
        let known = self.known_files()?;
        watch.begin(Part::Files, known.len() as u64)?;
        for known in known {
            report.n_files += 1;
            watch.one_more()?;
            let found = hash_of(&self.shared.files, &known.file)?;
            if found.as_ref() == Some(&known.sha256)
                || (found.is_none() && self.waits(&known.file)?)
            {
                continue;
            }
            let key = if found.is_some() {
                "verify-file-changed"
            } else {
                "verify-file-lost"
            };
            return Ok(Some(differs(Part::Files, known.file, key, "")));
        }
        Ok(None)
    }
}
