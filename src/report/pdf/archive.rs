//! Makes of printpdf's document one that archives and screen readers accept: PDF/A-2a (ISO 19005-2) and PDF/UA-1
//! (ISO 14289-1). Structure tree, outline, links, metadata, colour profile. It replaces what printpdf writes by
//! itself, which claims another standard, and it writes nothing that depends on the clock or on chance.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, StringFormat, dictionary};

use super::needs::Spot;
use super::strokes::utf16;
use super::tags::{Kid, Kind, Node, NodeId, Tags};
use super::{PdfError, file, icc, xmp};
use crate::report::paper::Paper;
use crate::report::paper::text::Link;

/// A place on a page: its number from 0 and the distance from the lower edge in points.
pub(super) type Spotted = (usize, f32);

/// An entry of the outline.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub(super) level: u8,
    pub(super) title: String,
    pub(super) at: Spotted,
}

/// What the document shall have beside its pages.
pub(super) struct Apparatus<'a> {
    pub(super) paper: &'a Paper,
    pub(super) digest: &'a str,
    pub(super) tags: &'a Tags,
    pub(super) spots: &'a [Spot],
    pub(super) outline: &'a [Entry],
    pub(super) anchors: &'a BTreeMap<String, Spotted>,
}

/// The bytes of the finished file.
pub(super) fn finish(mut doc: Document, apparatus: &Apparatus<'_>) -> Result<Vec<u8>, PdfError> {
    let pages: Vec<ObjectId> = doc.get_pages().into_values().collect();
    let failed = |error: lopdf::Error| PdfError::Write(error.to_string());
    let annotations = annotations(&mut doc, &pages, apparatus);
    for (n, page) in pages.iter().enumerate() {
        let page = doc
            .get_object_mut(*page)
            .and_then(Object::as_dict_mut)
            .map_err(failed)?;
        page.set("StructParents", whole(n));
        page.set("Tabs", "S");
        page.remove(b"TrimBox");
        match annotations.get(&n) {
            Some(refs) => page.set("Annots", refs.clone()),
            None => {
                page.remove(b"Annots");
            }
        }
    }
    let structure = structure(&mut doc, &pages, &annotations_flat(&annotations), apparatus);
    let outline = outline(&mut doc, &pages, apparatus.outline);
    let metadata = doc.add_object(
        Stream::new(
            dictionary! { "Type" => "Metadata", "Subtype" => "XML" },
            xmp::packet(apparatus.paper, &uuid(apparatus.digest)).into_bytes(),
        )
        .with_compression(false),
    );
    let profile = doc.add_object(Stream::new(dictionary! { "N" => 3 }, icc::srgb()));
    let root = doc
        .trailer
        .get(b"Root")
        .and_then(Object::as_reference)
        .map_err(failed)?;
    let catalog = doc
        .get_object_mut(root)
        .and_then(Object::as_dict_mut)
        .map_err(failed)?;
    catalog.set("Lang", text(apparatus.paper.lang.code()));
    catalog.set("MarkInfo", dictionary! { "Marked" => true });
    catalog.set("StructTreeRoot", structure);
    catalog.set("Metadata", metadata);
    catalog.set(
        "ViewerPreferences",
        dictionary! { "DisplayDocTitle" => true },
    );
    catalog.set(
        "OutputIntents",
        vec![Object::Dictionary(dictionary! {
            "Type" => "OutputIntent", "S" => "GTS_PDFA1", "OutputConditionIdentifier" => text("sRGB IEC61966-2.1"),
            "Info" => text("sRGB IEC61966-2.1"), "RegistryName" => text("http://www.color.org"), "DestOutputProfile" => profile,
        })],
    );
    catalog.remove(b"PageLayout");
    match outline {
        Some(outline) => {
            catalog.set("Outlines", outline);
            catalog.set("PageMode", "UseOutlines");
        }
        None => catalog.set("PageMode", "UseNone"),
    }
    if let Ok(old) = doc.trailer.get(b"Info").and_then(Object::as_reference) {
        doc.objects.remove(&old);
    }
    let info = doc.add_object(info(apparatus.paper));
    doc.trailer.set("Info", info);
    let id = Object::String(
        apparatus
            .digest
            .as_bytes()
            .iter()
            .take(32)
            .copied()
            .collect(),
        StringFormat::Literal,
    );
    doc.trailer.set("ID", vec![id.clone(), id]);
    file::write(&mut doc).map_err(|error| PdfError::Write(error.to_string()))
}

