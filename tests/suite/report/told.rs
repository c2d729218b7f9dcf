//! A paper as plain text for snapshots: what it says, block by block, short enough to be reviewed.

use avtal::report::paper::Paper;
use avtal::report::paper::block::Block;
use avtal::report::paper::text::{Emphasis, Line, Link, Text};

/// The whole paper.
pub fn told(paper: &Paper) -> String {
    let mut out = format!(
        "{} | {:?} | {:?} | {} {}\n",
        paper.title, paper.subtitle, paper.scope, paper.words.day_label, paper.words.day
    );
    for block in &paper.blocks {
        tell(block, &mut out);
    }
    out
}

fn tell(block: &Block, out: &mut String) {
    let mut say = |line: String| {
        out.push_str(line.trim_end());
        out.push('\n');
    };
    match block {
        Block::Heading(heading) => say(format!(
            "\n{} {}",
            "#".repeat(usize::from(heading.level)),
            text(&heading.text)
        )),
        Block::Paragraph { text: said, .. } => say(text(said)),
        Block::Facts { facts } => {
            for fact in facts {
                say(format!("{}: {}", fact.label, lines(&fact.value)));
            }
        }
        Block::Figures { figures } => {
            for figure in figures {
                say(format!(
                    "{} {} ({:?})",
                    figure.value, figure.label, figure.status
                ));
            }
        }
        Block::Table(table) => {
            let heads: Vec<&str> = table
                .columns
                .iter()
                .map(|column| column.head.as_str())
                .collect();
            say(heads.join(" | "));
            for row in &table.rows {
                let cells: Vec<String> = row.cells.iter().map(|cell| lines(cell)).collect();
                say(cells.join(" | "));
            }
        }
        Block::Callout {
            status,
            title,
            body,
        } => {
            say(format!("[{status:?}] {}", text(title)));
            for said in body {
                say(format!("  {}", text(said)));
            }
        }
        Block::Timeline(timeline) => {
            say(format!(
                "{}: {}",
                timeline.description,
                timeline.months.join(" ")
            ));
            for lane in &timeline.lanes {
                let marks: Vec<String> = lane
                    .marks
                    .iter()
                    .map(|mark| format!("{} {} ({:?})", mark.day, mark.word, mark.status))
                    .collect();
                say(format!("{}: {}", lane.label, marks.join(", ")));
            }
        }
        Block::List { .. }
        | Block::Quote { .. }
        | Block::Clause { .. }
        | Block::Together { .. }
        | Block::PageBreak
        | Block::Items { .. }
        | Block::Quoted { .. }
        | Block::Lines { .. }
        | Block::Rule
        | Block::Document { .. }
        | Block::Contents { .. }
        | Block::Year { .. } => say(format!("{block:?}")),
    }
}

fn lines(lines: &[Line]) -> String {
    let told = lines.iter().map(|line| {
        let status = line
            .status
            .map(|status| format!("({status:?}) "))
            .unwrap_or_default();
        format!("{status}{}", text(&line.text))
    });
    told.collect::<Vec<_>>().join(" / ")
}

fn text(said: &Text) -> String {
    let told = said.0.iter().map(|run| match (&run.link, run.emphasis) {
        (Some(Link::Web(to)), _) => format!("<{}>({to})", run.text),
        (Some(Link::Anchor(to)), _) => format!("<{}>(#{to})", run.text),
        (None, Emphasis::Plain) => run.text.clone(),
        (None, emphasis) => format!("{emphasis:?}‹{}›", run.text),
    });
    told.collect()
}
