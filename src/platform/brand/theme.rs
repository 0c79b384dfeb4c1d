//! A brand's colours and corner. Whatever a brand chooses, text stays readable: a [`Theme`] that reads from a file has
//! passed WCAG 2.2 AA on both papers, and its CSS is written from numbers, never from the file's text.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The hardest surfaces that an accent stands on, by day and by night: a row under the pointer, `--wash` of
/// `style/tokens.css`. The sheet itself lies a little further away.
pub const LIGHT_PAPER: Colour = Colour([0xf5, 0xf4, 0xf0]);
pub const DARK_PAPER: Colour = Colour([0x22, 0x25, 0x2a]);

/// WCAG 2.2, 1.4.3 (AA), normal text.
pub const LEAST_CONTRAST: f64 = 4.5;
/// WCAG 2.2, 1.4.6 (AAA): what a derived twin aims at, since it costs the brand nothing.
const GOOD_CONTRAST: f64 = 7.0;

const WHITE_INK: Colour = Colour([0xff, 0xff, 0xff]);
const BLACK_INK: Colour = Colour([0x16, 0x18, 0x1a]);

/// What a brand may choose about the look.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Theme {
    /// Links and the primary button, on light paper.
    pub accent: Colour,
    /// The same on dark paper; without it one is derived.
    pub accent_dark: Option<Colour>,
    /// How round buttons and fields are, 0–[`Theme::MOST_CORNER`].
    pub corner_px: u8,
}

impl Theme {
    pub const MOST_CORNER: u8 = 24;

    /// `#rrggbb`, for emails, which know no variables.
    pub fn accent(&self) -> String {
        self.accent.to_string()
    }

    /// `#rrggbb` of text on [`Theme::accent`].
    pub fn accent_ink(&self) -> String {
        self.accent.ink().to_string()
    }

    /// The accent on dark paper: the brand's own, or its accent lightened until it reads well.
    pub fn on_dark(&self) -> Colour {
        self.accent_dark.unwrap_or_else(|| self.accent.readable_on(DARK_PAPER, GOOD_CONTRAST))
    }

    /// Custom properties for the theme layer. Safe inside a `style` element: only hex digits and a number vary.
    pub fn css(&self) -> String {
        let (light, dark) = (self.accent, self.on_dark());
        format!(
            ":root{{--brand-accent:light-dark({light},{dark});--brand-accent-ink:light-dark({},{});--corner:{}px}}",
            light.ink(),
            dark.ink(),
            self.corner_px.min(Theme::MOST_CORNER),
        )
    }
}

/// An sRGB colour, written `#rrggbb`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Colour([u8; 3]);

impl Colour {
    /// Reads `#rrggbb`, in either case.
    pub fn parse(written: &str) -> Option<Colour> {
        let digits = written.strip_prefix('#')?;
        if digits.len() != 6 || !digits.bytes().all(|b| b.is_ascii_hexdigit()) {
            return None;
        }
        let part = |from: usize| u8::from_str_radix(digits.get(from..from + 2)?, 16).ok();
        Some(Colour([part(0)?, part(2)?, part(4)?]))
    }

    /// WCAG 2.2 contrast ratio, 1–21.
    pub fn contrast(self, other: Colour) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    /// White or near-black, whichever reads better on this colour. A colour that passes on one of the papers always has an
    /// ink that passes on it, since white is at least as light as the light paper and the black is the dark one.
    pub fn ink(self) -> Colour {
        if self.contrast(WHITE_INK) >= self.contrast(BLACK_INK) { WHITE_INK } else { BLACK_INK }
    }

    /// The same hue, as much lighter (on dark paper) or darker (on light) as text on `paper` needs for `contrast`; less
    /// vivid only where a screen cannot show it.
    pub fn readable_on(self, paper: Colour, contrast: f64) -> Colour {
        let end = if paper.luminance() < 0.18 { WHITE_INK } else { BLACK_INK };
        let [lightness, chroma, hue] = self.to_oklch();
        let [last, ..] = end.to_oklch();
        let steps = (0..=100).map(|step| lightness + (last - lightness) * f64::from(step) / 100.0);
        steps
            .map(|lightness| Colour::from_oklch(lightness, chroma, hue))
            .find(|c| c.contrast(paper) >= contrast)
            .unwrap_or(end)
    }

    fn linear(self) -> [f64; 3] {
        self.0.map(|part| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        })
    }

    fn luminance(self) -> f64 {
        let [r, g, b] = self.linear();
        0.2126 * r + 0.7152 * g + 0.0722 * b
    }

    /// Lightness 0–1, chroma, hue in radians (Ottosson, "A perceptual color space for image processing").
    fn to_oklch(self) -> [f64; 3] {
        let [r, g, b] = self.linear();
        let l = (0.412_221_470_8 * r + 0.536_332_536_3 * g + 0.051_445_992_9 * b).cbrt();
        let m = (0.211_903_498_2 * r + 0.680_699_545_1 * g + 0.107_396_956_6 * b).cbrt();
        let s = (0.088_302_461_9 * r + 0.281_718_837_6 * g + 0.629_978_700_5 * b).cbrt();
        let (a, b) = (
            1.977_998_495_1 * l - 2.428_592_205 * m + 0.450_593_709_9 * s,
            0.025_904_037_1 * l + 0.782_771_766_2 * m - 0.808_675_766 * s,
        );
        [0.210_454_255_3 * l + 0.793_617_785 * m - 0.004_072_046_8 * s, a.hypot(b), b.atan2(a)]
    }

    /// The nearest colour a screen can show, giving up chroma and keeping lightness and hue.
    fn from_oklch(lightness: f64, chroma: f64, hue: f64) -> Colour {
        let shown = (0..=50).rev().find_map(|part| {
            let linear = oklch_to_linear(lightness, chroma * f64::from(part) / 50.0, hue);
            linear.iter().all(|part| (-0.000_1..=1.000_1).contains(part)).then_some(linear)
        });
        Colour(shown.unwrap_or([lightness.powi(3); 3]).map(|part| {
            let part = part.clamp(0.0, 1.0);
            let part = if part <= 0.003_130_8 { part * 12.92 } else { 1.055 * part.powf(1.0 / 2.4) - 0.055 };
            (part * 255.0).round() as u8
        }))
    }
}

