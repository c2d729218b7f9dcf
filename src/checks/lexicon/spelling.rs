//! From the letters of a word to the slots of terms that it fits: whole words, beginnings, ends and parts, all in one pass.
//! Knows spellings and their numbers, not what they stand for.

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};

/// Marks around a word, so that a beginning or an end is found as a part is. No word holds them.
const OPEN: char = '\u{2}';
const CLOSE: char = '\u{3}';

/// Where in a word a spelling may stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Whole,
    Start,
    End,
    /// Anywhere, with its rank among its like.
    Inside(usize),
}

/// All spellings of a language, ready to run.
#[derive(Clone, Debug)]
pub(super) struct Spellings {
    /// `None` only when there are more spellings than a program can hold.
    automaton: Option<AhoCorasick>,
    /// By pattern: where it stands, its slot, and the width of its first and last character as far as its place asks.
    patterns: Vec<(Place, u32, usize)>,
}

impl Spellings {
    /// The spellings of whole words, beginnings, ends and parts, each with the number of its slot.
    pub(super) fn of<'s>(
        words: impl IntoIterator<Item = (&'s String, &'s u32)>,
        starts: impl IntoIterator<Item = (&'s String, &'s u32)>,
        ends: impl IntoIterator<Item = (&'s String, &'s u32)>,
        parts: &[(String, u32)],
    ) -> Spellings {
        let mut texts: Vec<String> = Vec::new();
        let mut patterns = Vec::new();
        for (word, slot) in words {
            texts.push(format!("{OPEN}{word}{CLOSE}"));
            patterns.push((Place::Whole, *slot, 0));
        }
        for (word, slot) in starts {
            texts.push(format!("{OPEN}{word}"));
            let last = word.chars().next_back().map_or(1, char::len_utf8);
            patterns.push((Place::Start, *slot, last));
        }
        for (word, slot) in ends {
            texts.push(format!("{word}{CLOSE}"));
            patterns.push((Place::End, *slot, 0));
        }
        for (rank, (word, slot)) in parts.iter().enumerate() {
            texts.push(word.clone());
            patterns.push((Place::Inside(rank), *slot, 0));
        }
        let automaton = AhoCorasick::builder()
            .match_kind(MatchKind::Standard)
            .kind(Some(AhoCorasickKind::ContiguousNFA))
            .build(&texts)
            .ok();
        Spellings {
            automaton,
            patterns,
        }
    }

    /// Appends the slots that a word fits: as a whole, then by the place where a beginning ends or an end begins, then by its parts.
    pub(super) fn find(&self, word: &str, slots: &mut Vec<u32>) {
        let Some(automaton) = &self.automaton else {
            return;
        };
        let mut marked = String::with_capacity(word.len() + 2);
        marked.push(OPEN);
        marked.push_str(word);
        marked.push(CLOSE);
        let mut found: Vec<((u8, usize, u8), u32)> = Vec::new();
        for hit in automaton.find_overlapping_iter(&marked) {
            let Some((place, slot, last)) = self.patterns.get(hit.pattern().as_usize()) else {
                continue;
            };
            let order = match place {
                Place::Whole => (0, 0, 0),
                Place::Start => (1, hit.end() - last, 0),
                Place::End => (1, hit.start(), 1),
                Place::Inside(rank) => (2, *rank, 0),
            };
            if !found.iter().any(|(known, _)| *known == order) {
                found.push((order, *slot));
            }
        }
        found.sort_unstable_by_key(|(order, _)| *order);
        slots.extend(found.into_iter().map(|(_, slot)| slot));
    }
}

#[cfg(test)]
mod tests {
    use super::Spellings;

    #[test]
    fn a_word_fits_what_it_is_begins_and_ends_with_and_holds() {
        let list = |words: &[(&str, u32)]| -> Vec<(String, u32)> {
            words.iter().map(|(w, n)| ((*w).to_owned(), *n)).collect()
        };
        let pairs = |list: &'static [(&str, u32)]| list.iter().map(|(w, n)| ((*w).to_owned(), *n));
        let words: std::collections::HashMap<_, _> = pairs(&[("underbiträde", 1)]).collect();
        let starts: std::collections::HashMap<_, _> = pairs(&[("under", 2), ("bi", 3)]).collect();
        let ends: std::collections::HashMap<_, _> =
            pairs(&[("biträde", 4), ("under", 5)]).collect();
        let spellings = Spellings::of(&words, &starts, &ends, &list(&[("rbit", 6), ("å", 7)]));
        let mut slots = Vec::new();
        spellings.find("underbiträde", &mut slots);
        assert_eq!(slots, [1, 2, 4, 6]);
    }
}
