//! The strips made so far and the column that the next one fills; running text in it. What each block looks like is
//! in `blocks`, `rows` and `picture`. It knows nothing of where a page ends, which `page` decides, nor of the file.

use std::collections::{BTreeSet, HashSet};

use super::ink::{Head, Ink, Shape, Strip, rule};
use super::lines::{self, Division, Part, Piece, SetLine, What};
use super::scale::{self, Colour, Face, SIDE, Style, WIDTH};
use super::tags::{Kind, NodeId, Tags};
use crate::domain::lang::Lang;
use crate::report::paper::block::Block;
use crate::report::paper::text::{Emphasis, Link, Text, Tone};
use crate::report::paper::{Paper, Status};

/// The strips made so far, and where the next one goes.
pub(super) struct Flow {
    pub(super) lang: Lang,
    pub(super) tags: Tags,
    pub(super) strips: Vec<Strip>,
    pub(super) heads: Vec<Head>,
    /// Characters that the fonts lack.
    pub(super) missing: BTreeSet<char>,
    /// The names that links can lead to.
    anchors: HashSet<String>,
    /// The headings of the paper in order.
    pub(super) headings: Vec<Titled>,
    /// How many of them have been set.
    pub(super) n_headings: usize,
    /// Left edge and width of the column.
    pub(super) x: f32,
    pub(super) width: f32,
    /// The space that the last block wishes below it.
    pub(super) gap: f32,
    pub(super) breaks: bool,
}

/// A heading of the paper, as its contents list it.
#[derive(Clone)]
pub(super) struct Titled {
    pub(super) level: u8,
    pub(super) title: Text,
    pub(super) anchor: String,
    /// Whether the contents list it: the paper has given it a name.
    pub(super) is_listed: bool,
}

impl Flow {
    pub(super) fn new(paper: &Paper) -> Flow {
        let mut anchors = HashSet::from(["top".to_owned()]);
        let mut headings = Vec::new();
        for block in &paper.blocks {
            collect(block, &mut anchors, &mut headings);
        }
        anchors.extend(headings.iter().map(|heading| heading.anchor.clone()));
        Flow {
            lang: paper.lang,
            anchors,
            headings,
            n_headings: 0,
            tags: Tags::new(),
            strips: Vec::new(),
            heads: Vec::new(),
            missing: BTreeSet::new(),
            x: SIDE,
            width: WIDTH,
            gap: 0.0,
            breaks: false,
        }
    }

    /// Adds a strip; the first of a block says how much space it wants above it, of which the larger counts.
    pub(super) fn push(&mut self, mut strip: Strip, above: f32) {
        strip.space = above.max(std::mem::take(&mut self.gap));
        strip.breaks |= std::mem::take(&mut self.breaks);
        self.strips.push(strip);
    }

    /// The space that the block just set wants below it.
    pub(super) fn below(&mut self, gap: f32) {
        self.gap = self.gap.max(gap);
    }

    /// Sets running text in the column, a strip a line; the first two lines and the last two stay together.
    pub(super) fn text(&mut self, text: &Text, style: Style, node: NodeId, above: f32) {
        let lang = self.lang;
        let set = self.lines(text, style, baseline(style), node, Division::Even(lang));
        let n = set.len();
        for (i, inks) in set.into_iter().enumerate() {
            let tied = i + 1 < n && (i == 0 || i + 2 == n);
            let strip = Strip {
                height: style.leading,
                tied,
                ink: inks,
                ..Strip::default()
            };
            self.push(strip, if i == 0 { above } else { 0.0 });
        }
    }

