#!/usr/bin/env python3
"""Which chunks of SCTP came again, and on whose account: the captures of both ends are compared, TSN by TSN.

    again.py FOLDER LEFT_IP RIGHT_IP        FOLDER holds left.pcap and right.pcap of tests/peers/ends.sh

The middle answers for a chunk whose first copy did not come to the other end, came behind a later one, came LATE_S after
it left, or came with a wrong checksum; and for a chunk whose acknowledgement left its end but did not come in time. What came
whole, in its order and at once, and was not acknowledged by the end at which it lay, was lost by that end. Prints one line:

    AGAIN n middle n edited n
    again: chunks sent more than once; middle: those that the middle answers for; edited: those whose octets it had changed
"""
import struct
import sys

DATA, SACK, I_DATA = 0, 3, 64
LATE_S = 0.1
HALF = 1 << 31


def table():
    entries = []
    for n in range(256):
        for _ in range(8):
            n = n >> 1 ^ (0x82F63B78 if n & 1 else 0)
        entries.append(n)
    return entries


TABLE = table()


def is_whole(packet):
    """The checksum over the packet is right (RFC 9260 appendix A)."""
    crc = 0xFFFFFFFF
    for octet in packet[:8] + bytes(4) + packet[12:]:
        crc = crc >> 8 ^ TABLE[(crc ^ octet) & 0xFF]
    return crc ^ 0xFFFFFFFF == struct.unpack("<I", packet[8:12])[0]


def packets(path):
    """When, from whom and what: every SCTP packet of a capture, in the order of their coming."""
    with open(path, "rb") as file:
        octets = file.read()
    at = 24
    while at + 16 <= len(octets):
        second, micro, length, _ = struct.unpack("<IIII", octets[at:at + 16])
        frame = octets[at + 16:at + 16 + length]
        at += 16 + length
        if len(frame) == length and frame[12:14] == b"\x08\x00" and frame[23] == 132:
            ip = frame[14:]
            yield second + micro / 1e6, ip[12:16], ip[(ip[0] & 15) * 4:struct.unpack(">H", ip[2:4])[0]]


def chunks(packet):
    at = 12
    while at + 4 <= len(packet):
        kind, _, length = struct.unpack(">BBH", packet[at:at + 4])
        if length < 4:
            return
        yield kind, packet[at + 4:at + length]
        at += length + 3 & ~3


def is_behind(tsn, other):
    return 0 < (tsn - other & 0xFFFFFFFF) < HALF


def is_acknowledged(tsn, sack):
    cumulative, _, gaps, _ = struct.unpack(">IIHH", sack[:12])
    ahead = tsn - cumulative & 0xFFFFFFFF
    blocks = (struct.unpack(">HH", sack[12 + 4 * n:16 + 4 * n]) for n in range(gaps))
    return not is_behind(tsn, cumulative) or any(first <= ahead <= last for first, last in blocks)


class End:
    """What one end's capture shows of the data of one sender and of the acknowledgements for it."""

    def __init__(self, path, sender):
        self.copies, self.sacks, self.behind, latest = {}, [], set(), None
        for when, source, packet in packets(path):
            for kind, value in chunks(packet):
                if kind in (DATA, I_DATA) and source == sender:
                    tsn = struct.unpack(">I", value[:4])[0]
                    if tsn not in self.copies and latest is not None and is_behind(latest, tsn):
                        self.behind.add(tsn)
                    latest = tsn if latest is None or is_behind(tsn, latest) else latest
                    self.copies.setdefault(tsn, []).append((when, value, packet))
                elif kind == SACK and source != sender:
                    self.sacks.append((when, value))

    def acknowledged(self, tsn, begin, end):
        return any(begin <= when < end and is_acknowledged(tsn, sack) for when, sack in self.sacks)


def blames_middle(tsn, near, far):
    """True unless the first copy came whole, in order and at once, and the far end let nobody know."""
    (sent, _, _), (again, _, _) = near.copies[tsn][:2]
    came, _, packet = far.copies.get(tsn, [(again + LATE_S, b"", b"")])[0]
    is_sound = came - sent < LATE_S and came < again and tsn not in far.behind and is_whole(packet)
    return not is_sound or far.acknowledged(tsn, came, again - LATE_S)


def main(folder, left, right):
    total = middle = edited = 0
    for near, far, sender in (("left", "right", left), ("right", "left", right)):
        address = bytes(int(part) for part in sender.split("."))
        near, far = End(f"{folder}/{near}.pcap", address), End(f"{folder}/{far}.pcap", address)
        again = [tsn for tsn, copies in near.copies.items() if len(copies) > 1]
        total += len(again)
        middle += sum(blames_middle(tsn, near, far) for tsn in again)
        edited += sum(near.copies[tsn][0][1] != far.copies[tsn][0][1] for tsn in again if tsn in far.copies)
    print(f"AGAIN {total} middle {middle} edited {edited}")


if __name__ == "__main__":
    main(*sys.argv[1:4])
