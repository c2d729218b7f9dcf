//! Reads everything that the findings of some vendors depend on, with a fixed number of statements however many they
//! are, and asks the pure functions of the domain. Decides nothing and writes nothing.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use crate::domain::agreement::{Agreement, AgreementId, VersionId};
use crate::domain::day::Day;
use crate::domain::due::{DueDay, due_days};
use crate::domain::finding::Finding;
use crate::domain::finding::dossier::{Chain, Damage, Document, Dossier, Filed, Stated};
use crate::domain::finding::need::hindrance;
use crate::domain::finding::span::{FindingSpan, spans};
use crate::domain::settings::Settings;
use crate::domain::state::agreement_comes_into_force;
use crate::domain::transfer::Mechanism;
use crate::domain::vendor::{Vendor, VendorFacts, VendorId};
use crate::domain::waiver::Waiver;

use super::agreement::{LONGEST_CHAIN, leaders};
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
    chains: BTreeMap<VendorId, Chain>,
}

impl Dossiers {
    /// The findings of each vendor with their days.
    pub(super) fn spans(&self, settings: &Settings, horizon: Day) -> Vec<FindingSpan> {
        self.each(&self.vendors, |dossier| spans(dossier, settings, horizon))
    }

    /// The days of each vendor by which somebody must act.
    pub(super) fn due_days(&self, settings: &Settings, days: &RangeInclusive<Day>) -> Vec<DueDay> {
        self.each(&self.vendors, |dossier| due_days(&dossier, settings, days))
    }

    /// What keeps a vendor with these facts from being put to use.
    pub(super) fn hindrances(
        &self,
        facts: &VendorFacts,
        settings: &Settings,
        day: Day,
    ) -> Vec<Finding> {
        let changed: Vec<Vendor> = self
            .vendors
            .iter()
            .map(|vendor| Vendor {
                facts: facts.clone(),
                ..vendor.clone()
            })
            .collect();
        self.each(&changed, |dossier| hindrance(dossier, settings, day))
    }

    fn each<T>(&self, vendors: &[Vendor], mut ask: impl FnMut(Dossier<'_>) -> Vec<T>) -> Vec<T> {
        let mut all = Vec::new();
        let alone = Chain::default();
        for vendor in vendors {
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
                chain: self.chains.get(&vendor.id).unwrap_or(&alone),
            };
            all.extend(ask(dossier));
        }
        all
    }
}

