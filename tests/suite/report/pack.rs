//! The audit pack and the other papers of the register, made by the program and read back: what is on paper is what is in
//! the register.

use std::process::Command;

use avtal::report::pdf::Pdf;

use super::tools::Made;
use crate::check::program::{Desk, SHORT, SHORT_SV};

/// A register of two vendors with an agreement each, the first with everything that can be said of it.
fn desk() -> Desk {
    let desk = Desk::new().with("dpa.md", SHORT).with("avtal.md", SHORT_SV);
    for name in ["Acme Åkeri", "Birka Drift"] {
        run(
            &desk,
            &[
                "vendor",
                "add",
                name,
                "--status",
                "active",
                "--role",
                "processor",
                "--owner",
                "Siv Lund",
            ],
        );
    }
    run(
        &desk,
        &[
            "agreement",
            "add",
            "dpa.md",
            "--vendor",
            "acme-akeri",
            "--title",
            "Acme DPA",
            "--bound-on",
            "2026-01-02",
        ],
    );
    run(
        &desk,
        &[
            "agreement",
            "add",
            "avtal.md",
            "--vendor",
            "birka-drift",
            "--title",
            "Birkas biträdesavtal",
        ],
    );
    desk
}

#[track_caller]
fn run(desk: &Desk, arguments: &[&str]) -> String {
    let said = desk.run(arguments);
    assert_eq!(said.code, 0, "{arguments:?}: {}{}", said.err, said.out);
    said.out
}

/// A file that the program wrote.
fn read(desk: &Desk, file: &str) -> Made {
    let bytes = std::fs::read(desk.path().join(file)).expect("the program wrote it");
    Made::of(Pdf {
        bytes,
        pages: 0,
        digest: String::new(),
        missing: Vec::new(),
    })
}

