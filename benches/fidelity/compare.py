#!/usr/bin/env python3
"""Compares what converters to Markdown make of the cases of tests/cases/fidelity.

usage: compare.py WORK LIMPID

WORK is a folder for the rivals, which are installed there when they are missing (npm and pip). LIMPID is the release
command. Each case stands between paragraphs of its own page. A case counts when the expected Markdown is in the answer,
whichever signs it uses for bullets and emphasis.
"""
import json
import re
import subprocess
import sys
import venv
from pathlib import Path

HERE = Path(__file__).resolve().parent
CASES = HERE.parent.parent / "tests/cases/fidelity"
NPM = ["@mozilla/readability@0.6.0", "defuddle@0.19.4", "linkedom@0.18.15", "turndown@7.2.0", "turndown-plugin-gfm@1.0.2"]
PIP = ["trafilatura==2.3.1", "html-to-markdown==3.21.2", "lxml_html_clean==0.4.6"]
PROSE = "The harbour was dredged in 1958, and since then the boats can cross at any hour of the day, whatever the tide. "
PAGE = (
    "<!doctype html><html lang=en><head><meta charset=utf-8><title>How the harbour works</title></head><body><main><article>"
    "<h1>How the harbour works</h1><p>{before}</p>{piece}<p>{after}</p></article></main></body></html>"
)
BEFORE = PROSE * 4 + "So it was said."
AFTER = "And so it went on. " + PROSE * 4
PYTHON = """
import json, sys
import trafilatura
import html_to_markdown
for line in sys.stdin:
    row = json.loads(line)
    try:
        if sys.argv[1] == "trafilatura":
            out = trafilatura.extract(row["html"], output_format="markdown", include_links=True, include_images=True,
                                      include_formatting=True, include_tables=True, url=row.get("url"))
        else:
            convert = getattr(html_to_markdown, "convert", None) or html_to_markdown.convert_to_markdown
            out = convert(row["html"])
            out = out if isinstance(out, str) else out.content
    except Exception:
        out = ""
    print(json.dumps({"id": row["id"], "markdown": out or ""}), flush=True)
"""


def cases():
    return [case for file in sorted(CASES.glob("*.json")) for case in ({**c, "set": file.stem} for c in json.loads(file.read_text()))]


def page(case):
    return PAGE.format(before=BEFORE, piece=case["input"], after=AFTER)


def install(work):
    work.mkdir(parents=True, exist_ok=True)
    if not (work / "node_modules").exists():
        (work / "package.json").write_text('{"private": true}')
        subprocess.run(["npm", "install", "--silent", *NPM], cwd=work, check=True)
    if not (work / "env").exists():
        venv.create(work / "env", with_pip=True)
        subprocess.run([work / "env/bin/pip", "install", "-q", *PIP], check=True)


def lines(command, rows, **more):
    text = "".join(json.dumps(row) + "\n" for row in rows)
    done = subprocess.run(command, input=text, capture_output=True, text=True, check=False, **more)
    return {row["id"]: row["markdown"] for row in map(json.loads, filter(None, done.stdout.split("\n")))}


def limpid(command, rows):
    out = {}
    for row in rows:
        url = ["--url", row["url"]] if row.get("url") else []
        done = subprocess.run([command, "clean", "--markdown", "--from=html", *url], input=row["html"], capture_output=True, text=True, check=False)
        out[row["id"]] = done.stdout
    return out


def normal(markdown):
    """One way of writing each sign."""
    text = re.sub(r"\\([^\w\s])", r"\1", markdown)
    text = re.sub(r"(?m)^(\s*)[*+-]\s+", r"\1- ", text)
    text = re.sub(r"(?<!\w)__(?=\S)(.+?)(?<=\S)__(?!\w)", r"**\1**", text)
    text = re.sub(r"(?<!\w)_(?=\S)(.+?)(?<=\S)_(?!\w)", r"*\1*", text)
    text = re.sub(r"(?m)^(\* \* \*|\*\*\*|___|- - -)$", "---", text)
    text = re.sub(r"\|\s*:?-+:?\s*(?=\|)", "| --- ", text)
    text = re.sub(r"<(https?://[^>]+|/[^>]*)>", r"\1", text)
    text = re.sub(r"(?m)^(\d+)[.)]\s+", r"\1. ", text)
    return " ".join(text.split())


def main():
    work, command = Path(sys.argv[1]), str(Path(sys.argv[2]).resolve())
    install(work)
    every = cases()
    rows = [{"id": case["label"] + "/" + case["set"], "html": page(case), "url": case.get("url")} for case in every]
    (work / "convert.py").write_text(PYTHON)
    python = [work / "env/bin/python", work / "convert.py"]
    node = ["node", HERE / "markdown.mjs", work]
    answers = {
        "limpid": limpid(command, rows),
        "Readability + turndown": lines([*node, "readability"], rows),
        "Defuddle": lines([*node, "defuddle"], rows),
        "trafilatura": lines([*python, "trafilatura"], rows),
        "html-to-markdown": lines([*python, "html-to-markdown"], rows),
    }
    sets = sorted({case["set"] for case in every})
    print("| program | all |", " | ".join(sets), "|")
    print("| --- |", " --- |" * (len(sets) + 1), sep="")
    for program, answer in answers.items():
        exact, by_set = 0, dict.fromkeys(sets, 0)
        for case, row in zip(every, rows):
            got = answer.get(row["id"], "")
            good = normal(case["expect"]["markdown"]) in normal(got)
            exact += good
            by_set[case["set"]] += good
        counts = " | ".join(f"{by_set[name]}/{sum(case['set'] == name for case in every)}" for name in sets)
        print(f"| {program} | {exact}/{len(every)} | {counts} |")
    if "--show" in sys.argv:
        for case, row in zip(every, rows):
            got = answers["limpid"].get(row["id"], "")
            if normal(case["expect"]["markdown"]) not in normal(got):
                print("---", row["id"], "\n", got[len(BEFORE):-len(AFTER)])


main()
