//! The pages of whoever makes data rooms: the list, a new one, its documents and its log, another address, the end. The
//! address is shown once, when it is made.

use std::collections::BTreeSet;

use askama::Template;
use rocket::{Route, get, post, routes};

use crate::domain::draft::room::RoomDraft;
use crate::domain::room::{Room, RoomFacts, RoomId, RoomItem, RoomItemKind};
use crate::store::room::{RoomDocument, RoomOpening};
use crate::web::answer::{Answer, Reply};
use crate::web::form::{Control, Field, FormView, Markup};
use crate::web::guard::{Can, Share};
use crate::web::list::{Tone, mark};
use crate::web::posted::Posted;
use crate::web::problem::WebError;
use crate::web::token;
use crate::web::visit::Visit;

/// Lines of the log that the page shows.
const LOG: u32 = 200;

pub(super) fn routes() -> Vec<Route> {
    routes![
        list, new, create, show, update, documents, add_vendor, renew, revoke
    ]
}

#[derive(Template)]
#[template(path = "room/list.html")]
struct ListPage {
    visit: Visit,
    rooms: Vec<RoomRow>,
}

struct RoomRow {
    href: String,
    name: String,
    state: Markup,
    until: String,
    n_items: u32,
    n_openings: u32,
}

fn state(visit: &Visit, room: &Room) -> Markup {
    match (room.revoked_on, room.is_open(visit.today)) {
        (Some(_), _) => mark(Tone::Quiet, &visit.t("room-revoked")),
        (None, true) => mark(Tone::Good, &visit.t("room-open")),
        (None, false) => mark(Tone::Quiet, &visit.t("room-over")),
    }
}

#[get("/rooms")]
async fn list(can: Can<Share>) -> Reply {
    let rooms = can.read(|reader| reader.rooms()).await?;
    let row = |(room, n_items, n_openings): (Room, u32, u32)| RoomRow {
        href: format!("/rooms/{}", room.id.0),
        state: state(&can, &room),
        until: can.day(&room.facts.last_day),
        name: room.facts.name,
        n_items,
        n_openings,
    };
    let rooms = rooms.into_iter().map(row).collect();
    Answer::page(&ListPage {
        rooms,
        visit: can.visit,
    })
}

#[derive(Template)]
#[template(path = "room/form.html")]
struct FormPage {
    visit: Visit,
    form: FormView,
}

fn room_form(visit: &Visit) -> FormView {
    FormView::new(visit, "room")
        .field(Field::text("name").required().max(200).autocomplete("off"))
        .field(Field::new("last-day", Control::Line("date")).required())
        .field(Field::new("asks-name", Control::Tick))
}

#[get("/rooms/new")]
fn new(can: Can<Share>) -> Reply {
    let form = room_form(&can).value("asks-name", "yes");
    Answer::page(&FormPage {
        form,
        visit: can.visit,
    })
}

#[expect(
    clippy::result_large_err,
    reason = "the form with what is wrong is the answer, given once"
)]
fn read(visit: &Visit, posted: &Posted) -> Result<RoomFacts, FormView> {
    let mut form = room_form(visit).fill(posted);
    let draft = RoomDraft {
        name: posted.get("name").to_owned(),
        last_day: posted.get("last-day").to_owned(),
        asks_name: posted.has("asks-name"),
    };
    draft.read(visit.today).map_err(|problems| {
        form.told(&problems);
        form
    })
}

#[derive(Template)]
#[template(path = "room/link.html")]
struct LinkPage {
    visit: Visit,
    title: String,
    lead: String,
    link: String,
    href: String,
}

fn link_page(visit: Visit, room: &Room, secret: &str) -> Reply {
    let args = [("until", visit.day(&room.facts.last_day).into())];
    Answer::page(&LinkPage {
        title: visit.t1("room-link-title", "name", &room.facts.name),
        lead: visit.text("room-link-lead", &args),
        link: format!("{}/room/{secret}", visit.base_url()),
        href: format!("/rooms/{}", room.id.0),
        visit,
    })
}

