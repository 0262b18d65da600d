//! Converts `MathML` to TeX: takes the TeX that the page provides, or builds it from the elements.

use super::tokens::{Attributes, Name};
use crate::page::Formula;

/// The deepest nesting that is represented; deeper elements count as rows.
const MAX_DEPTH: usize = 64;
/// How many bytes of text are read; anything longer is not a formula.
const MAX_TEXT: usize = 1 << 16;

/// A formula that is being read.
#[derive(Debug, Default)]
pub(super) struct MathReader {
    open: Vec<Node>,
    /// The number of start tags that were not pushed because too many elements are open.
    overflow: usize,
    /// TeX that the page provides in `annotation` or `alttext`.
    given: Option<String>,
    given_as_text: Option<String>,
    display: bool,
    /// The number of bytes of text so far.
    bytes: usize,
}

/// An element with the TeX of its children.
#[derive(Debug, Default)]
struct Node {
    name: String,
    parts: Vec<String>,
    text: String,
    /// The brackets of `mfenced`.
    fence: Option<(String, String)>,
    is_tex: bool,
}

impl MathReader {
    /// Begins at the start tag of `math`.
    pub(super) fn new(attributes: &Attributes) -> Self {
        let is_block = |value: &str| value.eq_ignore_ascii_case("block") || value.eq_ignore_ascii_case("true");
        let display = attributes.get(Name::Display).is_some_and(is_block);
        let given_as_text = attributes.get(Name::AltText).filter(|text| !text.trim().is_empty()).map(str::to_owned);
        Self { open: vec![Node::default()], display, given_as_text, ..Self::default() }
    }

    pub(super) fn start(&mut self, name: &[u8], attributes: &Attributes) {
        if self.open.len() >= MAX_DEPTH {
            self.overflow += 1;
            return;
        }
        let name = String::from_utf8_lossy(name).into_owned();
        let fence = (name == "mfenced").then(|| {
            let get = |name, other: &str| attributes.get(name).unwrap_or(other).to_owned();
            (get(Name::Open, "("), get(Name::Close, ")"))
        });
        let is_tex = name == "annotation" && attributes.get(Name::Encoding).is_some_and(is_tex_type);
        self.open.push(Node { name, fence, is_tex, ..Node::default() });
    }

    pub(super) fn end(&mut self, name: &[u8]) {
        if self.overflow > 0 {
            self.overflow -= 1;
        } else if self.open.len() > 1 && self.open.iter().skip(1).any(|node| node.name.as_bytes() == name) {
            while self.open.len() > 1 {
                let node = self.open.pop().unwrap_or_default();
                let found = node.name.as_bytes() == name;
                self.close(node);
                if found {
                    break;
                }
            }
        }
    }

    pub(super) fn text(&mut self, text: &str) {
        self.bytes += text.len();
        if let Some(node) = self.open.last_mut().filter(|_| self.bytes <= MAX_TEXT) {
            node.text.push_str(text);
        }
    }

    fn close(&mut self, node: Node) {
        if node.is_tex && !node.text.trim().is_empty() {
            self.given = Some(node.text);
            return;
        }
        if matches!(node.name.as_str(), "annotation" | "annotation-xml" | "mphantom" | "script" | "style") {
            return;
        }
        let tex = node.tex();
        if let Some(around) = self.open.last_mut() {
            around.parts.push(tex);
        }
    }

    /// The formula; `None` when it is empty.
    pub(super) fn finish(mut self) -> Option<Formula> {
        while self.open.len() > 1 {
            let node = self.open.pop().unwrap_or_default();
            self.close(node);
        }
        let root = self.open.pop().unwrap_or_default();
        let made = root.parts.join("") + &escaped(root.text.trim());
        // Authors also put plain words in `alttext`, which are not TeX.
        let is_plain_words = |text: &String| text.contains(' ') && !text.contains(['\\', '^', '_', '=', '{']);
        let alternative = self.given_as_text.filter(|text| !is_plain_words(text) || made.trim().is_empty());
        let tex = super::tex::bare(&self.given.or(alternative).unwrap_or(made));
        (!tex.is_empty()).then(|| Formula::new(tex, self.display))
    }
}

fn is_tex_type(kind: &str) -> bool {
    let kind = kind.trim().to_ascii_lowercase();
    matches!(kind.as_str(), "application/x-tex" | "application/x-latex" | "tex" | "latex" | "text/latex" | "text/x-tex")
}

