//! The digests of reminders by e-mail, taken by a real mail server: what they say, when they come, that none is lost and
//! none is another after a crash.

use avtal::domain::access::UserRole;
use avtal::domain::lang::Lang;
use avtal::domain::mail::{DigestEvery, MailState};
use avtal::jobs::mail::post::{Post, PostConfig, Security};
use avtal::jobs::mail::{Sending, Wording, send, write_down};
use avtal::jobs::recheck::Go;
use avtal::store::actor::At;
use avtal::store::user::{UserFacts, UserId, UserStatus};
use chrono::TimeDelta;

use super::kept::fill;
use super::mail_server::MailServer;
use crate::registry::{Registry, at, clerk};
use crate::support::app::TestApp;

fn wording(post: &Post) -> Wording {
    Wording {
        base_url: Some("https://avtal.register.example".to_owned()),
        domain: post.domain().to_owned(),
        at_any_hour: false,
    }
}

fn lawyer(registry: &Registry, lang: Lang) -> UserId {
    let facts = UserFacts {
        email: "leif@example.org".to_owned(),
        name: "Leif Jurist".to_owned(),
        role: UserRole::Legal,
        status: UserStatus::Active,
        lang: Some(lang),
    };
    registry.write(move |writer| writer.add_user(&facts))
}

/// One round: the day turns, what is due is written and sent.
fn round(registry: &Registry, now: At, post: &Post) -> Sending {
    let store = &registry.store;
    store
        .write_blocking(clerk(), now, |writer| writer.keep_up())
        .expect("the day turns");
    write_down(store, now, &wording(post)).expect("written");
    send(store, &move || now, post, &|| Go::On).expect("the store works")
}

const ONE: Sending = Sending {
    n_sent: 1,
    n_failed: 0,
};
const FAILED: Sending = Sending {
    n_sent: 0,
    n_failed: 1,
};

#[test]
fn a_digest_says_in_text_and_html_what_is_due_and_leads_there() {
    let mut server = MailServer::start();
    let registry = Registry::on("2026-03-02");
    lawyer(&registry, Lang::En);
    fill(&registry, "2026-03-20");
    let post = server.post();
    assert_eq!(round(&registry, at("2026-03-02"), &post), ONE);
    let mail = server.mail();
    assert_eq!(mail["to"], "leif@example.org");
    assert_eq!(mail["from"], "Avtal <avtal@register.example>");
    assert_eq!(mail["subject"], "1 new reminder, the day is 2026-03-20");
    assert_eq!(mail["date"], "Mon, 02 Mar 2026 12:00:00 +0000");
    assert_eq!(mail["auto"], "auto-generated");
    let text = mail["text"].as_str().expect("text");
    for words in [
        "Last day: Biträdesavtal (Kvickprat)",
        "2026-03-20, in 18 days",
        "Agree on a new version",
        "https://avtal.register.example/agreements/1",
    ] {
        assert!(text.contains(words), "{words}: {text}");
    }
    let html = mail["html"].as_str().expect("HTML");
    assert!(html.contains("<a href=\"https://avtal.register.example/agreements/1\">"));
    assert!(html.contains("<html lang=\"en\">"), "{html}");
    assert_eq!(
        round(&registry, at("2026-03-03"), &post),
        Sending::default(),
        "what was told is not told again"
    );
    assert_eq!(round(&registry, at("2026-03-13"), &post), ONE);
    let text = server.mail()["text"].to_string();
    assert!(text.contains("in 7 days"), "{text}");
}

#[test]
fn a_swede_gets_it_in_swedish_over_starttls_with_the_account_and_the_extra_certificate() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut server = MailServer::with_tls(folder.path());
    let registry = Registry::on("2026-03-02");
    lawyer(&registry, Lang::Sv);
    fill(&registry, "2026-03-20");
    assert_eq!(round(&registry, at("2026-03-02"), &server.post()), ONE);
    let mail = server.mail();
    assert_eq!(mail["subject"], "1 ny påminnelse, dagen är 2026-03-20");
    assert_eq!((&mail["tls"], &mail["login"]), (&true.into(), &true.into()));
    assert!(mail["text"].to_string().contains("om 18 dagar"));
    let stranger = Post::new(&PostConfig {
        ca_file: None,
        ..server.config()
    });
    let registry = Registry::on("2026-03-02");
    lawyer(&registry, Lang::Sv);
    fill(&registry, "2026-03-20");
    let sending = round(&registry, at("2026-03-02"), &stranger.expect("a way"));
    assert_eq!(sending, FAILED, "a certificate that nobody vouches for");
    let mails = registry.read(|reader| reader.mails(5));
    let said = mails[0].error.clone().unwrap_or_default();
    assert!(
        said.contains("ertificate") && !said.contains("hemligt"),
        "{said}"
    );
}

