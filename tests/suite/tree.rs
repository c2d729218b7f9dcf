//! The tree of who stands behind whom: case by case, and that it ends with each link once however they run.

use std::collections::{BTreeMap, BTreeSet};

use avtal::domain::sub_processor::SubProcessorId;
use avtal::domain::tree::{Below, DEEPEST, Link, tree};
use avtal::domain::vendor::VendorId;
use proptest::prelude::*;

/// Links from words: `1>2` engages vendor 2 of the register, `1>x` one that is none.
fn links(words: &str) -> Vec<Link> {
    let words = words.split_whitespace().enumerate();
    words
        .map(|(at, word)| {
            let (vendor, linked) = word.split_once('>').expect("a link");
            Link {
                vendor: VendorId(vendor.parse().expect("a number")),
                sub_processor: SubProcessorId(i64::try_from(at).expect("few links")),
                linked: linked.parse().ok().map(VendorId),
            }
        })
        .collect()
}

/// The tree below vendor 1, a line as depth, link and what is below.
fn drawn(words: &str) -> Vec<String> {
    let all: Vec<&str> = words.split_whitespace().collect();
    tree(VendorId(1), &links(words))
        .iter()
        .map(|branch| {
            let what = branch.link.map_or("1", |link| all[link]);
            let below = match branch.below {
                Below::Here => "",
                Below::Elsewhere => " elsewhere",
                Below::Circle => " circle",
                Below::TooDeep => " too deep",
                Below::Unknown => " ?",
            };
            format!("{} {what}{below}", branch.depth)
        })
        .collect()
}

#[test]
fn the_tree_follows_links_to_vendors_of_the_register_and_says_where_it_stops() {
    let cases: [(&str, &[&str]); 7] = [
        ("", &["0 1"]),
        ("1>x", &["0 1", "1 1>x ?"]),
        ("1>2 2>x", &["0 1", "1 1>2", "2 2>x ?"]),
        ("1>2 2>1", &["0 1", "1 1>2", "2 2>1 circle"]),
        (
            "1>2 1>3 2>4 3>4 4>x",
            &[
                "0 1",
                "1 1>2",
                "2 2>4",
                "3 4>x ?",
                "1 1>3",
                "2 3>4 elsewhere",
            ],
        ),
        // The shorter way has what follows, though the longer one comes first.
        (
            "1>2 2>3 3>4 1>4 4>x",
            &[
                "0 1",
                "1 1>2",
                "2 2>3",
                "3 3>4 elsewhere",
                "1 1>4",
                "2 4>x ?",
            ],
        ),
        // Links of a vendor that nobody in the tree engages are not in it.
        ("9>2 2>x", &["0 1"]),
    ];
    for (words, wanted) in cases {
        assert_eq!(drawn(words), wanted, "{words}");
    }
    let long: Vec<String> = (1..30).map(|n| format!("{n}>{}", n + 1)).collect();
    let lines = drawn(&long.join(" "));
    assert_eq!(lines.len(), DEEPEST as usize + 1);
    assert!(lines.last().is_some_and(|line| line.ends_with("too deep")));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 256, ..ProptestConfig::default() })]

    #[test]
    fn the_tree_ends_and_shows_each_link_of_whom_it_reaches_once(
        pairs in proptest::collection::vec((1..9i64, proptest::option::of(1..9i64)), 0..40),
    ) {
        let links: Vec<Link> = pairs
            .iter()
            .enumerate()
            .map(|(at, (vendor, linked))| Link {
                vendor: VendorId(*vendor),
                sub_processor: SubProcessorId(i64::try_from(at).expect("few links")),
                linked: linked.map(VendorId),
            })
            .collect();
        let branches = tree(VendorId(1), &links);
        // Whom it reaches, computed in another way: eight vendors are never too deep.
        let mut reached = BTreeSet::from([VendorId(1)]);
        for _ in 0..9 {
            let next: Vec<VendorId> = links
                .iter()
                .filter(|link| reached.contains(&link.vendor))
                .filter_map(|link| link.linked)
                .collect();
            reached.extend(next);
        }
        let wanted: BTreeSet<usize> = (0..links.len()).filter(|at| reached.contains(&links[*at].vendor)).collect();
        let shown: Vec<usize> = branches.iter().filter_map(|branch| branch.link).collect();
        prop_assert_eq!(shown.len(), wanted.len(), "each once");
        prop_assert_eq!(shown.into_iter().collect::<BTreeSet<_>>(), wanted);
        let mut opened: BTreeMap<VendorId, usize> = BTreeMap::new();
        for (at, branch) in branches.iter().enumerate() {
            let Some(link) = branch.link else { continue };
            let above = branch.above.expect("every link hangs on a line");
            prop_assert!(above < at, "after the line that it hangs on");
            prop_assert_eq!(branch.depth, branches[above].depth + 1);
            let engager = branches[above].link.map_or(Some(VendorId(1)), |link| links[link].linked);
            prop_assert_eq!(engager, Some(links[link].vendor));
            if branch.below == Below::Here {
                let vendor = links[link].linked.expect("a vendor");
                prop_assert!(opened.insert(vendor, at).is_none(), "opened once");
            }
        }
    }
}
