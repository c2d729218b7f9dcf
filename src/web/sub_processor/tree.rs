//! Who stands behind a vendor, as a picture with a table that says the same. The picture is lines and words in an SVG, each
//! node with a shape of its own for where it processes, so that nothing is said by colour alone.

use std::collections::{BTreeMap, BTreeSet};

use askama::Template;
use rocket::get;

use crate::domain::finding::Finding;
use crate::domain::sub_processor::SubProcessor;
use crate::domain::transfer::{Recipient, Transfer};
use crate::domain::tree::{Below, Branch, DEEPEST, Link, tree, vendors};
use crate::domain::vendor::{Vendor, VendorId};
use crate::report::transfer::{Standing, standings};
use crate::store::sub_processor::SubProcessorLine;
use crate::store::transfer::recipients;
use crate::web::answer::{Answer, Reply};
use crate::web::form::Markup;
use crate::web::guard::{Can, Read};
use crate::web::list::{Tone, mark};
use crate::web::problem::WebError;
use crate::web::visit::Visit;

use super::countries;

/// Pixels from one line to the next; `STEP` from one level to the next.
const ROW: u32 = 34;
const STEP: u32 = 26;

#[derive(Template)]
#[template(path = "sub_processor/tree.html")]
struct TreePage {
    visit: Visit,
    id: i64,
    name: String,
    nodes: Vec<Node>,
    width: u32,
    height: u32,
    n_uncovered: i64,
}

/// One line, with its place in the picture.
struct Node {
    name: String,
    href: Option<String>,
    /// Who engages it; empty for the vendor itself.
    above: String,
    level: String,
    countries: String,
    /// `inside`, `outside`, `uncovered` or `unsaid`: the shape.
    place: &'static str,
    mark: Option<Markup>,
    is_uncovered: bool,
    /// What is below it, where that is not on the lines that follow.
    below: String,
    /// What the picture says of it.
    label: String,
    x: u32,
    y: u32,
    /// The line from the one that engages it.
    path: Option<String>,
}

/// Everything that the tree is made of.
struct Known {
    lines: Vec<SubProcessorLine>,
    vendors: BTreeMap<VendorId, Vendor>,
    transfers: Vec<Transfer>,
    findings: Vec<Finding>,
}

impl Known {
    /// The standing of a vendor's transfers, its own or those to one of its sub-processors.
    fn recipient(&self, vendor: VendorId, of: Option<&SubProcessor>) -> Option<Recipient> {
        let vendor = self.vendors.get(&vendor)?;
        let its = self.transfers.iter().filter(|one| one.vendor == vendor.id);
        let its: Vec<Transfer> = its.cloned().collect();
        let mut all = recipients(vendor, of.into_iter(), &its);
        let wanted = of.map(|one| one.id);
        let at = all.iter().position(|one| one.sub_processor == wanted)?;
        Some(all.swap_remove(at))
    }

    fn findings_of(&self, vendor: VendorId) -> Vec<Finding> {
        let its = self
            .findings
            .iter()
            .filter(|one| one.vendor == Some(vendor));
        its.cloned().collect()
    }
}