impl Reader<'_> {
    /// Every agreement with a vendor, in the order of their numbers, each with the day from which another replaces it,
    /// whoever that one is with. Two statements.
    pub fn filed_of(&self, vendor: VendorId) -> Result<Vec<Filed>, StoreError> {
        let all = self.agreements_where(
            &format!(
                "(a.id IN (SELECT id FROM ({})) OR a.replaces IN (SELECT agreement FROM agreement_vendor WHERE vendor = ?1))",
                leaders("SELECT agreement AS value FROM agreement_vendor WHERE vendor = ?1")
            ),
            &vendor.0,
        )?;
        let from = replaced_from(&all);
        let its = all
            .iter()
            .filter(|agreement| agreement.facts.vendors.contains(&vendor));
        Ok(its.map(|agreement| file(agreement, &all, &from)).collect())
    }

    /// An agreement with the day from which another replaces it. Two statements.
    pub fn filed_agreement(&self, id: AgreementId) -> Result<Option<Filed>, StoreError> {
        let leaders = leaders("SELECT ?1 AS value");
        let all = self.agreements_where(
            &format!("(a.id IN (SELECT id FROM ({leaders})) OR a.replaces = ?1)"),
            &id.0,
        )?;
        let from = replaced_from(&all);
        let found = all.iter().find(|agreement| agreement.id == id);
        Ok(found.map(|agreement| file(agreement, &all, &from)))
    }

    /// Agreements with the day from which another replaces each. Two statements.
    pub(super) fn filed(
        &self,
        agreements: Vec<Agreement>,
    ) -> Result<BTreeMap<AgreementId, Filed>, StoreError> {
        let ids: Vec<AgreementId> = agreements.iter().map(|agreement| agreement.id).collect();
        let leaders = leaders("SELECT value FROM json_each(?1)");
        let mut all = self.agreements_where(
            &format!("(a.replaces IN (SELECT value FROM json_each(?1)) OR a.id IN (SELECT id FROM ({leaders}) WHERE n > 0))"),
            &to_json(&ids),
        )?;
        let from = replaced_from(&all);
        // A leader that is among those asked for must be found too.
        all.extend(agreements.iter().cloned());
        Ok(agreements
            .iter()
            .map(|agreement| (agreement.id, file(agreement, &all, &from)))
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
        let vendors = self.vendors_by_id(vendors)?;
        Ok(Dossiers {
            chains: self.chains(&vendors)?,
            vendors,
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
                CASE WHEN c.reads_as IS NULL OR c.confirmed_by IS NOT NULL THEN coalesce(c.findings, '[]') ELSE '[]' END AS clauses, c.deletion_days, c.objection_days, c.notice_days, coalesce(c.mechanisms, '[]') AS mechanisms,
                (SELECT min(added_on) FROM proof p WHERE p.version = v.value AND p.purpose = 'deletion' AND p.withdrawn_on IS NULL) AS deletion_proved_on FROM json_each(?) v
             LEFT JOIN document_issue d ON d.version = v.value
             LEFT JOIN check_result c ON c.version = v.value AND c.is_current = 1
             WHERE d.code IS NOT NULL OR c.version IS NOT NULL OR EXISTS (SELECT 1 FROM proof p WHERE p.version = v.value AND p.purpose = 'deletion')",
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
                    deletion_days: row.get("deletion_days")?,
                    deletion_proved_on: row.get("deletion_proved_on")?,
                    stated: Stated {
                        objection_days: row.get("objection_days")?,
                        notice_days: row.get("notice_days")?,
                        mechanisms: mechanisms(&row.get::<_, String>("mechanisms")?),
                    },
                })
            },
        )?;
        Ok(documents
            .into_iter()
            .map(|document| (document.version, document))
            .collect())
    }
}

/// The mechanisms of a text. What another program wrote in another way names nothing; the United Kingdom's tools are none
/// of ours.
fn mechanisms(json: &str) -> BTreeSet<Mechanism> {
    let words: Vec<String> = serde_json::from_str(json).unwrap_or_default();
    words
        .iter()
        .filter_map(|word| Mechanism::from_word(word))
        .collect()
}

/// An agreement with its end as it follows from those that it ends with, which are among `all`.
fn file(
    agreement: &Agreement,
    all: &[Agreement],
    replaced_from: &BTreeMap<AgreementId, Day>,
) -> Filed {
    let mut chain = vec![agreement];
    while let Some(last) = chain.last().filter(|_| chain.len() <= LONGEST_CHAIN) {
        let next = last.facts.follows();
        let next = next.and_then(|id| all.iter().find(|other| other.id == id));
        match next {
            Some(next) if chain.iter().all(|known| known.id != next.id) => chain.push(next),
            _ => break,
        }
    }
    let mut ends = chain.pop().cloned();
    while let Some(before) = chain.pop() {
        ends = Some(match ends {
            Some(leader) => before.clone().ending_with(&leader),
            None => before.clone(),
        });
    }
    let ends = ends.unwrap_or_else(|| agreement.clone());
    Filed {
        replaced_from: replaced_from.get(&agreement.id).copied(),
        follows: ends.versions != agreement.versions,
        agreement: ends,
    }
}

/// The first day on which one of some agreements is in force in the place of another, by that other.
fn replaced_from(agreements: &[Agreement]) -> BTreeMap<AgreementId, Day> {
    let mut from: BTreeMap<AgreementId, Day> = BTreeMap::new();
    for new in agreements {
        if let (Some(old), Some(day)) = (new.facts.replaces, agreement_comes_into_force(new)) {
            from.entry(old)
                .and_modify(|first| *first = day.min(*first))
                .or_insert(day);
        }
    }
    from
}
