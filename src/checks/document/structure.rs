//! Blocks to sections, clauses and sentences: which lines are headings, which clause introduces which, where sentences end.
//! Knows layout and punctuation, and no word of any subject. One pass, with stacks for headings and lead-ins.

use super::{
    Clause, Document, Form, Kind, Section, Sentence, SentenceId,
    clean::clean,
    language::Language,
    lines::Lines,
    markdown::{Block, Shape, blocks},
    text::Lexer,
    token::{Token, Tokens, flag},
};
use std::ops::Range;

/// A heading by its looks is at most so many words.
const HEADING_WORDS: usize = 14;
/// A row with more words than this is read cell by cell.
const ROW_WORDS: usize = 70;
/// A line of this many bytes fills its page.
const LINE_WIDTH: u32 = 64;
/// A sentence is cut after so many words, so that no text makes one without end.
const SENTENCE_WORDS: usize = 1_000;

/// Makes the document, without what only the whole text tells.
pub(super) fn structure(source: &str) -> Document<'_> {
    let cleaned = clean(source);
    let parsed = blocks(&cleaned.text);
    let original = |at: usize| cleaned.original(at);
    let mut tokens = Tokens::default();
    tokens.words.reserve(source.len());
    tokens.list.reserve(source.len() / 6);
    let mut lexer = Lexer::default();
    let mut spans: Vec<(usize, Range<usize>)> = Vec::with_capacity(parsed.blocks.len());
    for (i, block) in parsed.blocks.iter().enumerate() {
        let from = tokens.list.len();
        lexer.read(
            &parsed.pieces[block.pieces.clone()],
            &cleaned.text,
            &original,
            &mut tokens,
        );
        if tokens.list.len() > from {
            spans.push((i, from..tokens.list.len()));
        }
    }
    let spans = join_broken(&parsed.blocks, spans, &tokens);
    let mut builder = Builder::new(&parsed.blocks, &tokens);
    for (i, (block, span)) in spans.iter().enumerate() {
        builder.block(
            *block,
            span.clone(),
            spans.get(i + 1).map(|next| (next.0, next.1.clone())),
        );
    }
    let Builder {
        mut sections,
        clauses,
        sentences,
        ..
    } = builder;
    close_sections(&mut sections, &clauses);
    Document {
        source,
        tokens,
        sections,
        clauses,
        sentences,
        annexes: Vec::new(),
        language: Language::Unknown,
        lines: Lines::of(source),
    }
}

/// Joins paragraphs that a page break or a converter cut in the middle of a sentence.
fn join_broken(
    blocks: &[Block],
    spans: Vec<(usize, Range<usize>)>,
    tokens: &Tokens,
) -> Vec<(usize, Range<usize>)> {
    let all = tokens.all();
    let width = |span: &Range<usize>| {
        all.get(span.end.saturating_sub(1))
            .map_or(0, |last| last.end - all[span.start].start)
    };
    let open_end = |span: &Range<usize>| {
        !all[span.end - 1].is(flag::STOP | flag::COLON | flag::SEMICOLON | flag::BREAK)
    };
    // A blank line after every line: long paragraphs that stop short are lines, not paragraphs.
    let long: Vec<&(usize, Range<usize>)> = spans
        .iter()
        .filter(|(b, s)| blocks[*b].shape == Shape::Paragraph && width(s) >= LINE_WIDTH)
        .collect();
    let spaced =
        long.len() >= 8 && long.iter().filter(|(_, s)| open_end(s)).count() * 2 > long.len();
    let mut joined: Vec<(usize, Range<usize>)> = Vec::with_capacity(spans.len());
    let mut line = 0;
    for (block, span) in spans {
        let full = spaced && line >= LINE_WIDTH && !all[span.start].is(flag::BULLET);
        line = width(&span);
        if let Some((before, open)) = joined.last_mut()
            && blocks[block].shape == Shape::Paragraph
            && matches!(blocks[*before].shape, Shape::Paragraph | Shape::Item)
            && blocks[block].depth <= blocks[*before].depth
            && open.len() >= 4
            && open_end(open)
            && (full || goes_on(&all[span.clone()], &all[open.end - 1], open.len()))
            && enumerator(&all[span.clone()], tokens, span.start).is_none()
        {
            open.end = span.end;
            continue;
        }
        joined.push((block, span));
    }
    joined
}

