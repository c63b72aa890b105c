"""What a reader of ours raises where another program may do better."""


class Refused(Exception):
    """Our own reader cannot read the file; LibreOffice perhaps can. The text says why, in Chinese."""
