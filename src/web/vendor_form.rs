//! Adding a vendor and changing one: one form for both, with a message at each field that is wrong, a warning
//! where the vendor may be in the register already, and a rule that keeps a vendor without its agreement
//! from being made active.

use askama::Template;
use rocket::http::Status;
use rocket::{Route, get, post, routes};

use crate::domain::draft::vendor::{CertificationDraft, ContactDraft, VendorDraft};
use crate::domain::vendor::{
    Category, ContactKind, Criticality, GdprRole, PersonalData, Vendor, VendorFacts, VendorId,
    VendorStatus,
};

use super::answer::{Answer, Reply};
use super::form::{Control, Field, FormView};
use super::form_change::Difference;
use super::guard::{Can, Edit};
use super::posted::Posted;
use super::problem::WebError;
use super::vendor::countries;
use super::visit::Visit;
use super::words::choices;

/// Empty lines for contacts and certifications that a form offers beyond those that are filled in.
const SPARE: usize = 2;
/// Most lines of each that a form reads: as many as a vendor can have.
const MOST: usize = 100;

/// The routes of the vendor's form.
#[must_use]
pub fn routes() -> Vec<Route> {
    routes![new, create, edit, update]
}

#[derive(Template)]
#[template(path = "vendor/form.html")]
struct VendorFormPage {
    visit: Visit,
    title: String,
    form: FormView,
    /// The fields of each contact's line, and of each certification's.
    contact_lines: Vec<[String; 4]>,
    certification_lines: Vec<[String; 2]>,
    vendor: Option<(i64, String)>,
    /// Vendors that may be the same one, with where they are.
    similar: Vec<(String, String)>,
    /// Where someone else's change, made meanwhile, differs from what was typed.
    differences: Vec<Difference>,
}

fn form(visit: &Visit, n_contacts: usize, n_certifications: usize) -> FormView {
    let mut form = FormView::new(visit, "vendor")
        .field(Field::text("name").required().max(200).autocomplete("off"))
        .field(Field::text("service").max(500).width("wide"))
        .field(Field::select("category", choices::<Category>(visit)).required())
        .field(Field::new("status", Control::Radios(choices::<VendorStatus>(visit))).required())
        .field(Field::new(
            "roles",
            Control::Boxes(choices::<GdprRole>(visit)),
        ))
        .field(
            Field::new(
                "personal-data",
                Control::Radios(choices::<PersonalData>(visit)),
            )
            .required(),
        )
        .field(Field::new("special-categories", Control::Tick))
        .field(Field::new("criminal-data", Control::Tick))
        .field(Field::new("data-categories", Control::Lines(4)))
        .field(Field::new("data-subjects", Control::Lines(3)))
        .field(Field::new("purposes", Control::Lines(3)))
        .field(Field::text("locations").max(500))
        .field(Field::text("owner").max(200).autocomplete("off"))
        .field(Field::text("department").max(200))
        .field(
            Field::new(
                "criticality",
                Control::Radios(choices::<Criticality>(visit)),
            )
            .required(),
        )
        .field(Field::text("legal-name").max(200).autocomplete("off"))
        .field(Field::text("registration-number").max(40))
        .field(Field::select("country", countries(visit)))
        .field(Field::new("website", Control::Line("url")).max(500))
        .field(Field::new("used-from", Control::Line("date")))
        .field(Field::new("used-until", Control::Line("date")))
        .field(Field::new("deletion-proved-on", Control::Line("date")))
        .field(Field::text("tags").max(500))
        .field(Field::new("notes", Control::Lines(5)).max(10_000));
    for i in 0..n_contacts {
        let label = |key: &str| visit.text(key, &[("n", (i + 1).into())]);
        form = form
            .field(
                Field::select(format!("contacts-{i}-kind"), choices::<ContactKind>(visit))
                    .width("short")
                    .label(label("vendor-contacts-kind")),
            )
            .field(
                Field::text(format!("contacts-{i}-name"))
                    .max(200)
                    .label(label("vendor-contacts-name")),
            )
            .field(
                Field::new(format!("contacts-{i}-email"), Control::Line("email"))
                    .max(254)
                    .label(label("vendor-contacts-email")),
            )
            .field(
                Field::text(format!("contacts-{i}-phone"))
                    .max(50)
                    .label(label("vendor-contacts-phone")),
            );
    }
    for i in 0..n_certifications {
        let label = |key: &str| visit.text(key, &[("n", (i + 1).into())]);
        form = form
            .field(
                Field::text(format!("certifications-{i}-name"))
                    .max(200)
                    .label(label("vendor-certifications-name")),
            )
            .field(
                Field::new(
                    format!("certifications-{i}-last-day"),
                    Control::Line("date"),
                )
                .label(label("vendor-certifications-last-day")),
            );
    }
    form
}

