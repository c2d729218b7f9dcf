//! Rows as agreements: with whom, their texts and dates.

use avtal::domain::agreement::{AgreementKind, Notice};
use avtal::domain::lang::Lang;
use avtal::jobs::import::agreement::Texts;
use avtal::jobs::import::subject::Subject;
use avtal::report::list::Wanted;
use avtal::report::sheet::SheetFormat;
use avtal::store::agreement_list::{AgreementFilter, AgreementSort};
use avtal::store::page::Order;

use super::{changes, exported, imported, n_events, planned, problems};
use crate::facts::day;
use crate::registry::Registry;

const SUBJECT: Subject = Subject::Agreements;

fn texts(all: &[(&str, &str)]) -> Texts {
    let pairs = all
        .iter()
        .map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec()));
    pairs.collect()
}

const TABLE: &str = "Avtal;Leverantör;Typ;Fil;Undertecknat;Slutdatum;Förlängs med månader;Uppsägningstid\n\
    Biträdesavtal;Ängö;Personuppgiftsbiträdesavtal;angö/dpa.md;2025-06-01;31.12.2026;12,0;3 månader\n\
    Sekretess;ängö;nda;;;;;\n";

#[test]
fn a_folder_of_texts_comes_in_with_a_table_of_whom_they_belong_to() {
    let registry = Registry::on("2026-03-01");
    let vendor = registry.vendor("Ängö");
    let files = texts(&[
        (
            "angö/dpa.md",
            "# Biträdesavtal\n\nDen som behandlar ska göra som det är sagt.\n",
        ),
        ("over.md", "# Över\n"),
    ]);
    let plan = planned(&registry, SUBJECT, TABLE.as_bytes(), &files);
    assert_eq!(problems(&plan), Vec::<String>::new());
    assert_eq!(plan.unnamed, ["over.md"], "no text is dropped in silence");
    let counts = imported(&registry, SUBJECT, TABLE.as_bytes(), &files);
    assert_eq!(counts.created, 2);
    let found = registry.read(move |reader| reader.agreements_of(vendor));
    let (dpa, nda) = (&found[0], &found[1]);
    assert_eq!(
        (dpa.facts.kind, nda.facts.kind),
        (AgreementKind::Dpa, AgreementKind::Nda)
    );
    let version = &dpa.versions[0];
    assert_eq!(version.lang, Lang::Sv);
    assert_eq!(
        version.bound.as_ref().map(|it| it.on),
        Some(day("2025-06-01"))
    );
    assert_eq!(version.term.ends_on, Some(day("2026-12-31")));
    assert_eq!(
        (version.term.renews_months, version.term.notice),
        (Some(12), Some(Notice::Months(3)))
    );
    let before = n_events(&registry);
    let again = imported(&registry, SUBJECT, TABLE.as_bytes(), &files);
    assert_eq!((again.created, again.changed, again.skipped), (0, 0, 2));
    assert_eq!(n_events(&registry), before);
    // Another text is the next version; another day changes the one that is there.
    let newer = texts(&[("angö/dpa.md", "# Biträdesavtal\n\nNy text som är bättre.\n")]);
    let plan = planned(&registry, SUBJECT, TABLE.as_bytes(), &newer);
    assert_eq!(
        changes(&plan),
        [("file".to_owned(), "angö/dpa.md".to_owned())]
    );
    let later = TABLE.replace("31.12.2026", "2027-06-30");
    let plan = planned(&registry, SUBJECT, later.as_bytes(), &files);
    assert_eq!(
        changes(&plan),
        [("ends_on".to_owned(), "2027-06-30".to_owned())]
    );
}

#[test]
fn what_was_exported_changes_nothing_when_it_is_imported_again() {
    let registry = Registry::on("2026-03-01");
    registry.vendor("Ängö");
    registry.vendor("Ängö");
    let second = registry.vendor("=Öst; \"kraft\"");
    let files = texts(&[("dpa.md", "# Avtal\n\nText som är text.\n")]);
    let table = format!(
        "title;vendors;file;bound_on;notes\nEtt;{};dpa.md;2025-06-01;=1+1\n",
        second.0
    );
    assert_eq!(
        imported(&registry, SUBJECT, table.as_bytes(), &files).created,
        1
    );
    let all = Wanted::Agreements(AgreementFilter::default(), AgreementSort::Title, Order::Up);
    for (format, lang) in [
        (SheetFormat::Csv, Lang::En),
        (SheetFormat::Xlsx, Lang::Sv),
        (SheetFormat::Xlsx, Lang::En),
    ] {
        let file = exported(&registry, all.clone(), format, lang);
        let plan = planned(&registry, SUBJECT, &file, &Texts::new());
        assert_eq!(problems(&plan), Vec::<String>::new());
        assert_eq!(changes(&plan), []);
        assert_eq!(plan.counts().skipped, 1);
    }
}

#[test]
fn each_wrong_cell_is_told_with_its_place_and_how_to_mend_it() {
    let registry = Registry::on("2026-03-01");
    registry.vendor("Ängö");
    let files = texts(&[("a.pdf.md", "%PDF-1.7 nothing")]);
    let table = "title,vendors,kind,ends_on,file,language,id\n\
        A,Nobody,dpa,,,,\n\
        B,Ängö,treaty,,,fr,\n\
        C,Ängö,dpa,2027-01-01,,,\n\
        D,Ängö,dpa,,gone.md,,\n\
        E,Ängö,dpa,,a.pdf.md,,\n\
        F,Ängö,dpa,,,,99\n\
        ,Ängö,dpa,,,,\n";
    let told = problems(&planned(&registry, SUBJECT, table.as_bytes(), &files));
    for wanted in [
        "B2 “vendors”: There is no vendor “Nobody”. Import the vendors first",
        "C3 “kind”: “treaty” is not known here. Write one of:",
        "F3 “language”: “fr” is not a language",
        "D4 “ends_on”: Dates belong to the text",
        "E5 “file”: No text “gone.md” came with the table",
        "E6 “file”:",
        "G7 “id”: There is no agreement “99”",
        "A8 “title”:",
    ] {
        assert!(
            told.iter().any(|it| it.starts_with(wanted)),
            "{wanted}\n{told:#?}"
        );
    }
}
