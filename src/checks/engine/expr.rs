//! The notation in which a cue says what to look for, from text to a tree of concepts.
//!
//! | written | holds when |
//! |---|---|
//! | `breach` | the concept is in the unit: the sentence with what introduces it, or what `scope` names |
//! | `#audit` | the concept is in a heading above the unit or in its label |
//! | `a & b`, `a \| b`, `!a`, `( )` | and, or, not |
//! | `a > b` | an `a` before a `b` |
//! | `a >5 b` | a `b` begins within five words behind an `a` |
//! | `a ~5 b` | at most five words between an `a` and a `b`, in either order |
//! | `2*measure` | at least two different things of the concept |
//! | `"in its opinion"` | the words, in the notation of the lexicon |
//!
//! `!` binds closest, then `>` and `~`, then `&`, then `|`. It knows the notation only.

use crate::checks::lexicon::matcher::Concept;

/// A condition on a unit of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Expr {
    /// The concept is there.
    Has(Concept),
    /// The concept is in a heading or label.
    Under(Concept),
    /// At least so many different things of the concept are there.
    Count(u16, Concept),
    /// The left before the right: at most so many words between, `None` for any number.
    Before(Vec<Concept>, Vec<Concept>, Option<u32>),
    /// The two at most so many words apart.
    Near(Vec<Concept>, Vec<Concept>, u32),
    Not(Box<Expr>),
    All(Vec<Expr>),
    Any(Vec<Expr>),
}

