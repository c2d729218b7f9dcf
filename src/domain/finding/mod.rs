//! Findings: what is missing, late or wrong on a day, each with its reason and the next step.
//! Computed from facts and a day; nothing here is typed in by a person. The rules are in `rules`, the
//! need of an agreement in `need`, the days on which findings stand in `span`.

pub(super) mod agreement_rules;
pub mod change_rules;
mod deletion;
pub mod dossier;
pub mod group;
pub mod need;
mod rules;
pub mod span;
mod transfer_rules;

use std::borrow::Cow;
use std::cmp::Ordering;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::agreement::{AgreementId, VersionId};
use super::choice::choice;
use super::day::Day;
use super::lang::Lang;
use super::text::{Arg, has, text, text_from};
use super::vendor::VendorId;
use super::waiver::WaiverId;

choice! {
    /// How much a finding matters.
    Severity, "severity" {
        /// Personal data is processed without what the law demands, or a document is not what it was.
        High = "high",
        /// Will become high if nobody acts, or weakens what is there.
        Medium = "medium",
        /// To be put in order.
        Low = "low",
    }
}

choice! {
    /// What was found. The words are public: ids in JSON, exit codes and links.
    FindingCode, "finding" {
        /// A need without any text that could meet it.
        AgreementMissing = "agreement-missing",
        /// A need for which there is a text that does not bind yet.
        AgreementUnsigned = "agreement-unsigned",
        /// A need whose agreement has ended; or (low) another agreement that has expired.
        AgreementExpired = "agreement-expired",
        /// An agreement that ends within the warning window, and nothing takes over.
        AgreementExpiring = "agreement-expiring",
        /// An agreement that renews unless notice is given within the warning window.
        NoticeDue = "notice-due",
        /// A need whose agreement binds but takes effect later.
        AgreementNotYetEffective = "agreement-not-yet-effective",
        /// An agreement in force that legal has not looked at lately, or a review left open.
        ReviewOverdue = "review-overdue",
        /// A stored file whose bytes are no longer those that were stored.
        DocumentChanged = "document-changed",
        /// A stored file that is not there.
        DocumentLost = "document-lost",
        /// A file among the agreements that belongs to none.
        DocumentUnknown = "document-unknown",
        /// Nobody has said what the data is for, or in which role the vendor has it.
        PurposeMissing = "purpose-missing",
        /// A certification whose last day has passed.
        CertificationExpired = "certification-expired",
        /// A former processor without proof that it deleted or returned the data.
        DeletionUnproved = "deletion-unproved",
        /// A waiver that answers no finding.
        WaiverUnused = "waiver-unused",
        /// A clause that the checker did not find, or found weak.
        ClauseUnmet = "clause-unmet",
        /// A clause that harms us.
        RedFlag = "red-flag",
        /// A number in a clause outside what the profile allows.
        ValueOutOfPolicy = "value-out-of-policy",
        /// A text that reads as another kind of document than it was registered as.
        WrongDocument = "wrong-document",
        /// A recipient outside the European Economic Area, and nothing covers that it receives our data.
        TransferUncovered = "transfer-uncovered",
        /// The vendor has announced that its sub-processors change, and nobody has decided or carried out what was decided.
        SubProcessorChangeOpen = "sub-processor-change-open",
    }
}

impl FindingCode {
    /// How much it matters where nothing says otherwise.
    #[must_use]
    pub fn severity(self) -> Severity {
        match self {
            FindingCode::AgreementMissing
            | FindingCode::AgreementUnsigned
            | FindingCode::AgreementExpired
            | FindingCode::DocumentChanged
            | FindingCode::DocumentLost
            | FindingCode::WrongDocument
            | FindingCode::TransferUncovered => Severity::High,
            FindingCode::AgreementExpiring
            | FindingCode::NoticeDue
            | FindingCode::AgreementNotYetEffective
            | FindingCode::PurposeMissing
            | FindingCode::DeletionUnproved
            | FindingCode::SubProcessorChangeOpen
            | FindingCode::ClauseUnmet
            | FindingCode::RedFlag
            | FindingCode::ValueOutOfPolicy => Severity::Medium,
            FindingCode::ReviewOverdue
            | FindingCode::DocumentUnknown
            | FindingCode::CertificationExpired
            | FindingCode::WaiverUnused => Severity::Low,
        }
    }

