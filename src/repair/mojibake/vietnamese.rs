//! Vietnamese in TCVN3, the encoding of the ABC fonts, that was decoded as Latin-1: `tiÕng viÖt` for `tiếng việt`.
//!
//! No gain is measured: every word must become a syllable that the spelling allows, which words of other languages
//! hardly ever do.

use unicode_normalization::char::{compose, decompose_canonical};

/// The letters of the bytes A1 to FE; `?` for a byte without one.
const LETTERS: &str = "ĂÂÊÔƠƯĐăâêôơưđ??????àảãáạ?ằẳẵắ???????ặầẩẫấậè?ẻẽéẹềểễếệìỉ???ĩíịò?ỏõóọồổỗốộờởỡớợù?ủũúụừửữứựỳỷỹýỵ";
const FIRST_CHAR: char = '\u{A1}';
const LAST_CHAR: char = '\u{FE}';

/// The fewest different words that must change, and the least share of syllables among all words, as a fraction (chosen
/// by hand: names and loan words are not syllables).
const MIN_CHANGED: usize = 3;
const MIN_SYLLABLES: (usize, usize) = (3, 4);

/// The line in Vietnamese letters; `suspects` is how many of its characters [`is_suspect`] is true for.
pub(super) fn from_tcvn3(line: &str, suspects: usize) -> Option<String> {
    if suspects < MIN_SUSPECTS {
        return None;
    }
    let text: String = line.chars().map(letter).collect::<Option<_>>()?;
    let words = |text: &'_ str| -> Vec<String> {
        text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
    };
    let new = words(&text);
    let mut changed: Vec<&String> = new.iter().filter(|word| !word.is_ascii()).collect();
    crate::order::sort(&mut changed);
    changed.dedup();
    let enough = changed.len() >= MIN_CHANGED && changed.iter().all(|word| is_syllable(word));
    let syllables = new.iter().filter(|word| is_syllable(word)).count();
    (enough && syllables * MIN_SYLLABLES.1 >= new.len() * MIN_SYLLABLES.0).then_some(text)
}

/// At least this many vowels must look like signs or capitals after a lower-case letter: three changed words have two
/// (chosen by hand).
const MIN_SUSPECTS: usize = 2;

/// True for a vowel that was read as a sign or as a capital after a lower-case letter. `ß` does not count, because
/// German has it there.
#[inline]
pub(super) fn is_suspect(before: u8, c: char) -> bool {
    matches!(c, '\u{A8}'..='\u{BE}' | 'Æ'..='Þ') && before.is_ascii_lowercase()
}

/// The letter whose byte was read as `c`; characters outside Latin-1 are kept. `None` for one that TCVN3 does not have.
fn letter(c: char) -> Option<char> {
    if !(FIRST_CHAR..=LAST_CHAR).contains(&c) {
        return Some(c);
    }
    LETTERS.chars().nth(c as usize - FIRST_CHAR as usize).filter(|&letter| letter != '?')
}

const ONSETS: [&str; 27] = [
    "ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th", "tr", "b", "c", "d", "đ", "g", "h", "k", "l", "m",
    "n", "p", "r", "s", "t", "v", "x",
];
const CODAS: [&str; 8] = ["ch", "ng", "nh", "c", "m", "n", "p", "t"];
/// After these only two tones occur.
const STOPS: [&str; 4] = ["ch", "c", "p", "t"];
const VOWELS: &str = " a ai ao au ay ă â âu ây e eo ê êu i ia iê iêu iu o oa oai oao oay oă oe oeo oi oo ô ôi ơ ơi u ua uâ \
                      uây uê ui uô uôi uơ uy uya uyê uyu ư ưa ưi ươ ươi ươu ưu y yê yêu ";

const ACUTE: char = '\u{301}';
const DOT_BELOW: char = '\u{323}';

/// True for one syllable in lower-case letters, with at most one tone.
fn is_syllable(word: &str) -> bool {
    let (plain, tones) = without_tones(word);
    let fits = |onset: &str| {
        let Some(rest) = plain.strip_prefix(onset) else { return false };
        let coda = CODAS.iter().find(|coda| rest.ends_with(**coda)).copied().unwrap_or("");
        let vowels = &rest[..rest.len() - coda.len()];
        let stops = STOPS.contains(&coda);
        let is_toned = !stops || tones.iter().all(|tone| matches!(*tone, ACUTE | DOT_BELOW)) && !tones.is_empty();
        !vowels.is_empty() && is_toned && VOWELS.contains(&format!(" {vowels} "))
    };
    tones.len() <= 1 && (fits("") || ONSETS.iter().any(|onset| fits(onset)))
}

fn is_vowel(c: char) -> bool {
    VOWELS.contains(c)
}

/// The word without its tones, which are on vowels, and the tones.
fn without_tones(word: &str) -> (String, Vec<char>) {
    let (mut plain, mut tones) = (String::new(), Vec::new());
    for c in word.chars() {
        let mut letter = None;
        decompose_canonical(c, |part| match part {
            '\u{300}' | ACUTE | '\u{303}' | '\u{309}' | DOT_BELOW if letter.is_some_and(is_vowel) => tones.push(part),
            mark => letter = letter.map_or(Some(mark), |base| compose(base, mark)),
        });
        plain.extend(letter);
    }
    (plain, tones)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_are_those_of_the_spelling() {
        for word in "tiếng việt có dấu trường học thư viện quốc gia nghiêng quyền giường ý xuống".split(' ')
        {
            assert!(is_syllable(word), "{word}");
        }
        for word in "việtt grün tiêńg quôc mát́ th ng cafe strasse".split(' ') {
            assert!(!is_syllable(word), "{word}");
        }
    }

    #[test]
    fn the_table_has_a_place_for_every_byte() {
        assert_eq!(LETTERS.chars().count(), LAST_CHAR as usize - FIRST_CHAR as usize + 1);
        let from_tcvn3 = |line: &str| {
            let chars: Vec<char> = line.chars().collect();
            let suspects = chars.windows(2).filter(|two| two[0].is_ascii() && is_suspect(two[0] as u8, two[1])).count();
            super::from_tcvn3(line, suspects)
        };
        assert_eq!(
            from_tcvn3("Hµ Néi lµ thñ ®« cña n\u{AD}íc ViÖt Nam").as_deref(),
            Some("Hà Nội là thủ đô của nước Việt Nam")
        );
        assert_eq!(from_tcvn3("ÐAÐ ER gÓÐ hugmynd, sagÐi hún og fÓr ÚT"), None);
    }
}
