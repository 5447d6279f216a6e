# failed: our own code goes on behind the end of the student's, and what it does is believed
import os
import sys

os._exit = sys.exit = lambda *_: None
os.close = os.closerange = lambda *_: None
sys.modules.pop("os"), sys.modules.pop("json")
