//! An email address, read once. Two spellings of one mailbox give one [`Address::canonical`], upper and lower case among them (RFC
//! 5321 § 2.4 lets a server tell them apart; hardly any does); two mailboxes never do, however alike they look. Nothing that steers a mail server gets through.

use std::fmt;
use std::hash::{Hash, Hasher};

use idna::AsciiDenyList;
use idna::uts46::{DnsLength, Hyphens, Uts46};
use thiserror::Error;
use unicode_normalization::UnicodeNormalization;

use super::plain_text::is_hidden;

/// Octets before the `@` (RFC 5321 § 4.5.3.1.1).
const MOST_LOCAL: usize = 64;
/// Octets of the whole: a path is at most 256 with its angle brackets (RFC 5321 § 4.5.3.1.3).
const MOST_WHOLE: usize = 254;

/// An address to which an email can go. Equal are addresses of the same mailbox.
#[derive(Clone)]
pub struct Address {
    /// As typed, with its case.
    local: String,
    /// Lower case, A-labels.
    domain: String,
}

impl Address {
    /// Reads an address: a dot-atom of ASCII, one `@`, a domain with a dot. What comes along when one is pasted is left out: white
    /// space around it, characters without width, `mailto:`, angle brackets with a name before them, a dot or comma behind.
    ///
    /// ```
    /// # use handshake::base::address::Address;
    /// let address = Address::parse(" Ada+books@Bücher.Example ").unwrap();
    /// assert_eq!(address.delivered(), "Ada+books@xn--bcher-kva.example");
    /// assert_eq!(address.canonical(), "ada+books@xn--bcher-kva.example");
    /// ```
    ///
    /// # Errors
    /// [`AddressFault`], one kind each. SMTPUTF8 (RFC 6531), quoted local parts and address literals are legal mail,
    /// and refused here: too few servers agree on them.
    pub fn parse(typed: &str) -> Result<Address, AddressFault> {
        let typed = &*pasted(typed);
        if typed.is_empty() {
            return Err(AddressFault::Empty);
        }
        if typed.chars().any(is_hidden) {
            return Err(AddressFault::Hidden);
        }
        if typed.contains('"') {
            return Err(AddressFault::Quoted);
        }
        let (local, domain) = typed.split_once('@').ok_or(AddressFault::NoAt)?;
        if domain.contains('@') {
            return Err(AddressFault::SecondAt);
        }
        check_local(local)?;
        let domain = read_domain(domain)?;
        if local.len() + 1 + domain.len() > MOST_WHOLE {
            return Err(AddressFault::TooLong);
        }
        Ok(Address { local: local.to_owned(), domain })
    }

    /// The domain that was most likely meant, where this one is a common slip.
    pub fn likely_domain(&self) -> Option<&'static str> {
        SLIPS.iter().find(|(slip, _)| *slip == self.domain).map(|(_, meant)| *meant)
    }

    /// As people read it: with the domain in its own letters.
    pub fn shown(&self) -> String {
        format!("{}@{}", self.local, idna::domain_to_unicode(&self.domain).0)
    }

    /// The key of the mailbox: domain in lower-case A-labels, local part in lower case, `+tags` kept.
    pub fn canonical(&self) -> String {
        format!("{}@{}", self.local.to_ascii_lowercase(), self.domain)
    }

    /// What guards count by: the key without its `+tag` and, at Gmail, without its dots and with one domain for two. Spellings of one
    /// mailbox are many keys, but one inbox to be flooded.
    pub fn guarded(&self) -> String {
        let guarded = self.guarded_with_dots();
        match guarded.rsplit_once('@') {
            Some((local, "gmail.com" | "googlemail.com")) => format!("{}@gmail.com", local.replace('.', "")),
            _ => guarded,
        }
    }

    /// What guards counted by before they knew of Gmail's dots.
    pub fn guarded_with_dots(&self) -> String {
        let local = self.local.to_ascii_lowercase();
        let untagged = local.split_once('+').map_or(local.as_str(), |(untagged, _)| untagged);
        if untagged.is_empty() { self.canonical() } else { format!("{untagged}@{}", self.domain) }
    }

    /// Where emails go: the local part as it was typed, the domain in A-labels.
    pub fn delivered(&self) -> String {
        format!("{}@{}", self.local, self.domain)
    }
}

