//! The readers: what becomes of markup, where it came from, and that bad input takes linear time.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use limpid::ReadOptions;
use limpid::advanced::MarkKind;
use limpid::advanced::read;
use limpid::{BlockKind, Page, SourceKind, Span};

fn html(source: &str) -> Page {
    read(source, SourceKind::Html, &ReadOptions::default())
}

fn kinds(page: &Page) -> Vec<BlockKind> {
    page.blocks().iter().map(|block| block.kind).collect()
}

#[test]
fn white_space_folds_and_entities_resolve_once() {
    assert_eq!(html("<p>  a\n\t b &amp;amp; c&nbsp;d </p>").text(), "a b &amp; c\u{A0}d");
}

#[test]
fn implied_end_tags_separate_blocks() {
    assert_eq!(html("<p>a<p>b<ul><li>c<li>d</ul>e").text(), "a\n\nb\n\nc\nd\ne");
    assert_eq!(html("<dl><dt>a<dd>b<dt>c</dl>").text(), "a\nb\nc");
    assert_eq!(html("<table><tr><td>a<td>b<tr><td>c<td>d</table>").text(), "a\tb\nc\td");
}

#[test]
fn breaks_are_line_feeds_and_several_separate_paragraphs() {
    assert_eq!(html("<div>a<br>b<br><br>c</div>").text(), "a\nb\n\nc");
    assert_eq!(html("<div><br><br>a<br></div>").text(), "a");
}

#[test]
fn code_keeps_its_white_space() {
    let page = html("<pre>\n  if x:\n      y()\n</pre><p>z");
    assert_eq!(page.text(), "  if x:\n      y()\n\nz");
    assert_eq!(kinds(&page), [BlockKind::Code, BlockKind::Paragraph]);
}

#[test]
fn the_innermost_element_with_a_kind_decides() {
    use BlockKind::{Caption, Form, Heading, Line, ListItem, Quote, TableCell};
    let page = html(
        "<h2>t</h2><ul><li><p>i</ul><blockquote><p>q</blockquote><figure><figcaption>c</figcaption></figure>\
         <table><th>x</table><form><label>l</label></form><div>d</div>",
    );
    assert_eq!(kinds(&page), [Heading, ListItem, Quote, Caption, TableCell, Form, Line]);
    assert_eq!(page.blocks()[0].level, 2);
}

#[test]
fn scripts_and_templates_are_not_text_and_hidden_elements_are_marked() {
    let page = html(
        "<style>p{}</style><script>var a='</p>';</script><template><p>t</template><noscript><p>n</noscript>\
         <svg><title>s</title></svg><p hidden>h<p style='display:none'>d<p>v",
    );
    assert_eq!(page.text(), "h\n\nd\n\nv");
    let hidden: Vec<_> = page.blocks().iter().map(|block| block.hidden).collect();
    assert_eq!(hidden, [Some(true), Some(true), Some(false)]);
}

#[test]
fn a_page_that_is_empty_without_scripts_shows_its_noscript() {
    let posts = "<p>A post of a thread that is long enough to be read.</p>".repeat(12);
    let page = html(&format!("<body><div>Loading</div><noscript><div>{posts}</div></noscript>"));
    assert_eq!(page.blocks().len(), 13);
    assert_eq!(html("<body><p>Text<noscript><p>Please switch on scripts.</noscript>").text(), "Text");
}

fn hidden(source: &str) -> Vec<(String, bool)> {
    let page = html(source);
    page.blocks().iter().map(|block| (page.block_text(block).to_owned(), block.hidden == Some(true))).collect()
}

#[test]
fn invisible_text_is_hidden() {
    for style in [
        "display:none",
        "color:red; DISPLAY : none !important",
        "visibility: hidden",
        "visibility:collapse",
        "position:absolute;left:-9999px",
        "top:-1000em; position:fixed",
        "position:absolute;clip:rect(1px, 1px, 1px, 1px)",
    ] {
        assert_eq!(hidden(&format!("<div style='{style}'>x</div>")), [("x".into(), true)], "{style}");
    }
    for attribute in ["hidden", "hidden=''", "popover", "popover=manual", "hidden id='S:'", "hidden id='S:one'"] {
        assert_eq!(hidden(&format!("<div {attribute}><p>x</div>")), [("x".into(), true)], "{attribute}");
    }
    assert_eq!(hidden("<dialog>x</dialog>"), [("x".into(), true)]);
}

