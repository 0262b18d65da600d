//! Sorting for places where speed does not matter.
//!
//! The standard library compiles its sort again for each type, 5 to 10 KB of WebAssembly each. These functions share one
//! sort. Where many items are sorted often, use the standard one, on `u32`, `char` or `(u64, u32)`, which it is compiled
//! for anyway.

use std::cmp::Ordering;

/// Sorts `items`; equal ones keep their order.
pub(crate) fn sort_by<T>(items: &mut [T], mut compare: impl FnMut(&T, &T) -> Ordering) {
    if items.is_sorted_by(|a, b| compare(a, b).is_le()) {
        return;
    }
    let mut places = places(items.len(), &mut |a, b| compare(&items[a], &items[b]));
    for at in 0..items.len() {
        while places[at] as usize != at {
            let place = places[at] as usize;
            items.swap(at, place);
            places.swap(at, place);
        }
    }
}

/// The place of each item when they are sorted.
fn places(len: usize, compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<u32> {
    let mut order: Vec<u32> = (0..len as u32).collect();
    order.sort_unstable_by(|&a, &b| compare(a as usize, b as usize).then(a.cmp(&b)));
    let mut places = vec![0; len];
    order.iter().zip(0..).for_each(|(&item, place)| places[item as usize] = place);
    places
}

/// Sorts `items` by a key; those with the same key keep their order.
pub(crate) fn sort_by_key<T, K: Ord>(items: &mut [T], mut key: impl FnMut(&T) -> K) {
    sort_by(items, |a, b| key(a).cmp(&key(b)));
}

/// Sorts `items`.
pub(crate) fn sort<T: Ord>(items: &mut [T]) {
    sort_by(items, T::cmp);
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn sorts_like_the_standard_library(items in proptest::collection::vec((0..8_u8, 0..200_u8), 0..64)) {
            let (mut expected, mut sorted) = (items.clone(), items.clone());
            expected.sort_by_key(|&(key, _)| key);
            sort_by_key(&mut sorted, |&(key, _)| key);
            proptest::prop_assert_eq!(&sorted, &expected);
            expected.sort_by(|a, b| b.cmp(a));
            sort_by(&mut sorted, |a, b| b.cmp(a));
            proptest::prop_assert_eq!(&sorted, &expected);
            expected.sort_unstable();
            sort(&mut sorted);
            proptest::prop_assert_eq!(sorted, expected);
        }
    }
}
