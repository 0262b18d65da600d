//! The scripts of `distributed/`, run with the built command, give together what one process gives. No Spark is needed.

use std::process::Command;

fn passes(script: &str) {
    let script = format!("{}/../distributed/{script}", env!("CARGO_MANIFEST_DIR"));
    let python = if cfg!(windows) { "python" } else { "python3" };
    let Ok(output) = Command::new(python).arg(script).env("LIMPID", env!("CARGO_BIN_EXE_limpid")).output() else {
        // Python is needed for these scripts only.
        eprintln!("not checked: there is no {python}");
        return;
    };
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn splits_give_the_same_result_as_the_whole_file() {
    passes("test_splits.py");
}

#[test]
fn a_path_list_gives_the_same_results_as_its_files() {
    passes("test_common_crawl.py");
}
