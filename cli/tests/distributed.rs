//! The splits of `distributed/`, run by the built command, give together what the whole gives. No Spark is needed.

use std::process::Command;

#[test]
fn splits_give_what_the_whole_gives() {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/../distributed/test_splits.py");
    let python = if cfg!(windows) { "python" } else { "python3" };
    let Ok(output) = Command::new(python).arg(script).env("LIMPID", env!("CARGO_BIN_EXE_limpid")).output() else {
        // Python is needed for the Spark job only.
        eprintln!("not checked: there is no {python}");
        return;
    };
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}
