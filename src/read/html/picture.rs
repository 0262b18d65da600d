//! Pictures: the best URL that the page offers, and which pictures are icons, tracking pixels and portraits.

use super::head::words_of;
use super::tokens::{Attributes, Name};

/// A picture no larger than this in either direction, in CSS pixels, is an icon (chosen by hand).
const ICON: u32 = 48;
/// Words in the class, id or file name of pictures that are not content.
const CHROME: [&str; 22] = [
    "avatar",
    "gravatar",
    "icon",
    "icons",
    "emoji",
    "smiley",
    "spacer",
    "pixel",
    "tracking",
    "tracker",
    "beacon",
    "sprite",
    "logo",
    "badge",
    "favicon",
    "loader",
    "loading",
    "spinner",
    "placeholder",
    "blank",
    "headshot",
    "userpic",
];

/// Folders of pictures that are not content.
const CHROME_FOLDERS: [&str; 10] =
    ["icon", "icons", "avatar", "avatars", "emoji", "emojis", "smiley", "smilies", "smileys", "badges"];
/// Words in the class or id of an element around a portrait.
const PORTRAIT: [&str; 5] = ["avatar", "avatars", "gravatar", "headshot", "userpic"];

/// An `img` or `source` element.
#[derive(Clone, Debug, Default)]
pub(super) struct PictureCandidate {
    pub(super) src: String,
    pub(super) alt: String,
    /// True for a small picture, or one whose name shows that it is not content.
    pub(super) is_chrome: bool,
}

/// Reads the attributes of an `img`. `offered` is the best URL of the preceding `source` elements.
pub(super) fn read(attributes: &Attributes, offered: Option<&str>) -> PictureCandidate {
    let own = best(attributes);
    let src = own.or(offered.map(str::to_owned)).unwrap_or_default();
    let alt = attributes.get(Name::Alt).unwrap_or_default();
    let alt = alt.split_whitespace().collect::<Vec<_>>().join(" ");
    let is_chrome = is_small(attributes) || is_named_chrome(attributes, &src);
    PictureCandidate { src, alt, is_chrome }
}

/// The best URL of an element: the largest of a set, then a lazily loaded one, then its own.
pub(super) fn best(attributes: &Attributes) -> Option<String> {
    let sets = [Name::DataSrcSet, Name::SrcSet].into_iter().filter_map(|name| attributes.get(name));
    let largest = sets.filter_map(largest).max_by_key(|found| found.1).map(|(address, _)| address);
    let late =
        [Name::DataSrc, Name::DataOriginal, Name::DataLazySrc].into_iter().filter_map(|name| attributes.get(name));
    let own = attributes.get(Name::Src);
    let usable = |address: &&str| !address.trim().is_empty() && !address.trim_start().starts_with("data:");
    let single = late.chain(own).find(usable);
    largest.filter(|address| usable(&address.as_str())).or_else(|| single.map(|address| address.trim().to_owned()))
}

/// The largest candidate of a set: `a.jpg 480w, b.jpg 2x`.
fn largest(set: &str) -> Option<(String, u32)> {
    let mut best: Option<(String, u32)> = None;
    let mut rest = set.trim_start_matches(|c: char| c.is_whitespace() || c == ',');
    while !rest.is_empty() {
        let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
        let (address, after) = rest.split_at(end);
        // A URL that ends with a comma has no size.
        let (address, size, next) = if let Some(bare) = address.strip_suffix(',') {
            (bare, "", after)
        } else {
            let end = after.find(',').unwrap_or(after.len());
            (address, after[..end].trim(), after.get(end + 1..).unwrap_or_default())
        };
        let size = tenths(size.trim_end_matches(['w', 'x', 'h']));
        // Densities and widths are never mixed, so the numbers are comparable.
        if !address.is_empty() && best.as_ref().is_none_or(|(_, most)| size > *most) {
            best = Some((address.to_owned(), size));
        }
        rest = next.trim_start_matches(|c: char| c.is_whitespace() || c == ',');
    }
    best
}

/// A number in tenths; 1 when there is none. Parsing fractions would add 12 KB of tables to the core.
fn tenths(number: &str) -> u32 {
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    let tenth = fraction.bytes().next().filter(u8::is_ascii_digit).map_or(0, |digit| u32::from(digit - b'0'));
    whole.parse::<u32>().map_or(10, |whole| whole.saturating_mul(10).saturating_add(tenth))
}

