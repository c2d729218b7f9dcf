//! What is taken out of an agreement is missed: from the complete demonstration agreements the passages of each requirement
//! are taken out, and its verdict falls.

use avtal::checks::catalogue::built_in;
use avtal::checks::check_text;
use avtal::checks::engine::verdict::Verdict;
use avtal::checks::report::{Finding, Insist};

use super::program::agreement;

/// Agreements that say all that is asked for, once in a clause and seldom again elsewhere.
const COMPLETE: [&str; 3] = [
    "molnviken/personuppgiftsbitradesavtal-v1.md",
    "lonehamn/personuppgiftsbitradesavtal-v1.md",
    "postfalk/data-processing-agreement-v1.md",
];
/// How often what carries a verdict is taken out: an agreement may say a thing in a clause, in an annex and in passing.
const ROUNDS: usize = 3;

fn finding(text: &str, id: &str) -> Finding {
    let catalogue = built_in().expect("the catalogue is right");
    let report = check_text(catalogue, text, Insist::Agreement);
    let found = report.requirements.into_iter().find(|it| it.id == id);
    found.expect("every requirement has a verdict")
}

#[test]
fn a_requirement_whose_passages_are_taken_out_is_no_longer_met() {
    let catalogue = built_in().expect("the catalogue is right");
    let (mut n, mut still_met) = (0, Vec::new());
    for file in COMPLETE {
        let whole = agreement(file);
        let report = check_text(catalogue, &whole, Insist::Agreement);
        for met in report
            .requirements
            .iter()
            .filter(|it| it.verdict == Verdict::Met)
        {
            n += 1;
            let mut text = whole.clone();
            let mut passages = met.evidence.clone();
            let mut verdict = met.verdict;
            for _ in 0..ROUNDS {
                passages.sort_by_key(|passage| std::cmp::Reverse(passage.start));
                for passage in &passages {
                    text.replace_range(passage.start..passage.end, "");
                }
                let now = finding(&text, &met.id);
                (verdict, passages) = (now.verdict, now.evidence);
                if verdict != Verdict::Met {
                    break;
                }
            }
            if verdict == Verdict::Met {
                still_met.push(format!(
                    "{file}: {} by “{}”",
                    met.id,
                    passages.first().map_or("", |it| &it.quote)
                ));
            }
        }
    }
    // 0.98 of them at least.
    assert!(
        n > 90 && still_met.len() * 50 <= n,
        "{} of {n} are still met:\n{}",
        still_met.len(),
        still_met.join("\n")
    );
}
