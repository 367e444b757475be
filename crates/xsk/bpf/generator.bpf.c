/* A load generator: run over live frames (BPF_F_TEST_XDP_LIVE_FRAMES), it writes each one anew and redirects it.
 *
 * Recycled frames keep what the stack wrote into them, so nothing of the frame before is trusted. */
#include "abi.h"

enum { TEMPLATES = 64, TEMPLATE_MAX = 2048, NO_STAMP = 0xffff, MARK = 0x5157, NUMBERS = 8, OCTETS = 8 };

/* How a number is written: in network order, or two digits an octet with the first in the low half. */
enum { NONE = 0, BINARY = 1, DIGITS = 2 };

struct order {
	u64 egress;
	u64 templates;
	u64 frame_length;
	u64 picoseconds; /* between two frames; 0 is as fast as it goes */
	u64 limit;       /* frames in all; 0 is no limit */
	u64 stamp_at;    /* offset of mark and sequence; NO_STAMP is none */
	u64 numbers[NUMBERS]; /* where a frame carries its number, from 1: offset, octets from bit 32, form from bit 48 */
};

struct progress {
	u64 sent;
	u64 started_ns;
	u64 next;
};

struct template {
	u64 length;
	u8 octets[TEMPLATE_MAX];
};

SEC("maps") struct bpf_map_def order = { MAP_ARRAY, sizeof(u32), sizeof(struct order), 1, 0 };
SEC("maps") struct bpf_map_def progress = { MAP_ARRAY, sizeof(u32), sizeof(struct progress), 1, 0 };
SEC("maps") struct bpf_map_def templates = { MAP_ARRAY, sizeof(u32), sizeof(struct template), TEMPLATES, 0 };

/* Mark and sequence, 16 and 48 bits, in network order. */
INLINE int stamp(struct xdp_md *context, u32 offset, u64 sequence)
{
	u64 word = __builtin_bswap64((u64)MARK << 48 | (sequence & 0xffffffffffffull));

	return bpf_xdp_store_bytes(context, offset, &word, sizeof(word));
}

INLINE u64 digits(u64 value)
{
	u64 written = 0;

#pragma unroll
	for (int octet = 0; octet < OCTETS; octet++) {
		u64 pair = value % 100;
		written |= (pair % 10 << 4 | pair / 10) << 8 * octet;
		value /= 100;
	}
	return written;
}

INLINE int count(struct xdp_md *context, u64 number, u64 value)
{
	u32 at = number, octets = number >> 32 & 0xffff, form = number >> 48;

	if (form == NONE)
		return 0;
	if (octets < 1 || octets > OCTETS)
		return -1;
	u64 word = form == DIGITS ? digits(value) : value;
	word = __builtin_bswap64(word << 8 * (OCTETS - octets));
	return bpf_xdp_store_bytes(context, at, &word, octets);
}

INLINE int write(struct xdp_md *context, const struct order *todo, struct progress *done)
{
	u32 index = done->next;
	struct template *template = bpf_map_lookup_elem(&templates, &index);

	if (!template)
		return -1;
	u64 length = template->length;
	if (length == 0 || length > TEMPLATE_MAX || length > todo->frame_length)
		return -1;
	if (bpf_xdp_adjust_tail(context, (int)length - (int)todo->frame_length))
		return -1;
	if (bpf_xdp_store_bytes(context, 0, template->octets, length))
		return -1;
	if (todo->stamp_at != NO_STAMP && stamp(context, todo->stamp_at, done->sent))
		return -1;
	for (int place = 0; place < NUMBERS; place++)
		if (count(context, todo->numbers[place], done->sent + 1))
			return -1;
	done->next = index + 1 < todo->templates ? index + 1 : 0;
	return 0;
}

SEC("xdp") int generator(struct xdp_md *context)
{
	u32 first = 0;
	const struct order *todo = bpf_map_lookup_elem(&order, &first);
	struct progress *done = bpf_map_lookup_elem(&progress, &first);

	if (!todo || !done || (todo->limit && done->sent >= todo->limit))
		return XDP_DROP;
	if (todo->picoseconds) {
		u64 now = bpf_ktime_get_ns();
		if (!done->started_ns)
			done->started_ns = now;
		if (done->sent * todo->picoseconds > (now - done->started_ns) * 1000)
			return XDP_DROP;
	}
	if (write(context, todo, done))
		return XDP_DROP;
	done->sent++;
	return bpf_redirect(todo->egress, 0);
}

SEC("license") char license_text[] = "Apache-2.0";
