//! Any bytes through the document model and the engine: no panic, every passage inside the text and on character
//! boundaries, and a passage behind every verdict that says something.

#![no_main]

use avtal::checks::engine::verdict::Verdict;
use avtal::checks::report::{Evidence, Insist};
use avtal::checks::{catalogue, check};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let catalogue = catalogue::built_in().expect("the catalogue is right");
    let (Ok(report), Ok(text)) = (
        check(catalogue, "fuzz.md", bytes, Insist::Agreement),
        std::str::from_utf8(bytes),
    ) else {
        return;
    };
    let stands = |passage: &Evidence| {
        assert_eq!(
            text.get(passage.start..passage.end),
            Some(&*passage.quote),
            "the passage stands in the text"
        );
        assert!(passage.first_line <= passage.last_line);
    };
    for finding in &report.requirements {
        let silent = matches!(finding.verdict, Verdict::Missing | Verdict::NotApplicable);
        assert_eq!(
            finding.evidence.is_empty(),
            silent,
            "{} has its passages",
            finding.id
        );
        finding.evidence.iter().for_each(stands);
    }
    for flag in &report.flags {
        assert!(!flag.evidence.is_empty(), "{} has its passages", flag.id);
        flag.evidence.iter().for_each(stands);
    }
    report.facts.values().flat_map(|fact| &fact.evidence).for_each(stands);
    report.kind_evidence.iter().for_each(stands);
});
