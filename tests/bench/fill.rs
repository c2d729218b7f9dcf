//! Fills a data folder with as many invented vendors and agreements as a benchmark wants: the same ones every time, in
//! every state, through the same methods that people's changes go through. Texts of real length for the first 10,000.
//! A filled folder is kept under `target/tmp` for the next run; remove it there after a change of this file.

use std::path::PathBuf;

use avtal::domain::access::UserRole;
use avtal::domain::agreement::{
    AgreementFacts, AgreementId, AgreementKind, BindingMode, Bound, Notice, Term,
};
use avtal::domain::day::Day;
use avtal::domain::entity::EntityId;
use avtal::domain::lang::Lang;
use avtal::domain::vendor::{
    Category, Criticality, GdprRole, PersonalData, VendorFacts, VendorStatus,
};
use avtal::store::actor::{Actor, At, Via};
use avtal::store::error::StoreError;
use avtal::store::files::Durability;
use avtal::store::user::{UserFacts, UserStatus};
use avtal::store::version::Decision;
use avtal::store::writer::Writer;
use avtal::store::{Checking, Store, StoreOptions};
use chrono::{TimeDelta, Utc};

/// How many vendors are added in one change.
const BATCH: usize = 500;
/// How many agreements have a text of real length.
const N_TEXTS: usize = 10_000;

const FIRST: &[&str] = &[
    "Ask", "Björk", "Dal", "Ek", "Fjäll", "Gran", "Hav", "Is", "Järn", "Kust", "Lind", "Moln",
    "Norr", "Ås", "Äng", "Ö", "Post", "Ram", "Sjö", "Tall",
];
const SECOND: &[&str] = &[
    "berg", "brunn", "data", "falk", "fors", "hamn", "holm", "kvist", "löv", "nät", "prat", "ro",
    "sken", "sten", "ström", "tal", "udd", "vik", "våg", "ås",
];
const FORMS: &[&str] = &["AB", "Aktiebolag", "HB", "Oy", "GmbH", "Ltd"];
const OWNERS: &[&str] = &["Astrid", "Bo", "Cecilia", "David", "Elin", "Åsa", "Örjan"];
const COUNTRIES: &[&str] = &["SE", "SE", "SE", "NO", "DE", "IE", "US"];

/// How the benchmarks open a folder: nothing in it is worth waiting for the disk.
pub(crate) fn options(folder: PathBuf, at: At) -> StoreOptions {
    StoreOptions {
        durability: Durability::Bulk,
        checking: Checking::Later,
        ..StoreOptions::new(folder, at)
    }
}

/// Now, with the day in UTC.
pub(crate) fn now() -> At {
    let instant = Utc::now();
    At {
        instant,
        day: instant.date_naive(),
    }
}

/// The folder of a registry with so many vendors and one user, filled when there is none yet.
pub(crate) fn folder(n: usize) -> Result<PathBuf, StoreError> {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("registry-{n}"));
    let whole = folder.join("filled");
    if whole.exists() {
        return Ok(folder);
    }
    let error = |source| StoreError::File {
        path: folder.clone(),
        source,
    };
    if folder.exists() {
        std::fs::remove_dir_all(&folder).map_err(error)?;
    }
    let at = now();
    let store = Store::open(&options(folder.clone(), at))?;
    let user = UserFacts {
        email: "astrid@example.org".to_owned(),
        name: "Astrid".to_owned(),
        role: UserRole::Procurement,
        status: UserStatus::Active,
        lang: Some(Lang::En),
    };
    store.write_blocking(clerk(), at, move |w| w.add_user(&user))?;
    fill(&store, at, 0, n)?;
    drop(store);
    std::fs::write(&whole, "").map_err(error)?;
    Ok(folder)
}

fn clerk() -> Actor {
    Actor {
        user: None,
        name: "Astrid".to_owned(),
        via: Via::Job,
    }
}

/// Adds vendors number `from` to `to` (without `to`), one agreement each but for every seventh.
fn fill(store: &Store, at: At, from: usize, to: usize) -> Result<(), StoreError> {
    let mut next = from;
    while next < to {
        let end = (next + BATCH).min(to);
        store.write_blocking(clerk(), at, move |w| {
            (next..end).try_for_each(|n| add(w, at.day, n))
        })?;
        next = end;
    }
    Ok(())
}

fn pick<T: Copy>(from: &[T], n: usize) -> T {
    from[n % from.len()]
}

