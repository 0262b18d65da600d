//! The metadata of a page as front matter: YAML between two lines of dashes.

use std::fmt::Write;

use limpid::{Dir, Metadata};

/// The fields that the page has; empty if it has none.
pub(crate) fn front_matter(metadata: &Metadata) -> String {
    let dir = metadata.dir.map(|dir| if dir == Dir::Rtl { "rtl" } else { "ltr" }.to_owned());
    let authors = (!metadata.authors.is_empty()).then(|| metadata.authors.join(", "));
    let fields = [
        ("title", &metadata.title),
        ("author", &authors),
        ("published", &metadata.published),
        ("site", &metadata.site),
        ("excerpt", &metadata.excerpt),
        ("lang", &metadata.lang),
        ("dir", &dir),
        ("image", &metadata.image),
    ];
    let mut out = String::new();
    for (name, value) in fields.iter().filter_map(|(name, value)| Some((name, value.as_ref()?))) {
        // A JSON string is a YAML string from which no value can break out.
        let _ = writeln!(out, "{name}: {}", serde_json::to_string(value).expect("a string is JSON"));
    }
    if out.is_empty() { out } else { format!("---\n{out}---\n\n") }
}
