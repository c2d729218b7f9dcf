//! How the database goes about the lists: every filter in every order finds its rows by an index, in the order of the
//! list or as the few that pass, so that a page costs the same whatever the size of the register.

mod filters;
mod look;

use avtal::domain::agreement::{AgreementId, VersionId};
use avtal::domain::event::EventKind;
use avtal::domain::finding::{FindingCode, Severity};
use avtal::domain::vendor::{Category, VendorId, VendorStatus};
use avtal::store::agreement_list::{AgreementFilter, AgreementSort};
use avtal::store::finding_list::{FindingFilter, FindingSort};
use avtal::store::journal_list::JournalFilter;
use avtal::store::page::{Order, Page, Total};
use avtal::store::reader::Reader;
use avtal::store::user::UserId;
use avtal::store::vendor_list::{VendorFilter, VendorSort};

use filters::{agreement_filters, vendor_filters};
use look::{filled, look_at, opened, pages, plans};

use crate::registry::{at, vendor};

#[test]
fn every_list_of_vendors_is_read_by_an_index() {
    let registry = filled();
    let day = registry.day();
    for few in [0, 2000] {
        let store = opened(&registry, few);
        for filter in vendor_filters() {
            let sorts = [
                VendorSort::Name,
                VendorSort::Owner,
                VendorSort::Added,
                VendorSort::Changed,
            ];
            let read = |page| {
                let filter = filter.clone();
                store
                    .read_blocking(move |r| r.vendors(&filter, day, &page))
                    .expect("a page")
            };
            pages(&sorts, read, |page| {
                let what = format!("{filter:?} {page:?}, few {few}");
                let filter = filter.clone();
                let plans = plans(&store, registry.folder.path(), move |r| {
                    r.vendors_counted(&filter, day, &page)
                });
                assert!(plans.len() <= 5, "{what}: {} statements", plans.len());
                look_at(&what, &plans);
            });
        }
    }
}

#[test]
fn every_list_of_agreements_is_read_by_an_index() {
    let registry = filled();
    let day = registry.day();
    for few in [0, 2000] {
        let store = opened(&registry, few);
        for filter in agreement_filters() {
            let sorts = [
                AgreementSort::Title,
                AgreementSort::Ends,
                AgreementSort::Notice,
                AgreementSort::Added,
            ];
            let read = |page| {
                let filter = filter.clone();
                store
                    .read_blocking(move |r| r.agreements(&filter, day, &page))
                    .expect("a page")
            };
            pages(&sorts, read, |page| {
                let what = format!("{filter:?} {page:?}, few {few}");
                let filter = filter.clone();
                let plans = plans(&store, registry.folder.path(), move |r| {
                    r.agreements_counted(&filter, day, &page)
                });
                assert!(plans.len() <= 4, "{what}: {} statements", plans.len());
                look_at(&what, &plans);
            });
        }
    }
    let store = opened(&registry, 2000);
    let filter = AgreementFilter {
        vendor: Some(VendorId(1)),
        ..AgreementFilter::default()
    };
    look_at(
        "of a vendor",
        &plans(&store, registry.folder.path(), move |r| {
            r.agreements_counted(&filter, day, &Page::first(50))
        }),
    );
}

#[test]
fn every_list_of_findings_is_read_by_an_index() {
    let registry = filled();
    let day = registry.day();
    let none = FindingFilter::default;
    let filters = [
        none(),
        FindingFilter {
            code: Some(FindingCode::PurposeMissing),
            ..none()
        },
        FindingFilter {
            severity: Some(FindingCode::PurposeMissing.severity()),
            ..none()
        },
        FindingFilter {
            owner: Some("Åsa".to_owned()),
            ..none()
        },
        FindingFilter {
            category: Some(Category::Hr),
            ..none()
        },
        FindingFilter {
            status: Some(VendorStatus::Active),
            ..none()
        },
        FindingFilter {
            severity: Some(FindingCode::PurposeMissing.severity()),
            status: Some(VendorStatus::Active),
            ..none()
        },
    ];
    for few in [0, 2000] {
        let store = opened(&registry, few);
        for filter in &filters {
            let sorts = [
                FindingSort::Urgency,
                FindingSort::Since,
                FindingSort::Vendor,
            ];
            let read = |page| {
                let filter = filter.clone();
                store
                    .read_blocking(move |r| r.findings(&filter, day, &page))
                    .expect("a page")
            };
            pages(&sorts, read, |page| {
                let what = format!("{filter:?} {page:?}, few {few}");
                let filter = filter.clone();
                let plans = plans(&store, registry.folder.path(), move |r| {
                    r.findings_counted(&filter, day, &page)
                });
                assert!(plans.len() <= 3, "{what}: {} statements", plans.len());
                look_at(&what, &plans);
            });
        }
    }
}

