//! The agreement that is drafted for a vendor: complete by the checker's own measure once it is filled in, honest about
//! what is not, and on into the register as its first version.

use std::collections::BTreeMap;

use avtal::checks::catalogue;
use avtal::checks::report::Insist;
use avtal::domain::access::UserRole;
use avtal::domain::entity::{Entity, EntityId};
use avtal::domain::lang::Lang;
use avtal::domain::settings::Settings;
use avtal::domain::vendor::{Contact, ContactKind, VendorFacts};
use avtal::report::occasion::Occasion;
use avtal::report::offer::{Offer, offer, paper};

use crate::facts::processor;
use crate::report::tools::made;
use crate::support::app::TestApp;

fn ours() -> Entity {
    Entity {
        id: EntityId(1),
        name: "Tallmora Energi AB".to_owned(),
        registration_number: Some("556000-0001".to_owned()),
    }
}

/// A vendor of which the register knows all that it can, in the words of a language.
fn well_known(lang: Lang) -> VendorFacts {
    let words = |en: &str, sv: &str| vec![if lang == Lang::En { en } else { sv }.to_owned()];
    VendorFacts {
        name: "Kvickprat".to_owned(),
        legal_name: Some("Kvickprat AB".to_owned()),
        registration_number: Some("559901-2043".to_owned()),
        country: Some("SE".to_owned()),
        service: "Live chat | with *stars*".to_owned(),
        data_categories: words("name, e-mail address", "namn, e-postadress"),
        data_subjects: words("customers", "kunder"),
        purposes: words("answer questions", "besvara frågor"),
        locations: vec!["SE".to_owned(), "FI".to_owned()],
        contacts: vec![Contact {
            kind: ContactKind::Dpo,
            name: "Disa Ombud".to_owned(),
            email: "disa@kvickprat.example".to_owned(),
            phone: String::new(),
        }],
        ..processor().facts
    }
}

/// The text with every blank replaced by something that could stand there.
fn filled(offer: &Offer) -> String {
    let mut text = offer.markdown.clone();
    while let Some(start) = text.find("[f") {
        let end = start + text[start..].find(']').expect("a blank ends");
        let blank = text[start..=end].to_lowercase();
        let words = [
            ("first day", "2026-12-01"),
            ("första dagen", "2026-12-01"),
            ("contact", "privacy@tallmora.example"),
            ("kontakt", "dataskydd@tallmora.example"),
            ("address", "Storgatan 1, 123 45 Tallmora"),
            ("adress", "Storgatan 1, 123 45 Tallmora"),
            ("name", "Molnviken AB"),
            ("namn", "Molnviken AB"),
            ("country", "Sweden"),
            ("land", "Sverige"),
            ("sub-processor does", "hosting"),
            ("uppdrag", "drift"),
        ];
        let word = words.iter().find(|(key, _)| blank.contains(key));
        let word = word
            .unwrap_or_else(|| panic!("nothing to fill in for {blank}"))
            .1;
        text.replace_range(start..=end, word);
    }
    text
}

#[test]
fn a_filled_in_draft_meets_every_requirement_and_raises_no_flag() {
    for lang in Lang::ALL {
        let offer = offer(lang, &ours(), &well_known(lang));
        let text = filled(&offer);
        assert!(!text.contains("{{"), "{lang:?}");
        let report = avtal::checks::check(
            catalogue::built_in().expect("the catalogue is sound"),
            "draft.md",
            text.as_bytes(),
            Insist::No,
        )
        .expect("it can be read");
        let report = serde_json::to_value(&report).expect("a report is JSON");
        assert_eq!(report["kind"], "data-processing-agreement");
        let unmet: BTreeMap<String, String> = report["requirements"]
            .as_array()
            .expect("verdicts")
            .iter()
            .map(|it| (it["id"].to_string(), it["verdict"].to_string()))
            .filter(|(_, verdict)| verdict != "\"met\"" && verdict != "\"not-applicable\"")
            .collect();
        assert!(unmet.is_empty(), "{lang:?}: {unmet:?}");
        assert_eq!(
            report["flags"].as_array().map(Vec::len),
            Some(0),
            "{lang:?}"
        );
        assert_eq!(report["facts"]["breach-notice-hours"]["value"], 24);
    }
}

#[test]
fn what_the_register_does_not_know_is_listed_and_not_called_met() {
    let vendor = VendorFacts {
        name: "Okänd".to_owned(),
        service: String::new(),
        data_categories: Vec::new(),
        data_subjects: Vec::new(),
        purposes: Vec::new(),
        ..processor().facts
    };
    let offer = offer(Lang::En, &ours(), &vendor);
    for missing in [
        "types of personal data",
        "what the vendor does",
        "first day",
    ] {
        assert!(
            offer.blanks.iter().any(|it| it == missing),
            "{missing}: {:?}",
            offer.blanks
        );
        assert!(offer.markdown.contains(&format!("[fill in: {missing}]")));
    }
    let report = avtal::checks::check(
        catalogue::built_in().expect("the catalogue is sound"),
        "draft.md",
        offer.markdown.as_bytes(),
        Insist::No,
    )
    .expect("it can be read");
    let report = serde_json::to_value(&report).expect("a report is JSON");
    for id in ["personal-data-types", "data-subject-categories", "parties"] {
        let of = report["requirements"]
            .as_array()
            .and_then(|all| all.iter().find(|it| it["id"] == id))
            .expect("every requirement has a verdict");
        assert_ne!(of["verdict"], "met", "{id}");
    }
}

#[test]
fn a_vendor_without_an_agreement_gets_a_draft_that_becomes_its_first_version() {
    let app = TestApp::new().on("2026-03-01");
    let procurement = app.client_as(UserRole::Procurement);
    let vendor = app.registry().vendor("Nattchatten");
    let page = procurement.get(&format!("/vendors/{}", vendor.0));
    assert!(page.text("main").contains("Draft an agreement"));
    let page = procurement.get(&format!("/vendors/{}/offer?lang=sv", vendor.0));
    assert!(page.text("article").contains("Nattchatten"));
    assert!(page.text(".blanks").contains("första dagen"));
    let page = page.form("Add as version 1").submit();
    let page = page.form("Store it").submit();
    assert_eq!(
        page.text("h1"),
        "Personuppgiftsbiträdesavtal med Nattchatten"
    );
    let auditor = app.client_as(UserRole::Auditor);
    assert_eq!(
        auditor.get(&format!("/vendors/{}/offer", vendor.0)).status,
        403
    );
}

#[test]
fn the_draft_is_a_paper_that_conforms_and_has_every_clause() {
    for lang in Lang::ALL {
        let offer = offer(lang, &ours(), &well_known(lang));
        let occasion = Occasion {
            lang,
            day: "2026-03-01".parse().unwrap(),
            settings: Settings::default(),
            logo: None,
        };
        let made = made(&paper(&occasion, &offer));
        assert_eq!(made.complaints(), "");
        assert_eq!(made.violations("2a"), "");
        assert_eq!(made.violations("ua1"), "");
        let text = made.text();
        let numbered = offer
            .markdown
            .lines()
            .filter(|line| {
                line.starts_with("5.") && line[2..].starts_with(|c: char| c.is_ascii_digit())
            })
            .count();
        assert!(numbered > 2);
        assert!(
            (1..=numbered).all(|n| text.contains(&format!("5.{n}"))),
            "{text}"
        );
    }
}