#[test]
fn a_mail_that_was_cut_off_is_sent_again_as_the_same_mail() {
    let mut server = MailServer::start();
    let registry = Registry::on("2026-03-02");
    lawyer(&registry, Lang::En);
    fill(&registry, "2026-03-20");
    let post = server.post();
    let now = at("2026-03-02");
    write_down(&registry.store, now, &wording(&post)).expect("written");
    let claimed = registry.write(|writer| writer.claim_mail());
    let claimed = claimed.expect("one waits");
    post.send(&claimed).expect("the server takes it");
    let first = server.mail();
    // Here the program dies, before it could note that the server has taken it.
    let registry = registry.closed().opened();
    assert_eq!(round(&registry, now, &post), Sending::default(), "not yet");
    let later = At {
        instant: now.instant + TimeDelta::minutes(11),
        ..now
    };
    assert_eq!(round(&registry, later, &post), ONE);
    let again = server.mail();
    assert_eq!(first["id"], again["id"]);
    assert_eq!(first, again);
    assert_eq!(round(&registry, later, &post), Sending::default());
}

#[test]
fn a_server_that_is_down_is_tried_later_and_a_refusal_for_good_is_given_up() {
    let mut server = MailServer::start();
    let registry = Registry::on("2026-03-02");
    lawyer(&registry, Lang::En);
    fill(&registry, "2026-03-20");
    let post = server.post();
    let now = at("2026-03-02");
    let minutes = |n| At {
        instant: now.instant + TimeDelta::minutes(n),
        ..now
    };
    server.answers("451 greylisted");
    assert_eq!(round(&registry, now, &post), FAILED);
    let first = server.mail();
    assert_eq!(
        round(&registry, now, &post),
        Sending::default(),
        "not at once"
    );
    server.answers("550 no such user");
    assert_eq!(round(&registry, minutes(2), &post), FAILED);
    assert_eq!(server.mail()["id"], first["id"]);
    assert_eq!(round(&registry, minutes(600), &post), Sending::default());
    let mails = registry.read(|reader| reader.mails(5));
    assert_eq!(mails[0].state, MailState::Failed);
    assert!(
        mails[0]
            .error
            .as_deref()
            .unwrap_or_default()
            .contains("no such user")
    );
    let id = mails[0].id;
    registry.write(move |writer| writer.mail_again(id));
    server.answers("250 taken");
    assert_eq!(round(&registry, minutes(600), &post), ONE);
    assert_eq!(server.mail()["id"], first["id"]);
}

#[test]
fn nobody_is_woken_and_weekly_is_monday_and_never_is_never() {
    let server = MailServer::start();
    let post = server.post();
    let registry = Registry::on("2026-03-04");
    let user = lawyer(&registry, Lang::En);
    fill(&registry, "2026-03-20");
    let every = |every| registry.write(move |writer| writer.set_digest_every(user, every));
    every(DigestEvery::Weekly);
    let wednesday = at("2026-03-04");
    assert_eq!(round(&registry, wednesday, &post), Sending::default());
    every(DigestEvery::Never);
    assert_eq!(
        round(&registry, at("2026-03-09"), &post),
        Sending::default()
    );
    every(DigestEvery::Weekly);
    let early = At {
        instant: at("2026-03-09").instant - TimeDelta::hours(7),
        ..at("2026-03-09")
    };
    assert_eq!(round(&registry, early, &post), Sending::default());
    assert_eq!(round(&registry, at("2026-03-09"), &post), ONE);
}

#[test]
fn in_the_clear_mail_goes_to_this_computer_alone_and_the_password_is_not_shown() {
    let config = PostConfig {
        host: "mail.example.org".to_owned(),
        port: 25,
        security: Security::None,
        account: Some(("avtal".to_owned(), "hemligt".to_owned())),
        from: "avtal@example.org".to_owned(),
        ca_file: None,
    };
    assert!(Post::new(&config).is_err());
    assert!(!format!("{config:?}").contains("hemligt"));
}

#[test]
fn the_administrator_sees_what_was_given_up_and_sends_it_again() {
    let mut server = MailServer::start();
    let app = TestApp::new().posting(server.post());
    let legal = app.client_as(UserRole::Legal);
    let admin = app.client_as(UserRole::Admin);
    fill(app.registry(), "2026-03-20");
    server.answers("550 no such user");
    round(app.registry(), at("2026-03-01"), &server.post());
    server.mail();
    let page = admin.get("/settings").click("E-mail");
    assert!(page.n_queries() <= 6);
    let row = page.text("tbody tr");
    for words in [
        "Given up",
        "no such user",
        "leif.jurist@example.org",
        "Tried once",
    ] {
        assert!(row.contains(words), "{words}: {row}");
    }
    let button = "Send again (leif.jurist@example.org: 1 new reminder, the day is 2026-03-20)";
    let page = page.form(button).submit();
    assert!(page.text("tbody tr").contains("Waiting"));
    let page = page.form("Send a mail to myself").submit();
    assert!(
        page.text("[role=status]")
            .contains("adam.admin@example.org")
    );
    server.answers("250 taken");
    let sending = round(app.registry(), at("2026-03-01"), &server.post());
    assert_eq!(sending.n_sent, 2);
    let subjects = [server.mail(), server.mail()].map(|mail| mail["subject"].to_string());
    assert!(
        subjects[1].contains("E-mail from Avtal arrives"),
        "{subjects:?}"
    );
    assert!(admin.get("/settings/mail").text("tbody").contains("Sent"));
    let page = legal
        .get("/account")
        .form("Save how often")
        .choose("How often", "Every week, on Mondays")
        .submit();
    assert!(page.text("[role=status]").contains("saved"));
    let form = legal.get("/account").form("Save how often");
    assert_eq!(form.value("every"), "weekly");
}