#[test]
fn possibly_visible_text_is_not_hidden() {
    for attributes in [
        "aria-hidden=true",
        "hidden=until-found",
        "style='display:block'",
        "style='opacity:0'",
        "style='height:0;overflow:hidden'",
        "style='left:-9999px'",
        "style='position:absolute;left:-20px'",
        "style='position:absolute;left:auto;clip:auto'",
        "style='position:absolute;clip:rect(0,100px,20px,0)'",
        "style='background:url(x;display:none'",
        "style=';;:;x'",
        "open",
        "hidden id='S:1'",
        "hidden id=':app-S:1f'",
        "role=tabpanel hidden",
        "class='faq__answer' style='display:none'",
        "id=AccordionPanel2 hidden",
    ] {
        let seen = attributes.contains("url") || !hidden(&format!("<div {attributes}>x</div>"))[0].1;
        assert!(seen, "{attributes}");
    }
    assert_eq!(hidden("<dialog open>x</dialog><details><p>y</details>"), [("x".into(), false), ("y".into(), false)]);
}

#[test]
fn hidden_words_do_not_hide_the_text_around_them() {
    assert_eq!(hidden("<p>a <span hidden>b</span> c</p>"), [("a c".into(), false)]);
    assert_eq!(hidden("<p><span hidden>b</span> c</p>"), [("b".into(), true), ("c".into(), false)]);
    assert_eq!(
        hidden("<section>a <span hidden>b<div>d</div></span></section>"),
        [("a".into(), false), ("d".into(), true)]
    );
}

#[test]
fn readings_and_quotations_look_as_in_a_browser() {
    let ruby = "<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp>字<rt>ji</ruby>です <ruby>東<rt>とう<rp>)</rp></ruby>";
    assert_eq!(html(ruby).text(), "漢(kan)字(ji)です 東(とう))");
    assert_eq!(html("<p>He said <q>yes <q>b</q></q>.<p><q>a<p>b</q>").text(), "He said “yes ‘b’”.\n\n“a\n\nb");
}

#[test]
fn shadow_roots_and_frames_show_their_text() {
    assert_eq!(html("<template shadowrootmode=open><p>a</template><template><p>b</template><p>c").text(), "a\n\nc");
    assert_eq!(html("<frameset><frame src=a><noframes><body><p>a</noframes></frameset>").text(), "a");
    assert_eq!(html("<p>a<noframes><p>b</noframes>").text(), "a");
}

#[test]
fn a_line_break_in_markup_is_not_a_space_between_ideographs() {
    assert_eq!(html("<p>日本語\n の文\n<b>\n。</b> 中 文\n한국\n어\nx").text(), "日本語の文。 中 文 한국 어 x");
}

#[test]
fn lines_without_shape_are_empty() {
    assert_eq!(html("<p>&nbsp;</p><div>a<br>&nbsp;<br>&emsp;b<p>\u{3000}</p>c&nbsp;</div>").text(), "a\n\nb\n\nc");
    assert_eq!(html("<p><b>a&nbsp;</b></p>").marks()[0].span, Span::new(0, 1));
}

#[test]
fn a_heading_left_open_does_not_make_headings_of_the_page() {
    use BlockKind::{Heading, Paragraph};
    assert_eq!(kinds(&html("<h1><p>a</p></h1><p>b")), [Heading, Paragraph]);
    assert_eq!(html("<h3><p>a</p></h3>").blocks()[0].level, 3);
    assert_eq!(kinds(&html("<h1>a<p>b<p>c</h1><h2><div>d</div></h2>")), [Heading, Paragraph, Paragraph, Heading]);
}

#[test]
fn role_and_level_make_a_heading() {
    let page = html("<div role=heading aria-level=3>a</div><span role=heading>b</span>");
    assert_eq!(kinds(&page), [BlockKind::Heading, BlockKind::Heading]);
    assert_eq!((page.blocks()[0].level, page.blocks()[1].level), (3, 2));
}

#[test]
fn tables_of_data_keep_their_cells_and_tables_of_layout_do_not() {
    let long = "word ".repeat(100);
    for data in [
        "<table><tr><td>a<td>b<tr><td>c<td>d</table>".to_owned(),
        "<table><caption>t</caption><tr><td>a</table>".to_owned(),
        "<table><tr><th>a<tr><td>b</table>".to_owned(),
        format!("<table><tr><th>a<th>b<tr><td>c<td>{long}</table>"),
    ] {
        assert!(kinds(&html(&data)).contains(&BlockKind::TableCell), "{data}");
    }
    for layout in [
        "<table><tr><td>a</table>".to_owned(),
        "<table><tr><td>a<td><p>b</table>".to_owned(),
        "<table><tr><td>a<tr><td>b</table>".to_owned(),
        "<table role=presentation><tr><th>a<td>b<tr><td>c<td>d</table>".to_owned(),
        "<table><tr><td>a<td><h2>b</h2>c<tr><td>d<td>e</table>".to_owned(),
        format!("<table><tr><td>a<td>b<tr><td>c<td>{long}</table>"),
        "<table><tr><td>a<td>b<tr><td>c<td>x<table><tr><td>d</table></table>".to_owned(),
    ] {
        let page = html(&layout);
        assert!(!kinds(&page).contains(&BlockKind::TableCell), "{layout}");
        assert!(!page.text().contains('\t'), "{layout}");
    }
}

