# outcome: failed
# feedback: functions.scaled_twice
def scale(x):
    x = x.astype("float32") / 255
    return x / 255
