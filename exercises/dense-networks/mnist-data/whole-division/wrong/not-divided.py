# outcome: failed
# feedback: functions.not_scaled
def scale(x):
    return x.astype("float32")
