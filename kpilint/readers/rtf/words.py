"""The control words of RTF that this reader knows."""

from __future__ import annotations

from types import MappingProxyType

DOCUMENT, NOWHERE, CODE, FONTS, ASIDE = "document", "nowhere", "code", "fonts", "aside"
"""Where text goes: the document; nowhere (people do not see it); the code of a field; the table of fonts; a part that
is read on its own when its group ends."""

TARGETS = MappingProxyType(
    {
        **dict.fromkeys(("nesttableprops", "shpinst", "shptxt"), DOCUMENT),
        **dict.fromkeys(("listtext", "pntext", "objclass", "ffl"), ASIDE),
        "fldinst": CODE,
        "formfield": CODE,
        "fonttbl": FONTS,
    }
)
"""Parts of a file that are read, and where their text goes."""
NOT_SHOWN = frozenset(
    (
        *("info", "stylesheet", "colortbl", "filetbl", "revtbl", "listtable", "listoverridetable"),
        *("list", "listlevel", "leveltext", "levelnumbers", "listoverride", "themedata"),
        *("header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf", "background"),
        *("footnote", "annotation", "atnid", "atnauthor", "atnref", "pict", "nonshppict", "shprslt", "sp"),
        *("objdata", "objname", "objalias", "objsect", "bkmkstart", "bkmkend", "xe", "tc", "rxe", "txe"),
        *("nonesttables", "private", "template", "do", "falt", "panose", "datafield", "formtext", "ffname"),
    )
)
"""Parts that people do not see in the text; the same is true of all starred ones that are not known."""

SIGNS = MappingProxyType(
    {
        "tab": " ",
        "line": "\n",
        "softline": "\n",
        "page": "\n",
        "column": "\n",
        "lbr": "\n",
        "emdash": "—",
        "endash": "–",
        "lquote": "‘",
        "rquote": "’",
        "ldblquote": "“",
        "rdblquote": "”",
        "bullet": "•",
        "emspace": "\u2003",
        "enspace": "\u2002",
        "qmspace": "\u2005",
        "~": "\u00a0",
        "_": "-",
    }
)
"""Words that stand for characters."""

PARAGRAPH_ENDS = ("par", "sect", "\n", "\r")
"""Words that end a paragraph; a backslash at a line's end is one."""

KNOWN = frozenset(
    (
        *(*TARGETS, *NOT_SHOWN, *SIGNS, *PARAGRAPH_ENDS),
        *("u", "uc", "f", "deff", "fcharset", "ansicpg", "v", "deleted", "plain", "pard", "intbl", "itap"),
        *("cell", "row", "nestcell", "nestrow", "trowd", "trleft", "cellx", "clmgf", "clmrg", "clvmgf", "clvmrg"),
        *("fftype", "ffres", "ffdefres"),
    )
)
"""All words that mean something here."""
