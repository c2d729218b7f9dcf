//! Blocks to sections and clauses: which lines are headings and which sentence introduces which clause.
//! Knows layout and punctuation, and no word of any subject. One pass, with stacks for headings and lead-ins.

use super::{
    Clause, Form, Kind, Section, Sentence, SentenceId,
    markdown::{Block, Shape},
    number::{Style, enumerator, number, number_depth},
    sentence::Cut,
    token::{Token, Tokens, flag},
};
use std::ops::Range;

/// A row with more words than this is read cell by cell.
const ROW_WORDS: usize = 70;

/// The heading, lead-in and clause that are open while the blocks go by.
pub(super) struct Builder<'b, 't> {
    pub(super) blocks: &'b [Block],
    pub(super) tokens: &'t Tokens,
    pub(super) sections: Vec<Section>,
    pub(super) clauses: Vec<Clause>,
    pub(super) sentences: Vec<Sentence>,
    /// The open section.
    section: usize,
    /// What introduces the items of each list that is open: depth, style of the items, sentence.
    leads: Vec<Lead>,
    header: Option<SentenceId>,
    /// How each word bears on where a sentence is cut.
    pub(super) cuts: Vec<Cut>,
}

#[derive(Clone, Copy)]
struct Lead {
    depth: u8,
    style: Style,
    sentence: SentenceId,
}

impl<'b, 't> Builder<'b, 't> {
    pub(super) fn new(blocks: &'b [Block], tokens: &'t Tokens) -> Self {
        let start = Section {
            heading: 0..0,
            level: 0,
            parent: None,
            annex: None,
            clauses: 0..0,
        };
        Builder {
            blocks,
            tokens,
            sections: vec![start],
            clauses: Vec::new(),
            sentences: Vec::new(),
            section: 0,
            leads: Vec::new(),
            header: None,
            cuts: tokens.each_word(Cut::of),
        }
    }

    pub(super) fn block(
        &mut self,
        block: usize,
        span: Range<usize>,
        next: Option<(usize, Range<usize>)>,
    ) {
        let before = block.checked_sub(1).map(|i| &self.blocks[i]);
        let block = &self.blocks[block];
        match block.shape {
            Shape::Heading(level) if span.len() <= 30 => self.heading(level, span),
            Shape::HeaderRow => self.row(block, span, true),
            Shape::Row => self.row(block, span, false),
            _ => {
                if let Some(level) = self.looks_like_heading(before, block, &span, next.as_ref()) {
                    self.heading(level, span);
                } else {
                    self.text(block, span);
                }
            }
        }
    }

    fn heading(&mut self, level: u8, span: Range<usize>) {
        self.leads.clear();
        self.header = None;
        let mut parent = self.section;
        while parent != 0 && self.sections[parent].level >= level {
            parent = self.sections[parent].parent.unwrap_or(0);
        }
        let section = self.sections.len();
        self.sections.push(Section {
            heading: span.clone(),
            level,
            parent: Some(parent),
            annex: None,
            clauses: 0..0,
        });
        self.section = section;
        let clause = self.clauses.len();
        let sentence = self.sentences.len();
        self.sentences.push(Sentence {
            tokens: span.clone(),
            clause,
            kind: Kind::Heading,
            lead_in: None,
        });
        self.clauses.push(Clause {
            form: Form::Heading,
            section,
            number: number(&self.tokens.all()[span.clone()]),
            depth: 0,
            lead_in: None,
            label: span.start..span.start,
            sentences: sentence..sentence + 1,
            lang: None,
        });
    }

    fn row(&mut self, block: &Block, span: Range<usize>, header: bool) {
        let all = self.tokens.all();
        if header {
            self.leads.clear();
        }
        let first_cell = span
            .clone()
            .find(|i| all[*i].is(flag::CELL))
            .map_or(span.end, |i| i + 1);
        let label = if header {
            span.start..span.start
        } else {
            span.start..first_cell
        };
        let clause = self.clauses.len();
        let from = self.sentences.len();
        let lead_in = if header { None } else { self.header };
        if header || span.len() <= ROW_WORDS {
            self.sentences.push(Sentence {
                tokens: span.clone(),
                clause,
                kind: Kind::Body,
                lead_in,
            });
        } else {
            self.split(span.clone(), clause, lead_in, true);
        }
        if header {
            self.header = Some(from);
        }
        let form = if header { Form::HeaderRow } else { Form::Row };
        self.clauses.push(Clause {
            form,
            section: self.section,
            number: None,
            depth: block.depth,
            lead_in,
            label,
            sentences: from..self.sentences.len(),
            lang: None,
        });
    }

