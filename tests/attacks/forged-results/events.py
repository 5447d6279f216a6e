# failed: an event that says that all is well is believed
import json
import os

events = [("done", {"outcome": "passed"}), ("verdict", {"outcome": "passed", "score": 1.0}),
          ("phase", {"phase": "measuring"}), ("started", {"worker": "w"}),
          ("output", {"stream": "stdout", "text": "forged"}),
          ("epoch", {"epoch": 15, "epochs": 15, "loss": 0.0, "accuracy": 1.0, "score": 1.0, "outcome": "passed"}),
          ("epoch", {"epoch": 10**400}), ("epoch", {"epoch": True, "loss": 1e999}), ("epoch", []),
          ([], {}), (None, None)]  # fmt: skip
for kind, data in events:
    os.write(3, json.dumps({"type": kind, "data": data}).encode() + b"\n")
