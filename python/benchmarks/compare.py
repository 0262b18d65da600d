#!/usr/bin/env python3
"""Speed beside ftfy, trafilatura and chardet, in one run on this machine.

    pip install ftfy trafilatura chardet lxml_html_clean
    python python/benchmarks/compare.py [FOLDER of HTML pages]

Times are CPU seconds of this process, the best of three runs, so that other work on the machine counts little. Without a
folder the pages are made up, which flatters nobody: real pages have more markup.
"""

import argparse
import pathlib
import sys
import time

import limpid
from limpid import compat


def made_pages():
    menu = "<nav><ul>" + "<li><a href=/s>Section</a></li>" * 30 + "</ul></nav>"
    body = "".join(
        f"<p>The cafÃ© by bridge {n} reopened on Monday, after engineers had repaired what the flood left of it.</p>"
        for n in range(40)
    )
    foot = "<footer>" + "<a href=/f>Imprint and privacy</a> " * 20 + "</footer>"
    page = f"<html><head><title>Bridge</title></head><body>{menu}<main><h1>Bridge</h1>{body}</main>{foot}</body></html>"
    return [page.replace("Bridge", f"Bridge {n}") for n in range(40)]


def seconds(work):
    times = []
    for _ in range(3):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


def row(what, megabytes, own, other, name):
    rates = [megabytes / seconds(own), megabytes / seconds(other)]
    print(f"{what:<10} limpid {rates[0]:8.2f} MB/s   {name:<12} {rates[1]:8.2f} MB/s   {rates[0] / rates[1]:6.1f} times")


def cores(pages, megabytes):
    """Wall-clock throughput of `batch`: only this one says something about cores."""
    for jobs in (1, 2, 4, 8):
        start = time.perf_counter()
        failed = sum(item.error is not None for item in limpid.batch(pages * 5, "process", jobs=jobs))
        took = time.perf_counter() - start
        print(f"batch, {jobs} threads: {megabytes * 5 / took:8.2f} MB/s of wall clock, {failed} failed")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=pathlib.Path)
    own = parser.parse_args()
    import chardet
    import ftfy
    import trafilatura

    if own.folder:
        data = [path.read_bytes() for path in sorted(own.folder.rglob("*.html"))[:200]]
    else:
        data = [page.encode() for page in made_pages()]
    if not data:
        sys.exit(f"{own.folder}: no .html files")
    pages = [limpid.decode(each).text for each in data]
    megabytes = sum(map(len, data)) / 1e6
    versions = f"ftfy {ftfy.__version__}, trafilatura {trafilatura.__version__}, chardet {chardet.__version__}"
    print(f"{len(pages)} pages, {megabytes:.1f} MB; limpid {limpid.__version__}, {versions}")
    texts = [limpid.clean(page, focus="all").text for page in pages]
    text_size = sum(len(text.encode()) for text in texts) / 1e6
    row("fix text", text_size, lambda: [compat.fix_text(t) for t in texts], lambda: [ftfy.fix_text(t) for t in texts], "ftfy")
    row("extract", megabytes, lambda: [compat.extract(p) for p in pages], lambda: [trafilatura.extract(p) for p in pages], "trafilatura")
    row("detect", megabytes, lambda: [compat.detect(d) for d in data], lambda: [chardet.detect(d) for d in data], "chardet")
    cores(pages, megabytes)


if __name__ == "__main__":
    main()
