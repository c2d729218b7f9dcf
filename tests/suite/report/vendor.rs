//! The vendor summary: what it says of a vendor on a day, from the register to the page.

use avtal::domain::agreement::{BindingMode, Bound, Notice};
use avtal::domain::finding::FindingCode;
use avtal::domain::lang::Lang;
use avtal::domain::vendor::{
    Certification, Contact, ContactKind, GdprRole, PersonalData, VendorFacts, VendorId,
    VendorStatus,
};
use avtal::domain::waiver::WaiverFacts;
use avtal::report::occasion::Occasion;
use avtal::report::paper::block::Block;
use avtal::report::paper::{Paper, Status};
use avtal::report::vendor;
use avtal::store::version::Decision;

use super::told::told;
use super::tools::made;
use crate::facts::{day, term};
use crate::registry::{Registry, vendor as facts};

/// The paper of a vendor as the register has it on its day.
fn paper(registry: &Registry, id: VendorId, lang: Lang) -> Paper {
    let today = registry.day();
    registry.read(move |reader| {
        let occasion = Occasion::read(reader, lang, today)?;
        let summary = vendor::read::read(reader, &occasion, id)?.expect("the vendor is there");
        Ok(vendor::paper(&occasion, &summary))
    })
}

/// The line that says where the vendor stands.
fn line(paper: &Paper) -> (Status, String) {
    match &paper.blocks[0] {
        Block::Callout { status, title, .. } => (*status, title.characters()),
        other => panic!("the first block is {other:?}"),
    }
}

/// A vendor with everything that can be said of one.
fn known() -> VendorFacts {
    VendorFacts {
        legal_name: Some("Kvickprat Aktiebolag (publ)".to_owned()),
        registration_number: Some("556000-0001".to_owned()),
        country: Some("SE".to_owned()),
        website: Some("https://kvickprat.example".to_owned()),
        service: "Livechatt på webbplatsen, med sparade konversationer".to_owned(),
        special_categories: true,
        owner: Some("Åsa Öberg".to_owned()),
        department: Some("Kundtjänst".to_owned()),
        contacts: vec![Contact {
            kind: ContactKind::Dpo,
            name: "Zofia Żak".to_owned(),
            email: "dpo@kvickprat.example".to_owned(),
            phone: "+46 8 000 00 00".to_owned(),
        }],
        data_categories: vec!["Namn".to_owned(), "E-postadress".to_owned()],
        data_subjects: vec!["Kunder".to_owned()],
        locations: vec!["SE".to_owned(), "IE".to_owned()],
        certifications: vec![
            Certification {
                name: "ISO 27001".to_owned(),
                last_day: Some(day("2027-06-30")),
            },
            Certification {
                name: "SOC 2".to_owned(),
                last_day: Some(day("2026-05-31")),
            },
        ],
        ..facts("Kvickprat")
    }
}

/// A registry with one vendor whose agreement is signed, renews and has been reviewed, and with a waived finding.
fn covered() -> (Registry, VendorId) {
    let registry = Registry::on("2026-11-24");
    let id = registry.write(|w| w.add_vendor(&known()));
    let (agreement, version) = registry.agreement(id, "Personuppgiftsbiträdesavtal");
    registry.write(move |w| {
        let row = w.open_review(version, 1)?;
        let row = w.decide(
            version,
            row,
            Decision::Approve,
            "Punkt 7 nämner nu underbiträdena.",
        )?;
        let on = day("2024-05-20");
        let bound = Bound {
            on,
            mode: BindingMode::Signed,
            by_us: Some("Maria Åkesson".to_owned()),
            by_them: Some("Ivan Žižka".to_owned()),
        };
        let row = w.bind(version, row, bound)?;
        w.set_term(
            version,
            row,
            term(
                "2024-05-25",
                "2025-05-24",
                Some(12),
                Some(Notice::Months(3)),
            ),
        )?;
        w.waive(&WaiverFacts {
            code: FindingCode::CertificationExpired,
            vendor: id,
            agreement: None,
            detail: Some("SOC 2".to_owned()),
            reason: "Revisionen pågår och intyget kommer i januari.".to_owned(),
            first_day: day("2026-11-24"),
            last_day: day("2027-01-31"),
        })
    });
    assert_eq!(agreement.0, 1);
    (registry, id)
}

