//! What the attributes of an element say about its text: its names, its direction, whether it is hidden, and its mark.

use super::tag::Tag;
use super::tokens::{Attributes, Name};
use crate::page::{Dir, MarkKind};

/// Distinguishes the names of custom elements.
pub(super) fn hash(name: &[u8]) -> u32 {
    crate::fnv::hash_32(name.iter().copied())
}

pub(super) fn write_names(names: &mut String, attributes: &Attributes) {
    let start = names.len();
    for value in [Name::Class, Name::Id, Name::Role, Name::ItemProp].into_iter().filter_map(|name| attributes.get(name))
    {
        if names.len() > start {
            names.push(' ');
        }
        names.push_str(value);
    }
    if names[start..].bytes().any(|b| b.is_ascii_uppercase()) {
        let lower = names[start..].to_ascii_lowercase();
        names.truncate(start);
        names.push_str(&lower);
    }
}

/// The direction of an element inside one of direction `around`; `None` leaves it to the text.
pub(super) fn direction(attributes: &Attributes, around: Option<Dir>) -> Option<Dir> {
    match attributes.get(Name::Dir) {
        Some(value) if value.eq_ignore_ascii_case("rtl") => Some(Dir::Rtl),
        Some(value) if value.eq_ignore_ascii_case("ltr") => Some(Dir::Ltr),
        Some(value) if value.eq_ignore_ascii_case("auto") => None,
        _ => around,
    }
}

/// True when the element itself says that it is hidden, and no script is known to reveal it.
///
/// `aria-hidden` does not count: people see such text, and open dialogs put it on the whole page behind them. `opacity:
/// 0` and a height of 0 do not count either: pages fade and unfold their text in.
pub(super) fn is_hidden(tag: Tag, attributes: &Attributes) -> bool {
    let is_window = (tag == Tag::Dialog && !attributes.has(Name::Open)) || attributes.has(Name::Popover);
    let hidden = attributes.has(Name::Hidden)
        && attributes.get(Name::Hidden).is_none_or(|value| !value.eq_ignore_ascii_case("until-found"));
    is_window
        || ((hidden || attributes.get(Name::Style).is_some_and(hides))
            && !is_streamed(attributes)
            && !is_collapsed_panel(attributes))
}

/// True for a part of the page that is sent late and moved to its place immediately. React streams such parts in
/// elements with the id `S:1`, where the number is hexadecimal and any prefix may precede it (react-dom 18 and 19,
/// `ReactFizzConfigDOM.js`).
fn is_streamed(attributes: &Attributes) -> bool {
    let number = attributes.get(Name::Id).and_then(|id| id.rsplit_once("S:")).map_or("", |(_, number)| number);
    !number.is_empty() && number.bytes().all(|b| b.is_ascii_hexdigit())
}

/// True for the panels of tabs and accordions. Like `<details>`, they are part of the text, one click away.
fn is_collapsed_panel(attributes: &Attributes) -> bool {
    let is_panel = attributes.get(Name::Role).is_some_and(|role| role.eq_ignore_ascii_case("tabpanel"));
    let mut names = [Name::Class, Name::Id].into_iter().filter_map(|name| attributes.get(name));
    is_panel || names.any(|names| PANELS.iter().any(|panel| has(names, panel)))
}

/// Parts of the classes and ids of such panels, from the development pages and common toolkits. On these pages, keeping
/// the panels raises token F1 by .002 on `wcxb_dev` (by .009 on its documentation pages); no other set changes.
#[rustfmt::skip]
const PANELS: [&str; 12] = [
    "accordion", "collaps", "tabpanel", "tab-pane", "tab_pane", "tabs-panel", "tabs-pane", "tab-content", "tabs-content", "tabcontent",
    "faq", "expand",
];

/// True when `text` contains `word`, whatever the case of its ASCII letters.
pub(super) fn has(text: &str, word: &str) -> bool {
    text.as_bytes().windows(word.len()).any(|part| part.eq_ignore_ascii_case(word.as_bytes()))
}

