//! The facts of a vendor as a page shows them: a name and the lines beside it, only those that are stated.

use crate::domain::country;
use crate::domain::vendor::VendorFacts;

use super::visit::Visit;

/// One fact: its name and its lines.
pub(super) struct FactRow {
    /// What it is called.
    pub name: String,
    /// What is stated, one line or several.
    pub lines: Vec<String>,
    /// Where its only line leads, for an address on the web.
    pub href: Option<String>,
}

/// Whom to reach.
pub(super) struct ContactView {
    /// What the contact answers for.
    pub kind: String,
    /// Name.
    pub name: String,
    /// E-mail address.
    pub email: String,
    /// Telephone number.
    pub phone: String,
}

/// Every fact that is stated, in the order of the form.
pub(super) fn rows(visit: &Visit, facts: &VendorFacts) -> Vec<FactRow> {
    let one = |value: &Option<String>| value.iter().cloned().collect::<Vec<_>>();
    let country = |code: &String| {
        country::country(code).map_or_else(|| code.clone(), |it| it.name(visit.lang).to_owned())
    };
    let day = |value: Option<crate::domain::day::Day>| {
        value.iter().map(|day| visit.day(day)).collect::<Vec<_>>()
    };
    let yes = |is: bool, key: &str| is.then(|| visit.t(key));
    let mut special: Vec<String> = vec![visit.t(facts.personal_data.text_key())];
    special.extend(yes(facts.special_categories, "vendor-special-categories"));
    special.extend(yes(facts.criminal_data, "vendor-criminal-data"));
    let certifications = facts
        .certifications
        .iter()
        .map(|it| match &it.last_day {
            Some(last) => visit.text(
                "vendor-certified-until",
                &[("name", it.name.as_str().into()), ("day", (*last).into())],
            ),
            None => it.name.clone(),
        })
        .collect();
    let stated = |text: &String| {
        Some(text.clone())
            .filter(|text| !text.is_empty())
            .into_iter()
            .collect::<Vec<_>>()
    };
    [
        ("vendor-service", stated(&facts.service)),
        (
            "vendor-roles",
            facts
                .roles
                .iter()
                .map(|role| visit.t(role.text_key()))
                .collect(),
        ),
        ("vendor-personal-data", special),
        ("vendor-data-categories", facts.data_categories.clone()),
        ("vendor-data-subjects", facts.data_subjects.clone()),
        ("vendor-purposes", facts.purposes.clone()),
        (
            "vendor-locations",
            facts.locations.iter().map(country).collect(),
        ),
        ("vendor-category", vec![visit.t(facts.category.text_key())]),
        (
            "vendor-criticality",
            vec![visit.t(facts.criticality.text_key())],
        ),
        ("vendor-owner", one(&facts.owner)),
        ("vendor-department", one(&facts.department)),
        ("vendor-legal-name", one(&facts.legal_name)),
        (
            "vendor-registration-number",
            one(&facts.registration_number),
        ),
        (
            "vendor-country",
            facts.country.iter().map(country).collect(),
        ),
        ("vendor-website", one(&facts.website)),
        ("vendor-used-from", day(facts.used_from)),
        ("vendor-used-until", day(facts.used_until)),
        ("vendor-deletion-proved-on", day(facts.deletion_proved_on)),
        ("vendor-certifications", certifications),
        ("vendor-tags", facts.tags.iter().cloned().collect()),
        ("vendor-notes", stated(&facts.notes)),
    ]
    .into_iter()
    .filter(|(_, lines)| !lines.is_empty())
    .map(|(key, lines)| FactRow {
        name: visit.t(key),
        href: facts.website.clone().filter(|_| key == "vendor-website"),
        lines,
    })
    .collect()
}

/// Whom to reach there.
pub(super) fn contacts(visit: &Visit, facts: &VendorFacts) -> Vec<ContactView> {
    facts
        .contacts
        .iter()
        .map(|contact| ContactView {
            kind: visit.t(contact.kind.text_key()),
            name: contact.name.clone(),
            email: contact.email.clone(),
            phone: contact.phone.clone(),
        })
        .collect()
}
