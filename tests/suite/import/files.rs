//! Files as spreadsheets and people make them: encodings, separators, workbooks with merged cells and serial days.

use avtal::domain::lang::Lang;
use avtal::jobs::import::agreement::Texts;
use avtal::jobs::import::day::DayOrder;
use avtal::jobs::import::plan::asks_order;
use avtal::jobs::import::subject::Subject;
use avtal::report::sheet::SheetFormat;
use rust_xlsxwriter::{Format, Workbook};

use super::{imported, planned, problems, read};
use crate::facts::day;
use crate::registry::Registry;

const SUBJECT: Subject = Subject::Vendors;

/// The vendors of a register: name, owner, first day.
fn vendors(registry: &Registry) -> Vec<(String, Option<String>, Option<String>)> {
    registry.read(|reader| {
        let ids: Vec<_> = reader.vendor_keys()?.iter().map(|key| key.id).collect();
        let all = reader.vendors_by_id(&ids)?.into_iter().map(|it| {
            let day = it.facts.used_from.map(|day| day.to_string());
            (it.facts.name, it.facts.owner, day)
        });
        Ok(all.collect())
    })
}

#[test]
fn a_table_is_the_same_in_every_encoding_and_with_every_separator() {
    let text = "Namn;Ansvarig;Anlitas från\nÅkerö – ett;Örjan;25.11.2026\n";
    let utf16 = |bytes: fn(u16) -> [u8; 2]| -> Vec<u8> {
        std::iter::once(0xfeff)
            .chain(text.encode_utf16())
            .flat_map(bytes)
            .collect()
    };
    let windows = encoding_rs::WINDOWS_1252.encode(text).0.into_owned();
    for bytes in [
        text.as_bytes().to_vec(),
        format!("\u{feff}{}", text.replace(';', ",")).into_bytes(),
        text.replace(';', "\t").into_bytes(),
        format!("sep=;\r\n{}", text.replace('\n', "\r\n")).into_bytes(),
        utf16(u16::to_le_bytes),
        utf16(u16::to_be_bytes),
        windows,
    ] {
        let registry = Registry::on("2026-03-01");
        imported(&registry, SUBJECT, &bytes, &Texts::new());
        let wanted = (
            "Åkerö – ett".to_owned(),
            Some("Örjan".to_owned()),
            Some("2026-11-25".to_owned()),
        );
        assert_eq!(vendors(&registry), [wanted]);
    }
}

#[test]
fn days_are_read_in_every_form_and_asked_for_where_they_can_be_two() {
    let registry = Registry::on("2026-03-01");
    let file = "name,used_from\nA,2025-11-25\nB,25/11/2025\nC,25.11.2025\nD,25 nov 2025\nE,45986\nF,03/04/2025\n";
    let plan = planned(&registry, SUBJECT, file.as_bytes(), &Texts::new());
    assert_eq!(problems(&plan), Vec::<String>::new(), "B tells what F is");
    imported(&registry, SUBJECT, file.as_bytes(), &Texts::new());
    let days: Vec<String> = vendors(&registry)
        .into_iter()
        .filter_map(|it| it.2)
        .collect();
    assert_eq!(days[..5], ["2025-11-25"; 5]);
    assert_eq!(days[5], "2025-04-03");
    let file = "name,used_from\nA,11/25/2025\nB,03/04/2025\n";
    let other = Registry::on("2026-03-01");
    imported(&other, SUBJECT, file.as_bytes(), &Texts::new());
    assert_eq!(vendors(&other)[1].2.as_deref(), Some("2025-03-04"));
    let (table, mut settings) = read(&registry, SUBJECT, b"name,used_from\nG,03/04/2025\n");
    assert!(asks_order(SUBJECT.shape(), &table, &settings.mapping));
    settings.order = Some(DayOrder::MonthFirst);
    let today = registry.day();
    let plan =
        registry.read(move |reader| SUBJECT.plan(reader, &table, &settings, &Texts::new(), today));
    assert_eq!(plan.counts().created, 1);
}

#[test]
fn a_workbook_is_read_with_titles_merged_cells_numbers_and_real_days() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let plain = Format::new();
    let date = Format::new().set_num_format("d mmm yyyy");
    sheet
        .merge_range(0, 0, 0, 3, "Våra leverantörer", &plain)
        .unwrap();
    for (at, heading) in [
        "Leverantör",
        "Organisationsnummer",
        "Ansvarig",
        "Anlitas från",
    ]
    .iter()
    .enumerate()
    {
        sheet
            .write_string(2, u16::try_from(at).unwrap(), *heading)
            .unwrap();
    }
    sheet.merge_range(3, 2, 4, 2, "Åsa", &plain).unwrap();
    sheet.write_string(3, 0, "=Ett AB").unwrap();
    sheet.write_number(3, 1, 5_560_000_001_f64).unwrap();
    sheet
        .write_datetime_with_format(3, 3, day("2025-11-25"), &date)
        .unwrap();
    sheet.write_string(4, 0, "Två AB").unwrap();
    sheet.write_string(5, 0, "Tre AB").unwrap();
    sheet.write_string(5, 3, "nonsens").unwrap();
    let bytes = book.save_to_buffer().unwrap();
    let registry = Registry::on("2026-03-01");
    let plan = planned(&registry, SUBJECT, &bytes, &Texts::new());
    let told = problems(&plan);
    assert!(
        told.len() == 1 && told[0].starts_with("D6 “Anlitas från”: “nonsens”"),
        "{told:?}"
    );
    imported(&registry, SUBJECT, &bytes, &Texts::new());
    let owner = Some("Åsa".to_owned());
    assert_eq!(
        vendors(&registry),
        [
            (
                "=Ett AB".to_owned(),
                owner.clone(),
                Some("2025-11-25".to_owned())
            ),
            ("Två AB".to_owned(), owner, None)
        ]
    );
}

#[test]
fn a_file_that_is_no_table_is_refused_with_what_to_do() {
    for (bytes, told) in [
        (&b""[..], "empty"),
        (b"name,owner\n", "no rows"),
        (b"PK\x03\x04not a workbook", "cannot be read"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old Excel"),
        (b"\x00\x01\x02\x00\x00\x00", "neither CSV nor Excel"),
    ] {
        let refusal = SUBJECT.table(bytes).expect_err(told);
        let said = refusal.sentence(Lang::En);
        assert!(said.contains(told), "{told}: {said}");
    }
}

#[test]
fn a_template_has_every_heading_and_is_read_without_a_question() {
    let registry = Registry::on("2026-03-01");
    for subject in Subject::ALL {
        for lang in Lang::ALL {
            for format in [SheetFormat::Csv, SheetFormat::Xlsx] {
                let bytes = subject
                    .template(format, lang, registry.day())
                    .expect("written");
                let refusal = subject.table(&bytes).expect_err("no rows yet");
                assert!(refusal.sentence(Lang::En).contains("no rows"));
            }
            let mut csv = subject
                .template(SheetFormat::Csv, lang, registry.day())
                .expect("written");
            csv.extend(b"x\n");
            let (_, settings) = read(&registry, *subject, &csv);
            assert_eq!(settings.mapping.unknown().count(), 0);
        }
    }
}