fn filled(visit: &Visit, draft: &VendorDraft) -> (FormView, usize, usize) {
    let n_contacts = draft.contacts.len() + SPARE;
    let n_certifications = draft.certifications.len() + SPARE;
    let tick = |is: bool| if is { "yes" } else { "" };
    let mut form = form(visit, n_contacts, n_certifications)
        .value("name", &draft.name)
        .value("service", &draft.service)
        .value("category", &draft.category)
        .value("status", &draft.status)
        .value("personal-data", &draft.personal_data)
        .value("special-categories", tick(draft.special_categories))
        .value("criminal-data", tick(draft.criminal_data))
        .value("data-categories", &draft.data_categories)
        .value("data-subjects", &draft.data_subjects)
        .value("purposes", &draft.purposes)
        .value("locations", &draft.locations)
        .value("owner", &draft.owner)
        .value("department", &draft.department)
        .value("criticality", &draft.criticality)
        .value("legal-name", &draft.legal_name)
        .value("registration-number", &draft.registration_number)
        .value("country", &draft.country)
        .value("website", &draft.website)
        .value("used-from", &draft.used_from)
        .value("used-until", &draft.used_until)
        .value("deletion-proved-on", &draft.deletion_proved_on)
        .value("tags", &draft.tags)
        .value("notes", &draft.notes);
    for role in &draft.roles {
        form = form.value("roles", role);
    }
    for (i, contact) in draft.contacts.iter().enumerate() {
        form = form
            .value(&format!("contacts-{i}-kind"), &contact.kind)
            .value(&format!("contacts-{i}-name"), &contact.name)
            .value(&format!("contacts-{i}-email"), &contact.email)
            .value(&format!("contacts-{i}-phone"), &contact.phone);
    }
    for (i, it) in draft.certifications.iter().enumerate() {
        form = form
            .value(&format!("certifications-{i}-name"), &it.name)
            .value(&format!("certifications-{i}-last-day"), &it.last_day);
    }
    (form, n_contacts, n_certifications)
}

/// What was posted as a draft, with how many lines of contacts and certifications it holds.
fn draft(posted: &Posted) -> (VendorDraft, usize, usize) {
    let field = |name: &str| posted.get(name).to_owned();
    let n = |prefix: &str, first: &str| {
        (0..MOST)
            .take_while(|i| posted.has(&format!("{prefix}-{i}-{first}")))
            .count()
    };
    let (n_contacts, n_certifications) = (n("contacts", "name"), n("certifications", "name"));
    let draft = VendorDraft {
        name: field("name"),
        legal_name: field("legal-name"),
        registration_number: field("registration-number"),
        country: field("country"),
        website: field("website"),
        category: field("category"),
        service: field("service"),
        status: field("status"),
        used_from: field("used-from"),
        used_until: field("used-until"),
        deletion_proved_on: field("deletion-proved-on"),
        roles: posted.all("roles").into_iter().map(str::to_owned).collect(),
        personal_data: field("personal-data"),
        special_categories: posted.get("special-categories") == "yes",
        criminal_data: posted.get("criminal-data") == "yes",
        owner: field("owner"),
        department: field("department"),
        criticality: field("criticality"),
        contacts: (0..n_contacts)
            .map(|i| ContactDraft {
                kind: field(&format!("contacts-{i}-kind")),
                name: field(&format!("contacts-{i}-name")),
                email: field(&format!("contacts-{i}-email")),
                phone: field(&format!("contacts-{i}-phone")),
            })
            .collect(),
        data_categories: field("data-categories"),
        data_subjects: field("data-subjects"),
        purposes: field("purposes"),
        locations: field("locations"),
        certifications: (0..n_certifications)
            .map(|i| CertificationDraft {
                name: field(&format!("certifications-{i}-name")),
                last_day: field(&format!("certifications-{i}-last-day")),
            })
            .collect(),
        notes: field("notes"),
        tags: field("tags"),
    };
    (draft, n_contacts, n_certifications)
}

fn page(
    visit: Visit,
    parts: (FormView, usize, usize),
    vendor: Option<&Vendor>,
    similar: Vec<(VendorId, String)>,
) -> VendorFormPage {
    let (form, n_contacts, n_certifications) = parts;
    VendorFormPage {
        title: match vendor {
            Some(vendor) => visit.t1("vendor-change-title", "name", &vendor.facts.name),
            None => visit.t("vendor-new"),
        },
        form,
        contact_lines: (0..n_contacts)
            .map(|i| ["kind", "name", "email", "phone"].map(|part| format!("contacts-{i}-{part}")))
            .collect(),
        certification_lines: (0..n_certifications)
            .map(|i| ["name", "last-day"].map(|part| format!("certifications-{i}-{part}")))
            .collect(),
        vendor: vendor.map(|vendor| (vendor.id.0, vendor.facts.name.clone())),
        similar: similar
            .into_iter()
            .map(|(id, name)| (name, format!("/vendors/{}", id.0)))
            .collect(),
        differences: Vec::new(),
        visit,
    }
}

