//! One point is decided: a small form, kept at once, that leads on to the next undecided point. Who was slower sees what
//! the other has decided, and keeps what was typed.

use rocket::http::Status;
use rocket::post;

use crate::domain::agreement::AgreementId;
use crate::domain::draft::review::PointDraft;
use crate::domain::review::Resolution;
use crate::web::answer::{Answer, Reply};
use crate::web::guard::{Can, Decide};
use crate::web::posted::Posted;
use crate::web::problem::WebError;

use super::show::Desk;

/// Decides a point, or takes the decision back.
#[post("/agreements/<id>/versions/<number>/review/points", data = "<posted>")]
pub(in crate::web::agreement) async fn decide(
    can: Can<Decide>,
    id: i64,
    number: u32,
    posted: Posted,
) -> Reply {
    let subject = posted.get("point").to_owned();
    let row: i64 = posted.get("row").parse().map_err(|_| WebError::Bad)?;
    let draft = PointDraft {
        resolution: posted.get("resolution").to_owned(),
        why: posted.get("why").to_owned(),
        should_be: posted.get("should-be").to_owned(),
        passage: posted.get("passage").to_owned(),
        note: posted.get("note").to_owned(),
        wording: posted.get("wording").to_owned(),
        reason: posted.get("reason").to_owned(),
        last_day: posted.get("last-day").to_owned(),
    };
    let takes_back = draft.resolution == "none";
    let facts = if takes_back {
        Ok(None)
    } else {
        draft.read(can.today).map(Some)
    };
    let resolution = Resolution::from_word(&draft.resolution);
    if resolution.is_none() && !takes_back {
        return Err(WebError::Bad);
    }
    let desk = Desk::read(&can, id, number).await?;
    let here = super::address(AgreementId(id), number);
    let made = match facts {
        Ok(facts) => {
            let (version, about, ended) = (
                desk.version.id,
                subject.clone(),
                can.t("review-waiver-ended"),
            );
            can.write(move |writer| {
                writer.decide_point(version, &about, row, facts.as_ref(), &ended)
            })
            .await
            .map_err(|error| (error, Vec::new()))
        }
        // Told at their fields below.
        Err(problems) => Err((WebError::Bad, problems)),
    };
    let (error, problems) = match made {
        Ok(()) => {
            let next = if takes_back {
                Some(subject.as_str())
            } else {
                desk.next(&subject)
            };
            let to = next.map_or_else(
                || here.clone(),
                |next| format!("{here}?point={next}#r-{next}"),
            );
            let key = if takes_back {
                "flash-point-taken-back"
            } else {
                "flash-point-decided"
            };
            return Ok(Answer::to(to).saying(key, &[]));
        }
        Err(failed) => failed,
    };
    let Some(mut forms) = desk.forms(&can, &subject) else {
        return Err(match error {
            WebError::Bad => WebError::NotFound,
            error => error,
        });
    };
    let mut notice = None;
    let status = match error {
        WebError::Bad => Status::UnprocessableEntity,
        WebError::Conflict => {
            notice = Some(can.t("review-decided-meanwhile"));
            Status::Conflict
        }
        error => return Err(error),
    };
    if let Some(resolution) = resolution {
        forms.unfolded = resolution.word();
        if let Some(form) = forms.of(resolution) {
            form.values = posted.values().to_vec();
            form.told(&problems);
        }
    }
    let page = desk.page(&can, Some(subject), Some(forms), None, notice);
    Answer::page_with(status, &page)
}
