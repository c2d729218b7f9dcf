//! The page of a review: where it stands, how far it has come, the text, and the points beside it.

use std::sync::Arc;

use askama::Template;
use rocket::get;
use rocket::http::Status;

use crate::domain::access::Action;
use crate::domain::agreement::{Agreement, AgreementId, Review, Version};
use crate::domain::finding::dossier::Filed;
use crate::domain::review::{Point, Resolution, next_undecided};
use crate::domain::state::{superseded_from, version_state};
use crate::store::check_result::KeptCheck;
use crate::store::error::StoreError;
use crate::store::house::HouseState;
use crate::store::review::ReviewDesk;
use crate::web::agreement::check::Checklist;
use crate::web::agreement::clause::ClauseHere;
use crate::web::agreement::outcome;
use crate::web::agreement::reading::{self, Reading};
use crate::web::answer::{Answer, Reply};
use crate::web::form::{FormView, Markup};
use crate::web::guard::{Can, Read};
use crate::web::mark::version_mark;
use crate::web::problem::WebError;
use crate::web::visit::Visit;

use super::comment::{self, CommentsView, TypedComment};
use super::open;
use super::row::{self, PointForms, PointGroup};

#[derive(Template)]
#[template(path = "review/show.html")]
pub(super) struct ReviewPage {
    visit: Visit,
    agreement: Agreement,
    /// The address of the agreement's page.
    base: String,
    /// The address of this page.
    here: String,
    number: i64,
    /// The language of the text, for `lang`.
    lang: &'static str,
    state: Markup,
    /// Where the review stands, in sentences.
    status: Vec<String>,
    is_open: bool,
    may_edit: bool,
    may_decide: bool,
    /// Whose it is and until when.
    owner: FormView,
    /// How the check came out.
    summary: Option<String>,
    progress: String,
    n_decided: usize,
    n_points: usize,
    /// How many decisions were taken over from the version before, and whether they are shown.
    n_carried: i64,
    shows_all: bool,
    /// Whether a change is asked for.
    asks: bool,
    /// Whether there is feedback on the checker to take along.
    has_feedback: bool,
    groups: Vec<PointGroup>,
    /// The forms of the point that is looked at.
    forms: Option<PointForms>,
    /// What someone else has done meanwhile.
    notice: Option<String>,
    text: Result<Arc<Reading>, String>,
    /// The text with its comments, where it has any.
    document: Option<String>,
    comments: CommentsView,
}

/// Everything that the page is made from.
pub(super) struct Desk {
    filed: Filed,
    pub version: Version,
    pub review: ReviewDesk,
    /// As a line of a history.
    check: Option<KeptCheck>,
    text: Result<Arc<Reading>, String>,
    house: HouseState,
}

impl Desk {
    /// Reads it. Five statements, six where the text has not been read before.
    pub(super) async fn read(visit: &Visit, id: i64, number: u32) -> Result<Desk, WebError> {
        let (id, lang) = (AgreementId(id), visit.lang);
        let (filed, version, desk, check, found) = visit
            .read(move |reader| {
                let filed = reader
                    .filed_agreement(id)?
                    .ok_or(StoreError::NotFound("agreement"))?;
                let mut versions = filed.agreement.versions.iter();
                let version = versions
                    .find(|version| version.number == number)
                    .cloned()
                    .ok_or(StoreError::NotFound("version"))?;
                let desk = reader.review_desk(version.id)?;
                let check = reader.check_result(version.id)?;
                let line = check.as_ref().map(KeptCheck::without_report);
                let found = reading::find(reader, &version, lang, check)?;
                Ok((filed, version, desk, line, found))
            })
            .await?;
        let house = visit.state()?.store.house();
        let text = match found {
            Ok(found) => Ok(reading::of(found, house.clone()).await?),
            Err(key) => Err(visit.t(key)),
        };
        Ok(Desk {
            filed,
            version,
            review: desk,
            check,
            text,
            house,
        })
    }

    fn checklist(&self) -> Option<&Checklist> {
        self.text.as_ref().ok()?.checklist.as_ref()
    }

    /// The points in the order of the page, and whether each is decided.
    fn points(&self) -> Vec<(&str, bool)> {
        let groups = self.checklist().map(|list| list.groups.as_slice());
        groups
            .unwrap_or_default()
            .iter()
            .filter(|group| group.word != "not-applicable")
            .flat_map(|group| &group.rows)
            .map(|row| {
                let subject = row.subject.as_str();
                let point = self.review.points.get(subject);
                (subject, point.is_some_and(Point::is_settled))
            })
            .collect()
    }

    /// The point to go on with after one.
    pub(super) fn next(&self, after: &str) -> Option<&str> {
        next_undecided(&self.points(), after)
    }

    /// The clauses of the text; none where it cannot be read.
    pub(super) fn clauses(&self) -> &[ClauseHere] {
        self.text
            .as_ref()
            .map_or(&[], |text| text.clauses.as_slice())
    }

    fn is_open(&self) -> bool {
        matches!(self.version.review, Review::Open { .. })
    }

    /// The forms of a point, where it is one and may be decided.
    pub(super) fn forms(&self, visit: &Visit, subject: &str) -> Option<PointForms> {
        let groups = &self.checklist()?.groups;
        let holds = |group: &&crate::web::agreement::check::Group| {
            group.rows.iter().any(|row| row.subject == subject)
        };
        let group = groups.iter().find(holds)?;
        let may = self.is_open() && visit.may(Action::Decide);
        may.then(|| {
            row::forms(
                visit,
                subject,
                group.word,
                self.review.points.get(subject),
                self.house.as_ref().ok().map(|house| &*house.catalogue),
                self.version.lang,
            )
        })
    }

