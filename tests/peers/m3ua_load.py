#!/usr/bin/env python3
"""Two SCTP stacks with M3UA between them: usrsctp in user space on raw sockets, or the kernel's own.

    m3ua_load.py sink   STACK LOCAL_IP PORT COUNT
    m3ua_load.py source STACK LOCAL_IP PORT PEER_IP COUNT [PAUSE]

STACK is usrsctp, kernel, or stp: the kernel's, and both are application servers of the STP at PORT of the sink's address.
PAUSE: seconds between fifty messages (0). The source sends COUNT messages of M3UA DATA with SCCP, TCAP and MAP over one association,
every tenth an anyTimeInterrogation and the others sendRoutingInfoForSM, each with a number of its own. The sink says how
many of each came, which M3UA messages came instead, and whether the numbers stood in their order.
"""
import ctypes
import socket
import struct
import sys
import time

AF_INET, SOCK_STREAM, SCTP = socket.AF_INET, socket.SOCK_STREAM, 132
PPID_M3UA, SENDV_SNDINFO, NODELAY = 3, 1, 4
SCTP_NODELAY, SCTP_SNDINFO = 3, 2                # of Linux
ATI, SRI_SM, EVERY = 71, 45, 10
PAUSE_EVERY = 50
OPC, DPC, STP_PORT, QUIET_S = 1, 2, 2905, 20
WINDOW = 32768                                   # of a sender: fewer frames are under way than a guest's device holds


class Usrsctp:
    """One association of libusrsctp."""

    context = b""

    def __init__(self, ip, port):
        self.lib = lib = ctypes.CDLL("libusrsctp.so.2", use_errno=True)
        lib.usrsctp_socket.restype = lib.usrsctp_accept.restype = ctypes.c_void_p
        lib.usrsctp_sendv.restype = lib.usrsctp_recvv.restype = ctypes.c_ssize_t
        lib.usrsctp_init(ctypes.c_uint16(0), None, None)
        lib.usrsctp_sysctl_set_sctp_blackhole(ctypes.c_uint32(2))
        self.socket = ctypes.c_void_p(lib.usrsctp_socket(AF_INET, SOCK_STREAM, SCTP, None, None, ctypes.c_uint32(0), None))
        assert self.socket.value, "no socket"
        one = ctypes.c_int(1)
        lib.usrsctp_setsockopt(self.socket, SCTP, NODELAY, ctypes.byref(one), ctypes.c_uint32(4))
        if lib.usrsctp_bind(self.socket, self.address(ip, port), ctypes.c_uint32(16)) < 0:
            raise SystemExit("cannot bind")

    @staticmethod
    def address(ip, port):
        octets = struct.pack("=H", AF_INET) + struct.pack(">H", port) + socket.inet_aton(ip) + bytes(8)
        return ctypes.create_string_buffer(octets)

    def connect(self, ip, port):
        if self.lib.usrsctp_connect(self.socket, self.address(ip, port), ctypes.c_uint32(16)) < 0:
            raise SystemExit("cannot connect")

    def accept(self):
        self.lib.usrsctp_listen(self.socket, 1)
        print("READY", flush=True)
        self.socket = ctypes.c_void_p(self.lib.usrsctp_accept(self.socket, None, None))
        assert self.socket.value, "no association"

    def send(self, octets):
        info = struct.pack("=HHIIi", 1, 0, socket.htonl(PPID_M3UA), 0, 0)
        return self.lib.usrsctp_sendv(
            self.socket, octets, ctypes.c_size_t(len(octets)), None, 0, info, ctypes.c_uint32(16), ctypes.c_uint32(SENDV_SNDINFO), 0
        )

    def receive(self):
        buffer = ctypes.create_string_buffer(4096)
        flags, length, kind = ctypes.c_int(0), ctypes.c_uint32(0), ctypes.c_uint(0)
        n = self.lib.usrsctp_recvv(
            self.socket, buffer, ctypes.c_size_t(4096), None, None, None, ctypes.byref(length), ctypes.byref(kind), ctypes.byref(flags)
        )
        return buffer.raw[:max(n, 0)]

    def end(self):
        self.lib.usrsctp_shutdown(self.socket, 1)
        time.sleep(5)


