//! The lists of the register as files: each format read back by another program's eyes and compared with the store.

use std::collections::BTreeSet;

use avtal::domain::agreement::{BindingMode, Bound, Notice, Term};
use avtal::domain::day::Day;
use avtal::domain::lang::Lang;
use avtal::domain::sub_processor::SubProcessorFacts;
use avtal::domain::text::text;
use avtal::domain::vendor::{Contact, ContactKind, GdprRole, VendorFacts};
use avtal::report::list::{self, LISTS, Wanted};
use avtal::report::sheet::csv::{Mark, unguarded};
use avtal::report::sheet::{SheetFormat, SheetOptions, schema};
use avtal::store::agreement_list::{AgreementFilter, AgreementSort};
use avtal::store::finding_list::{FindingFilter, FindingSort};
use avtal::store::journal_list::JournalFilter;
use avtal::store::page::{Order, Page};
use avtal::store::sub_processor_list::SubProcessorFilter;
use avtal::store::vendor_list::{VendorFilter, VendorSort};
use calamine::{Data, DataType, Reader, Xlsx};
use serde_json::Value;

use crate::facts::day;
use crate::registry::{Registry, agreement, vendor};

/// Names that break tables: formulas, bars, line breaks in lists, quotes, every kind of letter.
const NAMES: [&str; 5] = [
    "=HYPERLINK(\"http://evil.example\")",
    "Ängö | Ø \"AB\" <b>*fet*</b>",
    "+46 Telefoni",
    "Жар-птица, Ωμέγα; Łódź",
    "'=Citat",
];

fn filled() -> Registry {
    let registry = Registry::on("2026-03-01");
    for (i, name) in NAMES.into_iter().enumerate() {
        let facts = VendorFacts {
            registration_number: Some(format!("55600{i}")),
            roles: BTreeSet::from([GdprRole::Processor, GdprRole::Controller]),
            used_from: Some(day("2025-05-24")),
            purposes: vec!["löner; lön".to_owned()],
            contacts: vec![Contact {
                kind: ContactKind::Privacy,
                name: "Eva | Ek".to_owned(),
                email: "eva@example.org".to_owned(),
                phone: "+46 8".to_owned(),
            }],
            notes: "rad 1\nrad 2".to_owned(),
            ..vendor(name)
        };
        let id = registry.write(move |writer| writer.add_vendor(&facts));
        let engaged = SubProcessorFacts {
            name: format!("{name} 2"),
            countries: BTreeSet::from(["SE".to_owned(), "US".to_owned()]),
            purpose: "drift | =1+1".to_owned(),
            since: Some(day("2025-05-24")),
            ..SubProcessorFacts::default()
        };
        registry.write(move |writer| writer.add_sub_processor(id, None, &engaged));
        let facts = agreement(id, &format!("Avtal {i}"));
        registry.write(move |writer| {
            let id = writer.add_agreement(&facts)?;
            let version = writer.add_version(id, Lang::Sv, b"# Avtal\n\nText.\n")?;
            let term = Term {
                ends_on: Some(day("2026-12-31")),
                renews_months: Some(12),
                notice: Some(Notice::Months(3)),
                ..Term::default()
            };
            let row = writer.set_term(version, 1, term)?;
            let bound = Bound {
                on: day("2025-06-01"),
                mode: BindingMode::Signed,
                by_us: None,
                by_them: Some("Vd".to_owned()),
            };
            writer.bind(version, row, bound)
        });
    }
    registry
}

fn wanted() -> [Wanted; 5] {
    [
        Wanted::Vendors(VendorFilter::default(), VendorSort::Name, Order::Up),
        Wanted::Agreements(AgreementFilter::default(), AgreementSort::Title, Order::Up),
        Wanted::Findings(
            vec![FindingFilter::default()],
            FindingSort::Urgency,
            Order::Up,
        ),
        Wanted::SubProcessors(SubProcessorFilter::default()),
        Wanted::Journal(JournalFilter::default()),
    ]
}

fn written(registry: &Registry, wanted: Wanted, format: SheetFormat, lang: Lang) -> Vec<u8> {
    let options = SheetOptions {
        format,
        lang,
        day: registry.day(),
        mark: Mark::Without,
    };
    registry.read(move |reader| {
        let mut out = Vec::new();
        list::write(reader, &wanted, &options, &mut out).expect("the list is written");
        Ok(out)
    })
}

