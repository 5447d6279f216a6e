# failed: what is registered for the end is run, and runs for ever
import atexit
import gc
import os
import sys
import threading
import weakref


def endless(*_):
    print("ESCAPED: run at the end", flush=True)
    os.read(os.pipe()[0], 1)


class Thing:
    __del__ = endless


atexit.register(endless)
threading._register_atexit(endless)
sys.unraisablehook = sys.excepthook = endless
weakref.finalize(sys, endless)
kept = Thing()
kept.itself = kept
gc.callbacks.append(lambda *_: None)