fn is_small(attributes: &Attributes) -> bool {
    let side = |name| {
        let text = attributes.get(name)?.trim();
        text.trim_end_matches("px").parse::<u32>().ok()
    };
    match (side(Name::Width), side(Name::Height)) {
        (Some(width), Some(height)) => width <= ICON && height <= ICON || width <= 1 || height <= 1,
        (Some(side), None) | (None, Some(side)) => side <= ICON / 2,
        (None, None) => false,
    }
}

fn is_named_chrome(attributes: &Attributes, src: &str) -> bool {
    let names = [Name::Class, Name::Id].into_iter().filter_map(|name| attributes.get(name));
    let mut path = src.split(['?', '#']).next().unwrap_or_default().rsplit('/');
    let file = path.next().unwrap_or_default();
    names.chain([file]).any(has_chrome_word)
        || path.any(|folder| CHROME_FOLDERS.iter().any(|own| folder.eq_ignore_ascii_case(own)))
}

/// True for the names of an element around pictures that are not content, such as the portrait of a user.
pub(super) fn frames_chrome(names: &str) -> bool {
    let is_portrait = |word: &str| PORTRAIT.iter().any(|own| word.eq_ignore_ascii_case(own));
    names.split(|c: char| !c.is_ascii_alphabetic()).any(is_portrait)
}

fn has_chrome_word(names: &str) -> bool {
    let mut words = words_of(names);
    words.any(|word| CHROME.iter().any(|own| word.eq_ignore_ascii_case(own)))
}

/// The TeX source in the alternative text of a picture of a formula.
pub(super) fn formula(attributes: &Attributes) -> Option<(String, bool)> {
    let class = attributes.get(Name::Class).unwrap_or_default();
    let mut classes = class.split_ascii_whitespace();
    let named = classes.any(|name| {
        matches!(name, "tex" | "latex" | "math" | "ee_img")
            || name.starts_with("mwe-math")
            || name.starts_with("latex_")
    });
    let drawn = attributes.get(Name::Src).is_some_and(|src| src.contains("latex") || src.contains("/math/render"));
    let alt = attributes.get(Name::Alt).map(str::trim).filter(|alt| !alt.is_empty() && (named || drawn));
    let tex = alt.map(str::to_owned).or_else(|| tex_of_address(attributes.get(Name::Src)?))?;
    Some((tex, class.contains("display")))
}

/// The TeX in the URL of a service that draws formulas: `https://latex.codecogs.com/svg.image?x%5E2`.
fn tex_of_address(address: &str) -> Option<String> {
    let (path, query) = address.split_once('?')?;
    let value = |name: &str| query.split('&').find_map(|part| part.strip_prefix(name));
    let written = if path.contains("latex.php") {
        value("latex=")
    } else if path.contains("/chart") && value("cht=") == Some("tx") {
        value("chl=")
    } else {
        return path.contains("://latex.").then(|| unescaped(&query.replace("&space;", " ").replace('+', "%2B")));
    };
    let tex = unescaped(written?);
    (!tex.trim().is_empty()).then_some(tex)
}

/// `text` without percent escapes.
fn unescaped(text: &str) -> String {
    let bytes = text.as_bytes();
    let hex = |at: usize| bytes.get(at).and_then(|&byte| char::from(byte).to_digit(16));
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        match (byte, hex(at + 1), hex(at + 2)) {
            (b'%', Some(high), Some(low)) => {
                out.push((high * 16 + low) as u8);
                at += 3;
                continue;
            }
            (b'+', ..) => out.push(b' '),
            _ => out.push(byte),
        }
        at += 1;
    }
    String::from_utf8_lossy(&out).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_largest_candidate_wins() {
        let of = |set| largest(set).map(|(address, _)| address);
        assert_eq!(of("a.jpg 480w, b.jpg 1200w, c.jpg 800w").as_deref(), Some("b.jpg"));
        assert_eq!(of("a.jpg, b.jpg 2x").as_deref(), Some("b.jpg"));
        assert_eq!(of("a,b.jpg 1x,c.jpg 3x").as_deref(), Some("c.jpg"));
        assert_eq!(of(" , "), None);
        assert_eq!(of("x").as_deref(), Some("x"));
    }
}
