# failed: more than the public datasets is reached from their folder
# landlock: not stopped, names of the host's files can be asked for
import os

print(sorted(os.listdir("/datasets")))
for path in ("/datasets/../hidden", "/datasets/../datasets/hidden", "/datasets/hidden", "/datasets/./../../secret"):
    try:
        os.stat(path)
    except OSError:
        print("refused")
    else:
        print("ESCAPED: seen", path)
folder = os.open("/datasets", os.O_RDONLY)
os.chdir("/datasets")
for name in ("..", "../..", "../../.."):
    seen = set(os.listdir(os.open(name, os.O_RDONLY, dir_fd=folder)))
    print("ESCAPED: seen" if seen & {"hidden", "npm", "secret", "cache", "log"} else "inside", name)
