#!/usr/bin/env python3
"""Speed of repair, native and WebAssembly, beside plsfix (Rust) and ftfy (Python), and of detection beside chardetng, as a
table in Markdown.

    python3 benches/rivals/compare.py [KIND=FILE...]

Needs cargo; ftfy is measured where `import ftfy` works (`pip install ftfy`), WebAssembly where Node and the built
package are there (`cargo xtask wasm --release`). Without arguments the text is made by
texts.rs. Figures are MB of UTF-8 a second of CPU time in one thread, the best of three rounds; a ratio is how many
times as fast limpid is.
"""
import datetime
import pathlib
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
# The least CPU time of a measurement in seconds, and the rounds of which the best counts.
MIN_SECONDS, ROUNDS = 0.6, 3
# The bytes that ftfy gets: enough to measure its speed, while a megabyte would take a minute.
FTFY_BYTES = 100_000


def rivals(*arguments):
    command = ["cargo", "run", "--release", "--quiet", "--manifest-path", str(HERE / "Cargo.toml"), "--", *arguments]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout


def speed(text, work):
    """MB a second of CPU time."""
    size = len(text.encode())
    best = 0.0
    for _ in range(ROUNDS):
        start, times = time.process_time(), 0
        while time.process_time() - start < MIN_SECONDS:
            work(text)
            times += 1
        best = max(best, size * times / (time.process_time() - start) / 1e6)
    return best


def measure_ftfy(files):
    try:
        import ftfy
    except ImportError:
        return {}
    figures = {}
    for kind, path in files:
        data = pathlib.Path(path).read_bytes()
        try:
            data.decode()
        except UnicodeDecodeError:
            continue
        lines = data[:FTFY_BYTES].decode(errors="ignore")
        figures[kind] = speed(lines, ftfy.fix_text)
    return figures


def measure_wasm(files):
    if not (HERE.parent.parent / "pkg" / "limpid_bg.wasm").exists():
        return {}
    command = ["node", str(HERE / "wasm.mjs"), *(f"{kind}={path}" for kind, path in files)]
    try:
        lines = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout.splitlines()
    except (OSError, subprocess.CalledProcessError):
        return {}
    return {kind: float(figure) for kind, figure in (line.split("\t") for line in lines)}


def main():
    given = sys.argv[1:]
    table = {}
    with tempfile.TemporaryDirectory() as folder:
        files = [argument.split("=", 1) for argument in given]
        if not files:
            rivals("--dump", folder)
            files = [[path.name, str(path)] for path in sorted(pathlib.Path(folder).iterdir())]
        for line in rivals(*given).splitlines():
            kind, tool, figure = line.split("\t")
            table.setdefault(kind, {})[tool] = float(figure)
        for tool, measured in (("wasm", measure_wasm(files)), ("ftfy", measure_ftfy(files))):
            for kind, figure in measured.items():
                table.setdefault(kind, {})[tool] = figure
    others = [tool for tool in ("wasm", "plsfix", "ftfy", "chardetng") if any(tool in row for row in table.values())]
    print("| text | limpid MB/s | " + " | ".join(f"{tool} MB/s | ratio" for tool in others) + " |")
    print("| --- |" + " ---: |" * (1 + 2 * len(others)))
    for kind, row in table.items():
        cells = [f"{row['limpid']:,.1f}"]
        for tool in others:
            cells += [f"{row[tool]:,.1f}", f"{row['limpid'] / row[tool]:,.1f}"] if tool in row else ["–", "–"]
        print(f"| {kind} | " + " | ".join(cells) + " |")
    print(f"\n{datetime.date.today()}, `python3 benches/rivals/compare.py{''.join(' ' + g for g in given)}`")


if __name__ == "__main__":
    main()