#[test]
fn links_are_counted_and_marks_lie_inside_their_block() {
    let page = html("<p>See <a href='/x'>the <b>page</b></a> or <code>run</code>.</p><p><a href=y>two</a>");
    let links = page.blocks()[0].links.unwrap();
    assert_eq!((links.count, links.bytes), (1, 8));
    for mark in page.marks() {
        assert!(page.blocks().iter().any(|block| block.span.contains(mark.span)));
    }
    let first = &page.marks()[0];
    assert_eq!((first.span.of(page.text()), &first.kind), ("the page", &MarkKind::Link("/x".into())));
}

#[test]
fn every_word_maps_back_to_its_source() {
    let source = "<div>\r\n <p class=x>One &eacute;t&eacute; two</p><ul><li>thr<b>ee</b> four</ul>\u{1F600}<p>& five";
    let page = html(source);
    for word in ["One", "two", "thr", "ee", "four", "\u{1F600}", "five"] {
        let at = page.text().find(word).unwrap();
        assert_eq!(page.source(Span::new(at, at + word.len())).of(source), word);
    }
    let at = page.text().find("été").unwrap();
    assert!(page.source(Span::new(at, at + "été".len())).of(source).contains("&eacute;t&eacute;"));
}

#[test]
fn odd_ampersands_and_angles_lose_no_text() {
    for source in ["&é", "a &é b", "<é", "a < b & c &", "&#xZ; é", "&ampé", "x&notit;é", "é&#233é", "a\0é"] {
        let text = html(source).text().to_owned();
        assert_eq!(
            text.matches('é').count(),
            source.matches(['é']).count() + source.matches("&#233").count(),
            "{source}"
        );
    }
}

#[test]
fn metadata_comes_from_the_head() {
    let page = html(
        "<html lang=de dir=ltr><head><title> The\n title </title><meta name=author content='A. Writer'>\
         <meta property='og:site_name' content=Site><script type='application/ld+json'>\
         {\"headline\": \"x\", \"datePublished\": \"2024-01-02\"}</script></head><body>b",
    );
    let metadata = page.metadata();
    assert_eq!(metadata.title.as_deref(), Some("x"));
    assert_eq!(metadata.authors, ["A. Writer"]);
    assert_eq!(metadata.site.as_deref(), Some("Site"));
    assert_eq!(metadata.published.as_deref(), Some("2024-01-02"));
    assert_eq!(metadata.lang.as_deref(), Some("de"));
}

#[test]
fn metadata_is_found_in_all_its_forms() {
    let field = |source: &str, pick: fn(&limpid::Metadata) -> &Option<String>| pick(html(source).metadata()).clone();
    for (source, author) in [
        ("<span itemprop=author itemscope>By <b itemprop=name>Ann Bo</b>, Rome</span>", "Ann Bo"),
        ("<div itemprop='creator'><p>Ann <i>Bo</i></div>x", "Ann Bo"),
        ("<p><a rel=author href=/x> Ann\n Bo</a> x", "Ann Bo"),
        ("<meta itemprop=author content='Ann Bo'>", "Ann Bo"),
        ("<meta name='DC.Creator' content='Ann Bo'><a rel=author>C</a>", "Ann Bo"),
        (
            "<script type='application/ld+json'>{\"@type\":\"Article\",\"author\":{\"name\":\"Ann Bo\"}}</script>",
            "Ann Bo",
        ),
    ] {
        assert_eq!(html(source).metadata().authors, [author], "{source}");
    }
    for (source, date) in [
        ("<time itemprop=datePublished datetime=2024-02-03>3 Feb</time>", "2024-02-03"),
        ("<span itemprop=datePublished content=2024-02-03>x</span>", "2024-02-03"),
        ("<span itemprop=datePublished>3 Feb 2024</span>x", "2024-02-03"),
        ("<meta name=parsely-pub-date content=2024-02-03>", "2024-02-03"),
    ] {
        assert_eq!(field(source, |m| &m.published).as_deref(), Some(date), "{source}");
    }
    for source in [
        "<html lang=de>",
        "<html xml:lang=de>",
        "<meta http-equiv=Content-Language content=de>",
        "<meta property=og:locale content=de>",
    ] {
        assert_eq!(field(source, |m| &m.lang).as_deref(), Some("de"), "{source}");
    }
    // A page is not a name, and an author's article is not the author.
    for source in
        ["<a rel=author></a>", &format!("<div itemprop=author>{}</div>", "long ".repeat(99)), "<a rel=nofollow>x</a>"]
    {
        assert!(html(source).metadata().authors.is_empty(), "{source}");
    }
}

