//! Reads a house profile and the requirements that it adds from files. Knows where they lie and nothing of their form.

use std::fs;
use std::path::Path;

use crate::checks::profile::Profile;
use crate::checks::profile::house::{House, HouseError};

/// The name of the profile in the data directory.
pub const FILE: &str = "profile.toml";

/// The profile of a file, or that of the data directory, or the catalogue as it is.
///
/// # Errors
/// What is wrong, a line each: a file that cannot be read, or every problem of the profile.
pub fn load(file: Option<&Path>, data: &Path) -> Result<House, Vec<String>> {
    let own = data.join(FILE);
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
