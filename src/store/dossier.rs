//! Reads everything that the findings of some vendors depend on, with a fixed number of statements however many they
//! are, and asks the pure functions of the domain. Decides nothing and writes nothing.

use std::collections::BTreeMap;

use crate::domain::agreement::{Agreement, AgreementId, VersionId};
use crate::domain::day::Day;
use crate::domain::finding::dossier::{Damage, Document, Dossier, Filed};
use crate::domain::finding::span::{FindingSpan, spans};
use crate::domain::settings::Settings;
use crate::domain::state::agreement_comes_into_force;
use crate::domain::vendor::{Vendor, VendorId};
use crate::domain::waiver::Waiver;

use super::column::{json, to_json};
use super::error::StoreError;
use super::reader::Reader;

/// Everything that the findings of some vendors depend on, read with a fixed number of statements.
pub(super) struct Dossiers {
    vendors: Vec<Vendor>,
    filed: BTreeMap<AgreementId, Filed>,
    of_vendor: BTreeMap<VendorId, Vec<AgreementId>>,
    waivers: BTreeMap<VendorId, Vec<Waiver>>,
    documents: BTreeMap<VersionId, Document>,
}

impl Dossiers {
    /// The findings of each vendor with their days.
    pub(super) fn spans(&self, settings: &Settings, horizon: Day) -> Vec<FindingSpan> {
        let mut all = Vec::new();
        for vendor in &self.vendors {
            let ids = self
                .of_vendor
                .get(&vendor.id)
                .map(Vec::as_slice)
                .unwrap_or_default();
            let agreements: Vec<Filed> = ids
                .iter()
                .filter_map(|id| self.filed.get(id))
                .cloned()
                .collect();
            let documents: Vec<Document> = agreements
                .iter()
                .flat_map(|filed| &filed.agreement.versions)
                .filter_map(|version| self.documents.get(&version.id))
                .cloned()
                .collect();
            let dossier = Dossier {
                vendor,
                agreements: &agreements,
                waivers: self
                    .waivers
                    .get(&vendor.id)
                    .map(Vec::as_slice)
                    .unwrap_or_default(),
                documents: &documents,
            };
            all.extend(spans(dossier, settings, horizon));
        }
        all
    }
}

impl Reader<'_> {
    /// Every agreement with a vendor, each with the day from which another replaces it.
    pub fn filed_of(&self, vendor: VendorId) -> Result<Vec<Filed>, StoreError> {
        let agreements = self.agreements_of(vendor)?;
        Ok(self.filed(agreements)?.into_values().collect())
    }

    /// Agreements with the day from which another replaces each. Three statements.
    pub(super) fn filed(
        &self,
        agreements: Vec<Agreement>,
    ) -> Result<BTreeMap<AgreementId, Filed>, StoreError> {
        let ids: Vec<AgreementId> = agreements.iter().map(|agreement| agreement.id).collect();
        let replacing = self.agreements_where(
            "a.replaces IN (SELECT value FROM json_each(?))",
            &to_json(&ids),
        )?;
        let mut replaced_from: BTreeMap<AgreementId, Day> = BTreeMap::new();
        for other in &replacing {
            if let (Some(of), Some(day)) = (other.facts.replaces, agreement_comes_into_force(other))
            {
                replaced_from
                    .entry(of)
                    .and_modify(|first| *first = day.min(*first))
                    .or_insert(day);
            }
        }
        Ok(agreements
            .into_iter()
            .map(|agreement| {
                (
                    agreement.id,
                    Filed {
                        replaced_from: replaced_from.get(&agreement.id).copied(),
                        agreement,
                    },
                )
            })
            .collect())
    }

    pub(super) fn dossiers(&self, vendors: &[VendorId]) -> Result<Dossiers, StoreError> {
        let ids = to_json(vendors);
        let agreements = self.agreements_where("a.id IN (SELECT agreement FROM agreement_vendor WHERE vendor IN (SELECT value FROM json_each(?)))", &ids)?;
        let mut of_vendor: BTreeMap<VendorId, Vec<AgreementId>> = BTreeMap::new();
        for agreement in &agreements {
            for vendor in &agreement.facts.vendors {
                of_vendor.entry(*vendor).or_default().push(agreement.id);
            }
        }
        let mut waivers: BTreeMap<VendorId, Vec<_>> = BTreeMap::new();
        for waiver in self.waivers_of(vendors)? {
            waivers.entry(waiver.vendor).or_default().push(waiver);
        }
        let documents = self.documents(&agreements)?;
        Ok(Dossiers {
            vendors: self.vendors_by_id(vendors)?,
            filed: self.filed(agreements)?,
            of_vendor,
            waivers,
            documents,
        })
    }

    fn documents(
        &self,
        agreements: &[Agreement],
    ) -> Result<BTreeMap<VersionId, Document>, StoreError> {
        let versions: Vec<VersionId> = agreements
            .iter()
            .flat_map(|agreement| &agreement.versions)
            .map(|version| version.id)
            .collect();
        let documents = self.all(
            "SELECT v.value AS id, d.code, d.since, CASE WHEN c.confirmed_by IS NULL THEN c.reads_as END AS reads_as,
                CASE WHEN c.reads_as IS NULL OR c.confirmed_by IS NOT NULL THEN coalesce(c.findings, '[]') ELSE '[]' END AS clauses FROM json_each(?) v
             LEFT JOIN document_issue d ON d.version = v.value
             LEFT JOIN check_result c ON c.version = v.value AND c.is_current = 1
             WHERE d.code IS NOT NULL OR c.version IS NOT NULL",
            [to_json(&versions)],
            |row| {
                let damage = match row.get::<_, Option<String>>("code")?.as_deref() {
                    Some("document-changed") => Some(Damage::Changed),
                    Some("document-lost") => Some(Damage::Lost),
                    _ => None,
                };
                Ok(Document {
                    version: VersionId(row.get("id")?),
                    damage: damage.zip(row.get::<_, Option<Day>>("since")?),
                    reads_as: row.get("reads_as")?,
                    clauses: json(row, "clauses")?,
                })
            },
        )?;
        Ok(documents
            .into_iter()
            .map(|document| (document.version, document))
            .collect())
    }
}