fn info(paper: &Paper) -> Dictionary {
    let day = text(&paper.day.format("D:%Y%m%d000000Z").to_string());
    let mut info = dictionary! {
        "Title" => text(&super::whole_title(paper)), "Author" => text(&paper.author.name),
        "Creator" => text(xmp::PRODUCER), "Producer" => text(xmp::PRODUCER),
        "CreationDate" => day.clone(), "ModDate" => day,
    };
    if let Some(scope) = &paper.scope {
        info.set("Subject", text(scope));
    }
    info
}

/// A UUID of version 8 (RFC 9562) from the first half of the digest.
fn uuid(digest: &str) -> String {
    let part = |from: usize, until: usize| digest.get(from..until).unwrap_or("0");
    format!(
        "{}-{}-8{}-a{}-{}",
        part(0, 8),
        part(8, 12),
        part(13, 16),
        part(17, 20),
        part(20, 32)
    )
}

fn text(text: &str) -> Object {
    if text.is_ascii() {
        Object::String(text.as_bytes().to_vec(), StringFormat::Literal)
    } else {
        Object::String(utf16(text), StringFormat::Hexadecimal)
    }
}

fn whole(n: usize) -> Object {
    Object::Integer(i64::try_from(n).unwrap_or(i64::MAX))
}

fn destination(pages: &[ObjectId], (page, y): Spotted) -> Object {
    let page = pages
        .get(page)
        .copied()
        .map_or(Object::Null, Object::Reference);
    Object::Array(vec![page, "XYZ".into(), 0.into(), y.into(), Object::Null])
}

/// The link annotations, by page, in the order of `spots`.
fn annotations(
    doc: &mut Document,
    pages: &[ObjectId],
    apparatus: &Apparatus<'_>,
) -> BTreeMap<usize, Vec<Object>> {
    let mut by_page: BTreeMap<usize, Vec<Object>> = BTreeMap::new();
    for (n, spot) in apparatus.spots.iter().enumerate() {
        let action = match &spot.to {
            Link::Web(address) => {
                dictionary! { "S" => "URI", "URI" => Object::String(address.as_bytes().to_vec(), StringFormat::Literal) }
            }
            Link::Anchor(name) => {
                let to = apparatus
                    .anchors
                    .get(name)
                    .copied()
                    .unwrap_or((spot.page, spot.rect[3]));
                dictionary! { "S" => "GoTo", "D" => destination(pages, to) }
            }
        };
        let rect: Vec<Object> = spot.rect.iter().map(|value| Object::Real(*value)).collect();
        let annotation = doc.add_object(dictionary! {
            "Type" => "Annot", "Subtype" => "Link", "Rect" => rect, "Border" => vec![0.into(), 0.into(), 0.into()],
            "F" => 4, "Contents" => text(&spot.text), "A" => action, "StructParent" => whole(pages.len() + n),
        });
        by_page
            .entry(spot.page)
            .or_default()
            .push(annotation.into());
    }
    by_page
}

/// All annotations in the order of their spots, which is that of the pages.
fn annotations_flat(by_page: &BTreeMap<usize, Vec<Object>>) -> Vec<Object> {
    by_page.values().flatten().cloned().collect()
}

/// Writes the tree down and returns its root.
fn structure(
    doc: &mut Document,
    pages: &[ObjectId],
    annotations: &[Object],
    apparatus: &Apparatus<'_>,
) -> ObjectId {
    let tags = apparatus.tags;
    let root = doc.new_object_id();
    let mut ids: Vec<Option<ObjectId>> = Vec::new();
    for (node, _) in tags.hung() {
        ids.resize(node.index() + 1, None);
        ids[node.index()] = Some(doc.new_object_id());
    }
    let id = |node: NodeId| {
        ids.get(node.index())
            .copied()
            .flatten()
            .map_or(Object::Null, Object::Reference)
    };
    for (node_id, node) in tags.hung() {
        let parent = node.parent.map_or(Object::Reference(root), id);
        let element = element(node, parent, pages, annotations, &id);
        if let Some(Some(id)) = ids.get(node_id.index()) {
            doc.set_object(*id, element);
        }
    }
    let mut parents: Vec<Object> = Vec::new();
    for page in 0..pages.len() {
        parents.push(whole(page));
        let nodes = tags.of_page(page).iter().map(|node| id(*node)).collect();
        let nodes = doc.add_object(Object::Array(nodes));
        parents.push(nodes.into());
    }
    for (n, spot) in apparatus.spots.iter().enumerate() {
        parents.push(whole(pages.len() + n));
        parents.push(id(spot.node));
    }
    let tree = doc.add_object(dictionary! { "Nums" => parents });
    doc.set_object(
        root,
        dictionary! {
            "Type" => "StructTreeRoot", "K" => id(Tags::DOCUMENT), "ParentTree" => tree,
            "ParentTreeNextKey" => whole(pages.len() + apparatus.spots.len()),
        },
    );
    root
}

