//! Rows as vendors: found, laid over what is there, refused with their cells.

use std::collections::BTreeSet;

use avtal::domain::lang::Lang;
use avtal::domain::vendor::{
    Certification, Contact, ContactKind, GdprRole, VendorFacts, VendorStatus,
};
use avtal::jobs::import::agreement::Texts;
use avtal::jobs::import::plan::{Counts, Empty};
use avtal::jobs::import::rejected::rejected;
use avtal::jobs::import::subject::Subject;
use avtal::report::list::Wanted;
use avtal::report::sheet::SheetFormat;
use avtal::store::page::Order;
use avtal::store::vendor_list::{VendorFilter, VendorSort};

use super::{changes, exported, imported, n_events, planned, problems, read};
use crate::facts::day;
use crate::registry::{Registry, vendor};

const SUBJECT: Subject = Subject::Vendors;

fn all() -> Wanted {
    Wanted::Vendors(VendorFilter::default(), VendorSort::Name, Order::Up)
}

/// Everything that can be said, with what tempts a table to lose or run it.
fn full(name: &str) -> VendorFacts {
    VendorFacts {
        name: name.to_owned(),
        legal_name: Some("'=cmd | 'x".to_owned()),
        registration_number: Some("556000-0001".to_owned()),
        country: Some("SE".to_owned()),
        website: Some("https://example.org".to_owned()),
        used_from: Some(day("2025-01-02")),
        deletion_proved_on: Some(day("2026-01-02")),
        roles: BTreeSet::from([GdprRole::Processor, GdprRole::Controller]),
        special_categories: true,
        owner: Some("-Åsa".to_owned()),
        contacts: vec![
            Contact {
                kind: ContactKind::Dpo,
                name: "Eva | Ek".to_owned(),
                email: "eva@example.org".to_owned(),
                phone: String::new(),
            },
            Contact {
                kind: ContactKind::Contract,
                name: "Växel".to_owned(),
                email: String::new(),
                phone: String::new(),
            },
        ],
        data_categories: vec!["namn".to_owned(), "e-post; adress".to_owned()],
        purposes: vec!["löner; pension".to_owned()],
        locations: vec!["SE".to_owned(), "IE".to_owned()],
        certifications: vec![Certification {
            name: "ISO | 27001".to_owned(),
            last_day: Some(day("2027-01-31")),
        }],
        notes: "rad 1\n\n=rad 3, \"citat\"; slut".to_owned(),
        tags: BTreeSet::from(["eu".to_owned(), "moln".to_owned()]),
        ..vendor(name)
    }
}

#[test]
fn what_was_exported_changes_nothing_when_it_is_imported_again_and_makes_the_same_elsewhere() {
    let registry = Registry::on("2026-03-01");
    for (i, name) in ["=Nattchatten", "Ängö | \"AB\"", "+46 Telefoni"]
        .into_iter()
        .enumerate()
    {
        let facts = VendorFacts {
            registration_number: (i > 0).then(|| format!("X-{i}")),
            country: Some("US".to_owned()),
            ..full(name)
        };
        registry.write(move |writer| writer.add_vendor(&facts));
    }
    let before = n_events(&registry);
    for (format, lang) in [
        (SheetFormat::Csv, Lang::En),
        (SheetFormat::Xlsx, Lang::Sv),
        (SheetFormat::Xlsx, Lang::En),
    ] {
        let file = exported(&registry, all(), format, lang);
        let plan = planned(&registry, SUBJECT, &file, &Texts::new());
        assert_eq!(problems(&plan), Vec::<String>::new());
        assert_eq!(changes(&plan), [], "{format} {lang:?}");
        assert_eq!(plan.counts().skipped, 3);
        // Elsewhere nobody has these numbers and folders.
        let other = Registry::on("2026-03-01");
        let (table, mut settings) = read(&other, SUBJECT, &file);
        for used in &mut settings.mapping.0 {
            let own = avtal::jobs::import::mapping::Use::As;
            if *used == own("id") || *used == own("folder") {
                *used = avtal::jobs::import::mapping::Use::Leave;
            }
        }
        let day = other.day();
        let counts = other.write(move |writer| {
            SUBJECT
                .plan(writer, &table, &settings, &Texts::new(), day)?
                .apply(writer)
        });
        assert_eq!(counts.created, 3);
        let facts = |registry: &Registry| {
            registry.read(|reader| {
                let keys = reader.vendor_keys()?;
                let ids: Vec<_> = keys.iter().map(|key| key.id).collect();
                let mut all: Vec<VendorFacts> = reader
                    .vendors_by_id(&ids)?
                    .into_iter()
                    .map(|it| it.facts)
                    .collect();
                all.sort_by(|a, b| a.name.cmp(&b.name));
                Ok(all)
            })
        };
        assert_eq!(facts(&other), facts(&registry));
    }
    assert_eq!(n_events(&registry), before, "not a trace in the journal");
}

