//! The calendar that a user's own program subscribes to: a secret address that the account page makes, shows once, renews
//! and ends. Outside sign-in, since calendar programs cannot sign in: what the address holds must be what opens it. Its
//! token stands in the page that makes it and nowhere else; the log has the route's pattern alone.

use std::net::IpAddr;

use askama::Template;
use rocket::http::{ContentType, Status};
use rocket::request::{FromRequest, Outcome};
use rocket::{Request, Route, get, post, routes};

use crate::domain::access::{Action, may};
use crate::domain::draft::reminder::{leads_text, own_leads};
use crate::domain::feed::{FeedFacts, FeedScope};
use crate::report::feed::{FeedWanted, feed};
use crate::store::feed::Feed;

use super::account::{self, Told};
use super::answer::{Answer, Reply};
use super::form::{Field, FormView};
use super::guard::{Can, Read, SignedIn};
use super::posted::Posted;
use super::problem::WebError;
use super::throttle::Attempt;
use super::token;
use super::visit::Visit;
use super::words::choices;

/// The routes of the calendar address.
#[must_use]
pub(super) fn routes() -> Vec<Route> {
    routes![fetch, make, change, end]
}

/// The part of the account page about the calendar.
pub(super) struct FeedSection {
    /// The choices.
    pub(super) form: FormView,
    /// Since when there is an address.
    pub(super) made_on: Option<String>,
}

impl FeedSection {
    pub(super) fn new(visit: &Visit, found: Option<&Feed>, told: Option<FormView>) -> FeedSection {
        let filled = || {
            let facts = found.map(|feed| &feed.facts);
            let scope = facts.map_or(FeedScope::Mine, |facts| facts.scope);
            let leads = facts.and_then(|facts| facts.leads.as_deref());
            form(visit)
                .value("scope", scope.word())
                .value("leads", leads.map_or_else(String::new, leads_text))
        };
        FeedSection {
            form: told.unwrap_or_else(filled),
            made_on: found.map(|feed| visit.day(&feed.made_on)),
        }
    }
}

fn form(visit: &Visit) -> FormView {
    FormView::new(visit, "feed")
        .field(Field::select("scope", choices::<FeedScope>(visit)).required())
        .field(Field::text("leads").max(200).width("short"))
}

/// What was chosen, or the form with what is wrong.
fn read(visit: &Visit, posted: &Posted) -> Result<FeedFacts, Box<Told>> {
    let mut form = form(visit).fill(posted);
    form.check();
    let leads = own_leads(posted.get("leads"));
    if let Err(problems) = &leads {
        form.told(problems);
    }
    match (FeedScope::from_word(posted.get("scope")), leads) {
        (Some(scope), Ok(leads)) if form.is_good() => Ok(FeedFacts { scope, leads }),
        _ => Err(Box::new(Told {
            feed: Some(form),
            ..Told::default()
        })),
    }
}

fn signed_in(can: Can<Read>) -> SignedIn {
    SignedIn {
        visit: can.visit,
        member: can.member,
    }
}

#[derive(Template)]
#[template(path = "account/feed.html")]
struct FeedPage {
    visit: Visit,
    link: String,
    /// The same address as the programs that subscribe at a press want it.
    subscribe: String,
}

/// Makes an address, or a new one in place of the one before.
#[post("/account/feed", data = "<posted>")]
async fn make(can: Can<Read>, posted: Posted) -> Reply {
    let facts = match read(&can, &posted) {
        Ok(facts) => facts,
        Err(told) => return account::invalid(signed_in(can), *told).await,
    };
    let secret = token::random();
    let (user, hash) = (can.member.user.id, token::digest(&secret));
    can.write(move |writer| writer.make_feed(user, &hash, &facts))
        .await?;
    let link = format!("{}/feed/{secret}.ics", can.base_url());
    let rest = link.split_once("://").map_or("", |(_, rest)| rest);
    Answer::page(&FeedPage {
        subscribe: format!("webcal://{rest}"),
        link,
        visit: can.visit,
    })
}

#[post("/account/feed/change", data = "<posted>")]
async fn change(can: Can<Read>, posted: Posted) -> Reply {
    let facts = match read(&can, &posted) {
        Ok(facts) => facts,
        Err(told) => return account::invalid(signed_in(can), *told).await,
    };
    let user = can.member.user.id;
    can.write(move |writer| writer.change_feed(user, &facts))
        .await?;
    Ok(Answer::to("/account").saying("flash-feed-changed", &[]))
}

#[post("/account/feed/end", data = "<_posted>")]
async fn end(can: Can<Read>, _posted: Posted) -> Reply {
    let user = can.member.user.id;
    can.write(move |writer| writer.end_feed(user)).await?;
    Ok(Answer::to("/account").saying("flash-feed-ended", &[]))
}

/// What a program already has, as it says.
struct Known(Option<String>);

#[rocket::async_trait]
impl<'r> FromRequest<'r> for Known {
    type Error = std::convert::Infallible;

    async fn from_request(request: &'r Request<'_>) -> Outcome<Known, Self::Error> {
        let known = request.headers().get_one("If-None-Match");
        Outcome::Success(Known(known.map(str::to_owned)))
    }
}

/// The calendar of a secret address. A right one is answered however many wrong ones came before: nobody guesses 256 bits,
/// and what is slowed down is the work that wrong ones make.
#[get("/feed/<file>")]
async fn fetch(visit: Visit, file: &str, known: Known) -> Reply {
    let hash = token::digest(file.strip_suffix(".ics").unwrap_or(file));
    let found = visit.read(move |reader| reader.feed(&hash)).await?;
    let Some((user, found)) = found.filter(|(user, _)| may(user.facts.role, Action::Read)) else {
        return Err(wrong(&visit, visit.address).await?);
    };
    let public = visit.state()?.public_url.as_deref();
    let wanted = FeedWanted {
        user: user.id,
        facts: found.facts,
        lang: user.facts.lang.unwrap_or(visit.settings.lang),
        day: visit.today,
        base_url: visit.base_url(),
        host: host(public).to_owned(),
    };
    let calendar = visit.read_slow(move |reader| feed(reader, &wanted)).await?;
    let tag = format!("\"{}\"", token::hex(&token::digest(&calendar)[..16]));
    let is_same = known.0.is_some_and(|known| {
        let mut tags = known
            .split(',')
            .map(|tag| tag.trim().trim_start_matches("W/"));
        tags.any(|known| known == tag || known == "*")
    });
    let answer = if is_same {
        Answer::empty(Status::NotModified)
    } else {
        Answer::bytes(ContentType::Calendar, calendar.into_bytes())
    };
    // The browser or program may keep it, nobody between may, and it asks whether it is still the same.
    Ok(answer
        .header("ETag", tag)
        .header("Cache-Control", "private, no-cache".to_owned())
        .header("Referrer-Policy", "no-referrer".to_owned()))
}

/// Counts a wrong address, as long as there are not too many.
async fn wrong(visit: &Visit, address: Option<IpAddr>) -> Result<WebError, WebError> {
    let attempt = Attempt::at_feed(address);
    attempt.check(visit).await?;
    attempt.was_wrong(visit).await?;
    Ok(WebError::NotFound)
}

/// What completes the identities of events: the same however the server was asked.
fn host(public_url: Option<&str>) -> &str {
    let address = public_url.and_then(|url| url.split_once("://"));
    let host = address.map(|(_, rest)| rest.split('/').next().unwrap_or(rest));
    host.unwrap_or("avtal.invalid")
}
