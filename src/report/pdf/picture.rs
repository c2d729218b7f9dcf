//! What is drawn rather than written: the shapes of the four statuses and the picture of months. Every shape stands
//! beside a word; the fonts have no tick, so that it is drawn. It knows nothing of pages.

use super::flow::{Flow, baseline};
use super::ink::{Head, Ink, Shape, Strip, rule};
use super::scale::{self, Colour};
use super::tags::{Kind, NodeId};
use crate::domain::day::{Day, add_months};
use crate::report::paper::Status;
use crate::report::paper::block::{Lane, Timeline};

/// The shape of a status around a centre, `r` from the centre to its edge.
pub(super) fn sign(status: Status, x: f32, y: f32, r: f32) -> Vec<Ink> {
    let colour = Colour::Of(status);
    let at = |dx: f32, dy: f32| (x + dx * r, y + dy * r);
    let stroke = |points: Vec<(f32, f32)>, colour: Colour| Shape::Stroke {
        points,
        closed: false,
        width: r * 0.32,
        colour,
    };
    let shapes = match status {
        Status::Good => vec![
            Shape::Disc {
                x,
                y,
                radius: r,
                filled: true,
                colour,
            },
            stroke(
                vec![at(-0.46, 0.04), at(-0.12, 0.38), at(0.48, -0.34)],
                Colour::White,
            ),
        ],
        Status::Attention => vec![
            Shape::Polygon {
                points: vec![at(0.0, -1.05), at(1.15, 0.92), at(-1.15, 0.92)],
                colour,
            },
            stroke(vec![at(0.0, -0.42), at(0.0, 0.28)], Colour::White),
            Shape::Disc {
                x,
                y: y + r * 0.6,
                radius: r * 0.17,
                filled: true,
                colour: Colour::White,
            },
        ],
        Status::Bad => vec![
            Shape::Polygon {
                points: vec![
                    at(-0.92, -0.92),
                    at(0.92, -0.92),
                    at(0.92, 0.92),
                    at(-0.92, 0.92),
                ],
                colour,
            },
            stroke(vec![at(-0.42, -0.42), at(0.42, 0.42)], Colour::White),
            stroke(vec![at(-0.42, 0.42), at(0.42, -0.42)], Colour::White),
        ],
        Status::Neutral => vec![Shape::Disc {
            x,
            y,
            radius: r * 0.84,
            filled: false,
            colour,
        }],
    };
    shapes.into_iter().map(Shape::alone).collect()
}

/// Width of the labels left of the months.
const LABELS: f32 = 128.0;
/// Height of a lane with one row of words, and what each further row adds.
const LANE: f32 = 19.0;
const ROW: f32 = 12.0;
/// From the centre of a sign to its word.
const BESIDE: f32 = 6.5;

impl Flow {
    /// Months as columns, things as lanes, days as shapes with words.
    pub(super) fn timeline(&mut self, timeline: &Timeline, under: NodeId) {
        let n = timeline.months.len().clamp(1, 24);
        let left = self.x + LABELS;
        let month = (self.width - LABELS) / f32::from(u16::try_from(n).unwrap_or(24));
        let table = self.tags.node(Kind::Table, under);
        self.tags.summarise(table, &timeline.description);
        let body = self.tags.node(Kind::TableBody, table);

        let mut axis = Vec::new();
        let style = scale::Style {
            size: 7.0,
            ..scale::FOLIO
        };
        for (i, name) in (0_u16..).zip(&timeline.months) {
            let x = left + f32::from(i) * month;
            if let Some(line) = self.set(name, style, month).first() {
                let placed = line
                    .parts
                    .iter()
                    .map(|part| self.part(part, style, x + 2.0, baseline(style)).alone());
                axis.extend(placed.collect::<Vec<_>>());
            }
        }
        axis.push(rule(self.x, 13.6, self.width, 0.8, Colour::Ink));
        self.heads.push(Head {
            height: 14.0,
            ink: axis.clone(),
        });
        let head = Some(self.heads.len() - 1);
        self.push(
            Strip {
                height: 14.0,
                tied: true,
                ink: axis,
                ..Strip::default()
            },
            10.0,
        );

        for lane in &timeline.lanes {
            let mut strip = self.lane(lane, timeline.from, n, left, month, body);
            strip.head = head;
            self.push(strip, 0.0);
        }
        self.below(14.0);
    }

