//! The filter and the order of a list, in words, so that nobody takes a part of the register for the whole.

use super::RegisterSummary;
use crate::domain::finding::{FindingCode, Severity};
use crate::domain::text::Arg;
use crate::domain::vendor::{Category, Criticality, GdprRole, PersonalData, VendorStatus};
use crate::report::occasion::Occasion;
use crate::report::vendor::profile::country_name;
use crate::store::page::Order;
use crate::store::vendor_list::VendorSort;

/// Every condition in one line, then the order.
pub(super) fn words(occasion: &Occasion, summary: &RegisterSummary) -> String {
    let filter = &summary.filter;
    let word = |key: Option<&'static str>| key.map(|key| occasion.say(key));
    let entity = filter
        .entity
        .and_then(|id| summary.entities.iter().find(|entity| entity.id == id));
    let conditions: [(&str, Option<String>); 13] = [
        ("report-filter-text", filter.text.clone()),
        (
            "report-filter-status",
            word(filter.status.map(VendorStatus::text_key)),
        ),
        (
            "report-filter-category",
            word(filter.category.map(Category::text_key)),
        ),
        (
            "report-filter-role",
            word(filter.role.map(GdprRole::text_key)),
        ),
        (
            "report-filter-personal-data",
            word(filter.personal_data.map(PersonalData::text_key)),
        ),
        (
            "report-filter-criticality",
            word(filter.criticality.map(Criticality::text_key)),
        ),
        (
            "report-filter-finding",
            word(filter.finding.map(FindingCode::text_key)),
        ),
        (
            "report-filter-severity",
            word(filter.severity.map(Severity::text_key)),
        ),
        ("report-filter-owner", filter.owner.clone()),
        ("report-filter-department", filter.department.clone()),
        (
            "report-filter-country",
            filter
                .country
                .as_deref()
                .map(|code| country_name(occasion.lang, code)),
        ),
        ("report-filter-tag", filter.tag.clone()),
        (
            "report-filter-entity",
            entity.map(|entity| entity.name.clone()),
        ),
    ];
    let mut parts: Vec<String> = conditions
        .into_iter()
        .filter_map(|(key, value)| {
            value.map(|value| occasion.say_with(key, &[("value", Arg::from(value))]))
        })
        .collect();
    if filter.withdrawn {
        parts.push(occasion.say("report-filter-withdrawn"));
    }
    if parts.is_empty() {
        parts.push(occasion.say("report-filter-none"));
    }
    parts.push(occasion.say(order(summary.sort, summary.order)));
    parts.join("; ")
}

fn order(sort: VendorSort, order: Order) -> &'static str {
    match (sort, order) {
        (VendorSort::Name, Order::Up) => "report-order-name",
        (VendorSort::Name, Order::Down) => "report-order-name-down",
        (VendorSort::Owner, Order::Up) => "report-order-owner",
        (VendorSort::Owner, Order::Down) => "report-order-owner-down",
        (VendorSort::Added, Order::Up) => "report-order-added",
        (VendorSort::Added, Order::Down) => "report-order-added-down",
        (VendorSort::Changed, Order::Up) => "report-order-changed",
        (VendorSort::Changed, Order::Down) => "report-order-changed-down",
    }
}
