//! What must hold of a comparison whatever the texts are: nothing changed between a text and itself, and no word is lost.

use std::collections::BTreeMap;
use std::path::Path;

use avtal::checks::compare::{Change, Comparison, compare};
use avtal::checks::document::Document;
use proptest::prelude::*;

use crate::check::program::agreements;

/// The words of one side of a comparison, in the order of its text.
fn words(comparison: &Comparison, without: Change) -> Vec<(usize, String)> {
    let mut rows: Vec<(usize, String)> = comparison
        .rows
        .iter()
        .filter_map(|row| {
            let place = if without == Change::Removed {
                &row.new
            } else {
                &row.old
            };
            let line = place.as_ref()?.first_line;
            let parts = row
                .segments
                .iter()
                .filter(|segment| segment.change != without);
            Some((
                line,
                parts
                    .map(|segment| segment.text.clone())
                    .collect::<Vec<_>>()
                    .join(" "),
            ))
        })
        .collect();
    rows.sort_by_key(|(line, _)| *line);
    rows
}

/// The words of a text as its document has them, without the numbers that clauses open with.
fn read(text: &str) -> String {
    let document = Document::read(text);
    // What is nothing but a number is its own text.
    let numbers: Vec<_> = document
        .clauses
        .iter()
        .filter(|clause| {
            let last = &document.sentences[clause.sentences.end - 1];
            let end = document.tokens.all()[last.tokens.end - 1].span().end;
            clause
                .number
                .as_ref()
                .is_some_and(|number| number.end < end)
        })
        .filter_map(|clause| clause.number.clone())
        .collect();
    let tokens = document.tokens.all().iter().filter(|token| {
        let at = token.span().start;
        !numbers.iter().any(|number| number.contains(&at))
    });
    tokens.map(|token| bare(&text[token.span()])).collect()
}

/// Letters and digits alone: how words are parted is not what is looked at.
fn bare(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

fn counted(text: &str) -> BTreeMap<char, i32> {
    let mut counts = BTreeMap::new();
    text.chars()
        .for_each(|c| *counts.entry(c).or_default() += 1);
    counts
}

fn holds(old: &str, new: &str) {
    let compared = compare(old, new);
    for (side, without) in [(new, Change::Removed), (old, Change::Added)] {
        let said: String = words(&compared, without)
            .iter()
            .map(|(_, text)| bare(text))
            .collect();
        let mut left = counted(&said);
        for (c, n) in counted(&read(side)) {
            *left.entry(c).or_default() -= n;
        }
        left.retain(|_, n| *n != 0);
        assert!(
            left.is_empty(),
            "{left:?} too many or too few\n{said}\n{}",
            read(side)
        );
    }
    for row in &compared.rows {
        let has = |change| row.segments.iter().any(|segment| segment.change == change);
        assert!(row.old.is_some() || row.new.is_some());
        assert_eq!(
            row.change == Change::Same,
            !has(Change::Added) && !has(Change::Removed)
        );
        assert_eq!(row.change == Change::Added, row.old.is_none());
        assert_eq!(row.change == Change::Removed, row.new.is_none());
    }
}

/// Every agreement below a folder.
fn texts(folder: &Path) -> Vec<String> {
    let mut paths: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.sort();
    let read = |path: &std::path::PathBuf| match path.extension() {
        None => texts(path),
        Some(kind) if kind == "md" => vec![std::fs::read_to_string(path).unwrap()],
        Some(_) => Vec::new(),
    };
    paths.iter().flat_map(read).collect()
}

#[test]
fn every_demonstration_agreement_is_the_same_as_itself_and_loses_no_word() {
    let all: Vec<String> = texts(&agreements());
    assert!(all.len() > 20);
    for text in &all {
        let compared = compare(text, text);
        assert!(compared.is_same());
        assert_eq!(compared.counts.renumbered, 0);
    }
    for pair in all.windows(2) {
        holds(&pair[0], &pair[1]);
    }
}

fn clause() -> impl Strategy<Value = String> {
    let words = proptest::collection::vec(
        proptest::sample::select(vec![
            "the",
            "Processor",
            "Controller",
            "deletes",
            "data,",
            "within",
            "30",
            "days",
            "(a)",
            "sub-processor",
            "“notice”",
            "shall",
            "not",
            "audit.",
            "**bold**",
            "å",
            "9.1",
            "[x](https://e.org/y)",
            "_",
            "|",
            "&amp;",
            "<br>",
        ]),
        1..12,
    );
    let opening = proptest::sample::select(vec![
        "", "## ", "# 2. ", "- ", "1.1 ", "(b) ", "| ", "> ", "4. ", "**1** ",
    ]);
    (opening, words).prop_map(|(opening, words)| format!("{opening}{}\n\n", words.join(" ")))
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn a_text_is_the_same_as_itself(clauses in proptest::collection::vec(clause(), 0..20)) {
        let text = clauses.concat();
        let compared = compare(&text, &text);
        prop_assert!(compared.is_same());
    }

    #[test]
    fn every_word_stands_exactly_once_outside_what_is_removed_or_added(
        old in proptest::collection::vec(clause(), 0..16),
        order in proptest::collection::vec((0..16_usize, proptest::option::of(clause())), 0..16),
    ) {
        // The new text keeps, drops, repeats, moves and replaces clauses of the old one.
        let new: String = order.iter().filter_map(|(at, other)| other.as_ref().or(old.get(*at))).cloned().collect();
        holds(&old.concat(), &new);
    }
}
