//! What the filters of the list of vendors ask the database, each as rows and as a question to one row.

use super::filter::{Narrow, ON_DAY, Source};
use super::search::having_words;
use super::vendor_list::{VendorFilter, VendorSort};

const COLUMNS: &str = "v.id, v.slug, v.name, v.category, v.status, v.roles, v.country, v.owner, v.department, v.criticality, v.tags";
const N_ALL: &str = "SELECT coalesce(sum(n), 0) FROM tally WHERE what = 'vendor'";

pub(super) fn n_all(filter: &VendorFilter) -> Option<&'static str> {
    (!filter.withdrawn).then_some(N_ALL)
}

pub(super) fn source(filter: &VendorFilter, sort: VendorSort) -> Source {
    Source {
        columns: COLUMNS.to_owned(),
        walk: "FROM vendor v".to_owned(),
        driven: "CROSS JOIN vendor v ON v.id = k.id".to_owned(),
        always: if filter.withdrawn {
            "v.withdrawn_on IS NOT NULL"
        } else {
            "v.withdrawn_on IS NULL"
        }
        .to_owned(),
        key: (sort.column(), "v.id"),
    }
}

pub(super) fn narrows(filter: &VendorFilter, sort: VendorSort) -> Vec<Narrow> {
    // The index of a column holds its rows by name: for any other order it must not be walked.
    let plus = if sort == VendorSort::Name { "" } else { "+" };
    let is_in = |column: &str, value: String| {
        let narrow = Narrow::exact(
            &format!("SELECT id FROM vendor WHERE {column} = ? AND withdrawn_on IS NULL"),
            &format!("{plus}v.{column} = ?"),
            [value.into()],
        )
        .in_order(plus.is_empty());
        if column == "status" {
            narrow.tallied_by(
                "SELECT coalesce(sum(n), 0) FROM tally WHERE what = 'vendor' AND word = ?",
            )
        } else {
            narrow
        }
    };
    let columns = [
        ("status", filter.status.map(|word| word.word().to_owned())),
        (
            "category",
            filter.category.map(|word| word.word().to_owned()),
        ),
        (
            "personal_data",
            filter.personal_data.map(|word| word.word().to_owned()),
        ),
        (
            "criticality",
            filter.criticality.map(|word| word.word().to_owned()),
        ),
        ("owner", filter.owner.clone()),
        ("department", filter.department.clone()),
        ("country", filter.country.clone()),
    ];
    let mut all: Vec<Narrow> = columns
        .into_iter()
        .filter_map(|(column, value)| Some(is_in(column, value?)))
        .collect();
    let lists = [
        ("role", filter.role.map(|word| word.word().to_owned())),
        ("tag", filter.tag.clone()),
    ];
    for (list, value) in lists {
        if let Some(value) = value {
            all.push(Narrow::exact(
                &format!("SELECT vendor AS id FROM vendor_{list} WHERE {list} = ?"),
                &format!(
                    "EXISTS (SELECT 1 FROM vendor_{list} t WHERE t.{list} = ? AND t.vendor = v.id)"
                ),
                [value.into()],
            ));
        }
    }
    // Asked of a vendor by the index that has its codes: that of severities would be read from end to end.
    for (column, plus, value) in [
        ("code", "", filter.finding.map(|word| word.word())),
        ("severity", "+", filter.severity.map(|word| word.word())),
    ] {
        if let Some(value) = value {
            all.push(Narrow::loose(
                &format!("SELECT DISTINCT vendor AS id FROM finding_span WHERE waived = 0 AND {column} = ? AND live = 1"),
                &format!("EXISTS (SELECT 1 FROM finding_span f WHERE f.vendor = v.id AND f.waived = 0 AND {plus}f.{column} = ? AND {ON_DAY})"),
                [value.to_owned().into()],
            ));
        }
    }
    if let Some(entity) = filter.entity {
        all.push(Narrow::loose(
            "SELECT DISTINCT av.vendor AS id FROM agreement a CROSS JOIN agreement_vendor av ON av.agreement = a.id WHERE a.entity = ? AND a.withdrawn_on IS NULL",
            "EXISTS (SELECT 1 FROM agreement_vendor av CROSS JOIN agreement a ON a.id = av.agreement WHERE av.vendor = v.id AND +a.entity = ? AND a.withdrawn_on IS NULL)",
            [entity.0.into()],
        ));
    }
    all.extend(
        filter
            .text
            .as_ref()
            .and_then(|text| having_words(text, "v.id", 0)),
    );
    all
}
