//! Takes the tables of the East Asian encodings out of the module: a tenth of what a browser would load. Browsers have
//! them, as `TextDecoder`, and `pkg/tables.js` puts them back into the memory of the core before the first call.
//!
//! The tables of `encoding_rs` are private, but each follows from what its decoder makes of a range of byte sequences.
//! So they are made here, found in the module by their contents, and cut out. A table that is not found fails the
//! build.

use encoding_rs::{BIG5, EUC_JP, EUC_KR, Encoding, GBK};
use serde_json::json;
use walrus::ir::Value;
use walrus::{ConstExpr, Data, DataKind, Module};

use crate::run::Done;

/// The name of the custom section that holds all tables, one after the other.
const SECTION: &str = "limpid-tables";

/// Byte sequences with consecutive leads: for each lead, every trail.
struct Sequences {
    encoding: &'static Encoding,
    /// The bytes before each lead.
    prefix: &'static [u8],
    first_lead: u8,
    /// The first and the last trail of each range.
    trails: &'static [(u8, u8)],
    count: usize,
    tables: &'static [Form],
}

/// The property of the sequences that a table contains.
#[derive(Clone, Copy)]
enum Form {
    /// The low 16 bits of each code point, 0 where there is none.
    Low,
    /// A bit for each sequence: whether the code point needs more than 16.
    Astral,
    /// The numbers of the sequences where a run of consecutive code points starts.
    RunStarts,
    /// The code points that these runs start with.
    RunValues,
}

const ROWS: &[(u8, u8)] = &[(0xA1, 0xFE)];
const LOW: &[Form] = &[Form::Low];
const RUNS: &[Form] = &[Form::RunStarts, Form::RunValues];

/// In the order and with the limits of the tables in `data.rs` of `encoding_rs`.
const SEQUENCES: [Sequences; 11] = [
    Sequences {
        tables: &[Form::Low, Form::Astral],
        ..sequences(BIG5, 0x87, &[(0x40, 0x7E), (0xA1, 0xFE)], 120 * 157, LOW)
    },
    sequences(GBK, 0xB0, ROWS, 72 * 94, LOW),
    sequences(EUC_KR, 0xCA, ROWS, 52 * 94, LOW),
    sequences(EUC_KR, 0xB0, ROWS, 25 * 94, LOW),
    sequences(EUC_JP, 0xB0, ROWS, 31 * 94 + 51, LOW),
    sequences(EUC_JP, 0xD0, ROWS, 36 * 94 + 6, LOW),
    Sequences { prefix: &[0x8F], ..sequences(EUC_JP, 0xB0, ROWS, 61 * 94 + 67, LOW) },
    sequences(GBK, 0x81, &[(0x40, 0x7E), (0x80, 0xFE)], 32 * 190, RUNS),
    sequences(GBK, 0xAA, &[(0x40, 0x7E), (0x80, 0xA0)], 84 * 96 - 5, RUNS),
    sequences(EUC_KR, 0x81, &[(0x41, 0x5A), (0x61, 0x7A), (0x81, 0xFE)], 32 * 178, RUNS),
    sequences(EUC_KR, 0xA1, &[(0x41, 0x5A), (0x61, 0x7A), (0x81, 0xA0)], 37 * 84 + 18, RUNS),
];

const fn sequences(
    encoding: &'static Encoding,
    first_lead: u8,
    trails: &'static [(u8, u8)],
    count: usize,
    tables: &'static [Form],
) -> Sequences {
    Sequences { encoding, prefix: &[], first_lead, trails, count, tables }
}

impl Sequences {
    /// The code point of each sequence, 0 where it has none or several.
    fn code_points(&self) -> Vec<u32> {
        let trails = || self.trails.iter().flat_map(|&(first, last)| first..=last);
        let pairs = (self.first_lead..=0xFE).flat_map(|lead| trails().map(move |trail| [lead, trail]));
        pairs.take(self.count).map(|pair| self.code_point(pair)).collect()
    }

    fn code_point(&self, pair: [u8; 2]) -> u32 {
        let bytes = [self.prefix, &pair].concat();
        let text = self.encoding.decode_without_bom_handling_and_without_replacement(&bytes);
        let mut chars = text.as_deref().unwrap_or_default().chars();
        match (chars.next(), chars.next()) {
            (Some(c), None) => c.into(),
            _ => 0,
        }
    }
}

impl Form {
    fn name(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Astral => "astral",
            Self::RunStarts => "run-starts",
            Self::RunValues => "run-values",
        }
    }

    /// The table as it lies in memory.
    fn bytes(self, code_points: &[u32]) -> Vec<u8> {
        let runs = (0..code_points.len()).filter(|&n| n == 0 || code_points[n] != code_points[n - 1] + 1);
        match self {
            Self::Low => pairs(code_points.iter().copied()),
            Self::Astral => astral(code_points),
            Self::RunStarts => pairs(runs.map(|n| n as u32)),
            Self::RunValues => pairs(runs.map(|n| code_points[n])),
        }
    }
}

fn pairs(values: impl Iterator<Item = u32>) -> Vec<u8> {
    values.flat_map(|value| (value as u16).to_le_bytes()).collect()
}

