//! The languages that the model knows.

/// Languages of the sets that train the model, and German, where it was measured to gain over the lead.
const GROUND: [&str; 3] = ["de", "en", "fr"];

/// True when the model was trained or measured on texts in `language`, or the language is not known.
pub(super) fn has_ground(language: &str) -> bool {
    language.is_empty() || GROUND.contains(&language)
}
