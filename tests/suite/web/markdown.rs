//! An agreement's Markdown as a page shows it: every word, no harm, anchors that last, passages that are marked.

use avtal::web::markdown::{Passage, Rendered, render};

fn shown(source: &str) -> Rendered {
    render(source, &[])
}

#[test]
fn a_text_does_nothing_whatever_it_holds() {
    let hostile = "# A <script>alert(1)</script>\n\n<img src=x onerror=alert(1)>\n\n\
        [a](javascript:alert(1)) [b](data:text/html,x) [c](JaVaScRiPt:x) ![p](https://evil.example/p.png)\n\n\
        <iframe src=\"https://evil.example\"></iframe>\n\n<svg onload=alert(1)>\n\n\
        <p style=\"position:fixed\" id=\"main\" class=\"top\">x</p>\n\n| a |\n|:-:|\n| <b onclick=x>c</b> |\n\n\
        <style>body{display:none}</style>\n\n<form action=/sign-out><button>b</button></form>";
    let html = shown(hostile).html;
    for tag in [
        "<script", "<img", "<iframe", "<svg", "<style", "<form", "<button", "<p style",
    ] {
        assert!(!html.contains(tag), "{tag} in {html}");
    }
    for word in [
        "href=\"javascript",
        "href=\"data",
        "style=",
        "id=\"main\"",
        "class=\"top\"",
    ] {
        assert!(!html.contains(word), "{word} in {html}");
    }
    // What would have run is seen by whoever reviews the text.
    assert!(html.contains("&lt;script&gt;") && html.contains("alert(1)"));
    assert!(html.contains("to-center"));
}

#[test]
fn a_text_cannot_read_otherwise_than_it_is() {
    let html = shown("Due within \u{202e}syad 03\u{202c} of notice.").html;
    assert!(
        html.contains("U+202E") && !html.contains('\u{202e}'),
        "{html}"
    );
}

#[test]
fn links_lead_out_without_telling_and_inside_to_the_heading() {
    let html =
        shown("# Annex 1\n\nSee [the annex](#annex-1) and <https://example.org/a?b=1&c=2>.").html;
    assert!(html.contains("href=\"#t-annex-1\""), "{html}");
    assert!(html.contains("rel=\"noopener noreferrer\""));
    assert!(
        html.contains("href=\"https://example.org/a?b=1&amp;c=2\""),
        "{html}"
    );
}

#[test]
fn footnotes_lead_there_and_back() {
    let html = shown("Within 72 hours[^1] and again[^1].\n\n[^1]: *GDPR* 33.").html;
    assert!(
        html.contains("href=\"#t--note-1\"") && html.contains("id=\"t--note-1\""),
        "{html}"
    );
    assert!(html.contains("href=\"#t--call-1-2\"") && html.contains("id=\"t--call-1-2\""));
    assert!(html.contains("<em>GDPR</em>"));
}

#[test]
fn clauses_have_anchors_by_their_numbers() {
    let source = "# Agreement\n\n## 4. Sub-processors\n\n4.1 The Supplier asks first.\n\n4.2 The Supplier answers for them.\n\n## 7. Audits\n\nText.";
    let rendered = shown(source);
    for id in ["id=\"t-4\"", "id=\"t-4.1\"", "id=\"t-4.2\"", "id=\"t-7\""] {
        assert!(rendered.html.contains(id), "{id} in {}", rendered.html);
    }
    let headings: Vec<&str> = rendered.headings.iter().map(|h| h.text.as_str()).collect();
    assert_eq!(headings, ["Agreement", "4. Sub-processors", "7. Audits"]);
}

#[test]
fn items_keep_the_numbers_that_they_were_given() {
    let html = shown("3) third\n5) fifth\n\nText\n\n1. a\n1. b\n").html;
    assert!(
        html.contains("value=\"3\"") && html.contains("value=\"5\""),
        "{html}"
    );
    assert!(!html.contains("value=\"1\""), "{html}");
}

