//! Quotations followed by the rest of their sentence: `"Why?" Mr. Orr asked.`, `「…？」と聞いた`, `"왜?"라고`.

use super::language::Language;
use super::token::{is_dash, is_space};
use crate::script::{Script, script_of};

/// How many bytes after the quotation are examined.
const WINDOW: usize = 96;
/// The verb of saying is among this many words,
const VERB_AMONG: usize = 4;
/// and the clause has at most this many.
const MAX_WORDS: usize = 9;
/// The most Chinese characters between the quotation and its verb.
const HAN_BEFORE_VERB: usize = 8;
/// Characters that open a quotation.
const QUOTES: [char; 12] = ['"', '\'', '“', '‘', '„', '«', '»', '‹', '「', '『', '‚', '”'];
/// Particles that follow a quotation in Japanese.
const JAPANESE: [&str; 8] = ["と", "って", "という", "なんて", "などと", "を", "の", "が"];
/// Words that begin like such a particle but start a new sentence.
const NOT_JAPANESE: [&str; 7] = ["とても", "ところ", "とにかく", "とはいえ", "ともかく", "のち", "がん"];
/// Endings that mark a quotation in Korean.
const KOREAN: [&str; 10] = ["라고", "이라고", "라며", "이라며", "라는", "이라는", "라면서", "하고", "고 ", "며 "];
/// Stems of Korean verbs of saying.
const KOREAN_VERBS: [&str; 12] =
    ["말했", "물었", "소리쳤", "외쳤", "답했", "말한", "묻는", "물어", "속삭", "중얼", "덧붙", "되물"];
const CHINESE_VERBS: [char; 12] = ['说', '說', '问', '問', '道', '喊', '叫', '答', '嚷', '吼', '笑', '讲'];
/// Words that continue a Chinese sentence after a quotation inside it: `他说：“下雨了！”然后跑了`.
const CHINESE_LINKS: [&str; 11] = ["然后", "然後", "就", "便", "并", "並", "随即", "接着", "的", "地", "等"];
/// Words after a quotation that continue its sentence, in scripts with or without case.
const PARTICLES: [&str; 16] =
    ["و", "که", "گفت", "پرسید", "قال", "قالت", "ብላ", "ብሎ", "አለ", "አለች", "አሉ", "ሲል", "कहा", "कहकर", "کہا", "পরে"];

/// True when `rest` continues the sentence that ends with a quotation.
pub(super) fn continues_after_quotation(sentence: &str, rest: &str, is_strong: bool, language: &Language) -> bool {
    let ahead = &rest[..(0..=WINDOW.min(rest.len())).rev().find(|&n| rest.is_char_boundary(n)).unwrap_or(0)];
    let first = ahead.chars().next().unwrap_or(' ');
    match script_of(first) {
        Script::Kana => starts(ahead, &JAPANESE) && !starts(ahead, &NOT_JAPANESE),
        Script::Hangul => starts(ahead, &KOREAN) || clause(ahead).is_some_and(|clause| has(clause, &KOREAN_VERBS)),
        Script::Han => {
            asks_or_exclaims(sentence) && !begins_with_quote(sentence) && starts(ahead, &CHINESE_LINKS)
                || !is_introduced(sentence)
                    && clause(ahead)
                        .is_some_and(|clause| clause.chars().take(HAN_BEFORE_VERB).any(|c| CHINESE_VERBS.contains(&c)))
        }
        _ if PARTICLES.contains(&ahead.split(is_space).next().unwrap_or_default()) => true,
        _ => is_strong && begins_with_quote(sentence) && clause(ahead).is_some_and(|clause| is_tag(clause, language)),
    }
}

/// Japanese particles after which a sentence continues: `それは…まだ分からない。`
const JAPANESE_PARTICLES: [char; 9] = ['は', 'が', 'を', 'に', 'で', 'も', 'の', 'へ', 'や'];
/// Korean particles after which a sentence continues: `그는… 오지 않을 것이다.`
const KOREAN_PARTICLES: [char; 9] = ['은', '는', '을', '를', '이', '의', '와', '과', '에'];
/// Chinese words that continue a sentence after dots: `他走了……再也没有回来。`
const CHINESE_ADVERBS: [&str; 9] = ["再也", "却", "也", "又", "还是", "都", "才", "而", "所以"];
/// The longest Chinese or Japanese interjection before dots, in characters: `嗯……我想想。`
const INTERJECTION: usize = 2;

/// True when `rest` continues the Chinese or Japanese sentence that paused with dots: after a particle or an interjection, before
/// a word that links, and where a word is said again (`我……我不知道`).
pub(super) fn continues_after_pause(sentence: &str, rest: &str) -> bool {
    let sentence = sentence.trim_start_matches(|c| is_space(c) || QUOTES.contains(&c));
    let (last, first) = (sentence.chars().next_back().unwrap_or(' '), rest.chars().next().unwrap_or(' '));
    let is_east_asian = |c| matches!(script_of(c), Script::Han | Script::Kana);
    if !is_east_asian(last) || !is_east_asian(first) {
        return false;
    }
    last == first
        || JAPANESE_PARTICLES.contains(&last)
        || starts(rest, &CHINESE_LINKS)
        || starts(rest, &CHINESE_ADVERBS)
        || sentence.chars().nth(INTERJECTION).is_none()
}

/// True when a Korean sentence pauses with dots after a particle.
pub(super) fn pauses_after_particle(sentence: &str, rest: &str) -> bool {
    sentence.ends_with(KOREAN_PARTICLES) && rest.starts_with(|c| script_of(c) == Script::Hangul)
}

/// True for a quotation after a colon, whose speaker has been named: `他问：“你去哪儿？”`.
fn is_introduced(sentence: &str) -> bool {
    sentence.contains("：“") || sentence.contains(":“") || sentence.contains("：「")
}

/// True when the quotation at the end of `sentence` ends with a mark that need not end the sentence around it.
fn asks_or_exclaims(sentence: &str) -> bool {
    sentence.trim_end_matches(['”', '」', '』', '"']).ends_with(['！', '？', '!', '?'])
}

fn starts(text: &str, list: &[&str]) -> bool {
    list.iter().any(|word| text.starts_with(word))
}

fn has(text: &str, list: &[&str]) -> bool {
    list.iter().any(|word| text.contains(word))
}

fn begins_with_quote(sentence: &str) -> bool {
    sentence.trim_start_matches(|c| is_space(c) || is_dash(c)).starts_with(QUOTES)
}

/// The clause at the start of `text`, if it ends within `text`. A title such as `Mr.` does not end it.
fn clause(text: &str) -> Option<&str> {
    const MAX_TITLE_CHARS: usize = 3;
    let ends = |&(n, c): &(usize, char)| match c {
        '.' => text[..n].rsplit(is_space).next().is_some_and(|word| word.chars().count() > MAX_TITLE_CHARS),
        '!' | '?' | ',' | ':' | ';' | '。' | '，' | '：' | '！' | '？' | '\n' => true,
        _ => false,
    };
    text.char_indices().find(ends).map(|(n, _)| &text[..n])
}

/// True for a short clause with a verb of saying: `Mr. Orr asked`, `I said`.
fn is_tag(clause: &str, language: &Language) -> bool {
    let words = clause.split(is_space).filter(|word| !word.is_empty());
    words.clone().count() <= MAX_WORDS
        && words.take(VERB_AMONG).any(|word| language.is_verb_of_saying(&word.to_lowercase()))
}
