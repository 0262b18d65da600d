//! Markdown is read back by a CommonMark parser, safe HTML by our own reader: neither loses or adds a word.

use std::fs;
use std::path::Path;

use limpid::{BlockKind, CleanOptions, Cleaned, Focus, Input, clean};
use proptest::prelude::{ProptestConfig, Strategy, prop, proptest};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use serde_json::Value;

fn all(input: Input<'_>) -> Cleaned {
    clean(input, &CleanOptions::new().focus(Focus::All)).unwrap()
}

fn page(html: &str) -> Cleaned {
    all(Input::Html(html))
}

fn parser(markdown: &str) -> Parser<'_> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_TASKLISTS;
    Parser::new_ext(markdown, options)
}

/// The words that a reader of `markdown` sees.
fn words(markdown: &str) -> Vec<String> {
    let mut text = String::new();
    let mut html = String::new();
    let mut in_image = false;
    for event in parser(markdown) {
        if let Event::Html(part) = &event {
            html.push_str(part);
            continue;
        }
        text.push_str(&table_text(&std::mem::take(&mut html)));
        match event {
            // The title of a picture is its caption; its alternative text is not part of the page text.
            Event::Start(Tag::Image { title, .. }) => {
                text.extend([&*title, " "]);
                in_image = true;
            }
            Event::End(TagEnd::Image) => in_image = false,
            _ if in_image => {}
            // The notes of the cases are numbered from 1, as references are in Markdown.
            Event::Text(part) | Event::Code(part) => text.push_str(&part),
            Event::FootnoteReference(part) => text.extend(["[", &part, "]"]),
            Event::SoftBreak | Event::HardBreak | Event::Start(Tag::Item) => text.push(' '),
            Event::TaskListMarker(checked) => text.push_str(if checked { "[x] " } else { "[ ] " }),
            Event::Rule => text.push_str(" * * * "),
            Event::InlineHtml(tag) if &*tag == "<br>" => text.push(' '),
            Event::InlineHtml(tag) if &*tag == "<!-- -->" => {}
            Event::InlineHtml(tag) if matches!(&*tag, "<strong>" | "</strong>" | "<em>" | "</em>") => {}
            Event::InlineHtml(tag) if matches!(&*tag, "<sup>" | "<sub>") => {
                text.push_str(if &*tag == "<sup>" { "^(" } else { "_(" });
            }
            Event::InlineHtml(tag) if matches!(&*tag, "</sup>" | "</sub>") => text.push(')'),
            Event::InlineHtml(tag) => panic!("{tag} is read as HTML in {markdown}"),
            Event::End(end) if !is_inline(end) => text.push(' '),
            _ => {}
        }
    }
    text.push_str(&table_text(&html));
    // The bars of a formula in a table.
    text_words(&text.replace("\\Vert ", "\\|").replace("\\vert ", "|"))
}

/// The text of a table that is written as HTML.
fn table_text(html: &str) -> String {
    if html.is_empty() {
        return String::new();
    }
    assert!(html.starts_with("<table>"), "{html}");
    check_safe(html);
    format!(" {} ", limpid::advanced::read(html, limpid::SourceKind::Html, &limpid::ReadOptions::default()).text())
}

fn is_inline(end: TagEnd) -> bool {
    matches!(end, TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link)
}

/// The words of a text without the numbers of items, which Markdown has as markers, and the signs that lead back from
/// notes, which it makes itself.
fn text_words(text: &str) -> Vec<String> {
    let is_number =
        |word: &&str| word.strip_suffix('.').is_some_and(|digits| digits.bytes().all(|b| b.is_ascii_digit()));
    let words = text.split_whitespace().filter(|word| !is_number(word) && *word != "↩");
    words.map(str::to_owned).collect()
}

