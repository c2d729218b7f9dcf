//! The blocks that a paper is made of, from a heading to a picture of months. They say what is meant (a fact, a
//! finding, a quoted passage), not where it stands. They know nothing of pages but for the wish to begin one.

use serde::{Deserialize, Serialize};

use super::Status;
use super::text::{Line, Text, Tone};
use crate::domain::day::Day;
use crate::domain::lang::Lang;

/// One block of a paper.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "block", rename_all = "kebab-case")]
pub enum Block {
    /// A heading; it stays with what follows and stands in the outline.
    Heading(Heading),
    /// Running text.
    Paragraph {
        /// What it says.
        text: Text,
        /// How loud.
        #[serde(default)]
        tone: Tone,
    },
    /// Labels and values, one below the other.
    Facts {
        /// The facts, in order.
        facts: Vec<Fact>,
    },
    /// A few large numbers side by side, two to five.
    Figures {
        /// The figures, in order.
        figures: Vec<Figure>,
    },
    /// A table whose header is repeated on every page it reaches.
    Table(Table),
    /// A sentence that must not be missed, with how things stand.
    Callout {
        /// How things stand.
        status: Status,
        /// The sentence.
        title: Text,
        /// The reasons, one paragraph each.
        #[serde(default)]
        body: Vec<Text>,
    },
    /// A list.
    List {
        /// The number of the first item; without it the items have bullets.
        #[serde(default)]
        from: Option<u32>,
        /// The items.
        items: Vec<Text>,
    },
    /// A passage from elsewhere, word for word.
    Quote {
        /// The passage.
        text: Text,
        /// Where it stands.
        #[serde(default)]
        source: Option<Text>,
    },
    /// A picture of months with marks.
    Timeline(Timeline),
    /// A calendar of months with marked days: a picture of what tables after it say.
    Year {
        /// What the marks mean, as a sentence.
        description: String,
        /// The seven days of the week from Monday, short.
        weekdays: Vec<String>,
        /// The months in order.
        months: Vec<Month>,
    },
    /// A numbered clause of an agreement: the number hangs in the margin of the text.
    Clause {
        /// The number as the agreement writes it, with or without a full stop.
        number: String,
        /// 1 for a clause, 2 for one below it, and so on.
        depth: u8,
        /// What it says.
        text: Text,
    },
    /// A list whose items are blocks of their own, so that lists lie within lists.
    Items {
        /// The items.
        items: Vec<Item>,
    },
    /// Blocks from elsewhere, word for word.
    Quoted {
        /// The blocks.
        blocks: Vec<Block>,
    },
    /// Lines that are not filled: an address, a form, a piece of code.
    Lines {
        /// The lines; blanks at their beginning count.
        text: String,
    },
    /// A rule between two parts.
    Rule,
    /// The text of another document: its language decides hyphenation and speech, and it lies between rules.
    Document {
        /// Its language.
        lang: Lang,
        /// What it says.
        blocks: Vec<Block>,
    },
    /// The headings that have an anchor, with their pages, each leading there.
    Contents {
        /// What stands above it; it is no heading of the paper itself.
        title: String,
        /// The deepest level that is listed.
        depth: u8,
    },
    /// Blocks that stay on one page if a page can hold them.
    Together {
        /// The blocks.
        blocks: Vec<Block>,
    },
    /// What follows begins a new page.
    PageBreak,
}

/// A heading.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Heading {
    /// 1–5; a heading is at most one level deeper than the one before it. 4 and 5 are the headings of a text that
    /// the paper shows.
    pub level: u8,
    /// What it says.
    pub text: Text,
    /// The name by which links of this paper find it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub anchor: Option<String>,
}

/// An item of a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    /// Its number, letter or bullet.
    pub sign: String,
    /// The name by which links of this paper find it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub anchor: Option<String>,
    /// What it says.
    pub blocks: Vec<Block>,
}

/// A label and its value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fact {
    /// What it is.
    pub label: String,
    /// Its value, a line each.
    pub value: Vec<Line>,
}

/// A large number with a label.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figure {
    /// The number as the language writes it.
    pub value: String,
    /// What is counted.
    pub label: String,
    /// How things stand; neutral figures have no shape.
    pub status: Status,
}

/// A table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// What a screen reader says before it reads the table.
    pub summary: String,
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows, each with a cell per column.
    pub rows: Vec<Row>,
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    /// Its heading.
    pub head: String,
    /// Its share of the width, relative to the other columns, above 0.
    pub width: u16,
    /// On which side its lines begin.
    #[serde(default)]
    pub align: Align,
}

/// On which side lines begin.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Align {
    /// Words and dates.
    #[default]
    Left,
    /// Numbers.
    Right,
}

/// A row of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// Its cells, each a number of lines.
    pub cells: Vec<Vec<Line>>,
    /// The name by which links of this paper find it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub anchor: Option<String>,
}

/// Months side by side, a lane for each thing, a mark for each day that matters.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Timeline {
    /// What the picture shows, as a sentence that can stand for it.
    pub description: String,
    /// The first day shown, the first of a month.
    pub from: Day,
    /// The names of the months shown, 12–18; short.
    pub months: Vec<String>,
    /// The lanes from top to bottom.
    pub lanes: Vec<Lane>,
}

/// One lane of a timeline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lane {
    /// What it is about.
    pub label: String,
    /// Its marks; those outside the months are not drawn.
    pub marks: Vec<Mark>,
}

/// A day on a lane.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// The day.
    pub day: Day,
    /// The shape.
    pub status: Status,
    /// The word beside it.
    pub word: String,
}

/// A month of a calendar.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Month {
    /// Its name with the year.
    pub name: String,
    /// The day of the week of its first day, 1 for Monday to 7.
    pub begins_on: u8,
    /// How many days it has, 28–31.
    pub days: u8,
    /// The marked days, 1–31, in order.
    pub marks: Vec<(u8, Status)>,
}

impl Block {
    /// The blocks that lie within this one, in order.
    #[must_use]
    pub fn within(&self) -> Vec<&Block> {
        match self {
            Block::Together { blocks }
            | Block::Quoted { blocks }
            | Block::Document { blocks, .. } => blocks.iter().collect(),
            Block::Items { items } => items.iter().flat_map(|item| &item.blocks).collect(),
            _ => Vec::new(),
        }
    }

    /// A heading without anchor.
    pub fn heading(level: u8, text: impl Into<Text>) -> Block {
        Block::Heading(Heading {
            level,
            text: text.into(),
            anchor: None,
        })
    }

    /// A paragraph of normal tone.
    pub fn paragraph(text: impl Into<Text>) -> Block {
        Block::Paragraph {
            text: text.into(),
            tone: Tone::Normal,
        }
    }

    /// A paragraph that steps back.
    pub fn remark(text: impl Into<Text>) -> Block {
        Block::Paragraph {
            text: text.into(),
            tone: Tone::Quiet,
        }
    }
}

impl Fact {
    /// A fact of one line.
    pub fn new(label: impl Into<String>, value: impl Into<Text>) -> Fact {
        Fact {
            label: label.into(),
            value: vec![Line::new(value)],
        }
    }
}

impl Column {
    /// A column of words.
    pub fn left(head: impl Into<String>, width: u16) -> Column {
        Column {
            head: head.into(),
            width,
            align: Align::Left,
        }
    }

    /// A column of numbers.
    pub fn right(head: impl Into<String>, width: u16) -> Column {
        Column {
            head: head.into(),
            width,
            align: Align::Right,
        }
    }
}
