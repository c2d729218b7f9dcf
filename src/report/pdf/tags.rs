//! The structure of a document as a screen reader walks it: which text is a heading, a cell, a link. Nodes are made
//! while the text is laid out and hang themselves on the tree in the order in which they are painted, which is the
//! reading order. It knows nothing of the file format; `archive` writes the tree down.

use crate::domain::lang::Lang;

/// A node of the structure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct NodeId(usize);

/// What a node is, by the standard names of PDF 1.7 (14.8.4).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Document,
    /// A heading; 1 is the title of the paper.
    Heading(u8),
    Paragraph,
    /// The text of another document.
    Section,
    Quote,
    Contents,
    ContentsItem,
    Reference,
    List,
    Item,
    Label,
    Body,
    Table,
    TableHead,
    TableBody,
    Row,
    ColumnHead,
    RowHead,
    Cell,
    Link,
    /// A few characters that stand for something.
    Span,
}

impl Kind {
    /// The name in the file.
    pub(super) fn name(self) -> &'static str {
        match self {
            Kind::Document => "Document",
            Kind::Heading(1) => "H1",
            Kind::Heading(2) => "H2",
            Kind::Heading(3) => "H3",
            Kind::Heading(4) => "H4",
            Kind::Heading(5) => "H5",
            Kind::Heading(_) => "H6",
            Kind::Paragraph => "P",
            Kind::Section => "Sect",
            Kind::Contents => "TOC",
            Kind::ContentsItem => "TOCI",
            Kind::Reference => "Reference",
            Kind::Quote => "BlockQuote",
            Kind::List => "L",
            Kind::Item => "LI",
            Kind::Label => "Lbl",
            Kind::Body => "LBody",
            Kind::Table => "Table",
            Kind::TableHead => "THead",
            Kind::TableBody => "TBody",
            Kind::Row => "TR",
            Kind::ColumnHead | Kind::RowHead => "TH",
            Kind::Cell => "TD",
            Kind::Link => "Link",
            Kind::Span => "Span",
        }
    }
}

/// What hangs on a node.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kid {
    Node(NodeId),
    /// A marked stretch of a page's content.
    Content {
        page: usize,
        number: i64,
    },
    /// The n-th link annotation of the document.
    Annotation {
        link: usize,
    },
}

/// A node with what hangs on it.
#[derive(Debug)]
pub(super) struct Node {
    pub(super) kind: Kind,
    pub(super) parent: Option<NodeId>,
    pub(super) kids: Vec<Kid>,
    /// What a screen reader says of a table before it reads it.
    pub(super) summary: Option<String>,
    /// The language of what hangs on it, where that is not the paper's.
    pub(super) lang: Option<Lang>,
    /// What is meant by what is drawn, where that is not its text.
    pub(super) meaning: Option<String>,
    hung: bool,
}

/// The tree, and for each page the nodes of its marked stretches by their number.
#[derive(Debug)]
pub(super) struct Tags {
    nodes: Vec<Node>,
    pages: Vec<Vec<NodeId>>,
}

impl Tags {
    /// The node on which all others hang.
    pub(super) const DOCUMENT: NodeId = NodeId(0);

    pub(super) fn new() -> Tags {
        let root = Node {
            kind: Kind::Document,
            parent: None,
            kids: Vec::new(),
            summary: None,
            lang: None,
            meaning: None,
            hung: true,
        };
        Tags {
            nodes: vec![root],
            pages: Vec::new(),
        }
    }

    /// Makes a node, which is not yet on the tree.
    pub(super) fn node(&mut self, kind: Kind, parent: NodeId) -> NodeId {
        self.nodes.push(Node {
            kind,
            parent: Some(parent),
            kids: Vec::new(),
            summary: None,
            lang: None,
            meaning: None,
            hung: false,
        });
        NodeId(self.nodes.len() - 1)
    }

    /// What a node is.
    pub(super) fn kind(&self, node: NodeId) -> Kind {
        self.nodes[node.0].kind
    }

    /// Makes a node for something drawn that stands for a text.
    pub(super) fn standing_for(&mut self, parent: NodeId, meaning: String) -> NodeId {
        let node = self.node(Kind::Span, parent);
        self.nodes[node.0].meaning = Some(meaning);
        node
    }

    /// Says in which language a node speaks.
    pub(super) fn speak(&mut self, node: NodeId, lang: Lang) {
        self.nodes[node.0].lang = Some(lang);
    }

    /// Says what a table is about.
    pub(super) fn summarise(&mut self, node: NodeId, summary: &str) {
        self.nodes[node.0].summary = Some(summary.to_owned());
    }

    /// Hangs a node and those above it on the tree, if they are not there yet.
    pub(super) fn hang(&mut self, node: NodeId) {
        if self.nodes[node.0].hung {
            return;
        }
        self.nodes[node.0].hung = true;
        if let Some(parent) = self.nodes[node.0].parent {
            self.hang(parent);
            self.nodes[parent.0].kids.push(Kid::Node(node));
        }
    }

    /// Begins a marked stretch of a node on a page and returns its number on that page.
    pub(super) fn mark(&mut self, node: NodeId, page: usize) -> i64 {
        self.hang(node);
        if self.pages.len() <= page {
            self.pages.resize_with(page + 1, Vec::new);
        }
        let number = i64::try_from(self.pages[page].len())
            .expect("a page has fewer stretches than an i64 counts");
        self.pages[page].push(node);
        self.nodes[node.0].kids.push(Kid::Content { page, number });
        number
    }

    /// Hangs a link annotation on its node.
    pub(super) fn annotate(&mut self, node: NodeId, link: usize) {
        self.hang(node);
        self.nodes[node.0].kids.push(Kid::Annotation { link });
    }

    /// The nodes that are on the tree, parents before their kids.
    pub(super) fn hung(&self) -> impl Iterator<Item = (NodeId, &Node)> {
        self.nodes
            .iter()
            .enumerate()
            .filter(|(_, node)| node.hung)
            .map(|(n, node)| (NodeId(n), node))
    }

    /// The nodes of a page's marked stretches, by number.
    pub(super) fn of_page(&self, page: usize) -> &[NodeId] {
        self.pages.get(page).map_or(&[], Vec::as_slice)
    }
}

impl NodeId {
    /// The node's place among all nodes that were ever made.
    pub(super) fn index(self) -> usize {
        self.0
    }
}
