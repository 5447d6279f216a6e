"""The sizes of MNIST and what follows from them."""

TRAIN, TEST, SIDE, CLASSES = 60_000, 10_000, 28, 10
ROW, COLUMN = 5, 12
GREY = 51


def numbers():
    """Return what the text shows."""
    pixels = SIDE * SIDE
    return {
        "all": TRAIN + TEST,
        "train": TRAIN,
        "test": TEST,
        "side": SIDE,
        "pixels": pixels,
        "last": pixels - 1,
        "classes": CLASSES,
        "row": ROW,
        "column": COLUMN,
        "place": SIDE * ROW + COLUMN,
        "transposed": SIDE * COLUMN + ROW,
        "grey": GREY,
        "scaled": GREY / 255,
        "twice": GREY / 255 / 255,
        "single": TRAIN * pixels * 4 / 1e6,
        "double": TRAIN * pixels * 8 / 1e6,
    }