/// Kinds and texts of the blocks that stay. What safe HTML has no element of its own for counts as a line, or as an entry if it is
/// the label of a check box in a list.
fn blocks(cleaned: &Cleaned) -> Vec<(BlockKind, u8, String)> {
    let removed = |block: &limpid::Block| cleaned.changes().iter().any(|change| change.input.contains(block.span));
    let containers = cleaned.page().containers();
    let is_entry = |block: &limpid::Block| {
        let parent = block.container.and_then(|id| containers[id.0 as usize].parent);
        parent.is_some_and(|id| &*containers[id.0 as usize].tag == "li")
    };
    let plain = |block: &limpid::Block| match block.kind {
        BlockKind::Form if is_entry(block) => BlockKind::ListItem,
        BlockKind::Form | BlockKind::Definition => BlockKind::Line,
        kind => kind,
    };
    let kept = cleaned.blocks().iter().filter(|block| !removed(block));
    kept.map(|block| {
        let text = cleaned.page().block_text(block).to_owned();
        (plain(block), if block.kind == BlockKind::Heading { block.level } else { 0 }, text)
    })
    .collect()
}

fn read_back(cleaned: &Cleaned) -> Cleaned {
    page(&cleaned.to_html())
}

const PAGES: &[&str] = &[
    "<h1>Title # 1 #</h1><p>One <b>bold</b>, <i>it</i>, <del>gone</del> &amp; <code>a`b</code> H<sub>2</sub>O.<p>Two<br>lines",
    "<ul><li>a<ul><li>b<ol><li>c<li>d</ol><li>e</ul><li>f<p>g<pre>x\n  y</pre><li><blockquote><p>q</blockquote></ul>",
    "<ul><li>a</li><ul><li>nested by mistake</li></ul><li>b</ul><ul><li>another list</ul><ol><li>x</ol><ol><li>y</ol>",
    "<ol><li>a</li><p>stray</p><li>b</ol><li>loose<li>items</li><p>end",
    "<blockquote><p>a<blockquote>b</blockquote><p>c<ul><li>d</ul><h3>e</h3></blockquote><blockquote>f</blockquote>",
    "<table><caption>t</caption><tr><th>A|B<th>C<tr><td>1<td><p>2<p>3<tr><td><ul><li>x<li>y</ul><td><pre>p|q</pre></table>",
    "<dl><dt>t<dd>d<dd><p>e<p>f</dl><details><summary>s</summary><p>in</details><figure><figcaption>c</figcaption></figure>",
    "<figcaption>alone</figcaption><pre>``` \n~~~</pre><form><label>l</label><p>x</form><address>a</address>",
    "<p dir=rtl>abc<p>שלום<p dir=ltr>שלום",
    "<p>1. a<br>- b<br># c<br>> d<br>=== <br>+ e<br>| f | g<br>|---|---|<br>***<br>:-- x<br>    i<br>~~~",
    "<p>*a* _b_ snake_case __c__ `d` [e](f) ![g](h) &lt;i> &lt;!-- k --> &amp;amp; \\* <b>wow!</b><a href=x>l</a> ~m~ ~~n~~",
    "<p>a<b> b </b>c <b>“d”</b>e <b>f</b><i>g</i> <b><i>h</i></b><i><b>i</b> j</i> <b>k <i>l</b> m</i> <b></b> 中<b>「文」</b>字",
    "<p><a href='a b(c)'>x [y] z</a> <a href='?a=1&amp;copy;=2'>!</a><a href=http://x>^1</a> <a href='#top'>t</a> <code>a</code><code>b</code>",
    "<ul><li><h3>h</h3><p>p<li><table><tr><th>a<tr><td>b</table><li><code>c</code><li>[ ] task<li>10) x</ul>",
];

#[test]
fn markdown_holds_every_word_and_no_other() {
    for source in PAGES {
        let cleaned = page(source);
        let markdown = cleaned.to_markdown();
        assert_eq!(words(&markdown), text_words(cleaned.text()), "{source}\n{markdown}");
    }
}

#[test]
fn safe_html_reads_back_to_the_same_blocks() {
    for source in PAGES {
        let cleaned = page(source);
        assert_eq!(blocks(&read_back(&cleaned)), blocks(&cleaned), "{source}\n{}", cleaned.to_html());
        assert_eq!(read_back(&cleaned).to_html(), cleaned.to_html(), "{source}");
        let dirs = |cleaned: &Cleaned| cleaned.blocks().iter().map(|block| block.dir).collect::<Vec<_>>();
        assert_eq!(dirs(&read_back(&cleaned)), dirs(&cleaned), "{source}");
    }
}