#[test]
fn authors_are_read_from_visible_by_lines() {
    let text = "<p>The old bridge over the river is shut until the spring, and nobody knows when it opens again.";
    for (head, author) in [
        // The by-line is a list of links, marked as the author.
        ("<h1>Bridge</h1><nav>Edited by <a href=/t/1 itemprop=author>Ann Bo</a></nav>", "Ann Bo"),
        // A layout that has a sidebar is not one.
        ("<div class=withSidebar><h1>Bridge</h1><span class=authorText>Ann Bo</span></div>", "Ann Bo"),
        ("<h1>Bridge</h1><div>by</div><div>Ann Bo</div>", "Ann Bo"),
        ("<span>Posted by</span><div><a href=/user/ann_b/>u/ann_b</a></div><h1>Bridge</h1>", "u/ann_b"),
        ("<h1>Bridge</h1><p>By <a href=/authors/s>Shopping Team</a>", "Shopping Team"),
        // The author of another article comes first.
        (
            "<article><h3>Ferry</h3><a class=byline href=/author/x>Cy Do</a></article>\
             <h1>Bridge</h1><p>By <a href=/author/ann-bo>Ann Bo</a> in News",
            "Ann Bo",
        ),
    ] {
        assert_eq!(html(&format!("{head}{text}")).metadata().authors, [author], "{head}");
    }
}

#[test]
fn portraits_icons_and_drawings_are_not_the_picture_of_the_page() {
    let picture =
        |piece: &str| html(&format!("{piece}<h1>Bridge</h1><p>Text<img src=/b.jpg>")).metadata().image.clone();
    for piece in [
        "<a class=avatar><img src=/face.png></a>",
        "<img src=/gold/icon/silver_32.png>",
        "<img src=/img/timingPixel.png>",
        "<img src=/flags/us.svg>",
        "<div hidden><h1>Site</h1></div><img src=/a.png><p>1<p>2<p>3<p>4",
    ] {
        assert_eq!(picture(piece).as_deref(), Some("/b.jpg"), "{piece}");
    }
    assert_eq!(picture("<img src=/a.jpg>").as_deref(), Some("/a.jpg"));
}

#[test]
fn a_link_left_open_does_not_follow_the_whole_page() {
    let page = html(&("<a href=/x>".to_owned() + &"<p>y</p>".repeat(500)));
    assert!(page.marks().len() < 100);
    assert!(page.blocks().iter().all(|block| block.links.unwrap().bytes == 1));
}

#[test]
fn past_a_limit_all_text_is_kept() {
    let options = ReadOptions::new().max_blocks(2);
    let page = read("<p>a<p>b<p>c", SourceKind::Html, &options);
    assert!(page.limit_exceeded());
    assert_eq!(page.text(), "a\n\nb\n\nc");
}

/// Makes an input of a given size.
type Make = Box<dyn Fn(usize) -> String>;

/// Bad input of 1x and 4x its size: the time must not grow much more than 4 times.
#[test]
fn bad_input_takes_linear_time() {
    let attributes = |n: usize| {
        let mut tag = "<p".to_owned();
        (0..n).for_each(|k| write!(tag, " a{k}=b").unwrap());
        tag + ">text"
    };
    let inputs: [(&str, Make); 9] = [
        ("nested", Box::new(|n| "<div>".repeat(n) + "text" + &"</div>".repeat(n))),
        ("unclosed spans", Box::new(|n| "<span><b>x".repeat(n))),
        ("end tags", Box::new(|n| "<b>".to_owned() + &"<table><td><i>".repeat(n / 4) + &"</b>".repeat(n))),
        (
            "custom",
            Box::new(|n| (0..n).fold(String::new(), |s, k| s + "<x-" + &k.to_string() + ">") + &"</y>".repeat(n)),
        ),
        ("attributes", Box::new(attributes)),
        ("breaks", Box::new(|n| "a<br>".repeat(n) + &"<br>".repeat(n))),
        ("links", Box::new(|n| "<a href=x>y<p>z".repeat(n))),
        ("paragraphs", Box::new(|n| "<p>".repeat(n) + &"</p>".repeat(n))),
        ("nulls", Box::new(|n| "\0<p\0>&#0;".repeat(n))),
    ];
    let unlimited = ReadOptions::new().max_bytes(usize::MAX).max_blocks(usize::MAX).max_depth(usize::MAX);
    for options in [ReadOptions::default(), unlimited] {
        for (name, make) in &inputs {
            let time = |n: usize| {
                let input = make(n);
                let start = Instant::now();
                let page = read(&input, SourceKind::Html, &options);
                assert!(page.blocks().windows(2).all(|pair| pair[0].span.end <= pair[1].span.start));
                start.elapsed()
            };
            let (small, large) = (time(5_000), time(20_000));
            assert!(large < small * 12 + Duration::from_millis(300), "{name}: {small:?}, then {large:?}");
        }
    }
}
