//! Entering the code of a sign-in email in the browser that asked for it.

use std::sync::Arc;

use uuid::Uuid;

use super::{
    code::{DIGITS, GUESSES, is_right},
    link::{Redeemed, redeem_hash},
};
use crate::{
    domain::link::LinkState,
    platform::{brand::LiveBrand, error::Error, portal::Portal},
    store::{
        self,
        link::{self, LinkKind},
        sign_in_code as rows,
    },
};

/// Uses a code that was typed, once: what its link does, at which brand. The browser names its last few attempts: one that
/// asked twice may have had one email. None for one that does not fit, whatever is the matter with it; a code of
/// nobody costs the same statement as one that is wrong.
pub async fn redeem_code(
    portal: &Portal,
    attempts: &[Uuid],
    typed: &str,
) -> Result<Option<(Redeemed, Arc<LiveBrand>)>, Error> {
    for attempt_id in attempts {
        if let Some(redeemed) = redeem_one(portal, *attempt_id, typed).await? {
            return Ok(Some(redeemed));
        }
    }
    Ok(None)
}

async fn redeem_one(
    portal: &Portal,
    attempt_id: Uuid,
    typed: &str,
) -> Result<Option<(Redeemed, Arc<LiveBrand>)>, Error> {
    let row = rows::count_guess(&mut portal.store.once().await?, attempt_id, GUESSES, portal.now()).await?;
    let digits: String = typed.chars().filter(char::is_ascii_digit).collect();
    let Some(row) = row.filter(|_| digits.len() == DIGITS) else { return Ok(None) };
    if !is_right(portal, attempt_id, &digits, &row.mac) {
        return Ok(None);
    }
    let found = link::by_hash(&mut portal.store.read().await?, LinkKind::SignIn, &row.token_hash).await?;
    let Some(brand) = found.and_then(|link| portal.brands().by_id(link.brand_id)) else { return Ok(None) };
    match store::retried(|| redeem_hash(portal, &brand, &row.token_hash)).await? {
        LinkState::Open(redeemed) => Ok(Some((redeemed, brand))),
        LinkState::Used | LinkState::Expired | LinkState::Unknown => Ok(None),
    }
}
