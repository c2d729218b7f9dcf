//! What the pages of a document need beside what is drawn on them: the characters of each face, of which subsets are
//! made, and the places that lead somewhere. Gathered while pages are drawn.

use std::collections::{BTreeMap, BTreeSet};

use super::scale::Face;
use super::tags::NodeId;
use crate::report::paper::text::Link;

/// A rectangle of a page that leads somewhere, in PDF coordinates.
#[derive(Clone, Debug)]
pub(super) struct Spot {
    pub(super) page: usize,
    pub(super) rect: [f32; 4],
    pub(super) to: Link,
    pub(super) text: String,
    pub(super) node: NodeId,
}

/// What the pages need beside their operators.
#[derive(Debug, Default)]
pub(super) struct Needs {
    /// The characters of each face.
    pub(super) characters: BTreeMap<Face, BTreeSet<char>>,
    pub(super) spots: Vec<Spot>,
}
