//! The template of a site is learnt from enough different pages, and removing it removes nothing else.

use limpid::advanced::label;
use limpid::advanced::{BlockSpec, PageBuilder};
use limpid::{BlockKind, CleanOptions, Focus, Input, Options, Page, RemovalReason, Span, process};
use limpid::{PageLines, SiteTemplate, TemplateLearner};

/// A page with these blocks.
fn page(blocks: &[(BlockKind, &str)]) -> Page {
    let text = blocks.iter().map(|(_, text)| *text).collect::<Vec<_>>().join("\n");
    let mut builder = PageBuilder::of_text(&text);
    let mut at = 0;
    for (kind, text) in blocks {
        let span = Span::new(at, at + text.len());
        builder.block(BlockSpec::new(*kind, span, span));
        at = span.end + 1;
    }
    builder.finish()
}

fn lines(texts: &[&str]) -> Page {
    page(&texts.iter().map(|text| (BlockKind::Line, *text)).collect::<Vec<_>>())
}

fn learn(pages: impl Iterator<Item = Page>) -> Option<SiteTemplate> {
    let mut learner = TemplateLearner::default();
    pages.for_each(|page| learner.add(&PageLines::of(&page)));
    learner.finish()
}

/// The text of page number `n`.
fn own(n: usize) -> String {
    ["one ", "two ", "three ", "four ", "five ", "six "][n].repeat(20)
}

/// Which blocks the template alone removes; everything else that is visible stays.
fn removed(page: &Page, template: SiteTemplate) -> Vec<bool> {
    let options = CleanOptions::new().focus(Focus::All).template(Some(template));
    let labels = label(page, &options).unwrap();
    labels.iter().map(|label| label.removal == Some(RemovalReason::Template)).collect()
}

#[test]
fn lines_of_half_of_the_pages_are_template() {
    let number = |n: usize| format!("Call us: 555 012{n}");
    let site = |n: usize| lines(&[&number(n), &own(n), if n < 2 { "On a third" } else { "On the rest" }, "Menu"]);
    let template = learn((0..6).map(site)).unwrap();
    assert!(template.contains("call us:  1 7") || template.contains("call us: 9 9"), "numbers, case and space");
    assert!(template.contains("Menu") && template.contains("On the rest"));
    assert!(!learn((0..6).map(|n| lines(&["42", &own(n), "Menu"]))).unwrap().contains("7"), "numbers alone");
    assert!(!template.contains("On a third") && !template.contains(&own(1)));
    assert_eq!(removed(&site(0), template), [true, false, false, true]);
}

#[test]
fn few_pages_or_copies_do_not_make_a_template() {
    assert!(learn((0..3).map(|n| lines(&["Menu", &own(n)]))).is_none(), "three pages");
    assert!(learn((0..9).map(|_| lines(&["Menu", &own(1)]))).is_none(), "copies of one");
    assert!(learn((0..5).map(|n| lines(&[&own(n)]))).is_none(), "nothing in common");
    assert!(learn((0..5).map(|_| lines(&[]))).is_none(), "empty pages");
}

#[test]
fn a_copy_stays_as_it_is() {
    let site = |n: usize| lines(&["A long line that is on every page of the site", &own(n)]);
    let template = learn((0..5).map(site)).unwrap();
    let copy = lines(&["A long line that is on every page of the site", "Short"]);
    assert_eq!(removed(&copy, template), [false, false]);
}

#[test]
fn protected_kinds_are_kept() {
    let kinds = [BlockKind::Heading, BlockKind::Code, BlockKind::Quote, BlockKind::TableCell, BlockKind::Paragraph];
    let texts = ["Ingredients", "cargo build", "So it goes", "Price", "Call us"];
    let site = |n: usize| {
        let text = own(n);
        let mut blocks: Vec<(BlockKind, &str)> = kinds.into_iter().zip(texts).collect();
        blocks.push((BlockKind::Paragraph, &text));
        page(&blocks)
    };
    let template = learn((0..5).map(site)).unwrap();
    assert_eq!(removed(&site(0), template), [false, false, false, false, true, false]);
}

#[test]
fn a_list_is_removed_as_a_whole_or_not_at_all() {
    let html = |n: usize, last: &str| {
        format!("<ul><li>Red</li><li>Green</li></ul><p>{}</p><ol><li>Read more</li><li>{last}</li></ol>", own(n))
    };
    let read = |n: usize, last: &str| {
        let options = Options::new().clean(None);
        process(Input::Html(&html(n, last)), &options).unwrap().cleaned().page().clone()
    };
    let pages = (0..5).map(|n| read(n, "Print"));
    let template = learn(pages).unwrap();
    let whole = read(0, "Print");
    assert_eq!(removed(&whole, template.clone()), [true, true, false, true, true]);
    let part = read(0, "About the mill");
    assert_eq!(removed(&part, template), [true, true, false, false, false]);
}
