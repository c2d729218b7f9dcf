//! Every page in both languages without a key in it, and every key that the code and the templates name.

use std::collections::BTreeSet;
use std::path::Path;

use avtal::domain::access::UserRole;
use avtal::domain::event::EventKind;
use avtal::domain::lang::Lang;
use avtal::domain::text;
use avtal::web::access::ACCESS;

use crate::support::app::TestApp;

#[test]
fn every_page_speaks_both_languages() {
    let app = TestApp::new();
    let vendor = app.registry().vendor("Kvickprat AB");
    app.registry()
        .agreement(vendor, "Personuppgiftsbiträdesavtal");
    let key = regex::Regex::new(r"^[a-z]+(-[a-z0-9]+)+$").expect("a pattern");
    for lang in Lang::ALL {
        let admin = app.client_of(app.user_named(UserRole::Admin, lang.own_name()));
        let legal =
            app.client_of(app.user_named(UserRole::Legal, &format!("Legal {}", lang.own_name())));
        for browser in [&admin, &legal] {
            browser.get("/account").form(lang.own_name()).submit();
            for (method, path, _) in ACCESS {
                if *method != "GET" || path.contains('.') || path.starts_with("/static") {
                    continue;
                }
                let page = browser.get(&path.replace("<id>", "1").replace("<token>", "none"));
                if !page
                    .header("Content-Type")
                    .is_some_and(|kind| kind.contains("html"))
                {
                    continue;
                }
                assert_eq!(page.attribute("html", "lang"), lang.code(), "{path}");
                let html = page.html();
                for piece in html.root_element().text() {
                    let piece = piece.trim();
                    let is_key = key.is_match(piece) && !text::has(lang, piece);
                    assert!(
                        !(is_key && looks_like_ours(piece)),
                        "{path} shows the key {piece}"
                    );
                    assert!(
                        !piece.contains("{ $") && !piece.contains("{$"),
                        "{path}: {piece}"
                    );
                }
            }
        }
    }
}

/// Whether a hyphenated word begins as our keys do.
fn looks_like_ours(word: &str) -> bool {
    let stem = word.split('-').next().unwrap_or_default();
    matches!(
        stem,
        "layout"
            | "nav"
            | "form"
            | "filter"
            | "failure"
            | "user"
            | "settings"
            | "account"
            | "journal"
            | "sign"
            | "flash"
            | "did"
            | "field"
    )
}

#[test]
fn every_event_has_its_name_and_its_sentence() {
    for lang in Lang::ALL {
        for kind in EventKind::ALL {
            assert!(text::has(lang, kind.text_key()), "{kind}");
            assert!(text::has(lang, &format!("did-{}", kind.word())), "{kind}");
        }
    }
}

#[test]
fn every_key_that_code_and_templates_name_exists_in_both_languages() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let in_template = regex::Regex::new(r#"\bt[n1]?\("([a-z0-9-]+)""#).expect("a pattern");
    let in_code = regex::Regex::new(
        r#"(?:\.t[n1]?\(\s*|\.problem\(\s*"[a-z-]+",\s*|saying\(\s*)"([a-z0-9-]+)""#,
    )
    .expect("a pattern");
    let mut keys = BTreeSet::new();
    for (folder, pattern) in [("templates", &in_template), ("src/web", &in_code)] {
        for file in files(&root.join(folder)) {
            let source = std::fs::read_to_string(&file).unwrap_or_default();
            keys.extend(
                pattern
                    .captures_iter(&source)
                    .map(|found| found[1].to_owned()),
            );
        }
    }
    assert!(keys.len() > 100, "the patterns find them: {}", keys.len());
    for lang in Lang::ALL {
        let missing: Vec<&String> = keys.iter().filter(|key| !text::has(lang, key)).collect();
        assert!(missing.is_empty(), "{lang:?} lacks {missing:?}");
    }
}

fn files(folder: &Path) -> Vec<std::path::PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(files(&path));
        } else if path
            .extension()
            .is_some_and(|ending| ending == "html" || ending == "rs")
        {
            found.push(path);
        }
    }
    found
}
