//! Removes what forum software says below a thread about the forum itself: who is online, what a reader may do there, and where to
//! ask instead.

use super::pass::{Override, PassContext};
use crate::page::{ContainerId, SourceKind};

/// The score of such a box.
const STATUS: f32 = 2.0;
/// A larger element around such a heading contains more than the box. In blocks and in reading units, chosen by hand: a box lists the
/// names of members.
const MAX_BLOCKS: u32 = 16;
const MAX_UNITS: f32 = 100.0;

/// How the headings of such boxes begin, in lower case: the wording of the language packs of phpBB and vBulletin.
const HEADINGS: [&str; 34] = [
    "berechtigungen in diesem forum",
    "chi c'è in linea",
    "chi c’è in linea",
    "currently active users",
    "forum permissions",
    "forumberechtigungen",
    "forumpermissies",
    "forumregeln",
    "kdo je online",
    "kimler çevrimiçi",
    "kto jest online",
    "oprávnění fóra",
    "permessi forum",
    "permisos de este foro",
    "permissions du forum",
    "permissões do fórum",
    "posting permissions",
    "posting rules",
    "quem está ligado",
    "quem está online",
    "qui est en ligne",
    "quién está conectado",
    "tags for this thread",
    "thread information",
    "users viewing this thread",
    "vilka är online",
    "wer ist online",
    "what's going on",
    "who is online",
    "who's online",
    "wie is er online",
    "права доступа",
    "кто сейчас на конференции",
    "кто сейчас на форуме",
];
/// How lines begin that say it anywhere, such as the one that names the readers.
const LINES: [&str; 17] = [
    "benutzer die gerade dieses thema lesen",
    "bu forumu görüntüleyen",
    "currently active users viewing this thread",
    "gebruikers op dit forum",
    "mitglieder in diesem forum",
    "not the answer you're looking for? browse",
    "not the answer you’re looking for? browse",
    "there are currently 1 users browsing this thread",
    "users browsing this",
    "usuarios navegando por este foro",
    "usuários navegando neste fórum",
    "utilisateurs parcourant ce forum",
    "utilizadores a ver este fórum",
    "uživatelé prohlížející si toto fórum",
    "użytkownicy przeglądający to forum",
    "visitano il forum",
    "сейчас этот форум просматривают",
];

/// Removes these boxes in threads, and such lines everywhere.
pub(super) fn boxes(at: &PassContext<'_>) -> Vec<Override> {
    let kept = at.replaceable();
    let sizes = Sizes::of(at);
    let mut gone = vec![false; kept.len()];
    for n in 0..kept.len() {
        let is_line = kept[n] && begins(at.text(n), &LINES);
        gone[n] |= is_line;
        if is_line || (at.measured.is_thread && begins(at.text(n), &HEADINGS)) {
            gone[sizes.box_of(at, n)].fill(true);
        }
    }
    (0..kept.len()).filter(|&n| kept[n] && gone[n]).map(|n| Override::score(n, STATUS)).collect()
}

fn begins(text: &str, list: &[&str]) -> bool {
    let text = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    let longest = text.char_indices().nth(MAX_CHARS).map_or(text.len(), |(at, _)| at);
    let start = text[..longest].to_lowercase();
    list.iter().any(|own| start.starts_with(own))
}

/// More characters of a block are not compared.
const MAX_CHARS: usize = 60;

/// The first block in each container, how many there are, and their reading units.
struct Sizes(Vec<(u32, u32, f32)>);

impl Sizes {
    /// Linear in the number of containers and blocks.
    fn of(at: &PassContext<'_>) -> Self {
        let page = at.measured.page;
        let mut sizes = vec![(u32::MAX, 0, 0.0); page.containers().len()];
        for (block, n) in page.blocks().iter().zip(0..) {
            let Some(id) = block.container else { continue };
            let (first, count, units) = &mut sizes[id.0 as usize];
            *first = (*first).min(n);
            *count += 1;
            *units += at.measured.blocks.units[n as usize];
        }
        for (n, container) in page.containers().iter().enumerate().rev() {
            let Some(parent) = container.parent else { continue };
            let (first, count, units) = sizes[n];
            let outer = &mut sizes[parent.0 as usize];
            *outer = (outer.0.min(first), outer.1 + count, outer.2 + units);
        }
        Self(sizes)
    }

    /// The blocks of the largest small element that begins with block `n`.
    fn box_of(&self, at: &PassContext<'_>, n: usize) -> std::ops::Range<usize> {
        let page = at.measured.page;
        if page.kind() == SourceKind::Text {
            return n..n;
        }
        let own = |id: ContainerId| self.0[id.0 as usize];
        let is_box = |id: &ContainerId| {
            let (first, count, units) = own(*id);
            first as usize == n && count <= MAX_BLOCKS && units <= MAX_UNITS
        };
        let outer = page.ancestor_ids(&page.blocks()[n]).take_while(is_box).last();
        outer.map_or(n..n, |id| n..n + own(id).1 as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::decided;
    use crate::label::measure::Measured;
    use crate::label::testing::{block, dump_of, line};
    use crate::page::{ContainerKind, Declared, PageBuilder, SourceKind};

    const TEXT: &str = "The old bridge over the river is shut until the spring, and nobody knows when it opens again.";

    /// Which of a paragraph, the heading of a box and the two lines in it stay.
    fn kept(heading: &str, lines: [&str; 2], is_discussion: bool) -> Vec<bool> {
        let mut builder = PageBuilder::new(SourceKind::Html);
        let body = builder.container(None, ContainerKind::Group, "body", "");
        block(&mut builder, Some(body), 0, TEXT);
        let own = builder.container(Some(body), ContainerKind::Group, "div", "");
        block(&mut builder, Some(own), 3, heading);
        lines.iter().for_each(|text| line(&mut builder, own, text));
        builder.declare(Declared { is_discussion, ..Declared::default() });
        let decisions = decided(&Measured::of(&builder.finish()), vec![-2.0; 4]);
        decisions.scores.iter().map(|&score| score < 0.0).collect()
    }

    #[test]
    fn the_readers_of_a_thread_go_with_their_box() {
        let lines = ["Marla and two guests", "Most were online in May"];
        assert_eq!(kept("Who is online", lines, true), [true, false, false, false]);
        assert_eq!(kept("Wer ist online?", lines, true), [true, false, false, false]);
        assert_eq!(kept("Who is online", lines, false), [true; 4]);
        assert_eq!(kept("Tides", lines, true), [true; 4]);
    }

    #[test]
    fn a_large_element_is_not_a_box() {
        let text = TEXT.repeat(8);
        assert_eq!(kept("Who is online", ["Marla", &text], true), [true; 4]);
    }

    #[test]
    fn the_line_with_the_readers_is_removed_from_plain_text_too() {
        let page = dump_of(&[TEXT, "Users browsing this forum: Marla and 2 guests", TEXT]);
        assert_eq!(decided(&Measured::of(&page), vec![-2.0; 3]).by[1], "forum-status");
    }
}
