//! TCAP: the dialogue of a message, what its components answer, and the registrations that MAP makes in it.

use core::hash::BuildHasher as _;

use dissect::{DialogueFacts, Lineage, Message};
use numbering::Digits;
use session::{
    Dialogue, Invoke, Packed, Registration, Side, State, Told, TransactionId, country_of_title,
};
use ss7::map::{Component, ComponentKind};
use ss7::sccp::MessageType as MessageKind;
use ss7::tcap::{self, MessageType};

use super::rows::{point_codes, titles};
use super::subscriber::{network_of_message, network_of_title};
use super::{Book, Scene};

/// Operations that register a subscriber (TS 29.002 §17.5): updateLocation, updateGprsLocation.
const REGISTERS: [u16; 2] = [2, 23];
/// sendAuthenticationInfo, insertSubscriberData, cancelLocation.
const GIVES_VECTORS: u16 = 56;
const INSERTS_DATA: u16 = 7;
const CANCELS: u16 = 3;

/// Reports of CAP and the operations that ask for them (TS 29.078 §6.1, §7.1, §8.1): events of a call, a message, a
/// session, charging of a call and of a session, information about a call.
const REPORTS: [(u16, u16); 6] = [(24, 23), (64, 63), (80, 81), (36, 35), (72, 71), (44, 45)];

/// What is known of the dialogue of a message; of one that begins with it, how many wait for an answer.
pub(crate) fn dialogue<'a>(
    state: &'a State,
    scene: &Scene,
    lineage: &Lineage<'_>,
) -> Option<DialogueFacts<'a>> {
    let tcap = tcap(lineage)?;
    let ids = Ids::of(scene, lineage, tcap);
    let begun = DialogueFacts {
        waiting: Some(state.dialogues.waiting_of(scene.owner())),
        invoke_repeated: is_invoked_twice(lineage, tcap),
        answered: is_answered_twice(lineage, tcap),
        ..DialogueFacts::default()
    };
    let Some(to) = ids.to else { return Some(begun) };
    let learning = Some(state.is_learning(scene.now));
    let Some(known) = state.dialogues.find(&to) else {
        return Some(DialogueFacts { known: Some(false), learning, ..begun });
    };
    let mut facts = DialogueFacts {
        known: Some(true),
        learning,
        report_ok: is_report_asked_for(known, scene.from(), lineage),
        same_peer: (!ids.is_returned).then(|| is_same_peer(known, scene, &ids)),
        op: known.operation.map(u32::from),
        imsi: known.imsi.digits(),
        acn: state.names.get(known.context),
        ..begun
    };
    let other = scene.from().other();
    if let Some((id, told)) = lineage.innermost().and_then(answered) {
        let is_told = |asked: &Invoke| told.is_none_or(|told| told == asked.operation);
        let invoke = known.asked(id, other).filter(is_told);
        facts.invoke_known = Some(invoke.is_some());
        facts.op = invoke.map(|invoke| invoke.operation.into()).or(facts.op);
        let is_again = invoke.is_some_and(|invoke| invoke.is_answered && !known.is_ended);
        facts.answered = facts.answered.map(|is_twice| is_twice || is_again);
    }
    if let Some(id) = lineage.innermost().and_then(asked_in_map) {
        let is_open = known
            .asked(id, scene.from())
            .is_some_and(|invoke| !invoke.is_answered && !known.is_ended);
        facts.invoke_repeated = facts.invoke_repeated.map(|is_twice| is_twice || is_open);
    }
    let linked = lineage.innermost().and_then(linked);
    facts.linked_known = linked.map(|id| known.asked(id, other).is_some());
    Some(facts)
}

/// True for what our side sent in a dialogue and SCCP brings back.
pub(crate) fn is_own(state: &State, scene: &Scene, lineage: &Lineage<'_>) -> bool {
    let Some(Message::Tcap(tcap)) = lineage.innermost() else { return false };
    is_returned(lineage)
        && Ids::of(scene, lineage, tcap).to.is_some_and(|to| state.dialogues.find(&to).is_some())
}

