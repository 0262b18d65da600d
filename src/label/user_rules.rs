//! The user's rules: simple selectors for the elements around a block, or regular expressions for its text.

use regex::{Regex, RegexBuilder};

use crate::error::Error;
use crate::page::{Block, Container, Page};

/// The largest size of a compiled expression, in bytes.
const REGEX_SIZE: usize = 1 << 20;

#[derive(Debug)]
enum Rule {
    /// All parts must match the same element.
    Selector {
        tag: Option<Box<str>>,
        names: Vec<Box<str>>,
    },
    Text(Regex),
}

/// The rules of one list.
#[derive(Debug)]
pub(super) struct Rules(Vec<Rule>);

impl Rules {
    pub(super) fn parse(rules: &[String]) -> Result<Self, Error> {
        rules.iter().map(|rule| parse(rule)).collect::<Result<_, _>>().map(Self)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// True when a rule matches the block or an element around it.
    pub(super) fn fit(&self, page: &Page, block: &Block) -> bool {
        self.0.iter().any(|rule| match rule {
            Rule::Text(regex) => regex.is_match(page.block_text(block)),
            Rule::Selector { tag, names } => page.ancestors(block).any(|c| selects(tag.as_deref(), names, c)),
        })
    }
}

fn selects(tag: Option<&str>, names: &[Box<str>], container: &Container) -> bool {
    tag.is_none_or(|tag| tag == &*container.tag) && names.iter().all(|name| container.has_name(name))
}

fn parse(rule: &str) -> Result<Rule, Error> {
    let trimmed = rule.trim();
    if trimmed.is_empty() {
        return Err(Error::bad_rule(rule, "it is empty"));
    }
    if let Some(expression) = trimmed.strip_prefix('/') {
        let Some(expression) = expression.strip_suffix('/').filter(|e| !e.is_empty()) else {
            return Err(Error::bad_rule(rule, "a regular expression must be enclosed in slashes"));
        };
        let built = RegexBuilder::new(expression).size_limit(REGEX_SIZE).build();
        return built.map(Rule::Text).map_err(|error| Error::bad_rule(rule, error));
    }
    selector(trimmed).map_err(|why| Error::bad_rule(rule, why))
}

/// Parses `tag`, `.class`, `#id`, `[attr=value]`, and combinations written without a space.
fn selector(rule: &str) -> Result<Rule, &'static str> {
    let mut rest = rule.to_ascii_lowercase();
    let mut names: Vec<Box<str>> = Vec::new();
    if let Some((before, attribute)) = rest.clone().split_once('[') {
        names.push(attribute_value(attribute)?.into());
        before.clone_into(&mut rest);
    }
    let first = rest.find(['.', '#']).unwrap_or(rest.len());
    let tag = word(&rest[..first], names.len() + rest.len() - first)?;
    for part in rest[first..].split(['.', '#']).skip(1) {
        names.push(word(part, 0)?.ok_or("a class or id is missing")?);
    }
    Ok(Rule::Selector { tag, names })
}

fn word(text: &str, may_be_empty: usize) -> Result<Option<Box<str>>, &'static str> {
    match text {
        "" if may_be_empty > 0 => Ok(None),
        "" => Err("a name is missing"),
        text if text.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_')) => Ok(Some(text.into())),
        _ => Err("only tag, .class, #id and [attribute=value] are supported"),
    }
}

/// The value in `name=value]`. Only class, id, role and itemprop of a page are known.
fn attribute_value(text: &str) -> Result<String, &'static str> {
    let (name, value) = text.strip_suffix(']').and_then(|t| t.split_once('=')).ok_or("it is not [attribute=value]")?;
    if !matches!(name.trim(), "class" | "id" | "role" | "itemprop") {
        return Err("only the attributes class, id, role and itemprop are supported");
    }
    Ok(value.trim().trim_matches(['"', '\'']).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn selectors_and_expressions_are_read() {
        for rule in ["div", ".ad", "#main", "div.ad.big", "[role=note]", "li[class=x]", "/^Ad/"] {
            assert!(parse(rule).is_ok(), "{rule}");
        }
    }

    #[test]
    fn other_rules_are_errors() {
        for rule in ["", " ", "/", "//", "/(/", "a b", "a > b", ".", "#", "[href=x]", "[x", ":first"] {
            assert_eq!(parse(rule).map(|_| ()).unwrap_err().code(), "bad-rule", "{rule}");
        }
    }
}
