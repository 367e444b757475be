//! Policy text to rule table, with diagnostics.
