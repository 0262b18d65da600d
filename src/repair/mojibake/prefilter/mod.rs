//! A cheap test: in which encodings may a line contain misread UTF-8 worth repairing?
//!
//! One pass finds the sequences of all encodings at once, by the sets of encodings in which each character is a lead or
//! a trail. What a sequence gains is bounded from above, so that a line which stays below what [`super::reading`] asks
//! for needs no reading. Undamaged text of any script hardly ever passes. Encodings that have read the same so far
//! share one calculation, and those that never differ share one reading.

mod bounds;

use bounds::{ALWAYS, End, LineBound, NO_SEQUENCES, Site};

use super::reading::{MIN_GAIN_MIXED, rarity};
use super::run::MIN_GAIN_ALONE;
use super::{char_kind, utf8, vietnamese};
use crate::codepage::{COUNT, Inverse, inverse};
use crate::plausible::{Class, FIRST_CJK, ascii_length, is_c1, pair_of, traits};

/// An encoding in which the line may hold sequences worth a repair. Less common encodings that read the same are left
/// out.
pub(super) struct OpenEncoding {
    pub(super) encoding: usize,
    /// The upper bound of [`super::reading::Reading::score`].
    pub(super) max_score: i32,
    /// The most that [`super::reading::Reading::covered`] can be.
    pub(super) covered: usize,
    /// How promising it is: encodings are read in this order, until it falls below the best score.
    rank: i32,
}

impl OpenEncoding {
    /// True when neither this encoding nor any later one needs to be examined, given the best score so far.
    pub(super) fn is_beaten_by(&self, best: i32) -> bool {
        self.rank < best
    }
}

/// The result of one pass over a line.
pub(super) struct Prescan {
    /// The encodings in which to read the line, the most promising first.
    pub(super) open: Vec<OpenEncoding>,
    /// The number of non-ASCII characters.
    pub(super) non_ascii: usize,
    /// How many different ones there are, up to [`DISTINCT`].
    pub(super) distinct: usize,
    /// True when some of them are CJK characters.
    pub(super) has_cjk: bool,
    /// How many are C1 controls.
    pub(super) controls: usize,
    /// How many may be Vietnamese letters that were read as Latin-1; see [`vietnamese::is_suspect`].
    pub(super) vietnamese: usize,
}

/// How many different characters are counted.
pub(super) const DISTINCT: usize = 3;

/// Scans a line.
pub(super) fn prescan(text: &str) -> Prescan {
    let mut scan = PrefilterScan {
        text,
        inverse: inverse(),
        groups: Vec::new(),
        non_ascii: 0,
        seen: ['\0'; DISTINCT],
        known: 0,
        has_cjk: false,
        controls: 0,
        vietnamese: 0,
    };
    scan.scan();
    Prescan {
        open: scan.open_encodings(),
        non_ascii: scan.non_ascii,
        distinct: scan.known,
        has_cjk: scan.has_cjk,
        controls: scan.controls,
        vietnamese: scan.vietnamese,
    }
}

/// The encodings in which the next character may continue a sequence.
#[derive(Clone, Copy, Default)]
struct PendingLeads {
    /// One more trail byte completes a sequence of two characters, or of more.
    pair: u32,
    last: u32,
    /// The encodings in which two or three trail bytes are missing.
    two: u32,
    three: u32,
}

impl PendingLeads {
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

struct PrefilterScan<'t> {
    text: &'t str,
    inverse: &'static Inverse,
    /// All encodings, once there is a sequence; those of a group have read the same so far.
    groups: Vec<Group>,
    non_ascii: usize,
    /// The first different characters, and their number.
    seen: [char; DISTINCT],
    known: usize,
    has_cjk: bool,
    controls: usize,
    vietnamese: usize,
}

/// Encodings that have read the same so far.
#[derive(Clone, Copy)]
struct Group {
    encodings: u32,
    found: LineBound,
    /// They have a sequence.
    has_sequence: bool,
}

