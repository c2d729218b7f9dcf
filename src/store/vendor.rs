//! Vendors in the database: one by id, by folder, by likeness; added, changed, merged, withdrawn. Lists are in
//! `vendor_list`. A withdrawn vendor is a tombstone: its row and its journal stay.

use rusqlite::{Row, named_params};

use crate::domain::day::Day;
use crate::domain::event::EventKind;
use crate::domain::vendor::{
    Category, Criticality, Need, PersonalData, Vendor, VendorFacts, VendorId, VendorStatus,
};

use super::collate;
use super::column::{get, json, to_json, word};
use super::diff;
use super::error::{StoreError, Theirs};
use super::fold;
use super::journal::Subject;
use super::reader::Reader;
use super::slug;
use super::writer::Writer;

const SELECT: &str = "SELECT id, row, slug, added_on, name, legal_name, registration_number, country, website, category, service, status, used_from, used_until, deletion_proved_on, roles, personal_data, special_categories, criminal_data, owner, department, criticality, contacts, data_categories, data_subjects, purposes, locations, certifications, notes, tags FROM vendor";

pub(super) fn row_to_vendor(row: &Row<'_>) -> rusqlite::Result<Vendor> {
    Ok(Vendor {
        id: VendorId(get(row, "id")?),
        row: get(row, "row")?,
        slug: get(row, "slug")?,
        added_on: get(row, "added_on")?,
        facts: VendorFacts {
            name: get(row, "name")?,
            legal_name: get(row, "legal_name")?,
            registration_number: get(row, "registration_number")?,
            country: get(row, "country")?,
            website: get(row, "website")?,
            category: word(row, "category", Category::from_word)?,
            service: get(row, "service")?,
            status: word(row, "status", VendorStatus::from_word)?,
            used_from: get(row, "used_from")?,
            used_until: get(row, "used_until")?,
            deletion_proved_on: get(row, "deletion_proved_on")?,
            roles: json(row, "roles")?,
            personal_data: word(row, "personal_data", PersonalData::from_word)?,
            special_categories: get(row, "special_categories")?,
            criminal_data: get(row, "criminal_data")?,
            owner: get(row, "owner")?,
            department: get(row, "department")?,
            criticality: word(row, "criticality", Criticality::from_word)?,
            contacts: json(row, "contacts")?,
            data_categories: json(row, "data_categories")?,
            data_subjects: json(row, "data_subjects")?,
            purposes: json(row, "purposes")?,
            locations: json(row, "locations")?,
            certifications: json(row, "certifications")?,
            notes: get(row, "notes")?,
            tags: json(row, "tags")?,
        },
    })
}

/// The parameters that adding and changing a vendor share, and one more.
macro_rules! vendor_params {
    ($facts:expr, $writer:expr, $name:literal: $value:expr) => {
        named_params! {
            $name: $value,
            ":name": $facts.name,
            ":name_key": collate::key(&$facts.name),
            ":name_fold": fold::company(&$facts.name),
            ":legal_name": $facts.legal_name,
            ":registration_number": $facts.registration_number,
            ":country": $facts.country,
            ":website": $facts.website,
            ":category": $facts.category.word(),
            ":service": $facts.service,
            ":status": $facts.status.word(),
            ":used_from": $facts.used_from,
            ":used_until": $facts.used_until,
            ":deletion_proved_on": $facts.deletion_proved_on,
            ":roles": to_json(&$facts.roles),
            ":personal_data": $facts.personal_data.word(),
            ":special_categories": $facts.special_categories,
            ":criminal_data": $facts.criminal_data,
            ":owner": $facts.owner,
            ":owner_key": collate::key($facts.owner.as_deref().unwrap_or_default()),
            ":department": $facts.department,
            ":criticality": $facts.criticality.word(),
            ":contacts": to_json(&$facts.contacts),
            ":data_categories": to_json(&$facts.data_categories),
            ":data_subjects": to_json(&$facts.data_subjects),
            ":purposes": to_json(&$facts.purposes),
            ":locations": to_json(&$facts.locations),
            ":certifications": to_json(&$facts.certifications),
            ":notes": $facts.notes,
            ":tags": to_json(&$facts.tags),
            ":day": $writer.at.day,
        }
    };
}

