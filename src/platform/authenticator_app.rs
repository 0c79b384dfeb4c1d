//! Codes of authenticator apps: TOTP (RFC 6238) as all of them have it, SHA-1, six digits, 30 seconds.

use totp_rs::{Algorithm, Builder, Totp};
use zeroize::Zeroizing;

use crate::base::clock::{Moment, Rng};

pub const DIGITS: usize = 6;
const STEP: u64 = 30;
/// One before and one after: people type, and clocks differ (RFC 6238 § 5.2).
const SKEW: u16 = 1;

/// What an app and we have in common (RFC 4226 § 4: 160 bits).
#[derive(Clone)]
pub struct Secret(Zeroizing<Vec<u8>>);

impl Secret {
    pub fn new(rng: &Rng) -> Secret {
        Secret(Zeroizing::new(rng.bytes::<20>().to_vec()))
    }

    pub fn from_octets(octets: &[u8]) -> Secret {
        Secret(Zeroizing::new(octets.to_vec()))
    }

    pub fn octets(&self) -> &[u8] {
        &self.0
    }

    /// For typing into an app, in groups of four.
    pub fn text(&self) -> String {
        let text = self.totp().secret().to_base32();
        let letters: Vec<char> = text.chars().collect();
        letters.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
    }

    /// For a QR code, and for an app on the same device: `otpauth://…`. A colon would end a name.
    pub fn url(&self, issuer: &str, account: &str) -> Option<String> {
        let plain = |name: &str| name.replace(':', " ");
        self.builder().with_account_name(plain(account)).with_issuer(Some(plain(issuer))).build().ok()?.to_url().ok()
    }

    /// The step whose code this is, if it is one of now.
    pub fn step_of(&self, digits: &str, now: Moment) -> Option<i64> {
        let seconds = u64::try_from(now.timestamp().as_second()).ok()?;
        self.totp().check(digits, seconds).and_then(|step| i64::try_from(step).ok())
    }

    /// The code of a moment, as the app shows it.
    #[cfg(test)]
    pub fn code(&self, at: Moment) -> String {
        self.totp().generate(u64::try_from(at.timestamp().as_second()).unwrap()).to_string()
    }

    fn builder(&self) -> Builder {
        Builder::new()
            .with_algorithm(Algorithm::SHA1)
            .with_digits(DIGITS as u8)
            .with_skew(SKEW)
            .with_step_duration(STEP)
            .with_secret(totp_rs::Secret::new(self.0.to_vec().into_boxed_slice()))
    }

    fn totp(&self) -> Totp {
        // What `build` checks are our own constants, and a secret that was made here.
        self.builder().build_noncompliant()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::clock::minutes;

    /// The vectors of RFC 6238, appendix B, cut to six digits.
    #[test]
    fn codes_are_those_of_the_rfc() {
        let secret = Secret::from_octets(b"12345678901234567890");
        for (second, code) in
            [(59, "287082"), (1_111_111_109, "081804"), (1_234_567_890, "005924"), (2_000_000_000, "279037")]
        {
            let at = Moment::from_micros(second * 1_000_000);
            assert_eq!(secret.code(at), code);
            assert_eq!(secret.step_of(code, at), Some(second / 30));
        }
    }

    #[test]
    fn a_code_holds_a_step_before_and_after_its_own() {
        let secret = Secret::new(&Rng::seeded(7));
        let at = Moment::from_micros(1_800_000_000_000_000);
        let code = secret.code(at);
        let seconds = jiff::SignedDuration::from_secs;
        assert!(
            secret.step_of(&code, at.plus(seconds(30))).is_some()
                && secret.step_of(&code, at.minus(seconds(30))).is_some()
        );
        assert!(
            secret.step_of(&code, at.plus(minutes(2))).is_none()
                && secret.step_of(&code, at.minus(minutes(2))).is_none()
        );
        for none in ["", "12345", "1234567", "abcdef"] {
            assert!(secret.step_of(none, at).is_none(), "{none}");
        }
    }

    #[test]
    fn an_app_reads_whose_it_is() {
        let secret = Secret::from_octets(b"12345678901234567890");
        assert_eq!(secret.text(), "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");
        let url = secret.url("Harbour: Books", "ada@example.org").unwrap();
        assert!(url.starts_with("otpauth://totp/Harbour%20%20Books:ada%40example.org?"), "{url}");
        assert!(
            url.contains("secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ") && url.contains("issuer=Harbour%20%20Books"),
            "{url}"
        );
    }
}
