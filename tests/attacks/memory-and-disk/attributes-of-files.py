# disk-limit: attributes of files take room that is not counted
# landlock: failed
import os

written = 0
for number in range(1000):
    open(f"file-{number}", "w").close()
    for name in ("user.first", "user.second"):
        try:
            os.setxattr(f"file-{number}", name, bytes(32 << 10))
        except OSError:
            continue
        written += 32 << 10
print("ESCAPED with" if written > 32 << 20 else "refused after", written)