/// A message with all its components was let through.
pub(crate) fn note(book: &mut Book, scene: &Scene, lineage: &Lineage<'_>) {
    let Some(tcap) = tcap(lineage).copied() else { return };
    let ids = Ids::of(scene, lineage, &tcap);
    if ids.is_returned {
        return;
    }
    match (tcap.message_type, ids.to) {
        (MessageType::BEGIN, _) => begin(book, scene, lineage, &ids),
        (_, Some(to)) if is_its(&book.state, scene, &to, &ids) => {
            book.state.dialogues.go_on(scene.owner(), &to, ids.from, scene.now);
            components(book, scene, lineage, &to);
            if matches!(tcap.message_type, MessageType::END | MessageType::ABORT) {
                book.state.dialogues.end(&to, scene.now);
            }
        }
        _ => {}
    }
}

/// The transactions of both sides as a message names them.
struct Ids {
    from: Option<TransactionId>,
    to: Option<TransactionId>,
    /// The sender's address in SCCP.
    sender: u64,
    /// It comes back to who sent it (Q.714 §4.2).
    is_returned: bool,
}

impl Ids {
    fn of(scene: &Scene, lineage: &Lineage<'_>, tcap: &tcap::Message<'_>) -> Self {
        let [sender, receiver] = parties(lineage);
        let id = |side, party, number: &[u8]| {
            let count = u8::try_from(number.len()).unwrap_or(0);
            let number = number.iter().fold(0_u32, |word, octet| word << 8 | u32::from(*octet));
            TransactionId { side, net: scene.source.net, party, number: (number, count) }
        };
        let here = |number| id(scene.from(), sender, number);
        let there = |number| id(scene.from().other(), receiver, number);
        let is_returned = is_returned(lineage);
        let (from, to) = if is_returned {
            (None, tcap.otid().map(there).or_else(|| tcap.dtid().map(here)))
        } else {
            (tcap.otid().map(here), tcap.dtid().map(there))
        };
        Self { from, to, sender, is_returned }
    }
}

fn tcap<'l, 'a>(lineage: &'l Lineage<'a>) -> Option<&'l tcap::Message<'a>> {
    lineage.layers().iter().rev().find_map(|layer| match layer {
        Message::Tcap(tcap) if !tcap.is_ansi() => Some(tcap),
        _ => None,
    })
}

/// True for what SCCP could not deliver: it stands in a service message.
fn is_returned(lineage: &Lineage<'_>) -> bool {
    let services = [MessageKind::UDTS, MessageKind::XUDTS, MessageKind::LUDTS];
    lineage
        .layers()
        .iter()
        .any(|layer| matches!(layer, Message::Sccp(sccp) if services.contains(&sccp.message_type)))
}

/// The addresses of sender and receiver in short: global titles, else point codes.
fn parties(lineage: &Lineage<'_>) -> [u64; 2] {
    let codes = point_codes(lineage).unwrap_or_default();
    let [sender, receiver] = titles(lineage);
    [short(sender, codes.0), short(receiver, codes.1)]
}

fn short(title: Option<Digits>, code: u32) -> u64 {
    let hasher = foldhash::fast::FixedState::with_seed(PARTY_SEED);
    title.map_or_else(|| hasher.hash_one(code), |title| hasher.hash_one(title))
}

/// What is short for an address only has to tell the few addresses of one transaction number apart.
const PARTY_SEED: u64 = 0x5cc9;

fn is_its(state: &State, scene: &Scene, to: &TransactionId, ids: &Ids) -> bool {
    state.dialogues.find(to).is_some_and(|known| is_same_peer(known, scene, ids))
}

/// True where the sender is the other side of the dialogue, as far as that is known.
fn is_same_peer(known: &Dialogue, scene: &Scene, ids: &Ids) -> bool {
    let to_beginner = ids.to == Some(known.began);
    let other = if to_beginner { known.answered } else { Some(known.began) };
    let Some(other) = other else { return known.owner == scene.owner() };
    let is_number = ids.from.is_none_or(|from| from.number == other.number);
    known.owner == scene.owner() && other.party == ids.sender && is_number
}

