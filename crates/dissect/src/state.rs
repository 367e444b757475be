//! What is known of a message from those before it, as rows that any rule may ask.
//!
//! No octets are read here: the inspector's memory answers, one subject at a time and only where a rule asks.

use numbering::Digits;
use wire::{Field, Kind, Malformed, Names, Protocol, Value, fields};

/// What is known of one subject; a row that does not apply has no value.
#[derive(Clone, Copy, Debug)]
pub enum Known<'a> {
    /// Requests and their answers.
    Transaction(TransactionFacts),
    /// The sender as a node.
    Path(PathFacts),
    /// The tunnel that is addressed.
    Tunnel(TunnelFacts<'a>),
    /// The association or connection that carries it.
    Association(AssociationFacts<'a>),
    /// The dialogue of TCAP that it belongs to.
    Dialogue(DialogueFacts<'a>),
    /// The subscriber that it is about.
    Subscriber(SubscriberFacts<'a>),
    /// The packet that an error of ICMP quotes.
    Quoted(QuotedFacts),
}

/// What a row of the state is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// `transaction.*`
    Transaction,
    /// `path.*`
    Path,
    /// `tunnel.*`
    Tunnel,
    /// `association.*`
    Association,
    /// `dialogue.*`
    Dialogue,
    /// `subscriber.*`
    Subscriber,
    /// `quoted.*`
    Quoted,
}

macro_rules! facts {
    ($(#[doc = $doc:literal] $name:ident$(<$life:lifetime>)? { $($(#[doc = $row:literal])+ $field:ident: $type:ty,)* })*) => {
        $(
            #[doc = $doc]
            #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
            pub struct $name$(<$life>)? {
                $($(#[doc = $row])+ pub $field: Option<$type>,)*
            }
        )*
    };
}

facts! {
    /// Requests and their answers.
    TransactionFacts {
        /// An answer belongs to a request that was seen.
        known: bool,
        /// It comes from where the request went.
        same_peer: bool,
        /// The same request or answer was seen before.
        repeated: bool,
        /// The number was seen before with other content.
        conflict: bool,
    }
    /// The sender as a node.
    PathFacts {
        /// Restarts within the hour.
        restarts: u32,
        /// Its counter goes forward.
        counter_ok: bool,
    }
    /// The tunnel that is addressed.
    TunnelFacts<'a> {
        /// The TEID is that of a live tunnel.
        known: bool,
        /// The TEID was that of a tunnel until a moment ago.
        deleted: bool,
        /// Tunnels are being learned after a start or a loss.
        learning: bool,
        /// It comes from the partner that set the tunnel up, or goes there.
        same_partner: bool,
        /// It comes from the node at the tunnel's other end.
        same_peer: bool,
        /// It goes the way that the tunnel goes.
        direction_ok: bool,
        /// The inner address is the user's own.
        inner_ok: bool,
        /// The number of a G-PDU is near the one before.
        sequence_ok: bool,
        /// An error indication names a tunnel between those two nodes.
        error_ok: bool,
        /// The subscriber.
        imsi: Digits,
        /// The access point, as labels.
        apn: &'a [u8],
        /// Seconds since it was set up.
        age: u32,
        /// Its subscriber's registration ended a while ago.
        abandoned: bool,
    }
    /// The association or connection that carries it.
    AssociationFacts<'a> {
        /// Its setting up was seen.
        known: bool,
        /// The verification tag is the receiver's.
        tag_ok: bool,
        /// The stream is one of those agreed.
        stream_ok: bool,
        /// Its state.
        state: u8,
        /// The Diameter identity that its sender gave.
        origin_host: &'a [u8],
        /// The Origin-Host is the neighbour's, or the neighbour recorded the route.
        identity_ok: bool,
        /// The application server process is active.
        asp_active: bool,
        /// What is not known of it may have been before.
        learning: bool,
        /// Both ends announced chunks of this kind.
        chunk_ok: bool,
        /// The cookie is one that was given out.
        cookie_ok: bool,
        /// An association that begins again lists no address that it had not.
        addresses_ok: bool,
        /// The number of the data is near those before.
        tsn_ok: bool,
        /// What is acknowledged was sent.
        sack_ok: bool,
        /// Numbers that are acknowledged and were not seen.
        sack_ahead: u32,
        /// What ends it answers the other end, and nothing comes behind an end.
        turn_ok: bool,
        /// User data of M2PA follow those before, on a link in service.
        link_ok: bool,
        /// How often it began again within the hour.
        restarts: u32,
        /// Associations and connections of its partner.
        count: u32,
    }
    /// The dialogue of TCAP that it belongs to.
    DialogueFacts<'a> {
        /// Its begin was seen.
        known: bool,
        /// It comes from the other side of the dialogue.
        same_peer: bool,
        /// A result or an error belongs to an invoke that was seen.
        invoke_known: bool,
        /// The operation of the invoke that is answered.
        op: u32,
        /// The subscriber that its begin named.
        imsi: Digits,
        /// Its application context.
        acn: &'a [u8],
        /// An invoke that is linked names one of the other side.
        linked_known: bool,
        /// The number of an invoke is one that its sender uses already.
        invoke_repeated: bool,
        /// What is answered has its answer already.
        answered: bool,
        /// What it reports was asked for.
        report_ok: bool,
        /// Dialogues of its partner that wait for the first answer.
        waiting: u32,
        /// Dialogues are being learned after a start or a loss.
        learning: bool,
    }
    /// The packet that an error of ICMP quotes.
    QuotedFacts {
        /// It belongs to a session that is known, and was sent by who is told of it.
        known: bool,
        /// Sessions are being learned after a start or a loss.
        learning: bool,
    }
    /// The subscriber that it is about.
    SubscriberFacts<'a> {
        /// A registration was seen.
        known: bool,
        /// The subscriber is one of ours.
        home: bool,
        /// Registrations are being learned after a start or a loss.
        learning: bool,
        /// Network of the last registration.
        plmn: Digits,
        /// Network of the one before.
        previous_plmn: Digits,
        /// Global title of the node of the last registration.
        node: Digits,
        /// Diameter identity of the node of the last registration.
        host: &'a [u8],
        /// Seconds since the last registration.
        age: u32,
        /// Speed from the last registration to the network of this message, in km/h.
        velocity: u32,
        /// The network of this message is that of the last registration.
        same_network: bool,
        /// Seen in GTP.
        seen_gtp: bool,
        /// Seen in Diameter.
        seen_diameter: bool,
        /// Seen in MAP.
        seen_map: bool,
        /// Network of the last registration in MAP.
        plmn_map: Digits,
        /// Network of the last registration in Diameter.
        plmn_diameter: Digits,
        /// Network of the last registration in GTP.
        plmn_gtp: Digits,
        /// The home network ended every registration.
        cancelled: bool,
        /// The network of this message is the one that vectors were given to last.
        vectors_ok: bool,
        /// MAP and Diameter have registrations in different countries.
        split: bool,
        /// The device is the one that was named last.
        same_device: bool,
        /// Changes of the device within a day.
        devices: u32,
        /// The last session was asked for in the other version of GTP, by the same radio.
        other_version: bool,
        /// The telephone number is the subscriber's.
        number_ok: bool,
        /// Protocols in which rules blocked messages about the subscriber.
        refused: u32,
    }
}

/// States of an association (RFC 9260 §4), seen from between its ends.
const ASSOCIATION_STATES: Names =
    &[(0, "closed"), (1, "cookie wait"), (2, "cookie echoed"), (3, "established"), (4, "shutdown")];

/// The memory as a protocol without octets of its own.
#[derive(Debug)]
pub(crate) struct State;

impl Protocol for State {
    type Message<'a> = Known<'a>;
    const NAME: &'static str = "state";
    const FIELDS: &'static [Field<Self>] = fields! {
        /// The answer belongs to a request that was seen (TS 29.060 §11.1, TS 29.274 §7.6, RFC 6733 §3).
        "transaction.known": Kind::Flag => |k| k.transaction().and_then(|f| f.known);
        /// The answer comes from where its request went.
        "transaction.same_peer": Kind::Flag => |k| k.transaction().and_then(|f| f.same_peer);
        /// The same request or answer was seen before, as where an answer got lost.
        "transaction.repeated": Kind::Flag => |k| k.transaction().and_then(|f| f.repeated);
        /// The number of a request was seen before with other content while its answer is waited for.
        "transaction.conflict": Kind::Flag => |k| k.transaction().and_then(|f| f.conflict);
        /// Changes of the sender's restart counter within the hour (TS 23.007 §18).
        "path.restarts": Kind::Number => |k| k.path().and_then(|f| f.restarts);
        /// The sender's restart counter stands where it stood, or goes forward (TS 23.007 §18); absent where none was told before.
        "path.counter_ok": Kind::Flag => |k| k.path().and_then(|f| f.counter_ok);
        /// The TEID that is addressed is that of a live tunnel; absent where none is addressed.
        "tunnel.known": Kind::Flag => |k| k.tunnel().and_then(|f| f.known);
        /// The TEID that is addressed was that of a tunnel deleted within the last minute; for two seconds packets of users are in flight, and nothing is said.
        "tunnel.deleted": Kind::Flag => |k| k.tunnel().and_then(|f| f.deleted);
        /// Tunnels are being learned: grace time after the start or after a loss of state.
        "tunnel.learning": Kind::Flag => |k| k.tunnel().and_then(|f| f.learning);
        /// The partner at this message's other end is the one that the tunnel was set up with.
        "tunnel.same_partner": Kind::Flag => |k| k.tunnel().and_then(|f| f.same_partner);
        /// The sender is the node at the tunnel's other end.
        "tunnel.same_peer": Kind::Flag => |k| k.tunnel().and_then(|f| f.same_peer);
        /// The message crosses the link in the direction in which this end of the tunnel lies.
        "tunnel.direction_ok": Kind::Flag => |k| k.tunnel().and_then(|f| f.direction_ok);
        /// The user's own address stands in the inner packet: as source uplink, as destination downlink.
        "tunnel.inner_ok": Kind::Flag => |k| k.tunnel().and_then(|f| f.inner_ok);
        /// The sequence number of a G-PDU is within 8192 of the last one (TS 29.281 §4.3.1); absent where it has none.
        "tunnel.sequence_ok": Kind::Flag => |k| k.tunnel().and_then(|f| f.sequence_ok);
        /// An error indication names a TEID that its receiver sends to, at its sender (TS 29.281 §7.3.1).
        "tunnel.error_ok": Kind::Flag => |k| k.tunnel().and_then(|f| f.error_ok);
        /// Subscriber of the tunnel that is addressed.
        "tunnel.imsi": Kind::Digits => |k| k.tunnel().and_then(|f| f.imsi);
        /// Access point of the tunnel that is addressed.
        "tunnel.apn": Kind::Labels => |k| k.tunnel().and_then(|f| f.apn).map(Value::Labels);
        /// Seconds since the tunnel that is addressed was set up.
        "tunnel.age": Kind::Number => |k| k.tunnel().and_then(|f| f.age);
        /// The registration of the tunnel's subscriber was cancelled or purged more than a minute ago, and there was none since (TS 29.272 §5.2.1.2, §5.2.1.3, TS 29.002 §8.1.3, §8.1.6): of a user's packet as of eight seconds ago.
        "tunnel.abandoned": Kind::Flag => |k| k.tunnel().and_then(|f| f.abandoned);
        /// The setting up of the association or connection was seen.
        "association.known": Kind::Flag => |k| k.association().and_then(|f| f.known);
        /// The verification tag is the one that the receiver chose (RFC 9260 §8.5).
        "association.tag_ok": Kind::Flag => |k| k.association().and_then(|f| f.tag_ok);
        /// The stream is one of those agreed when the association was set up (RFC 9260 §6.5).
        "association.stream_ok": Kind::Flag => |k| k.association().and_then(|f| f.stream_ok);
        /// State of the association (RFC 9260 §4).
        "association.state": Kind::Code(ASSOCIATION_STATES) => |k| k.association().and_then(|f| f.state);
        /// Origin-Host with which the sender's side exchanged capabilities, once both sides did (RFC 6733 §5.3).
        "association.origin_host": Kind::Name => |k| k.association().and_then(|f| f.origin_host).map(Value::Text);
        /// The Origin-Host is the neighbour's own, or the neighbour stands in Route-Record (RFC 6733 §6.1.9).
        "association.identity_ok": Kind::Flag => |k| k.association().and_then(|f| f.identity_ok);
        /// An application server process is active on the association (RFC 4666 §4.3.1); absent where it was picked up and none was told.
        "association.asp_active": Kind::Flag => |k| k.association().and_then(|f| f.asp_active);
        /// The association may have begun before anything was seen: after the start, after a loss, or where it was picked up.
        "association.learning": Kind::Flag => |k| k.association().and_then(|f| f.learning);
        /// Both ends announced this kind of chunk when the association was set up (RFC 5061 §4.2.7); absent for those of RFC 9260.
        "association.chunk_ok": Kind::Flag => |k| k.association().and_then(|f| f.chunk_ok);
        /// The cookie that is shown is one of those that the other end gave (RFC 9260 §5.1.3); absent where none was seen given.
        "association.cookie_ok": Kind::Flag => |k| k.association().and_then(|f| f.cookie_ok);
        /// An INIT within an association lists no address beyond those of the association (RFC 9260 §5.2.2).
        "association.addresses_ok": Kind::Flag => |k| k.association().and_then(|f| f.addresses_ok);
        /// The TSN of data lies within 65536 of the highest one that their sender used within the last minute (RFC 9260 §6.2); absent where none was seen.
        "association.tsn_ok": Kind::Flag => |k| k.association().and_then(|f| f.tsn_ok);
        /// A SACK acknowledges nothing that its receiver did not send, but for 16 numbers that may have gone by unseen (RFC 9260 §6.2.1); absent where no data were seen within the last minute.
        "association.sack_ok": Kind::Flag => |k| k.association().and_then(|f| f.sack_ok);
        /// Numbers that a SACK acknowledges beyond the highest that its receiver was seen to send: data may have gone another path of the association (RFC 9260 §6.2.1); absent where none were seen within the last minute.
        "association.sack_ahead": Kind::Number => |k| k.association().and_then(|f| f.sack_ahead);
        /// SHUTDOWN ACK and SHUTDOWN COMPLETE answer what the other end sent, and no data follow their sender's SHUTDOWN (RFC 9260 §9.2); absent for other chunks.
        "association.turn_ok": Kind::Flag => |k| k.association().and_then(|f| f.turn_ok);
        /// User data of M2PA come on a link that their sender did not take out of service, count on by one, and acknowledge what the other end sent (RFC 4165 §4.2); absent where none were seen.
        "association.link_ok": Kind::Flag => |k| k.association().and_then(|f| f.link_ok);
        /// How often the association began again within an hour (RFC 9260 §5.2.2).
        "association.restarts": Kind::Number => |k| k.association().and_then(|f| f.restarts);
        /// Associations and connections that the partner at either end has on this link.
        "association.count": Kind::Number => |k| k.association().and_then(|f| f.count);
        /// The begin of the dialogue was seen (Q.774 §3.2).
        "dialogue.known": Kind::Flag => |k| k.dialogue().and_then(|f| f.known);
        /// The message comes from the side of the dialogue that it names as its originator.
        "dialogue.same_peer": Kind::Flag => |k| k.dialogue().and_then(|f| f.same_peer);
        /// A result or an error answers an invoke that was seen in the dialogue.
        "dialogue.invoke_known": Kind::Flag => |k| k.dialogue().and_then(|f| f.invoke_known);
        /// Operation of the invoke that is answered, else of the one that began the dialogue.
        "dialogue.op": Kind::Number => |k| k.dialogue().and_then(|f| f.op);
        /// Subscriber that the begin of the dialogue named.
        "dialogue.imsi": Kind::Digits => |k| k.dialogue().and_then(|f| f.imsi);
        /// Application context with which the dialogue began.
        "dialogue.acn": Kind::Oid => |k| k.dialogue().and_then(|f| f.acn);
        /// An invoke that is linked to another names one that the other side sent (Q.773 §3.3).
        "dialogue.linked_known": Kind::Flag => |k| k.dialogue().and_then(|f| f.linked_known);
        /// The number of an invoke is that of another in the same message, or of one of MAP that its sender waits for (Q.774 §3.2.2); absent for others.
        "dialogue.invoke_repeated": Kind::Flag => |k| k.dialogue().and_then(|f| f.invoke_repeated);
        /// A result or an error answers what another in the same message answers, or what was answered while the dialogue goes on (Q.774 §3.2.2); absent for others.
        "dialogue.answered": Kind::Flag => |k| k.dialogue().and_then(|f| f.answered);
        /// The other side asked for what is reported of a call, a message or a session: events, charging, information (TS 29.078 §6.1, §7.1, §8.1); absent for other operations.
        "dialogue.report_ok": Kind::Flag => |k| k.dialogue().and_then(|f| f.report_ok);
        /// Dialogues with the partner at either end that wait for their first answer, for two minutes at the most.
        "dialogue.waiting": Kind::Number => |k| k.dialogue().and_then(|f| f.waiting);
        /// Dialogues are being learned: grace time after the start or after a loss of state.
        "dialogue.learning": Kind::Flag => |k| k.dialogue().and_then(|f| f.learning);
        /// A registration of the subscriber was seen, in whichever protocol.
        "subscriber.known": Kind::Flag => |k| k.subscriber().and_then(|f| f.known);
        /// The subscriber is of a network that `home` lists.
        "subscriber.home": Kind::Flag => |k| k.subscriber().and_then(|f| f.home);
        /// Registrations are being learned: grace time after the start or after a loss of state, and until the first one.
        "subscriber.learning": Kind::Flag => |k| k.subscriber().and_then(|f| f.learning);
        /// Network of the last registration.
        "subscriber.plmn": Kind::Digits => |k| k.subscriber().and_then(|f| f.plmn);
        /// Network of the registration before the last change of network.
        "subscriber.previous_plmn": Kind::Digits => |k| k.subscriber().and_then(|f| f.previous_plmn);
        /// Global title of the VLR or SGSN of the last registration.
        "subscriber.node": Kind::Digits => |k| k.subscriber().and_then(|f| f.node);
        /// Diameter identity of the MME or SGSN of the last registration.
        "subscriber.host": Kind::Name => |k| k.subscriber().and_then(|f| f.host).map(Value::Text);
        /// Seconds since the last registration.
        "subscriber.age": Kind::Number => |k| k.subscriber().and_then(|f| f.age);
        /// Speed from the network of the last registration to that of this message, in km/h, at the least.
        "subscriber.velocity": Kind::Number => |k| k.subscriber().and_then(|f| f.velocity);
        /// The network that this message comes from or names is one where the subscriber is registered.
        "subscriber.same_network": Kind::Flag => |k| k.subscriber().and_then(|f| f.same_network);
        /// The subscriber was seen in GTP.
        "subscriber.seen.gtp": Kind::Flag => |k| k.subscriber().and_then(|f| f.seen_gtp);
        /// The subscriber was seen in Diameter.
        "subscriber.seen.diameter": Kind::Flag => |k| k.subscriber().and_then(|f| f.seen_diameter);
        /// The subscriber was seen in MAP.
        "subscriber.seen.map": Kind::Flag => |k| k.subscriber().and_then(|f| f.seen_map);
        /// Network of the last registration in MAP.
        "subscriber.plmn.map": Kind::Digits => |k| k.subscriber().and_then(|f| f.plmn_map);
        /// Network of the last registration in Diameter.
        "subscriber.plmn.diameter": Kind::Digits => |k| k.subscriber().and_then(|f| f.plmn_diameter);
        /// Network of the last registration in GTP.
        "subscriber.plmn.gtp": Kind::Digits => |k| k.subscriber().and_then(|f| f.plmn_gtp);
        /// The home network ended every registration of the subscriber, and there was none since (TS 29.002 §8.1.3, TS 29.272 §5.2.1.2).
        "subscriber.cancelled": Kind::Flag => |k| k.subscriber().and_then(|f| f.cancelled);
        /// The network of this message is the one that authentication vectors were given to last, within ten minutes.
        "subscriber.vectors_ok": Kind::Flag => |k| k.subscriber().and_then(|f| f.vectors_ok);
        /// The registrations in MAP and in Diameter are in different countries.
        "subscriber.split": Kind::Flag => |k| k.subscriber().and_then(|f| f.split);
        /// The device that this message names is the one that was named last, without check digit and version (TS 23.003 §6.2); absent where either is not known.
        "subscriber.same_device": Kind::Flag => |k| k.subscriber().and_then(|f| f.same_device);
        /// Changes of the subscriber's device within a day, with the one that this message makes.
        "subscriber.devices": Kind::Number => |k| k.subscriber().and_then(|f| f.devices);
        /// A session is asked for in another version of GTP than the last one, and by no other radio access; absent where either is not known.
        "subscriber.other_version": Kind::Flag => |k| k.subscriber().and_then(|f| f.other_version);
        /// The telephone number that this message names is the one that the home network told of the subscriber; absent where whose it is is not known.
        "subscriber.number_ok": Kind::Flag => |k| k.subscriber().and_then(|f| f.number_ok);
        /// Protocols, of MAP with CAP, Diameter and GTP, in which rules blocked messages about the subscriber from outside within the hour.
        "subscriber.refused": Kind::Number => |k| k.subscriber().and_then(|f| f.refused);
        /// The packet that an error of ICMP quotes was sent by who is told of it, and belongs to a tunnel, a node, an association or a connection that is known (RFC 5927 §4); absent where that cannot be told.
        "quoted.known": Kind::Flag => |k| k.quoted().and_then(|f| f.known);
        /// Sessions are being learned: grace time after the start or after a loss of state.
        "quoted.learning": Kind::Flag => |k| k.quoted().and_then(|f| f.learning);
    };

    fn decode(_: &[u8]) -> Result<Known<'_>, Malformed> {
        Err(wire::Reader::new(&[]).fault(wire::Fault::Value))
    }
}

