//! The native code and the WebAssembly package under Node give the same answer to the same bytes.
#![no_main]

use std::io::{Read, Write};
use std::process::{Child, Command, Stdio};
use std::sync::{LazyLock, Mutex};

/// The other half, which answers one message after the other. It runs in the root of the repository.
static NODE: LazyLock<Mutex<Child>> = LazyLock::new(|| {
    let mut node = Command::new("node");
    node.arg("fuzz/differential.mjs").stdin(Stdio::piped()).stdout(Stdio::piped());
    Mutex::new(node.spawn().expect("Node is there; `cargo xtask wasm` has built the package"))
});

fn ask(bytes: &[u8]) -> Vec<u8> {
    let mut node = NODE.lock().expect("one thread asks");
    let stdin = node.stdin.as_mut().expect("it is piped");
    stdin.write_all(&(bytes.len() as u32).to_le_bytes()).expect("the other half listens");
    stdin.write_all(bytes).expect("the other half listens");
    let stdout = node.stdout.as_mut().expect("it is piped");
    let mut length = [0; 4];
    stdout.read_exact(&mut length).expect("the other half answers");
    let mut answer = vec![0; u32::from_le_bytes(length) as usize];
    stdout.read_exact(&mut answer).expect("the other half answers in full");
    answer
}

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let native = limpid_fuzz::answer(bytes);
    let wasm = String::from_utf8_lossy(&ask(bytes)).into_owned();
    assert_eq!(native, wasm, "native code (left) and WebAssembly (right)");
});