/// The rows of a workbook as text, each with its cells by heading.
fn workbook(bytes: Vec<u8>) -> Vec<Vec<Data>> {
    let mut book: Xlsx<_> = Xlsx::new(std::io::Cursor::new(bytes)).expect("a workbook");
    let range = book
        .worksheet_range_at(0)
        .expect("a sheet")
        .expect("it reads");
    range.rows().map(<[Data]>::to_vec).collect()
}

fn csv_rows(bytes: &[u8]) -> Vec<Vec<String>> {
    let mut csv = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(bytes);
    let rows = csv.records().map(|row| {
        let row = row.expect("a row as long as the others");
        row.iter().map(str::to_owned).collect()
    });
    rows.collect()
}

#[test]
fn a_workbook_holds_what_the_store_holds_with_days_as_days() {
    let registry = filled();
    let rows = workbook(written(
        &registry,
        wanted()[0].clone(),
        SheetFormat::Xlsx,
        Lang::Sv,
    ));
    let vendors = registry.read(|reader| {
        let page = Page::<VendorSort>::first(100);
        let listed = reader.vendors(&VendorFilter::default(), day("2026-03-01"), &page)?;
        let ids: Vec<_> = listed.rows.iter().map(|row| row.id).collect();
        reader.vendors_by_id(&ids)
    });
    assert_eq!(rows.len(), vendors.len() + 1);
    let at = |heading: &str| {
        let found = rows[0].iter().position(|cell| cell == heading);
        found.unwrap_or_else(|| panic!("{heading} is not among {:?}", rows[0]))
    };
    for row in &rows[1..] {
        let id = row[at("Nummer i registret")].as_i64();
        let vendor = vendors
            .iter()
            .find(|vendor| Some(vendor.id.0) == id)
            .expect("a vendor of the store");
        let facts = &vendor.facts;
        assert_eq!(
            row[at("Namn")],
            *facts.name.as_str(),
            "no guard, no formula"
        );
        assert_eq!(
            row[at("Anlitas från")].as_date(),
            facts.used_from,
            "a real date"
        );
        assert_eq!(
            row[at("Kategori")],
            *text(Lang::Sv, facts.category.text_key())
        );
        assert_eq!(row[at("Anteckningar")], *facts.notes.as_str());
        assert_eq!(row[at("Känsliga uppgifter")], *"Nej");
    }
    let agreements = workbook(written(
        &registry,
        wanted()[1].clone(),
        SheetFormat::Xlsx,
        Lang::En,
    ));
    let at = |heading: &str| {
        let found = agreements[0].iter().position(|cell| cell == heading);
        found.expect("a heading")
    };
    for row in &agreements[1..] {
        assert_eq!(
            row[at("End of first term")].as_date(),
            Some(day("2026-12-31"))
        );
        assert_eq!(row[at("Bound on")].as_date(), Some(day("2025-06-01")));
        assert_eq!(row[at("Notice time")], *"3m");
    }
}

