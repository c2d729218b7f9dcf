//! E-mail addresses and whom they reach: the data protection officer, privacy, security, or anyone.
//! Knows addresses and the words before them; not whether an address is enough.

use super::{Fact, reading::Reading, words::Term};
use crate::checks::{
    document::{Document, SentenceId, token::flag},
    report::{Evidence, passage},
};
use serde::{Deserialize, Serialize};

/// Whom an address reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// The data protection officer (GDPR 37).
    Dpo,
    /// Whoever answers for privacy.
    Privacy,
    /// Whoever answers for security and incidents.
    Security,
    /// Nobody in particular.
    Other,
}

/// An address.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Contact {
    /// The address in small letters.
    pub email: String,
    /// Whom it reaches.
    pub role: Role,
}

/// The addresses in order, each once.
pub(super) fn contacts(reading: &Reading<'_, '_>) -> Fact<Vec<Contact>> {
    let document = reading.document;
    let mut contacts: Vec<Contact> = Vec::new();
    let mut evidence: Vec<Evidence> = Vec::new();
    for (at, token) in document.tokens.all().iter().enumerate() {
        if !token.is(flag::EMAIL) || contacts.len() >= 50 {
            continue;
        }
        let email = document.tokens.word(at).trim_start_matches("mailto:");
        let Some(id) = document.sentence_at(at) else {
            continue;
        };
        let role = role(reading, id, at, email);
        match contacts.iter_mut().find(|contact| contact.email == email) {
            Some(known) => {
                known.role = known.role.min(role);
                continue;
            }
            None => contacts.push(Contact {
                email: email.to_owned(),
                role,
            }),
        }
        evidence.push(passage(document, &document.sentences[id].tokens));
    }
    Fact {
        value: (!contacts.is_empty()).then_some(contacts),
        text: None,
        evidence,
    }
}

/// The role by the words before an address, then by the address itself.
fn role(reading: &Reading<'_, '_>, id: SentenceId, at: usize, email: &str) -> Role {
    let document = reading.document;
    let name = email.split('@').next().unwrap_or("");
    let by_name = name_role(name);
    let from = document.sentences[id]
        .tokens
        .start
        .max(at.saturating_sub(14));
    let words = |from: usize, to: usize| words_role(document, from, to);
    let nearby = words(from, at);
    if nearby == Role::Dpo {
        return Role::Dpo;
    }
    if by_name != Role::Other {
        return by_name;
    }
    if nearby != Role::Other {
        return nearby;
    }
    let lead = document.sentences[id]
        .lead_in
        .and_then(|lead| document.sentences.get(lead));
    if let Some(lead) = lead {
        let by_lead = words(
            lead.tokens.start.max(lead.tokens.end.saturating_sub(14)),
            lead.tokens.end,
        );
        if by_lead != Role::Other {
            return by_lead;
        }
    }
    let heading = document
        .path(document.sentences[id].clause)
        .next()
        .map(|section| section.heading.clone());
    let heading = heading.filter(|heading| heading.clone().any(|i| reading.is(i, Term::Contact)));
    heading.map_or(Role::Other, |heading| words(heading.start, heading.end))
}

fn name_role(name: &str) -> Role {
    let any = |list: &[&str]| list.iter().any(|part| name.contains(part));
    if any(&["dpo", "dataskyddsombud", "dpd", "dso"]) {
        Role::Dpo
    } else if any(&[
        "secur",
        "incident",
        "abuse",
        "sakerhet",
        "säkerhet",
        "breach",
        "csirt",
        "infosec",
    ]) {
        Role::Security
    } else if any(&[
        "privacy",
        "gdpr",
        "dataprotection",
        "data-protection",
        "data.protection",
        "dataskydd",
        "personuppgift",
        "integritet",
        "datenschutz",
        "personal-data",
        "personaldata",
    ]) {
        Role::Privacy
    } else {
        Role::Other
    }
}

fn words_role(document: &Document<'_>, from: usize, to: usize) -> Role {
    let mut role = Role::Other;
    for i in from..to {
        let word = document.tokens.word(i);
        let next = document.tokens.word(i + 1);
        if word == "dpo"
            || word.starts_with("dataskyddsombud")
            || (word == "protection" && next.starts_with("officer"))
        {
            return Role::Dpo;
        }
        // Roles of the law name nobody's task.
        if word.starts_with("personuppgiftsansvarig") || word.starts_with("personuppgiftsbiträd") {
            continue;
        }
        let found = if word.starts_with("securit")
            || word.starts_with("incident")
            || word.starts_with("breach")
            || word.starts_with("säkerhet")
            || word.starts_with("personuppgiftsincident")
        {
            Role::Security
        } else if word == "privacy"
            || word.starts_with("dataskydd")
            || word.starts_with("personuppgift")
            || word.starts_with("integritet")
            || (word == "data" && next == "protection")
        {
            Role::Privacy
        } else {
            continue;
        };
        role = found;
    }
    role
}
