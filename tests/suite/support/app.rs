//! A server of its own for each test, without a socket: `TestApp::new().on("2026-03-01")`, and browsers that
//! are signed in as one of the roles.

use std::cell::{OnceCell, RefCell};
use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use avtal::domain::access::UserRole;
use avtal::domain::lang::Lang;
use avtal::jobs::mail::post::Post;
use avtal::store::session::NewSession;
use avtal::store::user::{UserFacts, UserId, UserStatus};
use avtal::web;
use avtal::web::config::{Clock, WebConfig};
use chrono::{DateTime, TimeDelta};
use rocket::http::{ContentType, Cookie, Header, Method};
use rocket::local::blocking::Client;

use super::page::Page;
use crate::registry::{Registry, at};

/// The password of every user that a test adds.
pub const PASSWORD: &str = "korallrev under bron";

/// A registry with its server.
pub struct TestApp {
    day: String,
    registry: OnceCell<Registry>,
    seconds: Arc<AtomicI64>,
    public_url: Option<String>,
    proxies: Vec<String>,
    post: Option<Post>,
}

impl TestApp {
    /// An empty registry on 2026-03-01, at noon UTC.
    pub fn new() -> TestApp {
        TestApp {
            day: String::new(),
            registry: OnceCell::new(),
            seconds: Arc::new(AtomicI64::new(0)),
            public_url: None,
            proxies: Vec::new(),
            post: None,
        }
        .on("2026-03-01")
    }

    /// On another day.
    pub fn on(mut self, day: &str) -> TestApp {
        assert!(self.registry.get().is_none(), "the day is set first");
        day.clone_into(&mut self.day);
        self.seconds
            .store(at(day).instant.timestamp(), Ordering::Relaxed);
        self
    }

    /// With texts checked as they are stored.
    pub fn checking(self) -> TestApp {
        let made = self.registry.set(Registry::checking_on(&self.day));
        assert!(made.is_ok(), "said before the register is used");
        self
    }

    /// Reached by an address of its own, `https://avtal.example.org`.
    pub fn public(mut self, url: &str) -> TestApp {
        self.public_url = Some(url.to_owned());
        self
    }

    /// Behind a proxy whose word is taken.
    pub fn behind(mut self, proxy: &str) -> TestApp {
        self.proxies.push(proxy.to_owned());
        self
    }

    /// With a way to a mail server.
    pub fn posting(mut self, post: Post) -> TestApp {
        self.post = Some(post);
        self
    }

    /// Its register.
    pub fn registry(&self) -> &Registry {
        self.registry.get_or_init(|| Registry::on(&self.day))
    }

    /// Turns the clock forward.
    pub fn later(&self, by: TimeDelta) {
        self.seconds.fetch_add(by.num_seconds(), Ordering::Relaxed);
    }

    /// Its clock.
    pub fn clock(&self) -> Clock {
        let seconds = Arc::clone(&self.seconds);
        Clock::from_fn(move || {
            DateTime::from_timestamp(seconds.load(Ordering::Relaxed), 0).expect("an instant")
        })
    }

    /// What the server is told.
    pub fn config(&self) -> WebConfig {
        let registry = self.registry();
        let mut config = WebConfig::new(registry.store.clone(), registry.folder.path().to_owned());
        config.clock = self.clock();
        config.public_url.clone_from(&self.public_url);
        config.post.clone_from(&self.post);
        config.trusted_proxies = self
            .proxies
            .iter()
            .map(|proxy| proxy.parse().expect("a range"))
            .collect();
        config
    }

    /// A browser that is not signed in.
    pub fn client(&self) -> Browser {
        let client = Client::untracked(web::rocket(&self.config())).expect("the server starts");
        Browser {
            client,
            address: "192.0.2.7:40000".to_owned(),
            headers: Vec::new(),
            cookies: RefCell::new(BTreeMap::new()),
        }
    }

    /// Adds a user with the password of all tests.
    pub fn user(&self, role: UserRole) -> UserId {
        self.user_named(role, &name_of(role))
    }

    /// Adds a user of that name.
    pub fn user_named(&self, role: UserRole, name: &str) -> UserId {
        // One hash for all: it takes a while.
        static HASH: std::sync::OnceLock<String> = std::sync::OnceLock::new();
        let facts = UserFacts {
            email: email_of(name),
            name: name.to_owned(),
            role,
            status: UserStatus::Active,
            lang: Some(Lang::En),
        };
        let hash = HASH.get_or_init(|| {
            use argon2::password_hash::PasswordHasher;
            argon2::Argon2::default()
                .hash_password(PASSWORD.as_bytes())
                .expect("a hash")
                .to_string()
        });
        self.registry().write(move |writer| {
            let id = writer.add_user(&facts)?;
            writer.set_password(id, hash)?;
            Ok(id)
        })
    }

    /// A browser that a user of a role has signed in with; the user is added.
    pub fn client_as(&self, role: UserRole) -> Browser {
        let user = self.user(role);
        self.client_of(user)
    }

