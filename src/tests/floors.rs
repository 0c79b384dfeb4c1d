//! The floors: imports point downwards only, and no two modules form a circle. Read from the `use` lines and the paths in
//! the source itself.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

/// From the ground up. A floor may use itself and those below it.
const FLOORS: [&str; 8] = ["base", "i18n", "store", "platform", "domain", "demo", "web", "command"];

/// Module path, such as `domain::login::session`, and what it says above its unit tests.
fn modules() -> BTreeMap<String, String> {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut modules = BTreeMap::new();
    for floor in FLOORS {
        read(&source.join(floor), floor, &mut modules);
    }
    assert!(modules.len() > 150, "{}", modules.len());
    modules
}

fn read(folder: &PathBuf, path: &str, modules: &mut BTreeMap<String, String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let name = entry.file_name().into_string().unwrap();
        if entry.file_type().unwrap().is_dir() {
            read(&entry.path(), &format!("{path}::{name}"), modules);
        } else if let Some(stem) = name.strip_suffix(".rs") {
            let text = fs::read_to_string(entry.path()).unwrap();
            let text = text.split("#[cfg(test)]\nmod ").next().unwrap();
            let code = text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
            modules.insert(if stem == "mod" { path.to_owned() } else { format!("{path}::{stem}") }, code);
        }
    }
}

/// What a module's code names of this crate, as absolute paths.
fn names(module: &str, code: &str) -> Vec<String> {
    let mut all = Vec::new();
    let mut rest = code;
    while let Some(at) = rest.find("use ") {
        let before = rest[..at].trim_end_matches(' ');
        let begins_line =
            before.is_empty() || before.ends_with(['\n', '{', ';']) || before.ends_with("pub") || is_pub_in(before);
        let Some(end) = rest[at..].find(';') else { break };
        if begins_line {
            expand("", rest[at + 4..at + end].trim(), &mut all);
        }
        rest = &rest[at + 4..];
    }
    let is_path = |c: char| c.is_alphanumeric() || c == '_' || c == ':';
    for from in ["crate::", "super::"] {
        for (at, _) in code.match_indices(from).filter(|(at, _)| !code[..*at].ends_with(is_path)) {
            let path: String = code[at..].chars().take_while(|c| is_path(*c)).collect();
            all.push(path.trim_end_matches(':').to_owned());
        }
    }
    all.iter().filter_map(|path| absolute(module, path)).collect()
}

/// Whether it ends with `pub(crate)` and the like.
fn is_pub_in(code: &str) -> bool {
    code.strip_suffix(')')
        .and_then(|code| code.rsplit_once("pub("))
        .is_some_and(|(_, of)| !of.contains([')', ';', '\n']))
}

/// What modules show of others under a name of their own: `(module, name)` and what that is.
fn shown_again(modules: &BTreeMap<String, String>) -> BTreeMap<(String, String), String> {
    let mut all = BTreeMap::new();
    for (module, code) in modules {
        for (at, _) in code.match_indices("pub use ") {
            let Some(end) = code[at..].find(';') else { continue };
            let mut paths = Vec::new();
            expand("", code[at + 8..at + end].trim(), &mut paths);
            for path in paths {
                // Without a way in front of it, it is a part of the module itself, or a crate.
                let path = absolute(module, &path).unwrap_or_else(|| format!("{module}::{path}"));
                if let Some((_, name)) = path.rsplit_once("::") {
                    all.insert((module.clone(), name.to_owned()), path.clone());
                }
            }
        }
    }
    all
}

/// `a::{b, c::d}` as `a::b` and `a::c::d`.
fn expand(before: &str, tree: &str, all: &mut Vec<String>) {
    let Some(open) = tree.find('{') else {
        let path = tree.split(" as ").next().unwrap().trim();
        all.push(format!("{before}{}", path.trim_end_matches("::self")));
        return;
    };
    let head = format!("{before}{}", tree[..open].trim());
    let (mut depth, mut part) = (0, String::new());
    for c in tree[open + 1..tree.rfind('}').unwrap()].chars().chain([',']) {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                match part.trim() {
                    "" => {}
                    "self" => all.push(head.trim_end_matches("::").to_owned()),
                    inner => expand(&head, inner, all),
                }
                part.clear();
                continue;
            }
            _ => {}
        }
        part.push(c);
    }
}

fn absolute(module: &str, path: &str) -> Option<String> {
    if let Some(path) = path.strip_prefix("crate::") {
        return Some(path.to_owned());
    }
    let mut here: Vec<&str> = module.split("::").collect();
    let mut rest = path;
    while let Some(up) = rest.strip_prefix("super::") {
        here.pop();
        rest = up;
    }
    (rest != path).then(|| here.into_iter().chain(rest.split("::")).collect::<Vec<_>>().join("::"))
}

/// The modules that each module uses.
fn uses() -> BTreeMap<String, BTreeSet<String>> {
    let modules = modules();
    let shown = shown_again(&modules);
    // Where it is made, not where it is shown again.
    let home = |path: &str| {
        let mut path = path.to_owned();
        loop {
            let mut at = path.as_str();
            while !modules.contains_key(at) {
                at = at.rsplit_once("::")?.0;
            }
            let name = path[at.len()..].trim_start_matches(':').split("::").next().unwrap_or("");
            match shown.get(&(at.to_owned(), name.to_owned())) {
                Some(made) if *made != path => path = made.clone(),
                _ => return Some(at.to_owned()),
            }
        }
    };
    let used = |(module, code): (&String, &String)| {
        let found = names(module, code).iter().filter_map(|name| home(name)).filter(|used| used != module).collect();
        (module.clone(), found)
    };
    modules.iter().map(used).collect()
}

