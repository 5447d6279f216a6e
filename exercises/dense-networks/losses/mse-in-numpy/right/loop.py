def mse(y_true, y_pred):
    total = 0.0
    for y, p in zip(y_true, y_pred):
        total += float(y - p) ** 2
    return total / len(y_true)
