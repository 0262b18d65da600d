//! Removes the headings of lists of other stories and products whose entries are removed.
//!
//! The model recognises such headings only in the languages of its training pages. In other languages they would stay
//! without their list.

use super::pass::{Override, PassContext};
use super::sections::is_heading;
use crate::reason::RemovalReason;

/// How such headings begin, in lower case. Collected by hand: the wording of common shop and site software.
const BEGINNINGS: &str = "\
related articles\nrelated posts\nrelated products\nrelated stories\nrelated items\nsimilar products\nsimilar items\nsimilar posts\n\
similar properties\nsimilar jobs\nsimilar listings\n\
you may also like\nyou might also like\ncustomers also\ncustomers who\npeople also viewed\nrecently viewed\nmore from\nread next\n\
recommended for you\nfrequently bought together\n\
ähnliche produkte\nähnliche artikel\nähnliche beiträge\nverwandte artikel\nverwandte produkte\nkunden kauften\nkunden, die\n\
das könnte ihnen auch\ndas könnte sie auch\ndas könnte dich auch\nweitere artikel\nmehr zum thema\nzuletzt angesehen\n\
produits similaires\narticles similaires\narticles liés\nproduits associés\nvous aimerez aussi\nvous pourriez aussi aimer\nà lire aussi\n\
les clients ont\nà découvrir aussi\n\
productos relacionados\nentradas relacionadas\nartículos relacionados\nnoticias relacionadas\ntambién te puede\nte puede interesar\n\
te podría interesar\nlos clientes también\nproductos similares\n\
prodotti correlati\nprodotti simili\narticoli correlati\npotrebbe interessarti\npotrebbero interessarti\nleggi anche\n\
produtos relacionados\nprodutos semelhantes\nartigos relacionados\nposts relacionados\nveja também\nleia também\nvocê também pode\n\
gerelateerde producten\ngerelateerde artikelen\ngerelateerde berichten\nlees ook\nanderen bekeken\nmisschien vind je\n\
podobne oferty\npodobne produkty\npodobne wpisy\npodobne artykuły\npowiązane artykuły\npowiązane wpisy\nprzeczytaj także\nprzeczytaj też\n\
zobacz także\nzobacz też\ninni klienci\nklienci kupili\n\
související články\nsouvisející produkty\npodobné produkty\nmohlo by vás\npodobné články\n\
похожие товары\nпохожие статьи\nпохожие записи\nпохожие материалы\nчитайте также\nс этим товаром\nпо теме\nвам может понравиться\n\
схожі товари\nсхожі статті\nчитайте також\nсхожі записи\n\
benzer ürünler\nbenzer yazılar\nbenzer haberler\nilgili yazılar\nilgili ürünler\nilgili haberler\nilginizi çekebilir\nbunlar da\n\
liknande produkter\nrelaterade artiklar\nrelaterade produkter\nandra köpte\nläs även\nlignende produkter\nrelaterte artikler\n\
relaterede artikler\nrelaterte produkter\nrelaterede produkter\nlæs også\nles også\nlue myös\nsamankaltaisia\n\
kapcsolódó cikkek\nkapcsolódó termékek\nhasonló termékek\nhasonló cikkek\nez is érdekelheti\nproduse similare\narticole similare\n\
articole asemănătoare\nσχετικά άρθρα\nπαρόμοια προϊόντα\nδιαβάστε επίσης\n\
関連記事\n関連商品\nおすすめ商品\nあわせて読みたい\nこの商品を見た\nこの商品を買った\nこの記事を読んだ\nこちらもおすすめ\n\
看了又看\n相关推荐\n相关文章\n相关阅读\n相关商品\n猜你喜欢\n推荐阅读\n相關文章\n相關商品\n延伸閱讀\n你可能也喜歡\n\
관련 기사\n관련기사\n관련 상품\n함께 본 상품\n추천 상품\n비슷한 상품\n\
sản phẩm liên quan\nsản phẩm tương tự\nbài viết liên quan\ntin liên quan\ncó thể bạn quan tâm\nartikel terkait\nproduk terkait\n\
produk serupa\nbaca juga\nمقالات ذات صلة\nمنتجات ذات صلة\nمواضيع ذات صلة\nاقرأ أيضا\nقد يعجبك\nمطالب مرتبط\nمحصولات مرتبط\n\
כתבות נוספות\nמוצרים דומים\nאולי יעניין אותך\nसंबंधित लेख\nये भी पढ़ें\nयह भी पढ़ें\nसम्बंधित\n\
สินค้าที่เกี่ยวข้อง\nบทความที่เกี่ยวข้อง";
/// A longer heading, in reading units, is one of the text.
const MAX_UNITS: f32 = 12.0;
/// How many blocks below the heading must be removed; its list begins with them (chosen by hand).
const BELOW: usize = 2;
/// The score of such a heading: as certain as the removals below it are on average.
const RELATED: f32 = 1.5;

/// Removes these headings where the next blocks are removed, too.
pub(super) fn above_removed(at: &PassContext<'_>) -> Vec<Override> {
    let m = at.measured;
    let replaceable = at.replaceable();
    let is_gone = |n: usize| at.scores.get(n).is_none_or(|&score| score > 0.0);
    let heads = |n: &usize| {
        let n = *n;
        let is_short = is_heading(at, n) && m.blocks.units[n] <= MAX_UNITS;
        is_short && replaceable[n] && (n + 1..=n + BELOW).all(is_gone) && begins_list(at.text(n))
    };
    (0..at.scores.len()).filter(heads).map(|n| Override::remove(n, RemovalReason::Related, RELATED)).collect()
}

/// True for the text of such a heading.
pub(super) fn begins_list(text: &str) -> bool {
    let text = text.trim_start_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    BEGINNINGS.split('\n').any(|start| text.starts_with(start))
}

#[cfg(test)]
mod tests {
    use super::super::testing::decided;
    use crate::label::measure::Measured;
    use crate::label::testing::block;
    use crate::page::{ContainerKind, PageBuilder, SourceKind};

    /// Whether a heading between two paragraphs and a list stays, given the score of the list.
    fn is_kept(heading: &str, list: f32) -> bool {
        let mut builder = PageBuilder::new(SourceKind::Html);
        let body = builder.container(None, ContainerKind::Group, "body", "");
        let text = "The old bridge over the river is shut until the spring, and nobody knows when it opens again.";
        for (text, level) in [(text, 0), (heading, 2), ("Kask miejski", 0), ("Lampka przednia", 0)] {
            let own = builder.container(Some(body), ContainerKind::Group, "div", "");
            block(&mut builder, Some(own), level, text);
        }
        let page = builder.finish();
        let decisions = decided(&Measured::of(&page), vec![-2.0, -0.3, list, list]);
        decisions.by[1] != "orphan-heading"
    }

    #[test]
    fn headings_of_removed_lists_go() {
        assert!(!is_kept("Podobne oferty", 1.4));
        assert!(!is_kept("» Entradas relacionadas", 1.4));
        assert!(is_kept("Parametry", 1.4));
        assert!(is_kept("Podobne oferty", -1.4));
    }
}
