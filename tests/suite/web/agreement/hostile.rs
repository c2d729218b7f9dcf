//! What no form of ours would send, and what people send by mistake: each is refused with what to do, or kept as it
//! is and shown harmlessly.

use avtal::domain::access::UserRole;

use super::{TEXT, app, first, refused, with_agreement};
use crate::support::app::TestApp;

/// Bytes of the largest text that is taken.
const LARGEST: usize = 5 * 1024 * 1024;

#[test]
fn what_is_no_markdown_is_refused_with_what_to_do_and_nothing_typed_is_lost() {
    let app = app();
    let browser = app.client_as(UserRole::Legal);
    let utf16: Vec<u8> = "\u{feff}Avtal"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let latin1 = b"# Personuppgiftsbitr\xe4desavtal\n\nText.\n";
    let large = vec![b'a'; LARGEST + 1];
    let huge = vec![b'a'; 21 * 1024 * 1024];
    for (bytes, word) in [
        (&b"%PDF-1.7 x"[..], "PDF"),
        (&b"PK\x03\x04 word/document.xml"[..], "Word"),
        (&utf16[..], "UTF-16"),
        (&latin1[..], "UTF-8"),
        (&b"a\0b"[..], "NUL"),
        (&b" \n\n"[..], "empty"),
        (&large[..], "5 MiB"),
        (&huge[..], "5 MiB"),
    ] {
        let page = first(&browser)
            .form("Go on to the preview")
            .fill("Title", "Mitt avtal")
            .attach("File", "avtal.md", bytes)
            .submit();
        let told = refused(&page);
        assert!(
            told.to_lowercase().contains(&word.to_lowercase()),
            "{word}: {told}"
        );
        assert_eq!(
            page.form("Go on to the preview").value("title"),
            "Mitt avtal"
        );
    }
}

#[test]
fn the_largest_text_goes_through_both_steps() {
    let app = app();
    let browser = app.client_as(UserRole::Legal);
    let line = "Biträdet ska följa instruktionerna och skydda uppgifterna.\n\n";
    let mut text = line.repeat(LARGEST / line.len());
    text.push_str(&"x".repeat(LARGEST - text.len()));
    let page = first(&browser)
        .form("Go on to the preview")
        .fill("Title", "Det längsta avtalet")
        .choose("Language", "Svenska")
        .attach("File", "avtal.md", text.as_bytes())
        .submit()
        .form("Store it")
        .submit();
    assert!(
        page.text("h1").contains("Det längsta avtalet"),
        "{}",
        page.text("#problems")
    );
    assert_eq!(
        browser.get("/agreements/1/versions/1/text.md").body,
        text.as_bytes()
    );
}

#[test]
fn fields_of_ten_megabytes_are_refused_and_the_server_goes_on() {
    let app = TestApp::new();
    let legal = with_agreement(&app);
    let long = "å".repeat(5 * 1024 * 1024);
    for field in ["title", "kind", "lang", "vendors", "text", "kept", "use"] {
        let page = first(&legal)
            .form("Go on to the preview")
            .fill("Or paste the text", TEXT)
            .force(field, &long)
            .submit();
        assert!(
            matches!(page.status, 413 | 422 | 200),
            "{field}: {}",
            page.status
        );
        assert!(page.body.len() < 26 * 1024 * 1024, "{field}");
    }
    let page = legal
        .get("/agreements/1/edit")
        .form("Save")
        .force("notes", &long)
        .submit();
    assert_eq!(page.status, 413);
    let told = page.text("main");
    assert!(told.contains("large"), "{told}");
    let page = legal
        .get("/agreements/1/versions/1/decide/withdraw")
        .form("Withdraw it")
        .fill("Reason", &long)
        .submit();
    assert!(refused(&page).contains("Reason"));
    assert_eq!(legal.get("/agreements/1").status, 200);
}

