"""Chinese numerals: 三, 十五, 两万三千, 一百零五."""

from __future__ import annotations

DIGITS = "零〇一二两三四五六七八九"
CHARS = DIGITS + "十百千万亿"
FRESH = f"(?<![第统同唯逐每单专某之其{CHARS}])"
"""Pattern: what stands before does not make a word (统一, 之一) or a longer numeral of what follows."""

_VALUE = {"零": 0, "〇": 0, "两": 2} | {char: value for value, char in enumerate("一二三四五六七八九", 1)}
_PLACE = {"十": 10, "百": 100, "千": 1000}


def _below_wan(text: str, leads: bool) -> int | None:
    """The value of a numeral below 10,000; one that does not lead may begin with 零 (一万零五)."""
    total, digit, place, zero = 0, None, 10_000, False
    for index, char in enumerate(text):
        if char in _PLACE:
            if digit is None and not (char == "十" and total == 0):
                return None
            if _PLACE[char] >= place:
                return None
            place = _PLACE[char]
            total += (1 if digit is None else digit) * place
            digit, zero = None, False
        elif char not in _VALUE or digit is not None:
            return None
        elif _VALUE[char]:
            digit = _VALUE[char]
        elif zero or (index == 0 and leads):
            return None
        else:
            zero = True
    if digit is None:
        return None if zero else total
    # 三百五 is colloquial for 350, and 一万二 for 12,000: no amount a plan is held to.
    jumps = 10 < place < 10_000 or (place == 10_000 and not leads and not zero)
    return None if jumps and not zero else total + digit


def parse_numeral(text: str) -> int | None:
    """The value of a well-formed numeral; None for anything else: 十四五, 三五, 百, 千万, 二〇二四."""
    if text in ("零", "〇"):
        return 0
    total, leads = 0, True
    for mark, factor in (("亿", 10**8), ("万", 10**4)):
        head, found, tail = text.partition(mark)
        if not found:
            continue
        # 三万亿: the head of 亿 may hold 万 itself.
        thousands = head[:-1] if factor == 10**8 and head.endswith("万") else head
        value = _below_wan(thousands, leads) if thousands else None
        if value is None:
            return None
        total += value * (factor if thousands is head else factor * 10**4)
        text, leads = tail, False
    if not text:
        return total
    rest = _below_wan(text, leads)
    return None if rest is None else total + rest
