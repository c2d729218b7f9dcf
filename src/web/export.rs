//! The lists of the register as files: CSV, XLSX, JSON and Markdown, with the filters and the order of the list's page,
//! and the schema of the JSON. A list is written to a temporary file on the slow lane and sent from there, so that it
//! neither needs memory nor holds up a page, however long it is and however slowly it is fetched.

use std::io::{BufWriter, Seek};

use rocket::http::ContentType;
use rocket::{Route, get, routes};

use crate::report::feedback::examples;
use crate::report::list::{self, ListError, Wanted};
use crate::report::sheet::csv::Mark;
use crate::report::sheet::{SheetFormat, SheetOptions, schema};
use crate::store::journal::Subject;

use super::answer::{Answer, Reply};
use super::guard::{Administer, Can, Read, ReadJournal};
use super::list::order;
use super::problem::WebError;
use super::visit::Visit;

/// The routes of the exports.
#[must_use]
pub fn routes() -> Vec<Route> {
    routes![
        vendors,
        agreements,
        findings,
        sub_processors,
        change_notices,
        journal,
        feedback,
        schema_of,
        everything
    ]
}

#[get("/export/vendors")]
async fn vendors(can: Can<Read>) -> Reply {
    let filter = super::vendor::filter(&can.query);
    let sorting = super::vendor::sorting(&can.query);
    let sort = super::vendor::page(&can.query, &sorting).sort;
    send(&can, Wanted::Vendors(filter, sort, order(&sorting))).await
}

#[get("/export/agreements")]
async fn agreements(can: Can<Read>) -> Reply {
    let filter = super::agreement::list::filter(&can.query);
    let (_, sort, order) = super::agreement::list::which(&can.query);
    send(&can, Wanted::Agreements(filter, sort, order)).await
}

#[get("/export/findings")]
async fn findings(can: Can<Read>) -> Reply {
    let filter = super::finding::filter(&can.query);
    let (sort, order) = super::finding::order_of(&can.query);
    send(&can, Wanted::Findings(vec![filter], sort, order)).await
}

#[get("/export/sub-processors")]
async fn sub_processors(can: Can<Read>) -> Reply {
    let filter = super::sub_processor::list::filter(&can.query);
    send(&can, Wanted::SubProcessors(filter)).await
}

#[get("/export/change-notices")]
async fn change_notices(can: Can<Read>) -> Reply {
    let filter = super::change_notice::list::filter(&can.query);
    send(&can, Wanted::ChangeNotices(filter)).await
}

#[get("/export/journal")]
async fn journal(can: Can<ReadJournal>) -> Reply {
    let filter = super::journal::filter(&can.query, &can.settings);
    send(&can, Wanted::Journal(filter)).await
}

#[get("/export/schema/<list>")]
fn schema_of(can: Can<Read>, list: &str) -> Reply {
    let list = list::named(list).ok_or(WebError::NotFound)?;
    let text = serde_json::to_vec_pretty(&schema::schema(list))
        .map_err(|error| WebError::Internal(error.to_string()))?;
    let name = format!("avtal-{}-{}.schema.json", list.name, can.today);
    Ok(Answer::download(&name, ContentType::JSON, text))
}

/// The verdicts that reviews call wrong, as examples for the catalogue.
#[get("/export/feedback")]
async fn feedback(can: Can<ReadJournal>) -> Reply {
    let all = can.read_slow(|reader| reader.feedback()).await?;
    let (file, _) = examples(&all).map_err(|error| WebError::Internal(error.to_string()))?;
    let name = format!("avtal-feedback-{}.toml", can.today);
    let kind = ContentType::new("application", "toml");
    Ok(Answer::download(&name, kind, file.into_bytes()))
}

/// The whole register, for the administrator; noted in the journal with the head of the chain that was taken.
#[get("/export/everything")]
async fn everything(can: Can<Administer>) -> Reply {
    let at = can.at();
    let written = can
        .read_slow(move |reader| {
            let make = || {
                let mut file = tempfile::tempfile()?;
                let copy = BufWriter::new(file.try_clone()?);
                let written = reader.write_everything(copy, at)?;
                file.rewind()?;
                let bytes = file.metadata()?.len();
                Ok((file, bytes, written.journal_sha256))
            };
            match make() {
                Ok(written) => Ok(Ok(written)),
                Err(ListError::Write(error)) => Ok(Err(error)),
                Err(ListError::Store(error)) => Err(error),
            }
        })
        .await?;
    let (file, bytes, head) = written.map_err(|error| WebError::Internal(error.to_string()))?;
    can.write(move |writer| writer.issue_paper("everything", Subject::default(), &head))
        .await?;
    let name = format!("avtal-everything-{}.zip", can.today);
    Ok(Answer::download_file(&name, ContentType::ZIP, file, bytes))
}

/// Writes a list and sends it. CSV has the mark by which Excel knows UTF-8 unless the address says `bom=no`, since it
/// was a person who asked for it.
async fn send(visit: &Visit, wanted: Wanted) -> Reply {
    let format = match visit.query.get("format") {
        Some(word) => SheetFormat::from_word(word).ok_or(WebError::NotFound)?,
        None => SheetFormat::Csv,
    };
    let options = SheetOptions {
        format,
        lang: visit.lang,
        day: visit.today,
        mark: match visit.query.get("bom") {
            Some("no") => Mark::Without,
            _ => Mark::With,
        },
    };
    let name = wanted.list().file_name(format, visit.today);
    let written = visit
        .read_slow(move |reader| {
            let write = || {
                let mut file = tempfile::tempfile()?;
                list::write(reader, &wanted, &options, BufWriter::new(&mut file))?;
                file.rewind()?;
                let bytes = file.metadata()?.len();
                Ok((file, bytes))
            };
            match write() {
                Ok(written) => Ok(Ok(written)),
                Err(ListError::Write(error)) => Ok(Err(error)),
                Err(ListError::Store(error)) => Err(error),
            }
        })
        .await?;
    let (file, bytes) = written.map_err(|error| WebError::Internal(error.to_string()))?;
    Ok(Answer::download_file(
        &name,
        content_type(format),
        file,
        bytes,
    ))
}

/// The type of a format's files.
pub(super) fn content_type(format: SheetFormat) -> ContentType {
    match format {
        SheetFormat::Csv => ContentType::CSV,
        SheetFormat::Xlsx => ContentType::new(
            "application",
            "vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ),
        SheetFormat::Json => ContentType::JSON,
        SheetFormat::Markdown => {
            ContentType::new("text", "markdown").with_params(("charset", "utf-8"))
        }
    }
}
