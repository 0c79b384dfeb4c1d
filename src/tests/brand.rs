//! Brands as they are applied, seen by every process, and bound by their own words.

use super::{
    on_both,
    world::{World, count, form, given, meddle, ticked, token},
};

use crate::{
    domain::link::LinkState,
    domain::{
        preferences::{self, Change, Outcome},
        signup::{self, Confirmed},
    },
    i18n::Language,
    platform::brand::{
        Brand,
        apply::{self, ApplyError},
        archive,
        consent::Choices,
    },
};

const ADA: &str = "ada@mail.example";

async fn apply_again(world: &World, change: impl FnOnce(&mut Brand)) -> Vec<String> {
    let mut brand = world.harbour().brand.clone();
    change(&mut brand);
    let text = "[[notices]]\nid = \"letters\"\n";
    let faults = apply::apply(&world.store, &world.clock, &world.rng, &brand, text).await.unwrap();
    faults.into_iter().map(|fault| format!("{}: {}", fault.line, fault.message)).collect()
}

fn reword(brand: &mut Brand, version: Option<&str>) {
    let notice = brand.notices.iter_mut().find(|notice| notice.id == "letters").unwrap();
    notice.wording.get_mut(&Language::En).unwrap().consent = Some("Oh, go on then.".into());
    if let Some(version) = version {
        notice.version = version.to_owned();
    }
}

