//! JavaScript exports; translation only.
