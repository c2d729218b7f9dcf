//! The administrator's pages and the journal.

use avtal::domain::access::UserRole;

use crate::support::app::TestApp;

#[test]
fn settings_are_saved_and_stand_in_the_journal_field_by_field() {
    let app = TestApp::new();
    let admin = app.client_as(UserRole::Admin);
    let page = admin
        .get("/settings")
        .form("Save")
        .fill("Organisation", "Ängsbacka kommun")
        .fill("Warn this many days ahead", "60")
        .submit();
    assert!(
        page.text("[role=status]")
            .contains("The settings are saved.")
    );
    let page = admin.get("/journal");
    assert!(
        page.text(".events")
            .contains("Adam Admin changed the settings")
    );
    let changes = page.text(".changes tr");
    assert!(changes.contains("Days of warning 90 60"), "{changes}");
    assert!(
        changes.contains("Organisation nothing Ängsbacka kommun"),
        "{changes}"
    );
}

#[test]
fn a_form_with_mistakes_keeps_what_was_typed_and_says_what_is_wrong() {
    let app = TestApp::new();
    let admin = app.client_as(UserRole::Admin);
    let page = admin
        .get("/settings")
        .form("Save")
        .fill("Organisation", "Ängsbacka <b>kommun</b>")
        .fill("Warn this many days ahead", "0")
        .force("time-zone", "Europe/Atlantis")
        .submit();
    assert_eq!(page.status, 422);
    assert_eq!(
        page.attribute("#organisation", "value"),
        "Ängsbacka <b>kommun</b>"
    );
    assert_eq!(page.attribute("#warning-days", "value"), "0");
    assert_eq!(page.attribute("#warning-days", "aria-invalid"), "true");
    let summary = page.text("#problems");
    assert!(
        summary.contains("Warn this many days ahead : Give a whole number from 1 to 365."),
        "{summary}"
    );
    assert!(summary.contains("Time zone"), "{summary}");
}

#[test]
fn hostile_text_is_refused_at_its_field() {
    let app = TestApp::new();
    let admin = app.client_as(UserRole::Admin);
    for name in ["Eva\0", "Eva\u{202e}avE", "Eva\u{200b}", &"x".repeat(201)] {
        let page = admin
            .get("/users/new")
            .form("Add and make the link")
            .fill("Name", name)
            .fill("E-mail", "eva@example.org")
            .submit();
        assert_eq!(page.status, 422, "{name:?}");
        assert!(page.has("#name[aria-invalid]"));
    }
    let huge = admin
        .get("/users/new")
        .form("Add and make the link")
        .fill("Name", &"x".repeat(10_000_000))
        .submit();
    assert_eq!(
        (huge.status, huge.text("h1").as_str()),
        (413, "That is too large")
    );
}

#[test]
fn the_second_of_two_administrators_is_told() {
    let app = TestApp::new();
    let admin = app.client_as(UserRole::Admin);
    let first = admin
        .get("/settings")
        .form("Save")
        .fill("Organisation", "Ett");
    let second = admin
        .get("/settings")
        .form("Save")
        .fill("Organisation", "Två");
    first.submit();
    let page = second.submit();
    assert_eq!(
        (page.status, page.text("h1").as_str()),
        (409, "Someone else was faster")
    );
}

#[test]
fn a_logo_is_a_picture_of_at_most_half_a_megabyte() {
    let app = TestApp::new();
    let admin = app.client_as(UserRole::Admin);
    let mut png = Vec::new();
    let mut encoder = png::Encoder::new(&mut png, 2, 2);
    encoder.set_color(png::ColorType::Grayscale);
    encoder
        .write_header()
        .and_then(|mut writer| writer.write_image_data(&[0, 80, 160, 255]))
        .expect("a picture");
    let upload = |name: &str, bytes: &[u8]| {
        let page = admin
            .get("/settings")
            .form("Upload")
            .attach("Picture", name, bytes)
            .submit();
        (
            page.status,
            page.text(".problem"),
            page.text("[role=status]"),
        )
    };
    assert_eq!(
        upload("logo.png", b"<svg/>").1,
        "The file is not a PNG picture."
    );
    let mut large = png.clone();
    large.resize(513 * 1024, 0);
    assert_eq!(
        upload("logo.png", &large).1,
        "The picture is larger than 512 KiB."
    );
    assert!(upload("logo.png", &png).2.contains("The logo is saved."));
    let shown = admin.get("/logo.png");
    assert_eq!((shown.body, shown.status), (png, 200));
    let page = admin.get("/settings").form("Remove the logo").submit();
    assert!(page.text("main").contains("There is no logo yet."));
}

