//! Whom a message is about: subscribers, their numbers and networks, short messages.

use numbering::networks::{country, country_code, network};
use numbering::{Digits, Imsi, Plmn};
use sms::{Direction, Tpdu};

use crate::avp::{Avp, IETF, TGPP};
use crate::message::{Header, Message};
use crate::{ApplicationId, CommandCode};

/// Applications whose User-Name is an IMSI (TS 29.272 §5.2.1, TS 29.338 §5.2.1, §6.2.1).
const USER_NAME_IS_IMSI: [u32; 5] = [16_777_251, 16_777_252, 16_777_308, 16_777_312, 16_777_313];

/// Applications of which Wireshark knows that: S6a, `SLh`, S7a.
const USER_NAME_IS_SHOWN: [u32; 3] = [16_777_251, 16_777_291, 16_777_308];

/// The commands of S6a and S6d, by which nodes go that do not look at the application (TS 29.272 §7.2.2).
const SUBSCRIBER_COMMANDS: core::ops::RangeInclusive<u32> = 316..=324;

/// Code of User-Name.
pub(crate) const USER_NAME: u32 = 1;
const SUBSCRIPTION_ID: (u32, u32) = (443, IETF);
const SUBSCRIPTION_ID_TYPE: (u32, u32) = (450, IETF);
const SUBSCRIPTION_ID_DATA: (u32, u32) = (444, IETF);
const USER_EQUIPMENT_INFO: (u32, u32) = (458, IETF);
const EXPERIMENTAL_RESULT: (u32, u32) = (297, IETF);
const VENDOR_ID: (u32, u32) = (266, IETF);
const MSISDN: (u32, u32) = (701, TGPP);
const VISITED_PLMN: (u32, u32) = (1407, TGPP);
const SHORT_MESSAGE: (u32, u32) = (3301, TGPP);
/// Types of Subscription-Id (RFC 8506 §8.47).
const E164: u32 = 0;
const IMSI: u32 = 1;

/// True where User-Name is a subscriber's identity.
pub(crate) fn are_named_by(header: &Header) -> bool {
    USER_NAME_IS_IMSI.contains(&header.application.0)
        || SUBSCRIBER_COMMANDS.contains(&header.command.0)
}

/// A subscriber before the realm that may follow an `@` (TS 23.003 §14.3).
pub(crate) fn imsi(octets: &[u8]) -> Option<Imsi> {
    octets.split(|octet| *octet == b'@').next().and_then(digits).and_then(Imsi::new)
}

fn digits(octets: &[u8]) -> Option<Digits> {
    Digits::from_text(octets)
}

