//! The reading page: a version's text with its table of contents and the checklist beside it.

use std::sync::Arc;

use askama::Template;
use rocket::get;

use crate::domain::agreement::{Agreement, AgreementId};
use crate::domain::state::{superseded_from, version_state};
use crate::domain::vendor::Need;
use crate::store::agreement_name::AgreementNames;
use crate::store::check_result::KeptCheck;
use crate::store::error::StoreError;
use crate::store::tombstone::{Tombstone, WithdrawnVersion};
use crate::web::answer::{Answer, Reply};
use crate::web::form::Markup;
use crate::web::guard::{Can, Read};
use crate::web::mark::version_mark;
use crate::web::visit::Visit;

use super::check;
use super::outcome::CheckNotes;
use super::reading::{self, Reading};

/// Headings above which the table of contents leaves out the lower ranks.
const LONG_CONTENTS: usize = 45;

#[derive(Template)]
#[template(path = "agreement/text.html")]
struct TextPage {
    visit: Visit,
    agreement: Agreement,
    /// The address of the agreement's page.
    base: String,
    names: AgreementNames,
    number: i64,
    /// The language of the text, for `lang`.
    lang: &'static str,
    state: Markup,
    /// The other versions: number and address.
    others: Vec<(i64, String)>,
    /// Where this version is compared with the one before it.
    compare: Option<String>,
    /// What is said of the check beside the text; `None` where an agreement of this kind is not held against anything.
    check: Option<CheckNotes>,
    /// Whether there is something to ask the vendor for.
    asks: bool,
    /// The text, or the sentence that says why it cannot be shown.
    text: Result<Text, String>,
}

/// A text with what stands beside it.
struct Text {
    reading: Arc<Reading>,
    contents: Vec<(String, String, u8)>,
}

#[get("/agreements/<id>/text")]
pub(super) async fn show(can: Can<Read>, id: i64) -> Reply {
    let version: Option<u32> = can.query.get("version").and_then(|text| text.parse().ok());
    let picked: Option<i64> = can.query.get("check").and_then(|text| text.parse().ok());
    let id = AgreementId(id);
    let lang = can.lang;
    // The text is read only where no reading of it is kept: two statements and a file less.
    let found = can
        .read(move |reader| {
            let Some(filed) = reader.filed_agreement(id)? else {
                return Ok(Err(Gone::Agreement(reader.agreement_tombstone(id)?)));
            };
            let agreement = &filed.agreement;
            let names = reader.agreement_names(id)?;
            let number = version.or(agreement.versions.last().map(|version| version.number));
            let mut gone = names.withdrawn.iter();
            if let Some(gone) = gone.find(|gone| Some(gone.number) == version) {
                return Ok(Err(Gone::Version(gone.clone())));
            }
            let found = agreement
                .versions
                .iter()
                .find(|version| Some(version.number) == number)
                .ok_or(StoreError::NotFound("version"))?;
            let mut checks = reader.checks(found.id, picked)?;
            let shown = checks
                .iter()
                .position(|check| Some(check.id) == picked)
                .unwrap_or(0);
            let history: Vec<KeptCheck> = checks.iter().map(KeptCheck::without_report).collect();
            let check = (shown < checks.len()).then(|| checks.swap_remove(shown));
            let text = reading::find(reader, found, lang, check)?;
            let number = found.number;
            let checks = (history, shown);
            Ok(Ok((filed, names, number, text, checks)))
        })
        .await?;
    let (filed, names, number, text, (history, picked)) = match found {
        Ok(found) => found,
        Err(Gone::Agreement(tombstone)) => {
            return super::withdraw::gone(can.visit, tombstone.as_ref());
        }
        Err(Gone::Version(version)) => {
            return super::withdraw::version_gone(can.visit, id, &version);
        }
    };
    let text = match text {
        Ok(found) => Ok(reading::of(found, can.state()?.store.house()).await?),
        Err(key) => Err(can.t(key)),
    };
    let visit = can.visit;
    let agreement = filed.agreement;
    let shown = super::version_of(&agreement, number)?;
    let superseded = superseded_from(&agreement, shown, filed.replaced_from);
    let state = version_state(shown, superseded, &visit.settings, visit.today);
    Answer::page(&TextPage {
        check: (agreement.facts.kind.meets() == Some(Need::Dpa)).then(|| {
            let house = visit.state().ok().map(|state| state.store.house());
            CheckNotes::new(&visit, id, number, &history, picked, house)
        }),
        base: super::address(id),
        state: version_mark(&visit, state, shown),
        others: agreement
            .versions
            .iter()
            .rev()
            .filter(|version| version.number != number)
            .map(|version| {
                let n = version.number;
                (
                    i64::from(n),
                    format!("{}/text?version={n}", super::address(id)),
                )
            })
            .collect(),
        compare: {
            let before = agreement.versions.iter().map(|version| version.number);
            let before = before.filter(|other| *other < number).max();
            before.map(|before| super::compare::between(id, before, number))
        },
        asks: text.as_ref().is_ok_and(|reading| {
            let groups = reading.checklist.iter().flat_map(|list| &list.groups);
            groups.into_iter().any(check::Group::is_wanting)
        }),
        text: text.map(|reading| Text {
            contents: contents(&reading),
            reading,
        }),
        number: i64::from(number),
        lang: shown.lang.code(),
        agreement,
        names,
        visit,
    })
}

/// What an old link finds.
enum Gone {
    Agreement(Option<Tombstone>),
    Version(WithdrawnVersion),
}

/// The table of contents: anchor, words, rank.
pub(super) fn contents(reading: &Reading) -> Vec<(String, String, u8)> {
    let headings = &reading.rendered.headings;
    let deepest = if headings.len() > LONG_CONTENTS { 1 } else { 2 };
    headings
        .iter()
        .filter(|heading| heading.rank <= deepest)
        .map(|heading| (heading.id.clone(), heading.text.clone(), heading.rank))
        .collect()
}
