//! The points of a review as its page shows them: the checklist's rows with what was decided about each, and of the one
//! that is looked at the forms that decide it.

use crate::checks::catalogue::Catalogue;
use crate::domain::day::add_months;
use crate::domain::draft::review::PointDraft;
use crate::domain::lang::Lang;
use crate::domain::review::{Point, Resolution, RightVerdict};
use crate::store::review::ReviewDesk;
use crate::web::agreement::check::{CheckRow, Checklist};
use crate::web::form::{Choice, Control, Field, FormView, Markup};
use crate::web::list::{Tone, mark};
use crate::web::visit::Visit;

/// Points with one outcome.
pub(super) struct PointGroup {
    pub word: &'static str,
    pub title: String,
    pub tone: Tone,
    /// How many of how many are decided.
    pub progress: String,
    pub rows: Vec<PointRow>,
}

/// One point.
pub(super) struct PointRow {
    pub id: String,
    pub number: usize,
    pub title: String,
    pub subject: String,
    pub lacks: Vec<String>,
    pub law: String,
    pub why: String,
    pub ask: String,
    /// Anchor, words, and where it stands.
    pub passages: Vec<(String, String, String)>,
    pub decision: Option<Decided>,
    /// Whether it is the one that is looked at.
    pub is_current: bool,
}

impl PointRow {
    fn is_carried(&self) -> bool {
        let decision = self.decision.as_ref();
        decision.is_some_and(|decision| decision.is_settled && decision.carried.is_some())
    }

    fn is_settled(&self) -> bool {
        let decision = self.decision.as_ref();
        decision.is_some_and(|decision| decision.is_settled)
    }
}

/// What was decided.
pub(super) struct Decided {
    pub mark: Markup,
    /// Who, and when.
    pub by: String,
    /// From which version it was taken over.
    pub carried: Option<String>,
    /// Whether it is decided about this text; if not, the vendor has not made the change that was asked for.
    pub is_settled: bool,
    /// What was said: names and words.
    pub said: Vec<(String, String)>,
}

/// The forms of the point that is looked at.
pub(super) struct PointForms {
    pub wrong: FormView,
    pub change: FormView,
    /// `None` where there is nothing to live with.
    pub waive: Option<FormView>,
    /// The decision whose form is unfolded.
    pub unfolded: &'static str,
    /// The row that the forms were made from; 0 where nothing is decided.
    pub row: i64,
    pub is_decided: bool,
    /// What the form carries that cannot be chosen.
    pub should_be: &'static str,
}

/// Every point of a checklist, in its order; those that need not be there are no points.
pub(super) fn groups(
    visit: &Visit,
    list: &Checklist,
    desk: &ReviewDesk,
    current: Option<&str>,
    shows_all: bool,
) -> Vec<PointGroup> {
    list.groups
        .iter()
        .filter(|group| group.word != "not-applicable")
        .map(|group| {
            let rows: Vec<PointRow> = group
                .rows
                .iter()
                .map(|row| point_row(visit, row, desk.points.get(&row.subject), current))
                .collect();
            let n = rows.iter().filter(|row| row.is_settled()).count();
            PointGroup {
                word: group.word,
                title: group.title.clone(),
                tone: group.tone,
                progress: progress(visit, n, rows.len()),
                rows: rows
                    .into_iter()
                    .filter(|row| shows_all || row.is_current || !row.is_carried())
                    .collect(),
            }
        })
        .filter(|group| !group.rows.is_empty())
        .collect()
}

/// How many of how many are decided.
pub(super) fn progress(visit: &Visit, n: usize, total: usize) -> String {
    visit.text(
        "review-progress",
        &[("n", n.into()), ("total", total.into())],
    )
}

fn point_row(
    visit: &Visit,
    row: &CheckRow,
    point: Option<&Point>,
    current: Option<&str>,
) -> PointRow {
    let place = |(line, clause): &(usize, Option<String>)| match clause {
        Some(clause) => visit.text(
            "review-place-clause",
            &[("clause", clause.as_str().into()), ("line", (*line).into())],
        ),
        None => visit.text("review-place", &[("line", (*line).into())]),
    };
    PointRow {
        id: row.id.clone(),
        number: row.number,
        title: row.title.clone(),
        subject: row.subject.clone(),
        lacks: row.lacks.clone(),
        law: row.law.clone(),
        why: row.wants.0.clone(),
        ask: row.wants.1.clone(),
        passages: row
            .passages
            .iter()
            .zip(&row.places)
            .map(|((id, words), at)| (id.clone(), words.clone(), place(at)))
            .collect(),
        decision: point.map(|point| decided(visit, point)),
        is_current: current == Some(row.subject.as_str()),
    }
}

