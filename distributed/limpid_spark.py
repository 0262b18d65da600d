#!/usr/bin/env python3
"""The native command over a data set, on the machines of a Spark cluster.

    spark-submit --py-files distributed/splits.py distributed/limpid_spark.py --limpid /usr/local/bin/limpid \\
        --output /shared/out 'pages/*.warc.gz' -- clean

Inputs are WARC, WET or JSON Lines files, gzip too, on storage that every machine mounts under the same name; each task
reads its range of a file itself. With --pipe the inputs are JSON Lines at any address that Hadoop reads (hdfs://,
s3a://) and go through `rdd.pipe`. Arguments after `--` are passed to the command. The result is a folder of parts;
--merge FILE joins them.
"""

import argparse
import os
import shlex
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import splits as s  # noqa: E402


def by_ranges(sc, limpid, args, paths, size=s.SPLIT, retried=None):
    """An RDD of the answers of all files, in order; a partition for each split."""
    plan = s.plan(paths, size)
    counts = sc.parallelize(plan, min(len(plan), sc.defaultParallelism)).map(s.line_feeds_before).collect()

    def run(split):
        from pyspark import TaskContext

        if retried is not None and TaskContext.get().attemptNumber() > 0:
            retried.add(1)
        return s.answers(limpid, args, s.Split(*split))

    return sc.parallelize(s.numbered(plan, counts), len(plan)).flatMap(run)


def by_pipe(sc, limpid, args, address):
    """An RDD of the answers to the JSON Lines at `address`. Errors do not know the numbers of lines."""
    # Status 1 means that some records failed; their answers contain the errors.
    script = f"{shlex.join([limpid, *args, '--jsonl', '--jobs', '1'])} || [ $? -eq {s.SOME_FAILED} ]"
    return sc.textFile(address).pipe(shlex.join(["sh", "-c", script]), checkCode=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("inputs", nargs="+", help="files, folders or patterns; with --pipe one address")
    parser.add_argument("--output", required=True, help="folder for the parts; it must not be there yet")
    parser.add_argument("--limpid", default="limpid", help="the command, at the same place on every machine")
    parser.add_argument("--split", type=int, default=s.SPLIT, help="bytes of a split (default: %(default)s)")
    parser.add_argument("--merge", metavar="FILE", help="join the parts into FILE")
    parser.add_argument("--pipe", action="store_true", help="let Spark read the input: JSON Lines only")
    given, args = s.own_and_passed(sys.argv[1:])
    own = parser.parse_args(given)

    from pyspark.sql import SparkSession

    sc = SparkSession.builder.appName("limpid").getOrCreate().sparkContext
    rdd = by_pipe(sc, own.limpid, args, own.inputs[0]) if own.pipe else by_ranges(sc, own.limpid, args, own.inputs, own.split)
    rdd.saveAsTextFile(own.output if "://" in own.output else "file://" + os.path.abspath(own.output))
    if own.merge:
        s.merge(own.output, own.merge)


if __name__ == "__main__":
    main()
