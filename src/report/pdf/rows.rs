//! Tables and facts: cells side by side, rows that break over pages only when they are very high, a head that is
//! repeated. It knows nothing of pages but for the head that a strip wishes above it.

use super::flow::{Flow, baseline, emphasised};
use super::ink::{Head, Ink, Place, Shape, Strip, rule};
use super::lines::{self, Division, Piece};
use super::picture;
use super::scale::{self, Colour, Style};
use super::tags::{Kind, NodeId};
use crate::report::paper::block::{Align, Fact, Table};
use crate::report::paper::text::{Line, Tone};

/// Space between two columns.
const GUTTER: f32 = 12.0;
/// A row of more lines than this may break over pages.
const MOST_LINES: usize = 16;
/// So few facts stay on one page.
const SHORT: usize = 8;
/// The room that the shape of a status takes before its word.
const SIGN: f32 = 11.0;

/// A column on the page.
#[derive(Clone, Copy)]
struct Slot {
    x: f32,
    width: f32,
    align: Align,
    style: Style,
    kind: Kind,
}

/// How rows of a kind look.
#[derive(Clone, Copy)]
struct Look {
    leading: f32,
    pad: f32,
    /// Of every line, whatever its size, so that lines side by side stand level.
    baseline: f32,
}

impl Flow {
    /// Labels and values, a hairline under each.
    pub(super) fn facts(&mut self, facts: &[Fact], under: NodeId) {
        const LABELS: f32 = 136.0;
        let columns = [
            Slot {
                x: self.x,
                width: LABELS - GUTTER,
                align: Align::Left,
                style: scale::LABEL,
                kind: Kind::RowHead,
            },
            Slot {
                x: self.x + LABELS,
                width: self.width - LABELS,
                align: Align::Left,
                style: scale::VALUE,
                kind: Kind::Cell,
            },
        ];
        let look = Look {
            leading: scale::VALUE.leading,
            pad: 4.0,
            baseline: baseline(scale::VALUE),
        };
        let first = self.strips.len();
        let table = self.tags.node(Kind::Table, under);
        let body = self.tags.node(Kind::TableBody, table);
        for (n, fact) in facts.iter().enumerate() {
            let cells = [vec![Line::new(fact.label.as_str())], fact.value.clone()];
            let above = if n == 0 { 4.0 } else { 0.0 };
            let cells: Vec<&[Line]> = cells.iter().map(Vec::as_slice).collect();
            self.row(&columns, &cells, look, body, None, above);
        }
        self.keep_ends(first, if facts.len() <= SHORT { usize::MAX } else { 1 });
        self.below(10.0);
    }

    /// A table with its head.
    pub(super) fn table(&mut self, table: &Table, under: NodeId) {
        let n = table.columns.len();
        if n == 0 {
            return;
        }
        let gutters = GUTTER * f32::from(u16::try_from(n - 1).unwrap_or(u16::MAX));
        let shares: f32 = table
            .columns
            .iter()
            .map(|column| f32::from(column.width.max(1)))
            .sum();
        let mut x = self.x;
        let mut columns = Vec::with_capacity(n);
        for column in &table.columns {
            let width = (self.width - gutters) * f32::from(column.width.max(1)) / shares;
            columns.push(Slot {
                x,
                width,
                align: column.align,
                style: scale::CELL,
                kind: Kind::Cell,
            });
            x += width + GUTTER;
        }
        let node = self.tags.node(Kind::Table, under);
        self.tags.summarise(node, &table.summary);
        let head = self.table_head(table, &columns, node);
        let body = self.tags.node(Kind::TableBody, node);
        let first = self.strips.len();
        let look = Look {
            leading: scale::CELL.leading,
            pad: 5.0,
            baseline: baseline(scale::CELL),
        };
        for row in &table.rows {
            let from = self.strips.len();
            let cells: Vec<&[Line]> = row.cells.iter().map(Vec::as_slice).collect();
            self.row(&columns, &cells, look, body, Some(head), 0.0);
            if let Some(anchor) = &row.anchor {
                self.strips[from].places.push(Place::Anchor(anchor.clone()));
            }
        }
        self.keep_ends(first, 1);
        self.below(14.0);
    }

    /// Ties the first rows from `from` on to each other, and the last one to the one before it, so that no row stands
    /// alone at the foot or the top of a page.
    fn keep_ends(&mut self, from: usize, n: usize) {
        let rows = self.strips.get_mut(from..).unwrap_or_default();
        let Some(last) = rows.len().checked_sub(1) else {
            return;
        };
        for (i, strip) in rows.iter_mut().enumerate() {
            strip.tied |= i < last && (i < n || i + 1 == last);
        }
    }

    /// Sets the head, remembers it for the pages to come, and returns its place among the heads.
    fn table_head(&mut self, table: &Table, columns: &[Slot], node: NodeId) -> usize {
        let style = scale::COLUMN;
        let part = self.tags.node(Kind::TableHead, node);
        let row = self.tags.node(Kind::Row, part);
        let set: Vec<_> = table
            .columns
            .iter()
            .zip(columns)
            .map(|(column, place)| self.set(&column.head, style, place.width))
            .collect();
        let n = set.iter().map(Vec::len).max().unwrap_or(1);
        let mut ink = Vec::new();
        let mut height = 2.0;
        for (lines, place) in set.iter().zip(columns) {
            let cell = self.tags.node(Kind::ColumnHead, row);
            ink.push(Shape::Nothing.of(cell));
            // The heads stand on the rule: a short one has its white space above it.
            let mut y =
                2.0 + f32::from(u16::try_from(n - lines.len()).unwrap_or(0)) * style.leading;
            for line in lines {
                let x = aligned(*place, line.width);
                ink.extend(self.plain(line, style, x, y + baseline(style), cell));
                y += style.leading;
            }
            height = f32::max(height, y);
        }
        height += 4.0;
        ink.push(rule(self.x, height - 0.4, self.width, 0.8, Colour::Ink));
        let repeated = ink
            .iter()
            .filter(|ink| !matches!(ink.shape, Shape::Nothing))
            .map(|ink| ink.shape.clone().alone())
            .collect();
        self.heads.push(Head {
            height,
            ink: repeated,
        });
        self.push(
            Strip {
                height,
                tied: true,
                ink,
                ..Strip::default()
            },
            8.0,
        );
        self.heads.len() - 1
    }