    /// The token of a new session of a user, for the cookie.
    pub fn session_of(&self, user: UserId) -> String {
        let token = web::token::random();
        let now = self.clock().now();
        let session = NewSession {
            hash: web::token::digest(&token),
            user,
            now: now.timestamp(),
            idle_until: (now + TimeDelta::hours(1)).timestamp(),
            until: (now + TimeDelta::hours(12)).timestamp(),
            address: "192.0.2.7".to_owned(),
            agent: "test".to_owned(),
        };
        self.registry()
            .write(move |writer| writer.begin_session(&session));
        token
    }

    /// Lets the users of a role read in a language.
    pub fn speaks(&self, role: UserRole, lang: Lang) {
        self.registry().write(move |writer| {
            for user in writer.users()? {
                if user.facts.role == role {
                    writer.set_user_lang(user.id, lang)?;
                }
            }
            Ok(())
        });
    }

    /// A browser that a user has signed in with.
    pub fn client_of(&self, user: UserId) -> Browser {
        let token = self.session_of(user);
        let browser = self.client();
        let name = if self.config().is_secure() {
            "__Host-avtal-session"
        } else {
            "avtal-session"
        };
        browser.cookie(name, &token);
        browser
    }
}

/// The name of the user that `client_as` adds.
pub fn name_of(role: UserRole) -> String {
    match role {
        UserRole::Procurement => "Petra Inköp",
        UserRole::Legal => "Leif Jurist",
        UserRole::Auditor => "Rut Revisor",
        UserRole::Admin => "Adam Admin",
    }
    .to_owned()
}

/// The address of the user of a name.
pub fn email_of(name: &str) -> String {
    let word: String = name
        .to_lowercase()
        .chars()
        .map(|c| match c {
            'å' | 'ä' => 'a',
            'ö' => 'o',
            ' ' => '.',
            c => c,
        })
        .collect();
    format!("{word}@example.org")
}

/// A browser without a window: keeps cookies, sends what browsers send, follows redirects.
pub struct Browser {
    pub client: Client,
    /// Where it connects from.
    pub address: String,
    /// What it sends with every request.
    pub headers: Vec<(String, String)>,
    cookies: RefCell<BTreeMap<String, String>>,
}

impl Browser {
    /// Asks for a page and follows redirects.
    pub fn get(&self, path: &str) -> Page<'_> {
        self.follow(self.ask(Method::Get, path, None, None))
    }

    /// Asks once, without following a redirect.
    pub fn get_once(&self, path: &str) -> Page<'_> {
        self.ask(Method::Get, path, None, None)
    }

    /// Posts a body as a form of this server would, and follows the redirect.
    pub fn post(&self, path: &str, kind: ContentType, body: Vec<u8>) -> Page<'_> {
        let site = Some("same-origin");
        self.follow(self.ask(Method::Post, path, Some((kind, body)), site))
    }

    /// Posts a body, saying which site it comes from.
    pub fn post_from(&self, site: Option<&str>, path: &str, body: &str) -> Page<'_> {
        let body = Some((ContentType::Form, body.as_bytes().to_vec()));
        self.ask(Method::Post, path, body, site)
    }

    fn ask(
        &self,
        method: Method,
        path: &str,
        body: Option<(ContentType, Vec<u8>)>,
        site: Option<&str>,
    ) -> Page<'_> {
        let mut request = self
            .client
            .req(method, path.to_owned())
            .remote(self.address.parse().expect("an address and port"));
        request.add_header(Header::new("Host", "avtal.test"));
        for (name, value) in &self.headers {
            request.add_header(Header::new(name.clone(), value.clone()));
        }
        if let Some(site) = site {
            request.add_header(Header::new("Sec-Fetch-Site", site.to_owned()));
        }
        if let Some((kind, body)) = body {
            request.add_header(kind);
            request.set_body(body);
        }
        for (name, value) in self.cookies.borrow().iter() {
            request = request.cookie((name.clone(), value.clone()));
        }
        let page = Page::of(self, path, request.dispatch());
        for set in page.headers("Set-Cookie") {
            let cookie = Cookie::parse(set.to_owned()).expect("a cookie");
            let is_gone = cookie.max_age().is_some_and(|age| age.is_zero());
            let mut cookies = self.cookies.borrow_mut();
            if is_gone {
                cookies.remove(cookie.name());
            } else {
                cookies.insert(cookie.name().to_owned(), cookie.value().to_owned());
            }
        }
        page
    }

    fn follow<'a>(&'a self, page: Page<'a>) -> Page<'a> {
        let mut page = page;
        for _ in 0..5 {
            let Some(to) = page.header("Location") else {
                return page;
            };
            // The place on the page is the browser's own affair.
            page = self.get_once(to.split('#').next().unwrap_or_default());
        }
        panic!("{} leads round in circles", page.path)
    }

    /// The value of a cookie that it holds.
    pub fn cookie_value(&self, name: &str) -> Option<String> {
        self.cookies.borrow().get(name).cloned()
    }

    /// Sets a cookie.
    pub fn cookie(&self, name: &str, value: &str) {
        self.cookies
            .borrow_mut()
            .insert(name.to_owned(), value.to_owned());
    }
}
