//! What an administrator sets for the whole register: the organisation, its logo and companies, and the
//! numbers that rules depend on.

use askama::Template;
use rocket::http::{ContentType, Status};
use rocket::{Route, get, post, routes};

use crate::checks::profile::house::Edition;
use crate::domain::draft::settings::SettingsDraft;
use crate::domain::draft::user::EntityDraft;
use crate::domain::entity::{Entity, EntityId};
use crate::domain::lang::Lang;
use crate::store::settings::LARGEST_LOGO;
use crate::store::settings::SettingsRow;

use super::answer::{Answer, Reply};
use super::form::{Choice, Control, Field, FormView};
use super::guard::{Administer, Can, SignedIn};
use super::posted::{Posted, PostedFiles};
use super::problem::WebError;
use super::reminder_form;
use super::visit::Visit;

/// The routes of the settings.
#[must_use]
pub fn routes() -> Vec<Route> {
    routes![
        show,
        update,
        logo,
        set_logo,
        remove_logo,
        set_reminders,
        add_entity,
        edit_entity,
        change_entity
    ]
}

#[derive(Template)]
#[template(path = "settings/show.html")]
struct SettingsPage {
    visit: Visit,
    form: FormView,
    logo: FormView,
    has_logo: bool,
    entity: FormView,
    /// When reminders are given, and to whom.
    reminders: FormView,
    entities: Vec<Entity>,
    /// What texts are held against, and how far they are, a sentence each.
    checks: Vec<String>,
    /// What is wrong with the house profile.
    broken: Vec<String>,
}

fn settings_form(visit: &Visit) -> FormView {
    let langs = Lang::ALL
        .iter()
        .map(|lang| Choice::new(lang.code(), lang.own_name()))
        .collect();
    let zones = chrono_tz::TZ_VARIANTS
        .iter()
        .map(|zone| Choice::new(zone.name(), zone.name().replace('_', " ")))
        .collect();
    FormView::new(visit, "settings")
        .field(
            Field::text("organisation")
                .required()
                .max(200)
                .autocomplete("organization"),
        )
        .field(Field::select("lang", langs).required())
        .field(Field::select("time-zone", zones).required())
        .field(
            Field::new("warning-days", Control::Line("number"))
                .required()
                .range(1, 365),
        )
        .field(
            Field::new("review-months", Control::Line("number"))
                .required()
                .range(1, 60),
        )
        .field(
            Field::new("objection-days", Control::Line("number"))
                .required()
                .range(1, 365),
        )
        .field(
            Field::new("deletion-days", Control::Line("number"))
                .required()
                .range(1, 365),
        )
        .field(Field::new("four-eyes", Control::Tick))
}

fn filled(visit: &Visit, row: &SettingsRow) -> FormView {
    let settings = &row.settings;
    settings_form(visit)
        .value("row", row.row.to_string())
        .value("organisation", &settings.organisation)
        .value("lang", settings.lang.code())
        .value("time-zone", &settings.time_zone)
        .value("warning-days", settings.warning_days.to_string())
        .value("review-months", settings.review_months.to_string())
        .value("objection-days", settings.objection_days.to_string())
        .value("deletion-days", settings.deletion_days.to_string())
        .value("four-eyes", if settings.four_eyes { "yes" } else { "" })
}

fn logo_form(visit: &Visit) -> FormView {
    FormView::new(visit, "settings")
        .field(Field::new("logo", Control::File("image/png")).required())
}

fn entity_form(visit: &Visit) -> FormView {
    FormView::new(visit, "settings-entity")
        .field(Field::text("name").required().max(200))
        .field(Field::text("registration-number").max(60))
}

/// The forms of the page that come with messages; the others are as the register has them.
#[derive(Default)]
struct Forms {
    settings: Option<FormView>,
    logo: Option<FormView>,
    entity: Option<FormView>,
    reminders: Option<FormView>,
}

