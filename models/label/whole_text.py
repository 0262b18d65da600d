#!/usr/bin/env python3
"""Trains the trees that tell a saved page from other plain text and writes src/label/score/whole_text_table.rs.

  whole_text.py pages DATA SCORERS GOLD WORK   pages of DATA as text, each as one of twelve programs writes it -> WORK/pages.jsonl
  whole_text.py gold GOLD WORK                 labelled pages with all, some and none of their boilerplate -> WORK/gold.jsonl
  whole_text.py texts WORK KINDS FOLDER...     files that are no pages -> WORK/texts.jsonl; KINDS is a list of file name extensions
  whole_text.py documents WORK FOLDER...       PDFs and long texts of packages, and parts of them -> WORK/documents.jsonl
  whole_text.py cv WORK                        cross-validation by site and package; prints the figures for REPORT.md
  whole_text.py export WORK OUT                trains on all of them and writes the table

GOLD is what `gold/gold.py rebuild` writes: pages of the sites of its held part are left out. `WORK/more.jsonl` may hold further lines
{"text", "is_page", "kind", "group"}: texts of one group are never in both training and test. Packages: requirements.txt, and for
`pages` html2text, inscriptis, beautifulsoup4 and resiliparse, with lynx, w3m and pandoc; for `documents` pdftotext.
"""
import hashlib, json, lzma, os, random, subprocess, sys
from collections import Counter, defaultdict
from pathlib import Path

import numpy as np

import train

ROOT = Path(__file__).resolve().parent.parent.parent
FOLDS = 4
TREES = 160
PARAMS = dict(objective="binary", num_leaves=8, learning_rate=0.1, min_data_in_leaf=20, feature_fraction=0.25, bagging_fraction=0.8,
              bagging_freq=1, lambda_l2=5, verbose=-1, seed=7, num_threads=2, deterministic=True, force_row_wise=True,
              boost_from_average=False)
# OTHER_TEXT of src/label/mod.rs.
LIMIT = 0.3
# Texts of the shortest and longest pages and files that are used, in characters.
SHORTEST, LONGEST = 200, 150_000
# Of each kind of file, and how many files of one package at most.
FILES, OF_PACKAGE = 60, 4
# Pages and texts of which only some lines are used too, and the fewest and most lines of each.
CUT = dict(page=(500, 6, 30), text=(1200, 3, 30))


def by_command(*command):
    def dump(html):
        done = subprocess.run(command, input=html.encode("utf8", "replace"), capture_output=True, timeout=20)
        return done.stdout.decode("utf8", "replace")
    return dump


def programs(pages):
    """Name and function of what turns HTML into text."""
    import bs4, html2text, inscriptis
    from resiliparse.extract.html2text import extract_plain_text

    def without_links(html):
        reader = html2text.HTML2Text()
        reader.ignore_links, reader.body_width = True, 0
        return reader.handle(html)

    def raw(html):
        soup = bs4.BeautifulSoup(html, "lxml")
        for element in soup(["script", "style"]):
            element.decompose()
        return soup.get_text()

    utf8 = "-assume_charset=utf-8", "-display_charset=utf-8"
    return {
        "naive": pages.html_text,
        "lynx": by_command("lynx", "-dump", "-stdin", "-force_html", *utf8),
        "lynx without links": by_command("lynx", "-dump", "-nolist", "-stdin", "-force_html", "-width=100", *utf8),
        "w3m": by_command("w3m", "-dump", "-T", "text/html", "-I", "UTF-8", "-O", "UTF-8"),
        "html2text": html2text.html2text,
        "html2text without links": without_links,
        "inscriptis": inscriptis.get_text,
        "bs4 lines": lambda html: bs4.BeautifulSoup(html, "lxml").get_text("\n", strip=True),
        "bs4": raw,
        "resiliparse": lambda html: extract_plain_text(html, main_content=False),
        "limpid": by_command(str(ROOT / "target/release/limpid"), "clean", "--focus", "all", "--from", "html"),
        "pandoc": by_command("pandoc", "-f", "html", "-t", "plain", "--wrap=none"),
    }


