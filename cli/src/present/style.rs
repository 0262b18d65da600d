//! Colours, if they are enabled.

use std::fmt::{self, Display};
use std::io;

use anstyle::{AnsiColor, Style as Ansi};

/// The styles of all views; without colour each is empty.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Styles {
    pub(crate) heading: Ansi,
    pub(crate) before: Ansi,
    pub(crate) after: Ansi,
    pub(crate) place: Ansi,
    pub(crate) dim: Ansi,
}

impl Styles {
    /// Enables colours if standard output is a terminal that supports them and `NO_COLOR` is not set.
    pub(crate) fn for_stdout() -> Self {
        match anstream::AutoStream::choice(&io::stdout()) {
            anstream::ColorChoice::Never => Self::default(),
            _ => Self::coloured(),
        }
    }

    fn coloured() -> Self {
        let colour = |colour: AnsiColor| colour.on_default();
        Self {
            heading: Ansi::new().bold(),
            before: colour(AnsiColor::Red),
            after: colour(AnsiColor::Green),
            place: colour(AnsiColor::Cyan),
            dim: Ansi::new().dimmed(),
        }
    }
}

/// A text in a style.
pub(crate) struct Styled<T>(pub(crate) Ansi, pub(crate) T);

impl<T: Display> Display for Styled<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(style, text) = self;
        write!(f, "{style}{text}{style:#}")
    }
}
