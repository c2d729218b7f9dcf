//! Sub-processors of vendors in the database: those of one vendor, what the texts of its agreements list, and adding and
//! changing one. Lists of all are in `sub_processor_list`. Nothing a text says is stored unasked.

use std::collections::BTreeMap;

use rusqlite::{Row, named_params};

use crate::domain::agreement::{AgreementId, VersionId};
use crate::domain::day::Day;
use crate::domain::event::EventKind;
use crate::domain::sub_processor::{Listed, SubProcessor, SubProcessorFacts, SubProcessorId};
use crate::domain::vendor::VendorId;

use super::collate;
use super::column::{get, json, to_json};
use super::diff;
use super::error::{StoreError, Theirs};
use super::fold;
use super::journal::Subject;
use super::reader::Reader;
use super::writer::Writer;

/// A sub-processor with the names that its line needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SubProcessorLine {
    /// The sub-processor.
    pub it: SubProcessor,
    /// The name of the vendor that engages it.
    pub vendor_name: String,
    /// The name of the vendor of the register that it is; `None` where it is none, or one that was withdrawn.
    pub linked_name: Option<String>,
    /// The agreement and the number of the version that names it.
    pub source: Option<Source>,
}

/// Where a sub-processor is named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The agreement.
    pub agreement: AgreementId,
    /// Its title.
    pub title: String,
    /// The number of the version.
    pub number: u32,
}

/// What a line is read from: `s` the sub-processor, `v` its vendor.
pub(super) const COLUMNS: &str = "s.id, s.row, s.vendor, s.name, s.countries, s.purpose, s.since, s.until, s.linked, s.source, s.added_on, v.name AS vendor_name,
    (SELECT o.name FROM vendor o WHERE o.id = s.linked AND o.withdrawn_on IS NULL) AS linked_name, a.id AS source_agreement, a.title AS source_title, n.number AS source_number";
/// The tables beside `s` and `v`.
pub(super) const BESIDE: &str =
    "LEFT JOIN version n ON n.id = s.source LEFT JOIN agreement a ON a.id = n.agreement";

pub(super) fn row_to_line(row: &Row<'_>) -> rusqlite::Result<SubProcessorLine> {
    let source: Option<i64> = get(row, "source_agreement")?;
    Ok(SubProcessorLine {
        it: SubProcessor {
            id: SubProcessorId(get(row, "id")?),
            row: get(row, "row")?,
            vendor: VendorId(get(row, "vendor")?),
            source: get::<Option<i64>>(row, "source")?.map(VersionId),
            added_on: get(row, "added_on")?,
            facts: SubProcessorFacts {
                name: get(row, "name")?,
                countries: json(row, "countries")?,
                purpose: get(row, "purpose")?,
                since: get(row, "since")?,
                until: get(row, "until")?,
                linked: get::<Option<i64>>(row, "linked")?.map(VendorId),
            },
        },
        vendor_name: get(row, "vendor_name")?,
        linked_name: get(row, "linked_name")?,
        source: match source {
            Some(id) => Some(Source {
                agreement: AgreementId(id),
                title: get(row, "source_title")?,
                number: get(row, "source_number")?,
            }),
            None => None,
        },
    })
}