/// The invoke that a component answers, and the operation that a result names.
fn answered(message: &Message<'_>) -> Option<(i8, Option<u16>)> {
    let (Message::Map(component) | Message::Cap(component)) = message else { return None };
    let id = component.invoke_id.and_then(|id| i8::try_from(id).ok())?;
    let operation = component.local().and_then(|code| u16::try_from(code).ok());
    match component.kind {
        ComponentKind::INVOKE => None,
        ComponentKind::RETURN_ERROR | ComponentKind::REJECT => Some((id, None)),
        _ => Some((id, operation)),
    }
}

/// True where the message has another invoke of the number of this one; nothing of other components.
fn is_invoked_twice(lineage: &Lineage<'_>, tcap: &tcap::Message<'_>) -> Option<bool> {
    let (Message::Map(component) | Message::Cap(component)) = lineage.innermost()? else {
        return None;
    };
    let id = component.invoke_id.filter(|_| component.kind == ComponentKind::INVOKE)?;
    Some(siblings(tcap, |kind| kind == ComponentKind::INVOKE, id) > 1)
}

/// True where the message has another answer to the invoke that this one answers; nothing of other components.
fn is_answered_twice(lineage: &Lineage<'_>, tcap: &tcap::Message<'_>) -> Option<bool> {
    let (Message::Map(component) | Message::Cap(component)) = lineage.innermost()? else {
        return None;
    };
    let ends =
        [ComponentKind::RETURN_RESULT_LAST, ComponentKind::RETURN_ERROR, ComponentKind::REJECT];
    let id = component.invoke_id.filter(|_| ends.contains(&component.kind))?;
    Some(siblings(tcap, |kind| ends.contains(&kind), id) > 1)
}

/// Components of a message with that number.
fn siblings(tcap: &tcap::Message<'_>, is_meant: impl Fn(ComponentKind) -> bool, id: i32) -> usize {
    let is_its = |component: &ss7::ber::Tlv<'_>| {
        let kind = u8::try_from(component.tag).map(ComponentKind);
        kind.is_ok_and(&is_meant)
            && component.inside().next().and_then(|number| number.integer()) == Some(id)
    };
    tcap.components().filter(is_its).count()
}

fn is_report_asked_for(known: &Dialogue, from: Side, lineage: &Lineage<'_>) -> Option<bool> {
    let Message::Cap(component) = lineage.innermost()? else { return None };
    let is_invoke = component.kind == ComponentKind::INVOKE;
    let operation = component.local().filter(|_| is_invoke)?;
    let bits = bits_of(|(report, _)| i32::from(report) == operation);
    (bits != 0).then(|| *from.of(&known.reports) & bits != 0)
}

/// A bit for each kind of report.
fn bits_of(is_meant: impl Fn((u16, u16)) -> bool) -> u8 {
    let kinds = (0_u32..).zip(REPORTS).filter(|(_, kind)| is_meant(*kind));
    kinds.fold(0, |bits, (place, _)| bits | 1 << place)
}

/// The number of an invoke of MAP, all of which have a result (TS 29.002 §17.6).
fn asked_in_map(message: &Message<'_>) -> Option<i8> {
    let Message::Map(component) = message else { return None };
    let id = component.invoke_id.filter(|_| component.kind == ComponentKind::INVOKE)?;
    i8::try_from(id).ok()
}

/// The invoke that another is linked to.
fn linked(message: &Message<'_>) -> Option<i8> {
    let (Message::Map(component) | Message::Cap(component)) = message else { return None };
    component.linked_id.and_then(|id| i8::try_from(id).ok())
}

fn begin(book: &mut Book, scene: &Scene, lineage: &Lineage<'_>, ids: &Ids) {
    let Some(began) = ids.from else { return };
    let context = tcap(lineage).and_then(tcap::Message::application_context).unwrap_or_default();
    let [title, _] = titles(lineage);
    let dialogue = Dialogue {
        began,
        owner: scene.owner(),
        context: book.state.names.keep(context, scene.owner(), scene.now),
        node: title.map(Packed::of).unwrap_or_default(),
        ..Dialogue::default()
    };
    book.state.dialogues.begin(scene.owner(), dialogue, scene.now);
    components(book, scene, lineage, &began);
}

