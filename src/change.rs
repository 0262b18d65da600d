//! The change model that every stage shares: spans, replacements, reasons, and how they are applied, reverted and
//! composed.

use std::vec;

use crate::reason::Reason;
use crate::span::Span;

/// Identifies a change within one result, for example to undo it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct ChangeId(pub u32);

/// How sure a heuristic is, from 0 (guess) to 1 (certain).
///
/// ```
/// assert_eq!(limpid::Confidence::new(7.0).get(), 1.0);
/// assert_eq!(limpid::Confidence::new(f32::NAN).get(), 0.0);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, PartialOrd)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Confidence(f32);

impl Confidence {
    /// Nothing is known.
    pub const NONE: Self = Self(0.0);
    /// Certain.
    pub const CERTAIN: Self = Self(1.0);

    /// The confidence nearest to `value`; NaN counts as 0.
    #[must_use]
    pub fn new(value: f32) -> Self {
        Self(if value.is_nan() { 0.0 } else { value.clamp(0.0, 1.0) })
    }

    /// The value, 0 to 1.
    #[must_use]
    pub const fn get(self) -> f32 {
        self.0
    }

    /// The lower of the two.
    #[must_use]
    pub fn min(self, other: Self) -> Self {
        Self(self.0.min(other.0))
    }
}

impl From<f32> for Confidence {
    fn from(value: f32) -> Self {
        Self::new(value)
    }
}

/// One measurement that led to a decision.
#[derive(Clone, Copy, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Evidence {
    /// The name of the measurement; see "Reasons, verdicts and signals" in ARCHITECTURE.md.
    pub signal: &'static str,
    /// The measured value.
    pub value: f32,
    /// How much it contributed to the decision; the sign gives the direction.
    pub weight: f32,
}

/// One change to the text.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Change {
    /// Identifies the change for undo.
    pub id: ChangeId,
    /// The span that was replaced, in the input of the stage.
    pub input: Span,
    /// The span of the replacement in the output of the stage; empty for a removal.
    pub output: Span,
    /// The new text. Equal to the replaced text if the change only reports something.
    pub replacement: String,
    /// Why the change was made, main reason first; never empty.
    pub reasons: Vec<Reason>,
    /// The confidence of the change.
    pub confidence: Confidence,
    /// The measurements that led to it, largest effect first.
    pub evidence: Vec<Evidence>,
}

impl Change {
    /// The main reason.
    #[must_use]
    pub fn reason(&self) -> Reason {
        self.reasons[0]
    }

    /// How many bytes longer (or, if negative, shorter) this change makes the output.
    fn growth(&self) -> isize {
        self.replacement.len() as isize - self.input.len() as isize
    }
}

/// The changes of one stage, in text order; they never overlap.
///
/// ```
/// use limpid::{Changes, Confidence, RepairReason, Span};
/// let mut changes = Changes::new();
/// changes.push(Span::new(3, 7), "é", vec![RepairReason::Mojibake.into()], Confidence::new(0.9), vec![]);
/// assert_eq!(changes.apply("cafÃ©"), "café");
/// assert_eq!(changes.apply_if("cafÃ©", |_| false), "cafÃ©");
/// assert_eq!(changes.inverse("cafÃ©").apply("café"), "cafÃ©");
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(transparent))]
pub struct Changes {
    list: Vec<Change>,
}

impl Changes {
    /// No change.
    #[must_use]
    pub const fn new() -> Self {
        Self { list: Vec::new() }
    }

    /// Adds a change after all others; ids count from 0.
    ///
    /// # Panics
    /// If `input` starts before the end of the last change, or if `reasons` is empty.
    pub fn push(
        &mut self,
        input: Span,
        replacement: impl Into<String>,
        reasons: Vec<Reason>,
        confidence: Confidence,
        evidence: Vec<Evidence>,
    ) -> ChangeId {
        let id = ChangeId(self.list.len() as u32);
        self.push_change(Change {
            id,
            input,
            output: Span::empty(0),
            replacement: replacement.into(),
            reasons,
            confidence,
            evidence,
        });
        id
    }

