//! What the agreements of a vendor list as sub-processors, beside what the register has: ticked ones are taken over, and
//! nothing else is.

use std::collections::BTreeMap;

use askama::Template;
use rocket::{get, post};

use crate::domain::agreement::VersionId;
use crate::domain::finding::dossier::Filed;
use crate::domain::settings::Settings;
use crate::domain::state::State;
use crate::domain::sub_processor::{Held, Listed, SubProcessor, SubProcessorFacts, held_against};
use crate::domain::vendor::VendorId;
use crate::store::error::StoreError;
use crate::store::reader::Reader;
use crate::store::sub_processor::name_key;
use crate::web::answer::{Answer, Reply};
use crate::web::form::Markup;
use crate::web::guard::{Can, Edit};
use crate::web::list::{Tone, mark};
use crate::web::posted::Posted;
use crate::web::problem::WebError;
use crate::web::visit::Visit;

use super::{address, countries};

#[derive(Template)]
#[template(path = "sub_processor/listed.html")]
struct ListedPage {
    visit: Visit,
    id: i64,
    vendor: String,
    texts: Vec<TextView>,
    /// What is wrong with what was sent.
    problem: Option<String>,
}

/// The list of one text.
struct TextView {
    title: String,
    href: String,
    rows: Vec<RowView>,
    has_new: bool,
}

/// One line of it.
struct RowView {
    name: String,
    text: Vec<String>,
    register: Vec<String>,
    mark: Markup,
    /// What ticking it sends, where it can be taken over.
    pick: Option<String>,
    label: String,
}

/// A text of the vendor that may have a list.
struct Text {
    version: VersionId,
    title: String,
    href: String,
    number: u32,
}

/// The version that each agreement stands on, without those that are over.
fn texts(filed: &[Filed], settings: &Settings, today: crate::domain::day::Day) -> Vec<Text> {
    filed
        .iter()
        .filter_map(|filed| {
            let (standing, version) = filed.standing(settings, today);
            let is_over = matches!(
                standing.state,
                State::Expired | State::Superseded | State::Terminated
            );
            let version = version.filter(|_| !is_over)?;
            Some(Text {
                version: version.id,
                title: filed.agreement.facts.title.clone(),
                href: format!(
                    "/agreements/{}/text?version={}",
                    filed.agreement.id.0, version.number
                ),
                number: version.number,
            })
        })
        .collect()
}

/// Everything that the page is made of.
struct Found {
    vendor: String,
    texts: Vec<Text>,
    listed: BTreeMap<VersionId, Vec<Listed>>,
    engaged: Vec<SubProcessor>,
}

fn read(
    reader: &Reader<'_>,
    id: VendorId,
    settings: &Settings,
    today: crate::domain::day::Day,
) -> Result<Option<Found>, StoreError> {
    let Some(vendor) = reader.vendor(id)? else {
        return Ok(None);
    };
    let texts = texts(&reader.filed_of(id)?, settings, today);
    let versions: Vec<VersionId> = texts.iter().map(|text| text.version).collect();
    let (own, _) = reader.sub_processors_around(id)?;
    Ok(Some(Found {
        vendor: vendor.facts.name,
        listed: reader.listed_sub_processors(&versions)?,
        texts,
        engaged: own
            .into_iter()
            .map(|line| line.it)
            .filter(|one| !one.facts.is_over(today))
            .collect(),
    }))
}

async fn find(visit: &Visit, id: i64) -> Result<Found, WebError> {
    let (settings, today) = (visit.settings.clone(), visit.today);
    visit
        .read(move |reader| read(reader, VendorId(id), &settings, today))
        .await?
        .ok_or(WebError::NotFound)
}

fn page(visit: Visit, id: i64, found: &Found, problem: Option<String>) -> ListedPage {
    let texts = found
        .texts
        .iter()
        .filter_map(|text| Some((text, found.listed.get(&text.version)?)))
        .map(|(text, listed)| {
            let held = held_against(listed, &found.engaged, name_key);
            let rows: Vec<RowView> = held
                .iter()
                .map(|held| row(&visit, text.version, held))
                .collect();
            TextView {
                title: visit.text(
                    "sub-processor-source-version",
                    &[
                        ("title", text.title.as_str().into()),
                        ("number", i64::from(text.number).into()),
                    ],
                ),
                href: text.href.clone(),
                has_new: rows.iter().any(|row| row.pick.is_some()),
                rows,
            }
        })
        .collect();
    ListedPage {
        id,
        vendor: found.vendor.clone(),
        texts,
        problem,
        visit,
    }
}

