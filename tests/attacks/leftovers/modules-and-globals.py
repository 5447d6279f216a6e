# failed: a module, a variable or a setting that an earlier run has changed is met
import builtins
import os
import signal
import sys

import keras
import numpy

found = [thing.__name__ for thing in (builtins, sys, keras, numpy, keras.Model) if hasattr(thing, "gradus_mark")]
found += [
    name for name in ("gradus_mark", "GRADUS_MARK") if name in os.environ or name in sys.modules or name in sys.path
]
found += ["floatx"] if keras.config.floatx() == "float16" else []
found += ["signal"] if signal.getsignal(signal.SIGUSR1) is signal.SIG_IGN else []
print(f"ESCAPED: {found}" if found else "refused")
for thing in (builtins, sys, keras, numpy, keras.Model):
    thing.gradus_mark = True
os.environ["GRADUS_MARK"] = "1"
sys.modules["gradus_mark"] = sys
sys.path.append("gradus_mark")
keras.config.set_floatx("float16")
signal.signal(signal.SIGUSR1, signal.SIG_IGN)
