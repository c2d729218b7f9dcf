//! From the original to the parts of a document: page furniture out, blocks to tokens, broken paragraphs joined, then `build`.
//! Knows the order of these steps and how a paragraph is broken; no word of any subject.

use super::{
    Clause, Document, Section,
    build::Builder,
    clean::clean,
    language::Language,
    lines::Lines,
    markdown::{Block, Shape, blocks},
    number::enumerator,
    text::Lexer,
    token::{Token, Tokens, flag},
};
use std::ops::Range;

/// A line of this many bytes fills its page.
const LINE_WIDTH: u32 = 64;

/// Makes the document, without what only the whole text tells.
pub(super) fn structure(source: &str) -> Document<'_> {
    let cleaned = clean(source);
    let parsed = blocks(&cleaned.text);
    let mut back = cleaned.way_back();
    let mut tokens = Tokens::for_text_of(source.len());
    let mut lexer = Lexer::default();
    let mut spans: Vec<(usize, Range<usize>)> = Vec::with_capacity(parsed.blocks.len());
    for (i, block) in parsed.blocks.iter().enumerate() {
        let from = tokens.list.len();
        lexer.read(
            &parsed.pieces[block.pieces.clone()],
            &cleaned.text,
            &mut back,
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