#[test]
fn front_matter_is_shown_as_facts_and_not_as_text() {
    let rendered = shown("---\ntitle: Avtal\nvendor: Kvickprat AB\n---\n\nText.");
    assert!(!rendered.html.contains("Kvickprat"));
    assert_eq!(
        rendered.front[1],
        ("vendor".to_owned(), "Kvickprat AB".to_owned())
    );
}

#[test]
fn a_passage_is_marked_across_emphasis_and_cells_and_nothing_else_is() {
    let source =
        "Before. The **Processor shall** notify & tell.\n\n| a | b |\n|---|---|\n| one | two |\n";
    let passage = |id: &str, words: &str, last: &str| Passage {
        id: format!("p-{id}"),
        start: source.find(words).unwrap(),
        end: source.find(last).unwrap() + last.len(),
        tone: "met",
        href: format!("#r-{id}"),
        label: "1".to_owned(),
        title: "Breach notice".to_owned(),
    };
    let passages = [passage("x", "The **", "tell."), passage("y", "one", "two")];
    let html = render(source, &passages).html;
    let marked: String = html
        .split("<mark")
        .skip(1)
        .filter_map(|part| part.split_once('>')?.1.split_once("</mark>"))
        .map(|(words, _)| words)
        .collect();
    assert_eq!(
        marked, "The Processor shall notify &amp; tell.onetwo",
        "{html}"
    );
    for id in ["id=\"p-x\"", "id=\"p-y\"", "href=\"#r-x\"", "href=\"#r-y\""] {
        assert_eq!(html.matches(id).count(), 1, "{id} in {html}");
    }
}

#[test]
fn every_word_of_a_hostile_text_survives_in_reasonable_time() {
    let deep = format!("{}deep", "> ".repeat(5_000));
    let lists: String = (0..400)
        .map(|i| format!("{}- a\n", "  ".repeat(i)))
        .collect();
    let stars = "**a *b ".repeat(5_000);
    let brackets = "[".repeat(50_000);
    for source in [
        deep,
        lists,
        stars,
        brackets,
        "<div>".repeat(5_000),
        "|a".repeat(20_000),
    ] {
        let html = shown(&source).html;
        assert!(!html.is_empty() || source.starts_with('<'));
    }
}

#[test]
fn a_text_of_bold_lines_or_numbered_items_alone_has_its_contents() {
    let bold = "**Agreement on data**\n\n**1. Instructions**\n\nThe supplier follows what the customer writes down.\n\n**2. Secrecy**\n\nWhoever works with the data keeps it secret.\n\n**3. Audits**\n\nThe customer may look once a year.\n";
    let items = "# Agreement on data\n\n1. **Roles**\n\n    1. **Supplier as processor.** The supplier processes for the customer.\n\n    2. **Customer.** The customer decides what is done with the data.\n\n2. **Secrecy**\n\n    1. Whoever works with the data keeps it secret.\n\n3. **Audits.** The customer may look once a year.\n";
    for (source, titles) in [
        (bold, ["Instructions", "Secrecy", "Audits"]),
        (items, ["Roles", "Secrecy", "Audits"]),
    ] {
        let rendered = shown(source);
        for title in titles {
            let heading = rendered
                .headings
                .iter()
                .find(|heading| heading.text.contains(title));
            let heading = heading.unwrap_or_else(|| panic!("{title} in {:?}", rendered.headings));
            assert_eq!(
                rendered
                    .html
                    .matches(&format!("id=\"{}\"", heading.id))
                    .count(),
                1,
                "{heading:?} in {}",
                rendered.html
            );
        }
    }
    let html = shown(items).html;
    for id in ["t-agreement-on-data-1-2", "t-agreement-on-data-2-1"] {
        assert!(html.contains(&format!("id=\"{id}\"")), "{id} in {html}");
    }
}
