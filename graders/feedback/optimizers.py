"""Mistakes in counting updates and in stepping optimizers that are recognised by the number they lead to."""

MESSAGES = {
    "optimizers.rounded_down": {
        "ru": "{value}: частное округлено вниз, и последний, неполный пакет потерян. По нему тоже делают обновление.",
        "en": "{value}: the quotient was rounded down, which loses the last batch. It is not full, "
        "but the optimizer makes an update for it too.",
    },
    "optimizers.not_rounded": {
        "ru": "{value} — частное как есть. Обновлений целое число: на объекты, которые остались после полных пакетов, "
        "приходится ещё одно.",
        "en": "{value} is the quotient as it comes. Updates are whole: the objects that are left after the full "
        "batches make one more.",
    },
    "optimizers.batch_for_count": {
        "ru": "{value} — размер пакета, то есть число объектов на одно обновление. А сколько таких пакетов в выборке?",
        "en": "{value} is the batch size: so many objects go into one update. How many such batches are in the set?",
    },
    "optimizers.objects_for_count": {
        "ru": "{value} — число объектов. Столько обновлений было бы при пакетах из одного объекта. "
        "Разделите на размер пакета.",
        "en": "{value} is the number of objects, and of updates if each batch held one object. "
        "Divide it by the batch size.",
    },
    "optimizers.rounded_at_the_end": {
        "ru": "{value}: объекты всех эпох разделены на пакеты подряд. Но неполным пакетом кончается каждая эпоха: "
        "сначала найдите обновления одной эпохи.",
        "en": "{value}: the objects of all epochs were cut into batches in one go. But every epoch ends with a batch "
        "that is not full: find the updates of one epoch first.",
    },
    "optimizers.one_epoch": {
        "ru": "{value} — обновления одной эпохи. Умножьте на число эпох.",
        "en": "{value} are the updates of one epoch. Multiply by the number of epochs.",
    },
    "optimizers.objects_shown": {
        "ru": "{value} — сколько раз сети показали объект. Обновление делают не после каждого объекта, "
        "а после каждого пакета.",
        "en": "{value} is how often the network was shown an object. An update comes after each batch, "
        "and not after each object.",
    },
    "optimizers.ways_exchanged": {
        "ru": "{value}: крайние случаи перепутаны. Чем больше объектов в пакете, тем меньше обновлений в эпохе.",
        "en": "{value}: the two extremes are exchanged. The more objects in a batch, the fewer updates in an epoch.",
    },
    "optimizers.last_batch_full": {
        "ru": "{value} — полный пакет. Вычтите из числа объектов те, что вошли в полные пакеты.",
        "en": "{value} is a full batch. Subtract the objects in full batches from the number of all objects.",
    },
    "optimizers.last_batch_lacks": {
        "ru": "{value} — сколько объектов последнему пакету не хватает до полного. Спрашивают, сколько их в нём есть.",
        "en": "{value} is how many objects the last batch lacks to be full. The question is how many it has.",
    },
    "optimizers.gradient_as_w": {
        "ru": "{value}: вместо градиента взято само w. Производная w² — это 2w.",
        "en": "{value}: w itself was taken for the gradient. The derivative of w² is 2w.",
    },
    "optimizers.uphill": {
        "ru": "{value}: шаг сделан вверх. Градиент показывает, куда функция растёт, поэтому lr·g вычитают.",
        "en": "{value}: the step went uphill. The gradient points to where the function grows, so lr·g is subtracted.",
    },
    "optimizers.rate_forgotten": {
        "ru": "{value}: скорость обучения забыта. Прежде чем делать шаг, умножьте градиент на lr.",
        "en": "{value}: the learning rate was forgotten. Multiply the gradient by lr before the step.",
    },
    "optimizers.gradient_not_renewed": {
        "ru": "{value}: градиент остался прежним. После каждого шага он другой: посчитайте его в новой точке.",
        "en": "{value}: the gradient is still the first one. It changes with every step: compute it at the new point.",
    },
    "optimizers.velocity_reversed": {
        "ru": "{value}: у скорости обратный знак. В Keras скорость прибавляют к w, и минус перед lr·g стоит уже в ней.",
        "en": "{value}: the velocity has the opposite sign. Keras adds the velocity to w, "
        "so the minus before lr·g is part of it.",
    },
    "optimizers.momentum_subtracted": {
        "ru": "{value}: прежняя скорость вычтена. Её доля m·v входит с плюсом: движение продолжается.",
        "en": "{value}: the previous velocity was subtracted. Its share m·v is added: the movement goes on.",
    },
    "optimizers.momentum_forgotten": {
        "ru": "{value}: так шагает обычный SGD. Прибавьте к −lr·g долю прежней скорости, m·v.",
        "en": "{value} is what plain SGD gives. Add a share of the previous velocity, m·v, to −lr·g.",
    },
    "optimizers.velocity_averaged": {
        "ru": "{value}: градиент умножен ещё и на 1 − m, как в среднем. Скорость в Keras — сумма: m·v − lr·g.",
        "en": "{value}: the gradient was also multiplied by 1 − m, as in an average. "
        "The velocity in Keras is a sum: m·v − lr·g.",
    },
    "optimizers.plain_momentum": {
        "ru": "{value}: так выходит при обычном импульсе, где к w прибавляют v. По Нестерову прибавляют m·v − lr·g, "
        "и скорость v здесь уже новая.",
        "en": "{value} is what plain momentum gives, which adds v to w. Nesterov adds m·v − lr·g, "
        "where v is the new velocity.",
    },
    "optimizers.nesterov_unshifted": {
        "ru": "{value}: так идёт точка без забегания вперёд: градиент взят в w + m·v, сдвиг равен v. "
        "Keras хранит забежавшую точку: считайте по формуле из задания.",
        "en": "{value} belongs to the point that does not look ahead: gradient at w + m·v, move by v. "
        "Keras keeps the point that does: use the formula of the task.",
    },
    "optimizers.nesterov_half": {
        "ru": "{value}: к w прибавлено только m·v. Не хватает второго слагаемого, −lr·g.",
        "en": "{value}: only m·v was added to w. The second term, −lr·g, is missing.",
    },
    "optimizers.step_of_sgd": {
        "ru": "{value} — шаг без импульса, lr·g. К нему каждый раз прибавляется доля прежней скорости.",
        "en": "{value} is the step without momentum, lr·g. Each time a share of the previous velocity is added to it.",
    },
    "optimizers.second_step": {
        "ru": "{value}: так обстоит дело на втором шаге. Скорость растёт и дальше: "
        "найдите ту, которая уже не меняется, v = m·v + lr·g.",
        "en": "{value}: so it stands at the second step. The velocity goes on growing: "
        "find the one that no longer changes, v = m·v + lr·g.",
    },
    "optimizers.step_averaged": {
        "ru": "{value}: здесь умножено на 1 − m, и шаг стал короче. На ровном склоне импульс, наоборот, ускоряет.",
        "en": "{value}: multiplying by 1 − m made the step shorter. On an even slope momentum makes it longer.",
    },
    "optimizers.divided_by_momentum": {
        "ru": "{value}: здесь разделено на m. Перенесите m·v в левую часть равенства v = m·v + lr·g и посмотрите, "
        "что останется множителем при v.",
        "en": "{value}: this was divided by m. Move m·v to the left side of v = m·v + lr·g and see what remains as "
        "the factor of v.",
    },
    "optimizers.initial_forgotten": {
        "ru": "{value}: сумма начата с нуля. В Keras она начинается с 0,1, это initial_accumulator_value.",
        "en": "{value}: the sum began with zero. In Keras it begins with 0.1, the initial_accumulator_value.",
    },
    "optimizers.rmsprop_for_adagrad": {
        "ru": "{value}: так считает RMSprop, у которого старые квадраты забываются. "
        "Adagrad складывает квадраты целиком.",
        "en": "{value} is what RMSprop gives, which forgets old squares. Adagrad adds the squares up in full.",
    },
    "optimizers.not_accumulated": {
        "ru": "{value}: взят квадрат только последнего градиента. Adagrad складывает квадраты всех шагов.",
        "en": "{value}: only the square of the last gradient was taken. Adagrad adds up the squares of all steps.",
    },
    "optimizers.not_squared": {
        "ru": "{value}: сложены сами градиенты. Складывают их квадраты, и знак градиента роли не играет.",
        "en": "{value}: the gradients themselves were added. Add their squares; the sign of a gradient plays no part.",
    },
    "optimizers.root_forgotten": {
        "ru": "{value}: забыт корень. Шаг делят на корень из накопленного, а не на само накопленное.",
        "en": "{value}: the root was forgotten. Divide the step by the root of what was gathered.",
    },
    "optimizers.adagrad_for_rmsprop": {
        "ru": "{value}: так считает Adagrad: квадраты складываются целиком. RMSprop берёт скользящее среднее: "
        "ρ·s + (1 − ρ)·g².",
        "en": "{value} is what Adagrad gives: squares added up in full. RMSprop takes a running average: "
        "ρ·s + (1 − ρ)·g².",
    },
    "optimizers.adagrad_from_zero": {
        "ru": "{value}: квадраты сложены целиком, как у Adagrad, и сумма начата с нуля. "
        "RMSprop берёт скользящее среднее: ρ·s + (1 − ρ)·g².",
        "en": "{value}: the squares were added up in full, as Adagrad does, beginning with zero. "
        "RMSprop takes a running average: ρ·s + (1 − ρ)·g².",
    },
    "optimizers.rho_exchanged": {
        "ru": "{value}: доли перепутаны. С ρ берут прежнее среднее, с 1 − ρ — новый квадрат.",
        "en": "{value}: the shares are exchanged. ρ goes with the previous average, 1 − ρ with the new square.",
    },
    "optimizers.share_forgotten": {
        "ru": "{value}: новый квадрат прибавлен целиком. В скользящем среднем у него доля 1 − ρ.",
        "en": "{value}: the new square was added in full. In a running average its share is 1 − ρ.",
    },
    "optimizers.corrected_as_adam": {
        "ru": "{value}: среднее поправлено на начало с нуля, как у Adam. RMSprop этого не делает.",
        "en": "{value}: the average was corrected for its start at zero, as in Adam. RMSprop does not do that.",
    },
    "optimizers.gradient_not_cancelled": {
        "ru": "{value}: в ответе остался градиент. Накопленное растёт вместе с g²: "
        "подставьте его под корень и сократите.",
        "en": "{value}: the gradient is still in it. What is gathered grows with g²: put it under the root and cancel.",
    },
    "optimizers.first_of_rmsprop": {
        "ru": "{value} — первый шаг RMSprop, у которого в среднее пока вошла лишь часть g². Здесь накоплено больше.",
        "en": "{value} is the first step of RMSprop, when its average holds only a part of g². "
        "More has been gathered here.",
    },
    "optimizers.first_of_adagrad": {
        "ru": "{value} — первый шаг Adagrad: под корнем целое g². У RMSprop на первом шаге под корнем только его доля.",
        "en": "{value} is the first step of Adagrad, with all of g² under the root. "
        "In the first step of RMSprop only a share of it is there.",
    },
    "optimizers.not_slowed": {
        "ru": "{value} — первый шаг. С тех пор под корнем накопились квадраты всех градиентов.",
        "en": "{value} is the first step. Since then the squares of all gradients have gathered under the root.",
    },
    "optimizers.root_of_count_forgotten": {
        "ru": "{value}: шаг разделён на само число обновлений. Сумма растёт как это число, но под корнем.",
        "en": "{value}: the step was divided by the number of updates itself. The sum grows like that number, "
        "but it is under a root.",
    },
    "optimizers.share_multiplied": {
        "ru": "{value}: здесь умножено на корень из 1 − ρ, а на него нужно делить.",
        "en": "{value}: this was multiplied by the root of 1 − ρ. Divide by it instead.",
    },
    "optimizers.slowed_as_adagrad": {
        "ru": "{value}: так замедлился бы Adagrad. Но среднее одинаковых квадратов не растёт без конца: "
        "к чему оно приходит?",
        "en": "{value}: Adagrad would have slowed down to that. But the average of equal squares does not grow "
        "for ever: what does it come to?",
    },
    "optimizers.adam_uncorrected": {
        "ru": "{value}: среднее взято без поправки. Оно начато с нуля и поначалу мало: разделите его на 1 − βᵗ.",
        "en": "{value}: the average was not corrected. It began with zero and is too small at first: "
        "divide it by 1 − βᵗ.",
    },
    "optimizers.correction_of_first_step": {
        "ru": "{value}: поправка взята как на первом шаге, 1 − β. На шаге t у β показатель t.",
        "en": "{value}: the correction is that of the first step, 1 − β. In step t the β has the exponent t.",
    },
    "optimizers.betas_exchanged": {
        "ru": "{value}: β перепутаны. С β₁ усредняют градиенты, с β₂ — их квадраты.",
        "en": "{value}: the two β are exchanged. β₁ averages the gradients, β₂ their squares.",
    },
    "optimizers.shares_exchanged": {
        "ru": "{value}: доли перепутаны. С β берут прежнее среднее, с 1 − β — новое слагаемое.",
        "en": "{value}: the shares are exchanged. β goes with the previous average, 1 − β with what is new.",
    },
    "optimizers.rmsprop_for_adam": {
        "ru": "{value}: на корень разделён сам градиент, как у RMSprop. У Adam сверху стоит среднее градиентов, "
        "с поправкой.",
        "en": "{value}: the gradient itself was divided by the root, as in RMSprop. In Adam the average of gradients "
        "stands there, corrected.",
    },
    "optimizers.function_uphill": {
        "ru": "{case}: получается {received}, и скорость смотрит вверх. Перед lr * g в скорости стоит минус.",
        "en": "{case} gives {received}, with a velocity that points uphill. In the velocity a minus stands "
        "before lr * g.",
    },
    "optimizers.function_old_velocity": {
        "ru": "{case}: получается {received}: w сдвинут на прежнюю скорость. Сначала обновите скорость, потом w.",
        "en": "{case} gives {received}: w was moved by the previous velocity. Update the velocity first, then w.",
    },
    "optimizers.function_rows_exchanged": {
        "ru": "{case}: получается {received}: строки переставлены. Первой стоит новое w.",
        "en": "{case} gives {received}: the rows are exchanged. The new w comes first.",
    },
    "optimizers.function_without_momentum": {
        "ru": "{case}: получается {received}, как у SGD без импульса. В скорость входит и доля прежней, m * v.",
        "en": "{case} gives {received}, as SGD does without momentum. A share of the previous velocity, m * v, "
        "belongs in the new one.",
    },
    "optimizers.function_uncorrected": {
        "ru": "{case}: получается {received}: средние взяты без поправки. Разделите m на 1 - beta_1**t, "
        "v на 1 - beta_2**t.",
        "en": "{case} gives {received}: the averages were not corrected. Divide m by 1 - beta_1**t "
        "and v by 1 - beta_2**t.",
    },
    "optimizers.function_corrected_kept": {
        "ru": "{case}: получается {received}: вместо средних возвращены поправленные. Поправка нужна только для шага, "
        "дальше хранят m и v как есть.",
        "en": "{case} gives {received}: the corrected averages were returned. The correction is for the step alone; "
        "m and v are kept as they are.",
    },
    "optimizers.function_root_forgotten": {
        "ru": "{case}: получается {received}: шаг разделён на среднее квадратов, а нужно на корень из него.",
        "en": "{case} gives {received}: the step was divided by the average of squares, and not by its root.",
    },
}