    /// Sets text into lines that fill the column; the ink of each lies in a strip of its own.
    pub(super) fn lines(
        &mut self,
        text: &Text,
        style: Style,
        baseline: f32,
        node: NodeId,
        division: Division,
    ) -> Vec<Vec<Ink>> {
        let (x, width) = (self.x, self.width);
        let pieces: Vec<(Piece<'_>, NodeId, Option<&Link>)> = text
            .0
            .iter()
            .map(|run| {
                let link = run.link.as_ref().filter(|link| self.leads_somewhere(link));
                let piece = Piece {
                    text: &run.text,
                    style: emphasised(style, run.emphasis, link.is_some()),
                };
                let node = if link.is_some() {
                    self.tags.node(Kind::Link, node)
                } else {
                    node
                };
                (piece, node, link)
            })
            .collect();
        let only: Vec<Piece<'_>> = pieces.iter().map(|(piece, ..)| *piece).collect();
        lines::set(&only, width, division)
            .iter()
            .map(|line| {
                let mut ink = Vec::with_capacity(line.parts.len());
                for part in &line.parts {
                    let (piece, node, link) = pieces[part.piece];
                    let raised = if text.0[part.piece].emphasis == Emphasis::Superscript {
                        style.size * 0.33
                    } else {
                        0.0
                    };
                    ink.push(self.part(part, piece.style, x, baseline - raised).of(node));
                    if let Some((up, colour)) = line_of(text.0[part.piece].emphasis, style) {
                        ink.push(rule(x + part.x, baseline - up, part.width, 0.7, colour));
                    }
                    if let Some(to) = link {
                        let to = to.clone();
                        let text = piece.text.to_owned();
                        ink.push(rule(
                            x + part.x,
                            baseline + 1.6,
                            part.width,
                            0.4,
                            Colour::Accent,
                        ));
                        let (height, y) = (style.leading, 0.0);
                        ink.push(
                            Shape::Link {
                                x: x + part.x,
                                y,
                                width: part.width,
                                height,
                                to,
                                text,
                            }
                            .of(node),
                        );
                    }
                }
                ink
            })
            .collect()
    }

    fn leads_somewhere(&self, link: &Link) -> bool {
        match link {
            Link::Web(_) => true,
            Link::Anchor(name) => self.anchors.contains(name),
        }
    }

    /// The ink of one part of a line that begins at `x`.
    pub(super) fn part(&mut self, part: &Part, style: Style, x: f32, y: f32) -> Shape {
        let x = x + part.x;
        let Style {
            face, size, colour, ..
        } = style;
        match &part.what {
            What::Text(text) => Shape::Text {
                x,
                y,
                face,
                size,
                colour,
                text: text.clone(),
                stands_for: None,
            },
            What::Hyphen => Shape::Text {
                x,
                y,
                face,
                size,
                colour,
                text: "-".to_owned(),
                stands_for: Some("\u{ad}"),
            },
            What::Missing(character) => {
                self.missing.insert(*character);
                Shape::Missing {
                    x,
                    y,
                    width: part.width,
                    size,
                    colour,
                    character: *character,
                }
            }
        }
    }

    /// The ink of a line of plain text at a place.
    pub(super) fn plain(
        &mut self,
        line: &SetLine,
        style: Style,
        x: f32,
        y: f32,
        node: NodeId,
    ) -> Vec<Ink> {
        line.parts
            .iter()
            .map(|part| self.part(part, style, x, y).of(node))
            .collect()
    }

    /// Sets text of one style into lines of a width.
    pub(super) fn set(&self, text: &str, style: Style, width: f32) -> Vec<SetLine> {
        lines::set(&[Piece { text, style }], width, Division::Needed(self.lang))
    }

    /// Runs `inner` in a column that is narrower by these two.
    pub(super) fn indented(&mut self, left: f32, right: f32, inner: impl FnOnce(&mut Flow)) {
        let (x, width) = (self.x, self.width);
        self.x += left;
        self.width -= left + right;
        inner(self);
        (self.x, self.width) = (x, width);
    }
}

/// Collects the anchors of a block and of those within it, and its headings.
fn collect(block: &Block, anchors: &mut HashSet<String>, headings: &mut Vec<Titled>) {
    match block {
        Block::Heading(heading) => {
            let n = headings.len();
            headings.push(Titled {
                level: heading.level,
                title: heading.text.clone(),
                anchor: heading.anchor.clone().unwrap_or(format!("heading {n}")),
                is_listed: heading.anchor.is_some(),
            });
        }
        Block::Table(table) => {
            anchors.extend(table.rows.iter().filter_map(|row| row.anchor.clone()));
        }
        Block::Items { items } => {
            anchors.extend(items.iter().filter_map(|item| item.anchor.clone()));
        }
        _ => {}
    }
    for block in block.within() {
        collect(block, anchors, headings);
    }
}

/// Where the baseline lies in a line of this style: the letters stand in the middle of the leading.
pub(super) fn baseline(style: Style) -> f32 {
    // Noto Sans: capitals are 0.714 em high.
    f32::midpoint(style.leading, 0.714 * style.size)
}

/// The style of a text of this tone among text of that style.
pub(super) fn toned(tone: Tone, normal: Style) -> Style {
    match tone {
        Tone::Normal => normal,
        Tone::Lead => scale::LEAD,
        Tone::Quiet => scale::REMARK,
    }
}

/// The line through or under a run, by how far above the baseline it lies, and what it says.
fn line_of(emphasis: Emphasis, style: Style) -> Option<(f32, Colour)> {
    match emphasis {
        Emphasis::Added => Some((-1.6, Colour::Of(Status::Good))),
        // Through the middle of small letters, which are 0.54 em high.
        Emphasis::Removed => Some((0.27 * style.size, Colour::Of(Status::Bad))),
        Emphasis::Struck => Some((0.27 * style.size, style.colour)),
        _ => None,
    }
}

/// The style of a run in text of a style.
pub(super) fn emphasised(style: Style, emphasis: Emphasis, linked: bool) -> Style {
    let face = match (emphasis, style.face) {
        (Emphasis::Bold, Face::Italic | Face::BoldItalic)
        | (Emphasis::BoldItalic, _)
        | (Emphasis::Italic, Face::Bold) => Face::BoldItalic,
        (Emphasis::Bold, _) => Face::Bold,
        (Emphasis::Italic, Face::Italic) => Face::Regular,
        (Emphasis::Italic, _) => Face::Italic,
        (_, face) => face,
    };
    let size = if emphasis == Emphasis::Superscript {
        style.size * 0.65
    } else {
        style.size
    };
    let colour = match (linked, emphasis) {
        (true, _) => Colour::Accent,
        (false, Emphasis::Added) => Colour::Of(Status::Good),
        (false, Emphasis::Removed) => Colour::Of(Status::Bad),
        (false, _) => style.colour,
    };
    Style {
        face,
        size,
        colour,
        ..style
    }
}
