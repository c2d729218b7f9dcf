//! A review is opened, with someone of legal who answers for it and a day; or it is given to someone else.

use rocket::http::Status;
use rocket::post;

use crate::domain::agreement::{Review, Version};
use crate::domain::day::Day;
use crate::store::review::{ReviewDesk, ReviewFacts};
use crate::store::user::UserId;
use crate::web::answer::{Answer, Reply};
use crate::web::form::{Choice, Control, Field, FormView};
use crate::web::guard::{Can, Edit};
use crate::web::posted::Posted;
use crate::web::problem::WebError;
use crate::web::visit::Visit;

use super::show::Desk;

fn form(visit: &Visit, desk: &ReviewDesk) -> FormView {
    let nobody = Choice::new("", visit.t("review-nobody"));
    let owners = desk
        .owners()
        .map(|(id, name, _)| Choice::new(id.0.to_string(), name.as_str()));
    FormView::new(visit, "review")
        .field(Field::select(
            "owner",
            std::iter::once(nobody).chain(owners).collect(),
        ))
        .field(Field::new("due", Control::Line("date")))
}

/// The form with what holds now; one that opens a review offers it to whoever asks.
pub(super) fn filled(visit: &Visit, version: &Version, desk: &ReviewDesk) -> FormView {
    let is_open = matches!(version.review, Review::Open { .. });
    let asks = visit
        .user_id()
        .filter(|id| !is_open && desk.owners().any(|(owner, ..)| owner == id));
    let owner = desk.facts.owner.or(asks);
    let due = desk.facts.due.filter(|_| is_open);
    form(visit, desk)
        .value("row", version.row.to_string())
        .value(
            "owner",
            owner.map_or_else(String::new, |id| id.0.to_string()),
        )
        .value("due", due.map_or_else(String::new, |day| day.to_string()))
}

/// Opens the review of a version, or changes whose an open one is.
#[post("/agreements/<id>/versions/<number>/review", data = "<posted>")]
pub(in crate::web::agreement) async fn open(
    can: Can<Edit>,
    id: i64,
    number: u32,
    posted: Posted,
) -> Reply {
    let desk = Desk::read(&can, id, number).await?;
    let row: i64 = posted.get("row").parse().map_err(|_| WebError::Bad)?;
    let mut typed = form(&can, &desk.review).fill(&posted);
    typed.check();
    let due: Option<Day> = posted.get("due").parse().ok();
    if due.is_some_and(|due| due < can.today) && due != desk.review.facts.due {
        typed.problem("due", "problem-review-due-past", &[]);
    }
    if !typed.is_good() {
        return Answer::invalid(&desk.page(&can, None, None, Some(typed), None));
    }
    let facts = ReviewFacts {
        owner: posted.get("owner").parse().ok().map(UserId),
        due,
    };
    let is_open = posted.get("act") == "change";
    let version = desk.version.id;
    let made = can
        .write(move |writer| {
            if is_open {
                writer.change_review(version, row, facts)
            } else {
                writer.open_review_of(version, row, facts)
            }
        })
        .await;
    let here = super::address(crate::domain::agreement::AgreementId(id), number);
    match made {
        Ok(_) if is_open => Ok(Answer::to(here).saying("flash-review-changed", &[])),
        Ok(_) => Ok(Answer::to(here).saying("flash-step-open-review", &[])),
        Err(WebError::Conflict) => {
            let notice = can.t("store-conflict");
            let typed = typed.replace("row", desk.version.row.to_string());
            let page = desk.page(&can, None, None, Some(typed), Some(notice));
            Answer::page_with(Status::Conflict, &page)
        }
        Err(error) => Err(error),
    }
}
