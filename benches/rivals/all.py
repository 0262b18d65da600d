#!/usr/bin/env python3
"""limpid beside every rival, one table a job: quality, speed, memory and install size in the same run.

    python3 benches/rivals/all.py DATA [--jobs repair,detect,clean,sentences,summarize] [--count 200] [--keep FOLDER]

DATA is the folder of the development data: repair/{repair,charset}.jsonl.gz, extract/SET.jsonl.xz,
summarize/seg/ud-LANG.jsonl and summarize/sum/SET.jsonl.gz. The rivals are installed in pinned versions, each by itself, in
a folder that is thrown away (or kept and used again: --keep). Each program is one process that reads and writes JSON
Lines, so its start and its JSON count: CPU time is user and system time of the process on one thread, memory its peak.
Ratios are how many times as much as limpid. LIMPID_COMMAND names a built limpid, to save building it. The longer tables
of one job are made by compare.py, clean.mjs, sentences.py and summaries.py.
"""
import argparse
import base64
import collections
import datetime
import gzip
import json
import lzma
import os
import pathlib
import platform
import re
import subprocess
import sys
import tempfile
import time
import unicodedata

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
# What each rival needs, in the versions of these two files, so that a table can be made again.
VERSIONS = HERE / "requirements.txt"
PACKAGE = HERE / "package.json"
PYPI = {
    "ftfy": ["ftfy"],
    "plsfix": ["plsfix"],
    "chardet": ["chardet"],
    "trafilatura": ["trafilatura", "lxml_html_clean"],
    "resiliparse": ["resiliparse"],
    "pysbd": ["pysbd"],
    "sentencex": ["sentencex"],
    "sumy": ["sumy", "numpy"],
}
NPM = {
    "readability": ["@mozilla/readability", "linkedom"],
    "defuddle": ["defuddle", "linkedom"],
}
JOBS = {
    "repair": ["ftfy", "plsfix"],
    "detect": ["chardet"],
    "clean": ["trafilatura", "resiliparse", "readability", "defuddle", "dom_smoothie"],
    "sentences": ["pysbd", "sentencex"],
    "summarize": ["sumy"],
}
SETS = ["scrapinghub", "wcxb_dev", "zh69"]
SUMMARIES = ["cnndm_val", "orangesum", "vietnews"]
UNSPACED = r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
# Seconds between two looks at the memory of a process.
SAMPLE = 0.002
# Bytes that every process needs. A smaller peak was read before the program was loaded, and it ended before the next look.
STARTED = 1 << 20
TOKEN = re.compile(rf"[{UNSPACED}]|[^\W{UNSPACED}]+")

# ------------------------------------------------------------------------------------------------ programs


def quietly(*command, **options):
    subprocess.run([str(part) for part in command], check=True, stdout=subprocess.DEVNULL, **options)


def install(name, folder):
    """The command of a rival and the bytes that it takes on the disk."""
    place = folder / name
    if name in PYPI:
        if not place.exists():
            pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-warn-script-location", "--root-user-action=ignore"]
            quietly(*pip, "--constraint", VERSIONS, "--target", place, *PYPI[name])
        return ["env", f"PYTHONPATH={place}", sys.executable, HERE / "lines.py", name], size(place)
    if name in NPM:
        if not place.exists():
            place.mkdir(parents=True)
            versions = json.loads(PACKAGE.read_text())["dependencies"]
            pinned = [f"{package}@{versions[package]}" for package in NPM[name]]
            quietly("npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", place, *pinned)
        return ["node", ROOT / "benches/extractors/javascript.mjs", place, name], size(place)
    binary = place / "release/limpid-extractors"
    if not binary.exists():
        manifest = ROOT / "benches/extractors/Cargo.toml"
        quietly("cargo", "build", "--release", "--quiet", "--manifest-path", manifest, "--target-dir", place)
    return [binary], binary.stat().st_size


def size(folder):
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file() and not path.is_symlink())


def limpid(job):
    binary = pathlib.Path(os.environ.get("LIMPID_COMMAND", ROOT / "target/release/limpid"))
    return [binary, job, "--jsonl", "--jobs", "1", "--quiet"], binary.stat().st_size


def wait(pid):
    """Status, resources and peak memory of a process. Its own account of the peak counts what this process held when it was
    forked, so the kernel is asked while it runs, where it says."""
    peak = 0
    while True:
        try:
            status = pathlib.Path(f"/proc/{pid}/status").read_text()
            found = re.search(r"VmHWM:\s*(\d+)", status)
            peak = max(peak, int(found[1]) * 1024) if found else peak
        except OSError:
            pass
        done, status, used = os.wait4(pid, os.WNOHANG)
        if done:
            # Linux counts kilobytes, macOS bytes.
            return status, used, peak if peak >= STARTED else used.ru_maxrss * (1 if platform.system() == "Darwin" else 1024)
        time.sleep(SAMPLE)