    /// Adds a change and computes its output span from the change before it.
    fn push_change(&mut self, mut change: Change) {
        let (from, to) = self.list.last().map_or((0, 0), |last| (last.input.end, last.output.end));
        assert!(change.input.start >= from, "changes come in text order and do not overlap");
        assert!(!change.reasons.is_empty(), "a change has a reason");
        let start = to + (change.input.start - from);
        change.output = Span::new(start, start + change.replacement.len());
        self.list.push(change);
    }

    /// Gives the changes new ids that count from `first`, so that ids of several stages differ.
    pub fn number_from(&mut self, first: u32) {
        for (n, change) in self.list.iter_mut().enumerate() {
            change.id = ChangeId(first + n as u32);
        }
    }

    /// The changes in text order.
    #[must_use]
    pub fn as_slice(&self) -> &[Change] {
        &self.list
    }

    /// The changes in text order.
    pub fn iter(&self) -> std::slice::Iter<'_, Change> {
        self.list.iter()
    }

    /// How many changes there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// True if nothing was changed or reported.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// The output: `input` with every change applied.
    #[must_use]
    pub fn apply(&self, input: &str) -> String {
        self.apply_if(input, |_| true)
    }

    /// `input` with only the accepted changes applied.
    #[must_use]
    pub fn apply_if(&self, input: &str, mut accept: impl FnMut(&Change) -> bool) -> String {
        let mut output = String::with_capacity(input.len());
        let mut done = 0;
        for change in &self.list {
            if accept(change) {
                output.push_str(&input[done..change.input.start]);
                output.push_str(&change.replacement);
                done = change.input.end;
            }
        }
        output.push_str(&input[done..]);
        output
    }

    /// The changes that turn the output back into `input`.
    #[must_use]
    pub fn inverse(&self, input: &str) -> Self {
        let mut back = Self::new();
        for change in &self.list {
            back.push_change(Change {
                input: change.output,
                replacement: change.input.of(input).to_owned(),
                ..change.clone()
            });
        }
        back
    }

    /// Merges the changes of two stages into one list that has the effect of `self` followed by `then`. `middle` is the
    /// output of `self`.
    ///
    /// Overlapping changes of the two stages become one change with the reasons of both, the lower confidence and the
    /// id of the later stage. Linear in the number of changes and in the text they cover.
    #[must_use]
    pub fn compose(&self, then: &Self, middle: &str) -> Self {
        self.clone().composed(then.clone(), middle)
    }

    /// The same without copies.
    pub(crate) fn composed(self, then: Self, middle: &str) -> Self {
        let out = Self { list: Vec::with_capacity(self.len() + then.len()) };
        Composition { first: self.list.into_iter(), then: then.list.into_iter(), middle, grown_first: 0, out }.run()
    }

    /// The position in the output of a `span` of the input. An end inside a change is moved to the edge of that change.
    #[must_use]
    pub fn to_output(&self, span: Span) -> Span {
        self.map(span, |change| change.input, |change| change.output)
    }

    /// The position in the input of a `span` of the output. An end inside a change is moved to the edge of that change.
    #[must_use]
    pub fn to_input(&self, span: Span) -> Span {
        self.map(span, |change| change.output, |change| change.input)
    }

    fn map(&self, span: Span, from: impl Fn(&Change) -> Span, to: impl Fn(&Change) -> Span) -> Span {
        // A removal leaves an empty range; one at either end of the span is not part of it.
        let before = self.list.partition_point(|c| from(c).end <= span.start);
        let start = match self.list.get(before) {
            Some(c) if from(c).start < span.start => to(c).start,
            _ => self.shifted(before, span.start, &from, &to),
        };
        let through = self.list.partition_point(|c| from(c).end <= span.end && from(c).start < span.end);
        let end = match self.list.get(through) {
            Some(c) if from(c).start < span.end => to(c).end,
            _ => self.shifted(through, span.end, &from, &to),
        };
        Span::new(start.min(end), end)
    }

    /// `at`, which comes after the first `count` changes and is inside none, moved by the bytes that those added.
    fn shifted(&self, count: usize, at: usize, from: impl Fn(&Change) -> Span, to: impl Fn(&Change) -> Span) -> usize {
        match count.checked_sub(1).map(|last| &self.list[last]) {
            Some(last) => to(last).end + (at - from(last).end),
            None => at,
        }
    }
}