impl Reader<'_> {
    /// A vendor, `None` when there is none or it was withdrawn.
    pub fn vendor(&self, id: VendorId) -> Result<Option<Vendor>, StoreError> {
        self.one(
            &format!("{SELECT} WHERE id = ? AND withdrawn_on IS NULL"),
            [id.0],
            row_to_vendor,
        )
    }

    /// The vendor of a folder under `agreements/`.
    pub fn vendor_by_slug(&self, slug: &str) -> Result<Option<Vendor>, StoreError> {
        self.one(
            &format!("{SELECT} WHERE slug = ? AND withdrawn_on IS NULL"),
            [slug],
            row_to_vendor,
        )
    }

    /// Several vendors, in the order of their numbers.
    pub fn vendors_by_id(&self, ids: &[VendorId]) -> Result<Vec<Vendor>, StoreError> {
        self.all(
            &format!("{SELECT} WHERE id IN (SELECT value FROM json_each(?)) AND withdrawn_on IS NULL ORDER BY id"),
            [to_json(ids)],
            row_to_vendor,
        )
    }

    /// Refuses to put a vendor to use whose agreement is missing and not waived (`GDPR 28(3)`, `26(1)`). A vendor that is
    /// in use already when it is added is a fact: it stays what it is, and the finding says what is missing.
    pub(super) fn refuse_uncovered(
        &self,
        id: VendorId,
        facts: &VendorFacts,
        day: Day,
    ) -> Result<(), StoreError> {
        let settings = self.settings()?;
        let hindrances = self.dossiers(&[id])?.hindrances(facts, &settings, day);
        match hindrances.first() {
            None => Ok(()),
            Some(first) if first.detail.as_deref() == Some(Need::Arrangement.word()) => {
                Err(StoreError::Rule("store-vendor-lacks-arrangement"))
            }
            Some(_) => Err(StoreError::Rule("store-vendor-lacks-dpa")),
        }
    }
}

