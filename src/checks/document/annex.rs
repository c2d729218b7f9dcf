//! Finds the annexes of an agreement and whether they have content.
//! Knows the words for an annex in both languages and how blanks look; not what an annex should say.

use super::{Annex, AnnexState, Document, Kind, token::flag};

/// The words that head an annex.
pub(crate) const WORDS: [&str; 14] = [
    "annex",
    "annexe",
    "annexes",
    "appendix",
    "schedule",
    "exhibit",
    "attachment",
    "enclosure",
    "bilaga",
    "bilagan",
    "underbilaga",
    "bilagor",
    "appendices",
    "schedules",
];

/// Whether a word heads or names an annex.
pub(super) fn is_word(word: &str) -> bool {
    let likely = matches!(
        word.as_bytes().first(),
        Some(b'a' | b's' | b'e' | b'b' | b'u')
    );
    likely && (5..=11).contains(&word.len()) && WORDS.contains(&word)
}

/// An annex says something when it has so many words outside blanks.
const CONTENT: usize = 6;

/// Finds the annexes and gives every section its own.
pub(super) fn mark(document: &mut Document<'_>) {
    let mut open: Option<(usize, u8)> = None;
    for section in 0..document.sections.len() {
        let (heading, level) = (
            document.sections[section].heading.clone(),
            document.sections[section].level,
        );
        if let Some(number) = number_of_heading(document, &heading) {
            let annex = document.annexes.len();
            document.annexes.push(Annex {
                number,
                state: AnnexState::Blank,
                tokens: heading.start..heading.end,
            });
            open = Some((annex, level));
        } else if open
            .is_some_and(|(_, annex_level)| level < annex_level && level <= 6 && annex_level <= 6)
        {
            open = None;
        }
        document.sections[section].annex = open.map(|(annex, _)| annex);
    }
    let mut words = vec![0_usize; document.annexes.len()];
    for sentence in &document.sentences {
        let section = document
            .clauses
            .get(sentence.clause)
            .and_then(|clause| document.sections.get(clause.section));
        if let Some(annex) = section.and_then(|section| section.annex) {
            if let Some(annex) = document.annexes.get_mut(annex) {
                annex.tokens.end = annex.tokens.end.max(sentence.tokens.end);
            }
            if sentence.kind != Kind::Heading {
                words[annex] += content(document, sentence.tokens.clone());
            }
        }
    }
    for (annex, n) in document.annexes.iter_mut().zip(words) {
        if n >= CONTENT {
            annex.state = AnnexState::Filled;
        }
    }
}

/// The words of a sentence that are no blank and no label of one.
fn content(document: &Document<'_>, tokens: std::ops::Range<usize>) -> usize {
    let all = document.tokens.all().get(tokens).unwrap_or(&[]);
    let blanks = all.iter().filter(|t| t.is(flag::BLANK)).count();
    if blanks > 0 && all.len() <= 8 {
        0
    } else {
        all.len() - blanks
    }
}

/// "Annex II – Measures" gives "ii", "Bilaga 1: Instruktion" gives "1", "Exhibit A" gives "a", "Appendix" gives "".
fn number_of_heading(document: &Document<'_>, heading: &std::ops::Range<usize>) -> Option<String> {
    let skip = heading
        .clone()
        .take(3)
        .position(|i| WORDS.contains(&document.tokens.word(i)))?;
    if skip > 0
        && !heading
            .clone()
            .take(skip)
            .all(|i| document.tokens.get(i).is_some_and(|t| t.is(flag::NUMBER)))
    {
        return None;
    }
    let next = heading.start + skip + 1;
    let word = document.tokens.word(next);
    let short = next < heading.end
        && (word.len() <= 2
            || word
                .bytes()
                .all(|b| b.is_ascii_digit() || matches!(b, b'i' | b'v' | b'x')));
    Some(if short {
        word.to_owned()
    } else {
        String::new()
    })
}

#[cfg(test)]
mod tests {
    use crate::checks::document::{AnnexState, Document};

    #[test]
    fn annexes_are_filled_blank_or_elsewhere() {
        let text = "# Agreement\n\nSee Annex 3.\n\n## Annex 1\n\nEncryption of all disks, and backups every night.\n\n## Annex 2\n\nName: ____\n";
        let document = Document::read(text);
        assert_eq!(
            (
                document.annex("1"),
                document.annex("2"),
                document.annex("3")
            ),
            (AnnexState::Filled, AnnexState::Blank, AnnexState::Elsewhere)
        );
    }
}
