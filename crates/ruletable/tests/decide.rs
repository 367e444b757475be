//! The compiled table decides as the sentences about it say; a bundle is read as written or refused.

#[cfg(test)]
mod tests {
    #![expect(clippy::arithmetic_side_effects, reason = "tests")]

    use std::net::IpAddr;

    use numbering::Digits;
    use proptest::prelude::*;
    use proptest::sample::select;
    use ruletable::*;
    use wire::{FieldId, MessageKey, Value, Values};

    const SCHEMA: u64 = 7;

    #[test]
    fn the_first_rule_that_matches_decides_and_stages_go_before_files() {
        let policy = [
            rule("late", Stage::Authorise, Mode::Enforce, Verdict::Drop, is(0, 1)),
            rule("accepts", Stage::Screen, Mode::Enforce, Verdict::Accept, is(0, 1)),
            rule("hidden", Stage::Screen, Mode::Enforce, Verdict::Drop, is(0, 1)),
        ];
        let table = table(&policy, false);

        let decision = table.decide(&message(&[(0, Item::Number(1))]), &mut ());

        assert_eq!(decision.verdict, Verdict::Drop);
        assert_eq!(decision.rule.and_then(|rule| table.rule_name(rule)), Some("late"));
    }

    #[test]
    fn what_monitoring_would_have_blocked_goes_on_and_is_noted() {
        let policy = [
            rule("watch", Stage::Screen, Mode::Monitor, Verdict::Drop, is(0, 1)),
            rule("pass", Stage::Screen, Mode::Enforce, Verdict::Accept, is(0, 1)),
        ];
        let table = table(&policy, false);

        let decision = table.decide(&message(&[(0, Item::Number(1))]), &mut ());

        assert_eq!(decision.verdict, Verdict::Accept);
        assert_eq!(decision.would.and_then(|rule| table.rule_name(rule)), Some("watch"));
    }

    #[test]
    fn what_no_rule_accepts_is_left_to_the_default() {
        let nothing = message(&[]);

        assert_eq!(table(&[], false).decide(&nothing, &mut ()).reason, Reason::DEFAULT);
        assert_eq!(table(&[], true).decide(&nothing, &mut ()).verdict, Verdict::Accept);
    }

    #[test]
    fn a_message_with_more_values_than_can_be_judged_is_dropped() {
        let table =
            table(&[rule("any", Stage::Screen, Mode::Enforce, Verdict::Accept, is(0, 1))], true);
        let many: Vec<_> = (0..300).map(|_| (0, Item::Number(1))).collect();

        let decision = table.decide(&message(&many), &mut ());

        assert_eq!((decision.verdict, decision.reason), (Verdict::Drop, Reason::TOO_MANY_VALUES));
    }

    /// Both fields together have fewer values than can be judged, and more pairs than one question may hold.
    #[test]
    fn a_comparison_of_two_fields_with_too_many_pairs_ends_the_message() {
        let beside = Expr::Test(Test::Field(Comparison {
            field: field(1),
            every: false,
            negated: false,
            operand: Operand::Field(Pairing::Same, field(2)),
        }));
        let rules = [rule("pair", Stage::Screen, Mode::Enforce, Verdict::Drop, beside)];
        let table = table(&rules, true);
        for (counts, expected) in [
            ([32, 32], Reason::NONE),
            ([33, 32], Reason::TOO_MANY_VALUES),
            ([127, 127], Reason::TOO_MANY_VALUES),
            ([250, 1], Reason::NONE),
        ] {
            let many =
                |row: u16, number, count| (0..count).map(move |_| (row, Item::Number(number)));
            let values: Vec<_> = many(1, 5, counts[0]).chain(many(2, 6, counts[1])).collect();

            assert_eq!(table.decide(&message(&values), &mut ()).reason, expected, "{counts:?}");
        }
    }

    /// Fields are read ahead where there is room; what is read then and not asked takes none away.
    #[test]
    fn values_that_nobody_asks_for_are_not_too_many() {
        let last = |row| {
            let parts = vec![is(0, 9), is(row, 1)];
            rule("last", Stage::Limit, Mode::Enforce, Verdict::Accept, Expr::Any(parts))
        };
        let many = |row, count| (0..count).map(move |_| (row, Item::Number(1)));
        for (counts, expected) in [
            ([150, 150], Reason::RULE),
            ([150, 80], Reason::RULE),
            ([300, 0], Reason::TOO_MANY_VALUES),
        ] {
            let first = rule("first", Stage::Screen, Mode::Enforce, Verdict::Drop, is(1, 1));
            let values: Vec<_> = many(1, counts[0]).chain(many(2, counts[1])).collect();

            let decision = table(&[first, last(2)], true).decide(&message(&values), &mut ());

            assert_eq!((decision.verdict, decision.reason), (Verdict::Drop, expected));
        }
    }

