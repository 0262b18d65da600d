//! Converts TeX to readable text: `\frac{a}{b}` to `a/b`, `x^2` to `x²`, `\alpha` to `α`.

use super::tex_table::COMMANDS;
use crate::page::{Shift, shifted};

/// The deepest nesting of groups that is read; deeper groups are dropped.
const MAX_DEPTH: usize = 32;

/// TeX on one line, without the delimiters that tools put around it.
pub(super) fn bare(tex: &str) -> String {
    let mut tex = tex.trim();
    for (open, close) in [("$$", "$$"), ("\\[", "\\]"), ("\\(", "\\)"), ("$", "$")] {
        if let Some(inner) = tex.strip_prefix(open).and_then(|rest| rest.strip_suffix(close)) {
            tex = inner.trim();
            break;
        }
    }
    for style in ["\\displaystyle", "\\textstyle", "\\scriptstyle"] {
        let inner = tex.strip_prefix('{').and_then(|rest| rest.strip_suffix('}')).map(str::trim_start);
        let group = inner.and_then(|inner| inner.strip_prefix(style)).filter(|inner| is_balanced(inner));
        let open = tex.strip_prefix(style).filter(|rest| !rest.starts_with(|c: char| c.is_ascii_alphabetic()));
        tex = group.or(open).unwrap_or(tex).trim();
    }
    tex.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn is_balanced(tex: &str) -> bool {
    let mut depth = 0_i32;
    let mut escaped = false;
    for c in tex.chars() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if depth < 0 {
            return false;
        }
    }
    depth == 0
}

/// `tex` as readable text.
pub(super) fn readable(tex: &str) -> String {
    let mut reader = TexReader { rest: tex, depth: 0 };
    let text = reader.until(None);
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    words.replace(" ,", ",").replace("( ", "(").replace(" )", ")")
}

/// What becomes of the arguments of a command.
#[derive(Clone, Copy)]
enum Form {
    /// Two arguments with a slash between them.
    Fraction,
    /// A binomial coefficient.
    Choice,
    /// A root, whose degree may come first in square brackets.
    Root,
    /// The name of a function.
    Function,
    /// A combining character on each letter.
    Accent(char),
    /// The first argument above the second.
    Above,
    /// The first argument below the second.
    Below,
    /// Letters for sets of numbers.
    DoubleStruck,
    /// The name of an environment, with the columns of a table.
    Begin,
    /// The size of the bracket that follows.
    Bracket,
    /// An argument without text.
    Skipped,
    /// An argument without text before another one.
    Second,
    /// Text.
    Text,
}

/// The commands that take arguments, by what becomes of those.
#[rustfmt::skip]
const FORMS: [(Form, &[&str]); 19] = [
    (Form::Fraction, &["frac", "dfrac", "tfrac", "cfrac"]),
    (Form::Choice, &["binom", "dbinom", "tbinom"]),
    (Form::Root, &["sqrt"]),
    (Form::Function, &["operatorname"]),
    (Form::Accent('\u{302}'), &["hat", "widehat"]),
    (Form::Accent('\u{304}'), &["bar", "overline"]),
    (Form::Accent('\u{20D7}'), &["vec", "overrightarrow"]),
    (Form::Accent('\u{307}'), &["dot"]),
    (Form::Accent('\u{308}'), &["ddot"]),
    (Form::Accent('\u{303}'), &["tilde", "widetilde"]),
    (Form::Above, &["overset", "stackrel"]),
    (Form::Below, &["underset"]),
    (Form::DoubleStruck, &["mathbb"]),
    (Form::Begin, &["begin"]),
    (Form::Bracket, &["left", "right", "big", "Big", "bigg", "Bigg", "bigl", "bigr", "Bigl", "Bigr", "biggl", "biggr"]),
    (Form::Skipped, &["end", "color", "label", "tag", "hspace", "vspace", "phantom", "vphantom", "hphantom"]),
    (Form::Second, &["textcolor"]),
    (Form::Text, &["text", "textrm", "textit", "textbf", "mbox", "hbox", "texttt", "textsf"]),
    (Form::Text, &[
        "mathrm", "mathit", "mathbf", "mathcal", "mathscr", "mathfrak", "mathsf", "mathtt", "boldsymbol", "bm", "boxed",
        "mathop", "mathbin", "mathrel", "mathord", "mathopen", "mathclose", "ensuremath", "underline", "overbrace",
        "underbrace", "ce", "smash", "pmb",
    ]),
];

