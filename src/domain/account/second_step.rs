//! The second step of signing in: a code of the authenticator app, or one of the recovery codes. An email is neither: it is the first
//! step already (ASVS 6.3.6, Ory Kratos CVE-2024-45042).

use super::{app, recovery_codes};
use crate::{
    domain::{
        error::Error,
        login::{Action, Actor, Device, From, Session, Typed, authorise},
    },
    platform::{
        brand::LiveBrand,
        guards::{self, Guessed, Guesser},
        metrics::Milestone,
        portal::Portal,
    },
};

/// Takes the second step of whoever has taken the first, or proves afresh who is signed in.
///
/// # Errors
/// [`Error::Denied`] for who proved nothing, [`Error::Platform`].
pub async fn take_second_step(
    portal: &Portal,
    brand: &LiveBrand,
    session: Session,
    typed: &str,
    (from, form): (&From, &str),
) -> Result<Typed, Error> {
    let actor = Actor::person(session, form);
    authorise(&actor, Action::SecondStep, brand, portal.now())?;
    let digits: String = typed.chars().filter(char::is_ascii_digit).collect();
    let (Some(account_id), Some(epoch)) = (session.account_id(), session.subject().epoch()) else {
        return Ok(Typed::Wrong);
    };
    let device = from.device_of(portal, account_id, epoch);
    let by = Guesser { whose: account_id.as_bytes(), source: from.source, device: device.map(Device::id) };
    let counted = match guards::count_guess(portal, Guessed::Code, by).await? {
        Ok(counted) => counted,
        Err(often) => return Ok(Typed::TooOften(often)),
    };
    let used = match digits.len() {
        app::DIGITS => app::use_code(portal, account_id, &digits).await,
        recovery_codes::DIGITS => recovery_codes::use_code(portal, brand, session, &digits, &actor).await,
        _ => Ok(false),
    };
    let is_right = match used {
        Ok(is_right) => is_right,
        Err(error) => {
            counted.was_nothing(portal).await?;
            return Err(error.into());
        }
    };
    if !is_right {
        return Ok(Typed::Wrong);
    }
    counted.was_right(portal).await?;
    if session.awaits_second_step() {
        portal.metrics.milestone(Milestone::SignIn);
    }
    Ok(Typed::Right(session.with_second_step(portal.now())))
}
