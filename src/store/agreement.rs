//! Agreements in the database: one by id with its versions, those of a vendor; added, changed, withdrawn.
//! Versions have `version`, lists have `agreement_list`, files have `files`.

use rusqlite::{Row, named_params};

use crate::domain::agreement::{Agreement, AgreementFacts, AgreementId, AgreementKind, VersionId};
use crate::domain::entity::EntityId;
use crate::domain::event::EventKind;
use crate::domain::vendor::VendorId;

use super::collate;
use super::column::{get, json, to_json, word};
use super::diff;
use super::error::{StoreError, Theirs};
use super::journal::Subject;
use super::reader::Reader;
use super::slug;
use super::version::row_to_version;
use super::writer::Writer;

const SELECT: &str = "SELECT a.id, a.row, a.slug, a.title, a.kind, a.entity, a.replaces, a.amends, a.ends_with, a.review_months, a.notes,
    (SELECT json_group_array(vendor) FROM (SELECT vendor FROM agreement_vendor WHERE agreement = a.id ORDER BY position)) AS vendors
    FROM agreement a";

fn row_to_agreement(row: &Row<'_>) -> rusqlite::Result<Agreement> {
    Ok(Agreement {
        id: AgreementId(get(row, "id")?),
        row: get(row, "row")?,
        slug: get(row, "slug")?,
        facts: AgreementFacts {
            title: get(row, "title")?,
            kind: word(row, "kind", AgreementKind::from_word)?,
            entity: EntityId(get(row, "entity")?),
            vendors: json(row, "vendors")?,
            replaces: get::<Option<i64>>(row, "replaces")?.map(AgreementId),
            amends: get::<Option<i64>>(row, "amends")?.map(AgreementId),
            ends_with: get::<Option<i64>>(row, "ends_with")?.map(AgreementId),
            review_months: get(row, "review_months")?,
            notes: get(row, "notes")?,
        },
        versions: Vec::new(),
    })
}

impl Reader<'_> {
    /// An agreement with its versions, `None` when there is none or it was withdrawn.
    pub fn agreement(&self, id: AgreementId) -> Result<Option<Agreement>, StoreError> {
        Ok(self.agreements_by_id(&[id])?.pop())
    }

    /// The agreement that a version belongs to.
    pub fn agreement_of_version(&self, id: VersionId) -> Result<Option<Agreement>, StoreError> {
        let agreement = self.one(
            "SELECT agreement FROM version WHERE id = ?",
            [id.0],
            |row| row.get(0).map(AgreementId),
        )?;
        agreement.map_or(Ok(None), |agreement| self.agreement(agreement))
    }

    /// An agreement by its folder and its part of the file names.
    pub fn agreement_by_slug(
        &self,
        folder: &str,
        slug: &str,
    ) -> Result<Option<Agreement>, StoreError> {
        let id = self.one(
            "SELECT id FROM agreement WHERE folder = ? AND slug = ? AND withdrawn_on IS NULL",
            [folder, slug],
            |row| row.get(0).map(AgreementId),
        )?;
        id.map_or(Ok(None), |id| self.agreement(id))
    }

    /// The agreements that a vendor is part of, in the order of their numbers, with versions.
    pub fn agreements_of(&self, vendor: VendorId) -> Result<Vec<Agreement>, StoreError> {
        self.agreements_where(
            "a.id IN (SELECT agreement FROM agreement_vendor WHERE vendor = ?)",
            &vendor.0,
        )
    }

    /// Several agreements with versions, in the order of their numbers.
    pub fn agreements_by_id(&self, ids: &[AgreementId]) -> Result<Vec<Agreement>, StoreError> {
        self.agreements_where("a.id IN (SELECT value FROM json_each(?))", &to_json(ids))
    }

    /// Two statements: the agreements, and all their versions.
    pub(super) fn agreements_where(
        &self,
        condition: &str,
        param: &dyn rusqlite::ToSql,
    ) -> Result<Vec<Agreement>, StoreError> {
        let mut agreements = self.all(
            &format!("{SELECT} WHERE {condition} AND a.withdrawn_on IS NULL ORDER BY a.id"),
            [param],
            row_to_agreement,
        )?;
        let versions = self.all(
            &format!("SELECT v.*, (SELECT r.due FROM review r WHERE r.version = v.id) AS review_due, (SELECT r.asked_on FROM review r WHERE r.version = v.id) AS asked_on FROM version v JOIN agreement a ON a.id = v.agreement WHERE {condition} AND a.withdrawn_on IS NULL AND v.withdrawn_on IS NULL ORDER BY v.agreement, v.number"),
            [param],
            |row| Ok((AgreementId(get(row, "agreement")?), row_to_version(row)?)),
        )?;
        let mut versions = versions.into_iter().peekable();
        for agreement in &mut agreements {
            while let Some((_, version)) = versions.next_if(|(of, _)| *of == agreement.id) {
                agreement.versions.push(version);
            }
        }
        Ok(agreements)
    }

    /// The folder of an agreement's files.
    pub(super) fn folder_of(
        &self,
        id: AgreementId,
    ) -> Result<Option<(String, String)>, StoreError> {
        self.one(
            "SELECT folder, slug FROM agreement WHERE id = ? AND withdrawn_on IS NULL",
            [id.0],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )
    }
}