/// Notes what every component asks and answers.
fn components(book: &mut Book, scene: &Scene, lineage: &Lineage<'_>, id: &TransactionId) {
    for (carrier, octets) in lineage.carried() {
        let Ok(Some(message)) = dissect::decode(carrier, octets) else { continue };
        match &message {
            Message::Map(component) | Message::Cap(component) => {
                note_component(book, scene, lineage, (&message, component, id));
            }
            _ => {}
        }
    }
}

fn note_component(
    book: &mut Book,
    scene: &Scene,
    lineage: &Lineage<'_>,
    (message, component, id): (&Message<'_>, &Component<'_>, &TransactionId),
) {
    let Some(number) = component.invoke_id.and_then(|id| i8::try_from(id).ok()) else { return };
    let operation = component.local().and_then(|code| u16::try_from(code).ok());
    if component.kind == ComponentKind::INVOKE {
        let Some(operation) = operation else { return };
        let imsi = book.imsi(lineage, message).map(Packed::of);
        let node = book.rows.node(message);
        let network = match operation {
            GIVES_VECTORS => network_of_message(book, scene, lineage),
            _ => node.and_then(|node| book.network_of(node)),
        };
        let Some(dialogue) = book.state.dialogues.find_mut(id) else { return };
        dialogue.ask(Invoke { id: number, from: scene.from(), operation, is_answered: false });
        if matches!(message, Message::Cap(_)) {
            let bits = bits_of(|(_, asks)| asks == operation);
            *scene.from().other().of_mut(&mut dialogue.reports) |= bits;
        }
        if dialogue.operation.is_none() {
            dialogue.operation = Some(operation);
        }
        if dialogue.imsi.is_none() {
            dialogue.imsi = imsi.unwrap_or_default();
        }
        if let (true, Some(node)) = (REGISTERS.contains(&operation), node) {
            dialogue.node = Packed::of(node);
        }
        if operation == GIVES_VECTORS || REGISTERS.contains(&operation) {
            dialogue.network = network.map(Packed::of).unwrap_or_default();
        }
        let imsi = imsi.unwrap_or(dialogue.imsi);
        note_home(book, scene, lineage, (message, operation, imsi));
        return;
    }
    let waiting = scene.from().other();
    let Some(dialogue) = book.state.dialogues.find_mut(id) else { return };
    let Some(operation) = dialogue.asked(number, waiting).map(|invoke| invoke.operation) else {
        return;
    };
    if component.kind != ComponentKind::RETURN_RESULT_NOT_LAST {
        dialogue.answer(number, waiting);
    }
    if component.kind != ComponentKind::RETURN_RESULT_LAST {
        return;
    }
    let registration = Registration {
        imsi: dialogue.imsi,
        network: dialogue.network,
        node: dialogue.node,
        ..Registration::default()
    };
    let (owner, subscribers) = (scene.owner(), &mut book.state.subscribers);
    if REGISTERS.contains(&operation) {
        subscribers.register(owner, &registration, Told::Map, scene.now);
    } else if operation == GIVES_VECTORS {
        subscribers.give_vectors(owner, (registration.imsi, registration.network), scene.now);
    }
}

/// What the home network says of a subscriber: the telephone number (TS 29.002 §8.8.1), and that the node to which it
/// speaks has the subscriber no longer (§8.1.3).
fn note_home(
    book: &mut Book,
    scene: &Scene,
    lineage: &Lineage<'_>,
    (message, operation, imsi): (&Message<'_>, u16, Packed),
) {
    if scene.from() != Side::Inside {
        return;
    }
    match operation {
        INSERTS_DATA => {
            let number = book.rows.number(message).map(Packed::of).unwrap_or_default();
            book.state.subscribers.name(scene.owner(), number, imsi, scene.now);
        }
        CANCELS => {
            let [_, node] = titles(lineage).map(|title| title.map(Packed::of));
            let known = book.state.subscribers.find(imsi).map(|known| known.node);
            if node.is_some() && node == known {
                book.state.subscribers.cancel(imsi, Told::Map, scene.now);
            }
        }
        _ => {}
    }
}

impl Book {
    /// The network of a node by its global title: of the partner that it is of, else its country.
    pub(crate) fn network_of(&self, title: Digits) -> Option<Digits> {
        network_of_title(&self.parties, title).or_else(|| country_of_title(title))
    }
}
