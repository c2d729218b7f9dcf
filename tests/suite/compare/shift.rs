//! Which changes of a result are for the worse.

use avtal::checks::catalogue::{Level, built_in};
use avtal::checks::check_text;
use avtal::checks::compare::shift::{Said, Turn, shifts};
use avtal::checks::engine::verdict::Verdict;
use avtal::checks::outcome::under;
use avtal::checks::profile::Profile;
use avtal::checks::profile::house::House;
use avtal::checks::report::{Fact, Finding, Flag, Insist, Report};

use crate::check::program::agreement;

fn report(verdicts: &[(&str, Verdict, &[&str])], flags: &[&str], hours: Option<i64>) -> Report {
    let mut report = check_text(
        built_in().unwrap(),
        "The Processor shall obey.",
        Insist::Agreement,
    );
    report.notes.clear();
    let finding = |(id, verdict, lacks): &(&str, Verdict, &[&str])| Finding {
        id: (*id).to_owned(),
        level: if id.starts_with('s') {
            Level::Should
        } else {
            Level::Must
        },
        verdict: *verdict,
        evidence: Vec::new(),
        lacks: lacks.iter().map(|lack| (*lack).to_owned()).collect(),
    };
    report.requirements = verdicts.iter().map(finding).collect();
    let flag = |id: &&str| Flag {
        id: (*id).to_owned(),
        evidence: Vec::new(),
    };
    report.flags = flags.iter().map(flag).collect();
    let fact = |value: i64| Fact {
        value: value.into(),
        text: None,
        evidence: Vec::new(),
    };
    report.facts = hours
        .map(|value| ("breach-notice-hours".to_owned(), fact(value)))
        .into_iter()
        .collect();
    report
}

fn turns(old: &Report, new: &Report) -> Vec<(String, Turn)> {
    let shifts = shifts(&Profile::gdpr(), old, new);
    let all = shifts
        .verdicts
        .iter()
        .map(|shift| (shift.id.to_owned(), shift.turn));
    all.collect()
}

#[test]
fn a_result_that_is_the_same_has_no_shifts() {
    let one = report(&[("a", Verdict::Partial, &["x"])], &["f"], Some(24));
    let found = shifts(&Profile::gdpr(), &one, &one);
    assert!(found.is_judged && found.verdicts.is_empty() && found.facts.is_empty());
}

#[test]
fn what_got_worse_comes_first_and_musts_before_the_rest() {
    use Verdict::{Contrary, Met, Missing, NotApplicable, Partial};
    let old = report(
        &[
            ("s1", Met, &[]),
            ("a", Met, &[]),
            ("b", Missing, &[]),
            ("c", Partial, &["x"]),
            ("d", Partial, &["x"]),
            ("e", NotApplicable, &[]),
            ("f", NotApplicable, &[]),
            ("g", Missing, &[]),
        ],
        &["gone", "both"],
        None,
    );
    let new = report(
        &[
            ("s1", Missing, &[]),
            ("a", Partial, &["x"]),
            ("b", Met, &[]),
            ("c", Partial, &["x", "y"]),
            ("d", Partial, &[]),
            ("e", Missing, &[]),
            ("f", Met, &[]),
            ("g", Contrary, &[]),
        ],
        &["both", "raised"],
        None,
    );
    let said: Vec<(String, Turn)> = turns(&old, &new);
    let said: Vec<(&str, Turn)> = said.iter().map(|(id, turn)| (id.as_str(), *turn)).collect();
    assert_eq!(
        said,
        [
            ("a", Turn::Worse),
            ("c", Turn::Worse),
            ("e", Turn::Worse),
            ("g", Turn::Worse),
            ("raised", Turn::Worse),
            ("s1", Turn::Worse),
            ("b", Turn::Better),
            ("d", Turn::Better),
            ("gone", Turn::Better),
            ("f", Turn::Other),
        ]
    );
}

#[test]
fn a_fact_is_worse_where_it_leaves_the_policy_or_goes_further_outside() {
    let house = House::of("[limit]\nbreach-notice-hours = { at-most = 48 }\n", &[]).unwrap();
    for (was, is, turn) in [
        (Some(24), Some(48), Turn::Worse),
        (Some(48), Some(24), Turn::Better),
        (Some(24), Some(72), Turn::Worse),
        (Some(72), Some(96), Turn::Worse),
        (Some(96), Some(72), Turn::Better),
        (Some(72), Some(24), Turn::Better),
        (Some(24), None, Turn::Other),
    ] {
        let (old, new) = (report(&[], &[], was), report(&[], &[], is));
        let found = shifts(&house.profile, &old, &new);
        let turns: Vec<Turn> = found.facts.iter().map(|fact| fact.turn).collect();
        assert_eq!(turns, [turn], "{was:?} to {is:?}");
    }
}

#[test]
fn a_text_that_was_not_judged_gives_no_shifts() {
    let recipe = check_text(
        built_in().unwrap(),
        "# Soup\n\nBoil the water and add the leeks that you have cut before.\n",
        Insist::No,
    );
    let found = report(&[("a", Verdict::Met, &[])], &[], None);
    assert!(!shifts(&Profile::gdpr(), &recipe, &found).is_judged);
    assert!(!shifts(&Profile::gdpr(), &found, &recipe).is_judged);
}

#[test]
fn the_next_version_of_a_demonstration_agreement_says_what_got_worse() {
    let house = House::gdpr().unwrap();
    let checked = |name: &str| {
        under(
            &house.profile,
            check_text(&house.catalogue, &agreement(name), Insist::Agreement),
        )
    };
    let (old, new) = (
        checked("loketwever/data-processing-agreement-v1.md"),
        checked("loketwever/data-processing-agreement-v2.md"),
    );
    let found = shifts(&house.profile, &old, &new);
    let told: Vec<String> = found
        .verdicts
        .iter()
        .map(|shift| {
            let said = |said: Said| match said {
                Said::Nothing => "-".to_owned(),
                Said::Verdict(verdict) => format!("{verdict:?}"),
                Said::Raised => "raised".to_owned(),
            };
            format!(
                "{:?} {}: {} > {}",
                shift.turn,
                shift.id,
                said(shift.was),
                said(shift.is)
            )
        })
        .chain(found.facts.iter().map(|fact| {
            let value =
                |fact: Option<&Fact>| fact.map_or("-".to_owned(), |fact| fact.value.to_string());
            format!(
                "{:?} {}: {} > {}",
                fact.turn,
                fact.name,
                value(fact.was),
                value(fact.is)
            )
        }))
        .collect();
    for row in [
        "Worse deletion-choice: Met > Missing",
        "Worse own-purposes: - > raised",
        "Other deletion-days: 30 > -",
    ] {
        assert!(told.iter().any(|told| told == row), "{told:#?}");
    }
    assert!(found.n(Turn::Worse) > found.n(Turn::Better));
}
