//! What reviews say of the checker becomes examples that the catalogue could take.

use avtal::checks::catalogue::Example;
use avtal::domain::lang::Lang;
use avtal::domain::review::{PointFacts, Resolution, RightVerdict};
use avtal::report::feedback::examples;

use crate::registry::Registry;

const TEXT: &[u8] = b"# Data Processing Agreement\n\nThis agreement is between Angsbacka (the \"Controller\") and Kvickprat AB (the \"Processor\").\n\n## 1. Audits\n\n1.1 The Customer has no right to audit the Supplier's facilities or systems.\n\n## 2. Secrets\n\n2.1 Whoever works here says \"nothing\" to anybody.\n";

fn wrong(right: Option<RightVerdict>, passage: &str) -> PointFacts {
    PointFacts {
        resolution: Resolution::Wrong,
        reason: "It is said\nin other words.".to_owned(),
        should_be: right,
        passage: passage.to_owned(),
        ..PointFacts::accepted()
    }
}

#[test]
fn a_verdict_that_a_review_calls_wrong_is_an_example_in_the_form_of_the_catalogue() {
    let registry = Registry::checking_on("2026-03-01");
    let vendor = registry.vendor("Kvickprat AB");
    let (id, _) = registry.agreement(vendor, "Data agreement");
    registry.write(move |writer| {
        let version = writer.add_version(id, Lang::En, TEXT)?;
        writer.open_review(version, 1)?;
        let met = wrong(Some(RightVerdict::Met), "says \"nothing\" to anybody");
        writer.decide_point(version, "confidentiality", 0, Some(&met), "")?;
        let absent = wrong(Some(RightVerdict::Absent), "");
        writer.decide_point(version, "audits-excluded", 0, Some(&absent), "")?;
        let silent = wrong(Some(RightVerdict::NotApplicable), "");
        writer.decide_point(version, "duration", 0, Some(&silent), "")
    });
    let (file, n) = examples(&registry.read(|reader| reader.feedback())).expect("it is written");
    assert_eq!(n, 2, "{file}");
    assert!(
        file.contains("# duration: Data agreement, version 2: the checker said"),
        "{file}"
    );
    let read: toml::Table = toml::from_str(&file).unwrap_or_else(|error| panic!("{error}: {file}"));
    let mut told = Vec::new();
    for example in read["example"].as_array().expect("examples") {
        let mut example = example.as_table().expect("a table").clone();
        let requirement = example.remove("requirement").expect("which requirement");
        let matches = example.remove("match").expect("whether it must match");
        let of_catalogue: Example = example.try_into().expect("an example of the catalogue");
        assert_eq!(of_catalogue.note, "It is said in other words.");
        told.push((
            requirement.as_str().expect("an id").to_owned(),
            matches.as_str().expect("a word").to_owned(),
            of_catalogue.text,
        ));
    }
    assert_eq!(told[0].0, "audits-excluded");
    assert_eq!(told[0].1, "must-not");
    assert!(told[0].2.contains("no right to audit"), "{told:?}");
    let said = ("confidentiality", "must", "says \"nothing\" to anybody");
    assert_eq!((&*told[1].0, &*told[1].1, &*told[1].2), said);
}
