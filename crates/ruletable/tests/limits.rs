//! Limits, caps, lock-outs and modes: what counts together, what counts at all, and what it leads to.

#[cfg(test)]
mod tests {
    #![expect(clippy::arithmetic_side_effects, reason = "tests")]

    use std::collections::HashMap;

    use numbering::Digits;
    use ruletable::*;
    use wire::{FieldId, MessageKey, Value, Values};

    const SCHEMA: u64 = 7;
    const IMSI: FieldId = FieldId { protocol: 1, row: 0 };
    const SOURCE: FieldId = FieldId { protocol: 0, row: 0 };

    #[test]
    fn what_is_more_than_a_limit_allows_is_matched_and_not_counted() {
        let table = table(&[limited("flood", Verdict::Drop, vec![by_imsi(2)])], &[]);
        let mut counts = Counts::default();

        let decisions: Vec<_> =
            ["1", "1", "1", "2"].map(|imsi| table.decide(&from("acme", imsi), &mut counts)).into();

        let reasons: Vec<_> = decisions.iter().map(|decision| decision.reason).collect();
        assert_eq!(reasons, [Reason::NONE, Reason::NONE, Reason::LIMIT, Reason::NONE]);
        assert_eq!(decisions[2].verdict, Verdict::Drop);
        assert_eq!(counts.taken(), 3);
    }

    #[test]
    fn where_one_limit_has_no_room_none_counts() {
        let limits = vec![by(&[KeyPart::Partner(Side::Source)], 10), by_imsi(1)];
        let table = table(&[limited("flood", Verdict::Drop, limits)], &[]);
        let mut counts = Counts::default();

        for _ in 0..5 {
            table.decide(&from("acme", "1"), &mut counts);
        }

        assert_eq!(counts.taken(), 2);
    }

    #[test]
    fn a_limit_in_monitor_mode_counts_as_one_in_force() {
        for mode in [Mode::Monitor, Mode::Enforce] {
            let rule = Rule { mode, ..limited("flood", Verdict::Drop, vec![by_imsi(2)]) };
            let table = table(&[rule], &[]);
            let mut counts = Counts::default();

            let blamed: Vec<_> = (0..4)
                .map(|_| table.decide(&from("acme", "1"), &mut counts))
                .map(|decision| decision.rule.or(decision.would).is_some())
                .collect();

            assert_eq!(blamed, [false, false, true, true], "{mode:?}");
            assert_eq!(counts.taken(), 2, "{mode:?}");
        }
    }

    #[test]
    fn messages_are_counted_by_every_value_of_the_key_and_not_where_one_is_missing() {
        let key = [KeyPart::Partner(Side::Source), KeyPart::Prefix(IMSI, 3), KeyPart::Message];
        let table = table(&[limited("flood", Verdict::Drop, vec![by(&key, 1)])], &[]);
        let mut counts = Counts::default();
        let mut goes =
            |sample: Sample| table.decide(&sample, &mut counts).verdict == Verdict::Accept;

        assert!(goes(from("acme", "001019")));
        assert!(!goes(from("acme", "001025")));
        assert!(goes(from("acme", "90170")));
        assert!(goes(from("bravo", "001019")));
        assert!(goes(Sample { kind: 9, ..from("acme", "001019") }));
        assert!(goes(from("nobody", "001019")) && goes(from("nobody", "001019")));
        assert!(goes(from("acme", "")) && goes(from("acme", "")));
    }

    #[test]
    fn a_near_limit_is_told_once_when_it_is_reached() {
        let limit = Limit { warn: 80, ..by_imsi(10) };
        let table = table(&[limited("flood", Verdict::Drop, vec![limit])], &[]);
        let mut counts = Counts::default();

        let warned: Vec<_> = (0..10)
            .filter(|_| table.decide(&from("acme", "1"), &mut counts).warning.is_some())
            .collect();

        assert_eq!(warned, [7]);
    }