fn form_of(name: &str) -> Option<Form> {
    FORMS.iter().find(|(_, names)| names.contains(&name)).map(|(form, _)| *form)
}

struct TexReader<'a> {
    rest: &'a str,
    depth: usize,
}

/// Operators and relations that are easier to read with spaces around them.
const SPACED: [&str; 26] = [
    "=", "<", ">", "≤", "≥", "≠", "≈", "≡", "∼", "≃", "≅", "∝", "→", "←", "↔", "⇒", "⇐", "⇔", "↦", "∈", "∉", "⊂", "⊆",
    "×", "±", "∪",
];

impl TexReader<'_> {
    fn next(&mut self) -> Option<char> {
        let c = self.rest.chars().next()?;
        self.rest = &self.rest[c.len_utf8()..];
        Some(c)
    }

    /// Reads up to the sign that closes a group.
    fn until(&mut self, close: Option<char>) -> String {
        let mut out = String::new();
        while let Some(c) = self.next() {
            match c {
                _ if Some(c) == close => break,
                '\\' => self.command(&mut out),
                '{' => out.push_str(&self.group()),
                '^' => self.shift(Shift::Up, &mut out),
                '_' => self.shift(Shift::Down, &mut out),
                '&' | '~' => out.push(' '),
                '}' | '$' | '%' => {}
                '-' => Self::operator('−', &mut out),
                '+' | '=' | '<' | '>' => Self::operator(c, &mut out),
                '\'' => out.push('′'),
                c => out.push(c),
            }
        }
        out
    }

    fn group(&mut self) -> String {
        if self.depth >= MAX_DEPTH {
            return String::new();
        }
        self.depth += 1;
        let text = self.until(Some('}'));
        self.depth -= 1;
        text
    }

    /// Writes spaces around a binary operator, and none around a unary one.
    fn operator(c: char, out: &mut String) {
        let binary = out.trim_end().chars().next_back().is_some_and(|c| c.is_alphanumeric() || is_closing(c));
        if binary || matches!(c, '=' | '<' | '>') {
            out.extend([' ', c, ' ']);
        } else {
            out.push(c);
        }
    }

    /// Reads the next argument of a command: a group, a command or a character.
    fn argument(&mut self) -> String {
        self.rest = self.rest.trim_start();
        match self.next() {
            Some('{') => self.group(),
            Some('\\') => {
                let mut out = String::new();
                if self.depth < MAX_DEPTH {
                    self.depth += 1;
                    self.command(&mut out);
                    self.depth -= 1;
                }
                out
            }
            Some(c) => c.to_string(),
            None => String::new(),
        }
    }

    /// Reads an argument in square brackets, if one follows.
    fn option(&mut self) -> Option<String> {
        let rest = self.rest.trim_start().strip_prefix('[')?;
        let (inner, rest) = rest.split_once(']')?;
        self.rest = rest;
        Some(readable(inner))
    }

    fn shift(&mut self, shift: Shift, out: &mut String) {
        let text = self.argument();
        let text = text.trim();
        out.truncate(out.trim_end().len());
        let base = out.trim_end_matches(|c| is_shifted(c) || matches!(c, '∞' | ')' | '^'));
        let large = base.chars().next_back().is_some_and(|c| matches!(c, '∑' | '∏' | '∫' | '⋃' | '⋂' | '∮'));
        let marks = text.chars().all(|c| matches!(c, '′' | '°' | '∗' | '*'));
        match shifted(shift, &text.replace(' ', "")) {
            _ if marks => out.push_str(text),
            Some(shifted) if !text.is_empty() => out.push_str(&shifted),
            _ if text.is_empty() => {}
            _ => {
                out.push(if shift == Shift::Up { '^' } else { '_' });
                let single = text.chars().count() == 1;
                if single { out.push_str(text) } else { out.extend(["(", text, ")"]) }
            }
        }
        if large && !self.rest.trim_start().starts_with(['^', '_']) {
            out.push(' ');
        }
    }

    fn command(&mut self, out: &mut String) {
        let end = self.rest.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(self.rest.len());
        let (name, rest) = self.rest.split_at(end);
        self.rest = rest;
        if name.is_empty() {
            return self.control_sign(out);
        }
        match form_of(name) {
            Some(form) => self.with_arguments(form, out),
            None => self.named(name, out),
        }
    }

    /// Writes the arguments of a command in the form it asks for.
    fn with_arguments(&mut self, form: Form, out: &mut String) {
        match form {
            Form::Fraction | Form::Choice | Form::Above | Form::Below => {
                let (first, second) = (self.argument(), self.argument());
                let (above, below) = (first.trim(), second.trim());
                match form {
                    Form::Fraction => out.push_str(&joined(&first, "/", &second)),
                    Form::Choice => out.extend(["(", above, " choose ", below, ")"]),
                    Form::Above => out.extend([below, "^(", above, ")"]),
                    _ => out.extend([below, "_(", above, ")"]),
                }
            }
            Form::Root => self.root(out),
            Form::Function => {
                self.rest = self.rest.strip_prefix('*').unwrap_or(self.rest);
                let inner = self.argument();
                out.push_str(&function(&inner, self.rest));
            }
            Form::Accent(accent) => self.accented(accent, out),
            Form::DoubleStruck => out.extend(self.argument().chars().map(double_struck)),
            Form::Begin => {
                let _ = self.argument();
                if self.rest.starts_with('{') {
                    let _ = self.argument();
                }
            }
            Form::Bracket => {
                self.rest = self.rest.trim_start();
                self.rest = self.rest.strip_prefix('.').unwrap_or(self.rest);
            }
            Form::Skipped => drop(self.argument()),
            Form::Second => {
                let _ = self.argument();
                out.push_str(&self.argument());
            }
            Form::Text => out.push_str(&self.argument()),
        }
    }

    fn root(&mut self, out: &mut String) {
        let degree = self.option();
        let inner = self.argument();
        match degree.as_deref() {
            None | Some("2") => out.push('√'),
            Some("3") => out.push('∛'),
            Some("4") => out.push('∜'),
            Some(degree) => out.push_str(&format!("{}√", shifted(Shift::Up, degree).unwrap_or_default())),
        }
        out.push_str(&in_brackets(&inner));
    }

    /// Writes a command that stands for a sign, a function or nothing.
    fn named(&mut self, name: &str, out: &mut String) {
        match COMMANDS.binary_search_by_key(&name, |entry| entry.0) {
            Ok(at) if SPACED.contains(&COMMANDS[at].1) => out.extend([" ", COMMANDS[at].1, " "]),
            Ok(at) => out.push_str(COMMANDS[at].1),
            Err(_) => {
                if out.ends_with(char::is_alphanumeric) {
                    out.push(' ');
                }
                out.push_str(&function(name, self.rest));
            }
        }
    }

    fn control_sign(&mut self, out: &mut String) {
        match self.next() {
            Some('\\') => out.push_str("; "),
            Some(',' | ';' | ':' | ' ' | '>') => out.push(' '),
            Some('!' | '(' | ')' | '[' | ']') | None => {}
            Some('|') => out.push('‖'),
            Some(c) => out.push(c),
        }
    }

    fn accented(&mut self, mark: char, out: &mut String) {
        let inner = self.argument();
        let inner = inner.trim();
        out.push_str(inner);
        if inner.chars().count() == 1 {
            out.push(mark);
        }
    }
}

