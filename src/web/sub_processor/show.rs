//! The sub-processors of one vendor, as a tab of its pages: whom it engages, whom it no longer does, and of whom it is
//! itself the sub-processor.

use askama::Template;
use rocket::get;

use crate::checks::fact::adequacy::checked_on;
use crate::domain::access::Action;
use crate::domain::vendor::VendorId;
use crate::web::answer::{Answer, Reply};
use crate::web::change_notice::list::ChangeNoticeRow;
use crate::web::guard::{Can, Read};
use crate::web::problem::WebError;
use crate::web::visit::Visit;

use super::Line;
use super::transfers::{TransferView, views};

#[derive(Template)]
#[template(path = "sub_processor/show.html")]
struct SubProcessorsPage {
    visit: Visit,
    id: i64,
    name: String,
    engaged: Vec<Line>,
    over: Vec<Line>,
    engaged_by: Vec<Line>,
    transfers: Vec<TransferView>,
    /// The changes that it has announced.
    rows: Vec<ChangeNoticeRow>,
    /// The day as of which the decisions on countries are known.
    decided_on: String,
    may_edit: bool,
    may_decide: bool,
}

#[get("/vendors/<id>/sub-processors")]
pub(super) async fn show(can: Can<Read>, id: i64) -> Reply {
    let today = can.today;
    let found = can
        .read(move |reader| {
            let Some(vendor) = reader.vendor(VendorId(id))? else {
                return Ok(None);
            };
            let of = vendor.id;
            Ok(Some((
                vendor,
                reader.sub_processors_around(of)?,
                reader.transfers_of(&[of])?,
                reader.findings_of_vendor(of, today)?,
                reader.change_notices_of(&[of])?,
            )))
        })
        .await?;
    let (vendor, (own, of_others), recorded, findings, notices) =
        found.ok_or(WebError::NotFound)?;
    let visit = can.visit;
    let (over, engaged): (Vec<_>, Vec<_>) = own
        .iter()
        .partition(|line| line.it.facts.is_over(visit.today));
    let behind = own.iter().map(|line| &line.it);
    let transfers = views(&visit, &vendor, behind, &recorded, &findings);
    let lines = |lines: Vec<_>| -> Vec<Line> {
        lines
            .into_iter()
            .map(|line| Line::of(&visit, line))
            .collect()
    };
    let (over, engaged) = (lines(over), lines(engaged));
    let engaged_by = lines(
        of_others
            .iter()
            .filter(|line| !line.it.facts.is_over(visit.today))
            .collect(),
    );
    Answer::page(&SubProcessorsPage {
        id,
        name: vendor.facts.name.clone(),
        engaged,
        over,
        engaged_by,
        rows: notices
            .iter()
            .map(|notice| {
                ChangeNoticeRow::in_findings(&visit, notice, &vendor.facts.name, &findings)
            })
            .collect(),
        transfers,
        decided_on: visit.day(&checked_on()),
        may_decide: visit.may(Action::Decide),
        may_edit: visit.may(Action::Edit),
        visit,
    })
}
