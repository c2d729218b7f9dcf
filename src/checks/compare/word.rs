//! Which words of a clause changed. Words that were left standing alone between changes count as changed, since a reader
//! follows a replaced phrase, not a mosaic.

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::piece::Piece;
use super::unit::Unit;
use super::{Change, Segment};

/// Above so many pairs of words a clause is compared by sentence: the time must not grow with the square.
const PAIRS: usize = 4_000_000;

/// A run of pieces with one fate, as ranges of the old and the new pieces.
struct Run {
    is_same: bool,
    old: std::ops::Range<usize>,
    new: std::ops::Range<usize>,
}

/// The words of a clause in order, the removed before the added.
pub(super) fn segments(old: Option<&Unit>, new: Option<&Unit>) -> Vec<Segment> {
    let (Some(old), Some(new)) = (old, new) else {
        let change = if old.is_some() {
            Change::Removed
        } else {
            Change::Added
        };
        let pieces = old.or(new).map_or(&[][..], |unit| &unit.pieces);
        return segment(change, pieces).into_iter().collect();
    };
    if old.whole == new.whole {
        return segment(Change::Same, &new.pieces).into_iter().collect();
    }
    let runs = joined(runs(old, new), new);
    let mut segments = Vec::new();
    for run in runs {
        let was = old.pieces.get(run.old).unwrap_or(&[]);
        let is = new.pieces.get(run.new).unwrap_or(&[]);
        if run.is_same {
            segments.extend(segment(Change::Same, is));
        } else {
            segments.extend(segment(Change::Removed, was));
            segments.extend(segment(Change::Added, is));
        }
    }
    segments
}

fn segment(change: Change, pieces: &[Piece]) -> Option<Segment> {
    let first = pieces.first()?;
    let mut text = String::new();
    for (at, piece) in pieces.iter().enumerate() {
        if at > 0 && piece.is_spaced {
            text.push(' ');
        }
        text.push_str(&piece.text);
    }
    Some(Segment {
        change,
        is_spaced: first.is_spaced,
        text,
    })
}

fn runs(old: &Unit, new: &Unit) -> Vec<Run> {
    if old.keys.len().saturating_mul(new.keys.len()) <= PAIRS {
        let ops = capture_diff_slices(Algorithm::Myers, &old.keys, &new.keys);
        return in_turn(&ops, |at| at, |at| at);
    }
    let (was, old_starts) = sentences(old);
    let (is, new_starts) = sentences(new);
    let ops = capture_diff_slices(Algorithm::Patience, &was, &is);
    let at = |starts: &[usize], i: usize| starts.get(i).copied().unwrap_or_default();
    in_turn(&ops, |i| at(&old_starts, i), |i| at(&new_starts, i))
}

/// The sentences of a clause, and where each begins, with the end of the last.
fn sentences(unit: &Unit) -> (Vec<&[u32]>, Vec<usize>) {
    let mut starts = vec![0];
    for (at, piece) in unit.pieces.iter().enumerate() {
        if !piece.is_word() && piece.text.contains(['.', ';', ':']) && at + 1 < unit.pieces.len() {
            starts.push(at + 1);
        }
    }
    starts.push(unit.pieces.len());
    let parts = starts.windows(2);
    let parts = parts.map(|part| unit.keys.get(part[0]..part[1]).unwrap_or(&[]));
    (parts.collect(), starts)
}

/// The runs one after the other. Where each begins is counted: of a removal or an addition `similar` states the place in the
/// other text only roughly.
fn in_turn(ops: &[DiffOp], old: impl Fn(usize) -> usize, new: impl Fn(usize) -> usize) -> Vec<Run> {
    let (mut was, mut is) = (0, 0);
    ops.iter()
        .map(|op| {
            let (old_from, new_from) = (was, is);
            was += op.old_range().len();
            is += op.new_range().len();
            Run {
                is_same: matches!(op, DiffOp::Equal { .. }),
                old: old(old_from)..old(was),
                new: new(new_from)..new(is),
            }
        })
        .collect()
}

/// Neighbouring changes made one; a single word between two changes of several words belongs to them.
fn joined(runs: Vec<Run>, new: &Unit) -> Vec<Run> {
    let n = runs.len();
    let sizes: Vec<usize> = runs
        .iter()
        .map(|run| {
            if run.is_same {
                0
            } else {
                run.old.len() + run.new.len()
            }
        })
        .collect();
    let mut out: Vec<Run> = Vec::with_capacity(n);
    for (at, mut run) in runs.into_iter().enumerate() {
        let between = at > 0 && at + 1 < n;
        if run.is_same && between {
            let pieces = new.pieces.get(run.new.clone()).unwrap_or(&[]);
            let n_words = pieces.iter().filter(|piece| piece.is_word()).count();
            let beside = |at: usize| sizes.get(at).copied().unwrap_or_default();
            let (before, after) = (beside(at - 1), beside(at + 1));
            if n_words <= 1 && before.min(after) > 1 && before + after > 4 {
                run.is_same = false;
            }
        }
        match out.last_mut() {
            Some(last) if !last.is_same && !run.is_same => {
                last.old.end = run.old.end;
                last.new.end = run.new.end;
            }
            _ => out.push(run),
        }
    }
    out
}
