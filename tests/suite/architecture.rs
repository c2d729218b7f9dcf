//! The shape of the source: which layer may name which, which crates stand where, who reads the clock, how long files
//! are and how they begin. What the first page of the library promises is held to here.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use regex::Regex;

const LAYERS: [&str; 7] = ["domain", "checks", "store", "report", "jobs", "web", "cli"];

/// A crate and the only folders below `src/` that may name it.
const CRATES: &[(&str, &[&str])] = &[
    ("rusqlite", &["store"]),
    ("rocket", &["web"]),
    ("askama", &["web"]),
    ("ammonia", &["web"]),
    ("argon2", &["web"]),
    ("totp_rs", &["web"]),
    ("qrcode", &["web"]),
    ("clap", &["cli"]),
    ("clap_complete", &["cli"]),
    ("printpdf", &["report/pdf"]),
    ("lopdf", &["report/pdf"]),
    ("allsorts", &["report/pdf"]),
    ("fluent_bundle", &["domain/text.rs"]),
];

/// Words that are a requirement's id and, in this file, something else.
const NOT_THE_ID: &[(&str, &str, &str)] = &[
    (
        "checks/kind.rs",
        "sub-processor-list",
        "the kind of document",
    ),
    ("checks/engine/name.rs", "parties", "a word in headings"),
    ("checks/fact/law.rs", "parties", "a word in clauses"),
];

/// Files that are longer than 400 lines, and how long they may be; to be split before they grow.
const LONGER: &[(&str, usize)] = &[];

struct Source {
    /// Its path below the folder that was walked, with `/`.
    path: String,
    text: String,
}

fn sources(folder: &str) -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut found = Vec::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path: PathBuf = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|it| it == "rs") {
                let name = path
                    .strip_prefix(&root)
                    .unwrap()
                    .to_string_lossy()
                    .replace('\\', "/");
                found.push(Source {
                    path: name,
                    text: fs::read_to_string(&path).unwrap(),
                });
            }
        }
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    assert!(!found.is_empty());
    found
}

fn layer(source: &Source) -> Option<usize> {
    let first = source.path.split(['/', '.']).next()?;
    LAYERS.iter().position(|layer| *layer == first)
}

/// The program without its in-file tests.
fn code(source: &Source) -> &str {
    source
        .text
        .split("\n#[cfg(test)]\nmod tests")
        .next()
        .unwrap_or_default()
}

fn none(what: &str, found: Vec<String>) {
    assert!(found.is_empty(), "{what}:\n{}", found.join("\n"));
}

#[test]
fn layers_name_only_what_is_to_their_left() {
    let mut wrong = Vec::new();
    for source in sources("src") {
        let Some(own) = layer(&source) else { continue };
        for after in source.text.split("crate::").skip(1) {
            for name in first_names(after) {
                let other = LAYERS.iter().position(|layer| *layer == name);
                if other.is_some_and(|other| other > own) {
                    wrong.push(format!("{} names {name}", source.path));
                }
            }
        }
    }
    none("a layer names one to its right", wrong);
}

/// The name that follows `crate::`, or each first name of a group in braces.
fn first_names(after: &str) -> Vec<String> {
    let word = |text: &str| -> String {
        text.trim_start()
            .chars()
            .take_while(|c| c.is_alphanumeric() || *c == '_')
            .collect()
    };
    let Some(group) = after.strip_prefix('{') else {
        return vec![word(after)];
    };
    let (mut depth, mut names) = (1, vec![word(group)]);
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 1 => names.push(word(&group[at + 1..])),
            _ => {}
        }
        if depth == 0 {
            break;
        }
    }
    names
}

#[test]
fn a_grouped_import_names_every_layer_in_it() {
    assert_eq!(first_names("domain::day::Day;"), ["domain"]);
    assert_eq!(
        first_names("{\n    checks::{report, web},\n    store::Store\n};"),
        ["checks", "store"]
    );
}

#[test]
fn each_crate_stands_in_its_own_layer() {
    let mut wrong = Vec::new();
    for (name, places) in CRATES {
        let used = Regex::new(&format!(r"(?m)(^|[^\w:]){name}::|^\s*use {name};")).unwrap();
        for source in sources("src") {
            let allowed = places.iter().any(|place| source.path.starts_with(place));
            if !allowed && used.is_match(&source.text) {
                wrong.push(format!("{} names {name}", source.path));
            }
        }
    }
    none("a crate outside its layer", wrong);
}

#[test]
fn only_the_edge_reads_the_clock_and_the_environment() {
    let used =
        Regex::new(r"Utc::now\(|Local::now\(|SystemTime::now\(|env::(var|vars|var_os|args)\b")
            .unwrap();
    let wrong = sources("src")
        .iter()
        .filter(|source| !source.path.starts_with("web/") && !source.path.starts_with("cli/"))
        .filter(|source| used.is_match(code(source)))
        .map(|source| source.path.clone())
        .collect();
    none("reads the clock or the environment", wrong);
}

#[test]
fn no_word_in_the_program_is_a_requirement() {
    let catalogue = avtal::checks::catalogue::built_in().expect("the catalogue reads");
    let ids: BTreeSet<&str> = catalogue
        .requirements
        .iter()
        .map(|it| it.id.as_str())
        .collect();
    assert!(ids.len() >= 40, "{}", ids.len());
    let mut wrong = Vec::new();
    for source in sources("src") {
        if source.path == "checks/catalogue/mod.rs" {
            continue;
        }
        for id in &ids {
            let excused = NOT_THE_ID
                .iter()
                .any(|(path, word, _)| *path == source.path && word == id);
            if !excused && code(&source).contains(&format!("\"{id}\"")) {
                wrong.push(format!("{}: {id}", source.path));
            }
        }
    }
    none(
        "a requirement is named in the program instead of the catalogue",
        wrong,
    );
}

#[test]
fn files_say_what_they_are_and_stay_short() {
    let mut wrong = Vec::new();
    for folder in ["src", "tests/suite"] {
        for source in sources(folder) {
            let path = format!("{folder}/{}", source.path);
            let n = source.text.lines().count();
            let most = LONGER
                .iter()
                .find(|(longer, _)| *longer == path)
                .map(|(_, most)| *most);
            if !source.text.starts_with("//! ") {
                wrong.push(format!("{path} does not begin by saying what it holds"));
            }
            if n > most.unwrap_or(400) {
                wrong.push(format!("{path} has {n} lines"));
            }
            if most.is_some() && n <= 400 {
                wrong.push(format!(
                    "{path} has only {n} lines: strike it from the list"
                ));
            }
        }
    }
    none("files that should be looked at", wrong);
}

#[test]
fn nothing_names_a_folder_of_the_computer_it_was_written_on() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let listed = std::process::Command::new("git")
        .args(["ls-files", "-z"])
        .current_dir(root)
        .output();
    let listed = listed.expect("git is there, as it is wherever this is developed");
    let home = Regex::new(&["(^|[\\s\"'`(=])/(ho", "me|ro", "ot|wo", "rk)/\\w"].concat()).unwrap();
    let mut wrong = Vec::new();
    for name in String::from_utf8_lossy(&listed.stdout)
        .split('\0')
        .filter(|name| !name.is_empty())
    {
        if let Ok(text) = fs::read_to_string(root.join(name))
            && let Some(found) = home.find(&text)
        {
            wrong.push(format!("{name}: {}", found.as_str()));
        }
    }
    none("a path of one computer", wrong);
}
