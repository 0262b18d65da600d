//! A cheap test: in which encodings may a line contain misread UTF-8 worth repairing?
//!
//! One pass finds the sequences of all encodings at once, by the sets of encodings in which each character is a lead
//! or a trail. What a sequence gains is bounded from above, so that a line which stays below what
//! [`super::reading`] asks for needs no reading. Sound text of any script hardly ever passes. Encodings that have read
//! the same so far share one calculation, and those that never differ share one reading.

use super::reading::{AGAINST, VALID, rarity};
use super::run::ALONE;
use super::{char_kind, cjk, evidence, utf8};
use crate::codepage::{COUNT, Inverse, inverse};
use crate::plausible::{BIT, Class, Traits, ascii_length, improbable, pair_of, traits};

/// An encoding in which the line may hold sequences worth a repair. Less common encodings that read the same are left out.
pub(super) struct Open {
    pub(super) encoding: usize,
    /// The upper bound of [`super::reading::Reading::score`].
    pub(super) most: i32,
    /// The most that [`super::reading::Reading::covered`] can be.
    pub(super) covered: usize,
    /// How promising it is: encodings are read in this order, until it falls below the best score.
    rank: i32,
}

impl Open {
    /// True when it and all that follow need no look, given the best score so far.
    pub(super) fn is_behind(&self, best: i32) -> bool {
        self.rank < best
    }
}

/// The result of one pass over a line.
pub(super) struct Prescan {
    /// The encodings in which to read the line, the most promising first.
    pub(super) open: Vec<Open>,
    /// The number of non-ASCII characters.
    pub(super) odd: usize,
    /// How many different ones there are, up to [`DISTINCT`].
    pub(super) distinct: usize,
    /// True when some of them are CJK characters.
    pub(super) eastern: bool,
}

/// How many different characters are counted.
pub(super) const DISTINCT: usize = 3;

/// Scans a line.
pub(super) fn prescan(text: &str) -> Prescan {
    let mut gate =
        Scan { text, inverse: inverse(), groups: Vec::new(), odd: 0, seen: ['\0'; DISTINCT], known: 0, eastern: false };
    gate.scan();
    Prescan { open: gate.verdict(), odd: gate.odd, distinct: gate.known, eastern: gate.eastern }
}

/// The encodings in which the next character may continue a sequence.
#[derive(Clone, Copy, Default)]
struct Pending {
    /// One more trail byte completes a sequence of two characters, or of more.
    pair: u32,
    last: u32,
    /// The encodings in which two or three trail bytes are missing.
    two: u32,
    three: u32,
}

impl Pending {
    #[inline]
    fn any(self) -> bool {
        self.pair | self.last | self.two | self.three != 0
    }

    /// What is pending after a character that is a trail byte in the encodings `trail`.
    #[inline]
    fn step(self, trail: u32) -> Self {
        Self { pair: 0, last: self.two & trail, two: self.three & trail, three: 0 }
    }
}

struct Scan<'t> {
    text: &'t str,
    inverse: &'static Inverse,
    /// All encodings, once there is a sequence; those of a group have read the same so far.
    groups: Vec<Group>,
    odd: usize,
    /// The first different characters, and their number.
    seen: [char; DISTINCT],
    known: usize,
    eastern: bool,
}

/// Encodings that have read the same so far.
#[derive(Clone, Copy)]
struct Group {
    encodings: u32,
    found: Found,
    /// They have a sequence.
    is_touched: bool,
}

/// The sequences of one encoding; bounds in quarter bits.
#[derive(Clone, Copy)]
struct Found {
    /// The gain of all closed runs.
    total: i32,
    /// Their additional gain if the rest of the line is Latin.
    strange: i32,
    /// The most that they add to a score, roughly and closely.
    rank: i32,
    score: i32,
    /// The number of characters in sequences.
    covered: usize,
    /// Encodings may differ in what a reading makes of the sequences: bytes were lost, or there is one more layer.
    differs: bool,
    /// The run that may continue.
    run: Run,
}

/// Adjacent sequences.
#[derive(Clone, Copy)]
struct Run {
    /// The offset where it ends.
    end: usize,
    /// The last character of its result.
    last: char,
    /// Its gain without its end, and as it is.
    inner: i32,
    gain: i32,
    /// The evidence against its spaces, and the number of its sequences; both may count in the score.
    space_penalty: i32,
    sequences: i32,
    /// What of the gain is for a letter of Greek, and what of that a run of one sequence may really have.
    greek: i32,
    lone: i32,
    refused: bool,
    strange: bool,
    /// What it spells may be misread itself.
    is_layer: bool,
}

