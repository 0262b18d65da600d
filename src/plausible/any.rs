//! What a letter costs after another in the language that likes the pair best: a quick look at text whose language
//! is not known.

use std::sync::OnceLock;

use super::letter_table::LANGUAGES;
use super::letters::STEP;
use super::{BIT, Class, class, transition};

/// All letters of the tables stand below this.
const END: usize = 0x1F00;

/// The union of all languages.
struct Any {
    /// A number for each letter, in both cases; 0 for what no table holds.
    ids: Vec<u16>,
    /// Steps for each pair of letters, 255 where no language has both.
    steps: Vec<u8>,
    size: usize,
}

/// A pair that no language has (one step above the dearest of the tables).
const UNSEEN: i32 = 13 * BIT;

fn any() -> &'static Any {
    static ANY: OnceLock<Any> = OnceLock::new();
    ANY.get_or_init(build)
}

fn build() -> Any {
    let mut ids = vec![0; END];
    let mut size = 1;
    for letter in LANGUAGES.iter().flat_map(|language| language.letters.chars()) {
        if ids[letter as usize] == 0 {
            ids[letter as usize] = size;
            for capital in letter.to_uppercase().filter(|&capital| (capital as usize) < END) {
                ids[capital as usize] = size;
            }
            size += 1;
        }
    }
    let size = usize::from(size);
    let mut steps = vec![u8::MAX; size * size];
    for language in &LANGUAGES {
        let rows: Vec<usize> =
            std::iter::once(0).chain(language.letters.chars().map(|c| usize::from(ids[c as usize]))).collect();
        for (at, &cost) in language.costs.as_bytes().iter().enumerate() {
            let (prev, next) = (rows[at / rows.len()], rows[at % rows.len()]);
            let known = &mut steps[prev * size + next];
            *known = (*known).min(cost - b'0');
        }
    }
    Any { ids, steps, size }
}

impl Any {
    fn id(&self, c: char) -> usize {
        self.ids.get(c as usize).map_or(0, |&id| usize::from(id))
    }
}

/// By how much the pairs of `text` that are not both ASCII cost more than such pairs do in sound text, in quarter
/// bits; each is priced in the language that likes it best. Near 0 for sound text of a known language.
pub(crate) fn excess(text: &str) -> i64 {
    let any = any();
    let mut sum = 0;
    let (mut prev, mut prev_id) = (' ', 0);
    for next in text.chars() {
        let id = any.id(next);
        if !(prev.is_ascii() && next.is_ascii()) {
            let cost = if id == 0 { super::pair(prev, next) } else { letter(any, (prev, prev_id), (next, id)) };
            sum += i64::from((cost - usual(next)).max(0));
        }
        (prev, prev_id) = (next, id);
    }
    sum
}

/// What a character usually costs in its place (typical values of sound lines of the development set).
fn usual(c: char) -> i32 {
    match class(c) {
        Class::Lower(_) | Class::Upper(_) => 7 * BIT,
        other => other.cost(),
    }
}

/// The cost of `next` after `prev`, where the tables hold both, in the language that likes the pair best.
pub(super) fn letters(prev: char, next: char) -> Option<i32> {
    let any = any();
    let (a, b) = (any.id(prev), any.id(next));
    let steps = any.steps[a * any.size + b];
    (a != 0 && b != 0).then(|| if steps == u8::MAX { UNSEEN } else { i32::from(steps) * STEP })
}

fn letter(any: &Any, prev: (char, usize), next: (char, usize)) -> i32 {
    let steps = any.steps[prev.1 * any.size + next.1];
    let between = match (class(prev.0), class(next.0)) {
        // A capital after a small letter is dear, one after another is not.
        (Class::Lower(_), Class::Upper(script)) if script.is_cased() => 9 * BIT,
        (Class::Lower(_) | Class::Upper(_), _) => 0,
        (a, b) => transition(a, b),
    };
    between + if steps == u8::MAX { UNSEEN } else { i32::from(steps) * STEP }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sound_text_costs_less_than_misread_text() {
        for (sound, misread) in [("Привет, мир", "Ïðèâåò, ìèð"), ("obowiązki", "obowi±zki")] {
            assert!(excess(sound) < excess(misread), "{sound}");
        }
    }
}