macro_rules! parts {
    ($($method:ident $variant:ident $facts:ty;)*) => {
        impl<'a> Known<'a> {
            $(fn $method(&self) -> Option<&$facts> {
                if let Self::$variant(facts) = self { Some(facts) } else { None }
            })*
        }
    };
}

parts! {
    transaction Transaction TransactionFacts;
    path Path PathFacts;
    tunnel Tunnel TunnelFacts<'a>;
    association Association AssociationFacts<'a>;
    dialogue Dialogue DialogueFacts<'a>;
    subscriber Subscriber SubscriberFacts<'a>;
    quoted Quoted QuotedFacts;
}

/// What a row of the state is about; nothing where there is no such row.
pub fn state_subject(row: u16) -> Option<Subject> {
    SUBJECTS.get(usize::from(row)).copied()
}

/// Adds the value of a row of the state.
pub fn read_state<'a>(known: &Known<'a>, row: u16, values: &mut wire::Values<'a>) {
    crate::message::read_row::<State>(known, row, values);
}

const SUBJECTS: [Subject; State::FIELDS.len()] = subjects();

/// The names begin with their subjects; two letters tell those apart.
const fn subjects() -> [Subject; State::FIELDS.len()] {
    let mut subjects = [Subject::Transaction; State::FIELDS.len()];
    let (mut rest, mut names): (&mut [Subject], _) = (&mut subjects, State::FIELDS);
    while let (Some((subject, later)), Some((field, more))) =
        (rest.split_first_mut(), names.split_first())
    {
        *subject = match field.name.as_bytes() {
            [b'p', ..] => Subject::Path,
            [b't', b'u', ..] => Subject::Tunnel,
            [b'a', ..] => Subject::Association,
            [b'd', ..] => Subject::Dialogue,
            [b's', ..] => Subject::Subscriber,
            [b'q', ..] => Subject::Quoted,
            _ => Subject::Transaction,
        };
        (rest, names) = (later, more);
    }
    subjects
}

#[cfg(test)]
mod tests {
    extern crate std;

    use std::format;
    use std::vec::Vec;

    use super::*;

    #[test]
    fn a_row_is_about_the_subject_that_its_name_begins_with() {
        for (row, field) in (0..).zip(State::FIELDS) {
            let subject = state_subject(row).map(|subject| format!("{subject:?}").to_lowercase());
            assert_eq!(subject.as_deref(), field.name.split('.').next());
        }
    }

    #[test]
    fn a_row_is_read_from_its_own_subject_alone() {
        let row = State::FIELDS.iter().position(|field| field.name == "path.restarts").unwrap();
        let subjects = [
            Known::Transaction(TransactionFacts::default()),
            Known::Path(PathFacts { restarts: Some(3), counter_ok: None }),
        ];

        let counts: Vec<_> = subjects
            .iter()
            .map(|known| {
                let mut values = wire::Values::default();
                read_state(known, row.try_into().unwrap(), &mut values);
                values.as_slice().to_vec()
            })
            .collect();

        assert_eq!(counts, [std::vec![], std::vec![Value::Number(3)]]);
        assert!(State::decode(&[1, 2, 3]).is_err());
    }
}