    /// A row: all lines of its cells lie on common baselines, so that it can be cut between any two.
    fn row(
        &mut self,
        columns: &[Slot],
        cells: &[&[Line]],
        look: Look,
        body: NodeId,
        head: Option<usize>,
        above: f32,
    ) {
        let row = self.tags.node(Kind::Row, body);
        let mut bands: Vec<Vec<Vec<Ink>>> = Vec::new();
        for (n, place) in columns.iter().enumerate() {
            let cell = self.tags.node(place.kind, row);
            let lines = self.cell(
                *place,
                cells.get(n).copied().unwrap_or_default(),
                look,
                cell,
            );
            if bands.len() < lines.len().max(1) {
                bands.resize_with(lines.len().max(1), || vec![Vec::new(); columns.len()]);
            }
            bands[0][n].push(Shape::Nothing.of(cell));
            for (band, ink) in bands.iter_mut().zip(lines) {
                band[n].extend(ink);
            }
        }
        let n = bands.len();
        if n <= MOST_LINES {
            // Cell by cell, so that each is read to its end before the next.
            let height =
                f32::from(u16::try_from(n).unwrap_or(u16::MAX)) * look.leading + 2.0 * look.pad;
            let mut by_cell: Vec<Vec<Ink>> = vec![Vec::new(); columns.len()];
            let mut y = look.pad;
            for band in bands {
                for (cell, ink) in by_cell.iter_mut().zip(band) {
                    cell.extend(ink.into_iter().map(|ink| ink.shifted(y)));
                }
                y += look.leading;
            }
            let mut ink: Vec<Ink> = by_cell.into_iter().flatten().collect();
            ink.push(rule(self.x, height, self.width, 0.5, Colour::Hair));
            self.push(
                Strip {
                    height,
                    head,
                    ink,
                    ..Strip::default()
                },
                above,
            );
            return;
        }
        for (i, band) in bands.into_iter().enumerate() {
            let top = if i == 0 { look.pad } else { 0.0 };
            let last = i + 1 == n;
            let height = top + look.leading + if last { look.pad } else { 0.0 };
            let mut ink: Vec<Ink> = band
                .into_iter()
                .flatten()
                .map(|ink| ink.shifted(top))
                .collect();
            if last {
                ink.push(rule(self.x, height, self.width, 0.5, Colour::Hair));
            }
            let tied = i == 0 || i + 2 == n;
            self.push(
                Strip {
                    height,
                    tied,
                    head,
                    ink,
                    ..Strip::default()
                },
                if i == 0 { above } else { 0.0 },
            );
        }
    }

    /// The lines of a cell, each with the ink of a strip of the common leading.
    fn cell(&mut self, place: Slot, lines: &[Line], look: Look, node: NodeId) -> Vec<Vec<Ink>> {
        let mut out = Vec::new();
        // Lines below one with a shape stand under its word.
        let left = if lines.iter().any(|line| line.status.is_some()) {
            SIGN
        } else {
            0.0
        };
        for line in lines {
            let style = match line.tone {
                Tone::Normal => place.style,
                Tone::Lead => Style {
                    face: scale::Face::Bold,
                    ..place.style
                },
                Tone::Quiet => Style {
                    size: place.style.size - 0.5,
                    colour: Colour::Quiet,
                    ..place.style
                },
            };
            let style = Style {
                leading: look.leading,
                ..style
            };
            let first = out.len();
            if place.align == Align::Right {
                let pieces: Vec<Piece<'_>> = line
                    .text
                    .0
                    .iter()
                    .map(|run| Piece {
                        text: &run.text,
                        style: emphasised(style, run.emphasis, false),
                    })
                    .collect();
                for set in lines::set(&pieces, place.width - left, Division::Needed(self.lang)) {
                    let x = aligned(place, set.width);
                    out.push(
                        set.parts
                            .iter()
                            .map(|part| {
                                self.part(part, pieces[part.piece].style, x, look.baseline)
                                    .of(node)
                            })
                            .collect(),
                    );
                }
            } else {
                let (x, width) = (self.x, self.width);
                (self.x, self.width) = (place.x + left, place.width - left);
                let division = Division::Needed(self.lang);
                let set = self.lines(&line.text, style, look.baseline, node, division);
                (self.x, self.width) = (x, width);
                out.extend(set);
            }
            if let Some(status) = line.status
                && let Some(ink) = out.get_mut(first)
            {
                ink.splice(
                    0..0,
                    picture::sign(status, place.x + 3.6, look.leading / 2.0, 3.6),
                );
            }
        }
        out
    }
}

fn aligned(place: Slot, width: f32) -> f32 {
    match place.align {
        Align::Left => place.x,
        Align::Right => place.x + place.width - width,
    }
}