#[get("/vendors/new")]
fn new(can: Can<Edit>) -> Reply {
    let draft = VendorDraft {
        status: VendorStatus::Proposed.word().to_owned(),
        personal_data: PersonalData::Unknown.word().to_owned(),
        criticality: Criticality::Medium.word().to_owned(),
        category: Category::Other.word().to_owned(),
        owner: can.member.user.facts.name.clone(),
        ..VendorDraft::default()
    };
    let parts = filled(&can, &draft);
    Answer::page(&page(can.visit, parts, None, Vec::new()))
}

/// The form as it was posted, with what is wrong, or the facts.
fn read(visit: &Visit, posted: &Posted) -> (Option<VendorFacts>, FormView, usize, usize) {
    let (draft, n_contacts, n_certifications) = draft(posted);
    let mut form = form(visit, n_contacts, n_certifications).fill(posted);
    match draft.read() {
        Ok(facts) => (Some(facts), form, n_contacts, n_certifications),
        Err(problems) => {
            form.told(&problems);
            (None, form, n_contacts, n_certifications)
        }
    }
}

/// Puts at a field what the register says against a change; other failures stay failures.
fn refusal(form: &mut FormView, error: WebError) -> Result<(), WebError> {
    match error {
        WebError::Rule(key) => form.problem("status", key, &[]),
        other => return Err(other),
    }
    Ok(())
}

#[post("/vendors", data = "<posted>")]
async fn create(can: Can<Edit>, posted: Posted) -> Reply {
    let (facts, mut form, n_contacts, n_certifications) = read(&can, &posted);
    let Some(facts) = facts else {
        let parts = (form, n_contacts, n_certifications);
        return Answer::invalid(&page(can.visit, parts, None, Vec::new()));
    };
    // A likeness is said once; whoever sends the form again has seen it.
    if posted.get("seen-similar") != "yes" {
        let (name, number) = (facts.name.clone(), facts.registration_number.clone());
        let similar = can
            .read(move |reader| reader.similar_vendors(&name, number.as_deref()))
            .await?;
        if !similar.is_empty() {
            let parts = (form, n_contacts, n_certifications);
            return Answer::invalid(&page(can.visit, parts, None, similar));
        }
    }
    let name = facts.name.clone();
    match can.write(move |writer| writer.add_vendor(&facts)).await {
        Ok(id) => Ok(Answer::to(format!("/vendors/{}", id.0))
            .saying("flash-vendor-added", &[("name", name)])),
        Err(error) => {
            refusal(&mut form, error)?;
            let parts = (form, n_contacts, n_certifications);
            Answer::invalid(&page(can.visit, parts, None, Vec::new()))
        }
    }
}

async fn find(visit: &Visit, id: i64) -> Result<Vendor, WebError> {
    visit
        .read(move |reader| reader.vendor(VendorId(id)))
        .await?
        .ok_or(WebError::NotFound)
}

#[get("/vendors/<id>/edit")]
async fn edit(can: Can<Edit>, id: i64) -> Reply {
    let vendor = find(&can, id).await?;
    let (form, n_contacts, n_certifications) = filled(&can, &VendorDraft::of(&vendor.facts));
    let parts = (
        form.value("row", vendor.row.to_string()),
        n_contacts,
        n_certifications,
    );
    Answer::page(&page(can.visit, parts, Some(&vendor), Vec::new()))
}

#[post("/vendors/<id>", data = "<posted>", rank = 2)]
async fn update(can: Can<Edit>, id: i64, posted: Posted) -> Reply {
    let vendor = find(&can, id).await?;
    let row = posted.get("row").parse().map_err(|_| WebError::Bad)?;
    let (facts, mut form, n_contacts, n_certifications) = read(&can, &posted);
    let Some(facts) = facts else {
        let parts = (form, n_contacts, n_certifications);
        return Answer::invalid(&page(can.visit, parts, Some(&vendor), Vec::new()));
    };
    let name = facts.name.clone();
    let changed = can
        .write(move |writer| writer.change_vendor(VendorId(id), row, &facts))
        .await;
    let mut differences = Vec::new();
    let mut status = Status::UnprocessableEntity;
    match changed {
        Ok(_) => {
            return Ok(Answer::to(format!("/vendors/{id}"))
                .saying("flash-vendor-changed", &[("name", name)]));
        }
        // Both values are shown; sending the form again is then a decision, not an accident.
        Err(WebError::Conflict) => {
            let (theirs, ..) = filled(&can, &VendorDraft::of(&vendor.facts));
            differences = form.differences(&theirs);
            form = form.replace("row", vendor.row.to_string());
            status = Status::Conflict;
        }
        Err(error) => refusal(&mut form, error)?,
    }
    let parts = (form, n_contacts, n_certifications);
    let page = VendorFormPage {
        differences,
        ..page(can.visit, parts, Some(&vendor), Vec::new())
    };
    Answer::page_with(status, &page)
}
