//! The server on the registry of so many invented vendors, with one route more: `/constant/<bytes>`, a page that is always
//! the same, against which `tests/bench/load` measures the others. Prints its address and the cookie of someone who is
//! signed in. `cargo bench --bench serve -- 100 8123`: vendors, port.

mod fill;

use std::error::Error;
use std::io::Write as _;

use avtal::store::Store;
use avtal::store::actor::{Actor, Via};
use avtal::store::session::NewSession;
use avtal::web::config::WebConfig;
use avtal::web::{cookie, token};
use rocket::response::content::RawHtml;
use rocket::{get, routes};

#[get("/constant/<bytes>")]
fn constant(bytes: usize) -> RawHtml<Vec<u8>> {
    RawHtml(vec![b'x'; bytes.min(1 << 20)])
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut numbers = std::env::args().filter_map(|arg| arg.parse::<u32>().ok());
    let n = numbers.next().unwrap_or(100);
    let port = u16::try_from(numbers.next().unwrap_or(8123))?;
    let folder = fill::folder(n as usize)?;
    let at = fill::now();
    let store = Store::open(&fill::options(folder.clone(), at))?;
    let secret = token::random();
    let now = at.instant.timestamp();
    let user = store.read_blocking(|r| r.users())?;
    let session = NewSession {
        hash: token::digest(&secret),
        user: user.first().ok_or("a filled folder has a user")?.id,
        now,
        idle_until: now + 3600,
        until: now + 12 * 3600,
        address: String::new(),
        agent: String::new(),
    };
    let actor = Actor {
        user: None,
        name: "Astrid".to_owned(),
        via: Via::Job,
    };
    store.write_blocking(actor, at, move |w| w.begin_session(&session))?;
    let config = WebConfig {
        port,
        ..WebConfig::new(store, folder)
    };
    writeln!(
        std::io::stdout(),
        "http://127.0.0.1:{port} {}={secret}",
        cookie::SESSION
    )?;
    let server = avtal::web::rocket(&config).mount("/", routes![constant]);
    rocket::execute(server.launch())?;
    Ok(())
}
