//! A new agreement in two steps: what it is, with its text as a file or pasted; then the text as it will be read, with
//! what it says of itself offered to be stored. Nothing is stored before the second step is sent.

use askama::Template;
use rocket::{get, post};

use crate::domain::agreement::{AgreementFacts, AgreementId, AgreementKind};
use crate::domain::draft::agreement::AgreementDraft;
use crate::domain::lang::Lang;
use crate::web::answer::{Answer, Reply};
use crate::web::form::{Control, Field, FormView};
use crate::web::guard::{Can, Edit};
use crate::web::posted::{Posted, PostedFiles};
use crate::web::problem::WebError;
use crate::web::visit::Visit;

use super::upload::{self, Preview, Suggestion};
use super::vendors::{self, Vendors};

#[derive(Template)]
#[template(path = "agreement/new.html")]
struct NewPage {
    visit: Visit,
    form: FormView,
    vendors: Vendors,
    /// Whether vendors are to be chosen before anything else.
    is_choosing: bool,
    /// The address of the search with what is chosen.
    more: String,
}

#[derive(Template)]
#[template(path = "agreement/preview.html")]
pub(super) struct PreviewPage {
    pub visit: Visit,
    pub title: String,
    /// Where the form is sent.
    pub action: String,
    /// Where one goes to leave it.
    pub back: String,
    pub form: FormView,
    /// Numbers and names of the vendors.
    pub vendors: Vec<(i64, String)>,
    pub preview: Preview,
    pub suggestions: Vec<Suggestion>,
}

/// Which step of adding.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    First,
    Second,
}

/// The fields of a step, those of the text left out.
async fn form(visit: &Visit, part: Part) -> Result<FormView, WebError> {
    let offered = visit
        .read(|reader| reader.agreement_choices(AgreementId(0), None))
        .await?;
    let entities = super::entity_choices(visit, &offered.entities);
    let title = Field::text("title").max(200).width("wide");
    let title = match part {
        Part::First => title.hint(visit.t("agreement-title-empty")),
        Part::Second => title.required(),
    };
    let mut form = FormView::new(visit, "agreement")
        .field(title)
        .field(Field::select("kind", super::kinds(visit)).required());
    if entities.len() > 1 {
        form = form.field(Field::select("entity", entities).required());
    }
    let lang = Field::select("lang", super::langs());
    Ok(form.field(match part {
        Part::First => lang.hint(visit.t("agreement-title-empty")),
        Part::Second => lang.required(),
    }))
}

/// With the two ways to give a text.
pub(super) fn with_text(form: FormView) -> FormView {
    form.field(Field::new(
        "file",
        Control::File(".md,.markdown,.txt,text/markdown,text/plain"),
    ))
    .field(Field::new("text", Control::Lines(12)))
}

#[get("/agreements/new")]
pub(super) async fn new(can: Can<Edit>) -> Reply {
    let asked = vendors::asked(&can);
    let is_searching = can.query.get("q").is_some() || can.query.get("more").is_some();
    let vendors = vendors::read(&can, asked, "/agreements/new", is_searching).await?;
    let form = with_text(form(&can, Part::First).await?)
        .value("kind", AgreementKind::Dpa.word())
        .value("entity", "1");
    let is_choosing = is_searching || vendors.chosen.is_empty();
    Answer::page(&new_page(can.visit, form, vendors, is_choosing))
}

fn new_page(visit: Visit, form: FormView, vendors: Vendors, is_choosing: bool) -> NewPage {
    let mut more = String::from("/agreements/new?more=yes");
    for (id, _) in &vendors.chosen {
        more.push_str(&format!("&vendor={id}"));
    }
    NewPage {
        visit,
        form,
        vendors,
        is_choosing,
        more,
    }
}

#[post("/agreements", data = "<posted>")]
pub(super) async fn create(can: Can<Edit>, posted: PostedFiles) -> Reply {
    let posted = posted.0;
    let ids: Vec<i64> = posted
        .all("vendors")
        .iter()
        .filter_map(|id| id.parse().ok())
        .collect();
    let vendors = vendors::read(&can, ids, "/agreements/new", false).await?;
    let mut first = with_text(form(&can, Part::First).await?).fill(&posted);
    first.check();
    let text = upload::read(&posted, &mut first);
    if vendors.chosen.is_empty() {
        first.problem("vendors", "agreement-no-vendor", &[]);
    }
    let Some(text) = text.filter(|_| first.is_good()) else {
        return Answer::invalid(&new_page(can.visit, first, vendors, false));
    };
    let preview = upload::preview(&can, text.bytes.clone()).await?;
    if posted.get("act") == "change" {
        let pasted = String::from_utf8_lossy(&text.bytes).into_owned();
        let form = first.without("text").value("text", pasted);
        return Answer::page(&new_page(can.visit, form, vendors, false));
    }
    let mut second = form(&can, Part::Second).await?.fill(&posted);
    let is_saving = posted.get("act") == "save";
    if !is_saving {
        // What the first step left open is filled in from the text, in sight, before anything is stored.
        let found = &preview.found;
        if let Some(title) = found
            .title
            .as_ref()
            .filter(|_| posted.get("title").is_empty())
        {
            second = second.without("title").value("title", title);
        }
        if let Some(lang) = found.lang.filter(|_| posted.get("lang").is_empty()) {
            second = second.without("lang").value("lang", lang.code());
        }
        if let Some(kind) = found.kind {
            second = second.without("kind").value("kind", kind.word());
        }
    }
    let facts = is_saving
        .then(|| facts(&posted, &vendors, &can, &mut second))
        .flatten();
    let Some((facts, lang)) = facts else {
        let suggestions = upload::suggestions(&can, &preview.found, &posted);
        let page = PreviewPage {
            title: can.t("agreement-preview"),
            action: "/agreements".to_owned(),
            back: "/agreements".to_owned(),
            form: second,
            vendors: vendors.chosen,
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
    let title = facts.title.clone();
    let id = can
        .write(move |writer| {
            let id = writer.add_agreement(&facts)?;
            let version = writer.add_version(id, lang, &text.bytes)?;
            if term != crate::domain::agreement::Term::default() {
                writer.set_term(version, 1, term)?;
            }
            Ok(id)
        })
        .await?;
    Ok(Answer::to(super::address(id)).saying("flash-agreement-added", &[("title", title)]))
}

/// The facts of the second step, or messages at its fields.
fn facts(
    posted: &Posted,
    vendors: &Vendors,
    visit: &Visit,
    form: &mut FormView,
) -> Option<(AgreementFacts, Lang)> {
    let draft = AgreementDraft {
        title: posted.get("title").to_owned(),
        kind: posted.get("kind").to_owned(),
        entity: posted.get("entity").to_owned(),
        vendors: vendors
            .chosen
            .iter()
            .map(|(id, _)| id.to_string())
            .collect(),
        ..AgreementDraft::default()
    };
    let lang = Lang::from_code(posted.get("lang"));
    if lang.is_none() {
        form.problem("lang", "problem-required", &[]);
    }
    match draft.read() {
        Ok(facts) => Some((facts, lang?)),
        Err(problems) => {
            for problem in problems {
                form.say(&problem.field, problem.sentence(visit.lang));
            }
            None
        }
    }
}
