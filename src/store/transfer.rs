//! What transfers to third countries rest on, in the database: recorded, changed, ended; and all that the findings about
//! transfers depend on, read for some vendors at once. What covers is decided in the domain.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{Row, named_params};

use crate::checks::fact::adequacy::protection;
use crate::domain::change_notice::ChangeNotice;
use crate::domain::event::EventKind;
use crate::domain::finding::dossier::Chain;
use crate::domain::sub_processor::{SubProcessor, SubProcessorId};
use crate::domain::transfer::{
    Mechanism, Place, Presence, Recipient, SccModule, Scope, Transfer, TransferFacts, TransferId,
    modules_for,
};
use crate::domain::vendor::{Vendor, VendorId};

use super::column::{get, json, to_json, word};
use super::diff;
use super::error::{StoreError, Theirs};
use super::journal::Subject;
use super::reader::Reader;
use super::sub_processor::{BESIDE, COLUMNS, row_to_line};
use super::writer::Writer;

const SELECT: &str = "SELECT t.id, t.row, t.vendor, t.sub_processor, t.mechanism, t.modules, t.since, t.until, t.note FROM transfer t JOIN vendor v ON v.id = t.vendor AND v.withdrawn_on IS NULL";

fn row_to_transfer(row: &Row<'_>) -> rusqlite::Result<Transfer> {
    Ok(Transfer {
        id: TransferId(get(row, "id")?),
        row: get(row, "row")?,
        vendor: VendorId(get(row, "vendor")?),
        facts: TransferFacts {
            sub_processor: get::<Option<i64>>(row, "sub_processor")?.map(SubProcessorId),
            mechanism: word(row, "mechanism", Mechanism::from_word)?,
            modules: json(row, "modules")?,
            since: get(row, "since")?,
            until: get(row, "until")?,
            note: get(row, "note")?,
        },
    })
}

/// A vendor and its sub-processors as recipients, as far as they are outside the European Economic Area, with what is
/// `recorded` of all transfers of the vendor: the vendor first, then the others in their order.
#[must_use]
pub fn recipients<'a>(
    vendor: &Vendor,
    sub_processors: impl Iterator<Item = &'a SubProcessor>,
    recorded: &[Transfer],
) -> Vec<Recipient> {
    let facts = &vendor.facts;
    let mut places = outside(&facts.locations, Presence::Processes);
    if let Some(seat) = facts
        .country
        .as_ref()
        .filter(|seat| !facts.locations.contains(seat))
    {
        let presence = if facts.locations.is_empty() {
            Presence::Unsaid
        } else {
            Presence::Seat
        };
        places.extend(outside([seat], presence));
    }
    let itself = Recipient {
        name: facts.name.clone(),
        places,
        modules: modules_for(&facts.roles),
        ..Recipient::default()
    };
    let behind = sub_processors.map(|one| Recipient {
        name: one.facts.name.clone(),
        sub_processor: Some(one.id),
        since: one.facts.since,
        until: one.facts.until,
        places: outside(&one.facts.countries, Presence::Processes),
        modules: BTreeSet::from([SccModule::Three]),
        recorded: Vec::new(),
    });
    let mut all: Vec<Recipient> = [itself].into_iter().chain(behind).collect();
    all.retain(|recipient| !recipient.places.is_empty());
    for recipient in &mut all {
        let its = recorded
            .iter()
            .filter(|transfer| transfer.facts.sub_processor == recipient.sub_processor);
        recipient.recorded = its.map(|transfer| transfer.facts.clone()).collect();
    }
    all
}

/// Of some countries those outside the European Economic Area, each once, in the order of codes.
fn outside<'a>(codes: impl IntoIterator<Item = &'a String>, presence: Presence) -> Vec<Place> {
    let codes: BTreeSet<&String> = codes.into_iter().collect();
    codes
        .into_iter()
        .map(|code| Place {
            protection: protection(code),
            presence,
        })
        .filter(|place| place.protection.scope != Scope::Area)
        .collect()
}

