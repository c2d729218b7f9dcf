//! The page of one vendor: where it stands in one line, what is wrong, its agreements and its facts; and its
//! history, as a page of its own beside it.

use askama::Template;
use rocket::{Route, get, routes};

use crate::domain::access::Action;
use crate::domain::finding::dossier::Filed;
use crate::domain::finding::group::grouped;
use crate::domain::state::State;
use crate::domain::term::arithmetic;
use crate::domain::vendor::{Vendor, VendorFacts, VendorId};

use super::answer::{Answer, Reply};
use super::finding::FindingView;
use super::form::Markup;
use super::guard::{Can, Read};
use super::journal::{self, EventRow};
use super::list::{Tone, mark};
use super::mark::{asked_mark, severity_tone, state_mark, version_mark};
use super::problem::WebError;
use super::vendor_facts::{self, ContactView, FactRow};
use super::visit::Visit;

/// Events of a vendor that its history shows.
const EVENTS: u32 = 100;

/// The routes of one vendor's pages.
#[must_use]
pub fn routes() -> Vec<Route> {
    routes![show, history]
}

#[derive(Template)]
#[template(path = "vendor/show.html")]
struct VendorPage {
    visit: Visit,
    id: i64,
    facts: VendorFacts,
    status: Markup,
    stands: Markup,
    in_one_line: String,
    findings: Vec<FindingView>,
    agreements: Vec<AgreementView>,
    rows: Vec<FactRow>,
    contacts: Vec<ContactView>,
    may_edit: bool,
    may_decide: bool,
}

/// One agreement on its vendor's page.
struct AgreementView {
    href: String,
    title: String,
    kind: String,
    /// Which of our companies is the party, where there are several.
    entity: Option<String>,
    state: State,
    mark: Markup,
    /// That the vendor is asked to change another version than the one that gives the state.
    asked: Option<Markup>,
    arithmetic: String,
    is_shared: bool,
}

#[get("/vendors/<id>", rank = 2)]
async fn show(can: Can<Read>, id: i64) -> Reply {
    let id = VendorId(id);
    let today = can.today;
    let found = can
        .read(move |reader| {
            let Some(vendor) = reader.vendor(id)? else {
                return Ok(Err(reader.vendor_tombstone(id)?));
            };
            let agreements = reader.filed_of(id)?;
            Ok(Ok((
                vendor,
                agreements,
                reader.findings_of_vendor(id, today)?,
                reader.entity_names()?,
            )))
        })
        .await?;
    let (vendor, agreements, findings, entities) = match found {
        Ok(found) => found,
        Err(Some(tombstone)) => return super::vendor_end::gone(can.visit, &tombstone),
        Err(None) => return Err(WebError::NotFound),
    };
    let visit = can.visit;
    let agreements: Vec<AgreementView> = agreements
        .iter()
        .map(|filed| agreement_view(&visit, filed, &entities))
        .collect();
    let worst = findings.iter().find(|finding| !finding.is_waived());
    let (stands, in_one_line) = match worst {
        Some(finding) => (
            mark(
                severity_tone(finding.severity),
                &visit.t(finding.code.text_key()),
            ),
            finding.sentence(visit.lang, visit.today),
        ),
        None => (
            mark(Tone::Good, &visit.t("vendor-stands-well")),
            well(&visit, &vendor, &agreements),
        ),
    };
    Answer::page(&VendorPage {
        id: vendor.id.0,
        status: mark(Tone::Quiet, &visit.t(vendor.facts.status.text_key())),
        stands,
        in_one_line,
        findings: grouped(&findings, |finding| finding)
            .iter()
            .map(|group| {
                FindingView::of(&visit, group.first).with_more(&visit, group.first, group.n_more)
            })
            .collect(),
        agreements,
        rows: vendor_facts::rows(&visit, &vendor.facts),
        contacts: vendor_facts::contacts(&visit, &vendor.facts),
        may_edit: visit.may(Action::Edit),
        may_decide: visit.may(Action::Decide),
        facts: vendor.facts,
        visit,
    })
}

/// Where a vendor without findings stands: what covers it, or that it needs nothing.
fn well(visit: &Visit, vendor: &Vendor, agreements: &[AgreementView]) -> String {
    if vendor.facts.needs().is_empty() {
        return visit.t("vendor-needs-nothing");
    }
    agreements
        .iter()
        .find(|agreement| agreement.state.is_in_force())
        .map_or_else(
            || visit.t("vendor-nothing-found"),
            |agreement| format!("{}: {}", agreement.title, agreement.arithmetic),
        )
}

fn agreement_view(visit: &Visit, filed: &Filed, entities: &[(i64, String)]) -> AgreementView {
    let agreement = &filed.agreement;
    let party = entities
        .iter()
        .find(|(id, _)| *id == agreement.facts.entity.0);
    let (standing, version) = filed.standing(&visit.settings, visit.today);
    AgreementView {
        href: format!("/agreements/{}", agreement.id.0),
        title: agreement.facts.title.clone(),
        kind: visit.t(agreement.facts.kind.text_key()),
        // Of a single company nothing need be said.
        entity: party
            .filter(|_| entities.len() > 1)
            .map(|(_, name)| super::agreement::entity_name(visit, name)),
        state: standing.state,
        mark: version.map_or_else(
            || state_mark(visit, standing.state),
            |version| version_mark(visit, standing.state, version),
        ),
        asked: asked_mark(visit, agreement, version),
        arithmetic: version
            .map(|version| arithmetic(version, visit.today).sentence(visit.lang, visit.today))
            .unwrap_or_default(),
        is_shared: agreement.facts.vendors.len() > 1,
    }
}

#[derive(Template)]
#[template(path = "vendor/history.html")]
struct HistoryPage {
    visit: Visit,
    id: i64,
    name: String,
    events: Vec<EventRow>,
}

#[get("/vendors/<id>/history")]
async fn history(can: Can<Read>, id: i64) -> Reply {
    let id = VendorId(id);
    let found = can
        .read(move |reader| {
            let Some(vendor) = reader.vendor(id)? else {
                return Ok(None);
            };
            let events = reader.vendor_events(id, EVENTS)?;
            let names = reader.event_names(&events)?;
            Ok(Some((vendor, events, names)))
        })
        .await?;
    let (vendor, events, names) = found.ok_or(WebError::NotFound)?;
    let visit = can.visit;
    Answer::page(&HistoryPage {
        id: id.0,
        name: vendor.facts.name,
        events: events
            .iter()
            .map(|event| journal::row(&visit, event, &names))
            .collect(),
        visit,
    })
}