def prepare_pages(data, scorers, gold, work):
    sys.path.insert(0, scorers)
    import pages
    pages.DATA = Path(data)
    with lzma.open(gold, "rt") as file:
        left_out = {train.site(row) for row in map(json.loads, file) if row.get("part") == "held"}
    # The pages of Defuddle's tests are mostly the text alone.
    rows = [row for name in pages.SETS if name != "defuddle" for row in pages.load(name) if train.site(row) not in left_out]
    random.Random(5).shuffle(rows)
    dumps = list(programs(pages).items())
    with open(work / "pages.jsonl", "w") as out:
        for n, row in enumerate(rows[:1800]):
            kind, dump = dumps[n % len(dumps)]
            try:
                text = dump(row["html"])
            except Exception as error:
                print(row["id"], kind, error, file=sys.stderr)
                continue
            write(out, text, True, kind, train.site(row))
        # The text of an article alone is no page.
        for row in [row for row in rows if len(row.get("gold") or "") > 600][:600]:
            write(out, row["gold"], False, "text of a page", train.site(row))


# Classes of blocks that stay: content, and what may do either (gold/README.md).
STAYS = set("CTSBPV")
# How many blocks of boilerplate a page with little of it has, and a short page at least.
FEW = [3, 4, 6, 8, 12, 20]
MIN_BOILERPLATE = 3


def prepare_gold(gold, work):
    rng = random.Random(9)
    with lzma.open(gold, "rt") as file, open(work / "gold.jsonl", "w") as out:
        for row in (row for row in map(json.loads, file) if row["part"] == "dev"):
            kept = [n for n, label in enumerate(row["labels"]) if label in STAYS]
            rest = [n for n, label in enumerate(row["labels"]) if label not in STAYS]
            if len(rest) < FEW[0] or sum(len(row["blocks"][n]) for n in kept) < SHORTEST:
                continue
            between = rng.choice(["\n", "\n", "\n\n"])
            text = lambda blocks: between.join(row["blocks"][n] for n in sorted(blocks))
            write(out, text(kept), False, "content of a page", row["site"])
            # Two kinds, so that they weigh more: here the decision is close.
            write(out, text(kept + near(rng, kept, rest)), True, "page with boilerplate nearby", row["site"])
            some = rng.sample(rest, min(rng.choice(FEW), len(rest)))
            write(out, text(kept + some), True, "page with some boilerplate", row["site"])
            short = train.shortened(dict(row, of=row["set"], texts=row["blocks"], classes=row["labels"], type=row["kind"]))
            if short and sum(label in train.GO for label in short["classes"]) >= MIN_BOILERPLATE:
                write(out, short["separator"].join(short["texts"]), True, "shortened page", row["site"])


def near(rng, kept, rest):
    """Some of the boilerplate, mostly just above and below what is kept."""
    distance = lambda n: min(abs(n - kept[0]), abs(n - kept[-1])) + 3 * rng.random()
    return sorted(rest, key=distance)[:rng.choice(FEW)]


def write(out, text, is_page, kind, group):
    if SHORTEST <= len(text):
        out.write(json.dumps(dict(text=text, is_page=is_page, kind=kind, group=group)) + "\n")


def prepare_texts(work, kinds, folders):
    """A package is the folder below `doc`, `site-packages` and the like, or else the first four folders."""
    found = defaultdict(lambda: defaultdict(list))
    for path in (path for folder in folders for path in Path(folder).rglob("*")):
        kind = (path.suffix or path.name.lower()).lstrip(".")
        if kind in kinds and path.is_file() and not path.is_symlink() and SHORTEST < path.stat().st_size < 400_000:
            found[kind][package(path)].append(path)
    rng = random.Random(11)
    with open(work / "texts.jsonl", "w") as out:
        for kind, packages in sorted(found.items()):
            for path in chosen(rng, packages):
                text = text_of(rng, path)
                if text:
                    write(out, text, False, kind, package(path))


