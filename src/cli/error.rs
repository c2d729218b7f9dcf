//! What stops a command, and what it then says: one line with what happened, one with what to do where there is
//! something to do. The exit code tells a script the same.

use std::path::PathBuf;

use crate::domain::lang::Lang;
use crate::domain::text::{Arg, text, text_with};
use crate::store::error::StoreError;

/// The exit code when a finding stands.
pub const STANDS: u8 = 1;
/// The exit code for wrong use and input that was refused.
pub const INPUT: u8 = 2;
/// The exit code when the store or a file fails.
pub const STORE: u8 = 3;

/// Why a command could not do its work.
#[derive(Debug)]
pub enum CliError {
    /// What the user gave cannot be used: whole lines, in the user's language.
    Input(Vec<String>),
    /// The store failed.
    Store(StoreError),
    /// A file outside the store cannot be read or written.
    File(PathBuf, std::io::Error),
    /// Something else failed: whole lines, in the user's language.
    Failed(Vec<String>),
    /// Standard output is gone, as when `head` has read enough: no failure.
    Closed,
}

impl CliError {
    /// A single line about what the user gave.
    pub fn input(lang: Lang, key: &str, args: &[(&str, Arg)]) -> CliError {
        CliError::Input(vec![text_with(lang, key, args)])
    }

    /// The lines to say on standard error.
    pub fn lines(&self, lang: Lang) -> Vec<String> {
        match self {
            CliError::Input(lines) | CliError::Failed(lines) => lines.clone(),
            CliError::Store(error) => {
                let mut lines = vec![text(lang, error.text_key())];
                // What a log would hold is what somebody at a terminal needs.
                lines.push(format!("({error})"));
                lines
            }
            CliError::File(path, error) => {
                let args = [
                    ("file", path.display().to_string().into()),
                    ("error", error.to_string().into()),
                ];
                vec![text_with(lang, "cli-file-error", &args)]
            }
            CliError::Closed => Vec::new(),
        }
    }

    /// The exit code.
    pub fn code(&self) -> u8 {
        match self {
            CliError::Input(_) => INPUT,
            CliError::Store(
                StoreError::NotFound(_)
                | StoreError::Rule(_)
                | StoreError::Upload(_)
                | StoreError::Taken(_),
            ) => INPUT,
            CliError::Store(_) | CliError::File(..) | CliError::Failed(_) => STORE,
            CliError::Closed => 0,
        }
    }
}

impl From<StoreError> for CliError {
    fn from(error: StoreError) -> CliError {
        CliError::Store(error)
    }
}

/// For what is written to standard output only.
impl From<std::io::Error> for CliError {
    fn from(error: std::io::Error) -> CliError {
        if error.kind() == std::io::ErrorKind::BrokenPipe {
            return CliError::Closed;
        }
        CliError::File(PathBuf::from("stdout"), error)
    }
}

impl From<serde_json::Error> for CliError {
    fn from(error: serde_json::Error) -> CliError {
        CliError::from(std::io::Error::from(error))
    }
}
