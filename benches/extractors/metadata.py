#!/usr/bin/env python3
"""Compares the title, author, date, picture and first words that programs find on saved pages.

usage: metadata.py PAGES WORK LIMPID [--show PROGRAM]

PAGES is an xz file of JSON Lines {"id","html","url","want"}; `want` has some of title, author, published, image and first.
WORK is a folder for the other programs, which are installed there when they are missing (npm and pip). LIMPID is the release
command. For each field the table gives how many values are right, wrong and missing. A date may be off by one day, because of
time zones. An author is right when the name found is in the expected one or the reverse; lists of names are also compared
as sets of words. The first words are right when 80 % of them are in the text. Titles are compared without case and punctuation.
"""
import json
import lzma
import re
import subprocess
import sys
import unicodedata
import venv
from datetime import date
from pathlib import Path

HERE = Path(__file__).resolve().parent
METASCRAPER = [f"metascraper{part}@5.49.24" for part in ("", "-author", "-date", "-image", "-title")]
NPM = ["@mozilla/readability@0.6.0", "defuddle@0.19.4", "linkedom@0.18.15", *METASCRAPER]
PIP = ["trafilatura==2.3.1", "htmldate==1.11.0", "lxml_html_clean==0.4.6"]
FIELDS = ["title", "author", "published", "image", "first"]
PYTHON = """
import json, sys
import htmldate
import trafilatura
for line in sys.stdin:
    row = json.loads(line)
    out = {}
    try:
        if sys.argv[1] == "htmldate":
            out = {"published": htmldate.find_date(row["html"], url=row["url"], original_date=True)}
        else:
            page = trafilatura.bare_extraction(row["html"], url=row["url"], with_metadata=True)
            page = page.as_dict() if hasattr(page, "as_dict") else page
            out = {"title": page["title"], "author": page["author"], "published": page["date"], "image": page["image"], "text": page["text"]}
    except Exception:
        pass
    print(json.dumps({"id": row["id"], **out}), flush=True)
"""


def install(work):
    work.mkdir(parents=True, exist_ok=True)
    if not (work / "node_modules/metascraper").exists():
        (work / "package.json").write_text('{"private": true}')
        subprocess.run(["npm", "install", "--silent", *NPM], cwd=work, check=True)
    if not (work / "env").exists():
        venv.create(work / "env", with_pip=True)
        subprocess.run([work / "env/bin/pip", "install", "-q", *PIP], check=True)
    (work / "metadata.py").write_text(PYTHON)


def answers(command, rows):
    text = "".join(json.dumps({k: row[k] for k in ("id", "html", "url")}) + "\n" for row in rows)
    done = subprocess.run(command, input=text, capture_output=True, text=True, check=False)
    return {row["id"]: row for row in map(json.loads, filter(None, done.stdout.split("\n")))}


def flat(text):
    return re.sub(r"\W+", " ", unicodedata.normalize("NFKC", text or "").lower()).strip()


def tokens(text):
    """Words; a Chinese, Japanese or Korean character counts as a word."""
    return re.findall(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|\w+", unicodedata.normalize("NFKC", text or "").lower())


def author_text(value):
    names = value if isinstance(value, list) else [value]
    return ", ".join(name if isinstance(name, str) else (name or {}).get("name", "") for name in names)


def values(answer):
    meta = answer.get("metadata") or answer
    return {
        "title": meta.get("title"),
        "author": author_text(meta.get("authors") or meta.get("author") or ""),
        "published": meta.get("published"),
        "image": meta.get("image"),
        "first": answer.get("text"),
    }


def is_right(field, got, want):
    if field == "first":
        have, words = set(tokens(got)), tokens(want)
        return sum(word in have for word in words) >= 0.8 * len(words)
    if field == "published":
        try:
            return abs((date.fromisoformat(got[:10]) - date.fromisoformat(want[:10])).days) <= 1
        except ValueError:
            return False
    if field == "author":
        # Two lists with the same names may differ in the words between them.
        names = lambda text: set(flat(text).split()) - {"and", "by", "u", "view", "orcid", "profile"}
        return flat(want) in flat(got) or flat(got) in flat(want) or names(got) == names(want)
    if field == "image":
        name = lambda address: address.split("?")[0].rsplit("/", 1)[-1]
        return name(got) == name(want)
    return flat(got) == flat(want)


def main():
    pages, work, command = Path(sys.argv[1]), Path(sys.argv[2]), str(Path(sys.argv[3]).resolve())
    install(work)
    rows = [json.loads(line) for line in lzma.open(pages, "rt")]
    node = ["node", HERE / "metadata.mjs", work]
    python = [work / "env/bin/python", work / "metadata.py"]
    programs = {
        "limpid": [command, "clean", "--jsonl"],
        "trafilatura": [*python, "trafilatura"],
        "htmldate": [*python, "htmldate"],
        "Readability.js": [*node, "readability"],
        "Defuddle": [*node, "defuddle"],
        "metascraper": [*node, "metascraper"],
    }
    total = {field: sum(field in row["want"] for row in rows) for field in FIELDS}
    print("| program |", " | ".join(f"{field}, of {total[field]}" for field in FIELDS), "|")
    print("| --- |", " ---: |" * len(FIELDS), sep="")
    for program, call in programs.items():
        found = answers(call, rows)
        counts = {field: [0, 0, 0] for field in FIELDS}
        for row in rows:
            got = values(found.get(row["id"], {}))
            for field, want in row["want"].items():
                result = 2 if not got[field] else int(not is_right(field, got[field], want))
                counts[field][result] += 1
                if result and sys.argv[4:] == ["--show", program]:
                    print("#", ["", "wrong", "missing"][result], field, row["id"], "|", want[:80], "|", str(got[field])[:80])
        cells = ("–" if right + wrong == 0 else f"{right} / {wrong} / {missing}" for right, wrong, missing in counts.values())
        print(f"| {program} |", " | ".join(cells), "|", flush=True)


main()