const NO_RUN: Run = Run {
    end: usize::MAX,
    last: ' ',
    inner: 0,
    gain: 0,
    space_penalty: 0,
    sequences: 0,
    greek: 0,
    lone: 0,
    refused: false,
    strange: false,
    is_layer: false,
};
const NOTHING: Found = Found { total: 0, strange: 0, rank: 0, score: 0, covered: 0, differs: false, run: NO_RUN };

/// How a sequence ends.
#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
    /// With its last byte, or a space or `U+FFFD` for it.
    Trail,
    /// With a question mark for its last byte.
    Mark,
    /// Too early, at the end of the line.
    Line,
}

/// A sequence in the line, independent of the encoding.
struct Site {
    /// Byte offsets.
    start: usize,
    end: usize,
    before: Traits,
    after: char,
    /// The number of its characters, and the characters.
    length: usize,
    chars: [char; 4],
    kind: End,
    /// The cost of the line as it is, without the character after the sequence; and the cost of that character.
    was: i32,
    tail: i32,
    strange: bool,
}

/// More than any line needs.
const SURELY: i32 = 1 << 20;

/// The allowance for [`weigh`] when it finds `à` before a swallowed space (a bound: the space costs less than the text
/// it separates).
const SWALLOWED: i32 = 10 * BIT;

