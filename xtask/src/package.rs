//! Checks what `cargo package` would publish: the sources and licences of each crate, and nothing else.

#[cfg(test)]
mod tests {
    use crate::run::{cargo, output};

    /// The files that `cargo publish` would take from the working tree as it is.
    fn files(package: &str) -> Vec<String> {
        let list = output(&cargo(), &["package", "--list", "--allow-dirty", "--offline", "--package", package]);
        list.expect("cargo package --list").lines().map(str::to_owned).collect()
    }

    fn check(package: &str, folders: &[&str], others: &[&str]) {
        let files = files(package);
        // Cargo adds these.
        let made = ["Cargo.toml", "Cargo.toml.orig", "Cargo.lock", ".cargo_vcs_info.json"];
        let licences = ["LICENSE-APACHE", "LICENSE-MIT"];
        let stray: Vec<&String> = files
            .iter()
            .filter(|file| !folders.iter().any(|folder| file.starts_with(folder)))
            .filter(|file| ![&made[..], &licences, others].concat().contains(&file.as_str()))
            .collect();
        assert!(stray.is_empty(), "{package} would publish {stray:?}");
        for wanted in [&licences[..], others].concat() {
            assert!(files.iter().any(|file| file == wanted), "{package} would not publish {wanted}");
        }
    }

    #[test]
    fn packages_contain_the_expected_files() {
        check("limpid", &["src/", "benches/attacks/"], &["README.md", "CHANGELOG.md", "benches/stages.rs"]);
        check("limpid-cli", &["src/"], &["schema.json", "README.md"]);
    }
}
