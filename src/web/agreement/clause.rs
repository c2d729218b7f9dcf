//! The clauses of a text by their anchors, as comments are tied to them: by number and words. And the links that stand
//! beside a clause in its markup. Knows nothing of who comments.

use crate::checks::place::Places;
use crate::store::comment::LONGEST_QUOTE;
use crate::store::journal::sha256;

/// Characters of a clause by which a list names it.
const NAMED: usize = 70;

/// A heading or numbered clause of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ClauseHere {
    /// Its anchor.
    pub id: String,
    /// Its number as people cite it; empty where it has none.
    pub number: String,
    /// The digest of its words, blanks made alike.
    pub sha256: String,
    /// Its first words.
    pub quote: String,
}

impl ClauseHere {
    /// Its number and first words.
    pub(super) fn name(&self) -> String {
        let words = cut(&self.quote, NAMED);
        if self.number.is_empty() {
            words
        } else {
            format!("{} {words}", self.number)
        }
    }
}

/// The clauses at these anchors and bytes.
pub(super) fn clauses(anchors: &[(String, usize)], places: &Places<'_>) -> Vec<ClauseHere> {
    let mut all = Vec::with_capacity(anchors.len());
    for (id, at) in anchors {
        // A number that stands before its words belongs to no sentence.
        let found = (*at..at + LONGEST_NUMBER).find_map(|at| Some((at, places.words(at)?)));
        let Some((at, words)) = found.filter(|(_, words)| !words.is_empty()) else {
            continue;
        };
        all.push(ClauseHere {
            id: id.clone(),
            number: places.number(at).unwrap_or_default(),
            sha256: sha256(words.as_bytes()),
            quote: cut(&words, LONGEST_QUOTE - 1),
        });
    }
    all
}

/// Bytes that a number may take before the first word.
const LONGEST_NUMBER: usize = 24;

/// The first words of a text.
fn cut(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
        None => text.to_owned(),
    }
}

/// Markup with something put inside the elements of some anchors, at their beginning.
pub(super) fn with_links(html: &str, links: &[(String, String)]) -> String {
    let mut places: Vec<(usize, &str)> = links
        .iter()
        .filter_map(|(id, link)| {
            let at = html.find(&format!(" id=\"{id}\""))?;
            let end = html[at..].find('>')?;
            Some((at + end + 1, link.as_str()))
        })
        .collect();
    places.sort_by_key(|(at, _)| *at);
    let n_added: usize = places.iter().map(|(_, link)| link.len()).sum();
    let mut out = String::with_capacity(html.len() + n_added);
    let mut from = 0;
    for (at, link) in places {
        out.push_str(&html[from..at]);
        out.push_str(link);
        from = at;
    }
    out.push_str(&html[from..]);
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::web::markdown::render;

    #[test]
    fn each_clause_has_its_number_its_words_and_room_for_a_link() {
        let text =
            "# Agreement\n\n## 4. Audits\n\n4.1 The Controller may audit.\n\n(a) once a year;\n";
        let rendered = render(text, &[]);
        let all = clauses(&rendered.clauses, &Places::of(text));
        let names: Vec<String> = all.iter().map(ClauseHere::name).collect();
        assert!(
            names.contains(&"4.1 The Controller may audit.".to_owned()),
            "{names:?}"
        );
        let clause = all
            .iter()
            .find(|it| it.number == "4.1")
            .expect("it is there");
        let html = with_links(
            &rendered.html,
            &[(clause.id.clone(), "<b>!</b>".to_owned())],
        );
        assert!(html.contains("><b>!</b>4.1 The"), "{html}");
    }
}
