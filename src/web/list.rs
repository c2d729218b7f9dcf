//! What every list shares: headings that sort, filters as a form that asks by address, the way to the next
//! page, and what is said where nothing is found. Knows nothing of what is listed.

use askama::Template;

use crate::domain::text::text;
use crate::store::page::Order;

use super::form::{Choice, Markup, rendered};
use super::query::Query;
use super::visit::Visit;

/// How a list is sorted: `sort=name` or `sort=-name` in its address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sorting {
    /// The column's word.
    pub column: String,
    /// Whether from the largest down.
    pub is_down: bool,
}

impl Sorting {
    /// The order that an address asks for, the usual one where it asks for none or for one that is not offered.
    #[must_use]
    pub fn of(query: &Query, offered: &[&str], usual: &str) -> Sorting {
        let asked = query.get("sort").unwrap_or(usual);
        let read = |word: &str| Sorting {
            column: word.trim_start_matches('-').to_owned(),
            is_down: word.starts_with('-'),
        };
        let sorting = read(asked);
        if offered.contains(&sorting.column.as_str()) {
            sorting
        } else {
            read(usual)
        }
    }

    /// A heading that sorts: a link to the other direction where the list is sorted by it.
    #[must_use]
    pub fn heading(&self, visit: &Visit, column: &str, label_key: &str) -> Markup {
        let is_current = self.column == column;
        let next = if is_current && !self.is_down {
            format!("-{column}")
        } else {
            column.to_owned()
        };
        rendered(&Heading {
            label: text(visit.lang, label_key),
            href: visit.query.with("sort", &next),
            direction: match (is_current, self.is_down) {
                (false, _) => "none",
                (true, false) => "ascending",
                (true, true) => "descending",
            },
        })
    }
}

/// The order of a sorting, as the register's lists take it.
#[must_use]
pub fn order(sorting: &Sorting) -> Order {
    if sorting.is_down {
        Order::Down
    } else {
        Order::Up
    }
}

#[derive(Template)]
#[template(path = "part/heading.html")]
struct Heading {
    label: String,
    href: String,
    direction: &'static str,
}

/// One filter of a list.
pub struct Filter {
    /// Its name in the address.
    pub name: &'static str,
    /// Its label.
    pub label: String,
    /// What can be chosen; empty: a line of text.
    pub choices: Vec<Choice>,
    /// The `type` of a line of text: `search`, `date`.
    pub kind: &'static str,
    value: String,
    /// Whether it is folded away until asked for or set.
    is_more: bool,
}

/// The filters above a list, as a form that asks by address.
pub struct FilterBar {
    query: Query,
    filters: Vec<Filter>,
    /// What the address holds and the bar does not show, so that filtering does not lose it.
    kept: Vec<(&'static str, String)>,
    any: String,
    apply: String,
    clear: String,
    name: String,
    more: String,
    is_folding: bool,
}

impl FilterBar {
    /// An empty bar for a page's address.
    #[must_use]
    pub fn new(visit: &Visit) -> FilterBar {
        FilterBar {
            query: visit.query.clone(),
            filters: Vec::new(),
            kept: Vec::new(),
            any: visit.t("filter-any"),
            apply: visit.t("filter-apply"),
            clear: visit.t("filter-clear"),
            name: visit.t("filter-name"),
            more: visit.t("filter-more"),
            is_folding: false,
        }
    }

    /// With a filter that offers choices.
    #[must_use]
    pub fn select(mut self, name: &'static str, label: String, choices: Vec<Choice>) -> FilterBar {
        let value = self.query.get(name).unwrap_or_default().to_owned();
        self.filters.push(Filter {
            name,
            label,
            choices,
            kind: "select",
            value,
            is_more: self.is_folding,
        });
        self
    }

    /// With a filter that is typed; `kind` is the input's type.
    #[must_use]
    pub fn line(mut self, name: &'static str, label: String, kind: &'static str) -> FilterBar {
        let value = self.query.get(name).unwrap_or_default().to_owned();
        self.filters.push(Filter {
            name,
            label,
            choices: Vec::new(),
            kind,
            value,
            is_more: self.is_folding,
        });
        self
    }

    /// With a name of the address that is kept without being shown.
    #[must_use]
    pub fn keep(mut self, name: &'static str) -> FilterBar {
        if let Some(value) = self.query.get(name) {
            self.kept.push((name, value.to_owned()));
        }
        self
    }

    /// The filters that follow are folded away until they are asked for.
    #[must_use]
    pub fn fold(mut self) -> FilterBar {
        self.is_folding = true;
        self
    }

    /// Whether a folded filter is set, so that the fold opens.
    fn is_more_set(&self) -> bool {
        self.filters
            .iter()
            .any(|filter| filter.is_more && !filter.value.is_empty())
    }

    /// Whether any filter is set.
    #[must_use]
    pub fn is_set(&self) -> bool {
        self.filters.iter().any(|filter| !filter.value.is_empty())
    }

    /// The bar.
    #[must_use]
    pub fn show(&self) -> Markup {
        rendered(&FilterView {
            bar: self,
            sort: self.query.get("sort"),
        })
    }
}

#[derive(Template)]
#[template(path = "part/filter.html")]
struct FilterView<'a> {
    bar: &'a FilterBar,
    sort: Option<&'a str>,
}

/// The foot of a list: how much is shown, and the way on and back to the start.
#[must_use]
pub fn paging(visit: &Visit, n_shown: usize, next: Option<&str>) -> Markup {
    let is_first = visit.query.get("after").is_none();
    if is_first && next.is_none() {
        return Markup(String::new());
    }
    rendered(&Paging {
        name: visit.t("paging-name"),
        first: (!is_first).then(|| (visit.query.first_page(), visit.t("paging-first"))),
        next: next.map(|cursor| (visit.query.after(cursor), visit.t("paging-next"))),
        shown: visit.tn("paging-shown", &i64::try_from(n_shown).unwrap_or(i64::MAX)),
    })
}

#[derive(Template)]
#[template(path = "part/paging.html")]
struct Paging {
    name: String,
    first: Option<(String, String)>,
    next: Option<(String, String)>,
    shown: String,
}

/// How a mark looks; each tone has a shape of its own, so that colour is never alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Something is wrong now: a filled triangle, red.
    Bad,
    /// Something will be, or is weak: a diamond, amber.
    Warn,
    /// To be known: a ring, blue.
    Note,
    /// All is well: a filled disc, green.
    Good,
    /// Neither: a dash, grey.
    Quiet,
}

impl Tone {
    /// The word in the class.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Tone::Bad => "bad",
            Tone::Warn => "warn",
            Tone::Note => "note",
            Tone::Good => "good",
            Tone::Quiet => "quiet",
        }
    }
}

/// A status: a shape and a word.
#[must_use]
pub fn mark(tone: Tone, word: &str) -> Markup {
    rendered(&Mark {
        tone: tone.word(),
        word,
    })
}

#[derive(Template)]
#[template(path = "part/mark.html")]
struct Mark<'a> {
    tone: &'static str,
    word: &'a str,
}