    fn lane(
        &mut self,
        lane: &Lane,
        from: Day,
        n: usize,
        left: f32,
        month: f32,
        body: NodeId,
    ) -> Strip {
        let row = self.tags.node(Kind::Row, body);
        let name = self.tags.node(Kind::RowHead, row);
        let cell = self.tags.node(Kind::Cell, row);
        let style = scale::CELL;
        let mut ink = vec![Shape::Nothing.of(name)];
        let labels = self.set(&lane.label, style, LABELS - 12.0);
        for (i, line) in (0_u16..).zip(&labels) {
            let y = 4.0 + f32::from(i) * style.leading + baseline(style);
            ink.extend(self.plain(line, style, self.x, y, name));
        }
        ink.push(Shape::Nothing.of(cell));
        // Words that would meet go one below the other.
        let right = self.x + self.width;
        let mut ends: Vec<f32> = Vec::new();
        let mut marks: Vec<_> = lane
            .marks
            .iter()
            .filter_map(|mark| Some((days_in(from, n, mark.day)?, mark)))
            .collect();
        marks.sort_by(|a, b| a.0.total_cmp(&b.0));
        for (months, mark) in marks {
            let x = left + months * month;
            let set = self.set(&mark.word, style, f32::INFINITY);
            let Some(line) = set.first() else { continue };
            let turned = x + BESIDE + line.width > right;
            let (begin, end) = if turned {
                (x - BESIDE - line.width, x + BESIDE)
            } else {
                (x - BESIDE, x + BESIDE + line.width)
            };
            let level = ends
                .iter()
                .position(|used| *used + 3.0 < begin)
                .unwrap_or(ends.len());
            if level == ends.len() {
                ends.push(end);
            } else {
                ends[level] = end;
            }
            let y = 4.0 + f32::from(u16::try_from(level).unwrap_or(0)) * ROW;
            ink.extend(sign(mark.status, x, y + style.leading / 2.0, 3.4));
            let at = if turned { begin } else { x + BESIDE };
            // The rules of the months would run through the word.
            let behind = Shape::Fill {
                x: at - 1.0,
                y: y + 1.0,
                width: line.width + 2.0,
                height: style.leading - 2.0,
                colour: Colour::White,
            };
            ink.push(behind.alone());
            ink.extend(self.plain(line, style, at, y + baseline(style), cell));
        }
        let rows = u16::try_from(ends.len().max(labels.len()).max(1)).unwrap_or(1);
        let height = LANE + f32::from(rows - 1) * ROW;
        let mut strip = Strip {
            height,
            ..Strip::default()
        };
        for i in 0..=u16::try_from(n).unwrap_or(24) {
            let x = (left + f32::from(i) * month).min(right - 0.2);
            strip.ink.push(
                Shape::Fill {
                    x,
                    y: 0.0,
                    width: 0.3,
                    height,
                    colour: Colour::Hair,
                }
                .alone(),
            );
        }
        strip.ink.extend(ink);
        strip
            .ink
            .push(rule(self.x, height, self.width, 0.5, Colour::Hair));
        strip
    }
}

/// How far a day lies from the first day, in months; `None` outside the months shown.
fn days_in(from: Day, n: usize, day: Day) -> Option<f32> {
    let mut begin = from;
    for i in 0..u16::try_from(n).ok()? {
        let end = add_months(from, u32::from(i) + 1)?;
        if day < begin {
            return None;
        }
        if day < end {
            let into = u16::try_from((day - begin).num_days()).ok()?;
            let length = u16::try_from((end - begin).num_days()).ok()?;
            return Some(f32::from(i) + f32::from(into) / f32::from(length));
        }
        begin = end;
    }
    None
}
