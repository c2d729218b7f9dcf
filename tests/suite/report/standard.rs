//! Whether the programs that judge a PDF are content: qpdf on its syntax, page-validation on PDF/A-2a (for archives)
//! and PDF/UA-1 (for screen readers).

use avtal::domain::lang::Lang;
use avtal::report::paper::Paper;
use avtal::report::paper::block::Block;

use super::sample;
use super::tools::made;

#[track_caller]
fn conforms(paper: &Paper) {
    let made = made(paper);
    assert_eq!(made.complaints(), "");
    assert_eq!(made.violations("2a"), "");
    assert_eq!(made.violations("ua1"), "");
}

#[test]
fn every_block_conforms_to_pdf_a_and_pdf_ua_in_both_languages() {
    conforms(&sample::everything(Lang::En));
    conforms(&sample::everything(Lang::Sv));
}

#[test]
fn a_screen_reader_finds_title_headings_tables_lists_and_links() {
    let structure = made(&sample::everything(Lang::Sv)).info(&["-struct-text"]);
    let lines: Vec<&str> = structure.lines().map(str::trim).collect();
    let after = |kind: &str, text: &str| {
        lines
            .windows(2)
            .any(|pair| pair[0].starts_with(kind) && pair[1] == format!("\"{text}\""))
    };
    assert!(
        after("H1", "Leverantörsöversikt") && after("H2", "Uppgifter") && after("H3", "Tidslinje"),
        "{structure}"
    );
    for kind in [
        "Table",
        "TBody",
        "TR",
        "TD",
        "L ",
        "LI",
        "Lbl",
        "LBody",
        "BlockQuote",
        "Link",
    ] {
        assert!(
            lines.iter().any(|line| line.starts_with(kind.trim())),
            "no {kind} in {structure}"
        );
    }
    assert!(
        !structure.contains("Sida 1 av"),
        "page numbers are decoration"
    );
}

#[test]
fn metadata_outline_and_links_lead_where_they_say() {
    let made = made(&sample::everything(Lang::En));
    let info = made.info(&[]);
    for part in [
        "Leverantörsöversikt · Lönehamn",
        "Tallbackens Förvaltning",
        "Tagged:          yes",
        "PDF version:     1.7",
        "(A4)",
    ] {
        assert!(info.contains(part), "{part} is not in {info}");
    }
    assert!(!info.contains("Identifier") && !info.contains("GTS_PDFX"));
    assert!(made.info(&["-url"]).contains("https://lonehamn.example"));
    let outline = made.outline();
    let titles: Vec<&str> = outline
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|entry| entry["title"].as_str())
        .collect();
    assert_eq!(titles, ["Uppgifter", "Avtalstext", "Ny sida"]);
    assert_eq!(outline[0]["kids"][0]["title"], "Tidslinje");
    assert_eq!(outline[2]["destpageposfrom1"], made.pdf.pages);
}

#[test]
fn a_long_table_conforms() {
    conforms(&sample::register(150));
}

#[test]
fn an_empty_paper_and_one_with_odd_text_conform() {
    conforms(&sample::paper(Lang::En, Vec::new()));
    let mut odd = sample::paper(
        Lang::En,
        vec![
            Block::paragraph(""),
            Block::paragraph("\n\t\u{7}\r\n a\u{308} \u{fffe}"),
        ],
    );
    odd.title = "<b>& \"quoted\" (parenthesis \\".to_owned();
    odd.author.name = String::new();
    odd.subtitle = Some("\u{1f98a} \u{5d0}".to_owned());
    conforms(&odd);
}

#[test]
fn a_logo_with_opacity_conforms_and_a_broken_one_is_left_out() {
    let mut paper = sample::paper(Lang::En, Vec::new());
    let without = made(&paper).pdf.bytes.len();
    paper.author.logo = Some(png(900, 200));
    conforms(&paper);
    assert!(made(&paper).pdf.bytes.len() > without);
    paper.author.logo = Some(b"\x89PNG\r\n\x1a\nno".to_vec());
    conforms(&paper);
}

fn png(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, width, height);
    encoder.set_color(png::ColorType::Rgba);
    encoder.set_depth(png::BitDepth::Eight);
    let pixels: Vec<u8> = (0..width * height)
        .flat_map(|n| [18, 78, 102, u8::try_from(n % 256).unwrap_or(0)])
        .collect();
    encoder
        .write_header()
        .unwrap()
        .write_image_data(&pixels)
        .unwrap();
    bytes
}
