//! Which cell of a row is which field of a vendor's draft, both ways.

use super::vendor::VENDOR_SHAPE;
use crate::domain::choice::Words;
use crate::domain::draft::vendor::{CertificationDraft, ContactDraft, VendorDraft};
use crate::domain::vendor::{Category, Criticality, GdprRole, PersonalData, VendorStatus};

/// The column that a draft's field is read from.
pub(super) fn name_of(field: &str) -> &'static str {
    let stem = field.split("-0-").next().unwrap_or(field);
    let stem = stem.trim_end_matches(|c: char| c.is_ascii_digit() || c == '-');
    let wanted = match field {
        "registration-number" => "number".to_owned(),
        _ if field.starts_with("contacts") => "contacts".to_owned(),
        _ if field.starts_with("certifications") => "certifications".to_owned(),
        _ => stem.replace('-', "_"),
    };
    VENDOR_SHAPE
        .names()
        .find(|name| *name == wanted)
        .unwrap_or("name")
}

/// The words that a column of a closed list can have, by the keys of their names.
pub(super) fn words(name: &str) -> Vec<&'static str> {
    fn keys<T: Words>() -> Vec<&'static str> {
        T::WORDS.iter().map(|word| word.key()).collect()
    }
    match name {
        "category" => keys::<Category>(),
        "status" => keys::<VendorStatus>(),
        "roles" => keys::<GdprRole>(),
        "personal_data" => keys::<PersonalData>(),
        "criticality" => keys::<Criticality>(),
        _ => Vec::new(),
    }
}

/// Lays a cell over a draft.
pub(super) fn set(draft: &mut VendorDraft, name: &str, value: &str) {
    let text = value.to_owned();
    match name {
        "name" => draft.name = text,
        "legal_name" => draft.legal_name = text,
        "number" => draft.registration_number = text,
        "country" => draft.country = text,
        "website" => draft.website = text,
        "category" => draft.category = text,
        "service" => draft.service = text,
        "status" => draft.status = text,
        "used_from" => draft.used_from = text,
        "used_until" => draft.used_until = text,
        "deletion_proved_on" => draft.deletion_proved_on = text,
        "roles" => {
            draft.roles = value
                .split(['\n', ',', ';', '|'])
                .map(|role| role.trim().to_owned())
                .collect();
        }
        "personal_data" => draft.personal_data = text,
        "special_categories" => draft.special_categories = value == "yes",
        "criminal_data" => draft.criminal_data = value == "yes",
        "owner" => draft.owner = text,
        "department" => draft.department = text,
        "criticality" => draft.criticality = text,
        "contacts" => draft.contacts = lines(value).map(contact).collect(),
        "data_categories" => draft.data_categories = text,
        "data_subjects" => draft.data_subjects = text,
        "purposes" => draft.purposes = text,
        "locations" => draft.locations = text,
        "certifications" => draft.certifications = lines(value).map(certification).collect(),
        "notes" => draft.notes = text,
        "tags" => draft.tags = text,
        _ => {}
    }
}

/// What a draft says, as the list of changes shows it.
pub(super) fn get(draft: &VendorDraft, name: &str) -> String {
    let flag = |flag: bool| if flag { "yes" } else { "no" }.to_owned();
    match name {
        "name" => draft.name.clone(),
        "legal_name" => draft.legal_name.clone(),
        "number" => draft.registration_number.clone(),
        "country" => draft.country.clone(),
        "website" => draft.website.clone(),
        "category" => draft.category.clone(),
        "service" => draft.service.clone(),
        "status" => draft.status.clone(),
        "used_from" => draft.used_from.clone(),
        "used_until" => draft.used_until.clone(),
        "deletion_proved_on" => draft.deletion_proved_on.clone(),
        "roles" => draft.roles.join(", "),
        "personal_data" => draft.personal_data.clone(),
        "special_categories" => flag(draft.special_categories),
        "criminal_data" => flag(draft.criminal_data),
        "owner" => draft.owner.clone(),
        "department" => draft.department.clone(),
        "criticality" => draft.criticality.clone(),
        "contacts" => {
            let all = draft
                .contacts
                .iter()
                .map(|it| format!("{} {} {} {}", it.kind, it.name, it.email, it.phone));
            all.collect::<Vec<_>>().join("; ")
        }
        "data_categories" => draft.data_categories.replace('\n', "; "),
        "data_subjects" => draft.data_subjects.replace('\n', "; "),
        "purposes" => draft.purposes.replace('\n', "; "),
        "locations" => draft.locations.clone(),
        "certifications" => {
            let all = draft
                .certifications
                .iter()
                .map(|it| format!("{} {}", it.name, it.last_day));
            all.collect::<Vec<_>>().join("; ")
        }
        "notes" => draft.notes.clone(),
        "tags" => draft.tags.clone(),
        _ => String::new(),
    }
}

fn lines(value: &str) -> impl Iterator<Item = &str> {
    value.lines().map(str::trim).filter(|line| !line.is_empty())
}

/// `privacy | Eva Ek | eva@example.org | 08-123`; a line without bars is an address or a name.
fn contact(line: &str) -> ContactDraft {
    let text = |text: &str| text.trim().to_owned();
    // From both ends, so that a name may hold a bar.
    let parts = || {
        let (kind, rest) = line.split_once('|')?;
        let (rest, phone) = rest.rsplit_once('|')?;
        let (name, email) = rest.rsplit_once('|')?;
        Some(ContactDraft {
            kind: text(kind),
            name: text(name),
            email: text(email),
            phone: text(phone),
        })
    };
    parts().unwrap_or_else(|| {
        let mut draft = ContactDraft::default();
        if line.contains('@') {
            draft.email = text(line);
        } else {
            draft.name = text(line);
        }
        draft
    })
}

/// `ISO 27001 | 2027-01-31`.
fn certification(line: &str) -> CertificationDraft {
    let (name, last_day) = line.rsplit_once('|').unwrap_or((line, ""));
    CertificationDraft {
        name: name.trim().to_owned(),
        last_day: last_day.trim().to_owned(),
    }
}
