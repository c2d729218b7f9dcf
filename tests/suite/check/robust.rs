//! Whatever bytes come in: no panic, passages inside the text and on character boundaries, a passage for every
//! verdict, and work that grows with the length and not with its square.

use avtal::checks::catalogue::{Catalogue, built_in};
use avtal::checks::engine::verdict::Verdict;
use avtal::checks::profile::Profile;
use avtal::checks::report::{Evidence, Insist, Report};
use avtal::checks::{check, check_text};
use avtal::domain::lang::Lang;
use avtal::report::review::text::Look;
use avtal::report::review::{Review, json, markdown, paint::Paint, paper, sarif, text};
use proptest::prelude::*;

use super::program::agreement;

fn catalogue() -> &'static Catalogue {
    built_in().expect("the catalogue is right")
}

fn passages(report: &Report) -> impl Iterator<Item = &Evidence> {
    let requirements = report
        .requirements
        .iter()
        .flat_map(|finding| &finding.evidence);
    let flags = report.flags.iter().flat_map(|flag| &flag.evidence);
    let notes = report.notes.iter().flat_map(|note| &note.evidence);
    let facts = report.facts.values().flat_map(|fact| &fact.evidence);
    requirements
        .chain(flags)
        .chain(notes)
        .chain(facts)
        .chain(&report.kind_evidence)
}

/// What must hold of every report, and that every format can be written from it.
fn sound(source: &str, insist: Insist) -> Report {
    let report = check_text(catalogue(), source, insist);
    for passage in passages(&report) {
        assert_eq!(
            source.get(passage.start..passage.end),
            Some(passage.quote.as_str())
        );
        assert!(passage.start < passage.end && passage.first_line <= passage.last_line);
        let before = &source.as_bytes()[..passage.start];
        assert_eq!(
            passage.first_line,
            before.split(|byte| *byte == b'\n').count()
        );
    }
    for finding in &report.requirements {
        let says_something = !matches!(finding.verdict, Verdict::Missing | Verdict::NotApplicable);
        assert_eq!(!finding.evidence.is_empty(), says_something, "{finding:?}");
    }
    assert!(report.flags.iter().all(|flag| !flag.evidence.is_empty()));
    let review = Review::new(catalogue(), &Profile::gdpr(), source, &report, Lang::Sv);
    let page = text::text_of(
        &review,
        Look {
            width: 80,
            paint: Paint::Plain,
        },
    );
    assert!(!page.contains('\u{1b}'), "an escape sequence got through");
    json::document(&review).expect("a report is JSON");
    let _ = (
        markdown::section(&review),
        paper::section(&review),
        sarif::part(&review),
    );
    report
}

/// How many cases a property is tried on; more by `AVTAL_CASES`, for long runs.
fn cases(few: u32) -> ProptestConfig {
    let cases = std::env::var("AVTAL_CASES")
        .ok()
        .and_then(|cases| cases.parse().ok())
        .unwrap_or(few);
    ProptestConfig {
        cases,
        failure_persistence: None,
        max_shrink_iters: 200,
        ..ProptestConfig::default()
    }
}

const TEXTS: [&str; 3] = [
    "kundvarv/data-processing-agreement-v1.md",
    "kvickprat/personuppgiftsbitradesavtal-v1.md",
    "brightfjord/data-processing-agreement-v1.md",
];

/// What hostile or careless writers put into a text.
const ODD: [&str; 20] = [
    "\r\n",
    "\0",
    "\u{feff}",
    "\u{ad}",
    "\u{202e}",
    "\u{1b}[31m",
    "****",
    "| a | b |\n|---|---|\n",
    "> > > ",
    "- - - ",
    "```\n",
    "<!-- ",
    "<div>",
    "[x](",
    "&#xd800;",
    "\u{301}\u{301}",
    "ﬁ",
    "𝔇𝔓𝔄",
    "____",
    "# ",
];

fn boundary(text: &str, at: usize) -> usize {
    (at.min(text.len())..=text.len())
        .find(|at| text.is_char_boundary(*at))
        .unwrap_or(text.len())
}

proptest! {
    #![proptest_config(cases(48))]

    #[test]
    fn any_bytes_get_a_sound_report_or_a_reason(bytes in prop::collection::vec(any::<u8>(), 0..2000)) {
        match check(catalogue(), "a.md", &bytes, Insist::Agreement) {
            Ok(_) => { sound(std::str::from_utf8(&bytes).expect("it was read"), Insist::Agreement); }
            Err(error) => prop_assert!(!error.to_string().is_empty()),
        }
    }

    #[test]
    fn any_text_gets_a_sound_report(source in "(\\PC|[ \n\t#*|>_.:()-]){0,600}") {
        sound(&source, Insist::No);
        sound(&source, Insist::Agreement);
    }

    #[test]
    fn a_damaged_agreement_gets_a_sound_report(
        which in 0..TEXTS.len(),
        cuts in prop::collection::vec((any::<u16>(), 0_u16..300), 0..6),
        odd in prop::collection::vec((any::<u16>(), 0..ODD.len()), 0..12),
    ) {
        let mut source = agreement(TEXTS[which]);
        for (at, length) in cuts {
            let from = boundary(&source, usize::from(at) % (source.len() + 1));
            let to = boundary(&source, from + usize::from(length));
            source.replace_range(from..to, "");
        }
        for (at, which) in odd {
            let at = boundary(&source, usize::from(at) % (source.len() + 1));
            source.insert_str(at, ODD[which]);
        }
        sound(&source, Insist::No);
    }
}

#[test]
fn the_same_text_gives_the_same_report() {
    for path in TEXTS {
        let source = agreement(path);
        assert_eq!(
            check_text(catalogue(), &source, Insist::No),
            check_text(catalogue(), &source, Insist::No)
        );
    }
}

#[test]
fn the_result_of_one_endless_sentence_stays_small() {
    let sentence = "the Processor shall notify the Controller of a personal data breach without undue delay and ".repeat(3000);
    let report = sound(&sentence, Insist::Agreement);
    let quoted: usize = passages(&report).map(|passage| passage.quote.len()).sum();
    assert!(
        quoted < 10 * sentence.len(),
        "{quoted} bytes are quoted of {}",
        sentence.len()
    );
}

#[test]
fn hostile_nesting_is_read_to_its_end() {
    for source in [
        "[".repeat(20_000),
        "> ".repeat(5_000),
        "- ".repeat(5_000),
        "*a".repeat(20_000),
        "<div>".repeat(10_000),
        "|".repeat(20_000),
        "(a) ".repeat(10_000),
        "1.1.1.1 ".repeat(10_000),
        "\"".repeat(20_000),
        "`".repeat(20_000),
    ] {
        sound(&source, Insist::Agreement);
    }
}
