//! What the register knows of a vendor, as labels and values. What the GDPR asks to be known is shown also where
//! nobody has said it, so that the gap is seen; the rest only where there is something to show.

use crate::domain::country::country;
use crate::domain::lang::Lang;
use crate::domain::vendor::{GdprRole, VendorFacts};
use crate::report::occasion::Occasion;
use crate::report::paper::Status;
use crate::report::paper::block::{Block, Fact};
use crate::report::paper::text::{Line, Link, Text};

/// The section with its heading.
pub(in crate::report) fn profile(occasion: &Occasion, facts: &VendorFacts) -> Vec<Block> {
    vec![
        Block::heading(1, occasion.say("report-vendor-facts")),
        Block::Facts {
            facts: self::facts(occasion, facts),
        },
    ]
}

fn facts(occasion: &Occasion, vendor: &VendorFacts) -> Vec<Fact> {
    let say = |key: &str| occasion.say(key);
    let mut facts = Vec::new();
    let mut add = |key: &str, value: Vec<Line>| {
        facts.push(Fact {
            label: occasion.say(key),
            value,
        });
    };
    let line = |text: &str| vec![Line::new(text)];

    if let Some(name) = &vendor.legal_name {
        add("report-fact-legal-name", line(name));
    }
    if let Some(number) = &vendor.registration_number {
        add("report-fact-registration-number", line(number));
    }
    if let Some(code) = &vendor.country {
        add(
            "report-fact-country",
            line(&country_name(occasion.lang, code)),
        );
    }
    if let Some(address) = &vendor.website {
        add(
            "report-fact-website",
            vec![Line::new(
                Text::default().linked(address, Link::Web(address.clone())),
            )],
        );
    }
    add(
        "report-fact-category",
        line(&say(vendor.category.text_key())),
    );
    if !vendor.service.is_empty() {
        add("report-fact-service", line(&vendor.service));
    }
    add("report-fact-status", status(occasion, vendor));
    add(
        "report-fact-roles",
        stated(
            occasion,
            vendor
                .roles
                .iter()
                .map(|role| say(role.text_key()))
                .collect(),
        ),
    );
    add("report-fact-personal-data", personal_data(occasion, vendor));
    if vendor.roles.iter().any(|role| *role != GdprRole::None) {
        add(
            "report-fact-data-categories",
            stated(occasion, joined(&vendor.data_categories)),
        );
        add(
            "report-fact-data-subjects",
            stated(occasion, joined(&vendor.data_subjects)),
        );
        add(
            "report-fact-purposes",
            stated(occasion, vendor.purposes.clone()),
        );
        let locations: Vec<String> = vendor
            .locations
            .iter()
            .map(|code| country_name(occasion.lang, code))
            .collect();
        add(
            "report-fact-locations",
            stated(occasion, joined(&locations)),
        );
    }
    if !vendor.certifications.is_empty() {
        let lines =
            vendor
                .certifications
                .iter()
                .map(|certification| match certification.last_day {
                    Some(last) => {
                        let (status, key) = if last < occasion.day {
                            (Status::Bad, "report-certification-ended")
                        } else {
                            (Status::Good, "report-certification-valid")
                        };
                        Line::status(
                            status,
                            occasion.say_with(
                                key,
                                &[
                                    ("name", certification.name.as_str().into()),
                                    ("day", last.into()),
                                ],
                            ),
                        )
                    }
                    None => Line::new(certification.name.as_str()),
                });
        add("report-fact-certifications", lines.collect());
    }
    let owner: Vec<String> = [&vendor.owner, &vendor.department]
        .into_iter()
        .flatten()
        .cloned()
        .collect();
    add("report-fact-owner", stated(occasion, joined(&owner)));
    add(
        "report-fact-criticality",
        line(&say(vendor.criticality.text_key())),
    );
    if !vendor.tags.is_empty() {
        add(
            "report-fact-tags",
            line(
                &vendor
                    .tags
                    .iter()
                    .map(String::as_str)
                    .collect::<Vec<_>>()
                    .join(", "),
            ),
        );
    }
    if !vendor.notes.trim().is_empty() {
        add("report-fact-notes", line(vendor.notes.trim()));
    }
    facts
}

/// The status with the days that go with it.
fn status(occasion: &Occasion, vendor: &VendorFacts) -> Vec<Line> {
    let mut lines = vec![Line::new(occasion.say(vendor.status.text_key()))];
    let days = [
        ("report-used-from", vendor.used_from),
        ("report-used-until", vendor.used_until),
        ("report-deletion-proved", vendor.deletion_proved_on),
    ];
    for (key, day) in days {
        if let Some(day) = day {
            lines.push(Line::quiet(occasion.say_with(key, &[("day", day.into())])));
        }
    }
    lines
}

fn personal_data(occasion: &Occasion, vendor: &VendorFacts) -> Vec<Line> {
    let mut lines = vec![Line::new(occasion.say(vendor.personal_data.text_key()))];
    if vendor.special_categories {
        lines.push(Line::new(occasion.say("report-special-categories")));
    }
    if vendor.criminal_data {
        lines.push(Line::new(occasion.say("report-criminal-data")));
    }
    lines
}

/// The values on one line, nothing where there are none.
fn joined(values: &[String]) -> Vec<String> {
    if values.is_empty() {
        Vec::new()
    } else {
        vec![values.join(", ")]
    }
}

/// The values, a line each, or that nobody has said.
fn stated(occasion: &Occasion, values: Vec<String>) -> Vec<Line> {
    if values.is_empty() {
        return vec![Line::quiet(occasion.say("report-not-stated"))];
    }
    values.into_iter().map(Line::new).collect()
}

/// The country's name, or the code where it is none.
pub(in crate::report) fn country_name(lang: Lang, code: &str) -> String {
    country(code).map_or_else(|| code.to_owned(), |country| country.name(lang).to_owned())
}