#[test]
fn characters_that_deceive_are_refused_in_fields_and_shown_in_texts() {
    let app = TestApp::new();
    let legal = with_agreement(&app);
    for title in ["Avtal\0", "Avtal \u{202e}gpj.exe", "Avtal\u{2066}x"] {
        let page = legal
            .get("/agreements/1/edit")
            .form("Save")
            .fill("Title", title)
            .submit();
        assert!(refused(&page).contains("Title"), "{title:?}");
        assert!(
            legal
                .get("/agreements/1")
                .text("h1")
                .contains("Biträdesavtal")
        );
    }
    let page = first(&legal)
        .form("Go on to the preview")
        .fill("Title", "Frist")
        .fill(
            "Or paste the text",
            "# Frist\n\nInom \u{202e}03\u{202c} dagar.",
        )
        .submit();
    let text = page.text(".document");
    assert!(
        text.contains("U+202E") && !text.contains('\u{202e}'),
        "{text}"
    );
}

#[test]
fn a_script_in_a_text_is_read_and_never_run() {
    let app = app();
    let legal = app.client_as(UserRole::Legal);
    let hostile = "# A <script>alert(1)</script>\n\n<img src=x onerror=alert(2)>\n\n[a](javascript:alert(3))\n\n<style>body{display:none}</style>\n\n<form action=/sign-out><button>b</button></form>\n\n</article></main><h1 id=main>Fel</h1>\n";
    let preview = first(&legal)
        .form("Go on to the preview")
        .fill("Title", "<b>Avtal</b> \"'&")
        .fill("Or paste the text", hostile)
        .choose("Language", "English")
        .submit();
    let stored = preview.form("Store it").submit();
    for page in [&preview, &stored, &legal.get("/agreements/1/text")] {
        assert_eq!(page.status, 200, "{}", page.text("main"));
        for selector in [
            "script:not([src])",
            "main img",
            "main style",
            ".document form",
            "[onerror]",
            "a[href^=javascript]",
            "h1 b",
        ] {
            assert!(!page.has(selector), "{} has {selector}", page.path);
        }
    }
    assert!(stored.text("h1").contains("<b>Avtal</b>"));
    assert!(
        preview.text(".document").contains("alert(1)"),
        "who reviews it sees it"
    );
}

#[test]
fn the_name_of_a_file_leads_nowhere() {
    let app = TestApp::new();
    let legal = with_agreement(&app);
    for name in [
        "../../../avtal.db.pdf",
        "..\\..\\avtal.db.pdf",
        "/etc/avtal.db.pdf",
        "C:\\avtal.db.pdf",
    ] {
        legal
            .get("/agreements/1/versions/1/record/proof")
            .form("Add")
            .attach("Proof", name, b"%PDF-1.7 signed")
            .submit();
    }
    let long = format!("{}.pdf", "å".repeat(300));
    let page = legal
        .get("/agreements/1/versions/1/record/proof")
        .form("Add")
        .attach("Proof", &long, b"%PDF-1.7 signed")
        .submit();
    assert_eq!(page.status, 200, "{}", page.text("main"));
    assert_eq!(
        page.text("dd a[download]").matches("avtal.db.pdf").count(),
        4
    );
    assert!(!page.text("main").contains(".."), "{}", page.text("main"));
    let folder = app.registry().folder.path();
    let agreements = std::fs::read_dir(folder.join("agreements/kvickprat-ab")).unwrap();
    assert_eq!(agreements.count(), 6, "one text and five proofs");
    for file in ["etc", "avtal.db.pdf", "agreements/avtal.db.pdf"] {
        assert!(!folder.join(file).exists());
    }
    let way = page.attribute("dd a[download]", "href");
    for path in [
        "/agreements/2/proofs/1",
        "/agreements/1/proofs/99",
        "/agreements/1/proofs/..%2f1",
    ] {
        assert!(
            (400..500).contains(&legal.get(path).status),
            "{path} but {way}"
        );
    }
}
