//! Takes out the lines that a page carried and the agreement does not: page numbers, running headers and footers, line numbers.
//! Knows lines only; every position of the cleaned text leads back to the original. Whole lines are cut, nothing is rewritten.

use super::quick::Quick;
use std::{
    borrow::Cow,
    collections::{HashMap, HashSet},
    hash::BuildHasherDefault,
};

/// A text without page furniture, and the way back.
pub(super) struct Cleaned<'a> {
    /// The text to parse.
    pub(super) text: Cow<'a, str>,
    /// `(position in the cleaned text, position in the original)` at the start of each kept stretch, ascending.
    stretches: Vec<(usize, usize)>,
}

impl Cleaned<'_> {
    /// The way back for positions that mostly ascend.
    pub(super) fn way_back(&self) -> WayBack<'_> {
        WayBack {
            stretches: &self.stretches,
            at: 0,
        }
    }
}

/// Leads from positions in the cleaned text to the original; quick when they ascend, right in any order.
#[derive(Clone, Debug)]
pub(super) struct WayBack<'c> {
    stretches: &'c [(usize, usize)],
    /// The stretch that the last position stood in.
    at: usize,
}

impl WayBack<'_> {
    /// The original position of the byte at `position`.
    pub(super) fn original(&mut self, position: usize) -> usize {
        let Some(here) = self.stretches.get(self.at) else {
            return position;
        };
        if here.0 > position {
            let found = self.stretches.partition_point(|s| s.0 <= position);
            let Some(before) = found.checked_sub(1) else {
                return position;
            };
            self.at = before;
        }
        while self
            .stretches
            .get(self.at + 1)
            .is_some_and(|next| next.0 <= position)
        {
            self.at += 1;
        }
        let (cleaned, original) = self.stretches[self.at];
        original + (position - cleaned)
    }
}

/// How often a line must come back, and how far apart on average, to count as a running header.
const REPEATS: usize = 3;
const LINES_APART: usize = 12;

/// Cuts page furniture out of `source`. A text without any is borrowed as it is.
pub(super) fn clean(source: &str) -> Cleaned<'_> {
    let start = if source.starts_with('\u{feff}') {
        '\u{feff}'.len_utf8()
    } else {
        0
    };
    let mut cuts: Vec<(usize, usize)> = Vec::new();
    if start > 0 {
        cuts.push((0, start));
    }
    let mut lines: Vec<(usize, usize)> = Vec::new();
    let mut at = start;
    for line in source[start..].split_inclusive('\n') {
        lines.push((at, at + line.len()));
        at += line.len();
    }
    let numbered = line_numbers(source, &lines);
    let running = running_lines(source, &lines);
    for &(from, to) in &lines {
        let line = &source[from..to];
        let text = line.trim();
        if text.is_empty() {
            continue;
        }
        if !running.is_empty() && looks_running(text) && running.contains(&fold(text))
            || is_page_number(text)
        {
            cuts.push((from, to));
        } else if numbered && let Some(width) = number_width(line) {
            cuts.push((from, from + width));
        } else if line.starts_with('\u{c}') {
            cuts.push((from, from + 1));
        }
    }
    if cuts.is_empty() {
        return Cleaned {
            text: Cow::Borrowed(source),
            stretches: Vec::new(),
        };
    }
    let mut text = String::with_capacity(source.len());
    let mut stretches = Vec::with_capacity(cuts.len() + 1);
    let mut kept = 0;
    for (from, to) in cuts {
        if from > kept {
            stretches.push((text.len(), kept));
            text.push_str(&source[kept..from]);
        }
        kept = kept.max(to);
    }
    if kept < source.len() {
        stretches.push((text.len(), kept));
        text.push_str(&source[kept..]);
    }
    Cleaned {
        text: Cow::Owned(text),
        stretches,
    }
}

/// A number for a line with its digits made alike, so that "Page 3 of 9" equals "Page 4 of 9". Two lines with one number are taken
/// for the same; of the few lines of a document that is as good as certain.
fn fold(line: &str) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    let mut digit = false;
    for b in line.bytes() {
        if b.is_ascii_digit() {
            if digit {
                continue;
            }
            digit = true;
        } else {
            digit = false;
        }
        let b = if b.is_ascii_digit() {
            b'#'
        } else {
            b.to_ascii_lowercase()
        };
        hash = (hash ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3);
    }
    hash
}

