# memory-limit: frames of a recursion are memory without a limit
import sys

SIZE = 4 << 10


def deeper(held):
    return deeper(b"x" * SIZE)


sys.setrecursionlimit(150_000)
try:
    deeper(b"")
except RecursionError:
    print("ESCAPED with 600 MiB of frames")
