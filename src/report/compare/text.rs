//! A comparison for a terminal or a mail: what got worse first, then every clause that is not as it was, with `[-removed-]`
//! and `{+added+}` as in a word difference of git.

use super::words::{self, Point};
use super::{Compared, Stretch, stretches};
use crate::checks::compare::shift::Turn;
use crate::checks::compare::{Change, Row};
use crate::domain::lang::Lang;
use crate::domain::text::text;
use crate::report::review::paint::{Ink, Paint};
use crate::report::review::text::wrapped;

/// The comparison as text, ending in a line feed.
#[must_use]
pub fn text_of(compared: &Compared, lang: Lang, width: usize, paint: Paint) -> String {
    let mut out = format!(
        "{}\n{}\n{}\n",
        paint.on(
            Ink::Strong,
            &format!("{}: {}", compared.title, compared.versions(lang))
        ),
        compared.judged(lang),
        compared.counted(lang)
    );
    let points = compared.points(lang);
    for turn in [Turn::Worse, Turn::Better, Turn::Other] {
        let of_turn: Vec<&Point> = points.iter().filter(|point| point.turn == turn).collect();
        if of_turn.is_empty() {
            continue;
        }
        let ink = match turn {
            Turn::Worse => Ink::Bad,
            Turn::Better => Ink::Good,
            Turn::Other => Ink::Strong,
        };
        out.push_str(&format!("\n{}\n", paint.on(ink, &words::turn(lang, turn))));
        for point in of_turn {
            let line = format!("{}: {} → {}", point.title, point.was, point.is);
            out.push_str(&format!("{}\n", wrapped(&line, 2, 4, width)));
            for note in &point.notes {
                out.push_str(&format!("{}\n", wrapped(note, 4, 4, width)));
            }
        }
    }
    let rows = stretches(&compared.comparison, false);
    if rows
        .iter()
        .any(|stretch| matches!(stretch, Stretch::Row(_)))
    {
        out.push_str(&format!(
            "\n{}\n",
            paint.on(Ink::Strong, &text(lang, "compare-clauses"))
        ));
    }
    for stretch in rows {
        if let Stretch::Row(row) = stretch {
            out.push_str(&clause(lang, row, width, paint));
        }
    }
    out
}

fn clause(lang: Lang, row: &Row, width: usize, paint: Paint) -> String {
    let parts = [
        words::number(row),
        words::fate(lang, row),
        words::line(lang, row),
    ];
    let parts: Vec<&str> = parts
        .iter()
        .map(String::as_str)
        .filter(|part| !part.is_empty())
        .collect();
    let mut head = format!("\n  {}", paint.on(Ink::Strong, &parts.join(" · ")));
    let path = words::path(row);
    if !path.is_empty() {
        head.push_str(&format!("\n  {}", paint.on(Ink::Quiet, &path)));
    }
    if let Some(from) = words::came_from(lang, row) {
        head.push_str(&format!("\n  {}", paint.on(Ink::Quiet, &from)));
    }
    let mut said = String::new();
    // Where the whole clause was added or removed, the head says so.
    let marks = matches!(row.change, Change::Changed);
    for segment in &row.segments {
        if segment.is_spaced && !said.is_empty() {
            said.push(' ');
        }
        said.push_str(&match segment.change {
            Change::Removed if marks => format!("[-{}-]", segment.text),
            Change::Added if marks => format!("{{+{}+}}", segment.text),
            _ => segment.text.clone(),
        });
    }
    format!("{head}\n{}\n", wrapped(&said, 4, 4, width))
}
