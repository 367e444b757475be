//! Workers: burst in, verdict, burst out.