fn is_closing(c: char) -> bool {
    matches!(c, ')' | ']' | '}' | '′' | '!' | '∞' | '|')
        || is_shifted(c)
        || ('\u{300}'..='\u{36F}').contains(&c)
        || c == '\u{20D7}'
}

/// True for superscript and subscript characters.
fn is_shifted(c: char) -> bool {
    matches!(c, '²' | '³' | '¹' | '\u{2070}'..='\u{209C}' | '\u{1D2C}'..='\u{1D6A}')
}

/// The name of a function, with a space if an argument follows.
fn function(name: &str, rest: &str) -> String {
    let applied = rest.trim_start().starts_with(|c: char| c.is_alphanumeric() || c == '\\' || c == '{');
    format!("{}{}", name.trim(), if applied { " " } else { "" })
}

fn joined(above: &str, sign: &str, below: &str) -> String {
    format!("{}{sign}{}", in_brackets(above), in_brackets(below))
}

/// `text` in brackets if it is more than one term.
fn in_brackets(text: &str) -> String {
    let text = text.trim();
    let one = text.chars().all(|c| c.is_alphanumeric() || is_shifted(c) || matches!(c, '.' | ',' | '′' | '∞' | '∂'))
        && (text.chars().all(|c| !c.is_ascii_alphabetic() || text.chars().count() <= 2) || text.chars().count() == 1);
    let wrapped = text.starts_with('(') && text.ends_with(')') && !text[1..text.len() - 1].contains(['(', ')']);
    if one || wrapped { text.to_owned() } else { format!("({text})") }
}

