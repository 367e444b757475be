//! Messages of TCAP (Q.773) in BER.

/// A value: tag octets, length, contents.
pub fn tlv(tag: u32, octets: &[u8]) -> Vec<u8> {
    let mut value: Vec<u8> =
        tag.to_be_bytes().into_iter().skip_while(|octet| *octet == 0).collect();
    match u8::try_from(octets.len()) {
        Ok(len @ 0..128) => value.push(len),
        Ok(len) => value.extend([0x81, len]),
        Err(_) => {
            value.push(0x82);
            value.extend(u16::try_from(octets.len()).unwrap_or(u16::MAX).to_be_bytes());
        }
    }
    value.extend(octets);
    value
}

/// A value of indefinite length.
pub fn indefinite(tag: u8, octets: &[u8]) -> Vec<u8> {
    [[tag, 0x80].as_slice(), octets, &[0, 0]].concat()
}

/// Begin with a transaction, a dialogue portion that may be empty, and components.
pub fn begin(otid: &[u8], dialogue: &[u8], components: &[Vec<u8>]) -> Vec<u8> {
    message(0x62, &[tlv(0x48, otid)], dialogue, components)
}

/// Continue with both transactions.
pub fn continue_(otid: &[u8], dtid: &[u8], components: &[Vec<u8>]) -> Vec<u8> {
    message(0x65, &[tlv(0x48, otid), tlv(0x49, dtid)], &[], components)
}

/// End of a transaction.
pub fn end(dtid: &[u8], dialogue: &[u8], components: &[Vec<u8>]) -> Vec<u8> {
    message(0x64, &[tlv(0x49, dtid)], dialogue, components)
}

/// Abort of a transaction by the provider.
pub fn abort(dtid: &[u8], cause: u8) -> Vec<u8> {
    tlv(0x67, &[tlv(0x49, dtid), tlv(0x4a, &[cause])].concat())
}

/// Any message: identifiers, dialogue portion and component portion, as told.
pub fn message(
    tag: u32,
    identifiers: &[Vec<u8>],
    dialogue: &[u8],
    components: &[Vec<u8>],
) -> Vec<u8> {
    let components =
        if components.is_empty() { Vec::new() } else { tlv(0x6c, &components.concat()) };
    tlv(tag, &[identifiers.concat(), dialogue.to_vec(), components].concat())
}

/// The dialogue portion of a request in a context of MAP: 0.4.0.0.1.0.`context`.`version`.
pub fn dialogue_request(context: u8, version: u8) -> Vec<u8> {
    dialogue_request_of(&[4, 0, 0, 1, 0, context, version])
}

/// The dialogue portion of a request in any context, by the octets of its identifier.
pub fn dialogue_request_of(context: &[u8]) -> Vec<u8> {
    let name = tlv(0xa1, &tlv(6, context));
    external(&tlv(0x60, &[tlv(0x80, &[7, 0x80]), name].concat()))
}

/// The dialogue portion of an answer in the same context: accepted.
pub fn dialogue_response(context: u8, version: u8) -> Vec<u8> {
    let name = tlv(0xa1, &tlv(6, &[4, 0, 0, 1, 0, context, version]));
    let result = tlv(0xa2, &tlv(2, &[0]));
    let diagnostic = tlv(0xa3, &tlv(0xa1, &tlv(2, &[0])));
    external(&tlv(0x61, &[tlv(0x80, &[7, 0x80]), name, result, diagnostic].concat()))
}

fn external(pdu: &[u8]) -> Vec<u8> {
    let identifier = tlv(6, &[0, 17, 0x86, 5, 1, 1, 1]);
    tlv(0x6b, &tlv(0x28, &[identifier, tlv(0xa0, pdu)].concat()))
}

/// Invoke of an operation with its parameter's octets.
pub fn invoke(id: u8, operation: u8, parameter: &[u8]) -> Vec<u8> {
    tlv(0xa1, &[tlv(2, &[id]), tlv(2, &[operation]), parameter.to_vec()].concat())
}

/// Return Result Last of an operation.
pub fn return_result(id: u8, operation: u8, parameter: &[u8]) -> Vec<u8> {
    let result = [tlv(2, &[operation]), parameter.to_vec()].concat();
    tlv(0xa2, &[tlv(2, &[id]), tlv(0x30, &result)].concat())
}

/// Return Error.
pub fn return_error(id: u8, error: u8) -> Vec<u8> {
    tlv(0xa3, &[tlv(2, &[id]), tlv(2, &[error])].concat())
}

/// Reject with a problem of that kind (0x80 general, 0x81 invoke …).
pub fn reject(id: u8, kind: u32, problem: u8) -> Vec<u8> {
    tlv(0xa4, &[tlv(2, &[id]), tlv(kind, &[problem])].concat())
}
