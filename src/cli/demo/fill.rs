//! Fills an empty register with the demonstration registry, in the order in which things would have happened: each step
//! on its day and by its user, so that the journal reads like a real one.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use super::comment;
use super::facts::{moment, term, vendor_facts};
use super::registry::{
    AgreementPart, RegistryFile, UserPart, VendorPart, VersionPart, WaiverPart, ago, text,
};
use crate::domain::access::UserRole;
use crate::domain::agreement::{
    AgreementFacts, AgreementId, AgreementKind, BindingMode, Bound, Version, VersionId,
};
use crate::domain::day::Day;
use crate::domain::entity::{Entity, EntityId};
use crate::domain::finding::FindingCode;
use crate::domain::lang::Lang;
use crate::domain::review::PointFacts;
use crate::domain::settings::Settings;
use crate::domain::vendor::{VendorId, VendorStatus};
use crate::domain::waiver::WaiverFacts;
use crate::jobs::import::agreement::guessed_lang;
use crate::store::Store;
use crate::store::actor::{Actor, At, Via};
use crate::store::error::StoreError;
use crate::store::user::{UserFacts, UserId, UserStatus};
use crate::store::version::Decision;
use crate::store::writer::Writer;

/// What earlier steps have made, by the names of the file.
#[derive(Default)]
pub(super) struct Made {
    entities: HashMap<String, EntityId>,
    users: HashMap<String, (UserId, String)>,
    pub(super) vendors: HashMap<String, VendorId>,
    agreements: HashMap<String, AgreementId>,
    versions: HashMap<(String, u32), (AgreementId, VersionId)>,
}

