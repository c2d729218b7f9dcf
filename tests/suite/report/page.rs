//! What stands on the pages, read back by poppler.

use avtal::domain::lang::Lang;
use avtal::report::paper::block::{Block, Fact};
use avtal::report::paper::text::Text;

use super::sample::{self, LONG_NAME, LONG_WORD};
use super::tools::{Made, made};

/// A4 and its margins in points.
const PAPER: (f32, f32) = (595.28, 841.89);
const SIDE: f32 = 56.0;

/// The text without blanks and hyphens, so that a word is found wherever a line ended in it.
fn joined(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace() && *c != '-' && *c != '\u{ad}')
        .collect()
}

#[track_caller]
fn inside_and_apart(made: &Made) {
    let words = made.words();
    assert!(!words.is_empty());
    for word in &words {
        let [left, top, right, bottom] = word.edges;
        assert!(
            left >= SIDE - 0.5 && right <= PAPER.0 - SIDE + 0.5,
            "outside the margins: {word:?}"
        );
        assert!(
            top >= 20.0 && bottom <= PAPER.1 - 20.0,
            "outside the page: {word:?}"
        );
    }
    for (i, one) in words.iter().enumerate() {
        for other in words[i + 1..]
            .iter()
            .take_while(|other| other.page == one.page)
        {
            let across = one.edges[2].min(other.edges[2]) - one.edges[0].max(other.edges[0]);
            // The boxes have the height of the font's tallest letters, so that lines close together touch.
            let down = one.edges[3].min(other.edges[3]) - one.edges[1].max(other.edges[1]);
            let height = (one.edges[3] - one.edges[1]).min(other.edges[3] - other.edges[1]);
            assert!(
                across < 0.6 || down < 0.45 * height,
                "{one:?} runs into {other:?}"
            );
        }
    }
}

#[test]
fn words_come_back_whole_in_reading_order_with_the_letters_of_five_alphabets() {
    let text = made(&sample::register(12)).text();
    for name in [
        "Lönehamn 1",
        "Łódzka Poczta 2",
        "Ωμέγα Υπηρεσίες 3",
        "Příliš žluťoučký kůň 5",
        "Жар-птица 10",
    ] {
        assert!(text.contains(name), "{name} is not in {text}");
    }
    assert!(text.find("Ωμέγα").unwrap() < text.find("Příliš").unwrap());
    assert!(joined(&text).contains(&joined(LONG_NAME)));
    assert!(joined(&text).contains(&joined(LONG_WORD)));
}

#[test]
fn every_page_has_its_number_and_the_head_of_the_table_in_the_language_of_the_paper() {
    let made = made(&sample::register(200));
    let pages = made.pages();
    assert_eq!(pages.len(), made.pdf.pages);
    assert!(pages.len() > 8, "{} pages", pages.len());
    for (n, page) in pages.iter().enumerate() {
        assert!(
            page.contains(&format!("Sida {} av {}", n + 1, pages.len())),
            "page {} has no number",
            n + 1
        );
        assert!(
            page.contains("Kategori") && page.contains("Tillstånd"),
            "page {} has no head",
            n + 1
        );
    }
    let rows: usize = pages
        .iter()
        .map(|page| page.matches("559000-1234").count())
        .sum();
    assert_eq!(rows, 200);
    inside_and_apart(&made);
}

#[test]
fn nothing_leaves_the_page_or_runs_into_another_thing_whatever_the_length() {
    inside_and_apart(&made(&sample::everything(Lang::Sv)));
    inside_and_apart(&made(&sample::everything(Lang::En)));
    let mut paper = sample::register(8);
    paper.title = LONG_WORD.repeat(2);
    paper.subtitle = Some(LONG_NAME.repeat(3));
    paper.author.name = LONG_NAME.to_owned();
    paper.scope = Some(LONG_WORD.repeat(8));
    inside_and_apart(&made(&paper));
}

#[test]
fn a_row_that_is_higher_than_a_page_goes_on_over_the_next() {
    let value = "Ett långt stycke om behandlingen. ".repeat(700);
    let facts = vec![Fact::new("Beskrivning", value.as_str())];
    let made = made(&sample::paper(Lang::Sv, vec![Block::Facts { facts }]));
    assert!(made.pdf.pages > 3);
    assert_eq!(made.text().matches("stycke").count(), 700);
    inside_and_apart(&made);
}

#[test]
fn a_heading_stays_with_what_it_heads() {
    for n in 30..46 {
        let mut blocks: Vec<Block> = (0..n)
            .map(|i| Block::paragraph(format!("Stycke {i}")))
            .collect();
        blocks.push(Block::heading(1, "Rubrik"));
        blocks.push(Block::paragraph("Det som rubriken gäller."));
        let pages = made(&sample::paper(Lang::Sv, blocks)).pages();
        let page = pages.iter().find(|page| page.contains("Rubrik")).unwrap();
        assert!(
            page.contains("Det som rubriken gäller."),
            "after {n} paragraphs the heading stands alone"
        );
    }
}

#[test]
fn characters_that_the_fonts_lack_are_shown_and_named_on_the_last_page() {
    let paper = sample::paper(Lang::En, vec![Block::paragraph("株式 Café \u{202e}")]);
    let made = made(&paper);
    assert_eq!(made.pdf.missing, ['\u{202e}', '式', '株']);
    let text = made.text();
    for code in ["U+202E", "U+5F0F", "U+682A"] {
        assert!(text.contains(code), "{code} is not in {text}");
    }
    assert!(
        joined(&text).contains("株式"),
        "a copy of the text has the characters themselves"
    );
}

#[test]
fn the_last_page_has_the_digest_of_the_content() {
    let paper = sample::everything(Lang::En);
    let made = made(&paper);
    assert_eq!(made.pdf.digest, paper.digest());
    assert!(joined(made.pages().last().unwrap()).contains(&paper.digest()));
    let mut other = paper.clone();
    other.blocks.push(Block::paragraph(Text::plain("more")));
    assert_ne!(other.digest(), paper.digest());
}

#[test]
fn the_same_paper_gives_the_same_bytes() {
    let paper = sample::everything(Lang::Sv);
    assert_eq!(made(&paper).pdf.bytes, made(&paper.clone()).pdf.bytes);
}
