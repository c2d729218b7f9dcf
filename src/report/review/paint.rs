//! The few colours of the terminal, by what they mean. Without colour the same text comes out plain.

/// What a stretch of text means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    /// Line numbers, arrows and bars.
    Frame,
    /// The line under a passage.
    Mark,
    /// What the law demands and the text lacks, or a red flag.
    Bad,
    /// What the text should say and does not.
    Attention,
    /// As it should be.
    Good,
    /// A title.
    Strong,
    /// What steps back.
    Quiet,
}

/// Whether to colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paint {
    /// ANSI escape sequences.
    Colour,
    /// None.
    Plain,
}

impl Paint {
    /// The text in its colour.
    #[must_use]
    pub fn on(self, ink: Ink, text: &str) -> String {
        let code = match ink {
            Ink::Frame => "1;34",
            Ink::Mark | Ink::Attention => "1;33",
            Ink::Bad => "1;31",
            Ink::Good => "32",
            Ink::Strong => "1",
            Ink::Quiet => "2",
        };
        match self {
            Paint::Colour => format!("\u{1b}[{code}m{text}\u{1b}[0m"),
            Paint::Plain => text.to_owned(),
        }
    }
}
