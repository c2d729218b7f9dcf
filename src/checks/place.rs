//! Where in an agreement a passage stands: the number of its clause as people cite it, and the clause's own words, by
//! which one can tell that it has not changed. Knows nothing of verdicts.

use super::document::{Document, Form};

/// An agreement whose clauses can be looked up by bytes.
pub struct Places<'a> {
    document: Document<'a>,
}

impl<'a> Places<'a> {
    /// Of a text in Markdown.
    #[must_use]
    pub fn of(source: &'a str) -> Places<'a> {
        Places {
            document: Document::read(source),
        }
    }

    /// The number of the clause that a byte stands in, such as "4.2 (a)"; that of the section where the clause has
    /// none, `None` where that has none either.
    #[must_use]
    pub fn number(&self, at: usize) -> Option<String> {
        self.number_of(self.clause_at(at)?, 4)
    }

    /// The words of the clause that a byte stands in, with single blanks and without the number that it opens with.
    #[must_use]
    pub fn words(&self, at: usize) -> Option<String> {
        let clause = self.document.clauses.get(self.clause_at(at)?)?;
        let sentences = self.document.sentences.get(clause.sentences.clone())?;
        let (first, last) = (sentences.first()?, sentences.last()?);
        let mut span = self.document.span(&(first.tokens.start..last.tokens.end));
        if let Some(number) = clause.number.as_ref().filter(|it| it.end < span.end) {
            span.start = span.start.max(number.end);
        }
        let text = self.document.source.get(span)?;
        let text = text.trim_start_matches(['.', ')', ' ']).split_whitespace();
        Some(text.collect::<Vec<_>>().join(" "))
    }

    fn clause_at(&self, at: usize) -> Option<usize> {
        let all = self.document.tokens.all();
        let token = all.partition_point(|token| (token.end as usize) <= at);
        let sentence = self.document.sentence_at(token)?;
        self.document
            .sentences
            .get(sentence)
            .map(|sentence| sentence.clause)
    }

    fn number_of(&self, at: usize, deepest: u8) -> Option<String> {
        let clause = self.document.clauses.get(at)?;
        let own = clause
            .number
            .clone()
            .and_then(|number| self.document.source.get(number))
            .map(|number| number.trim().trim_end_matches('.').to_owned())
            .filter(|number| !number.is_empty());
        if clause.form == Form::Heading || own.as_deref().is_some_and(|own| own.contains('.')) {
            return own;
        }
        let lead_in = clause
            .lead_in
            .and_then(|sentence| self.document.sentences.get(sentence))
            .map(|sentence| sentence.clause)
            .filter(|lead_in| *lead_in != at && deepest > 0);
        let above = lead_in
            .and_then(|lead_in| self.number_of(lead_in, deepest - 1))
            .or_else(|| self.section_number(clause.section));
        match (above, own) {
            (Some(above), Some(own)) if own.starts_with('(') => Some(format!("{above} {own}")),
            (Some(above), Some(own)) if above != own => Some(format!("{above} ({own})")),
            (above, own) => own.or(above),
        }
    }

    /// The number of the nearest heading that has one.
    fn section_number(&self, section: usize) -> Option<String> {
        let mut next = Some(section);
        while let Some(at) = next {
            let heading = self
                .document
                .clauses
                .iter()
                .find(|clause| clause.form == Form::Heading && clause.section == at);
            let number = heading
                .and_then(|heading| heading.number.clone())
                .and_then(|number| self.document.source.get(number))
                .map(|number| number.trim().trim_end_matches('.').to_owned());
            if number.as_deref().is_some_and(|number| !number.is_empty()) {
                return number;
            }
            next = self.document.sections.get(at)?.parent;
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "# Agreement\n\n## 4. Sub-processors\n\n4.1 The Processor informs\nthe Controller.\n\n4.2 The Processor shall:\n\n(a) keep a list;\n\n(b) share it.\n\n## Law\n\nSwedish law applies.\n";

    fn number(words: &str) -> Option<String> {
        Places::of(TEXT).number(TEXT.find(words).expect("it is there"))
    }

    #[test]
    fn a_passage_is_cited_by_the_number_of_its_clause() {
        assert_eq!(number("informs").as_deref(), Some("4.1"));
        assert_eq!(number("keep a list").as_deref(), Some("4.2 (a)"));
        assert_eq!(number("Sub-processors").as_deref(), Some("4"));
        assert_eq!(number("Swedish law"), None);
    }

    #[test]
    fn line_breaks_are_no_part_of_the_words_of_a_clause() {
        let words = Places::of(TEXT).words(TEXT.find("the Controller").expect("it is there"));
        assert_eq!(
            words.as_deref(),
            Some("The Processor informs the Controller.")
        );
    }
}