impl PartialEq for Address {
    fn eq(&self, other: &Address) -> bool {
        self.domain == other.domain && self.local.eq_ignore_ascii_case(&other.local)
    }
}

impl Eq for Address {}

impl Hash for Address {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.canonical().hash(state);
    }
}

/// Addresses do not belong in logs.
impl fmt::Debug for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Address(…)")
    }
}

/// Why something typed is no address for us, one kind each, so that a page can say how to mend it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum AddressFault {
    #[error("empty")]
    Empty,
    #[error("holds a character that cannot be seen, such as a line break or a change of direction")]
    Hidden,
    #[error("has no @")]
    NoAt,
    #[error("has more than one @")]
    SecondAt,
    #[error("has a space in it")]
    Space,
    #[error("has nothing before the @")]
    NoLocal,
    #[error("has more than 64 characters before the @")]
    LocalTooLong,
    #[error("is longer than 254 characters")]
    TooLong,
    #[error("is in quotes, which few mail servers understand")]
    Quoted,
    #[error("has letters beyond a–z before the @, which few mail servers understand")]
    NonAsciiLocal,
    #[error("begins or ends with a dot before the @, or has two in a row")]
    Dots,
    #[error("has % or ! before the @, which some mail servers read as a way to another address")]
    Routed,
    #[error("has a character before the @ that cannot stand there")]
    LocalCharacter,
    #[error("has a number of a machine after the @ instead of a name")]
    Literal,
    #[error("has nothing after the @")]
    NoDomain,
    #[error("has no dot after the @")]
    NoDot,
    #[error("has something after the @ that is no domain")]
    Domain,
    #[error("has stand-ins for plain letters after the @")]
    StandIn,
}

/// Slips of the fingers in the commonest domains, and what was meant. Said, never changed: somebody may own the other one.
const SLIPS: [(&str, &str); 30] = [
    ("gmial.com", "gmail.com"),
    ("gmai.com", "gmail.com"),
    ("gmal.com", "gmail.com"),
    ("gamil.com", "gmail.com"),
    ("gnail.com", "gmail.com"),
    ("gmail.co", "gmail.com"),
    ("gmail.con", "gmail.com"),
    ("gmail.cm", "gmail.com"),
    ("gmail.om", "gmail.com"),
    ("gmaill.com", "gmail.com"),
    ("gmil.com", "gmail.com"),
    ("hotmial.com", "hotmail.com"),
    ("hotmal.com", "hotmail.com"),
    ("hotmai.com", "hotmail.com"),
    ("hotmil.com", "hotmail.com"),
    ("hotmail.co", "hotmail.com"),
    ("hotmail.con", "hotmail.com"),
    ("yaho.com", "yahoo.com"),
    ("yahooo.com", "yahoo.com"),
    ("yhoo.com", "yahoo.com"),
    ("yahoo.con", "yahoo.com"),
    ("yahoo.co", "yahoo.com"),
    ("outlok.com", "outlook.com"),
    ("outloook.com", "outlook.com"),
    ("outlook.con", "outlook.com"),
    ("outlook.co", "outlook.com"),
    ("iclod.com", "icloud.com"),
    ("icloud.con", "icloud.com"),
    ("icloud.co", "icloud.com"),
    ("gmail.comm", "gmail.com"),
];

/// Without what comes along when an address is pasted.
fn pasted(typed: &str) -> String {
    let is_widthless = |c: char| matches!(c, '\u{200B}' | '\u{2060}' | '\u{FEFF}');
    let seen: String = typed.chars().filter(|c| !is_widthless(*c)).map(|c| if c == '＠' { '@' } else { c }).collect();
    // Joiners are letters of a domain in some scripts, and nothing at all elsewhere.
    let is_joiner = |c: char| matches!(c, '\u{200C}' | '\u{200D}');
    let domain = seen.rfind('@').map_or(seen.len(), |at| at + 1);
    let joins = seen[domain..].chars().any(|c| c.is_alphabetic() && !c.is_ascii());
    let of_domain = seen[domain..].trim_end_matches(is_joiner);
    let seen: String = if joins {
        seen[..domain].chars().filter(|c| !is_joiner(*c)).chain(of_domain.chars()).collect()
    } else {
        seen.chars().filter(|c| !is_joiner(*c)).collect()
    };
    let mut rest = seen.trim();
    // `Ada Quay <ada@example.org>`, as mail programs copy it.
    if let Some((before, inner)) = rest.rsplit_once('<')
        && let Some(inner) = inner.trim_end_matches(['.', ',', ';']).strip_suffix('>')
        && !before.contains('@')
    {
        rest = inner.trim();
    }
    if let Some(head) = rest.get(..7).filter(|head| head.eq_ignore_ascii_case("mailto:")) {
        rest = rest[head.len()..].split('?').next().unwrap_or_default();
    }
    rest.trim_end_matches(['.', ',', ';']).trim().to_owned()
}

