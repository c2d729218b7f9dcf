//! The settings of the registry, its logo, and our own entities.

use rusqlite::Row;

use crate::domain::entity::{Entity, EntityId};
use crate::domain::event::EventKind;
use crate::domain::settings::Settings;

use super::column::{get, lang, word};
use super::diff;
use super::error::{StoreError, Theirs};
use super::journal::{Subject, sha256};
use super::reader::Reader;
use super::writer::Writer;

/// The settings with their row's version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SettingsRow {
    /// Rises with each change.
    pub row: i64,
    /// What is set.
    pub settings: Settings,
    /// Whether there is a logo.
    pub has_logo: bool,
}

/// The largest logo, in bytes.
pub const LARGEST_LOGO: usize = 512 * 1024;

/// The columns of the settings, under names that no user's have.
pub(super) const SETTINGS_COLUMNS: &str = "g.organisation, g.lang AS settings_lang, g.time_zone, g.warning_days, g.review_months, g.objection_days, g.deletion_days, g.four_eyes";

pub(super) fn row_to_settings(row: &Row<'_>) -> rusqlite::Result<Settings> {
    Ok(Settings {
        organisation: get(row, "organisation")?,
        lang: word(row, "settings_lang", lang)?,
        time_zone: get(row, "time_zone")?,
        warning_days: get(row, "warning_days")?,
        review_months: get(row, "review_months")?,
        objection_days: get(row, "objection_days")?,
        deletion_days: get(row, "deletion_days")?,
        four_eyes: get(row, "four_eyes")?,
    })
}

impl Reader<'_> {
    /// The settings.
    pub fn settings(&self) -> Result<Settings, StoreError> {
        Ok(self.settings_row()?.settings)
    }

    /// The settings with their row's version, for the form.
    pub fn settings_row(&self) -> Result<SettingsRow, StoreError> {
        self.sure(
            &format!(
                "SELECT g.row, {SETTINGS_COLUMNS}, g.logo IS NOT NULL AS has_logo FROM settings g"
            ),
            (),
            |row| {
                Ok(SettingsRow {
                    row: get(row, "row")?,
                    settings: row_to_settings(row)?,
                    has_logo: get(row, "has_logo")?,
                })
            },
        )
    }

    /// The organisation's logo, PNG.
    pub fn logo(&self) -> Result<Option<Vec<u8>>, StoreError> {
        self.sure("SELECT logo FROM settings", (), |row| row.get(0))
    }

    /// Our own companies, the default one first.
    pub fn entities(&self) -> Result<Vec<Entity>, StoreError> {
        self.all(
            "SELECT id, name, registration_number FROM entity ORDER BY id",
            (),
            |row| {
                Ok(Entity {
                    id: EntityId(get(row, "id")?),
                    name: get(row, "name")?,
                    registration_number: get(row, "registration_number")?,
                })
            },
        )
    }
}

impl Writer<'_> {
    /// Changes the settings that were read as `row`; gives the new row version. The default entity takes the
    /// organisation's name as long as it has none of its own.
    pub fn set_settings(&mut self, row: i64, settings: &Settings) -> Result<i64, StoreError> {
        let before = self.settings_row()?;
        if before.row != row {
            return Err(StoreError::Conflict {
                theirs: Theirs::Settings(Box::new(before.settings)),
            });
        }
        let change = diff::changed(&before.settings, settings);
        if change.is_empty() {
            return Ok(row);
        }
        self.run(
            "UPDATE settings SET row = row + 1, organisation = ?, lang = ?, time_zone = ?, warning_days = ?, review_months = ?, objection_days = ?, deletion_days = ?, four_eyes = ?",
            rusqlite::params![settings.organisation, settings.lang.code(), settings.time_zone, settings.warning_days, settings.review_months, settings.objection_days, settings.deletion_days, settings.four_eyes],
        )?;
        self.run(
            "UPDATE entity SET name = ? WHERE id = 1 AND name IN ('', ?)",
            [&settings.organisation, &before.settings.organisation],
        )?;
        if before.settings.warning_days != settings.warning_days
            || before.settings.review_months != settings.review_months
            || before.settings.objection_days != settings.objection_days
            || before.settings.deletion_days != settings.deletion_days
        {
            self.touch_everything();
        }
        self.record(EventKind::SettingsChanged, Subject::default(), &change)?;
        Ok(row + 1)
    }

    /// Sets or, with `None`, removes the logo. Only a PNG of at most 1 MiB is taken.
    pub fn set_logo(&mut self, png: Option<&[u8]>) -> Result<(), StoreError> {
        if let Some(png) = png
            && (png.len() > LARGEST_LOGO
                || infer::get(png).map(|kind| kind.mime_type()) != Some("image/png"))
        {
            return Err(StoreError::Rule("store-logo-not-png"));
        }
        self.run("UPDATE settings SET row = row + 1, logo = ?", [png])?;
        let payload = diff::to("sha256", png.map(sha256));
        self.record(EventKind::LogoChanged, Subject::default(), &payload)
    }

    /// Adds one of our companies.
    pub fn add_entity(
        &mut self,
        name: &str,
        registration_number: Option<&str>,
    ) -> Result<EntityId, StoreError> {
        let id = EntityId(self.insert(
            "INSERT INTO entity (name, registration_number) VALUES (?, ?)",
            rusqlite::params![name, registration_number],
        )?);
        let entity = Entity {
            id,
            name: name.to_owned(),
            registration_number: registration_number.map(str::to_owned),
        };
        self.record(
            EventKind::EntityAdded,
            Subject::default(),
            &diff::added(&entity),
        )?;
        Ok(id)
    }

    /// Changes one of our companies.
    pub fn change_entity(&mut self, entity: &Entity) -> Result<(), StoreError> {
        let before = self
            .entities()?
            .into_iter()
            .find(|before| before.id == entity.id)
            .ok_or(StoreError::NotFound("entity"))?;
        let mut change = diff::changed(&before, entity);
        if change.is_empty() {
            return Ok(());
        }
        self.run(
            "UPDATE entity SET name = ?, registration_number = ? WHERE id = ?",
            rusqlite::params![entity.name, entity.registration_number, entity.id.0],
        )?;
        change.extend(diff::to("entity", entity.id.0));
        self.record(EventKind::EntityChanged, Subject::default(), &change)
    }
}