impl PrefilterScan<'_> {
    fn scan(&mut self) {
        let text = self.text;
        let mut pending = PendingLeads::default();
        let mut rest = text.chars();
        while let Some(c) = rest.next() {
            let left = rest.as_str();
            if c.is_ascii() && !(pending.any() && matches!(c, ' ' | '?')) {
                pending = PendingLeads::default();
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
            // A sequence that is cut after its first byte gains nothing, but it distinguishes the encodings.
            self.each_group(self.inverse.entry(last).lead, |_| ());
        }
    }

    #[inline]
    fn count(&mut self, c: char) {
        self.non_ascii += 1;
        self.has_cjk |= c >= FIRST_CJK;
        self.controls += usize::from(is_c1(c));
        if self.known < DISTINCT && !self.seen[..self.known].contains(&c) {
            self.seen[self.known] = c;
            self.known += 1;
        }
    }

    /// Handles the character that ends at `at`, and returns what is pending after it.
    #[inline]
    fn character(&mut self, c: char, pending: PendingLeads, at: usize) -> PendingLeads {
        match c {
            '?' => {
                self.sequences(pending.last, End::Mark, at);
                PendingLeads::default()
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
                let before = self.text.as_bytes()[..at - c.len_utf8()].last();
                self.vietnamese += usize::from(before.is_some_and(|&before| vietnamese::is_suspect(before, c)));
                let entry = self.inverse.entry(c);
                let complete = (pending.pair | pending.last) & entry.trail;
                if complete != 0 {
                    self.sequences(complete, End::Trail, at);
                }
                let next = pending.step(entry.trail);
                let of_three = entry.long_lead & !entry.longest_lead;
                PendingLeads {
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
            let alike = site.entries().iter().fold(rest, |alike, entry| entry.alike(first, alike));
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
        let after = (after, traits(after));
        let tail = pair_of(prev, after.1);
        let strange = chars.iter().any(|&c| char_kind::is_other_script(c));
        let entries = chars.map(|c| self.inverse.entry(c));
        let has_space = chars[..length].contains(&' ');
        Site { start, end, before, after, length, chars, entries, kind, was, tail, strange, has_space }
    }

    /// Weighs the sequence at the site in encodings that read it as `first` does.
    fn weigh(&mut self, encodings: u32, first: usize, site: &Site) {
        let mut bytes = [0; 4];
        for ((byte, &c), entry) in bytes.iter_mut().zip(&site.chars).zip(site.entries()) {
            *byte = if c == ' ' { 0xA0 } else { entry.bytes[first] };
        }
        let lost = site.kind != End::Trail || site.chars[..site.length].contains(&char::REPLACEMENT_CHARACTER);
        let spelt = match utf8::code(&bytes[..site.length]) {
            _ if lost => Some(char::REPLACEMENT_CHARACTER),
            None => return,
            Some(code) => char::from_u32(code),
        };
        let Some(spelt) = spelt else {
            // Half of a character, if the other half follows.
            let halves = self.inverse.entry(site.after.0).with_byte(bytes[0], encodings);
            return self.each_group(halves, |group| group.found.add_always());
        };
        let layers = self.layers(encodings, spelt, site.start);
        for (encodings, is_layer) in [(layers, true), (encodings & !layers, false)] {
            self.each_group(encodings, |group| {
                group.found.differs |= lost;
                group.found.add(site, spelt, first, is_layer);
            });
        }
    }

    /// The encodings in which `spelt`, the character of a sequence that begins at `start`, may belong to one more
    /// layer.
    fn layers(&self, encodings: u32, spelt: char, start: usize) -> u32 {
        let trail = self.inverse.entry(spelt).trail;
        let mut layers = 0;
        for group in self.groups.iter().filter(|group| trail != 0 && group.found.run.end == start) {
            let both = self.inverse.entry(group.found.run.last).lead & trail;
            layers |= group.encodings & if both & 1 == 1 { encodings } else { encodings & both };
        }
        layers
    }

    /// Changes what those encodings have found; a group is split if only some of its encodings are meant.
    fn each_group(&mut self, encodings: u32, mut change: impl FnMut(&mut Group)) {
        if encodings == 0 {
            return;
        }
        if self.groups.is_empty() {
            let all = u32::MAX >> (u32::BITS as usize - COUNT);
            self.groups.push(Group { encodings: all, found: NO_SEQUENCES, has_sequence: false });
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
            self.groups[at].has_sequence = true;
            change(&mut self.groups[at]);
        }
    }

    /// The encodings whose runs may gain enough.
    fn open_encodings(&mut self) -> Vec<OpenEncoding> {
        let mut open = Vec::new();
        let mut rest = None;
        for group in self.groups.iter_mut().filter(|group| group.has_sequence) {
            let found = &mut group.found;
            found.close();
            if found.total + found.strange < MIN_GAIN_ALONE {
                continue;
            }
            let rest = rest.get_or_insert_with(|| Rest::new(self.text));
            let latin = rest.ascii_letters && rest.other_script <= found.covered;
            let need = if rest.letters > found.covered { MIN_GAIN_MIXED } else { MIN_GAIN_ALONE };
            if found.total + if latin { found.strange } else { 0 } >= need {
                group.open(&mut open);
            }
        }
        crate::order::sort_by_key(&mut open, |open| (-open.rank, open.encoding));
        open
    }
}

/// Characters of a sequence that is cut after its first byte, at the end of a line.
const CUT: usize = 1;

impl Group {
    /// Adds the encodings of the group; of those that cannot differ, the most common.
    fn open(&self, open: &mut Vec<OpenEncoding>) {
        let LineBound { rank, score, covered, .. } = self.found;
        let covered = if rank >= ALWAYS { usize::MAX } else { covered + CUT };
        let first = self.encodings.trailing_zeros() as usize;
        let end = if self.found.differs { COUNT } else { first + 1 };
        for encoding in (first..end).filter(|at| self.encodings >> at & 1 == 1) {
            let rarity = rarity(encoding);
            open.push(OpenEncoding { encoding, max_score: score - rarity, covered, rank: rank - rarity });
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
        let non_ascii = || text.chars().filter(|c| !c.is_ascii());
        Self {
            ascii_letters: text.bytes().any(|b| b.is_ascii_alphabetic()),
            letters: non_ascii().filter(|&c| traits(c).is_alphabetic || traits(c).class == Class::Box).count(),
            other_script: non_ascii().filter(|&c| char_kind::is_other_script(c)).count(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::reading::Reading;
    use super::super::sequence::{EncodedLine, LineScan};
    use super::*;
    use crate::codepage::codepages;
    use crate::repair::RepairOptions;

    const UNDAMAGED: [&str; 12] = [
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

    /// Each undamaged text, alone and with another one after it, read in every encoding once and twice, and cut off.
    fn damaged() -> Vec<String> {
        let misread = |text: &str, page: usize| -> String {
            text.bytes().map(|b| codepages()[page].decode(b).unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
        };
        let mut texts: Vec<String> = UNDAMAGED.map(str::to_owned).into();
        for (n, sound) in UNDAMAGED.iter().enumerate() {
            for page in 0..COUNT {
                let once = misread(sound, page);
                texts.push(misread(&once, 0));
                texts.push(format!("{} {once}", UNDAMAGED[(n + page) % UNDAMAGED.len()]));
                texts.push(once.chars().take(7 + page).map(|c| if c == '\u{A0}' { ' ' } else { c }).collect());
                texts.push(once);
            }
        }
        texts
    }

    fn read(scan: &LineScan, encoding: usize) -> Reading {
        let options = RepairOptions::default();
        Reading::new(scan, encoding, &options).keep_undamaged(&EncodedLine::new(scan, encoding, &options))
    }

    #[test]
    fn encodings_that_are_not_open_repair_nothing() {
        for text in damaged() {
            let scan = LineScan::new(&text);
            let open = prescan(&text).open;
            for encoding in 0..COUNT {
                let reading = read(&scan, encoding);
                if let Some(open) = open.iter().find(|open| open.encoding == encoding) {
                    assert!(
                        reading.score() <= open.max_score && reading.covered() <= open.covered,
                        "{encoding} {text}"
                    );
                    assert!(open.max_score <= open.rank);
                } else if reading.accepted().count() > 0 {
                    // A more common encoding gives the same reading.
                    let spelt = |reading: &Reading| -> String { reading.accepted().map(|run| &*run.text).collect() };
                    let is_same = |open: &OpenEncoding| {
                        let other = read(&scan, open.encoding);
                        other.score() >= reading.score() && spelt(&other) == spelt(&reading)
                    };
                    let mut commoner = open.iter().filter(|open| open.encoding < encoding);
                    assert!(commoner.any(is_same), "{encoding} {text}");
                }
            }
        }
    }

    #[test]
    fn undamaged_text_leaves_no_encoding_open() {
        let read = UNDAMAGED.iter().filter(|text| !prescan(text).open.is_empty()).count();
        assert!(read <= 1, "{read}");
    }
}
