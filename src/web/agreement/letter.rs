//! The letter that asks the vendor for changes to a version: what legal has decided to ask for, or all that the checker
//! found where nothing of that kind is decided. As Markdown, as the text of an e-mail and as PDF. Read on the slow lane;
//! nothing is stored.

use rocket::get;
use rocket::http::ContentType;

use crate::checks::outcome;
use crate::checks::profile::house::House;
use crate::domain::agreement::AgreementId;
use crate::domain::lang::Lang;
use crate::report::occasion::Occasion;
use crate::report::review::Review;
use crate::report::review::letter::letter;
use crate::report::review::request::Letter;
use crate::store::error::StoreError;
use crate::store::journal::Subject;
use crate::store::reader::Reader;
use crate::web::answer::{Answer, Reply};
use crate::web::download;
use crate::web::guard::{Can, Read};
use crate::web::problem::WebError;
use crate::web::visit::Visit;

/// What is written to the vendor.
enum Written {
    /// What was decided.
    Decided(Letter),
    /// Markdown of what the checker found.
    Found(String),
}

/// Which letter is asked for. In the language of the text; `?lang` asks for another.
#[derive(Clone, Copy)]
struct Asked {
    id: AgreementId,
    number: u32,
    lang: Option<Lang>,
}

impl Asked {
    fn of(visit: &Visit, id: i64, number: u32) -> Asked {
        Asked {
            id: AgreementId(id),
            number,
            lang: visit.query.get("lang").and_then(Lang::from_code),
        }
    }

    fn file(self, ending: &str) -> String {
        format!("avtal-{}-v{}-letter.{ending}", self.id.0, self.number)
    }

    fn write(self, reader: &Reader<'_>, house: &House) -> Result<Option<Written>, StoreError> {
        let agreement = reader
            .agreement(self.id)?
            .ok_or(StoreError::NotFound("agreement"))?;
        let version = agreement
            .versions
            .iter()
            .find(|version| version.number == self.number)
            .ok_or(StoreError::NotFound("version"))?;
        let check = reader.check_result(version.id)?;
        let Some(report) = check.and_then(|check| check.result.report) else {
            return Ok(None);
        };
        let points = reader.review_desk(version.id)?.points;
        let report = outcome::under(&house.profile, report);
        let lang = self.lang.unwrap_or(version.lang);
        let review = Review::new(&house.catalogue, &house.profile, "", &report, lang);
        let title = &agreement.facts.title;
        let decided = Letter::of(&review, &points, title, self.number).map(Written::Decided);
        Ok(decided.or_else(|| letter(&review, title).map(Written::Found)))
    }
}

async fn written(visit: &Visit, asked: Asked) -> Result<Written, WebError> {
    let house = visit.state()?.store.house();
    let house = house.map_err(|error| WebError::Internal(error.join("; ")))?;
    visit
        .read_slow(move |reader| asked.write(reader, &house))
        .await?
        .ok_or(WebError::NotFound)
}

/// As Markdown.
#[get("/agreements/<id>/versions/<number>/letter.md")]
pub(super) async fn show(can: Can<Read>, id: i64, number: u32) -> Reply {
    let asked = Asked::of(&can, id, number);
    let text = match written(&can, asked).await? {
        Written::Decided(letter) => letter.markdown(),
        Written::Found(text) => text,
    };
    Ok(Answer::download(
        &asked.file("md"),
        ContentType::Markdown,
        text.into_bytes(),
    ))
}

/// As the text of an e-mail, of what was decided alone.
#[get("/agreements/<id>/versions/<number>/letter.txt")]
pub(super) async fn mail(can: Can<Read>, id: i64, number: u32) -> Reply {
    let asked = Asked::of(&can, id, number);
    let Written::Decided(letter) = written(&can, asked).await? else {
        return Err(WebError::NotFound);
    };
    Ok(Answer::download(
        &asked.file("txt"),
        ContentType::Plain,
        letter.mail().into_bytes(),
    ))
}

/// As PDF, of what was decided alone.
#[get("/agreements/<id>/versions/<number>/letter.pdf")]
pub(super) async fn pdf(can: Can<Read>, id: i64, number: u32) -> Reply {
    let asked = Asked::of(&can, id, number);
    let Written::Decided(letter) = written(&can, asked).await? else {
        return Err(WebError::NotFound);
    };
    let today = can.today;
    let subject = Subject {
        agreement: Some(asked.id),
        ..Subject::default()
    };
    download::paper(&can, "letter", subject, asked.file("pdf"), move |reader| {
        let occasion = Occasion::read(reader, letter.lang, today)?;
        Ok(Some(letter.paper(&occasion)))
    })
    .await
}
