//! What other programs are told: by a real server that receives it, signed, tried again, and never within a private network
//! unless it is allowed.

use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{IpAddr, TcpListener};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use avtal::domain::access::UserRole;
use avtal::domain::agreement::{AgreementId, VersionId};
use avtal::domain::vendor::VendorStatus;
use avtal::domain::webhook::{DeliveryState, WebhookEvent, WebhookFacts};
use avtal::jobs::recheck::Go;
use avtal::jobs::webhook::courier::{Courier, signature};
use avtal::jobs::webhook::{deliver, write_down};
use avtal::store::actor::At;
use avtal::store::review::Decision;
use avtal::store::webhook::{Delivery, WebhookId};
use chrono::TimeDelta;
use serde_json::Value;

use super::kept::fill;
use crate::registry::{Registry, at};
use crate::support::app::TestApp;

const SECRET: &str = "a secret of at least thirty-two characters";

/// What a receiver got.
struct Got {
    headers: BTreeMap<String, String>,
    body: String,
}

/// A small program that receives on a free port and answers with the statuses that it is given, the last one for ever.
struct Receiving {
    port: u16,
    got: Receiver<Got>,
    statuses: Sender<u16>,
}

impl Receiving {
    fn start() -> Receiving {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let port = listener.local_addr().expect("an address").port();
        let (told, got) = channel();
        let (statuses, wanted) = channel();
        thread::spawn(move || {
            let mut status = 200;
            for stream in listener.incoming() {
                let mut stream = BufReader::new(stream.expect("a connection"));
                let (mut line, mut headers) = (String::new(), BTreeMap::new());
                while stream.read_line(&mut line).is_ok_and(|n| n > 2) {
                    if let Some((name, value)) = line.trim().split_once(": ") {
                        headers.insert(name.to_lowercase(), value.to_owned());
                    }
                    line.clear();
                }
                let length = headers.get("content-length").and_then(|n| n.parse().ok());
                let mut body = vec![0; length.unwrap_or(0)];
                stream.read_exact(&mut body).expect("a body");
                status = wanted.try_iter().last().unwrap_or(status);
                let away = "Location: http://127.0.0.1:1/";
                let answer = format!(
                    "HTTP/1.1 {status} Said\r\n{away}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                );
                stream
                    .get_mut()
                    .write_all(answer.as_bytes())
                    .expect("an answer");
                let body = String::from_utf8(body).expect("UTF-8");
                if told.send(Got { headers, body }).is_err() {
                    return;
                }
            }
        });
        Receiving {
            port,
            got,
            statuses,
        }
    }

    fn url(&self) -> String {
        format!("http://localhost:{}/hook", self.port)
    }

    fn answers(&self, status: u16) {
        self.statuses.send(status).expect("it listens");
    }

    /// Everything that it got since the last look.
    fn got(&self) -> Vec<Value> {
        let all = self.got.try_iter();
        all.map(|got| serde_json::from_str(&got.body).expect("JSON"))
            .collect()
    }
}

fn local() -> Courier {
    Courier::new(Arc::new(|ip: IpAddr| ip.is_loopback()))
}

fn hook(registry: &Registry, url: &str, events: &[WebhookEvent]) -> WebhookId {
    let facts = WebhookFacts {
        url: url.to_owned(),
        events: events.to_vec(),
    };
    registry.write(move |writer| writer.add_webhook(&facts, SECRET))
}

fn round(registry: &Registry, now: At, courier: &Courier) -> usize {
    write_down(&registry.store, now).expect("written");
    deliver(&registry.store, &move || now, courier, &|| Go::On).expect("the store works")
}

fn deliveries(registry: &Registry) -> Vec<Delivery> {
    registry.read(|reader| reader.deliveries(50))
}

fn after(registry: &Registry, minutes: i64) -> At {
    At {
        instant: registry.at.instant + TimeDelta::minutes(minutes),
        ..registry.at
    }
}

#[test]
fn findings_reminders_and_decisions_are_told_signed_and_each_once() {
    let server = Receiving::start();
    let registry = Registry::on("2026-03-01");
    registry.vendor("Lönehamn");
    hook(&registry, &server.url(), &WebhookEvent::OFFERED);
    assert_eq!(
        round(&registry, registry.at, &local()),
        0,
        "what stands is no news"
    );
    let (vendor, (agreement, version)) = fill(&registry, "2026-03-20");
    round(&registry, after(&registry, 1), &local());
    let all: Vec<Got> = server.got.try_iter().collect();
    for got in &all {
        let signed = &got.headers["avtal-signature"];
        let now = after(&registry, 1).instant.timestamp();
        assert_eq!(signed, &signature(SECRET, now, &got.body));
        let body: Value = serde_json::from_str(&got.body).expect("JSON");
        assert_eq!(
            got.headers["avtal-event"],
            body["event"].as_str().unwrap_or_default()
        );
        assert_eq!(
            got.headers["avtal-delivery"],
            body["id"].as_str().unwrap_or_default()
        );
    }
    let bodies: Vec<Value> = all
        .iter()
        .map(|got| serde_json::from_str(&got.body).expect("JSON"))
        .collect();
    let of = |event: &str| {
        bodies
            .iter()
            .filter(|body| body["event"] == event)
            .collect::<Vec<_>>()
    };
    let finding = of("finding-appeared");
    assert!(
        finding
            .iter()
            .any(|body| body["finding"]["code"] == "agreement-expiring"
                && body["vendor"]["name"] == "Kvickprat"
                && body["agreement"]["title"] == "Biträdesavtal"),
        "{bodies:#?}"
    );
    let reminder = of("reminder-due");
    assert_eq!(reminder.len(), 1);
    assert_eq!(reminder[0]["reminder"]["kind"], "last-day");
    assert_eq!(reminder[0]["reminder"]["day"], "2026-03-20");
    assert_eq!(of("agreement-decided")[0]["decision"], "bound");
    assert_eq!(
        round(&registry, after(&registry, 2), &local()),
        0,
        "each once"
    );
    decide(&registry, agreement, version);
    registry.write(move |w| {
        let mut vendor = w.vendor(vendor)?.expect("it is there");
        vendor.facts.status = VendorStatus::Former;
        w.change_vendor(vendor.id, vendor.row, &vendor.facts)
    });
    round(&registry, after(&registry, 3), &local());
    let told = server.got();
    assert!(
        told.iter()
            .any(|body| body["decision"] == "approved" && body["version"] == 1),
        "{told:#?}"
    );
    assert!(
        told.iter().any(|body| body["event"] == "finding-cleared"
            && body["finding"]["code"] == "agreement-expiring"),
        "{told:#?}"
    );
}

fn decide(registry: &Registry, agreement: AgreementId, version: VersionId) {
    registry.write(move |w| {
        let row = w.agreement(agreement)?.expect("it is there").versions[0].row;
        let row = w.open_review(version, row)?;
        w.decide(
            version,
            row,
            Decision::Approve,
            "read and found good enough",
        )
    });
}

#[test]
fn what_is_not_taken_is_tried_again_later_given_up_and_sent_again_by_a_person() {
    let server = Receiving::start();
    let registry = Registry::on("2026-03-01");
    let id = hook(&registry, &server.url(), &[WebhookEvent::ReminderDue]);
    registry.write(move |writer| writer.try_webhook(id));
    server.answers(500);
    assert_eq!(round(&registry, registry.at, &local()), 1);
    assert_eq!(round(&registry, registry.at, &local()), 0, "not at once");
    let first = server.got();
    let mut minutes = 0;
    for _ in 0..8 {
        minutes += 26 * 60;
        round(&registry, after(&registry, minutes), &local());
    }
    let again = server.got();
    assert_eq!(again.len(), 8);
    assert!(
        again.iter().all(|body| *body == first[0]),
        "the same each time"
    );
    let given_up = deliveries(&registry).remove(0);
    assert_eq!(
        (given_up.state, given_up.status),
        (DeliveryState::Failed, Some(500))
    );
    server.answers(204);
    registry.write(move |writer| writer.delivery_again(given_up.id));
    assert_eq!(round(&registry, after(&registry, minutes), &local()), 1);
    assert_eq!(deliveries(&registry)[0].state, DeliveryState::Sent);
}

#[test]
fn a_redirect_is_not_followed() {
    let server = Receiving::start();
    let registry = Registry::on("2026-03-01");
    let id = hook(&registry, &server.url(), &[WebhookEvent::ReminderDue]);
    registry.write(move |writer| writer.try_webhook(id));
    server.answers(302);
    round(&registry, registry.at, &local());
    let delivery = deliveries(&registry).remove(0);
    assert_eq!(
        (delivery.state, delivery.status),
        (DeliveryState::Waiting, Some(302))
    );
}

#[test]
fn a_private_network_is_not_reached_by_name_or_number_unless_it_is_allowed() {
    let server = Receiving::start();
    let port = server.port;
    let nobody = Courier::new(Arc::new(|_| false));
    for (url, said) in [
        (format!("https://localhost:{port}/"), "private network"),
        (format!("https://127.0.0.1:{port}/"), "private network"),
        (format!("https://[::1]:{port}/"), "private network"),
        (
            format!("https://[::ffff:127.0.0.1]:{port}/"),
            "private network",
        ),
        (format!("http://127.0.0.1:{port}/"), "without TLS"),
        ("http://169.254.169.254/latest/".to_owned(), "without TLS"),
    ] {
        let registry = Registry::on("2026-03-01");
        let id = hook(&registry, &url, &[WebhookEvent::ReminderDue]);
        registry.write(move |writer| writer.try_webhook(id));
        round(&registry, registry.at, &nobody);
        let delivery = deliveries(&registry).remove(0);
        let error = delivery.error.unwrap_or_default();
        assert!(error.contains(said), "{url}: {error}");
    }
    assert!(server.got().is_empty());
}

#[test]
fn the_administrator_adds_an_address_sees_its_secret_once_and_what_was_sent() {
    let server = Receiving::start();
    let app = TestApp::new();
    let admin = app.client_as(UserRole::Admin);
    let page = admin.get("/settings").click("Webhooks");
    let page = page
        .form("Add the address")
        .fill("Address", "https://a:b@c.example/")
        .submit();
    assert_eq!(page.status, 422);
    let page = page
        .form("Add the address")
        .fill("Address", &server.url())
        .submit();
    let secret = page.attribute("#secret", "value");
    assert_eq!(secret.len(), 43);
    let page = page.click("Back to the webhooks");
    assert!(page.n_queries() <= 6);
    assert!(!String::from_utf8_lossy(&page.body).contains(&secret));
    let page = page.form(&format!("Try it ({})", server.url())).submit();
    assert!(page.text("[role=status]").contains("on its way"));
    round(app.registry(), at("2026-03-01"), &local());
    let got = server.got.recv().expect("it arrives");
    assert_eq!(got.headers["avtal-event"], "trial");
    let now = at("2026-03-01").instant.timestamp();
    assert_eq!(
        got.headers["avtal-signature"],
        signature(&secret, now, &got.body)
    );
    let page = admin.get("/settings/webhooks");
    let rows = page.text("#deliveries ~ .table tbody tr");
    assert!(
        rows.contains("Taken") && rows.contains("Answer 200"),
        "{rows}"
    );
    let page = page
        .form(&format!("New secret ({})", server.url()))
        .submit();
    assert_ne!(page.attribute("#secret", "value"), secret);
    let page = admin
        .get("/settings/webhooks")
        .form(&format!("End ({})", server.url()))
        .submit();
    assert!(page.text("[role=status]").contains("has ended"));
    let auditor = app.client_as(UserRole::Auditor);
    let events = auditor.get("/journal").text(".events");
    assert!(
        events.contains("Adam Admin added a webhook") && !events.contains(&secret),
        "{events}"
    );
}
