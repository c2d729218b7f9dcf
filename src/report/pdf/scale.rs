//! The look of every paper: the page, the type scale, the colours. One place, so that a family of papers has one
//! look. It knows nothing of blocks; all lengths are points (1/72 inch), all sizes lie on a grid of half a point.

use crate::report::paper::Status;

/// A4.
pub(super) const PAGE_WIDTH: f32 = 595.276;
/// A4.
pub(super) const PAGE_HEIGHT: f32 = 841.89;
/// White space left and right of the content.
pub(super) const SIDE: f32 = 56.0;
/// Width of the content.
pub(super) const WIDTH: f32 = PAGE_WIDTH - 2.0 * SIDE;
/// Where content begins, from the top edge.
pub(super) const TOP: f32 = 68.0;
/// Where content ends, from the top edge.
pub(super) const BOTTOM: f32 = PAGE_HEIGHT - 66.0;
/// Baseline of the running head, from the top edge.
pub(super) const HEAD_BASELINE: f32 = 40.0;
/// Baseline of the page number, from the top edge.
pub(super) const FOLIO_BASELINE: f32 = PAGE_HEIGHT - 38.0;

/// The four faces of the family.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Face {
    Regular,
    Bold,
    Italic,
    BoldItalic,
}

impl Face {
    pub(super) const ALL: [Face; 4] = [Face::Regular, Face::Bold, Face::Italic, Face::BoldItalic];
}

/// How a text is set: face, size, distance of baselines, colour.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Style {
    pub(super) face: Face,
    pub(super) size: f32,
    pub(super) leading: f32,
    pub(super) colour: Colour,
}

const fn style(face: Face, size: f32, leading: f32, colour: Colour) -> Style {
    Style {
        face,
        size,
        leading,
        colour,
    }
}

/// The title of the paper.
pub(super) const TITLE: Style = style(Face::Bold, 24.0, 30.0, Colour::Ink);
/// What stands under the title.
pub(super) const SUBTITLE: Style = style(Face::Regular, 13.0, 18.0, Colour::Quiet);
/// Headings of the three levels of a paper, then of a text that it shows.
pub(super) const HEADINGS: [Style; 5] = [
    style(Face::Bold, 14.0, 19.0, Colour::Accent),
    style(Face::Bold, 10.5, 15.0, Colour::Ink),
    style(Face::Bold, 9.0, 13.5, Colour::Quiet),
    style(Face::Bold, 9.5, 14.0, Colour::Ink),
    style(Face::Bold, 9.0, 13.5, Colour::Ink),
];
/// Running text.
pub(super) const BODY: Style = style(Face::Regular, 9.0, 13.5, Colour::Ink);
/// The sentence that sums up.
pub(super) const LEAD: Style = style(Face::Regular, 11.0, 16.5, Colour::Ink);
/// The sentence of a callout.
pub(super) const STATEMENT: Style = style(Face::Bold, 11.0, 16.5, Colour::Ink);
/// A remark.
pub(super) const REMARK: Style = style(Face::Regular, 8.0, 12.0, Colour::Quiet);
/// A cell of a table.
pub(super) const CELL: Style = style(Face::Regular, 8.0, 11.5, Colour::Ink);
/// The head of a column.
pub(super) const COLUMN: Style = style(Face::Bold, 7.5, 11.0, Colour::Quiet);
/// The label of a fact.
pub(super) const LABEL: Style = style(Face::Regular, 8.0, 12.0, Colour::Quiet);
/// The value of a fact.
pub(super) const VALUE: Style = style(Face::Regular, 9.0, 12.0, Colour::Ink);
/// A large number.
pub(super) const FIGURE: Style = style(Face::Bold, 22.0, 26.0, Colour::Ink);
/// Running head and page number.
pub(super) const FOLIO: Style = style(Face::Regular, 7.5, 11.0, Colour::Quiet);

/// The colours. The accent is the only one that carries no meaning; the others go with a status.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Colour {
    /// Text.
    Ink,
    /// Text that steps back; 6.6:1 on white.
    Quiet,
    /// Headings and links; 8:1 on white.
    Accent,
    /// Rules.
    Hair,
    /// Signs on a coloured shape.
    White,
    /// The shape of a status.
    Of(Status),
    /// The ground of a callout with a status.
    GroundOf(Status),
}

impl Colour {
    /// Red, green and blue of sRGB.
    pub(super) const fn rgb(self) -> [u8; 3] {
        match self {
            Colour::Ink => [0x1a, 0x1f, 0x26],
            Colour::Quiet => [0x55, 0x5f, 0x6d],
            Colour::Accent => [0x12, 0x4e, 0x66],
            Colour::Hair => [0xd3, 0xd9, 0xdf],
            Colour::White => [0xff, 0xff, 0xff],
            Colour::Of(Status::Good) => [0x1f, 0x6f, 0x4a],
            Colour::Of(Status::Attention) => [0x9a, 0x5b, 0x00],
            Colour::Of(Status::Bad) => [0xa8, 0x26, 0x2c],
            Colour::Of(Status::Neutral) => [0x55, 0x5f, 0x6d],
            Colour::GroundOf(Status::Good) => [0xf0, 0xf6, 0xf2],
            Colour::GroundOf(Status::Attention) => [0xfb, 0xf5, 0xe9],
            Colour::GroundOf(Status::Bad) => [0xfb, 0xf1, 0xf0],
            Colour::GroundOf(Status::Neutral) => [0xf4, 0xf6, 0xf8],
        }
    }
}
