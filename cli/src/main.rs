//! The command `limpid`.
fn main() {}
