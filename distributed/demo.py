#!/usr/bin/env python3
"""Shows the Spark job on this machine: two workers against one process, and a worker that is killed.

    python3 distributed/demo.py [--megabytes 200] [--data FILE...] [--limpid target/release/limpid]

It sets up what it needs (a virtual environment with requirements.txt, beside it in target/), makes a WARC file of own
sentences unless --data names files, and runs Spark as a local cluster of two workers with one core each, every
executor a process of its own. It prints the throughput of all runs and fails when an output differs.
"""

import argparse
import gzip
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import threading
import time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)
ENVIRONMENT = os.path.join(ROOT, "target", "spark-environment")
sys.path.insert(0, HERE)
import splits as s  # noqa: E402

NOUNS = "bridge river harbour council school engine market garden winter letter theatre doctor valley orchard".split()
VERBS = "opened closed carried repaired followed painted measured remembered crossed counted".split()
MENU = "".join(f'<li><a href="/{noun}">{noun.title()}</a></li>' for noun in NOUNS)
MASTER = "local-cluster[2,1,1024]"


def set_up():
    """Runs this script again with the Python of an environment that has Spark."""
    python = os.path.join(ENVIRONMENT, "bin", "python")
    if os.path.realpath(sys.prefix) == os.path.realpath(ENVIRONMENT):
        return
    if not shutil.which("java"):
        sys.exit("a JDK is missing: install version 17 or 21 (on Debian: apt-get install openjdk-17-jre-headless)")
    if not os.path.exists(os.path.join(ENVIRONMENT, "done")):
        subprocess.run([sys.executable, "-m", "venv", ENVIRONMENT], check=True)
        subprocess.run([python, "-m", "pip", "install", "-q", "-r", os.path.join(HERE, "requirements.txt")], check=True)
        open(os.path.join(ENVIRONMENT, "done"), "w").close()
    os.execv(python, [python, os.path.abspath(__file__), *sys.argv[1:]])


def sentence(rng):
    words = f"the {rng.choice(NOUNS)} {rng.choice(VERBS)} the {rng.choice(NOUNS)} near the {rng.choice(NOUNS)}"
    return f"{words} on day {rng.randrange(10_000)}.".capitalize()


def page(rng, number):
    paragraphs = "".join(f"<p>{' '.join(sentence(rng) for _ in range(rng.randrange(2, 9)))}</p>" for _ in range(40))
    # Damaged as the web damages it: UTF-8 read as windows-1252.
    damaged = "The cafÃ© reopened on Monday."
    return (
        f"<!doctype html><title>Page {number}</title><nav><ul>{MENU}</ul></nav><main><h1>{sentence(rng)}</h1>"
        f"<p>{damaged}</p>{paragraphs}</main><footer>© 2026 Example</footer>"
    )


def record(rng, number):
    """A response as crawlers archive it, packed; a few are broken."""
    body = page(rng, number).encode()
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
    if number % 500 == 17:
        head = head.replace(b"\r\n\r\n", b"\r\nContent-Encoding: br\r\n\r\n")
        body = b"\x1b\xff\x80" + body
    length = len(head) + len(body)
    warc = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:demo:{number}>\r\n"
        f"WARC-Target-URI: https://example.org/{number}\r\nContent-Length: {length}\r\n\r\n"
    )
    return gzip.compress(warc.encode() + head + body + b"\r\n\r\n", compresslevel=1), length


def make_data(path, megabytes):
    rng = random.Random(2026)
    size = number = 0
    with open(path, "wb") as file:
        while size < megabytes << 20:
            packed, length = record(rng, number)
            file.write(packed)
            size, number = size + length, number + 1
    print(f"made {path}: {number} records, {size >> 20} MB, {os.path.getsize(path) >> 20} MB packed")
    return size


