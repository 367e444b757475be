//! A control plane against a data plane that is made of the real channel, counters and rings.

#[cfg(test)]
mod fake;

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use controlplane::{ControlError, FailureKind, Request, Response, Source};
    use ruletable::Reason;
    use southbound::Event;

    use crate::fake::{Control, DataPlane, Place, until};

    const GOOD: &str = r#"policy "edge" { schema 1; default drop }"#;
    const OTHER: &str = r#"policy "edge two" { schema 1; default accept }"#;
    const BAD: &str = r#"polcy "edge" {"#;

    #[test]
    fn a_policy_that_is_pushed_is_applied_and_named_in_the_status() {
        let place = Place::new();
        let data_plane = DataPlane::start(&place);
        let control = Control::start(&place);
        control.attached();

        let applied = control.push(GOOD).unwrap();

        let status = control.status();
        assert!(applied.applied_us.is_some());
        assert_eq!(data_plane.generation(), applied.serial);
        assert!(status.is_in_force);
        assert_eq!(status.policy.unwrap().name, "edge");
    }

    #[test]
    fn a_bad_policy_returns_diagnostics_and_displaces_nothing() {
        let place = Place::new();
        let data_plane = DataPlane::start(&place);
        let control = Control::start(&place);
        control.attached();
        let good = control.push(GOOD).unwrap().serial;

        let failure = control.push(BAD).unwrap_err();

        assert_eq!(failure.kind, FailureKind::Finding);
        assert!(failure.diagnostics.unwrap().contains("error"));
        assert_eq!(data_plane.generation(), good);
        assert!(control.status().is_in_force);
    }

    #[test]
    fn a_bundle_that_the_data_plane_refuses_keeps_the_last_good_one() {
        let place = Place::new();
        let data_plane = DataPlane::start(&place);
        let control = Control::start(&place);
        control.attached();
        let good = control.push(GOOD).unwrap().serial;

        data_plane.refuse(true);
        let failure = control.push(OTHER).unwrap_err();

        assert_eq!(failure.kind, FailureKind::Appliance);
        assert!(failure.text.contains("not today"), "{}", failure.text);
        let status = control.status();
        assert_eq!(status.policy.unwrap().serial, good);
        assert_eq!(status.kept, [good]);
        assert!(status.is_in_force);
    }

    #[test]
    fn a_data_plane_that_never_answers_is_given_up_after_two_seconds() {
        let place = Place::new();
        let data_plane = DataPlane::start(&place);
        let control = Control::start(&place);
        control.attached();

        data_plane.silence(true);
        let failure = control.push(GOOD).unwrap_err();

        assert!(failure.text.contains("2 s"), "{}", failure.text);
        assert_eq!(control.status().policy, None);
    }

    #[test]
    fn rolling_back_gives_the_old_content_a_new_serial() {
        let place = Place::new();
        let data_plane = DataPlane::start(&place);
        let control = Control::start(&place);
        control.attached();
        control.push(GOOD).unwrap();
        let second = control.push(OTHER).unwrap().serial;

        let back = control.in_force(&Request::Rollback).unwrap().serial;

        assert!(back > second);
        assert_eq!(control.status().policy.unwrap().name, "edge");
        assert_eq!(data_plane.generation(), back);
        let again = control.in_force(&Request::Activate { serial: second }).unwrap();
        assert!(again.serial > back);
        assert_eq!(control.status().policy.unwrap().name, "edge two");
    }

    #[test]
    fn a_policy_that_is_pushed_before_the_data_plane_is_there_follows_when_it_comes() {
        let place = Place::new();
        let control = Control::start(&place);

        let applied = control.push(GOOD).unwrap();
        assert_eq!(applied.applied_us, None);
        let data_plane = DataPlane::start(&place);

        until("the policy is applied", || data_plane.generation() == applied.serial);
        until("the status says so", || control.status().is_in_force);
    }

    #[test]
    fn a_killed_control_plane_is_replaced_by_one_that_changes_nothing() {
        let place = Place::new();
        let data_plane = DataPlane::start(&place);
        let control = Control::start(&place);
        control.attached();
        let serial = control.push(GOOD).unwrap().serial;

        control.kill();
        let control = Control::start(&place);
        control.attached();

        assert!(control.status().is_in_force);
        assert_eq!(data_plane.activations(), [serial]);
        assert!(control.push(OTHER).unwrap().serial > serial);
    }

    #[test]
    fn a_data_plane_that_starts_empty_gets_the_current_policy_again() {
        let place = Place::new();
        let data_plane = DataPlane::start(&place);
        let control = Control::start(&place);
        control.attached();
        let serial = control.push(GOOD).unwrap().serial;

        data_plane.kill();
        let data_plane = DataPlane::start(&place);

        until("the policy is applied again", || data_plane.generation() == serial);
    }

    #[test]
    fn a_lost_store_keeps_what_is_in_force_and_goes_on_with_a_higher_serial() {
        let place = Place::new();
        let data_plane = DataPlane::start(&place);
        let control = Control::start(&place);
        control.attached();
        (0..3).for_each(|_| drop(control.push(GOOD).unwrap()));
        let serial = control.push(GOOD).unwrap().serial;

        control.kill();
        std::fs::remove_dir_all(place.state_dir()).unwrap();
        let control = Control::start(&place);
        control.attached();

        assert_eq!(data_plane.generation(), serial);
        until("the floor is adopted", || place.state_dir().join("serial").exists());
        assert!(control.push(OTHER).unwrap().serial > serial);
    }

    #[test]
    fn of_two_control_planes_the_newer_is_in_charge_and_the_older_says_why_it_ends() {
        let place = Place::new();
        let data_plane = DataPlane::start(&place);
        let older = Control::start(&place);
        older.attached();
        let serial = older.push(GOOD).unwrap().serial;

        let newer = Control::start(&place);

        let error = older.error();
        assert!(matches!(error, ControlError::Displaced(_)), "{error:?}");
        newer.attached();
        assert!(newer.status().is_in_force);
        assert_eq!(data_plane.activations(), [serial]);
    }

    #[test]
    fn events_are_numbered_on_over_a_restart_and_never_told_twice() {
        let place = Place::new();
        let data_plane = DataPlane::start(&place);
        let control = Control::start(&place);
        control.attached();
        let blocked = Event {
            reason: Reason::DEFAULT.0,
            verdict: 1,
            slot: u32::MAX,
            partners: [u16::MAX; 2],
            ..Event::default()
        };

        data_plane.event(&blocked);
        until("it is read", || control.status().events.last == 1);
        control.kill();
        data_plane.event(&blocked);
        let control = Control::start(&place);
        until("the second is read", || control.status().events.last == 2);

        std::thread::sleep(Duration::from_millis(100));
        assert_eq!(control.status().events.last, 2);
        let lines = std::fs::read_to_string(place.state_dir().join("events.jsonl")).unwrap();
        assert_eq!(lines.lines().count(), 2);
    }

    #[test]
    fn events_of_an_earlier_control_plane_can_still_be_asked_for() {
        let place = Place::new();
        let data_plane = DataPlane::start(&place);
        let control = Control::start(&place);
        control.attached();
        data_plane.event(&Event { reason: Reason::NOT_PASSED.0, verdict: 1, ..Event::default() });
        until("it is read", || control.status().events.last == 1);

        control.kill();
        let control = Control::start(&place);

        let answer = control.ask(&Request::Events { since: 0, limit: 10 });
        let Response::Events(page) = answer else { panic!("{answer:?}") };
        assert_eq!((page.events.len(), page.next), (1, 1));
        assert_eq!(page.events[0].reason, Reason::NOT_PASSED.0);
    }

    #[test]
    fn a_line_that_is_no_request_is_answered_and_the_next_one_is_served() {
        let place = Place::new();
        let control = Control::start(&place);

        let answers = control.lines(&["nonsense", r#"{"push":{}}"#, "\"status\""]);

        let failed = |line: &String| line.contains("not a request");
        assert!(answers.iter().take(2).all(failed), "{answers:?}");
        assert!(answers[2].starts_with("{\"status\""), "{answers:?}");
    }

    #[test]
    fn a_check_keeps_nothing() {
        let place = Place::new();
        let control = Control::start(&place);

        let source = Source { name: "a.policy".to_owned(), text: GOOD.to_owned() };
        let answer = control.ask(&Request::Check { sources: vec![source] });

        assert!(matches!(answer, Response::Checked { .. }), "{answer:?}");
        assert!(control.status().kept.is_empty());
    }
}
