//! Files that are replaced or made: the original is never lost, a result is whole or not there.
#![cfg(unix)]

mod support;

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};

use support::{Folder, limpid, run, stderr};

const DAMAGED: &str = "The cafÃ© reopened on Monday.\n";
const REPAIRED: &str = "The café reopened on Monday.\n";

fn in_place(folder: &Folder, file: &str) -> String {
    let output = run(limpid(folder.path()).args(["repair", "--in-place", file]), b"");
    stderr(&output)
}

#[test]
fn permissions_stay() {
    let folder = Folder::new();
    folder.write("a.txt", DAMAGED);
    let path = folder.path().join("a.txt");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
    assert_eq!(in_place(&folder, "a.txt"), "");
    assert_eq!(folder.read("a.txt"), REPAIRED.as_bytes());
    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o640);
}

#[test]
fn a_link_stays_a_link() {
    let folder = Folder::new();
    folder.write("real/a.txt", DAMAGED);
    symlink("real/a.txt", folder.path().join("link.txt")).unwrap();
    assert_eq!(in_place(&folder, "link.txt"), "");
    assert!(fs::symlink_metadata(folder.path().join("link.txt")).unwrap().is_symlink());
    assert_eq!(folder.read("real/a.txt"), REPAIRED.as_bytes());
    assert_eq!(folder.read("real/a.txt.orig"), DAMAGED.as_bytes());
}

#[test]
fn a_clean_file_is_not_touched() {
    let folder = Folder::new();
    folder.write("a.txt", REPAIRED);
    let before = fs::metadata(folder.path().join("a.txt")).unwrap().modified().unwrap();
    assert_eq!(in_place(&folder, "a.txt"), "");
    assert_eq!(fs::metadata(folder.path().join("a.txt")).unwrap().modified().unwrap(), before);
    assert_eq!(folder.names(), ["a.txt"]);
}

#[test]
fn a_device_is_written_not_replaced() {
    let folder = Folder::new();
    let output = run(limpid(folder.path()).args(["repair", "-o", "/dev/null"]), DAMAGED.as_bytes());
    assert_eq!((output.status.code(), stderr(&output).as_str()), (Some(0), ""));
    assert!(!fs::metadata("/dev/null").unwrap().is_file());
}

#[test]
fn links_that_lead_back_do_not_hang() {
    let folder = Folder::new();
    folder.write("d/a.txt", DAMAGED);
    symlink("..", folder.path().join("d/up")).unwrap();
    let output = run(limpid(folder.path()).args(["repair", "--input-dir", "d"]), b"");
    assert_eq!((output.status.code(), output.stdout.as_slice()), (Some(0), REPAIRED.as_bytes()));
}

#[test]
fn a_link_that_leads_nowhere_is_told_of() {
    let folder = Folder::new();
    folder.write("d/a.txt", DAMAGED);
    symlink("gone.txt", folder.path().join("d/b.txt")).unwrap();
    let output = run(limpid(folder.path()).args(["repair", "--input-dir", "d"]), b"");
    assert_eq!((output.status.code(), output.stdout.as_slice()), (Some(1), REPAIRED.as_bytes()));
    assert!(stderr(&output).contains("d/b.txt"), "{}", stderr(&output));
}

#[test]
fn an_older_output_is_replaced_whole() {
    let folder = Folder::new();
    folder.write("out.txt", "older and longer than what comes\n".repeat(10));
    let output = run(limpid(folder.path()).args(["repair", "-o", "out.txt"]), DAMAGED.as_bytes());
    assert_eq!((output.status.code(), folder.read("out.txt")), (Some(0), REPAIRED.into()));
    assert_eq!(folder.names(), ["out.txt"]);
}
