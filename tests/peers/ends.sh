# Captures at both ends of ../shared/peers: sourced behind its lib.sh, never run. A capture in the middle sees nothing of
# what AF_XDP takes and sends.

# captures PROTOCOL: from now on, of that protocol of IP
captures() {
  bg "$NSA" "$DIR/capture-left.log" tcpdump -U -i a0 --immediate-mode -B 65536 -Z root -w "$DIR/left.pcap" ip proto "$1"
  bg "$NSB" "$DIR/capture-right.log" tcpdump -U -i b0 --immediate-mode -B 65536 -Z root -w "$DIR/right.pcap" ip proto "$1"
  local end
  for end in left right; do waitfor 10 grep -q listening "$DIR/capture-$end.log" || broken "no capture ($end)"; done
}

# crossed END ADDRESS: packets from an address, as they are seen at an end
crossed() { tshark -r "$DIR/$1.pcap" -Y "ip.src == $2" 2>/dev/null | wc -l; }

# lost: packets that left one end and did not come to the other
lost() { echo $(($(crossed left "$IPA") - $(crossed right "$IPA") + $(crossed right "$IPB") - $(crossed left "$IPB"))); }

# again: which chunks came again, and on whose account
again() { python3 "$here/again.py" "$DIR" "$IPA" "$IPB"; }
