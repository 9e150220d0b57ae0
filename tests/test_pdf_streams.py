"""No stream of a finished file ends where a reader may think that it ended a byte before."""

from __future__ import annotations

import io
import zlib

import pikepdf
from hypothesis import given
from hypothesis import strategies as st

from bokbygg.pdf.streams import settled

AMBIGUOUS = b"\r\nendstream"


def ending_badly(number: int) -> bytes:
    """Compressed data that ends with a carriage return: its checksum does."""
    data = bytes([number % 251])
    while not zlib.compress(data).endswith(b"\r"):
        data += b"a"
    return data


def file_with(contents: list[bytes]) -> bytes:
    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.Root.Kept = pikepdf.Array([pdf.make_indirect(pikepdf.Stream(pdf, one)) for one in contents])
    pdf.Root.Numbers = pikepdf.Array(
        [pdf.make_indirect(pikepdf.Dictionary(N=number)) for number in range(500)]
    )
    data = io.BytesIO()
    pdf.save(
        data,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        compress_streams=True,
        recompress_flate=False,
        static_id=True,
    )
    return data.getvalue()


def kept(data: bytes) -> list[bytes]:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert [int(one.N) for one in pdf.Root.Numbers] == list(range(500))
        assert pdf.check_pdf_syntax() == []
        return [one.read_bytes() for one in pdf.Root.Kept]


def test_a_stream_that_ends_with_a_carriage_return_is_followed_by_a_blank() -> None:
    contents = [ending_badly(number) for number in range(9)]
    before = file_with(contents)
    assert before.count(AMBIGUOUS) >= 9
    after = settled(before)
    assert AMBIGUOUS not in after
    assert len(after) == len(before)
    assert kept(after) == contents


@given(st.lists(st.binary(max_size=80), max_size=6))
def test_what_the_streams_hold_stays(contents: list[bytes]) -> None:
    # what looks like the end of a stream, in a stream
    contents = [*contents, b"1 0 obj\n<< /Length 3 >>\nstream\nab\r\nendstream\nendobj"]
    assert kept(settled(file_with(contents))) == contents


def test_a_file_without_such_a_stream_is_left_alone() -> None:
    data = file_with([b"one", b"two"])
    if AMBIGUOUS not in data:
        assert settled(data) == data
