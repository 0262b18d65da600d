//! The columns of a block's own text and kind.

use super::sink::{Sink, flag};
use crate::label::measure::{Measured, Topic, share};
use crate::page::BlockKind;

pub(super) fn fill(m: &Measured<'_>, n: usize, row: &mut impl Sink) {
    text(m, n, row);
    words(m, n, row);
    kind(m, n, row);
}

fn text(m: &Measured<'_>, n: usize, row: &mut impl Sink) {
    let (stats, units) = (&m.words.blocks[n], m.blocks.units[n]);
    let (chars, words) = (stats.chars as f32, stats.words as f32);
    row.put("units", units);
    row.put("chars", chars);
    row.put("word_length", share(stats.letters as f32, words));
    row.put("unspaced", share(stats.unspaced as f32, stats.letters as f32));
    row.put("letters", share(stats.letters as f32, chars));
    row.put("digits", share(stats.digits as f32, chars));
    row.put("capitalized", share(stats.capitalized as f32, words));
    row.put("capitals", share(stats.capitals as f32, words));
    row.put("stops", stats.stops as f32);
    row.put("stop_share", share(stats.stops as f32, units));
    row.put("comma_share", share(stats.commas as f32, units));
    row.put("part_share", share(stats.parts as f32, units));
    row.put("fused", stats.fused as f32);
    row.put("longest_word", stats.longest_word as f32);
    row.put("ends_with_stop", flag(stats.ends_with_stop));
    row.put("ends_with_ellipsis", flag(stats.ends_with_ellipsis));
    row.put("ends_with_colon", flag(stats.ends_with_colon));
    row.put("starts_small", flag(stats.starts_small));
    row.put("copyright", flag(stats.has_copyright));
    row.put("address", flag(stats.has_address));
    row.put("prices", stats.prices as f32);
    row.put("clocks", stats.clocks as f32);
    row.put("years", stats.years as f32);
    row.put("prose", m.blocks.prose[n]);
    row.put("links", m.blocks.links[n]);
    row.put("link_count", m.page.blocks()[n].links.map_or(f32::NAN, |links| links.count as f32));
    row.put("title_share", m.title.share[n]);
    row.put("repeats", f32::from(m.repetition.count[n]));
    row.put("repeated", flag(m.repetition.is_repeat[n]));
}

fn words(m: &Measured<'_>, n: usize, row: &mut impl Sink) {
    const NAMES: [&str; Topic::COUNT] = [
        "consent_words",
        "comments_words",
        "share_words",
        "related_words",
        "newsletter_words",
        "login_words",
        "navigation_words",
        "footer_words",
        "advert_words",
        "pagination_words",
        "byline_words",
        "machine_words",
        "running_words",
    ];
    let units = m.blocks.units[n].max(1.0);
    for (topic, name) in NAMES.into_iter().enumerate() {
        row.put(name, (f32::from(m.hits[n][topic]) / units).min(3.0));
    }
}

fn kind(m: &Measured<'_>, n: usize, row: &mut impl Sink) {
    let block = &m.page.blocks()[n];
    let is = |kind| flag(block.kind == kind);
    row.put("paragraph", is(BlockKind::Paragraph));
    row.put("heading", is(BlockKind::Heading));
    row.put("item", is(BlockKind::ListItem));
    row.put("cell", is(BlockKind::TableCell));
    row.put("form", is(BlockKind::Form));
    row.put("line", is(BlockKind::Line));
    row.put("quote", is(BlockKind::Quote));
    row.put("code", is(BlockKind::Code));
    row.put("level", f32::from(block.level));
    row.put("hidden", block.hidden.map_or(f32::NAN, flag));
}
