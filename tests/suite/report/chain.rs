//! Who stands behind a vendor, on paper: sub-processors with where each transfer stands, and announced changes, on the day of
//! the paper.

use avtal::domain::change_notice::{ChangeLine, ChangeNoticeFacts};
use avtal::domain::lang::Lang;
use avtal::domain::sub_processor::SubProcessorFacts;
use avtal::domain::transfer::{Mechanism, SccModule, TransferFacts};
use avtal::report::occasion::Occasion;
use avtal::report::vendor;

use super::told::told;
use crate::facts::day;
use crate::registry::Registry;
use crate::transfer::rests_on;

#[test]
fn a_vendor_on_paper_has_its_sub_processors_their_transfers_and_what_it_has_announced() {
    let registry = Registry::on("2026-03-01");
    let vendor = registry.vendor("Kvickprat");
    registry.write(move |w| {
        let named = |name: &str, countries: &[&str], until| SubProcessorFacts {
            name: name.to_owned(),
            countries: countries.iter().map(|code| (*code).to_owned()).collect(),
            until,
            ..SubProcessorFacts::default()
        };
        w.add_sub_processor(vendor, None, &named("Molnviken", &["SE"], None))?;
        w.add_sub_processor(vendor, None, &named("Lingvala", &["IN"], None))?;
        let covered = w.add_sub_processor(vendor, None, &named("Cloudo", &["US"], None))?;
        let past = Some(day("2026-02-01"));
        w.add_sub_processor(vendor, None, &named("Gone", &["US"], past))?;
        let facts = TransferFacts {
            sub_processor: Some(covered),
            modules: [SccModule::Three].into(),
            ..rests_on(Mechanism::Scc2021, Some(day("2025-05-01")), None)
        };
        w.record_transfer(vendor, &facts)?;
        let notice = ChangeNoticeFacts {
            received_on: day("2026-02-25"),
            lines: vec![ChangeLine {
                name: "Ordkvarnen".to_owned(),
                ..ChangeLine::default()
            }],
            ..ChangeNoticeFacts::default()
        };
        w.receive_change_notice(vendor, &notice).map(drop)
    });
    let on = |on: &str, lang: Lang| {
        let today = day(on);
        registry.read(move |reader| {
            let occasion = Occasion::read(reader, lang, today)?;
            let summary = vendor::read::read(reader, &occasion, vendor)?.expect("a vendor");
            Ok(told(&vendor::paper(&occasion, &summary)))
        })
    };
    let paper = on("2026-03-01", Lang::En);
    for words in [
        "Sub-processors and transfers",
        "Molnviken | Sweden | in the EEA",
        "Lingvala processes personal data in India",
        "Standard contractual clauses of 2021, (EU) 2021/914, module 3; from 2025-05-01",
        "adds Ordkvarnen",
        "we may object until 2026-03-11",
    ] {
        assert!(paper.contains(words), "{words} in {paper}");
    }
    assert!(!paper.contains("Gone"), "{paper}");
    assert!(on("2026-03-01", Lang::Sv).contains("Underbiträden och överföringar"));
    let before = on("2026-02-24", Lang::En);
    assert!(!before.contains("Ordkvarnen"), "{before}");
}
