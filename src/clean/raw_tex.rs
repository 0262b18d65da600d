//! Finds formulas that a page contains as TeX in its text, for a script such as `MathJax` to draw.

/// A formula that the text contains as TeX.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct RawFormula {
    /// Bytes of the delimiter at each end; 0 if the formula has none but an environment of TeX.
    pub open: usize,
    /// Bytes of the whole formula.
    pub len: usize,
    pub display: bool,
}

/// A longer text between two delimiters is not a formula. In bytes; the longest formula of the development pages has 1.2 KB.
const MAX_FORMULA: usize = 4 << 10;
/// As many small letters in a row are a word and not a product of variables, as in the regular expression `\(foo\)`.
const WORD: usize = 3;
/// Environments that `MathJax` and `KaTeX` draw without delimiters around them.
const ENVIRONMENTS: [&str; 8] =
    ["align", "alignat", "displaymath", "eqnarray", "equation", "flalign", "gather", "multline"];

/// The first formula in `text` and where it begins.
pub(super) fn formula_in(text: &str) -> Option<(usize, RawFormula)> {
    let mut at = 0;
    while let Some(next) = text[at..].find(['\\', '$']) {
        at += next;
        if let Some(formula) = formula_at(text, at) {
            return Some((at, formula));
        }
        // An escaped dollar sign or backslash opens nothing.
        let escaped = text[at..].starts_with("\\\\") || text[at..].starts_with("\\$");
        at += if escaped || text[at..].starts_with("$$") { 2 } else { 1 };
    }
    None
}

fn formula_at(text: &str, at: usize) -> Option<RawFormula> {
    let rest = &text[at..];
    if rest.starts_with("\\(") {
        enclosed(rest, "\\)", false, |tex| is_tex(tex) || is_short(tex))
    } else if rest.starts_with("\\[") {
        enclosed(rest, "\\]", true, is_tex)
    } else if rest.starts_with("$$") {
        enclosed(rest, "$$", true, is_tex)
    } else if rest.starts_with('$') {
        let in_word = text[..at].ends_with(|c: char| c.is_alphanumeric() || matches!(c, '$' | '\\'));
        if in_word { None } else { between_dollars(rest) }
    } else {
        environment(rest)
    }
}

/// The formula at the start of `text` up to `close`, which is as long as the delimiter before it.
fn enclosed(text: &str, close: &str, display: bool, is_formula: impl Fn(&str) -> bool) -> Option<RawFormula> {
    let open = close.len();
    let inner = within_reach(text.get(open..)?);
    let end = inner.find(close).filter(|&end| end > 0 && !inner[..end].contains('\n'))?;
    is_formula(&inner[..end]).then_some(RawFormula { open, len: end + 2 * open, display })
}

/// The formula between single dollar signs at the start of `text`. Prices and variables of shells are between such signs
/// too, so there must be no space inside the signs and no letter or digit after them (the rule of pandoc), and something that
/// only TeX contains.
fn between_dollars(text: &str) -> Option<RawFormula> {
    let inner = within_reach(&text[1..]);
    let end = inner.find('$').filter(|&end| end > 0 && !inner[..end].contains('\n'))?;
    let (tex, after) = (&inner[..end], &inner[end + 1..]);
    let edges = tex.starts_with(char::is_whitespace) || tex.ends_with(|c: char| c.is_whitespace() || c == '\\');
    let goes_on = after.starts_with(|c: char| c.is_alphanumeric() || c == '$');
    (!edges && !goes_on && is_balanced(tex) && has_tex_sign(tex)).then_some(RawFormula {
        open: 1,
        len: end + 2,
        display: false,
    })
}

