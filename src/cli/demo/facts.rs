//! Facts of the demonstration from what its file says: days from numbers of days, terms, vendors.

use chrono::{Days, NaiveTime};

use super::registry::{VendorPart, VersionPart, ago};
use crate::domain::agreement::{Notice, Term};
use crate::domain::day::Day;
use crate::domain::draft::vendor::{CertificationDraft, VendorDraft};
use crate::domain::vendor::VendorFacts;
use crate::store::actor::At;
use crate::store::error::StoreError;

/// Eight in the morning UTC so many days ago; on the day itself, now.
pub(super) fn moment(at: At, days: i64) -> At {
    if days <= 0 {
        return at;
    }
    let morning = NaiveTime::from_hms_opt(8, 0, 0).unwrap_or_default();
    let day = ago(at.day, days);
    // A day's morning never lies after the instant of filling, whatever the time zone.
    let instant = day
        .and_time(morning)
        .and_utc()
        .min(at.instant - Days::new(1));
    At { instant, day }
}

/// The term of a version.
pub(super) fn term(part: &VersionPart, today: Day) -> Term {
    let notice = part.notice.and_then(|notice| {
        notice
            .days
            .map(Notice::Days)
            .or(notice.months.map(Notice::Months))
    });
    Term {
        effective_from: part.effective_ago.map(|days| ago(today, days)),
        ends_on: part.ends_in.map(|days| ago(today, -days)),
        renews_months: part.renewal_months,
        notice,
        notice_given_on: None,
        terminated: false,
    }
}

/// The facts of a vendor.
pub(super) fn vendor_facts(part: &VendorPart, today: Day) -> Result<VendorFacts, StoreError> {
    let day = |days: Option<i64>| {
        days.map(|days| ago(today, days).to_string())
            .unwrap_or_default()
    };
    let owner = part.owner.clone();
    let draft = VendorDraft {
        name: part.name.clone(),
        legal_name: part.legal_name.clone(),
        registration_number: part.registration_number.clone(),
        country: part.country.clone(),
        website: part.website.clone(),
        category: part.category.clone(),
        service: part.service.clone(),
        status: part.status.clone(),
        used_from: day(part.used_from_ago),
        used_until: day(part.used_until_ago),
        deletion_proved_on: day(part.deletion_proved_ago),
        roles: part.roles.clone(),
        personal_data: part.personal_data.clone(),
        special_categories: part.special_categories,
        criminal_data: part.criminal_data,
        owner: owner
            .as_ref()
            .map(|owner| owner.name.clone())
            .unwrap_or_default(),
        department: owner.map(|owner| owner.department).unwrap_or_default(),
        criticality: part.criticality.clone(),
        contacts: part.contacts.clone(),
        data_categories: part.data_categories.join("\n"),
        data_subjects: part.data_subjects.join("\n"),
        purposes: part.purposes.join("\n"),
        locations: part.locations.join("\n"),
        certifications: part
            .certifications
            .iter()
            .map(|it| CertificationDraft {
                name: it.name.clone(),
                last_day: day(it.ends_in.map(|days| -days)),
            })
            .collect(),
        notes: part.notes.clone(),
        tags: part.tags.join("\n"),
    };
    draft
        .read()
        .map_err(|problems| StoreError::Value(format!("{}: {problems:?}", part.name)))
}
