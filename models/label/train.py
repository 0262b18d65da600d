#!/usr/bin/env python3
"""Trains the block model and writes src/label/score/forest_table.rs.

  train.py prepare DATA EVAL WORK GOLD [MODE...]   pages -> features (by `cargo run --example label_features`) and gold labels; with
                                       `html` or `text` only for that model
  train.py cv WORK EVAL                site-wise cross-validation; prints the figures for REPORT.md
  train.py export WORK OUT [MODE...]   trains on all pages and writes the table; with `html` or `text` only that model, and the
                                       other stays as it is in OUT, with the confidences
  train.py held-out WORK OUT N IDS     the same from the model that `cv` trained without the sites of fold N, whose pages IDS
                                       then names: a command built with that table can be compared with others on pages that
                                       it never saw

DATA is a folder of `<set>.jsonl.xz` pages, EVAL the folder of pages.py and metrics.py (the scorer's own labels), GOLD what
`gold/gold.py rebuild` writes: our own labels with their pages.
Packages: requirements.txt.
"""
import hashlib, json, lzma, multiprocessing, os, re, statistics, subprocess, sys
from collections import Counter
from pathlib import Path
from urllib.parse import urlsplit

import numpy as np

SETS = ["scrapinghub", "wcxb_dev", "newsandy", "magic_article", "magic_forum", "trafilatura", "zh69"]
FOLDS = 3
# REPORT.md says which sizes were tried.
TREES = dict(html=180, text=140)
SIZES = dict(html=dict(num_leaves=28, min_data_in_leaf=120), text=dict(num_leaves=20, min_data_in_leaf=60))
PARAMS = dict(objective="binary", learning_rate=0.08, feature_fraction=0.4,
              bagging_fraction=0.8, bagging_freq=1, lambda_l2=5.0, max_bin=63, verbose=-1, num_threads=int(os.environ.get("THREADS", "2")), seed=7,
              deterministic=True, force_row_wise=True, min_gain_to_split=0.05)

# Of hosts that end in these the site has three labels, as in gold/README.md.
SECOND_LEVEL = "co com org net ac gov edu or ne go gob nom ltd plc sch nhs mil info web".split()


def site(row):
    url = re.sub(r"^https?://web\.archive\.org/web/[^/]*/", "", row["url"] or "")
    host = urlsplit(url if "//" in url else f"//{url}").netloc.lower().split(":")[0].removeprefix("www.")
    if not host:
        return row["id"]
    labels = host.split(".")
    return ".".join(labels[-3 if len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in SECOND_LEVEL else -2:])


def fold(name):
    return fold_of(name, FOLDS)


def fold_of(name, folds):
    return int(hashlib.sha256(name.encode("utf8", "surrogatepass")).hexdigest(), 16) % folds


def prepare(data, scorers, work, gold, modes):
    sys.path.insert(0, scorers)
    import metrics, pages
    pages.DATA = Path(data)
    work.mkdir(parents=True, exist_ok=True)
    own = own_pages(gold)
    for mode in modes or TREES:
        rows = []
        short = [*copied_pages(), *filter(None, map(shortened, own))] if mode == "text" else []
        with open(work / f"{mode}.in", "w") as f:
            for row in [*own, *short, *public_pages(pages, own)]:
                for bare in (False, True) if mode == "html" and is_bare(row) else (False,):
                    html = without_hints(row["html"]) if bare else row["html"]
                    source = html if mode == "html" else text_of(row, pages)
                    f.write(json.dumps({mode: source}) + "\n")
                    rows.append(dict({k: v for k, v in row.items() if k != "html"}, bare=bare))
        run = ["cargo", "run", "-q", "--release", "--example", "label_features", str(work / f"{mode}.f32")]
        with open(work / f"{mode}.in") as fin, open(work / f"{mode}.out", "w") as fout:
            subprocess.run(run, stdin=fin, stdout=fout, check=True)
        with open(work / f"{mode}.out") as fin, open(work / f"{mode}.pages", "w") as fout:
            with multiprocessing.Pool(2) as pool:
                for line in pool.imap(labelled_line, zip(rows, fin), chunksize=20):
                    fout.write(line + "\n")
        with open(work / f"{mode}.out") as fin:
            columns = next(c for c in (json.loads(x)["columns"] for x in fin) if c)
        (work / f"{mode}.columns").write_text(json.dumps(columns))


def own_pages(path):
    """The pages of `gold`; what its classes say is in `texts` and `classes`."""
    with lzma.open(path, "rt") as f:
        rows = [json.loads(line) for line in f]
    return [dict(set=OWN, id=r["id"], of=r["set"], site=r["site"], part=r["part"], type=r["kind"], lang=r["lang"], gold="",
                 without=[], phrases=[], html=r["html"], texts=r["blocks"], classes=r["labels"]) for r in rows if "C" in r["labels"]]


