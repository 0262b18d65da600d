//! Removes links to other stories between the paragraphs of a text: "Read more: …".

use super::pass::{Override, PassContext};
use crate::page::BlockKind;
use crate::reason::RemovalReason;

/// The score of such a line.
const OTHER_STORY: f32 = 2.0;
/// A longer block has more than the headline of another story. In reading units, chosen by hand.
const MAX_UNITS: f32 = 40.0;
/// Brackets and signs before the words.
const SIGNS: [char; 12] = ['(', '[', '*', '>', '»', '•', '|', '-', '–', '—', '→', ' '];
/// What may follow the words.
const COLONS: [char; 3] = [':', '：', '|'];
/// The longest of the words, in bytes.
const LONGEST_WORDS: usize = 40;

/// What stands before such links, in lower case, sorted. Collected by hand: the wording of news sites.
const WORDS: [&str; 84] = [
    "also read",
    "auch interessant",
    "ayrıca oku",
    "baca juga",
    "citește și",
    "czytaj również",
    "czytaj także",
    "czytaj też",
    "czytaj więcej",
    "don't miss",
    "don’t miss",
    "le puede interesar",
    "lea además",
    "lea más",
    "lea también",
    "leer más",
    "lees ook",
    "leggi anche",
    "leia mais",
    "leia também",
    "les også",
    "lesen sie auch",
    "lesen sie dazu",
    "lesen sie mehr",
    "lire aussi",
    "lue myös",
    "läs mer",
    "läs också",
    "læs også",
    "mehr zum thema",
    "more",
    "olvasta már",
    "přečtěte si",
    "přečtěte si také",
    "read also",
    "read more",
    "read next",
    "related",
    "related article",
    "related articles",
    "related content",
    "related coverage",
    "related news",
    "related reading",
    "related stories",
    "related story",
    "related video",
    "simak juga",
    "también lea",
    "también lee",
    "te puede interesar",
    "vea también",
    "vedi anche",
    "veja também",
    "ver también",
    "voir aussi",
    "xem thêm",
    "you may also like",
    "zobacz również",
    "zobacz także",
    "zobacz też",
    "zobacz wideo",
    "à lire",
    "à lire aussi",
    "à voir",
    "čtěte také",
    "đọc thêm",
    "διαβάστε επίσης",
    "смотрите также",
    "читайте більше",
    "читайте еще",
    "читайте ещё",
    "читайте также",
    "читайте також",
    "читать также",
    "اقرأ أيضا",
    "اقرأ أيضًا",
    "اقرأ المزيد",
    "あわせて読みたい",
    "さらに読む",
    "相关阅读",
    "相關閱讀",
    "関連記事",
    "관련 기사",
];

/// Removes lines that are mostly a link to another story and say so before it, on pages that declare themselves an article:
/// manuals and encyclopedias have such lines, too, and there they are content.
pub(super) fn other_stories(at: &PassContext<'_>) -> Vec<Override> {
    if !at.measured.page.declared().is_article {
        return Vec::new();
    }
    let remove = |n: usize| Override::remove(n, RemovalReason::Related, OTHER_STORY);
    at.kept().filter(|&n| leads_elsewhere(at, n)).map(remove).collect()
}

fn leads_elsewhere(at: &PassContext<'_>, n: usize) -> bool {
    let m = at.measured;
    let is_line = matches!(m.page.blocks()[n].kind, BlockKind::Paragraph | BlockKind::Line);
    is_line && m.blocks.units[n] <= MAX_UNITS && at.is_link(n) && begins_with_words(at.text(n))
}

fn begins_with_words(text: &str) -> bool {
    let text = text.trim_start_matches(SIGNS);
    let Some((words, _)) = text.split_once(COLONS).filter(|(words, _)| words.len() <= LONGEST_WORDS) else {
        return false;
    };
    WORDS.binary_search(&words.trim_end().to_lowercase().as_str()).is_ok()
}

#[cfg(test)]
mod tests {
    use super::super::testing::decided;
    use super::*;
    use crate::label::measure::Measured;
    use crate::label::testing::{block, linked_block};
    use crate::page::{Declared, PageBuilder, SourceKind};

    #[test]
    fn the_words_are_sorted() {
        assert!(WORDS.is_sorted());
        assert!(WORDS.iter().all(|words| words.len() <= LONGEST_WORDS && *words == words.to_lowercase()));
    }

    #[test]
    fn links_to_other_stories_go() {
        let on_page = |text: &str, linked: usize, is_article: bool| {
            let mut builder = PageBuilder::new(SourceKind::Html);
            builder.declare(Declared { is_article, ..Declared::default() });
            block(&mut builder, None, 0, "The old bridge over the river is shut until the spring.");
            linked_block(&mut builder, None, 0, text, linked as u32);
            decided(&Measured::of(&builder.finish()), vec![-2.0; 2]).by[1]
        };
        let by = |text: &str, linked: usize| on_page(text, linked, true);
        let linked = |text: &str| by(text, text.len());
        assert_eq!(linked("READ MORE: The mayor explains the ferry"), "read-more");
        assert_eq!(linked("[Related: The mayor explains the ferry]"), "read-more");
        assert_eq!(linked("À lire aussi : le maire explique le bac"), "read-more");
        assert_eq!(linked("相关阅读：市长谈渡轮"), "read-more");
        assert_eq!(linked("The mayor explains the ferry: read more"), "model");
        assert_eq!(linked("More than a ferry: the mayor explains"), "model");
        assert_eq!(on_page("Related: steer a ferry", 22, false), "model");
        assert_eq!(by("Related: bridges of the same age have the same cracks", 7), "model");
    }
}
