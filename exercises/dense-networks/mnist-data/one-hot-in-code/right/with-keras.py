import keras


def one_hot(labels, classes):
    return keras.utils.to_categorical(labels, classes)
