//! The front matter of an agreement's file: what the file says about itself between two lines of `---`. Split off byte
//! for byte, never written back: the stored file is the uploaded bytes. Knows nothing of where the file lies.

use std::ops::Range;

use serde::Deserialize;

use crate::domain::agreement::AgreementKind;
use crate::domain::day::Day;
use crate::domain::lang::Lang;

/// Where the parts of a text are, in bytes. The parts joined are the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parts {
    /// The lines between the two fences, without them; `None`: the text has no front matter.
    pub front: Option<Range<usize>>,
    /// The text of the agreement, from the line after the second fence to the end.
    pub body: Range<usize>,
}

/// What a file says about itself. Everything may be left out; what the program does not know is ignored.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
pub struct FrontMatter {
    /// The agreement's title.
    pub title: Option<String>,
    /// What the agreement is.
    pub kind: Option<AgreementKind>,
    /// The vendor's name.
    pub vendor: Option<String>,
    /// The language of the text.
    #[serde(alias = "lang")]
    pub language: Option<Lang>,
    /// The first day in force, inclusive.
    pub effective_from: Option<Day>,
    /// The last day in force, inclusive, before any renewal.
    pub ends_on: Option<Day>,
    /// Renews by this many months each time.
    pub renews_months: Option<u32>,
}

/// Front matter that cannot be read. Lines and columns count from 1, in the whole file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("front matter, line {line}, column {column}: {message}")]
pub struct FrontProblem {
    /// The line.
    pub line: u64,
    /// The column, in characters.
    pub column: u64,
    /// What the parser says, in English, for the one who wrote the file.
    pub message: String,
}

impl FrontProblem {
    /// The key of the sentence around it, with `line`, `column` and `message`.
    #[must_use]
    pub fn text_key(&self) -> &'static str {
        "upload-front-matter"
    }
}

/// The parts of a text. Front matter begins on the very first line (after a byte order mark) and ends with the next
/// line that is `---` or `...`; without that second line there is none.
#[must_use]
pub fn split(text: &str) -> Parts {
    let whole = Parts {
        front: None,
        body: 0..text.len(),
    };
    let start = if text.starts_with('\u{feff}') {
        '\u{feff}'.len_utf8()
    } else {
        0
    };
    let mut lines = text[start..].split_inclusive('\n');
    let Some(first) = lines.next().filter(|line| is_fence(line, "---")) else {
        return whole;
    };
    let front_start = start + first.len();
    let mut end = front_start;
    for line in lines {
        if is_fence(line, "---") || is_fence(line, "...") {
            return Parts {
                front: Some(front_start..end),
                body: end + line.len()..text.len(),
            };
        }
        end += line.len();
    }
    whole
}

fn is_fence(line: &str, fence: &str) -> bool {
    line.strip_prefix(fence)
        .is_some_and(|rest| rest.trim().is_empty())
}

/// What a text says about itself; nothing where it has no front matter.
///
/// # Errors
/// The place and the parser's words when the front matter is not what it should be.
pub fn read(text: &str) -> Result<FrontMatter, FrontProblem> {
    let Some(front) = split(text).front else {
        return Ok(FrontMatter::default());
    };
    let lines_before = text[..front.start].matches('\n').count() as u64;
    let yaml = &text[front];
    if yaml.trim().is_empty() {
        return Ok(FrontMatter::default());
    }
    serde_saphyr::from_str(yaml).map_err(|error| {
        let (line, column) = error
            .location()
            .map_or((1, 1), |place| (place.line(), place.column()));
        // The first line says what is wrong; the rest draws the place, which the page does better.
        let message = error
            .without_snippet()
            .to_string()
            .lines()
            .next()
            .unwrap_or_default()
            .to_owned();
        FrontProblem {
            line: line + lines_before,
            column,
            message,
        }
    })
}

/// Most characters of a title that is taken from the text itself.
const LONGEST_TITLE: usize = 120;

/// What to call a text that does not say it: its first heading, be it underlined or bold, and where the first one is
/// that of a numbered clause, the line that the text begins with. Without marks, cut between words.
#[must_use]
pub fn title(text: &str) -> String {
    let body = &text[split(text).body];
    let lines: Vec<&str> = body
        .trim_start_matches('\u{feff}')
        .lines()
        .map(str::trim)
        .collect();
    let heading = lines.iter().enumerate().find_map(|(i, line)| {
        let level = line.bytes().take_while(|byte| *byte == b'#').count();
        let marked = (1..=6).contains(&level) && line[level..].starts_with([' ', '\t']);
        let under = lines.get(i + 1).is_some_and(|under| {
            under.len() >= 3
                && (under.bytes().all(|b| b == b'=') || under.bytes().all(|b| b == b'-'))
        });
        (marked || (under && !line.is_empty())).then(|| plain(line))
    });
    let first = lines
        .iter()
        .map(|line| plain(line))
        .find(|line| !line.is_empty());
    let is_clause = |title: &String| title.starts_with(|c: char| c.is_ascii_digit() || c == '§');
    let title = heading
        .filter(|title| !title.is_empty() && !is_clause(title))
        .or(first)
        .unwrap_or_default();
    if title.chars().count() <= LONGEST_TITLE {
        return title;
    }
    let cut: String = title.chars().take(LONGEST_TITLE).collect();
    cut.rsplit_once(' ')
        .map_or(cut.as_str(), |(whole, _)| whole)
        .to_owned()
}

/// A line without the marks of headings and emphasis; nothing for a rule, a picture or markup.
fn plain(line: &str) -> String {
    if line.starts_with(['<', '!', '|']) || line.bytes().all(|b| b"-=*_#".contains(&b)) {
        return String::new();
    }
    let line = line.trim_start_matches('#').trim_end_matches('#');
    line.replace(['*', '`'], "")
        .trim_matches(['_', ' ', '\t'])
        .to_owned()
}
