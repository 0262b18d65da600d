//! Text that a page contains only as data, for a script to render.

use std::collections::BTreeSet;

use super::linked_data::string;
use crate::page::{Block, BlockKind};

/// Shorter blocks are not prose, in bytes.
const PROSE: usize = 60;
/// Less prose than this, in bytes, is not the text of a page.
const MIN_TEXT: usize = 400;
/// The text is taken from the data only if it is this many times as long as the visible prose.
const TIMES_SHOWN: usize = 3;
/// A string in a script's state is prose if it has at least this many bytes and words, or the corresponding number of
/// ideographs.
const MIN_STRING: usize = 60;
const MIN_WORDS: usize = 8;
/// The ids of elements that a framework fills.
const ROOTS: [&str; 8] = ["root", "app", "__next", "__nuxt", "___gatsby", "app-root", "svelte", "react-root"];

/// How scripts begin that assign the state of a framework.
const STATES: [&str; 6] = ["window.__", "self.__next_f", "window[\"__", "window['__", "__NUXT__", "globalThis.__"];

/// True for a script that assigns the state from which a framework renders the page.
pub(super) fn assigns_state(script: &str) -> bool {
    let script = script.trim_start().trim_start_matches('(');
    STATES.iter().any(|start| script.starts_with(start))
}

/// The number of bytes of visible prose.
fn shown_prose(blocks: &[Block]) -> usize {
    let is_prose = |block: &&Block| {
        let links = block.links.map_or(0, |links| links.bytes as usize);
        block.hidden != Some(true)
            && block.kind != BlockKind::Form
            && block.span.len() >= PROSE
            && links * 2 < block.span.len()
    };
    blocks.iter().filter(is_prose).map(|block| block.span.len()).sum()
}

/// The text in `declared`, or in the `state` of a script, as HTML, when the page shows hardly any of it.
pub(super) fn find(blocks: &[Block], declared: &str, state: &str) -> Option<String> {
    let shown = shown_prose(blocks);
    let has_at_least = |text: &str, least: usize| text.len() >= least && text.len() > shown * TIMES_SHOWN;
    let enough = |text: &str| has_at_least(text, MIN_TEXT);
    // A page that shows nothing has no other text, however short this one is.
    if enough(declared) || has_at_least(declared, PROSE) && is_empty(blocks) {
        return Some(as_html(declared));
    }
    // Pages with many short lines, such as product lists, contain longer texts in their state that are not the page's
    // text.
    if state.len() < MIN_TEXT || !is_empty(blocks) {
        return None;
    }
    let text = strings(state);
    enough(&text).then(|| as_html(&text))
}

/// The prose among the strings of a script, one string on each line.
fn strings(script: &str) -> String {
    let mut out = String::new();
    collect(script, true, &mut BTreeSet::new(), &mut out);
    out
}

/// Adds the prose in `script`, also from strings that are JSON themselves.
fn collect(script: &str, is_outer: bool, seen: &mut BTreeSet<String>, out: &mut String) {
    let mut rest = script;
    while let Some(at) = rest.find('"') {
        rest = &rest[at + 1..];
        let Some(text) = string(&mut rest) else { break };
        if !rest.trim_start().starts_with(':') && is_prose(&text) && seen.insert(text.clone()) {
            out.push_str(&text);
            out.push('\n');
        } else if is_outer && text.contains("\":") {
            collect(&text, false, seen, out);
        }
    }
}

fn is_prose(text: &str) -> bool {
    let wide = text.chars().filter(|&c| c >= '\u{2E80}').count();
    let letters = text.chars().filter(|c| c.is_alphabetic() || *c == ' ').count();
    let words = text.split(' ').count();
    text.len() >= MIN_STRING
        && (words >= MIN_WORDS || wide >= MIN_WORDS * 2)
        && letters * 4 > text.chars().count() * 3
        && !text.starts_with("http")
        && !text.contains(['{', '}'])
}

/// Turns plain lines into paragraphs. Lines with markup stay as they are.
fn as_html(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let markup = ["<p", "<div", "<h1", "<h2", "<ul", "<br", "</"].iter().any(|tag| line.contains(tag));
        if markup {
            out.push_str(line);
        } else {
            out.extend(["<p>", &line.replace('<', "&lt;"), "</p>"]);
        }
        out.push('\n');
    }
    out
}

/// True for the id of an element that a framework fills.
pub(super) fn is_root(id: &str) -> bool {
    ROOTS.contains(&id)
}

/// True when the page shows next to nothing.
pub(super) fn is_empty(blocks: &[Block]) -> bool {
    let seen: usize = blocks.iter().filter(|block| block.hidden != Some(true)).map(|block| block.span.len()).sum();
    seen < MAX_LOADING_BYTES && shown_prose(blocks) < PROSE * 2
}

/// A page that only says that it is loading shows fewer bytes than this.
const MAX_LOADING_BYTES: usize = 300;
