//! What the comparison says of two texts, by example, and how long it takes.

use std::time::{Duration, Instant};

use avtal::checks::compare::{Change, Comparison, Row, compare};

use crate::check::program::agreement;

const BASE: &str = "# Data processing agreement\n\n## 1. Subject\n\n1.1 The Processor stores orders and addresses of customers for the Controller.\n\n\
    1.2 The agreement lasts as long as the main agreement.\n\n## 2. Duties\n\n2.1 The Processor notifies the Controller of a breach within 24 hours.\n\n\
    2.2 The Processor keeps the data secret and binds its staff to secrecy in writing.\n\n## 3. End\n\n3.1 The Processor deletes all personal data within 30 days after the end.\n";

/// `number: change moved` of every row that is not as it was.
fn told(comparison: &Comparison) -> Vec<String> {
    let told = |row: &Row| {
        let number = |place: &Option<avtal::checks::compare::Place>| {
            place.as_ref().map_or("-".to_owned(), |place| {
                place.number.clone().unwrap_or_else(|| "?".to_owned())
            })
        };
        let moved = if row.is_moved { " moved" } else { "" };
        format!(
            "{}>{} {:?}{moved}",
            number(&row.old),
            number(&row.new),
            row.change
        )
    };
    let rows = comparison.rows.iter().filter(|row| !row.is_same());
    rows.map(told).collect()
}

/// The words of a row with `-removed-` and `+added+`.
fn marked(row: &Row) -> String {
    let mut out = String::new();
    for segment in &row.segments {
        if segment.is_spaced && !out.is_empty() {
            out.push(' ');
        }
        let sign = match segment.change {
            Change::Removed => "-",
            Change::Added => "+",
            _ => "",
        };
        out.push_str(&format!("{sign}{}{sign}", segment.text));
    }
    out
}

fn only(comparison: &Comparison) -> &Row {
    let mut rows = comparison.rows.iter().filter(|row| !row.is_same());
    let row = rows.next().expect("something changed");
    assert_eq!(rows.next(), None, "only one clause changed");
    row
}

#[test]
fn a_changed_number_is_marked_and_nothing_else() {
    let compared = compare(BASE, &BASE.replace("within 24 hours", "within 72 hours"));
    assert_eq!(told(&compared), ["2.1>2.1 Changed"]);
    assert_eq!(
        marked(only(&compared)),
        "The Processor notifies the Controller of a breach within -24- +72+ hours."
    );
    let row = only(&compared);
    let place = row.new.as_ref().unwrap();
    assert_eq!(place.path, ["Data processing agreement", "2. Duties"]);
    assert_eq!((place.first_line, place.last_line), (11, 11));
}

#[test]
fn a_comma_is_a_difference_and_a_curly_quotation_mark_is_not() {
    let base = "1. The \"Processor\" shall, on request, delete the data of all customers.\n";
    let curly = base.replace("\"Processor\"", "“Processor”");
    assert!(compare(base, &curly).is_same());
    let without = base.replace("shall, on", "shall on");
    assert_eq!(
        marked(only(&compare(base, &without))),
        "The \"Processor\" shall-,- on request, delete the data of all customers."
    );
}

#[test]
fn mark_up_and_line_breaks_are_no_difference() {
    let set_anew = BASE
        .replace(
            "the Controller of a breach",
            "the **Controller**\nof a *breach*",
        )
        .replace(
            "all personal data",
            "[all personal data](https://example.com/a-b)",
        );
    let compared = compare(BASE, &set_anew);
    assert_eq!(told(&compared), [""; 0]);
    assert!(compared.is_same());
}

#[test]
fn an_added_and_a_removed_clause_are_what_they_are() {
    let more = BASE.replace(
        "## 3. End",
        "2.3 The Controller may audit the Processor once a year at its own cost.\n\n## 3. End",
    );
    assert_eq!(told(&compare(BASE, &more)), ["->2.3 Added"]);
    assert_eq!(told(&compare(&more, BASE)), ["2.3>- Removed"]);
}

#[test]
fn a_removed_clause_stands_where_it_stood() {
    let less = BASE.replace(
        "1.2 The agreement lasts as long as the main agreement.\n\n",
        "",
    );
    let compared = compare(BASE, &less);
    let at = compared
        .rows
        .iter()
        .position(|row| row.new.is_none())
        .unwrap();
    assert_eq!(
        compared.rows[at - 1]
            .old
            .as_ref()
            .unwrap()
            .number
            .as_deref(),
        Some("1.1")
    );
    assert!(compared.rows[at + 1].old.as_ref().unwrap().is_heading);
}

#[test]
fn a_clause_that_stands_elsewhere_under_another_number_has_moved() {
    let breach = "2.1 The Processor notifies the Controller of a breach within 24 hours.\n\n";
    let moved = BASE.replace(breach, "").replace("2.2 The", "2.1 The")
        + "\n3.2 The Processor notifies the Controller of a breach within 24 hours.\n";
    let compared = compare(BASE, &moved);
    assert_eq!(told(&compared), ["2.1>3.2 Same moved"]);
    assert_eq!((compared.counts.moved, compared.counts.renumbered), (1, 1));
}

