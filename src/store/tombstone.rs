//! What is left of what was withdrawn: when, by whom and why. Vendors, agreements and versions keep their rows, so that
//! an old link finds the reason.

use serde::Deserialize;

use super::error::StoreError;
use super::reader::Reader;
use crate::domain::agreement::AgreementId;
use crate::domain::day::Day;
use crate::domain::event::EventKind;
use crate::domain::vendor::VendorId;

/// Why, by whom and since when something is no longer in the register.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Tombstone {
    /// The day on which it was withdrawn.
    pub on: Day,
    /// Who withdrew it, as the journal names them; empty where the journal no longer does.
    pub by: String,
    /// Why.
    pub reason: String,
    /// The vendor that a vendor was merged into.
    #[serde(skip)]
    pub merged_into: Option<VendorId>,
}

/// A withdrawn version of an agreement.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct WithdrawnVersion {
    /// Its number, which no other version gets.
    #[serde(skip)]
    pub number: u32,
    /// SHA-256 of its bytes.
    pub sha256: String,
    /// Whether its file was removed too.
    pub removed: bool,
    /// When, by whom and why.
    #[serde(flatten)]
    pub tombstone: Tombstone,
}

impl Reader<'_> {
    /// What is left of a withdrawn vendor; `None` while it is in the register, or when there never was one.
    pub fn vendor_tombstone(&self, id: VendorId) -> Result<Option<Tombstone>, StoreError> {
        self.one(
            "SELECT withdrawn_on, withdrawn_reason, merged_into,
             coalesce((SELECT actor FROM journal WHERE (vendor = v.id AND kind = ?2) OR (vendor = v.merged_into AND kind = ?3) ORDER BY seq DESC LIMIT 1), '')
             FROM vendor v WHERE id = ?1 AND withdrawn_on IS NOT NULL",
            rusqlite::params![id.0, EventKind::VendorWithdrawn.word(), EventKind::VendorMerged.word()],
            |row| {
                Ok(Tombstone {
                    on: row.get(0)?,
                    reason: row.get(1)?,
                    merged_into: row.get::<_, Option<i64>>(2)?.map(VendorId),
                    by: row.get(3)?,
                })
            },
        )
    }

    /// What is left of a withdrawn agreement; `None` while it is in the register, or when there never was one.
    pub fn agreement_tombstone(&self, id: AgreementId) -> Result<Option<Tombstone>, StoreError> {
        self.one(
            "SELECT withdrawn_on, withdrawn_reason,
             coalesce((SELECT actor FROM journal WHERE agreement = a.id AND kind = ?2 ORDER BY seq DESC LIMIT 1), '')
             FROM agreement a WHERE id = ?1 AND withdrawn_on IS NOT NULL",
            rusqlite::params![id.0, EventKind::AgreementWithdrawn.word()],
            |row| {
                Ok(Tombstone {
                    on: row.get(0)?,
                    reason: row.get(1)?,
                    by: row.get(2)?,
                    merged_into: None,
                })
            },
        )
    }
}
