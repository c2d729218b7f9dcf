//! Which clause of the old text is which clause of the new one. First the clauses that are equal and in the same order, then
//! equal ones wherever they stand, then those that are alike, the most alike first. What is out of order in the end has
//! moved; of two blocks that changed places the smaller one.

use std::collections::{BTreeMap, HashMap, HashSet};

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::unit::{Unit, Units};
use crate::checks::document::Form;

/// How alike clauses must be that stand between the same neighbours …
const ALIKE_HERE: f64 = 0.35;
/// … and under the same number …
const ALIKE_BY_NUMBER: f64 = 0.25;
/// … and anywhere else.
const ALIKE_ELSEWHERE: f64 = 0.5;
/// A clause that moved and changed has at least so many words; shorter ones say the same too often.
const WORDS_TO_MOVE: usize = 5;
/// A word that more clauses have than this leads to no candidates.
const COMMON: usize = 24;
/// Between the same neighbours all clauses are compared with all, up to so many pairs.
const PAIRS_HERE: usize = 900;

/// An old clause, a new clause, and whether it moved; by index of [`Units`]. In the order of the new text.
pub(super) type Match = (Option<usize>, Option<usize>, bool);

/// Matches the clauses of both texts.
pub(super) fn align(units: &Units) -> Vec<Match> {
    let mut found = Found {
        units,
        to_new: vec![None; units.old.len()],
        to_old: vec![None; units.new.len()],
    };
    let gaps = found.equal_in_order();
    found.equal_elsewhere();
    found.alike(&gaps);
    found.in_order()
}

struct Found<'u> {
    units: &'u Units,
    to_new: Vec<Option<usize>>,
    to_old: Vec<Option<usize>>,
}

/// In which gap between equal clauses each clause that has no equal stands: of the old text and of the new one.
#[derive(Default)]
struct Gaps {
    n: usize,
    old: BTreeMap<usize, usize>,
    new: BTreeMap<usize, usize>,
}

