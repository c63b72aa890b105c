"""Builds the office documents of corpus/ from the hand-written sources in corpus/sources/ (see sources/README.md)."""
