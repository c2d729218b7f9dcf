//! Who stands behind whom: from a vendor to its sub-processors, and through those that are vendors of the register to theirs.
//! However the links run, the tree ends and shows each of them once. Knows neither names nor how it is drawn.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::sub_processor::SubProcessorId;
use super::vendor::VendorId;

/// Levels below the vendor that are followed; deeper ones are said to be there.
pub const DEEPEST: u32 = 12;

/// That a vendor engages a sub-processor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Link {
    /// Who engages.
    pub vendor: VendorId,
    /// Whom.
    pub sub_processor: SubProcessorId,
    /// The vendor of the register that it is, if it is one.
    pub linked: Option<VendorId>,
}

/// What is below a line of the tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Below {
    /// Those that it engages, on the lines that follow; perhaps none.
    Here,
    /// What it engages is on another line, where it stands as well.
    Elsewhere,
    /// It stands above itself: the links run in a circle.
    Circle,
    /// It lies too deep for what it engages to be shown.
    TooDeep,
    /// It is no vendor of the register, so nobody knows.
    Unknown,
}

/// One line of the tree: the vendor itself first, then each link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Branch {
    /// How deep: 0 for the vendor itself.
    pub depth: u32,
    /// The place of the link in what was given; `None`: the vendor itself.
    pub link: Option<usize>,
    /// The place in the tree of the line above it that engages this one.
    pub above: Option<usize>,
    /// What is below it.
    pub below: Below,
}

/// The tree below a vendor, each line after the one that it hangs on, in the order of `links`. A vendor that is reached on
/// several ways has what it engages below the shortest of them, the first where several are as short.
///
/// | links | lines |
/// |---|---|
/// | none | the vendor |
/// | A → b | A, b |
/// | A → B, B → c | A, B, c |
/// | A → B, B → A | A, B, A (a circle) |
/// | A → B, A → C, B → D, C → D, D → e | A, B, D, e, C, D (elsewhere) |
#[must_use]
pub fn tree(root: VendorId, links: &[Link]) -> Vec<Branch> {
    let mut of: BTreeMap<VendorId, Vec<usize>> = BTreeMap::new();
    for (at, link) in links.iter().enumerate() {
        of.entry(link.vendor).or_default().push(at);
    }
    let homes = homes(root, links, &of);
    let mut branches = vec![Branch {
        depth: 0,
        link: None,
        above: None,
        below: Below::Here,
    }];
    // What is still to be drawn, the next at the end: a link, and the line that it hangs on.
    let below = |vendor: VendorId, above: usize| {
        let its = of.get(&vendor).into_iter().flatten().rev();
        its.map(move |at| (*at, above)).collect::<Vec<_>>()
    };
    let mut waiting = below(root, 0);
    while let Some((at, above)) = waiting.pop() {
        let depth = branches[above].depth + 1;
        let below_it = match links[at].linked {
            None => Below::Unknown,
            Some(vendor) if homes.get(&vendor) == Some(&Some(at)) => Below::Here,
            Some(vendor) if is_above(vendor, root, above, &branches, links) => Below::Circle,
            Some(vendor) if homes.contains_key(&vendor) => Below::Elsewhere,
            Some(_) => Below::TooDeep,
        };
        branches.push(Branch {
            depth,
            link: Some(at),
            above: Some(above),
            below: below_it,
        });
        if let (Below::Here, Some(vendor)) = (below_it, links[at].linked) {
            waiting.extend(below(vendor, branches.len() - 1));
        }
    }
    branches
}

/// For each vendor that is not too deep the link below which those that it engages are shown: `None` for the root.
fn homes(
    root: VendorId,
    links: &[Link],
    of: &BTreeMap<VendorId, Vec<usize>>,
) -> BTreeMap<VendorId, Option<usize>> {
    let mut homes = BTreeMap::from([(root, None)]);
    let mut queue = VecDeque::from([(root, 0)]);
    while let Some((vendor, depth)) = queue.pop_front() {
        if depth + 1 >= DEEPEST {
            continue;
        }
        for at in of.get(&vendor).into_iter().flatten() {
            let Some(next) = links[*at].linked.filter(|next| !homes.contains_key(next)) else {
                continue;
            };
            homes.insert(next, Some(*at));
            queue.push_back((next, depth + 1));
        }
    }
    homes
}

/// Whether a vendor stands on a line or on one that it hangs on.
fn is_above(
    vendor: VendorId,
    root: VendorId,
    line: usize,
    branches: &[Branch],
    links: &[Link],
) -> bool {
    let mut at = Some(line);
    while let Some(line) = at {
        let branch = branches[line];
        let its = branch.link.map_or(Some(root), |link| links[link].linked);
        if its == Some(vendor) {
            return true;
        }
        at = branch.above;
    }
    false
}

/// The vendors of the register in a tree, the root among them.
#[must_use]
pub fn vendors(root: VendorId, links: &[Link]) -> BTreeSet<VendorId> {
    let linked = links.iter().filter_map(|link| link.linked);
    linked.chain([root]).collect()
}
