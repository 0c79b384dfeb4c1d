//! What people of the demo are called, and where they have their mail: in the three languages, all made up.

use crate::i18n::Language;

pub fn given(language: Language) -> &'static [&'static str] {
    match language {
        Language::En => &[
            "Ada",
            "Beatrix",
            "Cedric",
            "Dorothea",
            "Edmund",
            "Florence",
            "Gideon",
            "Harriet",
            "Isaac",
            "Josephine",
            "Kit",
            "Lavinia",
            "Magnus",
            "Nora",
            "Oliver",
            "Philippa",
        ],
        Language::Pl => &[
            "Agnieszka",
            "Bogumił",
            "Celina",
            "Dobrosława",
            "Elżbieta",
            "Franciszek",
            "Grażyna",
            "Henryk",
            "Jagoda",
            "Kazimierz",
            "Łucja",
            "Mieszko",
            "Natalia",
            "Paweł",
            "Róża",
            "Wojciech",
        ],
        Language::Es => &[
            "Álvaro", "Begoña", "César", "Dolores", "Esteban", "Fernanda", "Gonzalo", "Inés", "Joaquín", "Lucía",
            "Manuel", "Nuria", "Óscar", "Pilar", "Rocío", "Ximena",
        ],
    }
}

pub fn family(language: Language) -> &'static [&'static str] {
    match language {
        Language::En => &[
            "Ashdown",
            "Bellweather",
            "Cobblestone",
            "Dunmore",
            "Everley",
            "Fairwind",
            "Greenhalgh",
            "Hartwell",
            "Inglewood",
            "Kettering",
            "Larkspur",
            "Merriweather",
            "Northcote",
            "Quayle",
            "Rosewarne",
            "Thistlewood",
        ],
        Language::Pl => &[
            "Brzozowska",
            "Ciepły",
            "Dąbrowa",
            "Gołąb",
            "Jaskółka",
            "Kłosek",
            "Leśniak",
            "Malinowska",
            "Nowina",
            "Ożóg",
            "Pękala",
            "Sikora",
            "Śliwa",
            "Wiśnia",
            "Zając",
            "Żurawska",
        ],
        Language::Es => &[
            "Aldana",
            "Bermúdez",
            "Calderón",
            "Escudero",
            "Figueroa",
            "Gallardo",
            "Ibáñez",
            "Limón",
            "Montalbán",
            "Nieves",
            "Olmedo",
            "Peñalver",
            "Quiroga",
            "Robledo",
            "Santillán",
            "Zúñiga",
        ],
    }
}

/// Reserved names (RFC 2606): no email to any of them arrives anywhere.
pub fn domains(language: Language) -> &'static [&'static str] {
    match language {
        Language::En => &["mail.example", "letters.example", "quayside.example"],
        Language::Pl => &["poczta.example", "skrzynka.example", "listy.example"],
        Language::Es => &["correo.example", "buzon.example", "cartas.example"],
    }
}
