//! What every paper has around its content: the masthead on the first page, the running head and the page number on
//! the others, the imprint with the digest on the last. Its words come with the paper.

use super::flow::{Flow, baseline};
use super::ink::{Ink, Place, Shape, Strip, rule};
use super::lines::{self, Division};
use super::logo::Logo;
use super::scale::{self, Colour, FOLIO_BASELINE, Face, HEAD_BASELINE, SIDE, Style, WIDTH};
use super::tags::{Kind, Tags};
use crate::report::paper::Paper;
use crate::report::paper::text::{Emphasis, Text};

/// The largest logo.
const LOGO_WIDTH: f32 = 132.0;
const LOGO_HEIGHT: f32 = 34.0;

impl Flow {
    /// The organisation, the title, and what the paper covers.
    pub(super) fn masthead(&mut self, paper: &Paper, logo: Option<&Logo>) {
        self.letterhead(paper, logo);
        let title = self.tags.node(Kind::Heading(1), Tags::DOCUMENT);
        let from = self.strips.len();
        self.text(&Text::plain(&*paper.title), scale::TITLE, title, 30.0);
        if let Some(first) = self.strips.get_mut(from) {
            first.places.push(Place::Anchor("top".to_owned()));
        }
        if let Some(subtitle) = &paper.subtitle {
            let node = self.tags.node(Kind::Paragraph, Tags::DOCUMENT);
            self.text(&Text::plain(&**subtitle), scale::SUBTITLE, node, 4.0);
        }
        self.particulars(paper);
        for strip in &mut self.strips {
            strip.tied = true;
        }
        self.below(20.0);
    }

    /// The logo on the left and the name on the right; without a logo the name on the left.
    fn letterhead(&mut self, paper: &Paper, logo: Option<&Logo>) {
        if logo.is_none() && paper.author.name.is_empty() {
            return;
        }
        let node = self.tags.node(Kind::Paragraph, Tags::DOCUMENT);
        let style = Style {
            face: Face::Bold,
            size: 9.0,
            leading: 13.5,
            colour: Colour::Ink,
        };
        let mut ink = Vec::new();
        let mut height = style.leading;
        let mut room = WIDTH;
        if let Some(logo) = logo {
            let (width, tall) = logo.fitted(LOGO_WIDTH, LOGO_HEIGHT);
            ink.push(
                Shape::Logo {
                    x: SIDE,
                    y: 0.0,
                    width,
                    height: tall,
                }
                .alone(),
            );
            height = height.max(tall);
            room = WIDTH - width - 24.0;
        }
        let name = self.set(&paper.author.name, style, room);
        let lines = f32::from(u16::try_from(name.len()).unwrap_or(1));
        height = height.max(lines * style.leading);
        let mut y = (height - lines * style.leading) / 2.0;
        for line in &name {
            let x = if logo.is_some() {
                SIDE + WIDTH - line.width
            } else {
                SIDE
            };
            ink.extend(self.plain(line, style, x, y + baseline(style), node));
            y += style.leading;
        }
        self.push(
            Strip {
                height,
                ink,
                ..Strip::default()
            },
            0.0,
        );
    }

    /// The day and the scope, side by side under a rule.
    fn particulars(&mut self, paper: &Paper) {
        const DAY: f32 = 136.0;
        let mut ink = vec![rule(SIDE, 0.4, WIDTH, 0.8, Colour::Ink)];
        let mut height: f32 = 0.0;
        let words = &paper.words;
        let day = (
            SIDE,
            DAY - 12.0,
            words.day_label.as_str(),
            words.day.as_str(),
        );
        let scope = paper
            .scope
            .as_deref()
            .map(|scope| (SIDE + DAY, WIDTH - DAY, words.scope.as_str(), scope));
        for (x, width, label, value) in std::iter::once(day).chain(scope) {
            let node = self.tags.node(Kind::Paragraph, Tags::DOCUMENT);
            let mut y = 8.0;
            for (text, style) in [(label, scale::LABEL), (value, scale::VALUE)] {
                let mut set = self.set(text, style, width);
                if style == scale::LABEL
                    && let Some(lines::What::Text(text)) = set
                        .last_mut()
                        .and_then(|line| line.parts.last_mut())
                        .map(|part| &mut part.what)
                {
                    // The blank that keeps label and value apart when they are read aloud.
                    text.push(' ');
                }
                for line in &set {
                    ink.extend(self.plain(line, style, x, y + baseline(style), node));
                    y += style.leading;
                }
            }
            height = height.max(y);
        }
        self.push(
            Strip {
                height,
                ink,
                ..Strip::default()
            },
            18.0,
        );
    }

