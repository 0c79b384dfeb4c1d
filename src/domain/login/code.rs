//! The six digits in a sign-in email, for reading it on another device: they open a session in the browser that asked alone, which
//! names its attempt by a cookie, once, within the ten minutes of the link beside them. Guesses are counted before they are looked
//! at, and five are all there are (ASVS 6.6.2, 6.6.3; NIST SP 800-63B-4 § 3.1.3).

use uuid::Uuid;

use crate::{
    base::clock::{Moment, Rng, minutes},
    platform::{error::Error, portal::Portal, vault::MacPurpose},
    store::{WriteTx, sign_in_code as rows},
};

/// Of a million codes.
pub(super) const GUESSES: i64 = 5;
pub(super) const DIGITS: usize = 6;

/// A code, as an email says it.
pub(super) struct Code(String);

impl Code {
    fn new(rng: &Rng) -> Code {
        // The remainder of a number of 64 bits is even to within 10^-13.
        Code(format!("{:06}", u64::from_be_bytes(rng.bytes()) % 1_000_000))
    }

    /// In two groups, as people read it.
    pub fn shown(&self) -> String {
        format!("{} {}", &self.0[..3], &self.0[3..])
    }
}

/// A new code for the attempt that asked, beside a link.
pub(super) async fn bind(
    portal: &Portal,
    tx: &mut WriteTx,
    attempt_id: Uuid,
    token_hash: Vec<u8>,
    expires_at: Moment,
) -> Result<Code, Error> {
    let code = Code::new(&portal.rng);
    let mac = mac(portal, attempt_id, &code.0);
    rows::insert(tx, &rows::Row { attempt_id, token_hash, mac: mac.to_vec(), expires_at }).await?;
    Ok(code)
}

/// What stands for the code of an attempt that got no email: guessing it costs what guessing a real one does (ASVS 6.3.8).
pub async fn bind_decoy(portal: &Portal, tx: &mut WriteTx, attempt_id: Uuid) -> Result<(), Error> {
    let (token_hash, mac) = (portal.rng.bytes::<32>().to_vec(), portal.rng.bytes::<32>().to_vec());
    let row = rows::Row { attempt_id, token_hash, mac, expires_at: portal.now().plus(minutes(10)) };
    Ok(rows::insert(tx, &row).await?)
}

/// Whether it is the code of an attempt.
pub(super) fn is_right(portal: &Portal, attempt_id: Uuid, digits: &str, mac: &[u8]) -> bool {
    portal.vault.is_mac(MacPurpose::SignInCode, &[attempt_id.as_bytes(), digits.as_bytes()], mac)
}

fn mac(portal: &Portal, attempt_id: Uuid, code: &str) -> [u8; 32] {
    portal.vault.mac(MacPurpose::SignInCode, &[attempt_id.as_bytes(), code.as_bytes()])
}