fn floor(module: &str) -> usize {
    let name = module.split("::").next().unwrap();
    FLOORS.iter().position(|floor| *floor == name).unwrap()
}

/// A floor and the room on it.
fn room(module: &str) -> String {
    module.splitn(3, "::").take(2).collect::<Vec<_>>().join("::")
}

/// Whether one is the other's parent module, however far up: a module shows what its own parts make.
fn is_kin(one: &str, other: &str) -> bool {
    one.starts_with(&format!("{other}::")) || other.starts_with(&format!("{one}::"))
}

/// Some circle, as `a -> b -> a`.
fn circle(uses: &BTreeMap<String, BTreeSet<String>>) -> Option<String> {
    fn walk<'a>(
        at: &'a str,
        uses: &'a BTreeMap<String, BTreeSet<String>>,
        way: &mut Vec<&'a str>,
        done: &mut BTreeSet<&'a str>,
    ) -> Option<String> {
        if let Some(begin) = way.iter().position(|seen| *seen == at) {
            return Some(way[begin..].iter().chain([&at]).copied().collect::<Vec<_>>().join(" -> "));
        }
        if !done.insert(at) {
            return None;
        }
        way.push(at);
        let found = uses.get(at).and_then(|next| next.iter().find_map(|next| walk(next, uses, way, done)));
        way.pop();
        found
    }
    let mut done = BTreeSet::new();
    uses.keys().find_map(|module| walk(module, uses, &mut Vec::new(), &mut done))
}

#[test]
fn imports_point_downwards_only() {
    let upwards: Vec<String> = uses()
        .iter()
        .flat_map(|(module, used)| used.iter().map(move |used| (module, used)))
        .filter(|(module, used)| floor(used) > floor(module))
        .map(|(module, used)| format!("{module} uses {used}"))
        .collect();
    assert!(upwards.is_empty(), "upwards:\n{}", upwards.join("\n"));
}

#[test]
fn no_two_rooms_form_a_circle() {
    let mut rooms: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (module, used) in uses() {
        let used = used.iter().map(|used| room(used)).filter(|used| *used != room(&module) && !is_kin(used, &module));
        rooms.entry(room(&module)).or_default().extend(used);
    }
    assert_eq!(circle(&rooms), None);
}

#[test]
fn no_two_files_form_a_circle() {
    let files = uses()
        .into_iter()
        .map(|(module, used)| {
            let used = used.into_iter().filter(|used| !is_kin(&module, used)).collect();
            (module, used)
        })
        .collect();
    assert_eq!(circle(&files), None);
}

#[test]
fn the_reader_of_use_lines_sees_what_it_must() {
    let code = "use super::{Error, inner::Part};\nuse crate::{\n    base::{clock::Moment, ids},\n    store::{self, person as people},\n};\n\
                pub(crate) use crate::web::Visitor;\nfn f() { crate::domain::login::redeem(super::super::sweep::sweep()) }\n\
                mod inner {\n    use super::Other;\n}";
    let mut names = names("domain::login::link", code);
    names.sort();
    names.dedup();
    let expected = [
        "base::clock::Moment",
        "base::ids",
        "domain::login::Error",
        "domain::login::Other",
        "domain::login::inner::Part",
        "domain::login::redeem",
        "domain::sweep::sweep",
        "store",
        "store::person",
        "web::Visitor",
    ];
    assert_eq!(names.iter().filter(|name| !name.is_empty()).collect::<Vec<_>>(), expected.iter().collect::<Vec<_>>());
    let modules = BTreeMap::from([(
        "web".to_owned(),
        "pub use islands::subscriptions::change;\npub use axum::Router;".to_owned(),
    )]);
    assert_eq!(shown_again(&modules)[&("web".to_owned(), "change".to_owned())], "web::islands::subscriptions::change");
    let uses = BTreeMap::from([
        ("a".to_owned(), BTreeSet::from(["b".to_owned()])),
        ("b".to_owned(), BTreeSet::from(["c".to_owned()])),
        ("c".to_owned(), BTreeSet::from(["b".to_owned()])),
    ]);
    assert_eq!(circle(&uses).as_deref(), Some("b -> c -> b"));
}

/// What only few may call: the name, and the files outside the tests that do.
const FOR_FEW: [(&str, &[&str]); 10] = [
    // A session is made by who proved something, and comes out of the store of sessions.
    ("Session::from_stored", &["domain::login::stay", "web::session"]),
    ("Session::by_link(", &["domain::person::new_address", "domain::signup::confirm"]),
    ("Session::of_account(", &["domain::login::passkey"]),
    (".presents(", &["domain::login::passkey"]),
    ("Session::by_password(", &["domain::login::password"]),
    ("Session::by_provider(", &["domain::login::provider"]),
    (".with_password(", &["domain::login::password"]),
    (".with_second_step(", &["domain::account::app", "domain::account::second_step"]),
    // A chain is closed by the story that took it.
    ("Chain::take(", &["platform::story"]),
    // Every change of a person's data is a story. These write what is nobody's, or what a whole database hangs on.
    (
        "portal.store.write()",
        &[
            "demo",
            "domain::rights::destroy_keys",
            "domain::rights::restore",
            "platform::guards::guesses",
            "platform::ledger::checkpoint",
            "platform::story",
        ],
    ),
];

#[test]
fn what_few_may_call_is_called_by_them_alone() {
    let modules = modules();
    for (name, few) in FOR_FEW {
        let callers: Vec<&str> =
            modules.iter().filter(|(_, code)| code.contains(name)).map(|(module, _)| module.as_str()).collect();
        assert_eq!(callers, few, "{name}");
    }
}
