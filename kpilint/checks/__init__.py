"""Check kinds: one module each, pure functions of a subject and its parameters. See kind.py for the protocol."""
