"""Messages about how a run of the student's code ended."""

MESSAGES = {
    "runs.finished": {"ru": "Код выполнен.", "en": "The code has run."},
    "runs.passed": {"ru": "Задание выполнено.", "en": "Done: everything holds."},
    "runs.partly": {
        "ru": "Выполнено проверок: {right} из {all}. Что осталось, сказано ниже.",
        "en": "{right} of {all} checks hold. What remains is said below.",
    },
    "runs.failed": {
        "ru": "Пока не то: ни одна проверка не выполнена. Ниже сказано, чего не хватает.",
        "en": "Not yet: none of the checks holds. Below is what is missing.",
    },
    "runs.student-error": {
        "ru": "Код остановился с ошибкой. Строка и причина указаны ниже.",
        "en": "The code stopped with an error. The line and the cause are below.",
    },
    "runs.killed": {
        "ru": "Процесс с кодом завершился сам по сигналу {signal} и не закончил работу.",
        "en": "The process running the code ended itself by signal {signal} and did not finish.",
    },
    "runs.timeout": {
        "ru": "Код работал дольше {limit} с и был остановлен. Проверьте, нет ли бесконечного цикла или лишних эпох.",
        "en": "The code ran longer than {limit} s and was stopped. Look for an endless loop or too many epochs.",
    },
    "runs.cpu-timeout": {
        "ru": "Код занял больше {limit} с процессорного времени и был остановлен.",
        "en": "The code used more than {limit} s of processor time and was stopped.",
    },
    "runs.memory-limit": {
        "ru": "Коду понадобилось больше {limit} МиБ памяти, и он был остановлен. "
        "Уменьшите размер пакета или не держите в памяти лишние копии данных.",
        "en": "The code needed more than {limit} MiB of memory and was stopped. "
        "Make the batch smaller, or keep fewer copies of the data.",
    },
    "runs.output-limit": {
        "ru": "Код напечатал больше {limit} КиБ и был остановлен. Печатайте реже.",
        "en": "The code printed more than {limit} KiB and was stopped. Print less often.",
    },
    "runs.disk-limit": {
        "ru": "Код записал больше {limit} МиБ или слишком много файлов. Храните на диске меньше.",
        "en": "The code wrote more than {limit} MiB, or too many files. Keep less on disk.",
    },
    "runs.process-limit": {
        "ru": "Код запустил больше {limit} процессов и потоков сразу, и новые ему не дали. "
        "Запускайте их меньше и дожидайтесь конца прежних.",
        "en": "The code started more than {limit} processes and threads at once, and was given no more. "
        "Start fewer of them, and wait for the earlier ones to end.",
    },
    "runs.file-limit": {
        "ru": "Код держал открытыми больше {limit} файлов. Закрывайте их: with open(...) делает это сам.",
        "en": "The code held more than {limit} files open. Close them: with open(...) does so by itself.",
    },
    "runs.forbidden": {
        "ru": "Код попытался сделать то, что здесь запрещено, и был остановлен.",
        "en": "The code tried to do what is not allowed here and was stopped.",
    },
    "runs.cancelled": {
        "ru": "Остановлено по вашей просьбе. Попытка не засчитана.",
        "en": "Stopped as you asked. The attempt does not count.",
    },
    "runs.platform-error": {
        "ru": "Это наша ошибка, а не ваша: проверить не удалось. Ответ сохранён, "
        "попытка не засчитана; отправьте его ещё раз.",
        "en": "This is our error, not yours: the answer could not be graded. It is kept and the attempt does not "
        "count; please submit it again.",
    },
    "runs.not_checked": {
        "ru": "Проверить не удалось: код не дошёл до конца.",
        "en": "Could not be checked: the code did not reach its end.",
    },
}
