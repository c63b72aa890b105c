"""`kpilint check` of several documents against what jieba alone needs to cut the same text, as whole processes.

    python bench/against_jieba.py [PATH…] [--runs N]

Prints the ratio of each pair of runs (kpilint / jieba) as minimum, median and maximum. Without paths it takes the
documents of corpus/.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
CUT = """
import sys, warnings, logging
warnings.simplefilter("ignore")
import jieba
jieba.setLogLevel(logging.ERROR)
for path in sys.argv[1:]:
    for line in open(path, encoding="utf-8", errors="replace"):
        list(jieba.cut(line))
"""


def seconds(command: list[str]) -> float:
    """Wall time of a command as a whole process."""
    start = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    return time.perf_counter() - start


def main() -> None:
    """Run the pairs in turn and print the ratios."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="*", type=Path)
    parser.add_argument("--runs", type=int, default=7)
    args = parser.parse_args()
    paths = args.paths or sorted((ROOT / "corpus").glob("*/document.*"))
    files = [str(path) for path in paths]
    ours = [sys.executable, "-m", "kpilint", "check", *files]
    theirs = [sys.executable, "-c", CUT, *files]
    for command in (ours, theirs):
        seconds(command)
    pairs = [(seconds(ours), seconds(theirs)) for _ in range(args.runs)]
    ratios = sorted(a / b for a, b in pairs)
    print(f"{len(files)} 份文件，{args.runs} 对")
    print(f"kpilint check / 只用 jieba 切分：{ratios[0]:.2f} … {statistics.median(ratios):.2f} … {ratios[-1]:.2f}")
    print(f"中位数：{statistics.median(a for a, _ in pairs):.2f} s / {statistics.median(b for _, b in pairs):.2f} s")


if __name__ == "__main__":
    main()