impl<'a> Message<'a> {
    /// The subscribers that it names (TS 29.272 §5.2.1, RFC 8506 §8.46).
    pub fn imsis(&self) -> impl Iterator<Item = Imsi> + use<'a> {
        let (is_user_name, is_glimpse) = (self.is_named_by_user_name(), self.is_glimpse);
        self.everywhere().flat_map(move |avp| {
            let is_user = is_user_name && (avp.code, avp.vendor) == (USER_NAME, IETF);
            let user = is_user.then(|| imsi(avp.octets)).flatten();
            user.into_iter()
                .chain(data(avp, IMSI, is_glimpse).filter_map(digits).filter_map(Imsi::new))
        })
    }

    /// The subscribers' telephone numbers (TS 29.329 §6.3.2, RFC 8506 §8.46).
    pub fn msisdns(&self) -> impl Iterator<Item = Digits> + use<'a> {
        let is_glimpse = self.is_glimpse;
        self.everywhere().flat_map(move |avp| {
            let is_number = (avp.code, avp.vendor) == MSISDN;
            let number = is_number.then(|| Digits::from_tbcd(avp.octets)).flatten();
            number.into_iter().chain(data(avp, E164, is_glimpse).filter_map(digits))
        })
    }

    /// Countries of the subscribers' telephone numbers (E.164 §6.2.1).
    pub fn country_codes(&self) -> impl Iterator<Item = u16> + use<'a> {
        self.msisdns().filter_map(country_code)
    }

    /// Country and network of subscribers and of the networks that they visit (TS 23.003 §2.2).
    pub fn networks(&self) -> impl Iterator<Item = (Option<u16>, Option<u16>)> + use<'a> {
        let (is_user_name, is_glimpse) = (self.is_named_by_user_name(), self.is_glimpse);
        self.everywhere().flat_map(move |avp| {
            let is_user = is_user_name && (avp.code, avp.vendor) == (USER_NAME, IETF);
            let user = is_user.then(|| imsi(avp.octets)).flatten();
            let known = data(avp, IMSI, is_glimpse).filter_map(digits).filter_map(Imsi::new);
            let subscribers = user.into_iter().chain(known).map(Imsi::digits);
            let visited = visited(&avp)
                .map(Plmn::digits)
                .map(|digits| (country(digits), Some(last_of(digits))));
            subscribers.map(|digits| (country(digits), network(digits))).chain(visited)
        })
    }

    /// Networks that subscribers visit (TS 29.272 §7.3.9).
    pub fn visited(&self) -> impl Iterator<Item = Plmn> + use<'a> {
        self.everywhere().filter_map(|avp| visited(&avp))
    }

    /// Results of other vendors than 3GPP, or those of 3GPP (RFC 6733 §7.6); on the path of packets all are both.
    pub(crate) fn experimental_results(
        &self,
        of_others: bool,
    ) -> impl Iterator<Item = u32> + use<'a> {
        let is_glimpse = self.is_glimpse;
        let results = self.everywhere().scan(IETF, |vendor, avp| {
            match (avp.code, avp.vendor) {
                EXPERIMENTAL_RESULT => *vendor = IETF,
                VENDOR_ID => *vendor = avp.word().unwrap_or(IETF),
                _ => {}
            }
            Some((*vendor, avp))
        });
        results
            .filter(|(_, avp)| (avp.code, avp.vendor) == (298, IETF))
            .filter(move |(vendor, _)| {
                !is_glimpse || (*vendor != IETF && *vendor != TGPP) == of_others
            })
            .filter_map(|(_, avp)| avp.word())
    }

    /// Devices of subscribers: IMEI with software version, as digits or as text (RFC 8506 §8.50).
    pub(crate) fn devices(&self) -> impl Iterator<Item = Digits> + use<'a> {
        let groups = self.everywhere().filter(|avp| (avp.code, avp.vendor) == USER_EQUIPMENT_INFO);
        groups.flat_map(|group| {
            let is_device = group.inside().any(|avp| avp.code == 459 && avp.word() == Some(0));
            let values = group.inside().filter(move |avp| is_device && avp.code == 460);
            values.filter_map(|avp| match avp.octets.len() {
                8 => Digits::from_tbcd(avp.octets),
                _ => digits(avp.octets),
            })
        })
    }

    /// The short message that it carries (TS 29.338 §5.3.3.3).
    pub fn short_message(&self) -> Option<Tpdu<'a>> {
        // Answers carry the report the other way; Wireshark does not mind it.
        let is_turned = !self.is_request() && !self.is_glimpse;
        let direction = match self.header().command {
            CommandCode::MO_FORWARD_SHORT_MESSAGE if !is_turned => Direction::FromMobile,
            CommandCode::MT_FORWARD_SHORT_MESSAGE if is_turned => Direction::FromMobile,
            CommandCode::MO_FORWARD_SHORT_MESSAGE | CommandCode::MT_FORWARD_SHORT_MESSAGE => {
                Direction::ToMobile
            }
            _ => return None,
        };
        let message = self.everywhere().find(|avp| (avp.code, avp.vendor) == SHORT_MESSAGE)?;
        let tpdu = Tpdu::glimpse(message.octets, direction);
        tpdu.filter(|tpdu| !self.is_glimpse || !tpdu.is_reserved())
    }

    fn is_named_by_user_name(&self) -> bool {
        if self.is_glimpse {
            is_shown(self.header().application)
        } else {
            are_named_by(self.header())
        }
    }
}

