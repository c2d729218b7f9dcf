//! Writing down a notice that a vendor has sent, and changing it while nobody has decided.

use askama::Template;
use rocket::http::Status;
use rocket::{get, post};

use crate::domain::change_notice::{ChangeNotice, ChangeNoticeId};
use crate::domain::draft::change_notice::ChangeNoticeDraft;
use crate::domain::sub_processor::SubProcessorId;
use crate::domain::vendor::{Vendor, VendorId};
use crate::web::agreement::change::proof;
use crate::web::answer::{Answer, Reply};
use crate::web::form::{Choice, Control, Field, FormView};
use crate::web::form_change::Difference;
use crate::web::guard::{Can, Edit};
use crate::web::posted::{Posted, PostedFiles};
use crate::web::problem::WebError;
use crate::web::visit::Visit;

use super::{address, find, vendor};

#[derive(Template)]
#[template(path = "change_notice/form.html")]
struct ChangeNoticeFormPage {
    visit: Visit,
    title: String,
    vendor: (String, String),
    back: String,
    form: FormView,
    differences: Vec<Difference>,
}

/// The sub-processors of a vendor that may go: those that are not over, and those that the notice names already.
type Engaged = Vec<(SubProcessorId, String)>;

async fn engaged(
    visit: &Visit,
    vendor: VendorId,
    notice: Option<&ChangeNotice>,
) -> Result<Engaged, WebError> {
    let (own, _) = visit
        .read(move |reader| reader.sub_processors_around(vendor))
        .await?;
    let named: Vec<SubProcessorId> = notice
        .iter()
        .flat_map(|notice| &notice.facts.lines)
        .filter_map(|line| line.removes)
        .collect();
    let may_go = own
        .into_iter()
        .filter(|line| !line.it.facts.is_over(visit.today) || named.contains(&line.it.id));
    Ok(may_go
        .map(|line| (line.it.id, line.it.facts.name))
        .collect())
}

fn form(visit: &Visit, engaged: &Engaged) -> FormView {
    let day = |name| Field::new(name, Control::Line("date"));
    let may_go: Vec<Choice> = engaged
        .iter()
        .map(|(id, name)| Choice::new(id.0.to_string(), name.clone()))
        .collect();
    let form = FormView::new(visit, "change-notice")
        .field(day("received-on").required())
        .field(day("effective-on"))
        .field(Field::new("added", Control::Lines(4)));
    let form = if may_go.is_empty() {
        form
    } else {
        form.field(Field::new("removed", Control::Boxes(may_go)))
    };
    form.field(Field::new("days", Control::Line("number")).range(0, 365))
        .field(Field::new("note", Control::Lines(3)).max(2000))
        .field(Field::new("proof", Control::File(".pdf,.png,.eml")))
}

fn filled(visit: &Visit, engaged: &Engaged, notice: &ChangeNotice) -> FormView {
    let draft = ChangeNoticeDraft::of(&notice.facts);
    let filled = form(visit, engaged)
        .value("row", notice.row.to_string())
        .value("received-on", draft.received_on)
        .value("effective-on", draft.effective_on)
        .value("days", draft.days)
        .value("added", draft.added)
        .value("note", draft.note);
    let removed = draft.removed.into_iter();
    removed.fold(filled, |form, id| form.value("removed", id))
}

fn draft(posted: &Posted) -> ChangeNoticeDraft {
    let field = |name: &str| posted.get(name).to_owned();
    ChangeNoticeDraft {
        received_on: field("received-on"),
        effective_on: field("effective-on"),
        days: field("days"),
        added: field("added"),
        removed: posted
            .all("removed")
            .into_iter()
            .map(str::to_owned)
            .collect(),
        note: field("note"),
    }
}

fn new_page(visit: &Visit, vendor: &Vendor, form: FormView) -> ChangeNoticeFormPage {
    let back = format!("/vendors/{}/sub-processors", vendor.id.0);
    ChangeNoticeFormPage {
        title: visit.t("change-notice-new"),
        vendor: (vendor.facts.name.clone(), back.clone()),
        back,
        form,
        differences: Vec::new(),
        visit: visit.clone(),
    }
}

