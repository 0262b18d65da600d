//! The single pass over the text that finds the sentences.

use super::LineBreaks;
use super::boundary_model::{begins_with_address, ends_before_capital, ends_before_lowercase, ends_with_address};
use super::emoji::{emoji_ends, emoji_ends_unspaced};
use super::enclosed::is_enclosed;
use super::full_stop::{ends_before_space, ends_unspaced};
use super::language::Language;
use super::layout::Layout;
use super::list::{Marker, begins_item};
use super::numbering::is_label;
use super::quotation_continuation::{continues_after_pause, continues_after_quotation, pauses_after_particle};
use super::salutation::is_salutation;
use super::separator::separator_before;
use super::stop::{Breaks, Kind, Lookahead, Stop, skip_space};
use super::token::{first_word, is_dash, is_mixed, is_space, word_before};
use crate::script::{Script, script_of};
use crate::span::Span;

/// The first bytes of stops, line breaks, ends of list markers and capital letters.
const CANDIDATES: [bool; 256] = candidates();
/// Words after `!` that are part of a company name (`Yahoo! Inc.`).
const COMPANY: [&str; 6] = ["co", "corp", "gmbh", "inc", "llc", "ltd"];

/// Names that end in an exclamation mark: `Yahoo! Mail`.
const BRANDS: [&str; 5] = ["Jeopardy", "Joomla", "Kahoot", "Yahoo", "Yum"];
/// Particles that end a Thai sentence.
const THAI_PARTICLES: [&str; 8] = ["ครับ", "ค่ะ", "คะ", "จ้ะ", "จ้า", "เลย", "นะ", "ล่ะ"];
/// The longest interjection, in characters, before dots that do not end the sentence: `Well... Maybe later.`
const INTERJECTION: usize = 6;

/// The longest quotation, in bytes, that continues after words that name its speaker.
const QUOTATION: usize = 480;

/// The first bytes of capital letters.
const CAPITALS: [bool; 256] = table(*b"ABCDEFGHIJKLMNOPQRSTUVWXYZ\xC3\xC4\xC5\xCE\xD0");

const fn candidates() -> [bool; 256] {
    let mut all = table(*b".!?\n\r)|\xC2\xCD\xD6\xD8\xDB\xDC\xE0\xE1\xE2\xE3\xEF\xF0:;");
    let mut n = 0;
    while n < all.len() {
        all[n] |= CAPITALS[n];
        n += 1;
    }
    all
}

const fn table<const N: usize>(bytes: [u8; N]) -> [bool; 256] {
    let mut table = [false; 256];
    let mut n = 0;
    while n < bytes.len() {
        table[bytes[n] as usize] = true;
        n += 1;
    }
    table
}

/// The state of the pass.
pub(super) struct Splitter<'a> {
    text: &'a str,
    language: Language,
    layout: Layout,
    spans: Vec<Span>,
    /// The offset where the current sentence begins.
    start: usize,
    /// The offset where the current line begins.
    line: usize,
    /// The last list marker. The next marker of that list begins a sentence.
    marker: Option<Marker>,
}

impl<'a> Splitter<'a> {
    pub(super) fn new(text: &'a str, language: Language, breaks: LineBreaks) -> Self {
        let layout = Layout::read(text, breaks, &language);
        let mut splitter = Self { text, language, layout, spans: Vec::new(), start: 0, line: 0, marker: None };
        let (first, _) = skip_space(text, 0);
        splitter.line = first;
        splitter.marker = Marker::read(&text[first..]);
        splitter
    }

    /// Runs the pass and returns the sentences.
    pub(super) fn run(mut self) -> Vec<Span> {
        let bytes = self.text.as_bytes();
        let mut at = skip_space(self.text, 0).0;
        while let Some(ahead) = bytes[at..].iter().position(|&byte| CANDIDATES[byte as usize]) {
            at = self.candidate(at + ahead);
        }
        if self.start < bytes.len() {
            self.spans.push(Span::new(self.start, bytes.len()));
        }
        self.layout.divide(self.spans)
    }

