from graders.sandbox.output import HEAD_BYTES, TAIL_BYTES, Decoder, Transcript


def test_a_character_cut_between_two_reads_is_whole() -> None:
    decoder, data = Decoder(), "слой".encode()

    assert decoder.decode(data[:3]) + decoder.decode(data[3:]) == "слой"


def test_a_progress_bar_leaves_its_last_state() -> None:
    decoder, transcript = Decoder(), Transcript()

    for n in range(100):
        transcript.add(decoder.decode(f"\b\b\b\r{n}/99 \x1b[32m━\x1b[0m".encode()))
    transcript.add(decoder.decode(b"\nnext\r\n"))

    assert str(transcript) == "99/99 ━\nnext\n"


def test_a_progress_bar_is_passed_on_live_as_it_is_redrawn() -> None:
    assert Transcript().add(Decoder().decode(b"1/2\r2/2")) == "1/2\r2/2"


def test_a_flood_keeps_its_head_and_its_tail_within_their_bytes() -> None:
    transcript = Transcript()
    live = sum(len(transcript.add(f"строка {n}\n")) for n in range(100_000))

    kept = str(transcript)
    assert kept.startswith("строка 0\n")
    assert kept.endswith("строка 99999\n")
    assert len(kept.encode()) < HEAD_BYTES + TAIL_BYTES + 100
    assert live < HEAD_BYTES


def test_a_line_without_end_is_cut() -> None:
    decoder = Decoder()

    assert len("".join(decoder.decode(b"x" * 1000) for _ in range(100))) == 2001