    #[test]
    fn a_quarantine_locks_out_all_that_its_rule_is_about() {
        let rule = Rule {
            when: Some("66"),
            ..limited(
                "lock",
                Verdict::Quarantine(60),
                vec![Limit {
                    rate: Rate { interval_ns: 1, burst: 0 },
                    ..by(&[KeyPart::Field(SOURCE)], 1)
                }],
            )
        };
        let table = table(&[rule], &[]);
        let mut counts = Counts::default();
        let mut reason = |sample| table.decide(&sample, &mut counts).reason;

        assert_eq!(reason(from("acme", "1")), Reason::NONE);
        assert_eq!(reason(from("acme", "66")), Reason::RULE);
        assert_eq!(reason(from("acme", "1")), Reason::QUARANTINE);
        assert_eq!(reason(from("bravo", "1")), Reason::NONE);
    }

    #[test]
    fn caps_count_what_nothing_blocks_by_partner_and_family() {
        let barred = Rule { when: Some("66"), ..limited("bar", Verdict::Drop, Vec::new()) };
        let cap = Cap { protocols: 1 << 1, rate: rate(2), warn: 100 };
        let table = table(&[barred], &[cap]);
        let mut counts = Counts::default();
        let mut decide = |sample| table.decide(&sample, &mut counts);

        assert_eq!(decide(from("acme", "66")).reason, Reason::RULE);
        assert_eq!(decide(from("acme", "1")).warning, None);
        let second = decide(from("acme", "2"));
        assert_eq!(second.warning.map(|near| near.reason), Some(Reason::CAP_NEAR));
        assert_eq!(second.verdict, Verdict::Accept);
        assert_eq!(decide(from("acme", "3")).reason, Reason::CAP);
        assert_eq!(decide(Sample { protocol: 2, ..from("acme", "3") }).reason, Reason::NONE);
        assert_eq!(decide(from("bravo", "3")).reason, Reason::NONE);
    }

    #[test]
    fn the_weaker_mode_of_rule_and_stage_wins() {
        for (stage, expected) in [
            (Mode::Enforce, Verdict::Drop),
            (Mode::Monitor, Verdict::Accept),
            (Mode::Off, Verdict::Accept),
        ] {
            let mut builder = builder(&[limited("bar", Verdict::Drop, Vec::new())], &[]);
            builder.stage_mode(Stage::Limit, stage);
            builder.stage_mode(Stage::Limit, Mode::Enforce);
            let table = RuleTable::load(&builder.bundle().unwrap(), SCHEMA).unwrap();

            let decision = table.decide(&from("acme", "1"), &mut ());

            assert_eq!(decision.verdict, expected);
            assert_eq!(decision.would.is_some(), stage == Mode::Monitor);
        }
    }

    #[test]
    fn what_is_stripped_goes_on_and_further_rules_are_asked() {
        let strip = |name, row| Rule {
            strip: Some(FieldId { protocol: 1, row }),
            ..limited(name, Verdict::Strip(IMSI), Vec::new())
        };
        let bar = Rule { when: Some("66"), ..limited("bar", Verdict::Drop, Vec::new()) };
        let table = table(&[strip("one", 5), strip("two", 6), bar], &[]);

        let stripped = table.decide(&from("acme", "1"), &mut ());
        let barred = table.decide(&from("acme", "66"), &mut ());

        let rows: Vec<_> = stripped.strips.iter().flatten().map(|field| field.row).collect();
        assert_eq!((stripped.verdict.name(), rows), ("strip", vec![5, 6]));
        assert_eq!(barred.verdict, Verdict::Drop);
    }

    #[test]
    fn a_rate_that_cannot_be_counted_is_no_policy() {
        for rate in [Rate { interval_ns: 0, burst: 1 }, Rate { interval_ns: 1 << 60, burst: 2 }] {
            let limit = Limit { rate, ..by_imsi(1) };
            let builder = builder(&[limited("flood", Verdict::Drop, vec![limit])], &[]);

            assert!(builder.bundle().is_err());
        }
    }

    #[derive(Clone)]
    struct Rule {
        name: &'static str,
        mode: Mode,
        verdict: Verdict,
        limits: Vec<Limit>,
        strip: Option<FieldId>,
        when: Option<&'static str>,
    }

    fn limited(name: &'static str, verdict: Verdict, limits: Vec<Limit>) -> Rule {
        Rule { name, mode: Mode::Enforce, verdict, limits, strip: None, when: None }
    }

