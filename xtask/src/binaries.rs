//! Binaries of the command for people without Rust: an archive for each target, with manual page and completions, and
//! their checksums.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::release::current;
use crate::run::{Done, cargo, in_folder, output, root, run_command, write};

/// The targets that are built if their standard library is installed (`rustup target add TARGET`) and their linker is
/// there.
const TARGETS: [&str; 6] = [
    "x86_64-unknown-linux-gnu",
    "aarch64-unknown-linux-gnu",
    "x86_64-pc-windows-gnu",
    "x86_64-pc-windows-msvc",
    "x86_64-apple-darwin",
    "aarch64-apple-darwin",
];

/// Shells that get a file of completions, and how each names it.
const COMPLETIONS: [(&str, &str); 5] = [
    ("bash", "limpid.bash"),
    ("zsh", "_limpid"),
    ("fish", "limpid.fish"),
    ("powershell", "_limpid.ps1"),
    ("elvish", "limpid.elv"),
];

/// Builds the archives in `dist/binaries`, for the given targets or all that are installed.
pub(crate) fn build(targets: &[&str]) -> Done {
    if let Some(unknown) = targets.iter().find(|target| !TARGETS.contains(target)) {
        return Err(format!("unknown target: {unknown}; known are {}", TARGETS.join(", ")));
    }
    let version = current(&root())?;
    let folder = root().join("dist/binaries");
    std::fs::remove_dir_all(&folder).ok();
    std::fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
    let extras = extras()?;
    for target in TARGETS {
        if !targets.is_empty() && !targets.contains(&target) {
            continue;
        }
        if targets.is_empty() && !is_installed(target) {
            println!(
                "{target}: SKIPPED, the standard library for this target is not installed (rustup target add {target})"
            );
            continue;
        }
        pack(&folder, &format!("limpid-{version}-{target}"), &compile(target)?, &extras)?;
    }
    checksums(&folder)
}

fn is_installed(target: &str) -> bool {
    output("rustc", &["--print", "target-libdir", "--target", target]).is_some_and(|folder| Path::new(&folder).exists())
}

/// The compiled command. On Linux it contains the C library, so that it runs on older systems and on Alpine, too.
fn compile(target: &str) -> Done<PathBuf> {
    let folder = root().join("target/binaries");
    let arguments = ["build", "--release", "--package", "limpid-cli", "--features", "parquet", "--target", target];
    let mut build = in_folder(&cargo(), &root(), &arguments);
    build.env("CARGO_TARGET_DIR", &folder).env("CARGO_PROFILE_RELEASE_STRIP", "symbols");
    if target.contains("linux") {
        build.env("RUSTFLAGS", "-C target-feature=+crt-static");
    }
    run_command(&mut build)?;
    let name = if target.contains("windows") { "limpid.exe" } else { "limpid" };
    Ok(folder.join(target).join("release").join(name))
}

/// The files that a build for this machine generates about itself: names and contents.
fn extras() -> Done<Vec<(String, String)>> {
    let of_command = |arguments: &[&str]| {
        let quiet = ["run", "--quiet", "--package", "limpid-cli", "--"];
        output(&cargo(), &[&quiet, arguments].concat()).ok_or(format!("failed: limpid {}", arguments.join(" ")))
    };
    let mut files = vec![("limpid.1".to_owned(), of_command(&["man"])?)];
    for (shell, name) in COMPLETIONS {
        files.push((format!("completions/{name}"), of_command(&["completions", shell])?));
    }
    Ok(files)
}

/// Packs the folder `name`. The archive depends on nothing but its files: not on the day, not on who made it.
fn pack(folder: &Path, name: &str, binary: &Path, extras: &[(String, String)]) -> Done {
    let content = folder.join(name);
    std::fs::create_dir_all(content.join("completions")).map_err(|error| error.to_string())?;
    for (file, text) in extras {
        write(&content.join(file), format!("{text}\n"))?;
    }
    let copied = ["LICENSE-APACHE", "LICENSE-MIT", "cli/README.md"].map(|file| root().join(file));
    for file in copied.iter().map(PathBuf::as_path).chain([binary]) {
        let target = content.join(file.file_name().expect("a file"));
        std::fs::copy(file, target).map_err(|error| format!("could not copy {}: {error}", file.display()))?;
    }
    let archive = format!("{name}.tar.gz");
    let same = ["--sort=name", "--mtime=@0", "--owner=0", "--group=0", "--numeric-owner"];
    run_command(in_folder("tar", folder, &same).args(["--use-compress-program=gzip -9n", "-cf", &archive, name]))?;
    std::fs::remove_dir_all(content).map_err(|error| error.to_string())?;
    println!("dist/binaries/{archive}");
    Ok(())
}

fn checksums(folder: &Path) -> Done {
    let mut names: Vec<String> = std::fs::read_dir(folder)
        .map_err(|error| error.to_string())?
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .collect();
    if names.is_empty() {
        return Err("nothing was built".to_owned());
    }
    names.sort();
    let sums = Command::new("sha256sum").current_dir(folder).args(&names).output();
    let sums = sums.ok().filter(|sums| sums.status.success()).ok_or("sha256sum failed")?;
    write(&folder.join("SHA256SUMS"), sums.stdout)
}
