//! Sub-processors on the web: the list of all in `list`, those of one vendor as a tab of its pages in `show`, adding and
//! changing one in `edit`, and taking over what an agreement lists in `listed`. What several of them need is here.

mod edit;
pub(super) mod list;
mod listed;
mod show;
mod transfers;
mod tree;

use std::collections::BTreeSet;

use rocket::{Route, routes};

use crate::domain::country;
use crate::domain::vendor::{Vendor, VendorId};
use crate::store::sub_processor::SubProcessorLine;

use super::problem::WebError;
use super::visit::Visit;

/// The routes of the sub-processors.
#[must_use]
pub(super) fn routes() -> Vec<Route> {
    routes![
        list::list,
        show::show,
        edit::new,
        edit::create,
        edit::edit,
        edit::update,
        listed::show,
        listed::take,
        tree::show,
    ]
}

/// The address of the sub-processors of a vendor.
fn address(vendor: VendorId) -> String {
    format!("/vendors/{}/sub-processors", vendor.0)
}

/// A vendor that must be there.
async fn find(visit: &Visit, id: i64) -> Result<Vendor, WebError> {
    visit
        .read(move |reader| reader.vendor(VendorId(id)))
        .await?
        .ok_or(WebError::NotFound)
}

/// One sub-processor as tables show it.
pub(super) struct Line {
    /// Its name.
    pub name: String,
    /// What it does.
    pub purpose: String,
    /// The vendor that engages it, with the address of its sub-processors.
    pub vendor: (String, String),
    /// The address of all who stand behind that vendor.
    pub tree: String,
    /// The vendor of the register that it is.
    pub linked: Option<(String, String)>,
    /// Where it processes, in words.
    pub countries: String,
    /// Since when.
    pub since: String,
    /// Until when, in words; empty while it goes on.
    pub until: String,
    /// Where it is named, with the address of the text.
    pub source: Option<(String, String)>,
    /// Where it is changed.
    pub edit: String,
}

impl Line {
    fn of(visit: &Visit, line: &SubProcessorLine) -> Line {
        let facts = &line.it.facts;
        let number = |n: u32| i64::from(n);
        Line {
            name: facts.name.clone(),
            purpose: facts.purpose.clone(),
            vendor: (line.vendor_name.clone(), address(line.it.vendor)),
            tree: format!("/vendors/{}/tree", line.it.vendor.0),
            linked: line
                .linked_name
                .clone()
                .zip(facts.linked.map(|id| format!("/vendors/{}", id.0))),
            countries: countries(visit, &facts.countries),
            since: facts.since.map_or_else(
                || visit.t("sub-processor-since-unknown"),
                |since| visit.day(&since),
            ),
            until: facts
                .until
                .map(|until| visit.t1("sub-processor-until-day", "day", &visit.day(&until)))
                .unwrap_or_default(),
            source: line.source.as_ref().map(|source| {
                let words = visit.text(
                    "sub-processor-source-version",
                    &[
                        ("title", source.title.as_str().into()),
                        ("number", number(source.number).into()),
                    ],
                );
                let href = format!(
                    "/agreements/{}/text?version={}",
                    source.agreement.0, source.number
                );
                (words, href)
            }),
            edit: format!("/sub-processors/{}", line.it.id.0),
        }
    }
}

/// Countries by their names in the language of a visit; that nobody has said where there are none.
pub(super) fn countries(visit: &Visit, codes: &BTreeSet<String>) -> String {
    if codes.is_empty() {
        return visit.t("sub-processor-country-unknown");
    }
    let names: Vec<&str> = codes
        .iter()
        .map(|code| {
            country::country(code).map_or(code.as_str(), |country| country.name(visit.lang))
        })
        .collect();
    names.join(", ")
}