/// Whether a paragraph reads as the rest of the sentence before it.
fn goes_on(next: &[Token], last: &Token, words_before: usize) -> bool {
    let Some(first) = next.first() else {
        return false;
    };
    if first.is(flag::BULLET | flag::URL | flag::EMAIL | flag::BLANK) {
        return false;
    }
    let small = !first.is(flag::CAPITAL | flag::NUMBER);
    small || (last.is(flag::COMMA) && words_before >= 6)
}

/// The heading, lead-in and clause that are open while the blocks go by.
struct Builder<'b, 't> {
    blocks: &'b [Block],
    tokens: &'t Tokens,
    sections: Vec<Section>,
    clauses: Vec<Clause>,
    sentences: Vec<Sentence>,
    /// The open section.
    section: usize,
    /// What introduces the items of each list that is open: depth, style of the items, sentence.
    leads: Vec<Lead>,
    header: Option<SentenceId>,
}

#[derive(Clone, Copy)]
struct Lead {
    depth: u8,
    style: Style,
    sentence: SentenceId,
}

/// How items count. An item that opens in another style than its list's begins a list inside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Style {
    Markdown,
    Bullet,
    Letter,
    Roman,
    Number,
}

impl<'b, 't> Builder<'b, 't> {
    fn new(blocks: &'b [Block], tokens: &'t Tokens) -> Self {
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
        }
    }

    fn block(&mut self, block: usize, span: Range<usize>, next: Option<(usize, Range<usize>)>) {
        let block = &self.blocks[block];
        match block.shape {
            Shape::Heading(level) if span.len() <= 30 => self.heading(level, span),
            Shape::HeaderRow => self.row(block, span, true),
            Shape::Row => self.row(block, span, false),
            _ => {
                if let Some(level) = self.looks_like_heading(block, &span, next.as_ref()) {
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

    /// The level of a heading that is none in Markdown: bold, numbered, in capitals, or short before a longer text.
    fn looks_like_heading(
        &self,
        block: &Block,
        span: &Range<usize>,
        next: Option<&(usize, Range<usize>)>,
    ) -> Option<u8> {
        let all = &self.tokens.all()[span.clone()];
        let (first, last) = (all.first()?, all.last()?);
        if all.len() > HEADING_WORDS
            || self.breaks_off(span.end - 1)
            || last.is(flag::SEMICOLON | flag::COMMA)
            || all.iter().any(|t| {
                t.is(flag::BLANK
                    | flag::EMAIL
                    | flag::URL
                    | flag::LEADER
                    | flag::BREAK
                    | flag::COLON)
            })
        {
            return None;
        }
        let depth = number_depth(all);
        if last.is(flag::STOP)
            && !(depth > 0
                && all.len() <= 6
                && all.iter().all(|t| t.is(flag::STRONG | flag::NUMBER)))
        {
            return None;
        }
        let words = all.len() - depth;
        let letters = all.iter().skip(depth).find(|t| !t.is(flag::NUMBER))?;
        if block.shape == Shape::Item {
            // "4. Duties of the Processor" with its paragraphs outside the list is a heading; the title of an item with a list of
            // its own is that list's lead-in, which says the same.
            let outside = next.is_some_and(|(b, s)| {
                self.blocks[*b].depth == 0
                    && self.blocks[*b].shape == Shape::Paragraph
                    && s.len() >= 4
            });
            let title = block.depth == 1 && all.len() <= 9 && first.is(flag::CAPITAL);
            return (title && outside && !first.is(flag::BULLET)).then_some(24);
        }
        if enumerator(all, self.tokens, span.start).is_some_and(|(style, _)| style != Style::Number)
            || first.is(flag::BULLET)
        {
            return None;
        }
        if all.iter().all(|t| t.is(flag::STRONG)) {
            return Some(20 + u8::try_from(depth.min(4)).unwrap_or(4));
        }
        if depth > 0 && words > 0 && letters.is(flag::CAPITAL) {
            return (words <= 10).then_some(10 + u8::try_from(depth.min(6)).unwrap_or(6));
        }
        let shouted = all.iter().filter(|t| t.is(flag::SHOUTED)).count();
        if shouted * 2 > words && words <= 10 && first.is(flag::CAPITAL) {
            return Some(9);
        }
        let next_words = next
            .filter(|(b, _)| !matches!(self.blocks[*b].shape, Shape::Heading(_)))
            .map_or(0, |(_, s)| s.len());
        (first.is(flag::CAPITAL) && words <= 8 && next_words >= words + 4 && block.depth == 0)
            .then_some(25)
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
    fn breaks_off(&self, last: usize) -> bool {
        matches!(
            self.tokens.word(last),
            "ska" | "skall" | "att" | "måste" | "shall" | "must" | "will" | "to"
        )
    }

    fn ends_with_stop(&self, sentence: SentenceId) -> bool {
        self.last_token(sentence).is_some_and(|t| t.is(flag::STOP))
    }

    /// Cuts a clause into sentences and the items of running enumerations ("… shall: (a) …; (b) …").
    fn split(
        &mut self,
        span: Range<usize>,
        clause: usize,
        lead_in: Option<SentenceId>,
        cells: bool,
    ) {
        let all = self.tokens.all();
        let mut from = span.start;
        let mut lead = lead_in;
        let mut running: Option<SentenceId> = None;
        for i in span.clone() {
            let token = &all[i];
            let next = all.get(i + 1).filter(|_| i + 1 < span.end);
            let Some(next) = next else { continue };
            let rest = &all[i + 1..span.end.min(i + 4)];
            let item = token.is(flag::COLON | flag::SEMICOLON | flag::COMMA)
                || matches!(
                    self.tokens.word(i),
                    "and"
                        | "or"
                        | "och"
                        | "samt"
                        | "eller"
                        | "shall"
                        | "will"
                        | "to"
                        | "ska"
                        | "att"
                );
            let enumerated = item
                && enumerator(rest, self.tokens, i + 1)
                    .is_some_and(|(style, _)| style != Style::Number)
                && rest
                    .first()
                    .is_some_and(|t| t.is(flag::OPENS) || t.is(flag::CLOSES));
            let cut = if enumerated {
                true
            } else if token.is(flag::STOP) {
                self.ends_here(i, next)
            } else {
                token.is(flag::BREAK)
                    && (next.is(flag::CAPITAL
                        | flag::STRONG
                        | flag::BULLET
                        | flag::NUMBER
                        | flag::QUOTE_ON)
                        || token.is(flag::COLON | flag::BLANK | flag::EMAIL))
                    || (cells && token.is(flag::CELL))
                    || (token.is(flag::SEMICOLON) && i - from >= 25 && span.end - i > 6)
                    || i - from >= SENTENCE_WORDS
            };
            if cut {
                let id = self.sentences.len();
                self.sentences.push(Sentence {
                    tokens: from..i + 1,
                    clause,
                    kind: Kind::Body,
                    lead_in: lead,
                });
                if enumerated && running.is_none() {
                    running = Some(id);
                    lead = running;
                } else if token.is(flag::STOP) && !enumerated {
                    running = None;
                    lead = lead_in;
                }
                from = i + 1;
            }
        }
        if from < span.end {
            self.sentences.push(Sentence {
                tokens: from..span.end,
                clause,
                kind: Kind::Body,
                lead_in: lead,
            });
        }
    }

    /// A title run into the text: its first few words up to a full stop or colon, when more follows.
    fn label(&self, span: &Range<usize>) -> Range<usize> {
        let all = &self.tokens.all()[span.clone()];
        let skip = number_depth(all);
        let title = all.get(skip).is_some_and(|t| t.is(flag::CAPITAL));
        let end = (skip..all.len().min(skip + 9)).find(|i| {
            let next = all.get(i + 1);
            all[*i].is(flag::COLON)
                || (all[*i].is(flag::STOP)
                    && next.is_some_and(|next| self.ends_here(span.start + i, next)))
        });
        match end {
            Some(end) if title && end + 1 < all.len() => span.start + skip..span.start + end + 1,
            _ => span.start..span.start,
        }
    }

    /// Whether the full stop behind token `i` ends its sentence.
    fn ends_here(&self, i: usize, next: &Token) -> bool {
        let token = &self.tokens.all()[i];
        let word = self.tokens.word(i);
        let opens = next.is(flag::CAPITAL | flag::NUMBER | flag::BULLET | flag::BLANK)
            || next.is(flag::QUOTE_ON);
        if token.is(flag::CLOSES | flag::QUOTE_OFF) {
            return opens;
        }
        let abbreviated = matches!(
            word,
            "art"
                | "arts"
                | "no"
                | "nr"
                | "nos"
                | "para"
                | "paras"
                | "sec"
                | "sect"
                | "cf"
                | "jfr"
                | "jf"
                | "st"
                | "kap"
                | "ca"
                | "resp"
                | "inkl"
                | "exkl"
                | "tel"
                | "approx"
                | "mr"
                | "mrs"
                | "ms"
                | "dr"
                | "vs"
                | "e.g"
                | "sent"
                | "fig"
                | "ref"
                | "ex"
                | "ang"
                | "osv"
                | "eg"
                | "ie"
                | "lit"
                | "ltd"
                | "inc"
                | "corp"
                | "co"
        ) || (word.chars().count() == 1 && !token.is(flag::NUMBER));
        let number_at_start = token.is(flag::NUMBER)
            && i.checked_sub(1)
                .and_then(|b| self.tokens.get(b))
                .is_none_or(|b| b.is(flag::STOP | flag::BREAK));
        opens
            && !number_at_start
            && (!abbreviated
                || (matches!(word, "ltd" | "inc" | "corp" | "co")
                    && matches!(
                        self.tokens.word(i + 1),
                        "the" | "this" | "in" | "it" | "customer" | "processor"
                    )))
    }
}

/// The clauses directly under each section, up to the next heading.
fn close_sections(sections: &mut [Section], clauses: &[Clause]) {
    for (i, clause) in clauses.iter().enumerate() {
        if let Some(section) = sections.get_mut(clause.section) {
            if section.clauses.is_empty() {
                section.clauses.start = i;
            }
            section.clauses.end = i + 1;
        }
    }
}

/// How many tokens the leading number takes: "4.2" is two, "4." one, none for a letter.
fn number_depth(tokens: &[Token]) -> usize {
    let first = usize::from(
        tokens
            .first()
            .is_some_and(|t| t.is(flag::NUMBER) && t.end - t.start <= 3),
    );
    if first == 0 {
        return 0;
    }
    1 + tokens[1..]
        .iter()
        .take_while(|t| t.is(flag::NUMBER) && t.is(flag::JOINED))
        .count()
}

/// The leading number or letter as bytes of the original.
fn number(tokens: &[Token]) -> Option<Range<usize>> {
    let depth = number_depth(tokens);
    let last = if depth > 0 {
        tokens.get(depth - 1)
    } else {
        tokens
            .first()
            .filter(|t| t.end - t.start <= 4 && t.is(flag::CLOSES))
    }?;
    tokens
        .first()
        .map(|first| first.start as usize..last.end as usize)
}

/// The style of "(a)", "b)", "iv)", "(3)", "c." at the start of a clause, and how many tokens it takes.
fn enumerator(tokens: &[Token], words: &Tokens, at: usize) -> Option<(Style, usize)> {
    let first = tokens.first()?;
    tokens.get(1)?;
    let word = words.word(at);
    if first.is(flag::NUMBER) {
        let depth = number_depth(tokens);
        return (depth > 0 && (depth > 1 || first.is(flag::CLOSES | flag::STOP)))
            .then_some((Style::Number, depth));
    }
    let marked = first.is(flag::CLOSES)
        || (first.is(flag::STOP) && word.len() <= 3 && !first.is(flag::SHOUTED));
    if !marked || word.len() > 5 {
        return None;
    }
    let roman = !word.is_empty() && word.bytes().all(|b| matches!(b, b'i' | b'v' | b'x'));
    match word.len() {
        1 if matches!(word, "i" | "v" | "x") => Some((Style::Roman, 1)),
        1 if word.as_bytes()[0].is_ascii_lowercase() => Some((Style::Letter, 1)),
        _ if roman => Some((Style::Roman, 1)),
        _ => None,
    }
}