/// True for an inline style that hides the element or moves it off the page.
fn hides(style: &str) -> bool {
    let mut lifted = false;
    let mut outside = false;
    for (name, value) in style.split(';').filter_map(|rule| rule.split_once(':')) {
        let (name, value) = (name.trim(), value.trim());
        let is = |keyword: &str| value.split(['!', ' ']).next().is_some_and(|word| word.eq_ignore_ascii_case(keyword));
        match name.len() {
            7 if name.eq_ignore_ascii_case("display") && is("none") => return true,
            10 if name.eq_ignore_ascii_case("visibility") && (is("hidden") || is("collapse")) => return true,
            8 if name.eq_ignore_ascii_case("position") => lifted = is("absolute") || is("fixed"),
            3 | 4 if name.eq_ignore_ascii_case("top") || name.eq_ignore_ascii_case("left") => outside |= is_far(value),
            4 if name.eq_ignore_ascii_case("clip") => outside |= clips_all(value),
            _ => {}
        }
    }
    lifted && outside
}

/// An element this many pixels or ems above or left of the page is off every screen (chosen by hand).
const OFF_SCREEN: u32 = 900;

/// True for a length this far off. Whole numbers suffice: parsing fractions would add 12 KB of tables to the core.
fn is_far(length: &str) -> bool {
    let Some(number) = length.strip_prefix('-') else { return false };
    let end = number.find(|c: char| !c.is_ascii_digit()).unwrap_or(number.len());
    number[..end].parse::<u32>().map_or(end > 0, |number| number >= OFF_SCREEN)
}

/// True for a clip rectangle of at most one pixel.
fn clips_all(value: &str) -> bool {
    let sides = value.split_once('(').map_or("", |(_, sides)| sides.trim_end_matches([')', ' ']));
    let mut numbers = sides.split([',', ' ']).filter(|side| !side.is_empty()).map(|side| side.trim_end_matches("px"));
    !sides.is_empty() && numbers.all(|side| matches!(side, "0" | "1"))
}

pub(super) fn mark_kind(tag: Tag, attributes: &Attributes) -> Option<MarkKind> {
    match tag {
        Tag::A => Some(MarkKind::Link(attributes.get(Name::Href)?.into())),
        Tag::Strong | Tag::B => Some(MarkKind::Strong),
        Tag::Em | Tag::I => Some(MarkKind::Emphasis),
        Tag::Code | Tag::Kbd | Tag::Samp => Some(MarkKind::Code),
        Tag::Del | Tag::S | Tag::Strike => Some(MarkKind::Deleted),
        Tag::Ins => Some(MarkKind::Inserted),
        Tag::Mark => Some(MarkKind::Highlighted),
        Tag::Abbr => Some(MarkKind::Abbreviation(attributes.get(Name::Title).filter(|full| !full.is_empty())?.into())),
        Tag::Ruby => Some(MarkKind::Ruby),
        Tag::Sup => Some(MarkKind::Superscript),
        Tag::Sub => Some(MarkKind::Subscript),
        Tag::Span | Tag::Font => shift_of(attributes.get(Name::Style)?),
        _ => None,
    }
}

/// The shift of a style with `vertical-align: super` or `sub`.
fn shift_of(style: &str) -> Option<MarkKind> {
    let (_, value) =
        style.split(';').filter_map(|rule| rule.split_once(':')).find(|(name, _)| name.trim() == "vertical-align")?;
    match value.trim() {
        "super" => Some(MarkKind::Superscript),
        "sub" => Some(MarkKind::Subscript),
        _ => None,
    }
}

/// The heading level that `role="heading"` gives.
pub(super) fn role_heading(attributes: &Attributes) -> Option<u8> {
    let heading = attributes.get(Name::Role)?.eq_ignore_ascii_case("heading");
    let level = || attributes.get(Name::AriaLevel).and_then(|level| level.trim().parse().ok());
    heading.then(|| level().unwrap_or(DEFAULT_LEVEL).clamp(1, 6))
}

/// The level of a heading by role without `aria-level` (WAI-ARIA).
const DEFAULT_LEVEL: u8 = 2;
