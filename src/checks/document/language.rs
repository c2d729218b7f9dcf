//! Which language a clause and a document are written in, by the small words that every sentence has.
//! Reads English and Swedish; other languages are told apart so that they can be named.

use super::{Document, quick::Quick};
use crate::domain::lang::Lang;

type Hash = std::hash::BuildHasherDefault<Quick>;

/// The language of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Language {
    /// A language that agreements are read in.
    Read(Lang),
    /// Another language, by its ISO 639-1 code: no verdicts are given.
    Other(&'static str),
    /// Too little text to tell.
    Unknown,
}

impl Language {
    /// The language if it is one that is read.
    #[must_use]
    pub fn supported(self) -> Option<Lang> {
        match self {
            Language::Read(lang) => Some(lang),
            Language::Other(_) | Language::Unknown => None,
        }
    }

    /// The ISO 639-1 code, "und" when unknown.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Language::Read(lang) => lang.code(),
            Language::Other(code) => code,
            Language::Unknown => "und",
        }
    }
}

/// Small words by language. A word in several lists counts for each.
const SMALL_WORDS: [(&str, &[&str]); 11] = [
    (
        "en",
        &[
            "the", "of", "and", "to", "shall", "by", "with", "any", "or", "is", "be", "this",
            "that", "will", "as", "which", "are", "from", "not", "it", "we", "you",
        ],
    ),
    (
        "sv",
        &[
            "och",
            "att",
            "ska",
            "skall",
            "av",
            "är",
            "för",
            "som",
            "till",
            "enligt",
            "med",
            "inte",
            "eller",
            "på",
            "den",
            "det",
            "har",
            "vid",
            "från",
            "samt",
            "ett",
            "detta",
            "om",
            "när",
            "får",
            "hos",
            "vi",
            "ni",
            "mellan",
            "leverantören",
            "underbiträden",
            "underbiträde",
            "registrerade",
            "behandlingens",
        ],
    ),
    (
        "da",
        &[
            "og",
            "at",
            "skal",
            "af",
            "er",
            "for",
            "som",
            "til",
            "ikke",
            "eller",
            "på",
            "den",
            "det",
            "ved",
            "fra",
            "samt",
            "et",
            "dette",
            "efter",
            "kan",
            "med",
            "databehandleren",
        ],
    ),
    (
        "no",
        &[
            "og",
            "å",
            "skal",
            "av",
            "er",
            "for",
            "som",
            "til",
            "ikke",
            "eller",
            "på",
            "den",
            "det",
            "ved",
            "fra",
            "samt",
            "et",
            "dette",
            "etter",
            "med",
            "behandlingsansvarlig",
            "databehandler",
        ],
    ),
    (
        "de",
        &[
            "der", "die", "und", "das", "des", "den", "von", "zu", "mit", "nicht", "ist", "für",
            "auf", "im", "dem", "eine", "oder", "werden", "durch", "sich",
        ],
    ),
    (
        "fr",
        &[
            "le", "la", "les", "des", "et", "du", "en", "par", "pour", "que", "est", "une", "dans",
            "aux", "ou", "sur", "au", "de", "avec", "ne",
        ],
    ),
    (
        "es",
        &[
            "el", "la", "los", "las", "y", "de", "del", "en", "por", "para", "que", "una", "con",
            "se", "al", "su", "no", "o", "como", "datos",
        ],
    ),
    (
        "it",
        &[
            "il", "la", "di", "e", "che", "per", "dei", "delle", "del", "della", "in", "con", "un",
            "una", "al", "dati", "nel", "non", "sono", "ai",
        ],
    ),
    (
        "nl",
        &[
            "de", "het", "van", "en", "een", "in", "op", "voor", "met", "is", "dat", "te", "aan",
            "niet", "door", "zijn", "of", "worden", "wordt", "bij",
        ],
    ),
    (
        "fi",
        &[
            "ja",
            "on",
            "ei",
            "tai",
            "sekä",
            "että",
            "joka",
            "se",
            "käsittelijä",
            "rekisterinpitäjä",
            "mukaan",
            "tämän",
            "ovat",
            "myös",
            "kanssa",
            "jos",
            "henkilötietojen",
            "sopimuksen",
        ],
    ),
    (
        "pl",
        &[
            "i",
            "w",
            "na",
            "do",
            "z",
            "o",
            "nie",
            "się",
            "że",
            "oraz",
            "lub",
            "dla",
            "przez",
            "danych",
            "jest",
            "od",
            "po",
            "osobowych",
        ],
    ),
];

/// The places of the languages that are read in the table above.
const READ: [(usize, Lang); 2] = [(0, Lang::En), (1, Lang::Sv)];

/// A clause needs so many small words to speak for itself.
const OWN_VOICE: u32 = 3;

/// A document in another language has at least so many.
const SURE: u32 = 5;

