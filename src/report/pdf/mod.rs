//! Sets a [`Paper`] on A4 pages and writes a PDF: small (fonts subset), archival and readable aloud (PDF/A-2a,
//! PDF/UA-1), and the same bytes for the same paper. The only place that names printpdf, lopdf, allsorts, ttf-parser
//! and notosans.
//!
//! Blocks become strips (`flow` with `blocks`, `manuscript`, `contents`, `rows`,
//! `picture`, `year`; lines from `lines`), strips are placed on pages (`page`),
//! pages are drawn (`paint`), and the document is completed (`archive`).

mod archive;
mod blocks;
mod breaks;
mod contents;
mod face;
mod file;
mod flow;
mod glyphs;
mod hyphen;
mod icc;
mod ink;
mod lines;
mod logo;
mod manuscript;
mod masthead;
mod needs;
mod page;
mod paint;
mod picture;
mod rows;
mod scale;
mod strokes;
mod tags;
mod xmp;
mod year;

use std::collections::BTreeMap;

use printpdf::{
    CustomPdfConformance, FontId, ParsedFont, PdfConformance, PdfDocument, PdfFont, PdfPage,
    PdfSaveOptions, Pt, RawImage, RawImageData, RawImageFormat, XObject, XObjectId,
};

use self::archive::{Apparatus, Entry, Spotted};
use self::flow::Flow;
use self::ink::{Head, Place, Strip};
use self::logo::Logo;
use self::needs::Needs;
use self::page::Placed;
use self::paint::Painter;
use self::scale::{PAGE_HEIGHT, PAGE_WIDTH};
use self::tags::Tags;
use super::paper::Paper;

/// Why a paper could not become a PDF. None of these is the user's doing.
#[derive(Debug, thiserror::Error)]
pub enum PdfError {
    /// A font could not be read or reduced.
    #[error("the font could not be prepared: {0}")]
    Font(String),
    /// The document could not be written.
    #[error("the document could not be written: {0}")]
    Write(String),
}

/// A finished document.
#[derive(Clone, Debug)]
pub struct Pdf {
    /// The file.
    pub bytes: Vec<u8>,
    /// How many pages it has.
    pub pages: usize,
    /// The SHA-256 of the paper's canonical JSON, as its last page prints it.
    pub digest: String,
    /// Characters that the fonts lack, printed as a box with their code point and named on the last page.
    pub missing: Vec<char>,
}

/// Sets a paper and writes it.
///
/// # Errors
/// Only if a font cannot be reduced or the document cannot be written, neither of which depends on the paper.
pub fn pdf(paper: &Paper) -> Result<Pdf, PdfError> {
    let digest = paper.digest();
    let logo = paper.author.logo.as_deref().and_then(Logo::read);
    let mut flow = Flow::new(paper);
    flow.masthead(paper, logo.as_ref());
    flow.blocks(&paper.blocks, Tags::DOCUMENT);
    flow.imprint(paper, &digest);
    let Flow {
        mut tags,
        strips,
        heads,
        missing,
        ..
    } = flow;

    let pages = page::paginate(&strips, &heads);
    let (anchors, outline) = places(&pages, &strips);
    let (mut doc, needs) = painted(paper, &pages, &anchors, &strips, &heads, &mut tags);
    fonts(&mut doc, &needs, &digest)?;
    if let Some(logo) = logo {
        let pixels = RawImageData::U8(logo.rgba);
        let image = RawImage {
            pixels,
            width: logo.width,
            height: logo.height,
            data_format: RawImageFormat::RGBA8,
            tag: Vec::new(),
        };
        doc.resources
            .xobjects
            .map
            .insert(XObjectId(paint::LOGO.to_owned()), XObject::Image(image));
    }
    let options = PdfSaveOptions {
        optimize: false,
        subset_fonts: false,
        secure: true,
        image_optimization: None,
    };
    let written = printpdf::serialize::to_lopdf_doc(&doc, &options, &mut Vec::new());
    let apparatus = Apparatus {
        paper,
        digest: &digest,
        tags: &tags,
        spots: &needs.spots,
        outline: &outline,
        anchors: &anchors,
    };
    let bytes = archive::finish(written, &apparatus)?;
    Ok(Pdf {
        bytes,
        pages: pages.len(),
        digest,
        missing: missing.into_iter().collect(),
    })
}

