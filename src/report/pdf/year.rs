//! A calendar of months, four rows of three, the marked days with the shape of a status. It is a picture of the tables
//! that follow it, so that a screen reader passes over its days and hears its description.

use super::flow::{Flow, baseline};
use super::ink::{Ink, Shape, Strip, rule};
use super::scale::{self, Colour, Face, Style};
use super::tags::{Kind, NodeId};
use crate::report::paper::Status;
use crate::report::paper::block::Month;
use crate::report::paper::text::Text;

/// Months side by side.
const ACROSS: usize = 3;
/// Space between two of them.
const GUTTER: f32 = 24.0;
/// Height of a week.
const WEEK: f32 = 12.0;
/// Weeks that a month may touch.
const WEEKS: f32 = 6.0;

const NAME: Style = Style {
    face: Face::Bold,
    size: 8.5,
    leading: 14.0,
    colour: Colour::Ink,
};
const DAY: Style = Style {
    face: Face::Regular,
    size: 7.0,
    leading: WEEK,
    colour: Colour::Quiet,
};

impl Flow {
    /// The months, a strip a row.
    pub(super) fn year(
        &mut self,
        description: &str,
        weekdays: &[String],
        months: &[Month],
        under: NodeId,
    ) {
        let node = self.tags.node(Kind::Paragraph, under);
        self.text(&Text::plain(description), scale::REMARK, node, 4.0);
        if let Some(last) = self.strips.last_mut() {
            last.tied = true;
        }
        let across = f32::from(u16::try_from(ACROSS).unwrap_or(1));
        let width = (self.width - GUTTER * (across - 1.0)) / across;
        let height = NAME.leading + WEEK * (WEEKS + 1.0) + 2.0;
        for row in months.chunks(ACROSS) {
            let mut ink = Vec::new();
            let mut x = self.x;
            for month in row {
                ink.extend(self.month(weekdays, month, x, width, node));
                x += width + GUTTER;
            }
            let strip = Strip {
                height,
                ink,
                ..Strip::default()
            };
            self.push(strip, 8.0);
        }
        self.below(14.0);
    }

    fn month(
        &mut self,
        weekdays: &[String],
        month: &Month,
        x: f32,
        width: f32,
        node: NodeId,
    ) -> Vec<Ink> {
        let mut ink = Vec::new();
        let mut write = |flow: &mut Flow, words: &str, style: Style, x: f32, y: f32, middle| {
            let set = flow.set(words, style, f32::INFINITY);
            let Some(line) = set.first() else { return };
            let x = if middle { x - line.width / 2.0 } else { x };
            let drawn = flow.plain(line, style, x, y + baseline(style), node);
            ink.extend(drawn.into_iter().map(|ink| ink.shape.alone()));
        };
        write(self, &month.name, NAME, x, 0.0, false);
        let cell = width / 7.0;
        let column = |n: u8| x + (f32::from(n % 7) + 0.5) * cell;
        for (n, name) in (0_u8..7).zip(weekdays) {
            write(self, name, DAY, column(n), NAME.leading, true);
        }
        let top = NAME.leading + WEEK;
        let first = month.begins_on.clamp(1, 7) - 1;
        let mut signs = Vec::new();
        for day in 1..=month.days.min(31) {
            let place = first + day - 1;
            let (x, y) = (column(place), top + f32::from(place / 7) * WEEK);
            let mark = month.marks.iter().find(|(marked, _)| *marked == day);
            let style = match mark {
                Some((_, Status::Bad | Status::Attention | Status::Good)) => Style {
                    face: Face::Bold,
                    colour: Colour::White,
                    ..DAY
                },
                Some((_, Status::Neutral)) => Style {
                    face: Face::Bold,
                    colour: Colour::Ink,
                    ..DAY
                },
                None => DAY,
            };
            if let Some((_, status)) = mark {
                signs.push(ground(*status, x, y + WEEK / 2.0).alone());
            }
            write(self, &day.to_string(), style, x, y, true);
        }
        let mut all = vec![rule(x, NAME.leading - 0.4, width, 0.5, Colour::Hair)];
        all.extend(signs);
        all.extend(ink);
        all
    }
}

/// The shape behind a day: a square where something ends, a disc for the last day of notice, a ring for the rest.
fn ground(status: Status, x: f32, y: f32) -> Shape {
    let (r, colour) = (5.7, Colour::Of(status));
    match status {
        Status::Bad => Shape::Fill {
            x: x - r,
            y: y - r,
            width: 2.0 * r,
            height: 2.0 * r,
            colour,
        },
        Status::Attention | Status::Good => Shape::Disc {
            x,
            y,
            radius: r,
            filled: true,
            colour,
        },
        Status::Neutral => Shape::Stroke {
            points: vec![
                (x - r, y - r),
                (x + r, y - r),
                (x + r, y + r),
                (x - r, y + r),
            ],
            closed: true,
            width: 0.8,
            colour,
        },
    }
}
