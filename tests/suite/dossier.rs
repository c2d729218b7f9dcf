//! A vendor with all that its findings depend on, and short ways to ask for them.

use avtal::domain::agreement::{Agreement, AgreementId, AgreementKind};
use avtal::domain::finding::dossier::{Chain, Document, Dossier, Filed};
use avtal::domain::finding::span::findings;
use avtal::domain::finding::{Finding, FindingCode};
use avtal::domain::lang::Lang;
use avtal::domain::settings::Settings;
use avtal::domain::vendor::{Vendor, VendorId, VendorStatus};
use avtal::domain::waiver::{Waiver, WaiverId};

use crate::facts::{agreement, day, filed, processor, signed, term};

/// A vendor with its agreements, waivers and damaged files.
pub struct Case {
    pub vendor: Vendor,
    pub agreements: Vec<Filed>,
    pub waivers: Vec<Waiver>,
    pub documents: Vec<Document>,
    pub chain: Chain,
}

impl Case {
    pub fn new(vendor: Vendor, agreements: Vec<Agreement>) -> Case {
        let agreements = agreements.into_iter().map(filed).collect();
        Case {
            vendor,
            agreements,
            waivers: Vec::new(),
            documents: Vec::new(),
            chain: Chain::default(),
        }
    }

    pub fn dossier(&self) -> Dossier<'_> {
        Dossier {
            vendor: &self.vendor,
            agreements: &self.agreements,
            waivers: &self.waivers,
            documents: &self.documents,
            chain: &self.chain,
        }
    }

    pub fn on(&self, on: &str) -> Vec<Finding> {
        findings(self.dossier(), &Settings::default(), day(on))
    }

    pub fn codes(&self, on: &str) -> Vec<&'static str> {
        self.on(on)
            .iter()
            .map(|finding| finding.code.word())
            .collect()
    }

    /// The one finding of a day, as an English reader sees it.
    pub fn sentence(&self, on: &str) -> String {
        let findings = self.on(on);
        assert_eq!(findings.len(), 1, "{findings:#?}");
        findings[0].sentence(Lang::En, day(on))
    }
}

pub fn of_kind(kind: AgreementKind, mut agreement: Agreement) -> Agreement {
    agreement.facts.kind = kind;
    agreement
}

pub fn numbered(id: i64, mut agreement: Agreement) -> Agreement {
    agreement.id = AgreementId(id);
    agreement
}

pub fn with_status(status: VendorStatus) -> Vendor {
    let mut vendor = processor();
    vendor.facts.status = status;
    vendor
}

pub fn in_force_until(last: &str) -> Agreement {
    agreement(vec![signed(1, "2025-01-01", term("", last, None, None))])
}

pub fn none_code() -> [&'static str; 0] {
    []
}

pub fn waiver(code: FindingCode, first: &str, last: &str) -> Waiver {
    Waiver {
        id: WaiverId(7),
        code,
        vendor: VendorId(1),
        agreement: None,
        detail: Some("dpa".to_owned()),
        reason: "The vendor signs next week".to_owned(),
        author: "legal".to_owned(),
        first_day: day(first),
        last_day: day(last),
    }
}