def single(limpid, paths, output):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.monotonic()
    code = subprocess.run(
        [limpid, "clean", "--jsonl", "--jobs", "1", "-o", output, *paths], stderr=subprocess.DEVNULL
    ).returncode
    if code not in (0, s.SOME_FAILED):
        sys.exit(f"limpid ended with status {code}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.monotonic() - start, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def executors(root):
    """The executor processes below the process `root`."""
    table = subprocess.run(["ps", "-eo", "pid=,ppid=,args="], capture_output=True, text=True, check=True).stdout
    rows = [line.split(None, 2) for line in table.splitlines()]
    parents = {int(pid): int(parent) for pid, parent, _ in rows}

    def is_below(pid):
        while pid in parents and pid != root:
            pid = parents[pid]
        return pid == root

    java = [int(pid) for pid, _, args in rows if "CoarseGrainedExecutorBackend" in args and "java" in args.split()[0]]
    return [pid for pid in java if is_below(pid)]


def kill_one(sc, seconds):
    """Waits until tasks have run for a while, then kills an executor with all it was doing."""
    tracker = sc.statusTracker()
    while not any(
        (stage := tracker.getStageInfo(number)) and stage.numCompletedTasks > 0 and stage.numTasks > 2
        for number in tracker.getActiveStageIds()
    ):
        time.sleep(0.05)
    time.sleep(seconds)
    victim = executors(os.getpid())[0]
    os.kill(victim, signal.SIGKILL)
    print(f"killed the executor {victim}")


def spark_run(sc, own, paths, output, kill):
    import limpid_spark

    folder = output + ".parts"
    shutil.rmtree(folder, ignore_errors=True)
    retried = sc.accumulator(0)
    killer = threading.Thread(target=kill_one, args=(sc, 0.2), daemon=True)
    start = time.monotonic()
    if kill:
        killer.start()
    rdd = limpid_spark.by_ranges(sc, own.limpid, ["clean"], paths, own.split, retried)
    rdd.saveAsTextFile("file://" + folder)
    took = time.monotonic() - start
    s.merge(folder, output)
    shutil.rmtree(folder)
    if kill and killer.is_alive():
        sys.exit("the run was over before an executor could be killed; give more data")
    return took, retried.value


def same(one, two):
    return subprocess.run(["cmp", "--", one, two]).returncode == 0


def context():
    from pyspark import SparkConf, SparkContext
    import pyspark

    os.environ["SPARK_HOME"] = os.path.dirname(pyspark.__file__)
    os.environ["PYSPARK_PYTHON"] = sys.executable
    conf = SparkConf().setMaster(MASTER).setAppName("limpid demo").set("spark.ui.enabled", "false")
    conf.set("spark.executor.memory", "1024m").set("spark.driver.host", "127.0.0.1").set("spark.log.level", "OFF")
    sc = SparkContext(conf=conf)
    for name in ("splits.py", "limpid_spark.py"):
        sc.addPyFile(os.path.join(HERE, name))
    return sc


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--megabytes", type=int, default=200, help="of made data, unpacked (default: %(default)s)")
    parser.add_argument("--data", nargs="+", help="WARC, WET or JSON Lines files instead")
    parser.add_argument("--limpid", default=os.path.join(ROOT, "target", "release", "limpid"))
    parser.add_argument("--split", type=int, default=1 << 20, help="bytes of a split (default: %(default)s)")
    own = parser.parse_args()
    own.limpid = os.path.abspath(own.limpid)
    set_up()
    work = os.path.join(ROOT, "target", "spark-demo")
    os.makedirs(work, exist_ok=True)
    made = os.path.join(work, "made.warc.gz")
    size = None if own.data else make_data(made, own.megabytes)
    paths = [os.path.abspath(path) for path in own.data or [made]]
    size = size or sum(map(os.path.getsize, paths))
    whole, one, two = (os.path.join(work, name) for name in ("single.jsonl", "spark.jsonl", "killed.jsonl"))
    took, cpu = single(own.limpid, paths, whole)
    mb = size / 1e6
    print(f"one process: {took:.1f} s, {mb / took:.1f} MB/s ({cpu:.1f} s of CPU, {mb / cpu:.1f} MB a second of CPU)")
    with context() as sc:
        first, _ = spark_run(sc, own, paths, one, False)
        print(f"two workers: {first:.1f} s, {mb / first:.1f} MB/s, {took / first:.2f} times one process (start of Python workers included)")
        again, _ = spark_run(sc, own, paths, one, False)
        print(f"two workers, warm: {again:.1f} s, {mb / again:.1f} MB/s, {took / again:.2f} times one process")
        killed, retried = spark_run(sc, own, paths, two, True)
        print(f"two workers, one killed: {killed:.1f} s, {mb / killed:.1f} MB/s, {retried} tasks were run again")
    print(f"load of the machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    if not same(whole, one) or not same(whole, two):
        sys.exit("FAILED: the outputs differ")
    lines = sum(1 for _ in open(whole, "rb"))
    print(f"all three outputs are identical: {lines} answers, {os.path.getsize(whole)} bytes")


if __name__ == "__main__":
    main()
