//! Running text of a paper: runs with an emphasis and perhaps a link, and lines that may carry a status. It knows
//! nothing of fonts; an emphasis says what is meant, the engine decides how it looks.

use serde::{Deserialize, Serialize};

use super::Status;

/// A sequence of runs that is set as one piece of running text. A line feed in a run starts a new line.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Text(pub Vec<Run>);

/// A stretch of text with one emphasis and at most one link.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Run {
    /// The characters.
    pub text: String,
    /// How it stands out.
    #[serde(default, skip_serializing_if = "Emphasis::is_plain")]
    pub emphasis: Emphasis,
    /// Where it leads.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub link: Option<Link>,
}

/// How a run stands out from its neighbours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Emphasis {
    /// Not at all.
    #[default]
    Plain,
    /// Important.
    Bold,
    /// Stressed, foreign, or a title.
    Italic,
    /// Both.
    BoldItalic,
    /// To be read letter by letter: an identifier, a digest.
    Code,
    /// Raised and small: a footnote mark.
    Superscript,
    /// Not there in an earlier text: underlined.
    Added,
    /// No longer there: struck out.
    Removed,
    /// Struck through: the text shows that it does not hold.
    Struck,
}

impl Emphasis {
    #[expect(
        clippy::trivially_copy_pass_by_ref,
        reason = "serde calls it with a reference"
    )]
    fn is_plain(&self) -> bool {
        *self == Emphasis::Plain
    }
}

/// Where a run leads.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Link {
    /// An address on the web, or `mailto:`.
    Web(String),
    /// The anchor of a heading or row of this paper; nothing happens if there is none.
    Anchor(String),
}

/// One line of a table cell or of a fact: text, perhaps with a status before it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// What it says; with a status, the word that goes with the shape.
    pub text: Text,
    /// The shape before it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<Status>,
    /// Whether it steps back.
    #[serde(default, skip_serializing_if = "Tone::is_normal")]
    pub tone: Tone,
}

/// How loud a text is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Tone {
    /// The size and colour of its surroundings.
    #[default]
    Normal,
    /// Larger: the sentence that sums up.
    Lead,
    /// Smaller and greyer: a remark.
    Quiet,
}

impl Tone {
    #[expect(
        clippy::trivially_copy_pass_by_ref,
        reason = "serde calls it with a reference"
    )]
    fn is_normal(&self) -> bool {
        *self == Tone::Normal
    }
}

impl Text {
    /// Plain text.
    pub fn plain(text: impl Into<String>) -> Text {
        Text(vec![Run {
            text: text.into(),
            ..Run::default()
        }])
    }

    /// Adds plain text.
    #[must_use]
    pub fn and(self, text: impl Into<String>) -> Text {
        self.with(Emphasis::Plain, text)
    }

    /// Adds text with an emphasis.
    #[must_use]
    pub fn with(mut self, emphasis: Emphasis, text: impl Into<String>) -> Text {
        self.0.push(Run {
            text: text.into(),
            emphasis,
            link: None,
        });
        self
    }

    /// Adds text that leads somewhere.
    #[must_use]
    pub fn linked(mut self, text: impl Into<String>, link: Link) -> Text {
        self.0.push(Run {
            text: text.into(),
            emphasis: Emphasis::Plain,
            link: Some(link),
        });
        self
    }

    /// Bold text.
    pub fn bold(text: impl Into<String>) -> Text {
        Text::default().with(Emphasis::Bold, text)
    }

    /// The characters without emphasis and links.
    #[must_use]
    pub fn characters(&self) -> String {
        self.0.iter().map(|run| run.text.as_str()).collect()
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Text {
        Text::plain(text)
    }
}

impl From<String> for Text {
    fn from(text: String) -> Text {
        Text::plain(text)
    }
}

impl Line {
    /// A line of normal tone without status.
    pub fn new(text: impl Into<Text>) -> Line {
        Line {
            text: text.into(),
            status: None,
            tone: Tone::Normal,
        }
    }

    /// A line that steps back.
    pub fn quiet(text: impl Into<Text>) -> Line {
        Line {
            text: text.into(),
            status: None,
            tone: Tone::Quiet,
        }
    }

    /// A line with a status and the word for it.
    pub fn status(status: Status, word: impl Into<Text>) -> Line {
        Line {
            text: word.into(),
            status: Some(status),
            tone: Tone::Normal,
        }
    }
}