impl Scan<'_> {
    fn scan(&mut self) {
        let text = self.text;
        let mut pending = Pending::default();
        let mut rest = text.chars();
        while let Some(c) = rest.next() {
            let left = rest.as_str();
            if c.is_ascii() && !(pending.any() && matches!(c, ' ' | '?')) {
                pending = Pending::default();
                if left.as_bytes().first().is_some_and(u8::is_ascii) {
                    rest = left[ascii_length(left.as_bytes())..].chars();
                }
                continue;
            }
            pending = self.character(c, pending, text.len() - left.len());
        }
        let at = text.len();
        self.sequences(pending.last | pending.two, End::Line, at);
        if let Some(last) = text.chars().next_back().filter(|_| !self.groups.is_empty()) {
            // A sequence that is cut after its first byte gains nothing, but it tells the encodings apart.
            self.each_group(self.inverse.entry(last).lead, |_| ());
        }
    }

    #[inline]
    fn count(&mut self, c: char) {
        self.odd += 1;
        self.eastern |= c >= cjk::FIRST;
        if self.known < DISTINCT && !self.seen[..self.known].contains(&c) {
            self.seen[self.known] = c;
            self.known += 1;
        }
    }

    /// Handles the character that ends at `at`, and returns what is pending after it.
    #[inline]
    fn character(&mut self, c: char, pending: Pending, at: usize) -> Pending {
        match c {
            '?' => {
                self.sequences(pending.last, End::Mark, at);
                Pending::default()
            }
            ' ' | char::REPLACEMENT_CHARACTER => {
                if c != ' ' {
                    self.count(c);
                }
                // A space can be a lost byte A0 only in encodings where A0 is the no-break space.
                let among = if c == ' ' { self.inverse.entry('\u{A0}').with_byte(0xA0, u32::MAX) } else { u32::MAX };
                self.sequences((pending.pair | pending.last) & among, End::Trail, at);
                pending.step(among)
            }
            _ => {
                self.count(c);
                let entry = self.inverse.entry(c);
                let complete = (pending.pair | pending.last) & entry.trail;
                if complete != 0 {
                    self.sequences(complete, End::Trail, at);
                }
                let next = pending.step(entry.trail);
                let of_three = entry.long_lead & !entry.longest_lead;
                Pending {
                    pair: entry.lead & !entry.long_lead,
                    last: next.last,
                    two: next.two | of_three,
                    three: entry.longest_lead,
                }
            }
        }
    }

    /// Weighs the sequences that end at `end`, in each of the encodings.
    fn sequences(&mut self, encodings: u32, kind: End, end: usize) {
        let mut rest = encodings;
        for (at, c) in self.text[..end].chars().rev().take(4).enumerate() {
            if rest == 0 {
                break;
            }
            let here = rest & self.inverse.entry(c).lead;
            rest &= !here;
            if here != 0 && at > 0 {
                let site = self.site(end, at + 1, kind);
                self.at_site(here, &site);
            }
        }
    }

    /// Weighs the sequence at the site, in sets of encodings that read the same there.
    fn at_site(&mut self, encodings: u32, site: &Site) {
        let mut rest = encodings;
        while rest != 0 {
            let first = rest.trailing_zeros() as usize;
            let of_char = |alike: u32, &c: &char| self.inverse.entry(c).alike(first, alike);
            let alike = site.chars[..site.length].iter().fold(rest, of_char);
            rest &= !alike;
            self.weigh(alike, first, site);
        }
    }

    fn site(&self, end: usize, length: usize, kind: End) -> Site {
        let mut chars = [' '; 4];
        let mut back = self.text[..end].chars().rev();
        for at in (0..length).rev() {
            chars[at] = back.next().unwrap_or(' ');
        }
        let start = end - chars[..length].iter().map(|c| c.len_utf8()).sum::<usize>();
        let before = traits(back.next().unwrap_or(' '));
        let after = self.text[end..].chars().next().unwrap_or(' ');
        let (mut was, mut prev) = (0, before);
        for &c in &chars[..length] {
            let next = traits(c);
            was += pair_of(prev, next);
            prev = next;
        }
        let tail = pair_of(prev, traits(after));
        let strange = chars.iter().any(|&c| char_kind::is_other_script(c));
        Site { start, end, before, after, length, chars, kind, was, tail, strange }
    }

    /// Weighs the sequence at the site in encodings that read it as `first` does.
    fn weigh(&mut self, encodings: u32, first: usize, site: &Site) {
        let chars = &site.chars[..site.length];
        let mut bytes = [0; 4];
        for (byte, &c) in bytes.iter_mut().zip(chars) {
            *byte = if c == ' ' { 0xA0 } else { self.inverse.entry(c).bytes[first] };
        }
        let lost = site.kind != End::Trail || chars.contains(&char::REPLACEMENT_CHARACTER);
        let spelt = match utf8::code(&bytes[..site.length]) {
            _ if lost => Some(char::REPLACEMENT_CHARACTER),
            None => return,
            Some(code) => char::from_u32(code),
        };
        let Some(spelt) = spelt else {
            // Half of a character, if the other half follows.
            let halves = self.inverse.entry(site.after).with_byte(bytes[0], encodings);
            return self.each_group(halves, |group| group.found.add_surely());
        };
        let inverse = self.inverse;
        let layers = self.layers(encodings, spelt, site.start);
        for (encodings, is_layer) in [(layers, true), (encodings & !layers, false)] {
            self.each_group(encodings, |group| {
                group.found.differs |= lost;
                group.found.add(site, spelt, inverse, first, is_layer);
            });
        }
    }

    /// The encodings in which `spelt`, the character of a sequence that begins at `start`, may belong to one more layer.
    fn layers(&self, encodings: u32, spelt: char, start: usize) -> u32 {
        let trail = self.inverse.entry(spelt).trail;
        let mut layers = 0;
        for group in self.groups.iter().filter(|group| trail != 0 && group.found.run.end == start) {
            let both = self.inverse.entry(group.found.run.last).lead & trail;
            layers |= group.encodings & if both & 1 == 1 { encodings } else { encodings & both };
        }
        layers
    }

    /// Changes what those encodings have found; groups are parted where only some of theirs are meant.
    fn each_group(&mut self, encodings: u32, mut change: impl FnMut(&mut Group)) {
        if encodings == 0 {
            return;
        }
        if self.groups.is_empty() {
            let all = u32::MAX >> (u32::BITS as usize - COUNT);
            self.groups.push(Group { encodings: all, found: NOTHING, is_touched: false });
        }
        for at in 0..self.groups.len() {
            let here = self.groups[at].encodings & encodings;
            if here == 0 {
                continue;
            }
            let mut at = at;
            if self.groups[at].encodings != here {
                self.groups[at].encodings &= !here;
                self.groups.push(Group { encodings: here, ..self.groups[at] });
                at = self.groups.len() - 1;
            }
            self.groups[at].is_touched = true;
            change(&mut self.groups[at]);
        }
    }

    /// The encodings whose runs may gain enough.
    fn verdict(&mut self) -> Vec<Open> {
        let mut open = Vec::new();
        let mut rest = None;
        for group in self.groups.iter_mut().filter(|group| group.is_touched) {
            let found = &mut group.found;
            found.close();
            if found.total + found.strange < ALONE {
                continue;
            }
            let rest = rest.get_or_insert_with(|| Rest::new(self.text));
            let latin = rest.ascii_letters && rest.other_script <= found.covered;
            let need = if rest.letters > found.covered { AGAINST } else { ALONE };
            if found.total + if latin { found.strange } else { 0 } >= need {
                group.open(&mut open);
            }
        }
        open.sort_by_key(|open| (-open.rank, open.encoding));
        open
    }
}