fn case_inputs() -> Vec<(String, String, bool)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/clean");
    let mut cases = Vec::new();
    for folder in ["fixes", "negative"] {
        let mut files: Vec<_> = fs::read_dir(root.join(folder)).unwrap().map(|entry| entry.unwrap().path()).collect();
        files.sort();
        for file in files {
            let list: Vec<Value> = serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap();
            let text = |case: &Value, field: &str| case[field].as_str().unwrap().to_owned();
            cases.extend(list.iter().map(|case| (text(case, "label"), text(case, "input"), case["kind"] == "html")));
        }
    }
    cases
}

#[test]
fn the_cases_of_cleaning_survive_both_outputs() {
    for (label, input, html) in case_inputs().iter().filter(|(_, _, html)| *html) {
        assert!(html);
        let cleaned = clean(Input::Html(input), &CleanOptions::default()).unwrap();
        assert_eq!(words(&cleaned.to_markdown()), text_words(cleaned.text()), "{label}");
        assert_eq!(blocks(&read_back(&cleaned)), blocks(&cleaned), "{label}");
    }
}

#[test]
fn nested_and_adjacent_lists_stay_separate() {
    let markdown = page(PAGES[2]).to_markdown();
    assert_eq!(markdown, "- a\n  - nested by mistake\n- b\n\n* another list\n\n1. x\n\n1) y");
    let markdown = page(PAGES[1]).to_markdown();
    assert_eq!(markdown, "- a\n  - b\n    1. c\n    2. d\n  - e\n- f\n\n  g\n\n  ```\n  x\n    y\n  ```\n- > q");
    assert_eq!(page(PAGES[3]).to_markdown(), "1. a\n\nstray\n\n2. b\n\n- loose\n- items\n\nend");
}

#[test]
fn quotations_tables_and_code_keep_their_form() {
    assert_eq!(page(PAGES[4]).to_markdown(), "> a\n>\n> > b\n>\n> c\n>\n> - d\n>\n> ### e\n\n> f");
    // A list and code in cells are more than Markdown can write.
    let table = page(PAGES[5]).to_markdown();
    assert!(table.starts_with("<table>\n<caption>t</caption>\n<tr>\n<th>A|B</th>"), "{table}");
    let table = page("<table><caption>t</caption><tr><th>A|B<th>C<tr><td>1<td><p>2<p>3</table>").to_markdown();
    assert_eq!(table, "t\n\n| A\\|B | C |\n| --- | --- |\n| 1 | 2<br>3 |");
    let code = page("<pre class='language-rust x'>fn a() {}</pre><pre>```</pre>");
    assert_eq!(code.to_markdown(), "```rust\nfn a() {}\n```\n\n````\n```\n````");
    let code =
        page("<pre class=x><code class='hl language-c++'>int a;</code></pre><pre>b <code class=lang-js>c</code></pre>");
    assert_eq!(code.to_markdown(), "```c++\nint a;\n```\n\n```\nb c\n```");
    let html = "<pre><code class=\"language-c++\">int a;</code></pre>\n<pre><code>b c</code></pre>";
    assert_eq!(code.to_html(), html);
    assert_eq!(read_back(&code).to_html(), html);
}

#[test]
fn footnotes_lead_to_their_notes() {
    let html = "<p>One<sup><a href='#N1'>[1]</a></sup> and two<a href=#n2>*</a>, not <a href=#gone>3</a>.</p>\
                <ol><li id=N1>First.<p>More.</p><li class=x id=n2>Second.</ol><p id=n4>Last.";
    assert_eq!(
        page(html).to_markdown(),
        "One[^1] and two[^2], not 3.\n\n[^1]: First.\n\n    More.\n\n[^2]: Second.\n\nLast."
    );
    let notes = "<p>a<a href=#x>1</a><div id=x><p>b<p>c</div><p>d";
    let markdown = page(notes).to_markdown();
    assert_eq!(markdown, "a[^1]\n\n[^1]: b\n\n    c\n\nd");
    assert!(parser(&markdown).any(|event| matches!(event, Event::FootnoteReference(_))));
}