    /// Examines the candidate at `at` and returns the offset to continue from.
    fn candidate(&mut self, at: usize) -> usize {
        if CAPITALS[self.text.as_bytes()[at] as usize] {
            return self.capital(at);
        }
        if let Some(end) = self.next_item(at) {
            return end;
        }
        if let Some(stop) = Stop::read(self.text, at) {
            return self.stop(&stop);
        }
        let c = self.text[at..].chars().next().unwrap_or(' ');
        match c {
            '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => self.line_break(at),
            ':' if self.text[at..].starts_with("://") => self.address(at),
            ':' | ';' if self.is_greek_or_armenian_stop(c, at) => self.greek_or_armenian_stop(at),
            '\u{2600}'..='\u{27BF}' | '\u{1F000}'.. => self.emoji(at),
            '\u{E01}'..='\u{E5B}' => self.thai(at),
            _ if at > self.start && begins_item(self.text, at) => {
                self.end_sentence(at);
                at + c.len_utf8()
            }
            _ => at + c.len_utf8(),
        }
    }

    /// A capital letter may begin a sentence after one that has no stop.
    fn capital(&mut self, at: usize) -> usize {
        let bytes = self.text.as_bytes();
        if at > self.start && bytes[at - 1] == b' ' && self.text[at..].starts_with(char::is_uppercase) {
            if let Some(begin) = separator_before(self.text, self.start, at) {
                if begin > self.start {
                    self.end_sentence(begin);
                }
                self.end_sentence(at);
                return at + 1;
            }
            let end = self.text[..at].trim_end_matches(' ').len();
            let sentence = Span::new(self.start, end);
            let is_opening = || matches!(bytes[end - 1], b',' | b'-');
            if end > self.start
                && is_opening()
                && is_salutation(sentence.of(self.text), &self.text[at..], &self.language)
                || end > self.start && ends_before_capital(self.text, sentence, at, &self.language)
            {
                self.end_sentence(at);
            }
        }
        // The second byte of a two-byte letter is not a candidate.
        at + 1
    }

    /// Emoji may end a sentence that has no stop.
    fn emoji(&mut self, at: usize) -> usize {
        match emoji_ends(self.text, self.start, at).or_else(|| emoji_ends_unspaced(self.text, at)) {
            Some(end) => {
                let (next, _) = skip_space(self.text, end);
                self.end_sentence(next);
                next
            }
            None => at + self.text[at..].chars().next().map_or(1, char::len_utf8),
        }
    }

    /// Thai has no stops: a space after a sentence-final particle ends the sentence.
    fn thai(&mut self, at: usize) -> usize {
        let rest = &self.text[at..];
        let Some(particle) = THAI_PARTICLES.iter().find(|particle| rest.starts_with(**particle)) else {
            return at + rest.chars().next().map_or(1, char::len_utf8);
        };
        let end = at + particle.len();
        let (next, breaks) = skip_space(self.text, end);
        if breaks == Breaks::None && next > end && next < self.text.len() {
            self.end_sentence(next);
        }
        end.max(if next > end && breaks == Breaks::None { next } else { end })
    }

    /// Two addresses in a row were on separate lines: the second one, whose `://` is at `at`, begins a sentence.
    fn address(&mut self, at: usize) -> usize {
        let scheme = self.text[self.start..at].bytes().rev().take_while(u8::is_ascii_alphabetic).count();
        let begin = at - scheme;
        let end = self.text[..begin].trim_end_matches(' ').len();
        if begin > end && end > self.start && ends_with_address(&self.text[self.start..end]) {
            self.end_sentence(begin);
        }
        at + 1
    }

    /// The next marker of the list that this sentence belongs to begins a new sentence.
    fn next_item(&mut self, at: usize) -> Option<usize> {
        let marker = self.marker?;
        if !matches!(self.text.as_bytes()[at], b'.' | b')') {
            return None;
        }
        let (begin, next) = marker.find_next(self.text, self.start, at)?;
        (begin > self.start).then(|| self.end_sentence(begin));
        self.marker = Some(next);
        Some(begin + next.length)
    }

