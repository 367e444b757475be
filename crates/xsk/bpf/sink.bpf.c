/* The far end of the load: counts the generator's frames and drops them; everything else goes to the stack.
 *
 * One receive queue, so one processor at a time: plain additions are exact. */
#include "abi.h"

enum { NO_STAMP = 0xffff, MARK = 0x5157 };

struct arrivals {
	u64 frames;
	u64 octets;
	u64 next;  /* one above the highest sequence seen */
	u64 late;  /* at or below the highest seen: repeated or out of order */
	u64 other; /* frames without the mark */
};

SEC("maps") struct bpf_map_def stamp_at = { MAP_ARRAY, sizeof(u32), sizeof(u64), 1, 0 };
SEC("maps") struct bpf_map_def arrivals = { MAP_ARRAY, sizeof(u32), sizeof(struct arrivals), 1, 0 };

SEC("xdp") int sink(struct xdp_md *context)
{
	u32 first = 0;
	u64 word;
	u64 *offset = bpf_map_lookup_elem(&stamp_at, &first);
	struct arrivals *seen = bpf_map_lookup_elem(&arrivals, &first);

	if (!offset || !seen)
		return XDP_PASS;
	if (bpf_xdp_load_bytes(context, *offset, &word, sizeof(word)) || __builtin_bswap64(word) >> 48 != MARK) {
		seen->other++;
		return XDP_PASS;
	}
	u64 sequence = __builtin_bswap64(word) & 0xffffffffffffull;
	seen->frames++;
	seen->octets += context->data_end - context->data;
	if (sequence < seen->next)
		seen->late++;
	else
		seen->next = sequence + 1;
	return XDP_DROP;
}

SEC("license") char license_text[] = "Apache-2.0";
