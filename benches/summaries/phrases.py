"""Scores key phrases on `phrases.txt`: F1 of the ten best phrases against those written for the text.

    pip install yake==0.4.8
    python3 benches/summaries/phrases.py [--cmd target/release/limpid] [--show]

A phrase found is right when it equals a phrase written, endings of up to three letters aside. YAKE and pke run in the
same process where they are installed.
"""
import argparse
import collections
import json
import pathlib
import subprocess

HERE = pathlib.Path(__file__).resolve().parent
MAX_PHRASES = 10
ENDING = 3


def texts(name):
    found = []
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("@ "):
            name, lang = line[2:].split()
            found.append({"id": name, "lang": lang, "text": ""})
        elif line.startswith("= "):
            found[-1]["phrases"] = [phrase.strip().lower() for phrase in line[2:].split(";")]
        elif line and not line.startswith("#"):
            found[-1]["text"] += line
    return found


def same(one, other):
    """True when two phrases have the same words, apart from their endings."""
    one, other = one.lower().split(), other.lower().split()

    def form(a, b):
        shared = next((n for n, (x, y) in enumerate(zip(a, b)) if x != y), min(len(a), len(b)))
        return a == b or shared >= 3 and max(len(a), len(b)) - shared <= ENDING
    return len(one) == len(other) and all(form(a, b) for a, b in zip(one, other))


def score(text, phrases, limit=MAX_PHRASES):
    phrases = phrases[:limit]
    hits = sum(any(same(phrase, want) for phrase in phrases) for want in text["phrases"])
    return 200 * hits / (len(text["phrases"]) + len(phrases)) if phrases else 0.0


def limpid(cmd, all_texts):
    out = {}
    for text in all_texts:
        run = subprocess.run([cmd, "summarize", "--from", "text", "--json", f"--key-phrases={MAX_PHRASES}", "--lang", text["lang"]],
                             input=text["text"].encode(), stdout=subprocess.PIPE, check=True)
        document = json.loads(run.stdout)
        document = document[0] if isinstance(document, list) else document
        summary = document.get("summary", document)
        out[text["id"]] = [one["text"] for one in summary.get("keyPhrases", [])]
    return out


def yake(all_texts):
    import yake
    make = lambda lang: yake.KeywordExtractor(lan=lang, n=3, top=MAX_PHRASES)
    return {text["id"]: [phrase for phrase, _ in make(text["lang"]).extract_keywords(text["text"])] for text in all_texts}


def pke(all_texts):
    import pke
    out = {}
    for text in all_texts:
        try:
            extractor = pke.unsupervised.MultipartiteRank()
            extractor.load_document(input=text["text"], language=text["lang"])
            extractor.candidate_selection()
            extractor.candidate_weighting()
            out[text["id"]] = [phrase for phrase, _ in extractor.get_n_best(n=MAX_PHRASES)]
        except Exception:  # no model of the language is installed
            continue
    return out


def report(name, all_texts, answers, show):
    by_language = collections.defaultdict(list)
    as_many = []  # F1 of as many phrases as were written: a program that always gives ten is not marked down for that
    for text in all_texts:
        if text["id"] in answers:
            by_language[text["lang"]].append(score(text, answers[text["id"]]))
            as_many.append(score(text, answers[text["id"]], len(text["phrases"])))
            if show:
                print(f"  {text['id']}: want {text['phrases']}\n     got {answers[text['id']]}")
    values = [value for values in by_language.values() for value in values]
    mean = lambda values: sum(values) / max(1, len(values))
    print(f"{name}: F1@{MAX_PHRASES} {mean(values):.1f} (of as many as written {mean(as_many):.1f}) of {len(values)} texts; " + " ".join(f"{lang} {mean(v):.0f}" for lang, v in sorted(by_language.items())))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cmd", default="target/release/limpid")
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--texts", default="phrases.txt", help="phrases-b.txt was not read during development")
    arguments = parser.parse_args()
    all_texts = texts(arguments.texts)
    report("limpid", all_texts, limpid(arguments.cmd, all_texts), arguments.show)
    for rival in (yake, pke):
        try:
            report(rival.__name__, all_texts, rival(all_texts), False)
        except ImportError:
            print(f"{rival.__name__}: not installed")


if __name__ == "__main__":
    main()
