//! What may be uploaded, what a file says about itself, and what names become: pure rules at the door of the store.

use avtal::domain::lang::Lang;
use avtal::store::front;
use avtal::store::slug::{LONGEST, slug};
use avtal::store::upload::{self, ProofKind, UploadProblem};
use proptest::prelude::*;

#[test]
fn uploads_are_judged_by_content() {
    let utf16: Vec<u8> = "\u{feff}Avtal"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let bare_utf16: Vec<u8> = "Avtal om personuppgifter"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let cases: [(&[u8], Result<(), UploadProblem>); 9] = [
        ("# Avtal\r\nåäö\n".as_bytes(), Ok(())),
        (b"<h1>Avtal</h1>", Ok(())),
        (b" \n\t", Err(UploadProblem::Empty)),
        (&utf16, Err(UploadProblem::Utf16)),
        (&bare_utf16, Err(UploadProblem::Utf16)),
        (b"Avtal f\xf6r", Err(UploadProblem::NotUtf8)),
        (b"Avtal\0 om personuppgifter", Err(UploadProblem::Nul)),
        (b"%PDF-1.7\n", Err(UploadProblem::Pdf)),
        (
            b"PK\x03\x04\x14\0\0\0\x08\0\0\0!\0word/document.xml",
            Err(UploadProblem::Word),
        ),
    ];
    for (bytes, wanted) in cases {
        assert_eq!(
            upload::markdown(bytes).map(|_| ()),
            wanted,
            "{:?}",
            String::from_utf8_lossy(bytes)
        );
    }
    assert_eq!(
        upload::markdown(&vec![b'a'; upload::LARGEST_TEXT + 1]),
        Err(UploadProblem::TextTooLarge)
    );
    let email = b"Received: by mail.example\r\n\tfor us\r\nFrom: a@example.se\r\nDate: Mon, 2 Mar 2026 10:00:00 +0100\r\n\r\nHello";
    assert_eq!(upload::proof(email), Ok(ProofKind::Eml));
    assert_eq!(
        upload::proof(b"From now on: nothing\nDate"),
        Err(UploadProblem::ProofFormat)
    );
}

#[test]
fn an_error_in_front_matter_names_its_line_and_column() {
    let problem =
        front::read("---\ntitle: DPA\neffective-from: soon\n---\nText").expect_err("no day");
    assert_eq!((problem.line, problem.column), (3, 17), "{problem}");
    let read = front::read("---\ntitle: \"DPA: two\"\nkind: dpa\nlanguage: sv\neffective-from: 2026-01-31\nown: 1\n---\nText").expect("good");
    assert_eq!(
        (
            read.title.as_deref(),
            read.language,
            read.effective_from.map(|day| day.to_string()).as_deref()
        ),
        (Some("DPA: two"), Some(Lang::Sv), Some("2026-01-31"))
    );
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn front_matter_and_body_joined_are_the_text(text in "(\u{feff})?(---\r?\n)?([a-zåäö:\\-. ]{0,6}\r?\n|---\n|\\.\\.\\.\n){0,8}\\PC{0,20}") {
        let parts = front::split(&text);
        prop_assert_eq!(parts.body.end, text.len());
        match parts.front {
            None => prop_assert_eq!(parts.body.start, 0),
            Some(front) => {
                let fence = &text[front.end..parts.body.start];
                let before = text[..front.start].trim_start_matches('\u{feff}');
                prop_assert!(before.starts_with("---"));
                prop_assert!(fence.starts_with("---") || fence.starts_with("..."));
                prop_assert!(!text[front].lines().any(|line| line.trim_end() == "---"));
            }
        }
    }

    #[test]
    fn no_name_makes_a_slug_that_could_leave_its_folder(name in "\\PC{0,80}") {
        let slug = slug(&name, "vendor");
        prop_assert!(!slug.is_empty() && slug.len() <= LONGEST);
        prop_assert!(slug.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-'));
        prop_assert!(!slug.starts_with('-') && !slug.ends_with('-'));
    }
}

#[test]
fn a_text_is_called_by_its_heading_and_never_by_its_first_clause() {
    for (text, title) in [
        ("# Biträdesavtal\n\nText.", "Biträdesavtal"),
        (
            "---\nkind: dpa\n---\n\n**Biträdesavtal**\n\nText.",
            "Biträdesavtal",
        ),
        (
            "Updated today\n\nTerms on data\n=====\n\nText.",
            "Terms on data",
        ),
        (
            "Agreement between A and B\n\n## 1. Subject\n\nText.",
            "Agreement between A and B",
        ),
        ("![logo](x.png)\n\n## § 1 Omfattning\n", "§ 1 Omfattning"),
        ("\u{feff}  \n\n", ""),
    ] {
        assert_eq!(front::title(text), title, "{text:?}");
    }
    let long = front::title(&"ord ".repeat(200));
    assert!(
        long.chars().count() <= 120 && long.ends_with("ord"),
        "{long}"
    );
}
