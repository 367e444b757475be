//! What a policy can ask of a message beside its AVPs: its header, heads of AVPs, and what AVPs say together.

use numbering::Plmn;
use numbering::networks::country;
use wire::{Each, Field, Kind, fields};

use super::Diameter;
use crate::avp::{Avp, IETF};
use crate::subscriber::last_of;
use crate::{ApplicationId, CommandCode};

pub(super) const ROWS: &[Field<Diameter>] = fields! {
    /// Version, always 1 (RFC 6733 §3).
    "diameter.version": Kind::Number => |_m| 1_u8;
    /// Octets of the message (RFC 6733 §3).
    "diameter.length": Kind::Number => |m| m.header().length;
    /// Flags (RFC 6733 §3).
    "diameter.flags": Kind::Number => |m| m.header().flags;
    /// A request (RFC 6733 §3).
    "diameter.flags.request": Kind::Flag => |m| m.is_request();
    /// May be sent on by a proxy (RFC 6733 §3).
    "diameter.flags.proxyable": Kind::Flag => |m| m.header().flags & 0x40 != 0;
    /// An answer that tells of an error of the protocol (RFC 6733 §3).
    "diameter.flags.error": Kind::Flag => |m| m.header().flags & 0x20 != 0;
    /// May have been sent before (RFC 6733 §3).
    "diameter.flags.T": Kind::Flag => |m| m.header().flags & 0x10 != 0;
    /// Command (RFC 6733 §3.1).
    "diameter.cmd.code": Kind::Code(CommandCode::NAMES) => |m| m.header().command.0;
    /// Application (RFC 6733 §2.4).
    "diameter.applicationId": Kind::Code(ApplicationId::NAMES) => |m| m.header().application.0;
    /// Number between neighbours (RFC 6733 §3).
    "diameter.hopbyhopid": Kind::Number => |m| m.header().hop_by_hop;
    /// Number between the ends (RFC 6733 §3).
    "diameter.endtoendid": Kind::Number => |m| m.header().end_to_end;
    /// Code of every AVP, those in groups after their group (RFC 6733 §4.1).
    "diameter.avp.code": Kind::Number => |m| Each(m.everywhere().map(|avp| avp.code));
    /// Flags of every AVP (RFC 6733 §4.1).
    "diameter.avp.flags": Kind::Number => |m| Each(m.everywhere().map(|avp| avp.flags));
    /// AVPs that tell a vendor (RFC 6733 §4.1).
    "diameter.flags.vendorspecific": Kind::Flag => |m| Each(m.everywhere().map(|avp| avp.flags & Avp::VENDOR != 0));
    /// AVPs that must be understood (RFC 6733 §4.1).
    "diameter.flags.mandatory": Kind::Flag => |m| Each(m.everywhere().map(|avp| avp.flags & 0x40 != 0));
    /// AVPs that are protected from end to end (RFC 6733 §4.1).
    "diameter.avp.flags.protected": Kind::Flag => |m| Each(m.everywhere().map(|avp| avp.flags & 0x20 != 0));
    /// Octets of every AVP without padding (RFC 6733 §4.1).
    "diameter.avp.len": Kind::Number => |m| Each(m.everywhere().map(|avp| avp.length));
    /// Vendor of every AVP that tells one (RFC 6733 §4.1).
    "diameter.avp.vendorId": Kind::Number =>
        |m| Each(m.everywhere().filter(|avp| avp.flags & Avp::VENDOR != 0).map(|avp| avp.vendor));
    /// Every AVP whole, with its padding (RFC 6733 §4.1).
    "diameter.avp": Kind::Octets => |m| Each(m.everywhere().whole().map(|(avp, _)| avp));
    /// Padding of every AVP that has some (RFC 6733 §4.1).
    "diameter.avp.pad": Kind::Octets =>
        |m| Each(m.everywhere().whole().map(|(_, padding)| padding).filter(|padding| !padding.is_empty()));
    /// Subscribers (TS 29.272 §5.2.1, RFC 8506 §8.46).
    "e212.imsi": Kind::Digits => |m| Each(m.imsis());
    /// Networks that subscribers visit (TS 29.272 §7.3.9); Wireshark has country and network apart.
    "diameter.visited_plmn": Kind::Digits => |m| Each(m.visited());
    /// Countries of subscribers and of the networks that they visit (TS 23.003 §2.2).
    "e212.mcc": Kind::Number => |m| Each(m.networks().filter_map(|(country, _)| country));
    /// Networks of subscribers and those that they visit (TS 23.003 §2.2).
    "e212.mnc": Kind::Number => |m| Each(m.networks().filter_map(|(_, network)| network));
    /// Origin-Host is not a name inside Origin-Realm (RFC 6733 §6.3, §6.4); ours.
    "diameter.origin_outside_realm": Kind::Flag => |m| m.is_origin_outside_realm().then_some(true);
    /// Destination-Realm is Origin-Realm (RFC 6733 §6.4, §6.6); ours.
    "diameter.to_its_own_realm": Kind::Flag => |m| m.is_to_its_own_realm().then_some(true);
    /// Session-Id of a request begins with a name outside Origin-Realm (RFC 6733 §8.8); ours.
    "diameter.session_of_another": Kind::Flag => |m| m.is_session_of_another().then_some(true);
    /// Hops that a request has taken (RFC 6733 §6.7.1); ours.
    "diameter.route_length": Kind::Number => |m| m.route_length();
    /// A hop stands in the route twice (RFC 6733 §6.1.3); ours.
    "diameter.route_looped": Kind::Flag => |m| m.is_route_looped().then_some(true);
    /// The first hop of the route is no node of Origin-Realm (RFC 6733 §6.1.9); ours.
    "diameter.route_begun_outside": Kind::Flag => |m| m.is_route_begun_outside().then_some(true);
    /// First AVP beside the two that Proxy-Info is made of (RFC 6733 §6.7.2); ours.
    "diameter.proxy_info_stray": Kind::Number => |m| m.proxy_info_stray();
    /// First AVP inside a group that routes a message where it stands at the top (RFC 6733 §6.1); ours.
    "diameter.nested_route": Kind::Number => |m| m.nested_route();
    /// First AVP whose code is 3GPP's without its vendor, or one of routing with a vendor (RFC 6733 §4.1); ours.
    "diameter.misfiled": Kind::Number => |m| m.misfiled();
    /// Numbers of SGSNs and nodes of short messages, international (TS 29.272 §7.3.102, §7.3.159, TS 29.338 §5.3.3.2); ours.
    "diameter.sms_number": Kind::Digits => |m| Each(m.everywhere()
        .filter(|avp| matches!((avp.code, avp.vendor), (1489 | 1645 | 3300, 10415)))
        .filter_map(|avp| numbering::Digits::from_tbcd(avp.octets)));
    /// Beginnings of the subscribers that a reset is about, as digits (TS 29.272 §7.3.50); ours.
    "diameter.user_id": Kind::Digits => |m| Each(m.everywhere()
        .filter(|avp| (avp.code, avp.vendor) == (1444, 10415)).filter_map(|avp| numbering::Digits::from_text(avp.octets)));
    /// AVPs at the top of the message; ours.
    "diameter.avp_count": Kind::Number => |m| m.avp_count();
    /// Octets of the longest AVP at the top of the message; ours.
    "diameter.avp_longest": Kind::Number => |m| m.avp_longest();
    /// Telephone numbers of subscribers (TS 29.329 §6.3.2, RFC 8506 §8.46).
    "e164.msisdn": Kind::Digits => |m| Each(m.msisdns());
    /// Countries of subscribers' telephone numbers (E.164 §6.2.1).
    "e164.country_code": Kind::Number => |m| Each(m.country_codes());
    /// Vendors that a node supports or that a group is of (RFC 6733 §5.3.3, §5.3.6).
    "diameter.vendorId": Kind::Number => |m| Each(m.everywhere()
        .filter(|avp| avp.vendor == IETF && matches!(avp.code, 265 | 266)).filter_map(|avp| avp.word()));
    /// Results of other vendors than 3GPP (RFC 6733 §7.7).
    "diameter.other_vendor.Experimental-Result-Code": Kind::Number => |m| Each(m.experimental_results(true));
    /// Devices of subscribers with their software version (RFC 8506 §8.50).
    "diameter.user_equipment_info.imeisv": Kind::Digits => |m| Each(m.devices());
    /// A flag of the message that has no meaning (RFC 6733 §3).
    "diameter.flags.reserved4": Kind::Flag => |m| m.header().flags & 8 != 0;
    /// A flag of the message that has no meaning (RFC 6733 §3).
    "diameter.flags.reserved5": Kind::Flag => |m| m.header().flags & 4 != 0;
    /// A flag of the message that has no meaning (RFC 6733 §3).
    "diameter.flags.reserved6": Kind::Flag => |m| m.header().flags & 2 != 0;
    /// A flag of the message that has no meaning (RFC 6733 §3).
    "diameter.flags.reserved7": Kind::Flag => |m| m.header().flags & 1 != 0;
    /// Flags of AVPs that have no meaning (RFC 6733 §4.1).
    "diameter.avp.flags.reserved3": Kind::Flag => |m| Each(m.everywhere().map(|avp| avp.flags & 16 != 0));
    /// Flags of AVPs that have no meaning (RFC 6733 §4.1).
    "diameter.avp.flags.reserved4": Kind::Flag => |m| Each(m.everywhere().map(|avp| avp.flags & 8 != 0));
    /// Flags of AVPs that have no meaning (RFC 6733 §4.1).
    "diameter.avp.flags.reserved5": Kind::Flag => |m| Each(m.everywhere().map(|avp| avp.flags & 4 != 0));
    /// Flags of AVPs that have no meaning (RFC 6733 §4.1).
    "diameter.avp.flags.reserved6": Kind::Flag => |m| Each(m.everywhere().map(|avp| avp.flags & 2 != 0));
    /// Flags of AVPs that have no meaning (RFC 6733 §4.1).
    "diameter.avp.flags.reserved7": Kind::Flag => |m| Each(m.everywhere().map(|avp| avp.flags & 1 != 0));
};

