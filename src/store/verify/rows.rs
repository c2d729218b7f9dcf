//! Whether the tables of facts are what the journal says that it left in them: every row against its last content in the
//! journal, and the digests of those contents against the entries that they stand beside.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::watch::Watch;
use super::{Difference, Part, VerifyReport, differs, read_or_differs, sha256};
use crate::store::column::to_json;
use crate::store::error::StoreError;
use crate::store::kept::row::{Shape, Which, digest_of};
use crate::store::kept::{GUARDED, Guarded};
use crate::store::reader::Reader;

impl Reader<'_> {
    /// The digest of the rows that stand beside an event; `None` where none do.
    pub(super) fn rows_digest(&self, seq: i64) -> Result<Option<String>, StoreError> {
        let mut is_whole = true;
        let rows = self.all(
            "SELECT what, key, sha256, content FROM journal_row WHERE seq = ? ORDER BY what, key",
            [seq],
            |row| {
                let digest: String = row.get(2)?;
                let content: Option<String> = row.get(3)?;
                is_whole &= content.is_none_or(|content| sha256(content.as_bytes()) == digest);
                Ok((row.get(0)?, row.get(1)?, digest))
            },
        )?;
        Ok(match (rows.is_empty(), is_whole) {
            (true, _) => None,
            (false, true) => Some(digest_of(&rows)),
            // No digest that any event could have.
            (false, false) => Some(String::new()),
        })
    }

    pub(super) fn verify_facts(
        &self,
        report: &mut VerifyReport,
        watch: &Watch,
    ) -> Result<Vec<Difference>, StoreError> {
        let mut all = Vec::new();
        all.extend(self.loose_row()?);
        all.extend(self.silent_row(&report.redacted)?);
        if self.journal_head()?.seq == 0 {
            // What a new register begins with waits for its first entry.
            return Ok(all);
        }
        let mut n = 0;
        for table in GUARDED {
            n += self.count(&format!("\"{}\"", table.name))?;
        }
        watch.begin(Part::Facts, n)?;
        for table in GUARDED {
            all.extend(self.verify_table(table, report, watch)?);
        }
        let lists = [
            ("vendor_role", "role", "roles"),
            ("vendor_tag", "tag", "tags"),
        ];
        for (table, column, list) in lists {
            let found = self.verify_list(table, column, list);
            all.extend(read_or_differs(Part::Derived, found)?);
        }
        Ok(all)
    }

    /// A kept row that stands beside no event.
    fn loose_row(&self) -> Result<Option<Difference>, StoreError> {
        let found = self.one(
            "SELECT what || ' ' || key FROM journal_row r WHERE NOT EXISTS (SELECT 1 FROM journal j WHERE j.seq = r.seq) LIMIT 1",
            (),
            |row| row.get::<_, String>(0),
        )?;
        Ok(found.map(|subject| differs(Part::Facts, subject, "verify-row-loose", "")))
    }

    /// A kept row whose content was emptied without an entry that says so of it or of an earlier one of the same row.
    fn silent_row(&self, redacted: &[i64]) -> Result<Option<Difference>, StoreError> {
        let found = self.one(
            "SELECT what || ' ' || key, seq FROM journal_row r WHERE content IS NULL AND sha256 <> ''
                AND NOT EXISTS (SELECT 1 FROM journal_row n WHERE n.what = r.what AND n.key = r.key AND n.seq <= r.seq AND n.seq IN (SELECT value FROM json_each(?))) LIMIT 1",
            [to_json(redacted)],
            |row| Ok((row.get::<_, String>(0)?, row.get::<_, i64>(1)?)),
        )?;
        Ok(found.map(|(subject, seq)| {
            differs(Part::Facts, subject, "verify-row-emptied", seq.to_string())
        }))
    }

    /// The first row of a table that is not what the journal has of it last.
    fn verify_table(
        &self,
        table: &Guarded,
        report: &mut VerifyReport,
        watch: &Watch,
    ) -> Result<Option<Difference>, StoreError> {
        let kept = self.all(
            "SELECT key, sha256, max(seq) FROM journal_row WHERE what = ? GROUP BY key",
            [table.name],
            |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?)),
        )?;
        let mut kept: BTreeMap<String, String> = kept.into_iter().collect();
        let shape = Shape::of(self.connection, table)?;
        let mut statement = self.statement(&shape.select(table, Which::All))?;
        let mut rows = statement.query(())?;
        let mut first = None;
        while let Some(row) = rows.next()? {
            watch.one_more()?;
            report.n_rows += 1;
            let key: String = row.get(0)?;
            let content = shape.content(table, row)?;
            let digest = kept.remove(&key).unwrap_or_default();
            if first.is_some() || sha256(content.as_bytes()) == digest {
                continue;
            }
            let subject = format!("{} {key}", table.name);
            first = Some(if digest.is_empty() {
                differs(Part::Facts, subject, "verify-row-added", "")
            } else {
                let column = self.changed_column(table, &key, &content)?;
                differs(Part::Facts, subject, "verify-row-changed", column)
            });
        }
        let lost = kept.into_iter().find(|(_, digest)| !digest.is_empty());
        let lost = lost.map(|(key, _)| {
            let subject = format!("{} {key}", table.name);
            differs(Part::Facts, subject, "verify-row-removed", "")
        });
        Ok(first.or(lost))
    }

    /// The first column in which a row is not what the journal has of it.
    fn changed_column(&self, table: &Guarded, key: &str, now: &str) -> Result<String, StoreError> {
        let kept: Option<Option<String>> = self.one(
            "SELECT content FROM journal_row WHERE what = ? AND key = ? ORDER BY seq DESC LIMIT 1",
            [table.name, key],
            |row| row.get(0),
        )?;
        let read =
            |text: &str| serde_json::from_str::<Map<String, Value>>(text).unwrap_or_default();
        let (kept, now) = (read(&kept.flatten().unwrap_or_default()), read(now));
        let differs = |(column, value): &(&String, &Value)| kept.get(*column) != Some(*value);
        let column = now.iter().find(differs).map(|(column, _)| column.clone());
        Ok(column.unwrap_or_default())
    }

    /// A list that triggers keep of the vendors' own columns.
    fn verify_list(
        &self,
        table: &str,
        column: &str,
        list: &str,
    ) -> Result<Option<Difference>, StoreError> {
        let own = format!(
            "SELECT DISTINCT e.value AS it, v.id FROM vendor v, json_each(v.{list}) e WHERE v.withdrawn_on IS NULL"
        );
        let kept = format!("SELECT {column} AS it, vendor AS id FROM {table}");
        let found = self.one(
            &format!("SELECT id FROM (SELECT * FROM ({own}) EXCEPT SELECT * FROM ({kept})) UNION ALL SELECT id FROM (SELECT * FROM ({kept}) EXCEPT SELECT * FROM ({own})) LIMIT 1"),
            (),
            |row| row.get::<_, i64>(0),
        )?;
        Ok(found.map(|id| {
            differs(
                Part::Derived,
                format!("vendor {id}"),
                "verify-derived-differs",
                table,
            )
        }))
    }
}