    #[test]
    fn every_flipped_bit_and_every_missing_octet_is_refused() {
        let bundle = sample();

        for place in 0..bundle.len() {
            assert!(RuleTable::load(&bundle[..place], SCHEMA).is_err(), "{place} octets");
            for bit in 0..8 {
                let mut wrong = bundle.clone();
                wrong[place] ^= 1 << bit;
                assert!(RuleTable::load(&wrong, SCHEMA).is_err(), "bit {bit} of octet {place}");
            }
        }
        assert!(RuleTable::load(&[bundle.as_slice(), &[0]].concat(), SCHEMA).is_err());
        assert_eq!(RuleTable::load(&bundle, SCHEMA).unwrap().name(), "sample");
    }

    /// A field more or less, or the format of another version: the bundle is refused before it is read.
    #[test]
    fn a_bundle_of_another_version_is_refused_as_such() {
        let bundle = sample();

        for schema in [SCHEMA - 1, SCHEMA + 1] {
            let refused = RuleTable::load(&bundle, schema).unwrap_err();
            assert_eq!(refused, BundleError::Schema { bundle: SCHEMA, ours: schema });
        }
        let content = &bundle[..bundle.len() - 32];
        let format = u16::from_be_bytes([content[8], content[9]]);
        for other in [format - 1, format + 1] {
            let mut wrong = content.to_vec();
            wrong[8..10].copy_from_slice(&other.to_be_bytes());
            let refused = RuleTable::load(&resealed(wrong), SCHEMA).unwrap_err();
            assert_eq!(refused, BundleError::Format(other));
        }
    }

    /// Somebody who can sign may still write nonsense: behind a right digest every content is checked too.
    #[test]
    fn changed_contents_with_a_right_digest_give_a_table_or_an_error() {
        let bundle = sample();
        let content = &bundle[..bundle.len() - 32];

        for place in 18..content.len() {
            for octet in [0, 1, 2, 7, 0x7f, 0xff] {
                let mut wrong = content.to_vec();
                wrong[place] = octet;
                asked(&resealed(wrong));
            }
        }
    }

    #[test]
    fn the_longest_prefix_says_whose_address_it_is() {
        let mut builder = Builder::new(SCHEMA, "parties");
        builder.home(party("home", &["10.0.0.0/8", "2001:db8::/32"]));
        let inside = builder.partner(party("inside", &["10.1.0.0/16", "2001:db8:1::/48"])).unwrap();
        let table = RuleTable::load(&builder.bundle().unwrap(), SCHEMA).unwrap();
        let of = |address: &str| table.party_of(address.parse().unwrap());

        assert_eq!(of("10.2.0.1"), Party::Home);
        assert_eq!(of("10.1.0.1"), Party::Partner(inside));
        assert_eq!(of("2001:db8:1::5"), Party::Partner(inside));
        assert_eq!(of("2001:db8:2::5"), Party::Home);
        assert_eq!(of("192.0.2.1"), Party::Stranger);
    }

    #[test]
    fn a_cause_belongs_to_the_protocol_whose_condition_matched() {
        let mut builder = Builder::new(SCHEMA, "causes");
        let row = row("rejects", Stage::Screen, Mode::Enforce, Verdict::Reject(Cause(0)));
        let rule = builder.rule(row).unwrap();
        for (kind, cause) in [(0, 92), (1, 209)] {
            let selectors = [Selector { protocol: 1, kind: Some(kind) }];
            let when = Expr::All(vec![]);
            let case = Case { cause: Some(Cause(cause)), ..Case::new(&selectors, &when) };
            builder.on(rule, &case).unwrap();
        }
        let table = RuleTable::load(&builder.bundle().unwrap(), SCHEMA).unwrap();

        let decision = table.decide(&Sample { kind: 1, ..message(&[]) }, &mut ());

        assert_eq!(decision.verdict, Verdict::Reject(Cause(209)));
    }

