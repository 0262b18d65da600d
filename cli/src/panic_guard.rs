//! Turns a panic into an error of the input that caused it: one bad input must not end a run over a million.

use std::any::Any;
use std::cell::Cell;
use std::panic::{self, AssertUnwindSafe};

thread_local! {
    static GUARDED: Cell<bool> = const { Cell::new(false) };
}

/// Stops panics that [`guarded`] catches from printing. WebAssembly cannot catch panics.
pub(crate) fn quiet_panics() {
    let usual = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        if !GUARDED.get() || cfg!(panic = "abort") {
            usual(info);
        }
    }));
}

/// Runs `work` and turns a panic into an error.
pub(crate) fn guarded<T, E: From<String>>(work: impl FnOnce() -> Result<T, E>) -> Result<T, E> {
    GUARDED.set(true);
    let result = panic::catch_unwind(AssertUnwindSafe(work));
    GUARDED.set(false);
    result.unwrap_or_else(|panic| {
        let why = message(panic.as_ref());
        Err(format!("this is a bug in limpid ({why}); please report it with the input").into())
    })
}

fn message(panic: &(dyn Any + Send)) -> &str {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    text.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("no message")
}

#[cfg(test)]
mod tests {
    use super::guarded;

    #[test]
    fn a_panic_becomes_an_error() {
        let n = std::hint::black_box(7);
        let error: String = guarded(|| if n > 3 { panic!("{n} is too many") } else { Ok(()) }).unwrap_err();
        assert!(error.contains("7 is too many"), "{error}");
        assert_eq!(guarded(|| Ok::<_, String>(n)), Ok(7));
    }
}
