//! Pages that are a document by themselves: a manual, an export, a page written by hand.

use super::class_names::{Hints, NameHint, Named, bit};
use crate::page::{BlockKind, ContainerKind, Page};

/// What the names of the parts around a text suggest on the pages of a site. Documents have links to other chapters and footers, too.
const SITE: Hints = bit(NameHint::Sidebar)
    | bit(NameHint::Comments)
    | bit(NameHint::Share)
    | bit(NameHint::Related)
    | bit(NameHint::Advert)
    | bit(NameHint::Consent)
    | bit(NameHint::Newsletter)
    | bit(NameHint::Login)
    | bit(NameHint::Breadcrumb)
    | bit(NameHint::Meta)
    | bit(NameHint::Overlay)
    | bit(NameHint::Widget)
    | bit(NameHint::Product)
    | bit(NameHint::Forum);

/// Of those, what manuals call parts of theirs too: an author, a product, the comment of a menu, a section about error messages,
/// the next chapter.
const MANUAL: Hints = bit(NameHint::Meta)
    | bit(NameHint::Product)
    | bit(NameHint::Comments)
    | bit(NameHint::Forum)
    | bit(NameHint::Breadcrumb)
    | bit(NameHint::Related);

/// True for a page without controls, landmarks (other than the main part), and parts named after what sites put around a text.
pub(super) fn is_document(page: &Page, named: &[Named]) -> bool {
    has_no_parts(page, named, SITE)
}

/// The same for a page that may have parts with such names if manuals have them.
pub(super) fn is_alone(page: &Page, named: &[Named]) -> bool {
    has_no_parts(page, named, SITE & !MANUAL)
}

fn has_no_parts(page: &Page, named: &[Named], names: Hints) -> bool {
    !page.containers().iter().any(|own| is_landmark(own.kind))
        && !named.iter().any(|own| own.hints & names != 0)
        && !page.blocks().iter().any(|own| own.kind == BlockKind::Form)
}

fn is_landmark(kind: ContainerKind) -> bool {
    use ContainerKind::{Aside, Dialog, Footer, Form, Header, Navigation};
    matches!(kind, Navigation | Header | Footer | Aside | Form | Dialog)
}

#[cfg(test)]
mod tests {
    use crate::label::measure::Measured;
    use crate::label::testing::block;
    use crate::page::{BlockKind, BlockSpec, ContainerKind, PageBuilder, SourceKind};
    use crate::span::Span;

    /// Whether a page with such an element is a document, and one with a block of that kind in it.
    fn is_document(kind: ContainerKind, names: &str, inner: BlockKind) -> bool {
        let mut builder = PageBuilder::new(SourceKind::Html);
        let body = builder.container(None, ContainerKind::Group, "body", "");
        block(&mut builder, Some(body), 1, "Tanks");
        let part = builder.container(Some(body), kind, "div", names);
        let start = builder.len();
        builder.push_source("Fill the tank", start);
        let span = Span::new(start, builder.len());
        builder.block(BlockSpec { container: Some(part), ..BlockSpec::new(inner, span, span) });
        Measured::of(&builder.finish()).is_document
    }

    #[test]
    fn a_document_has_no_parts_of_a_site() {
        use BlockKind::{Form, Paragraph};
        assert!(is_document(ContainerKind::Group, "chapter", Paragraph));
        assert!(is_document(ContainerKind::Main, "navheader", Paragraph));
        assert!(!is_document(ContainerKind::Group, "chapter", Form));
        assert!(!is_document(ContainerKind::Group, "sidebar", Paragraph));
        assert!(!is_document(ContainerKind::Header, "", Paragraph));
    }
}
