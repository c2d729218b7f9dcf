//! Vendors from a CSV file: read as a whole, added as a whole, or not at all with every problem by row.

use askama::Template;
use rocket::tokio::task::spawn_blocking;
use rocket::{Route, get, post, routes};

use crate::jobs::import::{self, ImportProblem};

use super::answer::{Answer, Reply};
use super::form::{Control, Field, FormView};
use super::guard::{Can, Edit};
use super::posted::PostedFiles;
use super::visit::Visit;

/// Problems that the page lists.
const SHOWN: usize = 200;

/// The routes of the import.
#[must_use]
pub fn routes() -> Vec<Route> {
    routes![new, create]
}

#[derive(Template)]
#[template(path = "vendor/import.html")]
struct ImportPage {
    visit: Visit,
    form: FormView,
    heading: String,
    problems: Vec<String>,
    n_more: String,
    columns: Vec<&'static str>,
}

fn form(visit: &Visit) -> FormView {
    FormView::new(visit, "vendor-import")
        .field(Field::new("file", Control::File(".csv,text/csv")).required())
}

fn page(visit: Visit, form: FormView, problems: &[ImportProblem]) -> ImportPage {
    let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let n_more = problems.len().saturating_sub(SHOWN);
    ImportPage {
        heading: visit.tn("vendor-import-problems", &count(problems.len())),
        problems: problems
            .iter()
            .take(SHOWN)
            .map(|problem| problem.sentence(visit.lang))
            .collect(),
        n_more: if n_more == 0 {
            String::new()
        } else {
            visit.tn("vendor-import-more", &count(n_more))
        },
        columns: import::columns_read().collect(),
        form,
        visit,
    }
}

#[get("/vendors/import")]
fn new(can: Can<Edit>) -> Reply {
    let form = form(&can);
    Answer::page(&page(can.visit, form, &[]))
}

#[post("/vendors/import", data = "<posted>")]
async fn create(can: Can<Edit>, posted: PostedFiles) -> Reply {
    let mut form = form(&can);
    let bytes = match posted.0.file("file") {
        Some(file) if file.is_too_large => return Err(super::problem::WebError::TooLarge),
        Some(file) => file.bytes.clone(),
        None => {
            form.problem("file", "problem-required", &[]);
            return Answer::invalid(&page(can.visit, form, &[]));
        }
    };
    // Reading a long file is work for a thread of its own, not for one that answers requests.
    let read = spawn_blocking(move || import::read(&bytes))
        .await
        .map_err(|error| super::problem::WebError::Internal(error.to_string()))?;
    let rows = match read {
        Ok(rows) if rows.is_empty() => {
            form.problem("file", "vendor-import-none", &[]);
            return Answer::invalid(&page(can.visit, form, &[]));
        }
        Ok(rows) => rows,
        Err(problems) => return Answer::invalid(&page(can.visit, form, &problems)),
    };
    let n = rows.len();
    can.write(move |writer| {
        for facts in &rows {
            writer.add_vendor(facts)?;
        }
        Ok(())
    })
    .await?;
    Ok(
        Answer::to("/vendors?sort=-added")
            .saying("flash-vendors-imported", &[("n", n.to_string())]),
    )
}