impl<'a> IntoIterator for &'a Changes {
    type Item = &'a Change;
    type IntoIter = std::slice::Iter<'a, Change>;

    fn into_iter(self) -> Self::IntoIter {
        self.list.iter()
    }
}

/// Merges the changes of two stages in one pass over the text between the stages.
struct Composition<'a> {
    first: vec::IntoIter<Change>,
    then: vec::IntoIter<Change>,
    middle: &'a str,
    /// Bytes added by the changes of the first stage that were passed so far.
    grown_first: isize,
    out: Changes,
}

impl Composition<'_> {
    fn run(mut self) -> Changes {
        loop {
            match (self.first.as_slice().first(), self.then.as_slice().first()) {
                (None, None) => return self.out,
                (Some(a), Some(b)) if a.output.overlaps(b.input) => self.merge(),
                (Some(a), Some(b)) if goes_first(a.output, b.input) => self.take_first(),
                (Some(_), None) => self.take_first(),
                (_, Some(_)) => self.take_then(),
            }
        }
    }

    fn take_first(&mut self) {
        let Some(change) = self.first.next() else { return };
        self.grown_first += change.growth();
        self.out.push_change(change);
    }

    fn take_then(&mut self) {
        let Some(change) = self.then.next() else { return };
        let input = Span::new(self.to_input(change.input.start), self.to_input(change.input.end));
        self.out.push_change(Change { input, ..change });
    }

    /// Joins all changes of both stages that overlap, directly or through other changes.
    fn merge(&mut self) {
        let before = self.grown_first;
        let (firsts, thens) = (self.first.as_slice(), self.then.as_slice());
        let mut cover = firsts[0].output.cover(thens[0].input);
        let (mut a, mut b) = (0, 0);
        loop {
            if let Some(change) = firsts.get(a).filter(|c| c.output.overlaps(cover)) {
                cover = cover.cover(change.output);
                a += 1;
            } else if let Some(change) = thens.get(b).filter(|c| c.input.overlaps(cover)) {
                cover = cover.cover(change.input);
                b += 1;
            } else {
                break;
            }
        }
        let (firsts, thens) = (&firsts[..a], &thens[..b]);
        self.grown_first += firsts.iter().map(Change::growth).sum::<isize>();
        let input = Span::new(cover.start.wrapping_add_signed(-before), self.to_input(cover.end));
        self.out.push_change(merged(firsts, thens, input, replaced(self.middle, cover, thens)));
        // At least one of each overlaps the other.
        self.first.nth(a - 1);
        self.then.nth(b - 1);
    }

    fn to_input(&self, at: usize) -> usize {
        at.wrapping_add_signed(-self.grown_first)
    }
}

/// True if a change of the first stage comes before one of the second, which it does not overlap.
fn goes_first(first: Span, then: Span) -> bool {
    first.end <= then.start
}

fn replaced(middle: &str, cover: Span, changes: &[Change]) -> String {
    let mut text = String::new();
    let mut done = cover.start;
    for change in changes {
        text.push_str(&middle[done..change.input.start]);
        text.push_str(&change.replacement);
        done = change.input.end;
    }
    text.push_str(&middle[done..cover.end]);
    text
}

fn merged(firsts: &[Change], thens: &[Change], input: Span, replacement: String) -> Change {
    let all = || thens.iter().chain(firsts);
    let mut reasons = Vec::new();
    for reason in all().flat_map(|c| &c.reasons) {
        if !reasons.contains(reason) {
            reasons.push(*reason);
        }
    }
    Change {
        id: thens[0].id,
        input,
        output: Span::empty(0),
        replacement,
        reasons,
        confidence: all().map(|c| c.confidence).fold(Confidence::CERTAIN, Confidence::min),
        evidence: all().flat_map(|c| c.evidence.iter().copied()).collect(),
    }
}
