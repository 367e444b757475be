//! Data of partners: tables and RAEX files become partner blocks, and what is wrong in them is told with line and field.

#[cfg(test)]
mod tests {
    use policy::{Document, Options, Source, compile, partners};

    const CSV: &str = "\
name,plmn,gt,realm,ip,link,as_of
acme,901-70 901-71,+883170,epc.mnc070.mcc901.3gppnetwork.org,\"192.0.2.0/24
2001:db8:70::/48\",vpn-acme,2026-11-01
bravo,262-01,49171,,198.51.100.0/24,vpn-bravo,
acme,,883171,,,,
";

    const RAEX: &str = r#"<?xml version="1.0"?>
<tadig-raex-21:TADIGRAEXIR21 xmlns:tadig-raex-21="https://infocentre.gsm.org/TADIG-RAEX-IR21">
  <RAEXIR21FileHeader><FileCreationTimestamp>2026-10-02T08:00:00Z</FileCreationTimestamp></RAEXIR21FileHeader>
  <OrganisationInfo><NetworkList>
    <Network>
      <TADIGCode>AAAT1</TADIGCode>
      <NetworkData>
        <RoutingInfoSection><RoutingInfo>
          <CCITT_E164_NumberSeries>
            <GT_NumberRanges><RangeData><NumberRange>
              <CC>883</CC><NDC>170</NDC>
              <SN_Range><SN_RangeStart>1000</SN_RangeStart><SN_RangeStop>1999</SN_RangeStop></SN_Range>
            </NumberRange></RangeData></GT_NumberRanges>
          </CCITT_E164_NumberSeries>
          <CCITT_E212_NumberSeries><MCC>901</MCC><MNC>70</MNC></CCITT_E212_NumberSeries>
          <CCITT_E214_MGT><MGT_CC>883</MGT_CC><MGT_NC>172</MGT_NC></CCITT_E214_MGT>
        </RoutingInfo></RoutingInfoSection>
        <IPRoaming_IW_InfoSection>
          <InterPMNBackboneIPList>
            <IPAddressOrRange><IPAddressRange>192.0.2.0/24</IPAddressRange></IPAddressOrRange>
            <IPAddressOrRange><IPAddressRange>192.0.2.300/24</IPAddressRange></IPAddressOrRange>
          </InterPMNBackboneIPList>
        </IPRoaming_IW_InfoSection>
      </NetworkData>
    </Network>
    <Network><TADIGCode>AAA</TADIGCode></Network>
  </NetworkList></OrganisationInfo>
</tadig-raex-21:TADIGRAEXIR21>
"#;

    #[test]
    fn a_table_becomes_partner_blocks_that_compile() {
        let imported = partners::from_csv(CSV);

        assert_eq!(imported.wrong, []);
        let text = imported.document.text().unwrap();
        let expected = "\
partner acme {
  plmn  901-70, 901-71
  gt    +883170, +883171
  realm \"epc.mnc070.mcc901.3gppnetwork.org\"
  ip    192.0.2.0/24, 2001:db8:70::/48
  link  \"vpn-acme\"
  as_of 2026-11-01
}

partner bravo { plmn 262-01; gt +49171; ip 198.51.100.0/24; link \"vpn-bravo\" }
";
        assert_eq!(text, expected);
        let site = Source::new("a.policy", "policy \"a\" { default accept }");
        let compiled =
            compile(&[site, Source::new("p.policy", text)], &Options::default()).unwrap();
        assert_eq!(compiled.partners, ["acme", "bravo"]);
    }

    #[test]
    fn what_is_wrong_in_a_table_is_told_with_line_and_column() {
        let imported = partners::from_csv(
            "name,plnm,ip\nacme,901-70,192.0.2.1/24\n,901-71,192.0.2.0/24\nbravo,,10.0.0.0/8\n",
        );

        let told: Vec<_> = imported.wrong.iter().map(ToString::to_string).collect();
        let expected = [
            "line 1, header: `plnm` is not plmn",
            "line 2, ip: `192.0.2.1/24` is not a network such as 192.0.2.0/24",
            "line 3, name: `` is not the name of a partner",
        ];
        assert_eq!(told, expected);
        assert!(imported.document.text().unwrap().contains("partner bravo { ip 10.0.0.0/8 }"));
    }

    #[test]
    fn a_raex_file_becomes_a_partner_for_each_network() {
        let imported = partners::from_raex(RAEX);

        let expected = "\
partner aaat1 {
  plmn  901-70
  gt    +8831701, +883172
  realm \"epc.mnc070.mcc901.3gppnetwork.org\"
  ip    192.0.2.0/24
  as_of 2026-10-02
}
";
        assert_eq!(imported.document.text().unwrap(), expected);
        let told: Vec<_> = imported.wrong.iter().map(ToString::to_string).collect();
        let expected = [
            "line 21, IPAddressRange: `192.0.2.300/24` is not a network such as 192.0.2.0/24",
            "line 26, Network: `` is not a TADIGCode of five letters and digits",
        ];
        assert_eq!(told, expected);
    }

    #[test]
    fn what_is_no_raex_file_says_where() {
        let broken = partners::from_raex("<a>\n<b></a>");
        assert_eq!(broken.wrong[0].line, 2);
        assert_eq!(broken.wrong[0].expected, "well-formed XML");

        let other = partners::from_raex("<other/>");
        assert_eq!(other.wrong[0].found, "other");
    }

    #[test]
    fn what_changed_and_what_is_old_is_listed() {
        let before = partners::from_csv(CSV).document;
        let after = partners::from_csv(&CSV.replace("901-71", "901-72")).document;

        let differences = partners::differences(&before, &after);

        assert_eq!(differences.len(), 1);
        assert_eq!(
            (differences[0].less.join(","), differences[0].more.join(",")),
            ("901-71".to_owned(), "901-72".to_owned())
        );
        let old = partners::stale(&before, "2026-11-26", 20);
        let expected = [
            ("acme".to_owned(), Some("2026-11-01".to_owned()), Some(25)),
            ("bravo".to_owned(), None, None),
        ];
        assert_eq!(old, expected);
        assert_eq!(partners::stale(&before, "2026-11-26", 30).len(), 1);
    }

    #[test]
    fn any_octets_are_partners_or_errors() {
        for text in
            ["", "\"", "name\n\"a", "name,name\na,b", "<!DOCTYPE a [<!ENTITY b \"b\">]><a>&b;</a>"]
        {
            let _ = partners::from_csv(text).document.text();
            let _ = partners::from_raex(text).document.text();
        }
        assert_eq!(Document::default().text().unwrap(), "");
    }
}
