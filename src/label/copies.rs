//! Text that stands on a page more than once: one layout for phones and one for desktops, a teaser of the page itself.

use super::features::PageFeatures;
use super::hashing::Map;
use crate::page::{BlockKind, ContainerId, Page};

/// Reading units of a text that is said once: shorter lines are labels, and of verses the refrain. Of 4, 6, 8, 15 and 30 by
/// cross-validation; `wcxb_dev` gains .003 of token F1, its products .011 and dumps of Chinese news .014. Lists that are said
/// once lose .004 on documentation: their items belong where they stand.
const LEAST_UNITS: f32 = 6.0;

/// The blocks below score 0 whose words a block before them has. Parts of the structures in `whole`, quotations and code
/// are no copies: who quotes says it again.
pub(super) fn second_copies(
    page: &Page,
    features: &PageFeatures<'_>,
    whole: &[Option<ContainerId>],
    scores: &[f32],
) -> Vec<usize> {
    let mut first: Map<u32, usize> = Map::default();
    let mut copies = Vec::new();
    for (n, block) in page.blocks().iter().enumerate() {
        let is_text = scores[n] <= 0.0 && block.hidden != Some(true) && block.kind != BlockKind::Code;
        if !is_text || whole[n].is_some() || features.units[n] < LEAST_UNITS {
            continue;
        }
        let before = *first.entry(features.scan.blocks[n].hash).or_insert(n);
        if before != n && features.scan.tokens_of(before) == features.scan.tokens_of(n) {
            copies.push(n);
        }
    }
    copies
}

#[cfg(test)]
mod tests {
    use super::super::testing::block;
    use super::*;
    use crate::page::{ContainerKind, PageBuilder, SourceKind};

    const TEXT: &str = "The old bridge over the river is shut until the spring.";

    fn copies(texts: [&str; 3], whole: [bool; 3], scores: [f32; 3]) -> Vec<usize> {
        let mut builder = PageBuilder::new(SourceKind::Html);
        let list = builder.container(None, ContainerKind::List, "ul", "");
        texts.iter().for_each(|text| block(&mut builder, None, 0, text));
        let page = builder.finish();
        second_copies(&page, &PageFeatures::of(&page), &whole.map(|is| is.then_some(list)), &scores)
    }

    #[test]
    fn the_first_of_the_kept_ones_stays() {
        assert_eq!(copies([TEXT; 3], [false; 3], [-1.0; 3]), [1, 2]);
        assert_eq!(copies([TEXT; 3], [false; 3], [1.0, -1.0, -1.0]), [2]);
        let shouted = TEXT.to_uppercase();
        assert_eq!(
            copies([TEXT, "Another line stands between the two of them.", &shouted], [false; 3], [-1.0; 3]),
            [2]
        );
    }

    #[test]
    fn labels_and_parts_of_structures_are_no_copies() {
        assert_eq!(copies(["Read on here"; 3], [false; 3], [-1.0; 3]), [0; 0]);
        assert_eq!(copies([TEXT; 3], [false, true, true], [-1.0; 3]), [0; 0]);
    }
}