type Act = Box<dyn FnOnce(&mut Writer<'_>, &mut Made) -> Result<(), StoreError> + Send>;

struct Step {
    ago: i64,
    /// The user's e-mail address; empty for the program.
    by: String,
    act: Act,
}

/// The steps in the making.
pub(super) struct Plan {
    pub(super) today: Day,
    steps: Vec<Step>,
}

/// Fills the register. `passwords` has the PHC string of each user, in the order of the file.
///
/// # Errors
/// As the store says; `NotFound` where the file names what it does not have.
pub(super) fn fill(
    store: &Store,
    registry: &RegistryFile,
    passwords: Vec<String>,
    at: At,
) -> Result<(), StoreError> {
    let mut plan = Plan {
        today: at.day,
        steps: Vec::new(),
    };
    let oldest = registry
        .vendors
        .iter()
        .map(|vendor| vendor.added_ago)
        .max()
        .unwrap_or(0);
    plan.ground(registry, passwords, oldest + 1);
    let procurement = by_role(&registry.users, UserRole::Procurement);
    let legal = by_role(&registry.users, UserRole::Legal);
    for vendor in &registry.vendors {
        plan.vendor(vendor, &procurement);
    }
    for agreement in &registry.agreements {
        plan.agreement(agreement, &procurement, &legal);
    }
    for waiver in &registry.waivers {
        plan.waiver(waiver);
    }
    super::chain::add(&mut plan, registry, &procurement, &legal);
    plan.run(store, at)
}

fn by_role(users: &[UserPart], role: UserRole) -> String {
    users
        .iter()
        .find(|user| user.role == role.word())
        .map(|user| user.email.clone())
        .unwrap_or_default()
}

impl Plan {
    pub(super) fn add(
        &mut self,
        ago: i64,
        by: &str,
        act: impl FnOnce(&mut Writer<'_>, &mut Made) -> Result<(), StoreError> + Send + 'static,
    ) {
        self.steps.push(Step {
            ago,
            by: by.to_owned(),
            act: Box::new(act),
        });
    }

    /// Settings, companies and users.
    fn ground(&mut self, registry: &RegistryFile, passwords: Vec<String>, oldest: i64) {
        let settings = Settings {
            organisation: registry.organisation.name.clone(),
            lang: Lang::En,
            time_zone: registry.settings.time_zone.clone(),
            warning_days: registry.settings.warning_days,
            review_months: registry.settings.review_months,
            ..Settings::default()
        };
        self.add(oldest, "", move |writer, _| {
            let row = writer.settings_row()?.row;
            writer.set_settings(row, &settings).map(drop)
        });
        for entity in &registry.entities {
            let (slug, is_default) = (entity.slug.clone(), entity.default);
            let (name, number) = (entity.name.clone(), entity.registration_number.clone());
            self.add(oldest, "", move |writer, made| {
                let id = if is_default {
                    let id = EntityId(1);
                    writer.change_entity(&Entity {
                        id,
                        name,
                        registration_number: number,
                    })?;
                    id
                } else {
                    writer.add_entity(&name, number.as_deref())?
                };
                made.entities.insert(slug, id);
                Ok(())
            });
        }
        for (user, password) in registry.users.iter().cloned().zip(passwords) {
            self.add(oldest, "", move |writer, made| {
                let facts = UserFacts {
                    email: user.email.clone(),
                    name: user.name.clone(),
                    role: UserRole::from_word(&user.role).ok_or(StoreError::NotFound("role"))?,
                    status: UserStatus::Invited,
                    lang: Lang::from_code(&user.language),
                };
                let id = writer.add_user(&facts)?;
                writer.set_password(id, &password)?;
                made.users.insert(user.email, (id, user.name));
                Ok(())
            });
        }
    }

    fn vendor(&mut self, part: &VendorPart, by: &str) {
        let (slug, today) = (part.slug.clone(), self.today);
        let facts = vendor_facts(part, today);
        // Whoever has left was in use first.
        let ended = facts
            .as_ref()
            .ok()
            .filter(|it| matches!(it.status, VendorStatus::Former | VendorStatus::Offboarding))
            .cloned();
        self.add(part.added_ago, by, move |writer, made| {
            let mut facts = facts?;
            if matches!(
                facts.status,
                VendorStatus::Former | VendorStatus::Offboarding
            ) {
                facts.status = VendorStatus::Active;
                (facts.used_until, facts.deletion_proved_on) = (None, None);
            }
            made.vendors.insert(slug, writer.add_vendor(&facts)?);
            Ok(())
        });
        if let Some(facts) = ended {
            let slug = part.slug.clone();
            let when = part.used_until_ago.unwrap_or(30).min(part.added_ago);
            self.add(when, by, move |writer, made| {
                let id = known(&made.vendors, &slug)?;
                let row = writer
                    .vendor(id)?
                    .ok_or(StoreError::NotFound("vendor"))?
                    .row;
                writer.change_vendor(id, row, &facts).map(drop)
            });
        }
    }

    fn agreement(&mut self, part: &AgreementPart, procurement: &str, legal: &str) {
        let name = format!("{}/{}", part.folder, part.slug);
        let first = part
            .versions
            .iter()
            .map(|version| version.added_ago)
            .max()
            .unwrap_or(0);
        let (key, all) = (name.clone(), part.clone());
        self.add(first, procurement, move |writer, made| {
            let vendors: Result<Vec<VendorId>, StoreError> = all
                .vendors
                .iter()
                .map(|slug| known(&made.vendors, slug))
                .collect();
            let facts = AgreementFacts {
                title: all.title,
                kind: AgreementKind::from_word(&all.kind).ok_or(StoreError::NotFound("kind"))?,
                entity: known(&made.entities, &all.entity)?,
                vendors: vendors?,
                replaces: None,
                ends_with: None,
                amends: all
                    .amends
                    .map(|name| known(&made.agreements, &name))
                    .transpose()?,
                review_months: None,
                notes: String::new(),
            };
            made.agreements.insert(key, writer.add_agreement(&facts)?);
            Ok(())
        });
        for version in &part.versions {
            self.version(&name, version, procurement, legal);
        }
    }

    fn version(&mut self, agreement: &str, part: &VersionPart, procurement: &str, legal: &str) {
        let key = (agreement.to_owned(), part.number);
        let file = part.file.clone();
        let by_legal = part.approved_by.clone().unwrap_or_else(|| legal.to_owned());
        self.add(part.added_ago, procurement, {
            let key = key.clone();
            move |writer, made| {
                let bytes = text(&file).ok_or(StoreError::NotFound("text"))?;
                let lang = guessed_lang(&String::from_utf8_lossy(bytes));
                let id = known(&made.agreements, &key.0)?;
                let version = writer.add_version(id, lang, bytes)?;
                made.versions.insert(key, (id, version));
                Ok(())
            }
        });
        let mut review = |opened: i64, decided: Option<i64>| {
            let (of, asked) = (key.clone(), procurement.to_owned());
            self.add(opened, &by_legal, move |writer, made| {
                let version = fresh(writer, made, &of)?;
                writer.open_review(version.id, version.row)?;
                let asked = made.users.get(&asked).map(|(id, _)| *id);
                comment::ask(writer, &version, asked.filter(|_| decided.is_none()))
            });
            let of = key.clone();
            if let Some(decided) = decided {
                self.add(decided, &by_legal, move |writer, made| {
                    let version = fresh(writer, made, &of)?;
                    for must in writer.undecided_musts(version.id)? {
                        let accepted = PointFacts::accepted();
                        writer.decide_point(version.id, &must.id, 0, Some(&accepted), "")?;
                    }
                    writer
                        .decide(version.id, version.row, Decision::Approve, "")
                        .map(drop)
                });
            }
        };
        if let Some(approved) = part.approved_ago.filter(|_| part.approved) {
            review((approved + 3).min(part.added_ago), Some(approved));
        }
        if let Some(reviewed) = part.reviewed_ago {
            review(reviewed, Some(reviewed));
        }
        if part.review.as_deref() == Some("open") {
            review(part.review_opened_ago.unwrap_or(part.added_ago), None);
        }
        let (today, facts, of) = (self.today, part.clone(), key.clone());
        // A text may have bound before it was put into the register.
        let when = part.bound_ago.unwrap_or(part.added_ago).min(part.added_ago);
        self.add(when, legal, move |writer, made| {
            let version = fresh(writer, made, &of)?;
            let row = writer.set_term(version.id, version.row, term(&facts, today))?;
            let Some(bound_ago) = facts.bound_ago else {
                return Ok(());
            };
            let mode = facts.binding.as_deref().and_then(BindingMode::from_word);
            let bound = Bound {
                on: ago(today, bound_ago),
                mode: mode.unwrap_or(BindingMode::Signed),
                by_us: facts.signed_by_us,
                by_them: facts.signed_by_them,
            };
            writer.bind(version.id, row, bound).map(drop)
        });
        if let Some(given) = part.notice_given_ago {
            let of = key.clone();
            self.add(given, legal, move |writer, made| {
                let version = fresh(writer, made, &of)?;
                writer
                    .give_notice(version.id, version.row, ago(today, given))
                    .map(drop)
            });
        }
        if let (true, Some(ends_in)) = (part.terminated, part.ends_in) {
            self.add(
                part.notice_given_ago.unwrap_or(0),
                legal,
                move |writer, made| {
                    let version = fresh(writer, made, &key)?;
                    writer
                        .terminate(version.id, version.row, ago(today, -ends_in))
                        .map(drop)
                },
            );
        }
    }

    fn waiver(&mut self, part: &WaiverPart) {
        let (today, part) = (self.today, part.clone());
        self.add(part.made_ago, &part.author.clone(), move |writer, made| {
            let facts = WaiverFacts {
                code: FindingCode::from_word(&part.finding)
                    .ok_or(StoreError::NotFound("finding"))?,
                vendor: known(&made.vendors, &part.vendor)?,
                agreement: part
                    .agreement
                    .map(|name| known(&made.agreements, &name))
                    .transpose()?,
                detail: part.detail,
                reason: part.reason,
                first_day: ago(today, part.made_ago),
                last_day: ago(today, -part.until_in),
            };
            writer.waive(&facts).map(drop)
        });
    }

    /// Does the steps in order of their days; those of one day and user that follow each other are one change.
    fn run(mut self, store: &Store, at: At) -> Result<(), StoreError> {
        // Stable: steps of one day keep the order in which they were planned.
        self.steps.sort_by_key(|step| std::cmp::Reverse(step.ago));
        let made = Arc::new(Mutex::new(Made::default()));
        let mut steps = self.steps.into_iter().peekable();
        while let Some(first) = steps.next() {
            let (days, by) = (first.ago, first.by.clone());
            let mut acts = vec![first.act];
            while let Some(next) = steps.next_if(|next| next.ago == days && next.by == by) {
                acts.push(next.act);
            }
            let actor = actor(&made, &by);
            let made = Arc::clone(&made);
            store.write_blocking(actor, moment(at, days), move |writer| {
                let mut made = made.lock().unwrap_or_else(PoisonError::into_inner);
                acts.into_iter().try_for_each(|act| act(writer, &mut made))
            })?;
        }
        Ok(())
    }
}

fn actor(made: &Mutex<Made>, by: &str) -> Actor {
    let made = made.lock().unwrap_or_else(PoisonError::into_inner);
    match made.users.get(by) {
        Some((id, name)) => Actor {
            user: Some(*id),
            name: name.clone(),
            via: Via::Web,
        },
        None => Actor::program(),
    }
}

pub(super) fn known<T: Copy>(made: &HashMap<String, T>, name: &str) -> Result<T, StoreError> {
    made.get(name)
        .copied()
        .ok_or(StoreError::NotFound("name in the registry's file"))
}

/// A version as it stands after the steps before.
fn fresh(writer: &Writer<'_>, made: &Made, key: &(String, u32)) -> Result<Version, StoreError> {
    let (agreement, id) = made
        .versions
        .get(key)
        .copied()
        .ok_or(StoreError::NotFound("version"))?;
    let agreement = writer
        .agreement(agreement)?
        .ok_or(StoreError::NotFound("agreement"))?;
    agreement
        .versions
        .into_iter()
        .find(|version| version.id == id)
        .ok_or(StoreError::NotFound("version"))
}
