//! The vendors of a register by each of their keys, for tables that name many of them.

use std::collections::HashMap;

use super::plan::Cells;
use super::problem::Wrong;
use crate::domain::country;
use crate::domain::number;
use crate::domain::vendor::VendorId;
use crate::store::error::StoreError;
use crate::store::fold;
use crate::store::key::VendorKey;
use crate::store::reader::Reader;

/// The vendors of the register by each of their keys.
pub(super) struct Known {
    keys: Vec<VendorKey>,
    by_id: HashMap<i64, usize>,
    by_slug: HashMap<String, usize>,
    by_number: HashMap<String, Vec<usize>>,
    by_name: HashMap<String, Vec<usize>>,
    by_company: HashMap<String, usize>,
}

impl Known {
    /// Reads them, in one statement.
    pub(super) fn read(reader: &Reader<'_>) -> Result<Known, StoreError> {
        let keys = reader.vendor_keys()?;
        let mut known = Known {
            by_id: HashMap::new(),
            by_slug: HashMap::new(),
            by_number: HashMap::new(),
            by_name: HashMap::new(),
            by_company: HashMap::new(),
            keys,
        };
        for (at, key) in known.keys.iter().enumerate() {
            known.by_id.insert(key.id.0, at);
            known.by_slug.insert(key.slug.clone(), at);
            known
                .by_name
                .entry(key.name.to_lowercase())
                .or_default()
                .push(at);
            known
                .by_company
                .entry(fold::company(&key.name))
                .or_insert(at);
            if let Some(number) = &key.number {
                known.by_number.entry(number.clone()).or_default().push(at);
            }
        }
        Ok(known)
    }

    /// The vendor that a row is about; `None` for a new one, or with a problem.
    pub(super) fn find(&self, cells: &mut Cells<'_>) -> Option<VendorId> {
        for (column, map) in [("id", None), ("folder", Some(&self.by_slug))] {
            let said = cells.get(column).to_owned();
            if said.is_empty() {
                continue;
            }
            let at = map.map_or_else(
                || said.parse().ok().and_then(|id: i64| self.by_id.get(&id)),
                |map| map.get(&said),
            );
            let Some(at) = at else {
                cells.refuse(column, Wrong::Other("import-no-vendor-id", None));
                return None;
            };
            return Some(self.keys[*at].id);
        }
        let country = country::find(cells.get("country")).map(|country| country.code);
        let number = number::read(cells.get("number"), country)
            .ok()
            .filter(|it| !it.text.is_empty());
        if let Some(number) = &number {
            match self.by_number.get(&number.text).map(Vec::as_slice) {
                Some([one]) => return Some(self.keys[*one].id),
                Some(_) => {
                    cells.refuse("number", Wrong::Other("import-several-vendors", None));
                    return None;
                }
                None => {}
            }
        }
        let named = self.by_name.get(&cells.get("name").to_lowercase());
        // A company of the same name with another number is another company.
        let fits = |at: &&usize| number.is_none() || self.keys[**at].number.is_none();
        let named: Vec<usize> = named.into_iter().flatten().filter(fits).copied().collect();
        match named.as_slice() {
            [] => None,
            [one] => Some(self.keys[*one].id),
            _ => {
                cells.refuse("name", Wrong::Other("import-several-vendors", None));
                None
            }
        }
    }

    /// The vendor that a cell names, by number in the register, folder, registration number or name.
    pub(super) fn named(&self, said: &str) -> Result<VendorId, Wrong> {
        let by_id = said.parse().ok().and_then(|id: i64| self.by_id.get(&id));
        if let Some(at) = self.by_slug.get(said).or(by_id) {
            return Ok(self.keys[*at].id);
        }
        let number = number::read(said, None)
            .map(|it| it.text)
            .unwrap_or_default();
        let found = self
            .by_number
            .get(&number)
            .or_else(|| self.by_name.get(&said.to_lowercase()));
        match found.map(Vec::as_slice) {
            Some([one]) => Ok(self.keys[*one].id),
            Some(_) => Err(Wrong::Other("import-several-vendors", None)),
            None => Err(Wrong::Other(
                "import-no-vendor",
                Some(("name", said.into())),
            )),
        }
    }

    /// A vendor whose name differs only in company form, spaces and signs.
    pub(super) fn alike(&self, name: &str) -> Option<(&'static str, String)> {
        let at = self.by_company.get(&fold::company(name))?;
        let key = &self.keys[*at];
        Some(("import-alike", format!("{} ({})", key.name, key.id.0)))
    }
}
