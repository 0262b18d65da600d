//! Splits text into the numbers and words of dates.

pub(super) fn plain_digit(c: char) -> char {
    let zero = match c {
        '\u{660}'..='\u{669}' => '\u{660}',
        '\u{6F0}'..='\u{6F9}' => '\u{6F0}',
        '\u{966}'..='\u{96F}' => '\u{966}',
        '\u{9E6}'..='\u{9EF}' => '\u{9E6}',
        '\u{E50}'..='\u{E59}' => '\u{E50}',
        '\u{FF10}'..='\u{FF19}' => '\u{FF10}',
        '：' => return ':',
        '／' => return '/',
        c => return c,
    };
    char::from_digit(u32::from(c) - u32::from(zero), 10).unwrap_or(c)
}

/// A number or a word, with its byte range.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token<'a> {
    pub(super) text: &'a str,
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) number: Option<i32>,
}

pub(super) fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let digit = c.is_ascii_digit();
        let letter = |c: char| c.is_alphabetic() && !is_cjk(c) || is_mark(c);
        if !digit && !letter(c) && !is_cjk(c) {
            at += c.len_utf8();
            continue;
        }
        let len = if digit {
            text[at..].find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len() - at)
        } else if is_cjk(c) {
            c.len_utf8()
        } else {
            let end = text[at..]
                .find(|c: char| !(letter(c) || c == '.' && !c.is_ascii_whitespace()))
                .unwrap_or(text.len() - at);
            text[at..at + end].trim_end_matches('.').len().max(c.len_utf8())
        };
        let word = &text[at..at + len];
        let number = if digit && len <= 8 { word.parse().ok() } else { None };
        tokens.push(Token { text: word, start: at, end: at + len, number });
        at += len;
    }
    tokens
}

fn is_cjk(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7AF}')
}

/// Vowel signs and other marks, which are parts of words.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}' | '\u{900}'..='\u{903}' | '\u{93A}'..='\u{94F}' | '\u{E31}' | '\u{E34}'..='\u{E3A}' | '\u{E47}'..='\u{E4E}')
}

pub(super) fn number(tokens: &[Token<'_>], n: usize) -> Option<i32> {
    tokens.get(n)?.number
}
