//! What a person calls themselves, read once. A [`Name`] fits on one line, hides nothing and does not read as a link,
//! so that nobody can use an email of ours to carry theirs.

use std::fmt;

use super::plain_text::{TextFault, plain_text};

/// The most characters (Unicode scalar values after NFC) that a name may have.
pub const MOST_CHARACTERS: usize = 200;

/// A name as the person wrote it, in NFC, trimmed.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Name(String);

impl Name {
    /// Reads a name.
    ///
    /// ```
    /// # use handshake::base::name::Name;
    /// assert_eq!(Name::parse("  J. R. R. Tolkien ").unwrap().as_str(), "J. R. R. Tolkien");
    /// assert!(Name::parse("www.example.com").is_err());
    /// ```
    ///
    /// # Errors
    /// See [`plain_text`].
    pub fn parse(typed: &str) -> Result<Name, TextFault> {
        plain_text(typed, MOST_CHARACTERS).map(Name)
    }

    /// Reads a name where one may be left out: then it is empty.
    ///
    /// # Errors
    /// See [`plain_text`].
    pub fn parse_optional(typed: &str) -> Result<Name, TextFault> {
        match Name::parse(typed) {
            Err(TextFault::Empty) => Ok(Name(String::new())),
            read => read,
        }
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Names do not belong in logs.
impl fmt::Debug for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Name(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::plain_text::is_hidden;
    use proptest::prelude::*;

    const REAL: &[&str] = &[
        "A/P Ramasamy",
        "Kavitha a/p Muthu",
        "Rajan s/o Pillai",
        "Devi d/o Krishnan",
        "S/O Raj",
        "Dr.Anna",
        "Dr.Li",
        "Dr.Kim",
        "J.R.R.Tolkien",
        "J.R.R. Tolkien",
        "J. R. R. Tolkien",
        "M.Sc.",
        "Anna Nowak M.Sc.",
        "B.Com",
        "Ph.D.",
        "Ravi B.Tech",
        "Sra.María",
        "Sr.Juan",
        "Srta.Ana",
        "d'Ávila",
        "D’Angelo",
        "Jr.",
        "Sammy Davis Jr.",
        "St.John",
        "St. John",
        "Ste.Marie",
        "X",
        "Ł",
        "李",
        "O",
        "Ma.Teresa",
        "Ma. Teresa",
        "Mr.Ng",
        "Mrs.In",
        "Prof.Kim",
        "Rev.Best",
        "J.Bond",
        "A.Ford",
        "W.B. Yeats",
        "T.S.Eliot",
        "e.e. cummings",
        "bell hooks",
        "C.S. Lewis",
        "P.T.Barnum",
        "B.B.King",
        "O'Neill",
        "O’Brien",
        "N'Golo Kanté",
        "Ng",
        "Wu",
        "Li",
        "Aung San Suu Kyi",
        "U Thant",
        "Suharto",
        "Sukarno",
        "Björk Guðmundsdóttir",
        "Þórdís",
        "Åsa",
        "Øystein",
        "Søren Kierkegaard",
        "Jürgen Groß",
        "Zoë",
        "Chloë",
        "Renée",
        "François",
        "Gaël",
        "Noëlle",
        "Émile Zola",
        "Anaïs Nin",
        "Jean-Luc",
        "Marie-Claire",
        "Anne-Sophie de la Tour d'Auvergne",
        "de Gaulle",
        "van der Berg",
        "von und zu Liechtenstein",
        "Ludwig van Beethoven",
        "da Silva",
        "dos Santos",
        "José María",
        "María José",
        "Íñigo",
        "Begoña",
        "Núria",
        "Xènia",
        "Xavi·",
        "Güneş",
        "İbrahim",
        "Işıl",
        "Çağla",
        "Şule",
        "Oğuz",
        "Zażółć Gęślą-Jaźń",
        "Łukasz",
        "Żaneta",
        "Świętosława",
        "Ćwiek",
        "Nowak-Źródło",
        "Jiří",
        "Dvořák",
        "Ľubomír",
        "Štěpán",
        "Žofie",
        "Ágnes",
        "Ödön",
        "Győző",
        "Ștefan",
        "Țîru",
        "Ana-Maria",
        "Đorđe",
        "Ćiro",
        "Željko",
        "Лев Толстой",
        "Анна",
        "Ярослав",
        "Ґалаґан",
        "Ђорђе",
        "Ѓорѓи",
        "Șerban",
        "Αλέξανδρος",
        "Έλενα",
        "Σωκράτης",
        "محمد",
        "فاطمة",
        "عبد الله",
        "محمد بن سلمان",
        "علی‌رضا",
        "می\u{200C}خواهم",
        "שרה",
        "דוד בן־גוריון",
        "יִצְחָק",
        "नरेन्द्र",
        "प्रिया",
        "অমর্ত্য সেন",
        "ਗੁਰਪ੍ਰੀਤ",
        "ગાંધી",
        "தமிழ்ச்செல்வி",
        "రామారావు",
        "ಕುವೆಂಪು",
        "മലയാളി",
        "සරත්",
        "ภูมิพล",
        "สมชาย",
        "ສົມສັກ",
        "សុខា",
        "အောင်ဆန်း",
        "ქეთევან",
        "Հայկ",
        "አበበ",
        "ልጅ ኢያሱ",
        "李小龍",
        "王小明",
        "陳大文",
        "김연아",
        "박찬호",
        "이",
        "佐藤 花子",
        "さくら",
        "サクラ",
        "山田・太郎",
        "Nguyễn Thị Minh Khai",
        "Trần Đức",
        "Lê",
        "Phạm Văn Đồng",
        "Dành",
        "Siti binti Ahmad",
        "Ahmad bin Hassan",
        "Mohd. Ali",
        "Muhammad Ali Jr.",
        "Abdul-Jabbar",
        "al-Khwarizmi",
        "Ibn Sina",
        "Bint al-Huda",
        "Chukwuemeka",
        "Ọlúwaṣeun",
        "Ngũgĩ wa Thiong'o",
        "Nelson Mandela",
        "!Xóbe",
        "ǂKhomani",
        "Nǃxau",
        "Thandiwe",
        "Zanele",
        "Kāne",
        "Keʻalohi",
        "Aʻmaya",
        "Māori Tāne",
        "Waʼel",
        "X Æ A-12",
        "Prince",
        "Madonna",
        "Cher",
        "Anna Maria Jr.",
        "John Smith III",
        "John 3rd",
        "Louis XIV",
        "Renée-Zoé",
        "Mary Ann",
        "Mary  Ann",
        "Anna 🌻",
        "😀",
        "Tom & Anna",
        "Anna (Ania)",
        "Sinéad O'Connor",
        "Siân",
        "Llŷr",
        "Caoimhe",
        "Mac an tSaoir",
        "Ó Súilleabháin",
        "Uí Dhomhnaill",
        "MacDonald",
        "McGregor",
        "fitzGerald",
        "Dr. No",
        "Sir Ian",
        "Dame Judi",
        "Lt.Dan",
        "Capt.Kirk",
        "Ing. Novák",
        "Mgr. Dvořáková",
        "ks. Jan",
        "Ks.Jan",
        "inż.Kowalski",
        "Dipl.-Ing. Müller",
        "Univ.-Prof. Huber",
        "M. le Comte",
        "Mme. Curie",
        "Th. Mann",
        "Joh. Seb. Bach",
        "Geo. Washington",
        "Wm.Blake",
        "Chas. Dickens",
    ];

    const SPAM: &[&str] = &[
        "http://x",
        "https://example.org",
        "HTTPS://EXAMPLE.ORG",
        "ftp://files",
        "see www.x",
        "WWW.x",
        "www.casino",
        "mailto:win@x",
        "win.com",
        "Win.com",
        "WIN.COM",
        "free-money.biz",
        "Get rich: bit.ly/abc",
        "bit.ly",
        "t.co/abc",
        "T.Co/abc",
        "goo.gl/x",
        "casino24.net",
        "best casino.online now",
        "visit spam.ru",
        "spam.co.uk",
        "sp.am.co.uk",
        "x.xyz",
        "1win.pro",
        "win.top",
        "cheap-pills.shop",
        "Click example.org/login",
        "(example.org)",
        "<example.org>",
        "\"example.org\"",
        "example.org.",
        "example.org,",
        "me@example.org",
        "me@home.example.org",
        "Anna me@mail.com",
        "J.Bond@mail.com",
        "//example.org",
        "example.org:8080",
        "example.org?x=1",
        "192.168.0.1",
        "http://192.168.0.1/x",
        "bücher.de",
        "xn--bcher-kva.de",
        "пример.рф",
        "例え.jp",
        "💩.la",
        "ＷＷＷ．x",
        "win．com",
        "win。com",
        "win.\u{200B}com",
        "w\u{2060}ww.x",
        "a․co",
        "CLICK HERE crypto.io",
        "Dr.li/win",
        "J.Bond/x",
        "anna.best",
        "anna.kim.win",
    ];

    fn fault(typed: &str) -> TextFault {
        Name::parse(typed).expect_err(typed)
    }

    #[test]
    fn names_of_real_people_pass() {
        for name in [
            "J. R. R. Tolkien",
            "J.R.R. Tolkien",
            "O'Neill",
            "Anna Maria Jr.",
            "Zażółć Gęślą-Jaźń",
            "María José",
            "Ng",
            "X Æ A-12",
            "李小龍",
            "محمد",
            "नरेन्द्र",
            "می\u{200C}خواهم",
            "St. John",
            "Ł",
            "Dr. No",
        ] {
            assert_eq!(Name::parse(name).unwrap().as_str(), name);
        }
    }

    #[test]
    fn a_name_is_trimmed_and_composed_but_inside_left_alone() {
        assert_eq!(Name::parse(" \tZoe\u{0308}  B \n").unwrap().as_str(), "Zoë  B");
    }

    #[test]
    fn a_name_without_anything_to_see_is_empty() {
        for nothing in ["", "   ", "\u{200B}", "\u{200D}\u{FEFF} \u{2060}", "\u{3164}", "\u{202E}", "\0"] {
            assert_eq!(fault(nothing), TextFault::Empty, "{nothing:?}");
        }
    }

    #[test]
    fn length_counts_characters_after_composing() {
        assert!(Name::parse(&"e\u{0301}".repeat(200)).is_ok());
        assert_eq!(fault(&"é".repeat(201)), TextFault::TooLong { most: 200 });
        assert_eq!(plain_text("abcd", 3), Err(TextFault::TooLong { most: 3 }));
    }

    /// D10, D11.
    #[test]
    fn d10_d11_hidden_characters_are_refused() {
        for typed in [
            "a\nb",
            "a\r\nBcc: b",
            "a\tb",
            "a\0b",
            "a\u{7f}b",
            "a\u{85}b",
            "a\u{202E}b",
            "a\u{2066}b",
            "a\u{200F}b",
            "a\u{061C}b",
            "a\u{2028}b",
        ] {
            assert_eq!(fault(typed), TextFault::Hidden, "{typed:?}");
        }
    }

    #[test]
    fn two_hundred_real_names_of_many_cultures_pass() {
        assert!(REAL.len() >= 200, "{}", REAL.len());
        for name in REAL {
            assert_eq!(Name::parse(name).map(|name| name.as_str().to_owned()), Ok((*name).to_owned()), "{name}");
        }
    }

    #[test]
    fn fifty_strings_that_carry_a_link_are_refused() {
        assert!(SPAM.len() >= 50, "{}", SPAM.len());
        for typed in SPAM {
            assert_eq!(fault(typed), TextFault::Link, "{typed:?}");
        }
    }

    #[test]
    fn debug_does_not_tell_the_name() {
        assert_eq!(format!("{:?}", Name::parse("Ada").unwrap()), "Name(…)");
    }

    proptest! {
        #[test]
        fn a_name_hides_nothing_and_reads_the_same_again(typed in "\\PC{0,40}|.{0,40}|[a-z@./:wW \u{200B}\u{202E}\u{ff0e}\u{301}]{0,12}") {
            if let Ok(name) = Name::parse(&typed) {
                prop_assert!(!name.as_str().chars().any(is_hidden));
                prop_assert!(!name.as_str().contains("://"));
                prop_assert!((1..=MOST_CHARACTERS).contains(&name.as_str().chars().count()));
                prop_assert_eq!(Name::parse(name.as_str()), Ok(name));
            }
        }

        #[test]
        fn any_string_at_all_is_answered(typed in any::<String>()) {
            let _ = Name::parse(&typed);
        }
    }
}
