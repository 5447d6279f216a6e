# outcome: failed
# feedback: functions.whole_division
def scale(x):
    return x.astype("float32") // 255
