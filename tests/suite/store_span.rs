//! What lists show of a day equals what the rules say of it: on random facts, on every kind of day, for today's marks
//! and for any other day.

use std::collections::BTreeMap;

use avtal::domain::agreement::{BindingMode, Bound, Notice, Term};
use avtal::domain::day::{Day, add_days};
use avtal::domain::finding::dossier::{Chain, Dossier, Filed};
use avtal::domain::finding::span::findings;
use avtal::domain::finding::{Finding, FindingCode};
use avtal::domain::lang::Lang;
use avtal::domain::settings::Settings;
use avtal::domain::state::{agreement_comes_into_force, agreement_state};
use avtal::domain::vendor::{VendorId, VendorStatus};
use avtal::domain::waiver::WaiverFacts;
use avtal::store::agreement_list::AgreementFilter;
use avtal::store::finding_list::FindingFilter;
use avtal::store::page::Page;
use avtal::store::reader::Reader;
use avtal::store::vendor_list::VendorFilter;
use avtal::store::version::Decision;
use proptest::prelude::*;

use crate::registry::{Registry, agreement, at, clerk, vendor};

/// What a version is to be, in days from the first of January 2026.
#[derive(Clone, Debug)]
struct Plan {
    bound: Option<i64>,
    approved: bool,
    ends: Option<i64>,
    renews: Option<u32>,
    notice: Option<u32>,
    notice_given: Option<i64>,
    terminated: bool,
    replaces: bool,
}

fn plans() -> impl Strategy<Value = Vec<Plan>> {
    let days = || prop::option::of(-700..900_i64);
    let one = (
        days(),
        any::<bool>(),
        days(),
        prop::option::of(1..25_u32),
        prop::option::of(0..7_u32),
        days(),
        any::<bool>(),
        any::<bool>(),
    );
    let plan = one.prop_map(
        |(bound, approved, ends, renews, notice, notice_given, terminated, replaces)| Plan {
            bound,
            approved,
            ends,
            renews,
            notice,
            notice_given,
            terminated: terminated && ends.is_some(),
            replaces,
        },
    );
    prop::collection::vec(plan, 0..4)
}

fn day(n: i64) -> Day {
    Day::from_ymd_opt(2026, 1, 1).expect("a day") + chrono::TimeDelta::days(n)
}

fn fill(registry: &Registry, status: VendorStatus, plans: Vec<Plan>, waived: Option<i64>) {
    registry.write(move |w| {
        let mut facts = vendor("Acme");
        facts.status = status;
        let id = w.add_vendor(&facts)?;
        let mut previous = None;
        for plan in plans {
            let mut facts = agreement(id, "DPA");
            facts.replaces = previous.filter(|_| plan.replaces);
            let of = w.add_agreement(&facts)?;
            previous = Some(of);
            let version = w.add_version(of, Lang::En, b"# DPA\n")?;
            let mut row = 1;
            if plan.approved {
                row = w.open_review(version, row)?;
                row = w.decide(version, row, Decision::Approve, "")?;
            }
            if let Some(on) = plan.bound {
                row = w.bind(
                    version,
                    row,
                    Bound {
                        on: day(on),
                        mode: BindingMode::Signed,
                        by_us: None,
                        by_them: None,
                    },
                )?;
            }
            let term = Term {
                effective_from: None,
                ends_on: plan.ends.map(day),
                renews_months: plan.renews,
                notice: plan.notice.map(Notice::Months),
                notice_given_on: plan.notice_given.map(day),
                terminated: plan.terminated,
            };
            w.set_term(version, row, term)?;
        }
        if let Some(first) = waived {
            let facts = WaiverFacts {
                code: FindingCode::AgreementMissing,
                vendor: id,
                agreement: None,
                detail: Some("dpa".to_owned()),
                reason: "known and accepted".to_owned(),
                first_day: day(first),
                last_day: day(first + 90),
            };
            w.waive(&facts)?;
        }
        Ok(())
    });
}

/// What the rules say of a day, asked directly.
fn by_the_rules(r: &Reader<'_>, settings: &Settings, day: Day) -> Vec<Finding> {
    let id = VendorId(1);
    let of = r.vendor(id).expect("read").expect("there");
    let all = r.agreements_of(id).expect("read");
    let replaced_from = |id| {
        all.iter()
            .filter(|other| other.facts.replaces == Some(id))
            .filter_map(agreement_comes_into_force)
            .min()
    };
    let filed: Vec<Filed> = all
        .iter()
        .map(|agreement| Filed {
            agreement: agreement.clone(),
            replaced_from: replaced_from(agreement.id),
            follows: false,
        })
        .collect();
    let waivers = r.waivers_of(&[id]).expect("read");
    findings(
        Dossier {
            vendor: &of,
            agreements: &filed,
            waivers: &waivers,
            documents: &[],
            chain: &Chain::default(),
        },
        settings,
        day,
    )
}

