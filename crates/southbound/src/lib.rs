//! All that crosses the planes.
