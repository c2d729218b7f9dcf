//! What the form of a step asks for, read from what was sent, and the change of the register that it amounts to. Which
//! steps there are and their pages are in `step`.

use crate::domain::agreement::{Bound, ProofPurpose, Term, Version, VersionId};
use crate::domain::day::Day;
use crate::domain::draft::FieldProblem;
use crate::domain::draft::agreement::BoundDraft;
use crate::domain::draft::term::TermDraft;
use crate::store::error::StoreError;
use crate::store::upload;
use crate::store::version::{Content, Decision};
use crate::store::writer::Writer;
use crate::web::form::FormView;
use crate::web::posted::Posted;
use crate::web::tombstone;
use crate::web::visit::Visit;

use super::step::Step;

/// What a form asks for.
pub(super) enum Change {
    Decide(Decision, String),
    Bind(Bound, Option<(String, Vec<u8>)>),
    Term(Term),
    Proof(ProofPurpose, String, Vec<u8>),
    Notice(Day),
    Terminate(Day),
    Withdraw(String, Content),
    Kind,
}

/// What a form asks for, with a message at each field that is wrong.
pub(super) fn read(
    step: Step,
    posted: &Posted,
    version: &Version,
    visit: &Visit,
    form: &mut FormView,
) -> Option<Change> {
    match step {
        Step::Kind => Some(Change::Kind),
        Step::Decide => {
            let comment = posted.get("comment").to_owned();
            let decision = match posted.get("decision") {
                "approve" => Decision::Approve,
                "request-changes" => Decision::RequestChanges,
                "reject" => Decision::Reject,
                _ => return None,
            };
            if decision == Decision::Reject && comment.is_empty() {
                form.problem("comment", "agreement-comment-wanted", &[]);
            }
            Some(Change::Decide(decision, comment))
        }
        Step::Bind => {
            let draft = BoundDraft {
                on: posted.get("on").to_owned(),
                mode: posted.get("mode").to_owned(),
                by_us: posted.get("by-us").to_owned(),
                by_them: posted.get("by-them").to_owned(),
            };
            let proof = proof(posted, form);
            let bound = or_say(draft.read(visit.today), visit, form)?;
            Some(Change::Bind(bound, proof))
        }
        Step::Term => {
            let draft = TermDraft {
                effective_from: posted.get("effective-from").to_owned(),
                ends_on: posted.get("ends-on").to_owned(),
                renews_months: posted.get("renews-months").to_owned(),
                notice: posted.get("notice").to_owned(),
                notice_unit: posted.get("notice-unit").to_owned(),
                // Steps of their own.
                notice_given_on: version
                    .term
                    .notice_given_on
                    .map(|day| day.to_string())
                    .unwrap_or_default(),
                terminated: version.term.terminated,
            };
            Some(Change::Term(or_say(draft.read(), visit, form)?))
        }
        Step::Proof => {
            let (name, bytes) = proof(posted, form).or_else(|| {
                if form.is_good() {
                    form.problem("proof", "problem-required", &[]);
                }
                None
            })?;
            let purpose = ProofPurpose::from_word(posted.get("purpose"))?;
            Some(Change::Proof(purpose, name, bytes))
        }
        Step::Notice => {
            let mut draft = TermDraft::of(&version.term);
            posted
                .get("notice-given-on")
                .clone_into(&mut draft.notice_given_on);
            let day = or_say(draft.read(), visit, form)?.notice_given_on?;
            if day > visit.today {
                form.problem("notice-given-on", "problem-in-future", &[]);
            }
            Some(Change::Notice(day))
        }
        Step::Terminate => {
            let mut draft = TermDraft::of(&version.term);
            draft.terminated = true;
            posted.get("ends-on").clone_into(&mut draft.ends_on);
            let last = or_say(draft.read(), visit, form)?.ends_on?;
            Some(Change::Terminate(last))
        }
        Step::Withdraw => {
            let reason = tombstone::reason(form, posted)?;
            let content = if posted.has("remove") {
                Content::Remove
            } else {
                Content::Keep
            };
            Some(Change::Withdraw(reason, content))
        }
    }
}

/// The facts that were read, or a message at each field that is wrong and has none yet.
fn or_say<T>(read: Result<T, Vec<FieldProblem>>, visit: &Visit, form: &mut FormView) -> Option<T> {
    match read {
        Ok(facts) => Some(facts),
        Err(problems) => {
            for problem in problems {
                if !form.has_problem(&problem.field) {
                    form.say(&problem.field, problem.sentence(visit.lang));
                }
            }
            None
        }
    }
}

/// The proof that came with a form, if one did and it is of a kind that is kept.
pub(in crate::web) fn proof(posted: &Posted, form: &mut FormView) -> Option<(String, Vec<u8>)> {
    let file = posted.file("proof")?;
    if file.is_too_large {
        let key = upload::UploadProblem::ProofTooLarge.text_key();
        form.problem("proof", key, &[]);
        return None;
    }
    match upload::proof(&file.bytes) {
        Ok(_) => Some((file.name.clone(), file.bytes.clone())),
        Err(problem) => {
            form.problem("proof", problem.text_key(), &[]);
            None
        }
    }
}

/// Makes the change in the register.
pub(super) fn apply(
    writer: &mut Writer<'_>,
    id: VersionId,
    row: i64,
    change: Change,
) -> Result<(), StoreError> {
    match change {
        Change::Decide(decision, comment) => writer.decide(id, row, decision, &comment).map(|_| ()),
        Change::Bind(bound, proof) => {
            writer.bind(id, row, bound)?;
            if let Some((name, bytes)) = proof {
                writer.add_proof(id, ProofPurpose::Binding, &name, &bytes)?;
            }
            Ok(())
        }
        Change::Term(term) => writer.set_term(id, row, term).map(|_| ()),
        Change::Proof(purpose, name, bytes) => {
            writer.add_proof(id, purpose, &name, &bytes).map(|_| ())
        }
        Change::Notice(day) => writer.give_notice(id, row, day).map(|_| ()),
        Change::Terminate(last) => writer.terminate(id, row, last).map(|_| ()),
        Change::Kind => writer.confirm_kind(id),
        Change::Withdraw(reason, content) => writer.withdraw_version(id, row, &reason, content),
    }
}
