//! A vendor as text, from a form or a row of CSV, read into its facts.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{FieldProblem, Limits, Problem, Reading, is_email};
use crate::domain::country;
use crate::domain::day::Day;
use crate::domain::number::{self, NumberKind};
use crate::domain::vendor::{
    Category, Certification, Contact, ContactKind, Criticality, GdprRole, PersonalData,
    VendorFacts, VendorStatus,
};

use super::{LONGEST_LINE, LONGEST_NAME, LONGEST_NOTES};

const MOST_ENTRIES: usize = 100;

/// Everything that can be said about a vendor, as text. Lists have one entry a line; locations and tags may
/// be separated by commas too. An empty field is not stated.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct VendorDraft {
    /// The name that we use.
    pub name: String,
    /// The registered name.
    pub legal_name: String,
    /// The registration number, in any spelling.
    pub registration_number: String,
    /// Code or name of the country.
    pub country: String,
    /// The address on the web; `https://` may be left out.
    pub website: String,
    /// The category; empty: other.
    pub category: String,
    /// What it does for us.
    pub service: String,
    /// The status; empty: proposed.
    pub status: String,
    /// The first day in use.
    pub used_from: String,
    /// The last day in use.
    pub used_until: String,
    /// The day of the proof of deletion.
    pub deletion_proved_on: String,
    /// The roles.
    pub roles: Vec<String>,
    /// Whether it processes personal data; empty: unknown.
    pub personal_data: String,
    /// Whether that includes special categories.
    pub special_categories: bool,
    /// Whether that includes data on criminal offences.
    pub criminal_data: bool,
    /// Who answers for it.
    pub owner: String,
    /// The owner's department.
    pub department: String,
    /// How much we depend on it; empty: medium.
    pub criticality: String,
    /// Whom to reach; entries with nothing but a kind are left out.
    pub contacts: Vec<ContactDraft>,
    /// Categories of personal data.
    pub data_categories: String,
    /// Categories of data subjects.
    pub data_subjects: String,
    /// Purposes.
    pub purposes: String,
    /// Codes or names of countries.
    pub locations: String,
    /// Certifications; entries without a name are left out.
    pub certifications: Vec<CertificationDraft>,
    /// Notes.
    pub notes: String,
    /// Labels.
    pub tags: String,
}

/// A contact as text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ContactDraft {
    /// What the contact answers for.
    pub kind: String,
    /// Name.
    pub name: String,
    /// E-mail address.
    pub email: String,
    /// Telephone number.
    pub phone: String,
}

/// A certification as text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct CertificationDraft {
    /// Its name.
    pub name: String,
    /// Its last day.
    pub last_day: String,
}

impl VendorDraft {
    /// Reads the facts.
    ///
    /// # Errors
    /// Every field with a problem.
    pub fn read(&self) -> Result<VendorFacts, Vec<FieldProblem>> {
        let mut on = Reading::default();
        let list = Limits {
            entries: MOST_ENTRIES,
            length: LONGEST_NAME,
        };
        let name = on.required("name", &self.name, LONGEST_NAME);
        let country = country_code(&mut on, &self.country);
        let registration_number =
            registration_number(&mut on, &self.registration_number, country.as_deref());
        let used_from = on.day("used-from", &self.used_from);
        let used_until = on.day("used-until", &self.used_until);
        if is_before(used_until, used_from) {
            on.problem("used-until", Problem::Other("problem-before-used-from"));
        }
        let facts = VendorFacts {
            name: name.unwrap_or_default(),
            legal_name: on.optional("legal-name", &self.legal_name, LONGEST_NAME),
            registration_number,
            country,
            website: website(&mut on, &self.website),
            category: on
                .choice(
                    "category",
                    &self.category,
                    Category::from_text,
                    Some(Category::Other),
                )
                .unwrap_or(Category::Other),
            service: on.line("service", &self.service, LONGEST_LINE),
            status: on
                .choice(
                    "status",
                    &self.status,
                    VendorStatus::from_text,
                    Some(VendorStatus::Proposed),
                )
                .unwrap_or(VendorStatus::Proposed),
            used_from,
            used_until,
            deletion_proved_on: on.day("deletion-proved-on", &self.deletion_proved_on),
            roles: roles(&mut on, &self.roles),
            personal_data: on
                .choice(
                    "personal-data",
                    &self.personal_data,
                    PersonalData::from_text,
                    Some(PersonalData::Unknown),
                )
                .unwrap_or(PersonalData::Unknown),
            special_categories: self.special_categories,
            criminal_data: self.criminal_data,
            owner: on.optional("owner", &self.owner, LONGEST_NAME),
            department: on.optional("department", &self.department, LONGEST_NAME),
            criticality: on
                .choice(
                    "criticality",
                    &self.criticality,
                    Criticality::from_text,
                    Some(Criticality::Medium),
                )
                .unwrap_or(Criticality::Medium),
            contacts: contacts(&mut on, &self.contacts),
            data_categories: on.list("data-categories", &self.data_categories, list, false),
            data_subjects: on.list("data-subjects", &self.data_subjects, list, false),
            purposes: on.list("purposes", &self.purposes, list, false),
            locations: country_codes(&mut on, "locations", &self.locations),
            certifications: certifications(&mut on, &self.certifications),
            notes: on.text("notes", &self.notes, LONGEST_NOTES),
            tags: tags(&mut on, &self.tags),
        };
        on.finish(Some(facts))
    }

