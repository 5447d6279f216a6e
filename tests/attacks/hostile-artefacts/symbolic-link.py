# failed: a link in the model's place is followed by the worker
import os

for number, target in enumerate(
    ("/etc/shadow", "/proc/self/environ", "/datasets/mnist.npz", "/proc/self/fd/0", "../../../../etc/passwd")
):
    if os.path.lexists("/evidence/model.keras"):
        os.rename("/evidence/model.keras", f"/evidence/{number}")
    os.symlink(target, "/evidence/model.keras")
