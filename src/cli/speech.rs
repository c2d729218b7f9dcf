//! How commands speak: in which language, in which colours and width, where errors go and what progress looks like.
//! The language and the colours of every command are decided here.

use std::io::{self, IsTerminal, Write};

use crate::domain::lang::Lang;
use crate::domain::text::{number, text_with};
use crate::report::review::paint::{Ink, Paint};
use crate::report::review::text::Look;

/// The exit code of wrong use and of texts that could not be read.
pub const WRONG: u8 = 2;
/// Columns where nobody says how wide the output is.
const WIDTH: usize = 100;
/// The widest lines that are still easy to read.
const WIDEST: usize = 120;
/// From so many texts on, progress is shown.
const MANY: usize = 50;

/// The language of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Speech {
    chosen: Option<Lang>,
}

impl Speech {
    /// The language that was asked for, else that of the environment.
    #[must_use]
    pub fn of(asked: Option<Lang>) -> Speech {
        let set = ["LC_ALL", "LC_MESSAGES", "LANG"]
            .iter()
            .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()));
        Speech {
            chosen: asked.or_else(|| Lang::from_code(set?.split('.').next()?)),
        }
    }

    /// The language of sentences about the whole run.
    #[must_use]
    pub fn run(self) -> Lang {
        self.chosen.unwrap_or_default()
    }

    /// The language of sentences about a document in a language (ISO 639-1).
    #[must_use]
    pub fn of_document(self, code: &str) -> Lang {
        self.chosen
            .or_else(|| Lang::from_code(code))
            .unwrap_or_default()
    }

    /// Says what went wrong, a line each, and gives the exit code.
    pub fn fail(self, problems: &[String]) -> u8 {
        self.complain(problems);
        WRONG
    }

    /// Says what went wrong on standard error.
    pub fn complain(self, problems: &[String]) {
        let mut out = io::stderr().lock();
        let paint = if out.is_terminal() {
            paint()
        } else {
            Paint::Plain
        };
        let word = crate::domain::text::text(self.run(), "error");
        for problem in problems {
            // Nothing is left to be done where even the error cannot be written.
            let _ = writeln!(out, "{}: {problem}", paint.on(Ink::Bad, &word));
        }
    }
}

/// The language of an argument.
///
/// # Errors
/// For a language that is not spoken.
pub fn lang(code: &str) -> Result<Lang, String> {
    let known = Lang::ALL.map(Lang::code).join(", ");
    Lang::from_code(code).ok_or(known)
}

/// How standard output takes text; plain where the output goes to a file.
#[must_use]
pub fn look(to_standard_output: bool) -> Look {
    let is_terminal = to_standard_output && io::stdout().is_terminal();
    let columns = terminal_size::terminal_size()
        .map(|(width, _)| usize::from(width.0))
        .filter(|_| is_terminal);
    Look {
        width: columns.unwrap_or(WIDTH).min(WIDEST),
        paint: if is_terminal { paint() } else { Paint::Plain },
    }
}

/// Whether nobody has asked for plain text, and the terminal is not one that takes nothing else.
#[must_use]
pub fn takes_colour() -> bool {
    let refused = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    let dumb = std::env::var_os("TERM").is_some_and(|value| value == "dumb");
    !refused && !dumb
}

fn paint() -> Paint {
    if takes_colour() {
        Paint::Colour
    } else {
        Paint::Plain
    }
}

/// Prints a text; a reader that has gone away is no failure.
pub fn print(said: &str) -> u8 {
    let mut out = io::stdout().lock();
    match out.write_all(said.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => WRONG,
        _ => 0,
    }
}

/// How far a long run is: one line on standard error that replaces itself, on a terminal only.
pub struct Progress {
    n_all: usize,
    n_done: usize,
    lang: Lang,
    is_shown: bool,
}

impl Progress {
    /// Progress over `n_all` texts; not shown when the results themselves run over the terminal.
    #[must_use]
    pub fn new(n_all: usize, lang: Lang, to_standard_output: bool) -> Progress {
        let covered = to_standard_output && io::stdout().is_terminal();
        Progress {
            n_all,
            n_done: 0,
            lang,
            is_shown: n_all >= MANY && io::stderr().is_terminal() && !covered,
        }
    }

    /// So many more are done.
    pub fn done(&mut self, n: usize) {
        self.n_done += n;
        if self.is_shown {
            let count = |n: usize| number(self.lang, i64::try_from(n).unwrap_or(i64::MAX)).into();
            let said = text_with(
                self.lang,
                "check-progress",
                &[("done", count(self.n_done)), ("all", count(self.n_all))],
            );
            let _ = write!(io::stderr(), "\r{said}");
        }
    }

    /// Takes the line away.
    pub fn end(&self) {
        if self.is_shown {
            let _ = write!(io::stderr(), "\r\u{1b}[K");
        }
    }
}
