//! Deciding about an announced change, and carrying out what was decided. Who was slower is shown what stands.

use rocket::http::Status;
use rocket::post;

use crate::domain::change_notice::{ChangeDecision, ChangeNoticeId};
use crate::domain::choice::Words as _;
use crate::domain::draft::change_notice::ChangeDecisionDraft;
use crate::web::agreement::change::proof;
use crate::web::answer::{Answer, Reply};
use crate::web::form::{Choice, Control, Field, FormView};
use crate::web::guard::{Can, Decide};
use crate::web::posted::{Posted, PostedFiles};
use crate::web::problem::WebError;
use crate::web::visit::Visit;

use super::{address, show};

/// The form of a decision.
pub(super) fn form(visit: &Visit) -> FormView {
    let choices = ChangeDecision::WORDS
        .iter()
        .map(|decision| Choice::new(decision.word(), visit.t(decision.text_key())));
    FormView::new(visit, "change-notice")
        .field(Field::new("decision", Control::Radios(choices.collect())).required())
        .field(Field::new("reason", Control::Lines(3)).required().max(2000))
        .field(Field::new("proof", Control::File(".pdf,.png,.eml")))
}

async fn again(visit: &Visit, id: i64, status: Status, form: FormView) -> Reply {
    let (found, spans, proofs) = show::read(visit, id).await?;
    let form = form.replace("row", found.1.row.to_string());
    Answer::page_with(status, &show::page(visit, found, &spans, &proofs, form))
}

#[post("/change-notices/<id>/decide", data = "<posted>")]
pub(super) async fn decide(can: Can<Decide>, id: i64, posted: PostedFiles) -> Reply {
    let posted = posted.0;
    let row: i64 = posted.get("row").parse().map_err(|_| WebError::Bad)?;
    let mut form = form(&can).fill(&posted);
    let draft = ChangeDecisionDraft {
        decision: posted.get("decision").to_owned(),
        reason: posted.get("reason").to_owned(),
    };
    let read = draft.read();
    if let Err(problems) = &read {
        form.told(problems);
    }
    let letter = proof(&posted, &mut form);
    let Some((decision, reason)) = read.ok().filter(|_| form.is_good()) else {
        return again(&can, id, Status::UnprocessableEntity, form).await;
    };
    let notice = ChangeNoticeId(id);
    let decided = can
        .write(move |writer| {
            writer.decide_change_notice(notice, row, decision, &reason)?;
            match letter {
                Some((name, bytes)) => writer.add_change_proof(notice, &name, &bytes),
                None => Ok(()),
            }
        })
        .await;
    match decided {
        Ok(()) => Ok(Answer::to(address(&id.to_string())).saying("flash-change-decided", &[])),
        Err(WebError::Conflict) => {
            form.problem("decision", "problem-change-conflict", &[]);
            again(&can, id, Status::Conflict, form).await
        }
        Err(WebError::Rule(key)) => {
            form.problem("decision", key, &[]);
            again(&can, id, Status::UnprocessableEntity, form).await
        }
        Err(error) => Err(error),
    }
}

#[post("/change-notices/<id>/close", data = "<posted>")]
pub(super) async fn close(can: Can<Decide>, id: i64, posted: Posted) -> Reply {
    let row: i64 = posted.get("row").parse().map_err(|_| WebError::Bad)?;
    let closed = can
        .write(move |writer| writer.close_change_notice(ChangeNoticeId(id), row))
        .await;
    match closed {
        Ok(()) => Ok(Answer::to(address(&id.to_string())).saying("flash-change-closed", &[])),
        // Someone else has closed it: the page says so.
        Err(WebError::Conflict) => Ok(Answer::to(address(&id.to_string()))),
        Err(error) => Err(error),
    }
}
