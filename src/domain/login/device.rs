//! A browser that an account was signed in by before: guesses from there are counted by themselves, so that a stranger's keep nobody out
//! (OWASP: device cookies). It opens nothing. Whatever ends all sessions of the account ends it too, and signing out clears it with all else
//! that the browser keeps (ASVS 14.3.1).

use uuid::Uuid;

use super::Session;
use crate::platform::{portal::Portal, vault::MacPurpose};

/// As its cookie says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Device {
    id: [u8; 16],
    mac: [u8; 16],
}

impl Device {
    /// What whoever has just signed in to an account is known by from then on. Whoever has an old session in their hands makes no
    /// more of them, each with guesses of its own.
    pub fn of(portal: &Portal, session: &Session) -> Option<Device> {
        let (account_id, epoch) = (session.account_id()?, session.subject().epoch()?);
        if !session.is_stepped_up(portal.now()) {
            return None;
        }
        let id: [u8; 16] = portal.rng.bytes();
        let mac = portal.vault.mac(MacPurpose::Device, &[&id, account_id.as_bytes(), &epoch.to_be_bytes()]);
        Some(Device { id, mac: *mac.first_chunk()? })
    }

    /// Whether it is one of an account, as long as nobody was signed out of it since.
    pub(in crate::domain) fn is_of(&self, portal: &Portal, account_id: Uuid, epoch: i64) -> bool {
        portal.vault.is_mac(MacPurpose::Device, &[&self.id, account_id.as_bytes(), &epoch.to_be_bytes()], &self.mac)
    }

    /// Whether it is one of the account that somebody is signed in to.
    pub fn knows(&self, portal: &Portal, session: &Session) -> bool {
        session.account_id().zip(session.subject().epoch()).is_some_and(|(id, epoch)| self.is_of(portal, id, epoch))
    }

    pub(in crate::domain) fn id(&self) -> &[u8] {
        &self.id
    }

    /// For a cookie.
    pub fn text(&self) -> String {
        hex::encode([self.id, self.mac].concat())
    }

    pub fn parse(text: &str) -> Option<Device> {
        let octets = hex::decode(text).ok()?;
        let (id, mac) = octets.split_first_chunk::<16>()?;
        Some(Device { id: *id, mac: mac.try_into().ok()? })
    }
}

/// From where somebody signs in.
#[derive(Clone, Debug)]
pub struct From {
    pub source: std::net::IpAddr,
    /// Every device that the browser says it is.
    pub devices: Vec<Device>,
}

impl From {
    /// The one of them that an account knows.
    pub(in crate::domain) fn device_of(&self, portal: &Portal, account_id: Uuid, epoch: i64) -> Option<&Device> {
        self.devices.iter().find(|device| device.is_of(portal, account_id, epoch))
    }
}