#[test]
fn a_clause_can_move_and_change() {
    let breach = "2.1 The Processor notifies the Controller of a breach within 24 hours.\n\n";
    let moved = BASE.replace(breach, "")
        + "\n3.2 The Processor notifies the Controller of a breach within 72 hours.\n";
    let compared = compare(BASE, &moved);
    assert_eq!(told(&compared), ["2.1>3.2 Changed moved"]);
}

#[test]
fn of_two_blocks_that_change_places_the_smaller_one_has_moved() {
    let at = BASE.find("## 3.").unwrap();
    let (rest, end) = BASE.split_at(at);
    let first = rest.find("## 1.").unwrap();
    let (title, body) = rest.split_at(first);
    let swapped = format!("{title}{end}\n{body}");
    let compared = compare(BASE, &swapped);
    assert_eq!(told(&compared), ["3>3 Same moved", "3.1>3.1 Same moved"]);
}

#[test]
fn a_new_clause_in_front_only_renumbers_the_others() {
    let renumbered = BASE
        .replace("## 3. End\n\n3.1", "## 4. End\n\n4.1")
        .replace("## 2. Duties\n\n2.1", "## 3. Duties\n\n3.1")
        .replace("\n2.2 ", "\n3.2 ")
        .replace(
            "## 3. Duties",
            "## 2. Audits\n\n2.1 The Controller may audit once a year.\n\n## 3. Duties",
        );
    let compared = compare(BASE, &renumbered);
    assert_eq!(told(&compared), ["->2 Added", "->2.1 Added"]);
    assert_eq!(compared.counts.renumbered, 5);
}

#[test]
fn a_replaced_phrase_is_one_change_and_not_a_mosaic() {
    let base = "1. The Processor informs the Controller of any new sub-processor thirty days ahead and waits for its consent.\n";
    let new = "1. The Processor informs the Controller of any new sub-processor when it has started its work.\n";
    assert_eq!(
        marked(only(&compare(base, new))),
        "The Processor informs the Controller of any new sub-processor -thirty days ahead and waits for its consent- +when it has started its work+."
    );
}

#[test]
fn what_is_to_be_filled_in_is_compared_as_it_stands() {
    let base = "1. The agreement is between [name of the company] and ____, who keeps the data.\n";
    let new = base.replace("[name of the company]", "Alder Ltd");
    assert_eq!(
        marked(only(&compare(base, &new))),
        "The agreement is between -[name of the company]- +Alder Ltd+ and ____, who keeps the data."
    );
}

#[test]
fn rows_of_a_table_are_compared_cell_by_cell() {
    let base = "# List\n\n| Name | Country |\n|---|---|\n| Brightfjord | Norway |\n| Halolark | Ireland |\n";
    let new = base.replace("Ireland", "India") + "| Postfalk | Germany |\n";
    let compared = compare(base, &new);
    let changed: Vec<String> = compared
        .rows
        .iter()
        .filter(|row| !row.is_same())
        .map(marked)
        .collect();
    assert_eq!(
        changed,
        ["Halolark | -Ireland- +India+", "+Postfalk | Germany+"]
    );
}

#[test]
fn a_demonstration_agreement_is_compared_with_its_next_version() {
    let compared = compare(
        &agreement("loketwever/data-processing-agreement-v1.md"),
        &agreement("loketwever/data-processing-agreement-v2.md"),
    );
    let told = told(&compared);
    for row in [
        "2.4>2.4 Changed",
        "->5.1 Added",
        "5.1>6.1 Changed",
        "6.1>7.1 Changed",
        "9.1>- Removed",
    ] {
        assert!(told.iter().any(|told| told == row), "{told:#?}");
    }
    assert!(compared.counts.same > 12 && compared.counts.moved == 0);
}

#[test]
fn twenty_thousand_words_are_compared_in_time() {
    let clause = |n: usize, word: &str| {
        format!(
            "{n}. The Processor {word} clause number {n} of the agreement with topic {} and part {}, as the Controller has laid down in writing for matter {}.\n\n",
            n * 7919 % 997,
            n * 31 % 101,
            n * 17
        )
    };
    let old: String = (1..900).map(|n| clause(n, "obeys")).collect();
    let new: String = (1..900)
        .rev()
        .map(|n| clause(n, if n % 3 == 0 { "follows" } else { "obeys" }))
        .collect();
    for (old, new) in [
        (old.clone(), new),
        // One paragraph of everything, with every other sentence rewritten.
        (
            old.replace("\n\n", " "),
            old.replace("\n\n", " ")
                .replace("obeys clause number 1", "breaks clause number 1"),
        ),
        // As many clauses of the same few words as fit.
        (
            "- the data\n".repeat(10_000),
            "- of the data\n".repeat(10_000),
        ),
    ] {
        let began = Instant::now();
        let compared = compare(&old, &new);
        assert!(!compared.is_same());
        // Without optimisation; the promise to users is measured by the page's own test.
        assert!(
            began.elapsed() < Duration::from_secs(12),
            "{:?}",
            began.elapsed()
        );
    }
}
