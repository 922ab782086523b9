import asyncio

from hypothesis import given
from hypothesis import strategies as st

from fingertips.phones.virtual.adbd.packets import LARGEST, Command, Malformed, Packet, encoded, read

WORDS = st.integers(0, 2**32 - 1)


def came(content: bytes) -> list[Packet] | type[Malformed]:
    """All packets that these bytes hold."""

    async def all_of_them() -> list[Packet]:
        reader = asyncio.StreamReader()
        reader.feed_data(content)
        reader.feed_eof()
        found: list[Packet] = []
        while packet := await read(reader):
            found.append(packet)
        return found

    try:
        return asyncio.run(all_of_them())
    except Malformed:
        return Malformed


@given(st.sampled_from(Command), WORDS, WORDS, st.binary(max_size=300), st.booleans())
def test_a_packet_comes_as_it_went(command, first, second, payload, checksum):
    packet = Packet(command, first, second, payload)
    assert came(encoded(packet, checksum) * 2) == [packet, packet]


@given(st.binary(max_size=200))
def test_any_bytes_are_packets_or_refused(content):
    found = came(content)
    assert found is Malformed or isinstance(found, list)


def test_what_is_cut_off_is_no_packet():
    whole = encoded(Packet(Command.WRTE, 1, 2, b"payload"))
    assert all(came(whole[:length]) == [] for length in range(len(whole)))


def test_a_payload_larger_than_agreed_is_refused_before_it_is_read():
    head = encoded(Packet(Command.WRTE, 1, 2))
    assert came(head[:12] + (LARGEST + 1).to_bytes(4, "little") + head[16:]) is Malformed
