//! The web layer: Rocket, guards, forms and pages. It reads and changes the register through `store` and
//! knows nothing of SQL or of how papers are drawn. Only here and in `cli` is the clock read.
//!
//! How to add a page:
//! 1. A handler file `web/<noun>.rs`: a struct with what the page shows and `#[template(path = …)]`, the
//!    handlers, and `routes()`. A handler names its guard, `Can<Read>`, `Can<Edit>` and so on; it cannot run
//!    without it. It reads by `can.read(|reader| …).await?`, at most six statements a page, and writes by
//!    `can.write(|writer| …).await?`. It gives a `Reply`: `Answer::page(&page)`, `Answer::invalid(&page)`
//!    with messages at the fields, or `Answer::to("/vendors").saying("flash-…", &[])` after a change.
//! 2. A folder `templates/<noun>/` with templates that extend `layout/base.html` and have a field `visit`.
//!    `user/list.html` is the pattern of a list, `user/form.html` that of a form, `journal/list.html` one
//!    with filters and paging.
//! 3. Its words in `templates/locales/{en,sv}/`. A form of the stem `vendor` finds the label of its field
//!    `name` under `vendor-name`, and a hint under `vendor-name-hint` if there is one.
//! 4. A row a route in `web/access.rs`, a line in `rocket` below, and one in `web/nav.rs` for the menu.
//!
//! What a form sends arrives as [`posted::Posted`] (or [`posted::PostedFiles`]), which has checked where it
//! comes from; a handler that changes something and takes neither fails a test. Every form therefore holds
//! `form.token()` or `visit.token_field()`.

#![expect(
    clippy::redundant_closure_for_method_calls,
    reason = "a method of Reader is not general enough over its lifetime where a closure is"
)]

pub mod access;
pub mod account;
pub mod address;
mod agreement;
pub mod answer;
pub mod asset;
mod change_notice;
mod channel;
pub mod config;
pub mod cookie;
mod daily;
pub mod download;
pub mod export;
pub mod factor;
pub mod factor_page;
mod feed;
pub mod finding;
pub mod first;
pub mod form;
mod form_change;
mod form_show;
pub mod guard;
pub mod home;
pub mod import;
mod job;
pub mod journal;
pub mod link;
pub mod list;
pub mod log;
mod mail;
mod mark;
pub mod markdown;
pub mod nav;
mod pack;
pub mod password;
mod past;
pub mod posted;
pub mod problem;
pub mod query;
pub mod reminder;
mod reminder_form;
mod room;
pub mod search;
pub mod security;
pub mod session;
pub mod settings;
pub mod sign_in;
pub mod state;
mod sub_processor;
pub mod theme;
pub mod throttle;
mod timeline;
pub mod token;
mod tombstone;
mod transfer;
pub mod user;
pub mod vendor;
pub mod vendor_end;
mod vendor_facts;
pub mod vendor_form;
pub mod vendor_offer;
pub mod vendor_page;
mod verify;
pub mod visit;
mod visit_words;
pub mod waiver;
mod webhook;
mod words;

use rocket::config::{Ident, LogLevel, SecretKey, Shutdown};
use rocket::data::{ByteUnit, Limits};
use rocket::shield::Shield;
use rocket::{Build, Config, Rocket, tokio};

use config::WebConfig;

/// Seconds that requests in flight may still take when the server is told to stop; longer than the longest paper.
const GRACE_SECONDS: u32 = 5;

/// The server, not yet started: `serve` launches it, tests ask it without a socket.
#[must_use]
pub fn rocket(config: &WebConfig) -> Rocket<Build> {
    let routes = [
        asset::routes(),
        home::routes(),
        finding::routes(),
        vendor::routes(),
        vendor_page::routes(),
        vendor_form::routes(),
        vendor_end::routes(),
        vendor_offer::routes(),
        sub_processor::routes(),
        transfer::routes(),
        change_notice::routes(),
        waiver::routes(),
        reminder::routes(),
        feed::routes(),
        mail::routes(),
        webhook::routes(),
        search::routes(),
        download::routes(),
        pack::routes(),
        export::routes(),
        import::routes(),
        sign_in::routes(),
        first::routes(),
        link::routes(),
        account::routes(),
        factor_page::routes(),
        user::routes(),
        settings::routes(),
        room::routes(),
        journal::routes(),
        verify::routes(),
        past::routes(),
        agreement::routes(),
    ];
    rocket::custom(rocket_config(config))
        .manage(state::WebState::new(config))
        // Our own list of headers stands in one place.
        .attach(Shield::new())
        .attach(security::SecurityHeaders {
            is_secure: config.is_secure(),
        })
        .attach(log::RequestLog)
        .register("/", problem::catchers())
        .mount("/", routes.concat())
}

fn rocket_config(config: &WebConfig) -> Config {
    let bytes = |n: u64| ByteUnit::from(n);
    Config {
        address: config.address,
        port: config.port,
        ident: Ident::none(),
        // Any client could send such a header; `address` decides whom to believe.
        ip_header: None,
        limits: Limits::new()
            .limit("form", bytes(posted::FORM_BYTES))
            .limit("data-form", bytes(posted::UPLOAD_BYTES))
            .limit("file", bytes(posted::FILE_BYTES))
            .limit("string", bytes(64 * 1024))
            .limit("bytes", bytes(64 * 1024))
            .limit("json", bytes(256 * 1024)),
        temp_dir: config.temp_dir.clone().into(),
        // Nothing is encrypted or signed with it, sessions are kept by the store: a new one each start will do.
        secret_key: SecretKey::derive_from(token::random().as_bytes()),
        shutdown: Shutdown {
            grace: GRACE_SECONDS,
            mercy: 3,
            ..Shutdown::default()
        },
        // Its lines go through `log` to whatever the log has been started with.
        log_level: LogLevel::Off,
        cli_colors: false,
        ..Config::release_default()
    }
}

/// Starts the server and waits until it is told to stop. `ready` is called once with the address it listens on.
///
/// # Errors
/// When it cannot listen: the address is taken, or not allowed.
pub fn serve(
    config: &WebConfig,
    ready: impl FnOnce(&str) + Send + 'static,
) -> Result<(), ServeError> {
    let rocket = rocket(config).attach(rocket::fairing::AdHoc::on_liftoff("ready", {
        let ready = std::sync::Mutex::new(Some(ready));
        move |rocket| {
            let config = rocket.config();
            let address = std::net::SocketAddr::new(config.address, config.port);
            if let Some(ready) = ready
                .lock()
                .unwrap_or_else(std::sync::PoisonError::into_inner)
                .take()
            {
                ready(&format!("http://{address}"));
            }
            Box::pin(async {})
        }
    }));
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .thread_name("web")
        .enable_all()
        .build()
        .map_err(ServeError::Runtime)?;
    let beside = daily::Beside::start(config);
    let channel = channel::Channel::start(config);
    let ended = runtime.block_on(async { rocket.launch().await });
    drop((beside, channel));
    // Whoever still waits for something has had the grace and the mercy.
    runtime.shutdown_timeout(std::time::Duration::from_secs(1));
    match ended {
        Ok(_) => Ok(()),
        Err(error) => Err(ServeError::Launch(error.to_string())),
    }
}

/// Why the server did not start.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    /// No threads could be made.
    #[error("the threads of the server could not be made: {0}")]
    Runtime(std::io::Error),
    /// Rocket did not launch.
    #[error("the server could not start: {0}")]
    Launch(String),
}
