//! Two versions of an agreement side by side or in one column: what got worse first, then the clauses that are not as they
//! were, or all of them. The work is done off the server's own threads; nothing is stored.

use askama::Template;
use rocket::get;
use rocket::tokio::task::spawn_blocking;

use crate::checks::compare::shift::Turn;
use crate::checks::compare::{Change, Row, Segment};
use crate::domain::agreement::{Agreement, AgreementId};
use crate::domain::lang::Lang;
use crate::domain::text::{text, text_with};
use crate::report::compare::words::{self, Point};
use crate::report::compare::{Compared, Stretch, paper, read, side, stretches};
use crate::report::occasion::Occasion;
use crate::store::error::StoreError;
use crate::store::journal::Subject;
use crate::web::answer::{Answer, Reply};
use crate::web::download;
use crate::web::form::{Choice, Markup};
use crate::web::guard::{Can, Read};
use crate::web::list::{Tone, mark};
use crate::web::markdown::escape;
use crate::web::problem::WebError;
use crate::web::query::Query;
use crate::web::visit::Visit;

#[derive(Template)]
#[template(path = "agreement/compare.html")]
struct ComparePage {
    visit: Visit,
    base: String,
    title: String,
    /// The versions to choose among, by number.
    versions: Vec<Choice>,
    /// The two lists: name, label, the version that is picked.
    pickers: [(&'static str, String, String); 2],
    /// The address of the paper.
    pdf: String,
    is_inline: bool,
    shows_all: bool,
    /// The comparison; the sentence that says why there is none; nothing where there is only one version.
    compared: Option<Result<Shown, String>>,
}

/// A comparison as the page shows it.
struct Shown {
    judged: String,
    counted: String,
    versions: String,
    groups: Vec<Group>,
    stretches: Vec<Part>,
}

/// The points that took the same turn.
struct Group {
    title: String,
    mark: Markup,
    points: Vec<PointView>,
}

/// A point with its passages as sentences.
struct PointView {
    title: String,
    was: Vec<String>,
    is: Vec<String>,
}

impl PointView {
    fn new(lang: Lang, point: Point) -> PointView {
        let passage = |passage: &Option<(usize, String)>| {
            passage
                .as_ref()
                .map(|(line, quote)| words::passage(lang, *line, quote))
        };
        let (old, new) = (passage(&point.old), passage(&point.new));
        PointView {
            title: point.title,
            was: std::iter::once(point.was).chain(old).collect(),
            is: std::iter::once(point.is)
                .chain(point.notes)
                .chain(new)
                .collect(),
        }
    }
}

/// A row, or how many are left out.
enum Part {
    Row(Box<RowView>),
    LeftOut(String),
}

struct RowView {
    mark: Markup,
    number: String,
    line: String,
    /// The headings above it, where they are others than those of the row before.
    path: Option<String>,
    came_from: Option<String>,
    is_heading: bool,
    is_same: bool,
    /// The words of the old and of the new text, each under its label; `None` where it has none of them.
    sides: [(String, Option<Markup>); 2],
    /// The words of both.
    both: Markup,
}

/// Which two versions are asked for: the last two where nothing is said.
fn asked(query: &Query, agreement: &Agreement) -> Option<(u32, u32)> {
    let number = |name: &str| query.get(name).and_then(|text| text.parse().ok());
    read::picked(agreement, number("from"), number("to"))
}

/// The address of the comparison of two versions.
pub(super) fn between(id: AgreementId, from: u32, to: u32) -> String {
    format!("{}/compare?from={from}&to={to}", super::address(id))
}

#[get("/agreements/<id>/compare")]
pub(super) async fn show(can: Can<Read>, id: i64) -> Reply {
    let id = AgreementId(id);
    let query = can.query.clone();
    let found = can
        .read(move |reader| {
            let Some(agreement) = reader.agreement(id)? else {
                return Ok(None);
            };
            let pair = match asked(&query, &agreement) {
                Some((from, to)) if agreement.versions.len() > 1 => {
                    match read::read(reader, &agreement, from, to) {
                        Ok(Some(pair)) => Some(Ok(pair)),
                        Ok(None) => return Ok(None),
                        Err(
                            error @ (StoreError::DocumentChanged(_) | StoreError::DocumentLost(_)),
                        ) => Some(Err(error.text_key())),
                        Err(error) => return Err(error),
                    }
                }
                _ => None,
            };
            Ok(Some((agreement, pair)))
        })
        .await?;
    let (agreement, pair) = found.ok_or(WebError::NotFound)?;
    let house = can.state()?.store.house().ok();
    let (lang, shows_all) = (can.lang, can.query.get("show") == Some("all"));
    let compared = match pair {
        None => None,
        Some(Err(key)) => Some(Err(can.t(key))),
        Some(Ok(pair)) => {
            let shown = spawn_blocking(move || {
                let compared = pair.compare(house.as_ref());
                Shown::new(&compared, lang, shows_all)
            });
            let shown = shown
                .await
                .map_err(|error| WebError::Internal(format!("comparing two texts: {error}")))?;
            Some(Ok(shown))
        }
    };
    let visit = can.visit;
    let (from, to) = asked(&visit.query, &agreement).unwrap_or_default();
    Answer::page(&ComparePage {
        base: super::address(id),
        versions: agreement
            .versions
            .iter()
            .map(|version| {
                let n = version.number;
                Choice::new(
                    n.to_string(),
                    visit.tn("agreement-version-n", &i64::from(n)),
                )
            })
            .collect(),
        pickers: [("from", "compare-from", from), ("to", "compare-to", to)]
            .map(|(name, key, number)| (name, visit.t(key), number.to_string())),
        pdf: format!("{}/compare.pdf?from={from}&to={to}", super::address(id)),
        is_inline: visit.query.get("view") == Some("inline"),
        shows_all,
        title: agreement.facts.title,
        compared,
        visit,
    })
}

/// The same as a paper, with what changed alone.
#[get("/agreements/<id>/compare.pdf")]
pub(super) async fn pdf(can: Can<Read>, id: i64) -> Reply {
    let id = AgreementId(id);
    let (lang, today) = (can.lang, can.today);
    let query = can.query.clone();
    let house = can.state()?.store.house().ok();
    let name = format!("avtal-{}-compare-{today}.pdf", id.0);
    let subject = Subject {
        agreement: Some(id),
        ..Subject::default()
    };
    download::paper(&can, "comparison", subject, name, move |reader| {
        let Some(agreement) = reader.agreement(id)? else {
            return Ok(None);
        };
        let Some((from, to)) = asked(&query, &agreement) else {
            return Ok(None);
        };
        let occasion = Occasion::read(reader, lang, today)?;
        let pair = read::read(reader, &agreement, from, to)?;
        Ok(pair.map(|pair| paper::paper(&occasion, &pair.compare(house.as_ref()))))
    })
    .await
}

impl Shown {
    fn new(compared: &Compared, lang: Lang, shows_all: bool) -> Shown {
        let mut points = compared.points(lang);
        let groups = [Turn::Worse, Turn::Better, Turn::Other].map(|turn| {
            let title = words::turn(lang, turn);
            let tone = match turn {
                Turn::Worse => Tone::Bad,
                Turn::Better => Tone::Good,
                Turn::Other => Tone::Quiet,
            };
            let (of_turn, others): (Vec<Point>, _) = std::mem::take(&mut points)
                .into_iter()
                .partition(|point| point.turn == turn);
            points = others;
            Group {
                mark: mark(tone, &title),
                title,
                points: of_turn
                    .into_iter()
                    .map(|point| PointView::new(lang, point))
                    .collect(),
            }
        });
        let mut path = String::new();
        let parts = stretches(&compared.comparison, shows_all).into_iter();
        let parts = parts.map(|stretch| match stretch {
            Stretch::LeftOut(n) => {
                let n = i64::try_from(n).unwrap_or(i64::MAX);
                let args = [("n", n.into())];
                Part::LeftOut(text_with(lang, "compare-left-out", &args))
            }
            Stretch::Row(row) => {
                let view = RowView::new(lang, row, &path);
                if !view.is_heading {
                    path = words::path(row);
                }
                Part::Row(Box::new(view))
            }
        });
        Shown {
            stretches: parts.collect(),
            judged: compared.judged(lang),
            counted: compared.counted(lang),
            versions: compared.versions(lang),
            groups: groups
                .into_iter()
                .filter(|group| !group.points.is_empty())
                .collect(),
        }
    }
}

impl RowView {
    fn new(lang: Lang, row: &Row, path_before: &str) -> RowView {
        let tone = match (row.change, row.is_moved) {
            (Change::Same, false) => Tone::Quiet,
            (Change::Same, true) => Tone::Note,
            (Change::Changed, _) => Tone::Warn,
            (Change::Added, _) => Tone::Good,
            (Change::Removed, _) => Tone::Bad,
        };
        let is_heading = row.place().is_some_and(|place| place.is_heading);
        let path = words::path(row);
        RowView {
            mark: mark(tone, &words::fate(lang, row)),
            number: words::number(row),
            line: words::line(lang, row),
            path: (!is_heading && !path.is_empty() && path != path_before).then_some(path),
            came_from: words::came_from(lang, row),
            is_heading,
            is_same: row.is_same(),
            sides: [
                (
                    text(lang, "compare-column-was"),
                    row.old.as_ref().map(|_| marked(side(row, Change::Added))),
                ),
                (
                    text(lang, "compare-column-is"),
                    row.new.as_ref().map(|_| marked(side(row, Change::Removed))),
                ),
            ],
            both: marked(row.segments.iter()),
        }
    }
}

/// Words with what became of them, as markup.
fn marked<'a>(segments: impl Iterator<Item = &'a Segment>) -> Markup {
    let mut out = String::new();
    for segment in segments {
        if segment.is_spaced && !out.is_empty() {
            out.push(' ');
        }
        let tag = match segment.change {
            Change::Added => Some("ins"),
            Change::Removed => Some("del"),
            Change::Same | Change::Changed => None,
        };
        out.extend(tag.map(|tag| format!("<{tag}>")));
        escape(&segment.text, &mut out);
        out.extend(tag.map(|tag| format!("</{tag}>")));
    }
    Markup(out)
}