    fn stop(&mut self, stop: &Stop) -> usize {
        if stop.next == self.text.len() {
            return stop.next;
        }
        let ends = match stop.breaks {
            Breaks::Paragraph => true,
            Breaks::None if self.is_omission(stop) || self.continues_quotation(stop) => false,
            Breaks::Line if !self.layout.is_joined(stop.next) => true,
            Breaks::Line if self.continues_quotation(stop) => false,
            Breaks::Line => self.ends(stop),
            Breaks::None => {
                (self.ends(stop) || self.ends_before_lowercase(stop)) && !is_enclosed(self.text, self.start, stop.next)
            }
        };
        if stop.breaks != Breaks::None {
            self.line = stop.next;
        }
        if ends {
            self.end_sentence(stop.next);
        }
        stop.next
    }

    /// True for stops at the start of a sentence: the spaced dots of an omission, or a stray mark.
    fn is_omission(&self, stop: &Stop) -> bool {
        let is_question = self.text[stop.at..].starts_with('?');
        self.text[self.start..stop.at].trim_matches(is_space).is_empty() && !stop.closed && !is_question
    }

    /// True when the sentence continues after the stop because of the quotation around it.
    fn continues_quotation(&self, stop: &Stop) -> bool {
        let (sentence, rest) = (&self.text[self.start..stop.after], &self.text[stop.next..]);
        if stop.closed {
            // The title of a work: `她读了《你是谁？》这本书`.
            if sentence.ends_with(['》', '〉']) && stop.is_unspaced() {
                return true;
            }
            let is_strong = stop.kind != Kind::Full;
            return continues_after_quotation(sentence, rest, is_strong, &self.language);
        }
        let begins = |opener: &[char]| sentence.trim_start_matches(is_space).starts_with(opener);
        let is_open = || sentence.len() <= QUOTATION && !sentence.contains(['»', '“']);
        // `—Sí —dijo él—. Ya voy.` and `«Зачем? – спросила она. – Завтра».`
        self.text[..stop.at].ends_with('—') && begins(&['—'])
            || rest.starts_with(is_dash) && begins(&['«', '„']) && is_open()
    }

    /// True when a sentence ends with `stop`.
    fn ends(&self, stop: &Stop) -> bool {
        let rest = &self.text[stop.next..];
        let ahead = Lookahead::read(rest);
        let word = word_before(self.text, self.start, stop.at);
        if stop.at > self.start && !stop.is_unspaced() && self.is_item(word, rest) {
            return true;
        }
        match (stop.kind, stop.is_unspaced()) {
            (Kind::Full, _) if self.is_marker(stop) => false,
            (Kind::Full, false) if stop.numbered => is_plain_word(word),
            (Kind::Full, false) => {
                let before = &self.text[self.start..stop.at - word.len().min(stop.at - self.start)];
                ends_before_space(word, before, &ahead, &self.language)
            }
            (Kind::Full, true) if stop.closed => ahead.lead.is_uppercase() && is_plain_word(word),
            (Kind::Full, true) => ends_unspaced(word, &ahead, &self.language),
            (Kind::Strong, unspaced) => {
                strong_stop_ends(word, &ahead, unspaced) || unspaced && self.is_unspaced_lowercase(word, &ahead)
            }
            (Kind::Ellipsis, _) if self.is_interjection(stop) || self.pauses(stop, rest) => false,
            (Kind::Ellipsis, unspaced) => ellipsis_ends(&self.text[..stop.at], word, &ahead, unspaced, &self.language),
            (Kind::Plain, _) => !cannot_begin_sentence(ahead.first) && !is_decimal(word, ahead.first),
        }
    }

    /// True when only one short word precedes the dots.
    fn is_interjection(&self, stop: &Stop) -> bool {
        let before = self.text[self.start..stop.at].trim_matches(is_space);
        let mut letters = before.chars();
        letters.next().is_some_and(char::is_uppercase)
            && letters.all(char::is_lowercase)
            && before.chars().count() <= INTERJECTION
            && !stop.closed
            && !stop.is_unspaced()
    }

