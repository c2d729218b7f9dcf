//! The agreements' pages: the list, one page an agreement with its versions and dates, its text with the checklist
//! beside it, and the forms that add and change. `list` and `show` read, `text` is the reading page, `compare` sets two versions side by side, `new`, `version`,
//! `edit` and `step` write, `file` gives the bytes. What several of them need is here.

pub(super) mod change;
mod check;
mod clause;
mod compare;
mod edit;
mod file;
mod history;
mod letter;
pub(super) mod list;
mod new;
mod outcome;
mod reading;
mod remind;
mod review;
mod show;
mod step;
mod text;
mod upload;
mod vendors;
mod version;
mod withdraw;

use rocket::{Route, routes};

use crate::domain::agreement::{Agreement, AgreementId, AgreementKind, BindingMode, Version};
use crate::domain::lang::Lang;

use super::form::Choice;
use super::list::FilterBar;
use super::problem::WebError;
use super::visit::Visit;

/// The routes of the agreements.
#[must_use]
pub(super) fn routes() -> Vec<Route> {
    routes![
        list::list,
        show::show,
        history::history,
        text::show,
        letter::show,
        letter::mail,
        letter::pdf,
        compare::show,
        compare::pdf,
        review::show::show,
        review::open::open,
        review::point::decide,
        review::comment::say,
        new::new,
        new::create,
        edit::edit,
        edit::update,
        version::new,
        version::create,
        step::record_form,
        step::record,
        step::decide_form,
        step::decide,
        remind::remind_form,
        remind::remind,
        withdraw::withdraw_form,
        withdraw::withdraw,
        file::markdown,
        file::proof,
    ]
}

/// The address of an agreement's page.
pub(super) fn address(id: AgreementId) -> String {
    format!("/agreements/{}", id.0)
}

/// An agreement that must be there.
async fn find(visit: &Visit, id: i64) -> Result<Agreement, WebError> {
    visit
        .read(move |reader| reader.agreement(AgreementId(id)))
        .await?
        .ok_or(WebError::NotFound)
}

/// A version of an agreement by its number, which must be there.
fn version_of(agreement: &Agreement, number: u32) -> Result<&Version, WebError> {
    agreement
        .versions
        .iter()
        .find(|version| version.number == number)
        .ok_or(WebError::NotFound)
}

fn kinds(visit: &Visit) -> Vec<Choice> {
    AgreementKind::ALL
        .iter()
        .map(|kind| Choice::new(kind.word(), visit.t(kind.text_key())))
        .collect()
}

fn modes(visit: &Visit) -> Vec<Choice> {
    BindingMode::ALL
        .iter()
        .map(|mode| Choice::new(mode.word(), visit.t(mode.text_key())))
        .collect()
}

fn langs() -> Vec<Choice> {
    Lang::ALL
        .iter()
        .map(|lang| Choice::new(lang.code(), lang.own_name()))
        .collect()
}

/// Our companies to choose among; one without a name is called by the organisation's.
fn entity_choices(visit: &Visit, entities: &[(i64, String)]) -> Vec<Choice> {
    entities
        .iter()
        .map(|(id, name)| Choice::new(id.to_string(), entity_name(visit, name)))
        .collect()
}

/// A bar of filters with one for our companies, where there are several.
pub(super) fn entity_filter(
    visit: &Visit,
    bar: FilterBar,
    entities: &[(i64, String)],
) -> FilterBar {
    if entities.len() < 2 {
        return bar;
    }
    let choices = entity_choices(visit, entities);
    bar.select("entity", visit.t("agreement-entity"), choices)
}

/// The name of one of our companies.
pub(super) fn entity_name(visit: &Visit, name: &str) -> String {
    [name, visit.settings.organisation.as_str()]
        .into_iter()
        .find(|name| !name.is_empty())
        .map_or_else(|| visit.t("settings-entity-unnamed"), str::to_owned)
}
