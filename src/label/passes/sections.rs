//! Keeps sections whole: headings above kept text, lists below headings, and bibliographies.

use super::pass::{Override, PassContext};
use crate::label::measure::chrome_hits;
use crate::page::{BlockKind, ContainerId, ContainerKind, SourceKind};
use crate::script::underline::without_underline;

/// Headings of lists of sources and of further reading, in lower case. Their items are part of the text, even if they are
/// links.
#[rustfmt::skip]
const SOURCES: [&str; 77] = [
    "references", "bibliography", "works cited", "sources", "further reading", "external links", "notes", "notes and references",
    "footnotes", "endnotes", "citations", "selected bibliography",
    "literatur", "einzelnachweise", "quellen", "weblinks", "literaturverzeichnis", "anmerkungen", "fußnoten", "quellenverzeichnis",
    "références", "bibliographie", "liens externes", "notes et références", "pour aller plus loin",
    "referencias", "bibliografía", "enlaces externos", "fuentes", "notas", "lecturas recomendadas",
    "riferimenti", "bibliografia", "collegamenti esterni", "fonti", "note", "referências", "ligações externas", "fontes",
    "referenties", "bronnen", "literatuur", "externe links", "källor", "referenser", "externa länkar", "litteratur",
    "referencer", "kilder", "referanser", "lähteet", "viitteet", "przypisy", "źródła", "linki zewnętrzne", "literatura", "zdroje",
    "kaynakça", "kaynaklar", "források", "bibliografie", "примечания", "литература", "источники", "ссылки", "примітки",
    "література", "джерела", "βιβλιογραφία", "παραπομπές", "参考文献", "脚注", "出典", "参考资料", "參考資料", "참고 문헌", "المراجع",
];
/// The most links in a list below a kept heading, as a share of its text.
const LINKED: f32 = 0.4;
/// The most blocks of a list below a heading that are examined, and of a bibliography that are kept.
const LONGEST_LIST: usize = 60;
const LONGEST_BIBLIOGRAPHY: usize = 600;
/// How many elements may be between the text below a heading and the element around the heading.
const DEPTH: usize = 8;
/// How many blocks above a heading are searched for kept text of the same element.
const REACH: usize = 12;

/// Keeps headings above kept text of their section, unless they have words that are typical of boilerplate.
pub(super) fn headings(at: &PassContext<'_>) -> Vec<Override> {
    let m = at.measured;
    let heads = |n: &usize| {
        let n = *n;
        is_heading(at, n)
            && at.is_content(n + 1)
            && !is_heading(at, n + 1)
            && (is_below(at, n, n + 1) || is_marked(at, n))
            && chrome_hits(&m.hits[n]) == 0
    };
    (0..m.page.blocks().len().saturating_sub(1)).filter(heads).filter_map(|n| at.keep(n)).collect()
}

/// Keeps a list, a table or definitions below a heading, and the heading, where both belong to the element of kept text
/// above them, unless they have links or words that are typical of boilerplate.
pub(super) fn lists(at: &PassContext<'_>) -> Vec<Override> {
    let m = at.measured;
    let mut scores = at.scores.to_vec();
    let mut overrides = Vec::new();
    for n in 0..scores.len().saturating_sub(1) {
        if scores[n + 1] <= 0.0 || !is_heading(at, n) {
            continue;
        }
        let Some(id) = list_around(at, n + 1) else { continue };
        let below = (n + 1..scores.len()).take(LONGEST_LIST);
        let run = below.take_while(|&n| list_around(at, n) == Some(id)).count();
        let end = n + 1 + run;
        let is_plain = (n..end).all(|n| chrome_hits(&m.hits[n]) == 0);
        let has_few_links = || share_of_links(at, n + 1, end) < LINKED || is_inside_text(at, &scores, n, end);
        let goes_on = || continues(at, &scores, n) || follows_alike(at, &scores, n);
        if is_plain && has_few_links() && is_below(at, n, n + 1) && goes_on() {
            scores[n..end].iter_mut().for_each(|score| *score = score.min(-1.0));
            overrides.extend((n..end).filter_map(|n| at.keep(n)));
        }
    }
    overrides
}

