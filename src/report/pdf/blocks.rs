//! The blocks of a paper but for tables and pictures: headings, running text, callouts, lists, quotes, clauses, large
//! numbers. How much white space each wants around it is decided here.

use super::flow::{Flow, baseline, toned};
use super::ink::{Ink, Place, Shape, Strip, rule};
use super::picture;
use super::scale::{self, Colour, Face, Style};
use super::tags::{Kind, NodeId};
use crate::report::paper::Status;
use crate::report::paper::block::{Block, Figure, Heading};
use crate::report::paper::text::{Text, Tone};

/// A callout that is higher than this is set as a sequence of strips, so that it can break over pages.
const MOST_TOGETHER: f32 = 520.0;

impl Flow {
    /// Sets blocks below a node.
    pub(super) fn blocks(&mut self, blocks: &[Block], under: NodeId) {
        for block in blocks {
            self.block(block, under);
        }
    }

    fn block(&mut self, block: &Block, under: NodeId) {
        match block {
            Block::Heading(heading) => self.heading(heading, under),
            Block::Paragraph { text, tone } => {
                let style = toned(*tone, scale::BODY);
                let node = self.tags.node(Kind::Paragraph, under);
                self.text(
                    text,
                    style,
                    node,
                    if *tone == Tone::Quiet { 4.0 } else { 6.0 },
                );
                self.below(6.0);
            }
            Block::Facts { facts } => self.facts(facts, under),
            Block::Figures { figures } => self.figures(figures, under),
            Block::Table(table) => self.table(table, under),
            Block::Callout {
                status,
                title,
                body,
            } => self.callout(*status, title, body, under),
            Block::List { from, items } => self.list(*from, items, under),
            Block::Quote { text, source } => self.quote(text, source.as_ref(), under),
            Block::Timeline(timeline) => self.timeline(timeline, under),
            Block::Clause {
                number,
                depth,
                text,
            } => self.clause(number, *depth, text, under),
            Block::Year {
                description,
                weekdays,
                months,
            } => self.year(description, weekdays, months, under),
            Block::Items { items } => self.items(items, under),
            Block::Quoted { blocks } => self.quoted(blocks, under),
            Block::Lines { text } => self.unfilled(text, under),
            Block::Rule => self.rule(),
            Block::Document { lang, blocks } => self.document(*lang, blocks, under),
            Block::Contents { title, depth } => self.contents(title, *depth, under),
            Block::Together { blocks } => {
                let from = self.strips.len();
                self.blocks(blocks, under);
                let until = self.strips.len().saturating_sub(1);
                for strip in self.strips.get_mut(from..until).unwrap_or_default() {
                    strip.tied = true;
                }
            }
            Block::PageBreak => self.breaks = true,
        }
    }

    fn heading(&mut self, heading: &Heading, under: NodeId) {
        let level = heading.level.clamp(1, 5);
        let style = scale::HEADINGS[usize::from(level - 1)];
        let node = self.tags.node(Kind::Heading(level + 1), under);
        let from = self.strips.len();
        self.text(
            &heading.text,
            style,
            node,
            [26.0, 16.0, 14.0, 13.0, 9.0][usize::from(level - 1)],
        );
        for strip in &mut self.strips[from..] {
            strip.tied = true;
        }
        let places = &mut self.strips[from].places;
        places.push(Place::Outline(level, heading.text.characters()));
        let titled = self.headings.get(self.n_headings);
        places.extend(titled.map(|titled| Place::Anchor(titled.anchor.clone())));
        self.n_headings += 1;
        self.below([8.0, 4.0, 3.0, 3.0, 2.0][usize::from(level - 1)]);
    }

    fn callout(&mut self, status: Status, title: &Text, body: &[Text], under: NodeId) {
        const PAD: f32 = 12.0;
        let from = self.strips.len();
        let (x, width) = (self.x, self.width);
        let gap = std::mem::take(&mut self.gap);
        self.indented(PAD + 22.0, PAD, |flow| {
            let node = flow.tags.node(Kind::Paragraph, under);
            flow.text(title, scale::STATEMENT, node, PAD);
            let sign = picture::sign(
                status,
                x + PAD + 6.0,
                scale::STATEMENT.leading / 2.0 + 0.6,
                6.0,
            );
            flow.strips[from].ink.splice(0..0, sign);
            for text in body {
                let node = flow.tags.node(Kind::Paragraph, under);
                flow.text(
                    text,
                    Style {
                        leading: 13.0,
                        ..scale::BODY
                    },
                    node,
                    3.0,
                );
            }
        });
        let below = Strip {
            height: PAD - 2.0,
            ..Strip::default()
        };
        self.push(below, 0.0);
        let ground = |height: f32| {
            Shape::Fill {
                x,
                y: 0.0,
                width,
                height,
                colour: Colour::GroundOf(status),
            }
            .alone()
        };
        self.join(from, gap.max(10.0), ground);
        self.below(12.0);
    }