fn element(
    node: &Node,
    parent: Object,
    pages: &[ObjectId],
    annotations: &[Object],
    id: &impl Fn(NodeId) -> Object,
) -> Dictionary {
    let home = node.kids.iter().find_map(|kid| match kid {
        Kid::Content { page, .. } => Some(*page),
        _ => None,
    });
    let kids: Vec<Object> = node
        .kids
        .iter()
        .map(|kid| match kid {
            Kid::Node(node) => id(*node),
            Kid::Content { page, number } if Some(*page) == home => Object::Integer(*number),
            Kid::Content { page, number } => Object::Dictionary(
                dictionary! { "Type" => "MCR", "Pg" => pages[*page], "MCID" => *number },
            ),
            Kid::Annotation { link } => {
                let annotation = annotations.get(*link).cloned().unwrap_or(Object::Null);
                Object::Dictionary(dictionary! { "Type" => "OBJR", "Obj" => annotation })
            }
        })
        .collect();
    let mut element = dictionary! { "S" => node.kind.name(), "P" => parent };
    match <[Object; 1]>::try_from(kids) {
        Ok([kid]) => element.set("K", kid),
        Err(kids) if kids.is_empty() => {}
        Err(kids) => element.set("K", kids),
    }
    if let Some(page) = home {
        element.set("Pg", pages[page]);
    }
    if let Some(lang) = node.lang {
        element.set("Lang", text(lang.code()));
    }
    if let Some(meaning) = &node.meaning {
        element.set("ActualText", text(meaning));
    }
    match node.kind {
        Kind::ColumnHead => element.set("A", dictionary! { "O" => "Table", "Scope" => "Column" }),
        Kind::RowHead => element.set("A", dictionary! { "O" => "Table", "Scope" => "Row" }),
        Kind::List => element.set(
            "A",
            dictionary! { "O" => "List", "ListNumbering" => "None" },
        ),
        Kind::Table => {
            if let Some(summary) = &node.summary {
                element.set(
                    "A",
                    dictionary! { "O" => "Table", "Summary" => text(summary) },
                );
            }
        }
        _ => {}
    }
    element
}

/// Writes the outline down, each entry under the last one of a level above its own, and returns its root.
fn outline(doc: &mut Document, pages: &[ObjectId], entries: &[Entry]) -> Option<ObjectId> {
    if entries.is_empty() {
        return None;
    }
    let root = doc.new_object_id();
    let ids: Vec<ObjectId> = entries.iter().map(|_| doc.new_object_id()).collect();
    // For each entry its parent; `None` is the root.
    let mut parents: Vec<Option<usize>> = Vec::with_capacity(entries.len());
    let mut path: Vec<usize> = Vec::new();
    for (n, entry) in entries.iter().enumerate() {
        while path
            .last()
            .is_some_and(|last| entries[*last].level >= entry.level)
        {
            path.pop();
        }
        parents.push(path.last().copied());
        path.push(n);
    }
    let mut kids: BTreeMap<Option<usize>, Vec<usize>> = BTreeMap::new();
    for (n, parent) in parents.iter().enumerate() {
        kids.entry(*parent).or_default().push(n);
    }
    for (parent, kids_of) in &kids {
        let parent_id = parent.map_or(root, |n| ids[n]);
        for (i, n) in kids_of.iter().enumerate() {
            let mut item = dictionary! {
                "Title" => text(&entries[*n].title), "Parent" => parent_id, "Dest" => destination(pages, entries[*n].at),
            };
            if i > 0 {
                item.set("Prev", ids[kids_of[i - 1]]);
            }
            if let Some(next) = kids_of.get(i + 1) {
                item.set("Next", ids[*next]);
            }
            if let Some(own) = kids.get(&Some(*n)) {
                item.set("First", ids[own[0]]);
                item.set("Last", ids[own[own.len() - 1]]);
                // Negative: closed until the reader opens it.
                item.set(
                    "Count",
                    Object::Integer(-i64::try_from(own.len()).unwrap_or(0)),
                );
            }
            doc.set_object(ids[*n], item);
        }
    }
    let top = kids.get(&None)?;
    doc.set_object(
        root,
        dictionary! { "Type" => "Outlines", "First" => ids[top[0]], "Last" => ids[top[top.len() - 1]], "Count" => whole(top.len()) },
    );
    Some(root)
}
