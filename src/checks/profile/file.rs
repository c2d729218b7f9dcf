//! Reads `profile.toml`. Every key, id and value that is not understood is a problem with its line; all are
//! collected, so that a person corrects the file once. Knows the form of the file and nothing of agreements.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::limit::Limit;
use super::{Known, Problem, Profile, Setting, Shape, Wrong};
use crate::domain::word::nearest;

/// The keys at the top of a profile.
const KEYS: [&str; 4] = ["name", "level", "add", "limit"];

pub(super) fn added_files(source: &str) -> Vec<String> {
    let (table, _) = DeTable::parse_recoverable(source);
    table
        .get_ref()
        .get("add")
        .and_then(|add| strings(add.get_ref()))
        .unwrap_or_default()
}

pub(super) fn read(source: &str, known: Known<'_>) -> Result<Profile, Vec<Problem>> {
    let (table, errors) = DeTable::parse_recoverable(source);
    let mut reader = Reader {
        source,
        known,
        problems: Vec::new(),
        profile: Profile {
            name: "house".to_owned(),
            ..Profile::default()
        },
    };
    for error in errors {
        let at = error.span().map_or(0, |span| span.start);
        reader.problem(at, Wrong::Syntax(error.message().to_owned()));
    }
    reader.top(table.get_ref());
    reader.problems.sort_by_key(|problem| problem.line);
    if reader.problems.is_empty() {
        Ok(reader.profile)
    } else {
        Err(reader.problems)
    }
}

struct Reader<'a> {
    source: &'a str,
    known: Known<'a>,
    problems: Vec<Problem>,
    profile: Profile,
}

impl Reader<'_> {
    fn problem(&mut self, at: usize, what: Wrong) {
        let line = self
            .source
            .bytes()
            .take(at)
            .filter(|byte| *byte == b'\n')
            .count()
            + 1;
        self.problems.push(Problem { line, what });
    }

    fn value(&mut self, at: usize, key: &str, wanted: &'static str) {
        self.problem(
            at,
            Wrong::Value {
                key: key.to_owned(),
                wanted,
            },
        );
    }

    fn top(&mut self, table: &DeTable<'_>) {
        for (key, value) in table {
            let at = value.span().start;
            match key.get_ref().as_ref() {
                "name" => match value.get_ref().as_str().map(str::trim) {
                    Some(name) if !name.is_empty() => name.clone_into(&mut self.profile.name),
                    _ => self.value(at, "name", "a text that is not empty"),
                },
                "add" => match strings(value.get_ref()) {
                    Some(files) => self.profile.add = files,
                    None => self.value(at, "add", "a list of file names"),
                },
                "level" => match value.get_ref().as_table() {
                    Some(levels) => levels.iter().for_each(|(id, level)| self.level(id, level)),
                    None => self.value(at, "level", "a table of ids"),
                },
                "limit" => match value.get_ref().as_table() {
                    Some(limits) => limits
                        .iter()
                        .for_each(|(fact, limit)| self.limit(fact, limit)),
                    None => self.value(at, "limit", "a table of facts"),
                },
                other => {
                    self.problem(
                        key.span().start,
                        Wrong::Key(other.to_owned(), KEYS.join(", ")),
                    );
                }
            }
        }
    }

    fn level(&mut self, key: &Spanned<std::borrow::Cow<'_, str>>, value: &Spanned<DeValue<'_>>) {
        let id = key.get_ref().as_ref();
        let is_flag = self.known.flags.contains(&id);
        if !is_flag && !self.known.requirements.contains(&id) {
            let all = self
                .known
                .requirements
                .iter()
                .chain(self.known.flags)
                .copied();
            let nearest = nearest(id, all);
            return self.problem(
                key.span().start,
                Wrong::Id {
                    id: id.to_owned(),
                    nearest,
                },
            );
        }
        let at = value.span().start;
        match value.get_ref().as_str().and_then(Setting::from_word) {
            Some(Setting::Must | Setting::Should) if is_flag => {
                self.problem(at, Wrong::Flag(id.to_owned()));
            }
            Some(setting) => {
                self.profile.levels.insert(id.to_owned(), setting);
            }
            None => self.value(at, id, "'must', 'should' or 'off'"),
        }
    }

    fn limit(&mut self, key: &Spanned<std::borrow::Cow<'_, str>>, value: &Spanned<DeValue<'_>>) {
        let fact = key.get_ref().as_ref();
        let Some((_, shape)) = self.known.facts.iter().find(|(name, _)| *name == fact) else {
            let nearest = nearest(fact, self.known.facts.iter().map(|(name, _)| *name));
            return self.problem(
                key.span().start,
                Wrong::Fact {
                    fact: fact.to_owned(),
                    nearest,
                },
            );
        };
        let Some(table) = value.get_ref().as_table() else {
            return self.value(value.span().start, fact, "a table, as in { at-most = 48 }");
        };
        let n_problems = self.problems.len();
        let mut limit = Limit::default();
        for (key, value) in table {
            self.side(&mut limit, *shape, key, value);
        }
        if self.problems.len() > n_problems {
            return;
        }
        if limit.is_empty() {
            return self.problem(value.span().start, Wrong::Empty(fact.to_owned()));
        }
        self.profile.limits.insert(fact.to_owned(), limit);
    }

    fn side(
        &mut self,
        limit: &mut Limit,
        shape: Shape,
        key: &Spanned<std::borrow::Cow<'_, str>>,
        value: &Spanned<DeValue<'_>>,
    ) {
        let name = key.get_ref().as_ref();
        let at = value.span().start;
        let known = match shape {
            Shape::Number => ["at-most", "at-least", "stated"].as_slice(),
            Shape::Words => ["only", "never", "stated"].as_slice(),
            Shape::Other => ["stated"].as_slice(),
        };
        if !known.contains(&name) {
            return self.problem(
                key.span().start,
                Wrong::Key(name.to_owned(), known.join(", ")),
            );
        }
        match name {
            "at-most" | "at-least" => match number(value.get_ref()) {
                Some(n) if name == "at-most" => limit.at_most = Some(n),
                Some(n) => limit.at_least = Some(n),
                None => self.value(at, name, "a whole number from 0"),
            },
            "only" | "never" => match strings(value.get_ref()) {
                Some(words) if name == "only" => limit.only = Some(words),
                Some(words) => limit.never = words,
                None => self.value(at, name, "a list of texts"),
            },
            _ => match value.get_ref().as_bool() {
                Some(stated) => limit.stated = stated,
                None => self.value(at, name, "true or false"),
            },
        }
    }
}