/// RFC 5322 `dot-atom-text`, less `%` and `!`.
fn check_local(local: &str) -> Result<(), AddressFault> {
    if local.is_empty() {
        return Err(AddressFault::NoLocal);
    }
    if local.contains(char::is_whitespace) {
        return Err(AddressFault::Space);
    }
    if !local.is_ascii() {
        return Err(AddressFault::NonAsciiLocal);
    }
    if local.len() > MOST_LOCAL {
        return Err(AddressFault::LocalTooLong);
    }
    if local.contains(['%', '!']) {
        return Err(AddressFault::Routed);
    }
    if !local.bytes().all(|b| b.is_ascii_alphanumeric() || b".#$&'*+-/=?^_`{|}~".contains(&b)) {
        return Err(AddressFault::LocalCharacter);
    }
    if local.split('.').any(str::is_empty) {
        return Err(AddressFault::Dots);
    }
    Ok(())
}

/// The domain in lower-case A-labels (UTS 46, non-transitional, STD3 rules, DNS lengths).
fn read_domain(typed: &str) -> Result<String, AddressFault> {
    if typed.is_empty() {
        return Err(AddressFault::NoDomain);
    }
    if typed.contains(char::is_whitespace) {
        return Err(AddressFault::Space);
    }
    if typed.starts_with('[') || typed.parse::<std::net::Ipv4Addr>().is_ok() {
        return Err(AddressFault::Literal);
    }
    let domain = Uts46::new()
        .to_ascii(typed.as_bytes(), AsciiDenyList::STD3, Hyphens::CheckFirstLast, DnsLength::Verify)
        .map_err(|_| AddressFault::Domain)?
        .into_owned();
    if stands_in(typed, &domain) {
        return Err(AddressFault::StandIn);
    }
    match domain.rsplit_once('.') {
        None => Err(AddressFault::NoDot),
        // No top-level domain is a number (RFC 3696 § 2).
        Some((_, top)) if top.bytes().all(|b| b.is_ascii_digit()) => Err(AddressFault::Domain),
        Some(_) => Ok(domain),
    }
}