/// Rows of the short message that it carries (TS 29.338 §5.3.3.3).
/// Where users are, as gateways tell it.
pub(super) const WHEREABOUTS: &[Field<Diameter>] = fields! {
    /// What is told of where a user is: 128 a tracking area, 129 a cell of E-UTRAN, 130 both (TS 29.061 §16.4.7.2).
    "gtpv2.glt": Kind::Number => |m| Each(m.whereabouts().map(|place| place.kind));
    /// Country of the cell of GSM (TS 29.061 §16.4.7.2).
    "e212.cgi.mcc": Kind::Number => |m| Each(m.whereabouts().filter_map(|place| place.cgi?.0).map(mcc));
    /// Network code of the cell of GSM (TS 29.061 §16.4.7.2).
    "e212.cgi.mnc": Kind::Number => |m| Each(m.whereabouts().filter_map(|place| place.cgi?.0).map(mnc));
    /// Location area code of the cell of GSM (TS 29.061 §16.4.7.2).
    "gtpv2.uli_cgi_lac": Kind::Number => |m| Each(m.whereabouts().filter_map(|place| Some(place.cgi?.1)));
    /// The cell of GSM in its area (TS 29.061 §16.4.7.2).
    "gtpv2.uli_cgi_ci": Kind::Number => |m| Each(m.whereabouts().filter_map(|place| Some(place.cgi?.2)));
    /// Country of the tracking area (TS 29.274 §8.21.4).
    "e212.tai.mcc": Kind::Number => |m| Each(m.whereabouts().filter_map(|place| place.area?.0).map(mcc));
    /// Network code of the tracking area (TS 29.274 §8.21.4).
    "e212.tai.mnc": Kind::Number => |m| Each(m.whereabouts().filter_map(|place| place.area?.0).map(mnc));
    /// Tracking area code (TS 29.274 §8.21.4).
    "gtpv2.tai_tac": Kind::Number => |m| Each(m.whereabouts().filter_map(|place| Some(place.area?.1)));
    /// Country of the E-UTRAN cell (TS 29.274 §8.21.5).
    "e212.ecgi.mcc": Kind::Number => |m| Each(m.whereabouts().filter_map(|place| place.cell?.0).map(mcc));
    /// Network code of the E-UTRAN cell (TS 29.274 §8.21.5).
    "e212.ecgi.mnc": Kind::Number => |m| Each(m.whereabouts().filter_map(|place| place.cell?.0).map(mnc));
    /// Bits before the cell's identity that have no meaning (TS 29.274 §8.21.5).
    "gtpv2.uli_ecgi_eci_spare": Kind::Number => |m| Each(m.whereabouts().filter_map(|place| Some(place.cell?.1 >> 24 & 0xf0)));
    /// E-UTRAN cell identity (TS 29.274 §8.21.5).
    "gtpv2.ecgi_eci": Kind::Number => |m| Each(m.whereabouts().filter_map(|place| Some(place.cell?.1)));
    /// The eNodeB of the cell (TS 36.413 §9.2.1.38).
    "gtpv2.enodebid": Kind::Number => |m| Each(m.whereabouts().filter_map(|place| Some(place.cell?.1 >> 8 & 0xf_ffff)));
    /// The cell among those of its eNodeB (TS 36.413 §9.2.1.38).
    "gtpv2.cellid": Kind::Number => |m| Each(m.whereabouts().filter_map(|place| Some(place.cell?.1 & 0xff)));
};

fn mcc(plmn: Plmn) -> u16 {
    country(plmn.digits()).unwrap_or_default()
}

fn mnc(plmn: Plmn) -> u16 {
    last_of(plmn.digits())
}

pub(super) const SHORT_MESSAGE: &[Field<Diameter>] = sms::fields! { |m| m.short_message() };
