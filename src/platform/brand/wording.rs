//! Which words stood beside a box, for ever: each wording of a notice has a hash that evidence can name, and words never
//! change under a version that somebody may have agreed to (GDPR Art. 7(1)).

use serde_json::json;
use sha2::{Digest, Sha256};

use super::{Brand, Wording};
use crate::i18n::Language;

/// One wording of a brand: what the store keeps under `(notice, version, language)`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HashedWording<'b> {
    pub notice: &'b str,
    pub version: &'b str,
    pub language: Language,
    pub title: &'b str,
    pub wording: &'b Wording,
    pub hash: [u8; 32],
}

/// SHA-256 over the canonical JSON (RFC 8785) of everything that makes up a wording:
/// `{"brand":…,"changed":…,"consent":…|null,"full":…,"language":…,"notice":…,"short":…,"title":…,"version":…}`, without `changed`
/// where nothing is said of it.
pub fn wording_hash(
    brand_slug: &str,
    notice_id: &str,
    version: &str,
    language: Language,
    wording: &Wording,
    title: &str,
) -> [u8; 32] {
    // An object of ASCII keys in order, with texts and null, is canonical as serde_json writes it, and cannot fail.
    let Wording { changed, consent, full, short } = wording;
    let (brand, language, notice) = (brand_slug, language.tag(), notice_id);
    let canonical = match changed {
        None => json!({
            "brand": brand, "consent": consent, "full": full, "language": language, "notice": notice, "short": short,
            "title": title, "version": version,
        }),
        Some(changed) => json!({
            "brand": brand, "changed": changed, "consent": consent, "full": full, "language": language, "notice": notice,
            "short": short, "title": title, "version": version,
        }),
    };
    Sha256::digest(canonical.to_string()).into()
}

/// A part of a notice's full layer. Lines within it are one line to a reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    Heading(String),
    List(Vec<String>),
    Text(String),
}

impl Wording {
    /// The full layer in the parts that a page or an email shows.
    pub fn blocks(&self) -> impl Iterator<Item = Block> {
        self.full.split("\n\n").map(str::trim).filter(|part| !part.is_empty()).map(|part| {
            if let Some(heading) = part.strip_prefix("# ") {
                Block::Heading(heading.to_owned())
            } else if part.starts_with("- ") {
                Block::List(part.lines().map(|item| item.trim_start_matches("- ").to_owned()).collect())
            } else {
                Block::Text(part.lines().collect::<Vec<_>>().join(" "))
            }
        })
    }
}

impl Brand {
    /// Every wording of every notice, in the file's order.
    pub fn hashed_wordings(&self) -> impl Iterator<Item = HashedWording<'_>> {
        self.notices.iter().flat_map(|notice| {
            notice.wording.iter().map(|(language, wording)| {
                let title = notice.title.in_language(*language);
                HashedWording {
                    notice: &notice.id,
                    version: &notice.version,
                    language: *language,
                    title,
                    wording,
                    hash: wording_hash(&self.slug, &notice.id, &notice.version, *language, wording, title),
                }
            })
        })
    }

    /// The wordings whose words are other than those `kept` under the same notice, version and language: each needs a new
    /// version before the brand may be applied. `kept` answers `None` for what was never kept.
    pub fn changed_without_new_version(
        &self,
        kept: impl Fn(&HashedWording<'_>) -> Option<[u8; 32]>,
    ) -> Vec<HashedWording<'_>> {
        self.hashed_wordings().filter(|wording| kept(wording).is_some_and(|hash| hash != wording.hash)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn wording() -> Wording {
        Wording { consent: Some("Yes, write to me".into()), changed: None, short: "Short".into(), full: "Full".into() }
    }

    #[test]
    fn a_hash_is_the_same_on_every_machine_and_day() {
        let hash = wording_hash("harbour", "letters", "1", Language::En, &wording(), "Letters");
        let text = r#"{"brand":"harbour","consent":"Yes, write to me","full":"Full","language":"en","notice":"letters","short":"Short","title":"Letters","version":"1"}"#;
        assert_eq!(hash, <[u8; 32]>::from(Sha256::digest(text)));
    }

    #[test]
    fn every_part_counts() {
        let hash = |slug, notice, version, language, wording: &Wording, title| {
            wording_hash(slug, notice, version, language, wording, title)
        };
        let first = hash("a", "b", "c", Language::En, &wording(), "d");
        assert_ne!(first, hash("x", "b", "c", Language::En, &wording(), "d"));
        assert_ne!(first, hash("a", "x", "c", Language::En, &wording(), "d"));
        assert_ne!(first, hash("a", "b", "x", Language::En, &wording(), "d"));
        assert_ne!(first, hash("a", "b", "c", Language::Pl, &wording(), "d"));
        assert_ne!(first, hash("a", "b", "c", Language::En, &wording(), "x"));
        assert_ne!(first, hash("a", "b", "c", Language::En, &Wording { consent: None, ..wording() }, "d"));
        assert_ne!(first, hash("a", "b", "c", Language::En, &Wording { changed: Some("x".into()), ..wording() }, "d"));
        assert_ne!(first, hash("a", "b", "c", Language::En, &Wording { short: "x".into(), ..wording() }, "d"));
        assert_ne!(first, hash("a", "b", "c", Language::En, &Wording { full: "x".into(), ..wording() }, "d"));
    }

    #[test]
    fn a_full_layer_is_headings_lists_and_text() {
        let full = "# Why\n\nBecause\nyou asked.\n\n- one\n- two".into();
        let blocks: Vec<Block> = Wording { full, ..wording() }.blocks().collect();
        let (heading, text) = (Block::Heading("Why".into()), Block::Text("Because you asked.".into()));
        assert_eq!(blocks, [heading, text, Block::List(vec!["one".into(), "two".into()])]);
    }

    #[test]
    fn words_changed_under_an_old_version_are_found() {
        let text = include_str!("../../demo/meadow.toml");
        let mark = |_: &str| Ok(include_bytes!("../../demo/meadow.svg").to_vec());
        let old = crate::platform::brand::file::read(text, &mark).unwrap();
        let new = crate::platform::brand::file::read(
            &text.replace("pl = \"Jak realizujemy", "pl = \"Tak realizujemy"),
            &mark,
        )
        .unwrap();
        let kept = |wording: &HashedWording<'_>| {
            let same = |old: &HashedWording<'_>| {
                (old.notice, old.version, old.language) == (wording.notice, wording.version, wording.language)
            };
            old.hashed_wordings().find(same).map(|old| old.hash)
        };
        assert_eq!(old.changed_without_new_version(kept), []);
        let changed = new.changed_without_new_version(kept);
        assert_eq!(
            changed.iter().map(|wording| (wording.notice, wording.language)).collect::<Vec<_>>(),
            [("choices", Language::Pl)]
        );
        assert_eq!(new.changed_without_new_version(|_| None), []);
    }

    proptest! {
        /// Our shortcut writes what a full RFC 8785 library writes.
        #[test]
        fn the_text_hashed_is_canonical(full in any::<String>(), title in any::<String>()) {
            let wording = Wording { consent: None, changed: None, short: "s".into(), full };
            let parts = json!({ "version": "v", "title": title, "short": "s", "notice": "n", "language": "pl", "full": wording.full, "consent": null, "brand": "b" });
            let canonical = serde_json_canonicalizer::to_vec(&parts).unwrap();
            prop_assert_eq!(wording_hash("b", "n", "v", Language::Pl, &wording, &title), <[u8; 32]>::from(Sha256::digest(canonical)));
        }
    }
}
