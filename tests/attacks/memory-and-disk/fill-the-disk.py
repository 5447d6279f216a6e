# disk-limit: a run writes more than its disk limit
# landlock: student-error
with open("large", "wb", buffering=0) as file:
    for _ in range(256):
        if file.write(bytes(1 << 18)) < 1 << 18:
            file.write(b"x")
print("ESCAPED with 64 MiB")
