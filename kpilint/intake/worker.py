"""The parent's side: requests in order, answers in order, one document read ahead of what is asked for."""

from __future__ import annotations

import signal
import sys
from collections import deque
from collections.abc import Sequence
from time import monotonic

from kpilint.errors import UnreadableInput
from kpilint.intake import early, process
from kpilint.intake.handle import Child, Ending
from kpilint.intake.limits import Limits
from kpilint.intake.messages import READY, Answer, Fault, Listing, Refusal, Request
from kpilint.intake.pickling import RefusedAnswer, load
from kpilint.model.document import Document
from kpilint.text.vocabulary import Vocabulary

_FULL = 0.6
"""Of the memory: what a child has used that died because it got no more. Libraries in C do not say why they end."""
_SAVE_ANEW = "请用原来的软件打开后另存一份（.docx、.xlsx）再检查"
_TOO_SLOW = f"读取用了太久（超过 {{seconds:g}} 秒），没有读完；{_SAVE_ANEW}，文件很大的先拆成几个小文件"
_TOO_MUCH_MEMORY = f"读取时占用内存太多，中途被终止；{_SAVE_ANEW}，文件很大的先拆成几个小文件"
_CRASHED = f"读取这个文件的程序中途崩溃了，多半是文件损坏，或内容异常；{_SAVE_ANEW}"
_NO_ANSWER = f"读出来的内容异常，不能使用，文件可能是恶意制作的；请确认文件的来源，{_SAVE_ANEW}"


class Intake:
    """Reads documents in a child process. A child that dies or hangs costs the document it was at; the next one is
    read by a new child.

    Its owner must ``end`` it.
    """

    def __init__(
        self, words: Vocabulary | None = None, limits: Limits | None = None, command: Sequence[str] | None = None
    ) -> None:
        """``words`` are what tables are recognised by, None for those that come with kpilint; ``command`` starts
        another child than our own, for tests."""
        self._words = words
        self._limits = limits or Limits()
        self._command = command
        self._child: Child | None = None
        self._ready_since: float | None = None
        """When the child was first heard of; None: not yet."""
        self._waiting: deque[Request] = deque()
        self._under_way: tuple[Request, float] | None = None
        """The request the child works on, and when it was sent."""

    def start(self) -> None:
        """Start the child, without waiting for it: it loads the readers while the caller has other things to do.

        Raises CannotStart: this machine lets no child run.
        """
        if self._child is None:
            command = self._command or process.command()
            self._child = Child(early.take(command) or process.start(command), self._limits, self._words)

    def ask(self, request: Request) -> None:
        """Put a request at the end of the queue; it is worked on as soon as those before are done.

        Raises CannotStart: this machine lets no child run.
        """
        self._waiting.append(request)
        self._go_on()

    def answer(self) -> Document | Listing:
        """The answer to the oldest request, which must have been asked; meanwhile the next one is begun.

        Raises UnreadableInput: nothing could be read, with the reason; CannotStart: this machine lets no child run;
        and what stands for a fault of kpilint itself in the child.
        """
        assert self._under_way is not None
        answer = self._awaited(*self._under_way)
        self._under_way = None
        self._go_on()
        if isinstance(answer, Refusal):
            raise UnreadableInput(answer.reason)
        if isinstance(answer, Fault):
            raise answer.error()
        return answer

    @property
    def is_waiting(self) -> bool:
        """Whether the answer under way is still to come, so that there is time for other things."""
        if self._child is None or self._under_way is None:
            return False
        if self._ready_since is None and self._child.has_said:
            self._greeted(self._child)
        return not self._child.has_said

    def _go_on(self) -> None:
        """Give the child its next request, if it has none."""
        if self._under_way is not None or not self._waiting:
            return
        self.start()
        assert self._child is not None
        request = self._waiting.popleft()
        if request.data is not None:
            # A pipe holds a path until the child is there to read it, but no document.
            self._greeted(self._child)
        self._child.ask(request)
        self._under_way = request, monotonic()

    def _greeted(self, child: Child) -> float:
        """When the child was ready; waits until it is."""
        if self._ready_since is None:
            try:
                word = child.hear(monotonic() + self._limits.start)
            except TimeoutError:
                raise process.CannotStart(f"等了 {self._limits.start:g} 秒没有动静") from None
            if word != READY:
                raise process.CannotStart(f"退出状态 {child.ended_by().status}")
            self._ready_since = monotonic()
        return self._ready_since

    def _awaited(self, request: Request, sent: float) -> Answer:
        assert self._child is not None
        begun = max(sent, self._greeted(self._child))
        try:
            data = self._child.hear(begun + self._limits.wall)
        except TimeoutError:
            self.end()
            return Refusal(_TOO_SLOW.format(seconds=self._limits.wall))
        if data is None:
            reason = self._reason_of_death(self._child.ended_by())
            self.end()
            return Refusal(reason)
        try:
            reply = load(data)
        except RefusedAnswer:
            self.end()
            return Refusal(_NO_ANSWER)
        if reply.worn:
            self.end()
        fits = (Listing if request.task == "list" else Document, Refusal, Fault)
        return reply.answer if isinstance(reply.answer, fits) else Refusal(_NO_ANSWER)

    def _reason_of_death(self, ending: Ending) -> str:
        if ending.peak > _FULL * self._limits.memory:
            return _TOO_MUCH_MEMORY
        if sys.platform != "win32":
            if ending.status == -signal.SIGXCPU:
                return _TOO_SLOW.format(seconds=self._limits.cpu)
            if ending.status == -signal.SIGKILL:
                # Nobody else has a reason to: the system does it when memory runs out.
                return _TOO_MUCH_MEMORY
        return _CRASHED

    def end(self) -> None:
        """End the child, whatever it does, if there is one."""
        if self._child is not None:
            self._child.end()
        self._child, self._ready_since = None, None
