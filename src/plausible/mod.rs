//! What text that people write looks like: one model behind repair and detection.
