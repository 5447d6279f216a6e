from graders.magics import without_magics


def test_harmless_magics_are_left_out_and_every_line_keeps_its_number() -> None:
    source = "%matplotlib inline\n%load_ext tensorboard\nx = 1\n%%time\n  %time y = f(x)\n"

    assert without_magics(source) == "\n\nx = 1\n\ny = f(x)\n"


def test_what_only_looks_like_a_magic_stays() -> None:
    source = "text = '''\n%matplotlib inline\n'''\nx = 7 %time\n# it's\ny = \"%time\"\n"

    assert without_magics(source) == source


def test_commands_that_would_have_done_something_stay() -> None:
    source = "!pip install pandas\n%cd data\n%pip install x\n"

    assert without_magics(source) == source


def test_a_string_that_never_ends_is_read_once() -> None:
    source = '"""' + '\\"' * 30_000

    assert without_magics(source) == source