#[test]
fn plain_text_becomes_markdown_without_its_own_markers() {
    let text = "# Head\n\nA paragraph of plain text that is long enough to be one, and that says so itself.\n\n• one\n• two\n3. three";
    assert_eq!(
        all(Input::Text(text)).to_markdown(),
        "# Head\n\nA paragraph of plain text that is long enough to be one, and that says so itself.\n\n- one\n- two\n3. three"
    );
}

/// Inputs that made other sanitizers fail, and what runs scripts in one browser or another.
const ATTACKS: &[&str] = &[
    "<script>alert(1)</script><p>x",
    "<img src=x onerror=alert(1)><p>x",
    "<svg><script>alert(1)</script></svg><svg onload=alert(1)><p>x",
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=alert(1)&gt;'>x",
    "<p onclick=alert(1) style='background:url(javascript:alert(1))'>x</p>",
    "<a href='javascript:alert(1)'>x</a>",
    "<a href=' &#1; JaVaScRiPt:alert(1)'>x</a>",
    "<a href='java\tscr\nipt:alert(1)'>x</a>",
    "<a href='&#106;avascript&colon;alert(1)'>x</a>",
    "<a href='data:text/html,<script>alert(1)</script>'>x</a>",
    "<a href='vbscript:msgbox(1)'>x</a><a href='blob:x'>y</a><a href='file:///etc/passwd'>z</a>",
    "<a href='javascript&#x3A;alert(1)//http://ok'>x</a><a href='&NewLine;javascript:alert(1)'>x</a>",
    "<a href='x&quot; onmouseover=&quot;alert(1)'>x</a>",
    "<a href=\"x' onmouseover='alert(1)\">x</a>",
    "<a href='x&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;'>x</a>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "<p>&amp;lt;script&amp;gt;",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>x",
    "<textarea></textarea><img src=x onerror=alert(1)><textarea>&lt;/textarea&gt;&lt;script&gt;</textarea>",
    "<style></style><img src=x onerror=alert(1)><title>&lt;/title&gt;&lt;script&gt;</title>x",
    "<iframe src=javascript:alert(1) srcdoc='<script>alert(1)</script>'></iframe><object data=x></object><embed src=x>x",
    "<form action=javascript:alert(1)><button formaction=javascript:alert(1)>x</button><input autofocus onfocus=alert(1)></form>",
    "<base href='javascript:/'><meta http-equiv=refresh content='0;url=javascript:alert(1)'><link rel=import href=x>x",
    "<template><script>alert(1)</script></template><p is=x-y slot=z>x</p><x-y onload=alert(1)>z</x-y>",
    "<p dir='rtl\" onclick=alert(1)'>x</p><ol start='1\" onclick=alert(1)'><li>y</ol><details ontoggle=alert(1) open><summary>x</details>",
    "<pre class='language-\"><script>'>x</pre><pre>&lt;/code&gt;&lt;/pre&gt;&lt;script&gt;alert(1)&lt;/script&gt;</pre>",
    "<p>\0<scr\0ipt>alert(1)</scr\0ipt>x<a href='java\0script:alert(1)'>y</a>",
    "<a href='//evil.example/\\@x'>x</a><a href='\\\\evil'>y</a><a href='/ok'>z</a>",
    "<p id=location name=cookie>x</p><a id=x name=y href=/ok>z</a>",
];

/// Tags that safe HTML may hold, with the form of each attribute.
const ALLOWED: &str = r#"^</?(annotation|blockquote|br|caption|code|dd|del|details|div|dl|dt|em|figcaption|figure|h[1-6]|hr|ins|li|mark|math|mtext|ol|p|pre|rp|rt|ruby|semantics|strong|sub|summary|sup|table|td|th|tr|ul)( class="language-[a-zA-Z0-9+#-]+"| dir="(ltr|rtl)"| value="-?[0-9]+"| type="[aAiI]"| reversed| (rowspan|colspan)="[0-9]+"| display="block"| encoding="application/x-tex"| open)*>|^<input type="checkbox" disabled( checked)?>|^<img src="[^"<>]*" alt="[^"<>]*">|^<blockquote cite="[^"<>]*">|^<a href="(((?i)https?|mailto|tel|ftp|xmpp):[^"<>]*|[^:"<>/?#\\]*([/?#\\][^"<>]*)?)">|^</a>|^<abbr title="[^"<>]*">|^</abbr>"#;