impl Reader<'_> {
    /// A recorded mechanism.
    pub fn transfer(&self, id: TransferId) -> Result<Option<Transfer>, StoreError> {
        self.one(&format!("{SELECT} WHERE t.id = ?"), [id.0], row_to_transfer)
    }

    /// Everything recorded for some vendors and their sub-processors, past ones too, oldest first.
    pub fn transfers_of(&self, vendors: &[VendorId]) -> Result<Vec<Transfer>, StoreError> {
        self.all(
            &format!("{SELECT} WHERE t.vendor IN (SELECT value FROM json_each(?)) ORDER BY t.id"),
            [to_json(vendors)],
            row_to_transfer,
        )
    }

    /// Who stands behind some vendors, and what covers that they receive our data, and what they have announced.
    /// Three statements.
    pub(super) fn chains(
        &self,
        vendors: &[Vendor],
    ) -> Result<BTreeMap<VendorId, Chain>, StoreError> {
        let ids: Vec<VendorId> = vendors.iter().map(|vendor| vendor.id).collect();
        let mut behind: BTreeMap<VendorId, Vec<SubProcessor>> = BTreeMap::new();
        for line in self.all(
            &format!("SELECT {COLUMNS} FROM sub_processor s JOIN vendor v ON v.id = s.vendor {BESIDE} WHERE s.vendor IN (SELECT value FROM json_each(?)) ORDER BY s.name_key, s.id"),
            [to_json(&ids)],
            row_to_line,
        )? {
            behind.entry(line.it.vendor).or_default().push(line.it);
        }
        let mut transfers: BTreeMap<VendorId, Vec<Transfer>> = BTreeMap::new();
        for transfer in self.transfers_of(&ids)? {
            transfers.entry(transfer.vendor).or_default().push(transfer);
        }
        let mut notices: BTreeMap<VendorId, Vec<ChangeNotice>> = BTreeMap::new();
        for notice in self.change_notices_of(&ids)? {
            notices.entry(notice.vendor).or_default().push(notice);
        }
        let chains = vendors.iter().map(|vendor| {
            let its = behind.get(&vendor.id).into_iter().flatten();
            let recorded = transfers.get(&vendor.id).map(Vec::as_slice);
            let chain = Chain {
                recipients: recipients(vendor, its, recorded.unwrap_or_default()),
                notices: notices.remove(&vendor.id).unwrap_or_default(),
            };
            (vendor.id, chain)
        });
        Ok(chains.collect())
    }
}

impl Writer<'_> {
    /// Records what a transfer to a vendor or to a sub-processor of it rests on.
    pub fn record_transfer(
        &mut self,
        vendor: VendorId,
        facts: &TransferFacts,
    ) -> Result<TransferId, StoreError> {
        self.vendor(vendor)?.ok_or(StoreError::NotFound("vendor"))?;
        let to = self.transfer_to(vendor, facts)?;
        let id = TransferId(self.insert(
            "INSERT INTO transfer (vendor, sub_processor, mechanism, modules, since, until, note) VALUES (:vendor, :sub_processor, :mechanism, :modules, :since, :until, :note)",
            named_params! {
                ":vendor": vendor.0,
                ":sub_processor": facts.sub_processor.map(|id| id.0),
                ":mechanism": facts.mechanism.word(),
                ":modules": to_json(&facts.modules),
                ":since": facts.since,
                ":until": facts.until,
                ":note": facts.note,
            },
        )?);
        let mut payload = diff::added(facts);
        payload.extend(
            to.map(|name| diff::to("sub_processor", name))
                .into_iter()
                .flatten(),
        );
        self.record(
            EventKind::TransferRecorded,
            Subject::vendor(vendor),
            &payload,
        )?;
        self.touch_vendor(vendor);
        Ok(id)
    }

    /// Changes what is recorded of a transfer that was read as `row`, or ends it; whom it is to stays. Equal facts change
    /// nothing.
    pub fn change_transfer(
        &mut self,
        id: TransferId,
        row: i64,
        facts: &TransferFacts,
    ) -> Result<(), StoreError> {
        let before = self.transfer(id)?.ok_or(StoreError::NotFound("transfer"))?;
        if before.row != row {
            return Err(StoreError::Conflict {
                theirs: Theirs::Transfer(Box::new(before)),
            });
        }
        let facts = TransferFacts {
            sub_processor: before.facts.sub_processor,
            ..facts.clone()
        };
        let to = self.transfer_to(before.vendor, &facts)?;
        let mut change = diff::changed(&before.facts, &facts);
        if change.is_empty() {
            return Ok(());
        }
        self.run(
            "UPDATE transfer SET row = row + 1, mechanism = :mechanism, modules = :modules, since = :since, until = :until, note = :note WHERE id = :id",
            named_params! {
                ":mechanism": facts.mechanism.word(),
                ":modules": to_json(&facts.modules),
                ":since": facts.since,
                ":until": facts.until,
                ":note": facts.note,
                ":id": id.0,
            },
        )?;
        change.extend(
            to.map(|name| diff::to("sub_processor", name))
                .into_iter()
                .flatten(),
        );
        self.record(
            EventKind::TransferChanged,
            Subject::vendor(before.vendor),
            &change,
        )?;
        self.touch_vendor(before.vendor);
        Ok(())
    }

    /// The name of the sub-processor that a transfer is to, which must be one of the vendor; `None`: the vendor itself.
    fn transfer_to(
        &self,
        vendor: VendorId,
        facts: &TransferFacts,
    ) -> Result<Option<String>, StoreError> {
        if facts.mechanism == Mechanism::SccUnspecified {
            return Err(StoreError::Rule("store-transfer-unspecified"));
        }
        let Some(id) = facts.sub_processor else {
            return Ok(None);
        };
        let found = self.sub_processor(id)?;
        let found = found.filter(|line| line.it.vendor == vendor);
        let line = found.ok_or(StoreError::NotFound("sub-processor"))?;
        Ok(Some(line.it.facts.name))
    }
}