fn row(visit: &Visit, version: VersionId, held: &Held<'_>) -> RowView {
    let text = |listed: &Listed| {
        let place = listed
            .country
            .clone()
            .unwrap_or_else(|| visit.t("sub-processor-country-unknown"));
        let mut lines = vec![place];
        lines.extend(listed.purpose.clone());
        lines
    };
    let register = |kept: &SubProcessor| {
        let facts = &kept.facts;
        let mut lines = vec![facts.name.clone(), countries(visit, &facts.countries)];
        lines.extend(Some(facts.purpose.clone()).filter(|purpose| !purpose.is_empty()));
        lines
    };
    let (name, text, register, tone, key) = match held {
        Held::New(listed) => (&listed.name, text(listed), Vec::new(), Tone::Note, "new"),
        Held::Known(listed, kept) => (
            &listed.name,
            text(listed),
            register(kept),
            Tone::Good,
            "known",
        ),
        Held::Differs(listed, kept) => (
            &listed.name,
            text(listed),
            register(kept),
            Tone::Warn,
            "differs",
        ),
        Held::Unlisted(kept) => (
            &kept.facts.name,
            Vec::new(),
            register(kept),
            Tone::Warn,
            "unlisted",
        ),
    };
    RowView {
        name: name.clone(),
        text,
        register,
        mark: mark(tone, &visit.t(&format!("sub-processor-listed-{key}"))),
        pick: matches!(held, Held::New(_)).then(|| format!("{}:{name}", version.0)),
        label: visit.t1("sub-processor-listed-pick", "name", name),
    }
}

#[get("/vendors/<id>/sub-processors/listed")]
pub(super) async fn show(can: Can<Edit>, id: i64) -> Reply {
    let found = find(&can, id).await?;
    Answer::page(&page(can.visit, id, &found, None))
}

#[post("/vendors/<id>/sub-processors/listed", data = "<posted>")]
pub(super) async fn take(can: Can<Edit>, id: i64, posted: Posted) -> Reply {
    let found = find(&can, id).await?;
    let picked = posted.all("pick");
    let mut taken: Vec<(VersionId, SubProcessorFacts)> = Vec::new();
    for (version, listed) in &found.listed {
        for held in held_against(listed, &found.engaged, name_key) {
            let Held::New(one) = held else { continue };
            let value = format!("{}:{}", version.0, one.name);
            let is_taken = taken
                .iter()
                .any(|(_, facts)| name_key(&facts.name) == name_key(&one.name));
            if !is_taken && picked.contains(&value.trim()) {
                taken.push((*version, facts(one)));
            }
        }
    }
    if taken.is_empty() {
        let problem = can.t("sub-processor-listed-pick-none");
        return Answer::invalid(&page(can.visit, id, &found, Some(problem)));
    }
    let n = taken.len();
    can.write(move |writer| {
        let names: Vec<&str> = taken.iter().map(|(_, facts)| facts.name.as_str()).collect();
        let vendors = writer.vendors_called(&names)?;
        for (version, mut facts) in taken {
            let called = vendors.get(&name_key(&facts.name)).map(|(id, _)| *id);
            facts.linked = called.filter(|linked| *linked != VendorId(id));
            writer.add_sub_processor(VendorId(id), Some(version), &facts)?;
        }
        Ok(())
    })
    .await?;
    Ok(Answer::to(address(VendorId(id)))
        .saying("flash-sub-processors-taken", &[("n", n.to_string())]))
}

/// The facts of what a text lists, cut where a text is longer than the register takes.
fn facts(listed: &Listed) -> SubProcessorFacts {
    let cut = |text: &str, n: usize| text.chars().take(n).collect::<String>();
    SubProcessorFacts {
        name: cut(&listed.name, 200),
        countries: listed.codes.clone(),
        purpose: cut(listed.purpose.as_deref().unwrap_or_default(), 500),
        ..SubProcessorFacts::default()
    }
}