    /// Whether legal may waive it: a changed or lost file may never be waived, and there is nothing to waive
    /// in a waiver that is no longer needed.
    #[must_use]
    pub fn may_be_waived(self) -> bool {
        !matches!(
            self,
            FindingCode::DocumentChanged | FindingCode::DocumentLost | FindingCode::WaiverUnused
        )
    }
}

impl FindingCode {
    /// Whether it says that a vendor lacks a valid agreement that it needs. Of these four a vendor has at
    /// most one at a time for each need, the one that names the reason.
    #[must_use]
    pub fn is_uncovered(self) -> bool {
        self.step_to_covered().is_some()
    }

    /// Whether a waiver of `waived` answers this finding. A waiver still holds when the vendor has come
    /// closer to an agreement than it was when legal decided: one for no agreement at all also answers an
    /// unsigned one.
    #[must_use]
    pub fn is_answered_by(self, waived: FindingCode) -> bool {
        match (self.step_to_covered(), waived.step_to_covered()) {
            (Some(now), Some(then)) => now >= then,
            _ => self == waived,
        }
    }

    fn step_to_covered(self) -> Option<u8> {
        match self {
            FindingCode::AgreementMissing => Some(0),
            FindingCode::AgreementExpired => Some(1),
            FindingCode::AgreementUnsigned => Some(2),
            FindingCode::AgreementNotYetEffective => Some(3),
            _ => None,
        }
    }
}

/// One finding on a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// What was found.
    pub code: FindingCode,
    /// How much it matters.
    pub severity: Severity,
    /// The vendor that it is about.
    pub vendor: Option<VendorId>,
    /// The agreement that it is about.
    pub agreement: Option<AgreementId>,
    /// The version that it is about.
    pub version: Option<VersionId>,
    /// What within that it is about: a requirement's or flag's id, a certification's name, a file's path,
    /// the word of a [`super::vendor::Need`].
    pub detail: Option<String>,
    /// The first day of the days without a break on which it has stood, inclusive ("for N days" counts it
    /// as day 1). What is wrong may have changed its reason since, as when an unsigned draft is uploaded
    /// for a vendor without any agreement.
    pub since: Day,
    /// The waiver that answers it on the day or, for `waiver-unused`, the waiver that it is about.
    pub waiver: Option<WaiverId>,
    /// The arithmetic behind it, for the sentence that is shown.
    pub why: Why,
}

impl Finding {
    /// Whether legal has waived it: listed and counted apart.
    #[must_use]
    pub fn is_waived(&self) -> bool {
        self.waiver.is_some() && self.code != FindingCode::WaiverUnused
    }

    /// Days on which it has stood up to and with `day`: 1 on its first.
    #[must_use]
    pub fn n_days(&self, day: Day) -> i64 {
        (day - self.since).num_days() + 1
    }

    /// Why it stands on a day, in a sentence: "Expired since 2026-03-01: no valid agreement for 267 days."
    #[must_use]
    pub fn sentence(&self, lang: Lang, day: Day) -> String {
        self.say(lang, day, "why")
    }

    /// What to do next, in a sentence.
    #[must_use]
    pub fn next_step(&self, lang: Lang, day: Day) -> String {
        self.say(lang, day, "next")
    }

    fn say(&self, lang: Lang, day: Day, what: &str) -> String {
        let args = self.why.args(lang, day).chain([
            (Cow::Borrowed("since"), self.since.into()),
            (Cow::Borrowed("n-days"), self.n_days(day).into()),
        ]);
        text_from(lang, &format!("{what}-{}", self.why.reason), args)
    }
}

