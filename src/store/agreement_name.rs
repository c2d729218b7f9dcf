//! The names around an agreement that its page shows: vendors, our company, the agreements before and after it. One
//! statement for all of them.

use serde::Deserialize;

use crate::domain::agreement::{AgreementId, ProofPurpose, VersionId};
use crate::domain::day::Day;
use crate::domain::event::EventKind;
use crate::domain::vendor::VendorId;

use super::agreement_list::VendorName;
use super::column::to_json;
use super::error::StoreError;
use super::fold;
use super::proof::ProofId;
use super::reader::Reader;
use super::tombstone::WithdrawnVersion;

/// A proof as the agreement's page names it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct ProofName {
    /// The register's own number.
    #[serde(skip, default = "no_proof")]
    pub id: ProofId,
    /// The name that the uploaded file had.
    #[serde(skip)]
    pub name: String,
    /// The version that it belongs to.
    pub version: VersionId,
    /// What it is: `pdf`, `png`, `eml`.
    pub kind: String,
    /// What it proves.
    pub purpose: ProofPurpose,
    /// Length in bytes.
    pub bytes: u64,
    /// The day on which it was added.
    pub added_on: Day,
    /// Who added it.
    pub added_by: String,
}

fn json_of<T: serde::de::DeserializeOwned>(text: &str, what: &str) -> Result<T, StoreError> {
    serde_json::from_str(text).map_err(|error| StoreError::Value(format!("{what}: {error}")))
}

fn no_proof() -> ProofId {
    ProofId(0)
}

/// Names around an agreement.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AgreementNames {
    /// Its own title; empty where there is no such agreement.
    pub title: String,
    /// The proofs of its versions, oldest first.
    pub proofs: Vec<ProofName>,
    /// Its versions that were withdrawn, in the order of their numbers.
    pub withdrawn: Vec<WithdrawnVersion>,
    /// The vendors that it is with, in order.
    pub vendors: Vec<VendorName>,
    /// Which of our companies is the party.
    pub entity: String,
    /// How many companies of ours there are; of a single one nothing need be said.
    pub n_entities: i64,
    /// The agreement that it replaces.
    pub replaces: Option<(AgreementId, String)>,
    /// The agreement that it amends.
    pub amends: Option<(AgreementId, String)>,
    /// The agreement with which it ends, because it is said to.
    pub ends_with: Option<(AgreementId, String)>,
    /// The agreements that are said to end with it.
    pub ended_by: Vec<(AgreementId, String)>,
    /// The agreements that replace it.
    pub replaced_by: Vec<(AgreementId, String)>,
    /// The agreements that amend it.
    pub amended_by: Vec<(AgreementId, String)>,
}