# Short pages as people copy them, with a label for each line: written for this project, MIT or Apache-2.0.
COPIED = Path(__file__).with_name("copied_pages.jsonl.xz")
# The classes of gold/README.md for the labels of that file: content, either way, and what must go.
CLASS_OF_LABEL = dict(c="C", e="B", x="N")
# What separates the blocks of a copied page. Programs differ.
SEPARATORS = "\n", "\n\n"


def read_copied():
    with lzma.open(COPIED, "rt") as file:
        return [json.loads(line) for line in file]


def copied_pages():
    return [dict(set=OWN, of="copied", id=r["id"], site=f"copied:{r['id']}", part="dev", type=f"copied {r['kind']}", lang=r["lang"], gold="",
                 without=[], phrases=[], html="", texts=[text for _, text in r["blocks"]],
                 classes="".join(CLASS_OF_LABEL[label] for label, _ in r["blocks"]), separator=separator(r["id"])) for r in read_copied()]


# How many blocks of content a shortened page keeps, and how many of the others before the first and after the last of them.
SHORT_CONTENT, SHORT_AROUND = (1, 2, 3, 4, 6, 8, 12), (3, 6, 12, 25, 40)


def shortened(row):
    """A labelled page as if its text were short: the first blocks of content, and the nearest blocks above and below the text."""
    at = [n for n, label in enumerate(row["classes"]) if label == MUST]
    choose = lambda what, of: of[fold_of(f"{what} {row['of']}/{row['id']}", len(of))]
    keep, above, below = choose("content", SHORT_CONTENT), choose("above", SHORT_AROUND), choose("below", SHORT_AROUND)
    if row["part"] == "held" or len(at) <= keep:
        return None
    first, last, end = at[0], at[keep - 1], at[-1] + 1
    chosen = [*range(max(0, first - above), last + 1), *range(end, min(end + below, len(row["texts"])))]
    return dict(row, id=f"{row['id']} shortened", short=True, texts=[row["texts"][n] for n in chosen], type=f"short {row['type']}",
                classes="".join(row["classes"][n] for n in chosen), separator=separator(row["id"]))


def separator(name):
    return SEPARATORS[fold_of(f"separator {name}", len(SEPARATORS))]


def text_of(row, pages):
    return row.get("separator", "\n").join(row["texts"]) if "texts" in row else pages.dump(row["html"])


def public_pages(pages, own):
    """The public sets without the pages that have labels of our own."""
    known = {(r["of"], r["id"]) for r in own}
    for name in SETS:
        for r in pages.load(name):
            if (name, r["id"]) not in known:
                yield dict(set=name, id=r["id"], site=site(r), type=r["type"], gold=r["gold"] or "", without=r["without"] or [],
                           phrases=r["with"] or [], html=r["html"])


# One page in so many is read a second time without what newer pages tell about themselves.
BARE = 5


def is_bare(row):
    name = f"bare {row['set']}/{row['id']}"
    return fold_of(name, BARE) == 0 and row.get("part") != "held"


def without_hints(html):
    """The page as sites of 2005 had it: no names and no tags that say what a part is for."""
    html = re.sub(r"""\s(?:class|id|role|itemprop|itemtype|aria-[a-z]+)\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+)""", "", html, flags=re.I)
    return re.sub(r"(</?)(?:article|aside|main|nav|header|footer|section|figure)\b", r"\1div", html, flags=re.I)


def labelled_line(item):
    import metrics, pages
    row, line = item
    return json.dumps(labelled(row, json.loads(line), metrics, pages))


def labelled(row, out, metrics, pages):
    """The page with a label a block: 1 for content, 0 for boilerplate, -1 for what does not count."""
    blocks = out["blocks"]
    counts = [len(metrics.tokens(b)) for b in blocks]
    row, gold, classes = dict(row), 0, ""
    if row["set"] == OWN:
        classes = classes_of(blocks, row.pop("texts"), row.pop("classes"), metrics)
        labels = [1 if c == MUST else 0 if c in GO else -1 for c in classes]
        gold = sum(n for n, c in zip(counts, classes) if c == MUST)
    elif row["gold"].strip():
        labels = [int(x) for x in pages.label([b.replace("\n", " ") for b in blocks], row["gold"])]
        gold = len(metrics.tokens(row["gold"]))
    else:
        labels = phrase_labels(blocks, row, metrics)
    return dict(row, blocks=blocks, labels=labels, classes=classes, counts=counts, gold_tokens=gold, single_topic=out["single_topic"],
                at=out["at"], parents=out["parents"])


