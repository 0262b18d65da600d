//! Finds the name that a misspelt word was probably meant to be.

/// The closest of `names`, if it differs from `word` in at most `max_typos` letters.
pub(super) fn closest<'a>(word: &str, names: impl Iterator<Item = &'a str>, max_typos: usize) -> Option<&'a str> {
    let near = names.map(|name| (strsim::damerau_levenshtein(name, word), name)).min();
    near.filter(|&(letters, _)| letters <= max_typos).map(|(_, name)| name)
}