/// Sets the language of every clause and of the document.
pub(super) fn mark(document: &mut Document<'_>) {
    let mut total = [0_u32; SMALL_WORDS.len()];
    let mut last: Option<Lang> = None;
    let bits = document.tokens.each_word(bits);
    for i in 0..document.clauses.len() {
        let votes = votes(document, i, &bits);
        for (sum, vote) in total.iter_mut().zip(votes) {
            *sum += vote;
        }
        let own = winner(&votes).filter(|(_, n)| *n >= OWN_VOICE);
        let lang = match own {
            Some((place, _)) => READ
                .iter()
                .find(|(read, _)| *read == place)
                .map(|(_, lang)| *lang),
            None => READ
                .iter()
                .filter(|(place, _)| votes[*place] > 0)
                .max_by_key(|(place, _)| votes[*place])
                .map(|(_, lang)| *lang)
                .or(last),
        };
        if own.is_some() {
            last = lang;
        }
        document.clauses[i].lang = lang;
    }
    // A few words that look foreign make no foreign document.
    let sure = |(place, n): &(usize, u32)| *n >= SURE || READ.iter().any(|(read, _)| read == place);
    let read = READ
        .iter()
        .rev()
        .map(|(place, _)| (*place, total[*place]))
        .filter(|(_, n)| *n > 0)
        .max_by_key(|(_, n)| *n);
    document.language = match winner(&total).filter(sure).or(read) {
        Some((place, _)) => match READ.iter().find(|(read, _)| *read == place) {
            Some((_, lang)) => Language::Read(*lang),
            None => Language::Other(SMALL_WORDS[place].0),
        },
        // A line or two without any small word: the letters tell.
        _ if document.source.len() < 2000 && document.source.contains(['å', 'ä', 'ö']) => {
            Language::Read(Lang::Sv)
        }
        _ => Language::Unknown,
    };
    // Headings and short lines before the first sentence take the language of the whole.
    let whole = document.language.supported();
    for clause in document
        .clauses
        .iter_mut()
        .filter(|clause| clause.lang.is_none())
    {
        clause.lang = whole;
    }
}

fn winner(votes: &[u32; SMALL_WORDS.len()]) -> Option<(usize, u32)> {
    // Earlier in the table wins a tie, so that a language that is read is preferred.
    let most = votes.iter().copied().max().filter(|n| *n > 0)?;
    votes
        .iter()
        .position(|n| *n == most)
        .map(|place| (place, most))
}

fn votes(document: &Document<'_>, clause: usize, bits: &[u16]) -> [u32; SMALL_WORDS.len()] {
    let mut votes = [0; SMALL_WORDS.len()];
    let sentences = document.clauses.get(clause).map(|c| c.sentences.clone());
    let sentences = sentences.and_then(|range| document.sentences.get(range));
    // The sentences of a clause follow each other, so their tokens are one stretch.
    let tokens = match sentences {
        Some([first, .., last]) => first.tokens.start..last.tokens.end,
        Some([only]) => only.tokens.clone(),
        _ => return votes,
    };
    for token in document.tokens.all().get(tokens).unwrap_or(&[]) {
        let mut left = bits.get(token.word as usize).copied().unwrap_or(0);
        while left != 0 {
            votes[left.trailing_zeros() as usize] += 1;
            left &= left - 1;
        }
    }
    votes
}

/// The languages that a word votes for, a bit each.
fn bits(word: &str) -> u16 {
    static TABLE: std::sync::LazyLock<std::collections::HashMap<&'static str, u16, Hash>> =
        std::sync::LazyLock::new(|| {
            let mut table: std::collections::HashMap<&'static str, u16, Hash> =
                std::collections::HashMap::default();
            for (place, (_, words)) in SMALL_WORDS.iter().enumerate() {
                for word in *words {
                    *table.entry(*word).or_insert(0) |= 1 << place;
                }
            }
            table
        });
    // Longer words vote for no language.
    if word.len() > 40 {
        return 0;
    }
    match TABLE.get(word) {
        Some(bits) => *bits,
        // No other language has the word that Swedish agreements are made of.
        None if word.starts_with("personuppgift") => 1 << 1,
        None => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::Language;
    use crate::{checks::document::Document, domain::lang::Lang};

    #[test]
    fn a_document_in_two_languages_is_two_languages() {
        let document = Document::read(
            "The processor shall not use the data.\n\nBiträdet ska inte använda uppgifterna och det är allt.\n",
        );
        assert_eq!(
            document.clauses.iter().map(|c| c.lang).collect::<Vec<_>>(),
            [Some(Lang::En), Some(Lang::Sv)]
        );
    }

    #[test]
    fn a_language_that_is_not_read_is_named() {
        let document = Document::read(
            "Der Auftragsverarbeiter verarbeitet die Daten nicht und ist durch den Vertrag gebunden.",
        );
        assert_eq!(document.language, Language::Other("de"));
    }
}
