//! Reminders: the list of what somebody must act on by a day, one's own or everybody's, with the next step as a link;
//! what is done about one; and whose department's reminders a user takes.

use askama::Template;
use rocket::{Route, get, post, routes};

use crate::domain::access::Action;
use crate::domain::draft::reminder::{department, snooze_until};
use crate::domain::reminder::{ReminderState, latest_snooze};
use crate::domain::text::Arg;
use crate::report::due::{self, About, Said};
use crate::store::reminder::{Reminder, ReminderFilter, ReminderId};

use super::answer::{Answer, Reply};
use super::form::{Control, Field, FormView};
use super::guard::{Can, Edit, Read};
use super::home::{ASKED, AskedRow, asked_rows};
use super::posted::Posted;
use super::problem::WebError;
use super::visit::Visit;

/// Reminders on a page.
const SHOWN: u32 = 50;

/// The routes of the reminders.
#[must_use]
pub fn routes() -> Vec<Route> {
    routes![list, settle, ask_snooze, snooze, reopen, take]
}

#[derive(Template)]
#[template(path = "reminder/list.html")]
struct ReminderListPage {
    visit: Visit,
    is_mine: bool,
    state: ReminderState,
    tabs: Vec<Tab>,
    /// What the user is asked to answer.
    asked: Vec<AskedRow>,
    rows: Vec<ReminderRow>,
    next: Option<String>,
    may_edit: bool,
    form: FormView,
}

/// One way to look at the list.
struct Tab {
    href: String,
    label: String,
    is_current: bool,
}

/// One reminder as the list shows it.
struct ReminderRow {
    id: i64,
    kind: String,
    subject: String,
    vendor: String,
    day: String,
    when: String,
    tone: &'static str,
    next: String,
    href: String,
    users: String,
    note: String,
}

/// What a reminder says, for every place that shows one.
pub(super) fn said(visit: &Visit, reminder: &Reminder) -> Said {
    let about = About {
        kind: reminder.kind,
        title: &reminder.title,
        detail: &reminder.detail,
        of: &reminder.subject,
        vendor: reminder.vendor,
        agreement: reminder.agreement,
    };
    due::said(visit.lang, about)
}

fn row(visit: &Visit, reminder: &Reminder) -> ReminderRow {
    let left = (reminder.day - visit.today).num_days();
    let Said {
        subject,
        next,
        path,
    } = said(visit, reminder);
    let note = match (&reminder.acted, reminder.snoozed_until) {
        (Some((who, _)), Some(until)) => visit.text(
            "reminder-snoozed-by",
            &[("who", who.as_str().into()), ("day", Arg::from(until))],
        ),
        (Some((who, on)), None) if reminder.state == ReminderState::Done => visit.text(
            "reminder-done-by",
            &[("who", who.as_str().into()), ("day", Arg::from(*on))],
        ),
        _ => match reminder.escalated_on {
            Some(on) => visit.t1("reminder-escalated", "day", &on),
            None => String::new(),
        },
    };
    ReminderRow {
        id: reminder.id.0,
        kind: visit.t(reminder.kind.text_key()),
        subject,
        vendor: reminder.vendor_name.clone(),
        day: visit.day(&reminder.day),
        when: visit.tn(
            if left < 0 {
                "reminder-ago"
            } else {
                "reminder-in"
            },
            &left.abs(),
        ),
        tone: match left {
            ..=7 => "bad",
            8..=30 => "warn",
            _ => "note",
        },
        next,
        href: path,
        users: reminder.users.join(", "),
        note,
    }
}

/// Where the list that is shown leads with another choice.
fn address(is_mine: bool, state: ReminderState) -> String {
    let whose = if is_mine { "mine" } else { "all" };
    format!("/reminders?whose={whose}&show={}", state.word())
}

