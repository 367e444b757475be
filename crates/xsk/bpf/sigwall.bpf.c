/* What the kernel decides about a frame on a port of a link: to the worker's socket, or to the peer port.
 *
 * Signalling goes to the AF_XDP socket of the queue; what the verdict map lists as `pass` goes to the peer port.
 * With no socket there, or a worker whose heartbeat is overdue, the fail mode of the settings decides.
 * Whatever is not understood goes to the socket: user space judges it and gives the reason. */
#include "abi.h"

enum fail_mode { FAIL_CLOSED, FAIL_OPEN, FAIL_GUARDED };
enum kind { KIND_ETHERTYPE, KIND_PROTOCOL, KIND_UDP_PORT, KIND_TCP_PORT, KIND_ICMPV6_TYPE };
enum action { ACTION_NONE, ACTION_PASS, ACTION_INSPECT };
enum counter {
	COUNT_TO_SOCKET,
	COUNT_PASSED,
	COUNT_FAILED_OPEN,
	COUNT_FAILED_CLOSED,
	COUNT_OVERDUE,
	COUNT_NO_SOCKET,
	COUNTERS,
};

enum { QUEUES = 64, VERDICTS = 1024 };

struct settings {
	u64 fail_mode;
	u64 pass_in_kernel;
	u64 deadline_ns;
};

struct verdict_key {
	u16 kind;
	u16 value;
};

SEC("maps") struct bpf_map_def settings = { MAP_ARRAY, sizeof(u32), sizeof(struct settings), 1, 0 };
SEC("maps") struct bpf_map_def beat = { MAP_ARRAY, sizeof(u32), sizeof(u64), QUEUES, MAP_MMAPABLE };
SEC("maps") struct bpf_map_def xsks = { MAP_XSKMAP, sizeof(u32), sizeof(u32), QUEUES, 0 };
SEC("maps") struct bpf_map_def peer = { MAP_DEVMAP, sizeof(u32), 2 * sizeof(u32), 1, 0 };
SEC("maps") struct bpf_map_def verdicts = { MAP_HASH, sizeof(struct verdict_key), sizeof(u8), VERDICTS, 0 };
SEC("maps") struct bpf_map_def counters = { MAP_PERCPU_ARRAY, sizeof(u32), sizeof(u64), COUNTERS, 0 };

/* Where the parser stands; it never goes back. */
struct cursor {
	void *at;
	void *end;
};

INLINE void *take(struct cursor *cursor, u64 length)
{
	void *taken = cursor->at;

	if (taken + length > cursor->end)
		return 0;
	cursor->at = taken + length;
	return taken;
}

INLINE void count(u32 index)
{
	u64 *value = bpf_map_lookup_elem(&counters, &index);

	if (value)
		*value += 1;
}

INLINE enum action listed(u16 kind, u16 value)
{
	struct verdict_key key = { kind, value };
	u8 *action = bpf_map_lookup_elem(&verdicts, &key);

	return action ? *action : ACTION_NONE;
}

/* The ports of a packet: `inspect` on either side wins over `pass` on either side. */
INLINE enum action ports_listed(struct cursor *cursor, u16 kind)
{
	struct ports *ports = take(cursor, sizeof(*ports));

	if (!ports)
		return ACTION_INSPECT;
	enum action source = listed(kind, NET16(ports->source));
	enum action destination = listed(kind, NET16(ports->destination));
	return source > destination ? source : destination;
}

INLINE enum action icmpv6_listed(struct cursor *cursor)
{
	u8 *type = take(cursor, sizeof(*type));

	return type ? listed(KIND_ICMPV6_TYPE, *type) : ACTION_INSPECT;
}

INLINE enum action protocol_listed(struct cursor *cursor, u8 protocol, int is_ipv6)
{
	enum action action = ACTION_NONE;

	if (protocol == PROTOCOL_UDP)
		action = ports_listed(cursor, KIND_UDP_PORT);
	else if (protocol == PROTOCOL_TCP)
		action = ports_listed(cursor, KIND_TCP_PORT);
	else if (is_ipv6 && protocol == PROTOCOL_ICMPV6)
		action = icmpv6_listed(cursor);
	return action == ACTION_NONE ? listed(KIND_PROTOCOL, protocol) : action;
}

