//! Notice of a new sub-processor, and the time to object to it (GDPR 28(2)), in days.
//! One length of time is one or the other: notice comes before the change, the time to object runs from the notice.

use super::{
    Fact,
    amount::Amount,
    breach::actor,
    reading::Reading,
    words::{Term, Terms},
};
use crate::checks::document::{Document, SentenceId};

/// Longer is no notice but a term.
const LONGEST: u32 = 400;

/// What a length of time is, with how surely.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Is {
    Notice(i32),
    Objection(i32),
    Neither,
}

/// The surest length of time so far.
type Best<'a> = Option<(i32, &'a Amount)>;

/// Both facts.
pub(super) fn notice_and_objection(reading: &Reading<'_, '_>) -> (Fact<u32>, Fact<u32>) {
    let document = reading.document;
    let mut notice: Best<'_> = None;
    let mut objection: Best<'_> = None;
    for amount in &reading.amounts {
        if amount.days() > LONGEST {
            continue;
        }
        let general = i32::from(in_any_other_case(reading, amount)) * 4;
        let (best, score) = match kind(reading, amount) {
            Is::Notice(score) => (&mut notice, score + general),
            Is::Objection(score) => (&mut objection, score + general),
            Is::Neither => continue,
        };
        if best.is_none_or(|(top, _)| score > top) {
            *best = Some((score, amount));
        }
    }
    let fact = |found: Best<'_>| {
        found.map_or_else(Fact::default, |(_, amount)| {
            Fact::stated(
                amount.days(),
                document,
                &document.sentences[amount.sentence].tokens,
            )
        })
    };
    let within_notice =
        notice.and_then(|(_, amount)| same_time(reading, amount).map(|id| (amount, id)));
    let objection = match (objection, within_notice) {
        (None, Some((amount, id))) => Fact::stated(
            amount.days(),
            document,
            &both(document, amount.sentence, id),
        ),
        (found, _) => fact(found),
    };
    (fact(notice), objection)
}

/// What is seen around a length of time.
struct Sight<'r, 'd, 't> {
    reading: &'r Reading<'d, 't>,
    id: SentenceId,
    own: Terms,
    lead: Terms,
    before: Terms,
    /// How near the subject of sub-processors is: 4 in the sentence, 2 in the heading.
    topic: i32,
    start: usize,
    end: usize,
    /// "after", "of", "from" right behind: it runs from something.
    after: Option<usize>,
    /// "in advance", "prior", "before" right behind: it runs to something.
    in_advance: Option<usize>,
    at_least: bool,
    within: Option<usize>,
    /// The nearest verb before it that could own it.
    verb: Option<usize>,
}

fn kind(reading: &Reading<'_, '_>, amount: &Amount) -> Is {
    let Some(sight) = Sight::of(reading, amount) else {
        return Is::Neither;
    };
    let own = sight.own;
    if own.has(Term::Incident)
        || (own.has(Term::Audit) && !own.has(Term::Change) && !own.has(Term::Object))
        // "If they cannot resolve the objection within 30 days, the Customer may terminate."
        || (own.has(Term::Resolve) && own.has(Term::End) && sight.near(30, Term::Resolve).is_some())
    {
        return Is::Neither;
    }
    sight.objection().unwrap_or_else(|| sight.notice())
}

