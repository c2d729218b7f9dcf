//! Full-text search over vendors and the latest text of each agreement. What is stored and what is asked are folded and
//! stemmed alike, for both languages; parts of compounds are found in names and titles. User text is never query syntax.

use std::collections::HashMap;

use rusqlite::types::Value;
use rust_stemmers::{Algorithm, Stemmer};

use crate::domain::agreement::AgreementId;
use crate::domain::vendor::{VendorFacts, VendorId};

use super::column::to_json;
use super::error::StoreError;
use super::files::Staged;
use super::filter::Narrow;
use super::fold::{fold, words};
use super::front;
use super::reader::Reader;
use super::snippet::{Piece, snippet};
use super::writer::Writer;

/// How many words of a question are looked at.
const MOST_WORDS: usize = 12;
/// How many hits of one index are ranked: the newest of them.
const MOST_RANKED: usize = 500;

/// What was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Found {
    /// A vendor.
    Vendor(VendorId),
    /// An agreement.
    Agreement(AgreementId),
}

/// One hit of a search.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// What was found.
    pub found: Found,
    /// The vendor's name or the agreement's title.
    pub title: String,
    /// For an agreement, the name of its first vendor.
    pub vendor_name: Option<String>,
    /// A passage with the words that were found marked.
    pub snippet: Vec<Piece>,
}

/// A question: its words, folded, with their stems.
pub(super) struct Question {
    words: Vec<Vec<String>>,
}

impl Question {
    pub(super) fn new(text: &str) -> Question {
        let stemmers = stemmers();
        let words = words(text)
            .take(MOST_WORDS)
            .map(|word| forms(word, &stemmers))
            .collect();
        Question { words }
    }

    /// Whether a word of a text is asked for. Stemming is slow, so only words that begin like one that is asked for are
    /// stemmed.
    pub(super) fn asks_for(&self, word: &str, stemmers: &[Stemmer]) -> bool {
        let folded = plain(word);
        let begins_like = |form: &String| {
            form.chars()
                .zip(folded.chars())
                .take(3)
                .all(|(a, b)| a == b)
        };
        let last = self.words.len().saturating_sub(1);
        self.words.iter().enumerate().any(|(i, asked)| {
            let whole = asked[0].as_str();
            (i == last && folded.starts_with(whole))
                || (whole.chars().count() > 3 && folded.contains(whole))
                || asked.contains(&folded)
                || (asked.iter().any(begins_like)
                    && forms(word, stemmers)
                        .iter()
                        .any(|form| asked.contains(form)))
        })
    }

    pub(super) fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// The question in the words of FTS5: every word in one of its forms, the last also as a beginning.
    pub(super) fn full_text(&self) -> String {
        let quoted = |(i, forms): (usize, &Vec<String>)| {
            let mut any: Vec<String> = forms.iter().map(|form| format!("\"{form}\"")).collect();
            if i + 1 == self.words.len() {
                any.push(format!("\"{}\" *", forms[0]));
            }
            format!("({})", any.join(" OR "))
        };
        self.words
            .iter()
            .enumerate()
            .map(quoted)
            .collect::<Vec<_>>()
            .join(" AND ")
    }

    /// The question for the index of parts; `None` when a word is too short for it.
    pub(super) fn parts(&self) -> Option<String> {
        let long = self.words.iter().all(|forms| forms[0].chars().count() >= 3);
        (long && !self.is_empty()).then(|| {
            self.words
                .iter()
                .map(|forms| format!("\"{}\"", forms[0]))
                .collect::<Vec<_>>()
                .join(" AND ")
        })
    }
}

pub(super) fn stemmers() -> [Stemmer; 2] {
    [
        Stemmer::create(Algorithm::Swedish),
        Stemmer::create(Algorithm::English),
    ]
}

/// The folded word first, then its folded stems where they differ. Letters and digits alone, so it needs no escaping.
pub(super) fn forms(word: &str, stemmers: &[Stemmer]) -> Vec<String> {
    let small = word.to_lowercase();
    let mut forms = vec![plain(&small)];
    for stemmer in stemmers {
        let stem = plain(&stemmer.stem(&small));
        if !stem.is_empty() && !forms.contains(&stem) {
            forms.push(stem);
        }
    }
    forms
}

