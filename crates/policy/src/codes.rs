//! The numbered registry of diagnostics: manuals and tools use these codes, so they never change.

use crate::diagnostic::Severity;

/// One kind of diagnostic.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code(pub u16);

macro_rules! codes {
    ($($name:ident = $number:literal $text:literal;)*) => {
        $(
            #[doc = $text]
            pub(crate) const $name: Code = Code($number);
        )*

        const ALL: &[(Code, &str)] = &[$(($name, $text)),*];
    };
}

codes! {
    CHARACTER = 1 "The text has a character that the language does not use, or a string does not end on its line. Words are made of letters, digits and _ . : / + - * @ %; anything else stands in double quotes, where only \\\" and \\\\ are escapes. A comment begins with # and ends with its line.";
    EXPECTED = 2 "Something else stands here than the grammar allows. A policy directory holds items: policy, home, partner, link, zone, state, set, feed, stage, rule and test. Properties inside a block end at the end of the line or at a semicolon; a list goes on after a comma.";
    NESTING = 3 "Conditions may nest 32 deep and have 4096 questions. Long lists belong into a set; `field in name` asks it in constant time however long it is.";
    POLICY_BLOCK = 10 "A policy directory has exactly one `policy \"name\" { default drop }` block in all of its files together. Rule packs have none.";
    REPEATED = 11 "A name is given twice. Rules, sets, partners and links have one name each, because counters, events and tests refer to it.";
    UNKNOWN_WORD = 12 "The block does not have such a property.";
    BAD_VALUE = 13 "The value is not one that this property or field takes. Networks are 001-01, addresses 192.0.2.0/24 or 2001:db8::/32, global titles +15550, names of labels \"internet\" or \"*.mnc001.mcc001.gprs\".";
    MISSING = 14 "A part without which the block means nothing is missing: a rule needs `on` and `then`; a set needs values.";
    OVERLAP = 15 "Two parties declare the same network, so that an address of it would belong to both. The longest prefix decides; two of the same length cannot.";
    UNKNOWN_FIELD = 20 "No protocol has a field of that name. Names are those of Wireshark, plus the aliases imsi, msisdn, apn, cause, rat, teid and those in the field manual (rules/fields.md).";
    FIELD_NOT_HERE = 21 "The field exists, but in none of the protocols that `on` selects, so that the question could never be answered. Select its messages, or ask another field.";
    UNKNOWN_NAME = 22 "The value has no such name. Names of code points are those that Wireshark prints; a number always works.";
    WRONG_KIND = 23 "The field's values cannot be compared so. Order (< <= > >=) is for numbers, `contains` for text, octets, names and digits, `in src.partner.plmn` for digits, `.ip` for addresses, `.apn` and `.realm` for names. Octets [0:2] are of octets, text and names of Diameter nodes, not of labels such as gtpv2.apn; bits & 0x0f are of numbers. Beside another field stands one of its own kind: numbers, digits, addresses, names or octets.";
    UNKNOWN_SET = 24 "There is no set of that name, and it is no list of a party. Lists are home, src.partner and dst.partner, each with .plmn, .gt, .realm, .ip, .apn, or the name of a set that stands inside a party.";
    UNKNOWN_PARTNER = 25 "The policy declares no partner of that name.";
    UNKNOWN_MESSAGE = 26 "`on` does not know the message. Write a protocol (gtp, gtpv2, gtpu, gtpv0) alone or with a message name as Wireshark prints it: on gtpv2 \"Create Session Request\".";
    UNKNOWN_CAUSE = 27 "`reject` names a cause that the protocol of `on` does not have. Causes are those of gtp.cause (GTPv1-C) and gtpv2.cause (GTPv2-C), by name or number.";
    UNKNOWN_RULE = 28 "The test expects a rule that the policy does not have.";
    WRONG_UNIT = 29 "The unit does not fit the field, or the field has none. Times are s, m, h and d, speeds km/h and m/s, sizes B, KiB and MiB.";
    LIMIT = 30 "The policy has more of these than sigwall holds.";
    PATTERN = 31 "The pattern after `matches` cannot be asked. Patterns are those of Wireshark without look-around and back-references, of octets and in either letter case; they are made into a table of at most 1 MiB when the policy is read, so that asking one takes a look-up an octet. Long counted repetitions such as .{200} make large tables: say what matters instead.";
    UNKNOWN_ZONE = 32 "`from` names a zone that the policy does not declare. Zones are interconnect, home, and those of `zone NAME { link \"vpn\"; port outside; vlan 100; ip 192.0.2.0/24 }`.";
    FEED = 33 "The file of a feed is not there. A feed names a file beside the policy that ends in .feed: a member a line, comments after #, and one comment `# as of 2026-11-22` that says how old it is.";
    ROLE = 34 "The protocol has no messages of that role. Diameter has requests and answers; MAP and CAP have invoke, result, error and reject.";
    UNTESTED = 101 "No test names this rule after `by` or `would`. A rule without a test is a guess: add a test with a message that it catches and a benign twin that it must let through.";
    OPTIONAL = 102 "A negated question about a field that a message may lack: `not in` is true where the field is absent, `!=` is false there (both as in Wireshark 4). Say which you mean with `present` or `absent`.";
    UNREACHABLE = 103 "An earlier rule of the same stage has the same `on` and `when` and decides first, so that this one never does.";
    PARTNER_OPEN = 104 "A partner without `ip` is a stranger on every packet; one without `link` may arrive on any link.";
    UNUSED_SET = 105 "No rule asks this set.";
    NO_ANSWER = 106 "GTP-U has no answer that could carry a cause: `reject` drops there.";
    OVERDUE = 107 "The monitoring of this rule should have ended. Nothing changes by itself: set the mode to enforce, or move the date.";
    EMPTY = 108 "The policy has no rule and drops by default, so that no signalling passes at all.";
    STALE_FEED = 109 "The file of a feed is older than its `max_age`, or says no date (`# as of 2026-11-22`). The rules go on with what it says; bring a newer one.";
    SHADOWED = 110 "An earlier rule of the same stage matches everything that this one matches, and decides first, so that this one never does. The example is a message that both match. Move the narrower rule up, or narrow the wider one.";
    CONTRADICTION = 111 "No message can be as the rule asks: two of its questions exclude each other, such as a field that must be present and absent, or all of whose values must be two things at once.";
    COST = 112 "The rule asks more questions of a message than 256. Each costs time on every message that `on` selects; a set with as many members is one question.";
    ONE_VERSION = 113 "The key is an address of one version of IP, so that packets of the other have no value of it and are not counted, or not locked out. Key by src.ip or dst.ip, which are of both versions.";
}

/// The long text of a code such as `P0020`.
pub fn explain(code: &str) -> Option<&'static str> {
    let number: u16 = code.strip_prefix('P')?.parse().ok()?;
    ALL.iter().find(|(known, _)| known.0 == number).map(|(_, text)| *text)
}

/// Every code with its long text.
pub fn codes() -> &'static [(Code, &'static str)] {
    ALL
}

impl Code {
    /// The code as it is written: `P0020`.
    pub fn name(self) -> String {
        format!("P{:04}", self.0)
    }

    /// Codes from 100 on are warnings.
    pub fn severity(self) -> Severity {
        if self.0 < 100 { Severity::Error } else { Severity::Warning }
    }
}