    /// The draft that reads into these facts: what an edit form shows.
    #[must_use]
    pub fn of(facts: &VendorFacts) -> VendorDraft {
        let text = |value: &Option<String>| value.clone().unwrap_or_default();
        let day = |value: Option<Day>| value.map(|day| day.to_string()).unwrap_or_default();
        VendorDraft {
            name: facts.name.clone(),
            legal_name: text(&facts.legal_name),
            registration_number: text(&facts.registration_number),
            country: text(&facts.country),
            website: text(&facts.website),
            category: facts.category.word().to_owned(),
            service: facts.service.clone(),
            status: facts.status.word().to_owned(),
            used_from: day(facts.used_from),
            used_until: day(facts.used_until),
            deletion_proved_on: day(facts.deletion_proved_on),
            roles: facts
                .roles
                .iter()
                .map(|role| role.word().to_owned())
                .collect(),
            personal_data: facts.personal_data.word().to_owned(),
            special_categories: facts.special_categories,
            criminal_data: facts.criminal_data,
            owner: text(&facts.owner),
            department: text(&facts.department),
            criticality: facts.criticality.word().to_owned(),
            contacts: facts.contacts.iter().map(ContactDraft::of).collect(),
            data_categories: facts.data_categories.join("\n"),
            data_subjects: facts.data_subjects.join("\n"),
            purposes: facts.purposes.join("\n"),
            locations: facts.locations.join(", "),
            certifications: facts
                .certifications
                .iter()
                .map(|it| CertificationDraft {
                    name: it.name.clone(),
                    last_day: day(it.last_day),
                })
                .collect(),
            notes: facts.notes.clone(),
            tags: facts.tags.iter().cloned().collect::<Vec<_>>().join(", "),
        }
    }
}

impl ContactDraft {
    fn of(contact: &Contact) -> ContactDraft {
        ContactDraft {
            kind: contact.kind.word().to_owned(),
            name: contact.name.clone(),
            email: contact.email.clone(),
            phone: contact.phone.clone(),
        }
    }
}

fn is_before(day: Option<Day>, other: Option<Day>) -> bool {
    day.zip(other).is_some_and(|(day, other)| day < other)
}

fn country_code(on: &mut Reading, text: &str) -> Option<String> {
    let text = on.optional("country", text, LONGEST_NAME)?;
    let country = country::find(&text);
    if country.is_none() {
        on.problem("country", Problem::Other("problem-country"));
    }
    country.map(|country| country.code.to_owned())
}

/// A registration number in its one spelling; `country` is where the company is registered.
pub(super) fn registration_number(
    on: &mut Reading,
    text: &str,
    country: Option<&str>,
) -> Option<String> {
    let text = on.optional("registration-number", text, 40)?;
    match number::read(&text, country) {
        Ok(number) => Some(number.text),
        Err(kind) => {
            let key = match kind {
                NumberKind::Lei => "problem-number-lei",
                NumberKind::Vat => "problem-number-vat",
                NumberKind::Organisationsnummer | NumberKind::Other => {
                    "problem-number-organisationsnummer"
                }
            };
            on.problem("registration-number", Problem::Other(key));
            None
        }
    }
}

