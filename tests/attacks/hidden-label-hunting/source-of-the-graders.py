# failed: the code of the platform, or what it grades with, can be imported or read
# landlock: student-error
import importlib
import sys

for name in ("graders.checks", "graders.datasets", "graders.evidence", "graders.grade", "exercises.catalog",
             "config.settings",
             "attempts.models", "celery", "django", "graders.sandbox.pool"):  # fmt: skip
    try:
        importlib.import_module(name)
    except ImportError:
        print("refused")
    else:
        print("installed" if name in ("celery", "django") else "ESCAPED: imported", name)
loaded = [module for name, module in sys.modules.items() if name.startswith(("graders", "exercises", "config"))]
for module in loaded:
    if ".inside" not in module.__name__ and len(vars(module)) > 20:
        print("ESCAPED: loaded", module.__name__)
