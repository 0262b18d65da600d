//! The languages of the model.

/// The languages of the training sets, and German, where the model measurably beats the lead.
const MODEL_LANGUAGES: [&str; 3] = ["de", "en", "fr"];

/// True when the model was trained or measured on texts in `language`, or the language is not known.
pub(super) fn is_model_language(language: &str) -> bool {
    language.is_empty() || MODEL_LANGUAGES.contains(&language)
}
