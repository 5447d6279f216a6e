"""The examples of the lesson, worked out: data A with two predictions, B for CCE, C for BCE."""

import numpy as np

y_true = [15, 19, 11, -22, 23, -8, 18, 8, 9, -7, 17]
first = [12, 11, 7, -11, 12, -17, 10, 7, 1, -2, 11]
second = [14, 20, 11, -20, 21, -7, 17, 8, 7, -6, 15]

classes_true = [[0, 0, 1, 0], [1, 0, 0, 0]]
classes_pred = [[0.02, 0.07, 0.9, 0.01], [0.91, 0.03, 0.04, 0.02]]

answers_true = [0, 0, 1, 0]
answers_pred = [0.02, 0.07, 0.9, 0.01]


def numbers():
    """Return what the text shows."""
    return regression() | classification() | {
        "answers_true": answers_true,
        "answers_pred": answers_pred,
        "chances": chances(),
        "bce": float(np.mean(-np.log(chances()))),
        "only_yes": float(-np.log(0.9) / len(answers_true)),
        "half": float(np.log(2)),
        "doubt": float(-np.log(0.01)),
        "clipped": float(-np.log(1e-7)),
    }


def regression():
    """Return both predictions of data A and the losses of each."""
    errors, errors_2 = np.subtract(y_true, first), np.subtract(y_true, second)
    squares, squares_2 = errors**2, errors_2**2
    return {
        "y_true": y_true,
        "first": first,
        "second": second,
        "n": len(y_true),
        "errors": errors.tolist(),
        "absolute": np.abs(errors).tolist(),
        "squares": squares.tolist(),
        "total": int(np.abs(errors).sum()),
        "total_2": int(np.abs(errors_2).sum()),
        "mae": float(np.mean(np.abs(errors))),
        "mae_2": float(np.mean(np.abs(errors_2))),
        "total_squares": int(squares.sum()),
        "total_squares_2": int(squares_2.sum()),
        "mse": float(squares.mean()),
        "mse_2": float(squares_2.mean()),
        "rmse": float(np.sqrt(squares.mean())),
        "signed": float(errors.mean()),
        "large": int(squares[3]),
        "two_large": int(squares[3] + squares[4]),
        "share": round(100 * float(squares[3] + squares[4]) / float(squares.sum())),
    }


def classification():
    """Return the rows of data B, the loss of each, their mean, and the mean over classes."""
    chosen = [pred[true.index(1)] for true, pred in zip(classes_true, classes_pred)]
    losses = -np.log(chosen)
    return {
        "classes_true": classes_true,
        "classes_pred": classes_pred,
        "true_1": classes_true[0],
        "true_2": classes_true[1],
        "pred_1": classes_pred[0],
        "pred_2": classes_pred[1],
        "chosen_1": chosen[0],
        "chosen_2": chosen[1],
        "loss_1": float(losses[0]),
        "loss_2": float(losses[1]),
        "cce": float(losses.mean()),
        "by_classes": float(losses.sum() / len(classes_true[0])),
    }


def chances():
    """Return the probability that each answer of data C gave to what is right."""
    return [p if y else round(1 - p, 2) for y, p in zip(answers_true, answers_pred)]
