//! The attacks: how to make a text of a given size that a careless stage would need quadratic time for.

/// How an attack is made for a number of bytes.
#[derive(Clone, Copy)]
pub(crate) enum Make {
    /// One piece again and again.
    Repeat(&'static str),
    /// Something before, the piece again and again, something after.
    Around(&'static str, &'static str, &'static str),
    /// A number of openings, a word, and the same number of closings.
    Nest(&'static str, &'static str),
    /// Pieces that differ by their number.
    Numbered(fn(usize) -> String),
    /// Bytes that are not text.
    Bytes(fn(usize) -> Vec<u8>),
}

impl Make {
    pub(crate) fn bytes(self, size: usize) -> Vec<u8> {
        let fill = |piece: &str, size: usize| piece.repeat((size / piece.len()).max(1));
        match self {
            Self::Repeat(piece) => fill(piece, size).into_bytes(),
            Self::Around(before, piece, after) => format!("{before}{}{after}", fill(piece, size)).into_bytes(),
            Self::Nest(open, close) => {
                let times = (size / (open.len() + close.len())).max(1);
                format!("{}kept{}", open.repeat(times), close.repeat(times)).into_bytes()
            }
            Self::Numbered(piece) => {
                let mut text = String::with_capacity(size + 200);
                let mut n = 0;
                while text.len() < size {
                    text.push_str(&piece(n));
                    n += 1;
                }
                text.into_bytes()
            }
            Self::Bytes(make) => make(size),
        }
    }
}

/// Numbers that look random and are the same in every run (the constants of Numerical Recipes).
pub(crate) fn scattered(n: usize) -> usize {
    (n as u32).wrapping_mul(1_664_525).wrapping_add(1_013_904_223) as usize >> 8
}

/// A made word for a number.
fn word(n: usize) -> String {
    let letter = |n: usize| char::from(b'a' + (n % 26) as u8);
    [n, n / 26, n / 676, n / 17_576].map(letter).iter().collect()
}

fn sentence(n: usize) -> String {
    let words: Vec<String> = (0..8).map(|k| word(scattered(n * 8 + k))).collect();
    format!("The {}. ", words.join(" "))
}

fn scattered_bytes(size: usize) -> Vec<u8> {
    (0..size).map(|n| scattered(n * 7919) as u8).collect()
}

fn wide(size: usize) -> Vec<u8> {
    (0..size / 2).flat_map(|n| (0x61 + (n % 26) as u16).to_le_bytes()).collect()
}

fn repeated(piece: &[u8], size: usize) -> Vec<u8> {
    piece.iter().copied().cycle().take(size).collect()
}

/// Attacks on finding the encoding.
pub(crate) const DECODE: [(&str, Make); 13] = [
    ("accents of windows-1252", Make::Bytes(|size| repeated(b"na\xEFve caf\xE9 and more, ", size))),
    ("one high byte at the end", Make::Bytes(|size| [repeated(b"plain words ", size), vec![0xE9]].concat())),
    ("all high bytes in a row", Make::Bytes(|size| (0x80..=0xFF_u8).cycle().take(size).collect())),
    ("bytes without an order", Make::Bytes(scattered_bytes)),
    ("UTF-16 without a mark", Make::Bytes(wide)),
    ("first bytes of three", Make::Bytes(|size| repeated(b"\xE3\x81", size))),
    ("lead bytes of Shift_JIS", Make::Bytes(|size| repeated(b"\x81", size))),
    ("four-byte starts of GB18030", Make::Bytes(|size| repeated(b"\x810\x81", size))),
    ("shifts of ISO-2022-JP", Make::Bytes(|size| repeated(b"\x1b$B\x1b(B", size))),
    ("zero bytes", Make::Bytes(|size| vec![0; size])),
    ("declarations that never end", Make::Bytes(|size| repeated(b"<meta charset=\xE9 ", size))),
    ("Korean with lost halves", Make::Bytes(|size| repeated(b"\xB0\xA1\xB3\xAA\x20\xB4", size))),
    ("UTF-8 cut in each line", Make::Bytes(|size| repeated(b"caf\xC3\xA9 caf\xC3\n", size))),
];

/// Attacks on repair.
pub(crate) const REPAIR: [(&str, Make); 31] = [
    ("entries of a list", Make::Repeat("MÄ…ka\nÅ¹le\nKsiÄ…Å¼ka\n")),
    ("entries without support", Make::Repeat("MÄ…\nÅ¹\nÄ†\n")),
    ("first halves of sequences", Make::Repeat("Ã")),
    ("two of three characters", Make::Repeat("â€")),
    ("one damaged line", Make::Repeat("cafÃ© au lait, trÃ¨s bon ")),
    ("three layers", Make::Repeat("cafÃƒÆ’Ã‚Â© ")),
    ("ampersands of ampersands", Make::Around("&", "amp;", "lt;")),
    ("ampersands alone", Make::Repeat("&")),
    ("numbers of entities that never end", Make::Repeat("&#1")),
    ("marks on one letter", Make::Around("a", "\u{301}", "")),
    ("lost characters", Make::Repeat("a\u{FFFD}Ã ")),
    ("terminal sequences that never end", Make::Repeat("\u{1b}[")),
    ("C1 controls", Make::Repeat("\u{92}s ")),
    ("damage and clean text in turns", Make::Repeat("“quoted” text, Indiaâ€™s frigates, Ωμέγα. ")),
    ("lines of one damaged character", Make::Repeat("Ð\n")),
    ("Cyrillic read as Latin", Make::Repeat("Ïðèâåò ìèð ")),
    ("layered pairs", Make::Repeat("ÃƒÂ¢Ã¢â€šÂ¬")),
    ("sequences that lost a byte", Make::Repeat("â€\u{FFFD}")),
    ("nothing but lost characters", Make::Repeat("\u{FFFD}")),
    ("marks on every letter", Make::Repeat("a\u{301}\u{323}")),
    ("halves of characters", Make::Repeat("í\u{A0}½")),
    ("Cyrillic as line art", Make::Repeat("╨╤")),
    ("letters of Greek in words", Make::Repeat("aÎ²b ")),
    ("capital letters in a row", Make::Repeat("ÃÂÃ‚Â")),
    ("one damaged word in long lines", Make::Numbered(|n| if n % 99 == 0 { "cafÃ©\n".into() } else { sentence(n) })),
    ("quotation marks that lost their ends", Make::Repeat("â€œword â€ ")),
    ("emoji as Latin", Make::Repeat("ðŸ˜€")),
    ("Chinese as Latin", Make::Repeat("æˆ‘ä»¬")),
    ("entities of entities in turns", Make::Repeat("&amp;lt;&amp;eacute; ")),
    ("entities without a space", Make::Repeat("&eacute;")),
    ("entities to type, without a space", Make::Repeat("use&nbsp;.")),
];

/// Attacks on the HTML reader; those on labels and on the writers run on the same pages.
pub(crate) const HTML: [(&str, Make); 43] = [
    ("elements in elements", Make::Nest("<div>", "</div>")),
    ("inline elements never closed", Make::Repeat("<b><i>x")),
    ("inline elements closed in the wrong order", Make::Repeat("<b><i>x</b></i>")),
    ("paragraphs in open inline elements", Make::Repeat("<b><p>x")),
    ("attributes of one element", Make::Around("<p ", "a=1 ", ">kept</p>")),
    ("different attributes of one element", Make::Numbered(|n| if n == 0 { "<p ".into() } else { format!("a{n}=1 ") })),
    ("links never closed", Make::Repeat("<a href=x>y")),
    ("comments never closed", Make::Repeat("<!-- x ")),
    ("tags never closed", Make::Repeat("<p title=\"")),
    ("line breaks", Make::Repeat("x<br>")),
    ("tables in cells", Make::Nest("<table><tr><td>", "</table>")),
    ("cells of one row", Make::Around("<table><tr>", "<td>x", "</table>")),
    ("ends without a start", Make::Around("<p>kept", "</div>", "")),
    ("ends of elements far up", Make::Around("<section><ul>", "<li><b>x</section>", "")),
    ("short blocks", Make::Repeat("<p>a few words</p>")),
    ("short blocks that differ", Make::Numbered(|n| format!("<p>{}</p>", sentence(n)))),
    ("lists in lists", Make::Nest("<ul><li>x", "</li></ul>")),
    ("items of one list", Make::Around("<ul>", "<li><a href=/x>menu</a>", "</ul>")),
    ("quotes in quotes", Make::Nest("<blockquote>x", "</blockquote>")),
    ("one text", Make::Around("<p>", "some words and ", "</p>")),
    ("references never ended", Make::Around("<p>", "&am", "</p>")),
    ("white space", Make::Around("<p>kept", " \n", "</p>")),
    ("JSON-LD in JSON-LD", Make::Around("<script type=application/ld+json>", "[{\"a\":", "</script>")),
    ("many JSON-LD scripts", Make::Repeat("<script type=application/ld+json>{\"headline\":\"x\"}</script>")),
    ("meta elements", Make::Repeat("<meta property=og:title content=x>")),
    ("hidden elements", Make::Repeat("<p style='color:red;display:none'>x</p>")),
    ("a class of many names", Make::Around("<p class=\"", "post share ad ", "\">kept</p>")),
    ("notes and their marks", Make::Numbered(|n| format!("<p>x<sup><a href=#n{n}>{n}</a></sup></p><p id=n{n}>y"))),
    ("details in details", Make::Nest("<details><summary>x</summary>", "</details>")),
    ("signs of Markdown", Make::Repeat("<p>`*_[x](y)|`` ~~ # <code>`</code><a href='a(b'>*z</a>")),
    ("many main headings", Make::Repeat("<h1>A heading of the page</h1>")),
    (
        "authors in JSON-LD",
        Make::Around(
            "<script type=application/ld+json>{\"author\":[",
            "{\"name\":\"Jane Doe\"},",
            "{}]}</script><p>kept",
        ),
    ),
    ("by-lines", Make::Repeat("<p class=byline>By <a href=/author/x>Jane Doe</a></p>")),
    ("a huge attribute", Make::Around("<p title=\"", "word ", "\">kept</p>")),
    ("character data sections", Make::Repeat("<![CDATA[x]]>")),
    ("half-open tags", Make::Repeat("<p <b ")),
    ("comments in comments", Make::Repeat("<!--<!-- x -->y")),
    ("farm of links", Make::Numbered(|n| format!("<a href=/{n}>{}</a> ", word(n)))),
    ("definition lists", Make::Around("<dl>", "<dt>x<dd>y", "</dl>")),
    ("classes that all differ", Make::Numbered(|n| format!("<div class=\"a{n} b{n}\"><p>some text</div>"))),
    ("headings of all levels", Make::Repeat("<h2>a</h2><h3>b</h3><h4>c</h4><p>d")),
    ("hidden in hidden", Make::Nest("<div hidden>x", "</div>")),
    ("comments of readers", Make::Repeat("<div class=comment><a href=/user/x>Jane</a><p>I agree with you.</div>")),
];

/// Attacks on the reader of dumps.
pub(crate) const PLAIN: [(&str, Make); 14] = [
    ("one line", Make::Repeat("word and other words ")),
    ("short lines", Make::Repeat("Home\nNews\n")),
    ("empty lines", Make::Around("x", "\n", "y")),
    ("white space", Make::Around("x", " \t", "y")),
    ("carriage returns", Make::Repeat("x\r")),
    ("items", Make::Repeat("* item\n")),
    ("cells", Make::Repeat("a | b | c\n")),
    ("quotes of quotes", Make::Repeat("> > > > x\n")),
    ("breadcrumbs", Make::Repeat("Home > News > ")),
    ("rules", Make::Repeat("=====\n")),
    ("lines that differ", Make::Numbered(|n| format!("{}\n", sentence(n)))),
    ("paragraphs in capitals", Make::Repeat("ADVERTISEMENT\n\nSHARE THIS\n\n")),
    ("items with letters", Make::Repeat("a. x\n")),
    ("lines of one link", Make::Numbered(|n| format!("https://a.example/{n}\n"))),
];

/// Attacks on sentences.
pub(crate) const SENTENCES: [(&str, Make); 25] = [
    ("no end", Make::Repeat("word ")),
    ("no space", Make::Repeat("word")),
    ("stops", Make::Repeat(".")),
    ("stops with spaces", Make::Repeat(". ")),
    ("initials", Make::Repeat("A. B. ")),
    ("abbreviations", Make::Repeat("Mr. Dr. etc. ")),
    ("addresses", Make::Repeat("a.b.c.")),
    ("quotation marks", Make::Repeat("\"' )")),
    ("brackets never closed", Make::Repeat("(. ")),
    ("numbers", Make::Repeat("1. 2.3. ")),
    ("line feeds", Make::Repeat("x\n")),
    ("Japanese stops", Make::Repeat("。」")),
    ("Thai without stops", Make::Repeat("ภาษาไทย")),
    ("lost spaces", Make::Repeat("He went.She stayed.")),
    ("letters with stops", Make::Repeat("a. ")),
    ("runs of emoji", Make::Repeat("😀👍🏽")),
    ("ellipses", Make::Repeat("… ")),
    ("nested brackets", Make::Nest("(", ")")),
    ("marks on letters", Make::Repeat("e\u{301}. ")),
    ("quotations in quotations", Make::Repeat("“‘He ran.’ ")),
    ("lines of pictures never closed", Make::Numbered(|n| format!("{}{n}\n", "![".repeat(480)))),
    ("lines of tags never closed", Make::Numbered(|n| format!("{}{n}\n", "<a".repeat(480)))),
    ("lines of badges", Make::Numbered(|n| format!("[![a](b)](c) [x{n}][y]\n"))),
    (
        "lines at the right margin",
        Make::Numbered(|n| format!("the harbour of Riva, {}, closes when the\nOld mole\n\n", word(n))),
    ),
    ("entries of a table of contents", Make::Numbered(|n| format!("{} . . . . . . . . . . . . {n}\n", word(n)))),
];

/// Attacks on summaries and key phrases.
pub(crate) const SUMMARIES: [(&str, Make); 14] = [
    ("sentences that differ", Make::Numbered(sentence)),
    ("one sentence again and again", Make::Repeat("The bridge over the river was opened again. ")),
    ("one long sentence", Make::Repeat("word and other words ")),
    ("one word", Make::Repeat("word ")),
    ("names", Make::Numbered(|n| format!("Anna {} and Bert {} met. ", word(n), word(scattered(n))))),
    ("short sentences", Make::Repeat("He ran. ")),
    ("pairs that share a word", Make::Numbered(|n| format!("The old {} met the old {}. ", word(n / 2), word(n)))),
    ("Chinese", Make::Repeat("桥梁在春天重新开放，")),
    ("Chinese sentences", Make::Repeat("桥梁在春天重新开放。工程师测量了河流。")),
    ("paragraphs", Make::Numbered(|n| format!("{}\n\n", sentence(n)))),
    ("the same word in each sentence", Make::Numbered(|n| format!("Bridge bridge {}. ", word(n)))),
    ("releases", Make::Numbered(|n| format!("## 1.{n} - 2026-03-01\n\n- {}\n\n", sentence(n)))),
    ("sections of a manual", Make::Numbered(|n| format!("A(1)\n{}\n       {}\n", word(n).to_uppercase(), sentence(n)))),
    ("names in capitals", Make::Numbered(|n| format!("NATO and {} met. ", word(n).to_uppercase()))),
];