#[get("/reminders")]
async fn list(can: Can<Read>) -> Reply {
    let is_mine = can.query.get("whose") != Some("all");
    let state = can
        .query
        .get("show")
        .and_then(ReminderState::from_word)
        .unwrap_or(ReminderState::Open);
    let after = can.query.get("after").and_then(|id| id.parse().ok());
    let me = can.member.user.id;
    let user = is_mine.then_some(me);
    let (page, counts, taken, asked) = can
        .read(move |reader| {
            let filter = ReminderFilter { user, state };
            let page = reader.reminders(filter, after.map(ReminderId), SHOWN)?;
            Ok((
                page,
                reader.reminder_counts(user)?,
                reader.department_of(me)?,
                reader.asked(me, ASKED)?,
            ))
        })
        .await?;
    let visit = can.visit;
    let states = [
        ReminderState::Open,
        ReminderState::Snoozed,
        ReminderState::Done,
    ];
    let tabs = states.iter().zip(counts).map(|(of, n)| Tab {
        href: address(is_mine, *of),
        label: format!(
            "{} ({})",
            visit.t(of.text_key()),
            visit.number(&i64::from(n))
        ),
        is_current: *of == state,
    });
    Answer::page(&ReminderListPage {
        is_mine,
        state,
        tabs: tabs.collect(),
        asked: asked_rows(&visit, &asked),
        rows: page.rows.iter().map(|one| row(&visit, one)).collect(),
        next: page
            .next
            .map(|id| format!("{}&after={}", address(is_mine, state), id.0)),
        may_edit: visit.may(Action::Edit),
        form: FormView::new(&visit, "reminder")
            .field(Field::text("department").max(200))
            .value("department", taken.unwrap_or_default()),
        visit,
    })
}

#[post("/reminders/<id>/done", data = "<_posted>")]
async fn settle(can: Can<Edit>, id: i64, _posted: Posted) -> Reply {
    can.write(move |writer| writer.settle_reminder(ReminderId(id)))
        .await?;
    Ok(Answer::to("/reminders").saying("flash-reminder-done", &[]))
}

#[post("/reminders/<id>/open", data = "<_posted>")]
async fn reopen(can: Can<Edit>, id: i64, _posted: Posted) -> Reply {
    can.write(move |writer| writer.reopen_reminder(ReminderId(id)))
        .await?;
    Ok(Answer::to("/reminders").saying("flash-reminder-open", &[]))
}

#[derive(Template)]
#[template(path = "reminder/snooze.html")]
struct SnoozePage {
    visit: Visit,
    row: ReminderRow,
    form: FormView,
}

async fn find(visit: &Visit, id: i64) -> Result<Reminder, WebError> {
    let found = visit
        .read(move |reader| reader.reminder(ReminderId(id)))
        .await?;
    found.ok_or(WebError::NotFound)
}

fn snooze_form(visit: &Visit, reminder: &Reminder) -> FormView {
    let latest = latest_snooze(reminder.day, visit.today);
    let mut until = Field::new("until", Control::Line("date")).required();
    until.hint = Some(visit.t1("reminder-until-hint", "day", &latest));
    FormView::new(visit, "reminder").field(until)
}

#[get("/reminders/<id>/snooze")]
async fn ask_snooze(can: Can<Edit>, id: i64) -> Reply {
    let reminder = find(&can, id).await?;
    Answer::page(&SnoozePage {
        form: snooze_form(&can, &reminder),
        row: row(&can, &reminder),
        visit: can.visit,
    })
}

#[post("/reminders/<id>/snooze", data = "<posted>")]
async fn snooze(can: Can<Edit>, id: i64, posted: Posted) -> Reply {
    let reminder = find(&can, id).await?;
    let until = match snooze_until(posted.get("until"), reminder.day, can.today) {
        Ok(until) => until,
        Err(problems) => {
            let mut form = snooze_form(&can, &reminder).fill(&posted);
            form.told(&problems);
            return Answer::invalid(&SnoozePage {
                form,
                row: row(&can, &reminder),
                visit: can.visit,
            });
        }
    };
    can.write(move |writer| writer.snooze_reminder(ReminderId(id), until))
        .await?;
    let day = can.day(&until);
    Ok(Answer::to("/reminders").saying("flash-reminder-snoozed", &[("day", day)]))
}

/// Whose reminders a user takes beside those of the vendors that the user owns.
#[post("/reminders/department", data = "<posted>")]
async fn take(can: Can<Read>, posted: Posted) -> Reply {
    let taken = department(posted.get("department")).map_err(|_| WebError::Bad)?;
    let user = can.member.user.id;
    can.write(move |writer| writer.set_department(user, taken.as_deref()))
        .await?;
    Ok(Answer::to("/reminders").saying("flash-reminder-department", &[]))
}