#[test]
fn what_home_the_journal_and_a_vendors_page_read_is_found_by_an_index() {
    let registry = filled();
    let day = registry.day();
    for few in [0, 2000] {
        let store = opened(&registry, few);
        let look = |what: &str, plans: Vec<(String, Vec<String>)>| look_at(what, &plans);
        let folder = registry.folder.path();
        look("counts", plans(&store, folder, move |r| r.counts(day)));
        look(
            "attention",
            plans(&store, folder, move |r| r.attention(None, day, 8)),
        );
        look(
            "attention of one",
            plans(&store, folder, move |r| r.attention(Some("Åsa"), day, 8)),
        );
        look(
            "timeline",
            plans(&store, folder, move |r| {
                r.timeline(day, day, day + chrono::TimeDelta::days(548), 40)
            }),
        );
        look(
            "vendor",
            plans(&store, folder, move |r| {
                let id = VendorId(1);
                Ok((
                    r.vendor(id)?,
                    r.agreements_of(id)?,
                    r.findings_of_vendor(id, day)?,
                    r.vendor_events(id, 20)?,
                ))
            }),
        );
        look(
            "agreement",
            plans(&store, folder, move |r| {
                let id = AgreementId(1);
                Ok((
                    r.filed_agreement(id)?,
                    r.checks(VersionId(1), None)?,
                    r.version_text(VersionId(1))?,
                    r.agreement_names(id)?,
                    r.findings_of_agreement(id, day)?,
                    r.agreement_events(id, 20)?,
                ))
            }),
        );
        look(
            "search",
            plans(&store, folder, move |r| r.search("kvickprat", 20)),
        );
        let none = JournalFilter::default;
        for filter in [
            none(),
            JournalFilter {
                kind: Some(EventKind::VendorAdded),
                ..none()
            },
            JournalFilter {
                user: Some(UserId(1)),
                ..none()
            },
            JournalFilter {
                vendor: Some(VendorId(1)),
                ..none()
            },
            JournalFilter {
                agreement: Some(AgreementId(1)),
                ..none()
            },
            JournalFilter {
                from: Some(at("2026-03-01").instant),
                before: Some(at("2026-03-02").instant),
                ..none()
            },
        ] {
            let what = format!("{filter:?}, few {few}");
            look(
                &what,
                plans(&store, folder, move |r| r.journal_counted(&filter, None, 1)),
            );
        }
    }
}

#[test]
fn a_list_holds_the_same_rows_whether_it_is_walked_or_sorted() {
    let registry = filled();
    let day = registry.day();
    for n in 0..4 {
        let mut facts = vendor(&format!("Odd {n}"));
        facts.status = if n % 2 == 0 {
            VendorStatus::Former
        } else {
            VendorStatus::Active
        };
        facts.owner = (n > 1).then(|| "Åsa".to_owned());
        registry.write(move |w| w.add_vendor(&facts));
    }
    let stores = [opened(&registry, 0), opened(&registry, 2000)];
    let none = VendorFilter::default();
    for filter in vendor_filters().into_iter().chain([VendorFilter {
        severity: Some(Severity::High),
        status: Some(VendorStatus::Active),
        ..none
    }]) {
        for sort in [VendorSort::Name, VendorSort::Owner, VendorSort::Changed] {
            let all = stores.each_ref().map(|store| {
                let (filter, mut names) = (filter.clone(), Vec::new());
                let read = move |r: &Reader<'_>| {
                    let mut page = Page {
                        sort,
                        order: Order::Down,
                        after: None,
                        limit: 2,
                    };
                    loop {
                        let (slice, total) = r.vendors_counted(&filter, day, &page)?;
                        names.extend(slice.rows.into_iter().map(|row| row.name));
                        page.after = slice.next;
                        if page.after.is_none() {
                            return Ok((names, total));
                        }
                    }
                };
                store.read_blocking(read).expect("every page")
            });
            assert_eq!(all[0].0, all[1].0, "{filter:?} {sort:?}");
            assert_eq!(
                all[1].1,
                Total::exactly(all[1].0.len() as u64),
                "{filter:?}"
            );
        }
    }
}
