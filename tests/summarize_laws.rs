//! Invariants of summaries: verbatim, in order, no longer than requested, and explained by their parts.

use limpid::{Algorithm, Length, Order, Summary, SummaryOptions, summarize};
use proptest::prelude::*;

const ALGORITHMS: [Algorithm; 4] = [Algorithm::Combined, Algorithm::Frequency, Algorithm::Graph, Algorithm::Lead];

fn article() -> impl Strategy<Value = String> {
    let words = ["the", "dam", "river", "broke", "Tuesday", "officials", "said", "42", "東京", "town", "of", "Flood"];
    let sentence = prop::collection::vec(prop::sample::select(words.to_vec()), 1..15).prop_map(|w| w.join(" "));
    let ends = prop::sample::select(vec![". ", "! ", "?\n", ".\n\n", "。"]);
    prop::collection::vec((sentence, ends), 0..25)
        .prop_map(|list| list.into_iter().map(|(sentence, end)| format!("A {sentence}{end}")).collect())
}

fn check(text: &str, summary: &Summary) {
    let all = summary.sentences();
    assert!(all.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start));
    let mut ranks: Vec<u32> = all.iter().map(|sentence| sentence.rank).collect();
    ranks.sort_unstable();
    assert!(ranks.into_iter().eq(0..all.len() as u32));
    for sentence in all {
        let said = sentence.span.of(text);
        assert!(said == said.trim() && !said.is_empty());
        assert_eq!(sentence.score, sentence.parts.iter().map(|part| part.value).sum::<f32>());
        assert!(sentence.score.is_finite());
    }
    assert_eq!(summary.picked().count(), all.iter().filter(|sentence| sentence.picked).count());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn summaries_are_verbatim_and_explained(text in article(), n in 0_usize..6, diversity in -1.0_f32..2.0) {
        for algorithm in ALGORITHMS {
            let options = SummaryOptions::new().algorithm(algorithm).length(Length::Sentences(n)).diversity(diversity);
            let summary = summarize(&text, &options);
            check(&text, &summary);
            // What repeats a sentence or needs one that was not taken may be left out.
            let most = n.min(summary.sentences().len());
            prop_assert!(summary.picked().count() <= most && (summary.picked().count() > 0 || most == 0));
            prop_assert!(n < summary.sentences().len() || summary.picked().count() == most);
            prop_assert!(summary.picked().map(|sentence| sentence.span).is_sorted());
        }
    }

    #[test]
    fn any_text_is_safe(text in any::<String>(), percent in any::<f32>()) {
        let options = SummaryOptions::new().length(Length::Percent(percent));
        let summary = summarize(&text, &options);
        check(&text, &summary);
        prop_assert_eq!(summary.picked().next().is_none(), summary.sentences().is_empty() || percent.is_nan() || percent <= 0.0);
    }

    #[test]
    fn key_phrases_are_in_the_text(text in prop_oneof![article(), any::<String>()], wanted in 0_usize..12) {
        let options = SummaryOptions::new().key_phrases(wanted);
        let phrases = summarize(&text, &options).key_phrases().to_vec();
        prop_assert!(phrases.len() <= wanted);
        prop_assert!(phrases.windows(2).all(|pair| pair[0].score >= pair[1].score));
        for phrase in &phrases {
            prop_assert!(phrase.score > 0.0 && phrase.score <= 1.0);
            prop_assert!(phrase.spans.is_sorted() && !phrase.spans.is_empty());
            let written: Vec<String> = phrase.spans.iter().map(|span| span.of(&text).to_lowercase()).collect();
            let words = |text: &str| text.split_whitespace().count();
            prop_assert!(written.iter().all(|other| words(other) == words(&written[0])), "{:?}", written);
            prop_assert!(phrase.spans.contains(&phrase.shown));
        }
    }

    #[test]
    fn line_feed_and_carriage_return_give_the_same_summary(text in article(), n in 0_usize..6) {
        let with_returns = text.replace('\n', "\r\n");
        for algorithm in ALGORITHMS {
            let options = SummaryOptions::new().algorithm(algorithm).length(Length::Sentences(n));
            let picked = |text: &str| -> Vec<(u32, f32, String)> {
                let summary = summarize(text, &options);
                summary.picked().map(|s| (s.rank, s.score, s.span.of(text).to_owned())).collect()
            };
            prop_assert_eq!(picked(&text), picked(&with_returns));
        }
    }

    #[test]
    fn characters_are_a_limit(text in article(), room in 0_usize..300) {
        let options = SummaryOptions::new().length(Length::Characters(room));
        let summary = summarize(&text, &options);
        let length = summary.text(&text).chars().count();
        prop_assert!(length <= room || room > 0 && summary.picked().count() == 1);
    }

    #[test]
    fn words_are_a_limit(text in article(), words in 1_usize..80) {
        let options = SummaryOptions::new().length(Length::Words(words)).order(Order::Rank);
        let summary = summarize(&text, &options);
        let units: f32 = summary.picked().map(|s| limpid::advanced::reading_units(s.span.of(&text))).sum();
        prop_assert!(units <= words as f32 || summary.picked().count() == 1 && summary.is_over_length());
    }
}

#[test]
fn none_one_and_two_sentences() {
    for algorithm in ALGORITHMS {
        let options = SummaryOptions::new().algorithm(algorithm);
        for text in ["", "  \n", "...", "—"] {
            assert_eq!(summarize(text, &options).sentences().len(), 0, "{text:?}");
            assert_eq!(summarize(text, &options).text(text), "");
        }
        for text in ["It rained.", "It rained", "It rained. It poured."] {
            assert_eq!(summarize(text, &options).text(text), text);
            for length in [Length::Sentences(0), Length::Percent(0.0), Length::Words(0), Length::Characters(0)] {
                let none = summarize(text, &options.clone().length(length));
                assert!(none.text(text).is_empty() && !none.sentences().is_empty(), "{length:?}");
            }
        }
    }
}

#[test]
fn a_repetition_is_not_taken_twice() {
    let text = "The dam above the town broke on Tuesday after days of rain. Nobody was hurt in the flood that followed. \
                The dam above the town broke on Tuesday after days of rain.";
    for algorithm in [Algorithm::Combined, Algorithm::Frequency, Algorithm::Graph] {
        let options = SummaryOptions::new().algorithm(algorithm).length(Length::Sentences(2));
        assert!(summarize(text, &options).text(text).contains("Nobody was hurt"), "{algorithm:?}");
    }
}

#[test]
fn key_phrases_of_long_documents_are_limited() {
    let text: String = (0..30_000).map(|n| format!("Name{} met Town{}. ", n % 9_000, n % 7_000)).collect();
    let options = SummaryOptions::new().key_phrases(usize::MAX);
    assert_eq!(summarize(&text, &options).key_phrases().len(), 100);
}

#[test]
fn long_documents_take_no_more_than_their_share() {
    let words = ["dam", "river", "town", "rain", "wall", "field", "road", "bridge", "night", "water", "farm"];
    let sentence =
        |n: usize| (0..12).map(|k| words[(n * 7 + k * k + n / 11) % words.len()]).collect::<Vec<_>>().join(" ");
    let text: String = (0..20_000).map(|n| format!("A{n} {}. ", sentence(n))).collect();
    for algorithm in ALGORITHMS {
        let options = SummaryOptions::new().algorithm(algorithm).length(Length::Percent(20.0));
        assert_eq!(summarize(&text, &options).picked().count(), 4_000);
    }
    let short = "Yes. ".repeat(100_000);
    // All are the same.
    assert_eq!(summarize(&short, &SummaryOptions::default()).picked().count(), 1);
}
