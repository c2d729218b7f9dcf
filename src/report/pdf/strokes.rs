//! Points, circles and colours as printpdf wants them, and numbers short enough for a file.

use printpdf::{Color, LinePoint, PaintMode, Point, Pt, Rect, Rgb};

use super::scale::Colour;

/// Text as PDF strings have it: UTF-16 with its mark.
pub(super) fn utf16(text: &str) -> Vec<u8> {
    let mut bytes = vec![0xfe, 0xff];
    bytes.extend(text.encode_utf16().flat_map(u16::to_be_bytes));
    bytes
}

/// A hundredth of a point is finer than any printer, and short in the file.
pub(super) fn rounded(value: f32) -> f32 {
    (value * 100.0).round() / 100.0
}

pub(super) fn corner(x: f32, y: f32) -> LinePoint {
    LinePoint {
        p: Point {
            x: Pt(rounded(x)),
            y: Pt(rounded(y)),
        },
        bezier: false,
    }
}

pub(super) fn rectangle(x: f32, y: f32, width: f32, height: f32, mode: PaintMode) -> Rect {
    Rect {
        x: Pt(rounded(x)),
        y: Pt(rounded(y)),
        width: Pt(rounded(width)),
        height: Pt(rounded(height)),
        mode: Some(mode),
        winding_order: None,
    }
}

/// A circle of four curves.
pub(super) fn circle(x: f32, y: f32, r: f32) -> Vec<LinePoint> {
    // The distance of the handles at which four cubic curves come closest to a circle.
    let k = r * 0.552_285;
    let handle = |x: f32, y: f32| LinePoint {
        bezier: true,
        ..corner(x, y)
    };
    vec![
        corner(x + r, y),
        handle(x + r, y + k),
        handle(x + k, y + r),
        corner(x, y + r),
        handle(x - k, y + r),
        handle(x - r, y + k),
        corner(x - r, y),
        handle(x - r, y - k),
        handle(x - k, y - r),
        corner(x, y - r),
        handle(x + k, y - r),
        handle(x + r, y - k),
        corner(x + r, y),
    ]
}

pub(super) fn rgb(colour: Colour) -> Color {
    let [r, g, b] = colour
        .rgb()
        .map(|value| (f32::from(value) / 255.0 * 1000.0).round() / 1000.0);
    Color::Rgb(Rgb {
        r,
        g,
        b,
        icc_profile: None,
    })
}
