//! Reads two versions of an agreement to be compared: the texts as they are stored, and the results that are kept. Where the
//! results are of different editions both texts are checked anew, so that a change is one of the texts.

use std::sync::Arc;

use super::{Compared, Results};
use crate::checks::compare::compare;
use crate::checks::profile::house::House;
use crate::checks::report::Report;
use crate::domain::agreement::{Agreement, AgreementId, AgreementKind, Version, VersionId};
use crate::domain::vendor::Need;
use crate::store::check_result::{CheckResult, KeptCheck};
use crate::store::error::StoreError;
use crate::store::reader::Reader;

/// Two versions that have been read and not yet compared.
#[derive(Clone, Debug)]
pub struct Pair {
    id: AgreementId,
    kind: AgreementKind,
    title: String,
    old: Side,
    new: Side,
    kept: Vec<KeptCheck>,
}

#[derive(Clone, Debug)]
struct Side {
    version: VersionId,
    number: u32,
    text: String,
}

/// The numbers of the two versions that are meant: the latest and the one before it where nothing is said. `None` for an
/// agreement without versions.
#[must_use]
pub fn picked(agreement: &Agreement, from: Option<u32>, to: Option<u32>) -> Option<(u32, u32)> {
    let numbers = || agreement.versions.iter().map(|version| version.number);
    let to = to.or(numbers().max())?;
    let before = numbers().filter(|number| *number < to).max();
    Some((from.or(before).or(numbers().min())?, to))
}

/// Reads two versions of an agreement by their numbers; `None` where it has no such version. One statement, and two files,
/// each of which must be as it was stored.
pub fn read(
    reader: &Reader<'_>,
    agreement: &Agreement,
    from: u32,
    to: u32,
) -> Result<Option<Pair>, StoreError> {
    let version = |number: u32| {
        let mut versions = agreement.versions.iter();
        versions.find(|version| version.number == number)
    };
    let (Some(old), Some(new)) = (version(from), version(to)) else {
        return Ok(None);
    };
    Ok(Some(Pair {
        id: agreement.id,
        kind: agreement.facts.kind,
        title: agreement.facts.title.clone(),
        old: side(reader, old)?,
        new: side(reader, new)?,
        kept: reader.whole_checks_of(&[old.id, new.id])?,
    }))
}

fn side(reader: &Reader<'_>, version: &Version) -> Result<Side, StoreError> {
    Ok(Side {
        version: version.id,
        number: version.number,
        // A stored text is UTF-8; one that was put there by hand is shown as far as it is.
        text: String::from_utf8_lossy(&reader.text_of(version)?).into_owned(),
    })
}

impl Pair {
    /// Compares the two; without a house there is nothing that they are held against. Takes time on long texts.
    #[must_use]
    pub fn compare(self, house: Option<&Arc<House>>) -> Compared {
        let house = house.filter(|_| self.kind.meets() == Some(Need::Dpa));
        let results = house.and_then(|house| {
            Some(Results {
                old: self.report(&self.old, house)?,
                new: self.report(&self.new, house)?,
                house: Arc::clone(house),
            })
        });
        Compared {
            id: self.id,
            from: self.old.number,
            to: self.new.number,
            comparison: compare(&self.old.text, &self.new.text),
            results,
            title: self.title,
        }
    }

    /// The kept result of a version if it is of the edition that is asked for, else what a check says now.
    fn report(&self, side: &Side, house: &House) -> Option<Report> {
        let kept = self
            .kept
            .iter()
            .find(|check| check.version == side.version && check.result.edition == house.edition());
        kept.and_then(|kept| kept.result.report.clone())
            .or_else(|| CheckResult::of(house, self.kind, side.text.as_bytes()).report)
    }
}
