//! The administrator's page of addresses of other programs that are told what happens: added with a secret that is shown
//! once, tried, given another secret, ended; and what each was told, sent again at a press.

use askama::Template;
use rocket::{Route, get, post, routes};

use crate::domain::webhook::{DeliveryState, WebhookEvent, WebhookFacts, is_address};
use crate::store::webhook::{Delivery, DeliveryId, Webhook, WebhookId};

use super::answer::{Answer, Reply};
use super::form::{Choice, Control, Field, FormView};
use super::guard::{Administer, Can};
use super::posted::Posted;
use super::token;
use super::visit::Visit;

/// Deliveries on the page.
const SHOWN: u32 = 50;

/// The routes of webhooks.
#[must_use]
pub(super) fn routes() -> Vec<Route> {
    routes![list, add, renew, end, attempt, again]
}

#[derive(Template)]
#[template(path = "settings/webhook.html")]
struct WebhookPage {
    visit: Visit,
    form: FormView,
    hooks: Vec<HookRow>,
    rows: Vec<DeliveryRow>,
}

/// One address as the page shows it.
struct HookRow {
    id: i64,
    url: String,
    events: String,
    made: String,
    has_secret: bool,
}

/// One delivery as the page shows it.
struct DeliveryRow {
    id: i64,
    event: String,
    identity: String,
    url: String,
    state: String,
    tone: &'static str,
    made: String,
    note: String,
    body: String,
}

fn hook(visit: &Visit, webhook: &Webhook) -> HookRow {
    let events = webhook.facts.events.iter();
    let events: Vec<String> = events.map(|event| visit.t(event.text_key())).collect();
    HookRow {
        id: webhook.id.0,
        url: webhook.facts.url.clone(),
        events: events.join(", "),
        made: visit.day(&webhook.made_on),
        has_secret: webhook.has_secret,
    }
}

fn row(visit: &Visit, delivery: &Delivery) -> DeliveryRow {
    let time = |seconds: i64| {
        chrono::DateTime::from_timestamp(seconds, 0)
            .map_or_else(String::new, |instant| visit.time(&instant))
    };
    let answer = match (delivery.status, &delivery.error) {
        (Some(status), _) => Some(visit.t1("webhook-answer", "status", &status)),
        (None, error) => error.clone(),
    };
    let next = delivery
        .next_try
        .filter(|_| delivery.n_tries > 0)
        .map(|at| visit.t1("mail-next-try", "time", &time(at)));
    let tries =
        (delivery.n_tries > 0).then(|| visit.tn("mail-tries", &i64::from(delivery.n_tries)));
    let note: Vec<String> = [answer, tries, next].into_iter().flatten().collect();
    DeliveryRow {
        id: delivery.id.0,
        event: visit.t(delivery.event.text_key()),
        identity: delivery.identity.clone(),
        url: delivery.url.clone(),
        state: visit.t(delivery.state.text_key()),
        tone: match delivery.state {
            DeliveryState::Failed => "bad",
            DeliveryState::Waiting => "warn",
            DeliveryState::Sent => "good",
        },
        made: time(delivery.made_at),
        note: note.join(" · "),
        body: delivery.body.clone(),
    }
}

fn form(visit: &Visit) -> FormView {
    let events =
        WebhookEvent::OFFERED.map(|event| Choice::new(event.word(), visit.t(event.text_key())));
    let url = Field::new("url", Control::Line("url")).required();
    FormView::new(visit, "webhook")
        .field(url.max(2000).width("wide"))
        .field(Field::new("events", Control::Boxes(events.to_vec())).required())
}

async fn page(can: Can<Administer>, told: Option<FormView>) -> Reply {
    let (hooks, deliveries) = can
        .read(|reader| Ok((reader.webhooks()?, reader.deliveries(SHOWN)?)))
        .await?;
    let all = |form: FormView| {
        let offered = WebhookEvent::OFFERED.iter();
        offered.fold(form, |form, event| form.value("events", event.word()))
    };
    let is_told = told.is_some();
    let page = WebhookPage {
        form: told.unwrap_or_else(|| all(form(&can))),
        hooks: hooks.iter().map(|one| hook(&can, one)).collect(),
        rows: deliveries.iter().map(|one| row(&can, one)).collect(),
        visit: can.visit,
    };
    if is_told {
        return Answer::invalid(&page);
    }
    Answer::page(&page)
}

#[get("/settings/webhooks")]
async fn list(can: Can<Administer>) -> Reply {
    page(can, None).await
}

#[derive(Template)]
#[template(path = "settings/webhook_secret.html")]
struct SecretPage {
    visit: Visit,
    url: String,
    secret: String,
}

#[post("/settings/webhooks", data = "<posted>")]
async fn add(can: Can<Administer>, posted: Posted) -> Reply {
    let mut form = form(&can).fill(&posted);
    form.check();
    let url = posted.get("url").trim().to_owned();
    if !url.is_empty() && !is_address(&url) {
        form.problem("url", "problem-webhook-url", &[]);
    }
    let events: Vec<WebhookEvent> = form
        .all("events")
        .filter_map(WebhookEvent::from_word)
        .collect();
    if !form.is_good() {
        return page(can, Some(form)).await;
    }
    let (secret, facts) = (token::random(), WebhookFacts { url, events });
    let (kept, url) = (secret.clone(), facts.url.clone());
    can.write(move |writer| writer.add_webhook(&facts, &kept))
        .await?;
    Answer::page(&SecretPage {
        visit: can.visit,
        url,
        secret,
    })
}

#[post("/settings/webhooks/<id>/renew", data = "<_posted>")]
async fn renew(can: Can<Administer>, id: i64, _posted: Posted) -> Reply {
    let secret = token::random();
    let kept = secret.clone();
    let url = can
        .write(move |writer| {
            writer.renew_webhook(WebhookId(id), &kept)?;
            let all = writer.webhooks()?;
            let found = all.into_iter().find(|one| one.id.0 == id);
            Ok(found.map_or_else(String::new, |one| one.facts.url))
        })
        .await?;
    Answer::page(&SecretPage {
        visit: can.visit,
        url,
        secret,
    })
}

#[post("/settings/webhooks/<id>/end", data = "<_posted>")]
async fn end(can: Can<Administer>, id: i64, _posted: Posted) -> Reply {
    can.write(move |writer| writer.end_webhook(WebhookId(id)))
        .await?;
    Ok(Answer::to("/settings/webhooks").saying("flash-webhook-ended", &[]))
}

#[post("/settings/webhooks/<id>/trial", data = "<_posted>")]
async fn attempt(can: Can<Administer>, id: i64, _posted: Posted) -> Reply {
    can.write(move |writer| writer.try_webhook(WebhookId(id)))
        .await?;
    Ok(Answer::to("/settings/webhooks").saying("flash-webhook-trial", &[]))
}

#[post("/settings/deliveries/<id>/again", data = "<_posted>")]
async fn again(can: Can<Administer>, id: i64, _posted: Posted) -> Reply {
    can.write(move |writer| writer.delivery_again(DeliveryId(id)))
        .await?;
    Ok(Answer::to("/settings/webhooks").saying("flash-webhook-again", &[]))
}
