//! Draws the ink of one page with the operators of printpdf: text, rules, shapes, and around each stretch of content
//! the mark that ties it to the structure. It knows nothing of how the page was filled.

use std::collections::BTreeMap;

use printpdf::{
    DictItem, FontId, Line, LinePoint, Op, PaintMode, PdfFontHandle, Polygon, PolygonRing, Pt,
    TextItem, TextMatrix, WindingOrder, XObjectId, XObjectTransform,
};

use super::archive::Spotted;
use super::face;
use super::ink::{Ink, Shape};
use super::needs::{Needs, Spot};
use super::scale::{Colour, Face, PAGE_HEIGHT};
use super::strokes::{circle, corner, rectangle, rgb, rounded, utf16};
use super::tags::{NodeId, Tags};

/// The name of the logo among the resources.
pub(super) const LOGO: &str = "Logo";

/// The name of a face among the resources.
pub(super) fn font_name(face: Face) -> &'static str {
    match face {
        Face::Regular => "R",
        Face::Bold => "B",
        Face::Italic => "I",
        Face::BoldItalic => "X",
    }
}

/// The operators of one page, in the making.
pub(super) struct Painter<'a> {
    page: usize,
    anchors: &'a BTreeMap<String, Spotted>,
    tags: &'a mut Tags,
    needs: &'a mut Needs,
    ops: Vec<Op>,
    /// The node of the open stretch; the outer `None`: none is open.
    open: Option<Option<NodeId>>,
    in_text: bool,
    font: Option<(Face, f32)>,
    fill: Option<Colour>,
}

