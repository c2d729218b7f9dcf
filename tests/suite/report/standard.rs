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