fn plain(word: &str) -> String {
    fold(word).chars().filter(|c| c.is_alphanumeric()).collect()
}

/// A text as the index keeps it: every word in all its forms. A text says most of its words several times, so each is
/// stemmed once.
fn indexed(text: &str, stemmers: &[Stemmer]) -> String {
    let mut known: HashMap<&str, String> = HashMap::new();
    let mut out = String::with_capacity(text.len() * 2);
    for word in words(text) {
        let all = known
            .entry(word)
            .or_insert_with(|| forms(word, stemmers).join(" "));
        out.push_str(all);
        out.push(' ');
    }
    out
}

fn text_of_vendor(facts: &VendorFacts) -> String {
    let mut parts = vec![facts.service.as_str(), facts.notes.as_str()];
    parts.extend(
        [
            &facts.legal_name,
            &facts.registration_number,
            &facts.owner,
            &facts.department,
            &facts.website,
        ]
        .into_iter()
        .flatten()
        .map(String::as_str),
    );
    for list in [
        &facts.purposes,
        &facts.data_categories,
        &facts.data_subjects,
    ] {
        parts.extend(list.iter().map(String::as_str));
    }
    parts.extend(facts.tags.iter().map(String::as_str));
    parts.retain(|part| !part.is_empty());
    parts.join(". ")
}

/// The filter of a list whose rows have all the words: `odd` is 0 for vendors and 1 for agreements. Words without a
/// letter or digit ask for nothing.
pub(super) fn having_words(text: &str, id: &str, odd: i64) -> Option<Narrow> {
    let question = Question::new(text);
    if question.is_empty() {
        return None;
    }
    let rows = |table: &str| {
        format!("SELECT rowid / 2 AS id FROM {table} WHERE {table} MATCH ? AND rowid % 2 = {odd}")
    };
    let mut tables = vec![rows("search")];
    let mut params = vec![Value::from(question.full_text())];
    if let Some(parts) = question.parts() {
        tables.push(rows("search_part"));
        params.push(parts.into());
    }
    let all = tables.join(" UNION ALL ");
    let narrow = Narrow::loose(
        &tables.join(" UNION "),
        &format!("+{id} IN ({all})"),
        params,
    );
    Some(narrow.probed_by(&all))
}

