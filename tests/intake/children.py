"""Children whose reader is made up: it does what the name of the document says."""

import sys
from pathlib import Path

import kpilint

ROOT = str(Path(kpilint.__file__).parents[1])
START = f"import sys; sys.path.insert(0, {ROOT!r})\n"
READER = """
import atexit, ctypes, os, pathlib, subprocess, sys, tempfile, time
from kpilint.errors import UnreadableInput
from kpilint.intake.child import serve
from kpilint.model.document import Document, Unit

leaked = []

def read(shown, data):
    if shown == "hangs":
        time.sleep(600)
    if shown == "computes":
        while True:
            pass
    if shown == "starts another":
        other = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
        pathlib.Path(data.decode()).write_text(f"{os.getpid()} {other.pid}")
        other.wait()
    if shown == "starts another and clears up":
        folder = tempfile.TemporaryDirectory(dir=data.decode())
        with folder:
            other = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"], start_new_session=True)
            pathlib.Path(data.decode(), "pids").write_text(f"{os.getpid()} {other.pid}")
            try:
                other.wait()
            finally:
                other.kill()
                other.wait()
    if shown == "keeps a folder":
        kept = tempfile.mkdtemp(dir=data.decode())
        atexit.register(os.rmdir, kept)
    if shown == "takes memory":
        bytearray(2_000_000_000)
    if shown == "takes memory bit by bit":
        kept = [bytearray(1_000_000) for _ in range(2_000)]
    if shown == "takes memory and aborts":
        kept = b"x" * 350_000_000
        os.abort()
    if shown == "grows":
        leaked.append(bytearray(150_000_000))
    if shown == "aborts":
        os.abort()
    if shown == "crashes":
        ctypes.string_at(0)
    if shown == "is killed":
        os.kill(os.getpid(), 9)
    if shown == "ends the program":
        os._exit(0)
    if shown == "exits":
        sys.exit("bye")
    if shown == "prints":
        print("x" * 100_000, flush=True)
        os.write(1, b"y" * 100_000)
        subprocess.run([sys.executable, "-c", "print('z' * 100_000)"])
    if shown == "asks":
        shown += sys.stdin.readline()
    if shown == "fails":
        raise IndexError("list index out of range")
    if shown == "is refused":
        raise UnreadableInput("加密了")
    if shown == "gives what cannot be sent":
        return Document(shown, lambda: None)
    if shown == "gives a foreign object":
        return Document(shown, pathlib.PurePosixPath("x"))
    if shown == "gives too much":
        return Document(shown, "x" * 10_000_000)
    return Document(shown, data.decode(), Unit(None, str(os.getpid())))

serve(read)
"""


def command(code=READER):
    return [sys.executable, "-P", "-c", START + code]
