//! The rules about transfers: each recipient outside the European Economic Area needs a mechanism that covers it,
//! `GDPR 44`. What covers is in `domain::transfer`; here its answers become findings.

use std::collections::BTreeSet;

use super::rules::OnDay;
use super::{FindingCode, Severity, Why};
use crate::domain::country;
use crate::domain::lang::Lang;
use crate::domain::text::text;
use crate::domain::transfer::coverage::{Coverage, Lack, coverage};
use crate::domain::transfer::{Mechanism, Place, Recipient};
use crate::domain::vendor::{GdprRole, PersonalData};

impl OnDay<'_> {
    /// What is not covered of the transfers to a vendor and to those behind it.
    pub(super) fn transfers(&mut self, severity: Option<Severity>) {
        let facts = &self.dossier.vendor.facts;
        if facts.personal_data == PersonalData::No || facts.roles.contains(&GdprRole::None) {
            return;
        }
        let (named, title) = self.named();
        for recipient in &self.dossier.chain.recipients {
            if !recipient.receives(self.day) {
                continue;
            }
            for place in &recipient.places {
                let (at, recorded) = (&place.protection, &recipient.recorded);
                let found = coverage(at, &recipient.modules, recorded, &named, self.day);
                let Coverage::Uncovered(lack) = found else {
                    continue;
                };
                let why = why(recipient, place, &lack, &title);
                let finding = self.find(FindingCode::TransferUncovered, why);
                finding.detail = Some(recipient.detail(&at.country));
                finding.severity = severity.unwrap_or_else(|| lack.severity(place.presence));
            }
        }
    }

    /// What the agreements in force name, and the title of the first that names anything.
    fn named(&self) -> (BTreeSet<Mechanism>, String) {
        let (mut named, mut title) = (BTreeSet::new(), String::new());
        for filed in self.dossier.agreements {
            let (standing, Some(version)) = filed.standing(self.settings, self.day) else {
                continue;
            };
            // A text that reads as something else binds nobody to anything.
            let text = self.dossier.document(version.id);
            let text = text.filter(|text| text.reads_as.is_none());
            let its = text.map(|text| &text.stated.mechanisms);
            if let Some(its) = its.filter(|its| standing.state.is_in_force() && !its.is_empty()) {
                if title.is_empty() {
                    title.clone_from(&filed.agreement.facts.title);
                }
                named.extend(its);
            }
        }
        (named, title)
    }
}

fn why(recipient: &Recipient, place: &Place, lack: &Lack, title: &str) -> Why {
    let mut why = Why::new(lack.reason)
        .word("recipient", &recipient.name)
        .word("presence", place.presence.word())
        .word("title", title)
        .day("known-on", place.protection.known_on);
    let code = place.protection.country.as_str();
    for lang in Lang::ALL {
        let name = country::country(code).map_or(code, |country| country.name(lang));
        why = why.word_in(lang, "country", name);
        if let Some(mechanism) = lack.mechanism {
            why = why.word_in(lang, "mechanism", &text(lang, mechanism.text_key()));
        }
        let modules: Vec<String> = lack
            .modules
            .iter()
            .map(|module| text(lang, module.text_key()))
            .collect();
        if !modules.is_empty() {
            why = why.word_in(lang, "modules", &modules.join(", "));
        }
    }
    match lack.last_day {
        Some(day) => why.day("last-day", day),
        None => why,
    }
}
