//! Several companies of our own: vendors, agreements and findings of one of them, on pages and in exports.

use avtal::domain::access::UserRole;
use avtal::domain::entity::EntityId;
use avtal::domain::finding::FindingCode;
use avtal::store::finding_list::FindingFilter;

use crate::registry::agreement;
use crate::support::app::TestApp;

/// Two companies with an agreement each, neither of which binds, and a vendor without any.
fn app() -> TestApp {
    let app = TestApp::new();
    let registry = app.registry();
    let (ours, theirs) = (
        registry.vendor("Kvickprat AB"),
        registry.vendor("Molnlagret AB"),
    );
    registry.vendor("Ensam AB");
    registry.write(move |writer| {
        let second = writer.add_entity("Ängsbacka Bostäder AB", None)?;
        writer.add_agreement(&agreement(ours, "Moderbolagets avtal"))?;
        let mut facts = agreement(theirs, "Bostadsbolagets avtal");
        facts.entity = second;
        writer.add_agreement(&facts)
    });
    app
}

#[test]
fn lists_and_their_files_can_be_narrowed_to_one_of_our_companies() {
    let app = app();
    let legal = app.client_as(UserRole::Legal);
    for (list, ours, theirs) in [
        (
            "/agreements",
            "Bostadsbolagets avtal",
            "Moderbolagets avtal",
        ),
        ("/vendors", "Molnlagret AB", "Kvickprat AB"),
        ("/findings", "Molnlagret AB", "Kvickprat AB"),
    ] {
        let all = legal.get(list);
        assert!(all.text("main").contains(theirs), "{list}");
        // The list of vendors is narrowed by its address; its bar does not name the companies.
        if list != "/vendors" {
            assert!(
                all.text("form.filters").contains("Ängsbacka Bostäder AB"),
                "{list}"
            );
        }
        let page = legal.get(&format!("{list}?entity=2"));
        let said = page.text("main");
        assert!(said.contains(ours), "{list}: {said}");
        assert!(!said.contains(theirs), "{list}: {said}");
        assert!(page.n_queries() <= 6, "{list}: {}", page.n_queries());
        let file = legal.get(&format!("/export{list}?entity=2&format=csv"));
        let file = String::from_utf8_lossy(&file.body).into_owned();
        assert!(
            file.contains(ours) && !file.contains(theirs),
            "{list}: {file}"
        );
    }
}

#[test]
fn a_finding_about_no_agreement_belongs_to_every_company_that_has_one_with_the_vendor() {
    let app = app();
    let day = app.registry().day();
    let count = |entity: i64| {
        let filter = FindingFilter {
            entity: Some(EntityId(entity)),
            code: Some(FindingCode::AgreementMissing),
            ..FindingFilter::default()
        };
        app.registry()
            .read(move |reader| reader.n_findings(&filter, day))
    };
    let total = |entity| count(entity).n;
    assert_eq!((total(1), total(2), total(3)), (1, 1, 0));
}