# Our own labels (gold/README.md): content, and what must go; the others may do either.
OWN, MUST, GO = "gold", "C", "KRANW"
# Words that are looked up together where a block is cut in another way than the labelled ones.
GRAM = 3


def classes_of(blocks, texts, classes, metrics):
    """The class of each of our blocks: that of the next labelled block of the same words, or that of most of its words; "?" if none."""
    places, grams = {}, {}
    for at, text in enumerate(texts):
        words = tuple(metrics.tokens(text))
        places.setdefault(words, []).append(at)
        for i in range(max(1, len(words) - GRAM + 1)):
            grams.setdefault(words[i:i + GRAM], Counter())[classes[at]] += 1
    out, last = [], -1
    for block in blocks:
        words = tuple(metrics.tokens(block))
        same = places.get(words)
        if same:
            last = min(same, key=lambda at: (at <= last, abs(at - last)))
            out.append(classes[last])
            continue
        votes, size = Counter(), max(1, len(words) - GRAM + 1)
        for i in range(size):
            found = grams.get(words[i:i + GRAM])
            if found:
                votes[found.most_common(1)[0][0]] += 1
        best = votes.most_common(1)
        out.append(best[0][0] if words and best and best[0][1] > 0.5 * size else "?")
    return "".join(out)


def phrase_labels(blocks, row, metrics):
    """1 and 0 for blocks with a phrase that must or must not be kept, -1 for the others."""
    ws = metrics._ws
    have = lambda phrases, text: any(ws(p) in text or (len(text) > 30 and text in ws(p)) for p in phrases)
    out = []
    for block in map(ws, blocks):
        good, bad = have(row["phrases"], block), have(row["without"], block)
        out.append(-1 if good == bad else int(good))
    return out


class Pages:
    def __init__(self, work, mode):
        self.mode = mode
        self.columns = json.loads((work / f"{mode}.columns").read_text())
        rows = np.fromfile(work / f"{mode}.f32", dtype="<f4").reshape(-1, len(self.columns))
        self.pages = [json.loads(line) for line in open(work / f"{mode}.pages")]
        sizes = [len(p["blocks"]) for p in self.pages]
        self.starts = np.concatenate([[0], np.cumsum(sizes)])
        assert self.starts[-1] == len(rows)
        self.x = rows
        self.y = np.array([v for p in self.pages for v in p["labels"]], dtype=np.int8)
        self.fold = np.repeat([fold(p["site"]) for p in self.pages], sizes)
        self.w = np.concatenate([weights(p, mode) for p in self.pages]) if sizes else np.zeros(0)
        self.own = self.of_blocks(lambda p: p["set"] == OWN)
        held = {p["site"] for p in self.pages if p.get("part") == "held"}
        self.held = self.of_blocks(lambda p: p["site"] in held)
        in_comments = self.x[:, self.columns.index("comments_depth")] > 0
        self.w[in_comments & (self.y == 1) & ~self.own & self.of_blocks(lambda p: p["single_topic"])] = 0

    def of_blocks(self, of_page):
        """What is true of the page of each block."""
        return np.repeat([of_page(p) for p in self.pages], np.diff(self.starts))


# How much a page of our own labels counts beside one of the public sets, which contradict each other, and a page without hints.
OWN_WEIGHT, BARE_WEIGHT = dict(html=10, text=6), 0.5
# How much a shortened page counts beside the whole one. With 1, whole pages lose more than .001.
SHORT_WEIGHT = 0.3


def weights(page, mode):
    """A page of a set counts the same however many blocks it has; a block by its tokens, because the figures count tokens.

    Comments that a public set keeps below an article do not count (`Pages`): in our own labels they are chrome.
    """
    counts = np.array(page["counts"], dtype=float)
    size = max(page["gold_tokens"], 0.3 * counts.sum(), 1.0)
    w = np.minimum(counts / size, 0.3) * 30 + 0.15
    if not page["gold_tokens"]:
        w = np.minimum(w, 1.0)
    w = w * (OWN_WEIGHT[mode] if page["set"] == OWN else 1) * (BARE_WEIGHT if page["bare"] else 1) * (SHORT_WEIGHT if page.get("short") else 1)
    return w * (np.array(page["labels"]) >= 0)


def train(x, y, w, mode):
    import lightgbm as lgb
    use = w > 0
    data = lgb.Dataset(x[use], label=y[use], weight=w[use], free_raw_data=True)
    return lgb.train(PARAMS | SIZES[mode], data, num_boost_round=TREES[mode])


