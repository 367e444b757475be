//! The `state` block and the fields that ask what was seen before.

#[cfg(test)]
mod tests {
    use numbering::Digits;
    use policy::{Compiled, Diagnostics, Options, Source, compile};
    use ruletable::{PlaceRow, RuleTable, StateRow};

    #[test]
    fn the_block_says_how_much_is_remembered_and_what_is_bound() {
        let table = table(
            r#"state { gtpu bind; grace 2m; tunnels 1000000; quota 40%; place 901-70 "51.25" "-10" }"#,
        );

        let place = PlaceRow {
            network: Digits::parse("90170").unwrap(),
            north_mdeg: 51250,
            east_mdeg: -10000,
        };
        let expected = StateRow {
            binds_gtpu: true,
            grace_s: 120,
            tunnels: 1_000_000,
            quota: 40,
            places: vec![place],
            ..StateRow::default()
        };
        assert_eq!(table.state(), &expected);
        assert_eq!(self::table("").state(), &StateRow::default());
    }

    #[test]
    fn what_it_does_not_take_is_told() {
        for wrong in [
            "gtpu maybe",
            "grace 5",
            "tunnels 3",
            "tunnels 99999999999",
            "quota 0%",
            "quota 101%",
            r#"place 901 "91" "0""#,
            r#"place 9 "1" "0""#,
            r#"place 901 "1.2345" "0""#,
            "colour red",
        ] {
            assert!(site(&format!("state {{ {wrong} }}")).is_err(), "{wrong}");
        }
        assert!(site("state { grace 1s }\nstate { grace 1s }").is_err());
    }

    #[test]
    fn every_message_may_be_asked_what_was_seen_before() {
        for rule in [
            "on gtpv2 when tunnel.known == 0 and tunnel.learning == 0",
            "on gtpu when tunnel.inner_ok == false",
            "on diameter.answer when transaction.known == 0",
            "on map.invoke when subscriber.velocity > 1000 and subscriber.plmn in home.plmn",
            r#"on tcap when dialogue.acn == "0.4.0.0.1.0.1.3""#,
            r#"on sctp when association.state == "established""#,
            "on gtp when tunnel.imsi.plmn in home.plmn",
        ] {
            let text = format!("stage plausibility\nrule r {{ {rule}\n then drop }}")
                .replace(" when", "\n when");
            assert!(site(&text).is_ok(), "{rule}: {}", site(&text).unwrap_err());
        }
    }

    fn site(text: &str) -> Result<Compiled, Diagnostics> {
        let text =
            format!("policy \"site\" {{ schema 1; default drop }}\nhome {{ plmn 001-01 }}\n{text}");
        compile(&[Source { name: "site.sw".to_owned(), text }], &Options::default())
    }

    fn table(text: &str) -> RuleTable {
        let bundle = site(text).unwrap().bundle(1, |_| 0).unwrap();
        RuleTable::load(&bundle, dissect::schema_digest()).unwrap()
    }
}
