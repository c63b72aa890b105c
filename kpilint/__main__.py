"""``python -m kpilint``."""

import os
import sys

# Python puts the current folder first; a re.py or click.py lying beside the documents must not be run.
if not sys.flags.safe_path and sys.path[:1] in ([""], [os.getcwd()]):  # noqa: PTH109
    del sys.path[0]

from kpilint.cli import main

sys.exit(main())
