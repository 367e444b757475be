//! RAEX files of GSMA PRD IR.21: a network is a partner; names of elements are looked up wherever they stand in it, since
//! sections were moved between versions of the schema.

use roxmltree::{Document, Node};

use super::{Row, Wrong, checked};

pub(super) fn read(text: &str, wrong: &mut Vec<Wrong>) -> Vec<Row> {
    let document = match Document::parse(text) {
        Ok(document) => document,
        Err(error) => {
            let line = usize::try_from(error.pos().row).unwrap_or(1);
            let found = error.to_string();
            wrong.push(Wrong { line, field: "XML".to_owned(), found, expected: "well-formed XML" });
            return Vec::new();
        }
    };
    let mut reader = Reader { document: &document, wrong };
    let root = document.root_element();
    if root.tag_name().name() != "TADIGRAEXIR21" {
        let found = root.tag_name().name();
        reader.fault(root, found, "the element TADIGRAEXIR21 of GSMA PRD IR.21");
        return Vec::new();
    }
    let date = first(root, "FileCreationTimestamp")
        .or_else(|| first(root, "FileCreationDateTime"))
        .and_then(|node| date(text_of(node)));
    let networks: Vec<_> = named(root, "Network").collect();
    if networks.is_empty() {
        reader.fault(root, "", "a NetworkList with a Network");
    }
    networks.into_iter().filter_map(|network| reader.network(network, date.as_deref())).collect()
}

struct Reader<'r, 'd> {
    document: &'r Document<'d>,
    wrong: &'r mut Vec<Wrong>,
}

impl Reader<'_, '_> {
    fn network(&mut self, network: Node<'_, '_>, date: Option<&str>) -> Option<Row> {
        let Some(code) = first(network, "TADIGCode").map(text_of).filter(is_tadig) else {
            self.fault(network, "", "a TADIGCode of five letters and digits");
            return None;
        };
        let mut row = Row { name: code.to_ascii_lowercase(), ..Row::default() };
        for series in named(network, "CCITT_E212_NumberSeries") {
            let part = |name| first(series, name).map(text_of).unwrap_or_default();
            let (country, own) = (part("MCC"), part("MNC"));
            let network = format!("{country}-{own:0>2}");
            if self.add(&mut row, "plmn", series, &network) {
                let realm = format!("epc.mnc{own:0>3}.mcc{country}.3gppnetwork.org");
                row.add("realm", realm);
            }
        }
        for ranges in named(network, "GT_NumberRanges") {
            for range in named(ranges, "NumberRange") {
                let part = |name| first(range, name).map(text_of).unwrap_or_default();
                let common = common(part("SN_RangeStart"), part("SN_RangeStop"));
                let title = format!("+{}{}{common}", part("CC"), part("NDC"));
                self.add(&mut row, "gt", range, &title);
            }
        }
        for series in named(network, "CCITT_E214_MGT") {
            let part = |name| first(series, name).map(text_of).unwrap_or_default();
            self.add(&mut row, "gt", series, &format!("+{}{}", part("MGT_CC"), part("MGT_NC")));
        }
        for list in named(network, "InterPMNBackboneIPList") {
            let addresses = named(list, "IPAddressRange").chain(named(list, "IPAddress"));
            for address in addresses {
                self.add(&mut row, "ip", address, text_of(address));
            }
        }
        if let Some(date) = date {
            row.add("as_of", date.to_owned());
        }
        Some(row)
    }

    /// True where the value was added.
    fn add(&mut self, row: &mut Row, key: &'static str, node: Node<'_, '_>, text: &str) -> bool {
        match checked(key, text) {
            Ok(value) => {
                row.add(key, value);
                true
            }
            Err(expected) => {
                self.fault(node, text, expected);
                false
            }
        }
    }

    fn fault(&mut self, node: Node<'_, '_>, found: &str, expected: &'static str) {
        let place = self.document.text_pos_at(node.range().start);
        self.wrong.push(Wrong {
            line: usize::try_from(place.row).unwrap_or(1),
            field: node.tag_name().name().to_owned(),
            found: found.to_owned(),
            expected,
        });
    }
}

fn named<'n, 'd>(node: Node<'n, 'd>, name: &'static str) -> impl Iterator<Item = Node<'n, 'd>> {
    node.descendants().filter(move |node| node.tag_name().name() == name)
}

fn first<'n, 'd>(node: Node<'n, 'd>, name: &'static str) -> Option<Node<'n, 'd>> {
    named(node, name).next()
}

fn text_of<'n>(node: Node<'n, '_>) -> &'n str {
    node.text().unwrap_or_default().trim()
}

fn is_tadig(code: &&str) -> bool {
    code.len() == 5 && code.bytes().all(|octet| octet.is_ascii_alphanumeric())
}

/// What both ends of a range begin with: a prefix holds whole ranges only.
fn common<'n>(start: &'n str, stop: &str) -> &'n str {
    let same = start.bytes().zip(stop.bytes()).take_while(|(one, other)| one == other).count();
    start.get(..same).unwrap_or_default()
}

/// `2026-11-26T10:00:00Z` or `20261126100000` as a date.
fn date(text: &str) -> Option<String> {
    if text.get(4..5) == Some("-") {
        return text.get(..10).map(str::to_owned);
    }
    Some(format!("{}-{}-{}", text.get(..4)?, text.get(4..6)?, text.get(6..8)?))
}
