//! Policy text to rule table, with diagnostics.
//!
//! [`compile`] reads named texts and does no I/O; `rules/README.md` teaches the language.

mod beside;
mod causes;
mod check;
mod codes;
mod compiled;
mod condition;
mod dates;
mod diagnostic;
mod display;
pub mod document;
mod feeds;
mod filter_values;
mod lexer;
mod limits;
mod lints;
mod logic;
mod own_sets;
mod parse;
mod parse_condition;
mod parse_limit;
mod parse_test;
mod parties;
pub mod partners;
mod recover;
mod roles;
mod scope;
mod selector;
mod shadows;
mod source;
mod special;
mod state;
mod tests;
mod trace;
mod tree;
mod units;
mod value;
mod wireshark;
mod words;
mod zones;

pub use codes::{Code, codes, explain};
pub use compiled::{Compiled, Cost, RuleInfo};
pub use diagnostic::{Diagnostic, Diagnostics, Severity};
pub use display::{Captured, Filter, Part, Subject, Told, told};
pub use document::Document;
pub use source::{Location, Source, Span};
pub use tests::{Case, Given, NOTHING, Origin, Send, Test};
pub use trace::{Answer, Asked, Outcome, Show};
pub use wireshark::{Exported, is_ours};

use check::Checker;
use ruletable::{Builder, BundleError, RuleTable};

/// Octets of all texts of one policy.
pub const TEXT_MAX: usize = 64 << 20;

/// What compiling depends on besides the text.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The date as 2027-01-31, against which the ends of monitoring are held.
    pub today: Option<String>,
}

/// Compiles the files of a policy directory; all errors come at once.
pub fn compile(sources: &[Source], options: &Options) -> Result<Compiled, Diagnostics> {
    let octets = sources.iter().fold(0_usize, |sum, source| sum.saturating_add(source.text.len()));
    if octets > TEXT_MAX {
        let message = format!("{octets} octets of text, at most {TEXT_MAX}");
        let diagnostic = Diagnostic::new(codes::LIMIT, Span::default(), message, "");
        return Err(Diagnostics::new(vec![diagnostic], sources));
    }
    let mut errors = Vec::new();
    let mut tree = parse::parse(sources, &mut errors);
    // Behind a string that does not end, every word is misread: its errors would hide the one that counts.
    if errors.iter().any(|error| error.code == codes::CHARACTER) {
        return Err(Diagnostics::new(errors, sources));
    }
    feeds::read(&mut tree, sources, options, &mut errors);
    let mut checker = Checker::check(&tree, sources, errors);
    let tests = checker.tests();
    checker.lint(options);
    let set_names = checker.set_names();
    let own_names =
        checker.own.iter().map(|(name, (place, _))| ((*name).to_owned(), *place)).collect();
    let Checker { notes, builder, rules, tree, cases, .. } = checker;
    let notes = Diagnostics::new(notes, sources);
    if notes.errors() > 0 {
        return Err(notes);
    }
    let (bundle_octets, ruletable::Cost { questions, octets }) = match cost(&builder) {
        Ok(cost) => cost,
        Err(error) => {
            let diagnostic = Diagnostic::new(codes::LIMIT, Span::default(), error.to_string(), "");
            return Err(Diagnostics::new(vec![diagnostic], sources));
        }
    };
    let mut compiled = Compiled {
        name: tree.policies.first().map(|block| block.name.value.clone()).unwrap_or_default(),
        cost: Cost { rules: rules.len(), questions, bundle_octets, table_octets: octets },
        partners: tree.partners.iter().map(|block| block.name.value.clone()).collect(),
        builder,
        rules,
        tests,
        warnings: notes,
        cases,
        set_names,
        own_names,
    };
    let shadows = compiled.shadows();
    let warnings = compiled.warnings.iter().cloned().chain(shadows).collect();
    compiled.warnings = Diagnostics::new(warnings, sources);
    Ok(compiled)
}

/// Octets of the bundle, and the cost of the table that is loaded from it.
fn cost(builder: &Builder) -> Result<(usize, ruletable::Cost), BundleError> {
    let bundle = builder.clone().bundle()?;
    let table = RuleTable::load(&bundle, dissect::schema_digest())?;
    Ok((bundle.len(), table.cost()))
}
