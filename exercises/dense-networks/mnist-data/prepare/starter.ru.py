from keras.datasets import mnist

(x_train, y_train), (x_test, y_test) = mnist.load_data()


def prepare(x):
    # Форма, тип, деление. Результат верните.
    ...


sample = prepare(x_train[:100])
print(sample)
