//! The form of the rules of reminders, on the page of the settings. Knows nothing of the rest of that page.

use crate::domain::access::UserRole;
use crate::domain::draft::reminder::ReminderRulesDraft;
use crate::domain::reminder::{LONGEST_DAYS, ReminderRules};
use crate::store::reminder::ReminderRulesRow;

use super::form::{Choice, Control, Field, FormView};
use super::posted::Posted;
use super::visit::Visit;

fn form(visit: &Visit) -> FormView {
    let roles = [UserRole::Legal, UserRole::Procurement, UserRole::Admin]
        .map(|role| Choice::new(role.word(), visit.t(role.text_key())));
    FormView::new(visit, "reminder")
        .field(Field::text("leads").required().max(200))
        .field(
            Field::new("escalate-days", Control::Line("number")).range(1, i64::from(LONGEST_DAYS)),
        )
        .field(Field::select("role", roles.to_vec()).required())
}

/// The form with the rules as they stand.
pub(super) fn filled(visit: &Visit, row: &ReminderRulesRow) -> FormView {
    let draft = ReminderRulesDraft::of(&row.rules);
    form(visit)
        .value("row", row.row.to_string())
        .value("leads", draft.leads)
        .value("escalate-days", draft.escalate_days)
        .value("role", draft.role)
}

/// The rules of a posted form with the row that they were read as, or the form with what is wrong.
#[expect(
    clippy::result_large_err,
    reason = "the form with what is wrong is the answer, given once"
)]
pub(super) fn read(visit: &Visit, posted: &Posted) -> Result<(i64, ReminderRules), FormView> {
    let field = |name| posted.get(name).to_owned();
    let draft = ReminderRulesDraft {
        leads: field("leads"),
        escalate_days: field("escalate-days"),
        role: field("role"),
    };
    draft
        .read()
        .map(|rules| (posted.get("row").parse().unwrap_or_default(), rules))
        .map_err(|problems| {
            let mut form = form(visit).fill(posted);
            form.told(&problems);
            form
        })
}