fn number(value: &DeValue<'_>) -> Option<i64> {
    let integer = value.as_integer()?;
    i64::from_str_radix(integer.as_str(), integer.radix())
        .ok()
        .filter(|n| *n >= 0)
}

fn strings(value: &DeValue<'_>) -> Option<Vec<String>> {
    let list = value.as_array()?;
    list.iter()
        .map(|item| item.get_ref().as_str().map(str::to_owned))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const KNOWN: Known<'_> = Known {
        requirements: &["breach", "liability"],
        flags: &["own-use"],
        facts: &[
            ("hours", Shape::Number),
            ("countries", Shape::Words),
            ("contacts", Shape::Other),
        ],
    };

    #[test]
    fn a_profile_sets_levels_and_limits() {
        let source = "name = \"Acme\"\nadd = [\"escrow.toml\"]\n[level]\nliability = \"must\"\nown-use = \"off\"\n\
                      [limit]\nhours = { at-most = 48 }\ncountries = { only = [\"SE\"], stated = true }\n";
        let profile = read(source, KNOWN).expect("the profile is right");
        assert_eq!(profile.name, "Acme");
        assert_eq!(profile.setting("liability"), Some(Setting::Must));
        assert_eq!(profile.setting("own-use"), Some(Setting::Off));
        assert_eq!(profile.limits["hours"].at_most, Some(48));
        assert!(profile.limits["countries"].stated);
        assert_eq!(added_files(source), ["escrow.toml"]);
    }

    #[test]
    fn everything_that_is_not_understood_is_named_with_its_line() {
        let source = "nam = \"Acme\"\n[level]\nliabilty = \"must\"\nbreach = \"high\"\nown-use = \"must\"\n\
                      [limit]\nhour = { at-most = 1 }\nhours = { at-mst = 1 }\ncontacts = { only = [] }\ncountries = {}\n";
        let problems = read(source, KNOWN).expect_err("the profile is wrong");
        let said: Vec<String> = problems.iter().map(ToString::to_string).collect();
        assert_eq!(
            said,
            [
                "line 1: unknown key 'nam' (known: name, level, add, limit)",
                "line 3: unknown id 'liabilty' (did you mean 'liability'?)",
                "line 4: 'breach' must be 'must', 'should' or 'off'",
                "line 5: the flag 'own-use' can only be 'off'",
                "line 7: unknown fact 'hour' (did you mean 'hours'?)",
                "line 8: unknown key 'at-mst' (known: at-most, at-least, stated)",
                "line 9: unknown key 'only' (known: stated)",
                "line 10: no value of 'countries' keeps this limit",
            ]
        );
    }

    #[test]
    fn a_file_that_is_no_toml_is_said_to_be_none() {
        let problems = read("level = [\n", KNOWN).expect_err("the profile is wrong");
        assert!(matches!(problems[0].what, Wrong::Syntax(_)), "{problems:?}");
    }
}