async fn page(visit: Visit, status: Status, forms: Forms) -> Reply {
    let house = visit.state()?.store.house();
    let edition = house.as_ref().ok().map(|house| house.edition());
    let due = edition.clone();
    let (row, entities, rules, n_due) = visit
        .read(move |reader| {
            let n_due = due.map_or(Ok(0), |edition| reader.n_unchecked(&edition))?;
            Ok((
                reader.settings_row()?,
                reader.entities()?,
                reader.reminder_rules()?,
                n_due,
            ))
        })
        .await?;
    Answer::page_with(
        status,
        &SettingsPage {
            form: forms.settings.unwrap_or_else(|| filled(&visit, &row)),
            logo: forms.logo.unwrap_or_else(|| logo_form(&visit)),
            has_logo: row.has_logo,
            entity: forms.entity.unwrap_or_else(|| entity_form(&visit)),
            reminders: forms
                .reminders
                .unwrap_or_else(|| reminder_form::filled(&visit, &rules)),
            entities,
            checks: checks(&visit, edition, n_due),
            broken: house.err().unwrap_or_default(),
            visit,
        },
    )
}

/// What texts are held against, and how far they are.
fn checks(visit: &Visit, edition: Option<Edition>, n_due: u32) -> Vec<String> {
    let Some(edition) = edition else {
        return Vec::new();
    };
    let mut said = vec![if edition.profile.is_empty() {
        visit.t1("settings-checks-catalogue", "catalogue", &edition.catalogue)
    } else {
        visit.text(
            "settings-checks-profile",
            &[
                ("catalogue", edition.catalogue.as_str().into()),
                ("profile", edition.profile.as_str().into()),
            ],
        )
    }];
    said.push(
        super::home::recheck(visit)
            .unwrap_or_else(|| visit.tn("settings-checks-due", &i64::from(n_due))),
    );
    said
}

#[get("/settings")]
async fn show(can: Can<Administer>) -> Reply {
    page(can.visit, Status::Ok, Forms::default()).await
}

#[post("/settings", data = "<posted>")]
async fn update(can: Can<Administer>, posted: Posted) -> Reply {
    let field = |name| posted.get(name).to_owned();
    let draft = SettingsDraft {
        organisation: field("organisation"),
        lang: field("lang"),
        time_zone: field("time-zone"),
        warning_days: field("warning-days"),
        review_months: field("review-months"),
        objection_days: field("objection-days"),
        deletion_days: field("deletion-days"),
        four_eyes: field("four-eyes"),
    };
    let settings = match draft.read() {
        Ok(settings) => settings,
        Err(problems) => {
            let mut form = settings_form(&can).fill(&posted);
            form.told(&problems);
            let forms = Forms {
                settings: Some(form),
                ..Forms::default()
            };
            return page(can.visit, Status::UnprocessableEntity, forms).await;
        }
    };
    let row = posted.get("row").parse().map_err(|_| WebError::Bad)?;
    can.write(move |writer| writer.set_settings(row, &settings))
        .await?;
    Ok(Answer::to("/settings").saying("flash-settings-saved", &[]))
}

/// The logo, for anyone who is signed in.
#[get("/logo.png")]
async fn logo(signed_in: SignedIn) -> Reply {
    let png = signed_in
        .read(|reader| reader.logo())
        .await?
        .ok_or(WebError::NotFound)?;
    Ok(Answer::bytes(ContentType::PNG, png))
}

#[post("/settings/logo", data = "<posted>")]
async fn set_logo(can: Can<Administer>, posted: PostedFiles) -> Reply {
    let mut form = logo_form(&can);
    match posted.0.file("logo") {
        None => form.problem("logo", "problem-required", &[]),
        Some(file) if file.is_too_large || file.bytes.len() > LARGEST_LOGO => {
            form.problem("logo", "settings-logo-large", &[]);
        }
        Some(file) => {
            let png = file.bytes.clone();
            if is_png(&png) {
                can.write(move |writer| writer.set_logo(Some(&png))).await?;
                return Ok(Answer::to("/settings").saying("flash-logo-saved", &[]));
            }
            form.problem("logo", "settings-logo-wrong", &[]);
        }
    }
    let forms = Forms {
        logo: Some(form),
        ..Forms::default()
    };
    page(can.visit, Status::UnprocessableEntity, forms).await
}

