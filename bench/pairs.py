"""Paired runs of two commands as whole processes, printed as ratios."""

from __future__ import annotations

import statistics
import subprocess
import time
from collections.abc import Sequence


def seconds(command: Sequence[str]) -> float:
    """Wall time of a command as a whole process."""
    start = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    return time.perf_counter() - start


def compare(title: str, ours: Sequence[str], theirs: Sequence[str], runs: int) -> None:
    """Run both in turn, once to warm up and then ``runs`` times; print minimum, median and maximum of ours/theirs."""
    for command in (ours, theirs):
        seconds(command)
    pairs = [(seconds(ours), seconds(theirs)) for _ in range(runs)]
    ratios = sorted(a / b for a, b in pairs)
    print(f"{title}（{runs} 对）：{ratios[0]:.2f} … {statistics.median(ratios):.2f} … {ratios[-1]:.2f}")
    print(f"中位数：{statistics.median(a for a, _ in pairs):.2f} s / {statistics.median(b for _, b in pairs):.2f} s")
