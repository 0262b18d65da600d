"""Scores summarizers on the judged texts of `judged.txt`: does a summary of three sentences hold a sentence that it must,
and none that it must not?

    python3 benches/summaries/judged.py [--cmd 'target/release/limpid summarize --jsonl'] [--rivals] [--show 20]

`--rivals` adds LEAD, and sumy and summa where they are installed, on lines as sentences.
"""
import argparse
import json
import pathlib
import shlex
import subprocess

HERE = pathlib.Path(__file__).resolve().parent
SENTENCES = 3
MIN_LETTERS = 8  # letters of a sentence that is looked for inside a longer one
STOPS = tuple(".!?。！？।؟\"»”:")  # how the lines of a paragraph end: by-lines and headings keep a line of their own
NO_SENTENCES = {"list", "table", "verse", "code"}  # nothing to summarize: judged by the command's verdict, not by sentences


def texts(file):
    """[{id, lang, kind, text, must, may, not}]"""
    found = []
    for line in (HERE / file).read_text(encoding="utf-8").splitlines():
        if line.startswith("@ "):
            name, lang, kind, *form = line[2:].split()
            found.append({"id": name, "lang": lang, "kind": kind, "lines": [], "must": [], "may": [], "not": [], "needs": []})
            found[-1].update(text="", between=between(lang) if form == ["prose"] else "\n")
        elif line[:2] in ("+ ", "- ", "= ", "| ", "^ "):
            mark, content = line[0], line[2:]
            text = found[-1]
            if mark == "^":
                text["needs"].append((content, text["lines"][-1]))
            elif mark != "|":
                text[{"+": "must", "-": "not", "=": "may"}[mark]].append(content)
            if text["text"] and not text["text"].endswith("\n\n"):
                is_paragraph = content.endswith(STOPS) and text["lines"][-1].endswith(STOPS)
                text["text"] += text["between"] if is_paragraph else "\n"
            text["text"] += content
            text["lines"].append(content)
        elif not line and found and found[-1]["between"] != "\n":
            found[-1]["text"] += "\n\n"
    for text in found:
        text["text"] = text["text"].rstrip("\n")
        # A title that is part of a sentence cannot be told from it.
        good = [squeeze(line) for line in text["must"] + text["may"]]
        text["not"] = [line for line in text["not"] if not any(squeeze(line) in sentence for sentence in good)]
    return found


def between(lang):
    """What separates the sentences of a paragraph."""
    return "" if lang in ("zh", "ja") else " "


def squeeze(text):
    return "".join(text.split()).lower()


def holds(summary, sentence):
    """True when the summary has the sentence, or most of it."""
    sentence = squeeze(sentence)
    within = lambda part: sentence in part and len(sentence) >= MIN_LETTERS
    return any(part and (part in sentence and len(part) * 2 > len(sentence) or within(part)) for part in map(squeeze, summary))


def judge(name, all_texts, answers, show):
    judged = [text for text in all_texts if text["kind"] not in NO_SENTENCES]
    clean = must = 0
    for text in judged:
        summary = answers.get(text["id"], [])
        bad = [sentence for sentence in text["not"] if holds(summary, sentence)]
        bad += [sentence for sentence, before in text["needs"] if holds(summary, sentence) and not holds(summary, before)]
        good = any(holds(summary, sentence) for sentence in text["must"])
        clean += not bad
        must += good
        if show and (bad or not good):
            show -= 1
            print(f"  {text['id']}: " + (f"must not {bad}" if bad else "no must") + f"\n     {summary}")
    print(f"{name}: no must-not sentence {100 * clean / len(judged):.1f} %, a must {100 * must / len(judged):.1f} %, of {len(judged)} texts")


def command(cmd, all_texts):
    rows = "".join(json.dumps({"id": t["id"], "text": t["text"], "lang": t["lang"], "sentences": SENTENCES}, ensure_ascii=False) + "\n" for t in all_texts)
    out = subprocess.run(shlex.split(cmd), input=rows.encode(), stdout=subprocess.PIPE, check=True).stdout.decode()
    return {row["id"]: row["sentences"] for row in map(json.loads, out.splitlines())}


def lead(all_texts):
    return {text["id"]: text["lines"][:SENTENCES] for text in all_texts}


def sumy(all_texts):
    from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence
    from sumy.summarizers.lex_rank import LexRankSummarizer

    class Words:
        def to_words(self, text):
            return text.split()

    answers = {}
    for text in all_texts:
        document = ObjectDocumentModel([Paragraph([Sentence(line, Words()) for line in text["lines"]])])
        answers[text["id"]] = [str(sentence) for sentence in LexRankSummarizer()(document, SENTENCES)]
    return answers


def summa(all_texts):
    from summa.summarizer import summarize
    return {text["id"]: summarize(text["text"], ratio=min(1, SENTENCES / len(text["lines"])), split=True)[:SENTENCES] for text in all_texts}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cmd", default="target/release/limpid summarize --jsonl")
    parser.add_argument("--rivals", action="store_true")
    parser.add_argument("--show", type=int, default=0)
    parser.add_argument("--texts", default="judged.txt", help="a file next to this one")
    arguments = parser.parse_args()
    all_texts = texts(arguments.texts)
    judge(arguments.cmd, all_texts, command(arguments.cmd, all_texts), arguments.show)
    if arguments.rivals:
        judge("LEAD", all_texts, lead(all_texts), 0)
        for rival in (sumy, summa):
            try:
                judge(rival.__name__, all_texts, rival(all_texts), 0)
            except ImportError:
                print(f"{rival.__name__}: not installed")


if __name__ == "__main__":
    main()
