//! What a visitor sees behind the secret address of a data room, without signing in: the name is asked for where the room
//! wants one, then the chosen documents, and nothing else of the register. Each opening is in the room's log. An address that
//! is wrong and a document that is not in the room do not exist.

use askama::Template;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use rocket::http::{ContentType, CookieJar, Status};
use rocket::tokio::task::spawn_blocking;
use rocket::{Route, get, post, routes};

use super::desk::label;
use crate::domain::agreement::VersionId;
use crate::domain::room::{Room, RoomItem, RoomItemKind};
use crate::domain::vendor::VendorId;
use crate::report::occasion::Occasion;
use crate::report::pack;
use crate::report::pack::read::Which;
use crate::report::pdf::pdf;
use crate::store::error::StoreError;
use crate::store::proof::ProofId;
use crate::store::room::RoomDocument;
use crate::web::answer::{Answer, Reply};
use crate::web::cookie;
use crate::web::form::{Field, FormView};
use crate::web::posted::Posted;
use crate::web::problem::WebError;
use crate::web::throttle::Attempt;
use crate::web::token;
use crate::web::visit::Visit;

/// Whatever a browser makes of a file, it may load nothing and run nothing.
const SANDBOX: &str = "default-src 'none'; sandbox";

pub(super) fn routes() -> Vec<Route> {
    routes![enter, give_name, document]
}

/// The room of a secret address; `None` where it no longer opens.
async fn find(visit: &Visit, secret: &str) -> Result<Option<Room>, WebError> {
    let hash = token::digest(secret);
    let found = visit.read(move |reader| reader.room_of(&hash)).await?;
    let Some(room) = found else {
        let attempt = Attempt::at_room(visit.address);
        attempt.check(visit).await?;
        attempt.was_wrong(visit).await?;
        return Err(WebError::NotFound);
    };
    Ok(Some(room).filter(|room| room.is_open(visit.today)))
}

/// The name that the visitor gave; empty where the room asks for none, `None` where it is still to be given.
fn visitor(visit: &Visit, jar: &CookieJar<'_>, room: &Room) -> Result<Option<String>, WebError> {
    if !room.facts.asks_name {
        return Ok(Some(String::new()));
    }
    let given = cookie::get(jar, visit.state()?, cookie::ROOM);
    let given = given.and_then(|text| {
        let (id, name) = text.split_once('.')?;
        let name = String::from_utf8(URL_SAFE_NO_PAD.decode(name).ok()?).ok()?;
        (id == room.id.0.to_string()).then_some(name)
    });
    Ok(given.filter(|name| !name.trim().is_empty()))
}

async fn note(visit: &Visit, room: &Room, who: String, what: String) -> Result<(), WebError> {
    let address = visit.address.map(|it| it.to_string()).unwrap_or_default();
    let room = room.clone();
    visit
        .write(move |writer| writer.note_room_opening(&room, &who, &address, &what))
        .await
}

#[derive(Template)]
#[template(path = "room/closed.html")]
struct ClosedPage {
    visit: Visit,
}

#[derive(Template)]
#[template(path = "room/name.html")]
struct NamePage {
    visit: Visit,
    room: String,
    secret: String,
    form: FormView,
}

#[derive(Template)]
#[template(path = "room/inside.html")]
struct InsidePage {
    visit: Visit,
    name: String,
    lead: String,
    vendors: Vec<(String, Vec<(String, String)>)>,
}

fn name_form(visit: &Visit) -> FormView {
    FormView::new(visit, "room-visitor")
        .field(Field::text("name").required().max(200).autocomplete("name"))
}

fn closed(visit: Visit) -> Reply {
    Answer::page_with(Status::Gone, &ClosedPage { visit })
}

#[get("/room/<secret>")]
async fn enter(visit: Visit, jar: &CookieJar<'_>, secret: &str) -> Reply {
    let Some(room) = find(&visit, secret).await? else {
        return closed(visit);
    };
    let Some(who) = visitor(&visit, jar, &room)? else {
        let form = name_form(&visit);
        return Answer::page(&NamePage {
            room: room.facts.name,
            secret: secret.to_owned(),
            form,
            visit,
        });
    };
    let id = room.id;
    let documents = visit.read(move |reader| reader.room_documents(id)).await?;
    note(&visit, &room, who, String::new()).await?;
    let mut vendors: Vec<(String, Vec<(String, String)>)> = Vec::new();
    for document in documents.iter().filter(|it| it.is_in) {
        if vendors
            .last()
            .is_none_or(|(name, _)| *name != document.vendor.1)
        {
            vendors.push((document.vendor.1.clone(), Vec::new()));
        }
        let href = format!(
            "/room/{secret}/{}/{}",
            document.item.kind.word(),
            document.item.id
        );
        if let Some((_, all)) = vendors.last_mut() {
            all.push((label(&visit, document), href));
        }
    }
    let args = [
        ("organisation", visit.settings.organisation.as_str().into()),
        ("until", visit.day(&room.facts.last_day).into()),
    ];
    let page = InsidePage {
        lead: match visit.settings.organisation.is_empty() {
            true => visit.text("room-inside-lead-nameless", &args[1..]),
            false => visit.text("room-inside-lead", &args),
        },
        name: room.facts.name,
        vendors,
        visit,
    };
    Ok(Answer::page(&page)?.header("Referrer-Policy", "no-referrer".to_owned()))
}

