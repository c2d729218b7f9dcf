//! House profiles through the real program: other levels, further requirements, limits, and mistakes named by line.

use super::program::{Desk, SHORT};

#[test]
fn a_profile_raises_lowers_and_switches_off() {
    let profile = "name = \"Alder\"\n[level]\nliability = \"must\"\naudits = \"should\"\nparties = \"off\"\nslow-breach-notice = \"off\"\n";
    let desk = Desk::new().with("a.md", SHORT).with("house.toml", profile);
    let json = desk.json(&["a.md", "--profile", "house.toml"]);
    let document = &json["documents"][0];
    assert_eq!(document["profile"], "Alder");
    let level = |id: &str| {
        let all = document["requirements"].as_array().expect("a list");
        all.iter()
            .find(|finding| finding["id"] == id)
            .map(|finding| finding["level"].as_str().expect("a level").to_owned())
    };
    assert_eq!(level("liability").as_deref(), Some("must"));
    assert_eq!(level("audits").as_deref(), Some("should"));
    assert_eq!(level("parties"), None);
    assert_eq!(document["flags"].as_array().map(Vec::len), Some(0));
}

#[test]
fn the_profile_of_the_data_directory_is_used_unless_another_is_named() {
    let desk = Desk::new()
        .with("a.md", SHORT)
        .with("data/profile.toml", "name = \"House\"\n")
        .with("other.toml", "name = \"Other\"\n");
    assert_eq!(desk.json(&["a.md"])["documents"][0]["profile"], "House");
    assert_eq!(
        desk.json(&["a.md", "--profile", "other.toml"])["documents"][0]["profile"],
        "Other"
    );
}

#[test]
fn every_mistake_in_a_profile_is_named_with_its_line() {
    let profile = "[level]\nbreach-notise = \"must\"\n\n[limit]\nbreach-notice-hours = { at-most = \"48\" }\ndeletion-weeks = { at-most = 8 }\n";
    let said = Desk::new()
        .with("a.md", SHORT)
        .with("house.toml", profile)
        .run(&["check", "a.md", "--profile", "house.toml"]);
    assert_eq!(said.code, 2);
    assert!(
        said.err
            .contains("house.toml:2: unknown id 'breach-notise' (did you mean 'breach-notice'?)"),
        "{}",
        said.err
    );
    assert!(
        said.err
            .contains("house.toml:5: 'at-most' must be a whole number from 0"),
        "{}",
        said.err
    );
    assert!(
        said.err
            .contains("house.toml:6: unknown fact 'deletion-weeks'"),
        "{}",
        said.err
    );
    assert_eq!(said.out, "");
}

#[test]
fn a_value_beyond_its_limit_is_reported_with_its_passage() {
    let profile = "[limit]\nbreach-notice-hours = { at-most = 48 }\naudits-per-year = { at-least = 1, stated = true }\n";
    let desk = Desk::new().with("a.md", SHORT).with("house.toml", profile);
    let beyond =
        desk.json(&["a.md", "--profile", "house.toml"])["documents"][0]["out_of_policy"].clone();
    assert_eq!(beyond[0]["fact"], "breach-notice-hours");
    assert_eq!(beyond[0]["side"], "above");
    assert!(
        beyond[0]["evidence"][0]["quote"]
            .as_str()
            .is_some_and(|quote| quote.contains("96 hours")),
        "{beyond}"
    );
    assert_eq!(beyond[1]["side"], "unstated");
    let text = desk
        .run(&["check", "a.md", "--profile", "house.toml"])
        .out
        .replace("\n  ", " ");
    assert!(text.contains("policy[breach-notice-hours]: Hours until breach notice: the agreement says 96, the policy allows at most 48"), "{text}");
    assert!(text.contains("2 values outside policy"), "{text}");
}

#[test]
fn a_profile_adds_a_requirement_of_its_own() {
    let mut file = String::from("id = \"escrow\"\nlevel = \"must\"\nlaw = [\"House rule 4\"]\n");
    for lang in ["en", "sv"] {
        file.push_str(&format!("[text.{lang}]\ntitle = \"Escrow\"\nsays = \"Escrow is agreed.\"\nwhy = \"Because.\"\nask = \"Please add escrow.\"\n"));
    }
    for lang in ["en", "sv"] {
        for n in 0..8 {
            let (verdict, text) = if n % 2 == 0 {
                ("met", "The Supplier shall keep an escrow.")
            } else {
                ("missing", "The Supplier shall pay.")
            };
            file.push_str(&format!(
                "[[example]]\nlang = \"{lang}\"\nverdict = \"{verdict}\"\ntext = \"{text}\"\n"
            ));
        }
    }
    file.push_str("[[cue]]\nfind = '\"escrow\"'\n");
    let text =
        format!("{SHORT}\n## 4 Escrow\n\nThe Processor shall keep the source code in escrow.\n");
    let desk = Desk::new()
        .with("a.md", text)
        .with("b.md", SHORT)
        .with("house/escrow.toml", file)
        .with("house/profile.toml", "add = [\"escrow.toml\"]\n");
    let json = desk.json(&[
        "a.md",
        "b.md",
        "--profile",
        "house/profile.toml",
        "--only",
        "escrow",
    ]);
    assert_eq!(json["documents"][0]["requirements"][0]["verdict"], "met");
    assert_eq!(
        json["documents"][1]["requirements"][0]["verdict"],
        "missing"
    );
}