def measure(command, rows, folder):
    """The answers by id, CPU seconds and peak memory in bytes of a process."""
    source, target = folder / "in.jsonl", folder / "out.jsonl"
    source.write_text("".join(json.dumps(row) + "\n" for row in rows))
    with source.open() as stdin, target.open("w") as stdout:
        process = subprocess.Popen([str(part) for part in command], stdin=stdin, stdout=stdout, stderr=subprocess.DEVNULL)
        status, used, peak = wait(process.pid)
    process.returncode = os.waitstatus_to_exitcode(status)
    # Not `splitlines`: JSON may hold other line breaks, such as U+2028.
    answers = [json.loads(line) for line in target.read_text().split("\n") if line.strip()]
    if process.returncode or not answers:
        raise RuntimeError(f"{command[0]} ended with status {process.returncode}")
    return {answer["id"]: answer for answer in answers}, used.ru_utime + used.ru_stime, peak


# ------------------------------------------------------------------------------------------------ jobs


def lines(path, count, wanted=lambda row: True):
    """So many rows of a file, spread over it."""
    opened = {".gz": gzip.open, ".xz": lzma.open}.get(path.suffix, open)
    with opened(path, "rt", encoding="utf-8") as rows:
        found = [row for row in map(json.loads, rows) if wanted(row)]
    step = max(1, len(found) // count)
    return found[::step][:count]


def same(a, b):
    canon = lambda text: unicodedata.normalize("NFC", text).replace("\u00a0", " ").replace("\u202f", " ")
    return canon(a) == canon(b)


def repair(data, count):
    rows = lines(data / "repair/repair.jsonl.gz", count, lambda row: not row["lossy"])
    clean = lines(data / "repair/clean.jsonl.gz", count)
    rows = [{"id": row["id"], "text": row["text"], "want": row["want"]} for row in rows]
    rows += [{"id": row["id"], "text": row["text"], "want": row["text"], "clean": True} for row in clean]

    def score(answers):
        right = [same(answers.get(row["id"], {}).get("text", ""), row["want"]) for row in rows]
        damaged = [ok for ok, row in zip(right, rows) if "clean" not in row]
        harmed = [not ok for ok, row in zip(right, rows) if "clean" in row]
        return {"repaired %": 100 * sum(damaged) / len(damaged), "clean texts changed %": 100 * sum(harmed) / len(harmed)}

    return [("damaged and clean texts", rows, ["id", "text"], score)]


def decoded(data, label):
    try:
        return data.decode({"x-mac-cyrillic": "mac_cyrillic", "windows-874": "cp874"}.get(label, label), "replace")
    except (LookupError, TypeError):
        return ""


def detect(data, count):
    rows = lines(data / "repair/charset.jsonl.gz", count)

    def score(answers):
        right = 0
        for row in rows:
            label = (answers.get(row["id"], {}).get("encoding") or "").lower()
            # Encodings that read these bytes alike count as right.
            right += label == row["enc"] or same(decoded(base64.b64decode(row["b64"]), label), row["text"])
        return {"right %": 100 * right / len(rows)}

    return [("short texts in 34 encodings", rows, ["id", "b64"], score)]


def tokens(text):
    return collections.Counter(TOKEN.findall(text.lower()))


def f1(gold, text):
    gold, text = tokens(gold), tokens(text)
    both, all_ = sum((gold & text).values()), sum(gold.values()) + sum(text.values())
    return 2 * both / all_ if all_ else 1.0


def clean(data, count):
    def one(name):
        rows = lines(data / f"extract/{name}.jsonl.xz", count, lambda row: (row.get("gold") or "").strip())
        score = lambda answers: {"token F1": sum(f1(r["gold"], answers.get(r["id"], {}).get("text") or "") for r in rows) / len(rows)}
        return name, rows, ["id", "html", "url"], score

    return [one(name) for name in SETS]


def borders(pieces):
    ends, at = set(), 0
    for piece in pieces:
        at += len(re.sub(r"\s+", "", piece))
        ends.add(at)
    return ends - {0, at}


def sentences(data, count):
    def one(path):
        rows = lines(path, count)

        def score(answers):
            hit = made = wanted = 0
            for row in rows:
                starts = [0, *row["ends"]]
                gold = borders(row["text"][a:b] for a, b in zip(starts, starts[1:]))
                got = borders(answers.get(row["id"], {}).get("sentences", []))
                hit, made, wanted = hit + len(gold & got), made + len(got), wanted + len(gold)
            return {"border F1": 2 * hit / (made + wanted)}

        return path.stem, rows, ["id", "text", "lang"], score

    return [one(path) for path in sorted((data / "summarize/seg").glob("ud-*.jsonl"))]


def summarize(data, count):
    def one(name):
        rows = lines(data / f"summarize/sum/{name}.jsonl.gz", count, lambda row: "sentences" in row)
        split, _, _ = measure(limpid("sentences")[0], [{k: r[k] for k in ("id", "text", "lang")} for r in rows], SCRATCH)
        for row in rows:
            row["parts"] = [part.strip() for part in split[row["id"]]["sentences"] if re.search(r"\w", part)]

        def score(answers):
            # Words shared with the best reference: what ROUGE-1 counts, without its stemmer.
            best = lambda row: max(f1(ref, " ".join(answers.get(row["id"], {}).get("sentences", []))) for ref in row["refs"])
            return {"ROUGE-1": 100 * sum(map(best, rows)) / len(rows)}

        return name, rows, ["id", "text", "lang", "sentences", "parts"], score

    return [one(name) for name in SUMMARIES]


# ------------------------------------------------------------------------------------------------ tables


def times(value, base):
    return f"{value / base:,.1f}" if base else "–"


class Run:
    """One program on one set: its figures, how many rows, CPU seconds, peak memory and install size in bytes."""

    def __init__(self, figures, rows, cpu, peak, installed):
        self.figures, self.rows, self.cpu, self.peak, self.installed = figures, rows, cpu, peak, installed

    def cells(self, base):
        """The figures of a row of the table; ratios are to `base`."""
        shown = [f"{value:.3f}" if value <= 1 and "%" not in key else f"{value:.1f}" for key, value in self.figures.items()]
        each, base_each = self.cpu / self.rows, base.cpu / base.rows
        shown += [f"{1000 * each:.2f}", times(each, base_each), f"{self.peak / 1e6:.0f}", times(self.peak, base.peak)]
        return shown + [f"{self.installed / 1e6:.1f}", times(self.installed, base.installed)]


def together(runs):
    """Quality as the mean over the sets, time over all rows, the highest peak."""
    figures = {key: sum(run.figures[key] for run in runs) / len(runs) for key in runs[0].figures}
    return Run(figures, sum(run.rows for run in runs), sum(run.cpu for run in runs), max(run.peak for run in runs), runs[0].installed)


def installed(job, folder):
    """limpid and its rivals: a command and its size by name."""
    programs = {"limpid": limpid(job)}
    for name in JOBS[job]:
        try:
            programs[name] = install(name, folder)
        except (OSError, subprocess.CalledProcessError) as error:
            print(f"{name} could not be installed: {error}", file=sys.stderr)
    return programs


def runs_of(task, programs):
    """Each program on one set. One that fails is left out and named."""
    _, rows, fields, score = task
    asked, runs = [{k: row[k] for k in fields if row.get(k) is not None} for row in rows], {}
    for name, (command, size_) in programs.items():
        try:
            answers, cpu, peak = measure(command, asked, SCRATCH)
            runs[name] = Run(score(answers), len(rows), cpu, peak, size_)
        except RuntimeError as error:
            print(error, file=sys.stderr)
    return runs


def print_rows(title, runs):
    for name, run in runs.items():
        print(f"| {' | '.join([title, name, *run.cells(runs['limpid'])])} |", flush=True)


def table(job, given, folder):
    tasks = globals()[job](given.data, given.count)
    programs, all_ = installed(job, folder), []
    for task in tasks:
        runs = runs_of(task, programs)
        if not all_:
            head = ["set", "program", *runs["limpid"].figures, "CPU ms each", "ratio", "peak MB", "ratio", "installed MB", "ratio"]
            print(f"\n**{job}**\n\n| {' | '.join(head)} |\n| --- | --- |{' ---: |' * (len(head) - 2)}")
        all_.append(runs)
        print_rows(task[0], runs)
    if len(tasks) > 1:
        everywhere = [name for name in programs if all(name in runs for runs in all_)]
        print_rows(f"all {len(tasks)} sets", {name: together([runs[name] for runs in all_]) for name in everywhere})


def main():
    arguments = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    arguments.add_argument("data", type=pathlib.Path)
    arguments.add_argument("--jobs", default=",".join(JOBS))
    arguments.add_argument("--count", type=int, default=200, help="rows of each set")
    arguments.add_argument("--keep", type=pathlib.Path, help="install here and leave it")
    given = arguments.parse_args()
    if "LIMPID_COMMAND" not in os.environ:
        quietly("cargo", "build", "--release", "--quiet", "--package", "limpid-cli", cwd=ROOT)
    folder = given.keep or SCRATCH / "rivals"
    folder.mkdir(parents=True, exist_ok=True)
    for job in given.jobs.split(","):
        table(job, given, folder.resolve())
    print(f"\n{datetime.date.today()}, {os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(prefix="limpid-rivals-") as scratch:
        SCRATCH = pathlib.Path(scratch)
        main()
