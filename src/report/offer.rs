//! A data processing agreement to offer a vendor that has none: the house's template, filled from the register. What
//! the register does not know stands as a blank that says what belongs there. Holds no clause: those are in
//! `templates/drafts`, one file a language.

use std::collections::BTreeMap;

use super::occasion::Occasion;
use super::paper::block::Block;
use super::paper::{Paper, Status};
use super::prose;
use super::review::markdown::escaped;
use crate::domain::country::country;
use crate::domain::entity::Entity;
use crate::domain::lang::Lang;
use crate::domain::text::{text, text_with};
use crate::domain::vendor::{ContactKind, Vendor, VendorFacts, VendorId};
use crate::store::error::StoreError;
use crate::store::reader::Reader;

/// An agreement that can be sent to a vendor once its blanks are filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// Its title in the register.
    pub title: String,
    /// The text as Markdown.
    pub markdown: String,
    /// What the register does not know, in the order of the text, each once.
    pub blanks: Vec<String>,
}

fn template(lang: Lang) -> &'static str {
    match lang {
        Lang::En => include_str!("../../templates/drafts/en.md"),
        Lang::Sv => include_str!("../../templates/drafts/sv.md"),
    }
}

/// Reads the vendor and our own first company, and drafts an agreement between them; `None` without such a vendor.
/// Three statements.
pub fn read(
    reader: &Reader<'_>,
    lang: Lang,
    vendor: VendorId,
) -> Result<Option<(Vendor, Offer)>, StoreError> {
    let Some(vendor) = reader.vendor(vendor)? else {
        return Ok(None);
    };
    let ours = reader.entities()?.into_iter().next();
    let mut ours = ours.ok_or(StoreError::NotFound("entity"))?;
    if ours.name.trim().is_empty() {
        // A company without a name of its own is the organisation itself.
        ours.name = reader.settings()?.organisation;
    }
    let offer = offer(lang, &ours, &vendor.facts);
    Ok(Some((vendor, offer)))
}

/// Drafts an agreement between one of our companies and a vendor.
#[must_use]
pub fn offer(lang: Lang, entity: &Entity, vendor: &VendorFacts) -> Offer {
    let known = known(lang, entity, vendor);
    let mut markdown = String::new();
    let mut blanks = Vec::new();
    let mut rest = template(lang);
    while let Some((before, after)) = rest.split_once("{{") {
        let (name, after) = after
            .split_once("}}")
            .expect("a test fills in every place of the templates");
        markdown.push_str(before);
        if let Some(value) = known.get(name) {
            markdown.push_str(value);
        } else {
            let what = text(lang, &format!("offer-blank-{}", name.replace('_', "-")));
            let blank = text_with(lang, "offer-blank", &[("what", what.clone().into())]);
            markdown.push_str(&blank);
            if !blanks.contains(&what) {
                blanks.push(what);
            }
        }
        rest = after;
    }
    markdown.push_str(rest);
    let name = vendor.legal_name.as_deref().unwrap_or(&vendor.name);
    Offer {
        title: text_with(lang, "offer-title", &[("vendor", name.into())]),
        markdown,
        blanks,
    }
}

/// The draft as a paper, with what is left to fill in before the text. In the language of the draft.
#[must_use]
pub fn paper(occasion: &Occasion, offer: &Offer) -> Paper {
    let (title, written) = prose::blocks(&offer.markdown);
    let mut blocks = Vec::new();
    if !offer.blanks.is_empty() {
        let n = i64::try_from(offer.blanks.len()).unwrap_or(i64::MAX);
        blocks.push(Block::Callout {
            status: Status::Attention,
            title: occasion.say_with("offer-blanks", &[("n", n.into())]).into(),
            body: vec![offer.blanks.join("; ").into()],
        });
    }
    blocks.extend(written);
    let title = title.unwrap_or_else(|| offer.title.clone());
    occasion.paper(title, Some(offer.title.clone()), None, blocks)
}

/// The places that the register can fill in.
fn known(lang: Lang, entity: &Entity, vendor: &VendorFacts) -> BTreeMap<&'static str, String> {
    let name = vendor.legal_name.as_deref().unwrap_or(&vendor.name);
    let place = |code: &String| {
        country(code).map_or_else(|| code.clone(), |country| country.name(lang).to_owned())
    };
    let yes_or_no = |is: bool| {
        let none = text(lang, "offer-none");
        (!is).then_some(none)
    };
    let certifications: Vec<String> = vendor
        .certifications
        .iter()
        .map(|certification| certification.name.clone())
        .collect();
    let certifications = if certifications.is_empty() {
        vec![text(lang, "offer-certifications-none")]
    } else {
        certifications
    };
    let locations: Vec<String> = vendor.locations.iter().map(place).collect();
    let all = [
        ("controller", Some(entity.name.clone())),
        ("controller_number", entity.registration_number.clone()),
        ("processor", Some(name.to_owned())),
        ("processor_number", vendor.registration_number.clone()),
        ("processor_country", vendor.country.as_ref().map(place)),
        ("processor_contact", contact(vendor)),
        // A sentence goes on or ends after it.
        (
            "service",
            Some(vendor.service.trim().trim_end_matches('.').to_owned()),
        ),
        ("purposes", Some(vendor.purposes.join("; "))),
        ("data_categories", Some(vendor.data_categories.join(", "))),
        ("data_subjects", Some(vendor.data_subjects.join(", "))),
        ("special_categories", yes_or_no(vendor.special_categories)),
        ("criminal_data", yes_or_no(vendor.criminal_data)),
        ("locations", Some(locations.join(", "))),
        ("certifications", Some(certifications.join(", "))),
    ];
    let filled = all.into_iter().filter_map(|(name, value)| {
        let value = value.filter(|value| !value.trim().is_empty())?;
        Some((name, escaped(value.trim())))
    });
    filled.collect()
}

/// Who answers for data protection at the vendor: its officer, else its privacy contact.
fn contact(vendor: &VendorFacts) -> Option<String> {
    let of = |kind: ContactKind| vendor.contacts.iter().find(|contact| contact.kind == kind);
    let contact = of(ContactKind::Dpo).or_else(|| of(ContactKind::Privacy))?;
    let parts: Vec<&str> = [&contact.name, &contact.email, &contact.phone]
        .into_iter()
        .map(|part| part.trim())
        .filter(|part| !part.is_empty())
        .collect();
    Some(parts.join(", "))
}
