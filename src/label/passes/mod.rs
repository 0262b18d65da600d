//! The rules that override the model, in the order of [`PASSES`].

mod affiliates;
mod api_reference;
mod comments;
mod consent;
mod contents_page;
mod continuation_labels;
mod control_labels;
mod copied_elements;
mod dropdowns;
mod duplicates;
mod edited_headings;
mod facts;
mod figures;
mod footnotes;
mod forms;
mod formulas;
mod forum_status;
mod hidden;
mod infinite_scroll;
mod link_numbers;
mod link_rows;
mod list_page;
mod main_content;
mod menu_lines;
mod navigation;
mod orphan_headings;
mod panel_labels;
mod pass;
mod plain_text_end;
mod plain_text_facts;
mod plain_text_recipe;
mod plain_text_sources;
mod popovers;
mod post_authors;
mod post_extras;
mod posts;
mod prices;
mod promotions;
mod read_more;
mod readme;
mod recipes;
mod refrains;
mod repositories;
mod sections;
mod server_messages;
mod short_sections;
mod short_title;
mod site_footer;
mod structure;
mod surrounded_by_text;
mod tab_rows;
#[cfg(test)]
mod testing;
mod timed_lines;
mod title;
mod variants;

pub(super) use pass::Decisions;

use super::measure::Measured;
use super::options::CleanOptions;
use super::score::Scores;
use pass::{Pass, PassContext};

/// All passes in order; a later one overrides those before it.
const PASSES: &[Pass] = &[
    // Where the model is lenient with the whole page.
    Pass { name: "link-row", rule: link_rows::remove_uncertain_rows },
    // Blocks that belong together.
    Pass { name: "structure", rule: structure::share_mean_score },
    Pass { name: "post", rule: posts::of_one_role },
    // Blocks to keep.
    Pass { name: "only-block", rule: title::only_block },
    Pass { name: "tiny-page", rule: title::tiny_page },
    Pass { name: "title", rule: title::declared },
    Pass { name: "subtitle", rule: title::subtitles },
    Pass { name: "plain-text-title", rule: title::of_dump },
    Pass { name: "short-title", rule: short_title::named_by_text },
    Pass { name: "borderline-paragraph", rule: surrounded_by_text::borderline_paragraphs },
    Pass { name: "repeated-paragraph", rule: duplicates::repeated_paragraphs },
    Pass { name: "refrain", rule: refrains::between_verses },
    Pass { name: "structure-in-text", rule: surrounded_by_text::structures },
    Pass { name: "caption-of-structure", rule: figures::captions_of_structures },
    Pass { name: "formula", rule: formulas::displayed },
    Pass { name: "between-kept", rule: surrounded_by_text::between_kept },
    Pass { name: "section", rule: sections::lists },
    Pass { name: "bibliography", rule: sections::bibliographies },
    Pass { name: "edited-heading", rule: edited_headings::above_links },
    Pass { name: "plain-text-sources", rule: plain_text_sources::below_heading },
    Pass { name: "plain-text-recipe", rule: plain_text_recipe::lines },
    Pass { name: "timed-line", rule: timed_lines::below_text },
    Pass { name: "heading", rule: sections::headings },
    Pass { name: "post-author", rule: post_authors::of_posts },
    Pass { name: "api-reference", rule: api_reference::entries },
    Pass { name: "recipe-data", rule: recipes::data },
    Pass { name: "price", rule: prices::near_title },
    Pass { name: variants::VARIANT, rule: variants::of_product },
    Pass { name: "fact", rule: facts::named },
    Pass { name: "fact-row", rule: facts::rows },
    Pass { name: "fact-table", rule: facts::tables },
    Pass { name: "fact-line", rule: plain_text_facts::rows },
    Pass { name: "short-section", rule: short_sections::lines },
    Pass { name: "last-paragraph", rule: surrounded_by_text::last_paragraphs },
    Pass { name: "introduction", rule: surrounded_by_text::introductions },
    Pass { name: "panel-label", rule: panel_labels::above_panels },
    Pass { name: "footnote", rule: footnotes::referred_to },
    // Blocks to remove.
    Pass { name: "headline-row", rule: link_rows::remove_with_row },
    Pass { name: "menu-line", rule: menu_lines::between_text },
    Pass { name: "consent-dialog", rule: consent::dialogs },
    Pass { name: consent::ADVERT_LABEL, rule: consent::advert_labels },
    Pass { name: "advert-box", rule: consent::advert_boxes },
    Pass { name: "affiliate-box", rule: affiliates::boxes },
    Pass { name: "promotion", rule: promotions::between_text },
    Pass { name: "popover", rule: popovers::closed },
    Pass { name: "dropdown", rule: dropdowns::options },
    Pass { name: "navigation", rule: navigation::in_menus },
    Pass { name: "tab", rule: tab_rows::labels },
    Pass { name: "continuation-label", rule: continuation_labels::around_adverts },
    Pass { name: "control-label", rule: control_labels::alone },
    Pass { name: "repository", rule: repositories::around_readme },
    Pass { name: "form", rule: forms::left_over },
    Pass { name: "read-more", rule: read_more::other_stories },
    Pass { name: "post-extra", rule: post_extras::around_posts },
    Pass { name: "forum-status", rule: forum_status::boxes },
    Pass { name: "infinite-scroll", rule: infinite_scroll::other_articles },
    Pass { name: "hidden", rule: hidden::unseen },
    Pass { name: "comments", rule: comments::below_text },
    Pass { name: "duplicate", rule: duplicates::second_copies },
    Pass { name: "copied-element", rule: copied_elements::second_elements },
    Pass { name: "comments-heading", rule: plain_text_end::comments },
    Pass { name: "related-heading", rule: plain_text_end::related },
    Pass { name: "link-numbers", rule: link_numbers::at_end },
    Pass { name: "server-message", rule: server_messages::of_php },
    Pass { name: "site-footer", rule: site_footer::after },
    Pass { name: "orphan-heading", rule: orphan_headings::above_removed },
    // The short sections of a README.
    Pass { name: "readme", rule: readme::sections },
    // A page of nothing but the contents of a manual, and one of nothing but headlines.
    Pass { name: "contents-page", rule: contents_page::entries },
    Pass { name: "list-page", rule: list_page::entries },
    // Parts of the page, by what the passes before keep.
    MAIN_CONTENT,
];
const MAIN_CONTENT: Pass = Pass { name: "main-content", rule: main_content::other_parts };

/// Decides about the blocks of a page.
pub(super) fn decide(measured: &Measured<'_>, scores: Scores, options: &CleanOptions) -> Decisions {
    Decisions::of(PASSES, measured, scores, options)
}

/// The decisions before the parts of the page are compared, for training: which blocks are kept and may go, and their scores.
pub(super) fn decide_without_parts(measured: &Measured<'_>, scores: Scores) -> (Vec<bool>, Vec<f32>) {
    let threshold_offset = scores.threshold_offset;
    let options = CleanOptions::default();
    let Decisions { scores, by, .. } = Decisions::of(&PASSES[..PASSES.len() - 1], measured, scores, &options);
    let at = PassContext { measured, options: &options, threshold_offset, bias: 0.0, scores: &scores, by: &by };
    (at.replaceable(), at.unbiased_scores())
}