/// Characters of a sequence that is cut after its first byte, at the end of a line.
const CUT: usize = 1;

impl Group {
    /// Adds the encodings of the group; of those that cannot differ, the commonest.
    fn open(&self, open: &mut Vec<Open>) {
        let Found { rank, score, covered, .. } = self.found;
        let covered = if rank >= SURELY { usize::MAX } else { covered + CUT };
        let first = self.encodings.trailing_zeros() as usize;
        let end = if self.found.differs { COUNT } else { first + 1 };
        for encoding in (first..end).filter(|at| self.encodings >> at & 1 == 1) {
            let rarity = rarity(encoding);
            open.push(Open { encoding, most: score - rarity, covered, rank: rank - rarity });
        }
    }
}

/// What the whole line contains.
struct Rest {
    ascii_letters: bool,
    /// The number of non-ASCII letters and line-art characters; of letters in scripts other than Latin.
    letters: usize,
    other_script: usize,
}

impl Rest {
    fn new(text: &str) -> Self {
        let odd = || text.chars().filter(|c| !c.is_ascii());
        Self {
            ascii_letters: text.bytes().any(|b| b.is_ascii_alphabetic()),
            letters: odd().filter(|&c| traits(c).is_alphabetic || traits(c).class == Class::Box).count(),
            other_script: odd().filter(|&c| char_kind::is_other_script(c)).count(),
        }
    }
}

impl Found {
    /// A character in two halves needs a reading, whatever it gains.
    fn add_surely(&mut self) {
        self.differs = true;
        for sum in [&mut self.total, &mut self.rank, &mut self.score] {
            *sum = sum.saturating_add(SURELY);
        }
    }

    /// Adds the sequence at `site`, which spells `c`.
    fn add(&mut self, site: &Site, c: char, inverse: &Inverse, encoding: usize, is_layer: bool) {
        self.covered += site.length;
        let goes_on = self.run.end == site.start;
        if !goes_on {
            self.close();
        }
        let before = if goes_on { traits(self.run.last) } else { site.before };
        self.run.add(site, c, before, inverse, encoding);
        self.run.is_layer |= is_layer;
    }

    /// Ends the run.
    fn close(&mut self) {
        let run = std::mem::replace(&mut self.run, NO_RUN);
        if run.end == usize::MAX || run.refused {
            return;
        }
        // Long runs are not looked at for one more layer.
        if run.is_layer && run.sequences as usize <= evidence::LONGEST_LAYER {
            self.add_surely();
        }
        self.total = self.total.saturating_add(run.gain.max(0));
        let valid = run.sequences * VALID;
        let rank = (run.gain + run.space_penalty + evidence::STRANGE_SCRIPT).max(0) + valid;
        self.rank = self.rank.saturating_add(rank);
        let strange = if run.strange { evidence::STRANGE_SCRIPT } else { 0 };
        let score = (run.gain - run.greek + run.lone + run.space_penalty + strange).max(0) + valid;
        self.score = self.score.saturating_add(score);
        if run.strange {
            self.strange += (run.gain + evidence::STRANGE_SCRIPT).max(0) - run.gain.max(0);
        }
    }
}