#[post("/room/<secret>", data = "<posted>")]
async fn give_name(visit: Visit, jar: &CookieJar<'_>, secret: &str, posted: Posted) -> Reply {
    let Some(room) = find(&visit, secret).await? else {
        return closed(visit);
    };
    let mut form = name_form(&visit).fill(&posted);
    form.check();
    if !form.is_good() {
        return Answer::invalid(&NamePage {
            room: room.facts.name,
            secret: secret.to_owned(),
            form,
            visit,
        });
    }
    let name = URL_SAFE_NO_PAD.encode(posted.get("name"));
    let value = format!("{}.{name}", room.id.0);
    cookie::set(jar, visit.state()?, cookie::ROOM, value);
    Ok(Answer::to(format!("/room/{secret}")))
}

#[get("/room/<secret>/<kind>/<id>")]
async fn document(visit: Visit, jar: &CookieJar<'_>, secret: &str, kind: &str, id: i64) -> Reply {
    let Some(room) = find(&visit, secret).await? else {
        return closed(visit);
    };
    let Some(who) = visitor(&visit, jar, &room)? else {
        return Ok(Answer::to(format!("/room/{secret}")));
    };
    let kind = RoomItemKind::from_word(kind).ok_or(WebError::NotFound)?;
    let item = RoomItem { kind, id };
    let of = room.id;
    let documents = visit.read(move |reader| reader.room_documents(of)).await?;
    let chosen = documents.into_iter().find(|it| it.is_in && it.item == item);
    let chosen = chosen.ok_or(WebError::NotFound)?;
    let what = label(&visit, &chosen);
    let answer = match kind {
        RoomItemKind::Pack => the_pack(&visit, &room, &chosen).await?,
        RoomItemKind::Version => text(&visit, id).await?,
        RoomItemKind::Proof => proof(&visit, id).await?,
    };
    let what = match kind {
        RoomItemKind::Pack => what,
        _ => format!("{}: {what}", chosen.vendor.1),
    };
    note(&visit, &room, who, what).await?;
    Ok(answer.header("Content-Security-Policy", SANDBOX.to_owned()))
}

async fn the_pack(visit: &Visit, room: &Room, chosen: &RoomDocument) -> Reply {
    let id = VendorId(chosen.item.id);
    let (lang, today, by) = (visit.lang, visit.today, room.facts.name.clone());
    let house = visit.state()?.store.house().ok();
    let paper = visit
        .read_slow(move |reader| {
            let occasion = Occasion::read(reader, lang, today)?;
            let scope = pack::read::scope(reader, &occasion, Which::Vendor(id), &by)?;
            let file = pack::read::vendor_file(reader, &occasion, id)?;
            Ok(scope.zip(file).map(|((cover, _), file)| {
                let catalogue = house.as_deref().map(|house| &*house.catalogue);
                pack::paper(&occasion, &cover, &[file], catalogue)
            }))
        })
        .await?
        .ok_or(WebError::NotFound)?;
    let drawn = spawn_blocking(move || pdf(&paper))
        .await
        .map_err(|error| WebError::Internal(error.to_string()))?
        .map_err(|error| WebError::Internal(error.to_string()))?;
    let name = format!("avtal-pack-{}-{today}.pdf", id.0);
    Ok(Answer::download(&name, ContentType::PDF, drawn.bytes))
}

async fn text(visit: &Visit, id: i64) -> Reply {
    let (file, bytes) = visit
        .read_slow(move |reader| {
            let id = VersionId(id);
            let agreement = reader.agreement_of_version(id)?;
            let versions = agreement.map(|it| it.versions).unwrap_or_default();
            let version = versions.into_iter().find(|version| version.id == id);
            let version = version.ok_or(StoreError::NotFound("version"))?;
            let bytes = reader.version_text(id)?;
            Ok((version.file, bytes.ok_or(StoreError::NotFound("version"))?))
        })
        .await?;
    let name = file.rsplit('/').next().unwrap_or("agreement.md").to_owned();
    Ok(Answer::download(
        &name,
        ContentType::new("text", "markdown"),
        bytes,
    ))
}

async fn proof(visit: &Visit, id: i64) -> Reply {
    let found = visit
        .read_slow(move |reader| reader.proof(ProofId(id)))
        .await?;
    let (proof, bytes) = found.ok_or(WebError::NotFound)?;
    let kind = ContentType::parse_flexible(proof.kind.media_type()).unwrap_or(ContentType::Binary);
    Ok(Answer::download(&proof.name, kind, bytes))
}
