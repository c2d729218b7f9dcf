//! The rules about announced changes of sub-processors, `GDPR 28(2)`: each is decided before the time to object is over, and
//! what was decided is carried out. The arithmetic is in `domain::change_notice`.

use super::dossier::Dossier;
use super::rules::OnDay;
use super::{FindingCode, Severity, Why};
use crate::domain::change_notice::{
    ChangeDecision, ChangeNotice, ChangeTerms, Deadline, deadline, short_notice,
};
use crate::domain::day::Day;
use crate::domain::settings::Settings;
use crate::domain::vendor::PersonalData;

impl Dossier<'_> {
    /// What the agreements in force on a day say on changes of sub-processors; of several the one with the fewest days. A
    /// text that reads as something else says nothing.
    #[must_use]
    pub fn change_terms(&self, settings: &Settings, day: Day) -> Option<ChangeTerms> {
        let said = self.agreements.iter().filter_map(|filed| {
            let (standing, version) = filed.standing(settings, day);
            let text = self.document(version?.id)?;
            let stated = &text.stated;
            let days = stated.objection_days.or(stated.notice_days)?;
            let holds = standing.state.is_in_force() && text.reads_as.is_none();
            holds.then(|| {
                let terms = ChangeTerms {
                    title: filed.agreement.facts.title.clone(),
                    objection_days: stated.objection_days,
                    notice_days: stated.notice_days,
                };
                (days, terms)
            })
        });
        said.min_by_key(|(days, _)| *days).map(|(_, terms)| terms)
    }

    /// The last day to object to a change, with its arithmetic.
    #[must_use]
    pub fn change_deadline(&self, settings: &Settings, notice: &ChangeNotice) -> Deadline {
        let terms = self.change_terms(settings, notice.facts.received_on);
        deadline(&notice.facts, terms.as_ref(), settings.objection_days)
    }
}

impl OnDay<'_> {
    /// Changes that nobody has decided, and decisions that nobody has carried out.
    pub(super) fn sub_processor_changes(&mut self) {
        if self.dossier.vendor.facts.personal_data == PersonalData::No {
            return;
        }
        let day = self.day;
        for notice in &self.dossier.chain.notices {
            let is_closed = notice.closed_on.is_some_and(|closed| closed <= day);
            if is_closed || day < notice.facts.received_on {
                continue;
            }
            let terms = self
                .dossier
                .change_terms(self.settings, notice.facts.received_on);
            let due = deadline(&notice.facts, terms.as_ref(), self.settings.objection_days);
            let Some((reason, severity)) = reason(notice, &due, day) else {
                continue;
            };
            let why = why(Why::new(reason), notice, &due, terms.as_ref());
            let finding = self.find(FindingCode::SubProcessorChangeOpen, why);
            finding.detail = Some(notice.id.0.to_string());
            finding.severity = severity;
        }
    }
}

/// Why a notice is a finding on a day, and how much it matters; `None` where there is nothing to do yet.
///
/// | decided | day | gives |
/// |---|---|---|
/// | no | until the deadline | `change-open`, medium |
/// | no | after it | `change-overdue`, high |
/// | no objection | before it takes effect | – |
/// | no objection | from then on, or where no day was said | `change-unapplied`, low |
/// | objected | any, until it is closed | `change-objected`, medium |
fn reason(notice: &ChangeNotice, due: &Deadline, day: Day) -> Option<(&'static str, Severity)> {
    if notice.is_open(day) {
        return Some(if day <= due.day {
            ("change-open", Severity::Medium)
        } else {
            ("change-overdue", Severity::High)
        });
    }
    match notice.decided.as_ref()?.decision {
        ChangeDecision::Objected => Some(("change-objected", Severity::Medium)),
        ChangeDecision::NoObjection => {
            let begins = notice.facts.effective_on;
            let has_begun = begins.is_none_or(|begins| begins <= day);
            has_begun.then_some(("change-unapplied", Severity::Low))
        }
    }
}

/// The names, days and arithmetic of a notice, for the sentences of findings and pages.
#[must_use]
pub fn why(why: Why, notice: &ChangeNotice, due: &Deadline, terms: Option<&ChangeTerms>) -> Why {
    let (comes, goes) = notice.names();
    let kind = match (comes.is_empty(), goes.is_empty()) {
        (_, true) => "adds",
        (true, false) => "removes",
        (false, false) => "both",
    };
    let mut why = why
        .word("kind", kind)
        .word("comes", &comes.join(", "))
        .word("goes", &goes.join(", "))
        .word("from", due.from.word())
        .word("cut", if due.is_cut { "yes" } else { "no" })
        .word("title", terms.map_or("", |terms| &*terms.title))
        .number("days", i64::from(due.days))
        .day("received-on", notice.facts.received_on)
        .day("deadline", due.day)
        .word(
            "effective",
            if notice.facts.effective_on.is_some() {
                "yes"
            } else {
                "no"
            },
        );
    if let Some(day) = notice.facts.effective_on {
        why = why.day("effective-on", day);
    }
    if let Some(decided) = &notice.decided {
        why = why.day("decided-on", decided.on).word("who", &decided.by);
    }
    match short_notice(&notice.facts, terms) {
        Some((given, promised)) => why
            .word("short", "yes")
            .number("given", given)
            .number("promised", i64::from(promised)),
        None => why.word("short", "no"),
    }
}
