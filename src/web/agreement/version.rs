//! A new version of an agreement's text, in the same two steps as a new agreement.

use askama::Template;
use rocket::{get, post};

use crate::domain::agreement::{Agreement, AgreementId, Term};
use crate::domain::lang::Lang;
use crate::web::answer::{Answer, Reply};
use crate::web::form::{Field, FormView};
use crate::web::guard::{Can, Edit};
use crate::web::posted::PostedFiles;
use crate::web::visit::Visit;

use super::new::{PreviewPage, with_text};
use super::upload;

#[derive(Template)]
#[template(path = "agreement/version.html")]
struct VersionPage {
    visit: Visit,
    agreement: Agreement,
    number: i64,
    form: FormView,
}

fn form(visit: &Visit) -> FormView {
    FormView::new(visit, "agreement").field(Field::select("lang", super::langs()))
}

fn page(visit: Visit, agreement: Agreement, form: FormView) -> VersionPage {
    let number = agreement
        .versions
        .last()
        .map_or(1, |last| i64::from(last.number) + 1);
    VersionPage {
        visit,
        agreement,
        number,
        form,
    }
}

#[get("/agreements/<id>/versions/new")]
pub(super) async fn new(can: Can<Edit>, id: i64) -> Reply {
    let agreement = super::find(&can, id).await?;
    let form = with_text(form(&can));
    Answer::page(&page(can.visit, agreement, form))
}

#[post("/agreements/<id>/versions", data = "<posted>")]
pub(super) async fn create(can: Can<Edit>, id: i64, posted: PostedFiles) -> Reply {
    let posted = posted.0;
    let agreement = super::find(&can, id).await?;
    let mut first = with_text(form(&can)).fill(&posted);
    first.check();
    let text = upload::read(&posted, &mut first);
    let Some(text) = text.filter(|_| first.is_good()) else {
        return Answer::invalid(&page(can.visit, agreement, first));
    };
    if posted.get("act") == "change" {
        let pasted = String::from_utf8_lossy(&text.bytes).into_owned();
        let form = first.without("text").value("text", pasted);
        return Answer::page(&page(can.visit, agreement, form));
    }
    let preview = upload::preview(&can, text.bytes.clone()).await?;
    let mut second = form(&can).fill(&posted);
    let is_saving = posted.get("act") == "save";
    let lang = Lang::from_code(posted.get("lang"));
    if is_saving && lang.is_none() {
        second.problem("lang", "problem-required", &[]);
    }
    if !is_saving
        && lang.is_none()
        && let Some(found) = preview.found.lang
    {
        second = second.without("lang").value("lang", found.code());
    }
    let Some(lang) = lang.filter(|_| is_saving) else {
        let suggestions = upload::suggestions(&can, &preview.found, &posted);
        let page = PreviewPage {
            title: can.t1("agreement-preview-of", "title", &agreement.facts.title),
            action: format!("{}/versions", super::address(agreement.id)),
            back: super::address(agreement.id),
            form: second,
            vendors: Vec::new(),
            preview,
            suggestions,
            visit: can.visit,
        };
        return if is_saving {
            Answer::invalid(&page)
        } else {
            Answer::page(&page)
        };
    };
    let term = upload::ticked(&posted, &preview.found.term);
    can.write(move |writer| {
        let version = writer.add_version(AgreementId(id), lang, &text.bytes)?;
        if term != Term::default() {
            writer.set_term(version, 1, term)?;
        }
        Ok(())
    })
    .await?;
    Ok(Answer::to(super::address(agreement.id)).saying("flash-version-added", &[]))
}