    /// True for dots inside a Chinese, Japanese or Korean sentence. After a closing mark a new sentence begins, in Chinese and
    /// Japanese also after a space.
    fn pauses(&self, stop: &Stop, rest: &str) -> bool {
        let sentence = &self.text[self.start..stop.at];
        !stop.closed
            && (stop.is_unspaced() && continues_after_pause(sentence, rest) || pauses_after_particle(sentence, rest))
    }

    /// True when a lower-case letter begins a sentence right after the mark, in a text that writes sentences so: `a
    /// mess!nobody`.
    fn is_unspaced_lowercase(&self, word: &str, ahead: &Lookahead<'_>) -> bool {
        let plain = |word: &str| word.chars().nth(1).is_some() && word.chars().all(char::is_lowercase);
        let next = first_word(ahead.rest);
        let sentence = self.text[self.start..].trim_start_matches(is_space);
        plain(word)
            && plain(next)
            && ahead.first == ahead.lead
            && ahead.rest[next.len()..].starts_with([' ', '.', '!', '?', ','])
            && sentence.starts_with(char::is_lowercase)
            && !sentence.starts_with(word)
    }

    /// True when a sentence ends with `stop` although a lower-case letter follows.
    fn ends_before_lowercase(&self, stop: &Stop) -> bool {
        let plain = !stop.is_unspaced() && !stop.closed && !stop.numbered;
        let rest = &self.text[stop.next..];
        if plain && stop.kind == Kind::Full && begins_with_address(rest) {
            return !self.language.may_be_abbreviation(word_before(self.text, self.start, stop.at));
        }
        if !plain || !rest.starts_with(char::is_lowercase) || is_mixed(first_word(rest)) || self.is_marker(stop) {
            return false;
        }
        if stop.kind == Kind::Strong && asks_again(&self.text[stop.next..]) {
            return true;
        }
        ends_before_lowercase(self.text, Span::new(self.start, stop.after), stop.next, stop.kind, &self.language)
    }

    /// True when `rest`, after the word `before`, begins with the next marker of the list, or with the first marker of a new one.
    fn is_item(&self, before: &str, rest: &str) -> bool {
        Marker::read(rest).is_some_and(|marker| match self.marker {
            Some(before) => marker.follows(&before),
            None => marker.is_first() && !marker.is_letter() && !is_day(before),
        })
    }

    /// True when the stop belongs to the number or label at the start of the sentence.
    fn is_marker(&self, stop: &Stop) -> bool {
        let begin = skip_space(self.text, self.start).0;
        let is_listed = Marker::read(&self.text[begin..]).is_some_and(|marker| stop.at < begin + marker.length);
        let label = &self.text[begin..stop.at];
        is_listed
            || is_label(label, self.line == begin || self.answers(label), &self.language)
            || is_speaker(label, &self.text[stop.next..])
    }

    /// True when the sentence before this one began with another letter: `Q. Why? A. It is late.`
    fn answers(&self, label: &str) -> bool {
        let before = self.spans.last().map_or("", |span| span.of(self.text).trim_start_matches(is_space));
        label.len() == 1 && before.get(1..3) == Some(". ") && matches!((&before[..1], label), ("Q", "A") | ("A", "Q"))
    }

    fn line_break(&mut self, at: usize) -> usize {
        let (next, breaks) = skip_space(self.text, at);
        if next < self.text.len() {
            let soft = self.layout.is_joined(next) || begins_with_stop(&self.text[next..]);
            if (breaks == Breaks::Paragraph || !soft) && !self.layout.is_resumed(next) {
                self.end_sentence(next);
            }
            self.line = next;
        }
        next
    }

    /// True for an Armenian full stop written as a colon, and for a Greek question mark written as a semicolon.
    fn is_greek_or_armenian_stop(&self, c: char, at: usize) -> bool {
        let script = self.text[..at].chars().next_back().map(script_of);
        script == Some(if c == ':' { Script::Armenian } else { Script::Greek })
    }

