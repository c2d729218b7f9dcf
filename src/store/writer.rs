//! A writer: one change of the register, all or nothing, with the journal events that it makes. Its methods
//! live with their nouns. It reads as a `Reader` does, and sees what it has written.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::ops::Deref;

use rusqlite::{Params, Transaction};

use crate::domain::agreement::AgreementId;
use crate::domain::vendor::VendorId;

use super::actor::{Actor, At};
use super::error::StoreError;
use super::reader::Reader;

/// Changes the register within one transaction.
pub struct Writer<'a> {
    reader: Reader<'a>,
    pub(super) actor: Actor,
    pub(super) at: At,
    /// Vendors and agreements whose findings must be computed again before the transaction ends.
    pub(super) stale: RefCell<Stale>,
    /// Files that come into place once the transaction is kept.
    pub(super) staged: Vec<super::files::Staged>,
    /// The last entry, held back until what the change left in the tables is known.
    pub(super) entry: RefCell<Option<super::journal::Entry>>,
}

/// What a change has touched.
#[derive(Default)]
pub(super) struct Stale {
    pub vendors: BTreeSet<VendorId>,
    pub agreements: BTreeSet<AgreementId>,
    /// Those whose words in the search index have changed.
    pub vendor_words: BTreeSet<VendorId>,
    pub agreement_words: BTreeSet<AgreementId>,
    /// Whether files that nobody knows have come or gone.
    pub unknown_files: bool,
    pub everything: bool,
    /// Whether for whom reminders are, or when, must be looked at anew.
    pub reminders: bool,
}

impl<'a> Writer<'a> {
    pub(super) fn new(
        transaction: &'a Transaction<'_>,
        shared: &'a super::Shared,
        actor: Actor,
        at: At,
    ) -> Writer<'a> {
        Writer {
            reader: Reader::new(transaction, shared),
            actor,
            at,
            stale: RefCell::default(),
            staged: Vec::new(),
            entry: RefCell::default(),
        }
    }

    /// Who acts.
    #[must_use]
    pub fn actor(&self) -> &Actor {
        &self.actor
    }

    /// When.
    #[must_use]
    pub fn at(&self) -> At {
        self.at
    }

    /// Runs a changing statement; gives how many rows it changed.
    pub(super) fn run(&self, sql: &str, params: impl Params) -> Result<usize, StoreError> {
        Ok(self.statement(sql)?.execute(params)?)
    }

    /// Runs an INSERT and gives the new row's id.
    pub(super) fn insert(&self, sql: &str, params: impl Params) -> Result<i64, StoreError> {
        Ok(self.statement(sql)?.insert(params)?)
    }

    pub(super) fn touch_vendor(&self, vendor: VendorId) {
        self.stale.borrow_mut().vendors.insert(vendor);
    }

    pub(super) fn touch_vendor_words(&self, vendor: VendorId) {
        self.stale.borrow_mut().vendor_words.insert(vendor);
    }

    pub(super) fn touch_agreement_words(&self, agreement: AgreementId) {
        self.stale.borrow_mut().agreement_words.insert(agreement);
    }

    pub(super) fn touch_unknown_files(&self) {
        self.stale.borrow_mut().unknown_files = true;
    }

    pub(super) fn touch_agreement(&self, agreement: AgreementId) {
        self.stale.borrow_mut().agreements.insert(agreement);
    }

    pub(super) fn touch_reminders(&self) {
        self.stale.borrow_mut().reminders = true;
    }

    pub(super) fn touch_everything(&self) {
        self.stale.borrow_mut().everything = true;
    }
}

impl<'a> Deref for Writer<'a> {
    type Target = Reader<'a>;

    fn deref(&self) -> &Reader<'a> {
        &self.reader
    }
}
