import keras


def parameters(inputs, units, biases):
    model = keras.Sequential([keras.Input((int(inputs),))])
    for neurons, bias in zip(units, biases):
        model.add(keras.layers.Dense(int(neurons), use_bias=bool(bias)))
    return model.count_params()