#[test]
fn the_first_line_says_where_the_vendor_stands_and_why() {
    let registry = Registry::on("2026-11-24");
    let missing = registry.vendor("Lönehamn");
    let (status, said) = line(&paper(&registry, missing, Lang::En));
    assert_eq!(status, Status::Bad);
    assert!(
        said.starts_with("There is no data processing agreement: no valid agreement for"),
        "{said}"
    );

    let harmless = VendorFacts {
        roles: [GdprRole::None].into(),
        personal_data: PersonalData::No,
        ..facts("Penna")
    };
    let harmless = registry.write(move |w| w.add_vendor(&harmless));
    assert_eq!(
        line(&paper(&registry, harmless, Lang::En)),
        (Status::Good, "In order: no agreement needed".to_owned())
    );

    let former = VendorFacts {
        status: VendorStatus::Former,
        used_until: Some(day("2026-01-31")),
        deletion_proved_on: Some(day("2026-02-28")),
        ..facts("Gammal")
    };
    let former = registry.write(move |w| w.add_vendor(&former));
    assert_eq!(
        line(&paper(&registry, former, Lang::Sv)),
        (Status::Neutral, "Anlitas inte längre".to_owned())
    );

    let (registry, id) = covered();
    let sentence = (
        Status::Good,
        "I ordning: ”Personuppgiftsbiträdesavtal” gäller".to_owned(),
    );
    assert_eq!(line(&paper(&registry, id, Lang::Sv)), sentence);
}

#[test]
fn the_paper_says_everything_that_the_register_knows_in_both_languages() {
    let (registry, id) = covered();
    for (lang, name) in [(Lang::En, "vendor-en"), (Lang::Sv, "vendor-sv")] {
        let paper = paper(&registry, id, lang);
        insta::assert_snapshot!(name, told(&paper));
        assert!(
            !paper.canonical_json().contains("report-"),
            "a key without a text"
        );
    }
}

#[test]
fn the_pdf_of_a_vendor_conforms_and_reads_in_order() {
    let (registry, id) = covered();
    let made = made(&paper(&registry, id, Lang::Sv));
    assert_eq!(
        (
            made.complaints(),
            made.violations("2a"),
            made.violations("ua1")
        ),
        Default::default()
    );
    let text = made.text();
    let order = [
        "Kvickprat",
        "I ordning",
        "Gäller sedan 2024-05-25",
        "Kvickprat Aktiebolag (publ)",
        "Sverige, Irland",
        "Maria Åkesson",
        "Ivan Žižka",
        "Gällande undantag",
        "Zofia Żak",
        "Punkt 7 nämner nu underbiträdena.",
        "SHA-256 för innehållet",
    ];
    let places: Vec<usize> = order
        .iter()
        .map(|part| {
            text.find(part)
                .unwrap_or_else(|| panic!("{part} is not in {text}"))
        })
        .collect();
    assert!(
        places.is_sorted(),
        "{order:?} stand at {places:?} in\n{text}"
    );
}

#[test]
fn reading_a_vendor_takes_the_same_number_of_statements_however_much_there_is() {
    let (registry, id) = covered();
    let today = registry.day();
    let count = move |reader: &avtal::store::reader::Reader<'_>| {
        let occasion = Occasion::read(reader, Lang::En, today)?;
        vendor::read::read(reader, &occasion, id)?;
        Ok(reader.n_queries())
    };
    let before = registry.read(count);
    for n in 0..5 {
        registry.agreement(id, &format!("Bilaga {n}"));
    }
    assert_eq!(registry.read(count), before);
}