#[test]
fn a_row_finds_its_vendor_by_number_or_name_and_changes_only_what_it_says() {
    let registry = Registry::on("2026-03-01");
    let facts = full("Ängö");
    let id = registry.write(move |writer| writer.add_vendor(&facts));
    let table = "Leverantör;Orgnr;Land;Ansvarig;Avdelning\nNytt namn;5560000001;se;;Ekonomi\nEn till;;;Bo;\n";
    let plan = planned(&registry, SUBJECT, table.as_bytes(), &Texts::new());
    assert_eq!(problems(&plan), Vec::<String>::new());
    assert_eq!(
        changes(&plan),
        [
            ("name".to_owned(), "Nytt namn".to_owned()),
            ("department".to_owned(), "Ekonomi".to_owned())
        ]
    );
    let counts = imported(&registry, SUBJECT, table.as_bytes(), &Texts::new());
    let wanted = Counts {
        created: 1,
        changed: 1,
        ..Counts::default()
    };
    assert_eq!(counts, wanted);
    let vendor = registry
        .read(move |reader| reader.vendor(id))
        .expect("it is there");
    assert_eq!(
        vendor.facts.owner.as_deref(),
        Some("-Åsa"),
        "an empty cell says nothing"
    );
    let again = imported(&registry, SUBJECT, table.as_bytes(), &Texts::new());
    assert_eq!((again.created, again.changed, again.skipped), (0, 0, 2));
    // A name alone is enough; an empty cell empties where that is asked for.
    let (table, mut settings) = read(&registry, SUBJECT, "Namn;Ansvarig\nnytt namn;\n".as_bytes());
    settings.empty = Empty::Clear;
    let day = registry.day();
    let plan =
        registry.read(move |reader| SUBJECT.plan(reader, &table, &settings, &Texts::new(), day));
    let owner = changes(&plan).into_iter().find(|(name, _)| name == "owner");
    assert_eq!(owner, Some(("owner".to_owned(), String::new())));
}

#[test]
fn each_wrong_cell_is_told_with_its_place_and_how_to_mend_it() {
    let registry = Registry::on("2026-03-01");
    registry.vendor("Dubbel");
    registry.vendor("Dubbel");
    let table = "name,number,country,category,used_from,special_categories,owner,id\n\
        ,,,,,,,\n\
        Ett,\"5,56E+09\",Atlantis,spaceship,igår,kanske,x,\n\
        Två,556000-0002,SE,,,,,\n\
        Dubbel,,,,,,,\n\
        Tre,,,,,,,77\n\
        Fyra,,,,,,A,\n\
        fyra,,,,,,B,\n\
        Fem,,,,,,,,extra\n\
        Sex,,,,,,,\n\
        Sex,,,,,,,\n";
    let plan = planned(&registry, SUBJECT, table.as_bytes(), &Texts::new());
    let told = problems(&plan);
    for wanted in [
        "B3 “number”: “5,56E+09” is a number that the spreadsheet has shortened",
        "C3 “country”:",
        "D3 “category”: “spaceship” is not known here. Write one of:",
        "E3 “used_from”: “igår” is not a day. Write it as 2026-11-25",
        "F3 “special_categories”: “kanske” is neither yes nor no",
        "B4 “number”:",
        "A5 “name”: There are several vendors “Dubbel”",
        "H6 “id”: There is no vendor “77”",
        "Row 8: It is about the same as row 7",
        "Row 9: The row has more cells than there are headings",
    ] {
        assert!(
            told.iter().any(|it| it.starts_with(wanted)),
            "{wanted}\n{told:#?}"
        );
    }
    let counts = plan.counts();
    assert_eq!(
        (counts.created, counts.skipped, counts.refused),
        (2, 1, 6),
        "{told:#?}"
    );
    // What is wrong goes out, is mended, and comes in.
    let (table, _) = read(&registry, SUBJECT, table.as_bytes());
    let file = rejected(&table, &plan, Lang::Sv).expect("it is written");
    let file = String::from_utf8(file).expect("text");
    assert!(
        file.contains("Vad som är fel") && !file.contains("Sex"),
        "{file}"
    );
    let mended = file.replace("556000-0002", "556000-0001");
    let plan = planned(&registry, SUBJECT, mended.as_bytes(), &Texts::new());
    assert_eq!(plan.counts().refused, 3, "{:#?}", problems(&plan));
}

#[test]
fn a_processor_without_an_agreement_is_not_put_to_use_by_a_table() {
    let registry = Registry::on("2026-03-01");
    let facts = VendorFacts {
        status: VendorStatus::Proposed,
        ..vendor("Ängö")
    };
    registry.write(move |writer| writer.add_vendor(&facts));
    let plan = planned(
        &registry,
        SUBJECT,
        "name,status\nÄngö,active\n".as_bytes(),
        &Texts::new(),
    );
    let told = problems(&plan);
    assert!(
        told.len() == 1 && told[0].starts_with("B2 “status”:"),
        "{told:?}"
    );
}

#[test]
fn a_likely_duplicate_is_remarked_upon_and_a_column_that_nobody_knows_stays_undecided() {
    let registry = Registry::on("2026-03-01");
    let id = registry.vendor("Ängö AB");
    let file = "name,number,shoe size\nÄngö Aktiebolag,X1,44\n";
    let plan = planned(&registry, SUBJECT, file.as_bytes(), &Texts::new());
    let remark = plan.outcomes[0].remark.clone();
    assert_eq!(
        remark,
        Some(("import-alike", format!("Ängö AB ({})", id.0)))
    );
    let (table, settings) = read(&registry, SUBJECT, file.as_bytes());
    assert_eq!(settings.mapping.unknown().collect::<Vec<_>>(), [2]);
    // What is said once is known the next time.
    let said = [("shoe size", "-")];
    let mapping = settings
        .mapping
        .with(SUBJECT.shape(), &table.headings, said)
        .expect("known");
    let (fingerprint, said) = (SUBJECT.fingerprint(&table), mapping.said(&table.headings));
    registry.write(move |writer| writer.remember_mapping(&fingerprint, &said));
    let (_, settings) = read(
        &registry,
        SUBJECT,
        "Name,Number,Shoe size\nX,,\n".as_bytes(),
    );
    assert_eq!(settings.mapping.unknown().count(), 0);
}