impl Reader<'_> {
    /// A sub-processor of a vendor that is in the register.
    pub fn sub_processor(
        &self,
        id: SubProcessorId,
    ) -> Result<Option<SubProcessorLine>, StoreError> {
        self.one(
            &format!("SELECT {COLUMNS} FROM sub_processor s JOIN vendor v ON v.id = s.vendor {BESIDE} WHERE s.id = ? AND v.withdrawn_on IS NULL"),
            [id.0],
            row_to_line,
        )
    }

    /// Every sub-processor of a vendor by name, past ones too; then the lines in which it is itself the sub-processor of
    /// another, by the name of that one.
    pub fn sub_processors_around(
        &self,
        vendor: VendorId,
    ) -> Result<(Vec<SubProcessorLine>, Vec<SubProcessorLine>), StoreError> {
        let all = self.all(
            &format!(
                "SELECT {COLUMNS} FROM sub_processor s JOIN vendor v ON v.id = s.vendor {BESIDE}
                 WHERE (s.vendor = ?1 OR s.linked = ?1) AND v.withdrawn_on IS NULL ORDER BY v.name_key, s.name_key, s.id"
            ),
            [vendor.0],
            row_to_line,
        )?;
        Ok(all.into_iter().partition(|line| line.it.vendor == vendor))
    }

    /// Every sub-processor that is not over of a vendor and of those behind it who are vendors of the register, so many links
    /// away at most, by the names of vendors and theirs.
    pub fn sub_processors_behind(
        &self,
        vendor: VendorId,
        deepest: u32,
        day: Day,
    ) -> Result<Vec<SubProcessorLine>, StoreError> {
        self.all(
            &format!(
                "WITH RECURSIVE behind (id, depth) AS (
                    SELECT ?1, 0
                    UNION
                    SELECT s.linked, b.depth + 1 FROM behind b JOIN sub_processor s ON s.vendor = b.id JOIN vendor o ON o.id = s.linked
                    WHERE b.depth + 1 < ?2 AND o.withdrawn_on IS NULL AND (s.until IS NULL OR s.until >= ?3)
                )
                SELECT {COLUMNS} FROM sub_processor s JOIN vendor v ON v.id = s.vendor {BESIDE}
                WHERE s.vendor IN (SELECT id FROM behind) AND v.withdrawn_on IS NULL AND (s.until IS NULL OR s.until >= ?3)
                ORDER BY v.name_key, v.id, s.name_key, s.id"
            ),
            rusqlite::params![vendor.0, deepest, day],
            row_to_line,
        )
    }

    /// The vendors of the register that are called like one of these, by what is equal for the same company. Where several
    /// are, none is meant.
    pub fn vendors_called(
        &self,
        names: &[&str],
    ) -> Result<BTreeMap<String, (VendorId, String)>, StoreError> {
        let keys: Vec<String> = names.iter().map(|name| name_key(name)).collect();
        let rows = self.all(
            "SELECT name_fold, min(id), name FROM vendor WHERE withdrawn_on IS NULL AND name_fold IN (SELECT value FROM json_each(?)) GROUP BY name_fold HAVING count(*) = 1",
            [to_json(&keys)],
            |row| Ok((row.get(0)?, (VendorId(row.get(1)?), row.get(2)?))),
        )?;
        Ok(rows.into_iter().collect())
    }

    /// What the texts of some versions list as sub-processors, by version; a text that lists none is left out.
    pub fn listed_sub_processors(
        &self,
        versions: &[VersionId],
    ) -> Result<BTreeMap<VersionId, Vec<Listed>>, StoreError> {
        let rows = self.all(
            "SELECT version, coalesce(json_extract(result, '$.facts.\"sub-processors\".value'), '[]') AS listed FROM check_result
             WHERE is_current = 1 AND version IN (SELECT value FROM json_each(?))",
            [to_json(versions)],
            // A result that another program wrote in another way lists nothing.
            |row| {
                let listed: Vec<Listed> =
                    serde_json::from_str(&get::<String>(row, "listed")?).unwrap_or_default();
                Ok((VersionId(get(row, "version")?), listed))
            },
        )?;
        Ok(rows
            .into_iter()
            .filter(|(_, listed)| !listed.is_empty())
            .collect())
    }
}

/// What of a name is equal for the same company.
#[must_use]
pub fn name_key(name: &str) -> String {
    fold::company(name)
}