/// The list, table or definitions around block `n`. The entries of a list may be labels of check boxes, for the reader to tick,
/// and elements that all have the same names: rows with the data of a product.
fn list_around(at: &PassContext<'_>, n: usize) -> Option<ContainerId> {
    let page = at.measured.page;
    let block = &page.blocks()[n];
    let containers = page.containers();
    let up = |id: &ContainerId| containers[id.0 as usize].parent;
    let is_list = |id: &ContainerId| containers[id.0 as usize].kind == ContainerKind::List;
    let labels = || std::iter::successors(block.container, up).take(ENTRY_DEPTH).find(is_list);
    match block.kind {
        BlockKind::Form => labels(),
        BlockKind::Line => rows_around(at, n),
        _ => None,
    }
    .or(at.measured.structures[n])
}

/// How many elements may be between the label of a check box and its list.
const ENTRY_DEPTH: usize = 4;

/// The parent of a short line and of the line before or after it, if both elements have the same names.
fn rows_around(at: &PassContext<'_>, n: usize) -> Option<ContainerId> {
    let page = at.measured.page;
    let row = |n: usize| {
        let block = page.blocks().get(n).filter(|block| block.kind == BlockKind::Line)?;
        let own = &page.containers()[block.container?.0 as usize];
        (at.measured.blocks.units[n] <= LONGEST_ROW).then_some((own.parent?, &*own.tag, &*own.names))
    };
    let own = row(n)?;
    let is_alike = |other: Option<usize>| other.and_then(row) == Some(own);
    (is_alike(n.checked_sub(1)) || is_alike(Some(n + 1))).then_some(own.0)
}

/// A longer row, in reading units, is a sentence (chosen by hand: a name and a value).
const LONGEST_ROW: f32 = 12.0;

/// True for a list below the heading `n` that ends at `end`, where a heading or kept text of the same element follows, if each
/// of its items says something besides its links: the ingredients of a recipe, with links to what they are.
fn is_inside_text(at: &PassContext<'_>, scores: &[f32], n: usize, end: usize) -> bool {
    let blocks = &at.measured.blocks;
    let says_more = |n: usize| blocks.units[n] - blocks.linked(n) >= MIN_UNLINKED;
    let goes_on = |other: usize| (scores[other] < 0.0 || is_heading(at, other)) && is_below(at, n, other);
    (n + 1..end).all(says_more) && end < scores.len() && goes_on(end)
}

/// Less text beside a link, in reading units, is a separator or a bullet (chosen by hand: a number, as in "1 onion").
const MIN_UNLINKED: f32 = 0.5;

/// Keeps the sections whose heading says that they list the sources of the text, if they belong to its element.
pub(super) fn bibliographies(at: &PassContext<'_>) -> Vec<Override> {
    let m = at.measured;
    let mut overrides = Vec::new();
    let mut next = 0;
    for n in 0..at.scores.len() {
        if n < next || !is_heading(at, n) || !is_source(at, n) || !continues(at, at.scores, n) {
            continue;
        }
        let level = m.page.blocks()[n].level;
        let inside =
            |own: &usize| !(is_heading(at, *own) && m.page.blocks()[*own].level <= level) && is_below(at, n, *own);
        let end = n + 1 + (n + 1..at.scores.len()).take(LONGEST_BIBLIOGRAPHY).take_while(inside).count();
        overrides.extend((n..end).filter(|&n| chrome_hits(&m.hits[n]) == 0).filter_map(|n| at.keep(n)));
        next = end;
    }
    overrides
}

pub(super) fn is_heading(at: &PassContext<'_>, n: usize) -> bool {
    at.measured.page.blocks()[n].kind == BlockKind::Heading
}