fn edit_page(visit: &Visit, vendor: &Vendor, id: i64, form: FormView) -> ChangeNoticeFormPage {
    ChangeNoticeFormPage {
        title: visit.t("change-notice-edit"),
        back: address(&id.to_string()),
        ..new_page(visit, vendor, form)
    }
}

#[get("/vendors/<id>/change-notices/new")]
pub(super) async fn new(can: Can<Edit>, id: i64) -> Reply {
    let vendor = vendor(&can, id).await?;
    let engaged = engaged(&can, vendor.id, None).await?;
    let form = form(&can, &engaged).value("received-on", can.today.to_string());
    Answer::page(&new_page(&can, &vendor, form))
}

#[post("/vendors/<id>/change-notices/new", data = "<posted>")]
pub(super) async fn create(can: Can<Edit>, id: i64, posted: PostedFiles) -> Reply {
    let posted = posted.0;
    let vendor = vendor(&can, id).await?;
    let engaged = engaged(&can, vendor.id, None).await?;
    let mut form = form(&can, &engaged).fill(&posted);
    let facts = draft(&posted).read(&engaged, can.today);
    if let Err(problems) = &facts {
        form.told(problems);
    }
    let letter = proof(&posted, &mut form);
    let Some(facts) = facts.ok().filter(|_| form.is_good()) else {
        return Answer::invalid(&new_page(&can, &vendor, form));
    };
    let of = vendor.id;
    let written = can
        .write(move |writer| {
            let id = writer.receive_change_notice(of, &facts)?;
            if let Some((name, bytes)) = letter {
                writer.add_change_proof(id, &name, &bytes)?;
            }
            Ok(id)
        })
        .await;
    match written {
        Ok(id) => Ok(Answer::to(address(&id.0.to_string())).saying("flash-change-received", &[])),
        Err(WebError::Rule(key)) => {
            form.problem("proof", key, &[]);
            Answer::invalid(&new_page(&can, &vendor, form))
        }
        Err(error) => Err(error),
    }
}

#[get("/change-notices/<id>/edit")]
pub(super) async fn edit(can: Can<Edit>, id: i64) -> Reply {
    let (vendor, notice) = find(&can, id).await?;
    let engaged = engaged(&can, vendor.id, Some(&notice)).await?;
    let form = filled(&can, &engaged, &notice);
    Answer::page(&edit_page(&can, &vendor, id, form))
}

#[post("/change-notices/<id>/edit", data = "<posted>")]
pub(super) async fn update(can: Can<Edit>, id: i64, posted: PostedFiles) -> Reply {
    let posted = posted.0;
    let (vendor, before) = find(&can, id).await?;
    let engaged = engaged(&can, vendor.id, Some(&before)).await?;
    let row: i64 = posted.get("row").parse().map_err(|_| WebError::Bad)?;
    let mut form = form(&can, &engaged).fill(&posted);
    let facts = draft(&posted).read(&engaged, can.today);
    if let Err(problems) = &facts {
        form.told(problems);
    }
    let letter = proof(&posted, &mut form);
    let Some(facts) = facts.ok().filter(|_| form.is_good()) else {
        return Answer::invalid(&edit_page(&can, &vendor, id, form));
    };
    let changed = can
        .write(move |writer| {
            writer.change_change_notice(ChangeNoticeId(id), row, &facts)?;
            match letter {
                Some((name, bytes)) => writer.add_change_proof(ChangeNoticeId(id), &name, &bytes),
                None => Ok(()),
            }
        })
        .await;
    match changed {
        Ok(()) => Ok(Answer::to(address(&id.to_string())).saying("flash-change-changed", &[])),
        Err(WebError::Conflict) => {
            let (_, theirs) = find(&can, id).await?;
            let differences = form.differences(&filled(&can, &engaged, &theirs));
            let form = form.replace("row", theirs.row.to_string());
            let mut page = edit_page(&can, &vendor, id, form);
            page.differences = differences;
            Answer::page_with(Status::Conflict, &page)
        }
        Err(WebError::Rule(key)) => {
            form.problem("received-on", key, &[]);
            Answer::invalid(&edit_page(&can, &vendor, id, form))
        }
        Err(error) => Err(error),
    }
}