    fn rate(burst: u32) -> Rate {
        Rate { interval_ns: 1_000_000_000, burst }
    }

    fn by(key: &[KeyPart], burst: u32) -> Limit {
        Limit { key: key.to_vec(), rate: rate(burst), warn: 0 }
    }

    fn by_imsi(burst: u32) -> Limit {
        by(&[KeyPart::Field(IMSI)], burst)
    }

    fn table(rules: &[Rule], caps: &[Cap]) -> RuleTable {
        RuleTable::load(&builder(rules, caps).bundle().unwrap(), SCHEMA).unwrap()
    }

    fn builder(rules: &[Rule], caps: &[Cap]) -> Builder {
        let mut builder = Builder::new(SCHEMA, "limits");
        builder.accept_by_default();
        for name in PARTNERS {
            let row =
                PartyRow { name: (*name).to_owned(), caps: caps.to_vec(), ..PartyRow::default() };
            builder.partner(row).unwrap();
        }
        for rule in rules {
            let row = RuleRow {
                name: rule.name.to_owned(),
                stage: Stage::Limit,
                mode: rule.mode,
                verdict: rule.verdict,
                slot: 0,
            };
            let handle = builder.rule(row).unwrap();
            let when = match rule.when {
                None => Expr::All(Vec::new()),
                Some(imsi) => Expr::Test(Test::Field(Comparison {
                    field: IMSI,
                    every: false,
                    negated: false,
                    operand: Operand::Is(Member::Digits(Digits::parse(imsi).unwrap())),
                })),
            };
            let selectors = [Selector { protocol: 1, kind: None }];
            let case =
                Case { limits: &rule.limits, strip: rule.strip, ..Case::new(&selectors, &when) };
            builder.on(handle, &case).unwrap();
        }
        builder
    }

    const PARTNERS: &[&str] = &["acme", "bravo"];

    #[derive(Clone)]
    struct Sample {
        protocol: u8,
        kind: u32,
        source: Party,
        imsi: &'static str,
    }

    fn from(partner: &str, imsi: &'static str) -> Sample {
        let place = PARTNERS.iter().position(|name| *name == partner);
        let id = |place| PartnerId(u16::try_from(place).unwrap());
        let source = place.map_or(Party::Stranger, |place| Party::Partner(id(place)));
        Sample { protocol: 1, kind: 0, source, imsi }
    }

    impl Subject<'static> for Sample {
        fn keys(&self) -> Keys {
            Keys::from_iter([MessageKey { protocol: self.protocol, kind: self.kind }])
        }
        fn read(&self, field: FieldId, values: &mut Values<'static>) {
            match field {
                IMSI if !self.imsi.is_empty() => {
                    values.add(Value::Digits(Digits::parse(self.imsi).unwrap()));
                }
                SOURCE => values.add(Value::Number(match self.source {
                    Party::Partner(id) => id.0.into(),
                    Party::Home | Party::Misplaced(_) | Party::Stranger => u64::MAX,
                })),
                _ => {}
            }
        }
        fn direction(&self) -> Direction {
            Direction::Inward
        }
        fn source(&self) -> Party {
            self.source
        }
        fn destination(&self) -> Party {
            Party::Home
        }
    }

    /// Counts that give nothing back.
    #[derive(Default)]
    struct Counts {
        used: HashMap<u64, u32>,
        locked: Vec<u64>,
    }

    impl Counts {
        fn taken(&self) -> u32 {
            self.used.values().sum()
        }
    }

    impl Meter for Counts {
        fn seed(&self) -> u64 {
            5
        }
        fn has_room(&self, key: u64, rate: Rate) -> bool {
            self.used.get(&key).copied().unwrap_or(0) < rate.burst
        }
        fn take(&mut self, key: u64, rate: Rate) -> Share {
            let used = self.used.entry(key).or_default();
            *used += 1;
            let percent = |used: u32| u8::try_from(used * 100 / rate.burst).unwrap();
            Share { before: percent(*used - 1), after: percent(*used) }
        }
        fn lock(&mut self, key: u64, _: u32) {
            self.locked.push(key);
        }
        fn is_locked(&self, key: u64) -> bool {
            self.locked.contains(&key)
        }
    }
}