class Kernel:
    """One association of the kernel's SCTP."""

    context = b""

    def __init__(self, ip, port):
        self.socket = socket.socket(AF_INET, SOCK_STREAM, SCTP)
        self.socket.setsockopt(SCTP, SCTP_NODELAY, 1)
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, WINDOW)
        self.socket.bind((ip, port))

    def connect(self, ip, port):
        self.socket.connect((ip, port))

    def accept(self):
        self.socket.listen(1)
        print("READY", flush=True)
        self.socket, _ = self.socket.accept()

    def send(self, octets, stream=1):
        info = struct.pack("=HHIIi", stream, 0, socket.htonl(PPID_M3UA), 0, 0)
        return self.socket.sendmsg([octets], [(SCTP, SCTP_SNDINFO, info)])

    def receive(self):
        return self.socket.recv(4096)

    def end(self):
        self.socket.shutdown(socket.SHUT_WR)
        time.sleep(5)


class Stp(Kernel):
    """One association with an STP, and an application server behind it (RFC 4666 section 3)."""

    def __init__(self, ip, _port):
        super().__init__(ip, 0)
        self.ip, self.context = ip, b""

    def connect(self, ip, port):
        self.serve(ip, port, OPC)

    def accept(self):
        self.serve(self.ip, STP_PORT, DPC)
        print("READY", flush=True)

    def serve(self, ip, port, point_code):
        """Up, registered with a point code of its own, active."""
        self.socket.connect((ip, port))
        self.ask((3, 1), b"", (3, 4))
        key = parameter(0x20A, struct.pack(">I", 1)) + parameter(0x20B, struct.pack(">I", point_code))
        result = self.ask((9, 1), parameter(0x207, key), (9, 2))
        self.context = result[result.index(b"\x00\x06\x00\x08"):][:8]
        self.ask((4, 1), parameter(0xB, struct.pack(">I", 2)) + self.context, (4, 3))

    def ask(self, kind, body, wanted):
        self.send(m3ua(kind, body), 0)
        while True:
            octets = self.socket.recv(4096)
            if tuple(octets[2:4]) == wanted:
                return octets[8:]
            if not octets or octets[2] == 0 and octets[3] == 0:
                raise SystemExit(f"Error: the STP refuses {kind}: {octets.hex()}")

    def receive(self):
        """The next message of users; nothing where none comes any more."""
        self.socket.settimeout(QUIET_S)
        try:
            while True:
                octets = self.socket.recv(4096)
                if not octets or octets[2] == 1:
                    return octets
        except TimeoutError:
            return b""


def tlv(tag, value):
    assert len(value) < 128
    return bytes([tag, len(value)]) + value


def parameter(tag, value):
    return struct.pack(">HH", tag, 4 + len(value)) + value + bytes(-len(value) % 4)


def m3ua(kind, body):
    return struct.pack(">BBBBI", 1, 0, *kind, 8 + len(body)) + body


def message(number, context):
    """M3UA DATA, SCCP UDT by subsystem, TCAP Begin whose transaction is the number, one invoke."""
    op = ATI if number % EVERY == 0 else SRI_SM
    invoke = tlv(0xA1, tlv(2, b"\1") + tlv(2, bytes([op])))
    tcap = tlv(0x62, tlv(0x48, struct.pack(">I", number)) + tlv(0x6C, invoke))
    sccp = bytes([9, 0, 3, 5, 7, 2, 0x42, 6, 2, 0x42, 8, len(tcap)]) + tcap
    data = struct.pack(">IIBBBB", OPC, DPC, 3, 2, 0, 5) + sccp
    return m3ua((1, 1), context + parameter(0x210, data))


def source(association, port, peer, count, pause):
    association.connect(peer, port)
    begin = time.time()
    for number in range(count):
        if number % PAUSE_EVERY == 0:
            time.sleep(pause)
        octets = message(number, association.context)
        if association.send(octets) != len(octets):
            raise SystemExit(f"message {number} was not taken: {ctypes.get_errno()}")
    association.end()
    print(f"SENT {count} in {time.time() - begin - 5:.1f} s", flush=True)


def sink(association, count):
    association.accept()
    came, kinds, last, order, total = {ATI: 0, SRI_SM: 0}, {}, -1, 0, 0
    while total < count:
        octets = association.receive()
        if not octets:
            break
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
    # Whoever ends now never acknowledges the last chunk, and it comes again.
    while association.receive():
        pass


if __name__ == "__main__":
    role, stack, ip, port = sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4])
    association = {"usrsctp": Usrsctp, "kernel": Kernel, "stp": Stp}[stack](ip, port)
    if role == "sink":
        sink(association, int(sys.argv[5]))
    else:
        source(association, port, sys.argv[5], int(sys.argv[6]), float(sys.argv[7]) if len(sys.argv) > 7 else 0)
