#!/usr/bin/env python3
"""Does the summary of a README or a manual page say what the program is, in sentences rather than markup?

    python3 benches/summaries/descriptions.py --limpid target/release/limpid ~/.cargo/registry/src node_modules
    python3 benches/summaries/descriptions.py --limpid target/release/limpid --manuals /usr/share/man

Packages describe themselves in one line of `package.json` or `Cargo.toml`, and manual pages in their section NAME. The script
summarizes the README next to that file, or the manual page as `man` shows it, and prints three figures: the share of the words of
the description that the summary contains, the share of the texts whose summary contains markup (a tag, a picture, a link
definition, a table row, the header of a manual page), and the share of summaries that are empty. A third of the texts, chosen by the
hash of their names, is held out: do not look at its summaries (`--part held`).
"""

import argparse
import hashlib
import json
import os
import pathlib
import re
import shlex
import subprocess

MARKUP = re.compile(r"</?[a-z][a-z0-9]*(\s[^<>]*)?/?>|(?<!#)!\[|^\[[^\]]+\]: \S|^\||```|^<!--|^\.\. |^=head|^\S+\(\d\w*\)  ")
# Words that every description has.
FUNCTION_WORDS = set("a an any are as be by for from in is it of on or that the this to with you your".split())
FEWEST_WORDS = 4
SIZES = range(600, 200_000)


def description(folder, files):
    """The name of the package in `folder` and how it describes itself."""
    if "package.json" in files:
        try:
            package = json.loads((folder / "package.json").read_text(encoding="utf-8"))
        except ValueError:
            return None
        return f"npm:{package.get('name')}", package.get("description")
    if "Cargo.toml" in files:
        manifest = (folder / "Cargo.toml").read_text(encoding="utf-8", errors="replace")
        name = re.search(r'^name\s*=\s*"(.*?)"', manifest, re.M)
        about = re.search(r'^description\s*=\s*(?:"""(.*?)"""|"(.*?)"\s*$)', manifest, re.M | re.S)
        if name and about:
            return f"crate:{name[1]}", (about[1] or about[2] or "").replace("\\\n", "")
    return None


def readmes(roots):
    """Yields name, description and README of each package below `roots`, once."""
    seen = set()
    for root in roots:
        for folder, _, files in sorted(os.walk(root)):
            readme = next((file for file in files if file.lower() in ("readme.md", "readme.markdown", "readme")), None)
            found = readme and description(pathlib.Path(folder), files)
            if not found or found[0] in seen or not isinstance(found[1], str):
                continue
            path = pathlib.Path(folder) / readme
            if len(found[1].split()) >= FEWEST_WORDS and path.stat().st_size in SIZES:
                seen.add(found[0])
                yield *found, path.read_text(encoding="utf-8", errors="replace")


def manuals(roots):
    """Yields name, description and text of each manual page below `roots`, as `man` shows it on a terminal of 80 columns."""
    environment = dict(os.environ, LANG="C.UTF-8", MANWIDTH="80")
    for path in sorted(path for root in roots for path in pathlib.Path(root).rglob("man[1-8]/*.gz")):
        command = f"man -l --nh --nj -E UTF-8 {shlex.quote(str(path))} | col -bx"
        run = subprocess.run(command, shell=True, env=environment, capture_output=True, text=True, errors="replace")
        # The header, the title of the first section, and its text.
        name = re.match(r"\s*\S.*\n\s*\n\S.*\n((?: .*\n)+)", run.stdout)
        about = name and re.split(r"\s[-–—‐−]+\s", " ".join(name[1].split()), maxsplit=1)[1:]
        if about and len(run.stdout) in SIZES:
            yield f"man:{path.name}:{path.parent.parent.name}", about[0], run.stdout


def part_of(name):
    return "held" if hashlib.sha256(name.encode()).digest()[0] % 3 == 0 else "dev"


def words(text):
    return {word for word in re.findall(r"\w+", text.lower()) if word not in FUNCTION_WORDS and len(word) > 1}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--limpid", default="target/release/limpid")
    parser.add_argument("--part", choices=("dev", "held"), default="dev")
    parser.add_argument("--show", action="store_true", help="print the summaries that miss most of the description")
    parser.add_argument("--manuals", action="store_true", help="read compressed manual pages, not packages")
    parser.add_argument("roots", nargs="+")
    arguments = parser.parse_args()
    texts = manuals(arguments.roots) if arguments.manuals else readmes(arguments.roots)
    packages = [found for found in texts if part_of(found[0]) == arguments.part]
    lines = "".join(json.dumps({"id": str(n), "text": text}) + "\n" for n, (_, _, text) in enumerate(packages))
    run = subprocess.run([arguments.limpid, "summarize", "--jsonl"], input=lines, capture_output=True, text=True, check=True)
    found, marked, empty = 0.0, 0, 0
    for line in run.stdout.splitlines():
        result = json.loads(line)
        name, about, _ = packages[int(result["id"])]
        sentences = result.get("sentences", [])
        share = len(words(about) & words(" ".join(sentences))) / max(1, len(words(about)))
        found += share
        marked += any(MARKUP.search(sentence) for sentence in sentences)
        empty += not sentences
        if arguments.show and share < 0.5:
            print(f"{name}: {about}", *(f"    {sentence[:150]!r}" for sentence in sentences), sep="\n")
    count = max(1, len(packages))
    print(
        f"{len(packages)} texts ({arguments.part}): {100 * found / count:.1f} % of the words of the descriptions, "
        f"{100 * marked / count:.1f} % with markup, {100 * empty / count:.1f} % empty"
    )


if __name__ == "__main__":
    main()