#[post("/rooms", data = "<posted>")]
async fn create(can: Can<Share>, posted: Posted) -> Reply {
    let facts = match read(&can, &posted) {
        Ok(facts) => facts,
        Err(form) => {
            return Answer::invalid(&FormPage {
                form,
                visit: can.visit,
            });
        }
    };
    let secret = token::random();
    let hash = token::digest(&secret);
    let room = can
        .write(move |writer| {
            let id = writer.add_room(&facts, &hash)?;
            writer.room(id)
        })
        .await?
        .ok_or(WebError::NotFound)?;
    link_page(can.visit, &room, &secret)
}

#[derive(Template)]
#[template(path = "room/show.html")]
struct ShowPage {
    visit: Visit,
    id: i64,
    name: String,
    state: Markup,
    is_over: bool,
    made: String,
    form: FormView,
    vendor_form: FormView,
    vendors: Vec<VendorView>,
    log: Vec<LogView>,
}

/// A vendor of a room with its documents.
struct VendorView {
    name: String,
    href: String,
    documents: Vec<DocumentView>,
}

struct DocumentView {
    word: String,
    label: String,
    is_in: bool,
}

struct LogView {
    time: String,
    who: String,
    address: String,
    what: String,
}

/// What a document is called.
pub(super) fn label(visit: &Visit, document: &RoomDocument) -> String {
    let args = [
        ("title", document.title.as_str().into()),
        ("number", i64::from(document.number).into()),
        ("name", document.name.as_str().into()),
        ("vendor", document.vendor.1.as_str().into()),
    ];
    visit.text(
        match document.item.kind {
            RoomItemKind::Pack => "room-document-pack",
            RoomItemKind::Version => "room-document-version",
            RoomItemKind::Proof => "room-document-proof",
        },
        &args,
    )
}

fn vendors(visit: &Visit, documents: &[RoomDocument]) -> Vec<VendorView> {
    let mut all: Vec<VendorView> = Vec::new();
    let mut last = None;
    for document in documents {
        if last != Some(document.vendor.0) {
            last = Some(document.vendor.0);
            all.push(VendorView {
                name: document.vendor.1.clone(),
                href: format!("/vendors/{}", document.vendor.0.0),
                documents: Vec::new(),
            });
        }
        if let Some(vendor) = all.last_mut() {
            vendor.documents.push(DocumentView {
                word: document.item.word(),
                label: label(visit, document),
                is_in: document.is_in,
            });
        }
    }
    all
}

fn log_line(visit: &Visit, line: RoomOpening) -> LogView {
    let at = chrono::DateTime::parse_from_rfc3339(&line.at);
    LogView {
        time: at.map_or_else(|_| line.at.clone(), |at| visit.time(&at.to_utc())),
        who: line.who,
        address: line.address,
        what: match line.what.is_empty() {
            true => visit.t("room-log-entered"),
            false => line.what,
        },
    }
}

fn vendor_form(visit: &Visit) -> FormView {
    FormView::new(visit, "room-vendor")
        .field(Field::text("name").required().max(200).autocomplete("off"))
}

async fn page(
    visit: Visit,
    id: i64,
    form: Option<FormView>,
    vendor: Option<FormView>,
) -> Result<ShowPage, WebError> {
    let id = RoomId(id);
    let (room, documents, log) = visit
        .read(move |reader| {
            Ok((
                reader.room(id)?,
                reader.room_documents(id)?,
                reader.room_log(id, LOG)?,
            ))
        })
        .await?;
    let room = room.ok_or(WebError::NotFound)?;
    let filled = || {
        let form = room_form(&visit)
            .value("name", &room.facts.name)
            .value("last-day", room.facts.last_day.to_string());
        match room.facts.asks_name {
            true => form.value("asks-name", "yes"),
            false => form,
        }
    };
    let made = [
        ("who", room.added_by.as_str().into()),
        ("day", visit.day(&room.added_on).into()),
    ];
    Ok(ShowPage {
        id: id.0,
        state: state(&visit, &room),
        is_over: room.revoked_on.is_some(),
        made: visit.text("room-made", &made),
        form: form.unwrap_or_else(filled),
        vendor_form: vendor.unwrap_or_else(|| vendor_form(&visit)),
        vendors: vendors(&visit, &documents),
        log: log.into_iter().map(|line| log_line(&visit, line)).collect(),
        name: room.facts.name,
        visit,
    })
}