    fn greek_or_armenian_stop(&mut self, at: usize) -> usize {
        let (next, _) = skip_space(self.text, at + 1);
        let begins = self.text[next..].chars().next().is_some_and(|c| !c.is_lowercase());
        if next > at + 1 && begins && next < self.text.len() {
            self.end_sentence(next);
        }
        next
    }

    /// Ends the current sentence at `at`.
    fn end_sentence(&mut self, at: usize) {
        if self.layout.is_inside_whole(at) {
            return;
        }
        self.spans.push(Span::new(self.start, at));
        self.start = at;
        self.marker = Marker::read(&self.text[at..]).or(self.marker);
    }
}

/// True for the letter of a speaker before a dash, in a printed interview: `P. — Quando começa? R. — Em maio.`
fn is_speaker(label: &str, rest: &str) -> bool {
    let mut letters = label.chars();
    letters.next().is_some_and(char::is_uppercase) && letters.next().is_none() && rest.starts_with(['—', '–', '-'])
}

/// True for the number of a day or month, after which another one belongs to the date: `od 1. 1. 2024`.
fn is_day(word: &str) -> bool {
    (1..=2).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// True when a line begins with the stop of the line before it: `pricing
/// . More`.
fn begins_with_stop(line: &str) -> bool {
    let mut letters = line.chars();
    matches!(letters.next(), Some('.' | '!' | '?')) && letters.next().is_none_or(is_space)
}

/// True when one word and a question mark follow: `who? when?`.
fn asks_again(rest: &str) -> bool {
    rest[first_word(rest).len()..].starts_with('?')
}

/// Characters that cannot begin a sentence.
fn cannot_begin_sentence(first: char) -> bool {
    matches!(first, ',' | ';' | ':' | '，' | '、' | '；' | '：' | '،' | '؛' | ')' | '」' | '』' | '）')
}

/// True for a full-width point between digits.
fn is_decimal(word: &str, first: char) -> bool {
    first.is_numeric() && word.ends_with(char::is_numeric)
}

/// True when question or exclamation marks end the sentence.
fn strong_stop_ends(word: &str, ahead: &Lookahead<'_>, unspaced: bool) -> bool {
    let is_tag = ahead.first == '#' && !ahead.rest.starts_with(is_space);
    if cannot_begin_sentence(ahead.first) || ahead.is_lowercase() || is_space(ahead.lead) || is_tag {
        return false;
    }
    if BRANDS.contains(&word) && !unspaced {
        return false;
    }
    if unspaced {
        let address = word.contains(['/', '=', '@', '&']) || word.starts_with("www.");
        return ahead.lead.is_alphabetic() && !address && word.chars().count() > 1;
    }
    !COMPANY.contains(&first_word(ahead.rest).to_lowercase().as_str())
}

fn ellipsis_ends(before: &str, word: &str, ahead: &Lookahead<'_>, unspaced: bool, language: &Language) -> bool {
    if cannot_begin_sentence(ahead.first) || ahead.lead.is_lowercase() || is_space(ahead.lead) {
        return false;
    }
    // The dots of an omission inside a quotation, `"[...]" (Smith 55)`, do not end the sentence before its source.
    if before.ends_with('[') && (ahead.first == '(' || !ahead.lead.is_alphanumeric()) {
        return false;
    }
    // A capital means nothing on a word that always has one: `the thing is … I did not`.
    if language.is_capital_anywhere(&first_word(ahead.rest).to_lowercase()) {
        return false;
    }
    !unspaced || ahead.lead.is_alphabetic() && word.chars().count() > 1 && script_of(ahead.lead) != Script::Armenian
}

/// True for a word without digits that is too long for an abbreviation, or for the end of a bracket.
fn is_plain_word(word: &str) -> bool {
    const MIN_LETTERS: usize = 3;
    let letters = word.chars().filter(|c| c.is_lowercase()).count();
    word.ends_with([')', ']', '%']) || letters >= MIN_LETTERS && !word.contains(|c: char| c.is_numeric() || c == '.')
}
