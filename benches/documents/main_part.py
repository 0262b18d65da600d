#!/usr/bin/env python3
"""Does cleaning keep the main part of documentation, and nothing else?

    for package in bash-doc libcairo2-doc exim4-doc-html; do apt-get download $package; dpkg -x $package*.deb docs/$package; done
    python3 benches/documents/main_part.py --limpid target/release/limpid docs

Each folder of the given one is a package. The main part of a page is the element that its generator marks as such, else the body.
Navigation and tables of contents in it may stay or go. Words are counted as a multiset; recall, precision and F1 are means over
the pages. A third of the packages, chosen by the hash of their names, is held out: do not look at their pages (`--part held`).
Needs lxml.
"""

import argparse
import collections
import hashlib
import pathlib
import random
import re
import statistics
import subprocess

from lxml import html

MAIN = ["main", "*[@role='main']", "div[@id='main-content']", "div[@id='bodyContent']", "div[@class='body']", "div[@class='document']",
        "div[@id='content']", "div[@class='content']", "div[contains(@class,'contents')]", "article"]
# An element of one of these names with less of the text is another part.
MAIN_SHARE = 0.3
NAVIGATION = re.compile(
    r"(^|[\s_-])(nav|navheader|navfooter|navbar|navigation|navpath|breadcrumbs?|sphinxsidebar|sidebar|related|headerlink|header|footer"
    r"|menu|toc|contents|dropdown|summary|tabs|search|skip|anchor|hidden|qindex|bottom|toolbar)($|[\s_-])", re.I)
NOT_SHOWN = {"script", "style", "noscript", "template", "head", "svg", "select", "noframes"}
# Numbers and tooltips of the listings of Doxygen.
BESIDE_CODE = {"lineno", "ttc"}
BLOCKS = set("p div td th li h1 h2 h3 h4 h5 dt dd tr pre br".split())
SIZES = range(600, 400_000)
PAGES = 6
FEWEST_WORDS = 20


def part_of(name):
    return "held" if hashlib.sha256(name.encode()).digest()[0] % 3 == 0 else "dev"


def pages(root, part):
    """Up to `PAGES` pages of each package below `root`, always the same ones."""
    choice = random.Random(7)
    for package in sorted(path for path in pathlib.Path(root).iterdir() if part_of(path.name) == part):
        found = sorted(path for suffix in ("html", "htm", "xhtml") for path in package.rglob(f"*.{suffix}")
                       if path.is_file() and not path.is_symlink() and path.stat().st_size in SIZES)
        yield from choice.sample(found, min(PAGES, len(found)))


def decoded(data):
    declared = re.search(rb'charset\s*=\s*["\']?([\w-]+)', data[:3000])
    for encoding in ([declared[1].decode()] if declared else []) + ["utf-8"]:
        try:
            return data.decode(encoding)
        except (LookupError, UnicodeDecodeError):
            pass
    return data.decode("latin-1")


def is_navigation(element):
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    return element.tag in ("nav", "footer", "aside", "menu") or element.tag in ("div", "ul", "ol", "table", "p", "span", "a", "dl") and (
        NAVIGATION.search(names) or element.get("role") in ("navigation", "search", "banner", "contentinfo"))


def shown(element, skip_navigation=False):
    """The text of `element` without what browsers hide."""
    if not isinstance(element.tag, str) or element.tag in NOT_SHOWN or element.get("class") in BESIDE_CODE:
        return ""
    if re.search(r"display:\s*none", element.get("style") or "") or element.get("hidden") is not None:
        return ""
    inner = [element.text or ""]
    for child in element:
        inner.append("" if skip_navigation and isinstance(child.tag, str) and is_navigation(child) else shown(child, skip_navigation))
        inner.append(child.tail or "")
    space = " " if element.tag in BLOCKS else ""
    return space + "".join(inner) + space


def words(text):
    return collections.Counter(re.findall(r"[぀-ヿ一-鿿฀-๿]|\w+", text.lower()))


def expected(path):
    """The words of the main part, and those in it that may stay or go."""
    root = html.fromstring(re.sub(r"^\s*<\?xml[^>]*>", "", decoded(path.read_bytes()).replace("\0", "")))
    body = root if root.tag == "body" or root.find(".//body") is None else root.find(".//body")
    size, main = len(shown(body)), body
    for name in MAIN:
        found = max(body.xpath(f".//{name}"), key=lambda own: len(shown(own)), default=None)
        if found is not None and len(shown(found)) > MAIN_SHARE * size:
            main = found
            break
    must = words(shown(main, True))
    return must, words(shown(main)) - must


def score(path, text):
    must, either = expected(path)
    if must.total() < FEWEST_WORDS:
        return None
    output = words(text)
    right = (must & output).total()
    surplus = (output - must - either).total()
    recall, precision = right / must.total(), right / max(right + surplus, 1)
    return 2 * recall * precision / max(recall + precision, 1e-9), recall, precision


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--limpid", default="target/release/limpid")
    parser.add_argument("--part", choices=("dev", "held"), default="dev")
    parser.add_argument("--show", type=int, default=0, help="print so many pages with the lowest recall")
    parser.add_argument("root")
    arguments = parser.parse_args()
    scores = []
    for path in pages(arguments.root, arguments.part):
        run = subprocess.run([arguments.limpid, "clean", "-q", "--no-config", path], capture_output=True, text=True, check=True)
        found = score(path, run.stdout)
        if found:
            scores.append((*found, path))
    f1, recall, precision = (statistics.mean(own[n] for own in scores) for n in range(3))
    print(f"{len(scores)} pages: F1 {f1:.4f}, recall {recall:.4f}, precision {precision:.4f}")
    for _, recall, precision, path in sorted(scores, key=lambda own: own[1])[: 0 if arguments.part == "held" else arguments.show]:
        print(f"recall {recall:.2f} precision {precision:.2f} {path}")


if __name__ == "__main__":
    main()