INLINE enum action ipv4_listed(struct cursor *cursor)
{
	struct ipv4 *ip = take(cursor, sizeof(*ip));

	if (!ip || ip->version_ihl >> 4 != 4 || (ip->version_ihl & 15) < 5)
		return ACTION_INSPECT;
	if (ip->fragment & NET16(IPV4_MORE_OR_OFFSET))
		return ACTION_INSPECT;
	if (!take(cursor, ((ip->version_ihl & 15) - 5) * 4))
		return ACTION_INSPECT;
	return protocol_listed(cursor, ip->protocol, 0);
}

/* ESP is listed as a protocol: behind it nothing can be read. */
INLINE int is_extension(u8 next_header)
{
	switch (next_header) {
	case PROTOCOL_HOP_BY_HOP:
	case PROTOCOL_ROUTING:
	case PROTOCOL_FRAGMENT:
	case PROTOCOL_AH:
	case PROTOCOL_DESTINATION_OPTIONS:
	case PROTOCOL_MOBILITY:
	case PROTOCOL_HIP:
	case PROTOCOL_SHIM6:
	case PROTOCOL_TEST_1:
	case PROTOCOL_TEST_2:
		return 1;
	default:
		return 0;
	}
}

INLINE enum action ipv6_listed(struct cursor *cursor)
{
	struct ipv6 *ip = take(cursor, sizeof(*ip));

	if (!ip || (ip->version_class_flow & 0xf0) != 0x60 || is_extension(ip->next_header))
		return ACTION_INSPECT;
	return protocol_listed(cursor, ip->next_header, 1);
}

INLINE int is_vlan(u16 type)
{
	return type == NET16(TYPE_VLAN) || type == NET16(TYPE_QINQ) || type == NET16(TYPE_QINQ_OLD);
}

INLINE enum action frame_listed(struct cursor *cursor)
{
	struct ethernet *ethernet = take(cursor, sizeof(*ethernet));

	if (!ethernet)
		return ACTION_INSPECT;
	u16 type = ethernet->type;
#pragma unroll
	for (int tags = 0; tags < 2; tags++) {
		if (!is_vlan(type))
			break;
		struct vlan_tag *tag = take(cursor, sizeof(*tag));
		if (!tag)
			return ACTION_INSPECT;
		type = tag->type;
	}
	if (type == NET16(TYPE_IPV4))
		return ipv4_listed(cursor);
	if (type == NET16(TYPE_IPV6))
		return ipv6_listed(cursor);
	return listed(KIND_ETHERTYPE, NET16(type));
}

INLINE int to_peer(u32 counter)
{
	count(counter);
	return bpf_redirect_map(&peer, 0, XDP_DROP);
}

/* The age is signed: a beat written after the clock was read here is young, not ancient. */
INLINE int is_overdue(u32 queue, u64 deadline_ns)
{
	u64 now = bpf_ktime_get_ns();
	u64 *beaten = bpf_map_lookup_elem(&beat, &queue);

	if (!deadline_ns)
		return 0;
	return !beaten || (s64)(now - *(volatile u64 *)beaten) > (s64)deadline_ns;
}

INLINE int fail(const struct settings *rule, enum action action)
{
	if (action == ACTION_PASS)
		return to_peer(COUNT_PASSED);
	if (rule->fail_mode == FAIL_OPEN)
		return to_peer(COUNT_FAILED_OPEN);
	count(COUNT_FAILED_CLOSED);
	return XDP_DROP;
}

SEC("xdp") int sigwall(struct xdp_md *context)
{
	struct cursor cursor = { (void *)(u64)context->data, (void *)(u64)context->data_end };
	u32 first = 0, queue = context->rx_queue_index;
	const struct settings *rule = bpf_map_lookup_elem(&settings, &first);

	if (!rule)
		return XDP_DROP;
	enum action action = frame_listed(&cursor);
	if (action == ACTION_PASS && rule->pass_in_kernel)
		return to_peer(COUNT_PASSED);
	if (is_overdue(queue, rule->deadline_ns)) {
		count(COUNT_OVERDUE);
		return fail(rule, action);
	}
	if (bpf_redirect_map(&xsks, queue, XDP_ABORTED) == XDP_REDIRECT) {
		count(COUNT_TO_SOCKET);
		return XDP_REDIRECT;
	}
	count(COUNT_NO_SOCKET);
	return fail(rule, action);
}

SEC("license") char license_text[] = "Apache-2.0";
