//! The format of the generated tables of languages.

/// The generated table of one language.
pub(super) struct Language {
    /// Its code, for readers of the table.
    #[allow(dead_code, reason = "names the entry")]
    pub(super) name: &'static str,
    /// Its letters in lower case, sorted. The symbol of a letter is its index plus one, and 0 is anything else.
    pub(super) letters: &'static str,
    /// The single-byte encodings in which it can be written.
    pub(super) encodings: &'static str,
    /// The cost of each symbol after each symbol, row by row, as `'0'` plus a number of steps.
    pub(super) costs: &'static str,
}

/// The quarter bits of one step in the table.
pub(super) const STEP: i32 = 3;