fn decided(visit: &Visit, point: &Point) -> Decided {
    let facts = &point.facts;
    let tone = match facts.resolution {
        Resolution::Accept => Tone::Good,
        Resolution::Wrong => Tone::Note,
        Resolution::Change => Tone::Warn,
        Resolution::Waive => Tone::Quiet,
    };
    let mut said = Vec::new();
    let mut say = |key: &str, words: String| {
        if !words.is_empty() {
            said.push((visit.t(key), words));
        }
    };
    match facts.resolution {
        Resolution::Accept => {}
        Resolution::Wrong => {
            say(
                "review-should-be",
                facts
                    .should_be
                    .map_or_else(String::new, |it| visit.t(it.text_key())),
            );
            say("review-why", facts.reason.clone());
            say("review-passage", facts.passage.clone());
        }
        Resolution::Change => {
            say("review-note", facts.reason.clone());
            say("review-wording", facts.wording.clone());
        }
        Resolution::Waive => {
            say("review-reason", facts.reason.clone());
            say(
                "review-last-day",
                facts
                    .last_day
                    .map_or_else(String::new, |day| visit.day(&day)),
            );
        }
    }
    Decided {
        mark: mark(tone, &visit.t(facts.resolution.text_key())),
        by: visit.text(
            "review-decided-by",
            &[
                ("who", point.decided_by.as_str().into()),
                ("day", point.decided_on.into()),
            ],
        ),
        carried: point.carried_from.map(|number| {
            let key = if point.is_settled() {
                "review-carried"
            } else {
                "review-not-changed"
            };
            visit.tn(key, &i64::from(number))
        }),
        is_settled: point.is_settled(),
        said,
    }
}

/// The forms of a point, filled with what was decided, else with what the catalogue proposes in the agreement's
/// language.
pub(super) fn forms(
    visit: &Visit,
    subject: &str,
    group: &'static str,
    point: Option<&Point>,
    catalogue: Option<&Catalogue>,
    lang: Lang,
) -> PointForms {
    let draft = point.map(|point| PointDraft::of(&point.facts));
    let is = |resolution: Resolution| {
        point
            .filter(|point| point.facts.resolution == resolution)
            .and(draft.as_ref())
    };
    let none = PointDraft::default();
    let wrong = is(Resolution::Wrong).unwrap_or(&none);
    let waive = is(Resolution::Waive).unwrap_or(&none);
    let proposed = catalogue
        .and_then(|catalogue| catalogue.requirement(subject))
        .map_or("", |requirement| requirement.text(lang).wording.trim());
    let (note, wording) =
        is(Resolution::Change).map_or(("", proposed), |draft| (&draft.note, &draft.wording));
    let verdicts = RightVerdict::OF_REQUIREMENT
        .into_iter()
        .map(|verdict| Choice::new(verdict.word(), visit.t(verdict.text_key())))
        .collect();
    let mut wrong_form = FormView::new(visit, "review");
    if !matches!(group, "flag" | "value") {
        wrong_form = wrong_form
            .field(Field::select("should-be", verdicts).required())
            .value("should-be", wrong.should_be.as_str());
    }
    let latest = add_months(visit.today, 12).unwrap_or(visit.today);
    let mut last_day = Field::new("last-day", Control::Line("date")).required();
    last_day.hint = Some(visit.t1("waiver-last-day-hint", "day", &latest));
    PointForms {
        wrong: wrong_form
            .field(Field::new("why", Control::Lines(2)).required().max(2000))
            .field(Field::new("passage", Control::Lines(3)).max(5000))
            .value("why", wrong.why.as_str())
            .value("passage", wrong.passage.as_str()),
        change: FormView::new(visit, "review")
            .field(Field::new("wording", Control::Lines(7)).max(10_000))
            .field(Field::new("note", Control::Lines(2)).max(2000))
            .value("wording", wording)
            .value("note", note),
        waive: (group != "met").then(|| {
            FormView::new(visit, "review")
                .field(Field::new("reason", Control::Lines(2)).required().max(2000))
                .field(last_day)
                .value("reason", waive.reason.as_str())
                .value("last-day", waive.last_day.as_str())
        }),
        unfolded: point.map_or("", |point| point.facts.resolution.word()),
        row: point.map_or(0, |point| point.row),
        is_decided: point.is_some(),
        should_be: if group == "flag" {
            RightVerdict::Absent.word()
        } else {
            ""
        },
    }
}

impl PointForms {
    /// The form of a kind of decision.
    pub(super) fn of(&mut self, resolution: Resolution) -> Option<&mut FormView> {
        match resolution {
            Resolution::Accept => None,
            Resolution::Wrong => Some(&mut self.wrong),
            Resolution::Change => Some(&mut self.change),
            Resolution::Waive => self.waive.as_mut(),
        }
    }
}
