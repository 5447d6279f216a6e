# output-limit: a line that is written over for ever is not counted
import sys

for number in range(200_000):
    sys.stdout.write(f"\r{number:>200}")
print("ESCAPED with 40 MB")