impl Writer<'_> {
    /// Adds a vendor and gives it a folder name of its own.
    pub fn add_vendor(&mut self, facts: &VendorFacts) -> Result<VendorId, StoreError> {
        let slug = slug::free(&facts.name, "vendor", |candidate| {
            Ok(self
                .one(
                    "SELECT 1 FROM vendor WHERE slug = ?1 UNION ALL SELECT 1 FROM agreement WHERE folder = ?1",
                    [candidate],
                    |_| Ok(()),
                )?
                .is_none())
        })?;
        let id = VendorId(self.insert(
            "INSERT INTO vendor (slug, name, name_key, name_fold, legal_name, registration_number, country, website, category, service, status, used_from, used_until, deletion_proved_on, roles, personal_data, special_categories, criminal_data, owner, owner_key, department, criticality, contacts, data_categories, data_subjects, purposes, locations, certifications, notes, tags, added_on, changed_on)
             VALUES (:slug, :name, :name_key, :name_fold, :legal_name, :registration_number, :country, :website, :category, :service, :status, :used_from, :used_until, :deletion_proved_on, :roles, :personal_data, :special_categories, :criminal_data, :owner, :owner_key, :department, :criticality, :contacts, :data_categories, :data_subjects, :purposes, :locations, :certifications, :notes, :tags, :day, :day)",
            vendor_params!(facts, self, ":slug": slug),
        )?);
        self.record(
            EventKind::VendorAdded,
            Subject::vendor(id),
            &diff::added(facts),
        )?;
        self.touch_vendor(id);
        self.touch_vendor_words(id);
        Ok(id)
    }

    /// Changes a vendor that was read as `row`; gives the new row version. Equal facts change nothing.
    pub fn change_vendor(
        &mut self,
        id: VendorId,
        row: i64,
        facts: &VendorFacts,
    ) -> Result<i64, StoreError> {
        let before = self.vendor(id)?.ok_or(StoreError::NotFound("vendor"))?;
        if before.row != row {
            return Err(StoreError::Conflict {
                theirs: Theirs::Vendor(Box::new(before)),
            });
        }
        let change = diff::changed(&before.facts, facts);
        if change.is_empty() {
            return Ok(row);
        }
        if facts.is_in_use() && !before.facts.is_in_use() {
            self.refuse_uncovered(id, facts, self.at.day)?;
        }
        self.run(
            "UPDATE vendor SET row = row + 1, name = :name, name_key = :name_key, name_fold = :name_fold, legal_name = :legal_name, registration_number = :registration_number, country = :country, website = :website, category = :category, service = :service, status = :status, used_from = :used_from, used_until = :used_until, deletion_proved_on = :deletion_proved_on, roles = :roles, personal_data = :personal_data, special_categories = :special_categories, criminal_data = :criminal_data, owner = :owner, owner_key = :owner_key, department = :department, criticality = :criticality, contacts = :contacts, data_categories = :data_categories, data_subjects = :data_subjects, purposes = :purposes, locations = :locations, certifications = :certifications, notes = :notes, tags = :tags, changed_on = :day WHERE id = :id",
            vendor_params!(facts, self, ":id": id.0),
        )?;
        self.record(EventKind::VendorChanged, Subject::vendor(id), &change)?;
        self.touch_vendor(id);
        self.touch_vendor_words(id);
        Ok(row + 1)
    }

    /// Withdraws a vendor that was added by mistake: a tombstone with the reason. Refused while agreements name it.
    pub fn withdraw_vendor(
        &mut self,
        id: VendorId,
        row: i64,
        reason: &str,
    ) -> Result<(), StoreError> {
        let before = self.vendor(id)?.ok_or(StoreError::NotFound("vendor"))?;
        if before.row != row {
            return Err(StoreError::Conflict {
                theirs: Theirs::Vendor(Box::new(before)),
            });
        }
        let in_use = self.one(
            "SELECT 1 FROM agreement_vendor av JOIN agreement a ON a.id = av.agreement WHERE av.vendor = ? AND a.withdrawn_on IS NULL",
            [id.0],
            |_| Ok(()),
        )?;
        if in_use.is_some() {
            return Err(StoreError::Rule("store-vendor-has-agreements"));
        }
        self.bury_vendor(id, reason, None)?;
        self.record(
            EventKind::VendorWithdrawn,
            Subject::vendor(id),
            &diff::to("reason", reason),
        )
    }

    /// Merges a duplicate into the vendor that stays: its agreements, sub-processors and waivers move, its row becomes a tombstone.
    /// Facts of the vendor that stays are kept as they are.
    pub fn merge_vendors(
        &mut self,
        stays: VendorId,
        duplicate: VendorId,
        reason: &str,
    ) -> Result<(), StoreError> {
        if stays == duplicate {
            return Err(StoreError::Rule("store-merge-same"));
        }
        self.vendor(stays)?.ok_or(StoreError::NotFound("vendor"))?;
        let gone = self
            .vendor(duplicate)?
            .ok_or(StoreError::NotFound("vendor"))?;
        let both = [stays.0, duplicate.0];
        for id in self.all(
            "SELECT agreement FROM agreement_vendor WHERE vendor IN (?, ?)",
            both,
            |row| row.get::<_, i64>(0),
        )? {
            self.touch_agreement(crate::domain::agreement::AgreementId(id));
        }
        self.run("UPDATE agreement SET row = row + 1 WHERE id IN (SELECT agreement FROM agreement_vendor WHERE vendor = ?)", [duplicate.0])?;
        self.run("DELETE FROM agreement_vendor WHERE vendor = ?2 AND agreement IN (SELECT agreement FROM agreement_vendor WHERE vendor = ?1)", both)?;
        self.run(
            "UPDATE agreement_vendor SET vendor = ?1 WHERE vendor = ?2",
            both,
        )?;
        self.run("UPDATE waiver SET vendor = ?1 WHERE vendor = ?2", both)?;
        self.move_sub_processors(stays, duplicate)?;
        self.run("UPDATE vendor SET row = row + 1 WHERE id = ?", [stays.0])?;
        self.bury_vendor(duplicate, reason, Some(stays))?;
        let mut payload = diff::to("reason", reason);
        payload.extend(diff::to("merged", gone.facts.name));
        payload.extend(diff::to("merged-id", duplicate.0));
        self.record(EventKind::VendorMerged, Subject::vendor(stays), &payload)?;
        self.touch_vendor(stays);
        Ok(())
    }

    fn bury_vendor(
        &self,
        id: VendorId,
        reason: &str,
        into: Option<VendorId>,
    ) -> Result<(), StoreError> {
        self.run(
            "UPDATE vendor SET row = row + 1, withdrawn_on = :day, withdrawn_reason = :reason, merged_into = :into WHERE id = :id",
            named_params! { ":day": self.at.day, ":reason": reason, ":into": into.map(|id| id.0), ":id": id.0 },
        )?;
        self.touch_vendor(id);
        self.touch_vendor_words(id);
        Ok(())
    }
}
