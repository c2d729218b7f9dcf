//! The different words of a document, each kept once and known by a number, so that whoever asks about words asks once for each.
//! Knows no word by name.

use hashbrown::{DefaultHashBuilder, HashTable};
use std::hash::{BuildHasher, Hasher};

/// The number of a word in its document; the empty word of blanks is 0.
pub type WordId = u32;

/// All different words of a document in the order in which they first come.
#[derive(Clone, Debug)]
pub(super) struct Vocabulary {
    text: String,
    /// Where each word ends in the text; it begins where the one before ends.
    ends: Vec<u32>,
    ids: HashTable<WordId>,
    hasher: DefaultHashBuilder,
}

impl Vocabulary {
    /// A vocabulary with nothing but the empty word, with room for a text of so many bytes.
    pub(super) fn for_text_of(bytes: usize) -> Vocabulary {
        // A contract of 5,000 words has some 900 different ones; longer texts have fewer new ones.
        let words = (bytes / 32).clamp(16, 4_096);
        let mut ends = Vec::with_capacity(words);
        ends.push(0);
        Vocabulary {
            text: String::with_capacity(words * 9),
            ends,
            ids: HashTable::with_capacity(words),
            hasher: DefaultHashBuilder::default(),
        }
    }

    /// The number of a word, new or known.
    pub(super) fn id(&mut self, word: &str) -> WordId {
        if word.is_empty() {
            return 0;
        }
        let mut hash = self.hasher.build_hasher();
        hash.write(word.as_bytes());
        let (text, ends, hasher) = (&self.text, &self.ends, &self.hasher);
        let entry = self.ids.entry(
            hash.finish(),
            |id| slice(text, ends, *id) == word,
            |id| {
                let mut hash = hasher.build_hasher();
                hash.write(slice(text, ends, *id).as_bytes());
                hash.finish()
            },
        );
        match entry {
            hashbrown::hash_table::Entry::Occupied(known) => *known.get(),
            hashbrown::hash_table::Entry::Vacant(free) => {
                let id = small(self.ends.len());
                free.insert(id);
                self.text.push_str(word);
                self.ends.push(small(self.text.len()));
                id
            }
        }
    }

    /// The word of a number.
    pub(super) fn word(&self, id: WordId) -> &str {
        slice(&self.text, &self.ends, id)
    }

    /// How many different words there are, the empty one included.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }
}

impl Default for Vocabulary {
    fn default() -> Vocabulary {
        Vocabulary::for_text_of(0)
    }
}

fn slice<'t>(text: &'t str, ends: &[u32], id: WordId) -> &'t str {
    let id = id as usize;
    let (Some(to), Some(from)) = (ends.get(id), id.checked_sub(1).and_then(|i| ends.get(i))) else {
        return "";
    };
    text.get(*from as usize..*to as usize).unwrap_or("")
}

fn small(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::Vocabulary;

    #[test]
    fn a_word_keeps_its_number() {
        let mut vocabulary = Vocabulary::default();
        let ids: Vec<u32> = ["data", "", "data", "får", "data"]
            .map(|word| vocabulary.id(word))
            .to_vec();
        assert_eq!(ids, [1, 0, 1, 2, 1]);
        assert_eq!((vocabulary.word(2), vocabulary.word(9)), ("får", ""));
    }
}