fn check_safe(html: &str) {
    let allowed = regex::Regex::new(ALLOWED).unwrap();
    for (at, _) in html.match_indices('<') {
        assert!(allowed.is_match(&html[at..]), "{html}");
    }
}

#[test]
fn attacks_leave_only_allowed_tags() {
    for attack in ATTACKS {
        let cleaned = page(attack);
        check_safe(&cleaned.to_html());
        check_safe(&read_back(&cleaned).to_html());
        let lower = cleaned.to_markdown().to_ascii_lowercase();
        assert!(
            !["](javascript", "](vbscript", "](data", "](blob", "](file"].iter().any(|bad| lower.contains(bad)),
            "{lower}"
        );
        let html = cleaned.to_html();
        let runs = |part: &str| {
            ["javascript:", "vbscript:", "data:", "file:", "blob:"].iter().any(|bad| part.starts_with(bad))
        };
        assert!(!html.split("href=\"").skip(1).any(|address| runs(&address.to_ascii_lowercase())), "{html}");
    }
}

#[test]
fn safe_addresses_are_kept() {
    for address in
        ["/a", "a/b?c=d:e", "?x", "https://x.example/a_(b)", "HTTP://X", "mailto:a@b", "tel:+1", "//x/y", "a.html#b"]
    {
        let html = page(&format!("<p><a href='{address}'>x</a>")).to_html();
        assert_eq!(html, format!("<p><a href=\"{address}\">x</a></p>"));
    }
}

fn hard_text() -> impl Strategy<Value = String> {
    prop::collection::vec(
        prop::sample::select(vec![
            "a",
            "b1",
            " ",
            " ",
            "\n",
            "*",
            "**",
            "_",
            "`",
            "``",
            "[",
            "]",
            "(",
            ")",
            "!",
            "<",
            ">",
            "&",
            "&lt;",
            "\\",
            "#",
            "-",
            "+",
            "=",
            "|",
            "~",
            "^",
            ":",
            "1.",
            "2)",
            "é",
            "中",
            "。",
            "“",
            ".",
            "http://x",
            "www.x.example",
            "---",
            "[^1]",
            "$",
        ]),
        0..14,
    )
    .prop_map(|parts| parts.concat())
}

const MARKS: [&str; 12] =
    ["b", "i", "code", "del", "ins", "mark", "abbr title='<&>'", "a href=x", "a href='y(z) \\'", "sup", "sub", "span"];
const BLOCKS: [&str; 12] = ["p", "h2", "ul", "ol", "li", "blockquote", "pre", "td", "table", "tr", "dd", "div"];

fn hard_page() -> impl Strategy<Value = String> {
    let piece = (hard_text(), 0..BLOCKS.len(), 0..MARKS.len(), 0..3_u8, hard_text());
    prop::collection::vec(piece, 1..8).prop_map(|pieces| {
        let mut html = String::new();
        for (text, block, mark, close, inner) in pieces {
            let safe = |text: String| text.replace('&', "&amp;").replace('<', "&lt;").replace('\n', "<br>");
            let (block, mark) = (BLOCKS[block], MARKS[mark]);
            html += &format!("<{block}>{}<{mark}>{}", safe(text), safe(inner));
            if close > 0 {
                html += &format!("</{}>", &mark[..mark.find(' ').unwrap_or(mark.len())]);
            }
            if close > 1 {
                html += &format!("</{block}>");
            }
        }
        html
    })
}

/// As many pages as asked for may be passed over.
fn config() -> ProptestConfig {
    let usual = ProptestConfig::default();
    ProptestConfig { max_global_rejects: usual.cases.max(usual.max_global_rejects), ..usual }
}

