# failed: a pickle in the model's place is loaded, and runs what it says outside
import glob
import pickle


class Payload:
    def __reduce__(self):
        return eval, ("[open(path, 'a').write('x') for path in __import__('glob').glob('/tmp/gradus-canary-*')]",)


for name in ("model.keras", "model.pkl", "model.npy", "predictions.f32"):
    with open(f"/evidence/{name}", "wb") as file:
        pickle.dump(Payload(), file)
print("refused" if not glob.glob("/tmp/gradus-canary-*") else "ESCAPED: the canary is in sight")
