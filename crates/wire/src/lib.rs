//! Reading untrusted octets: Reader, Malformed, code points, fields.