fn double_struck(c: char) -> char {
    match c {
        'C' => 'ℂ',
        'H' => 'ℍ',
        'N' => 'ℕ',
        'P' => 'ℙ',
        'Q' => 'ℚ',
        'R' => 'ℝ',
        'Z' => 'ℤ',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn makes_formulas_readable() {
        for (tex, text) in [
            ("T = 2\\pi\\sqrt{\\frac{L}{g}}", "T = 2π√(L/g)"),
            ("E=mc^2", "E = mc²"),
            ("x_{1,2}=\\frac{-b\\pm\\sqrt{b^2-4ac}}{2a}", "x_(1,2) = (−b ± √(b² − 4ac))/2a"),
            ("\\sum_{i=1}^{n} i^2", "∑ᵢ₌₁ⁿ i²"),
            ("\\int_0^\\infty e^{-x}\\,dx", "∫₀^∞ e⁻ˣ dx"),
            ("\\alpha \\in \\mathbb{R}", "α ∈ ℝ"),
            ("\\sin x + \\cos(y)", "sin x + cos(y)"),
            ("\\text{if } n \\ge 0", "if n ≥ 0"),
            ("\\hat{x}", "x\u{302}"),
            ("\\mathrm{H_2O}", "H₂O"),
            ("a_n", "aₙ"),
            ("f'(x)", "f′(x)"),
            ("\\sqrt[3]{x}", "∛x"),
            ("\\left( a \\right)", "(a)"),
            ("\\begin{pmatrix} a & b \\\\ c & d \\end{pmatrix}", "a b ; c d"),
            ("{", ""),
            ("\\", ""),
        ] {
            assert_eq!(readable(tex), text, "{tex}");
        }
    }

    #[test]
    fn removes_delimiters() {
        assert_eq!(bare("{\\displaystyle t=60-4n}"), "t=60-4n");
        assert_eq!(bare("$$ a\n b $$"), "a b");
        assert_eq!(bare("\\(x\\)"), "x");
        assert_eq!(bare("{a}{b}"), "{a}{b}");
        assert_eq!(bare("{\\displaystyle a}+{b}"), "{\\displaystyle a}+{b}");
    }

    #[test]
    fn deep_groups_do_not_overflow() {
        let _ = readable(&"{".repeat(100_000));
        let _ = readable(&"\\frac".repeat(10_000));
        let _ = readable(&"^".repeat(10_000));
        let _ = readable(&"\\hat\\hat".repeat(10_000));
    }
}
