//! The demo page: builds it in `dist/www`, with the package and the sample, and serves it on this machine only.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::process::Stdio;

use crate::run::{Done, cargo, command, output, read, root, write};

const ADDRESS: &str = "127.0.0.1:8000";
/// Any free port, for when that one is taken.
const OTHER_ADDRESS: &str = "127.0.0.1:0";
/// The files of the package that the page loads; the others are for Node and bundlers.
const PACKAGE: [&str; 23] = [
    "arguments.js",
    "batch-items.js",
    "batch.js",
    "browser.js",
    "core.js",
    "errors.js",
    "functions.js",
    "generated/glue.js",
    "generated/tables.js",
    "limpid_bg.wasm",
    "repairs.js",
    "results.js",
    "worker-host.js",
    "streams.js",
    "surrogates.js",
    "tables.js",
    "unpack.js",
    "web.js",
    "worker-client.js",
    "worker.js",
    "workers.js",
    "LICENSE-APACHE",
    "LICENSE-MIT",
];

/// Assembles the page from a built package. The folder works as a static site at any address.
pub(crate) fn assemble() -> Done<PathBuf> {
    let site = root().join("dist/www");
    remove_folder(&site)?;
    copy_folder(&root().join("www"), &site)?;
    // The extension is in `www` because it shares files with the page, but the site does not need it.
    remove_folder(&site.join("extension"))?;
    copy(&root().join("tests/sample/page.txt"), &site.join("sample.txt"))?;
    for name in PACKAGE {
        copy(&root().join("pkg").join(name), &site.join("limpid").join(name))?;
    }
    documentation(&site.join("docs"))?;
    Ok(site)
}

/// Writes the documentation next to the page. Its list of flags comes from the command itself.
fn documentation(folder: &Path) -> Done {
    let help = output(&cargo(), &["run", "--quiet", "--package", "limpid-cli", "--", "--help"]);
    let help = help.ok_or("the command does not print its help")?;
    let mut build = command("node", &["docs/build.mjs", &folder.to_string_lossy()]);
    let mut build = build.stdin(Stdio::piped()).spawn().map_err(|error| format!("could not start node: {error}"))?;
    if let Some(mut stdin) = build.stdin.take() {
        stdin.write_all(help.as_bytes()).map_err(|error| format!("docs/build.mjs does not read its input: {error}"))?;
    }
    match build.wait() {
        Ok(status) if status.success() => Ok(()),
        _ => Err("the documentation was not built: run `npm ci` and `cargo xtask wasm`".to_owned()),
    }
}

/// Serves `site` until it is stopped.
pub(crate) fn serve(site: &Path) -> Done {
    let listener = TcpListener::bind(ADDRESS)
        .or_else(|_| TcpListener::bind(OTHER_ADDRESS))
        .map_err(|error| format!("could not listen on {ADDRESS}: {error}"))?;
    let address = listener.local_addr().map_err(|error| format!("could not listen: {error}"))?;
    println!("http://{address}/ shows {} (Ctrl+C ends it)", site.display());
    for stream in listener.incoming().flatten() {
        let site = site.to_owned();
        // It is not an error if a visitor disconnects.
        std::thread::spawn(move || answer(&stream, &site).ok());
    }
    Ok(())
}

/// Removes a folder and its content, if it exists.
pub(crate) fn remove_folder(folder: &Path) -> Done {
    match std::fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(format!("could not empty {}: {error}", folder.display()))
        }
        _ => Ok(()),
    }
}

pub(crate) fn copy_folder(from: &Path, to: &Path) -> Done {
    let entries = std::fs::read_dir(from).map_err(|error| format!("could not read {}: {error}", from.display()))?;
    for entry in entries.flatten() {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy_folder(&entry.path(), &target)?;
        } else {
            copy(&entry.path(), &target)?;
        }
    }
    Ok(())
}

pub(crate) fn copy(from: &Path, to: &Path) -> Done {
    if let Some(folder) = to.parent() {
        std::fs::create_dir_all(folder).map_err(|error| format!("could not make {}: {error}", folder.display()))?;
    }
    write(to, read(from)?)
}

/// Answers one request with one file.
fn answer(mut stream: &TcpStream, site: &Path) -> std::io::Result<()> {
    let mut lines = BufReader::new(stream).lines();
    let request = lines.next().transpose()?.unwrap_or_default();
    // Read all headers before answering, or the connection may be reset.
    for line in lines {
        if line?.is_empty() {
            break;
        }
    }
    let found = file(&request, site).and_then(|path| Some((media_type(&path), std::fs::read(path).ok()?)));
    let (status, kind, body) = match found {
        Some((kind, body)) => ("200 OK", kind, body),
        None => ("404 Not Found", "text/plain", b"not found\n".to_vec()),
    };
    let length = body.len();
    write!(stream, "HTTP/1.1 {status}\r\ncontent-type: {kind}\r\ncontent-length: {length}\r\n")?;
    write!(stream, "cache-control: no-store\r\nconnection: close\r\n\r\n")?;
    stream.write_all(&body)
}

/// The file that `GET /path HTTP/1.1` asks for; `None` for anything outside `site`.
fn file(request: &str, site: &Path) -> Option<PathBuf> {
    let path = request.strip_prefix("GET /")?.split([' ', '?']).next()?;
    let relative = Path::new(if path.is_empty() { "index.html" } else { path });
    relative.components().all(|part| matches!(part, Component::Normal(_))).then(|| site.join(relative))
}

fn media_type(path: &Path) -> &'static str {
    match path.extension().and_then(|name| name.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("wasm") => "application/wasm",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_files_of_the_site_are_served() {
        let site = Path::new("/site");
        assert_eq!(file("GET / HTTP/1.1", site), Some("/site/index.html".into()));
        assert_eq!(file("GET /style/base.css?x HTTP/1.1", site), Some("/site/style/base.css".into()));
        for request in ["GET /../secret HTTP/1.1", "GET //etc/passwd HTTP/1.1", "POST / HTTP/1.1", ""] {
            assert_eq!(file(request, site), None, "{request}");
        }
    }
}
