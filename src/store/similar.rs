//! Vendors that may be the same: equal number, a name that is equal without its company form, or one that differs in a
//! letter or two. A warning for people, never a refusal.

use std::collections::BTreeMap;

use crate::domain::vendor::VendorId;

use super::error::StoreError;
use super::fold::company;
use super::reader::Reader;

/// How many are named.
const MOST: usize = 10;
/// How many names that share letters are looked at.
const MOST_COMPARED: usize = 200;

impl Reader<'_> {
    /// Vendors that may be the same as one with this name and number, the likeliest first, at most ten. Two statements.
    pub fn similar_vendors(
        &self,
        name: &str,
        registration_number: Option<&str>,
    ) -> Result<Vec<(VendorId, String)>, StoreError> {
        let wanted = company(name);
        let read = |row: &rusqlite::Row<'_>| {
            Ok((
                VendorId(row.get(0)?),
                row.get::<_, String>(1)?,
                row.get::<_, String>(2)?,
            ))
        };
        let equal = self.all(
            "SELECT id, name, name_fold FROM vendor WHERE withdrawn_on IS NULL AND id IN (
                SELECT id FROM vendor WHERE name_fold = ?1 UNION SELECT id FROM vendor WHERE registration_number = ?2) ORDER BY name_key",
            rusqlite::params![wanted, registration_number],
            read,
        )?;
        let mut found: BTreeMap<(usize, VendorId), String> = equal
            .into_iter()
            .map(|(id, name, _)| ((0, id), name))
            .collect();
        // Names that share three letters in a row; a short name shares none with its misspelling.
        let letters: Vec<char> = wanted.chars().collect();
        let trigrams: Vec<String> = letters
            .windows(3)
            .map(|three| format!("\"{}\"", three.iter().collect::<String>()))
            .collect();
        if !trigrams.is_empty() {
            let close = self.all(
                &format!(
                    "SELECT id, name, name_fold FROM vendor WHERE withdrawn_on IS NULL AND id IN (
                        SELECT rowid / 2 FROM search_part WHERE search_part MATCH ? AND rowid % 2 = 0 ORDER BY rank LIMIT {MOST_COMPARED})"
                ),
                [trigrams.join(" OR ")],
                read,
            )?;
            let allowed = if letters.len() < 6 { 1 } else { 2 };
            for (id, name, fold) in close {
                let n = distance(&letters, &fold.chars().collect::<Vec<_>>());
                if n <= allowed && !found.contains_key(&(0, id)) {
                    found.insert((n, id), name);
                }
            }
        }
        Ok(found
            .into_iter()
            .take(MOST)
            .map(|((_, id), name)| (id, name))
            .collect())
    }
}

/// How many letters must be added, taken away or changed to make one word of the other (Levenshtein).
fn distance(a: &[char], b: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut diagonal = i;
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let best = (diagonal + usize::from(x != y))
                .min(row[j] + 1)
                .min(row[j + 1] + 1);
            diagonal = row[j + 1];
            row[j + 1] = best;
        }
    }
    row[b.len()]
}