impl Found<'_> {
    fn join(&mut self, old: usize, new: usize) {
        if let (Some(to_new), Some(to_old)) = (self.to_new.get_mut(old), self.to_old.get_mut(new))
            && to_new.is_none()
            && to_old.is_none()
        {
            *to_new = Some(new);
            *to_old = Some(old);
        }
    }

    /// Joins equal clauses in the same order. Those that have no equal are left out before, so that two texts that share
    /// little are no more work than two that share much.
    fn equal_in_order(&mut self) -> Gaps {
        let set =
            |units: &[Unit]| -> HashSet<u32> { units.iter().map(|unit| unit.whole).collect() };
        let (in_old, in_new) = (set(&self.units.old), set(&self.units.new));
        let shared = |units: &[Unit]| -> (Vec<usize>, Vec<u32>) {
            let both = units.iter().enumerate();
            both.filter(|(_, unit)| in_old.contains(&unit.whole) && in_new.contains(&unit.whole))
                .map(|(at, unit)| (at, unit.whole))
                .unzip()
        };
        let (old_at, old) = shared(&self.units.old);
        let (new_at, new) = shared(&self.units.new);
        for op in capture_diff_slices(Algorithm::Patience, &old, &new) {
            if let DiffOp::Equal {
                old_index,
                new_index,
                len,
            } = op
            {
                for n in 0..len {
                    if let (Some(old), Some(new)) =
                        (old_at.get(old_index + n), new_at.get(new_index + n))
                    {
                        self.join(*old, *new);
                    }
                }
            }
        }
        let mut gaps = Gaps::default();
        let mut old = 0;
        for (new, joined) in self.to_old.iter().enumerate() {
            if let Some(joined) = *joined {
                gaps.old.extend((old..joined).map(|at| (at, gaps.n)));
                old = joined + 1;
                gaps.n += 1;
            } else {
                gaps.new.insert(new, gaps.n);
            }
        }
        gaps.old
            .extend((old..self.to_new.len()).map(|at| (at, gaps.n)));
        gaps
    }

    fn equal_elsewhere(&mut self) {
        let mut free: HashMap<u32, Vec<usize>> = HashMap::new();
        for (at, unit) in self.units.old.iter().enumerate().rev() {
            if self.to_new.get(at) == Some(&None) {
                free.entry(unit.whole).or_default().push(at);
            }
        }
        for (new, unit) in self.units.new.iter().enumerate() {
            if self.to_old.get(new) == Some(&None)
                && let Some(old) = free.get_mut(&unit.whole).and_then(Vec::pop)
            {
                self.join(old, new);
            }
        }
    }

    fn alike(&mut self, gaps: &Gaps) {
        let mut having: HashMap<u32, Vec<usize>> = HashMap::new();
        let mut here: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (old, unit) in self.units.old.iter().enumerate() {
            if self.to_new.get(old) != Some(&None) {
                continue;
            }
            let mut words = unit.words.clone();
            words.dedup();
            for word in words {
                having.entry(word).or_default().push(old);
            }
            here.entry(gaps.old.get(&old).copied().unwrap_or_default())
                .or_default()
                .push(old);
        }
        let mut n_here: BTreeMap<usize, usize> = BTreeMap::new();
        for gap in gaps.new.values() {
            *n_here.entry(*gap).or_default() += 1;
        }
        let mut pairs = Vec::new();
        for (new, unit) in self.units.new.iter().enumerate() {
            if self.to_old.get(new) != Some(&None) {
                continue;
            }
            let mut candidates: Vec<usize> = unit
                .words
                .iter()
                .filter_map(|word| having.get(word))
                .filter(|old| old.len() <= COMMON)
                .flatten()
                .copied()
                .collect();
            let gap = gaps.new.get(&new).copied().unwrap_or_default();
            if let Some(old) = here.get(&gap)
                && old.len() * n_here.get(&gap).copied().unwrap_or_default() <= PAIRS_HERE
            {
                candidates.extend(old);
            }
            candidates.sort_unstable();
            candidates.dedup();
            for old in candidates {
                if let Some(score) = self.score(old, new, gaps.old.get(&old) == Some(&gap)) {
                    pairs.push((score, old, new));
                }
            }
        }
        pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
        for (_, old, new) in pairs {
            self.join(old, new);
        }
    }

    /// How well two clauses that differ go together; `None` where they are two clauses.
    fn score(&self, old: usize, new: usize, is_here: bool) -> Option<f64> {
        let (was, is) = (self.units.old.get(old)?, self.units.new.get(new)?);
        if (was.form == Form::Heading) != (is.form == Form::Heading) {
            return None;
        }
        let likeness = self.units.likeness(old, new);
        let same_number = was.number.is_some() && was.number == is.number;
        // Under the same number between the same neighbours a heading was renamed, whatever its words.
        let is_renamed = is_here && same_number && is.form == Form::Heading;
        let needed = match (is_here, same_number) {
            _ if is_renamed => 0.0,
            (true, true) => ALIKE_BY_NUMBER,
            (true, false) => ALIKE_HERE,
            (false, _) if was.words.len().min(is.words.len()) < WORDS_TO_MOVE => return None,
            (false, _) => ALIKE_ELSEWHERE,
        };
        let bonus = if is_here { 0.15 } else { 0.0 } + if same_number { 0.1 } else { 0.0 };
        (likeness >= needed).then_some(likeness + bonus)
    }

    /// Everything in the order of the new text; a removed clause stands after the one that it followed.
    fn in_order(&self) -> Vec<Match> {
        let stays = self.unmoved();
        let mut matches = Vec::with_capacity(self.units.new.len());
        let mut next_old = 0;
        let remove_up_to = |matches: &mut Vec<Match>, next_old: &mut usize, end: usize| {
            for old in *next_old..end {
                if self.to_new.get(old) == Some(&None) {
                    matches.push((Some(old), None, false));
                }
            }
            *next_old = (*next_old).max(end);
        };
        for (new, old) in self.to_old.iter().enumerate() {
            let stayed = stays.get(new) == Some(&true);
            if let Some(old) = old.filter(|_| stayed) {
                remove_up_to(&mut matches, &mut next_old, old);
                next_old = old + 1;
            }
            matches.push((*old, Some(new), old.is_some() && !stayed));
        }
        remove_up_to(&mut matches, &mut next_old, self.to_new.len());
        matches
    }

    /// Which clauses of the new text kept their order: of all ways to leave some out, the one that keeps most words.
    fn unmoved(&self) -> Vec<bool> {
        // For each clause the heaviest chain that ends with it; a tree of greatest values gives the best one before it.
        let n = self.to_new.len();
        let mut tree: Vec<(usize, Option<usize>)> = vec![(0, None); n + 1];
        let mut before: Vec<Option<usize>> = vec![None; self.to_old.len()];
        for (new, old) in self.to_old.iter().enumerate() {
            let Some(old) = *old else { continue };
            let mut best = (0, None);
            let mut at = old;
            while at > 0 {
                if tree.get(at).is_some_and(|node| node.0 > best.0) {
                    best = tree.get(at).copied().unwrap_or(best);
                }
                at &= at - 1;
            }
            if let Some(link) = before.get_mut(new) {
                *link = best.1;
            }
            let weight = self
                .units
                .new
                .get(new)
                .map_or(1, |unit| unit.words.len() + 1);
            let own = (best.0 + weight, Some(new));
            let mut at = old + 1;
            while at <= n {
                if let Some(node) = tree.get_mut(at).filter(|node| node.0 < own.0) {
                    *node = own;
                }
                at += at & at.wrapping_neg();
            }
        }
        let mut stays = vec![false; self.to_old.len()];
        let mut best = (0, None);
        let mut at = n;
        while at > 0 {
            if tree.get(at).is_some_and(|node| node.0 > best.0) {
                best = tree.get(at).copied().unwrap_or(best);
            }
            at &= at - 1;
        }
        let mut next = best.1;
        while let Some(new) = next {
            if let Some(stay) = stays.get_mut(new) {
                *stay = true;
            }
            next = before.get(new).copied().flatten();
        }
        stays
    }
}
