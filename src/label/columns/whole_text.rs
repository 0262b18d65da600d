//! Columns of a plain text as a whole, which tell a saved page from other text: source code, a manual, a letter.

use super::sink::Sink;
use crate::label::measure::{Measured, PlainText, SourceLines, TextStats, Topic, share};

/// The columns of the plain text of `m`.
pub(in crate::label) fn fill_whole_text(m: &Measured<'_>, plain: &PlainText, row: &mut dyn Sink) {
    layout(&plain.source, row);
    signs(&plain.source, row);
    words(m, row);
    topics(m, row);
    blocks(m, plain, row);
}

const STARTS: [&str; 12] = [
    "start_small",
    "start_capital",
    "start_digit",
    "start_stop",
    "start_comma",
    "start_bracket",
    "start_colon",
    "start_comment",
    "start_rule",
    "start_quote",
    "start_angle",
    "start_other",
];
const ENDS: [&str; 12] = [
    "end_small",
    "end_capital",
    "end_digit",
    "end_stop",
    "end_comma",
    "end_bracket",
    "end_colon",
    "end_comment",
    "end_rule",
    "end_quote",
    "end_angle",
    "end_other",
];

fn layout(lines: &SourceLines, row: &mut dyn Sink) {
    let of_lines = |count: u32| lines.share(count);
    row.put("blank", share(lines.blank as f32, (lines.lines + lines.blank) as f32));
    row.put("indented", of_lines(lines.indented));
    row.put("aligned", of_lines(lines.aligned));
    row.put("mean_line", share(lines.bytes as f32, lines.lines as f32));
    row.put("longest_line", lines.longest as f32);
    row.put("full_lines", of_lines(lines.full));
    row.put("lines", (lines.lines as f32).sqrt());
    row.put("continued", of_lines(lines.continued));
    row.put("sections", of_lines(lines.sections));
    row.put("page_numbers", of_lines(lines.page_numbers));
    STARTS.iter().zip(lines.starts).for_each(|(name, count)| row.put(name, of_lines(count)));
    ENDS.iter().zip(lines.ends).for_each(|(name, count)| row.put(name, of_lines(count)));
}

/// Signs that are frequent in code, data and markup, as shares of all bytes.
const SIGNS: [(&str, &str); 24] = [
    ("sign_brace", "{}"),
    ("sign_parenthesis", "()"),
    ("sign_bracket", "[]"),
    ("sign_angle", "<>"),
    ("sign_equal", "="),
    ("sign_semicolon", ";"),
    ("sign_underscore", "_"),
    ("sign_backslash", "\\"),
    ("sign_bar", "|"),
    ("sign_ampersand", "&"),
    ("sign_star", "*"),
    ("sign_hash", "#"),
    ("sign_dollar", "$"),
    ("sign_percent", "%"),
    ("sign_quote", "\""),
    ("sign_apostrophe", "'"),
    ("sign_backtick", "`"),
    ("sign_plus", "+"),
    ("sign_minus", "-"),
    ("sign_slash", "/"),
    ("sign_at", "@"),
    ("sign_colon", ":"),
    ("sign_comma", ","),
    ("sign_stop", "."),
];

fn signs(lines: &SourceLines, row: &mut dyn Sink) {
    for (name, signs) in SIGNS {
        let count: u32 = signs.bytes().map(|sign| lines.ascii[usize::from(sign)]).sum();
        row.put(name, share(count as f32, lines.bytes as f32));
    }
}

fn words(m: &Measured<'_>, row: &mut dyn Sink) {
    let sum = |of: fn(&TextStats) -> u32| m.words.blocks.iter().map(of).sum::<u32>() as f32;
    let (words, chars) = (sum(|stats| stats.words), sum(|stats| stats.chars));
    row.put("letters", share(sum(|stats| stats.letters), chars));
    row.put("digits", share(sum(|stats| stats.digits), chars));
    row.put("unspaced", m.totals.unspaced);
    row.put("capitalized", share(sum(|stats| stats.capitalized), words));
    row.put("capitals", share(sum(|stats| stats.capitals), words));
    row.put("fused", share(sum(|stats| stats.fused), words));
    row.put("parts", share(sum(|stats| stats.parts), words));
    row.put("running", m.totals.running);
    row.put("copyright", sum(|stats| u32::from(stats.has_copyright)));
    row.put("addresses", share(sum(|stats| u32::from(stats.has_address)), m.blocks.len() as f32));
}

/// The topics of boilerplate.
const TOPICS: [(Topic, &str, &str); 10] = [
    (Topic::Consent, "consent", "consent_blocks"),
    (Topic::Comments, "comments", "comments_blocks"),
    (Topic::Share, "share", "share_blocks"),
    (Topic::Related, "related", "related_blocks"),
    (Topic::Newsletter, "newsletter", "newsletter_blocks"),
    (Topic::Login, "login", "login_blocks"),
    (Topic::Navigation, "navigation", "navigation_blocks"),
    (Topic::Footer, "footer", "footer_blocks"),
    (Topic::Pagination, "pagination", "pagination_blocks"),
    (Topic::Machine, "machine", "machine_blocks"),
];

fn topics(m: &Measured<'_>, row: &mut dyn Sink) {
    for (topic, words, blocks) in TOPICS {
        let hits = || m.hits.iter().map(|hits| hits[topic as usize]);
        row.put(words, share(hits().map(f32::from).sum(), m.blocks.total));
        row.put(blocks, hits().filter(|&hits| hits > 0).count() as f32);
    }
}

/// Lines of at most this many reading units that begin with a capital and end without a stop are like the entries of a menu.
const ENTRY_UNITS: f32 = 5.0;

fn blocks(m: &Measured<'_>, plain: &PlainText, row: &mut dyn Sink) {
    let count = m.blocks.len() as f32;
    let is_entry = |n: usize| {
        let stats = &m.words.blocks[n];
        m.blocks.units[n] <= ENTRY_UNITS && stats.capitalized > 0 && !stats.starts_small && !stats.ends_with_stop
    };
    let longest_run = m.lines.runs.iter().map(|&(first, last)| last - first + 1).max().unwrap_or(0);
    row.put("entries", share((0..m.blocks.len()).filter(|&n| is_entry(n)).count() as f32, count));
    row.put("longest_run", longest_run as f32);
    row.put("longest_run_share", share(longest_run as f32, count));
    row.put("joined", share(count, plain.source.lines as f32));
    row.put("paragraphs", share(m.totals.paragraphs, count));
    row.put("mean_block", share(m.blocks.total, count));
    row.put("text_units", m.blocks.total);
    let page = &plain.page;
    row.put("long_share", page.long_share);
    row.put("first_long", page.first_long);
    row.put("stops", page.stops);
    row.put("dates", page.dates);
    row.put("prices", page.prices);
    row.put("repeated", page.repeated);
    row.put("ellipses", share(page.ellipses, count));
}
