//! What markup of an agreement may hold. The writer makes nothing else; this is the second lock: everything that is not
//! listed here is dropped, whatever the text managed to smuggle past the first.

use std::borrow::Cow;
use std::collections::HashSet;
use std::sync::LazyLock;

use ammonia::{Builder, UrlRelative};

use super::PREFIX;

/// The classes that the writer uses.
const CLASSES: &[&str] = &[
    "to-left",
    "to-center",
    "to-right",
    "table",
    "plain",
    "notes",
    "note-back",
    "picture",
    "written",
    "unseen-mark",
    "passage",
    "passage-start",
    "passage-link",
    "passage-met",
    "passage-partial",
    "passage-bad",
    "passage-note",
];

static SAFE: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let classed: &[&str] = &[
        "td", "th", "div", "span", "pre", "code", "section", "a", "mark", "p", "li",
    ];
    let classes: HashSet<&'static str> = CLASSES.iter().copied().collect();
    let mut builder = Builder::empty();
    builder
        .tags(
            [
                "a",
                "blockquote",
                "br",
                "code",
                "del",
                "div",
                "em",
                "h3",
                "h4",
                "h5",
                "h6",
                "hr",
                "li",
                "mark",
                "ol",
                "p",
                "pre",
                "section",
                "span",
                "strong",
                "sup",
                "table",
                "tbody",
                "td",
                "th",
                "thead",
                "tr",
                "ul",
            ]
            .into(),
        )
        .generic_attributes(["id"].into())
        .tag_attributes(
            [
                ("a", ["href", "title", "aria-label"].into()),
                ("ol", ["start"].into()),
                ("li", ["value"].into()),
                ("th", ["scope"].into()),
                ("div", ["tabindex"].into()),
                ("mark", ["data-passage"].into()),
                ("section", ["role", "aria-label"].into()),
            ]
            .into(),
        )
        .allowed_classes(classed.iter().map(|tag| (*tag, classes.clone())).collect())
        .url_schemes(["http", "https", "mailto", "tel"].into())
        .url_relative(UrlRelative::Custom(Box::new(only_inside)))
        .attribute_filter(|_, attribute, value| match attribute {
            "id" if !(value.starts_with(PREFIX) || value.starts_with("p-")) => None,
            _ => Some(value.into()),
        })
        .link_rel(Some("noopener noreferrer"));
    builder
});

/// The markup with what is listed and nothing else.
pub(super) fn clean(html: &str) -> String {
    SAFE.clean(html).to_string()
}

/// Whether a link of an agreement may lead there.
pub(super) fn is_web_address(address: &str) -> bool {
    let address = address.trim();
    ["https://", "http://", "mailto:", "tel:"]
        .iter()
        .any(|scheme| {
            address
                .get(..scheme.len())
                .is_some_and(|start| start.eq_ignore_ascii_case(scheme))
        })
}

/// Of addresses without a scheme only those that lead to a place in the text.
fn only_inside(address: &str) -> Option<Cow<'_, str>> {
    address.starts_with('#').then_some(Cow::Borrowed(address))
}