/// The title with the subtitle, as metadata and running head say it.
fn whole_title(paper: &Paper) -> String {
    match &paper.subtitle {
        Some(subtitle) => format!("{} · {subtitle}", paper.title),
        None => paper.title.clone(),
    }
}

/// Draws every page.
fn painted(
    paper: &Paper,
    pages: &[Vec<Placed>],
    anchors: &BTreeMap<String, Spotted>,
    strips: &[Strip],
    heads: &[Head],
    tags: &mut Tags,
) -> (PdfDocument, Needs) {
    let mut doc = PdfDocument::new("");
    doc.metadata.info.conformance = PdfConformance::Custom(CustomPdfConformance {
        requires_icc_profile: false,
        requires_xmp_metadata: false,
        ..CustomPdfConformance::default()
    });
    let mut needs = Needs::default();
    for (n, page) in pages.iter().enumerate() {
        let mut painter = Painter::new(n, anchors, tags, &mut needs);
        for placed in page {
            match *placed {
                Placed::Strip { index, y } => painter.paint(&strips[index].ink, y),
                Placed::Head { index, y } => painter.paint(&heads[index].ink, y),
            }
        }
        painter.paint(&masthead::frame(paper, n, pages.len()), 0.0);
        doc.pages.push(PdfPage::new(
            Pt(PAGE_WIDTH).into(),
            Pt(PAGE_HEIGHT).into(),
            painter.finish(),
        ));
    }
    (doc, needs)
}

/// Where the anchors lie, and the entries of the outline in order.
fn places(pages: &[Vec<Placed>], strips: &[Strip]) -> (BTreeMap<String, Spotted>, Vec<Entry>) {
    let mut anchors = BTreeMap::new();
    let mut outline = Vec::new();
    for (n, page) in pages.iter().enumerate() {
        for placed in page {
            let Placed::Strip { index, y } = *placed else {
                continue;
            };
            // A little white space above it, so that it does not touch the edge of the window.
            let at = (n, (PAGE_HEIGHT - y + 12.0).min(PAGE_HEIGHT));
            for place in &strips[index].places {
                match place {
                    Place::Anchor(name) => {
                        anchors.entry(name.clone()).or_insert(at);
                    }
                    Place::Outline(level, title) => outline.push(Entry {
                        level: *level,
                        title: title.clone(),
                        at,
                    }),
                }
            }
        }
    }
    (anchors, outline)
}

/// Adds to the document a subset of every face that it uses.
fn fonts(doc: &mut PdfDocument, needs: &Needs, digest: &str) -> Result<(), PdfError> {
    // The six letters that mark a subset follow from the content, so that two papers do not share a font's name.
    let tag: String = digest
        .bytes()
        .filter_map(|byte| char::from_digit(u32::from(byte) % 26 + 10, 36))
        .take(6)
        .collect();
    for (face, characters) in &needs.characters {
        let program = face::subset(*face, characters)?;
        let mut font = ParsedFont::from_bytes(&program, 0, &mut Vec::new())
            .ok_or_else(|| PdfError::Font("not readable".to_owned()))?;
        let name = match face {
            scale::Face::Regular => "NotoSans",
            scale::Face::Bold => "NotoSans-Bold",
            scale::Face::Italic => "NotoSans-Italic",
            scale::Face::BoldItalic => "NotoSans-BoldItalic",
        };
        font.font_name = Some(format!("{}+{name}", tag.to_uppercase()));
        doc.resources.fonts.map.insert(
            FontId(paint::font_name(*face).to_owned()),
            PdfFont::new(font),
        );
    }
    Ok(())
}