impl Reader<'_> {
    /// The best hits among vendors and agreements, best first, at most `limit` (1–100). An empty question finds nothing.
    pub fn search(&self, text: &str, limit: u32) -> Result<Vec<Hit>, StoreError> {
        let question = Question::new(text);
        if question.is_empty() {
            return Ok(Vec::new());
        }
        let limit = limit.clamp(1, 100) as usize;
        let ranked = |table: &str| {
            format!(
                "SELECT rowid FROM (SELECT rowid, rank AS r FROM {table} WHERE {table} MATCH ? ORDER BY rowid DESC LIMIT {MOST_RANKED}) ORDER BY r, rowid LIMIT {limit}"
            )
        };
        let sql = ranked("search").replace("rank AS r", "bm25(search, 10.0, 1.0) AS r");
        let mut rows: Vec<i64> = self.all(&sql, [question.full_text()], |row| row.get(0))?;
        if let Some(parts) = question.parts().filter(|_| rows.len() < limit) {
            for row in self.all(&ranked("search_part"), [parts], |row| row.get(0))? {
                if !rows.contains(&row) {
                    rows.push(row);
                }
            }
        }
        rows.truncate(limit);
        self.hits(&rows, &question)
    }

    /// Three statements, and one file for each agreement that was found.
    fn hits(&self, rows: &[i64], question: &Question) -> Result<Vec<Hit>, StoreError> {
        let vendors: Vec<VendorId> = rows
            .iter()
            .filter(|row| *row % 2 == 0)
            .map(|row| VendorId(row / 2))
            .collect();
        let agreements: Vec<AgreementId> = rows
            .iter()
            .filter(|row| *row % 2 != 0)
            .map(|row| AgreementId(row / 2))
            .collect();
        let mut hits = HashMap::new();
        for vendor in self.vendors_by_id(&vendors)? {
            let hit = Hit {
                found: Found::Vendor(vendor.id),
                snippet: snippet(&text_of_vendor(&vendor.facts), question),
                title: vendor.facts.name,
                vendor_name: None,
            };
            hits.insert(vendor.id.0 * 2, hit);
        }
        let found = self.all(
            "SELECT a.id, a.title, (SELECT v.name FROM agreement_vendor av JOIN vendor v ON v.id = av.vendor WHERE av.agreement = a.id ORDER BY av.position LIMIT 1),
                (SELECT file FROM version w WHERE w.agreement = a.id AND w.withdrawn_on IS NULL ORDER BY number DESC LIMIT 1)
             FROM agreement a WHERE a.id IN (SELECT value FROM json_each(?)) AND a.withdrawn_on IS NULL",
            [to_json(&agreements)],
            |row| Ok((row.get::<_, i64>(0)?, row.get(1)?, row.get(2)?, row.get::<_, Option<String>>(3)?)),
        )?;
        for (id, title, vendor_name, file) in found {
            // A lost file is a finding elsewhere; here it has no passage to show.
            let bytes = file
                .and_then(|file| std::fs::read(self.shared.files.path(&file)).ok())
                .unwrap_or_default();
            let text = String::from_utf8_lossy(&bytes);
            let snippet = snippet(&text[front::split(&text).body], question);
            hits.insert(
                id * 2 + 1,
                Hit {
                    found: Found::Agreement(AgreementId(id)),
                    title,
                    vendor_name,
                    snippet,
                },
            );
        }
        Ok(rows.iter().filter_map(|row| hits.remove(row)).collect())
    }
}

impl Writer<'_> {
    /// Puts vendors into the index as they stand now, or takes them out.
    pub(super) fn index_vendors(&self, ids: &[VendorId]) -> Result<(), StoreError> {
        let stemmers = stemmers();
        for id in ids {
            self.forget(id.0 * 2)?;
        }
        for vendor in self.vendors_by_id(ids)? {
            let name = &vendor.facts.name;
            self.keep(
                vendor.id.0 * 2,
                name,
                &text_of_vendor(&vendor.facts),
                &stemmers,
            )?;
        }
        Ok(())
    }

    /// Puts an agreement into the index with the text of its latest version, or takes it out.
    pub(super) fn index_agreement(&self, id: AgreementId) -> Result<(), StoreError> {
        self.forget(id.0 * 2 + 1)?;
        let Some(agreement) = self.agreement(id)? else {
            return Ok(());
        };
        let latest = agreement.versions.last();
        let bytes = latest.and_then(|version| {
            let waits = self
                .staged
                .iter()
                .find(|staged| staged.file == version.file)
                .and_then(|Staged { waits_at, .. }| waits_at.as_deref());
            self.shared
                .files
                .read(&version.file, waits, &version.sha256)
                .ok()
        });
        let text = String::from_utf8_lossy(bytes.as_deref().unwrap_or_default());
        self.keep(
            id.0 * 2 + 1,
            &agreement.facts.title,
            &text[front::split(&text).body],
            &stemmers(),
        )
    }

    fn keep(
        &self,
        row: i64,
        title: &str,
        body: &str,
        stemmers: &[Stemmer],
    ) -> Result<(), StoreError> {
        self.run(
            "INSERT INTO search (rowid, title, body) VALUES (?, ?, ?)",
            rusqlite::params![row, indexed(title, stemmers), indexed(body, stemmers)],
        )?;
        self.run(
            "INSERT INTO search_part (rowid, title) VALUES (?, ?)",
            rusqlite::params![row, fold(title)],
        )?;
        Ok(())
    }

    fn forget(&self, row: i64) -> Result<(), StoreError> {
        self.run("DELETE FROM search WHERE rowid = ?", [row])?;
        self.run("DELETE FROM search_part WHERE rowid = ?", [row])?;
        Ok(())
    }
}