/// Whether a file is a PNG picture of a size that a page and a report can show: its header is read, so that
/// a name or a content type alone does not pass.
fn is_png(bytes: &[u8]) -> bool {
    png::Decoder::new(std::io::Cursor::new(bytes))
        .read_info()
        .is_ok_and(|reader| {
            let info = reader.info();
            (1..=4000).contains(&info.width) && (1..=4000).contains(&info.height)
        })
}

#[post("/settings/logo/remove", data = "<_posted>")]
async fn remove_logo(can: Can<Administer>, _posted: Posted) -> Reply {
    can.write(|writer| writer.set_logo(None)).await?;
    Ok(Answer::to("/settings").saying("flash-logo-removed", &[]))
}

#[post("/settings/reminders", data = "<posted>")]
async fn set_reminders(can: Can<Administer>, posted: Posted) -> Reply {
    match reminder_form::read(&can, &posted) {
        Ok((row, rules)) => {
            can.write(move |writer| writer.set_reminder_rules(row, &rules))
                .await?;
            Ok(Answer::to("/settings").saying("flash-reminder-rules", &[]))
        }
        Err(form) => {
            let forms = Forms {
                reminders: Some(form),
                ..Forms::default()
            };
            page(can.visit, Status::UnprocessableEntity, forms).await
        }
    }
}

/// The name and number of a company as the form has them; what is wrong is put at its fields.
fn company(form: &mut FormView, posted: &Posted) -> Option<(String, Option<String>)> {
    let draft = EntityDraft {
        name: posted.get("name").to_owned(),
        registration_number: posted.get("registration-number").to_owned(),
    };
    draft.read().map_err(|problems| form.told(&problems)).ok()
}

#[post("/settings/entities", data = "<posted>")]
async fn add_entity(can: Can<Administer>, posted: Posted) -> Reply {
    let mut form = entity_form(&can).fill(&posted);
    let Some((name, number)) = company(&mut form, &posted) else {
        let forms = Forms {
            entity: Some(form),
            ..Forms::default()
        };
        return page(can.visit, Status::UnprocessableEntity, forms).await;
    };
    let said = name.clone();
    can.write(move |writer| writer.add_entity(&name, number.as_deref()))
        .await?;
    Ok(Answer::to("/settings").saying("flash-entity-saved", &[("name", said)]))
}

#[derive(Template)]
#[template(path = "settings/entity.html")]
struct EntityPage {
    visit: Visit,
    form: FormView,
    entity: Entity,
}

async fn find_entity(visit: &Visit, id: i64) -> Result<Entity, WebError> {
    let entities = visit.read(|reader| reader.entities()).await?;
    entities
        .into_iter()
        .find(|entity| entity.id == EntityId(id))
        .ok_or(WebError::NotFound)
}

#[get("/settings/entities/<id>")]
async fn edit_entity(can: Can<Administer>, id: i64) -> Reply {
    let entity = find_entity(&can, id).await?;
    let form = entity_form(&can).value("name", &entity.name).value(
        "registration-number",
        entity.registration_number.clone().unwrap_or_default(),
    );
    Answer::page(&EntityPage {
        visit: can.visit,
        form,
        entity,
    })
}

#[post("/settings/entities/<id>", data = "<posted>")]
async fn change_entity(can: Can<Administer>, id: i64, posted: Posted) -> Reply {
    let entity = find_entity(&can, id).await?;
    let mut form = entity_form(&can).fill(&posted);
    let Some((name, registration_number)) = company(&mut form, &posted) else {
        return Answer::invalid(&EntityPage {
            visit: can.visit,
            form,
            entity,
        });
    };
    let changed = Entity {
        id: entity.id,
        name,
        registration_number,
    };
    let said = changed.name.clone();
    can.write(move |writer| writer.change_entity(&changed))
        .await?;
    Ok(Answer::to("/settings").saying("flash-entity-saved", &[("name", said)]))
}
