#!/usr/bin/env python3
"""What cleaning does to files that are no saved pages: source code, data, manuals, READMEs.

  clean_files.py --limpid COMMAND FOLDER...    each folder below a FOLDER is a package; --show lists files that lose a tenth

Takes up to 60 files of each kind (by the ending of the name), at most eight of each package, from the text files in UTF-8 of 800 to
200,000 bytes. Prints, for each kind, the share of the characters that is kept (without spaces), and the share of files that come back
unchanged.
"""
import argparse, json, random, subprocess
from collections import defaultdict
from pathlib import Path

KINDS = set("py js mjs cjs c h cpp rs ts css scss json po el lisp tcl vim php pl pm pod tex sty cls bib sql sh yaml yml toml ini conf cfg xml "
            "md rst csv txt svg erl hrl lua inc m4 map readme changelog copyright news authors todo history install faq license".split())
SHORTEST, LONGEST = 800, 200_000
FILES, OF_PACKAGE = 60, 8
# A file of which less is left counts as harmed.
HARMED = 0.9


def found(folders):
    files = defaultdict(lambda: defaultdict(list))
    for package in (package for folder in folders for package in sorted(Path(folder).iterdir())):
        for path in sorted(package.rglob("*")):
            kind = (path.suffix or path.name).lower().lstrip(".")
            if kind in KINDS and path.is_file() and not path.is_symlink() and SHORTEST < path.stat().st_size < LONGEST:
                files[kind][package].append(path)
    return files


def texts(rng, packages):
    some = [path for paths in packages.values() for path in rng.sample(paths, min(OF_PACKAGE, len(paths)))]
    out = {}
    for path in rng.sample(some, min(FILES, len(some))):
        try:
            text = path.read_bytes().decode()
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            out[str(path)] = text
    return out


def cleaned(command, texts):
    lines = "".join(json.dumps(dict(id=name, text=text)) + "\n" for name, text in texts.items())
    done = subprocess.run([command, "clean", "--jsonl"], input=lines, capture_output=True, text=True, check=True)
    return {row["id"]: row["text"] for row in map(json.loads, done.stdout.split("\n")[:-1])}


def kept(before, after):
    size = lambda text: len("".join(text.split()))
    return min(size(after) / max(size(before), 1), 1)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--limpid", required=True)
    parser.add_argument("--show", action="store_true")
    parser.add_argument("folders", nargs="+")
    args = parser.parse_args()
    rng, total = random.Random(4), []
    for kind, packages in sorted(found(args.folders).items()):
        before = texts(rng, packages)
        after = cleaned(args.limpid, before)
        shares = {name: kept(text, after[name]) for name, text in before.items()}
        same = [after[name] == text for name, text in before.items()]
        total += zip(shares.values(), same)
        if shares:
            print(f"{kind:10} {len(shares):4}  kept {sum(shares.values()) / len(shares):.3f}  unchanged {sum(same) / len(same):.2f}")
        for name, share in shares.items():
            if args.show and share < HARMED:
                print(f"    {share:.2f} {name}")
    print(f"all        {len(total):4}  kept {sum(share for share, _ in total) / len(total):.4f}  unchanged {sum(same for _, same in total) / len(total):.4f}")


if __name__ == "__main__":
    main()