# A text from this length on is long, of which this many parts of these numbers of lines are used too, and of a PDF this many pages.
LONG = 60_000
PARTS = [60, 200, 600, 1500]
PDF_PAGES = "60"
# Documents of one package at most, and the share of PDFs whose columns stay side by side.
OF_DOCUMENTS = 70
LAYOUT = 0.35


def prepare_documents(work, folders):
    """Manuals and books: the text of PDFs, as programs write it that lose form feeds, and plain texts. FOLDERs hold packages."""
    rng = random.Random(4)
    with open(work / "documents.jsonl", "w") as out:
        for folder in (path for above in folders for path in sorted(Path(above).iterdir())):
            paths = [path for path in sorted(folder.rglob("*")) if path.suffix in (".pdf", ".txt") and path.is_file()]
            for path in rng.sample(paths, min(OF_DOCUMENTS, len(paths))):
                text = pdf_text(rng, path) if path.suffix == ".pdf" else path.read_text("utf8", "replace")
                kind = "text of a PDF" if path.suffix == ".pdf" else "long text" if len(text) > LONG else "text of a package"
                write(out, text, False, kind, package(path))
                lines = text.split("\n")
                for size in PARTS if len(text) > LONG else []:
                    start = rng.choice([0, rng.randrange(max(1, len(lines) - size))])
                    write(out, "\n".join(lines[start:start + size]), False, "part of a long text", package(path))


def pdf_text(rng, path):
    layout = ["-layout"] if rng.random() < LAYOUT else []
    done = subprocess.run(["pdftotext", *layout, "-l", PDF_PAGES, path, "-"], capture_output=True, timeout=60)
    return done.stdout.decode("utf8", "replace").replace("\f", "\n")


def package(path):
    for above in ("doc", "site-packages", "node_modules", "index.crates.io-1949cf8c6b5b557f"):
        if above in path.parts[:-1]:
            return path.parts[path.parts.index(above) + 1]
    return "/".join(path.parts[:5])


def chosen(rng, packages):
    names = sorted(packages)
    rng.shuffle(names)
    turns = [path for turn in range(OF_PACKAGE) for name in names for path in sorted(packages[name])[turn:turn + 1]]
    return turns[:FILES]


def text_of(rng, path):
    try:
        text = path.read_text("utf8")
    except (UnicodeDecodeError, OSError):
        return None
    if len(text) > LONGEST:
        start = rng.randrange(len(text) - LONGEST)
        text = text[text.find("\n", start) + 1:start + LONGEST]
    return None if "\0" in text else text


# Short documents of many kinds and languages, such as letters, CVs and invoices: written for this project, MIT or Apache-2.0.
OWN = Path(__file__).with_name("other_texts.jsonl.xz")


def copied():
    """Short pages that people copied (train.COPIED): whole, without the blocks above or below the text, and the text alone."""
    for row in train.read_copied():
        blocks = row["blocks"]
        kept = [n for n, (label, _) in enumerate(blocks) if label != "x"]
        chosen = [("whole", blocks), ("below", blocks[kept[0]:]), ("above", blocks[:kept[-1] + 1]), ("text", [blocks[n] for n in kept])]
        for kind, part in chosen:
            boilerplate = sum(label == "x" for label, _ in part)
            text = train.separator(row["id"]).join(text for _, text in part)
            if len(text) >= SHORTEST and (boilerplate >= MIN_BOILERPLATE or kind == "text"):
                yield dict(text=text, is_page=kind != "text", kind=f"copied page, {kind}", group=f"copied:{row['id']}")


