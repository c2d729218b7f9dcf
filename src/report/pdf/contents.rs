//! The contents of a paper: its headings with the numbers of their pages, each a link. The numbers are put in when the
//! pages are made; here room is kept for them.

use super::flow::{Flow, baseline};
use super::ink::{Shape, Strip, rule};
use super::lines::{self, Division, Piece};
use super::scale::{self, Colour, Face, Style};
use super::tags::{Kind, NodeId};
use crate::report::paper::text::{Link, Text};

/// Room for the number of a page.
const NUMBER: f32 = 40.0;
/// How much further right each level begins.
const STEP: f32 = 14.0;

impl Flow {
    /// The headings down to a level that have a name by which links find them.
    pub(super) fn contents(&mut self, title: &str, depth: u8, under: NodeId) {
        let heading = self.tags.node(Kind::Heading(2), under);
        self.text(&Text::plain(title), scale::HEADINGS[0], heading, 0.0);
        if let Some(last) = self.strips.last_mut() {
            last.tied = true;
        }
        self.below(6.0);
        let contents = self.tags.node(Kind::Contents, under);
        let listed: Vec<_> = self
            .headings
            .iter()
            .filter(|heading| heading.is_listed && heading.level <= depth)
            .cloned()
            .collect();
        for titled in listed {
            let item = self.tags.node(Kind::ContentsItem, contents);
            let reference = self.tags.node(Kind::Reference, item);
            let node = self.tags.node(Kind::Link, reference);
            let outer = titled.level <= 1;
            let style = Style {
                face: if outer { Face::Bold } else { Face::Regular },
                leading: 13.0,
                ..scale::BODY
            };
            let words = titled.title.characters();
            let left = f32::from(titled.level.saturating_sub(1)) * STEP;
            let width = self.width - left - NUMBER;
            let piece = Piece {
                text: &words,
                style,
            };
            let set = lines::set(&[piece], width, Division::Needed(self.lang));
            let pad = if outer { 4.0 } else { 2.5 };
            let (mut ink, mut y) = (Vec::new(), pad);
            for line in &set {
                ink.extend(self.plain(line, style, self.x + left, y + baseline(style), node));
                y += style.leading;
            }
            let folio = Shape::Folio {
                right: self.x + self.width,
                y: pad + baseline(style),
                style,
                anchor: titled.anchor.clone(),
            };
            ink.push(folio.of(node));
            let height = y + pad;
            let link = Shape::Link {
                x: self.x,
                y: 0.0,
                width: self.width,
                height,
                to: Link::Anchor(titled.anchor),
                text: words,
            };
            ink.push(link.of(node));
            ink.push(rule(self.x, height, self.width, 0.5, Colour::Hair));
            self.push(
                Strip {
                    height,
                    // The entry of a part keeps its first chapter.
                    tied: outer,
                    ink,
                    ..Strip::default()
                },
                0.0,
            );
        }
        if let Some(last) = self.strips.last_mut() {
            last.tied = false;
        }
        self.below(14.0);
    }
}
