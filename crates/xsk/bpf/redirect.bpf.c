/* The yardstick of the benchmark: every frame to the other port, unread. */
#include "abi.h"

SEC("maps") struct bpf_map_def peer = { MAP_DEVMAP, sizeof(u32), 2 * sizeof(u32), 1, 0 };

SEC("xdp") int redirect(struct xdp_md *context)
{
	return bpf_redirect_map(&peer, 0, XDP_DROP);
}

SEC("license") char license_text[] = "Apache-2.0";
