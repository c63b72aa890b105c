import pytest

from kpilint.readers.markup import clean


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("<p>1.修渠。</p> <p>2.清淤。</p>", "1.修渠。2.清淤。"),
        ("修渠<br/>清淤", "修渠清淤"),
        ("[bookmark: _Toc12]一、职责", "一、职责"),
        ("**上年结转**：指结转资金", "上年结转：指结转资金"),
        (r"合格率 $\geq 90\%$", "合格率 ≥90%"),
        (r"故障率$\leqslant 5\%$以内", "故障率≤5%以内"),
        ("A&amp;B公司&nbsp;", "A&B公司"),
        ("数\u200b量\ufeff指标", "数量指标"),
        ("2025\n年", "2025年"),
        ("GB\n50016", "GB 50016"),
        ("一、\n  二", "一、二"),
    ],
)
def test_residue_is_resolved(raw, text):
    assert clean(raw) == text


@pytest.mark.parametrize(
    "text",
    [
        "≥**人",
        "完成**项，覆盖**个村",
        "关于印发<某省办法>的通知",
        "误差<5",
        "票价 $3 到 $5",
        "R&D投入",
        "6 000 平方米",
        "a*b*c",
    ],
)
def test_what_only_looks_like_markup_stays(text):
    assert clean(text) == text