impl Node {
    fn tex(&self) -> String {
        let part = |n: usize| self.parts.get(n).map_or("", String::as_str);
        match self.name.as_str() {
            "mi" => identifier(self.text.trim()),
            "mn" => escaped(self.text.trim()),
            "mo" => operator(self.text.trim()),
            "mtext" | "ms" => format!("\\text{{{}}}", self.text.trim()),
            "mspace" => " ".into(),
            "msup" => format!("{}^{}", group(part(0)), group(part(1))),
            "msub" => format!("{}_{}", group(part(0)), group(part(1))),
            "msubsup" | "munderover" => format!("{}_{}^{}", group(part(0)), group(part(1)), group(part(2))),
            "mfrac" => format!("\\frac{{{}}}{{{}}}", part(0), part(1)),
            "msqrt" => format!("\\sqrt{{{}}}", self.parts.concat()),
            "mroot" => format!("\\sqrt[{}]{{{}}}", part(1), part(0)),
            "mover" => over(part(0), part(1)),
            "munder" => under(part(0), part(1)),
            "mtable" => format!("\\begin{{matrix}}{}\\end{{matrix}}", self.parts.join(" \\\\ ")),
            "mtr" | "mlabeledtr" => self.parts.join(" & "),
            "mfenced" => {
                let (open, close) = self.fence.clone().unwrap_or_default();
                format!("{open}{}{close}", self.parts.join(","))
            }
            "semantics" => part(0).to_owned(),
            _ => self.parts.concat() + &escaped(self.text.trim()),
        }
    }
}

/// `tex` as a single argument.
fn group(tex: &str) -> String {
    let tex = tex.trim();
    let single =
        tex.chars().count() == 1 || (tex.starts_with('\\') && tex[1..].chars().all(|c| c.is_ascii_alphabetic()));
    if single { tex.to_owned() } else { format!("{{{tex}}}") }
}

/// The TeX name of a letter or sign, if it has one.
fn named(c: char) -> Option<&'static str> {
    let letter = !c.is_ascii();
    // Of several names for a sign, the shortest is the usual one.
    let names = super::tex_table::COMMANDS.iter().filter(|(_, sign)| letter && sign.chars().eq([c]));
    names.map(|(name, _)| *name).min_by_key(|name| (name.starts_with("var"), name.len()))
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match named(c) {
            Some(name) => out.extend(["\\", name, " "]),
            None if matches!(c, '%' | '#' | '$' | '&' | '_') => out.extend(['\\', c]),
            None if matches!(c, '\u{2061}'..='\u{2064}') => {}
            None => out.push(c),
        }
    }
    // A name at the end needs no space after it.
    if out.ends_with(' ') && text.chars().count() == 1 { out.trim_end().to_owned() } else { out }
}

fn identifier(text: &str) -> String {
    let function = text.chars().count() > 1 && text.chars().all(|c| c.is_ascii_alphabetic());
    let tex = escaped(text);
    match text {
        "sin" | "cos" | "tan" | "log" | "ln" | "exp" | "lim" | "max" | "min" | "det" | "arg" | "sup" | "inf" => {
            format!("\\{text} ")
        }
        _ if function => format!("\\mathrm{{{text}}}"),
        _ if tex.starts_with('\\') => tex + " ",
        _ => tex,
    }
}

fn operator(text: &str) -> String {
    let tex = escaped(text);
    match text {
        "{" => "\\{".into(),
        "}" => "\\}".into(),
        "−" => "-".into(),
        "=" | "+" | "<" | ">" => format!(" {text} "),
        _ if tex.starts_with('\\') => format!(" {tex} "),
        _ => tex,
    }
}

fn over(base: &str, mark: &str) -> String {
    let accent = match mark.trim() {
        "^" | "ˆ" | "\u{302}" => "\\hat",
        "¯" | "‾" | "―" | "\u{304}" => "\\overline",
        "\\to" | "\u{20D7}" => "\\vec",
        "˙" | "." => "\\dot",
        "¨" => "\\ddot",
        "~" | "˜" | "\\sim" => "\\tilde",
        mark => return format!("\\overset{{{mark}}}{{{base}}}"),
    };
    format!("{accent}{{{base}}}")
}

fn under(base: &str, mark: &str) -> String {
    let limit = ["\\sum", "\\prod", "\\lim", "\\max", "\\min", "\\bigcup", "\\bigcap"];
    if limit.iter().any(|name| base.trim().starts_with(name)) {
        format!("{}_{{{mark}}}", base.trim())
    } else {
        format!("\\underset{{{mark}}}{{{base}}}")
    }
}