impl Run {
    /// Adds the sequence at `site`, which encodes `c` and follows `before`.
    fn add(&mut self, site: &Site, c: char, before: Traits, inverse: &Inverse, encoding: usize) {
        let is_first = self.end == usize::MAX;
        let after = traits(site.after);
        let chars = &site.chars[..site.length];
        let forced = chars.iter().filter(|&&c| inverse.entry(c).forced >> encoding & 1 == 1).count() as i32;
        let mut against = forced * evidence::FORCED;
        let a0 = chars.contains(&' ');
        if a0 {
            let penalty =
                if c == 'à' || site.length > 2 { evidence::SPACE_IN_SEQUENCE } else { evidence::SPACE_ENDS_PAIR };
            self.space_penalty += penalty;
            against += penalty;
        }
        self.sequences += 1;
        if c == 'à' && (a0 || site.after == ' ') {
            against -= evidence::A_GRAVE + if a0 { SWALLOWED } else { 0 };
        }
        let is = traits(evidence::as_punctuation(c));
        let (mut first, mut end) = (pair_of(before, is), pair_of(is, after));
        if c == char::REPLACEMENT_CHARACTER {
            against += if site.kind == End::Line && site.length < 3 { evidence::CUT } else { evidence::LOST };
            if site.kind == End::Trail {
                // Its byte may be restored to whatever fits best.
                (first, end) = (LEAST, LEAST.min(end));
            }
        }
        (self.greek, self.lone) = (0, 0);
        if is_first && matches!(chars[0], 'Ã' | 'Î' | 'Ï') {
            end -= evidence::GREEK_IN_WORD;
            (self.greek, self.lone) = (evidence::GREEK_IN_WORD, evidence::lone_gain(chars, site.after));
        }
        self.inner += site.was - first - against;
        self.gain = self.inner + site.tail - end;
        self.end = site.end;
        self.last = c;
        self.refused |= improbable(c) && !('\u{80}'..='\u{9F}').contains(&c);
        self.strange |= site.strange;
    }
}

/// The least cost of any character.
const LEAST: i32 = 4 * BIT;

#[cfg(test)]
mod tests {
    use super::super::reading::Reading;
    use super::super::sequence::Scan;
    use super::*;
    use crate::codepage::codepages;
    use crate::repair::RepairOptions;

    const SOUND: [&str; 12] = [
        "Où est l’été à Étretat ? « Ça ira », dit-il.",
        "Zażółć gęślą jaźń, wróć zanim śnieg zasypie drogę.",
        "Мост снова откроют весной; что? отец и месяц — ВСЁ.",
        "Η παλιά γέφυρα θα ανοίξει ξανά: «Έτσι», είπε.",
        "הגשר הישן ייפתח שוב באביב, אמר השר.",
        "سيفتح الجسر القديم، قال: «نعم». کتاب و گربه.",
        "สะพานเก่าจะเปิดอีกครั้ง การซ่อม ในฤดูใบไม้ผลิ",
        "旧桥将在春天重新开放。古い橋は春に。낡은 다리",
        "NAÇÕES À 20 °C © 2024 “quoted” ½ × 3 €",
        "Các kỹ sư đã đo mực nước sông và thấy vững.",
        "emoji 😀 \u{FFFD} x\u{FFFD}?\u{FFFD}",
        "à la carte, à côté; Šišky à gogo",
    ];

    /// Each sound text, alone and with another one after it, read in every encoding once and twice, and cut off.
    fn damaged() -> Vec<String> {
        let misread = |text: &str, page: usize| -> String {
            text.bytes().map(|b| codepages()[page].decode(b).unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
        };
        let mut texts: Vec<String> = SOUND.map(str::to_owned).into();
        for (n, sound) in SOUND.iter().enumerate() {
            for page in 0..COUNT {
                let once = misread(sound, page);
                texts.push(misread(&once, 0));
                texts.push(format!("{} {once}", SOUND[(n + page) % SOUND.len()]));
                texts.push(once.chars().take(7 + page).map(|c| if c == '\u{A0}' { ' ' } else { c }).collect());
                texts.push(once);
            }
        }
        texts
    }

    #[test]
    fn what_is_not_open_holds_nothing_to_repair() {
        for text in damaged() {
            let scan = Scan::new(&text);
            let open = prescan(&text).open;
            for encoding in 0..COUNT {
                let reading = Reading::new(&scan, encoding, &RepairOptions::default());
                if let Some(open) = open.iter().find(|open| open.encoding == encoding) {
                    assert!(reading.score() <= open.most && reading.covered() <= open.covered, "{encoding} {text}");
                    assert!(open.most <= open.rank);
                } else if reading.accepted().count() > 0 {
                    // A commoner encoding reads the same.
                    let spelt = |reading: &Reading| -> String { reading.accepted().map(|run| &*run.text).collect() };
                    let is_same = |open: &Open| {
                        let other = Reading::new(&scan, open.encoding, &RepairOptions::default());
                        other.score() >= reading.score() && spelt(&other) == spelt(&reading)
                    };
                    let mut commoner = open.iter().filter(|open| open.encoding < encoding);
                    assert!(commoner.any(is_same), "{encoding} {text}");
                }
            }
        }
    }

    #[test]
    fn sound_text_is_not_read_backwards() {
        let read = SOUND.iter().filter(|text| !prescan(text).open.is_empty()).count();
        assert!(read <= 1, "{read}");
    }
}
