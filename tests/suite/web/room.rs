//! Data rooms: what a visitor with the secret address sees, that it is in the log, and that nothing else of the register can
//! be reached with it.

use avtal::domain::access::UserRole;
use avtal::domain::agreement::ProofPurpose;
use avtal::web::access::{ACCESS, Audience};
use chrono::TimeDelta;

use super::access::address;
use crate::support::app::{Browser, TestApp};

/// A room for a visitor who is asked for a name, with a vendor's pack, a version and a proof in it; gives its address.
fn room(app: &TestApp, legal: &Browser) -> String {
    let registry = app.registry();
    let acme = registry.vendor("Acme");
    let (_, version) = registry.agreement(acme, "DPA");
    registry.write(move |w| {
        w.add_proof(version, ProofPurpose::Binding, "signed.pdf", b"%PDF-1.7\n")
            .map(drop)
    });
    let other = registry.vendor("Brightfjord");
    registry.agreement(other, "Secret terms");
    let page = legal
        .get("/rooms")
        .click("New data room")
        .form("Make the room");
    let page = page
        .fill("Name", "Audit 2026")
        .fill("Last day", "2026-03-31")
        .submit();
    let link = page.attribute("#link", "value");
    assert!(
        !legal.get("/rooms/1").text("main").contains(&link),
        "it is shown once"
    );
    let page = legal
        .get("/rooms/1")
        .form("Add the vendor")
        .fill("Vendor", "Acme")
        .submit();
    assert!(page.text("main").contains("Audit pack of Acme"));
    page.form("Save what is in it")
        .tick("DPA, version 1 (Markdown)")
        .tick("DPA, version 1: signed.pdf")
        .submit();
    let (_, path) = link.split_once("/room/").expect("an address");
    format!("/room/{path}")
}

#[test]
fn a_visitor_sees_the_chosen_documents_by_name_and_all_of_it_is_in_the_log() {
    let app = TestApp::new();
    let legal = app.client_as(UserRole::Legal);
    let address = room(&app, &legal);
    let visitor = app.client();
    let page = visitor.get(&address);
    assert!(!page.text("main").contains("Acme"), "the name comes first");
    assert_eq!(visitor.get(&format!("{address}/version/1")).path, address);
    let page = page.form("Go in").fill("Your name", "Rut Åberg").submit();
    let said = page.text("main");
    assert!(
        said.contains("DPA, version 1 (Markdown)") && said.contains("2026-03-31"),
        "{said}"
    );
    assert!(!said.contains("Brightfjord"));
    let pack = visitor.get(&format!("{address}/pack/1"));
    assert!(pack.status == 200 && pack.body.starts_with(b"%PDF"));
    let text = visitor.get(&format!("{address}/version/1"));
    assert!(text.body.starts_with(b"# Agreement"));
    assert!(
        visitor
            .get(&format!("{address}/proof/1"))
            .body
            .starts_with(b"%PDF")
    );
    for other in ["pack/2", "version/2", "proof/2", "user/1", "pack/-1"] {
        assert_eq!(
            visitor.get(&format!("{address}/{other}")).status,
            404,
            "{other}"
        );
    }
    let log = legal.get("/rooms/1").text("main");
    for part in [
        "Rut Åberg",
        "192.0.2.7",
        "Acme: DPA, version 1: signed.pdf",
        "The room itself",
    ] {
        assert!(log.contains(part), "{part} is not in {log}");
    }
    let journal = legal.get("/journal").text("main");
    assert!(
        journal.contains("let a visitor into a data room"),
        "{journal}"
    );
}

#[test]
fn a_room_ends_with_its_day_with_another_address_and_when_it_is_closed() {
    let app = TestApp::new();
    let legal = app.client_as(UserRole::Legal);
    let first = room(&app, &legal);
    let visitor = app.client();
    let page = legal.get("/rooms/1").form("Make another address").submit();
    let link = page.attribute("#link", "value");
    let address = format!("/room/{}", link.rsplit('/').next().unwrap());
    assert_eq!(visitor.get(&first).status, 404);
    assert_eq!(visitor.get(&address).status, 200);
    app.later(TimeDelta::days(31));
    assert_eq!(visitor.get(&address).status, 410);
    app.later(TimeDelta::days(-31));
    assert_eq!(visitor.get(&address).status, 200);
    let legal = app.client_as(UserRole::Admin);
    let page = legal.get("/rooms/1").form("Close the room").submit();
    assert!(page.text("main").contains("Closed"));
    assert_eq!(visitor.get(&address).status, 410);
    assert_eq!(visitor.get(&format!("{address}/version/1")).status, 410);
}

#[test]
fn a_visitor_of_a_room_reaches_no_other_route() {
    let app = TestApp::new();
    let legal = app.client_as(UserRole::Legal);
    let room = room(&app, &legal);
    let visitor = app.client();
    let page = visitor
        .get(&room)
        .form("Go in")
        .fill("Your name", "Rut")
        .submit();
    assert!(page.text("main").contains("Acme"));
    for (method, path, audience) in ACCESS {
        let found = match *method {
            "GET" => visitor.get_once(&address(path)).status,
            _ => {
                visitor
                    .post_from(Some("same-origin"), &address(path), "")
                    .status
            }
        };
        match audience {
            Audience::Anyone => {}
            Audience::Room => assert!(matches!(found, 403 | 404), "{path}: {found}"),
            Audience::Member | Audience::May(_) | Audience::Hidden(_) => {
                assert!(matches!(found, 303 | 400 | 403), "{method} {path}: {found}");
            }
        }
    }
}

#[test]
fn who_may_not_share_makes_no_room() {
    let app = TestApp::new();
    for role in [UserRole::Auditor, UserRole::Procurement] {
        assert_eq!(app.client_as(role).get("/rooms").status, 403);
    }
}
