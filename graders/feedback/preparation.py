"""Mistakes in preparing images and labels that are recognised by the numbers they lead to."""

MESSAGES = {
    "preparation.counted_from_one": {
        "ru": "{value} стоит на месте, которое получается при счёте с единицы. Классы и места считают с нуля.",
        "en": "{value} stands where counting from one leads. Classes and places are counted from zero.",
    },
    "preparation.label_itself": {
        "ru": "{value} — сам номер класса. В one-hot на месте класса стоит единица, каким бы номер ни был.",
        "en": "{value} is the number of the class itself. In one-hot its place holds a one, whatever the number.",
    },
    "preparation.class_from_one": {
        "ru": "{value}: места посчитаны с единицы. Первое место принадлежит классу 0.",
        "en": "{value}: places were counted from one. The first place belongs to class 0.",
    },
    "preparation.class_from_the_end": {
        "ru": "{value}: места посчитаны справа. Класс 0 стоит в начале строки, слева.",
        "en": "{value}: places were counted from the right. Class 0 stands at the beginning of the row, on the left.",
    },
    "preparation.by_256": {
        "ru": "{value}: так выходит при делении на 256. Значений яркости действительно 256, но наибольшее из них 255, "
        "и единицей должно стать оно.",
        "en": "{value} comes from dividing by 256. There are 256 values of brightness indeed, but the largest is 255, "
        "and it is the one that has to become 1.",
    },
    "preparation.divided_twice": {
        "ru": "{value}: на 255 разделено дважды. После первого деления числа уже лежат от 0 до 1.",
        "en": "{value} was divided by 255 twice. After the first time the numbers lie between 0 and 1 already.",
    },
    "preparation.divided_once": {
        "ru": "{value}: так выходит после одного деления. Посчитайте, сколько делений выполнит код.",
        "en": "{value} is what a single division gives. Count how many divisions the code performs.",
    },
    "preparation.inverted": {
        "ru": "{value}: яркость обращена, чёрное стало белым. Делят сам номер яркости.",
        "en": "{value}: the brightness is inverted, black became white. Divide the brightness itself.",
    },
    "preparation.own_maximum": {
        "ru": "{value}: поделено на наибольшее из этих чисел. Делитель один для всех изображений: 255.",
        "en": "{value}: it was divided by the largest of these numbers. The divisor is the same for all images: 255.",
    },
    "preparation.other_maximum": {
        "ru": "{value}: поделено на наибольшую яркость другой выборки. Посмотрите, на что код делит эту.",
        "en": "{value}: it was divided by the largest brightness of the other set. "
        "See what the code divides this one by.",
    },
    "preparation.common_divisor": {
        "ru": "{value} — яркость, делённая на 255. Этот код делит на наибольшую яркость самой выборки.",
        "en": "{value} is the brightness divided by 255. This code divides by the largest brightness of the set.",
    },
    "preparation.ratio_reversed": {
        "ru": "{value}: деление перевёрнуто. Яркость делят на наибольшую яркость выборки, а не наоборот.",
        "en": "{value}: the division is upside down. The brightness is divided by the largest of the set, "
        "not the other way round.",
    },
    "preparation.side_for_row": {
        "ru": "{value} — сторона изображения. В строку выписывают все его пиксели: высоту умножают на ширину.",
        "en": "{value} is a side of the image. The row takes all its pixels: height times width.",
    },
    "preparation.sides_added": {
        "ru": "{value}: стороны сложены. Пикселей столько, сколько клеток в прямоугольнике: стороны перемножают.",
        "en": "{value}: the sides were added. There are as many pixels as cells in the rectangle: multiply the sides.",
    },
    "preparation.other_set": {
        "ru": "{value} — число объектов другой выборки. Подготовка не переносит изображения из одной в другую.",
        "en": "{value} is the number of objects of the other set. Preparing moves no images from one to the other.",
    },
    "preparation.classes_less_one": {
        "ru": "{value}: на единицу меньше, чем классов. Последний класс назван числом на единицу меньше, "
        "потому что счёт идёт с нуля, но и ему нужно место.",
        "en": "{value} is one less than there are classes. The last class is called by a number one less, "
        "for counting begins at zero, but it needs a place too.",
    },
    "preparation.label_not_row": {
        "ru": "{value}: так было до to_categorical, когда метка была одним числом. "
        "Теперь на метку приходится целая строка.",
        "en": "{value}: that was so before to_categorical, when a label was one number. Now each label is a whole row.",
    },
    "preparation.pixels_for_classes": {
        "ru": "{value} — длина строки изображения. Строка метки длиной с число классов.",
        "en": "{value} is the length of an image's row. The row of a label is as long as there are classes.",
    },
    "preparation.all_pixels": {
        "ru": "{value}: перемножено всё сразу. Первая ось остаётся осью объектов, их столько же, сколько было.",
        "en": "{value}: everything was multiplied at once. The first axis remains that of objects, as many as before.",
    },
    "preparation.pixel_from_one": {
        "ru": "{value}: счёт начат с единицы. Строки, столбцы и места в строке чисел считают с нуля.",
        "en": "{value} comes from counting from one. Rows, columns and places are counted from zero.",
    },
    "preparation.row_from_one": {
        "ru": "{value}: строка посчитана с единицы. Над строкой с номером r лежит ровно r полных строк.",
        "en": "{value}: the row was counted from one. Above row number r lie exactly r full rows.",
    },
    "preparation.pixel_transposed": {
        "ru": "{value}: строка и столбец переставлены. Изображение выписывают строка за строкой, "
        "и номер строки умножают на ширину.",
        "en": "{value}: row and column are exchanged. An image is written out row by row, "
        "and the number of the row is multiplied by the width.",
    },
    "preparation.pixel_product": {
        "ru": "{value}: номера перемножены. До нужного пикселя идут полные строки, потом ещё несколько клеток.",
        "en": "{value}: the two numbers were multiplied. Full rows lead to the pixel, and then a few cells more.",
    },
    "preparation.pixel_sum": {
        "ru": "{value}: номера сложены. В каждой строке выше лежит не один пиксель, а вся её ширина.",
        "en": "{value}: the two numbers were added. Each row above holds not one pixel but a whole width of them.",
    },
    "preparation.mixed": {
        "ru": "{value}: так выходит при другом порядке чтения. Читайте числа в том порядке, в каком они лежат: "
        "сначала вся первая строка первого изображения, потом вторая, потом следующее изображение.",
        "en": "{value} comes from another order of reading. Walk through the array as it lies in memory: all of the "
        "first row of the first image, then the second, then the next image.",
    },
    "preparation.not_mixed": {
        "ru": "{value}: так выглядит верная строка. Этот код сначала складывает числа в другую таблицу, "
        "а потом меняет в ней строки и столбцы.",
        "en": "{value} is what the right row looks like. This code puts the numbers into another table first, "
        "and then exchanges its rows and columns.",
    },
    "functions.not_scaled": {
        "ru": "{case}: числа остались от 0 до 255. Разделите их на 255.",
        "en": "{case}: the numbers still lie between 0 and 255. Divide them by 255.",
    },
    "functions.scaled_twice": {
        "ru": "{case}: на 255 разделено дважды. Найдите второе деление и уберите его.",
        "en": "{case}: it was divided by 255 twice. Find the second division and take it out.",
    },
    "functions.whole_division": {
        "ru": "{case}: дробные значения стали нулями. Деление // отбрасывает дробную часть, нужно /.",
        "en": "{case}: fractions became zeros. The division // drops the fractional part; use /.",
    },
    "functions.own_maximum": {
        "ru": "{case}: самое яркое число стало единицей, хотя оно меньше 255. Делитель один для всех данных: 255.",
        "en": "{case}: the brightest number became 1, though it is less than 255. The divisor is the same for all "
        "data: 255.",
    },
    "functions.columns_first": {
        "ru": "{case}: числа верны, но выписаны по столбцам. Изображение читают строка за строкой, как reshape.",
        "en": "{case}: the numbers are right but written out by columns. An image is read row by row, as reshape does.",
    },
    "functions.one_hot_from_one": {
        "ru": "{case}: единица стоит на место раньше, как будто классы считали с единицы. Класс 0 — первое место.",
        "en": "{case}: the one stands a place too early, as if classes were counted from one. Class 0 is the first "
        "place.",
    },
    "functions.one_hot_turned": {
        "ru": "{case}: строки и столбцы переставлены. Строка принадлежит объекту, столбец — классу.",
        "en": "{case}: rows and columns are exchanged. A row belongs to an object, a column to a class.",
    },
    "functions.labels_shifted": {
        "ru": "{case}: метки сдвинуты на единицу, и теперь каждая цифра названа чужим номером. "
        "Менять нужно не метки, а число классов.",
        "en": "{case}: the labels were shifted by one, and every digit now has another one's number. "
        "Change the number of classes, and not the labels.",
    },
    "functions.nines_dropped": {
        "ru": "{case}: строка метки 9 пуста. Этому классу тоже нужно место.",
        "en": "{case}: the row of the label 9 is empty. That class needs a place too.",
    },
    "functions.test_image": {
        "ru": "{case}: это изображение с тем же номером, но из тестовой выборки. Нужна обучающая, x_train.",
        "en": "{case}: that is the image of the same number in the test set. The training set is asked for, x_train.",
    },
    "functions.image_before": {
        "ru": "{case}: это соседнее изображение, на номер раньше. Номера считают с нуля, и вычитать единицу не нужно.",
        "en": "{case}: that is its neighbour, one number before. Numbers begin at zero; do not subtract one.",
    },
    "functions.image_scaled": {
        "ru": "{case}: яркость уже поделена на 255. Покажите изображение таким, какое оно в наборе.",
        "en": "{case}: the brightness is divided by 255 already. Show the image as it is in the set.",
    },
}
