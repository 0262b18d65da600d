//! Features that indicate how suitable a sentence is for a summary, apart from its content: its form, its role, its
//! position among lines and paragraphs, and properties of the text as a whole. The trees of `suitability_table.rs` and
//! `headings_table.rs` refer to them by their index in [`NAMES`].

use super::document::Document;
use super::features::{self, COUNT, Row, place_of};
use super::float::{log2, ratio};

/// The number of features that come after those of [`features::NAMES`].
const MORE: usize = 36;
/// The number of features.
pub(super) const WIDTH: usize = COUNT + MORE;
/// The largest distance from an end of the text that is distinguished.
const MAX_DISTANCE: usize = 6;

/// The names of the features, in order.
pub(super) const NAMES: [&str; WIDTH] = {
    let mut names = [""; WIDTH];
    let mut n = 0;
    while n < WIDTH {
        names[n] = if n < COUNT { features::NAMES[n] } else { ADDED[n - COUNT] };
        n += 1;
    }
    names
};

const ADDED: [&str; MORE] = [
    "role-boilerplate",
    "role-dependent",
    "role-aside",
    "role-concludes",
    "role-answers",
    "role-fragment",
    "role-background",
    "role-clause",
    "role-personal",
    "role-exclaims",
    "role-remark",
    "role-brevity",
    "place-alone",
    "place-first",
    "place-last",
    "place-end",
    "place-after-boilerplate",
    "place-before-boilerplate",
    "text-kind",
    "text-length",
    "text-boilerplate",
    "text-headings",
    "text-paragraphs",
    "text-begins-late",
    "text-person",
    "text-names",
    "text-capitals",
    "text-digits",
    "text-quotes",
    "text-question",
    "text-exclamation",
    "text-unfinished",
    "text-units",
    "text-dependent",
    "text-function-words",
    "text-first-person",
];

/// The features of one sentence.
pub(super) type SuitabilityRow = [f32; WIDTH];

/// Measures every sentence of `document`, whose features are `rows`.
pub(super) fn measure(document: &Document<'_>, rows: &[Row]) -> Vec<SuitabilityRow> {
    let text = text(document, rows);
    let of = |n: usize| {
        let mut row = [0.0; WIDTH];
        let values = rows[n].iter().copied().chain(own(document, n)).chain(text);
        row.iter_mut().zip(values).for_each(|(place, value)| *place = value);
        row
    };
    (0..document.len()).map(of).collect()
}

fn is(condition: bool) -> f32 {
    f32::from(u8::from(condition))
}

/// The role and the place of sentence `n`, from `role-boilerplate` to `place-before-boilerplate`.
fn own(document: &Document<'_>, n: usize) -> [f32; 18] {
    let role = document.role(n);
    let paragraph = |n: usize| document.places.get(n).map(|place| place.paragraph);
    let is_out = |n: usize| n >= document.len() || document.role(n).is_boilerplate || document.is_heading(n);
    let near = |list: [Option<usize>; 2]| list.iter().filter(|n| n.is_none_or(is_out)).count() as f32;
    [
        is(is_out(n)),
        is(role.is_dependent),
        is(role.is_aside),
        is(role.concludes),
        is(role.answers),
        is(role.is_fragment),
        is(role.is_background),
        is(role.is_clause),
        is(role.is_personal),
        is(role.exclaims),
        is(role.is_remark),
        role.brevity,
        is(document.places[n].alone),
        is(n == 0 || paragraph(n - 1) != paragraph(n)),
        is(paragraph(n + 1) != paragraph(n)),
        (document.len() - 1 - n).min(MAX_DISTANCE) as f32,
        near([n.checked_sub(1), n.checked_sub(2)]),
        near([Some(n + 1), Some(n + 2)]),
    ]
}

/// What the text is like, from `text-kind` to `text-first-person`: its layout, and the means of features of its sentences.
fn text(document: &Document<'_>, rows: &[Row]) -> [f32; 18] {
    let count = document.len() as f32;
    let mean = |place: usize| ratio(rows.iter().map(|row| row[place]).sum(), count);
    let share = |holds: &dyn Fn(usize) -> bool| ratio((0..document.len()).filter(|&n| holds(n)).count() as f32, count);
    let paragraphs = document.places.last().map_or(0, |place| place.paragraph + 1) as f32;
    [
        f32::from(document.kind() as u8),
        log2(count),
        share(&|n| document.role(n).is_boilerplate),
        share(&|n| document.is_heading(n)),
        ratio(paragraphs, count),
        document.start.min(MAX_DISTANCE) as f32,
        mean(const { place_of("person") }),
        mean(const { place_of("names") }),
        mean(const { place_of("capitals") }),
        mean(const { place_of("digits") }),
        mean(const { place_of("quotes") }),
        mean(const { place_of("question") }),
        mean(const { place_of("exclamation") }),
        mean(const { place_of("unfinished") }),
        mean(const { place_of("length") }),
        share(&|n| document.role(n).is_dependent),
        mean(const { place_of("function-words") }),
        share(&|n| document.role(n).is_personal),
    ]
}

const _: () = assert!(18 + 18 == MORE, "every feature is measured");