/// A number that looks like chance and is the same every time.
fn mixed(n: usize) -> usize {
    let mut x = n as u64 + 0x9e37_79b9_7f4a_7c15;
    x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    usize::try_from((x ^ (x >> 31)) >> 33).unwrap_or(0)
}

fn vendor(n: usize) -> VendorFacts {
    let x = mixed(n);
    let status = match x % 20 {
        0 => VendorStatus::Proposed,
        1 => VendorStatus::Offboarding,
        2 => VendorStatus::Former,
        _ => VendorStatus::Active,
    };
    VendorFacts {
        name: format!(
            "{}{} {} {n}",
            pick(FIRST, x),
            pick(SECOND, x / 20),
            pick(FORMS, x / 400)
        ),
        legal_name: None,
        registration_number: Some(format!("{:06}-{:04}", 556_000 + n / 10_000, n % 10_000)),
        country: Some(pick(COUNTRIES, x / 7).to_owned()),
        website: None,
        category: pick(Category::ALL, x / 3),
        service: "Sköter en tjänst åt oss".to_owned(),
        status,
        used_from: None,
        used_until: None,
        deletion_proved_on: None,
        roles: [if x.is_multiple_of(9) {
            GdprRole::Controller
        } else {
            GdprRole::Processor
        }]
        .into(),
        personal_data: PersonalData::Yes,
        special_categories: false,
        criminal_data: false,
        owner: Some(pick(OWNERS, x / 5).to_owned()),
        department: None,
        criticality: pick(Criticality::ALL, x / 11),
        contacts: Vec::new(),
        data_categories: vec!["Namn".to_owned(), "E-postadress".to_owned()],
        data_subjects: vec!["Kunder".to_owned()],
        purposes: if x.is_multiple_of(13) {
            Vec::new()
        } else {
            vec!["Att svara på frågor".to_owned()]
        },
        locations: vec!["SE".to_owned()],
        certifications: Vec::new(),
        notes: String::new(),
        tags: if x.is_multiple_of(500) {
            ["sällsynt".to_owned()].into()
        } else {
            ["moln".to_owned()].into()
        },
    }
}

fn add(w: &mut Writer<'_>, today: Day, n: usize) -> Result<(), StoreError> {
    let x = mixed(n);
    let vendor = w.add_vendor(&vendor(n))?;
    if n % 7 == 6 {
        return Ok(());
    }
    let agreement: AgreementId = w.add_agreement(&AgreementFacts {
        title: format!("Personuppgiftsbiträdesavtal {n}"),
        kind: AgreementKind::Dpa,
        entity: EntityId(1),
        vendors: vec![vendor],
        replaces: None,
        amends: None,
        ends_with: None,
        review_months: None,
        notes: String::new(),
    })?;
    let version = w.add_version(agreement, Lang::Sv, text(n).as_bytes())?;
    if x.is_multiple_of(10) {
        return Ok(());
    }
    let row = w.open_review(version, 1)?;
    let row = w.decide(version, row, Decision::Approve, "")?;
    if x % 10 == 1 {
        return Ok(());
    }
    let days = |n: usize| TimeDelta::days(i64::try_from(n).unwrap_or(0));
    let bound = today - days(400 + x % 800);
    let row = w.bind(
        version,
        row,
        Bound {
            on: bound,
            mode: BindingMode::Signed,
            by_us: None,
            by_them: None,
        },
    )?;
    let term = Term {
        ends_on: Some(bound + days(300 + x % 1500)),
        renews_months: x.is_multiple_of(3).then_some(12),
        notice: x.is_multiple_of(3).then_some(Notice::Months(3)),
        ..Term::default()
    };
    w.set_term(version, row, term)?;
    Ok(())
}

/// The text of agreement `n`: some 6 kB for the first ones, a line for the rest.
fn text(n: usize) -> String {
    let mut text = format!("---\ntitle: Avtal {n}\nkind: dpa\nlanguage: sv\n---\n\n# Avtal {n}\n");
    if n >= N_TEXTS {
        return text;
    }
    for clause in 1..=24 {
        let x = mixed(n * 100 + clause);
        text.push_str(&format!(
            "\n## {clause}. {}{}\n\nLeverantören ska behandla personuppgifter enligt Kundens instruktioner och underrätta Kunden inom {} timmar om en personuppgiftsincident. Underbiträden får anlitas efter godkännande från Kunden och ska ha samma skyldigheter.\n",
            pick(FIRST, x),
            pick(SECOND, x / 20),
            24 + x % 48
        ));
    }
    text
}