impl Writer<'_> {
    /// Adds an agreement without a text; its files will lie in the folder of the first vendor.
    pub fn add_agreement(&mut self, facts: &AgreementFacts) -> Result<AgreementId, StoreError> {
        let first = facts
            .vendors
            .first()
            .ok_or(StoreError::Rule("store-agreement-without-vendor"))?;
        let folder = self
            .vendor(*first)?
            .ok_or(StoreError::NotFound("vendor"))?
            .slug;
        let slug = slug::free(&facts.title, "agreement", |candidate| {
            Ok(self
                .one(
                    "SELECT 1 FROM agreement WHERE folder = ? AND slug = ?",
                    [folder.as_str(), candidate],
                    |_| Ok(()),
                )?
                .is_none())
        })?;
        self.insert_agreement(facts, &folder, &slug)
    }

    pub(super) fn insert_agreement(
        &mut self,
        facts: &AgreementFacts,
        folder: &str,
        slug: &str,
    ) -> Result<AgreementId, StoreError> {
        let id = AgreementId(self.insert(
            "INSERT INTO agreement (folder, slug, title, title_key, kind, entity, replaces, amends, ends_with, review_months, notes, added_on)
             VALUES (:folder, :slug, :title, :title_key, :kind, :entity, :replaces, :amends, :ends_with, :review_months, :notes, :day)",
            named_params! {
                ":folder": folder,
                ":slug": slug,
                ":title": facts.title,
                ":title_key": collate::key(&facts.title),
                ":kind": facts.kind.word(),
                ":entity": facts.entity.0,
                ":replaces": facts.replaces.map(|id| id.0),
                ":amends": facts.amends.map(|id| id.0),
                ":ends_with": facts.ends_with.map(|id| id.0),
                ":review_months": facts.review_months,
                ":notes": facts.notes,
                ":day": self.at.day,
            },
        )?);
        self.refuse_ring(id)?;
        self.set_vendors(id, &facts.vendors)?;
        self.record(
            EventKind::AgreementAdded,
            about(id, facts),
            &diff::added(facts),
        )?;
        self.touch_agreement(id);
        self.touch_agreement_words(id);
        Ok(id)
    }

    /// Changes an agreement that was read as `row`; gives the new row version. Equal facts change nothing.
    pub fn change_agreement(
        &mut self,
        id: AgreementId,
        row: i64,
        facts: &AgreementFacts,
    ) -> Result<i64, StoreError> {
        let before = self.fresh_agreement(id, row)?;
        let change = diff::changed(&before.facts, facts);
        if change.is_empty() {
            return Ok(row);
        }
        if facts.vendors.is_empty() {
            return Err(StoreError::Rule("store-agreement-without-vendor"));
        }
        self.touch_agreement(id); // Before the vendors change: those that leave are computed again too.
        self.run(
            "UPDATE agreement SET row = row + 1, title = :title, title_key = :title_key, kind = :kind, entity = :entity, replaces = :replaces, amends = :amends, ends_with = :ends_with, review_months = :review_months, notes = :notes WHERE id = :id",
            named_params! {
                ":id": id.0,
                ":title": facts.title,
                ":title_key": collate::key(&facts.title),
                ":kind": facts.kind.word(),
                ":entity": facts.entity.0,
                ":replaces": facts.replaces.map(|id| id.0),
                ":amends": facts.amends.map(|id| id.0),
                ":ends_with": facts.ends_with.map(|id| id.0),
                ":review_months": facts.review_months,
                ":notes": facts.notes,
            },
        )?;
        self.refuse_ring(id)?;
        for vendor in &before.facts.vendors {
            self.touch_vendor(*vendor);
        }
        for replaced in [before.facts.replaces, facts.replaces]
            .into_iter()
            .flatten()
        {
            self.touch_agreement(replaced);
        }
        if before.facts.title != facts.title {
            self.touch_agreement_words(id);
        }
        if before.facts.vendors != facts.vendors {
            self.run("DELETE FROM agreement_vendor WHERE agreement = ?", [id.0])?;
            self.set_vendors(id, &facts.vendors)?;
        }
        self.record(EventKind::AgreementChanged, about(id, facts), &change)?;
        if before.facts.kind != facts.kind {
            self.check_of_kind(id)?;
        }
        Ok(row + 1)
    }

    /// Withdraws an agreement with all its versions: a tombstone with the reason; files and hashes stay.
    pub fn withdraw_agreement(
        &mut self,
        id: AgreementId,
        row: i64,
        reason: &str,
    ) -> Result<(), StoreError> {
        let before = self.fresh_agreement(id, row)?;
        self.touch_agreement(id);
        self.touch_agreement_words(id);
        for vendor in &before.facts.vendors {
            self.touch_vendor(*vendor);
        }
        let day = self.at.day;
        self.run(
            "UPDATE agreement SET row = row + 1, withdrawn_on = ?, withdrawn_reason = ? WHERE id = ?",
            rusqlite::params![day, reason, id.0],
        )?;
        self.run(
            "UPDATE version SET row = row + 1, withdrawn_on = ?, withdrawn_reason = ? WHERE agreement = ? AND withdrawn_on IS NULL",
            rusqlite::params![day, reason, id.0],
        )?;
        self.record(
            EventKind::AgreementWithdrawn,
            about(id, &before.facts),
            &diff::to("reason", reason),
        )
    }

    pub(super) fn fresh_agreement(
        &self,
        id: AgreementId,
        row: i64,
    ) -> Result<Agreement, StoreError> {
        let before = self
            .agreement(id)?
            .ok_or(StoreError::NotFound("agreement"))?;
        if before.row == row {
            return Ok(before);
        }
        Err(StoreError::Conflict {
            theirs: Theirs::Agreement(Box::new(before)),
        })
    }

    /// Refuses an agreement that would end with one that ends with it.
    fn refuse_ring(&self, id: AgreementId) -> Result<(), StoreError> {
        let ring = self.one(
            &format!(
                "SELECT 1 WHERE ?1 IN (SELECT id FROM ({}) WHERE n > 0)",
                leaders("SELECT ?1 AS value")
            ),
            [id.0],
            |_| Ok(()),
        )?;
        ring.map_or(Ok(()), |()| {
            Err(StoreError::Rule("store-agreement-ends-with-itself"))
        })
    }

    fn set_vendors(&self, id: AgreementId, vendors: &[VendorId]) -> Result<(), StoreError> {
        let mut seen = std::collections::BTreeSet::new();
        for (position, vendor) in (0_i64..).zip(vendors) {
            if !seen.insert(*vendor) {
                continue;
            }
            let added = self.run(
                "INSERT INTO agreement_vendor (agreement, vendor, position) SELECT ?, id, ? FROM vendor WHERE id = ? AND withdrawn_on IS NULL",
                rusqlite::params![id.0, position, vendor.0],
            )?;
            if added == 0 {
                return Err(StoreError::NotFound("vendor"));
            }
        }
        Ok(())
    }
}

