# disk-limit: a run makes more files than a file system of its own has room for
for number in range(30_000):
    open(f"file-{number}", "w").close()
print("ESCAPED with 30_000 files")
