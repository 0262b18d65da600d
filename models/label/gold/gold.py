#!/usr/bin/env python3
"""Labels without texts, and texts with labels again: the pages themselves are publishers' and stay outside the repository.

  gold.py check                                  one label a block, known classes, the right part
  gold.py rebuild SCORERS OUT.jsonl.xz PAGES...  joins labels.jsonl with the pages; OUT is what score_gold.py reads
  gold.py figures [SECOND.jsonl]                 pages by kind, language and part, blocks by class; with a second labelling the agreement

PAGES are JSON Lines (also .xz) with "id", "html" and, if they have one, "url" and "set"; SCORERS is the folder of blocks.py, which cuts
a page into blocks and needs lxml.
"""
import hashlib
import itertools
import json
import lzma
import sys
from collections import Counter
from pathlib import Path

HERE = Path(__file__).resolve().parent
CLASSES = "CTSBPVKRANW"
MUST, EITHER = "C", "TSBPV"
KINDS = "article blog docs forum listing other product qa service".split()
FOLDS, HELD = 3, 0
HASH = 6  # hex digits of a block's hash


def read(path):
    with (lzma.open(path, "rt") if str(path).endswith(".xz") else open(path)) as f:
        return [json.loads(line) for line in f if line.strip()]


def part(site):
    """The same folds as train.py's, so that a model trained without fold 0 has not seen a held site."""
    return "held" if int(hashlib.sha256(site.encode()).hexdigest(), 16) % FOLDS == HELD else "dev"


def hashes(blocks):
    """-> hash of the page's text, hashes of the blocks one after the other"""
    sha = lambda text: hashlib.sha256(text.encode("utf8", "surrogatepass")).hexdigest()
    return sha("\n".join(blocks)), "".join(sha(b)[:HASH] for b in blocks)


def expand(ranges):
    """"0-2 N;3 T" -> "NNNT"; the ranges follow each other without a gap"""
    out = ""
    for item in ranges.split(";"):
        span, label = item.split()
        first, _, last = span.partition("-")
        assert int(first) == len(out), f"gap before {item}"
        out += label * (int(last or first) - int(first) + 1)
    return out


def compress(labels):
    out, i = [], 0
    for label, run in itertools.groupby(labels):
        n = len(list(run))
        out.append(f"{i}-{i + n - 1} {label}" if n > 1 else f"{i} {label}")
        i += n
    return ";".join(out)


def fault(row):
    """-> what is wrong with the row, or None"""
    try:
        labels = expand(row["labels"])
    except (AssertionError, ValueError) as error:
        return str(error)
    if len(labels) != row["blocks"]:
        return f"{len(labels)} labels for {row['blocks']} blocks"
    if len(row["hashes"]) != HASH * row["blocks"]:
        return "hashes"
    if set(labels) - set(CLASSES) or row["kind"] not in KINDS:
        return "unknown class or kind"
    if row["part"] != part(row["site"]):
        return "part"
    return None


def check():
    rows = read(HERE / "labels.jsonl")
    faults = [(r["id"], f) for r in rows if (f := fault(r))]
    for f in faults:
        print(*f)
    print(len(rows), "pages,", len(faults), "faults")
    return 1 if faults else 0


def rebuild(scorers, out, pages):
    sys.path.insert(0, scorers)
    import blocks
    wanted = {}
    for row in read(HERE / "labels.jsonl"):
        wanted.setdefault((row["set"], row["id"]), []).append(row)
    done = set()
    with lzma.open(out, "wt") as f:
        for path in pages:
            for page in read(path):
                key = (page.get("set") or Path(path).name.split(".")[0], page["id"])
                if key not in wanted:
                    continue
                root = blocks.parse(page["html"])
                texts = [b.text for b in blocks.blocks(root)[0]] if root is not None else []
                whole, _ = hashes(texts)
                for row in wanted[key]:
                    if row["hash"] == whole and whole not in done:
                        done.add(whole)
                        keep = {k: row[k] for k in ("id", "set", "url", "site", "part", "kind", "lang")}
                        f.write(json.dumps({**keep, "html": page["html"], "blocks": texts, "labels": expand(row["labels"])}, ensure_ascii=False) + "\n")
    missing = [r for rows in wanted.values() for r in rows if r["hash"] not in done]
    for row in missing:
        print("missing, or cut into other blocks:", row["set"], row["id"])
    print(len(done), "pages")
    return 1 if missing else 0


def agreement(rows, again):
    first = {r["hash"]: r for r in rows}
    pairs = Counter()
    for row in again:
        pairs.update(zip(expand(first[row["hash"]]["labels"]), expand(row["labels"])))
    group = lambda c: 0 if c in MUST else 1 if c in EITHER else 2
    total = sum(pairs.values())
    print(f"{len(again)} pages twice, {total} blocks: same class {sum(n for (a, b), n in pairs.items() if a == b) / total:.3f},",
          f"same verdict {sum(n for (a, b), n in pairs.items() if group(a) == group(b)) / total:.3f}")
    for c in CLASSES:
        both, either = pairs[c, c], sum(n for p, n in pairs.items() if c in p)
        if either:
            other = Counter({b if a == c else a: 0 for a, b in pairs})
            for (a, b), n in pairs.items():
                if a != b and c in (a, b):
                    other[b if a == c else a] += n
            size = 2 * both + sum(other.values())
            print(f"  {c} {2 * both / size:.3f} of {size / 2:.0f}", *(f"{o} {n}" for o, n in other.most_common(3) if n))


def figures(second=None):
    rows = read(HERE / "labels.jsonl")
    for field in ("part", "kind", "lang", "set"):
        print(field, *(f"{k} {n}" for k, n in Counter(r[field] for r in rows).most_common()))
    classes = Counter("".join(expand(r["labels"]) for r in rows))
    print(sum(classes.values()), "blocks", *(f"{c} {classes[c]}" for c in CLASSES))
    if second:
        agreement(rows, read(second))


if __name__ == "__main__":
    verb, args = sys.argv[1:2], sys.argv[2:]
    if verb == ["check"]:
        sys.exit(check())
    elif verb == ["rebuild"] and len(args) > 2:
        sys.exit(rebuild(args[0], args[1], args[2:]))
    elif verb == ["figures"]:
        figures(*args[:1])
    else:
        sys.exit(__doc__)