/// The network's own number behind the three digits of its country.
pub(crate) fn last_of(network: Digits) -> u16 {
    let digits = network.iter().skip(3);
    digits.fold(0, |number, digit| number.saturating_mul(10).saturating_add(digit.into()))
}

fn is_shown(application: ApplicationId) -> bool {
    USER_NAME_IS_SHOWN.contains(&application.0)
}

fn visited(avp: &Avp<'_>) -> Option<Plmn> {
    let is_visited = (avp.code, avp.vendor) == VISITED_PLMN;
    avp.octets.try_into().ok().filter(|_| is_visited).and_then(Plmn::from_octets)
}

/// The data of a Subscription-Id that may be of that type: receivers are known that mind none; Wireshark wants the type
/// before them.
fn data(group: Avp<'_>, kind: u32, is_glimpse: bool) -> impl Iterator<Item = &[u8]> {
    let is_meant = (group.code, group.vendor) == SUBSCRIPTION_ID;
    let mut kinds = group.inside().filter(|avp| is_meant && avp.code == 450);
    let is_untold = kinds.clone().next().is_none();
    let may_be = is_meant && (is_untold || kinds.any(|avp| avp.word() == Some(kind)));
    let inside = group.inside().take_while(move |_| may_be).scan(None, |seen, avp| {
        if (avp.code, avp.vendor) == SUBSCRIPTION_ID_TYPE {
            *seen = avp.word();
        }
        Some((*seen, avp))
    });
    let is_shown = move |seen: Option<u32>| !is_glimpse || seen == Some(kind);
    inside
        .filter(move |(seen, avp)| {
            (avp.code, avp.vendor) == SUBSCRIPTION_ID_DATA && is_shown(*seen)
        })
        .map(|(_, avp)| avp.octets)
}

/// What Wireshark remembers of the AVPs before one.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Holder {
    kind: Option<u32>,
}

impl Holder {
    /// Where the AVP names a subscriber, whether Wireshark takes the name.
    pub(crate) fn holds_name(&mut self, header: &Header, avp: &Avp<'_>) -> Option<bool> {
        let is_imsi = (5..=15).contains(&avp.octets.len());
        match (avp.code, avp.vendor) {
            (USER_NAME, IETF) => is_shown(header.application).then_some(is_imsi),
            SUBSCRIPTION_ID => {
                self.kind = None;
                None
            }
            SUBSCRIPTION_ID_TYPE => {
                self.kind = avp.word();
                None
            }
            SUBSCRIPTION_ID_DATA => match self.kind? {
                E164 => Some(begins_with_country(avp.octets)),
                IMSI => Some(is_imsi),
                _ => None,
            },
            _ => None,
        }
    }
}
/// What Wireshark takes for a number with a country code: nothing, or octets whose country code is decimal when three
/// are put together like those of digits, whatever they are (E.164 §6.2.1).
fn begins_with_country(octets: &[u8]) -> bool {
    let Some(first) = octets.first_chunk::<3>() else { return octets.is_empty() };
    let [high, middle, low] = first.map(|octet| u16::from(octet).wrapping_sub(u16::from(b'0')));
    let code = high << 8 | middle << 4 | low;
    let unused = match (code >> 8 & 15, code >> 4 & 15) {
        (0 | 1 | 7, _) => 8,
        (2, 0 | 7) | (8, 1 | 2 | 4 | 6) => 4,
        (2 | 8, _) | (3, 5 | 7 | 8) | (4, 2) | (5, 0 | 9) | (6, 7..=9) | (9, 6 | 7 | 9) => 0,
        (3..=6 | 9, _) => 4,
        _ => 0,
    };
    [12, 8, 4, 0].iter().all(|shift| code >> unused >> shift & 15 <= 9)
}