fn words(made: &Made) -> String {
    let text = made.text().replace('\u{ad}', "");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[track_caller]
fn conforms(made: &Made) {
    assert_eq!(made.complaints(), "");
    assert_eq!(made.violations("2a"), "");
    assert_eq!(made.violations("ua1"), "");
}

#[test]
fn every_paper_of_the_register_conforms_in_both_languages() {
    let desk = desk();
    for lang in ["en", "sv"] {
        for arguments in [
            &["pack"][..],
            &["findings"],
            &["calendar"],
            &["journal"],
            &["review", "1"],
        ] {
            let file = format!("{}-{lang}.pdf", arguments[0]);
            let all = [&["--lang", lang, "report"], arguments, &["--out", &file]].concat();
            run(&desk, &all);
            conforms(&read(&desk, &file));
        }
        let file = format!("past-{lang}.pdf");
        let past = ["--as-of", "2020-01-01", "--out", &file];
        run(
            &desk,
            &[&["--lang", lang, "report", "register"][..], &past].concat(),
        );
        conforms(&read(&desk, &file));
        let file = format!("verified-{lang}.pdf");
        run(&desk, &["--lang", lang, "verify", "--pdf", &file]);
        conforms(&read(&desk, &file));
    }
}

#[test]
fn the_pack_of_a_filter_has_a_cover_contents_and_each_vendor_with_its_text_and_journal() {
    let desk = desk();
    run(
        &desk,
        &["report", "pack", "--status", "active", "--out", "p.pdf"],
    );
    let made = read(&desk, "p.pdf");
    let text = words(&made);
    let mut from = 0;
    for part in [
        "Audit pack",
        "2 vendors",
        "Asked for by",
        "terminal",
        "Contents",
        "Acme Åkeri",
        "Birka Drift",
        "Acme Åkeri",
        "Acme DPA",
        "Acme DPA",
        "Checklist",
        "musts are met",
        "clause 1, line",
        "No proof is filed.",
        "between the two rules",
        "The Processor shall process personal data only on documented instructions from the Controller.",
        "2 Confidentiality",
        "no later than 96 hours",
        "Journal",
        "Birka Drift",
        "Birkas biträdesavtal",
    ] {
        let at = text[from..].find(part);
        from += at.unwrap_or_else(|| panic!("{part:?} does not follow in {text}"));
    }
    let outline = made.outline().to_string();
    assert!(
        outline.contains("Acme Åkeri") && outline.contains("Journal"),
        "{outline}"
    );
}

#[test]
fn page_numbers_of_the_contents_are_those_of_the_pages() {
    let desk = desk();
    run(&desk, &["report", "pack", "--out", "p.pdf"]);
    let made = read(&desk, "p.pdf");
    let pages = made.pages();
    let contents = pages
        .iter()
        .find(|page| page.contains("Contents"))
        .expect("there are contents");
    for name in ["Acme Åkeri", "Birka Drift"] {
        let line = contents
            .lines()
            .find(|line| line.trim_start().starts_with(name));
        let line = line.unwrap_or_else(|| panic!("{name} is not in {contents}"));
        let number: usize = line
            .split_whitespace()
            .last()
            .and_then(|number| number.parse().ok())
            .unwrap_or_else(|| panic!("no number in {line}"));
        let head: Vec<&str> = pages[number - 1]
            .lines()
            .map(str::trim)
            .filter(|line| !line.is_empty())
            .take(3)
            .collect();
        let head = head.join(" | ");
        assert!(head.contains(name), "page {number} begins with {head}");
    }
}

#[test]
fn the_hashes_on_paper_are_those_of_the_journal() {
    let desk = desk();
    let exported = run(&desk, &["export", "journal", "--format", "json"]);
    run(&desk, &["report", "journal", "--out", "j.pdf"]);
    let text: String = read(&desk, "j.pdf").text().split_whitespace().collect();
    let exported: serde_json::Value = serde_json::from_str(&exported).expect("JSON");
    let rows = exported["rows"].as_array().expect("rows");
    assert!(rows.len() >= 4);
    for row in rows {
        let hash = row["sha256"].as_str().expect("a hash");
        // Lines of two columns come back in turn, so that a hash is found by its groups.
        let found = hash
            .as_bytes()
            .chunks(8)
            .filter(|group| text.contains(std::str::from_utf8(group).unwrap_or("?")))
            .count();
        assert_eq!(found, 8, "{hash} is not in {text}");
    }
}

#[test]
fn the_findings_on_paper_are_as_many_as_the_program_lists() {
    let desk = desk();
    let listed = desk.run(&["findings", "--format", "json"]);
    let listed: serde_json::Value = serde_json::from_str(&listed.out).expect("JSON");
    let listed = listed
        .as_array()
        .or_else(|| listed["findings"].as_array())
        .expect("a list");
    let n = |severity: &str| {
        listed
            .iter()
            .filter(|finding| finding["severity"] == severity)
            .count()
    };
    run(&desk, &["report", "findings", "--out", "f.pdf"]);
    let text = words(&read(&desk, "f.pdf"));
    let counted = format!("{} Severity: High", n("high"));
    assert!(text.contains(&counted), "{counted} is not in {text}");
    assert!(text.contains("Siv Lund"), "{text}");
}

#[test]
fn the_review_of_a_version_has_the_words_of_the_law_and_of_the_text() {
    let desk = desk();
    run(&desk, &["report", "review", "1", "--out", "r.pdf"]);
    let text = words(&read(&desk, "r.pdf"));
    for part in [
        "Review of the text",
        "Acme DPA",
        "Acme Åkeri",
        "Article 28",
        "96 hours",
    ] {
        assert!(text.contains(part), "{part} is not in {text}");
    }
}

#[test]
fn a_pack_that_is_too_long_becomes_a_zip_of_packs_that_each_conform() {
    use avtal::domain::day::Day;
    use avtal::domain::lang::Lang;
    use avtal::report::occasion::Occasion;
    use avtal::report::pack::Binder;
    use avtal::report::pack::read::{Which, scope, vendor_file};
    use avtal::store::page::Order;
    use avtal::store::vendor_list::{VendorFilter, VendorSort};
    use avtal::store::{Store, StoreOptions};

    let desk = desk();
    let day: Day = "2026-11-24".parse().expect("a day");
    let at = crate::registry::at("2026-11-24");
    let store = Store::open(&StoreOptions::new(desk.path().join("data"), at)).expect("a store");
    let bound = store
        .read_blocking(move |reader| {
            let occasion = Occasion::read(reader, Lang::Sv, day)?;
            let which = Which::Filter(VendorFilter::default(), VendorSort::Name, Order::Up);
            let (cover, vendors) = scope(reader, &occasion, which, "Siv")?.expect("a filter");
            let mut binder = Binder::new(occasion.clone(), cover, None).of_pages(1);
            for id in vendors {
                let file = vendor_file(reader, &occasion, id)?.expect("it is there");
                binder.add(file).expect("it is set");
            }
            Ok(binder.finish().expect("it is bound"))
        })
        .expect("the register is read");
    assert_eq!((bound.ending, bound.digests.len()), ("zip", 2));
    std::fs::write(desk.path().join("p.zip"), &bound.bytes).expect("room for a file");
    let output = Command::new("python3")
        .args(["-m", "zipfile", "-e", "p.zip", "out"])
        .current_dir(desk.path())
        .output()
        .expect("python3 is needed");
    assert!(output.status.success(), "{output:?}");
    for part in ["01", "02"] {
        let made = read(&desk, &format!("out/avtal-pack-2026-11-24-{part}.pdf"));
        conforms(&made);
        assert!(words(&made).contains(&format!("Del {}", part.trim_start_matches('0'))));
    }
}
