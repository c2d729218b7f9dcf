//! Holds an expression against a unit of text.
//! Knows what each operator means; nothing of verdicts.

use super::{
    expr::Expr,
    reading::Reading,
    unit::{Unit, under},
};
use crate::checks::lexicon::matcher::{Concept, Hit};

/// A quick look at the sets: false when the expression cannot hold.
pub(super) fn possible(expr: &Expr, unit: &Unit, reading: &Reading<'_, '_>) -> bool {
    let any = |list: &[Concept]| list.iter().any(|c| unit.all.has(*c));
    match expr {
        Expr::Has(c) | Expr::Count(_, c) => unit.all.has(*c),
        Expr::Before(a, b, _) | Expr::Near(a, b, _) => any(a) && any(b),
        Expr::Under(c) => under(unit, reading, *c),
        Expr::Not(inner) => !matches!(**inner, Expr::Has(c) if unit.all.has(c)),
        Expr::All(parts) => parts.iter().all(|part| possible(part, unit, reading)),
        Expr::Any(parts) => parts.iter().any(|part| possible(part, unit, reading)),
    }
}

pub(super) fn holds(expr: &Expr, unit: &mut Unit, reading: &Reading<'_, '_>) -> bool {
    match expr {
        Expr::Has(c) => unit.all.has(*c),
        Expr::Under(c) => under(unit, reading, *c),
        Expr::Not(inner) => !holds(inner, unit, reading),
        Expr::All(parts) => parts.iter().all(|part| holds(part, unit, reading)),
        Expr::Any(parts) => parts.iter().any(|part| holds(part, unit, reading)),
        Expr::Count(n, c) => {
            let hits = unit.hits(reading);
            let mut things: Vec<u16> = hits
                .iter()
                .filter(|h| h.concept == *c)
                .map(|h| h.thing)
                .collect();
            things.sort_unstable();
            things.dedup();
            things.len() >= usize::from(*n)
        }
        Expr::Before(a, b, words) => {
            let hits = unit.hits(reading);
            match words {
                None => {
                    let first = hits
                        .iter()
                        .filter(|h| a.contains(&h.concept))
                        .map(|h| h.end)
                        .min();
                    let last = hits
                        .iter()
                        .filter(|h| b.contains(&h.concept))
                        .map(|h| h.start)
                        .max();
                    first.zip(last).is_some_and(|(first, last)| first <= last)
                }
                Some(words) => pairs(hits, a, b, |x, y| {
                    y.start >= x.end && y.start - x.end <= *words
                }),
            }
        }
        Expr::Near(a, b, words) => {
            let hits = unit.hits(reading);
            pairs(hits, a, b, |x, y| {
                y.start.saturating_sub(x.end) <= *words && x.start.saturating_sub(y.end) <= *words
            })
        }
    }
}

/// Whether any pair of hits of the two sides fits. The sides are short lists in all but hostile texts, where the product is capped.
fn pairs(hits: &[Hit], a: &[Concept], b: &[Concept], fits: impl Fn(&Hit, &Hit) -> bool) -> bool {
    let right: Vec<&Hit> = hits
        .iter()
        .filter(|h| b.contains(&h.concept))
        .take(200)
        .collect();
    hits.iter()
        .filter(|h| a.contains(&h.concept))
        .take(200)
        .any(|x| right.iter().any(|y| fits(x, y)))
}
