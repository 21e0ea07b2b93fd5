"""Standard output: written together, whole, and as it comes."""

import io
import sys

import pytest

from quoteprov.cli.output import WRITTEN_BYTES, write_output


class Stream(io.RawIOBase):
    """Takes at most ``most`` bytes at once and keeps them."""

    def __init__(self, most=sys.maxsize):
        self.most = most
        self.taken = []

    def writable(self):
        return True

    def write(self, data):
        self.taken.append(bytes(data[: self.most]))
        return len(self.taken[-1])


@pytest.fixture
def stand_in(monkeypatch):
    def replace(stream):
        monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(stream, write_through=True))
        return stream

    return replace


def test_lines_are_written_together(stand_in):
    stream = stand_in(Stream())
    write_output(["a line\n"] * 1000)
    assert stream.taken == [b"a line\n" * 1000]


def test_a_stream_that_takes_a_part_is_given_the_rest(stand_in):
    stream = stand_in(Stream(most=3))
    write_output(["ab ", "“cd”\n"])
    assert b"".join(stream.taken) == "ab “cd”\n".encode()
    assert len(stream.taken) > 1


def test_a_long_answer_is_written_as_it_comes(stand_in):
    stream = stand_in(Stream())
    line = "x" * 999 + "\n"

    def answer():
        for number in range(200):
            written = sum(map(len, stream.taken))
            assert number * len(line) - written <= WRITTEN_BYTES
            yield line

    write_output(answer())
    assert b"".join(stream.taken) == line.encode() * 200


def test_what_came_before_an_error_is_written(stand_in):
    stream = stand_in(Stream())

    def answer():
        yield "a line\n"
        raise KeyError

    with pytest.raises(KeyError):
        write_output(answer())
    assert stream.taken == [b"a line\n"]


def test_what_an_encoding_lacks_is_escaped(stand_in):
    stream = stand_in(Stream())
    write_output(["“a”\n"], "ascii")
    assert stream.taken == [b"\\u201ca\\u201d\n"]