on_both! {
    async fn applying_a_brand_twice_keeps_its_id_and_its_wordings(world) {
        let (before, wordings) = (world.harbour(), count(&world.store, "select count(*) from wording").await);
        assert!(apply_again(&world, |brand| brand.name = "Harbour & Sons".into()).await.is_empty());
        world.refresh_brands().await.unwrap();
        assert_eq!(world.harbour().id, before.id);
        assert_eq!(world.harbour().name, "Harbour & Sons");
        assert_eq!(count(&world.store, "select count(*) from wording").await, wordings);
    }

    /// G1: words never change under a version that somebody may have agreed to.
    async fn changing_wording_without_a_new_version_is_refused_whole(world) {
        let faults = apply_again(&world, |brand| {
            brand.name = "Another name".into();
            reword(brand, None);
        })
        .await;
        assert_eq!(faults.len(), 1);
        assert!(faults[0].starts_with("2: ") && faults[0].contains("new version"), "{faults:?}");
        world.refresh_brands().await.unwrap();
        assert_eq!(world.harbour().name, "Harbour Books", "nothing of the file was applied");
        assert!(apply_again(&world, |brand| reword(brand, Some("1.1"))).await.is_empty());
        // Nor does going back to the old version with other words.
        let back = apply_again(&world, |brand| reword(brand, None)).await;
        assert_eq!(back.len(), 1);
    }

    /// G1, G17: old words are kept for ever, and nobody agrees to words that are no longer in force.
    async fn agreement_is_to_the_words_in_force(world) {
        let harbour = world.harbour();
        let old = given(&harbour, "letters");
        let member = world.join(&harbour, ADA).await;
        world.post(&harbour, form(&harbour, "bela@mail.example")).await;
        let wordings = count(&world.store, "select count(*) from wording").await;
        assert!(apply_again(&world, |brand| reword(brand, Some("2"))).await.is_empty());
        world.refresh_brands().await.unwrap();
        let harbour = world.harbour();
        assert_eq!(count(&world.store, "select count(*) from wording").await, wordings + 3, "a version has all languages");
        assert_eq!(world.recipients(&harbour, "new-books").await, [ADA], "who agreed before still has agreed");

        let posted = signup::Form { choices: Choices { consents: vec![old.clone()], ..ticked(&harbour) }, ..form(&harbour, "carl@mail.example") };
        let posted = signup::post(&world, &harbour, posted, Language::En, "/harbour/subscribe").await;
        assert!(matches!(posted, Err(signup::Error::Faults(faults)) if faults.stale));
        let link = token(&world.newest_to("bela@mail.example"), "confirm");
        let stale = Choices { topics: vec![], consents: vec![old.clone()] };
        assert_eq!(world.press(&harbour, &link, stale).await, LinkState::Open(Confirmed::Stale));
        world.confirm(&harbour, &link, ticked(&harbour)).await;

        let actor = world.actor(member, "/x");
        let change = |agreed| preferences::change(&world, &harbour, member.person_id, Change::Consent(agreed), &actor);
        assert_eq!(change(old).await.unwrap(), Outcome::Stale);
        assert_eq!(change(given(&harbour, "letters")).await.unwrap(), Outcome::Done, "new words, new evidence");
        assert_eq!(world.events(member.person_id).await.last().unwrap()["version"], "2");
    }

    /// A running process sees what another applied.
    async fn a_brand_applied_by_one_process_is_seen_by_another(world) {
        let other = world.another().await;
        assert!(apply_again(&world, |brand| brand.slug = "lighthouse".into()).await.is_empty());
        assert!(other.brand("lighthouse").is_none());
        other.refresh_brands().await.unwrap();
        assert!(other.brand("lighthouse").is_some());
        assert_eq!(other.brands().iter().map(|brand| brand.slug.clone()).collect::<Vec<_>>(), ["harbour", "lighthouse", "meadow"]);
        other.close().await;
    }

    /// Two brands applied at once get a revision each, so that neither is overlooked.
    async fn brands_applied_at_once_have_a_revision_each(world) {
        let other = world.another().await;
        let applies = (0..12).map(|n| apply_again(if n % 2 == 0 { &world } else { &other }, move |brand| brand.slug = format!("brand-{n}")));
        for faults in futures::future::join_all(applies).await {
            assert!(faults.is_empty(), "{faults:?}");
        }
        assert_eq!(count(&world.store, "select count(distinct revision) from brand").await, 14);
        other.close().await;
    }

    async fn a_file_with_faults_names_them_and_applies_nothing(world) {
        let path = std::env::temp_dir().join(format!("handshake_brand_{}.toml", world.new_id()));
        std::fs::write(&path, "slug = \"me\"\nname = 3\n").unwrap();
        let outcome = apply::apply_file(&world.store, &world.clock, &world.rng, &path).await;
        std::fs::remove_file(&path).unwrap();
        let Err(ApplyError::Faults(_, faults)) = outcome else { panic!("{outcome:?}") };
        assert!(faults.iter().any(|fault| fault.line == 1) && faults.iter().any(|fault| fault.line == 2), "{faults:?}");
        assert_eq!(count(&world.store, "select count(*) from brand").await, 2);
    }

    /// S13: evidence names words by their hash, so a word that was changed under it is named.
    async fn s13_a_wording_that_was_changed_behind_its_hash_is_named(world) {
        let kept = archive::verify(&world.store).await.unwrap().unwrap();
        assert_eq!(kept as i64, count(&world.store, "select (select count(*) from wording) + (select count(*) from statement)").await);
        let change = "update wording set wording = replace(wording, 'books', 'cooks') where notice = 'letters' and language = 'en'
                      and brand_id = (select id from brand where slug = 'harbour')";
        assert_eq!(meddle(&world.store, change).await, 1);
        let altered = archive::verify(&world.store).await.unwrap().unwrap_err();
        let said = altered.to_string();
        assert!(said.starts_with("brand harbour: the en wording of notice letters, version 2026-11-27, was changed"), "{said}");
    }

    /// S13: and so is what was stated about a purpose.
    async fn s13_a_statement_that_was_changed_behind_its_hash_is_named(world) {
        let change = "update statement set statement = replace(statement, 'Gołębnik', 'Somebody') where purpose = 'offers'
                      and brand_id = (select id from brand where slug = 'meadow')";
        assert_eq!(meddle(&world.store, change).await, 1);
        let said = archive::verify(&world.store).await.unwrap().unwrap_err().to_string();
        assert!(said.starts_with("brand meadow: what was stated about purpose offers since 2026-11-21"), "{said}");
    }

    /// S13: and so is either that is gone, once evidence names it.
    async fn s13_a_wording_or_statement_that_was_taken_away_under_evidence_is_named(world) {
        let spare = "delete from statement where purpose = 'picks'";
        assert_eq!(meddle(&world.store, spare).await, 1);
        let harbour = world.harbour();
        let ada = world.join(&harbour, "ada@mail.example").await;
        assert!(archive::verify(&world.store).await.unwrap().is_ok(), "nobody agreed to picks");
        assert_eq!(meddle(&world.store, "delete from statement where purpose = 'letters'").await, 2);
        let said = archive::verify(&world.store).await.unwrap().unwrap_err().to_string();
        assert!(said.starts_with("what was stated about a purpose under ") && said.ends_with("is not there any more"), "{said}");
        // Of a wording that somebody agreed to and left, only the ledger knows.
        crate::domain::rights::erase(&world, &harbour, &world.actor(ada, "/x")).await.unwrap().unwrap();
        assert!(meddle(&world.store, "delete from wording where notice = 'letters'").await > 0);
        let said = archive::verify(&world.store).await.unwrap().unwrap_err().to_string();
        assert!(said.starts_with("the wording ") && said.ends_with("is not there any more"), "{said}");
    }
}
