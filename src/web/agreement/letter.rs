//! The letter that asks the vendor for changes to a version, made from the result that is kept of it. Read on the slow
//! lane; nothing is stored.

use rocket::get;
use rocket::http::ContentType;

use crate::checks::outcome;
use crate::domain::agreement::AgreementId;
use crate::domain::lang::Lang;
use crate::report::review::Review;
use crate::report::review::letter::letter;
use crate::store::error::StoreError;
use crate::web::answer::{Answer, Reply};
use crate::web::guard::{Can, Read};
use crate::web::problem::WebError;

/// In the language of the text; `?lang` asks for another.
#[get("/agreements/<id>/versions/<number>/letter.md")]
pub(super) async fn show(can: Can<Read>, id: i64, number: u32) -> Reply {
    let id = AgreementId(id);
    let house = can.state()?.store.house();
    let house = house.map_err(|error| WebError::Internal(error.join("; ")))?;
    let asked = can.query.get("lang").and_then(Lang::from_code);
    let written = can
        .read_slow(move |reader| {
            let agreement = reader
                .agreement(id)?
                .ok_or(StoreError::NotFound("agreement"))?;
            let version = agreement
                .versions
                .iter()
                .find(|version| version.number == number)
                .ok_or(StoreError::NotFound("version"))?;
            let check = reader.check_result(version.id)?;
            let Some(report) = check.and_then(|check| check.result.report) else {
                return Ok(None);
            };
            let report = outcome::under(&house.profile, report);
            let lang = asked.unwrap_or(version.lang);
            let review = Review::new(&house.catalogue, &house.profile, "", &report, lang);
            Ok(letter(&review, &agreement.facts.title))
        })
        .await?;
    let letter = written.ok_or(WebError::NotFound)?;
    let name = format!("avtal-{}-v{number}-letter.md", id.0);
    Ok(Answer::download(
        &name,
        ContentType::Markdown,
        letter.into_bytes(),
    ))
}
