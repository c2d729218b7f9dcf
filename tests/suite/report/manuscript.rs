//! The text of an agreement on paper: every word of its Markdown in order, with what its layout says.

use avtal::domain::lang::Lang;
use avtal::report::manuscript::Manuscript;
use avtal::report::paper::Paper;
use avtal::report::paper::block::Block;
use avtal::report::paper::text::{Emphasis, Link};

use super::sample;
use super::tools::made;

fn blocks(source: &str) -> Vec<Block> {
    Manuscript::read(source).blocks("t", Lang::En)
}

fn paper(source: &str) -> Paper {
    sample::paper(
        Lang::Sv,
        vec![
            Block::heading(1, "Vendor"),
            Block::heading(2, "Agreement"),
            Block::heading(3, "Text"),
            Block::Document {
                lang: Lang::En,
                blocks: blocks(source),
            },
        ],
    )
}

const TEXT: &str = "---\ntitle: Data Processing Agreement\n---\n\
    # Data Processing Agreement\n\n\
    ## 1. Scope\n\n\
    1.1 The Processor shall process the **personal data** only on *documented* instructions[^law] from the Controller.\n\n\
    1.2 The Processor shall, as set out at <https://example.com/terms>:\n\n\
    1. keep a record;\n2. tell the Controller\n   - without undue delay, and\n   - in writing;\n3. ~~nothing else~~.\n\n\
    ## 2. Retention\n\n\
    | Category | Days |\n|---|--:|\n| Log files | 90 |\n| Invoices | 2555 |\n\n\
    > Quoted from the main agreement.\n\n\
    ```\nStreet 1\n  12345 Town\n```\n\n---\n\nSigned.\n\n[^law]: Article 28(3)(a) of the Regulation.\n";

#[test]
fn every_word_of_a_text_comes_back_in_its_order() {
    let text = made(&paper(TEXT)).text();
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut from = 0;
    for part in [
        "title: Data Processing Agreement",
        "1. Scope",
        "1.1 The Processor shall process the personal data only on documented instructions1 from the Controller.",
        "1.2 The Processor shall, as set out at https://example.com/terms:",
        "1. keep a record;",
        "2. tell the Controller",
        "• without undue delay, and",
        "• in writing;",
        "3. nothing else.",
        "2. Retention",
        "Category Days",
        "Log files 90",
        "Invoices 2555",
        "Quoted from the main agreement.",
        "Street 1",
        "12345 Town",
        "Signed.",
        "1 Article 28(3)(a) of the Regulation.",
    ] {
        let at = text[from..].find(part);
        let at = at.unwrap_or_else(|| panic!("{part:?} does not follow in {text}"));
        from += at;
    }
}

#[test]
fn a_text_conforms_to_pdf_a_and_pdf_ua_and_gives_the_same_bytes_twice() {
    let (one, two) = (made(&paper(TEXT)), made(&paper(TEXT)));
    assert_eq!(one.complaints(), "");
    assert_eq!(one.violations("2a"), "");
    assert_eq!(one.violations("ua1"), "");
    assert!(one.pdf.bytes == two.pdf.bytes);
}

#[test]
fn clauses_have_their_numbers_in_the_margin_and_notes_lead_to_their_text() {
    let blocks = blocks(TEXT);
    let clauses: Vec<&str> = blocks
        .iter()
        .filter_map(|block| match block {
            Block::Clause { number, .. } => Some(number.as_str()),
            _ => None,
        })
        .collect();
    assert_eq!(clauses, ["1.1", "1.2"]);
    let mark = blocks.iter().find_map(|block| match block {
        Block::Clause { text, .. } => text
            .0
            .iter()
            .find(|run| run.emphasis == Emphasis::Superscript),
        _ => None,
    });
    let link = mark.and_then(|mark| mark.link.clone());
    assert_eq!(link, Some(Link::Anchor("t-note-1".to_owned())));
    let Some(Block::Items { items }) = blocks.last() else {
        panic!("the notes stand last: {blocks:?}");
    };
    assert_eq!(items[0].anchor.as_deref(), Some("t-note-1"));
}

#[test]
fn headings_that_are_only_written_are_headings_on_paper_too() {
    let source = "DATA PROCESSING AGREEMENT\n\n1  General\n\n1.1  The Customer buys a service from the Processor, which\n\
        copies its files every night.\n\n1.2  The annexes are part of this agreement.\n\n2  Duties of the Customer\n\n\
        2.1  The Customer decides which files are copied.\n";
    let said: Vec<String> = blocks(source)
        .iter()
        .map(|block| match block {
            Block::Heading(heading) => format!("# {}", heading.text.characters()),
            Block::Clause { number, text, .. } => format!("{number} | {}", text.characters()),
            Block::Paragraph { text, .. } => text.characters(),
            other => format!("{other:?}"),
        })
        .collect();
    assert!(
        said.iter()
            .any(|line| line.starts_with("# 1 General") || line == "# 1  General"),
        "{said:?}"
    );
    assert!(
        said.contains(&"1.2 | The annexes are part of this agreement.".to_owned()),
        "{said:?}"
    );
}

#[test]
fn a_passage_is_known_by_its_clause_or_else_by_its_heading() {
    let manuscript = Manuscript::read(TEXT);
    let place = |words: &str| manuscript.place(TEXT.find(words).expect("it stands there"));
    assert_eq!(place("documented").number.as_deref(), Some("1.1"));
    assert_eq!(place("Log files").number.as_deref(), Some("2"));
    let plain = "# Agreement\n\n## Security\n\nThe Processor shall encrypt all personal data at rest and in transit.\n";
    let place = Manuscript::read(plain).place(plain.find("encrypt").expect("it stands there"));
    assert_eq!(
        (place.number, place.heading.as_deref()),
        (None, Some("Security"))
    );
}

#[test]
fn a_hostile_text_takes_neither_the_stack_nor_the_words() {
    let deep = format!("{} innermost\n", ">".repeat(3_000));
    assert!(made(&paper(&deep)).text().contains("innermost"));
    let lists: String = (0..60)
        .map(|n| format!("{}- x{n}\n", "  ".repeat(n)))
        .collect();
    assert!(made(&paper(&lists)).text().contains("x59"));
    let html = "<div onclick=\"x()\">Shown <b>words</b></div>\n\n<script>alert(1)</script>\n\n[a](javascript:x)\n";
    let made = made(&paper(html));
    assert!(made.text().contains("Shown words"));
    assert!(!made.info(&["-url"]).contains("javascript"));
    assert_eq!(made.violations("2a"), "");
}

#[test]
fn what_the_fonts_lack_is_shown_in_a_text_and_named() {
    let made = made(&paper(
        "# Agreement\n\nThe parties \u{1f91d} agree: 契約, اتفاق and Ωμέγα.\n",
    ));
    let text = made.text();
    for code in ["U+1F91D", "U+5951", "U+7D04", "U+0627"] {
        assert!(text.contains(code), "{code} is not named in {text}");
    }
    assert!(text.contains("Ωμέγα"));
    assert_eq!(made.violations("2a"), "");
}
