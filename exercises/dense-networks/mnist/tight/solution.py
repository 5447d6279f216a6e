import keras
from keras.datasets import mnist
from keras.layers import Dense, Input
from keras.optimizers import Adam

CLASSES = 10

(x_train, y_train), (x_test, y_test) = mnist.load_data()
x_train = x_train.reshape(60000, 784).astype("float32") / 255
x_test = x_test.reshape(10000, 784).astype("float32") / 255
y_train = keras.utils.to_categorical(y_train, CLASSES)
y_test = keras.utils.to_categorical(y_test, CLASSES)

model = keras.Sequential()
model.add(Input(shape=(784,)))
model.add(Dense(62, activation="relu"))
model.add(Dense(CLASSES, activation="softmax"))
model.summary()

model.compile(loss="categorical_crossentropy", optimizer=Adam(0.002), metrics=["accuracy"])
model.fit(x_train, y_train, batch_size=128, epochs=10, verbose=2)

# Smaller steps at the end; compiling again leaves the weights as they are.
model.compile(loss="categorical_crossentropy", optimizer=Adam(0.0002), metrics=["accuracy"])
model.fit(x_train, y_train, batch_size=128, epochs=3, verbose=2)

loss, accuracy = model.evaluate(x_test, y_test, verbose=0)
print(f"unseen images: loss {loss:.4f}, accuracy {accuracy:.4f}")