def squash(score):
    """A substitute for a probability that needs no exponential, so that every platform computes the same."""
    return 0.5 + 0.5 * score / (1 + np.abs(score))


# Share of the blocks of the public sets that are trained on; the others only cost time.
SAMPLE = 0.6


def sample(pages, chosen):
    """The rows to train on: of the sites that our held pages are from there is none in any model."""
    rng = np.random.default_rng(7)
    pick = chosen & ~pages.held & (pages.w > 0) & (pages.own | (rng.random(len(pages.y)) < SAMPLE))
    return pages.x[pick], pages.y[pick], pages.w[pick]


# The factor by which the estimate of F1 is too low, the F1 from which the kind of page makes no difference, and for each kind
# of page the lowest threshold and the factor for the best one. They are F1_FACTOR, CONFIDENT_F1, Threshold and
# MIN_LONGEST_RUN of src/label/score/threshold.rs.
F1_FACTOR = 1.08
CONFIDENT_F1 = 0.85
SINGLE_TOPIC, MULTI_TOPIC, DUMP, SCATTERED_DUMP = (0.25, 1.0), (0.2, 0.6), (0.15, 1.0), (0.15, 0.7)
MIN_LONGEST_RUN = 0.4


def threshold(likely, units, minimum, factor):
    """Half of the best expected F1 of a page, as src/label/score/threshold.rs chooses it."""
    order = np.argsort(-likely, kind="stable")
    right, kept, content = np.cumsum((likely * units)[order]), np.cumsum(units[order]), (likely * units).sum()
    best = (2 * right / np.maximum(kept + content, 1e-9)).max(initial=0)
    return min(max(best / 2, minimum) * F1_FACTOR, 0.5) * (factor if best < CONFIDENT_F1 else 1)


def longest_run(kept, units):
    """The share of the kept text in the longest run of kept blocks."""
    run = longest = 0
    for is_kept, n in zip(kept, units):
        run = run + n if is_kept else 0
        longest = max(longest, run)
    return longest / max(units[kept].sum(), 1)


def threshold_of_dump(likely, units):
    strict = threshold(likely, units, *DUMP)
    is_scattered = longest_run(likely >= strict, units) < MIN_LONGEST_RUN
    return threshold(likely, units, *SCATTERED_DUMP) if is_scattered else strict


def thresholds(pages, p):
    """The threshold of each page."""
    for k, page in enumerate(pages.pages):
        likely, units = p[pages.starts[k]:pages.starts[k + 1]], np.array(page["counts"], dtype=float)
        if pages.mode == "text":
            yield threshold_of_dump(likely, units)
        else:
            yield threshold(likely, units, *(SINGLE_TOPIC if page["single_topic"] else MULTI_TOPIC))


def figures(pages, p):
    import metrics
    by_set, by_type, counts = {}, {}, {}
    phrases = []
    for k, (page, cut) in enumerate(zip(pages.pages, thresholds(pages, p))):
        if page["bare"] or page.get("part") == "held":
            continue
        a, b = pages.starts[k], pages.starts[k + 1]
        text = "\n".join(t for t, q in zip(page["blocks"], p[a:b]) if q >= cut)
        if page["set"] == OWN:
            f = own_f1(page, p[a:b] >= cut)
            by_set.setdefault(OWN, []).append(f)
            by_type.setdefault(f"own {page['type']}", []).append(f)
        elif page["gold"].strip():
            f = metrics.token_prf(page["gold"], text)[2]
            by_set.setdefault(page["set"], []).append(f)
            counts.setdefault(page["set"], []).append(metrics.shingle_counts(page["gold"], text))
            if page["set"] == "wcxb_dev":
                by_type.setdefault(page["type"], []).append(f)
        else:
            phrases.append((page["phrases"], page["without"], text))
    shingle = lambda s: round(metrics.shingle_summary(counts[s])["f1"], 3) if s in counts else float("nan")
    line = {s: (len(v), round(statistics.fmean(v), 4), shingle(s)) for s, v in by_set.items()}
    types = {t: round(statistics.fmean(v), 3) for t, v in sorted(by_type.items())}
    return line, types, round(metrics.phrase_eval(phrases)["f1"], 3) if phrases else None


def own_f1(page, kept):
    """Words of content against words that must go; the others may do either (gold/README.md)."""
    words, labels = np.array(page["counts"], dtype=float), np.array(page["labels"])
    right, surplus = words[kept & (labels == 1)].sum(), words[kept & (labels == 0)].sum()
    return 2 * right / max(right + surplus + words[labels == 1].sum(), 1)


