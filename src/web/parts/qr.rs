//! A QR code, drawn into the page: what it holds is fetched from nowhere.

use std::fmt::Write;

use leptos::prelude::*;
use qrcode::{Color, QrCode};

/// In modules: what readers need around it (ISO/IEC 18004 § 9.1).
const QUIET: usize = 4;

/// None for what is too long for one.
pub fn qr(text: &str, label: String) -> Option<AnyView> {
    let code = QrCode::new(text).ok()?;
    let width = code.width();
    let mut path = String::new();
    for (n, _) in code.to_colors().iter().enumerate().filter(|(_, color)| **color == Color::Dark) {
        // Writing to a string does not fail.
        let _ = write!(path, "M{} {}h1v1h-1z", n % width + QUIET, n / width + QUIET);
    }
    let size = width + 2 * QUIET;
    Some(
        view! {
            <svg class="qr" viewBox=format!("0 0 {size} {size}") role="img" aria-label=label shape-rendering="crispEdges">
                <path fill="#fff" d=format!("M0 0h{size}v{size}h-{size}z") />
                <path fill="#000" d=path />
            </svg>
        }
        .into_any(),
    )
}