    fn text(&mut self, block: &Block, span: Range<usize>) {
        self.header = None;
        let all = self.tokens.all();
        let marker = enumerator(&all[span.clone()], self.tokens, span.start);
        let style = match (block.shape, marker, all[span.start].is(flag::BULLET)) {
            (_, Some((style, _)), _) => Some(style),
            (Shape::Item, None, _) => Some(Style::Markdown),
            (_, None, true) => Some(Style::Bullet),
            _ => None,
        };
        let own_number = number(&all[span.clone()]);
        self.close_numbers(span.start);
        let lead_in = self.lead_in(block, style);
        let clause = self.clauses.len();
        let from = self.sentences.len();
        let label = self.label(&span);
        self.split(span.clone(), clause, lead_in, false);
        let form =
            if style.is_some() && (block.shape == Shape::Item || style != Some(Style::Number)) {
                Form::Item
            } else {
                Form::Paragraph
            };
        self.clauses.push(Clause {
            form,
            section: self.section,
            number: own_number,
            depth: block.depth,
            lead_in,
            label,
            sentences: from..self.sentences.len(),
            lang: None,
        });
    }

    /// The sentence that introduces a clause, by the lists that are open and how the clause before ended.
    fn lead_in(&mut self, block: &Block, style: Option<Style>) -> Option<SentenceId> {
        let before = self
            .clauses
            .last()
            .filter(|c| c.form != Form::Heading && c.section == self.section);
        let before =
            before.and_then(|c| c.sentences.end.checked_sub(1).map(|s| (c.depth, c.form, s)));
        let Some(style) = style else {
            self.leads.retain(|lead| lead.depth < block.depth);
            // A paragraph right after "… the following:" is introduced by it too.
            return before
                .filter(|(_, _, s)| self.ends_with_colon(*s))
                .map(|(_, _, s)| s)
                .or(self.leads.last().map(|l| l.sentence));
        };
        let key = |lead: &Lead| lead.depth == block.depth && lead.style == style;
        if let Some(open) = self.leads.iter().rposition(key) {
            self.leads.truncate(open + 1);
            // A new list in the same style may have begun after another clause ending in a colon.
            if let Some((depth, form, sentence)) = before
                && self.ends_with_colon(sentence)
                && form == Form::Paragraph
                && depth <= block.depth
            {
                self.leads[open].sentence = sentence;
            }
            return self.leads.get(open).map(|lead| lead.sentence);
        }
        self.leads.retain(|lead| lead.depth <= block.depth);
        let (depth, form, sentence) = before?;
        if let Some(open) = self.sentences.get(sentence)
            && open.lead_in.is_some()
            && enumerator(
                &self.tokens.all()[open.tokens.clone()],
                self.tokens,
                open.tokens.start,
            )
            .is_some_and(|(s, _)| s == style)
        {
            // The next item of an enumeration that began inside the paragraph before.
            return open.lead_in;
        }
        let nested = block.depth > depth || form == Form::Item;
        let introduces = self.ends_with_colon(sentence)
            || (nested && block.depth > depth && !self.ends_with_stop(sentence));
        if introduces {
            self.leads.push(Lead {
                depth: block.depth,
                style,
                sentence,
            });
            return Some(sentence);
        }
        self.leads
            .last()
            .filter(|lead| lead.depth < block.depth)
            .map(|lead| lead.sentence)
    }

    /// "2.3.5" is introduced by "2.3 …:" at most, and never by "2.2 …:", however open that is.
    fn close_numbers(&mut self, at: usize) {
        let own = self.numbers(at);
        if own.len() < 2 {
            return;
        }
        let mut leads = std::mem::take(&mut self.leads);
        leads.retain(|lead| {
            let first = self
                .sentences
                .get(lead.sentence)
                .and_then(|s| self.clauses.get(s.clause))
                .and_then(|c| self.sentences.get(c.sentences.start));
            let theirs = first.map_or(Vec::new(), |s| self.numbers(s.tokens.start));
            own.starts_with(&theirs) && own.len() > theirs.len()
        });
        self.leads = leads;
    }

    /// The parts of the number that stands at a token: "2.3.5" has three.
    fn numbers(&self, at: usize) -> Vec<&'t str> {
        let all = self.tokens.all();
        let depth = number_depth(all.get(at..).unwrap_or(&[]));
        (at..at + depth).map(|i| self.tokens.word(i)).collect()
    }

    fn last_token(&self, sentence: SentenceId) -> Option<&Token> {
        self.sentences
            .get(sentence)
            .and_then(|s| self.tokens.get(s.tokens.end.checked_sub(1)?))
    }

    fn ends_with_colon(&self, sentence: SentenceId) -> bool {
        self.last_token(sentence).is_some_and(|t| t.is(flag::COLON))
            || self
                .sentences
                .get(sentence)
                .is_some_and(|s| self.breaks_off(s.tokens.end - 1))
    }

    /// "Biträdet ska", "undertakes to": the words lead into what follows, with or without a colon.
    pub(super) fn breaks_off(&self, last: usize) -> bool {
        matches!(
            self.tokens.word(last),
            "ska" | "skall" | "att" | "måste" | "shall" | "must" | "will" | "to"
        )
    }

    fn ends_with_stop(&self, sentence: SentenceId) -> bool {
        self.last_token(sentence).is_some_and(|t| t.is(flag::STOP))
    }
}
