//! Distinguishes data without a signature from text, by the number and kinds of control bytes.

use super::wide;

/// The limits from which on a chunk that is not valid UTF-8 is binary: the percentage of control bytes, the number of
/// different ones, and their least number. Random bytes contain nine percent, of all 22 kinds. Text that uses controls
/// as separators or for formatting contains one to three kinds, and damaged text contains a few bytes.
const RANDOM: Limits = Limits { percent: 3, kinds: 4, least: 6 };
/// The same for valid UTF-8, which data hardly ever is by chance: structures of small numbers and names.
const STRUCTURE: Limits = Limits { percent: 10, kinds: 8, least: 16 };
/// A chunk that consists mostly of controls needs fewer kinds: tables of small numbers.
const NUMBERS: Limits = Limits { percent: 50, kinds: 3, least: 32 };
/// Everything is binary if at least one in this many chunks is. A script may contain a program, but a text that was
/// damaged on the disk or contains a binary message somewhere is still text.
const ONE_OF: u64 = 8;
/// Zeros are data if there are at least this many, and more of them, in chunks without anything else, than other bytes.
const MIN_ZEROS: u64 = 64;

struct Limits {
    percent: usize,
    kinds: u32,
    least: usize,
}

/// How many of the chunks so far are binary.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Share {
    chunks: u64,
    binary: u64,
    first_is_binary: bool,
    bytes: u64,
    zeros: u64,
}

impl Share {
    pub(super) fn add(&mut self, chunk: &[u8]) {
        let controls = controls(chunk);
        let binary = controls >= RANDOM.least && is_binary(chunk, controls);
        self.first_is_binary |= binary && self.chunks == 0;
        self.chunks += 1;
        self.binary += u64::from(binary);
        self.bytes += chunk.len() as u64;
        if controls == chunk.len() && chunk.iter().all(|&byte| byte == 0) {
            self.zeros += chunk.len() as u64;
        }
    }

    pub(super) fn is_binary(self) -> bool {
        let mostly_zeros = self.zeros * 2 > self.bytes && self.zeros >= MIN_ZEROS;
        self.first_is_binary || mostly_zeros || self.binary * ONE_OF > self.chunks
    }
}

fn is_binary(chunk: &[u8], controls: usize) -> bool {
    let kinds = kinds(chunk);
    let passes = |limits: &Limits| {
        controls >= limits.least && kinds >= limits.kinds && controls * 100 >= chunk.len() * limits.percent
    };
    let limits = if is_utf8(chunk) { &STRUCTURE } else { &RANDOM };
    (passes(limits) || passes(&NUMBERS)) && !wide::is_wide(chunk)
}

/// True for a control byte that text does not use: not white space, bell, backspace, the escape or the shifts of
/// ISO-2022.
fn is_control(byte: u8) -> bool {
    byte < 0x20 && !(0x07..=0x0F).contains(&byte) && byte != 0x1B
}

/// The number of control bytes. Compilers vectorise short runs without a branch inside.
fn controls(chunk: &[u8]) -> usize {
    let count = |run: &[u8]| usize::from(run.iter().fold(0_u8, |count, &byte| count + u8::from(is_control(byte))));
    chunk.chunks(128).map(count).sum()
}

/// The number of different control bytes.
fn kinds(chunk: &[u8]) -> u32 {
    chunk.iter().filter(|&&byte| is_control(byte)).fold(0_u32, |seen, &byte| seen | 1 << byte).count_ones()
}

/// Control bytes that separate or end text: zero, substitute, and the separators of files, groups, records and units.
const SEPARATORS: u32 = 1 | 1 << 0x1A | 0xF << 0x1C;

/// How often each kind of control byte may come in data, zero apart: random bytes hardly repeat a few of them, and text
/// repeats those that it uses (chosen by hand).
const REPEATED: u32 = 2;

/// How many kinds of them a text may have (chosen by hand: fields and records).
const MAX_SEPARATORS: u32 = 2;

/// The number of different control bytes, if they are such that text does not use them: not only such that separate
/// text, nor a few that come again and again.
pub(crate) fn unusual_controls(bytes: &[u8]) -> u32 {
    let seen = bytes.iter().filter(|&&byte| is_control(byte)).fold(0_u32, |seen, &byte| seen | 1 << byte);
    let kinds = seen.count_ones();
    let count = bytes.iter().filter(|&&byte| byte != 0 && is_control(byte)).count();
    let separates = kinds <= MAX_SEPARATORS && seen & !SEPARATORS == 0;
    if separates || count > (REPEATED * kinds) as usize { 0 } else { kinds }
}

/// True for valid UTF-8, which may be cut off at the end.
fn is_utf8(chunk: &[u8]) -> bool {
    let start = chunk.iter().take(3).take_while(|&&byte| byte & 0xC0 == 0x80).count();
    match std::str::from_utf8(&chunk[start..]) {
        Ok(_) => true,
        Err(error) => error.error_len().is_none(),
    }
}
