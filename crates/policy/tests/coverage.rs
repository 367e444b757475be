//! Every field that a rule can ask is asked through the text, the bundle and the table, with a value that it has and
//! with one that it has not.

#[cfg(test)]
mod tests {
    use std::net::IpAddr;

    use numbering::Digits;
    use policy::{Options, Source};
    use ruletable::{Direction, Keys, Party, RuleTable, Subject, Verdict};
    use wire::{FieldId, Kind, MessageKey, Value, Values};

    #[test]
    fn each_field_is_found_by_a_rule_with_its_value_and_not_with_another() {
        let mut fields = 0_usize;
        for protocol in dissect::protocols() {
            // What every message has beside its own rows is asked of one of GTPv2-C.
            let asked = protocol.type_field.map_or(dissect::GTPV2, |_| protocol.id);
            let name = dissect::protocol(asked).unwrap().name;
            let rows: Vec<_> =
                dissect::fields().filter(|row| row.id.protocol == protocol.id).collect();
            for rows in rows.chunks(100) {
                let table = table(name, rows);
                check_all(&table, asked, rows);
                fields += rows.len();
            }
        }

        assert_eq!(fields, dissect::fields().count());
    }

    fn check_all(table: &RuleTable, protocol: u8, rows: &[dissect::Row]) {
        for row in rows {
            check(table, protocol, row);
        }
    }

    fn check(table: &RuleTable, protocol: u8, row: &dissect::Row) {
        let [wanted, other] = values(row.kind);
        let decide = |value| {
            let sample = Sample { key: MessageKey { protocol, kind: 1 }, field: row.id, value };
            let decision = table.decide(&sample, &mut ());
            (decision.verdict, decision.rule.and_then(|rule| table.rule_name(rule)))
        };

        let name = format!("field.{}", row.id.row);
        assert_eq!(decide(wanted), (Verdict::Drop, Some(name.as_str())), "{}", row.name);
        assert_eq!(decide(other), (Verdict::Accept, None), "{}", row.name);
    }

    fn table(protocol: &str, rows: &[dissect::Row]) -> RuleTable {
        let mut text =
            String::from("policy \"coverage\" { schema 1; default accept }\nstage screen\n");
        for row in rows {
            let rule = format!(
                "rule field.{} {{ on {protocol}; when {} == {}; then drop }}\n",
                row.id.row,
                row.name,
                literal(row.kind)
            );
            text.push_str(&rule);
        }
        let source = Source::new("coverage.policy".to_owned(), text);
        let compiled = policy::compile(&[source], &Options::default())
            .unwrap_or_else(|errors| panic!("{}", errors.render(false)));
        let bundle = compiled.bundle(1, |_| 0).unwrap();
        RuleTable::load(&bundle, dissect::schema_digest()).unwrap()
    }

    /// A value of the kind as a policy writes it.
    fn literal(kind: Kind) -> &'static str {
        match kind {
            Kind::Number | Kind::Signed | Kind::Code(_) => "3",
            Kind::Flag => "1",
            Kind::Digits => "\"12345\"",
            Kind::Address => "192.0.2.7",
            Kind::Octets => "0a:0b",
            Kind::Oid => "1.2.3",
            Kind::Text | Kind::Name | Kind::Labels => "\"a.test\"",
        }
    }

    /// That value as a decoder gives it, and another.
    fn values(kind: Kind) -> [Value<'static>; 2] {
        let digits = |text| Value::Digits(Digits::parse(text).unwrap());
        match kind {
            Kind::Number | Kind::Signed | Kind::Code(_) => [Value::Number(3), Value::Number(4)],
            Kind::Flag => [Value::Number(1), Value::Number(0)],
            Kind::Digits => [digits("12345"), digits("123456")],
            Kind::Address => {
                [[192, 0, 2, 7], [192, 0, 2, 8]].map(|octets| Value::Address(IpAddr::from(octets)))
            }
            Kind::Octets => [Value::Octets(&[10, 11]), Value::Octets(&[10, 11, 12])],
            Kind::Oid => [Value::Octets(&[0x2a, 3]), Value::Octets(&[0x2a, 4])],
            Kind::Text | Kind::Name => [Value::Text(b"a.test"), Value::Text(b"b.test")],
            Kind::Labels => [Value::Labels(b"\x01a\x04test"), Value::Labels(b"\x01b\x04test")],
        }
    }

    /// A message that has one value of one field.
    struct Sample {
        key: MessageKey,
        field: FieldId,
        value: Value<'static>,
    }

    impl Subject<'static> for Sample {
        fn keys(&self) -> Keys {
            Keys::from_iter([self.key])
        }

        fn read(&self, field: FieldId, values: &mut Values<'static>) {
            if field == self.field {
                values.add(self.value);
            }
        }

        fn direction(&self) -> Direction {
            Direction::Inward
        }

        fn source(&self) -> Party {
            Party::Stranger
        }

        fn destination(&self) -> Party {
            Party::Home
        }
    }
}
