//! The blocks of a text that a paper shows from beginning to end: lists within lists, passages within quotes, lines that
//! are not filled, rules. It knows nothing of Markdown, from which such texts come.

use super::flow::{Flow, baseline};
use super::ink::{Place, Shape, Strip, rule};
use super::scale::{self, Colour, Style};
use super::tags::{Kind, NodeId};
use crate::domain::lang::Lang;
use crate::report::paper::block::{Block, Item};
use crate::report::paper::text::Text;

/// The least room for a number or bullet.
const SIGN: f32 = 16.0;
/// Columns are not made narrower than this, however deep lists lie.
const NARROWEST: f32 = 120.0;

impl Flow {
    /// The text of another document, in its language.
    pub(super) fn document(&mut self, lang: Lang, blocks: &[Block], under: NodeId) {
        let node = self.tags.node(Kind::Section, under);
        let own = std::mem::replace(&mut self.lang, lang);
        if lang != own {
            self.tags.speak(node, lang);
        }
        self.rule();
        if let Some(rule) = self.strips.last_mut() {
            rule.tied = true;
        }
        self.blocks(blocks, node);
        self.lang = own;
        // The rule that ends a text never begins a page.
        if let Some(last) = self.strips.last_mut() {
            last.tied = true;
        }
        self.rule();
    }

    /// A list; each sign stands beside the first line of its item.
    pub(super) fn items(&mut self, items: &[Item], under: NodeId) {
        let list = self.tags.node(Kind::List, under);
        let style = scale::BODY;
        // All items of a list begin at the same place.
        let widest = items
            .iter()
            .filter_map(|item| Some(self.set(&item.sign, style, f32::INFINITY).first()?.width))
            .fold(0.0, f32::max);
        let left = (widest + 5.0).clamp(SIGN, SIGN * 3.0);
        let left = left.min((self.width - NARROWEST).max(8.0));
        self.below(3.0);
        for item in items {
            let node = self.tags.node(Kind::Item, list);
            let label = self.tags.node(Kind::Label, node);
            let body = self.tags.node(Kind::Body, node);
            let (x, from) = (self.x, self.strips.len());
            // Of the spaces around the paragraphs of an item the list decides.
            let gap = std::mem::take(&mut self.gap).min(6.0);
            self.indented(left, 0.0, |flow| flow.blocks(&item.blocks, body));
            if self.strips.len() == from {
                let height = style.leading;
                self.push(
                    Strip {
                        height,
                        ..Strip::default()
                    },
                    0.0,
                );
            }
            let sign = self.set(&item.sign, style, left);
            let ink = sign.first().map(|line| {
                let first = &self.strips[from];
                // A sign beside a table or a picture stands at its top.
                let y = baseline(style).min(first.height.max(baseline(style)));
                self.plain(line, style, x, y, label)
            });
            let first = &mut self.strips[from];
            first.space = gap.max(3.0);
            first.ink.splice(0..0, ink.into_iter().flatten());
            first.places.extend(item.anchor.clone().map(Place::Anchor));
            self.gap = self.gap.min(4.0);
        }
        self.below(6.0);
    }

    /// Blocks beside a bar.
    pub(super) fn quoted(&mut self, blocks: &[Block], under: NodeId) {
        self.barred(|flow| {
            let quote = flow.tags.node(Kind::Quote, under);
            flow.blocks(blocks, quote);
            flow.gap = 0.0;
        });
    }

    /// Sets what `inner` sets beside a bar that reaches from its first line to its last.
    pub(super) fn barred(&mut self, inner: impl FnOnce(&mut Flow)) {
        let from = self.strips.len();
        let x = self.x;
        let side = 14.0_f32.min((self.width - NARROWEST).max(0.0) / 2.0);
        self.indented(side, side, inner);
        for (n, strip) in self.strips.iter_mut().skip(from).enumerate() {
            // Each bar reaches up over the space to the one before it, so that they look like one.
            let up = if n == 0 { 0.0 } else { strip.space + 0.2 };
            let bar = Shape::Fill {
                x,
                y: -up,
                width: 1.6,
                height: strip.height + up,
                colour: Colour::Hair,
            };
            strip.ink.insert(0, bar.alone());
        }
        self.below(8.0);
    }

    /// Lines as they stand, on a ground that holds them together.
    pub(super) fn unfilled(&mut self, text: &str, under: NodeId) {
        const PAD: f32 = 8.0;
        let style = Style {
            leading: 12.0,
            ..scale::CELL
        };
        let node = self.tags.node(Kind::Paragraph, under);
        let (x, width, from) = (self.x, self.width, self.strips.len());
        let lines: Vec<&str> = text.trim_end().lines().collect();
        self.indented(PAD, PAD, |flow| {
            for line in &lines {
                let words = line.trim_start();
                let blanks = line.len() - words.len();
                let line = format!("{}{words}", "\u{a0}".repeat(blanks.min(40)));
                flow.text(&Text::plain(line), style, node, 0.0);
            }
        });
        let n = self.strips.len() - from;
        for (i, strip) in self.strips[from..].iter_mut().enumerate() {
            let (top, bottom) = (
                if i == 0 { PAD / 2.0 } else { 0.0 },
                if i + 1 == n { PAD / 2.0 } else { 0.0 },
            );
            strip.ink = std::mem::take(&mut strip.ink)
                .into_iter()
                .map(|ink| ink.shifted(top))
                .collect();
            strip.height += top + bottom;
            strip.space = if i == 0 { strip.space.max(6.0) } else { 0.0 };
            strip.tied = i + 1 < n && (i == 0 || i + 2 == n);
            let ground = Shape::Fill {
                x,
                y: 0.0,
                width,
                height: strip.height,
                colour: Colour::GroundOf(crate::report::paper::Status::Neutral),
            };
            strip.ink.insert(0, ground.alone());
        }
        self.below(8.0);
    }

    /// A rule across the column.
    pub(super) fn rule(&mut self) {
        let ink = vec![rule(self.x, 0.5, self.width, 0.5, Colour::Hair)];
        self.push(
            Strip {
                height: 1.0,
                ink,
                ..Strip::default()
            },
            8.0,
        );
        self.below(8.0);
    }
}