/// True for a heading that plain text marks as one, by signs before it or by an underline.
fn is_marked(at: &PassContext<'_>, n: usize) -> bool {
    let text = at.text(n);
    at.measured.page.kind() == SourceKind::Text && (text.starts_with('#') || without_underline(text).len() < text.len())
}

pub(super) fn is_source(at: &PassContext<'_>, n: usize) -> bool {
    // `References[edit]`
    let text = at.text(n).split('[').next().unwrap_or_default();
    let text = text.trim_matches(|c: char| c.is_whitespace() || c.is_ascii_digit() || matches!(c, '.' | ':' | ')'));
    SOURCES.contains(&text.to_lowercase().as_str())
}

/// True if kept text above the heading `n` is in the element around it.
fn continues(at: &PassContext<'_>, scores: &[f32], n: usize) -> bool {
    (n.saturating_sub(REACH)..n).rev().any(|above| scores[above] < 0.0 && is_below(at, n, above))
}

/// True if the box around the heading `n` stands next to another one, of which a heading of the same level and the list below it
/// are kept: the pros and cons of a product, the ingredients and the equipment of a recipe.
fn follows_alike(at: &PassContext<'_>, scores: &[f32], n: usize) -> bool {
    let page = at.measured.page;
    let up = |id: ContainerId| page.containers()[id.0 as usize].parent;
    let boxes = |n: usize| page.blocks()[n].container.and_then(up).and_then(up);
    let level = page.blocks()[n].level;
    let is_alike = |above: usize| {
        is_heading(at, above)
            && page.blocks()[above].level == level
            && boxes(above) == boxes(n)
            && list_around(at, above + 1).is_some()
            && scores[above..=above + 1].iter().all(|&score| score < 0.0)
    };
    boxes(n).is_some() && (n.saturating_sub(REACH)..n).any(is_alike)
}

/// True if block `other` is inside the element around the heading `n`.
pub(super) fn is_below(at: &PassContext<'_>, n: usize, other: usize) -> bool {
    let page = at.measured.page;
    let up = |id: &ContainerId| page.containers()[id.0 as usize].parent;
    let Some(around) = page.blocks()[n].container.as_ref().and_then(up) else { return false };
    page.ancestor_ids(&page.blocks()[other]).take(DEPTH).any(|id| id == around)
}

fn share_of_links(at: &PassContext<'_>, start: usize, end: usize) -> f32 {
    let blocks = &at.measured.blocks;
    let linked: f32 = (start..end).map(|n| blocks.linked(n)).sum();
    linked / blocks.units_between(start, end).max(1.0)
}

#[cfg(test)]
mod tests {
    use super::super::testing::decided;
    use crate::label::measure::Measured;
    use crate::label::testing::{block, line};
    use crate::page::{ContainerKind, PageBuilder, SourceKind};

    const TEXT: &str = "The old bridge over the river is shut until the spring, and nobody knows when it opens again.";

    /// Which of a paragraph, a heading and a last block stay.
    fn kept(heading: &str, last: &str, scores: [f32; 3], kind: ContainerKind) -> Vec<bool> {
        let mut builder = PageBuilder::new(SourceKind::Html);
        let body = builder.container(None, ContainerKind::Group, "body", "");
        for (text, level) in [(TEXT, 0), (heading, 2)] {
            let own = builder.container(Some(body), ContainerKind::Group, "p", "");
            block(&mut builder, Some(own), level, text);
        }
        let list = builder.container(Some(body), kind, "ul", "");
        block(&mut builder, Some(list), 0, last);
        let page = builder.finish();
        let mut measured = Measured::of(&page);
        measured.structures[2] = (kind == ContainerKind::List).then_some(list);
        decided(&measured, scores.to_vec()).scores.into_iter().map(|score| score < 0.0).collect()
    }

    #[test]
    fn a_heading_stays_with_its_text() {
        assert_eq!(kept("Method", TEXT, [2.0, 2.0, -2.0], ContainerKind::Group), [false, true, true]);
        assert_eq!(kept("Related articles", TEXT, [2.0, 2.0, -2.0], ContainerKind::Group), [false, false, true]);
    }