impl Reader<'_> {
    /// The names around an agreement.
    pub fn agreement_names(&self, id: AgreementId) -> Result<AgreementNames, StoreError> {
        let rows = self.all(
            "SELECT 'vendor' AS what, v.id, v.slug, v.name, av.position AS place FROM agreement_vendor av JOIN vendor v ON v.id = av.vendor WHERE av.agreement = ?1
             UNION ALL SELECT 'title', a.id, '', a.title, 0 FROM agreement a WHERE a.id = ?1 AND a.withdrawn_on IS NULL
             UNION ALL SELECT 'proof', p.id, json_object('version', p.version, 'kind', p.kind, 'purpose', p.purpose, 'bytes', p.bytes, 'added_on', p.added_on, 'added_by', p.added_by), p.name, p.id
                FROM proof p JOIN version v ON v.id = p.version WHERE v.agreement = ?1 AND p.withdrawn_on IS NULL
             UNION ALL SELECT 'withdrawn', v.number, json_object('sha256', v.sha256, 'removed', json(iif(v.removed, 'true', 'false')), 'on', v.withdrawn_on, 'reason', v.withdrawn_reason,
                'by', coalesce((SELECT actor FROM journal j WHERE j.agreement = v.agreement AND j.version = v.id AND j.kind = ?2 ORDER BY seq DESC LIMIT 1), '')), '', v.number
                FROM version v WHERE v.agreement = ?1 AND v.withdrawn_on IS NOT NULL
             UNION ALL SELECT 'entity', e.id, '', e.name, 0 FROM agreement a JOIN entity e ON e.id = a.entity WHERE a.id = ?1
             UNION ALL SELECT 'entities', count(*), '', '', 0 FROM entity
             UNION ALL SELECT 'replaces', b.id, '', b.title, 0 FROM agreement a JOIN agreement b ON b.id = a.replaces WHERE a.id = ?1
             UNION ALL SELECT 'amends', b.id, '', b.title, 0 FROM agreement a JOIN agreement b ON b.id = a.amends WHERE a.id = ?1
             UNION ALL SELECT 'ends-with', b.id, '', b.title, 0 FROM agreement a JOIN agreement b ON b.id = a.ends_with WHERE a.id = ?1
             UNION ALL SELECT 'ended-by', b.id, '', b.title, 0 FROM agreement b WHERE b.ends_with = ?1 AND b.withdrawn_on IS NULL
             UNION ALL SELECT 'replaced-by', b.id, '', b.title, 0 FROM agreement b WHERE b.replaces = ?1 AND b.withdrawn_on IS NULL
             UNION ALL SELECT 'amended-by', b.id, '', b.title, 0 FROM agreement b WHERE b.amends = ?1 AND b.withdrawn_on IS NULL
             ORDER BY what, place, id",
            rusqlite::params![id.0, EventKind::VersionWithdrawn.word()],
            |row| Ok((row.get::<_, String>(0)?, row.get::<_, i64>(1)?, row.get::<_, String>(2)?, row.get::<_, String>(3)?)),
        )?;
        let mut names = AgreementNames::default();
        for (what, id, slug, name) in rows {
            let agreement = (AgreementId(id), name.clone());
            match what.as_str() {
                "vendor" => names.vendors.push(VendorName {
                    id: VendorId(id),
                    slug,
                    name,
                }),
                "title" => names.title = name,
                "proof" => {
                    let proof: ProofName = json_of(&slug, "proof")?;
                    names.proofs.push(ProofName {
                        id: ProofId(id),
                        name,
                        ..proof
                    });
                }
                "withdrawn" => {
                    let version: WithdrawnVersion = json_of(&slug, "withdrawn version")?;
                    names.withdrawn.push(WithdrawnVersion {
                        number: u32::try_from(id).unwrap_or_default(),
                        ..version
                    });
                }
                "entity" => names.entity = name,
                "entities" => names.n_entities = id,
                "replaces" => names.replaces = Some(agreement),
                "amends" => names.amends = Some(agreement),
                "ends-with" => names.ends_with = Some(agreement),
                "ended-by" => names.ended_by.push(agreement),
                "replaced-by" => names.replaced_by.push(agreement),
                _ => names.amended_by.push(agreement),
            }
        }
        Ok(names)
    }

    /// Vendors to choose among: those of `ids`, in the order of their numbers, and those whose name holds a text, in
    /// Swedish order, at most `limit` of them.
    pub fn vendors_to_choose(
        &self,
        ids: &[VendorId],
        text: Option<&str>,
        limit: u32,
    ) -> Result<VendorsToChoose, StoreError> {
        let rows = self.all(
            "SELECT 0 AS part, id, name, NULL AS key FROM vendor WHERE id IN (SELECT value FROM json_each(?1)) AND withdrawn_on IS NULL
             UNION ALL SELECT * FROM (SELECT 1, id, name, name_key FROM vendor WHERE ?2 IS NOT NULL AND withdrawn_on IS NULL AND (instr(name_fold, ?2) > 0 OR registration_number = ?3)
                ORDER BY name_key LIMIT ?4)
             ORDER BY part, key, id",
            rusqlite::params![to_json(ids), text.map(fold::company), text, limit],
            |row| Ok((row.get::<_, i64>(0)?, VendorId(row.get(1)?), row.get::<_, String>(2)?)),
        )?;
        let (chosen, found): (Vec<_>, Vec<_>) = rows.into_iter().partition(|row| row.0 == 0);
        let names = |rows: Vec<(i64, VendorId, String)>| {
            rows.into_iter().map(|(_, id, name)| (id, name)).collect()
        };
        Ok(VendorsToChoose {
            chosen: names(chosen),
            found: names(found),
        })
    }

    /// What the form of an agreement offers: our companies, and the other agreements of a vendor.
    pub fn agreement_choices(
        &self,
        id: AgreementId,
        vendor: Option<VendorId>,
    ) -> Result<AgreementChoices, StoreError> {
        let rows = self.all(
            "SELECT 'entity' AS what, id, name FROM entity
             UNION ALL SELECT 'other', a.id, a.title FROM agreement_vendor av JOIN agreement a ON a.id = av.agreement
                WHERE av.vendor = ?2 AND a.id <> ?1 AND a.withdrawn_on IS NULL
             ORDER BY what, id LIMIT 500",
            rusqlite::params![id.0, vendor.map(|id| id.0)],
            |row| Ok((row.get::<_, String>(0)?, row.get::<_, i64>(1)?, row.get::<_, String>(2)?)),
        )?;
        let (entities, others): (Vec<_>, Vec<_>) =
            rows.into_iter().partition(|row| row.0 == "entity");
        let names = |rows: Vec<(String, i64, String)>| {
            rows.into_iter().map(|(_, id, name)| (id, name)).collect()
        };
        Ok(AgreementChoices {
            entities: names(entities),
            others: names(others),
        })
    }
}

/// Vendors by number and name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct VendorsToChoose {
    /// Those that were named by number.
    pub chosen: Vec<(VendorId, String)>,
    /// Those that were found by name.
    pub found: Vec<(VendorId, String)>,
}

/// What a form of an agreement offers, by number and name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AgreementChoices {
    /// Our companies, the default one first.
    pub entities: Vec<(i64, String)>,
    /// Other agreements of the same vendor.
    pub others: Vec<(i64, String)>,
}
