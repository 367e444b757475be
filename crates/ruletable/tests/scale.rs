//! What a large table costs: memory by the rule, questions by the message, and the bound above which it is refused.

#[cfg(test)]
mod tests {
    #![expect(clippy::arithmetic_side_effects, reason = "tests")]

    use std::net::{IpAddr, Ipv4Addr};

    use numbering::Digits;
    use ruletable::*;
    use wire::FieldId;

    const SCHEMA: u64 = 7;
    const CREATE: u32 = 32;

    #[test]
    fn a_hundred_thousand_rules_of_mixed_kinds_take_at_most_200_octets_each() {
        const RULES: u32 = 100_000;
        let mut builder = Builder::new(SCHEMA, "large");
        for number in 0..RULES {
            mixed(&mut builder, number);
        }

        let table = RuleTable::load(&builder.bundle().unwrap(), SCHEMA).unwrap();

        let octets = table.cost().octets / usize::try_from(RULES).unwrap();
        assert!(octets <= 200, "{octets} octets a rule");
        assert!(table.cost().questions < 2_000, "{:?}", table.cost());
    }

    #[test]
    fn a_message_is_asked_no_more_questions_than_the_table_says() {
        let mut builder = Builder::new(SCHEMA, "mixed");
        for number in 0..400 {
            mixed(&mut builder, number);
        }
        // Ten rules of two questions each that no value tells apart.
        for number in 0..10 {
            let when = Expr::All(vec![order(9, number), order(9, number + 1)]);
            add(&mut builder, &format!("order.{number}"), CREATE, &when);
        }

        let cost = RuleTable::load(&builder.bundle().unwrap(), SCHEMA).unwrap().cost();

        assert!(cost.questions >= 20, "{cost:?}");
        // A rule about a set is met by each of its values that a message has.
        assert!(cost.questions <= 20 + 400 + 100, "{cost:?}");
    }

    #[test]
    fn rules_that_no_value_tells_apart_are_refused_beyond_the_bound() {
        let too_many = u64::try_from(QUESTIONS_MAX).unwrap() + 1;
        for (rules, is_refused) in [(too_many - 1, false), (too_many, true)] {
            let mut builder = Builder::new(SCHEMA, "adversarial");
            for number in 0..rules {
                add(&mut builder, &format!("order.{number}"), CREATE, &order(9, number));
            }

            let table = RuleTable::load(&builder.bundle().unwrap(), SCHEMA);

            let refused = BundleError::Limit("questions that one message may be asked");
            assert_eq!(table.err(), is_refused.then_some(refused), "{rules} rules");
        }
    }

    #[test]
    fn overlapping_prefixes_cost_a_message_those_that_it_has_alone() {
        let mut builder = Builder::new(SCHEMA, "prefixes");
        for number in 0..10_000_u32 {
            let len = 1 + usize::try_from(number % 12).unwrap();
            let digits = Digits::parse(&format!("{number:012}")).unwrap().prefix(len);
            let when = is(0, Operand::Is(Member::Prefix(digits)));
            add(&mut builder, &format!("prefix.{number}"), CREATE, &when);
        }

        let table = RuleTable::load(&builder.bundle().unwrap(), SCHEMA).unwrap();

        assert!(table.cost().questions < QUESTIONS_MAX, "{:?}", table.cost());
    }

    /// A prefix, a set, a message type or an element, in turn.
    fn mixed(builder: &mut Builder, number: u32) {
        let digits = |text: String| Digits::parse(&text).unwrap();
        let (kind, when) = match number % 4 {
            0 => {
                let prefix = digits(format!("262{number:07}"));
                (CREATE, is(0, Operand::Is(Member::Prefix(prefix))))
            }
            1 => {
                let member =
                    |place| Member::Digits(digits(format!("49171{:07}", number * 4 + place)));
                let set = builder.set((0..4).map(member).collect()).unwrap();
                (CREATE, is(1, Operand::Set(set)))
            }
            2 => (number / 4 % 60, is(2, Operand::Is(Member::Number(number.into())))),
            _ if number % 8 == 3 => {
                let name = Name::parse(&format!("apn{number}.example")).unwrap();
                (CREATE, is(3, Operand::Is(Member::Name(name))))
            }
            _ => {
                let address = IpAddr::from(Ipv4Addr::from_bits(0xc612_0000 + number));
                (CREATE, is(4, Operand::Is(Member::Network(address, 32))))
            }
        };
        add(builder, &format!("large.{number:06}"), kind, &when);
    }

    fn add(builder: &mut Builder, name: &str, kind: u32, when: &Expr) {
        let row = RuleRow {
            name: name.to_owned(),
            stage: Stage::Screen,
            mode: Mode::Enforce,
            verdict: Verdict::Drop,
            slot: 0,
        };
        let rule = builder.rule(row).unwrap();
        let selectors = [Selector { protocol: 2, kind: Some(kind) }];
        builder.on(rule, &Case::new(&selectors, when)).unwrap();
    }

    fn is(row: u16, operand: Operand) -> Expr {
        let field = FieldId { protocol: 2, row };
        Expr::Test(Test::Field(Comparison { field, every: false, negated: false, operand }))
    }

    fn order(row: u16, bound: u64) -> Expr {
        is(row, Operand::Order(Relation::Greater, bound))
    }
}
