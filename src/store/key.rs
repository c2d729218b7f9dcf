//! What vendors and agreements are known by, for whoever must find many of them at once, and what the headings of
//! imported files have been said to mean. That is no part of the register and leaves no trace in the journal.

use std::collections::BTreeMap;

use rusqlite::params;

use crate::domain::agreement::AgreementId;
use crate::domain::day::Day;
use crate::domain::vendor::{VendorFacts, VendorId};

use super::column::to_json;
use super::error::StoreError;
use super::reader::Reader;
use super::writer::Writer;

/// Sets of headings that are remembered; the ones that were used longest ago give way.
const MOST_MAPPINGS: u32 = 200;

/// What a vendor is known by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VendorKey {
    /// The register's own number.
    pub id: VendorId,
    /// Its folder.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// Its registration number.
    pub number: Option<String>,
}

/// What an agreement is known by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgreementKey {
    /// The register's own number.
    pub id: AgreementId,
    /// Its title.
    pub title: String,
    /// The vendors that it is with.
    pub vendors: Vec<VendorId>,
}

impl Reader<'_> {
    /// What every vendor is known by, in the order of numbers.
    pub fn vendor_keys(&self) -> Result<Vec<VendorKey>, StoreError> {
        self.all(
            "SELECT id, slug, name, registration_number FROM vendor WHERE withdrawn_on IS NULL ORDER BY id",
            (),
            |row| {
                Ok(VendorKey {
                    id: VendorId(row.get(0)?),
                    slug: row.get(1)?,
                    name: row.get(2)?,
                    number: row.get(3)?,
                })
            },
        )
    }

    /// What every agreement is known by, in the order of numbers. Two statements.
    pub fn agreement_keys(&self) -> Result<Vec<AgreementKey>, StoreError> {
        let mut vendors: BTreeMap<i64, Vec<VendorId>> = BTreeMap::new();
        let pairs = self.all(
            "SELECT agreement, vendor FROM agreement_vendor",
            (),
            |row| Ok((row.get(0)?, VendorId(row.get(1)?))),
        )?;
        for (agreement, vendor) in pairs {
            vendors.entry(agreement).or_default().push(vendor);
        }
        self.all(
            "SELECT id, title FROM agreement WHERE withdrawn_on IS NULL ORDER BY id",
            (),
            |row| {
                let id: i64 = row.get(0)?;
                Ok(AgreementKey {
                    id: AgreementId(id),
                    title: row.get(1)?,
                    vendors: vendors.remove(&id).unwrap_or_default(),
                })
            },
        )
    }

    /// Why a vendor could not be put to use with these facts, if it could not: the key of a sentence.
    pub fn hindrance(
        &self,
        id: VendorId,
        facts: &VendorFacts,
        day: Day,
    ) -> Result<Option<&'static str>, StoreError> {
        match self.refuse_uncovered(id, facts, day) {
            Ok(()) => Ok(None),
            Err(StoreError::Rule(key)) => Ok(Some(key)),
            Err(error) => Err(error),
        }
    }

    /// What a set of headings was said to mean: heading to column.
    pub fn import_mapping(
        &self,
        fingerprint: &[u8; 32],
    ) -> Result<Option<BTreeMap<String, String>>, StoreError> {
        let text = self.one(
            "SELECT said FROM import_mapping WHERE fingerprint = ?",
            [fingerprint.as_slice()],
            |row| row.get::<_, String>(0),
        )?;
        // What an older program remembered and this one cannot read is forgotten.
        Ok(text.and_then(|text| serde_json::from_str(&text).ok()))
    }
}

impl Writer<'_> {
    /// Remembers what a set of headings means.
    pub fn remember_mapping(
        &mut self,
        fingerprint: &[u8; 32],
        said: &BTreeMap<String, String>,
    ) -> Result<(), StoreError> {
        self.run(
            "INSERT OR REPLACE INTO import_mapping (fingerprint, said, used_on) VALUES (?, ?, ?)",
            params![fingerprint.as_slice(), to_json(said), self.at.day],
        )?;
        self.run(
            "DELETE FROM import_mapping WHERE fingerprint NOT IN (SELECT fingerprint FROM import_mapping ORDER BY used_on DESC LIMIT ?)",
            [MOST_MAPPINGS],
        )?;
        Ok(())
    }
}
