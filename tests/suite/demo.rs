//! The demonstration: every text is compiled in, it fills by one command, and its first day shows what a reader of its
//! facts expects.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use avtal::cli::demo::registry::{self, TEXTS};
use serde::Deserialize;
use serde_json::Value;

use crate::check::program::{Desk, agreements};

#[derive(Deserialize)]
struct Expected {
    states: BTreeMap<String, String>,
    findings: BTreeMap<String, Vec<String>>,
    waived: BTreeMap<String, Vec<String>>,
    unused_waivers: BTreeMap<String, Vec<String>>,
}

#[test]
fn every_text_in_the_folder_is_compiled_in_and_belongs_to_a_version() {
    let mut files = BTreeSet::new();
    for folder in fs::read_dir(agreements()).unwrap() {
        let folder = folder.unwrap().path();
        if !folder.is_dir() {
            continue;
        }
        for file in fs::read_dir(&folder).unwrap() {
            let file = file.unwrap().path();
            let name = file
                .strip_prefix(agreements())
                .unwrap()
                .to_string_lossy()
                .replace('\\', "/");
            assert_eq!(
                registry::text(&name),
                Some(fs::read(&file).unwrap().as_slice()),
                "{name}"
            );
            files.insert(name);
        }
    }
    assert_eq!(
        files,
        TEXTS.iter().map(|(name, _)| (*name).to_owned()).collect()
    );
    let registry = registry::read().expect("the registry's file reads");
    let named = registry
        .agreements
        .iter()
        .flat_map(|it| &it.versions)
        .map(|version| version.file.clone());
    assert_eq!(files, named.collect());
}

#[test]
fn the_first_day_shows_what_a_reader_of_the_facts_expects() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/expected/registry.toml");
    let expected: Expected = toml::from_str(&fs::read_to_string(path).unwrap()).expect("it reads");
    let desk = Desk::new();
    let said = desk.run(&["demo", "--prepare-only"]);
    assert_eq!(said.code, 0, "{}", said.err);
    assert!(said.out.contains("holds 24 vendors"), "{}", said.out);
    for role in ["Procurement", "Legal", "Auditor", "Administrator"] {
        assert!(
            said.out.contains(&format!("\n{role} ")),
            "{role}: {}",
            said.out
        );
    }
    let json = |arguments: &[&str]| -> Value {
        let said = desk.run(&[&["--data", "demo-data"], arguments].concat());
        serde_json::from_str(&said.out)
            .unwrap_or_else(|error| panic!("{error}: {}{}", said.out, said.err))
    };
    let mut wrong = Vec::new();
    let standing = by_vendor(&json(&["findings", "--format", "json"]), "code");
    for (vendor, codes) in &expected.findings {
        let found = standing.get(vendor).cloned().unwrap_or_default();
        let ours = |code: &String| {
            ![
                "clause-unmet",
                "red-flag",
                "value-out-of-policy",
                "wrong-document",
            ]
            .contains(&code.as_str())
        };
        let found: BTreeSet<String> = found.into_iter().filter(ours).collect();
        if found != codes.iter().cloned().collect() {
            wrong.push(format!("{vendor}: {found:?} instead of {codes:?}"));
        }
    }
    let waived = by_vendor(&json(&["findings", "--waived", "--format", "json"]), "code");
    for (vendor, codes) in &expected.waived {
        if waived.get(vendor) != Some(&codes.iter().cloned().collect()) {
            wrong.push(format!("{vendor}: {waived:?} waived"));
        }
    }
    for vendor in expected.unused_waivers.keys() {
        assert!(standing[vendor].contains("waiver-unused"), "{vendor}");
    }
    // A state stands for the agreement's current version; versions beside it are not listed.
    let mut states = BTreeSet::new();
    for agreement in json(&["agreement", "list", "--format", "json"])["agreements"]
        .as_array()
        .unwrap()
    {
        states.insert(agreement["state"].as_str().unwrap().to_owned());
    }
    for (version, state) in &expected.states {
        if !states.contains(state) && !["superseded", "in-review"].contains(&state.as_str()) {
            wrong.push(format!("{version}: nothing is {state}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn by_vendor(list: &Value, key: &str) -> BTreeMap<String, BTreeSet<String>> {
    let registry = registry::read().expect("the registry's file reads");
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for row in list["findings"].as_array().unwrap() {
        let name = row["vendor_name"].as_str().unwrap_or_default();
        // The file's own word for the vendor; the register makes its folder from the name.
        let vendor = registry
            .vendors
            .iter()
            .find(|it| it.name == name)
            .map(|it| it.slug.clone())
            .unwrap_or_default();
        found
            .entry(vendor)
            .or_default()
            .insert(row[key].as_str().unwrap_or_default().to_owned());
    }
    found
}

#[test]
fn a_demonstration_is_kept_between_starts_and_never_laid_over_a_real_register() {
    let desk = Desk::new();
    assert_eq!(desk.run(&["demo", "--prepare-only", "--data", "d"]).code, 0);
    assert_eq!(desk.run(&["--data", "d", "vendor", "add", "Mine"]).code, 0);
    let said = desk.run(&["demo", "--prepare-only", "--data", "d"]);
    assert!(said.out.contains("holds 25 vendors"), "{}", said.out);
    let said = desk.run(&["demo", "--prepare-only", "--fresh", "--data", "d"]);
    assert!(
        said.out.contains("holds 24 vendors"),
        "{}{}",
        said.out,
        said.err
    );
    assert_eq!(desk.run(&["vendor", "add", "Real"]).code, 0);
    let said = desk.run(&["demo", "--prepare-only", "--data", "data"]);
    assert!(
        said.code == 2 && said.err.contains("not a demonstration"),
        "{}",
        said.err
    );
}
