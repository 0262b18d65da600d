//! Roles of the lines of a dump. Where a list of records has a line that each of them ends with, such as `Add to cart`, the
//! lines at the same distance from it do the same in each record.

use std::collections::HashMap;

use crate::fnv;
use crate::page::Page;

/// The most lines of a record, with the one that ends it. Longer records are texts of their own.
const MAX_LINES: usize = 8;

/// The role of each block of a page without containers.
pub(in crate::label) fn record_roles(page: &Page) -> Vec<Option<u64>> {
    let hashes: Vec<u64> = page.blocks().iter().map(|block| fnv::hash_64(page.block_text(block).bytes())).collect();
    let lengths = lengths(&hashes);
    let mut roles = vec![None; hashes.len()];
    let mut end = None;
    for n in (0..hashes.len()).rev() {
        if lengths[n] > 0 {
            end = Some(n);
        } else if let Some(end) = end.filter(|&end| end - n < lengths[end]) {
            roles[n] = Some(fnv::add_64(fnv::add_64(hashes[end], lengths[end] as u64), (end - n) as u64));
        }
    }
    roles
}

/// How many lines the record has that each block ends, or 0 for a block that ends none. The first record has as many lines as the
/// second: what precedes it is not known.
fn lengths(hashes: &[u64]) -> Vec<usize> {
    let mut lengths = vec![0; hashes.len()];
    let mut last_of: HashMap<u64, usize> = HashMap::new();
    for (n, &hash) in hashes.iter().enumerate() {
        let Some(before) = last_of.insert(hash, n).filter(|&before| (2..=MAX_LINES).contains(&(n - before))) else {
            continue;
        };
        lengths[n] = n - before;
        if lengths[before] == 0 {
            lengths[before] = n - before;
        }
    }
    lengths
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::label::testing::block;
    use crate::page::{PageBuilder, SourceKind};

    fn roles_of(lines: &[&str]) -> Vec<Option<u64>> {
        let mut builder = PageBuilder::new(SourceKind::Text);
        lines.iter().for_each(|line| block(&mut builder, None, 0, line));
        record_roles(&builder.finish())
    }

    #[test]
    fn lines_at_the_same_place_of_a_record_have_one_role() {
        let roles =
            roles_of(&["Sort by", "Lamp", "9 €", "Buy", "Chair", "40 €", "Buy", "Table", "80 €", "Buy", "Imprint"]);
        assert!(roles[1].is_some() && roles[1] == roles[4] && roles[4] == roles[7]);
        assert!(roles[2].is_some() && roles[2] == roles[8] && roles[1] != roles[2]);
        assert_eq!([roles[0], roles[3], roles[9], roles[10]], [None; 4]);
    }

    #[test]
    fn records_of_other_lengths_have_other_roles() {
        let roles = roles_of(&["Lamp", "Buy", "Chair", "Buy", "Table", "Oak", "Buy"]);
        assert!(roles[0] == roles[2] && roles[2] != roles[5]);
    }
}
