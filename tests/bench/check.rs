//! How fast agreements are checked, and how the time grows with their length. Not a test: it prints a table.
//!
//! `cargo bench --bench check` measures, on the demonstration agreements repeated to 1,000 texts: the Markdown parse
//! alone (pulldown-cmark, the yardstick), the reading of the document, the whole check, on one core and on all; a text
//! of 5,000 words; and hostile texts at a length and at ten times that length. Times are the best of several rounds,
//! each round measuring everything once, so that a busy machine disturbs all alike: trust the ratios.

#![expect(
    clippy::print_stdout,
    clippy::cast_precision_loss,
    reason = "a benchmark prints its figures, which need no more digits than a float has"
)]

use std::path::Path;
use std::time::{Duration, Instant};

use avtal::checks::catalogue::{Catalogue, built_in};
use avtal::checks::check_text;
use avtal::checks::document::Document;
use avtal::checks::report::Insist;
use rayon::prelude::*;

/// Texts of the large run.
const TEXTS: usize = 1000;
/// Rounds, of which the best counts.
const ROUNDS: usize = 3;

fn main() {
    let start = Instant::now();
    let catalogue = built_in().expect("the catalogue is right");
    println!("catalogue loaded in {:.1} ms", ms(start.elapsed()));
    let texts = agreements();
    let bytes: usize = texts.iter().map(String::len).sum();
    let words: usize = texts
        .iter()
        .map(|text| text.split_whitespace().count())
        .sum();
    println!(
        "{} texts, {:.2} MB, {} words each on average\n",
        texts.len(),
        mb(bytes),
        words / texts.len()
    );
    speed(catalogue, &texts, bytes);
    long(catalogue, &texts);
    hostile(catalogue);
    println!(
        "\npeak memory: {} MB",
        peak_memory().map_or("unknown".to_owned(), |kb| (kb / 1024).to_string())
    );
}

fn speed(catalogue: &Catalogue, texts: &[String], bytes: usize) {
    let parse = |text: &String| {
        pulldown_cmark::Parser::new_ext(text, pulldown_cmark::Options::all())
            .into_offset_iter()
            .count()
    };
    let read = |text: &String| Document::read(text).sentences.len();
    let whole = |text: &String| check_text(catalogue, text, Insist::No).requirements.len();
    let mut best = [Duration::MAX; 5];
    for _ in 0..ROUNDS {
        let round = [
            timed(|| texts.iter().map(parse).sum()),
            timed(|| texts.iter().map(read).sum()),
            timed(|| texts.iter().map(whole).sum()),
            timed(|| texts.par_iter().map(parse).sum()),
            timed(|| texts.par_iter().map(whole).sum()),
        ];
        for (best, time) in best.iter_mut().zip(round) {
            *best = time.min(*best);
        }
    }
    println!(
        "{:34} {:>10} {:>10} {:>12} {:>8}",
        "", "ms", "MB/s", "ms a text", "x parse"
    );
    let names = [
        "parse alone, one core",
        "document, one core",
        "whole check, one core",
        "parse alone, all cores",
        "whole check, all cores",
    ];
    for (i, name) in names.iter().enumerate() {
        let yardstick = best[if i < 3 { 0 } else { 3 }];
        let seconds = best[i].as_secs_f64();
        let row = (
            ms(best[i]),
            mb(bytes) / seconds,
            ms(best[i]) / texts.len() as f64,
            seconds / yardstick.as_secs_f64(),
        );
        println!(
            "{name:34} {:>10.1} {:>10.1} {:>12.3} {:>8.1}",
            row.0, row.1, row.2, row.3
        );
    }
}

/// One text of 5,000 words.
fn long(catalogue: &Catalogue, texts: &[String]) {
    let mut text = String::new();
    for one in texts {
        text.push_str(one);
        text.push('\n');
        if text.split_whitespace().count() >= 5000 {
            break;
        }
    }
    let best = (0..5)
        .map(|_| timed(|| check_text(catalogue, &text, Insist::No).requirements.len()))
        .min();
    println!(
        "\na text of {} words: {:.2} ms",
        text.split_whitespace().count(),
        ms(best.unwrap_or_default())
    );
}

/// Texts that grow by a factor of ten.
fn hostile(catalogue: &Catalogue) {
    let sentence = "the Processor shall notify the Controller of a personal data breach without undue delay and ";
    let agreement = agreements().swap_remove(0);
    let kinds: [(&str, &str, usize); 9] = [
        ("an agreement again and again", &agreement, 20),
        ("one endless sentence", sentence, 1000),
        ("brackets", "[", 100_000),
        ("quotes in quotes", "> ", 50_000),
        ("lists in lists", "- ", 50_000),
        ("emphasis", "*a ", 30_000),
        ("one table row", "| a ", 30_000),
        ("numbers", "1.1.1.1 ", 12_000),
        ("headings", "# Breach\n", 10_000),
    ];
    println!(
        "\n{:34} {:>10} {:>12} {:>8}",
        "hostile", "ms", "ms, ten-fold", "ratio"
    );
    for (name, unit, n) in kinds {
        let (short, long) = (unit.repeat(n), unit.repeat(n * 10));
        let time = |text: &str| {
            (0..2)
                .map(|_| {
                    timed(|| {
                        check_text(catalogue, text, Insist::Agreement)
                            .requirements
                            .len()
                    })
                })
                .min()
                .unwrap_or_default()
        };
        let (short, long) = (time(&short), time(&long));
        println!(
            "{name:34} {:>10.1} {:>12.1} {:>8.1}",
            ms(short),
            ms(long),
            long.as_secs_f64() / short.as_secs_f64()
        );
    }
}

/// The demonstration agreements, repeated.
fn agreements() -> Vec<String> {
    let mut open = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("agreements")];
    let mut texts = Vec::new();
    while let Some(path) = open.pop() {
        if path.is_dir() {
            let entries = std::fs::read_dir(&path).expect("the folder can be read");
            open.extend(entries.map(|entry| entry.expect("an entry").path()));
        } else if path.extension().is_some_and(|ending| ending == "md") {
            texts.push((
                path.clone(),
                std::fs::read_to_string(&path).expect("a text"),
            ));
        }
    }
    texts.sort();
    texts
        .into_iter()
        .map(|(_, text)| text)
        .cycle()
        .take(TEXTS)
        .collect()
}

fn timed(work: impl FnOnce() -> usize) -> Duration {
    let start = Instant::now();
    std::hint::black_box(work());
    start.elapsed()
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

fn mb(bytes: usize) -> f64 {
    bytes as f64 / 1e6
}

/// The largest resident memory of this process in kB, where the system says it.
fn peak_memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}