    /// The digest, and the characters that the fonts lack, at the foot of the last page.
    pub(super) fn imprint(&mut self, paper: &Paper, digest: &str) {
        let from = self.strips.len();
        let missing: Vec<char> = self.missing.iter().copied().collect();
        let words = &paper.words;
        let node = self.tags.node(Kind::Paragraph, Tags::DOCUMENT);
        let label = Style {
            face: Face::Bold,
            ..scale::REMARK
        };
        self.text(&Text::plain(&*words.imprint), label, node, 24.0);
        let node = self.tags.node(Kind::Paragraph, Tags::DOCUMENT);
        let text = Text::plain(format!("{} ", words.digest)).with(Emphasis::Code, digest);
        self.text(&text, scale::REMARK, node, 2.0);
        if !missing.is_empty() {
            let node = self.tags.node(Kind::Paragraph, Tags::DOCUMENT);
            let named: Vec<String> = missing
                .iter()
                .map(|c| format!("{c}\u{a0}U+{:04X}", *c as u32))
                .collect();
            self.text(
                &Text::plain(format!("{} {}", words.missing, named.join(", "))),
                scale::REMARK,
                node,
                3.0,
            );
        }
        let last = self.strips.len() - 1;
        for (n, strip) in self.strips[from..].iter_mut().enumerate() {
            strip.foot = true;
            strip.tied = from + n < last;
        }
        let first = &mut self.strips[from];
        first.height += 9.0;
        first.ink = std::mem::take(&mut first.ink)
            .into_iter()
            .map(|ink| ink.shifted(9.0))
            .collect();
        first.ink.push(rule(SIDE, 0.0, WIDTH, 0.5, Colour::Hair));
    }
}

/// The running head of the pages after the first and the page number of all; y from the top edge of the page.
pub(super) fn frame(paper: &Paper, page: usize, pages: usize) -> Vec<Ink> {
    let style = scale::FOLIO;
    let mut ink = Vec::new();
    let mut say = |text: &str, right: bool, y: f32| {
        let set = lines::set(
            &[lines::Piece { text, style }],
            f32::INFINITY,
            Division::Needed(paper.lang),
        );
        let Some(line) = set.first() else { return };
        let x = if right {
            SIDE + WIDTH - line.width
        } else {
            SIDE
        };
        for part in &line.parts {
            let shape = match &part.what {
                lines::What::Missing(c) => Shape::Missing {
                    x: x + part.x,
                    y,
                    width: part.width,
                    size: style.size,
                    colour: style.colour,
                    character: *c,
                },
                lines::What::Text(text) => Shape::Text {
                    x: x + part.x,
                    y,
                    face: style.face,
                    size: style.size,
                    colour: style.colour,
                    text: text.clone(),
                    stands_for: None,
                },
                lines::What::Hyphen => continue,
            };
            ink.push(shape.alone());
        }
    };
    if page > 0 {
        let whole = match &paper.subtitle {
            Some(subtitle) => format!("{} · {subtitle}", paper.title),
            None => paper.title.clone(),
        };
        say(
            &lines::shorten(&whole, style, WIDTH * 0.62),
            false,
            HEAD_BASELINE,
        );
        say(
            &lines::shorten(&paper.author.name, style, WIDTH * 0.34),
            true,
            HEAD_BASELINE,
        );
    }
    let words = &paper.words;
    say(
        &format!("{} {}", words.day_label, words.day),
        false,
        FOLIO_BASELINE,
    );
    let folio = words
        .folio
        .replace("{pages}", &pages.to_string())
        .replace("{page}", &(page + 1).to_string());
    say(&folio, true, FOLIO_BASELINE);
    if page > 0 {
        ink.push(rule(SIDE, HEAD_BASELINE + 8.0, WIDTH, 0.5, Colour::Hair));
    }
    ink
}