fn sorted(mut findings: Vec<Finding>) -> Vec<Finding> {
    findings.sort_by_key(|finding| format!("{finding:?}"));
    findings
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 16, ..ProptestConfig::default() })]

    #[test]
    fn lists_of_any_day_say_what_the_rules_say(
        status in prop::sample::select(VendorStatus::ALL),
        plans in plans(),
        waived in prop::option::of(-50..50_i64),
        today in 0..60_i64,
        others in prop::collection::vec(-800..1100_i64, 5),
    ) {
        let registry = Registry::on("2026-01-01");
        fill(&registry, status, plans, waived);
        let later = at(&day(today).to_string());
        registry.store.write_blocking(clerk(), later, |w| w.keep_up()).expect("kept up");
        for n in others.into_iter().chain([today]) {
            let day = day(n);
            let (wanted, found, listed, row, states) = registry.read(move |r| {
                let settings = r.settings()?;
                let wanted = by_the_rules(r, &settings, day);
                let listed = r.findings(&FindingFilter::default(), day, &Page::first(1000))?.rows;
                let row = r.vendors(&VendorFilter::default(), day, &Page::first(10))?.rows.remove(0);
                let mut states = BTreeMap::new();
                for agreement in r.agreements_of(VendorId(1))? {
                    let others = r.agreements_of(VendorId(1))?;
                    let replaced = others.iter().filter(|other| other.facts.replaces == Some(agreement.id)).filter_map(agreement_comes_into_force).min();
                    states.insert(agreement.id, agreement_state(&agreement, replaced, &settings, day).state);
                }
                let rows = r.agreements(&AgreementFilter::default(), day, &Page::first(100))?.rows;
                let shown: BTreeMap<_, _> = rows.into_iter().map(|row| (row.id, row.state)).collect();
                let counts = r.counts(day)?;
                assert_eq!(counts.findings.total() as usize, listed.len());
                Ok((wanted, r.findings_of_vendor(VendorId(1), day)?, listed, row, (states, shown)))
            });
            prop_assert_eq!(sorted(wanted.clone()), sorted(found), "on {}", day);
            let standing: Vec<Finding> = wanted.into_iter().filter(|finding| !finding.is_waived()).collect();
            prop_assert_eq!(row.n_findings.total() as usize, standing.len());
            prop_assert_eq!(sorted(standing), sorted(listed.into_iter().map(|row| row.finding).collect()));
            prop_assert_eq!(states.0, states.1, "on {}", day);
        }
        prop_assert_eq!(registry.read(|r| r.verify()).differences, []);
    }
}

#[test]
fn years_later_the_horizon_has_moved_on() {
    let registry = Registry::on("2026-03-01");
    registry.vendor("Acme");
    let far = at("2032-03-01");
    assert!(
        registry
            .store
            .write_blocking(clerk(), far, |w| w.keep_up())
            .expect("kept up")
    );
    assert!(
        !registry
            .store
            .write_blocking(clerk(), far, |w| w.keep_up())
            .expect("kept up"),
        "once a day is enough"
    );
    let found = registry
        .read(move |r| r.findings_of_vendor(VendorId(1), add_days(far.day, 400).expect("a day")));
    assert!(
        found
            .iter()
            .any(|finding| finding.code == FindingCode::AgreementMissing)
    );
}

#[test]
fn pages_ask_the_database_the_same_number_of_times_whatever_the_number_of_rows() {
    let registry = Registry::on("2026-03-01");
    let day = registry.day();
    let count = |registry: &Registry| {
        registry.read(move |r| {
            r.vendors(&VendorFilter::default(), day, &Page::first(50))?;
            let vendors = r.n_queries();
            r.agreements(&AgreementFilter::default(), day, &Page::first(50))?;
            Ok((vendors, r.n_queries()))
        })
    };
    let empty = count(&registry);
    for n in 0..60 {
        let id = registry.vendor(&format!("Vendor {n}"));
        if n % 6 == 0 {
            registry.agreement(id, "DPA");
        }
    }
    assert_eq!(count(&registry), empty);
    assert!(empty.0 <= 6, "{empty:?}");
}
