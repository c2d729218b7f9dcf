//! One line a request: method, route, status, time, statements and who asked by number. The route is the
//! pattern, not the address, so that one-time tokens, names and searches never reach the log.

use std::io::IsTerminal;
use std::time::Instant;

use rocket::fairing::{Fairing, Info, Kind};
use rocket::{Data, Request, Response};

use super::visit::Visit;

/// Writes the line, and in debug builds tells the tests how many statements a page took.
pub struct RequestLog;

struct Started(Instant);

#[rocket::async_trait]
impl Fairing for RequestLog {
    fn info(&self) -> Info {
        Info {
            name: "request log",
            kind: Kind::Request | Kind::Response,
        }
    }

    async fn on_request(&self, request: &mut Request<'_>, _: &mut Data<'_>) {
        request.local_cache(|| Started(Instant::now()));
    }

    async fn on_response<'r>(&self, request: &'r Request<'_>, response: &mut Response<'r>) {
        let took = request.local_cache(|| Started(Instant::now())).0.elapsed();
        let visit = Visit::made(request);
        let queries = visit.as_ref().map_or(0, |visit| visit.n_queries());
        let user = visit
            .as_ref()
            .and_then(Visit::user_id)
            .map_or(0, |user| user.0);
        let route = request
            .route()
            .map_or_else(|| "-".to_owned(), |route| route.uri.to_string());
        tracing::info!(
            target: "avtal::request",
            method = %request.method(),
            route,
            status = response.status().code,
            ms = took.as_secs_f64() * 1000.0,
            queries,
            user,
        );
        if cfg!(debug_assertions) {
            response.set_raw_header("X-Queries", queries.to_string());
        }
    }
}

/// Whether the log is read on a terminal that takes colour, and nobody has asked for none.
fn paints() -> bool {
    let refused = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    !refused && std::io::stderr().is_terminal()
}

/// Starts the log on the standard error stream, as text or as JSON lines. A second call changes nothing.
pub fn start(filter: &str, is_json: bool) {
    use tracing_subscriber::EnvFilter;
    // Rocket's own lines say what ours say, with addresses in them.
    let filter = EnvFilter::try_new(format!("{filter},rocket=warn,rocket::server=off,_=warn"))
        .unwrap_or_else(|_| EnvFilter::new("info,rocket=warn,rocket::server=off,_=warn"));
    let builder = tracing_subscriber::fmt()
        .with_env_filter(filter)
        // In a file or a pipe the codes of colours are noise.
        .with_ansi(paints())
        .with_writer(std::io::stderr);
    let started = if is_json {
        builder.json().try_init()
    } else {
        builder.with_target(false).try_init()
    };
    drop(started);
}