/// Most urgent first: not waived before waived, then severity, code, the one that has stood longest.
#[must_use]
pub fn by_urgency(a: &Finding, b: &Finding) -> Ordering {
    fn key(finding: &Finding) -> impl Ord {
        let what = (finding.vendor, finding.agreement, finding.version);
        (
            finding.is_waived(),
            finding.severity,
            finding.code,
            finding.since,
            what,
        )
    }
    key(a).cmp(&key(b)).then_with(|| a.detail.cmp(&b.detail))
}

/// The days and numbers behind a finding, as data: page, PDF and terminal make the sentence from it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Why {
    /// Which sentences: a text key below `why-` and `next-`.
    pub reason: String,
    /// Days named in them, by name of the place (`last-day`, `notice-by` …).
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub days: BTreeMap<String, Day>,
    /// Numbers named in them (`months` …).
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub numbers: BTreeMap<String, i64>,
    /// Names and ids named in them.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub words: BTreeMap<String, String>,
}

impl Why {
    /// A reason without numbers.
    #[must_use]
    pub fn new(reason: &str) -> Why {
        Why {
            reason: reason.to_owned(),
            ..Why::default()
        }
    }

    /// With a day named in the sentence.
    #[must_use]
    pub fn day(mut self, name: &str, day: Day) -> Why {
        self.days.insert(name.to_owned(), day);
        self
    }

    /// With a number named in the sentence.
    #[must_use]
    pub fn number(mut self, name: &str, n: i64) -> Why {
        self.numbers.insert(name.to_owned(), n);
        self
    }

    /// With a name or an id in the sentence.
    #[must_use]
    pub fn word(mut self, name: &str, word: &str) -> Why {
        self.words.insert(name.to_owned(), word.to_owned());
        self
    }

    /// With a name in the sentence that each language has its own word for.
    #[must_use]
    pub fn word_in(self, lang: Lang, name: &str, word: &str) -> Why {
        self.word(&format!("{name}.{}", lang.code()), word)
    }

    /// The reason in a few words, for a table: "missing". Only reasons of a text have them.
    #[must_use]
    pub fn short(&self, lang: Lang) -> String {
        text_from(lang, &format!("short-{}", self.reason), self.timeless(lang))
    }

    /// Any sentence of its days, numbers and names on a day.
    #[must_use]
    pub fn text(&self, lang: Lang, day: Day, key: &str) -> String {
        text_from(lang, key, self.args(lang, day))
    }

    /// The arguments of its sentences. With each day comes the number of days until then: `last-day-in`.
    fn args(&self, lang: Lang, day: Day) -> impl Iterator<Item = (Cow<'_, str>, Arg)> {
        let days = self.days.iter().flat_map(move |(name, then)| {
            let left = Arg::Number((*then - day).num_days());
            [
                (Cow::Borrowed(name.as_str()), Arg::from(*then)),
                (Cow::Owned(format!("{name}-in")), left),
            ]
        });
        days.chain(self.timeless(lang))
    }

    /// Numbers, names and ids.
    fn timeless(&self, lang: Lang) -> impl Iterator<Item = (Cow<'_, str>, Arg)> {
        let numbers = self
            .numbers
            .iter()
            .map(|(name, n)| (Cow::Borrowed(name.as_str()), Arg::from(*n)));
        let words = self.words.iter().filter_map(move |(name, word)| {
            let name = match name.split_once('.') {
                Some((name, code)) => (code == lang.code()).then_some(name)?,
                None => name.as_str(),
            };
            let arg = match name {
                "code" => FindingCode::from_word(word).map_or_else(
                    || word.as_str().into(),
                    |code| text(lang, code.text_key()).into(),
                ),
                "reads-as" if has(lang, &format!("document-{word}")) => {
                    text(lang, &format!("document-{word}")).into()
                }
                _ => Arg::from(word.as_str()),
            };
            Some((Cow::Borrowed(name), arg))
        });
        numbers.chain(words)
    }
}
