//! Findings of one text on a short list: what the checker found in an agreement may be dozens of findings of one code, and
//! where little room is the first of them speaks for the rest.

use super::{Finding, FindingCode};

/// Something on a list with how many more of its kind stand behind it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grouped<T> {
    /// The first, which is the most urgent where the list was sorted so.
    pub first: T,
    /// How many more there are.
    pub n_more: u32,
}

/// Groups the findings of a text by vendor, agreement and code, waived ones apart; all others stand alone. The order is
/// that of the first of each.
pub fn grouped<T>(
    all: impl IntoIterator<Item = T>,
    finding: impl Fn(&T) -> &Finding,
) -> Vec<Grouped<T>> {
    let mut groups: Vec<Grouped<T>> = Vec::new();
    for one in all {
        let key = |finding: &Finding| {
            (
                finding.vendor,
                finding.agreement,
                finding.code,
                finding.is_waived(),
            )
        };
        let this = finding(&one);
        let same = this.code.is_of_text().then(|| {
            groups
                .iter_mut()
                .find(|group| key(finding(&group.first)) == key(this))
        });
        match same.flatten() {
            Some(group) => group.n_more += 1,
            None => groups.push(Grouped {
                first: one,
                n_more: 0,
            }),
        }
    }
    groups
}

impl FindingCode {
    /// Whether the checker found it in a text: it has a passage, or says that there is none.
    #[must_use]
    pub fn is_of_text(self) -> bool {
        matches!(
            self,
            FindingCode::ClauseUnmet | FindingCode::RedFlag | FindingCode::ValueOutOfPolicy
        )
    }
}