fn oklch_to_linear(lightness: f64, chroma: f64, hue: f64) -> [f64; 3] {
    let (a, b) = (chroma * hue.cos(), chroma * hue.sin());
    let l = (lightness + 0.396_337_777_4 * a + 0.215_803_757_3 * b).powi(3);
    let m = (lightness - 0.105_561_345_8 * a - 0.063_854_172_8 * b).powi(3);
    let s = (lightness - 0.089_484_177_5 * a - 1.291_485_548 * b).powi(3);
    [
        4.076_741_662_1 * l - 3.307_711_591_3 * m + 0.230_969_929_2 * s,
        -1.268_438_004_6 * l + 2.609_757_401_1 * m - 0.341_319_396_5 * s,
        -0.004_196_086_3 * l - 0.703_418_614_7 * m + 1.707_614_701 * s,
    ]
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [r, g, b] = self.0;
        write!(f, "#{r:02x}{g:02x}{b:02x}")
    }
}

impl fmt::Debug for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl From<Colour> for String {
    fn from(colour: Colour) -> String {
        colour.to_string()
    }
}

impl TryFrom<String> for Colour {
    type Error = String;

    fn try_from(written: String) -> Result<Colour, String> {
        Colour::parse(&written).ok_or_else(|| format!("`{written}` is no colour like #1b5e7a"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn colour(written: &str) -> Colour {
        Colour::parse(written).expect(written)
    }

    #[test]
    fn colours_are_written_as_six_hex_digits() {
        assert_eq!(colour("#1B5e7A").to_string(), "#1b5e7a");
        for wrong in ["1b5e7a", "#1b5", "#1b5e7a00", "#1b5e7g", "red", "#+1+2+3", "", "#é5e7a"] {
            assert_eq!(Colour::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn contrast_is_what_wcag_says() {
        assert!((colour("#000000").contrast(colour("#ffffff")) - 21.0).abs() < 1e-9);
        assert!((colour("#767676").contrast(colour("#ffffff")) - 4.54).abs() < 0.01);
        assert!((colour("#ff0000").contrast(colour("#ffffff")) - 3.998).abs() < 0.01);
    }

    #[test]
    fn css_is_made_of_parsed_values_only() {
        let theme = Theme { accent: colour("#1b5e7a"), accent_dark: Some(colour("#8cc9e4")), corner_px: 6 };
        assert_eq!(
            theme.css(),
            ":root{--brand-accent:light-dark(#1b5e7a,#8cc9e4);--brand-accent-ink:light-dark(#ffffff,#16181a);--corner:6px}"
        );
        assert_eq!((theme.accent().as_str(), theme.accent_ink().as_str()), ("#1b5e7a", "#ffffff"));
    }

    #[test]
    fn a_theme_is_stored_and_read_back_and_a_forged_one_is_not() {
        let theme = Theme { accent: colour("#1b5e7a"), accent_dark: None, corner_px: 6 };
        let stored = serde_json::to_string(&theme).unwrap();
        assert_eq!(stored, r##"{"accent":"#1b5e7a","accent_dark":null,"corner_px":6}"##);
        assert_eq!(serde_json::from_str::<Theme>(&stored).unwrap(), theme);
        assert!(
            serde_json::from_str::<Theme>(r#"{"accent":"red}</style>","accent_dark":null,"corner_px":6}"#).is_err()
        );
    }

    #[test]
    fn a_derived_twin_keeps_its_hue() {
        let [_, _, before] = colour("#1b5e7a").to_oklch();
        let [_, _, after] = colour("#1b5e7a").readable_on(DARK_PAPER, GOOD_CONTRAST).to_oklch();
        assert!((before - after).abs() < 0.05, "{before} {after}");
    }

    proptest! {
        #[test]
        fn every_derived_twin_and_every_ink_reads_well(rgb: [u8; 3]) {
            let accent = Colour(rgb);
            let twin = accent.readable_on(DARK_PAPER, GOOD_CONTRAST);
            prop_assert!(twin.contrast(DARK_PAPER) >= GOOD_CONTRAST);
            prop_assert!(twin.ink().contrast(twin) >= LEAST_CONTRAST);
            prop_assert!(accent.readable_on(LIGHT_PAPER, LEAST_CONTRAST).contrast(LIGHT_PAPER) >= LEAST_CONTRAST);
            if accent.contrast(LIGHT_PAPER) >= LEAST_CONTRAST {
                prop_assert!(accent.ink().contrast(accent) >= LEAST_CONTRAST);
            }
        }

        #[test]
        fn oklch_and_back_is_the_same_colour(rgb: [u8; 3]) {
            let [lightness, chroma, hue] = Colour(rgb).to_oklch();
            let back = Colour::from_oklch(lightness, chroma, hue);
            prop_assert!(rgb.iter().zip(back.0).all(|(a, b)| a.abs_diff(b) <= 1), "{:?} {:?}", rgb, back);
        }
    }
}
