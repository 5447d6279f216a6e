"""Mistakes in the questions of the final quiz that are recognised by the number they lead to."""

MESSAGES = {
    "quiz.relu_between_forgotten": {
        "ru": "{value} выходит, если отрицательный выход первого слоя пройдёт дальше. Примените relu до второго слоя.",
        "en": "{value} comes out if the negative output of the first layer goes on. Apply relu before the second "
        "layer.",
    },
    "quiz.last_bias_forgotten": {
        "ru": "{value}: у последнего слоя тоже есть смещение, а здесь его нет. Прибавьте его.",
        "en": "{value}: the last layer has a bias too, and it is missing here. Add it.",
    },
    "quiz.relu_after_last": {
        "ru": "{value}: relu применена и к последнему слою. Он линейный, и отрицательный ответ остаётся.",
        "en": "{value}: relu was applied to the last layer too. It is linear, and a negative answer stays.",
    },
    "quiz.weight_without_bias": {
        "ru": "{value}: смещение не учтено. Оно тоже часть ответа нейрона: вычтите и его.",
        "en": "{value}: the bias was left out. It is a part of the neuron's answer as well: subtract it too.",
    },
    "quiz.weight_not_divided": {
        "ru": "{value} — это произведение веса на третье число объекта. Осталось разделить на это число.",
        "en": "{value} is the weight times the third number of the object. What is left is to divide by that number.",
    },
    "quiz.weight_bias_added": {
        "ru": "{value}: смещение прибавлено. В ответ нейрона оно входит со своим знаком, поэтому его вычитают.",
        "en": "{value}: the bias was added. It is in the neuron's answer with its own sign, so it has to be "
        "subtracted.",
    },
    "quiz.weights_transposed": {
        "ru": "{value}: строки и столбцы матрицы весов переставлены. Строка отвечает числу на входе, столбец — "
        "нейрону.",
        "en": "{value}: rows and columns of the weight matrix are exchanged. A row belongs to an input, a column "
        "to a neuron.",
    },
    "quiz.inputs_of_the_network": {
        "ru": "{value} — размер объекта на входе всей сети. Второй слой получает то, что выдал первый.",
        "en": "{value} is the size of an object at the input of the network. The second layer gets what the "
        "first one gives.",
    },
    "quiz.one_object": {
        "ru": "{value}: так было бы для одного объекта. Слой отвечает на каждый объект пакета своей строкой.",
        "en": "{value} would hold for one object. The layer answers every object of the batch with a row of its own.",
    },
    "quiz.batch_divided": {
        "ru": "{value}: объекты разделены на шаги нацело. Последний пакет неполный, поэтому настоящий размер "
        "чуть больше; он степень двойки.",
        "en": "{value} is the objects divided by the steps, cut off. The last batch is not full, so the real "
        "size is a little larger: a power of two.",
    },
    "quiz.last_full": {
        "ru": "{value} — размер полного пакета. Посчитайте, сколько объектов остаётся после всех полных.",
        "en": "{value} is the size of a full batch. Count how many objects are left after all full ones.",
    },
    "quiz.last_missing": {
        "ru": "{value} — столько объектов последнему пакету не хватает. Спрашивают, сколько в нём есть.",
        "en": "{value} is how many objects the last batch lacks. The question is how many it has.",
    },
    "quiz.over_momentum": {
        "ru": "{value} — единица, делённая на момент. Установившаяся скорость удовлетворяет v = mv − ηg; "
        "выразите её отсюда.",
        "en": "{value} is one over the momentum. The settled velocity obeys v = mv − ηg; solve that for it.",
    },
    "quiz.times_rest": {
        "ru": "{value} — это 1 − m. Шаг не умножают на это число, а делят.",
        "en": "{value} is 1 − m. The step is not multiplied by that, but divided.",
    },
    "quiz.first_step": {
        "ru": "{value} — длина первого шага, пока скорость ещё не накоплена. Найдите, к чему шаги приближаются.",
        "en": "{value} is the length of the first step, before any velocity has gathered. Find what the steps "
        "approach.",
    },
    "quiz.step_over_momentum": {
        "ru": "{value}: первый шаг разделён на момент. Найдите делитель из равенства v = mv − ηg.",
        "en": "{value}: the first step was divided by the momentum. Find the divisor from v = mv − ηg.",
    },
    "quiz.second_step": {
        "ru": "{value} — длина второго шага. Скорость растёт и дальше: сложите все слагаемые, а не два.",
        "en": "{value} is the length of the second step. The velocity goes on growing: add up all terms, not two.",
    },
    "quiz.adagrad_no_root": {
        "ru": "{value}: делили на сумму, а не на корень из неё. Из суммы квадратов сначала извлекают корень.",
        "en": "{value}: this was divided by the sum and not by its root. The root of the sum of squares comes first.",
    },
    "quiz.adagrad_rate_kept": {
        "ru": "{value} — сама скорость обучения. Накопленная сумма растёт, и шаг уменьшается с каждым обновлением.",
        "en": "{value} is the learning rate itself. The gathered sum grows, and the step shrinks with every update.",
    },
    "quiz.adagrad_gradient_kept": {
        "ru": "{value}: градиент умножили ещё раз. Он стоит и в числителе, и под корнем, и потому сокращается.",
        "en": "{value}: the gradient was multiplied in once more. It stands above and under the root, so it cancels.",
    },
    "quiz.adagrad_in_proportion": {
        "ru": "{value}: так было бы, если бы шаг убывал обратно пропорционально номеру. Он убывает как корень из "
        "номера.",
        "en": "{value} would hold if steps shrank in proportion to their number. They shrink with its root.",
    },
    "quiz.step_uphill": {
        "ru": "{value}: шаг сделан по градиенту, то есть вверх. Спуск вычитает градиент.",
        "en": "{value}: the step went along the gradient, which is uphill. Descent subtracts it.",
    },
    "quiz.derivative_halved": {
        "ru": "{value}: в производной квадрата потерян множитель 2. Производная (w − c)² равна 2(w − c).",
        "en": "{value}: the factor 2 of the derivative of a square is lost. The derivative of (w − c)² is 2(w − c).",
    },
    "quiz.minimum_at_zero": {
        "ru": "{value}: градиент взят так, будто минимум в нуле. Подставьте расстояние до минимума, а не сам вес.",
        "en": "{value}: the gradient was taken as if the minimum were at zero. Put in the distance to it, not "
        "the weight.",
    },
    "quiz.factor_of_step": {
        "ru": "{value} — доля расстояния, которую шаг убирает. Спрашивают, какая доля остаётся.",
        "en": "{value} is the share of the distance that a step takes away. The question is what share is left.",
    },
    "quiz.rate_into_minimum": {
        "ru": "{value}: с такой скоростью вес попадает в минимум за один шаг. До границы ещё есть запас: за ней "
        "он удаляется.",
        "en": "{value}: at that rate the weight reaches the minimum in one step. The bound is higher: beyond it "
        "the weight moves away.",
    },
    "quiz.share_signed": {
        "ru": "{value}: ошибки сложены со знаками, и часть их погасилась. Сначала возьмите модули.",
        "en": "{value}: the errors were added with their signs, and some cancelled. Take absolute values first.",
    },
    "quiz.share_squared": {
        "ru": "{value}: ошибки возведены в квадрат, а в этой строке MAE. Для неё берут модули.",
        "en": "{value}: the errors were squared, and this row is about MAE. It takes absolute values.",
    },
    "quiz.share_not_squared": {
        "ru": "{value}: это доля по модулям. В MSE складывают квадраты, и доля большой ошибки другая.",
        "en": "{value} is the share by absolute values. MSE adds squares, where a large error has another share.",
    },
    "quiz.power_of_ten": {
        "ru": "{value}: потери возвращены к вероятности степенью десяти. Логарифм натуральный, обратная к нему — "
        "степень числа e.",
        "en": "{value}: a power of ten led back to a probability. The logarithm is the natural one, and a power "
        "of e undoes it.",
    },
    "quiz.loss_for_probability": {
        "ru": "{value} — единица минус потери. Потери связаны с вероятностью логарифмом: p получают экспонентой.",
        "en": "{value} is one minus the loss. A logarithm leads from the probability to the loss, so an "
        "exponential leads back.",
    },
    "quiz.probability_of_the_rest": {
        "ru": "{value} — вероятность всех остальных классов вместе. Потери смотрят на верный класс.",
        "en": "{value} is the probability of all other classes together. The loss looks at the right class.",
    },
    "quiz.guess_share": {
        "ru": "{value} — вероятность каждого класса. Спрашивают потери: возьмите от неё логарифм с минусом.",
        "en": "{value} is the probability of each class. The loss is asked for: take minus its logarithm.",
    },
    "quiz.mean_of_means": {
        "ru": "{value} — среднее трёх средних. Пакеты разного размера: умножьте потери каждого на число его объектов.",
        "en": "{value} is the mean of three means. The batches differ in size: weigh each loss with its number "
        "of objects.",
    },
    "quiz.sum_of_means": {
        "ru": "{value} — сумма трёх средних. Нужны потери на один объект.",
        "en": "{value} is the sum of three means. The loss per object is asked for.",
    },
    "quiz.divided_by_batches": {
        "ru": "{value}: сумма потерь разделена на число пакетов. Делят на число объектов.",
        "en": "{value}: the sum of the losses was divided by the number of batches. Divide it by that of objects.",
    },
    "quiz.batches_taken_for_full": {
        "ru": "{value}: делили так, будто последний пакет полный. Возьмите столько объектов, сколько в нём есть.",
        "en": "{value}: this was divided as if the last batch were full. Count the objects that it has.",
    },
    "quiz.root_again": {
        "ru": "{value}: из напечатанного числа корень извлечён ещё раз. В нём корень уже есть; чтобы вернуться к "
        "MSE, возведите в квадрат.",
        "en": "{value}: the root was taken once more. The printed number has it already; square it to get back "
        "to the MSE.",
    },
    "quiz.left_as_printed": {
        "ru": "{value} — то, что напечатала программа, а она взяла ещё и корень. Отмените его.",
        "en": "{value} is what the program has printed, and it took a root as well. Undo that.",
    },
    "quiz.sum_of_roots": {
        "ru": "{value}: на число объектов умножено напечатанное число. Сумму квадратов даёт MSE, умноженная "
        "на число объектов.",
        "en": "{value}: the printed number was multiplied by that of objects. Multiply the MSE instead: that "
        "gives the sum of squares.",
    },
    "quiz.budget_rounded_up": {
        "ru": "{value}: округлено вверх, и бюджет превышен. Проверьте, сколько параметров у такой сети.",
        "en": "{value} was rounded up, and exceeds the budget. Count the parameters of that network.",
    },
    "quiz.budget_first_layer": {
        "ru": "{value}: учтён только первый слой. Каждый его нейрон добавляет веса и во втором.",
        "en": "{value} takes the first layer into account alone. Each of its neurons adds weights to the second "
        "one too.",
    },
    "quiz.budget_without_bias": {
        "ru": "{value}: смещения не учтены. У каждого нейрона обоих слоёв есть ещё одно число.",
        "en": "{value}: the biases were left out. Every neuron of both layers has one more number.",
    },
    "quiz.budget_exceeded": {
        "ru": "{value}: это больше, чем позволено. Уберите один нейрон и посчитайте снова.",
        "en": "{value} is more than allowed. Take one neuron away and count again.",
    },
    "quiz.weights_exchanged": {
        "ru": "{value}: веса поменялись местами. Первый умножают на первую координату, второй на вторую.",
        "en": "{value}: the weights were exchanged. The first one belongs to the first coordinate, the second to "
        "the second.",
    },
    "quiz.other_axis": {
        "ru": "{value} — пересечение со второй осью. На первой оси нулю равна вторая координата.",
        "en": "{value} is where the other axis is crossed. On the first axis it is the second coordinate that is zero.",
    },
    "quiz.crossing_not_divided": {
        "ru": "{value}: осталось разделить на вес первой координаты.",
        "en": "{value}: what is left is to divide by the weight of the first coordinate.",
    },
    "quiz.all_doubled": {
        "ru": "{value}: удвоено всё, что относится ко второму слою. Смещений в нём столько же: нейронов не "
        "прибавилось.",
        "en": "{value}: everything of the second layer was doubled. It has as many biases as before, since it "
        "has as many neurons.",
    },
    "quiz.second_unchanged": {
        "ru": "{value}: второй слой оставлен прежним. На его входе теперь вдвое больше чисел, и весов вдвое больше.",
        "en": "{value}: the second layer was left as it was. Twice as many numbers come into it now, so it has "
        "twice the weights.",
    },
    "quiz.zero_in_zero_out": {
        "ru": "{value}: взвешенная сумма и правда ноль, но к ней прибавляют смещение.",
        "en": "{value}: the weighted sum is zero indeed, but a bias is added to it.",
    },
    "quiz.only_last_bias": {
        "ru": "{value} — одно смещение последнего слоя. Первый слой выдал не нули: посчитайте и его вклад.",
        "en": "{value} is the bias of the last layer alone. The first layer did not give zeros: count what it adds.",
    },
    "quiz.pixel_by_columns": {
        "ru": "{value}: пиксели сосчитаны по столбцам. reshape читает строку за строкой.",
        "en": "{value}: the pixels were counted column by column. reshape reads row by row.",
    },
    "quiz.counted_from_one": {
        "ru": "{value}: счёт начат с единицы. Первое число стоит на месте 0.",
        "en": "{value} was counted from one. The first number stands at place 0.",
    },
    "quiz.pixel_exchanged": {
        "ru": "{value}: строка и столбец переставлены. Частное от деления на 28 — строка, остаток — столбец.",
        "en": "{value}: row and column are exchanged. Dividing by 28 gives the row, and the remainder is the column.",
    },
    "quiz.pixel_from_one": {
        "ru": "{value}: счёт начат с единицы. Первая строка и первый столбец имеют номер 0.",
        "en": "{value} was counted from one. The first row and the first column have the number 0.",
    },
    "quiz.scaled_by_256": {
        "ru": "{value}: делили на 256. Значений столько, но самое большое из них на единицу меньше.",
        "en": "{value}: this was divided by 256. There are that many values, but the largest is one less.",
    },
    "quiz.scaled_twice": {
        "ru": "{value}: разделили дважды, и изображение стало почти чёрным. Делят один раз.",
        "en": "{value} was divided twice, which makes the image almost black. Divide once.",
    },
    "quiz.back_by_256": {
        "ru": "{value}: умножили на 256. Умножают на то же число, на которое делили.",
        "en": "{value}: this was multiplied by 256. Multiply by the number that was divided by.",
    },
    "quiz.one_side_only": {
        "ru": "{value}: учтена одна сторона изображения. Пикселей в нём высота на ширину.",
        "en": "{value} takes one side of an image into account. It has height times width pixels.",
    },
    "quiz.one_image_only": {
        "ru": "{value} — столько чисел в одном изображении. Умножьте на число изображений.",
        "en": "{value} numbers are those of a single image. Multiply by the number of images.",
    },
    "quiz.memory_of_uint8": {
        "ru": "{value}: это память массива uint8, по байту на число. Во float32 число занимает 4 байта.",
        "en": "{value} is the memory as uint8, a byte for a number. In float32 a number takes 4 bytes.",
    },
    "quiz.memory_of_float64": {
        "ru": "{value}: по 8 байт на число, это float64. Во float32 их 4.",
        "en": "{value} takes 8 bytes for a number, which is float64. In float32 there are 4.",
    },
    "quiz.megabytes": {
        "ru": "{value} — мегабайты, по миллиону байт. Мебибайт больше: 2 в степени 20.",
        "en": "{value} is megabytes, of a million bytes. A mebibyte is larger: 2 to the power of 20.",
    },
    "quiz.reshape_by_columns": {
        "ru": "{value}: изображение прочитано по столбцам. reshape идёт по строкам.",
        "en": "{value}: the image was read by columns. reshape goes by rows.",
    },
    "quiz.reshape_mixed": {
        "ru": "{value}: в одной строке оказались части двух изображений. Сначала идёт всё первое изображение.",
        "en": "{value}: parts of two images ended up in one row. All of the first image comes first.",
    },
    "quiz.right_for_errors": {
        "ru": "{value} — число верных ответов. Ошибки — все остальные.",
        "en": "{value} is the number of right answers. Errors are all the others.",
    },
    "quiz.percentage_points": {
        "ru": "{value} — прирост доли верных ответов в процентных пунктах. "
        "Спрашивают, какая доля прежних ошибок исчезла.",
        "en": "{value} is the gain of accuracy in percentage points. The question is what share of the old "
        "errors is gone.",
    },
    "quiz.share_of_new": {
        "ru": "{value}: исчезнувшие ошибки разделены на нынешние. Сравнивают с тем, сколько их было.",
        "en": "{value}: the errors that are gone were divided by those of now. Compare them with how many there were.",
    },
    "quiz.label_for_answer": {
        "ru": "{value} — цифра, которая на изображении на самом деле. Сеть называет ту, у которой самая большая "
        "вероятность.",
        "en": "{value} is the digit that the image really shows. The network names the one with the largest "
        "probability.",
    },
    "quiz.digit_from_one": {
        "ru": "{value}: места сосчитаны с единицы. Первая вероятность — у цифры 0.",
        "en": "{value}: the places were counted from one. The first probability is that of the digit 0.",
    },
    "quiz.loss_of_answer": {
        "ru": "{value}: взята вероятность названной цифры. Потери считают по той, которая верна на самом деле.",
        "en": "{value} takes the probability of the digit that was named. The loss looks at the one that is "
        "really right.",
    },
    "quiz.one_minus_probability": {
        "ru": "{value} — единица минус вероятность. В CCE стоит логарифм.",
        "en": "{value} is one minus the probability. CCE has a logarithm.",
    },
    "quiz.largest_for_margin": {
        "ru": "{value} — сама наибольшая вероятность. Вычтите из неё вторую по величине.",
        "en": "{value} is the largest probability itself. Subtract the second largest from it.",
    },
}