impl Writer<'_> {
    /// Adds a sub-processor to a vendor; `source` is the version that names it, `None` by hand. Refused while the vendor
    /// already engages one of that name.
    pub fn add_sub_processor(
        &mut self,
        vendor: VendorId,
        source: Option<VersionId>,
        facts: &SubProcessorFacts,
    ) -> Result<SubProcessorId, StoreError> {
        self.vendor(vendor)?.ok_or(StoreError::NotFound("vendor"))?;
        self.allow_sub_processor(vendor, None, facts)?;
        let id = SubProcessorId(self.insert(
            "INSERT INTO sub_processor (vendor, name, name_key, name_fold, countries, purpose, since, until, linked, source, added_on)
             VALUES (:vendor, :name, :name_key, :name_fold, :countries, :purpose, :since, :until, :linked, :source, :day)",
            named_params! {
                ":vendor": vendor.0,
                ":name": facts.name,
                ":name_key": collate::key(&facts.name),
                ":name_fold": fold::company(&facts.name),
                ":countries": to_json(&facts.countries),
                ":purpose": facts.purpose,
                ":since": facts.since,
                ":until": facts.until,
                ":linked": facts.linked.map(|id| id.0),
                ":source": source.map(|id| id.0),
                ":day": self.at.day,
            },
        )?);
        self.record(
            EventKind::SubProcessorAdded,
            Subject {
                version: source,
                ..Subject::vendor(vendor)
            },
            &diff::added(facts),
        )?;
        self.touch_vendor(vendor);
        Ok(id)
    }

    /// Changes a sub-processor that was read as `row`, or ends it; gives the new row version. Equal facts change nothing.
    pub fn change_sub_processor(
        &mut self,
        id: SubProcessorId,
        row: i64,
        facts: &SubProcessorFacts,
    ) -> Result<i64, StoreError> {
        let before = self
            .sub_processor(id)?
            .ok_or(StoreError::NotFound("sub-processor"))?
            .it;
        if before.row != row {
            return Err(StoreError::Conflict {
                theirs: Theirs::SubProcessor(Box::new(before)),
            });
        }
        let mut change = diff::changed(&before.facts, facts);
        if change.is_empty() {
            return Ok(row);
        }
        self.allow_sub_processor(before.vendor, Some(id), facts)?;
        self.run(
            "UPDATE sub_processor SET row = row + 1, name = :name, name_key = :name_key, name_fold = :name_fold, countries = :countries, purpose = :purpose, since = :since, until = :until, linked = :linked WHERE id = :id",
            named_params! {
                ":name": facts.name,
                ":name_key": collate::key(&facts.name),
                ":name_fold": fold::company(&facts.name),
                ":countries": to_json(&facts.countries),
                ":purpose": facts.purpose,
                ":since": facts.since,
                ":until": facts.until,
                ":linked": facts.linked.map(|id| id.0),
                ":id": id.0,
            },
        )?;
        change.extend(diff::to("sub_processor", before.facts.name));
        self.record(
            EventKind::SubProcessorChanged,
            Subject::vendor(before.vendor),
            &change,
        )?;
        self.touch_vendor(before.vendor);
        Ok(row + 1)
    }

    /// Moves the sub-processors of a duplicate to the vendor that stays, what their transfers rest on, announced changes, and
    /// the links to it. One that would then be its own sub-processor is linked no more.
    pub(super) fn move_sub_processors(
        &self,
        stays: VendorId,
        duplicate: VendorId,
    ) -> Result<(), StoreError> {
        let both = [stays.0, duplicate.0];
        for vendor in self.all(
            "SELECT DISTINCT vendor FROM sub_processor WHERE vendor IN (?1, ?2) OR linked = ?2",
            both,
            |row| row.get(0).map(VendorId),
        )? {
            self.touch_vendor(vendor);
        }
        self.run("UPDATE sub_processor SET linked = NULL, row = row + 1 WHERE (vendor = ?1 AND linked = ?2) OR (vendor = ?2 AND linked = ?1)", both)?;
        self.run(
            "UPDATE sub_processor SET vendor = ?1, row = row + 1 WHERE vendor = ?2",
            both,
        )?;
        for table in ["transfer", "change_notice"] {
            self.run(
                &format!("UPDATE {table} SET vendor = ?1, row = row + 1 WHERE vendor = ?2"),
                both,
            )?;
        }
        self.run(
            "UPDATE sub_processor SET linked = ?1, row = row + 1 WHERE linked = ?2",
            both,
        )?;
        Ok(())
    }

    /// Refuses a second one of the same company that is not over, and a link to a vendor that is not in the register.
    fn allow_sub_processor(
        &self,
        vendor: VendorId,
        itself: Option<SubProcessorId>,
        facts: &SubProcessorFacts,
    ) -> Result<(), StoreError> {
        if facts.linked == Some(vendor) {
            return Err(StoreError::Rule("store-sub-processor-of-itself"));
        }
        if let Some(linked) = facts.linked {
            self.vendor(linked)?.ok_or(StoreError::NotFound("vendor"))?;
        }
        if facts.is_over(self.at.day) {
            return Ok(());
        }
        let same = self.one(
            "SELECT 1 FROM sub_processor WHERE vendor = ?1 AND name_fold = ?2 AND id IS NOT ?3 AND (until IS NULL OR until >= ?4)",
            rusqlite::params![vendor.0, fold::company(&facts.name), itself.map(|id| id.0), self.at.day],
            |_| Ok(()),
        )?;
        match same {
            Some(()) => Err(StoreError::Rule("store-sub-processor-twice")),
            None => Ok(()),
        }
    }
}