#[test]
fn a_company_has_a_number_that_adds_up() {
    let app = TestApp::new();
    let admin = app.client_as(UserRole::Admin);
    let add = |number: &str| {
        admin
            .get("/settings")
            .form("Add a company")
            .fill("Name", "Ängsbacka Energi AB")
            .fill("Registration number", number)
            .submit()
    };
    assert_eq!(add("556000-0002").status, 422);
    let page = add("556000-0001");
    assert!(
        page.text("main table").contains("556000-0001"),
        "{}",
        page.text("main")
    );
}

#[test]
fn the_last_administrator_stays_one() {
    let app = TestApp::new();
    let admin = app.client_as(UserRole::Admin);
    let other = app.user_named(UserRole::Admin, "Berit Bas");
    let page = admin
        .get(&format!("/users/{}", other.0))
        .form("Save")
        .fill("E-mail", "ADAM.admin@example.org")
        .submit();
    assert!(page.text(".problem").contains("exists already"));
    let own = admin
        .get("/users")
        .click("Adam Admin")
        .form("Save")
        .press("Auditor: reads everything, changes nothing")
        .submit();
    assert!(own.text(".problem").contains("from yourself"));
}

#[test]
fn the_journal_is_filtered_and_paged_by_its_address() {
    let app = TestApp::new();
    let auditor = app.client_as(UserRole::Auditor);
    for i in 0..60 {
        app.registry().vendor(&format!("Leverantör {i:02}"));
    }
    let page = auditor.get("/journal?kind=vendor-added");
    assert!(
        page.text(".events > li")
            .starts_with("2026-03-01 13:00 Astrid added the vendor: Leverantör 59"),
        "{}",
        page.text(".events > li")
    );
    let next = page.click("Next page");
    assert_eq!(next.text(".events > li").lines().count(), 10);
    assert!(next.path.contains("kind=vendor-added"));
    assert!(!next.has("[rel=next]"));
    let page = auditor.get("/journal?from=2026-03-02");
    assert!(page.text(".empty").contains("Nothing fits the filters"));
    assert_eq!(auditor.get("/journal?after=nonsense").status, 400);
}

#[test]
fn an_auditors_account_ends_the_day_after_its_last_day() {
    let app = TestApp::new();
    let admin = app.client_as(UserRole::Admin);
    let page = admin.get("/users/new").form("Add and make the link");
    let page = page
        .fill("Name", "Extern Revisor")
        .fill("E-mail", "extern@revision.example")
        .press("Auditor: reads everything, changes nothing")
        .fill("Last day", "2026-03-03");
    assert_eq!(page.submit().status, 200);
    let user = app.registry().read(|reader| reader.users());
    let user = user
        .into_iter()
        .find(|user| user.facts.name == "Extern Revisor")
        .unwrap();
    app.registry()
        .write(move |writer| writer.set_password(user.id, "$argon2id$v=19$x"));
    let auditor = app.client_of(user.id);
    app.later(chrono::TimeDelta::days(2));
    let auditor_now = app.client_of(user.id);
    assert_eq!(auditor_now.get_once("/journal").status, 200);
    drop(auditor);
    app.later(chrono::TimeDelta::days(1));
    // Whoever comes first that day has the accounts ended.
    admin.get("/account");
    app.client_as(UserRole::Legal).get("/account");
    assert_eq!(auditor_now.get_once("/journal").status, 303);
    let said = app
        .client_of(app.user_named(UserRole::Admin, "Other"))
        .get("/journal")
        .text("main");
    assert!(said.contains("changed the user"), "{said}");
}
