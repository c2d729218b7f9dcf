//! The house profile as it lies in the data folder, and what the register's texts are held against: the catalogue with
//! that profile. Read when the store is opened and again by the daily upkeep. A profile that cannot be read stops no
//! one: texts wait for their check until it is mended, and whoever looks at the settings is told.

use std::fs;
use std::path::Path;
use std::sync::{Arc, PoisonError};

use crate::checks::profile::Profile;
use crate::checks::profile::house::{House, HouseError};

use super::{Shared, Store};

/// The name of the profile in the data folder.
pub const PROFILE: &str = "profile.toml";

/// What texts are held against, or every problem of the profile, a line each.
pub type HouseState = Result<Arc<House>, Vec<String>>;

/// The profile of a file, or that of the data folder, or the catalogue as it is.
///
/// # Errors
/// What is wrong, a line each: a file that cannot be read, or every problem of the profile.
pub fn load(file: Option<&Path>, data: &Path) -> Result<House, Vec<String>> {
    let own = data.join(PROFILE);
    let path = match file {
        Some(file) => file,
        None if own.is_file() => &own,
        None => return House::gdpr().map_err(|error| problems(&own, &error)),
    };
    let source = read(path)?;
    let folder = path.parent().unwrap_or(Path::new(""));
    let mut added = Vec::new();
    for name in Profile::added_files(&source) {
        let file = folder.join(&name);
        let stem = file
            .file_stem()
            .map_or(name, |stem| stem.to_string_lossy().into_owned());
        added.push((stem, read(&file)?));
    }
    House::of(&source, &added).map_err(|error| problems(path, &error))
}

fn read(path: &Path) -> Result<String, Vec<String>> {
    fs::read_to_string(path).map_err(|error| vec![format!("{}: {error}", path.display())])
}

fn problems(path: &Path, error: &HouseError) -> Vec<String> {
    match error {
        HouseError::Catalogue(error) => error.problems.iter().map(ToString::to_string).collect(),
        HouseError::Profile(all) => all
            .iter()
            .map(|problem| format!("{}:{}: {}", path.display(), problem.line, problem.what))
            .collect(),
    }
}

impl Store {
    /// What texts are held against now.
    pub fn house(&self) -> HouseState {
        self.inner.shared.house()
    }

    /// Reads the profile again; gives what texts are held against from now on. Reads files: not from asynchronous code.
    pub fn reload_house(&self) -> HouseState {
        let fresh = load(None, self.data()).map(Arc::new);
        if let Err(problems) = &fresh {
            for problem in problems {
                tracing::error!("{problem}: no text is checked until this is mended");
            }
        }
        let mut kept = self
            .inner
            .shared
            .house
            .write()
            .unwrap_or_else(PoisonError::into_inner);
        let is_same =
            matches!((&*kept, &fresh), (Ok(old), Ok(new)) if old.edition() == new.edition());
        if !is_same {
            *kept = fresh;
        }
        kept.clone()
    }

    /// How far the re-check has come that runs in this program: texts done, and in all.
    #[must_use]
    pub fn recheck_progress(&self) -> Option<(u32, u32)> {
        *self
            .inner
            .shared
            .recheck
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }

    /// Says how far the re-check has come, `None` when it is over.
    pub fn set_recheck_progress(&self, progress: Option<(u32, u32)>) {
        *self
            .inner
            .shared
            .recheck
            .lock()
            .unwrap_or_else(PoisonError::into_inner) = progress;
    }
}

impl Shared {
    pub(super) fn house(&self) -> HouseState {
        self.house
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }
}
