"""How a peer of bench/Speed answers the C# side, and the text both sides make up. Needs nothing but Python.

A peer is started with the number of threads and what it is to do. The first line out is the fixed point: the number of
trained weights and some losses, which show that both sides compute the same. Then for each line that comes in, one
measurement goes out: "amount TAB seconds".
"""
import json
import os
import sys
import time


def threads():
    return int(sys.argv[1])


def task():
    """What bench/Speed says of the case, in the words of an experiment's YAML."""
    return json.loads(sys.argv[2])


def tokens(count, vocabulary):
    """Numbers of a linear congruential generator."""
    made, random = [], 1
    for _ in range(count):
        random = (random * 1103515245 + 12345) % 2**31
        made.append((random >> 8) % vocabulary)
    return made


def serve(fixed_point, run):
    """Answers until the C# side closes; run() returns how much was done. With one thread, on the first core."""
    if threads() == 1 and hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    print("\t".join(repr(float(number)) for number in fixed_point), flush=True)
    for _ in sys.stdin:
        start = time.perf_counter()
        amount = run()
        print(f"{amount}\t{time.perf_counter() - start:.9f}", flush=True)
