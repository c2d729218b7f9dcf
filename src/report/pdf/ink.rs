//! What is drawn, piece by piece, before it is a PDF operator; and the strips, the slices of content that a page
//! takes whole. Lengths in points, x from the left edge of the page, y downwards from the top of the strip.

use super::scale::{Colour, Face, Style};
use super::tags::NodeId;
use crate::report::paper::text::Link;

/// One thing drawn. Without a node it is decoration, which a screen reader passes over.
#[derive(Clone, Debug)]
pub(super) struct Ink {
    pub(super) node: Option<NodeId>,
    pub(super) shape: Shape,
}

/// What is drawn.
#[derive(Clone, Debug)]
pub(super) enum Shape {
    /// Nothing: the node only takes its place in the structure (an empty cell).
    Nothing,
    /// Text on a baseline. `stands_for`: what the characters mean where that differs from what is drawn.
    Text {
        x: f32,
        y: f32,
        face: Face,
        size: f32,
        colour: Colour,
        text: String,
        stands_for: Option<&'static str>,
    },
    /// The number of the page on which an anchor lies, ending at `right`; known when the pages are made.
    Folio {
        right: f32,
        y: f32,
        style: Style,
        anchor: String,
    },
    /// A character that the fonts lack: a box with its code point.
    Missing {
        x: f32,
        y: f32,
        width: f32,
        size: f32,
        colour: Colour,
        character: char,
    },
    /// A filled rectangle.
    Fill {
        x: f32,
        y: f32,
        width: f32,
        height: f32,
        colour: Colour,
    },
    /// A stroked line through points.
    Stroke {
        points: Vec<(f32, f32)>,
        closed: bool,
        width: f32,
        colour: Colour,
    },
    /// A filled polygon.
    Polygon {
        points: Vec<(f32, f32)>,
        colour: Colour,
    },
    /// A disc, or without `filled` a ring.
    Disc {
        x: f32,
        y: f32,
        radius: f32,
        filled: bool,
        colour: Colour,
    },
    /// The logo of the paper.
    Logo {
        x: f32,
        y: f32,
        width: f32,
        height: f32,
    },
    /// A rectangle that leads somewhere; draws nothing.
    Link {
        x: f32,
        y: f32,
        width: f32,
        height: f32,
        to: Link,
        text: String,
    },
}

/// A slice of content that stands on one page.
#[derive(Clone, Debug, Default)]
pub(super) struct Strip {
    /// White space above it, which falls away at the top of a page.
    pub(super) space: f32,
    pub(super) height: f32,
    /// Whether the next strip shall stand on the same page.
    pub(super) tied: bool,
    /// Whether it begins a page.
    pub(super) breaks: bool,
    /// The head that is repeated above it when it comes first on a page.
    pub(super) head: Option<usize>,
    /// Whether it stands at the foot of the page with the strips that follow.
    pub(super) foot: bool,
    /// What links and outline find here.
    pub(super) places: Vec<Place>,
    pub(super) ink: Vec<Ink>,
}

/// A place that something leads to.
#[derive(Clone, Debug)]
pub(super) enum Place {
    /// The target of links of the paper.
    Anchor(String),
    /// An entry of the outline, level 1 outermost.
    Outline(u8, String),
}

/// The head of a table, as it is repeated.
#[derive(Clone, Debug)]
pub(super) struct Head {
    pub(super) height: f32,
    pub(super) ink: Vec<Ink>,
}

impl Shape {
    /// The same thing further down.
    fn shifted(mut self, dy: f32) -> Shape {
        match &mut self {
            Shape::Nothing => {}
            Shape::Text { y, .. }
            | Shape::Missing { y, .. }
            | Shape::Folio { y, .. }
            | Shape::Fill { y, .. }
            | Shape::Disc { y, .. }
            | Shape::Logo { y, .. }
            | Shape::Link { y, .. } => *y += dy,
            Shape::Stroke { points, .. } | Shape::Polygon { points, .. } => {
                for point in points {
                    point.1 += dy;
                }
            }
        }
        self
    }

    /// As decoration.
    pub(super) fn alone(self) -> Ink {
        Ink {
            node: None,
            shape: self,
        }
    }

    /// As content of a node.
    pub(super) fn of(self, node: NodeId) -> Ink {
        Ink {
            node: Some(node),
            shape: self,
        }
    }
}

impl Ink {
    /// The same ink further down.
    pub(super) fn shifted(self, dy: f32) -> Ink {
        Ink {
            node: self.node,
            shape: self.shape.shifted(dy),
        }
    }
}

/// A horizontal rule.
pub(super) fn rule(x: f32, y: f32, width: f32, thickness: f32, colour: Colour) -> Ink {
    Shape::Fill {
        x,
        y: y - thickness / 2.0,
        width,
        height: thickness,
        colour,
    }
    .alone()
}
