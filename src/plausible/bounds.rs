//! A lower bound of the cost of a sample in each single-byte encoding, for all of them at once. Only a few encodings
//! then need their exact cost.

use std::sync::OnceLock;

use super::letters::{CAPITAL_FIRST, CostModel, FOLDED, UNDEFINED, add_times, class_cost, fold};
use super::sample::Sample;
use super::{Class, cost_model, signs};
use crate::codepage::ALL;

/// Room for all encodings, in whole vectors.
const LANES: usize = ALL.next_multiple_of(16);

/// The kinds of bytes: ASCII letters without case, other ASCII, and each non-ASCII byte.
const BYTES: usize = FOLDED + 0x80;

/// The least cost of a byte after another in each encoding, in quarter bits.
type Costs = [u8; LANES];

/// A lower bound of the cost of the sample in each encoding, in quarter bits.
pub(crate) fn min_costs(sample: &Sample) -> [i64; ALL] {
    static TABLE: OnceLock<Box<[OnceLock<Costs>]>> = OnceLock::new();
    let table = TABLE.get_or_init(|| (0..BYTES * BYTES).map(|_| OnceLock::new()).collect());
    let mut sums = [0_u32; LANES];
    for &(prev, next, count) in &sample.counts {
        let costs = table[place(prev) * BYTES + place(next)].get_or_init(|| costs(prev, next));
        add_times(&mut sums, costs, count);
    }
    std::array::from_fn(|at| i64::from(sums[at]))
}

fn place(byte: u8) -> usize {
    if byte.is_ascii() { fold(byte) } else { FOLDED + usize::from(byte - 0x80) }
}

/// Bytes for each of the kinds that share the place of `byte`.
fn alike(byte: u8) -> Vec<u8> {
    match byte {
        0x80.. => vec![byte],
        _ if byte.is_ascii_alphabetic() => vec![byte.to_ascii_lowercase(), byte.to_ascii_uppercase()],
        _ => b" 0!".to_vec(),
    }
}

fn costs(prev: u8, next: u8) -> Costs {
    let mut costs = [0; LANES];
    let pairs: Vec<(u8, u8)> =
        alike(prev).into_iter().flat_map(|a| alike(next).into_iter().map(move |b| (a, b))).collect();
    for (at, cost) in costs.iter_mut().enumerate().take(ALL) {
        let model = cost_model(at);
        // Bytes of a kind are the same letter, or none.
        let (prev, next) = pairs[0];
        let letter = model.tables.iter().map(|table| model.letter(table, prev, next)).min().unwrap_or(0) as i32;
        let rest = pairs.iter().map(|&(a, b)| least(model, a, b)).min().unwrap_or(0);
        *cost = (letter + rest).clamp(0, 255) as u8;
    }
    costs
}

/// A lower bound of what [`CostModel::cost`] adds for the pair in any language.
fn least(model: &CostModel, prev: u8, next: u8) -> i32 {
    let [a, b] = [prev, next].map(|byte| &model.bytes[usize::from(byte)]);
    if b.sign != 0 {
        signs::min_cost(b.sign, prev == next)
    } else if b.traits.class == Class::Lost {
        UNDEFINED
    } else if a.sign == 0 {
        class_cost(a.traits.class, b.traits.class)
    } else if b.letter {
        if b.upper { CAPITAL_FIRST } else { 0 }
    } else {
        i32::from(b.traits.alone)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bound_never_exceeds_the_cost() {
        let mut seed = 7_u32;
        let mut random = || {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (seed >> 24) as u8
        };
        for n in 0..200 {
            let text: Vec<u8> =
                (0..3 + n).map(|_| if random() < 90 { b'a' + random() % 26 } else { random() }).collect();
            let sample = Sample::new(&text);
            for (at, &least) in min_costs(&sample).iter().enumerate() {
                let cost = cost_model(at).cost(&sample, 0, i64::MAX / 4).unwrap();
                assert!(least <= cost, "{} {text:x?}: {least} {cost}", crate::codepage::all_codepages()[at].name);
            }
        }
    }
}