fn website(on: &mut Reading, text: &str) -> Option<String> {
    let text = on.optional("website", text, LONGEST_LINE)?;
    let lower = text.to_ascii_lowercase();
    let full = if lower.starts_with("https://") || lower.starts_with("http://") {
        text
    } else if text.contains("://") || text.contains(':') {
        on.problem("website", Problem::Other("problem-website"));
        return None;
    } else {
        format!("https://{text}")
    };
    let host = full.split('/').nth(2).unwrap_or_default();
    let holds = host.contains('.')
        && !host.starts_with('.')
        && !host.contains('@')
        && !full.contains(|c: char| c.is_whitespace() || matches!(c, '"' | '<' | '>' | '\\'));
    if !holds {
        on.problem("website", Problem::Other("problem-website"));
    }
    Some(full).filter(|_| holds)
}

fn roles(on: &mut Reading, texts: &[String]) -> BTreeSet<GdprRole> {
    let mut roles = BTreeSet::new();
    for text in texts
        .iter()
        .take(MOST_ENTRIES)
        .filter(|text| !text.trim().is_empty())
    {
        roles.extend(on.choice("roles", text, GdprRole::from_text, None));
    }
    if roles.contains(&GdprRole::None) && roles.len() > 1 {
        on.problem("roles", Problem::Other("problem-role-none"));
    }
    roles
}

fn contacts(on: &mut Reading, drafts: &[ContactDraft]) -> Vec<Contact> {
    if drafts.len() > MOST_ENTRIES {
        on.problem("contacts", Problem::TooMany(MOST_ENTRIES));
        return Vec::new();
    }
    let mut contacts = Vec::new();
    for (i, draft) in drafts.iter().enumerate() {
        let field = |name: &str| format!("contacts-{i}-{name}");
        let name = on.line(&field("name"), &draft.name, LONGEST_NAME);
        let email = on.line(&field("email"), &draft.email, 254);
        let phone = on.line(&field("phone"), &draft.phone, 50);
        if name.is_empty() && email.is_empty() && phone.is_empty() {
            continue;
        }
        if !email.is_empty() && !is_email(&email) {
            on.problem(&field("email"), Problem::Other("problem-email"));
        }
        let kind = on.choice(
            &field("kind"),
            &draft.kind,
            ContactKind::from_text,
            Some(ContactKind::Privacy),
        );
        contacts.extend(kind.map(|kind| Contact {
            kind,
            name,
            email,
            phone,
        }));
    }
    contacts
}

/// Countries by their names or codes, as codes, each once.
pub(super) fn country_codes(on: &mut Reading, field: &str, text: &str) -> Vec<String> {
    let mut codes: Vec<String> = Vec::new();
    for entry in on.list(
        field,
        text,
        Limits {
            entries: MOST_ENTRIES,
            length: LONGEST_NAME,
        },
        true,
    ) {
        match country::find(&entry) {
            Some(country) if codes.iter().any(|code| code == country.code) => {}
            Some(country) => codes.push(country.code.to_owned()),
            None => on.problem(field, Problem::Other("problem-country")),
        }
    }
    codes
}

fn certifications(on: &mut Reading, drafts: &[CertificationDraft]) -> Vec<Certification> {
    if drafts.len() > MOST_ENTRIES {
        on.problem("certifications", Problem::TooMany(MOST_ENTRIES));
        return Vec::new();
    }
    let mut certifications = Vec::new();
    for (i, draft) in drafts.iter().enumerate() {
        let name = on.line(
            &format!("certifications-{i}-name"),
            &draft.name,
            LONGEST_NAME,
        );
        let last_day = on.day(&format!("certifications-{i}-last-day"), &draft.last_day);
        if !name.is_empty() {
            certifications.push(Certification { name, last_day });
        } else if last_day.is_some() {
            on.problem(&format!("certifications-{i}-name"), Problem::Required);
        }
    }
    certifications
}

fn tags(on: &mut Reading, text: &str) -> BTreeSet<String> {
    let limits = Limits {
        entries: 30,
        length: 40,
    };
    on.list("tags", text, limits, true)
        .iter()
        .map(|tag| tag.to_lowercase())
        .collect()
}
