//! Running text as Markdown: emphasis, links, code, formulas.

use super::Style;
use crate::clean::escape::{self, Context};
use crate::clean::inline::{self, Around, safe_address};
use crate::clean::notes::Notes;
use crate::clean::raw_tex::formula_in;
use crate::page::{MarkKind, exponent};

/// Running text as Markdown.
pub(super) struct Inline<'a> {
    pub(super) out: String,
    /// Where the last opened mark starts.
    pub(super) opened: usize,
    /// For each open mark, whether it was written as an HTML tag.
    pub(super) tags: Vec<bool>,
    pub(super) style: Style,
    pub(super) notes: &'a Notes,
    pub(super) context: Context,
    pub(super) hard_breaks: bool,
    pub(super) has_formulas: bool,
    pub(super) in_note: bool,
}

impl Inline<'_> {
    /// True if `sign` can start here. Right after another sign, the two would be read as one longer sign.
    fn has_room(&self, sign: char) -> bool {
        !self.out.ends_with(sign) || self.opened == self.out.len()
    }

    fn plain(&mut self, text: &str) {
        if !self.has_formulas {
            return escape::text(text, self.context, self.hard_breaks, &mut self.out);
        }
        for (n, part) in text.split('$').enumerate() {
            if n > 0 {
                self.out.push_str("\\$");
            }
            escape::text(part, self.context, self.hard_breaks, &mut self.out);
        }
    }

    /// True for a link that leads back from a note.
    fn leads_back(&self, address: &str, text: &str) -> bool {
        self.in_note && address.starts_with('#') && text.chars().count() <= LONGEST_BACK_LINK
    }
}

/// Links back from a note have at most this many characters: `↩︎`, `[12]`, `a`.
const LONGEST_BACK_LINK: usize = 5;

impl inline::MarkSink for Inline<'_> {
    fn text(&mut self, text: &str) {
        let mut rest = text;
        while let Some((at, formula)) = formula_in(rest) {
            self.plain(&rest[..at]);
            let tex = &rest[at + formula.open..at + formula.len - formula.open];
            self.out.push_str(&escape::formula(tex.trim(), formula.display, self.context));
            rest = &rest[at + formula.len..];
        }
        self.plain(rest);
    }

    fn atom(&mut self, kind: &MarkKind, around: Around<'_>) -> bool {
        let text = around.inside;
        if let Some(shift) = kind.shift() {
            // What has a Unicode form is written in that form.
            let inner = exponent(shift, around.before, text).filter(|_| text.starts_with(['^', '_']));
            let Some(inner) = inner else { return false };
            let tag = if *kind == MarkKind::Superscript { "sup" } else { "sub" };
            self.out.extend(["<", tag, ">"]);
            escape::text(&inner, self.context, self.hard_breaks, &mut self.out);
            self.out.extend(["</", tag, ">"]);
            return true;
        }
        match kind {
            // `[a]:` at the start of a paragraph defines a link, in code too.
            MarkKind::Code if self.out.starts_with('[') && text.contains("]:") => return false,
            MarkKind::Code => escape::code(text, self.context, &mut self.out),
            MarkKind::Formula(formula) if !formula.tex.contains('$') => {
                self.out.push_str(&escape::formula(&formula.tex, formula.display, self.context));
            }
            MarkKind::Picture(address) if self.style.images => {
                let Some(address) = safe_address(address) else { return false };
                escape::image(text, &address, None, self.context, &mut self.out);
            }
            MarkKind::Link(address) if self.leads_back(address, text) => {}
            MarkKind::Link(address) if self.style.links => match self.notes.reference(address, text) {
                Some(number) => self.out.push_str(&format!("[^{number}]")),
                None => return false,
            },
            _ => return false,
        }
        true
    }

    fn open(&mut self, kind: &MarkKind, around: Around<'_>) -> bool {
        if escape::has_blank_line(around.inside) {
            return false;
        }
        let tag = emphasis_tag(kind).filter(|_| needs_tag(around));
        let sign = match kind {
            _ if tag.is_some() => "",
            MarkKind::Strong if self.has_room('*') && escape::flanks(around) => "**",
            MarkKind::Emphasis if self.has_room('*') && escape::flanks(around) => "*",
            MarkKind::Deleted if self.has_room('~') && !around.inside.contains('~') && escape::flanks(around) => "~~",
            MarkKind::Link(address) if self.style.links && safe_address(address).is_some() => {
                if self.out.ends_with('!') {
                    self.out.pop();
                    self.out.push_str("\\!");
                }
                "["
            }
            _ => return false,
        };
        self.out.push_str(sign);
        if let Some(tag) = tag {
            self.out.extend(["<", tag, ">"]);
        }
        self.tags.push(tag.is_some());
        self.opened = self.out.len();
        true
    }

    fn close(&mut self, kind: &MarkKind) {
        if let (Some(true), Some(tag)) = (self.tags.pop(), emphasis_tag(kind)) {
            self.out.extend(["</", tag, ">"]);
            return;
        }
        match kind {
            MarkKind::Strong => self.out.push_str("**"),
            MarkKind::Emphasis => self.out.push('*'),
            MarkKind::Deleted => self.out.push_str("~~"),
            MarkKind::Link(address) => {
                let address = escape::address(&safe_address(address).unwrap_or_default());
                self.out.extend(["](", &address, ")"]);
            }
            _ => {}
        }
    }
}

/// The HTML tag of emphasis.
fn emphasis_tag(kind: &MarkKind) -> Option<&'static str> {
    match kind {
        MarkKind::Strong => Some("strong"),
        MarkKind::Emphasis => Some("em"),
        _ => None,
    }
}

/// True if asterisks around the words in `around` would be text rather than emphasis: they end in punctuation, and a letter
/// follows, as it does in every `**注意：**不要` of languages without spaces.
fn needs_tag(around: Around<'_>) -> bool {
    around.inside.contains(char::is_alphanumeric) && !escape::flanks(around)
}
