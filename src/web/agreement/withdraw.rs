//! Taking an agreement out of the register that was added by mistake, and the pages that old links then find.

use rocket::{get, post};

use crate::domain::agreement::{Agreement, AgreementId};
use crate::store::tombstone::{Tombstone, WithdrawnVersion};
use crate::web::answer::{Answer, Reply};
use crate::web::form::FormView;
use crate::web::guard::{Can, Decide};
use crate::web::posted::Posted;
use crate::web::problem::WebError;
use crate::web::tombstone::{self, EndPage};
use crate::web::visit::Visit;

/// The page of a withdrawn agreement.
pub(super) fn gone(visit: Visit, tombstone: Option<&Tombstone>) -> Reply {
    let tombstone = tombstone.ok_or(WebError::NotFound)?;
    tombstone::gone(visit, "agreement", tombstone, None)
}

/// The page in place of one of an agreement that is not in the register: why it was withdrawn, if it was.
pub(super) async fn instead(visit: Visit, id: AgreementId) -> Reply {
    let tombstone = visit
        .read(move |reader| reader.agreement_tombstone(id))
        .await?;
    gone(visit, tombstone.as_ref())
}

/// The page of a withdrawn version, which leads to the agreement that is still there.
pub(super) fn version_gone(visit: Visit, of: AgreementId, version: &WithdrawnVersion) -> Reply {
    let on = (super::address(of), visit.t("agreement-to-agreement"));
    tombstone::gone(visit, "agreement-version", &version.tombstone, Some(on))
}

fn form(visit: &Visit, agreement: &Agreement) -> FormView {
    FormView::new(visit, "agreement")
        .field(tombstone::reason_field())
        .value("row", agreement.row.to_string())
}

fn page(visit: Visit, agreement: &Agreement, form: FormView) -> EndPage {
    let title = &agreement.facts.title;
    EndPage {
        list: ("/agreements", visit.t("agreement-list")),
        subject: (super::address(agreement.id), title.clone()),
        title: visit.t1("agreement-withdraw-title", "title", title),
        lead: visit.t("agreement-withdraw-lead"),
        action: "withdraw",
        act: visit.t("agreement-withdraw-act"),
        form,
        visit,
    }
}

#[get("/agreements/<id>/withdraw")]
pub(super) async fn withdraw_form(can: Can<Decide>, id: i64) -> Reply {
    let agreement = super::find(&can, id).await?;
    let form = form(&can, &agreement);
    Answer::page(&page(can.visit, &agreement, form))
}

#[post("/agreements/<id>/withdraw", data = "<posted>")]
pub(super) async fn withdraw(can: Can<Decide>, id: i64, posted: Posted) -> Reply {
    let agreement = super::find(&can, id).await?;
    let mut form = form(&can, &agreement).fill(&posted);
    let row = posted.get("row").parse().map_err(|_| WebError::Bad)?;
    let Some(reason) = tombstone::reason(&mut form, &posted) else {
        return Answer::invalid(&page(can.visit, &agreement, form));
    };
    can.write(move |writer| writer.withdraw_agreement(AgreementId(id), row, &reason))
        .await?;
    let title = agreement.facts.title;
    Ok(Answer::to("/agreements").saying("flash-agreement-withdrawn", &[("title", title)]))
}
