//! The theme and the mark, as the file gives them.

use toml::Spanned;

use super::table::Table;
use super::{LABEL, logo};
use crate::platform::brand::theme::{Colour, DARK_PAPER, LEAST_CONTRAST, LIGHT_PAPER};
use crate::platform::brand::{Logo, Theme};

pub(super) fn theme(table: &Table<'_>) -> Option<Theme> {
    let accent = table.text("accent", LABEL);
    let accent = colour(table, "accent", &accent, LIGHT_PAPER, "light");
    let accent_dark = table
        .text_if_any("accent_dark", LABEL)
        .and_then(|accent| colour(table, "accent_dark", &accent, DARK_PAPER, "dark"));
    let corner = table.number("corner", 0..=i64::from(Theme::MOST_CORNER));
    table.close();
    Some(Theme { accent: accent?, accent_dark, corner_px: u8::try_from(corner).ok()? })
}

/// A colour that reads as text on `paper`, and on which text reads ([`Colour::ink`] says why one follows from the other).
fn colour(table: &Table<'_>, key: &str, written: &Spanned<String>, paper: Colour, which: &str) -> Option<Colour> {
    if written.get_ref().is_empty() {
        return None;
    }
    let Some(colour) = Colour::parse(written.get_ref()) else {
        table.faults.add(
            &written.span(),
            format!("`{key}` is `{}`: write a colour as six hex digits, like #1b5e7a", written.get_ref()),
        );
        return None;
    };
    let contrast = colour.contrast(paper);
    if contrast < LEAST_CONTRAST {
        let better = colour.readable_on(paper, LEAST_CONTRAST);
        let message = format!(
            "`{key}` {colour} has a contrast of {contrast:.2} on the {which} paper {paper}; text needs {LEAST_CONTRAST} (WCAG 2.2 AA), which {better} has"
        );
        table.faults.add(&written.span(), message);
    }
    Some(colour)
}

pub(super) fn logo(
    file: &Table<'_>,
    path: &Spanned<String>,
    read_logo: &dyn Fn(&str) -> std::io::Result<Vec<u8>>,
) -> Option<Logo> {
    let bytes = read_logo(path.get_ref()).map_err(|error| format!("cannot be read ({error})"));
    let logo = bytes.and_then(|bytes| logo::check(&bytes));
    logo.map_err(|fault| file.faults.add(&path.span(), format!("the logo `{}` {fault}", path.get_ref()))).ok()
}
