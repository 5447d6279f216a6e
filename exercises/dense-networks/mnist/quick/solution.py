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
model.add(Dense(512, activation="relu"))
model.add(Dense(CLASSES, activation="softmax"))

# One epoch in two parts: every image is seen once, the last quarter with small steps.
model.compile(loss="categorical_crossentropy", optimizer=Adam(0.0015), metrics=["accuracy"])
model.fit(x_train[:45000], y_train[:45000], batch_size=64, epochs=1, verbose=2)

model.compile(loss="categorical_crossentropy", optimizer=Adam(0.0002), metrics=["accuracy"])
model.fit(x_train[45000:], y_train[45000:], batch_size=64, epochs=1, verbose=2)

loss, accuracy = model.evaluate(x_test, y_test, verbose=0)
print(f"unseen images: loss {loss:.4f}, accuracy {accuracy:.4f}")