fn astral(code_points: &[u32]) -> Vec<u8> {
    let mut words = vec![0_u32; code_points.len().div_ceil(32)];
    for (n, _) in code_points.iter().enumerate().filter(|(_, code_point)| **code_point > 0xFFFF) {
        words[n / 32] |= 1 << (n % 32);
    }
    words.iter().flat_map(|word| word.to_le_bytes()).collect()
}

/// The tables that were removed from a module.
pub(crate) struct Taken {
    /// A module without code that holds the tables, for platforms whose `TextDecoder` differs.
    pub(crate) module: Vec<u8>,
    /// The script that says how to make each table; it is the same for all modules.
    pub(crate) script: String,
    /// The statement that says where each table belongs in the memory of this module.
    pub(crate) places: String,
}

/// Takes the tables out of `module`.
pub(crate) fn take(module: &mut Module) -> Done<Taken> {
    let mut bytes = Vec::new();
    let (mut groups, mut places) = (Vec::new(), Vec::new());
    for sequences in &SEQUENCES {
        let code_points = sequences.code_points();
        let mut tables = Vec::new();
        for form in sequences.tables {
            let table = form.bytes(&code_points);
            let at = cut(module, &table).map_err(|error| {
                let (name, lead) = (sequences.encoding.name(), sequences.first_lead);
                format!("the table {} of {name} from {lead:X} {error}", form.name())
            })?;
            tables.push(json!({ "form": form.name(), "length": table.len() }));
            places.push(at);
            bytes.extend(table);
        }
        groups.push(json!({
            "encoding": sequences.encoding.name().to_ascii_lowercase(),
            "prefix": sequences.prefix,
            "firstLead": sequences.first_lead,
            "trails": sequences.trails,
            "count": sequences.count,
            "tables": tables,
        }));
    }
    let script = format!(
        "// @generated by xtask/src/tables.rs\n// @ts-nocheck\nexport const LENGTH = {};\nexport const CHECKSUM = {};\n\
         export const GROUPS = {};\n",
        bytes.len(),
        checksum(&bytes),
        json!(groups)
    );
    let places = format!("export const tablePlaces = {};\n", json!(places));
    Ok(Taken { module: section(&bytes), script, places })
}

/// The address of `table`, which must be in `module` once; it is cut out, so that the memory is zero there.
fn cut(module: &mut Module, table: &[u8]) -> Done<u32> {
    let found: Vec<_> = module
        .data
        .iter()
        .filter_map(|data| Some((data.id(), start(data)?, places(&data.value, table))))
        .flat_map(|(id, start, places)| places.into_iter().map(move |place| (id, start, place)))
        .collect();
    let [(id, start, place)] = found[..] else {
        return Err(format!("is in the module {} times", found.len()));
    };
    let data = module.data.get_mut(id);
    let after = data.value.split_off(place + table.len());
    data.value.truncate(place);
    let at = start + place as u32;
    let end = ConstExpr::Value(Value::I32((at + table.len() as u32).cast_signed()));
    let DataKind::Active { memory, .. } = data.kind else { unreachable!("`start` is that of an active one") };
    let added = module.data.add(DataKind::Active { memory, offset: end }, after);
    // Each memory lists its segments.
    module.memories.get_mut(memory).data_segments.insert(added);
    Ok(at)
}

fn start(data: &Data) -> Option<u32> {
    match data.kind {
        DataKind::Active { offset: ConstExpr::Value(Value::I32(start)), .. } => Some(start.cast_unsigned()),
        _ => None,
    }
}

fn places(bytes: &[u8], table: &[u8]) -> Vec<usize> {
    let starts = bytes.windows(8).enumerate().filter(|(_, window)| *window == &table[..8]).map(|(at, _)| at);
    starts.filter(|&at| bytes[at..].starts_with(table)).collect()
}

/// FNV-1a; pkg/tables.js has the same.
fn checksum(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811C_9DC5, |hash: u32, &byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// A module of one custom section: bundlers and runtimes that know WebAssembly carry it along.
fn section(bytes: &[u8]) -> Vec<u8> {
    let mut module = Module::default();
    module.customs.add(walrus::RawCustomSection { name: SECTION.to_owned(), data: bytes.to_vec() });
    module.emit_wasm()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn supplementary_plane_is_a_bit_set_of_little_endian_words() {
        assert_eq!(Form::Astral.bytes(&[0x4E00, 0x2_00CC, 0]), [2, 0, 0, 0]);
    }

    #[test]
    fn runs_start_where_code_points_do_not_follow() {
        assert_eq!(Form::RunStarts.bytes(&[7, 8, 9, 20, 21]), [0, 0, 3, 0]);
        assert_eq!(Form::RunValues.bytes(&[7, 8, 9, 20, 21]), [7, 0, 20, 0]);
    }

    #[test]
    fn a_sequence_without_one_character_is_zero() {
        // 88 62 stands for two characters, 87 66 for none.
        let code_points = SEQUENCES[0].code_points();
        assert_eq!((code_points[157 + 0x62 - 0x40], code_points[0x66 - 0x40]), (0, 0));
    }
}
