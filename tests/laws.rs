//! The properties of the span and change model, on generated texts.

use limpid::{ChangeId, Changes, Confidence, RemovalReason, RepairReason, Span, Utf16Index};
use proptest::collection::vec;
use proptest::prelude::*;

/// Text with characters of one to four bytes.
fn text() -> impl Strategy<Value = String> {
    vec(prop_oneof![Just('a'), Just('é'), Just('€'), Just('😀'), Just('\n'), any::<char>()], 0..40)
        .prop_map(|chars| chars.into_iter().collect())
}

/// A list of changes for a text: splits it at random characters and replaces every other piece.
fn changes_for(text: &str, cuts: &[prop::sample::Index], replacements: &[String], reason: RepairReason) -> Changes {
    let borders: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let mut at: Vec<usize> = cuts.iter().map(|cut| borders[cut.index(borders.len())]).collect();
    at.sort_unstable();
    let mut changes = Changes::new();
    for (pair, replacement) in at.chunks_exact(2).zip(replacements) {
        let span = Span::new(pair[0], pair[1]);
        changes.push(span, replacement.clone(), vec![reason.into()], Confidence::new(0.5), vec![]);
    }
    changes
}

fn cuts() -> impl Strategy<Value = Vec<prop::sample::Index>> {
    vec(any::<prop::sample::Index>(), 0..8)
}

fn replacements() -> impl Strategy<Value = Vec<String>> {
    vec(prop_oneof![Just(String::new()), "[a-zé😀]{0,4}"], 4)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn all_changes_give_the_output_and_none_the_input(t in text(), c in cuts(), r in replacements()) {
        let changes = changes_for(&t, &c, &r, RepairReason::Mojibake);
        prop_assert_eq!(changes.apply_if(&t, |_| true), changes.apply(&t));
        prop_assert_eq!(changes.apply_if(&t, |_| false), t);
    }

    #[test]
    fn output_spans_hold_the_replacements(t in text(), c in cuts(), r in replacements()) {
        let changes = changes_for(&t, &c, &r, RepairReason::Mojibake);
        let output = changes.apply(&t);
        for change in &changes {
            prop_assert_eq!(change.output.of(&output), &change.replacement);
        }
    }

    #[test]
    fn changes_never_overlap(t in text(), c in cuts(), r in replacements(), c2 in cuts(), r2 in replacements()) {
        let first = changes_for(&t, &c, &r, RepairReason::Mojibake);
        let middle = first.apply(&t);
        let both = first.compose(&changes_for(&middle, &c2, &r2, RepairReason::Entity), &middle);
        for pair in both.as_slice().windows(2) {
            prop_assert!(pair[0].input.end <= pair[1].input.start);
            prop_assert!(pair[0].output.end <= pair[1].output.start);
        }
    }

    #[test]
    fn the_inverse_reverts(t in text(), c in cuts(), r in replacements()) {
        let changes = changes_for(&t, &c, &r, RepairReason::Mojibake);
        let output = changes.apply(&t);
        prop_assert_eq!(changes.inverse(&t).apply(&output), &t[..]);
        prop_assert_eq!(changes.inverse(&t).inverse(&output).apply(&t), output);
    }

    #[test]
    fn composed_changes_do_what_the_two_stages_do(
        t in text(), c in cuts(), r in replacements(), c2 in cuts(), r2 in replacements()
    ) {
        let first = changes_for(&t, &c, &r, RepairReason::Mojibake);
        let middle = first.apply(&t);
        let then = changes_for(&middle, &c2, &r2, RepairReason::Entity);
        let both = first.compose(&then, &middle);
        prop_assert_eq!(both.apply(&t), then.apply(&middle));
        prop_assert_eq!(both.apply_if(&t, |_| false), t);
    }

    #[test]
    fn any_subset_of_changes_gives_text(t in text(), c in cuts(), r in replacements(), mask in any::<u8>()) {
        let changes = changes_for(&t, &c, &r, RepairReason::Mojibake);
        let some = changes.apply_if(&t, |change| mask >> change.id.0 & 1 == 1);
        let grown: isize = changes.iter().filter(|change| mask >> change.id.0 & 1 == 1)
            .map(|change| change.replacement.len() as isize - change.input.len() as isize).sum();
        prop_assert_eq!(some.len() as isize, t.len() as isize + grown);
    }

    #[test]
    fn spans_survive_a_round_trip(t in text(), c in cuts(), r in replacements(), from in any::<prop::sample::Index>(), to in any::<prop::sample::Index>()) {
        let changes = changes_for(&t, &c, &r, RepairReason::Mojibake);
        let output = changes.apply(&t);
        let borders: Vec<usize> = t.char_indices().map(|(at, _)| at).chain([t.len()]).collect();
        let (a, b) = (borders[from.index(borders.len())], borders[to.index(borders.len())]);
        let span = Span::new(a.min(b), a.max(b));
        let there = changes.to_output(span);
        prop_assert!(there.start <= there.end && there.end <= output.len());
        prop_assert!(output.is_char_boundary(there.start) && output.is_char_boundary(there.end));
        if changes.iter().all(|change| !change.input.overlaps(span) && !span.contains(change.input)) && !span.is_empty() {
            prop_assert_eq!(there.of(&output), span.of(&t));
            prop_assert_eq!(changes.to_input(there), span);
        }
    }

    #[test]
    fn utf16_offsets_are_those_of_the_encoded_text(t in text()) {
        let index = Utf16Index::new(&t);
        for (at, _) in t.char_indices().chain([(t.len(), ' ')]) {
            prop_assert_eq!(index.offset(at), t[..at].encode_utf16().count());
        }
    }
}

#[test]
fn overlapping_changes_of_two_stages_become_one_with_the_reasons_of_both() {
    let input = "Home cafÃ© end";
    let mut repairs = Changes::new();
    repairs.push(Span::new(8, 12), "é", vec![RepairReason::Mojibake.into()], Confidence::new(0.9), vec![]);
    let middle = repairs.apply(input);
    let mut removals = Changes::new();
    removals.push(Span::new(0, 11), "", vec![RemovalReason::Navigation.into()], Confidence::new(0.7), vec![]);
    removals.number_from(1);
    let both = repairs.compose(&removals, &middle);
    let [one] = both.as_slice() else { panic!("one change: {both:?}") };
    assert_eq!((one.id, one.input, one.output), (ChangeId(1), Span::new(0, 13), Span::empty(0)));
    assert_eq!(one.replacement, "");
    assert_eq!(one.reasons, [RemovalReason::Navigation.into(), RepairReason::Mojibake.into()]);
    assert_eq!(one.confidence, Confidence::new(0.7));
    assert_eq!(both.apply(input), "end");
}

#[test]
#[should_panic(expected = "do not overlap")]
fn a_change_that_overlaps_is_refused() {
    let mut changes = Changes::new();
    for _ in 0..2 {
        changes.push(Span::new(0, 1), "", vec![RepairReason::Control.into()], Confidence::CERTAIN, vec![]);
    }
}
