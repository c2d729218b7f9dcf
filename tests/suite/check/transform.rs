//! What a text says does not depend on how it is set: each demonstration agreement is set anew in the ways of
//! converters, mail programs and word processors, and gets the verdicts that it had.

use avtal::checks::catalogue::built_in;
use avtal::checks::check_text;
use avtal::checks::report::Insist;
use rayon::prelude::*;

use super::program::{agreement, agreements};

type Way = (&'static str, fn(&str) -> String);

/// The lines of the body, without the front matter, set one by one.
fn lines(text: &str, set: impl Fn(usize, &str) -> String) -> String {
    let all: Vec<String> = text
        .lines()
        .enumerate()
        .map(|(n, line)| set(n, line))
        .collect();
    all.join("\n") + "\n"
}

/// Whether a line is mark-up of its own: a heading, a list item, a table's row, a quotation, a rule.
fn is_marked(line: &str) -> bool {
    let line = line.trim_start();
    let numbered = line
        .split_once(['.', ')'])
        .is_some_and(|(n, _)| !n.is_empty() && n.chars().all(|c| c.is_ascii_digit()));
    line.is_empty() || numbered || line.starts_with(['#', '-', '*', '|', '>', '+', '[', '='])
}

/// Lines of at most 60 characters.
fn wrapped(text: &str) -> String {
    lines(text, |_, line| {
        if is_marked(line) {
            return line.to_owned();
        }
        let mut out = String::new();
        let mut width = 0;
        for word in line.split(' ') {
            if width > 0 && width + 1 + word.chars().count() > 60 {
                out.push('\n');
                width = 0;
            } else if width > 0 {
                out.push(' ');
                width += 1;
            }
            out.push_str(word);
            width += word.chars().count();
        }
        out
    })
}

/// A soft hyphen in every long word of letters.
fn hyphenated(text: &str) -> String {
    text.split_inclusive(' ')
        .map(|word| {
            let letters = word.trim_end();
            let is_word = letters.chars().count() > 8 && letters.chars().all(char::is_alphabetic);
            match letters.char_indices().nth(4) {
                Some((at, _)) if is_word => format!("{}\u{ad}{}", &word[..at], &word[at..]),
                _ => word.to_owned(),
            }
        })
        .collect()
}

/// A line put in after every twentieth, where a paragraph ends.
fn with_footers(text: &str, footer: fn(usize) -> String) -> String {
    lines(text, |n, line| {
        if n % 20 == 19 && line.trim().is_empty() {
            format!("{line}\n\n{}\n", footer(n / 20 + 1))
        } else {
            line.to_owned()
        }
    })
}

fn headings(text: &str, set: fn(&str) -> String) -> String {
    lines(text, |_, line| match line.trim_start_matches('#') {
        rest if rest.len() < line.len() && rest.starts_with(' ') => set(rest.trim()),
        _ => line.to_owned(),
    })
}

const WAYS: &[Way] = &[
    ("lines that end as on Windows", |text| {
        text.replace('\n', "\r\n")
    }),
    ("hard spaces", |text| {
        text.replace(" the ", "\u{a0}the ")
            .replace(" ska ", "\u{a0}ska ")
            .replace(" shall ", " shall\u{a0}")
    }),
    ("ligatures", |text| {
        text.replace("fi", "\u{fb01}").replace("fl", "\u{fb02}")
    }),
    ("soft hyphens", hyphenated),
    ("curly quotation marks", |text| {
        text.replace('\'', "\u{2019}")
    }),
    ("short lines", wrapped),
    ("two spaces after a full stop", |text| {
        text.replace(". ", ".  ")
    }),
    ("headings in capitals", |text| {
        headings(text, |words| format!("## {}", words.to_uppercase()))
    }),
    ("bold lines for headings", |text| {
        headings(text, |words| format!("**{words}**"))
    }),
    ("a footer on every page", |text| {
        with_footers(text, |_| {
            "Confidential - version 3 - all rights reserved".to_owned()
        })
    }),
    ("page numbers", |text| {
        with_footers(text, |page| format!("Page {page} of 9"))
    }),
    ("characters written as entities", |text| {
        text.replace('&', "&amp;")
            .replace('å', "&aring;")
            .replace('ö', "&ouml;")
    }),
    ("letters taken apart", |text| {
        text.replace('å', "a\u{30a}")
            .replace('ä', "a\u{308}")
            .replace('ö', "o\u{308}")
            .replace('é', "e\u{301}")
    }),
    ("a byte order mark", |text| format!("\u{feff}{text}")),
    ("lists with stars", |text| {
        lines(text, |_, line| {
            line.strip_prefix("- ")
                .map_or_else(|| line.to_owned(), |rest| format!("* {rest}"))
        })
    }),
];

/// The demonstration agreements: folder and file.
fn files() -> Vec<String> {
    let mut files = Vec::new();
    for folder in std::fs::read_dir(agreements())
        .expect("it is there")
        .flatten()
    {
        let name = folder.file_name().to_string_lossy().into_owned();
        for file in std::fs::read_dir(folder.path())
            .into_iter()
            .flatten()
            .flatten()
        {
            let file = file.file_name().to_string_lossy().into_owned();
            if std::path::Path::new(&file)
                .extension()
                .is_some_and(|it| it == "md")
            {
                files.push(format!("{name}/{file}"));
            }
        }
    }
    files.sort();
    assert!(files.len() >= 30, "{files:?}");
    files
}

#[test]
fn a_text_set_in_another_way_gets_the_same_verdicts() {
    let catalogue = built_in().expect("the catalogue is right");
    let verdicts = |text: &str| -> Vec<(String, String)> {
        let report = check_text(catalogue, text, Insist::No);
        let all = report.requirements.iter();
        all.map(|finding| (finding.id.clone(), format!("{:?}", finding.verdict)))
            .collect()
    };
    let differences: Vec<String> = files()
        .par_iter()
        .flat_map_iter(|file| {
            let text = agreement(file);
            let wanted = verdicts(&text);
            let mut differences = Vec::new();
            for (way, set) in WAYS {
                let got = verdicts(&set(&text));
                for ((id, wanted), (_, got)) in wanted.iter().zip(&got).filter(|(a, b)| a != b) {
                    differences.push(format!("{file}, {way}: {id} {wanted} became {got}"));
                }
                if wanted.len() != got.len() {
                    differences.push(format!(
                        "{file}, {way}: {} verdicts became {}",
                        wanted.len(),
                        got.len()
                    ));
                }
            }
            differences
        })
        .collect();
    assert!(
        differences.is_empty(),
        "{} differences:\n{}",
        differences.len(),
        differences.join("\n")
    );
}