/// The environment at the start of `text`: `\begin{equation}` to `\end{equation}`.
fn environment(text: &str) -> Option<RawFormula> {
    let named = text.strip_prefix("\\begin{")?;
    let name = &named[..named.bytes().take(MAX_NAME).position(|b| b == b'}')?];
    if !ENVIRONMENTS.contains(&name.strip_suffix('*').unwrap_or(name)) {
        return None;
    }
    let close = format!("\\end{{{name}}}");
    let reach = within_reach(text);
    let end = reach.find(&close).filter(|&end| !reach[..end].contains('\n'))?;
    Some(RawFormula { open: 0, len: end + close.len(), display: true })
}

/// Bytes of the longest name of an environment, with its bracket.
const MAX_NAME: usize = 16;

/// The part of `text` in which a formula must end.
fn within_reach(text: &str) -> &str {
    let mut end = text.len().min(MAX_FORMULA);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// True for text that is TeX rather than words or money between its signs.
fn is_tex(text: &str) -> bool {
    !text.contains('$')
        && text.contains(char::is_alphanumeric)
        && text.contains(['\\', '^', '_', '=', '{', '+', '<', '>'])
}

/// True for a formula without anything that only TeX contains: `k`, `f(x)`, `n - 1`.
fn is_short(text: &str) -> bool {
    let plain = |c: char| c.is_alphanumeric() || " ()[],.;:'|!/*-".contains(c);
    let is_word = |run: &str| run.len() >= WORD && run.bytes().all(|b| b.is_ascii_lowercase());
    text.contains(char::is_alphanumeric)
        && text.chars().all(plain)
        && !text.split(|c: char| !c.is_ascii_alphabetic()).any(is_word)
}

/// True if every brace in `tex` has its counterpart.
fn is_balanced(tex: &str) -> bool {
    let mut depth = 0_i32;
    for byte in tex.bytes() {
        depth += i32::from(byte == b'{') - i32::from(byte == b'}');
        if depth < 0 {
            return false;
        }
    }
    depth == 0
}

/// True for text with a command, an exponent or an index.
fn has_tex_sign(tex: &str) -> bool {
    let bytes = tex.as_bytes();
    bytes.windows(2).enumerate().any(|(at, pair)| match pair[0] {
        b'\\' => pair[1].is_ascii_alphabetic() || matches!(pair[1], b'{' | b',' | b'|'),
        b'^' | b'_' => {
            let raised =
                at > 0 && (bytes[at - 1].is_ascii_alphanumeric() || matches!(bytes[at - 1], b')' | b'}' | b']' | b'|'));
            raised && (pair[1].is_ascii_alphanumeric() || matches!(pair[1], b'{' | b'\\' | b'*' | b'+' | b'-'))
        }
        _ => false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        let mut rest = text;
        let mut all = Vec::new();
        while let Some((at, formula)) = formula_in(rest) {
            all.push(&rest[at..at + formula.len]);
            rest = &rest[at + formula.len..];
        }
        all
    }

    #[test]
    fn formulas_are_found_one_after_the_other() {
        assert_eq!(found(r"Let \(x\) be, \(a+b\) and \(f(x)\)."), [r"\(x\)", r"\(a+b\)", r"\(f(x)\)"]);
        assert_eq!(found(r"with $\lim_{n\to\infty} a_n$, $x^2$"), [r"$\lim_{n\to\infty} a_n$", "$x^2$"]);
        assert_eq!(found(r"\begin{align*} a &= b \end{align*}"), [r"\begin{align*} a &= b \end{align*}"]);
        assert_eq!(found(r"It costs $5; so $x_1$ is"), ["$x_1$"]);
    }

    #[test]
    fn prices_paths_and_expressions_are_not_formulas() {
        let sound = [
            "from $5 and $6 to $10",
            "US$5_000 and A$6",
            r"s/\(foo\)/\1/",
            "set $HOME/$USER or ${HOME}_${USER} here",
            r"\[1\] and \[sic\]",
            r"C:\(x86)\bin",
            r"\begin{verbatim} x_1 \end{verbatim}",
            r"$a \$",
            "$$ and $$",
        ];
        for text in sound {
            assert_eq!(found(text), Vec::<&str>::new(), "{text}");
        }
    }
}
