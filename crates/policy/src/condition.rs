//! A condition of a rule for the messages of one protocol.

use dissect::Row;
use ruletable::{Comparison, Expr, List, Member, Operand, PartyIs, Relation, Test};
use wire::Kind;

use crate::beside::other_field;
use crate::check::Checker;
use crate::codes;
use crate::diagnostic::Diagnostic;
use crate::scope::{self, End, Found, Scope};
use crate::source::At;
use crate::tree::{self, Ask, Comparator, Members, Quantifier, Question, Value};
use crate::value::{self, Reading};

/// An error has been noted; the rule is not lowered.
pub(crate) type Lowered<T> = Option<T>;

/// A comparator, a value and its unit.
pub(crate) type Asked<'q> = (&'q At<Comparator>, &'q Value, Option<&'q At<String>>);

impl Checker<'_> {
    pub(crate) fn condition(&mut self, expr: &tree::Expr, scope: Scope<'_>) -> Lowered<Expr> {
        match expr {
            tree::Expr::And(parts) => self.parts(parts, scope).map(Expr::All),
            tree::Expr::Or(parts) => self.parts(parts, scope).map(Expr::Any),
            tree::Expr::Not(inner) => {
                self.condition(inner, scope).map(|inner| Expr::Not(Box::new(inner)))
            }
            tree::Expr::Test(question) => self.question(question, scope),
        }
    }

    /// Every part is looked at, so that every error is found.
    fn parts(&mut self, parts: &[tree::Expr], scope: Scope<'_>) -> Lowered<Vec<Expr>> {
        let parts: Vec<_> = parts.iter().map(|part| self.condition(part, scope)).collect();
        parts.into_iter().collect()
    }

    fn question(&mut self, question: &Question, scope: Scope<'_>) -> Lowered<Expr> {
        if question.arguments.is_some() {
            let plain = self.called(question)?;
            return self.question(&plain, scope);
        }
        let name = &question.field.value;
        if let Some(end) = scope::end(name) {
            return self.party(question, end);
        }
        if let Some(side) = scope::link_end(name) {
            return self.link_ok(question, side);
        }
        if name == "link" || name == "src.zone" {
            return self.place(question);
        }
        if let Some(is_it) = is_protocol(name, scope) {
            return Some(constant(is_it));
        }
        let carriers = scope.carriers(name);
        if carriers.len() > 1 {
            return self.carried(question, scope, &carriers);
        }
        let Some(found) = self.found(&question.field, scope) else {
            self.look_beside(question, scope);
            return None;
        };
        match (&question.ask, found) {
            (Ask::Absent, None) => Some(constant(true)),
            (Ask::Present, None) => Some(constant(false)),
            (Ask::Present, Some(found)) => self.there(question, found),
            (Ask::Absent, Some(found)) => Some(Expr::Not(Box::new(present(&found.row)))),
            (Ask::Compare(comparator, value, unit), found) => {
                self.compare(question, (comparator, value, unit.as_ref()), found, scope)
            }
            (Ask::In { negated, members }, found) => {
                let is_in = self.is_in(question, members, found, scope)?;
                Some(if *negated { Expr::Not(Box::new(is_in)) } else { is_in })
            }
        }
    }

    /// Asks each protocol that may carry the message: it has one of them, and the others have no value.
    pub(crate) fn carried(
        &mut self,
        question: &Question,
        scope: Scope<'_>,
        carriers: &[u8],
    ) -> Lowered<Expr> {
        let mut parts = Vec::new();
        for carrier in carriers {
            parts.push(self.question(question, Scope { carrier: Some(*carrier), ..scope })?);
        }
        let holds_of_none = matches!(question.ask, Ask::Absent | Ask::In { negated: true, .. });
        Some(if holds_of_none { Expr::All(parts) } else { Expr::Any(parts) })
    }

    /// The field for this protocol; nothing inside where only another selected protocol has it.
    pub(crate) fn found(&mut self, name: &At<String>, scope: Scope<'_>) -> Lowered<Option<Found>> {
        if let Some(found) = scope.find(&name.value) {
            return Some(Some(found));
        }
        if !scope.everywhere(&name.value).is_empty() {
            return Some(None);
        }
        let text = name.value.as_str();
        self.notes.push(if scope::exists(text) {
            let message = format!("`{text}` is not a field of the messages that `on` selects");
            let label = format!("a field of {}", scope::owners(text).join(", "));
            Diagnostic::new(codes::FIELD_NOT_HERE, name.span, message, label)
        } else {
            let message = format!("unknown field `{text}`");
            Diagnostic::new(codes::UNKNOWN_FIELD, name.span, message, "")
                .suggest(text, scope::names())
        });
        None
    }

    fn compare(
        &mut self,
        question: &Question,
        asked: Asked<'_>,
        found: Option<Found>,
        scope: Scope<'_>,
    ) -> Lowered<Expr> {
        if let (None, Some(other)) = (&question.part, other_field(asked.1, found)) {
            return self.beside(question, (asked, &other), found, scope);
        }
        let (every, negated) = manner(asked.0.value, question.quantifier);
        let operand = match &question.part {
            Some(part) => self.part(part, asked, &question.field, found)?,
            None => self.operand(asked, &question.field, scope, found)?,
        };
        Some(match (found, operand) {
            (Some(Found { row, .. }), Some(operand)) => {
                Expr::Test(Test::Field(Comparison { field: row.id, every, negated, operand }))
            }
            (Some(Found { row, .. }), None) if negated => present(&row),
            _ => constant(false),
        })
    }

    /// What values are compared with; nothing inside where no value of this protocol can be that.
    fn operand(
        &mut self,
        (comparator, value, unit): Asked<'_>,
        field: &At<String>,
        scope: Scope<'_>,
        found: Option<Found>,
    ) -> Lowered<Option<Operand>> {
        let relation = match comparator.value {
            Comparator::Less => Relation::Less,
            Comparator::AtMost => Relation::AtMost,
            Comparator::Greater => Relation::Greater,
            Comparator::AtLeast => Relation::AtLeast,
            Comparator::Contains => {
                let Some(found) = found else { return Some(None) };
                let needle = value::needle(value, found.row.kind);
                let operand = needle.map(|needle| Some(Operand::Contains(needle.into())));
                return operand.or_else(|| {
                    let message = format!("`{}` cannot contain `{}`", field.value, value.text);
                    self.note(codes::WRONG_KIND, value.span, message)
                });
            }
            Comparator::Matches => return self.pattern(value, field, found),
            Comparator::AnyEqual
            | Comparator::AllUnequal
            | Comparator::AllEqual
            | Comparator::AnyUnequal => {
                let number = self.counted(value, unit, field)?;
                if let Some(number) = number.filter(|_| unit.is_some()) {
                    return Some(Some(Operand::Is(Member::Number(number))));
                }
                return self.member(value, field, scope).map(|member| member.map(Operand::Is));
            }
        };
        let is_number = |found: Found| {
            matches!(found.reading, Reading::Plain(Kind::Number | Kind::Signed | Kind::Code(_)))
        };
        match self.counted(value, unit, field)? {
            Some(bound) if found.is_none_or(is_number) => {
                Some(Some(Operand::Order(relation, bound)))
            }
            _ => {
                let message = format!("`{}` has no order with `{}`", field.value, value.text);
                self.note(codes::WRONG_KIND, comparator.span, message)
            }
        }
    }

    /// The value for this protocol; nothing inside where only another selected protocol has that name.
    pub(crate) fn member(
        &mut self,
        value: &Value,
        field: &At<String>,
        scope: Scope<'_>,
    ) -> Lowered<Option<Member>> {
        let here = scope.find(&field.value);
        let error = match here.map(|found| value::member(value, found.reading)) {
            Some(Ok(member)) => return Some(Some(member)),
            Some(Err(error)) => error,
            None => return Some(None),
        };
        let everywhere = scope.everywhere(&field.value);
        if everywhere.iter().any(|found| value::member(value, found.reading).is_ok()) {
            return Some(None);
        }
        self.notes.push(*error);
        None
    }

    fn is_in(
        &mut self,
        question: &Question,
        members: &Members,
        found: Option<Found>,
        scope: Scope<'_>,
    ) -> Lowered<Expr> {
        let operand = match members {
            Members::Listed(values) => self.listed(values, &question.field, scope)?,
            Members::Named(name) if self.own_list(name, None).is_some() => {
                match self.own_list(name, found) {
                    Some(list) => list.map(|(owner, list)| Some(Operand::List(owner, list)))?,
                    None => None,
                }
            }
            Members::Named(name) => match scope::list(&name.value) {
                Some((owner, list)) => {
                    let Some(found) = found else { return Some(constant(false)) };
                    let list = self.list_for(list, found, name, &question.field)?;
                    Some(Operand::List(owner, list))
                }
                None => self.named_set(name, &question.field, scope, found)?,
            },
        };
        let every = question.quantifier == Some(Quantifier::All);
        Some(match (found, operand) {
            (Some(Found { row, .. }), Some(operand)) => Expr::Test(Test::Field(Comparison {
                field: row.id,
                every,
                negated: false,
                operand,
            })),
            _ => constant(false),
        })
    }

    fn listed(
        &mut self,
        values: &[Value],
        field: &At<String>,
        scope: Scope<'_>,
    ) -> Lowered<Option<Operand>> {
        let members: Vec<_> = values.iter().map(|value| self.member(value, field, scope)).collect();
        let members = members.into_iter().collect::<Option<Vec<_>>>()?;
        let members: Vec<Member> = members.into_iter().flatten().collect();
        match members.as_slice() {
            [] => Some(None),
            [only] => Some(Some(Operand::Is(only.clone()))),
            _ => self.add_set(members, field.span).map(Operand::Set).map(Some),
        }
    }

    /// The list that fits the values of a field.
    fn list_for(
        &mut self,
        list: List,
        found: Found,
        name: &At<String>,
        field: &At<String>,
    ) -> Lowered<List> {
        let list_for = match (found.reading, list) {
            (Reading::Network, List::Plmn) => Some(List::PlmnPrefix),
            (Reading::Plain(Kind::Digits), List::Plmn) if found.row.name != "e212.imsi" => {
                Some(list)
            }
            (Reading::Plain(Kind::Digits), List::GlobalTitle)
            | (Reading::Plain(Kind::Address), List::Address)
            | (
                Reading::Plain(Kind::Labels | Kind::Name | Kind::Text),
                List::Realm | List::Host | List::Apn,
            ) => Some(list),
            _ => None,
        };
        if list_for.is_none() {
            let message =
                format!("values of `{}` are not of the kind of `{}`", field.value, name.value);
            let diagnostic = Diagnostic::new(codes::WRONG_KIND, name.span, message, "");
            let is_imsi = found.row.name == "e212.imsi" && list == List::Plmn;
            self.notes.push(if is_imsi {
                diagnostic.help("write `imsi.plmn` for the network of a subscriber")
            } else {
                diagnostic
            });
        }
        list_for
    }

    fn party(&mut self, question: &Question, end: End) -> Lowered<Expr> {
        let is = |is| Expr::Test(Test::Party(end.side, is));
        let known = is(if end.is_home { PartyIs::Home } else { PartyIs::AnyPartner });
        let not = |expr| Expr::Not(Box::new(expr));
        match &question.ask {
            Ask::Present => return Some(known),
            Ask::Absent => return Some(not(known)),
            _ if end.is_home => {}
            Ask::Compare(
                At { value: Comparator::AnyEqual | Comparator::AllEqual, .. },
                name,
                _,
            ) => {
                return self.partner_is(name).map(is);
            }
            Ask::Compare(
                At { value: Comparator::AllUnequal | Comparator::AnyUnequal, .. },
                name,
                _,
            ) => {
                return self.partner_is(name).map(|id| Expr::All(vec![known, not(is(id))]));
            }
            Ask::In { negated, members: Members::Listed(names) } => {
                let ids: Vec<_> = names.iter().map(|name| self.partner_is(name)).collect();
                let ids = ids.into_iter().collect::<Option<Vec<_>>>()?;
                let any = Expr::Any(ids.into_iter().map(is).collect());
                return Some(if *negated { not(any) } else { any });
            }
            Ask::Compare(..) | Ask::In { .. } => {}
        }
        self.not_so(question)
    }

    fn partner_is(&mut self, name: &Value) -> Lowered<PartyIs> {
        let id = self.partner_named(&name.text, name.span)?;
        Some(PartyIs::Partner(id))
    }
}

/// `gtpv2` or `gtp` alone, as in a display filter: is it a message of that protocol?
fn is_protocol(name: &str, scope: Scope<'_>) -> Option<bool> {
    let field = format!("{name}.message");
    let is = |row: &dissect::ProtocolRow| {
        row.name == name || row.type_field.is_some_and(|known| known == field)
    };
    scope::protocols()
        .any(is)
        .then(|| scope::protocols().any(|row| row.id == scope.protocol && is(row)))
}

/// Must it hold of every value, and must values differ?
pub(crate) fn manner(comparator: Comparator, quantifier: Option<Quantifier>) -> (bool, bool) {
    let (every, negated) = comparator.manner();
    (quantifier.map_or(every, |quantifier| quantifier == Quantifier::All), negated)
}

pub(crate) fn present(row: &Row) -> Expr {
    Expr::Test(Test::Present(row.id))
}

pub(crate) fn constant(is_true: bool) -> Expr {
    if is_true { Expr::All(Vec::new()) } else { Expr::Any(Vec::new()) }
}