def cross_validate(work):
    """Trains a model without each fold, keeps them all in WORK, and prints what they do on the pages of their fold."""
    global SETS_READ
    SETS_READ = [Pages(work, mode) for mode in TREES]
    jobs = [(work, k, f) for k in range(len(SETS_READ)) for f in range(FOLDS)]
    unseen = [np.zeros(len(s.y)) for s in SETS_READ]
    with multiprocessing.get_context("fork").Pool(WORKERS) as pool:
        for (_, k, f), likely in zip(jobs, pool.imap(train_fold, jobs)):
            unseen[k][SETS_READ[k].fold == f] = likely
    for mode, out in zip(TREES, unseen):
        np.save(work / f"unseen_{mode}.npy", out)
    show("pages of unseen sites", SETS_READ, unseen)
    reliability(SETS_READ, unseen)


# Models that are trained at the same time, each on THREADS.
WORKERS = int(os.environ.get("WORKERS", "1"))


def train_fold(job):
    work, k, f = job
    s = SETS_READ[k]
    model = train(*sample(s, s.fold != f), s.mode)
    model.save_model(work / f"{s.mode}_{f}.model")
    return squash(model.predict(s.x[s.fold == f], raw_score=True)) if (s.fold == f).any() else []


# Scores at which the confidence is measured.
KNOTS = (0.0, 0.25, 0.5, 1.0, 1.5, 2.0, 3.0, 4.0, 6.0)


def reliability(sets, ps):
    """How often a removal of each score is right by our own labels; a block counts once, as the table in REPORT.md says."""
    own = [s.own & ~s.held & ~s.of_blocks(lambda page: page["bare"]) for s in sets]
    p = np.concatenate([p[of] for p, of in zip(ps, own)])
    y = np.concatenate([s.y[of] for s, of in zip(sets, own)])
    cut = [np.repeat(list(thresholds(s, p)), np.diff(s.starts)) for s, p in zip(sets, ps)]
    cut = np.concatenate([a[of] for a, of in zip(cut, own)])
    score = (2 * p - 1) / (1 - np.abs(2 * p - 1) + 1e-9) + (1 - 2 * cut) / (2 * cut)
    table = []
    print("\n| score of a removal | blocks | boilerplate |\n| --- | --- | --- |")
    for lo, hi in zip(KNOTS, KNOTS[1:] + (1e9,)):
        m = (-score > lo) & (-score <= hi) & (y >= 0)
        table.append((lo, float((y[m] == 0).mean()) if m.any() else 1.0))
        print(f"| {lo} to {hi} | {m.sum()} | {table[-1][1]:.3f} |")
    knots = confidences(table)
    sure = np.interp(-score, [k for k, _ in knots], [c for _, c in knots]) >= 0.9
    right = (score < 0) & (y == 0)
    print(f"removals of a confidence of .9 or more: {(y[sure & (y >= 0)] == 0).mean():.3f} right; {sure[right].mean():.3f} of those that are right")
    return table


def confidences(table):
    """The middle of each range of scores, and the share of removals that are right in it, which never falls."""
    best, knots = 0.5, []
    for (score, right), (after, _) in zip(table, table[1:] + [(table[-1][0] * 1.5, 1)]):
        best = max(best, right)
        knots.append(((score + after) / 2, best))
    return knots


def show(title, sets, ps):
    print(f"\n{title}", flush=True)
    for mode, s, p in zip(TREES, sets, ps):
        line, types, phrases = figures(s, p)
        for name, (n, token, shingle) in line.items():
            print(f"{mode} {name:14} n={n:4} token F1 {token:.3f} shingle F1 {shingle:.3f}")
        print(f"{mode} by type {types}; phrases F1 {phrases}", flush=True)


def main():
    verb, *args = sys.argv[1:]
    if verb == "prepare":
        prepare(args[0], args[1], Path(args[2]), args[3], args[4:])
    elif verb == "cv":
        sys.path.insert(0, args[1])
        cross_validate(Path(args[0]))
    elif verb == "export":
        sys.path.insert(0, str(Path(__file__).parent))
        import export
        export.export(sys.modules[__name__], Path(args[0]), Path(args[1]), modes=args[2:])
    elif verb == "held-out":
        sys.path.insert(0, str(Path(__file__).parent))
        import export
        work, out, number = Path(args[0]), Path(args[1]), int(args[2])
        export.export(sys.modules[__name__], work, out, number)
        held = [p for p in Pages(work, "html").pages if fold(p["site"]) == number]
        Path(args[3]).write_text("".join(f"{p['set']}/{p['id']}\n" for p in held))


if __name__ == "__main__":
    main()
