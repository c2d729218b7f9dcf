//! What people type, paste and upload: read into facts, or refused with the field and a sentence. Hostile
//! text is among it.

use avtal::domain::draft::agreement::{AgreementDraft, BoundDraft};
use avtal::domain::draft::settings::SettingsDraft;
use avtal::domain::draft::term::TermDraft;
use avtal::domain::draft::vendor::{CertificationDraft, ContactDraft, VendorDraft};
use avtal::domain::draft::waiver::WaiverDraft;
use avtal::domain::draft::{FieldProblem, Problem};
use avtal::domain::lang::Lang;
use avtal::domain::settings::Settings;
use avtal::domain::text;
use avtal::domain::vendor::{GdprRole, VendorId, VendorStatus};

use crate::facts::day;

fn named(name: &str) -> VendorDraft {
    VendorDraft {
        name: name.to_owned(),
        ..VendorDraft::default()
    }
}

/// Field and problem of each, and that each has its sentence in both languages.
fn told<T: std::fmt::Debug>(read: Result<T, Vec<FieldProblem>>) -> Vec<(String, Problem)> {
    let problems = read.expect_err("it is refused");
    for problem in &problems {
        for lang in Lang::ALL {
            assert!(text::has(lang, problem.problem.text_key()), "{problem:?}");
            assert!(!problem.sentence(lang).contains('{'), "{problem:?}");
        }
    }
    problems
        .into_iter()
        .map(|problem| (problem.field, problem.problem))
        .collect()
}

fn one(field: &str, problem: Problem) -> Vec<(String, Problem)> {
    vec![(field.to_owned(), problem)]
}

#[test]
fn a_name_is_all_that_a_vendor_needs() {
    let facts = named("  Lo\u{308}nehamn ").read().expect("it is enough");
    assert_eq!(facts.name, "Lönehamn");
    assert_eq!(facts.status, VendorStatus::Proposed);
    assert_eq!(told(named(" ").read()), one("name", Problem::Required));
}

#[test]
fn a_full_draft_reads_into_facts_and_back() {
    let draft = VendorDraft {
        registration_number: "5560000001".to_owned(),
        country: "sverige".to_owned(),
        website: "example.com/gdpr".to_owned(),
        category: "Chatt".to_owned(),
        status: "Active".to_owned(),
        used_from: "2024-02-29".to_owned(),
        roles: vec!["Personuppgiftsbiträde".to_owned(), "processor".to_owned()],
        contacts: vec![
            ContactDraft {
                email: "dpo@example.com".to_owned(),
                kind: "dpo".to_owned(),
                ..ContactDraft::default()
            },
            ContactDraft {
                kind: "security".to_owned(),
                ..ContactDraft::default()
            },
        ],
        locations: "SE, Germany\nde".to_owned(),
        certifications: vec![CertificationDraft {
            name: "SOC 2".to_owned(),
            last_day: "2027-01-31".to_owned(),
        }],
        purposes: "Wages\r\n\r\nTax\nWages".to_owned(),
        tags: "HR; Pay, hr".to_owned(),
        notes: "One\n\tTwo".to_owned(),
        ..named("Lönehamn")
    };
    let facts = draft.read().expect("all is well");
    assert_eq!(facts.registration_number.as_deref(), Some("556000-0001"));
    assert_eq!(facts.country.as_deref(), Some("SE"));
    assert_eq!(facts.website.as_deref(), Some("https://example.com/gdpr"));
    assert_eq!(
        facts.roles.iter().copied().collect::<Vec<_>>(),
        [GdprRole::Processor]
    );
    assert_eq!(
        (facts.contacts.len(), facts.locations.join(" ")),
        (1, "SE DE".to_owned())
    );
    assert_eq!(facts.purposes, ["Wages", "Tax"]);
    assert_eq!(
        facts.tags.iter().map(String::as_str).collect::<Vec<_>>(),
        ["hr", "pay"]
    );
    assert_eq!(VendorDraft::of(&facts).read(), Ok(facts));
}

#[test]
fn every_wrong_field_is_named_at_once() {
    let draft = VendorDraft {
        registration_number: "556000-0002".to_owned(),
        country: "SE".to_owned(),
        website: "javascript:alert(1)".to_owned(),
        category: "spaceship".to_owned(),
        used_from: "2026-02-30".to_owned(),
        used_until: "12026-01-01".to_owned(),
        deletion_proved_on: "1066-10-14".to_owned(),
        roles: vec!["none".to_owned(), "processor".to_owned()],
        contacts: vec![ContactDraft {
            email: "nobody".to_owned(),
            ..ContactDraft::default()
        }],
        locations: "Atlantis".to_owned(),
        ..named("Lönehamn")
    };
    let fields: Vec<String> = told(draft.read())
        .into_iter()
        .map(|(field, _)| field)
        .collect();
    let expected = [
        "registration-number",
        "used-from",
        "used-until",
        "website",
        "category",
        "deletion-proved-on",
        "roles",
        "contacts-0-email",
        "locations",
    ];
    assert_eq!(fields, expected);
}