    #[test]
    fn a_condition_deeper_than_the_bound_is_refused() {
        let deep = (0..40).fold(is(0, 1), |inner, _| Expr::Not(Box::new(inner)));
        let mut builder = Builder::new(SCHEMA, "deep");
        let rule = builder.rule(row("deep", Stage::Screen, Mode::Enforce, Verdict::Drop)).unwrap();
        let case = Case::new(&[], &deep);

        assert_eq!(builder.on(rule, &case), Err(BundleError::Limit("depth of a condition")));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(1200))]

        #[test]
        fn the_table_decides_as_the_rules_read_one_by_one(
            policy in prop::collection::vec(rules(), 0..30),
            accepts in any::<bool>(),
            messages in prop::collection::vec(messages(), 8),
        ) {
            let table = table(&policy, accepts);
            let name = |rule: Option<RuleIndex>| rule.and_then(|rule| table.rule_name(rule));

            for message in messages {
                let decision = table.decide(&message, &mut ());

                let (verdict, rule, would) = naive(&policy, accepts, &message);
                prop_assert_eq!(decision.verdict, verdict);
                prop_assert_eq!(name(decision.rule), rule.as_deref());
                prop_assert_eq!(name(decision.would), would.as_deref());
            }
        }

        #[test]
        fn any_octets_are_a_bundle_or_an_error(octets in prop::collection::vec(any::<u8>(), 0..300)) {
            let _ = RuleTable::load(&octets, SCHEMA);
        }
    }

    fn resealed(mut content: Vec<u8>) -> Vec<u8> {
        use sha2::{Digest as _, Sha256};
        let digest = Sha256::digest(&content);
        content.extend(digest);
        content
    }

    /// Asks the table, where the bundle is one.
    fn asked(bundle: &[u8]) {
        if let Ok(table) = RuleTable::load(bundle, SCHEMA) {
            let _ = table
                .decide(&message(&[(0, Item::Number(1)), (5, Item::Digits("00101"))]), &mut ());
            let _ = table.party_of("192.0.2.1".parse().unwrap());
        }
    }

    /// A rule as a test reads it.
    #[derive(Clone, Debug)]
    struct Plain {
        row: RuleRow,
        selector: Selector,
        ways: Ways,
        when: Expr,
    }

    #[derive(Clone, Copy, Debug)]
    enum Item {
        Number(u64),
        Digits(&'static str),
        Address(&'static str),
        Labels(&'static [u8]),
    }

    #[derive(Clone, Debug)]
    struct Sample {
        kind: u32,
        direction: Direction,
        source: Party,
        values: Vec<(u16, Item)>,
    }

    impl Subject<'static> for Sample {
        fn keys(&self) -> Keys {
            Keys::from_iter([MessageKey { protocol: 1, kind: self.kind }])
        }
        fn read(&self, field: FieldId, values: &mut Values<'static>) {
            for (_, item) in self.values.iter().filter(|(row, _)| *row == field.row) {
                values.add(value(*item));
            }
        }
        fn direction(&self) -> Direction {
            self.direction
        }
        fn source(&self) -> Party {
            self.source
        }
        fn destination(&self) -> Party {
            Party::Home
        }
        fn link(&self) -> Option<&str> {
            Some("vpn")
        }
    }

    fn value(item: Item) -> Value<'static> {
        match item {
            Item::Number(number) => Value::Number(number),
            Item::Digits(digits) => Value::Digits(Digits::parse(digits).unwrap()),
            Item::Address(address) => Value::Address(address.parse().unwrap()),
            Item::Labels(labels) => Value::Labels(labels),
        }
    }

    const fn field(row: u16) -> FieldId {
        FieldId { protocol: 1, row }
    }

    fn is(row: u16, number: u64) -> Expr {
        Expr::Test(Test::Field(Comparison {
            field: field(row),
            every: false,
            negated: false,
            operand: Operand::Is(Member::Number(number)),
        }))
    }

    fn row(name: &str, stage: Stage, mode: Mode, verdict: Verdict) -> RuleRow {
        RuleRow { name: name.to_owned(), stage, mode, verdict, slot: 0 }
    }

    fn rule(name: &str, stage: Stage, mode: Mode, verdict: Verdict, when: Expr) -> Plain {
        let selector = Selector { protocol: 1, kind: Some(0) };
        Plain { row: row(name, stage, mode, verdict), selector, ways: Ways::Both, when }
    }

    fn message(values: &[(u16, Item)]) -> Sample {
        Sample {
            kind: 0,
            direction: Direction::Inward,
            source: Party::Partner(PartnerId(0)),
            values: values.to_vec(),
        }
    }

    fn party(name: &str, networks: &[&str]) -> PartyRow {
        let network = |text: &&str| {
            let (address, len) = text.split_once('/').unwrap();
            (address.parse().unwrap(), len.parse().unwrap())
        };
        PartyRow {
            name: name.to_owned(),
            plmns: vec![Digits::parse("00101").unwrap(), Digits::parse("90170").unwrap()],
            apns: vec![Name::parse("internet").unwrap(), Name::parse("*.gprs").unwrap()],
            networks: networks.iter().map(network).collect(),
            ..PartyRow::default()
        }
    }

    const PATTERNS: &[&str] = &["^I", "net.*GPRS"];
    const SETS: &[&[u64]] = &[&[1, 2, 3], &[0, 4]];

    fn builder(policy: &[Plain], accepts: bool) -> Builder {
        let mut builder = Builder::new(SCHEMA, "sample");
        if accepts {
            builder.accept_by_default();
        }
        builder.home(party("home", &["10.0.0.0/8"]));
        builder.partner(party("acme", &["192.0.2.0/24"])).unwrap();
        builder.partner(PartyRow { name: "bravo".to_owned(), ..PartyRow::default() }).unwrap();
        builder.link(LinkRow::standard("vpn"));
        for set in SETS {
            builder.set(set.iter().copied().map(Member::Number).collect()).unwrap();
        }
        // Making their tables takes longer than all the rest.
        let has_patterns = format!("{policy:?}").contains("Matches");
        for pattern in PATTERNS.iter().filter(|_| has_patterns) {
            builder.pattern(pattern).unwrap();
        }
        for plain in policy {
            let rule = builder.rule(plain.row.clone()).unwrap();
            let selectors = [plain.selector];
            let case = Case { ways: plain.ways, ..Case::new(&selectors, &plain.when) };
            builder.on(rule, &case).unwrap();
        }
        builder
    }

    fn table(policy: &[Plain], accepts: bool) -> RuleTable {
        RuleTable::load(&builder(policy, accepts).bundle().unwrap(), SCHEMA).unwrap()
    }

    fn sample() -> Vec<u8> {
        let digits = Test::Field(Comparison {
            field: field(5),
            every: true,
            negated: true,
            operand: Operand::List(Owner::Source, List::PlmnPrefix),
        });
        let policy = [
            rule("one", Stage::Screen, Mode::Enforce, Verdict::Drop, is(0, 1)),
            rule(
                "two",
                Stage::Screen,
                Mode::Enforce,
                Verdict::Accept,
                Expr::Not(Box::new(Expr::Test(digits))),
            ),
        ];
        builder(&policy, false).bundle().unwrap()
    }

    /// The rules read one by one, as the manual says.
    fn naive(
        policy: &[Plain],
        accepts: bool,
        sample: &Sample,
    ) -> (Verdict, Option<String>, Option<String>) {
        let mut rules: Vec<_> = policy.iter().collect();
        rules.sort_by_key(|plain| plain.row.stage);
        let (mut accepted, mut done, mut would) = (None, None, None);
        for plain in rules {
            let is_meant = plain.selector.kind.is_none_or(|kind| kind == sample.kind)
                && match plain.ways {
                    Ways::Both => true,
                    Ways::Inward => sample.direction == Direction::Inward,
                    Ways::Outward => sample.direction == Direction::Outward,
                };
            if !is_meant || done == Some(plain.row.stage) || !holds(&plain.when, sample) {
                continue;
            }
            match (plain.row.mode, plain.row.verdict) {
                (Mode::Off, _) | (Mode::Monitor, Verdict::Accept) => {}
                (Mode::Monitor, _) => would = would.or_else(|| Some(plain.row.name.clone())),
                (Mode::Enforce, Verdict::Accept) => {
                    accepted = Some(plain.row.name.clone());
                    done = Some(plain.row.stage);
                }
                (Mode::Enforce, verdict) => return (verdict, Some(plain.row.name.clone()), would),
            }
        }
        let is_accepted = accepted.is_some() || accepts;
        (if is_accepted { Verdict::Accept } else { Verdict::Drop }, accepted, would)
    }

    fn holds(expr: &Expr, sample: &Sample) -> bool {
        let of = |field: FieldId| {
            let items = sample.values.iter().filter(move |(row, _)| *row == field.row);
            items.map(|(_, item)| *item).collect::<Vec<_>>()
        };
        match expr {
            Expr::All(parts) => parts.iter().all(|part| holds(part, sample)),
            Expr::Any(parts) => parts.iter().any(|part| holds(part, sample)),
            Expr::Not(inner) => !holds(inner, sample),
            Expr::Test(Test::Present(field)) => !of(*field).is_empty(),
            Expr::Test(Test::Party(Side::Destination, is)) => *is == PartyIs::Home,
            Expr::Test(Test::Party(Side::Source, is)) => match is {
                PartyIs::Home => sample.source == Party::Home,
                PartyIs::AnyPartner => matches!(sample.source, Party::Partner(_)),
                PartyIs::Partner(id) => sample.source == Party::Partner(*id),
                PartyIs::Misplaced => matches!(sample.source, Party::Misplaced(_)),
            },
            Expr::Test(Test::Link(name)) => **name == *"vpn",
            Expr::Test(Test::Way(way)) => *way == sample.direction,
            Expr::Test(Test::Field(comparison)) => {
                let items = of(comparison.field);
                if let Operand::Field(pairing, other) = comparison.operand {
                    return all_pairs(comparison, pairing, (&items, &of(other)));
                }
                let answer = |item: &Item| {
                    compared(&comparison.operand, *item, sample.source) != comparison.negated
                };
                let is_known = !matches!(comparison.operand, Operand::List(Owner::Source, _))
                    || matches!(sample.source, Party::Partner(_));
                is_known
                    && !items.is_empty()
                    && if comparison.every {
                        items.iter().all(answer)
                    } else {
                        items.iter().any(answer)
                    }
            }
        }
    }

    fn all_pairs(
        comparison: &Comparison,
        pairing: Pairing,
        (items, others): (&[Item], &[Item]),
    ) -> bool {
        let beside = |item: &Item| others.iter().map(|other| (*item, *other)).collect::<Vec<_>>();
        let pairs: Vec<_> = items.iter().flat_map(beside).collect();
        let answer = |pair: &(Item, Item)| paired(pairing, pair.0, pair.1) != comparison.negated;
        if comparison.every {
            !pairs.is_empty() && pairs.iter().all(answer)
        } else {
            pairs.iter().any(answer)
        }
    }

    fn paired(pairing: Pairing, item: Item, other: Item) -> bool {
        match (pairing, item, other) {
            (Pairing::Same, Item::Number(one), Item::Number(other)) => one == other,
            (Pairing::Same, Item::Digits(one), Item::Digits(other)) => one == other,
            (Pairing::Begins, Item::Digits(one), Item::Digits(other)) => one.starts_with(other),
            (Pairing::SameName, Item::Labels(one), Item::Labels(other)) => {
                labels_text(one) == labels_text(other)
            }
            (Pairing::Order(Relation::Greater), Item::Number(one), Item::Number(other)) => {
                one > other
            }
            _ => false,
        }
    }

    fn compared(operand: &Operand, item: Item, source: Party) -> bool {
        match (operand, item) {
            (Operand::Is(Member::Number(wanted)), Item::Number(number)) => number == *wanted,
            (Operand::Is(Member::Range(first, last)), Item::Number(number)) => {
                *first <= number && number <= *last
            }
            (Operand::Is(Member::Digits(wanted)), Item::Digits(digits)) => {
                digits == wanted.to_string()
            }
            (Operand::Is(Member::Prefix(wanted)), Item::Digits(digits)) => {
                digits.starts_with(&wanted.to_string())
            }
            (Operand::Is(Member::Network(_, 8)), Item::Address(address)) => {
                address.starts_with("10.")
            }
            (Operand::Is(Member::Name(name)), Item::Labels(labels)) => {
                let text = labels_text(labels);
                let wanted = String::from_utf8(name.text.to_vec()).unwrap();
                match name.wildcard {
                    Wildcard::None => text == wanted,
                    Wildcard::Leading => text.ends_with(&format!(".{wanted}")),
                    Wildcard::Trailing => text.starts_with(&format!("{wanted}.")),
                }
            }
            (Operand::Order(Relation::Less, bound), Item::Number(number)) => number < *bound,
            (Operand::Order(Relation::AtLeast, bound), Item::Number(number)) => number >= *bound,
            (Operand::Bits { mask, wanted }, Item::Number(number)) => number & mask == *wanted,
            (Operand::Matches(PatternIndex(0)), Item::Labels(labels)) => {
                labels_text(labels).starts_with('i')
            }
            (Operand::Matches(PatternIndex(_)), Item::Labels(labels)) => {
                labels_text(labels).contains("net") && labels_text(labels).contains("gprs")
            }
            (Operand::Set(set), Item::Number(number)) => {
                SETS[usize::try_from(set.0).unwrap()].contains(&number)
            }
            // Only acme, the first partner, and home list networks; bravo lists nothing.
            (Operand::List(Owner::Home, List::PlmnPrefix), Item::Digits(digits)) => {
                digits.starts_with("00101") || digits.starts_with("90170")
            }
            (Operand::List(Owner::Source, List::PlmnPrefix), Item::Digits(digits)) => {
                source == Party::Partner(PartnerId(0))
                    && (digits.starts_with("00101") || digits.starts_with("90170"))
            }
            _ => false,
        }
    }

    fn labels_text(labels: &[u8]) -> String {
        let mut rest = labels;
        let mut parts = Vec::new();
        while let Some((len, after)) = rest.split_first() {
            let (label, after) = after.split_at(usize::from(*len));
            // Empty labels in front are none.
            if !(parts.is_empty() && label.is_empty()) {
                parts.push(String::from_utf8_lossy(label).to_lowercase());
            }
            rest = after;
        }
        parts.join(".")
    }

    fn rules() -> impl Strategy<Value = Plain> {
        let stage = select(vec![Stage::Validate, Stage::Screen, Stage::Authorise]);
        let mode =
            select(vec![Mode::Off, Mode::Monitor, Mode::Enforce, Mode::Enforce, Mode::Enforce]);
        let verdict = select(vec![Verdict::Accept, Verdict::Drop, Verdict::Reject(Cause(9))]);
        let kind = select(vec![Some(0), Some(0), Some(1), None]);
        let ways = select(vec![Ways::Both, Ways::Inward, Ways::Outward]);
        (any::<u32>(), stage, mode, verdict, kind, ways, exprs()).prop_map(
            |(name, stage, mode, verdict, kind, ways, when)| Plain {
                row: row(&name.to_string(), stage, mode, verdict),
                selector: Selector { protocol: 1, kind },
                ways,
                when,
            },
        )
    }

    fn exprs() -> impl Strategy<Value = Expr> {
        let leaf = prop_oneof![
            (0_u16..8).prop_map(|row| Expr::Test(Test::Present(field(row)))),
            select(vec![
                PartyIs::Home,
                PartyIs::AnyPartner,
                PartyIs::Misplaced,
                PartyIs::Partner(PartnerId(0)),
            ])
            .prop_map(|is| Expr::Test(Test::Party(Side::Source, is))),
            select(vec!["vpn", "other"]).prop_map(|name| Expr::Test(Test::Link(name.into()))),
            select(vec![Direction::Inward, Direction::Outward])
                .prop_map(|way| Expr::Test(Test::Way(way))),
            (operands(), any::<bool>(), any::<bool>()).prop_map(
                |((row, operand), every, negated)| {
                    let every = every && negated;
                    Expr::Test(Test::Field(Comparison {
                        field: field(row),
                        every,
                        negated,
                        operand,
                    }))
                }
            ),
            (0_u16..3, 0_u64..5).prop_map(|(row, number)| is(row, number)),
            // The field is there, and not every value of it is so.
            (operands(), any::<bool>(), any::<bool>()).prop_map(
                |((row, operand), negated, is_denied)| {
                    let comparison =
                        Comparison { field: field(row), every: true, negated, operand };
                    let every = Expr::Test(Test::Field(comparison));
                    let present = Expr::Test(Test::Present(field(row)));
                    let denied = Expr::All(vec![present, Expr::Not(Box::new(every))]);
                    if is_denied { denied } else { Expr::Not(Box::new(denied)) }
                }
            ),
        ];
        leaf.prop_recursive(4, 24, 4, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..4).prop_map(Expr::All),
                prop::collection::vec(inner.clone(), 0..4).prop_map(Expr::Any),
                inner.prop_map(|expr| Expr::Not(Box::new(expr))),
            ]
        })
    }

    fn operands() -> impl Strategy<Value = (u16, Operand)> {
        let digits = |text: &str| Digits::parse(text).unwrap();
        let network: IpAddr = "10.0.0.0".parse().unwrap();
        let of_digits = select(vec![
            Operand::Is(Member::Digits(digits("00101"))),
            Operand::Is(Member::Digits(digits("9017012"))),
            Operand::Is(Member::Prefix(digits("0"))),
            Operand::Is(Member::Prefix(digits("0010"))),
            Operand::Is(Member::Prefix(digits("001012"))),
            Operand::Is(Member::Prefix(digits("901"))),
            Operand::Is(Member::Prefix(digits("90170123"))),
            Operand::List(Owner::Home, List::PlmnPrefix),
            Operand::List(Owner::Source, List::PlmnPrefix),
        ]);
        let of_names = select(vec!["internet", "*.gprs", "internet.*", "ims", "*.ims", "gprs"])
            .prop_map(|text| Operand::Is(Member::Name(Name::parse(text).unwrap())));
        prop_oneof![
            (0_u16..3, 0_u64..5)
                .prop_map(|(row, number)| (row, Operand::Is(Member::Number(number)))),
            (0_u16..3, 0_u64..5)
                .prop_map(|(row, number)| (row, Operand::Order(Relation::Less, number))),
            (0_u16..3, 0_u64..5)
                .prop_map(|(row, number)| (row, Operand::Order(Relation::AtLeast, number))),
            (0_u16..3, 0_u64..3)
                .prop_map(|(row, first)| (row, Operand::Is(Member::Range(first, first + 1)))),
            (0_u16..3, 0_u64..4, 0_u64..4)
                .prop_map(|(row, mask, wanted)| (row, Operand::Bits { mask, wanted })),
            (7_u16..8, select(vec![0, 1]))
                .prop_map(|(row, place)| (row, Operand::Matches(PatternIndex(place)))),
            (0_u16..3, 0_u32..2).prop_map(|(row, set)| (row, Operand::Set(SetIndex(set)))),
            (3_u16..5, of_digits).prop_map(|(row, operand)| (row, operand)),
            Just((6, Operand::Is(Member::Network(network, 8)))),
            (0_u16..3, 0_u16..3, select(vec![Pairing::Same, Pairing::Order(Relation::Greater)]))
                .prop_map(|(row, other, pairing)| (row, Operand::Field(pairing, field(other)))),
            (3_u16..5, 3_u16..5, select(vec![Pairing::Same, Pairing::Begins]))
                .prop_map(|(row, other, pairing)| (row, Operand::Field(pairing, field(other)))),
            Just((7, Operand::Field(Pairing::SameName, field(7)))),
            of_names.prop_map(|operand| (7, operand)),
        ]
    }

    fn messages() -> impl Strategy<Value = Sample> {
        let item = prop_oneof![
            4 => (0_u16..3, 0_u64..5).prop_map(|(row, number)| (row, Item::Number(number))),
            1 => (3_u16..5, select(vec!["00101", "001012345", "9017012", "26201"]))
                .prop_map(|(row, digits)| (row, Item::Digits(digits))),
            1 => select(vec!["10.1.2.3", "192.0.2.1", "2001:db8::1"]).prop_map(|address| (6, Item::Address(address))),
            1 => select(vec![
                b"\x08internet".as_slice(),
                b"\x08INTERNET\x06mnc001\x04gprs",
                b"\x03ims",
                b"\x04gprs",
                b"\0\x03ims",
                b"\x03ims\0",
            ])
            .prop_map(|labels| (7, Item::Labels(labels))),
        ];
        let source = select(vec![
            Party::Home,
            Party::Stranger,
            Party::Partner(PartnerId(0)),
            Party::Partner(PartnerId(1)),
            Party::Misplaced(PartnerId(0)),
        ]);
        let direction = select(vec![Direction::Inward, Direction::Outward]);
        (0_u32..2, direction, source, prop::collection::vec(item, 0..6)).prop_map(
            |(kind, direction, source, values)| Sample { kind, direction, source, values },
        )
    }
}