    #[test]
    fn a_list_below_a_heading_belongs_to_the_text_above() {
        assert_eq!(kept("Method", "Cut the onions", [-2.0, 2.0, 2.0], ContainerKind::List), [true; 3]);
        assert_eq!(kept("Method", "Cut the onions", [2.0, 2.0, 2.0], ContainerKind::List), [false; 3]);
        assert_eq!(
            kept("Method", "Subscribe to our newsletter", [-2.0, 2.0, 2.0], ContainerKind::List),
            [true, false, false]
        );
    }

    /// Which headings and items of two boxes stay, each with a heading of these levels above a list.
    fn boxes(levels: [u8; 2], scores: [f32; 4]) -> Vec<bool> {
        let mut builder = PageBuilder::new(SourceKind::Html);
        let body = builder.container(None, ContainerKind::Group, "body", "");
        let mut lists = Vec::new();
        for (level, (heading, item)) in levels.into_iter().zip([("Pros", "Heats fast"), ("Cons", "Heavy lid")]) {
            let own = builder.container(Some(body), ContainerKind::Group, "div", "");
            let head = builder.container(Some(own), ContainerKind::Group, "h4", "");
            block(&mut builder, Some(head), level, heading);
            let list = builder.container(Some(own), ContainerKind::List, "ul", "");
            block(&mut builder, Some(list), 0, item);
            lists.extend([None, Some(list)]);
        }
        let page = builder.finish();
        let mut measured = Measured::of(&page);
        measured.structures = lists;
        decided(&measured, scores.to_vec()).scores.into_iter().map(|score| score < 0.0).collect()
    }

    #[test]
    fn a_list_stays_with_the_one_in_the_box_next_to_it() {
        assert_eq!(boxes([4, 4], [-2.0, -2.0, -2.0, 0.5]), [true; 4]);
        assert_eq!(boxes([4, 3], [-2.0, -2.0, -2.0, 0.5]), [true, true, true, false]);
        assert!(!boxes([4, 4], [2.0, -2.0, -2.0, 0.5])[3]);
    }

    /// Which of a paragraph, a heading and two rows stay.
    fn rows(names: [&str; 2], last: &str) -> Vec<bool> {
        let mut builder = PageBuilder::new(SourceKind::Html);
        let body = builder.container(None, ContainerKind::Group, "body", "");
        for (text, level) in [(TEXT, 0), ("Details", 2)] {
            let own = builder.container(Some(body), ContainerKind::Group, "p", "");
            block(&mut builder, Some(own), level, text);
        }
        let rows = builder.container(Some(body), ContainerKind::Group, "div", "");
        for (text, names) in ["Weight 1.3 kg", last].into_iter().zip(names) {
            let row = builder.container(Some(rows), ContainerKind::Group, "div", names);
            line(&mut builder, row, text);
        }
        let page = builder.finish();
        let decisions = decided(&Measured::of(&page), vec![-2.0, -2.0, 2.0, 2.0]);
        decisions.scores.into_iter().map(|score| score < 0.0).collect()
    }

    #[test]
    fn rows_below_a_heading_are_a_list() {
        assert_eq!(rows(["row", "row"], "Cable 75 cm"), [true; 4]);
        assert_eq!(rows(["row", "other"], "Cable 75 cm"), [true, true, false, false]);
        assert_eq!(rows(["row", "row"], "Subscribe to our newsletter"), [true, true, false, false]);
    }

    #[test]
    fn bibliographies_stay() {
        assert_eq!(kept("References", "Smith, Tides", [-2.0, 2.0, 2.0], ContainerKind::Group), [true; 3]);
        assert_eq!(kept("Elsewhere", "Smith, Tides", [-2.0, 2.0, 2.0], ContainerKind::Group), [true, false, false]);
    }
}