    /// Makes one strip of all from `from` on, with a ground that has their height; if that were too high for a page,
    /// each keeps to itself and has its part of the ground.
    fn join(&mut self, from: usize, above: f32, ground: impl Fn(f32) -> Ink) {
        let height: f32 = self.strips[from..]
            .iter()
            .map(|strip| strip.space + strip.height)
            .sum();
        if height > MOST_TOGETHER {
            for strip in &mut self.strips[from..] {
                let space = std::mem::take(&mut strip.space);
                strip.height += space;
                strip.ink = std::mem::take(&mut strip.ink)
                    .into_iter()
                    .map(|ink| ink.shifted(space))
                    .collect();
                strip.ink.insert(0, ground(strip.height));
            }
            return;
        }
        let mut whole = Strip {
            height,
            ink: vec![ground(height)],
            ..Strip::default()
        };
        let mut y = 0.0;
        for strip in self.strips.drain(from..) {
            y += strip.space;
            whole
                .ink
                .extend(strip.ink.into_iter().map(|ink| ink.shifted(y)));
            whole.places.extend(strip.places);
            whole.breaks |= strip.breaks;
            y += strip.height;
        }
        self.push(whole, above);
    }

    fn list(&mut self, from: Option<u32>, items: &[Text], under: NodeId) {
        let list = self.tags.node(Kind::List, under);
        for (n, item) in (from.unwrap_or(1)..).zip(items) {
            let sign = if from.is_some() {
                format!("{n}.")
            } else {
                "•".to_owned()
            };
            self.hanging(
                &sign,
                16.0,
                scale::BODY,
                item,
                list,
                if n == from.unwrap_or(1) { 4.0 } else { 3.0 },
            );
        }
        self.below(6.0);
    }

    fn clause(&mut self, number: &str, depth: u8, text: &Text, under: NodeId) {
        let list = self.tags.node(Kind::List, under);
        let left = f32::from(depth.clamp(1, 5) - 1) * 18.0;
        self.indented(left, 0.0, |flow| {
            flow.hanging(number, 30.0, scale::BODY, text, list, 5.0);
        });
        self.below(5.0);
    }

    /// An item whose number or bullet stands left of its text.
    fn hanging(
        &mut self,
        sign: &str,
        left: f32,
        style: Style,
        text: &Text,
        list: NodeId,
        above: f32,
    ) {
        let item = self.tags.node(Kind::Item, list);
        let label = self.tags.node(Kind::Label, item);
        let body = self.tags.node(Kind::Body, item);
        let x = self.x;
        let from = self.strips.len();
        let set = self.set(sign, style, left);
        let wide = set.first().map_or(0.0, |line| line.width) + 4.0;
        self.indented(left.max(wide), 0.0, |flow| {
            flow.text(text, style, body, above);
        });
        if let Some(line) = set.first() {
            let ink = self.plain(line, style, x, baseline(style), label);
            self.strips[from].ink.splice(0..0, ink);
        }
    }

    fn quote(&mut self, text: &Text, source: Option<&Text>, under: NodeId) {
        self.barred(|flow| {
            let quote = flow.tags.node(Kind::Quote, under);
            let passage = flow.tags.node(Kind::Paragraph, quote);
            let style = Style {
                face: Face::Italic,
                ..scale::BODY
            };
            flow.text(text, style, passage, 6.0);
            if let Some(source) = source {
                if let Some(last) = flow.strips.last_mut() {
                    last.tied = true;
                }
                let node = flow.tags.node(Kind::Paragraph, quote);
                flow.text(source, scale::REMARK, node, 2.0);
            }
        });
    }

    fn figures(&mut self, figures: &[Figure], under: NodeId) {
        const GUTTER: f32 = 16.0;
        let n = f32::from(u16::try_from(figures.len().max(1)).unwrap_or(u16::MAX));
        let width = (self.width - GUTTER * (n - 1.0)) / n;
        let list = self.tags.node(Kind::List, under);
        let (mut ink, mut height, mut x) = (Vec::new(), 0.0_f32, self.x);
        for figure in figures {
            let item = self.tags.node(Kind::Item, list);
            let body = self.tags.node(Kind::Body, item);
            ink.push(rule(x, 0.4, width, 0.8, Colour::Ink));
            let mut y = 8.0;
            for line in self.set(&figure.value, scale::FIGURE, width) {
                ink.extend(self.plain(&line, scale::FIGURE, x, y + baseline(scale::FIGURE), body));
                y += scale::FIGURE.leading;
            }
            y += 2.0;
            let shaped = figure.status != Status::Neutral;
            let left = if shaped { 11.0 } else { 0.0 };
            if shaped {
                ink.extend(picture::sign(
                    figure.status,
                    x + 3.6,
                    y + scale::LABEL.leading / 2.0,
                    3.6,
                ));
            }
            for line in self.set(&figure.label, scale::LABEL, width - left) {
                ink.extend(self.plain(
                    &line,
                    scale::LABEL,
                    x + left,
                    y + baseline(scale::LABEL),
                    body,
                ));
                y += scale::LABEL.leading;
            }
            height = height.max(y);
            x += width + GUTTER;
        }
        self.push(
            Strip {
                height,
                ink,
                ..Strip::default()
            },
            10.0,
        );
        self.below(14.0);
    }
}