/// A line of the tree in words: shape, marks, and what is below.
fn node(visit: &Visit, known: &Known, root: &Vendor, branches: &[Branch], at: usize) -> Node {
    let branch = branches[at];
    let line = branch.link.map(|link| &known.lines[link]);
    let engager = line.map_or(root.id, |line| line.it.vendor);
    let facts = &root.facts;
    let root_codes = || {
        facts
            .country
            .iter()
            .chain(&facts.locations)
            .cloned()
            .collect()
    };
    let name = line.map_or(&*facts.name, |line| &*line.it.facts.name);
    let codes: BTreeSet<String> =
        line.map_or_else(root_codes, |line| line.it.facts.countries.clone());
    let recipient = known.recipient(engager, line.map(|line| &line.it));
    let findings = known.findings_of(engager);
    let standing = recipient
        .as_ref()
        .map(|one| standings(one, &findings, visit.today));
    let is_uncovered = standing
        .iter()
        .flatten()
        .any(|(_, standing)| standing.is_open());
    let is_covered = |(_, standing): &(_, Standing<'_>)| matches!(standing, Standing::Covered(_));
    let is_all_covered = standing
        .as_ref()
        .is_some_and(|all| all.iter().all(is_covered));
    let (place, tone, key) = match (&recipient, is_uncovered) {
        (Some(_), true) => ("uncovered", Tone::Bad, "tree-uncovered"),
        (Some(_), false) if is_all_covered => ("outside", Tone::Good, "tree-covered"),
        (Some(_), false) => ("outside", Tone::Quiet, "tree-outside"),
        (None, _) if codes.is_empty() => ("unsaid", Tone::Quiet, "tree-unsaid"),
        (None, _) => ("inside", Tone::Quiet, "tree-inside"),
    };
    let linked = line.and_then(|line| line.it.facts.linked.filter(|_| line.linked_name.is_some()));
    let below = match branch.below {
        Below::Here | Below::Unknown => String::new(),
        Below::Elsewhere => visit.t("tree-elsewhere"),
        Below::Circle => visit.t("tree-circle"),
        Below::TooDeep => visit.tn("tree-too-deep", &i64::from(DEEPEST)),
    };
    let x = 12 + branch.depth * STEP;
    let y = ROW / 2 + u32::try_from(at).unwrap_or(0) * ROW;
    let path = branch.above.map(|above| {
        let (from_x, from_y) = (
            12 + branches[above].depth * STEP,
            ROW / 2 + u32::try_from(above).unwrap_or(0) * ROW,
        );
        format!("M{from_x} {}V{y}H{}", from_y + 9, x - 9)
    });
    let word = visit.t(key);
    let mut label = shortened(name);
    for more in [&word, &below] {
        if !more.is_empty() {
            label.push_str(" · ");
            label.push_str(more);
        }
    }
    Node {
        name: name.to_owned(),
        href: linked.map(|id| format!("/vendors/{}/tree", id.0)),
        above: branch.above.map_or_else(String::new, |above| {
            let line = branches[above].link.map(|link| &known.lines[link]);
            line.map_or_else(
                || root.facts.name.clone(),
                |line| line.it.facts.name.clone(),
            )
        }),
        level: branch.depth.to_string(),
        countries: countries(visit, &codes),
        place,
        mark: (place != "inside").then(|| mark(tone, &word)),
        is_uncovered,
        below,
        label,
        x,
        y,
        path,
    }
}

/// A name as the picture has room for; the table has it whole.
fn shortened(name: &str) -> String {
    const MOST: usize = 40;
    if name.chars().count() <= MOST {
        return name.to_owned();
    }
    let mut short: String = name.chars().take(MOST - 1).collect();
    short.push('…');
    short
}

#[get("/vendors/<id>/tree")]
pub(super) async fn show(can: Can<Read>, id: i64) -> Reply {
    let (root, today) = (VendorId(id), can.today);
    let known = can
        .read(move |reader| {
            let lines = reader.sub_processors_behind(root, DEEPEST, today)?;
            let ids: Vec<VendorId> = vendors(root, &links(&lines)).into_iter().collect();
            let vendors = reader.vendors_by_id(&ids)?;
            Ok(Known {
                lines,
                vendors: vendors.into_iter().map(|one| (one.id, one)).collect(),
                transfers: reader.transfers_of(&ids)?,
                findings: reader.findings_of_vendors(&ids, today)?,
            })
        })
        .await?;
    let root = known.vendors.get(&root).ok_or(WebError::NotFound)?;
    let visit = can.visit;
    let branches = tree(root.id, &links(&known.lines));
    let nodes: Vec<Node> = (0..branches.len())
        .map(|at| node(&visit, &known, root, &branches, at))
        .collect();
    // Letters are not measured here: eight pixels hold each of them.
    let width = nodes.iter().map(|node| {
        let n = u32::try_from(node.label.chars().count()).unwrap_or(u32::MAX / 16);
        node.x + 16 + 8 * n
    });
    let n_uncovered = nodes.iter().filter(|node| node.is_uncovered).count();
    Answer::page(&TreePage {
        id,
        name: root.facts.name.clone(),
        width: width.max().unwrap_or(0),
        height: u32::try_from(nodes.len()).unwrap_or(u32::MAX / ROW) * ROW,
        n_uncovered: i64::try_from(n_uncovered).unwrap_or(i64::MAX),
        nodes,
        visit,
    })
}

/// The links of some lines, in their order.
fn links(lines: &[SubProcessorLine]) -> Vec<Link> {
    let link = |line: &SubProcessorLine| Link {
        vendor: line.it.vendor,
        sub_processor: line.it.id,
        // A vendor that was withdrawn has no name here, and nothing behind it.
        linked: line.it.facts.linked.filter(|_| line.linked_name.is_some()),
    };
    lines.iter().map(link).collect()
}