    /// The page with a point looked at, its forms as they are given.
    pub(super) fn page(
        self,
        visit: &Visit,
        current: Option<String>,
        forms: Option<PointForms>,
        owner: Option<FormView>,
        notice: Option<String>,
    ) -> ReviewPage {
        self.page_with(visit, current, forms, owner, notice, None)
    }

    /// The same with a comment that was typed and refused.
    pub(super) fn page_with(
        self,
        visit: &Visit,
        current: Option<String>,
        forms: Option<PointForms>,
        owner: Option<FormView>,
        notice: Option<String>,
        typed: Option<&TypedComment>,
    ) -> ReviewPage {
        let agreement = &self.filed.agreement;
        let points = self.points();
        let (n_points, n_decided) = (points.len(), points.iter().filter(|point| point.1).count());
        let shows_all = visit.query.get("show") == Some("all");
        let carried = self.review.points.values();
        let n_carried = carried
            .filter(|point| point.carried_from.is_some() && point.is_settled())
            .count();
        let groups = self.checklist().map(|list| {
            let current = current.as_deref().filter(|_| forms.is_some());
            row::groups(visit, list, &self.review, current, shows_all)
        });
        let superseded = superseded_from(agreement, &self.version, self.filed.replaced_from);
        let state = version_state(&self.version, superseded, &visit.settings, visit.today);
        ReviewPage {
            base: super::super::address(agreement.id),
            here: super::address(agreement.id, self.version.number),
            number: i64::from(self.version.number),
            lang: self.version.lang.code(),
            state: version_mark(visit, state, &self.version),
            status: status(visit, &self.version, &self.review),
            is_open: self.is_open(),
            may_edit: visit.may(Action::Edit),
            may_decide: visit.may(Action::Decide),
            owner: owner.unwrap_or_else(|| open::filled(visit, &self.version, &self.review)),
            summary: self
                .check
                .as_ref()
                .filter(|_| n_points > 0)
                .map(|check| outcome::summary(visit, &check.result)),
            progress: row::progress(visit, n_decided, n_points),
            n_decided,
            n_points,
            n_carried: i64::try_from(n_carried).unwrap_or(i64::MAX),
            shows_all,
            asks: self
                .review
                .points
                .values()
                .any(|point| point.facts.resolution == Resolution::Change),
            has_feedback: visit.may(Action::ReadJournal)
                && self
                    .review
                    .points
                    .values()
                    .any(|point| point.facts.resolution == Resolution::Wrong),
            groups: groups.unwrap_or_default(),
            forms,
            notice,
            document: self.text.as_ref().ok().and_then(|text| {
                let places = comment::places(&self.review.threads, &text.clauses);
                comment::document(visit, text, &self.review.threads, &places)
            }),
            comments: CommentsView::new(
                visit,
                self.version.number,
                &self.review,
                self.clauses(),
                typed,
            ),
            text: self.text,
            visit: visit.clone(),
            agreement: self.filed.agreement,
        }
    }
}

/// Where a review stands, in sentences.
fn status(visit: &Visit, version: &Version, desk: &ReviewDesk) -> Vec<String> {
    let day = |key: &str, day| visit.text(key, &[("day", crate::domain::text::Arg::from(day))]);
    let mut said = vec![match &version.review {
        Review::None => visit.t("review-none"),
        Review::Open { since, .. } if desk.opened_by.is_empty() => day("review-open-since", *since),
        Review::Open { since, .. } => visit.text(
            "review-open-since-by",
            &[
                ("day", (*since).into()),
                ("who", desk.opened_by.as_str().into()),
            ],
        ),
        Review::Approved { on } => day("review-approved-on", *on),
        Review::Rejected { on } => day("review-rejected-on", *on),
    }];
    if matches!(version.review, Review::Open { .. }) {
        said.extend(
            desk.asked_on
                .map(|asked| day("review-changes-requested-on", asked)),
        );
        let owner = desk.facts.owner.and_then(|owner| desk.name(owner));
        said.push(match owner {
            Some(name) => visit.t1("review-owned-by", "who", &name),
            None => visit.t("review-owned-by-nobody"),
        });
        said.extend(desk.facts.due.map(|due| {
            let key = if due < visit.today {
                "review-was-due"
            } else {
                "review-is-due"
            };
            day(key, due)
        }));
    }
    let n_open = desk.threads.iter();
    let n_open = n_open.filter(|thread| thread.settled_on.is_none()).count();
    if let Ok(n) = i64::try_from(n_open)
        && n > 0
    {
        said.push(visit.tn("comment-status", &n));
    }
    said
}

#[get("/agreements/<id>/versions/<number>/review")]
pub(in crate::web::agreement) async fn show(can: Can<Read>, id: i64, number: u32) -> Reply {
    let desk = Desk::read(&can, id, number).await?;
    let asked = can.query.get("point").map(str::to_owned);
    let current = asked.or_else(|| desk.next("").map(str::to_owned));
    let forms = current
        .as_deref()
        .and_then(|current| desk.forms(&can, current));
    Answer::page_with(Status::Ok, &desk.page(&can, current, forms, None, None))
}
