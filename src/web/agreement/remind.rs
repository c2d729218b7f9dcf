//! When an agreement reminds of its days: the organisation's lead times, or its own.

use askama::Template;
use rocket::{get, post};

use crate::domain::agreement::{Agreement, AgreementId};
use crate::domain::draft::reminder::{leads_text, own_leads};
use crate::web::answer::{Answer, Reply};
use crate::web::form::{Field, FormView};
use crate::web::guard::{Can, Edit};
use crate::web::posted::Posted;
use crate::web::visit::Visit;

#[derive(Template)]
#[template(path = "agreement/remind.html")]
struct RemindPage {
    visit: Visit,
    base: String,
    title: String,
    usual: String,
    form: FormView,
}

async fn page(visit: Visit, agreement: &Agreement, told: Option<FormView>) -> Reply {
    let id = agreement.id;
    let (rules, own) = visit
        .read(move |reader| Ok((reader.reminder_rules()?.rules, reader.leads_of(id)?)))
        .await?;
    let is_told = told.is_some();
    let filled =
        || form(&visit).value("leads", own.as_deref().map_or_else(String::new, leads_text));
    let page = RemindPage {
        base: super::address(id),
        title: agreement.facts.title.clone(),
        usual: visit.t1("agreement-remind-usual", "leads", &leads_text(&rules.leads)),
        form: told.unwrap_or_else(filled),
        visit,
    };
    if is_told {
        return Answer::invalid(&page);
    }
    Answer::page(&page)
}

fn form(visit: &Visit) -> FormView {
    FormView::new(visit, "agreement-remind").field(Field::text("leads").max(200).width("short"))
}

#[get("/agreements/<id>/reminders")]
pub(super) async fn remind_form(can: Can<Edit>, id: i64) -> Reply {
    let agreement = super::find(&can, id).await?;
    page(can.visit, &agreement, None).await
}

#[post("/agreements/<id>/reminders", data = "<posted>")]
pub(super) async fn remind(can: Can<Edit>, id: i64, posted: Posted) -> Reply {
    let agreement = super::find(&can, id).await?;
    let leads = match own_leads(posted.get("leads")) {
        Ok(leads) => leads,
        Err(problems) => {
            let mut form = form(&can).fill(&posted);
            form.told(&problems);
            return page(can.visit, &agreement, Some(form)).await;
        }
    };
    can.write(move |writer| writer.set_leads(AgreementId(id), leads.as_deref()))
        .await?;
    Ok(Answer::to(super::address(agreement.id)).saying("flash-agreement-remind", &[]))
}
