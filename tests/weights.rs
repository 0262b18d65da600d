//! Every weight of the combined score has an effect on its parts, and on what is picked.

use limpid::{Length, Sentence, Summary, SummaryOptions, Weights, summarize};

const TITLE: &str = "Ferry to Orla stops";
const TEXT: &str = "The council of Riva met on Monday evening in the old customs house by the harbour. \
    Seven members spoke. \
    The harbour has lost a third of its trade since the tunnel opened, according to figures of the port. \
    Boats that bring fruit and fish to the harbour now pay twice what they paid four years ago, and the port of Riva \
    wants to raise the price again next spring although the fishermen of the town and the traders of the market on the \
    quay have asked the council to lower it. \
    The ferry to Orla stops in May. \
    Its owner wants a new boat. \
    A storm took the roof of the fish market in March. \
    The port and the council will decide on the price of the harbour in June, the mayor said.";
/// The name of a weight, the signals it applies to, and its field.
type Case = (&'static str, &'static [&'static str], fn(&mut Weights) -> &mut f32);
const CASES: [Case; 5] = [
    ("title", &["title"], |weights| &mut weights.title),
    ("position", &["position", "lead", "first"], |weights| &mut weights.position),
    ("frequency", &["frequency", "centroid", "coverage", "rare"], |weights| &mut weights.frequency),
    ("graph", &["graph", "next", "before"], |weights| &mut weights.graph),
    ("length", &["length", "words"], |weights| &mut weights.length),
];

fn with(weights: Weights) -> Summary {
    summarize(TEXT, &SummaryOptions::new().weights(weights).title(TITLE))
}

fn value(sentence: &Sentence, signals: &[&str]) -> f32 {
    sentence.parts.iter().filter(|part| signals.contains(&part.signal)).map(|part| part.value).sum()
}

#[test]
fn a_weight_multiplies_its_parts_and_no_others() {
    let plain = with(Weights::default());
    for (name, signals, at) in CASES {
        for weight in [0.0, 0.5, 20.0] {
            let mut weights = Weights::default();
            *at(&mut weights) = weight;
            for (before, after) in plain.sentences().iter().zip(with(weights).sentences()) {
                let (own, new) = (value(before, signals), value(after, signals));
                assert!((own * weight - new).abs() < 1e-3, "{name} {weight}: {own} {new}");
                let others = (before.score - own) - (after.score - new);
                assert!(others.abs() < 1e-2, "{name} {weight}: others changed by {others}");
                assert!(weight > 0.0 || after.parts.iter().all(|part| !signals.contains(&part.signal)), "{name}");
            }
        }
    }
}

#[test]
fn each_weight_can_change_what_is_picked() {
    let picked = |weights, length| {
        let options = SummaryOptions::new().weights(weights).length(length).title(TITLE);
        summarize(TEXT, &options).picked().map(|sentence| sentence.span).collect::<Vec<_>>()
    };
    for (name, _, at) in CASES {
        let changes = [0.0, 5.0, 20.0].into_iter().any(|weight| {
            let mut weights = Weights::default();
            *at(&mut weights) = weight;
            (1..6).map(Length::Sentences).any(|n| picked(weights, n) != picked(Weights::default(), n))
        });
        assert!(changes, "{name} changes nothing");
    }
}

#[test]
fn nonsensical_weights_count_as_zero_or_the_maximum() {
    for weight in [f32::NAN, -1.0, f32::NEG_INFINITY] {
        let none = with(Weights::new().graph(0.0));
        assert_eq!(with(Weights::new().graph(weight)), none);
    }
    let most = with(Weights::new().graph(f32::INFINITY));
    assert!(most.sentences().iter().all(|sentence| sentence.score.is_finite()));
}
