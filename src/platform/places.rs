//! Roughly where a request comes from, out of a file of the operator's: for the list of where somebody is signed in, and for nothing
//! else. Addresses are looked up and not kept.

use std::{
    collections::BTreeMap,
    net::IpAddr,
    path::{Path, PathBuf},
};

use maxminddb::{MaxMindDbError, Reader};
use serde::Deserialize;

use crate::i18n::Language;

/// A file that no places are read from.
#[derive(Debug, thiserror::Error)]
pub enum Unusable {
    #[error("HANDSHAKE_PLACES_FILE: {0} cannot be read: {1}")]
    Unreadable(PathBuf, #[source] MaxMindDbError),
    #[error("HANDSHAKE_PLACES_FILE: {0} has no places in it but {1:?}: name a database of cities or countries (MMDB)")]
    NoPlaces(PathBuf, String),
}

/// Nothing is known where there is no file.
#[derive(Default)]
pub struct Places(Option<Reader<Vec<u8>>>);

/// What is read of an entry.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Entry {
    city: Named,
    country: Named,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Named {
    iso_code: Option<String>,
    /// By language.
    names: BTreeMap<String, String>,
}

impl Places {
    /// Reads a whole file into memory.
    ///
    /// # Errors
    /// [`Unusable`].
    pub fn load(file: &Path) -> Result<Places, Unusable> {
        let reader = Reader::open_readfile(file).map_err(|error| Unusable::Unreadable(file.to_owned(), error))?;
        let kind = &reader.metadata().database_type;
        if !kind.contains("City") && !kind.contains("Country") {
            return Err(Unusable::NoPlaces(file.to_owned(), kind.clone()));
        }
        Ok(Places(Some(reader)))
    }

    /// "Dublin, Ireland", or what is known of that; in a language, or in English.
    pub fn of(&self, source: IpAddr, language: Language) -> Option<String> {
        let entry = match self.0.as_ref()?.lookup(source).and_then(|found| found.decode::<Entry>()) {
            Ok(entry) => entry?,
            Err(error) => {
                tracing::warn!(%error, "the file of places cannot be understood");
                return None;
            }
        };
        let parts: Vec<String> =
            [entry.city, entry.country].into_iter().filter_map(|part| part.called(language)).collect();
        (!parts.is_empty()).then(|| parts.join(", "))
    }
}

impl Named {
    fn called(mut self, language: Language) -> Option<String> {
        self.names.remove(language.tag()).or_else(|| self.names.remove("en")).or(self.iso_code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(name: &str) -> PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("src/tests").join(name)
    }

    #[test]
    fn places_are_called_as_their_reader_calls_them() {
        let places = Places::load(&file("places.mmdb")).unwrap();
        for (source, language, place) in [
            ("192.0.2.7", Language::En, Some("Dublin, Ireland")),
            ("192.0.2.7", Language::Es, Some("Dublín, Irlanda")),
            ("192.0.2.7", Language::Pl, Some("Dublin, Ireland")),
            ("198.51.100.1", Language::En, Some("Poland")),
            ("2001:db8::1", Language::Es, Some("Sevilla, España")),
            ("203.0.113.1", Language::En, Some("ZZ")),
            ("203.0.113.200", Language::En, None),
            ("127.0.0.1", Language::En, None),
        ] {
            assert_eq!(places.of(source.parse().unwrap(), language).as_deref(), place, "{source}");
        }
        assert_eq!(Places::default().of("192.0.2.7".parse().unwrap(), Language::En), None);
    }

    #[test]
    fn a_file_without_places_is_refused_with_its_reason() {
        let refused = |name: &str| Places::load(&file(name)).err().unwrap().to_string();
        assert!(refused("networks.mmdb").contains("no places in it but \"Test-ASN\""), "{}", refused("networks.mmdb"));
        assert!(refused("mod.rs").contains("cannot be read"), "{}", refused("mod.rs"));
        assert!(refused("nothing.mmdb").contains("cannot be read"), "{}", refused("nothing.mmdb"));
    }
}
