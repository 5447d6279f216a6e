"""Is the loaded network the one that was saved? Its answers and those of the saved weights, on rows of our own."""

import io
import zipfile

import h5py
import numpy as np

SHAPES = {"layers/dense": [(784, 32), (32,)], "layers/dense_1": [(32, 10), (10,)]}
ROWS = 200
SAME = 1e-5
"""Two sums of the same numbers in another order differ by less than that."""


def check(folder):
    """Compare the probabilities that the three sets of weights give for rows drawn here."""
    saved = weights((folder / "digits.weights.h5").read_bytes())
    model, restored = (weights(inside(folder / f"{name}.keras")) for name in ("model", "restored"))
    return [of_saved(saved), of_model(saved, model), of_restored(saved, restored)]


def inside(path):
    """Return the weights file in a model's archive."""
    with zipfile.ZipFile(path) as archive:
        return archive.read("model.weights.h5") if "model.weights.h5" in archive.namelist() else b""


def weights(data):
    """Return the four arrays of the network of the task, or None where the file does not hold just them."""
    try:
        with h5py.File(io.BytesIO(data), "r") as file:
            if sorted(name for name in file["layers"] if len(file["layers"][name].get("vars", ()))) != ["dense", "dense_1"]:
                return None
            return [array(file[f"{place}/vars/{n}"], shape) for place, shapes in SHAPES.items() for n, shape in enumerate(shapes)]
    except Exception:
        return None


def array(dataset, shape):
    """Return the numbers of a dataset that has this shape. Raises ValueError for another one."""
    if dataset.shape != shape or dataset.dtype != np.float32 or dataset.chunks or dataset.external:
        raise ValueError(f"received {dataset.shape}, expected {shape}")
    return dataset[()].astype(np.float64)


def answers(arrays):
    """Return the probabilities of ROWS rows from 0 to 1, which no code of a student's has seen."""
    rows = np.random.default_rng(2026).random((ROWS, 784))
    kernel, bias, last, last_bias = arrays
    z = np.maximum(rows @ kernel + bias, 0) @ last + last_bias
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def difference(one, other):
    """Return by how much any probability differs at most."""
    largest = float(np.abs(answers(one) - answers(other)).max())
    return largest if np.isfinite(largest) else 1.0


def of_saved(saved):
    if saved is None:
        ru = "Веса из digits.weights.h5 не подходят к сети 784 → 32 → 10. Сохраните веса сети из задания."
        en = "The weights in digits.weights.h5 do not fit the network 784 → 32 → 10. Save those of the network of the task."
        return said("saved", False, ru, en)
    if not saved[1].any() and not saved[3].any():
        ru = "Все смещения в файле равны нулю, как у сети до обучения. Сохраните веса после fit."
        en = "All biases in the file are zero, as in a network before training. Save the weights after fit."
        return said("saved", False, ru, en)
    return said("saved", True, "В файле веса обученной сети.", "The file holds the weights of a trained network.")


def of_model(saved, model):
    if saved is None or model is None:
        ru = "Сеть из имени model не такая, как сохранённая: сравнить их нельзя."
        en = "The network in the name model is not like the one that was saved, so they cannot be compared."
        return said("went_on", False, ru, en)
    found = difference(saved, model)
    if found <= SAME:
        ru = "model отвечает так же, как при сохранении. Обучите её после save_weights ещё одну эпоху."
        en = "model answers as it did when it was saved. Train it for another epoch after save_weights."
        return said("went_on", False, ru, en)
    ru = f"С тех пор model изменилась: вероятности отличаются на величину до {comma(found)}."
    en = f"model has changed since: the probabilities differ by up to {found:.4f}."
    return said("went_on", True, ru, en)


def of_restored(saved, restored):
    if saved is None or restored is None:
        ru = "Сеть из имени restored не такая, как сохранённая: постройте её с теми же слоями."
        en = "The network in the name restored is not like the one that was saved: build it with the same layers."
        return said("restored", False, ru, en)
    found = difference(saved, restored)
    if found > SAME:
        ru = f"На {ROWS} строках, которые выбрали мы, вероятности restored отличаются от сохранённой сети на величину до "
        ru += f"{comma(found)}. Загрузите файл в новую сеть: restored.load_weights."
        en = f"On {ROWS} rows of our own the probabilities of restored differ from those of the saved network by up to "
        en += f"{found:.4f}. Load the file into the new network: restored.load_weights."
        return said("restored", False, ru, en)
    ru = f"На {ROWS} строках, которые выбрали мы, restored отвечает точно так же, как сохранённая сеть."
    en = f"On {ROWS} rows of our own restored answers exactly as the saved network does."
    return said("restored", True, ru, en)


def comma(value):
    return f"{value:.4f}".replace(".", ",")


def said(name, passed, ru, en):
    return {"name": name, "passed": passed, "ru": ru, "en": en}
