//! Removes the list of addresses that text browsers write below a page: `lynx -dump` numbers the links, `[6]Ann Lee`, and ends with
//! a line `6. https://…` for each.

use std::ops::Range;

use super::pass::{Override, PassContext};
use crate::page::SourceKind;
use crate::reason::RemovalReason;

/// What the addresses begin with.
const SCHEMES: [&str; 7] = ["http://", "https://", "mailto:", "file:", "javascript:", "ftp://", "tel:"];
/// The headings above the list, without a colon.
const HEADINGS: [&str; 7] =
    ["References", "Visible links", "Hidden links", "Verweise", "Sichtbare Links", "Versteckte Links", "Références"];
/// Shorter lists may be the sources of a text.
const MIN_ADDRESSES: usize = 3;
/// The share of the addresses whose numbers stand before a link. The numbers of sources stand after a sentence: `thumb.[6]`
/// (chosen by hand).
const LINKED: f32 = 0.5;
/// The most digits of a number.
const LONGEST_NUMBER: usize = 6;
/// The score of an address, which no reader wants there.
const ADDRESS: f32 = 3.0;

/// Removes such a list at the end of a dump, with its headings.
pub(super) fn at_end(at: &PassContext<'_>) -> Vec<Override> {
    let page = at.measured.page;
    if page.kind() != SourceKind::Text {
        return Vec::new();
    }
    let list = last_list(at);
    let numbers = list.clone().filter_map(|n| numbered_address(at.text(n)));
    let count = numbers.clone().count();
    if count < MIN_ADDRESSES {
        return Vec::new();
    }
    let marks = marks_before_links(page.text());
    let linked = numbers.filter(|number| marks.binary_search(number).is_ok()).count();
    if (linked as f32) < LINKED * count as f32 {
        return Vec::new();
    }
    list.filter(|&n| at.scores[n] <= 0.0).map(|n| Override::remove(n, RemovalReason::Navigation, ADDRESS)).collect()
}

/// The last blocks of the page, if they are addresses with numbers and headings.
fn last_list(at: &PassContext<'_>) -> Range<usize> {
    let count = at.scores.len();
    let is_part = |&n: &usize| {
        let text = at.text(n);
        numbered_address(text).is_some() || HEADINGS.contains(&text.trim_end_matches(':'))
    };
    (0..count).rev().take_while(is_part).last().unwrap_or(count)..count
}

/// The number in `6. https://…`.
fn numbered_address(text: &str) -> Option<u32> {
    let (number, address) = text.split_once(". ")?;
    let address = address.trim_start();
    SCHEMES.iter().any(|scheme| address.starts_with(scheme)).then(|| number.parse().ok())?
}

/// The numbers in brackets that a word follows and none precedes, sorted.
fn marks_before_links(text: &str) -> Vec<u32> {
    let mut found = Vec::new();
    for (open, _) in text.match_indices('[') {
        let after = &text[open + 1..];
        let digits = after.bytes().take(LONGEST_NUMBER).take_while(u8::is_ascii_digit).count();
        let is_joined = text[..open].ends_with(|c: char| c.is_alphanumeric() || ".,]".contains(c));
        let has_link = after[digits..].strip_prefix(']').is_some_and(|link| !link.starts_with(char::is_whitespace));
        if let Ok(number) = after[..digits].parse()
            && has_link
            && !is_joined
        {
            found.push(number);
        }
    }
    crate::order::sort(&mut found);
    found
}

#[cfg(test)]
mod tests {
    use super::super::testing::decided;
    use crate::label::measure::Measured;
    use crate::label::testing::dump_of;

    /// The blocks that the rule removes from a dump whose blocks the model keeps.
    fn removed(lines: &[&'static str]) -> Vec<usize> {
        let page = dump_of(lines);
        let decisions = decided(&Measured::of(&page), vec![-0.5; page.blocks().len()]);
        (0..decisions.by.len()).filter(|&n| decisions.by[n] == "link-numbers").collect()
    }

    const LIST: [&str; 5] = [
        "References",
        "Visible links:",
        "1. https://valley.example/",
        "2. https://valley.example/ann",
        "3. mailto:ann@valley.example",
    ];

    #[test]
    fn the_addresses_of_numbered_links_go() {
        let text = "The old bridge over the river is shut, says [2]Ann Lee of the [1]Valley News ([3]mail).";
        assert_eq!(removed(&[&[text][..], &LIST].concat()), [1, 2, 3, 4, 5]);
        assert_eq!(removed(&[&LIST[..], &[text]].concat()), [0; 0]);
    }

    #[test]
    fn the_sources_of_a_text_stay() {
        let text = "The old bridge over the river is shut.[1] It has cracks.[2][3]";
        assert_eq!(removed(&[&[text][..], &LIST].concat()), [0; 0]);
    }
}
