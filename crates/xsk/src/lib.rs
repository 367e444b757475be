//! AF_XDP sockets, UMEM, owned frames, the XDP program and its maps.