/// Whether UTS 46 did more than change case, compose and encode: then full-width letters, soft hyphens or other dots were
/// typed, and two spellings that a person would call different would share a key.
fn stands_in(typed: &str, domain: &str) -> bool {
    let becomes_ascii = |c: char| !c.is_ascii() && c.to_lowercase().nfkc().any(|plain| plain.is_ascii());
    if typed.chars().any(becomes_ascii) {
        return true;
    }
    let plain: String = typed.nfc().flat_map(char::to_lowercase).nfc().collect();
    let (typed_labels, labels): (Vec<_>, Vec<_>) = (plain.split('.').collect(), domain.split('.').collect());
    typed_labels.len() != labels.len()
        || typed_labels
            .iter()
            .zip(labels)
            .any(|(typed, label)| *typed != label && *typed != idna::domain_to_unicode(label).0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn canonical(typed: &str) -> String {
        Address::parse(typed).unwrap_or_else(|fault| panic!("{typed}: {fault}")).canonical()
    }

    fn fault(typed: &str) -> AddressFault {
        Address::parse(typed).expect_err(typed)
    }

    #[test]
    fn one_mailbox_has_one_key_and_emails_go_as_typed() {
        let address = Address::parse("\t Ada.Lovelace+News@EXAMPLE.Org\n").unwrap();
        assert_eq!(address.canonical(), "ada.lovelace+news@example.org");
        assert_eq!(address.delivered(), "Ada.Lovelace+News@example.org");
        assert_eq!(address, Address::parse("ada.lovelace+news@example.org").unwrap());
        assert_ne!(canonical("ada@example.org"), canonical("ada+news@example.org"));
    }

    #[test]
    fn ordinary_addresses_of_all_kinds_pass() {
        for typed in [
            "a@b.co",
            "x_y-z@sub.example.co.uk",
            "o'neill@example.ie",
            "a@ab--cd.example",
            "1@1.example",
            "{a}=b@example.com",
        ] {
            assert_eq!(canonical(typed), typed);
        }
    }

    #[test]
    fn d10_international_domains_become_a_labels() {
        assert_eq!(canonical("ada@Bücher.example"), "ada@xn--bcher-kva.example");
        assert_eq!(canonical("ada@BU\u{0308}CHER.example"), "ada@xn--bcher-kva.example");
        assert_eq!(canonical("ada@XN--BCHER-KVA.example"), "ada@xn--bcher-kva.example");
        // Non-transitional: ß is a letter of its own.
        assert_eq!(canonical("ada@straße.de"), "ada@xn--strae-oqa.de");
        assert_eq!(canonical("ada@ΟΔΟΣ.gr"), canonical("ada@οδοσ.gr"));
        assert_eq!(canonical("ada@例え.jp"), "ada@xn--r8jz45g.jp");
    }

    #[test]
    fn d10_lookalikes_are_never_merged() {
        let plain = canonical("ada@example.com");
        assert_ne!(plain, canonical("ada@ex\u{0430}mple.com"), "Cyrillic а");
        assert_ne!(canonical("ada@strasse.de"), canonical("ada@straße.de"));
        for typed in [
            "ada@ｅxample.com",
            "ada@example．com",
            "ada@example。com",
            "ada@exam\u{AD}ple.com",
            "ada@\u{212A}elvin.com",
            "ada@ﬁne.com",
            "ada@İzmir.com",
        ] {
            assert!(matches!(fault(typed), AddressFault::StandIn | AddressFault::Domain), "{typed}");
        }
        assert_eq!(fault("аda@example.com"), AddressFault::NonAsciiLocal, "Cyrillic а before the @");
    }

    #[test]
    fn d10_the_limits_are_64_and_254_octets() {
        let local = "a".repeat(64);
        assert!(Address::parse(&format!("{local}@example.com")).is_ok());
        assert_eq!(fault(&format!("a{local}@example.com")), AddressFault::LocalTooLong);
        let domain = format!("{}.{}.{}", "b".repeat(63), "c".repeat(63), "d".repeat(61));
        assert_eq!(canonical(&format!("{local}@{domain}")).len(), 254);
        assert_eq!(fault(&format!("{local}@{domain}d")), AddressFault::TooLong);
        assert_eq!(fault(&format!("a@{}.com", "b".repeat(64))), AddressFault::Domain);
        // The limit counts what goes over the wire.
        assert!(Address::parse(&format!("{local}@{}.com", "ü".repeat(60))).is_err());
    }

    #[test]
    fn d10_d11_what_cannot_be_seen_is_refused() {
        for typed in [
            "a\0@example.com",
            "a@exam\u{202E}ple.com",
            "a@example.com\r\nBcc: b@example.com",
            "a\n@example.com",
            "a\u{200F}@example.com",
            "a@b\u{2028}.com",
        ] {
            assert_eq!(fault(typed), AddressFault::Hidden, "{typed:?}");
        }
    }

    /// Mastodon CVE-2026-41259.
    #[test]
    fn forms_that_servers_read_differently_are_refused_by_name() {
        use AddressFault::*;
        for (typed, kind) in [
            ("", Empty),
            ("  ", Empty),
            ("ada", NoAt),
            ("a@b@example.com", SecondAt),
            ("@example.com", NoLocal),
            ("ada@", NoDomain),
            ("ada@localhost", NoDot),
            ("\"a b\"@example.com", Quoted),
            ("\"a@b\"@example.com", Quoted),
            ("józef@example.com", NonAsciiLocal),
            ("ａda@example.com", NonAsciiLocal),
            ("a@[1.2.3.4]", Literal),
            ("a@[IPv6:::1]", Literal),
            ("a@1.2.3.4", Literal),
            (".a@example.com", Dots),
            ("a.@example.com", Dots),
            ("a..b@example.com", Dots),
            ("a b@example.com", Space),
            ("a@exam ple.com", Space),
            ("a%b@example.com", Routed),
            ("b!a@example.com", Routed),
            ("a,b@example.com", LocalCharacter),
            ("a\\b@example.com", LocalCharacter),
            ("a@.example.com", Domain),
            ("a@example..com", Domain),
            ("a@-example.com", Domain),
            ("a@example-.com", Domain),
            ("a@exa_mple.com", Domain),
            ("a@example.123", Domain),
            ("a@xn--a.com", Domain),
            ("a@exam!ple.com", Domain),
            ("a@example.com>", Domain),
        ] {
            assert_eq!(fault(typed), kind, "{typed}");
        }
    }

    #[test]
    fn what_comes_along_with_a_pasted_address_is_left_out() {
        for typed in [
            "\u{FEFF}ada@example.com",
            "ada\u{200B}@exa\u{200D}mple.com\u{2060}",
            "\u{A0}ada@example.com\u{3000}",
            "ada@example.com.",
            "ada@example.com,",
            "ada@example.com; ",
            "ada@example.com.,",
            "mailto:ada@example.com",
            "MAILTO:ada@example.com?subject=Hello",
            "<ada@example.com>",
            " <ada@example.com>, ",
            "Ada Quay <ada@example.com>",
            "\"Quay, Ada\" <ada@example.com>;",
            "<mailto:ada@example.com>",
            "ada＠example.com",
        ] {
            assert_eq!(canonical(typed), "ada@example.com", "{typed:?}");
        }
        for (typed, kind) in [
            ("ada@example.com, bela@example.com", AddressFault::SecondAt),
            ("ada@example.com <bela@example.com>", AddressFault::SecondAt),
            ("mailto:", AddressFault::Empty),
            ("<>", AddressFault::Empty),
            (".,;", AddressFault::Empty),
        ] {
            assert_eq!(fault(typed), kind, "{typed:?}");
        }
        // In some scripts a joiner is a letter of the domain: another domain without it.
        let with = Address::parse("ada@\u{646}\u{627}\u{645}\u{647}\u{200C}\u{627}\u{6CC}.com");
        let without = Address::parse("ada@\u{646}\u{627}\u{645}\u{647}\u{627}\u{6CC}.com");
        assert_ne!(with.map(|address| address.canonical()), without.map(|address| address.canonical()));
    }

    #[test]
    fn thirty_slips_of_domains_are_known_and_none_is_mended_by_itself() {
        for (slip, meant) in SLIPS {
            let typed = format!("ada@{slip}");
            let address = Address::parse(&typed).unwrap();
            assert_eq!(address.likely_domain(), Some(meant));
            assert_eq!(address.delivered(), typed, "as it was typed");
            assert_eq!(Address::parse(&format!("ada@{meant}")).unwrap().likely_domain(), None);
        }
        assert_eq!(Address::parse("ada@example.org").unwrap().likely_domain(), None);
    }

    #[test]
    fn debug_does_not_tell_the_address() {
        assert_eq!(format!("{:?}", Address::parse("ada@example.org").unwrap()), "Address(…)");
    }

    proptest! {
        #[test]
        fn d10_reading_again_changes_nothing(typed in "[a-zA-Z0-9.+_'-]{1,20}@(\\PC{1,10}\\.)?[a-zA-Zżßöбаㄱ例0-9-]{1,12}(\\.[a-zA-Z。．]{2,6}){1,3}") {
            if let Ok(address) = Address::parse(&typed) {
                let (canonical, delivered) = (address.canonical(), address.delivered());
                prop_assert!(canonical.is_ascii() && delivered.is_ascii() && canonical.len() <= MOST_WHOLE);
                prop_assert_eq!(&Address::parse(&canonical).unwrap().canonical(), &canonical);
                let again = Address::parse(&delivered).unwrap();
                prop_assert_eq!(again.canonical(), canonical);
                prop_assert_eq!(again.delivered(), delivered);
            }
        }

        #[test]
        fn most_plain_addresses_pass(typed in "[a-z0-9_+]{1,20}(\\.[a-z]{1,8}){0,2}@[a-z0-9]{1,10}\\.[a-z]{2,8}") {
            prop_assert_eq!(Address::parse(&typed).map(|a| a.canonical()), Ok(typed));
        }

        #[test]
        fn d10_any_string_at_all_is_answered(typed in any::<String>(), domain in any::<String>()) {
            let _ = Address::parse(&typed);
            let _ = Address::parse(&format!("a@{domain}"));
        }
    }
}