impl<'a> Painter<'a> {
    pub(super) fn new(
        page: usize,
        anchors: &'a BTreeMap<String, Spotted>,
        tags: &'a mut Tags,
        needs: &'a mut Needs,
    ) -> Painter<'a> {
        Painter {
            page,
            anchors,
            tags,
            needs,
            ops: Vec::new(),
            open: None,
            in_text: false,
            font: None,
            fill: None,
        }
    }

    /// Draws ink that is `down` points below its own place.
    pub(super) fn paint(&mut self, ink: &[Ink], down: f32) {
        for ink in ink {
            self.draw(ink, down);
        }
    }

    /// The finished operators.
    pub(super) fn finish(mut self) -> Vec<Op> {
        self.close();
        self.ops
    }

    fn draw(&mut self, ink: &Ink, down: f32) {
        let up = |y: f32| PAGE_HEIGHT - y - down;
        match &ink.shape {
            Shape::Nothing => {
                if let Some(node) = ink.node {
                    self.tags.hang(node);
                }
                return;
            }
            Shape::Link {
                x,
                y,
                width,
                height,
                to,
                text,
            } => {
                if let Some(node) = ink.node {
                    let rect = [*x, up(*y + *height), *x + *width, up(*y)].map(rounded);
                    self.tags.annotate(node, self.needs.spots.len());
                    self.needs.spots.push(Spot {
                        page: self.page,
                        rect,
                        to: to.clone(),
                        text: text.clone(),
                        node,
                    });
                }
                return;
            }
            // A node of its own: what a screen reader says and what a copy has differs from what is drawn.
            Shape::Missing { character, .. } => {
                let node = ink
                    .node
                    .map(|node| self.tags.standing_for(node, copied(*character)));
                self.stretch(node);
            }
            _ => self.stretch(ink.node),
        }
        match &ink.shape {
            Shape::Text {
                x,
                y,
                face,
                size,
                colour,
                text,
                stands_for,
            } => {
                if let Some(meaning) = stands_for {
                    self.begin_text();
                    self.meaning(meaning);
                }
                self.text(*x, up(*y), *face, *size, *colour, text);
                if stands_for.is_some() {
                    self.ops.push(Op::EndMarkedContent);
                }
            }
            Shape::Folio {
                right,
                y,
                style,
                anchor,
            } => {
                let page = self.anchors.get(anchor).map_or(0, |(page, _)| *page);
                let number = (page + 1).to_string();
                let wide = face::text_width(style.face, &number) * style.size;
                let (x, y) = (right - wide, up(*y));
                self.text(x, y, style.face, style.size, style.colour, &number);
            }
            Shape::Missing {
                x,
                y,
                width,
                size,
                colour,
                character,
            } => {
                self.end_text();
                if ink.node.is_some() {
                    self.meaning(&copied(*character));
                }
                self.missing(*x, up(*y), *width, *size, *colour, *character);
                if ink.node.is_some() {
                    self.ops.push(Op::EndMarkedContent);
                }
            }
            Shape::Fill {
                x,
                y,
                width,
                height,
                colour,
            } => {
                self.end_text();
                self.colour(*colour);
                self.ops.push(Op::DrawRectangle {
                    rectangle: rectangle(*x, up(*y + *height), *width, *height, PaintMode::Fill),
                });
            }
            Shape::Stroke {
                points,
                closed,
                width,
                colour,
            } => {
                self.end_text();
                let points = points.iter().map(|(x, y)| corner(*x, up(*y))).collect();
                self.stroke(
                    Line {
                        points,
                        is_closed: *closed,
                    },
                    *width,
                    *colour,
                );
            }
            Shape::Polygon { points, colour } => {
                self.end_text();
                self.colour(*colour);
                self.polygon(points.iter().map(|(x, y)| corner(*x, up(*y))).collect());
            }
            Shape::Disc {
                x,
                y,
                radius,
                filled,
                colour,
            } => {
                self.end_text();
                let points = circle(*x, up(*y), *radius);
                if *filled {
                    self.colour(*colour);
                    self.polygon(points);
                } else {
                    self.stroke(
                        Line {
                            points,
                            is_closed: true,
                        },
                        radius * 0.36,
                        *colour,
                    );
                }
            }
            Shape::Logo {
                x,
                y,
                width,
                height,
            } => {
                self.end_text();
                let transform = XObjectTransform {
                    translate_x: Some(Pt(rounded(*x))),
                    translate_y: Some(Pt(rounded(up(*y + *height)))),
                    scale_x: Some(*width),
                    scale_y: Some(*height),
                    no_auto_scale: true,
                    ..XObjectTransform::default()
                };
                self.ops.push(Op::UseXobject {
                    id: XObjectId(LOGO.to_owned()),
                    transform,
                });
            }
            Shape::Nothing | Shape::Link { .. } => {}
        }
    }

    /// Opens the stretch of a node unless it is open already.
    fn stretch(&mut self, node: Option<NodeId>) {
        if self.open == Some(node) {
            return;
        }
        self.close();
        self.ops.push(match node {
            Some(node) => {
                let number = self.tags.mark(node, self.page);
                let tag = self.tags.kind(node).name().to_owned();
                let map = BTreeMap::from([("MCID".to_owned(), DictItem::Int(number))]);
                Op::BeginMarkedContentWithProperties {
                    tag,
                    properties: DictItem::Dict { map },
                }
            }
            None => Op::BeginMarkedContent {
                tag: "Artifact".to_owned(),
            },
        });
        self.open = Some(node);
    }

    fn close(&mut self) {
        self.end_text();
        if self.open.take().is_some() {
            self.ops.push(Op::EndMarkedContent);
        }
    }

    fn begin_text(&mut self) {
        if !self.in_text {
            self.ops.push(Op::StartTextSection);
            self.in_text = true;
        }
    }

    fn end_text(&mut self) {
        if self.in_text {
            self.ops.push(Op::EndTextSection);
            self.in_text = false;
        }
    }

    /// Says what is meant by what is drawn until the stretch ends.
    fn meaning(&mut self, text: &str) {
        let map = BTreeMap::from([("ActualText".to_owned(), DictItem::Bytes(utf16(text)))]);
        self.ops.push(Op::BeginMarkedContentWithProperties {
            tag: "Span".to_owned(),
            properties: DictItem::Dict { map },
        });
    }

    fn text(&mut self, x: f32, y: f32, face: Face, size: f32, colour: Colour, text: &str) {
        self.needs
            .characters
            .entry(face)
            .or_default()
            .extend(text.chars());
        self.begin_text();
        self.colour(colour);
        if self.font != Some((face, size)) {
            self.ops.push(Op::SetFont {
                font: PdfFontHandle::External(FontId(font_name(face).to_owned())),
                size: Pt(size),
            });
            self.font = Some((face, size));
        }
        self.ops.push(Op::SetTextMatrix {
            matrix: TextMatrix::Raw([1.0, 0.0, 0.0, 1.0, rounded(x), rounded(y)]),
        });
        self.ops.push(Op::ShowText {
            items: vec![TextItem::Text(text.to_owned())],
        });
    }

    /// A box with the code point in two rows of small digits.
    fn missing(&mut self, x: f32, y: f32, width: f32, size: f32, colour: Colour, character: char) {
        let edge = [
            (x + 0.06 * size, y - 0.14 * size),
            (x + width - 0.06 * size, y + 0.78 * size),
        ];
        let (left, low, right, high) = (edge[0].0, edge[0].1, edge[1].0, edge[1].1);
        let points = [(left, low), (right, low), (right, high), (left, high)]
            .map(|(x, y)| corner(x, y))
            .to_vec();
        self.stroke(
            Line {
                points,
                is_closed: true,
            },
            0.4,
            colour,
        );
        let digits = format!("{:04X}", character as u32);
        let digits = if digits.len() > 4 {
            format!("{digits:0>6}")
        } else {
            digits
        };
        let (upper, lower) = digits.split_at(digits.len() / 2);
        let small = size * 0.42;
        for (row, text) in [(y + 0.37 * size, upper), (y - 0.04 * size, lower)] {
            let wide = face::text_width(Face::Regular, text) * small;
            self.text(
                x + (width - wide) / 2.0,
                row,
                Face::Regular,
                small,
                colour,
                text,
            );
        }
        self.end_text();
    }

    fn colour(&mut self, colour: Colour) {
        if self.fill != Some(colour) {
            self.ops.push(Op::SetFillColor { col: rgb(colour) });
            self.fill = Some(colour);
        }
    }

    fn stroke(&mut self, line: Line, width: f32, colour: Colour) {
        self.ops.push(Op::SetOutlineColor { col: rgb(colour) });
        self.ops.push(Op::SetOutlineThickness {
            pt: Pt(rounded(width)),
        });
        self.ops.push(Op::DrawLine { line });
    }

    fn polygon(&mut self, points: Vec<LinePoint>) {
        let polygon = Polygon {
            rings: vec![PolygonRing { points }],
            mode: PaintMode::Fill,
            winding_order: WindingOrder::NonZero,
        };
        self.ops.push(Op::DrawPolygon { polygon });
    }
}

/// What a copy of the text has in the place of a character that the fonts lack: the character, or its code point
/// where the character itself could not be seen or would turn the text around.
fn copied(character: char) -> String {
    if character.is_control() || face::is_unseen(character) {
        format!("[U+{:04X}]", character as u32)
    } else {
        character.to_string()
    }
}