/// Reads an expression; `concept` gives the concept of a name or of quoted words.
pub(crate) fn parse(
    text: &str,
    concept: &mut dyn FnMut(Name<'_>) -> Result<Concept, String>,
) -> Result<Expr, String> {
    let tokens = lex(text)?;
    let mut reader = Reader {
        tokens: &tokens,
        at: 0,
        concept,
    };
    let expr = reader.any()?;
    match reader.peek() {
        None => Ok(expr),
        Some(token) => Err(format!("unexpected {token:?} in {text:?}")),
    }
}

/// How a concept is named.
pub(crate) enum Name<'a> {
    /// By its name in the lexicon.
    Concept(&'a str),
    /// By the words themselves.
    Words(&'a str),
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Token {
    Name(String),
    Words(String),
    And,
    Or,
    Not,
    Open,
    Close,
    Hash,
    Before(Option<u32>),
    Near(u32),
    Times(u16),
}

fn lex(text: &str) -> Result<Vec<Token>, String> {
    let mut tokens = Vec::new();
    let mut chars = text.char_indices().peekable();
    let digits = |chars: &mut std::iter::Peekable<std::str::CharIndices<'_>>| {
        let mut number = None;
        while let Some(digit) = chars.peek().and_then(|(_, c)| c.to_digit(10)) {
            number = Some(number.unwrap_or(0_u32).saturating_mul(10) + digit);
            chars.next();
        }
        number
    };
    while let Some(&(at, c)) = chars.peek() {
        match c {
            _ if c.is_whitespace() => {
                chars.next();
            }
            '0'..='9' => {
                let number = digits(&mut chars).unwrap_or(0);
                match chars.next() {
                    Some((_, '*')) => {
                        tokens.push(Token::Times(u16::try_from(number).unwrap_or(u16::MAX)));
                    }
                    _ => {
                        return Err(format!(
                            "a number stands before '*' only, at {at} in {text:?}"
                        ));
                    }
                }
            }
            '"' => {
                chars.next();
                let from = at + 1;
                let to = text[from..]
                    .find('"')
                    .map(|i| from + i)
                    .ok_or_else(|| format!("a quotation does not end in {text:?}"))?;
                tokens.push(Token::Words(text[from..to].to_owned()));
                while chars.peek().is_some_and(|(i, _)| *i <= to) {
                    chars.next();
                }
            }
            _ if c.is_alphabetic() => {
                let mut name = String::new();
                while let Some((_, c)) = chars.next_if(|(_, c)| c.is_alphanumeric() || *c == '-') {
                    name.push(c);
                }
                tokens.push(Token::Name(name));
            }
            _ => {
                chars.next();
                tokens.push(match c {
                    '&' => Token::And,
                    '|' => Token::Or,
                    '!' => Token::Not,
                    '(' => Token::Open,
                    ')' => Token::Close,
                    '#' => Token::Hash,
                    '>' => Token::Before(digits(&mut chars)),
                    '~' => Token::Near(
                        digits(&mut chars)
                            .ok_or_else(|| format!("'~' needs a number of words in {text:?}"))?,
                    ),
                    _ => return Err(format!("unexpected {c:?} in {text:?}")),
                });
            }
        }
    }
    Ok(tokens)
}

struct Reader<'t, 'c> {
    tokens: &'t [Token],
    at: usize,
    concept: &'c mut dyn FnMut(Name<'_>) -> Result<Concept, String>,
}

impl Reader<'_, '_> {
    fn peek(&self) -> Option<&Token> {
        self.tokens.get(self.at)
    }

    fn take(&mut self, token: &Token) -> bool {
        let there = self.peek() == Some(token);
        self.at += usize::from(there);
        there
    }

    fn any(&mut self) -> Result<Expr, String> {
        let mut parts = vec![self.all()?];
        while self.take(&Token::Or) {
            parts.push(self.all()?);
        }
        Ok(if parts.len() == 1 {
            parts.remove(0)
        } else {
            Expr::Any(parts)
        })
    }

    fn all(&mut self) -> Result<Expr, String> {
        let mut parts = vec![self.placed()?];
        while self.take(&Token::And) {
            parts.push(self.placed()?);
        }
        Ok(if parts.len() == 1 {
            parts.remove(0)
        } else {
            Expr::All(parts)
        })
    }

    /// A chain such as `a > b ~4 c`: each pair has to hold.
    fn placed(&mut self) -> Result<Expr, String> {
        let mut left = self.one()?;
        let mut pairs = Vec::new();
        while let Some(Token::Before(_) | Token::Near(_)) = self.peek() {
            let operator = self.peek().cloned();
            self.at += 1;
            let right = self.one()?;
            let (a, b) = (concepts(&left)?, concepts(&right)?);
            pairs.push(match operator {
                Some(Token::Near(words)) => Expr::Near(a, b, words),
                Some(Token::Before(words)) => Expr::Before(a, b, words),
                _ => return Err("no operator".to_owned()),
            });
            left = right;
        }
        Ok(match pairs.len() {
            0 => left,
            1 => pairs.remove(0),
            _ => Expr::All(pairs),
        })
    }

    fn one(&mut self) -> Result<Expr, String> {
        let token = self.peek().cloned().ok_or("the expression stops short")?;
        self.at += 1;
        match token {
            Token::Name(name) => Ok(Expr::Has((self.concept)(Name::Concept(&name))?)),
            Token::Words(words) => Ok(Expr::Has((self.concept)(Name::Words(&words))?)),
            Token::Not => Ok(Expr::Not(Box::new(self.one()?))),
            Token::Hash => match self.one()? {
                Expr::Has(concept) => Ok(Expr::Under(concept)),
                Expr::Any(parts) => parts
                    .into_iter()
                    .map(|part| {
                        if let Expr::Has(c) = part {
                            Ok(Expr::Under(c))
                        } else {
                            Err("'#' stands before concepts only".to_owned())
                        }
                    })
                    .collect::<Result<Vec<_>, _>>()
                    .map(Expr::Any),
                _ => Err("'#' stands before concepts only".to_owned()),
            },
            Token::Times(n) => match self.one()? {
                Expr::Has(concept) => Ok(Expr::Count(n, concept)),
                _ => Err("a number and '*' stand before a concept only".to_owned()),
            },
            Token::Open => {
                let inner = self.any()?;
                if self.take(&Token::Close) {
                    Ok(inner)
                } else {
                    Err("a bracket does not close".to_owned())
                }
            }
            other => Err(format!("unexpected {other:?}")),
        }
    }
}

/// The concepts on one side of `>` or `~`: one, or alternatives.
fn concepts(expr: &Expr) -> Result<Vec<Concept>, String> {
    match expr {
        Expr::Has(concept) => Ok(vec![*concept]),
        Expr::Any(parts) => parts
            .iter()
            .map(concepts)
            .collect::<Result<Vec<_>, _>>()
            .map(|lists| lists.concat()),
        _ => Err("'>' and '~' stand between concepts or alternatives of concepts".to_owned()),
    }
}

impl Expr {
    /// Calls `each` with every concept that the unit's own words may have to hold, negated ones not included.
    pub(crate) fn wanted(&self, each: &mut dyn FnMut(Concept)) {
        match self {
            Expr::Has(c) | Expr::Count(_, c) => each(*c),
            Expr::Before(a, b, _) | Expr::Near(a, b, _) => a.iter().chain(b).for_each(|c| each(*c)),
            Expr::All(parts) | Expr::Any(parts) => parts.iter().for_each(|part| part.wanted(each)),
            Expr::Under(_) | Expr::Not(_) => {}
        }
    }

    /// Concepts of which the unit must hold at least one; `None` when it may hold without any.
    pub(crate) fn anchors(&self) -> Option<Vec<Concept>> {
        match self {
            Expr::Has(c) | Expr::Count(_, c) => Some(vec![*c]),
            Expr::Before(a, b, _) | Expr::Near(a, b, _) => Some(if a.len() <= b.len() {
                a.clone()
            } else {
                b.clone()
            }),
            Expr::Any(parts) => parts
                .iter()
                .map(Expr::anchors)
                .collect::<Option<Vec<_>>>()
                .map(|lists| lists.concat()),
            Expr::All(parts) => parts.iter().filter_map(Expr::anchors).min_by_key(Vec::len),
            Expr::Under(_) | Expr::Not(_) => None,
        }
    }
}

impl Expr {
    /// Sets of concepts of each of which the unit must hold at least one.
    pub(crate) fn needs(&self) -> Vec<Vec<Concept>> {
        match self {
            Expr::Before(a, b, _) | Expr::Near(a, b, _) => vec![a.clone(), b.clone()],
            Expr::All(parts) => parts.iter().flat_map(Expr::needs).collect(),
            other => other.anchors().into_iter().collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Expr, Name, parse};

    fn read(text: &str) -> Result<Expr, String> {
        let names = ["a", "b", "c"];
        parse(text, &mut |name| match name {
            Name::Concept(name) => names
                .iter()
                .position(|n| *n == name)
                .and_then(|i| u16::try_from(i).ok())
                .ok_or(format!("no {name}")),
            Name::Words(_) => Ok(9),
        })
    }

    #[test]
    fn operators_bind_as_the_table_says() {
        let expected = Expr::Any(vec![
            Expr::All(vec![
                Expr::Before(vec![0], vec![1], Some(3)),
                Expr::Not(Box::new(Expr::Has(2))),
            ]),
            Expr::Under(1),
            Expr::Count(2, 0),
        ]);
        assert_eq!(read("a >3 b & !c | #b | 2*a"), Ok(expected));
    }

    #[test]
    fn mistakes_are_told() {
        for wrong in ["a &", "d", "(a", "a ~ b", "!a > b", "2 a", "\"x"] {
            assert!(read(wrong).is_err(), "{wrong}");
        }
    }
}
