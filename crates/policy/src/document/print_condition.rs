//! Conditions as text.

use super::print::{INDENT, WIDTH, Written, unwritable, value, word};
use super::{Expr, Operator, Quantifier, Question};

/// Depth to which conditions may nest, as in text.
const NESTING_MAX: usize = 64;

/// A condition; one that is too long for its line has a line for each of its parts.
pub(super) fn condition(expr: &Expr) -> Written<String> {
    let short = expression(expr, Strength::Or, NESTING_MAX)?;
    if short.chars().count().saturating_add(INDENT) <= WIDTH {
        return Ok(short);
    }
    let (parts, joint, strength) = match expr {
        Expr::All { all } if all.len() > 1 => (all, "and ", Strength::Not),
        Expr::Any { any } if any.len() > 1 => (any, "or ", Strength::And),
        Expr::All { .. } | Expr::Any { .. } | Expr::Not { .. } | Expr::Question(_) => {
            return Ok(short);
        }
    };
    let parts = parts
        .iter()
        .map(|part| expression(part, strength, NESTING_MAX))
        .collect::<Written<Vec<_>>>()?;
    Ok(parts.join(&format!("\n{}{joint}", " ".repeat(INDENT.saturating_sub(2)))))
}

/// What an operator binds at least as strongly as, without parentheses.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Strength {
    Or,
    And,
    Not,
}

fn expression(expr: &Expr, around: Strength, depth: usize) -> Written<String> {
    let Some(depth) = depth.checked_sub(1) else {
        return Err(unwritable("a condition that nests so deep", "…"));
    };
    let many = |parts: &[Expr], own: Strength, inner: Strength, joint: &str| {
        let parts =
            parts.iter().map(|part| expression(part, inner, depth)).collect::<Written<Vec<_>>>()?;
        if parts.len() < 2 {
            return Err(unwritable("fewer than two conditions together", joint));
        }
        let text = parts.join(joint);
        Ok(if own < around { format!("({text})") } else { text })
    };
    match expr {
        Expr::Any { any } => many(any, Strength::Or, Strength::And, " or "),
        Expr::All { all } => many(all, Strength::And, Strength::Not, " and "),
        Expr::Not { not } => Ok(format!("not {}", expression(not, Strength::Not, depth)?)),
        Expr::Question(asked) => question(asked),
    }
}

fn question(asked: &Question) -> Written<String> {
    let mut out = match asked.quantifier {
        Some(Quantifier::Any) => "any ".to_owned(),
        Some(Quantifier::All) => "all ".to_owned(),
        None => String::new(),
    };
    out.push_str(word(&asked.field)?);
    if let Some(arguments) = &asked.arguments {
        let arguments =
            arguments.iter().map(|argument| word(argument)).collect::<Written<Vec<_>>>()?;
        put!(out, "({})", arguments.join(", "));
    }
    match (asked.octets, asked.bits) {
        (Some(slice), None) => {
            let len = slice.len.map(|len| len.to_string()).unwrap_or_default();
            put!(out, "[{}:{len}]", slice.from);
        }
        (None, Some(mask)) => put!(out, " & {mask:#x}"),
        (None, None) => {}
        (Some(_), Some(_)) => {
            return Err(unwritable("a question of octets and bits at once", &asked.field));
        }
    }
    match (asked.op, &asked.value, &asked.values, &asked.set) {
        (Operator::Present, None, None, None) if asked.bits.is_some() => {}
        (Operator::Present, None, None, None) => out.push_str(" present"),
        (Operator::Absent, None, None, None) => out.push_str(" absent"),
        (op @ (Operator::In | Operator::NotIn), None, Some(values), None) => {
            let values = values.iter().map(value).collect::<Written<Vec<_>>>()?;
            put!(out, " {} {{ {} }}", symbol(op), values.join(", "));
        }
        (op @ (Operator::In | Operator::NotIn), None, None, Some(set)) => {
            put!(out, " {} {}", symbol(op), word(set)?);
        }
        (Operator::Present | Operator::Absent | Operator::In | Operator::NotIn, ..) => {
            return Err(unwritable("a question with such values", &asked.field));
        }
        (op, Some(with), None, None) => {
            put!(out, " {} {}", symbol(op), value(with)?);
            if let Some(unit) = &asked.unit {
                put!(out, " {}", word(unit)?);
            }
        }
        _ => return Err(unwritable("a comparison without its value", &asked.field)),
    }
    Ok(out)
}

fn symbol(op: Operator) -> &'static str {
    match op {
        Operator::Present => "present",
        Operator::Absent => "absent",
        Operator::AnyEqual => "==",
        Operator::AllUnequal => "!=",
        Operator::AllEqual => "===",
        Operator::AnyUnequal => "!==",
        Operator::Less => "<",
        Operator::AtMost => "<=",
        Operator::Greater => ">",
        Operator::AtLeast => ">=",
        Operator::Contains => "contains",
        Operator::Matches => "matches",
        Operator::In => "in",
        Operator::NotIn => "not in",
    }
}