#[test]
fn bars_of_formulas_in_tables_stay() {
    let cleaned = page("<table><tr><th>a<th>b<tr><td>$\\|$<td>$a_b|$</table>");
    assert!(cleaned.to_markdown().contains("$\\Vert $"), "{}", cleaned.to_markdown());
    assert_eq!(words(&cleaned.to_markdown()).concat(), text_words(cleaned.text()).concat());
}

/// As in the text, a rule belongs to the block below it.
#[test]
fn rules_below_removed_text_stay() {
    let markdown = |html: &str| {
        let options = CleanOptions::new().focus(Focus::All).remove([".x"]);
        clean(Input::Html(html), &options).unwrap().to_markdown()
    };
    assert_eq!(markdown("<p>a</p><p class=x>b</p><hr><p>c</p>"), "a\n\n---\n\nc");
    assert_eq!(markdown("<p>a</p><hr><p class=x>b</p><p>c</p>"), "a\n\nc");
    assert_eq!(markdown("<p>a</p><p class=x>b</p><hr><p class=x>b</p><p>c</p>"), "a\n\nc");
    assert_eq!(markdown("<p class=x>b</p><hr><p>c</p><hr><p class=x>b</p>"), "c");
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn markdown_of_any_page_holds_every_word(html in hard_page()) {
        let cleaned = page(&html);
        // TeX that a script would draw changes its signs, and this parser reads a backslash or an entity in it as one of
        // Markdown: `$\|$`, `$&lt;^*$`.
        let text = cleaned.text();
        let is_tex = ["\\(", "\\[", "$$"].iter().any(|sign| text.contains(sign)) || text.contains('$') && text.contains(['\\', '&']);
        proptest::prop_assume!(!is_tex);
        let joined = |words: Vec<String>| words.concat();
        proptest::prop_assert_eq!(joined(words(&cleaned.to_markdown())), joined(text_words(cleaned.text())), "{}\n{}", html, cleaned.to_markdown());
    }

    #[test]
    fn safe_html_of_any_page_reads_back(html in hard_page()) {
        let cleaned = page(&html);
        let again = read_back(&cleaned);
        check_safe(&cleaned.to_html());
        proptest::prop_assert_eq!(text_words(again.text()), text_words(cleaned.text()), "{}", cleaned.to_html());
    }

    #[test]
    fn any_text_is_safe(text in "\\PC{0,40}", tag in "[a-z<>\"'/ =:]{0,20}") {
        let source = format!("<p {tag}>{text}<a href=\"{tag}{text}\">{text}</a><{tag}>");
        let cleaned = page(&source);
        check_safe(&cleaned.to_html());
        check_safe(&all(Input::Text(&text)).to_html());
    }
}

type PageOfSize = Box<dyn Fn(usize) -> String>;

/// Pages of 1x and 4x their size: time and length of the outputs must not grow much more than 4 times.
#[test]
fn outputs_take_linear_time() {
    let long = "x".repeat(5_000);
    let pages: [(&str, PageOfSize); 7] = [
        ("blocks", Box::new(|n| "<p>a *b* c</p>".repeat(n))),
        ("lists", Box::new(|n| "<ul><li>a".repeat(n))),
        ("items", Box::new(|n| format!("<ol>{}</ol>", "<li>a<p>b".repeat(n)))),
        ("rows", Box::new(|n| format!("<table>{}</table>", "<tr><td>a<td>b".repeat(n)))),
        ("marks", Box::new(|n| "<b>x<i>y</b>z</i> ".repeat(n))),
        ("notes", Box::new(|n| "<p>a<a href=#n>1</a><p id=n>b".repeat(n))),
        ("open link", Box::new(move |n| format!("<a href={long}>{}", "<p>y".repeat(n)))),
    ];
    for (name, make) in &pages {
        let measure = |n: usize| {
            let cleaned = page(&make(n));
            let start = std::time::Instant::now();
            (cleaned.to_markdown().len() + cleaned.to_html().len(), start.elapsed())
        };
        let ((small, short), (large, time)) = (measure(4_000), measure(16_000));
        assert!(large <= small * 5, "{name}: {small} bytes, then {large}");
        assert!(time < short * 12 + std::time::Duration::from_millis(300), "{name}: {short:?}, then {time:?}");
    }
}
