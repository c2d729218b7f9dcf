//! A house profile together with the catalogue that it speaks of: the built-in one and the requirements that the
//! profile adds. Pure: whoever calls has read the files.

use std::sync::Arc;

use super::{Known, Problem, Profile};
use crate::checks::catalogue::{Catalogue, CatalogueError, Digest, Level, built_in};
use crate::checks::fact::KNOWN;

/// What an agreement is held against.
#[derive(Clone, Debug)]
pub struct House {
    /// The requirements and flags.
    pub catalogue: Arc<Catalogue>,
    /// What the house makes of them.
    pub profile: Profile,
    /// A digest of the profile: empty where there is none.
    digest: String,
}

/// Against what a text was checked: results of different editions are not comparable.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Edition {
    /// The version of the catalogue, with the requirements that the profile adds.
    pub catalogue: String,
    /// The digest of the profile, empty where there was none.
    pub profile: String,
}

/// What is wrong with a house profile or with the requirements that it adds.
#[derive(Clone, Debug, thiserror::Error)]
pub enum HouseError {
    /// The requirements that it adds, or the program's own.
    #[error(transparent)]
    Catalogue(#[from] CatalogueError),
    /// The profile; every problem with its line.
    #[error("the profile has {} problems, the first: {}", .0.len(), .0.first().map_or(String::new(), ToString::to_string))]
    Profile(Vec<Problem>),
}

impl House {
    /// The catalogue as it is.
    ///
    /// # Errors
    /// When the embedded catalogue is broken; a test proves that it is not.
    pub fn gdpr() -> Result<House, HouseError> {
        let catalogue = built_in().map_err(Clone::clone)?;
        Ok(House {
            catalogue: Arc::clone(catalogue),
            profile: Profile::gdpr(),
            digest: String::new(),
        })
    }

    /// What it is told apart by.
    #[must_use]
    pub fn edition(&self) -> Edition {
        Edition {
            catalogue: self.catalogue.version.clone(),
            profile: self.digest.clone(),
        }
    }

    /// A profile, with the name (without `.toml`) and text of every file that [`Profile::added_files`] names.
    ///
    /// # Errors
    /// Everything that is wrong with the added requirements, or else with the profile.
    pub fn of(source: &str, added: &[(String, String)]) -> Result<House, HouseError> {
        let catalogue = if added.is_empty() {
            House::gdpr()?.catalogue
        } else {
            Arc::new(Catalogue::load(added)?)
        };
        let ids = |flags: bool| -> Vec<&str> {
            let all = catalogue
                .requirements
                .iter()
                .filter(|requirement| (requirement.level == Level::Flag) == flags);
            all.map(|requirement| requirement.id.as_str()).collect()
        };
        let (requirements, flags) = (ids(false), ids(true));
        let known = Known {
            requirements: &requirements,
            flags: &flags,
            facts: &KNOWN,
        };
        let profile = Profile::read(source, known).map_err(HouseError::Profile)?;
        let mut digest = Digest::default();
        digest.add("profile", source);
        Ok(House {
            catalogue,
            profile,
            digest: digest.hex(),
        })
    }
}
