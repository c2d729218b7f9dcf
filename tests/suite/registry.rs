//! A registry of its own for each test that needs a store, on a day that the test says, in a folder that goes away.

use std::path::Path;

use avtal::domain::agreement::{AgreementFacts, AgreementId, AgreementKind, VersionId};
use avtal::domain::day::Day;
use avtal::domain::entity::EntityId;
use avtal::domain::lang::Lang;
use avtal::domain::vendor::{VendorFacts, VendorId};
use avtal::store::actor::{Actor, At, Via};
use avtal::store::error::StoreError;
use avtal::store::files::Durability;
use avtal::store::reader::Reader;
use avtal::store::writer::Writer;
use avtal::store::{Checking, Store, StoreOptions};

use crate::facts::processor;

/// An open store on a day.
pub(crate) struct Registry {
    pub(crate) store: Store,
    pub(crate) folder: tempfile::TempDir,
    pub(crate) at: At,
}

impl Registry {
    /// An empty registry on a day, at noon UTC. Its texts are not checked: most tests give a few words for one.
    pub(crate) fn on(day: &str) -> Registry {
        Registry::with(day, Checking::Later)
    }

    /// An empty registry on a day, at noon UTC, whose texts are checked as they are stored.
    pub(crate) fn checking_on(day: &str) -> Registry {
        Registry::with(day, Checking::AsStored)
    }

    fn with(day: &str, checking: Checking) -> Registry {
        let at = at(day);
        let folder = tempfile::tempdir().expect("a temporary folder");
        let store = open(folder.path(), at, checking).expect("an empty folder opens");
        Registry { store, folder, at }
    }

    /// The folder without an open store, as between a stop and a start.
    pub(crate) fn closed(self) -> Closed {
        let Registry { store, folder, at } = self;
        drop(store);
        Closed { folder, at }
    }

    pub(crate) fn day(&self) -> Day {
        self.at.day
    }

    pub(crate) fn try_write<T: Send + 'static>(
        &self,
        f: impl FnOnce(&mut Writer<'_>) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, StoreError> {
        self.store.write_blocking(clerk(), self.at, f)
    }

    pub(crate) fn write<T: Send + 'static>(
        &self,
        f: impl FnOnce(&mut Writer<'_>) -> Result<T, StoreError> + Send + 'static,
    ) -> T {
        self.try_write(f).expect("the change is kept")
    }

    pub(crate) fn read<T: Send + 'static>(
        &self,
        f: impl FnOnce(&Reader<'_>) -> Result<T, StoreError> + Send + 'static,
    ) -> T {
        self.store
            .read_blocking(f)
            .expect("the register can be read")
    }

    /// A vendor of that name, an active processor.
    pub(crate) fn vendor(&self, name: &str) -> VendorId {
        let facts = vendor(name);
        self.write(move |w| w.add_vendor(&facts))
    }

    /// An agreement with a first version of a few words.
    pub(crate) fn agreement(&self, vendor: VendorId, title: &str) -> (AgreementId, VersionId) {
        let facts = agreement(vendor, title);
        self.write(move |w| {
            let id = w.add_agreement(&facts)?;
            Ok((
                id,
                w.add_version(id, Lang::En, b"# Agreement\n\nThe processor processes.\n")?,
            ))
        })
    }
}

/// A registry that no program has open.
pub(crate) struct Closed {
    pub(crate) folder: tempfile::TempDir,
    pub(crate) at: At,
}

impl Closed {
    /// A start on the folder.
    pub(crate) fn try_opened(self) -> Result<Registry, StoreError> {
        let Closed { folder, at } = self;
        let store = open(folder.path(), at, Checking::Later)?;
        Ok(Registry { store, folder, at })
    }

    pub(crate) fn opened(self) -> Registry {
        self.try_opened().expect("the folder opens again")
    }
}

/// Opens a folder without waiting for the disk: a test that is cut off is run again.
fn open(folder: &Path, at: At, checking: Checking) -> Result<Store, StoreError> {
    Store::open(&StoreOptions {
        durability: Durability::Bulk,
        checking,
        ..StoreOptions::new(folder, at)
    })
}

/// Noon UTC of a day.
pub(crate) fn at(day: &str) -> At {
    let day: Day = day.parse().expect("a day, ISO 8601");
    let noon = day.and_hms_opt(12, 0, 0).expect("every day has a noon");
    At {
        instant: noon.and_utc(),
        day,
    }
}

pub(crate) fn clerk() -> Actor {
    Actor {
        user: None,
        name: "Astrid".to_owned(),
        via: Via::Cli,
    }
}

/// An active processor of personal data.
pub(crate) fn vendor(name: &str) -> VendorFacts {
    VendorFacts {
        name: name.to_owned(),
        ..processor().facts
    }
}

/// A data processing agreement with a vendor.
pub(crate) fn agreement(vendor: VendorId, title: &str) -> AgreementFacts {
    AgreementFacts {
        title: title.to_owned(),
        kind: AgreementKind::Dpa,
        entity: EntityId(1),
        vendors: vec![vendor],
        replaces: None,
        amends: None,
        ends_with: None,
        review_months: None,
        notes: String::new(),
    }
}