#[test]
fn every_list_says_the_same_in_every_format() {
    let registry = filled();
    for wanted in wanted() {
        let list = wanted.list();
        let csv = csv_rows(&written(
            &registry,
            wanted.clone(),
            SheetFormat::Csv,
            Lang::En,
        ));
        let names: Vec<&str> = list.columns.iter().map(|column| column.name).collect();
        assert_eq!(csv[0], names, "{}", list.name);
        assert!(csv.len() > 5, "{} has rows", list.name);
        let json = written(&registry, wanted.clone(), SheetFormat::Json, Lang::En);
        let json: Value = serde_json::from_slice(&json).expect("JSON");
        let problems: Vec<String> = jsonschema::validator_for(&schema::schema(list))
            .expect("a schema")
            .iter_errors(&json)
            .map(|error| error.to_string())
            .collect();
        assert!(problems.is_empty(), "{}: {problems:?}", list.name);
        let rows = json["rows"].as_array().expect("rows");
        let book = workbook(written(
            &registry,
            wanted.clone(),
            SheetFormat::Xlsx,
            Lang::En,
        ));
        assert_eq!(
            (rows.len(), book.len()),
            (csv.len() - 1, csv.len()),
            "{}",
            list.name
        );
        for ((csv, json), book) in csv[1..].iter().zip(rows).zip(&book[1..]) {
            for (i, name) in names.iter().enumerate() {
                let csv = unguarded(&csv[i]);
                match &json[name] {
                    Value::Null => assert_eq!(csv, "", "{name}"),
                    Value::String(text) => assert_eq!(csv, text, "{name}"),
                    Value::Number(number) => {
                        assert_eq!(csv, number.to_string(), "{name}");
                        assert_eq!(book[i].as_i64(), number.as_i64(), "{name}");
                    }
                    Value::Bool(flag) => assert_eq!(csv == "yes", *flag, "{name}"),
                    Value::Array(all) => {
                        for one in all {
                            assert!(csv.contains(one.as_str().expect("text")), "{name}");
                        }
                    }
                    Value::Object(_) => panic!("{name} is an object"),
                }
                if let (Data::DateTime(_), Some(date)) = (&book[i], book[i].as_date()) {
                    let written: Day = csv[..10].parse().expect("a day");
                    assert_eq!(date, written, "{name}");
                }
            }
        }
        let markdown = written(&registry, wanted, SheetFormat::Markdown, Lang::Sv);
        let markdown = String::from_utf8(markdown).expect("text");
        let html = {
            let options = pulldown_cmark::Options::ENABLE_TABLES;
            let mut html = String::new();
            pulldown_cmark::html::push_html(
                &mut html,
                pulldown_cmark::Parser::new_ext(&markdown, options),
            );
            scraper::Html::parse_fragment(&html)
        };
        let all = |what: &str| {
            html.select(&scraper::Selector::parse(what).expect("a selector"))
                .count()
        };
        assert_eq!(all("tbody tr"), csv.len() - 1, "{markdown}");
        assert_eq!(all("tbody td"), (csv.len() - 1) * names.len());
        assert_eq!(all("b") + all("em") + all("a"), 0, "no markup of people's");
    }
}

#[test]
fn a_filter_narrows_the_file_as_it_narrows_the_list() {
    let registry = filled();
    let filter = VendorFilter {
        text: Some("telefoni".to_owned()),
        ..VendorFilter::default()
    };
    let wanted = Wanted::Vendors(filter, VendorSort::Name, Order::Up);
    let rows = csv_rows(&written(&registry, wanted, SheetFormat::Csv, Lang::En));
    assert_eq!(rows.len(), 2);
    assert_eq!(rows[1][2], "'+46 Telefoni", "guarded in CSV");
}

#[test]
fn a_text_that_no_cell_can_hold_is_cut_in_sight() {
    let registry = Registry::on("2026-03-01");
    let facts = VendorFacts {
        notes: "ö".repeat(10_000),
        ..vendor("Lång")
    };
    registry.write(move |writer| {
        let id = writer.add_vendor(&facts)?;
        // One event that says both the old and the new: longer than a cell.
        for letter in ["å", "ä", "\u{1f600}"] {
            let vendor = writer.vendor(id)?.expect("it is there");
            let facts = VendorFacts {
                notes: letter.repeat(10_000),
                service: "x".repeat(400),
                ..vendor.facts
            };
            writer.change_vendor(id, vendor.row, &facts)?;
        }
        Ok(())
    });
    let wanted = Wanted::Journal(JournalFilter::default());
    let book = workbook(written(
        &registry,
        wanted.clone(),
        SheetFormat::Xlsx,
        Lang::En,
    ));
    let csv = csv_rows(&written(&registry, wanted, SheetFormat::Csv, Lang::En));
    for (book, csv) in book[1..].iter().zip(&csv[1..]) {
        let cell = book[9].get_string().unwrap_or_default();
        assert!(cell.encode_utf16().count() <= 32_767);
        if csv[9].encode_utf16().count() > 32_767 {
            assert!(cell.ends_with("characters]"));
        } else {
            assert_eq!(cell, csv[9]);
        }
    }
}

#[test]
fn every_column_has_a_heading_in_both_languages_and_no_two_of_a_list_the_same() {
    for list in LISTS {
        for lang in Lang::ALL {
            let headings: Vec<String> = list.columns.iter().map(|it| it.heading(lang)).collect();
            let different: BTreeSet<&String> = headings.iter().collect();
            assert_eq!(different.len(), headings.len(), "{headings:?}");
            assert!(
                headings.iter().all(|it| !it.starts_with("column-")),
                "{headings:?}"
            );
        }
    }
}