/// How many agreements a chain of those that end with each other is followed.
pub(super) const LONGEST_CHAIN: usize = 6;

/// A query for the agreements of a query and those whose end they follow, each with how far away it is.
pub(super) fn leaders(of: &str) -> String {
    format!(
        "WITH RECURSIVE leader (id, n) AS (SELECT value, 0 FROM ({of}) UNION SELECT coalesce(f.ends_with, iif(f.kind = 'amendment', f.amends, NULL)), n + 1
            FROM leader JOIN agreement f ON f.id = leader.id WHERE n < {LONGEST_CHAIN} AND coalesce(f.ends_with, iif(f.kind = 'amendment', f.amends, NULL)) IS NOT NULL)
         SELECT id, n FROM leader"
    )
}

/// A query for the agreements of a query and those that follow their end.
pub(super) fn followers(of: &str) -> String {
    format!(
        "WITH RECURSIVE follower (id, n) AS (SELECT value, 0 FROM ({of}) UNION SELECT f.id, n + 1
            FROM follower JOIN agreement f ON f.ends_with = follower.id OR (f.kind = 'amendment' AND f.ends_with IS NULL AND f.amends = follower.id) WHERE n < {LONGEST_CHAIN})
         SELECT id, n FROM follower"
    )
}

/// The subject of an event about an agreement: it is listed in the history of the first vendor.
pub(super) fn about(id: AgreementId, facts: &AgreementFacts) -> Subject {
    Subject {
        vendor: facts.vendors.first().copied(),
        agreement: Some(id),
        ..Subject::default()
    }
}
