//! The catalogue as data: it loads without a problem, and its examples get their verdicts.

use avtal::checks::catalogue::{self, lint};

#[test]
fn the_catalogue_has_no_problem_in_any_file() {
    if let Err(error) = catalogue::built_in() {
        let problems: Vec<String> = error.problems.iter().map(ToString::to_string).collect();
        panic!("{}", problems.join("\n"));
    }
}

#[test]
fn the_examples_get_their_verdicts() {
    let catalogue = catalogue::built_in().unwrap();
    let misses = lint::examples(catalogue);
    let told: Vec<String> = misses
        .iter()
        .map(|miss| {
            format!(
                "{} {}: {:?}, not {:?}",
                miss.id, miss.example, miss.got, miss.wanted
            )
        })
        .collect();
    assert!(
        misses.is_empty(),
        "{} misses:\n{}",
        misses.len(),
        told.join("\n")
    );
}

#[test]
fn the_same_text_gives_the_same_report() {
    let catalogue = catalogue::built_in().unwrap();
    for requirement in catalogue.requirements.iter().take(5) {
        for example in &requirement.examples {
            let once = avtal::checks::check_text(
                catalogue,
                &example.text,
                avtal::checks::report::Insist::Agreement,
            );
            let twice = avtal::checks::check_text(
                catalogue,
                &example.text,
                avtal::checks::report::Insist::Agreement,
            );
            assert_eq!(once, twice);
        }
    }
}

#[test]
fn every_passage_is_a_stretch_of_the_text() {
    let catalogue = catalogue::built_in().unwrap();
    for example in catalogue.requirements.iter().flat_map(|r| &r.examples) {
        let report = avtal::checks::check_text(
            catalogue,
            &example.text,
            avtal::checks::report::Insist::Agreement,
        );
        for passage in report.requirements.iter().flat_map(|r| &r.evidence) {
            assert_eq!(
                example.text.get(passage.start..passage.end),
                Some(passage.quote.as_str())
            );
            assert!(passage.first_line <= passage.last_line);
        }
    }
}
