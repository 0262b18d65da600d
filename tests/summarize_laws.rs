//! Invariants of summaries: verbatim, in order, no longer than requested, and explained by their parts.

use limpid::{Algorithm, Length, Order, Sentence, Summary, SummaryOptions, summarize, summarize_together};
use proptest::prelude::*;

const ALGORITHMS: [Algorithm; 4] = [Algorithm::Combined, Algorithm::Frequency, Algorithm::Graph, Algorithm::Lead];

fn article() -> impl Strategy<Value = String> {
    let words = ["the", "dam", "river", "broke", "Tuesday", "officials", "said", "42", "東京", "town", "of", "Flood"];
    let sentence = prop::collection::vec(prop::sample::select(words.to_vec()), 1..15).prop_map(|w| w.join(" "));
    let ends = prop::sample::select(vec![". ", "! ", "?\n", ".\n\n", "。"]);
    prop::collection::vec((sentence, ends), 0..25)
        .prop_map(|list| list.into_iter().map(|(sentence, end)| format!("A {sentence}{end}")).collect())
}

fn says_nothing(sentence: &str) -> bool {
    sentence
        .split_whitespace()
        .all(|word| ["A", "the", "of", "said"].contains(&word.trim_end_matches(['.', '!', '?', '。'])))
}

/// A question on a line of its own, which is a heading when a paragraph follows.
fn may_be_heading(text: &str, sentence: &Sentence) -> bool {
    let before = text[..sentence.span.start].trim_end_matches(' ');
    let begins_line = before.is_empty() || before.ends_with(['\n', '\r']);
    begins_line && sentence.span.of(text).ends_with('?')
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
            // A text that is no longer than requested is its own summary, but for headings and what says nothing: "A said."
            let is_left_out = |sentence: &&Sentence| {
                !sentence.picked && !says_nothing(sentence.span.of(&text)) && !may_be_heading(&text, sentence)
            };
            prop_assert!(n < summary.sentences().len() || !summary.sentences().iter().any(|sentence| is_left_out(&sentence)));
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

#[test]
fn several_documents_are_summarized_without_repetition() {
    let texts = [
        "The dam above the town of Riva broke on Monday at noon. Nobody was hurt, the mayor said on the radio. \
         The dam was built in 1961 from stones of the old fort.",
        "On Monday at noon the dam above the town of Riva broke. The road to the valley is closed until Friday. \
         Buses go by way of Torbole.",
    ];
    let summary = summarize_together(&texts, &SummaryOptions::new().length(Length::Sentences(6)));
    assert_eq!(summary.picked().filter(|(n, sentence)| sentence.span.of(texts[*n]).contains("broke")).count(), 1);
    assert_eq!(summary.documents().len(), 2);
    for (text, document) in texts.iter().zip(summary.documents()) {
        assert_eq!(document.sentences().len(), 3);
        assert!(document.sentences().iter().all(|one| one.span.of(text).ends_with('.')));
    }
    let each = SummaryOptions::new().length(Length::Sentences(2)).per_section(true);
    let documents: Vec<usize> = summarize_together(&texts, &each).picked().map(|(n, _)| n).collect();
    assert_eq!(documents, [0, 1]);
    let asked = SummaryOptions::new().length(Length::Sentences(1)).query("closed roads airport");
    let summary = summarize_together(&texts, &asked);
    assert_eq!(summary.text(&texts), "The road to the valley is closed until Friday.");
    assert_eq!(summary.missing_words(), ["airport"]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn joint_summaries_are_made_of_the_documents(
        texts in prop::collection::vec(article(), 0..5),
        words in 0_usize..80,
        per_section in any::<bool>(),
    ) {
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let options = SummaryOptions::new().length(Length::Words(words)).per_section(per_section).key_phrases(3);
        let summary = summarize_together(&texts, &options);
        prop_assert_eq!(summary.documents().len(), texts.len());
        let said: usize = summary.picked().map(|(n, one)| one.span.of(texts[n]).split_whitespace().count()).sum();
        prop_assert!(said <= words || summary.is_over_length() && summary.picked().count() == 1);
        let mut count = 0;
        for (text, document) in texts.iter().zip(summary.documents()) {
            let alone = summarize(text, &options);
            let spans = |summary: &Summary| summary.sentences().iter().map(|one| one.span).collect::<Vec<_>>();
            prop_assert_eq!(spans(document), spans(&alone));
            prop_assert_eq!(document.picked().count(), document.sentences().iter().filter(|one| one.picked).count());
            count += document.picked().count();
        }
        prop_assert_eq!(count, summary.picked().count());
        prop_assert_eq!(summary.picked().next().is_none(), words == 0 || texts.iter().all(|text| summarize(text, &options).sentences().is_empty()));
    }
}

#[test]
fn sentences_of_other_lengths_are_left_out() {
    let text = "The dam above the town of Riva broke on Monday at noon after nine days of heavy rain in the hills. \
                It rained. The mayor was at home. The road to the valley is closed until Friday.";
    let picked = |options: SummaryOptions| {
        let summary = summarize(text, &options.length(Length::Sentences(2)));
        summary.picked().map(|one| one.span.of(text).split(' ').count()).collect::<Vec<_>>()
    };
    assert_eq!(picked(SummaryOptions::new().max_words(12)), [5, 9]);
    assert_eq!(picked(SummaryOptions::new().min_words(6)), [21, 9]);
}

#[test]
fn stop_words_and_lengths_choose_key_phrases() {
    let text = "The harbour bridge in Riva closes on Monday. Engineers found cracks in the harbour bridge. \
                The bridge and the cracks are old. Engineers will close the cracks.";
    let phrases = |options: SummaryOptions| {
        let summary = summarize(text, &options.key_phrases(9).lang("en"));
        summary.key_phrases().iter().map(|one| one.shown.of(text).to_lowercase()).collect::<Vec<_>>()
    };
    assert!(phrases(SummaryOptions::new()).contains(&"harbour bridge".to_owned()));
    assert!(phrases(SummaryOptions::new().stop_words(["Crack"])).iter().all(|one| !one.contains("crack")));
    assert!(phrases(SummaryOptions::new().min_phrase_words(2)).iter().all(|one| one.contains(' ')));
    assert!(phrases(SummaryOptions::new().max_phrase_words(1)).iter().all(|one| !one.contains(' ')));
}
