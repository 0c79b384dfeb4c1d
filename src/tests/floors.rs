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
        let begins_line =
            rest[..at].ends_with('\n') || rest[..at].ends_with(") ") || rest[..at].ends_with("pub ") || at == 0;
        let Some(end) = rest[at..].find(';') else { break };
        if begins_line {
            expand("", rest[at + 4..at + end].trim(), &mut all);
        }
        rest = &rest[at + 4..];
    }
    let is_path = |c: char| c.is_alphanumeric() || c == '_' || c == ':';
    for (at, _) in code.match_indices("crate::") {
        let path: String = code[at..].chars().take_while(|c| is_path(*c)).collect();
        all.push(path.trim_end_matches(':').to_owned());
    }
    all.iter().filter_map(|path| absolute(module, path)).collect()
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
    let home = |mut path: &str| loop {
        if modules.contains_key(path) {
            return Some(path.to_owned());
        }
        path = path.rsplit_once("::")?.0;
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
                pub(crate) use crate::web::Visitor;\nfn f() { crate::domain::login::redeem() }";
    let mut names = names("domain::login::link", code);
    names.sort();
    names.dedup();
    let expected = [
        "base::clock::Moment",
        "base::ids",
        "domain::login::Error",
        "domain::login::inner::Part",
        "domain::login::redeem",
        "store",
        "store::person",
        "web::Visitor",
    ];
    assert_eq!(names.iter().filter(|name| !name.is_empty()).collect::<Vec<_>>(), expected.iter().collect::<Vec<_>>());
    let uses = BTreeMap::from([
        ("a".to_owned(), BTreeSet::from(["b".to_owned()])),
        ("b".to_owned(), BTreeSet::from(["c".to_owned()])),
        ("c".to_owned(), BTreeSet::from(["b".to_owned()])),
    ]);
    assert_eq!(circle(&uses).as_deref(), Some("b -> c -> b"));
}
