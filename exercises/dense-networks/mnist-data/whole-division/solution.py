def scale(x):
    return x.astype("float32") / 255
