//! Layers 2 to 4: Ethernet, VLAN, IPv4, IPv6, UDP.
