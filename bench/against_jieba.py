"""`kpilint check` of several documents against what jieba alone needs to cut the same text, as whole processes.

    python bench/against_jieba.py [PATH…] [--runs N]

Prints the ratio of each pair of runs (kpilint / jieba) as minimum, median and maximum. Without paths it takes the
text documents of corpus/.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from pairs import compare

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


def main() -> None:
    """Run the pairs in turn and print the ratios."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="*", type=Path)
    parser.add_argument("--runs", type=int, default=7)
    args = parser.parse_args()
    files = [str(path) for path in args.paths or sorted((ROOT / "corpus").glob("*/document.txt"))]
    ours = [sys.executable, "-m", "kpilint", "check", *files]
    compare(
        f"{len(files)} 份文件，kpilint check / 只用 jieba 切分", ours, [sys.executable, "-c", CUT, *files], args.runs
    )


if __name__ == "__main__":
    main()
