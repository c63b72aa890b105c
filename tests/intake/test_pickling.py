"""What the child sends is never more than data, whoever has taken it over."""

import pickle
import subprocess
from decimal import Decimal

import pytest

from kpilint.errors import UnreadableInput
from kpilint.intake.messages import Fault, Listing, Member, Reply, Request
from kpilint.intake.pickling import RefusedAnswer, dump, load
from kpilint.intake.worker import Intake
from kpilint.layout import build_document
from kpilint.readers import read

from .children import command

TABLE = """松江县水利局2024年部门预算

1.渠道清淤绩效目标表
项目名称\t渠道清淤\t项目编码\t445-01
预算数\t120.5\t其中：财政资金\t100\t其他资金\t20.5
资金支出计划（%）\t3月底\t30\t6月底\t50\t10月底\t80\t12月底\t100
绩效目标\t1.完成清淤12公里
一级指标\t二级指标\t三级指标\t绩效指标描述\t指标值\t指标值确定依据
产出指标\t数量指标\t清淤渠道长度\t完成清淤的渠道长度\t≥12公里\t年度工作方案
产出指标\t时效指标\t完成时间\t按期完成\t2024年3-10月\t年度工作方案
"""


class Evil:
    def __init__(self, *call):
        self.call = call

    def __reduce__(self):
        return self.call


def test_a_document_arrives_as_it_was_sent():
    document = build_document(read("a.txt", TABLE.encode()))
    assert document.projects[0].indicators[0].value.quantities[0].number == Decimal(12)
    assert load(dump(Reply(document))) == Reply(document)


@pytest.mark.parametrize("answer", [Listing((Member(1, "a.txt"),), (("png", 2),)), Fault("A", "b", "c")])
def test_so_do_other_answers(answer):
    assert load(dump(Reply(answer, worn=True))) == Reply(answer, worn=True)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"nonsense",
        dump(Reply(Fault("A", "b", "c")))[:-5],
        pickle.dumps("a word"),
        pickle.dumps(Evil(subprocess.call, (["true"],))),
        pickle.dumps(Reply(Evil(eval, ("1/0",)))),
        pickle.dumps(Evil(getattr, (Reply, "__init__"))),
        b"ckpilint.model.document\ndataclass\n.",
        b"\x80\x04\x8c\x17kpilint.model.document\x8c\x18Document.__init__.__globals__\x93.",
        b"ckpilint.intake.messages\nReply\n(tR.",
    ],
)
def test_all_else_is_refused_and_nothing_is_called(data, monkeypatch):
    monkeypatch.setattr(subprocess, "call", lambda *_: pytest.fail("called"))
    with pytest.raises(RefusedAnswer):
        load(data)


@pytest.mark.parametrize(
    "sent",
    [
        "pickle.dumps(Evil())",
        "b'nonsense'",
        "dump(Reply(Listing(())))",
        "dump(Reply('a word'))",
    ],
)
def test_a_child_that_was_taken_over_costs_one_document(tmp_path, sent):
    trace = tmp_path / "trace"
    code = f"""
import os, pickle
from kpilint.intake.frames import receive, send
from kpilint.intake.messages import READY, Listing, Reply
from kpilint.intake.pickling import dump

class Evil:
    def __reduce__(self):
        return open, ({str(trace)!r}, "w")

receive(sys.stdin.buffer)
send(sys.stdout.buffer, READY)
while True:
    receive(sys.stdin.buffer)
    send(sys.stdout.buffer, {sent})
"""
    intake = Intake(command=command(code))
    intake.ask(Request("read", "a.txt", "a.txt"))
    with pytest.raises(UnreadableInput, match="内容异常"):
        intake.answer()
    intake.end()
    assert not trace.exists()


def test_a_child_that_floods_the_pipe_is_ended():
    code = """
from kpilint.intake.frames import receive, send
receive(sys.stdin.buffer)
while True:
    send(sys.stdout.buffer, b"ready")
"""
    intake = Intake(command=command(code))
    intake.ask(Request("read", "a.txt", "a.txt"))
    with pytest.raises(UnreadableInput):
        intake.answer()
    intake.end()
