//! Words that a person mistyped: the nearest known one, for "did you mean".

/// The known word that is most like a wrong one, if any is like it at all.
#[must_use]
pub fn nearest<'a>(wrong: &str, known: impl Iterator<Item = &'a str>) -> Option<String> {
    known
        .map(|word| (distance(wrong, word), word))
        .min()
        .filter(|(distance, word)| *distance <= word.len() / 3)
        .map(|(_, word)| word.to_owned())
}

/// How many letters must be put in, taken out or changed (Levenshtein).
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let change = diagonal + usize::from(x != *y);
            diagonal = row[j + 1];
            row[j + 1] = change.min(row[j] + 1).min(row[j + 1] + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_mistyped_word_finds_its_like_and_a_strange_one_none() {
        let known = ["audits", "audits-excluded", "liability"];
        assert_eq!(
            nearest("liabilty", known.into_iter()).as_deref(),
            Some("liability")
        );
        assert_eq!(nearest("encryption", known.into_iter()), None);
    }
}
