//! The trees of the models in the form in which they are compiled in: columns of decimal digits, which are converted to
//! floats on first use. In a WebAssembly module compressed with brotli, this takes 14 KB for `model_table.rs`; lists of
//! floats would take 20 KB.

use std::sync::OnceLock;

use super::{headings_table, model_table, suitability_table};

/// A node, like those of the tables: feature, steps to the right child, threshold, value.
pub(super) type Node = (u8, u8, f32, f32);

/// The function `$name`, which unpacks the nodes of `$table` once.
macro_rules! unpacks {
    ($(#[$comment:meta])* $name:ident, $table:ident) => {
        $(#[$comment])*
        pub(super) fn $name() -> &'static [Node] {
            static PACKED: Columns<{ $table::NODES.len() }> = Columns::pack($table::NODES);
            static UNPACKED: OnceLock<Vec<Node>> = OnceLock::new();
            UNPACKED.get_or_init(|| PACKED.unpack())
        }
    };
}

unpacks! {
    /// All nodes of the trees that score, in the order of their table.
    nodes, model_table
}
unpacks! {
    /// The same for the trees that say how suitable a sentence is for a summary.
    suitability_nodes, suitability_table
}
unpacks! {
    /// The same for those that say it of the sentences of a text with headings.
    headings_nodes, headings_table
}

/// The columns of a table.
struct Columns<const LEN: usize> {
    features: [u8; LEN],
    right: [u8; LEN],
    thresholds: Decimals<LEN>,
    values: Decimals<LEN>,
}

impl<const LEN: usize> Columns<LEN> {
    const fn pack(nodes: &[Node]) -> Self {
        Self {
            features: bytes(nodes, false),
            right: bytes(nodes, true),
            thresholds: Decimals::pack(nodes, false),
            values: Decimals::pack(nodes, true),
        }
    }

    fn unpack(&self) -> Vec<Node> {
        let node = |n: usize| (self.features[n], self.right[n], self.thresholds.get(n), self.values.get(n));
        (0..LEN).map(node).collect()
    }
}

const fn bytes<const LEN: usize>(nodes: &[Node], right: bool) -> [u8; LEN] {
    let mut bytes = [0; LEN];
    let mut n = 0;
    while n < LEN {
        bytes[n] = if right { nodes[n].1 } else { nodes[n].0 };
        n += 1;
    }
    bytes
}

/// Numbers as whole numbers of 24 bits, low byte first, each to be divided by a power of ten.
struct Decimals<const LEN: usize> {
    bytes: [[u8; LEN]; 3],
    powers: [u8; LEN],
}

/// The powers of ten. The last is that of the least positive threshold, which stands for zero in `LightGBM`.
#[rustfmt::skip]
const TENS: [f64; 36] = [
    1.0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20,
    1e21, 1e22, 1e23, 1e24, 1e25, 1e26, 1e27, 1e28, 1e29, 1e30, 1e31, 1e32, 1e33, 1e34, 1e35,
];

impl<const LEN: usize> Decimals<LEN> {
    /// A column of the table: the values or the thresholds.
    #[allow(long_running_const_eval, reason = "seven thousand numbers")]
    const fn pack(nodes: &[Node], values: bool) -> Self {
        let mut packed = Self { bytes: [[0; LEN]; 3], powers: [0; LEN] };
        let mut n = 0;
        while n < LEN {
            let number = if values { nodes[n].3 } else { nodes[n].2 };
            let mut power = 0;
            while divided(scaled(number, power), power) != number {
                power += 1;
            }
            let digits = scaled(number, power);
            assert!(-0x80_0000 <= digits && digits < 0x80_0000, "the table has numbers of few digits");
            [packed.bytes[0][n], packed.bytes[1][n], packed.bytes[2][n], _] = digits.to_le_bytes();
            packed.powers[n] = power as u8;
            n += 1;
        }
        packed
    }

    fn get(&self, n: usize) -> f32 {
        let [low, middle, high] = [self.bytes[0][n], self.bytes[1][n], self.bytes[2][n]];
        divided(i32::from_le_bytes([0, low, middle, high]) >> 8, usize::from(self.powers[n]))
    }
}

/// The whole number next to `number` times ten to the `power`.
const fn scaled(number: f32, power: usize) -> i32 {
    let product = number as f64 * TENS[power];
    (if product < 0.0 { product - 0.5 } else { product + 0.5 }) as i32
}

const fn divided(digits: i32, power: usize) -> f32 {
    (digits as f64 / TENS[power]) as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_node_is_unpacked_as_it_was() {
        let bits = |&(feature, right, threshold, value): &Node| (feature, right, threshold.to_bits(), value.to_bits());
        assert!(nodes().iter().map(bits).eq(model_table::NODES.iter().map(bits)));
        assert!(suitability_nodes().iter().map(bits).eq(suitability_table::NODES.iter().map(bits)));
        assert!(headings_nodes().iter().map(bits).eq(headings_table::NODES.iter().map(bits)));
    }
}