#[test]
fn hostile_text_is_refused_wherever_it_stands() {
    for hostile in [
        "a\0b",
        "a\u{202e}b",
        "a\u{200f}b",
        "a\u{feff}b",
        "a\nb",
        "a\u{1b}[31m",
        "a\u{2066}b",
    ] {
        assert_eq!(
            told(named(hostile).read()),
            one("name", Problem::Character),
            "{hostile:?}"
        );
    }
    let notes = VendorDraft {
        notes: "a\u{202e}b".to_owned(),
        ..named("A")
    };
    assert_eq!(told(notes.read()), one("notes", Problem::Character));
    let huge = "å".repeat(5_000_000);
    assert_eq!(
        told(named(&huge).read()),
        one("name", Problem::TooLong(200))
    );
    let everywhere = VendorDraft {
        category: huge.clone(),
        roles: vec![huge.clone()],
        used_from: huge.clone(),
        tags: huge.clone(),
        purposes: "a\n".repeat(5_000_000),
        contacts: vec![ContactDraft::default(); 200],
        ..named("A")
    };
    assert_eq!(told(everywhere.read()).len(), 6);
    let longest = "å".repeat(200);
    assert_eq!(named(&longest).read().map(|facts| facts.name), Ok(longest));
}

#[test]
fn websites_are_addresses_of_the_web_and_nothing_else() {
    for (text, expected) in [
        ("example.com", Some("https://example.com")),
        ("HTTP://example.com/å", Some("HTTP://example.com/å")),
        ("https://", None),
        ("https://localhost", None),
        ("https://user@example.com", None),
        ("https://example.com/\"><script>", None),
        ("ftp://example.com", None),
        ("data:text/html,x", None),
    ] {
        let draft = VendorDraft {
            website: text.to_owned(),
            ..named("A")
        };
        let website = draft.read().ok().and_then(|facts| facts.website);
        assert_eq!(website.as_deref(), expected, "{text}");
    }
}

#[test]
fn a_term_that_contradicts_itself_is_refused() {
    let draft = |from: &str, end: &str, renews: &str, given: &str, terminated| TermDraft {
        effective_from: from.to_owned(),
        ends_on: end.to_owned(),
        renews_months: renews.to_owned(),
        notice: "3".to_owned(),
        notice_given_on: given.to_owned(),
        terminated,
        ..TermDraft::default()
    };
    for (draft, problem) in [
        (
            draft("2026-01-02", "2026-01-01", "", "", false),
            Some(("ends-on", "problem-ends-before-start")),
        ),
        (
            draft("", "", "12", "", false),
            Some(("ends-on", "problem-renewal-needs-end")),
        ),
        (
            draft("", "", "", "", true),
            Some(("ends-on", "problem-termination-needs-end")),
        ),
        (
            draft("", "2026-12-31", "", "2026-01-01", false),
            Some(("notice-given-on", "problem-notice-without-renewal")),
        ),
        (draft("", "2026-12-31", "12", "2026-01-01", false), None),
        (draft("", "2026-12-31", "", "2026-01-01", true), None),
        (draft("", "", "", "2026-01-01", false), None),
        (draft("2026-01-01", "2026-01-01", "", "", false), None),
    ] {
        if let Some((field, key)) = problem {
            assert_eq!(told(draft.read()), one(field, Problem::Other(key)));
        } else {
            let term = draft.read().expect("it holds together");
            assert_eq!(TermDraft::of(&term).read(), Ok(term));
        }
    }
    let months = TermDraft {
        notice: "121".to_owned(),
        ..TermDraft::default()
    };
    assert_eq!(
        told(months.read()),
        one("notice", Problem::NotANumber(0, 120))
    );
}

#[test]
fn agreements_bindings_waivers_and_settings_are_read_the_same_way() {
    let agreement = AgreementDraft {
        title: "DPA".to_owned(),
        vendors: vec!["3".to_owned(), "1".to_owned(), "3".to_owned()],
        ..AgreementDraft::default()
    };
    let facts = agreement.read().expect("it is enough");
    assert_eq!(facts.vendors, [VendorId(3), VendorId(1)]);
    assert_eq!(AgreementDraft::of(&facts).read(), Ok(facts));
    assert_eq!(
        told(
            AgreementDraft {
                vendors: Vec::new(),
                ..agreement
            }
            .read()
        ),
        one("vendors", Problem::Required)
    );

    let bound = BoundDraft {
        on: "2026-03-02".to_owned(),
        ..BoundDraft::default()
    };
    assert!(bound.read(day("2026-03-02")).is_ok());
    assert_eq!(
        told(bound.read(day("2026-03-01"))),
        one("on", Problem::InFuture)
    );

    let waiver = WaiverDraft {
        code: "agreement-missing".to_owned(),
        reason: "Signs in May".to_owned(),
        last_day: "2027-03-01".to_owned(),
        ..WaiverDraft::default()
    };
    let read = |draft: &WaiverDraft, today: &str| draft.read(VendorId(1), day(today));
    assert!(read(&waiver, "2026-03-01").is_ok());
    assert_eq!(
        told(read(&waiver, "2026-02-28")),
        one("last-day", Problem::Other("problem-waiver-too-long"))
    );
    assert_eq!(
        told(read(&waiver, "2027-03-02")),
        one("last-day", Problem::Other("problem-waiver-in-past"))
    );
    let short = WaiverDraft {
        reason: "ok".to_owned(),
        ..waiver.clone()
    };
    assert_eq!(
        told(read(&short, "2026-03-01")),
        one("reason", Problem::TooShort(10))
    );
    let lost = WaiverDraft {
        code: "document-lost".to_owned(),
        ..waiver
    };
    assert_eq!(
        told(read(&lost, "2026-03-01")),
        one("code", Problem::Other("problem-cannot-be-waived"))
    );

    let settings = Settings {
        organisation: "Norrvik".to_owned(),
        ..Settings::default()
    };
    let draft = SettingsDraft::of(&settings);
    assert_eq!(draft.read(), Ok(settings));
    let nowhere = SettingsDraft {
        time_zone: "Europe/Atlantis".to_owned(),
        ..draft
    };
    assert_eq!(
        told(nowhere.read()),
        one("time-zone", Problem::Other("problem-time-zone"))
    );
}
