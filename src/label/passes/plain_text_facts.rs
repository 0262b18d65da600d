//! Keeps rows of facts in a page saved as plain text: `Weight: 1.1 kg`, or a label with a colon above its value.

use super::pass::{Override, PassContext};
use crate::label::measure::{Topic, chrome_hits};
use crate::page::SourceKind;

/// The fewest rows. Two of them may be a date and an author.
const MIN_ROWS: usize = 3;
/// The longest label and the longest value, in reading units (chosen by hand).
const MAX_LABEL: f32 = 6.0;
const MAX_VALUE: f32 = 12.0;
/// The longest label in front of its value, in words and bytes.
const MAX_LABEL_WORDS: usize = 4;
const MAX_LABEL_BYTES: usize = 60;
/// Kept text is at most so many blocks away: rows elsewhere are addresses of the site, or headlines. On the development pages,
/// 24 of the removed blocks in rows near text are content, and two must go; farther away, 18 and 55.
const REACH: usize = 2;
/// The mean score above which rows of one line and of two lines are left to the model. On the development pages, rows of one line
/// near text below the first limit have 112 removed blocks that are content, and 26 that must go, 22 of them about the members of
/// forums; with a limit of 1, 17 more and 14 more.
const MAX_MEAN_OF_LINES: f32 = 0.6;
const MAX_MEAN_OF_PAIRS: f32 = 2.2;

/// Keeps such rows near kept text.
pub(super) fn rows(at: &PassContext<'_>) -> Vec<Override> {
    if at.measured.page.kind() != SourceKind::Text {
        return Vec::new();
    }
    let mut overrides = rows_of(at, 1, MAX_MEAN_OF_LINES, |n| is_line(at, n));
    overrides.extend(rows_of(at, 2, MAX_MEAN_OF_PAIRS, |n| is_pair(at, n)));
    overrides
}

/// Keeps rows of `size` lines with a mean score below `limit`.
fn rows_of(at: &PassContext<'_>, size: usize, limit: f32, is_row: impl Fn(usize) -> bool) -> Vec<Override> {
    let count = at.scores.len();
    let mut overrides = Vec::new();
    let mut n = 0;
    while n < count {
        let rows = (n..count).step_by(size).take_while(|&n| is_row(n)).count();
        let end = n + rows * size;
        let mean = at.scores[n..end].iter().sum::<f32>() / (end - n).max(1) as f32;
        if rows >= MIN_ROWS && mean < limit && is_near_text(at, n, end) {
            overrides.extend((n..end).filter(|&n| at.scores[n] > 0.0).map(Override::keep));
        }
        n = end.max(n + 1);
    }
    overrides
}

/// True for a line with a short label, a colon and a short value.
fn is_line(at: &PassContext<'_>, n: usize) -> bool {
    let text = at.text(n);
    let Some((label, value)) = text.split_once(": ").or_else(|| text.split_once('：')) else { return false };
    (1..=MAX_LABEL_BYTES).contains(&label.len())
        && MEMBER_LABELS.binary_search(&&*label.to_lowercase()).is_err()
        && label.split_whitespace().count() <= MAX_LABEL_WORDS
        && !value.trim().is_empty()
        && at.measured.blocks.units[n] <= MAX_LABEL + MAX_VALUE
        && is_plain(at, n)
}

/// What forum software says about a member next to each post, in lower case and sorted: the wording of the language packs of phpBB
/// and vBulletin.
const MEMBER_LABELS: [&str; 24] = [
    "beiträge",
    "berichten",
    "has thanked",
    "inscription",
    "iscritto il",
    "join date",
    "joined",
    "lid geworden op",
    "mensagens",
    "mensajes",
    "messages",
    "messaggi",
    "posts",
    "posty",
    "příspěvky",
    "registrado",
    "registrerad",
    "registriert",
    "registrován",
    "rejestracja",
    "threads",
    "зарегистрирован",
    "повідомлень",
    "сообщения",
];

/// True for a label with a colon at its end above a value.
fn is_pair(at: &PassContext<'_>, n: usize) -> bool {
    let m = at.measured;
    n + 1 < at.scores.len()
        && m.words.blocks[n].ends_with_colon
        && m.blocks.units[n] <= MAX_LABEL
        && !m.words.blocks[n + 1].ends_with_colon
        && m.blocks.units[n + 1] <= MAX_VALUE
        && is_plain(at, n)
        && is_plain(at, n + 1)
}

fn is_plain(at: &PassContext<'_>, n: usize) -> bool {
    let hits = &at.measured.hits[n];
    chrome_hits(hits) == 0 && hits[Topic::Byline as usize] == 0
}

/// True if a block shortly before or after `start..end` is kept.
fn is_near_text(at: &PassContext<'_>, start: usize, end: usize) -> bool {
    let mut near = (start.saturating_sub(REACH)..start).chain(end..at.scores.len().min(end + REACH));
    near.any(|n| at.scores[n] <= 0.0)
}

#[cfg(test)]
mod tests {
    use super::super::testing::decided;
    use super::MEMBER_LABELS;
    use crate::label::measure::Measured;
    use crate::label::testing::dump_of;

    const TEXT: &str = "The old bridge over the river is shut until the spring, and nobody knows when it opens again.";

    /// Which lines the pass keeps below a paragraph and so many menu entries, if the model removes them with `score`.
    fn kept(entries: usize, lines: &[&str], score: f32) -> usize {
        let menu = ["Home"; 4];
        let all = [&[TEXT], &menu[..entries], lines].concat();
        let mut scores = vec![score; all.len()];
        scores[0] = -2.0;
        scores[1..=entries].fill(4.0);
        let by = decided(&Measured::of(&dump_of(&all)), scores).by;
        by.iter().filter(|by| **by == "fact-line").count()
    }

    #[test]
    fn labels_are_sorted() {
        assert!(MEMBER_LABELS.is_sorted());
    }

    #[test]
    fn rows_near_text_are_kept() {
        let lines = ["Span: 240 metres", "Built: 1782", "Toll: none"];
        assert_eq!(kept(0, &lines, 0.4), 3);
        assert_eq!(kept(0, &lines, 1.2), 0);
        assert_eq!(kept(3, &lines, 0.4), 0);
        assert_eq!(kept(0, &lines[..2], 0.4), 0);
        assert_eq!(kept(0, &["Joined: May 2009", "Posts: 240", "Town: Ely"], 0.4), 0);
    }

    #[test]
    fn labels_above_their_values_are_kept() {
        let pairs = ["Location:", "Riverton", "Salary:", "30,000 a year", "Closes:", "30th June"];
        assert_eq!(kept(0, &pairs, 1.2), 6);
        assert_eq!(kept(0, &pairs, 2.5), 0);
        assert_eq!(kept(0, &["Location:", "Riverton", "Salary", "30,000 a year", "Closes:", "30th June"], 1.2), 0);
    }
}
