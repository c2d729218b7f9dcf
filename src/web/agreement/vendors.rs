//! Choosing the vendors of an agreement among thousands, without a script: a search by address, each hit a link that
//! adds it. What has been chosen travels in the address.

use crate::domain::vendor::VendorId;
use crate::web::problem::WebError;
use crate::web::visit::Visit;

/// Vendors that an agreement can have by this page.
const MOST: usize = 20;
/// Hits that are shown.
const HITS: u32 = 20;

/// The vendors that an address names and those that its search finds.
pub(super) struct Vendors {
    /// Chosen: number and name, in the order of the address.
    pub chosen: Vec<(i64, String)>,
    /// Found: name and the address that adds it.
    pub found: Vec<(String, String)>,
    /// What was searched for.
    pub question: String,
}

/// Reads the vendors that are chosen, and where a search is asked for or nothing is chosen, those to choose.
///
/// # Errors
/// As the register says.
pub(super) async fn read(
    visit: &Visit,
    ids: Vec<i64>,
    path: &str,
    is_searching: bool,
) -> Result<Vendors, WebError> {
    let question: String = visit
        .query
        .get("q")
        .unwrap_or_default()
        .chars()
        .take(200)
        .collect();
    let wanted: Vec<VendorId> = ids.iter().take(MOST).copied().map(VendorId).collect();
    let text = (is_searching || wanted.is_empty()).then(|| question.clone());
    let known = visit
        .read(move |reader| reader.vendors_to_choose(&wanted, text.as_deref(), HITS))
        .await?;
    let chosen: Vec<(i64, String)> = ids
        .iter()
        .filter_map(|id| known.chosen.iter().find(|(known, _)| known.0 == *id))
        .map(|(id, name)| (id.0, name.clone()))
        .collect();
    let address = |new: i64| {
        let all: Vec<String> = chosen
            .iter()
            .map(|(id, _)| *id)
            .chain([new])
            .map(|id| format!("vendor={id}"))
            .collect();
        format!("{path}?{}", all.join("&"))
    };
    let found = known
        .found
        .iter()
        .filter(|(id, _)| chosen.iter().all(|(other, _)| *other != id.0))
        .map(|(id, name)| (name.clone(), address(id.0)))
        .collect();
    Ok(Vendors {
        chosen,
        found,
        question,
    })
}

/// The numbers that an address names, each once.
pub(super) fn asked(visit: &Visit) -> Vec<i64> {
    let mut ids = Vec::new();
    for id in visit.query.all("vendor").filter_map(|id| id.parse().ok()) {
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    ids
}
