//! Sub-processors in the register: what merging vendors does with them, and who comes too late.

use avtal::domain::sub_processor::SubProcessorFacts;
use avtal::domain::vendor::VendorId;
use avtal::store::error::{StoreError, Theirs};

use crate::registry::Registry;

fn named(name: &str, linked: Option<VendorId>) -> SubProcessorFacts {
    SubProcessorFacts {
        name: name.to_owned(),
        linked,
        ..SubProcessorFacts::default()
    }
}

#[test]
fn merging_vendors_moves_their_sub_processors_and_the_links_to_them() {
    let registry = Registry::on("2026-03-01");
    let (stays, goes, third) = (
        registry.vendor("Acme"),
        registry.vendor("Acme Two"),
        registry.vendor("Third"),
    );
    registry.write(move |w| {
        w.add_sub_processor(goes, None, &named("Cloudo", None))?;
        w.add_sub_processor(stays, None, &named("Acme Two", Some(goes)))?;
        w.add_sub_processor(third, None, &named("Acme Two", Some(goes)))?;
        w.merge_vendors(stays, goes, "the same company twice")
    });
    let lines = registry.read(move |r| Ok((r.sub_processors_around(stays)?, r.verify()?)));
    let ((own, of_others), report) = lines;
    let names: Vec<_> = own.iter().map(|line| &*line.it.facts.name).collect();
    assert_eq!(names, ["Acme Two", "Cloudo"]);
    assert!(
        own.iter().all(|line| line.it.facts.linked.is_none()),
        "none is its own sub-processor"
    );
    assert_eq!(of_others.len(), 1);
    assert_eq!(of_others[0].vendor_name, "Third");
    assert_eq!(report.differences, []);
}

#[test]
fn a_second_editor_gets_what_stands_and_a_second_one_of_the_same_name_is_refused() {
    let registry = Registry::on("2026-03-01");
    let vendor = registry.vendor("Acme");
    let id = registry.write(move |w| {
        let id = w.add_sub_processor(vendor, None, &named("Cloudo Inc.", None))?;
        w.change_sub_processor(id, 1, &named("Cloudo LLC", None))?;
        Ok(id)
    });
    let late = registry.try_write(move |w| w.change_sub_processor(id, 1, &named("Other", None)));
    let Err(StoreError::Conflict {
        theirs: Theirs::SubProcessor(theirs),
    }) = late
    else {
        panic!("{late:?}");
    };
    assert_eq!(theirs.facts.name, "Cloudo LLC");
    let twice =
        registry.try_write(move |w| w.add_sub_processor(vendor, None, &named("CLOUDO", None)));
    assert!(matches!(
        twice,
        Err(StoreError::Rule("store-sub-processor-twice"))
    ));
    let itself =
        registry.try_write(move |w| w.add_sub_processor(vendor, None, &named("Me", Some(vendor))));
    assert!(matches!(
        itself,
        Err(StoreError::Rule("store-sub-processor-of-itself"))
    ));
}