#[get("/rooms/<id>", rank = 2)]
async fn show(can: Can<Share>, id: i64) -> Reply {
    Answer::page(&page(can.visit, id, None, None).await?)
}

#[post("/rooms/<id>", data = "<posted>")]
async fn update(can: Can<Share>, id: i64, posted: Posted) -> Reply {
    match read(&can, &posted) {
        Ok(facts) => {
            can.write(move |writer| writer.change_room(RoomId(id), &facts))
                .await?;
            Ok(Answer::to(format!("/rooms/{id}")).saying("flash-room-changed", &[]))
        }
        Err(form) => Answer::invalid(&page(can.visit, id, Some(form), None).await?),
    }
}

#[post("/rooms/<id>/documents", data = "<posted>")]
async fn documents(can: Can<Share>, id: i64, posted: Posted) -> Reply {
    let items: Option<BTreeSet<RoomItem>> = posted
        .all("item")
        .into_iter()
        .map(RoomItem::from_word)
        .collect();
    let items = items.ok_or(WebError::Bad)?;
    can.write(move |writer| writer.set_room_items(RoomId(id), &items))
        .await?;
    Ok(Answer::to(format!("/rooms/{id}")).saying("flash-room-changed", &[]))
}

/// Adds a vendor by its name: its audit pack; its other documents can then be ticked.
#[post("/rooms/<id>/vendors", data = "<posted>")]
async fn add_vendor(can: Can<Share>, id: i64, posted: Posted) -> Reply {
    let mut form = vendor_form(&can).fill(&posted);
    form.check();
    let wanted = posted.get("name").to_owned();
    let found = can
        .read(move |reader| {
            let found = reader.similar_vendors(&wanted, None)?;
            let is_it = |name: &str| name.to_lowercase() == wanted.trim().to_lowercase();
            let exact = found
                .iter()
                .find(|(_, name)| is_it(name))
                .map(|(id, _)| *id);
            let only = (found.len() == 1).then(|| found[0].0);
            Ok((exact.or(only), found))
        })
        .await?;
    let (Some(vendor), true) = (found.0, form.is_good()) else {
        if form.is_good() {
            let names: Vec<String> = found.1.into_iter().map(|(_, name)| name).collect();
            let (key, names) = match names.is_empty() {
                true => ("room-vendor-unknown", String::new()),
                false => ("room-vendor-several", names.join(", ")),
            };
            form.problem("name", key, &[("names", names.into())]);
        }
        return Answer::invalid(&page(can.visit, id, None, Some(form)).await?);
    };
    can.write(move |writer| {
        let inside = writer.room_documents(RoomId(id))?;
        let inside = inside.into_iter().filter(|it| it.is_in).map(|it| it.item);
        let mut items: BTreeSet<RoomItem> = inside.collect();
        items.insert(RoomItem {
            kind: RoomItemKind::Pack,
            id: vendor.0,
        });
        writer.set_room_items(RoomId(id), &items)
    })
    .await?;
    Ok(Answer::to(format!("/rooms/{id}")).saying("flash-room-changed", &[]))
}

#[post("/rooms/<id>/link", data = "<_posted>")]
async fn renew(can: Can<Share>, id: i64, _posted: Posted) -> Reply {
    let secret = token::random();
    let hash = token::digest(&secret);
    let room = can
        .write(move |writer| {
            writer.renew_room(RoomId(id), &hash)?;
            writer.room(RoomId(id))
        })
        .await?
        .ok_or(WebError::NotFound)?;
    link_page(can.visit, &room, &secret)
}

#[post("/rooms/<id>/revoke", data = "<_posted>")]
async fn revoke(can: Can<Share>, id: i64, _posted: Posted) -> Reply {
    can.write(move |writer| writer.revoke_room(RoomId(id)))
        .await?;
    Ok(Answer::to(format!("/rooms/{id}")).saying("flash-room-revoked", &[]))
}
