//! What pages say of a check in sentences: how many musts are met, when and against what it was checked, what the reader
//! should know first, and the earlier results that are still there to be read.

use crate::checks::measured::notice;
use crate::checks::outcome::LANGUAGE_NOT_SUPPORTED;
use crate::domain::agreement::AgreementId;
use crate::store::check_result::{CheckResult, KeptCheck};
use crate::store::house::HouseState;
use crate::web::visit::Visit;

/// What stands above and below a checklist.
pub(super) struct CheckNotes {
    /// How it comes out, in a sentence.
    pub summary: String,
    /// When it was checked, and against what.
    pub when: String,
    /// What the reader should know first.
    pub notes: Vec<String>,
    /// Every result of the version, newest first: words, address, whether it is the one that is shown. Empty where
    /// there is only one.
    pub history: Vec<(String, String, bool)>,
    /// That it is no legal advice, and how often it is wrong.
    pub notice: String,
}

impl CheckNotes {
    /// About the result that is picked of a version's history.
    pub(super) fn new(
        visit: &Visit,
        id: AgreementId,
        number: u32,
        history: &[KeptCheck],
        picked: usize,
        house: Option<HouseState>,
    ) -> CheckNotes {
        let shown = history.get(picked);
        let mut notes = Vec::new();
        if let Some(shown) = shown {
            if let Some(reads_as) = &shown.result.reads_as {
                let kind = visit.t(&format!("document-{reads_as}"));
                notes.push(match &shown.confirmed_by {
                    Some(by) => visit.text(
                        "agreement-check-confirmed",
                        &[("kind", kind.into()), ("who", by.as_str().into())],
                    ),
                    None => visit.t1("agreement-check-reads-as", "kind", &kind),
                });
            }
            if picked > 0 {
                notes.push(visit.t("agreement-check-is-old"));
            } else if let Some(Ok(house)) = &house
                && house.edition() != shown.result.edition
            {
                notes.push(visit.t("agreement-check-is-due"));
            }
        }
        let address = |check: &KeptCheck| {
            format!(
                "{}/text?version={number}&check={}",
                super::address(id),
                check.id
            )
        };
        let line = |(i, check): (usize, &KeptCheck)| {
            let words = format!("{}: {}", when(visit, check), summary(visit, &check.result));
            (words, address(check), i == picked)
        };
        CheckNotes {
            summary: shown.map_or_else(
                || visit.t("agreement-check-none-yet"),
                |shown| summary(visit, &shown.result),
            ),
            when: shown.map_or_else(String::new, |shown| when(visit, shown)),
            notes,
            history: if history.len() > 1 {
                history.iter().enumerate().map(line).collect()
            } else {
                Vec::new()
            },
            notice: notice(visit.lang),
        }
    }
}

/// How a result comes out, in a sentence.
pub(super) fn summary(visit: &Visit, result: &CheckResult) -> String {
    match result.problem.as_deref() {
        Some(LANGUAGE_NOT_SUPPORTED) => return visit.t("agreement-check-language"),
        Some(_) => return visit.t("agreement-check-unreadable"),
        None => {}
    }
    visit.text(
        "agreement-check-summary",
        &[
            ("met", i64::from(result.n_must_met).into()),
            ("musts", i64::from(result.n_must).into()),
            ("flags", i64::from(result.n_flags).into()),
        ],
    )
}

/// When it was checked and against which edition.
fn when(visit: &Visit, check: &KeptCheck) -> String {
    let edition = &check.result.edition;
    let args = [
        ("day", check.checked_on.into()),
        ("catalogue", edition.catalogue.as_str().into()),
        ("profile", edition.profile.as_str().into()),
    ];
    let key = if edition.profile.is_empty() {
        "agreement-check-when"
    } else {
        "agreement-check-when-profile"
    };
    visit.text(key, &args)
}