impl<'r, 'd, 't> Sight<'r, 'd, 't> {
    fn of(reading: &'r Reading<'d, 't>, amount: &Amount) -> Option<Sight<'r, 'd, 't>> {
        let id = amount.sentence;
        let (own, lead, before) = (reading.own(id), reading.lead(id), reading.before(id));
        let (start, end) = (amount.tokens.start, amount.tokens.end);
        let topic = if own.has(Term::SubProcessor) {
            4
        } else if lead.and(before).has(Term::SubProcessor) {
            3
        } else if reading
            .clause(id)
            .and(reading.head(id))
            .has(Term::SubProcessor)
        {
            2
        } else {
            return None;
        };
        let mut sight = Sight {
            reading,
            id,
            own,
            lead,
            before,
            topic,
            start,
            end,
            after: None,
            in_advance: None,
            at_least: false,
            within: None,
            verb: None,
        };
        sight.after = sight.ahead(3, Term::After);
        let advance = sight.ahead(5, Term::Advance);
        sight.in_advance = advance.filter(|at| sight.after.is_none_or(|after| *at < after));
        let (least, within) = (sight.near(4, Term::Least), sight.near(4, Term::Within));
        sight.at_least =
            least.is_some_and(|least| sight.near(3, Term::Within).is_none_or(|w| least > w));
        sight.within = within.filter(|_| !sight.at_least);
        let verbs = [
            Term::Object,
            Term::Notify,
            Term::Resolve,
            Term::Delete,
            Term::End,
            Term::Cure,
        ];
        sight.verb = reading.nearest_before(id, start, 40, Terms::of(&verbs));
        Some(sight)
    }

    fn near(&self, reach: usize, term: Term) -> Option<usize> {
        self.reading
            .nearest_before(self.id, self.start, reach, Terms::of(&[term]))
    }

    fn ahead(&self, reach: usize, term: Term) -> Option<usize> {
        self.reading
            .nearest_after(self.id, self.end, reach, Terms::of(&[term]))
    }

    fn verb_is(&self, term: Term) -> bool {
        self.verb.is_some_and(|verb| self.reading.is(verb, term))
    }

    /// Whether it is the time to settle, cure or delete something.
    fn settles(&self) -> bool {
        [Term::Resolve, Term::Cure, Term::Delete]
            .into_iter()
            .any(|term| self.verb_is(term))
    }

    /// What it is in a sentence on objections; `None` where the sentence is on none, or leaves it open.
    fn objection(&self) -> Option<Is> {
        let own = self.own;
        let accepts = self.before.has(Term::Object) && own.has(Term::Accept);
        if !(own.has(Term::Object) || accepts) {
            return None;
        }
        if self.in_advance.is_some() && !(self.verb_is(Term::Object) && self.within.is_some()) {
            // "at least 30 days in advance, giving the Controller the opportunity to object".
            let told = self.verb_is(Term::Notify) && !self.controller_acts();
            let notice = self.near(30, Term::Object).is_none() || told;
            return Some(if notice {
                Is::Notice(self.topic)
            } else {
                Is::Neither
            });
        }
        let objected = self.near(45, Term::Object);
        let other = self
            .verb
            .filter(|verb| objected.is_none_or(|objected| *verb > objected + 3));
        let close = other.is_some_and(|verb| self.within.is_none_or(|within| verb + 8 > within));
        if self.settles() && close && !own.has(Term::Accept) {
            return Some(Is::Neither);
        }
        let objects =
            own.has(Term::Object) && (objected.is_some() || self.ahead(14, Term::Object).is_some());
        if objects && !self.at_least {
            let runs = 2 * i32::from(self.within.is_some()) + i32::from(self.after.is_some());
            return Some(Is::Objection(self.topic + runs));
        }
        (own.has(Term::Accept) && self.within.is_some()).then_some(Is::Objection(self.topic))
    }

    /// What it is in a sentence on changes.
    fn notice(&self) -> Is {
        let (own, told) = (self.own, self.own.and(self.lead));
        if self.settles() && !own.has(Term::Change) {
            return Is::Neither;
        }
        let open = self.within.is_none() && self.after.is_none() && own.has(Term::Change);
        if open && self.near(14, Term::Least).is_some() && self.near(14, Term::Advance).is_some() {
            // "The minimum period for prior notice of changes is 15 days."
            return Is::Notice(self.topic);
        }
        let around = told.and(self.before);
        let word = self
            .in_advance
            .map_or("", |at| self.reading.document.tokens.word(at));
        let plainly = matches!(word, "advance" | "förväg");
        let ahead = self.in_advance.is_some() || self.at_least;
        let subject = plainly || around.any(Terms::of(&[Term::Notify, Term::Change]));
        if ahead && subject && !self.verb_is(Term::End) {
            let notified = told.has(Term::Notify) || own.has(Term::Advance);
            let changes = self.topic > 2 || told.has(Term::Change);
            if notified && changes {
                let sure = i32::from(own.has(Term::Change)) + i32::from(self.in_advance.is_some());
                return Is::Notice(self.topic + sure);
            }
        }
        let runs = self.within.is_some() && self.after.is_some();
        if runs
            && self.topic > 2
            && self.before.has(Term::Object)
            && own.has(Term::Notify)
            && !self.settles()
        {
            // "The Client may object. It shall inform the Vendor within 10 days after the notice."
            return Is::Objection(1);
        }
        Is::Neither
    }

    /// Whether the verb is the controller's: "the Customer may object by notifying…".
    fn controller_acts(&self) -> bool {
        let role = self
            .verb
            .and_then(|verb| actor(self.reading, self.id, verb));
        role.is_some_and(|role| self.reading.is(role, Term::Controller))
    }
}

/// "… or 90 days in any other case": the rule for all that the exceptions leave.
fn in_any_other_case(reading: &Reading<'_, '_>, amount: &Amount) -> bool {
    let tokens = &reading.document.tokens;
    let end = reading.document.sentences[amount.sentence].tokens.end;
    (amount.tokens.end..end.min(amount.tokens.end + 7)).any(|i| {
        let next = tokens.word(i + 1);
        match tokens.word(i) {
            "other" => matches!(next, "case" | "cases"),
            "övriga" | "annat" | "andra" => next == "fall",
            word => word == "otherwise",
        }
    })
}

/// The sentence that lets the controller object within the time of the notice: "within that period", "inom den tiden".
fn same_time(reading: &Reading<'_, '_>, notice: &Amount) -> Option<SentenceId> {
    let document = reading.document;
    let clause = document.clause_of(notice.sentence)?;
    let last = clause.sentences.end.min(notice.sentence + 4);
    (notice.sentence..last).find(|id| {
        let own = reading.own(*id);
        let tokens = document.sentences[*id].tokens.clone();
        let from = if *id == notice.sentence {
            notice.tokens.end
        } else {
            tokens.start
        };
        own.has(Term::Object)
            && (from..tokens.end).any(|i| {
                reading.is(i, Term::That)
                    && (i + 1..tokens.end.min(i + 4))
                        .any(|p| reading.is(p, Term::Period) && reading.word(p).unit.is_none())
                    && i.checked_sub(1).is_some_and(|b| {
                        reading.is(b, Term::Within)
                            || matches!(
                                document.tokens.word(b),
                                "during" | "before" | "which" | "innan" | "under"
                            )
                    })
            })
    })
}

fn both(document: &Document<'_>, a: SentenceId, b: SentenceId) -> std::ops::Range<usize> {
    document.sentences[a].tokens.start..document.sentences[b].tokens.end
}
