//! Columns that only a page saved as plain text has: passages, and the shapes of the lines nearby.

use super::sink::{Sink, flag, signed};
use crate::label::measure::{Mark, Measured, PlainText, share};

pub(super) fn fill(m: &Measured<'_>, plain: &PlainText, n: usize, row: &mut impl Sink) {
    passages(m, plain, n, row);
    marks(m, plain, n, row);
    nearby(m, plain, n, row);
    page(plain, row);
}

/// The columns of passages of paragraphs, and of entries.
const PASSAGES: [[&str; 9]; 2] = [
    [
        "passage_share",
        "passage_units",
        "passage_before",
        "passage_behind",
        "from_passage",
        "lines_to_largest_passage",
        "units_to_largest_passage",
        "largest_passage_share",
        "second_passage",
    ],
    [
        "entries_share",
        "entries_units",
        "entries_before",
        "entries_behind",
        "from_entries",
        "lines_to_most_entries",
        "units_to_most_entries",
        "most_entries_share",
        "second_entries",
    ],
];

/// The passage that block `n` is in, and those around it.
fn passages(m: &Measured<'_>, plain: &PlainText, n: usize, row: &mut impl Sink) {
    for (passages, names) in plain.passages.iter().zip(PASSAGES) {
        let next = passages.from(n);
        let own = passages.all.get(next).filter(|passage| passage.first as usize <= n);
        let before = next.checked_sub(1).map(|last| passages.all[last]);
        let behind = passages.all.get(next + usize::from(own.is_some()));
        let largest = passages.all.get(passages.largest);
        let relation = |units: f32| largest.map_or(f32::NAN, |largest| units / largest.units);
        row.put(names[0], own.map_or(f32::NAN, |own| relation(own.units)));
        row.put(names[1], own.map_or(f32::NAN, |own| own.units));
        row.put(names[2], before.map_or(f32::NAN, |before| relation(before.units)));
        row.put(names[3], behind.map_or(f32::NAN, |behind| relation(behind.units)));
        row.put(names[4], before.map_or(f32::NAN, |before| signed(n, before.last as usize)));
        let (lines, units) = largest
            .map_or((f32::NAN, f32::NAN), |largest| distance(m, n, largest.first as usize, largest.last as usize));
        row.put(names[5], lines);
        row.put(names[6], units);
        row.put(names[7], largest.map_or(f32::NAN, |_| passages.largest_share));
        row.put(names[8], largest.map_or(f32::NAN, |_| passages.second));
    }
}

/// Lines and reading units from the passage to block `n`: negative ahead of it, 0 inside.
fn distance(m: &Measured<'_>, n: usize, first: usize, last: usize) -> (f32, f32) {
    let before = &m.blocks.before;
    match n {
        _ if n < first => (signed(n, first), before[n] - before[first]),
        _ if n > last => (signed(n, last), before[n] - before[last] - m.blocks.units[last]),
        _ => (0.0, 0.0),
    }
}

/// The shares of marked lines among the lines above and below.
fn marks(m: &Measured<'_>, plain: &PlainText, n: usize, row: &mut impl Sink) {
    const NAMES: [(Mark, usize, [&str; 2]); 6] = [
        (Mark::Number, NEAR, ["numbers_above", "numbers_below"]),
        (Mark::Number, FAR, ["numbers_far_above", "numbers_far_below"]),
        (Mark::Repeated, NEAR, ["repeated_above", "repeated_below"]),
        (Mark::Repeated, FAR, ["repeated_far_above", "repeated_far_below"]),
        (Mark::Date, FAR, ["dates_far_above", "dates_far_below"]),
        (Mark::Price, FAR, ["prices_far_above", "prices_far_below"]),
    ];
    let count = m.blocks.len();
    for (mark, reach, names) in NAMES {
        row.put(names[0], plain.share(mark, n.saturating_sub(reach), n));
        row.put(names[1], plain.share(mark, n + 1, (n + 1 + reach).min(count)));
    }
    row.put("alike", plain.share(Mark::Alike, n.saturating_sub(ALIKE), (n + ALIKE).min(count)));
}

/// How many lines on each side are looked at for marks, and for lines that look the same.
const NEAR: usize = 8;
const FAR: usize = 25;
const ALIKE: usize = 16;

fn nearby(m: &Measured<'_>, plain: &PlainText, n: usize, row: &mut impl Sink) {
    let (above, below) = (n.checked_sub(1), Some(n + 1).filter(|&next| next < m.blocks.len()));
    let repeated = |at: Option<usize>| at.map_or(f32::NAN, |at| flag(m.repetition.count[at] > 1));
    row.put("repeated-1", repeated(above));
    row.put("repeated+1", repeated(below));
    let capitalized = |at: usize| share(m.words.blocks[at].capitalized as f32, m.words.blocks[at].words as f32);
    row.put("capitalized+1", below.map_or(f32::NAN, capitalized));
    row.put("prose_above", plain.prose_nearby[0][n]);
    row.put("prose_below", plain.prose_nearby[1][n]);
    row.put("cohesion_nearby", cohesion(m, n));
}

/// The mean cohesion of the lines around block `n`, in which no line counts for more than a paragraph.
fn cohesion(m: &Measured<'_>, n: usize) -> f32 {
    let (mut sum, mut all) = (0.0, 0.0);
    for at in n.saturating_sub(COHESION)..(n + COHESION + 1).min(m.blocks.len()) {
        let units = m.blocks.units[at].min(COHESION_UNITS);
        sum += units * m.overlap.cohesion[at];
        all += units;
    }
    share(sum, all)
}

/// How many lines on each side are looked at for shared words, and the most that one of them counts.
const COHESION: usize = 4;
const COHESION_UNITS: f32 = 30.0;

fn page(plain: &PlainText, row: &mut impl Sink) {
    let page = &plain.page;
    row.put("page_comment_lines", page.comments);
    row.put("page_dates", page.dates);
    row.put("page_longest", page.longest);
    row.put("page_ellipses", page.ellipses);
    row.put("page_repeated", page.repeated);
    row.put("page_long", page.long_share);
    row.put("page_first_long", page.first_long);
    row.put("page_stops", page.stops);
    row.put("page_prices", page.prices);
}
