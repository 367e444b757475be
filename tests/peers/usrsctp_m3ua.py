#!/usr/bin/env python3
"""Two user-space SCTP stacks with M3UA between them, by libusrsctp on raw sockets.

    usrsctp_m3ua.py sink   LOCAL_IP PORT COUNT
    usrsctp_m3ua.py source LOCAL_IP PORT PEER_IP COUNT

The source sends COUNT messages of M3UA DATA with SCCP, TCAP and MAP over one association, every tenth an
anyTimeInterrogation and the others sendRoutingInfoForSM, each with a number of its own. The sink says how many of each
came, which M3UA messages came instead, and whether the numbers stood in their order.
"""
import ctypes
import socket
import struct
import sys
import time

AF_INET, SOCK_STREAM, SCTP = socket.AF_INET, socket.SOCK_STREAM, 132
PPID_M3UA, SENDV_SNDINFO, NODELAY = 3, 1, 4
ATI, SRI_SM, EVERY = 71, 45, 10
usrsctp = ctypes.CDLL("libusrsctp.so.2", use_errno=True)
usrsctp.usrsctp_socket.restype = ctypes.c_void_p
usrsctp.usrsctp_accept.restype = ctypes.c_void_p
usrsctp.usrsctp_sendv.restype = ctypes.c_ssize_t
usrsctp.usrsctp_recvv.restype = ctypes.c_ssize_t


def address(ip, port):
    return ctypes.create_string_buffer(struct.pack("=H", AF_INET) + struct.pack(">H", port) + socket.inet_aton(ip) + bytes(8))


def open_socket(ip, port):
    usrsctp.usrsctp_init(ctypes.c_uint16(0), None, None)
    usrsctp.usrsctp_sysctl_set_sctp_blackhole(ctypes.c_uint32(2))
    s = ctypes.c_void_p(usrsctp.usrsctp_socket(AF_INET, SOCK_STREAM, SCTP, None, None, ctypes.c_uint32(0), None))
    assert s.value, "no socket"
    one = ctypes.c_int(1)
    usrsctp.usrsctp_setsockopt(s, SCTP, NODELAY, ctypes.byref(one), ctypes.c_uint32(4))
    if usrsctp.usrsctp_bind(s, address(ip, port), ctypes.c_uint32(16)) < 0:
        raise SystemExit("cannot bind")
    return s


def tlv(tag, value):
    assert len(value) < 128
    return bytes([tag, len(value)]) + value


def message(number):
    """M3UA DATA, SCCP UDT by subsystem, TCAP Begin whose transaction is the number, one invoke."""
    op = ATI if number % EVERY == 0 else SRI_SM
    invoke = tlv(0xA1, tlv(2, b"\1") + tlv(2, bytes([op])))
    tcap = tlv(0x62, tlv(0x48, struct.pack(">I", number)) + tlv(0x6C, invoke))
    sccp = bytes([9, 0, 3, 5, 7, 2, 0x42, 6, 2, 0x42, 8, len(tcap)]) + tcap
    data = struct.pack(">IIBBBB", 1, 2, 3, 2, 0, 5) + sccp
    parameter = struct.pack(">HH", 0x210, 4 + len(data)) + data + bytes(-len(data) % 4)
    return struct.pack(">BBBBI", 1, 0, 1, 1, 8 + len(parameter)) + parameter


def source(ip, port, peer, count):
    s = open_socket(ip, port)
    if usrsctp.usrsctp_connect(s, address(peer, port), ctypes.c_uint32(16)) < 0:
        raise SystemExit("cannot connect")
    info = struct.pack("=HHIIi", 1, 0, socket.htonl(PPID_M3UA), 0, 0)
    begin = time.time()
    for number in range(count):
        octets = message(number)
        sent = usrsctp.usrsctp_sendv(s, octets, ctypes.c_size_t(len(octets)), None, 0, info, ctypes.c_uint32(16), ctypes.c_uint32(SENDV_SNDINFO), 0)
        if sent != len(octets):
            raise SystemExit(f"message {number} was not taken: {ctypes.get_errno()}")
    usrsctp.usrsctp_shutdown(s, 1)
    print(f"SENT {count} in {time.time() - begin:.1f} s", flush=True)
    time.sleep(5)


def sink(ip, port, count):
    s = open_socket(ip, port)
    usrsctp.usrsctp_listen(s, 1)
    print("READY", flush=True)
    peer = ctypes.c_void_p(usrsctp.usrsctp_accept(s, None, None))
    assert peer.value, "no association"
    came, kinds, last, order = {ATI: 0, SRI_SM: 0}, {}, -1, 0
    buffer = ctypes.create_string_buffer(65536)
    total = 0
    while total < count:
        flags, length, kind = ctypes.c_int(0), ctypes.c_uint32(0), ctypes.c_uint(0)
        n = usrsctp.usrsctp_recvv(peer, buffer, ctypes.c_size_t(65536), None, None, None, ctypes.byref(length), ctypes.byref(kind), ctypes.byref(flags))
        if n <= 0:
            break
        octets = buffer.raw[:n]
        total += 1
        kind = (octets[2], octets[3])
        kinds[kind] = kinds.get(kind, 0) + 1
        if kind == (1, 1):
            begin = octets.index(b"\x48\x04") + 2
            number = struct.unpack(">I", octets[begin:begin + 4])[0]
            op = octets[octets.index(b"\x02\x01\x01") + 5]
            came[op] += 1
            order += number < last
            last = number
    print(f"CAME {total} good {came[SRI_SM]} blocked {came[ATI]} silent {kinds.get((3, 6), 0)} disordered {order}", flush=True)


if __name__ == "__main__":
    role, ip, port = sys.argv[1], sys.argv[2], int(sys.argv[3])
    if role == "sink":
        sink(ip, port, int(sys.argv[4]))
    else:
        source(ip, port, sys.argv[4], int(sys.argv[5]))
