"""The sizes of the matrices of one Dense layer and a batch. Seed 0 is Dense(32) on objects of 10 numbers."""

import random


def draw(seed):
    """Return numbers, answers and mistakes. The three sizes differ, so each tells where it was taken from."""
    if seed == 0:
        return sizes(64, 10, 32)
    generator = random.Random(seed)
    objects = generator.choice((16, 32, 64, 128, 256))
    inputs, units = generator.sample([n for n in range(5, 60) if n != objects], 2)
    return sizes(objects, inputs, units)


def sizes(objects, inputs, units):
    """Write the sizes down, and what each known mistake puts in their place."""
    return {
        "numbers": {"objects": objects, "inputs": inputs, "units": units},
        "answers": {
            "x.rows": objects,
            "x.columns": inputs,
            "w.rows": inputs,
            "w.columns": units,
            "y.rows": objects,
            "y.columns": units,
            "biases": units,
        },
        "mistakes": {
            "x.rows": {"shapes.object_in_column": inputs, "shapes.neurons_in_input": units},
            "x.columns": {"shapes.object_in_column": objects, "shapes.neurons_in_input": units},
            "w.rows": {"shapes.weights_transposed": units, "shapes.objects_in_weights": objects},
            "w.columns": {"shapes.weights_transposed": inputs, "shapes.objects_in_weights": objects},
            "y.rows": {"shapes.output_transposed": units, "shapes.output_like_weights": inputs},
            "y.columns": {"shapes.output_transposed": objects, "shapes.output_like_input": inputs},
            "biases": {
                "shapes.bias_once": 1,
                "parameters.bias_per_input": inputs,
                "shapes.bias_per_object": objects,
            },
        },
    }
