//! An agreement to offer a vendor that has none: how it reads, what is left to fill in, as a file, and on into the
//! register by the same steps as any other text.

use askama::Template;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use rocket::http::ContentType;
use rocket::{Route, get, routes};

use crate::domain::lang::Lang;
use crate::domain::vendor::{Vendor, VendorId};
use crate::report::occasion::Occasion;
use crate::report::offer::{self, Offer};
use crate::store::journal::Subject;

use super::answer::{Answer, Reply};
use super::download;
use super::guard::{Can, Edit};
use super::markdown;
use super::problem::WebError;
use super::visit::Visit;

/// The routes of a vendor's offer.
#[must_use]
pub fn routes() -> Vec<Route> {
    routes![show, file, paper]
}

#[derive(Template)]
#[template(path = "vendor/offer.html")]
struct OfferPage {
    visit: Visit,
    id: i64,
    vendor: String,
    lang: Lang,
    offer: Offer,
    n_blanks: i64,
    /// The text for the form that takes it into the register.
    kept: String,
    html: String,
}

/// The draft that a page asks for: `?lang` is the text's language, the reader's where it is silent.
async fn drafted(visit: &Visit, id: i64) -> Result<(Vendor, Lang, Offer), WebError> {
    let lang = visit
        .query
        .get("lang")
        .and_then(Lang::from_code)
        .unwrap_or(visit.lang);
    let read = visit
        .read(move |reader| offer::read(reader, lang, VendorId(id)))
        .await?;
    let (vendor, offer) = read.ok_or(WebError::NotFound)?;
    Ok((vendor, lang, offer))
}

#[get("/vendors/<id>/offer")]
async fn show(can: Can<Edit>, id: i64) -> Reply {
    let (vendor, lang, offer) = drafted(&can, id).await?;
    Answer::page(&OfferPage {
        id,
        vendor: vendor.facts.name,
        lang,
        n_blanks: i64::try_from(offer.blanks.len()).unwrap_or(i64::MAX),
        kept: STANDARD.encode(&offer.markdown),
        html: markdown::render(&offer.markdown, &[]).html,
        offer,
        visit: can.visit,
    })
}

/// The draft as a PDF, in the language of its text.
#[get("/vendors/<id>/offer.pdf")]
async fn paper(can: Can<Edit>, id: i64) -> Reply {
    let (vendor, lang, offer) = drafted(&can, id).await?;
    let today = can.today;
    let name = format!("avtal-{}-{today}.pdf", vendor.slug);
    download::paper(
        &can,
        "offer",
        Subject::vendor(vendor.id),
        name,
        move |reader| {
            let occasion = Occasion::read(reader, lang, today)?;
            Ok(Some(offer::paper(&occasion, &offer)))
        },
    )
    .await
}

#[get("/vendors/<id>/offer.md")]
async fn file(can: Can<Edit>, id: i64) -> Reply {
    let (vendor, _, offer) = drafted(&can, id).await?;
    let name = format!("avtal-{}.md", vendor.slug);
    Ok(Answer::download(
        &name,
        ContentType::Markdown,
        offer.markdown.into_bytes(),
    ))
}