class Texts:
    def __init__(self, work):
        rows = [json.loads(line) for name in ("pages", "gold", "texts", "documents", "more") if (work / f"{name}.jsonl").exists() for line in open(work / f"{name}.jsonl")]
        with lzma.open(OWN, "rt") as file:
            rows += [json.loads(line) for line in file]
        rows += cut(rows)
        rows += copied()
        run = ["cargo", "run", "-q", "--release", "--example", "text_features"]
        lines = "".join(json.dumps(dict(text=row["text"])) + "\n" for row in rows)
        env = dict(os.environ, CARGO_TARGET_DIR=os.environ.get("CARGO_TARGET_DIR", str(work / "target")))
        done = subprocess.run(run, cwd=ROOT, input=lines, text=True, stdout=subprocess.PIPE, env=env, check=True)
        features = [json.loads(line) for line in done.stdout.splitlines()]
        self.columns = features[0]["columns"]
        self.x = np.array([[np.nan if v is None else v for v in row["values"]] for row in features], np.float32)
        self.is_page = np.array([row["is_page"] for row in rows])
        self.kind = np.array([row["kind"] for row in rows])
        self.fold = np.array([train.fold_of(row["group"], FOLDS) for row in rows])
        self.w = self.weights()

    def weights(self):
        """Rare kinds of files count more than their number, and pages as much as other text."""
        counts = Counter(self.kind)
        weights = np.array([counts[kind] ** -0.5 for kind in self.kind])
        for is_page in (True, False):
            weights[self.is_page == is_page] /= weights[self.is_page == is_page].sum()
        return weights * len(weights)


def cut(rows):
    """Some lines of some of the texts: short texts are not always whole ones."""
    rng, out = random.Random(3), []
    for name, (count, fewest, most) in CUT.items():
        some = [row for row in rows if row["is_page"] == (name == "page")]
        for row in rng.sample(some, min(count, len(some))):
            lines, size = row["text"].split("\n"), rng.randint(fewest, most)
            # Pages keep the menu or the footer.
            start = rng.choice([0, 0, len(lines) - size]) if row["is_page"] else rng.randrange(max(len(lines) - size, 1))
            out.append(dict(row, text="\n".join(lines[max(start, 0):][:size]), kind=f"part of a {name}"))
    return out


def fit(texts, chosen):
    import lightgbm as lgb
    data = lgb.Dataset(texts.x[chosen], label=texts.is_page[chosen], weight=texts.w[chosen], feature_name=texts.columns)
    return lgb.train(PARAMS, data, num_boost_round=TREES)


def cross_validate(work):
    texts = Texts(work)
    scores = np.zeros(len(texts.x))
    for fold in range(FOLDS):
        test = texts.fold == fold
        scores[test] = fit(texts, ~test).predict(texts.x[test], raw_score=True)
    for limit in (-2, -1, LIMIT, 0, 1):
        print(f"limit {limit}: {(scores[texts.is_page] > limit).mean():.3f} of the pages, {(scores[~texts.is_page] <= limit).mean():.3f} of the other texts")
    for kind, count in Counter(texts.kind).most_common():
        of_kind = texts.kind == kind
        print(f"  {kind:24} {count:5} {((scores > LIMIT) == texts.is_page)[of_kind].mean():.3f}")


def export(work, target):
    import export as tables
    texts = Texts(work)
    out = ["// @generated by models/label/whole_text.py export WORK src/label/score/whole_text_table.rs",
           "//! Trees that tell a saved page from other plain text; models/label/REPORT.md says what they were trained on.", "",
           "#![allow(clippy::unreadable_literal)]", "", "use super::packed::Packed;", "",
           "/// Hash of the names of the columns: other columns need a new table.", "#[cfg(test)]",
           f"pub(super) const COLUMNS: u32 = {tables.fnv(' '.join(texts.columns))};"]
    tables.forest("WHOLE_TEXT", fit(texts, np.ones(len(texts.x), bool)), out)
    target.write_text("\n".join(out) + "\n")
    subprocess.run(["rustfmt", "--edition", "2024", target], check=True)


def main():
    verb, *rest = sys.argv[1:]
    if verb == "pages":
        prepare_pages(*rest[:3], Path(rest[3]))
    elif verb == "gold":
        prepare_gold(rest[0], Path(rest[1]))
    elif verb == "texts":
        prepare_texts(Path(rest[0]), rest[1].split(","), rest[2:])
    elif verb == "documents":
        prepare_documents(Path(rest[0]), rest[1:])
    elif verb == "cv":
        cross_validate(Path(rest[0]))
    elif verb == "export":
        export(Path(rest[0]), Path(rest[1]))


if __name__ == "__main__":
    main()