/// Lines that come back at a distance, by their folded text.
fn running_lines(source: &str, lines: &[(usize, usize)]) -> HashSet<u64> {
    if lines.len() < REPEATS * LINES_APART / 2 {
        return HashSet::new();
    }
    let mut seen: HashMap<u64, (usize, usize, usize), BuildHasherDefault<Quick>> =
        HashMap::default();
    for (i, &(from, to)) in lines.iter().enumerate() {
        let text = source[from..to].trim();
        if looks_running(text) {
            let entry = seen.entry(fold(text)).or_insert((0, i, i));
            entry.0 += 1;
            entry.2 = i;
        }
    }
    seen.into_iter()
        .filter(|(_, (n, first, last))| *n >= REPEATS && (last - first) / (n - 1) >= LINES_APART)
        .map(|(line, _)| line)
        .collect()
}

/// Whether a line may be a running header at all: one piece of text that is no list item, table row, heading, label or sentence.
fn looks_running(text: &str) -> bool {
    let n = text.len();
    (8..=160).contains(&n)
        && !text.starts_with(['#', '|', '-', '>', '+', '=', '<', '`'])
        && !text.starts_with("* ")
        && !text.ends_with([':', ';', ','])
        && !text.contains("__")
        && text.bytes().any(|b| b.is_ascii_alphabetic())
        && !(text.ends_with('.')
            && text
                .bytes()
                .next()
                .is_some_and(|b| b.is_ascii_digit() || b == b'('))
}

/// "Page 3 of 12", "Sida 3 (12)", "3/12", "- 3 -".
fn is_page_number(text: &str) -> bool {
    if text.len() > 24 || !text.bytes().any(|b| b.is_ascii_digit()) {
        return false;
    }
    let lower = text.to_lowercase();
    let rest = ["page", "sida", "sid.", "seite", "p."]
        .iter()
        .find_map(|word| lower.strip_prefix(word));
    let plain = |s: &str| {
        s.split(|c: char| !c.is_alphanumeric()).all(|w| {
            w.is_empty() || matches!(w, "of" | "av") || w.bytes().all(|b| b.is_ascii_digit())
        })
    };
    if let Some(rest) = rest {
        plain(rest)
    } else {
        let dashed = lower.starts_with("- ") && lower.ends_with(" -") && plain(&lower);
        let fraction = lower.split_once('/').is_some_and(|(a, b)| {
            !a.is_empty()
                && !b.is_empty()
                && a.bytes().chain(b.bytes()).all(|c| c.is_ascii_digit())
                && a.len() + b.len() <= 6
        });
        dashed || fraction
    }
}

/// Whether most lines open with a number that counts upwards by one or by five: a pleading's line numbers.
fn line_numbers(source: &str, lines: &[(usize, usize)]) -> bool {
    let (mut filled, mut rising, mut last) = (0_usize, 0_usize, None::<u64>);
    for &(from, to) in lines {
        let line = source[from..to].trim();
        if line.is_empty() {
            continue;
        }
        filled += 1;
        if let Some(number) = number_width(&source[from..to]).and_then(|w| {
            source[from..from + w]
                .trim()
                .trim_end_matches([':', '|'])
                .parse::<u64>()
                .ok()
        }) {
            if last.is_some_and(|last| number > last && number <= last + 5) {
                rising += 1;
            }
            last = Some(number);
        }
    }
    filled >= 10 && rising * 10 >= filled * 7
}

/// The width of a line's number with the blanks around it: digits without a full stop behind them.
fn number_width(line: &str) -> Option<usize> {
    let bytes = line.as_bytes();
    let mut i = bytes.iter().take_while(|b| **b == b' ').count();
    let digits = bytes[i..].iter().take_while(|b| b.is_ascii_digit()).count();
    if digits == 0 || digits > 5 {
        return None;
    }
    i += digits;
    if matches!(bytes.get(i), Some(b':' | b'|')) {
        i += 1;
    }
    let blanks = bytes[i..]
        .iter()
        .take_while(|b| matches!(b, b' ' | b'\t'))
        .count();
    match bytes.get(i + blanks) {
        None | Some(b'\r' | b'\n') => Some(i + blanks),
        Some(_) if blanks > 0 => Some(i + blanks),
        Some(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::clean;

    #[test]
    fn a_text_without_page_furniture_is_left_alone() {
        let cleaned = clean("# Title\n\nOne sentence.\n");
        assert_eq!(cleaned.text, "# Title\n\nOne sentence.\n");
        assert_eq!(cleaned.way_back().original(5), 5);
    }

    #[test]
    fn page_numbers_go_and_positions_lead_back() {
        let source = "The processor shall\nPage 3 of 12\nnotify.\n";
        let cleaned = clean(source);
        assert_eq!(cleaned.text, "The processor shall\nnotify.\n");
        let at = cleaned.text.find("notify").expect("kept");
        assert_eq!(
            cleaned.way_back().original(at),
            source.find("notify").expect("there")
        );
    }
}
