//! The floor that everything stands on: what is durable, and what the register knows.

use std::{
    collections::{BTreeMap, BTreeSet},
    time::Duration,
};

use sqlx::{AssertSqlSafe, Connection, PgConnection};
use tokio::time::timeout;
use uuid::Uuid;

use super::{
    authenticator::Authenticator,
    browser::Browser,
    database::{Engine, answers},
    on_both,
    world::{Member, World, count, form, given, meddle, run, ticked, token},
};
use crate::{
    base::{
        clock::{Clock, Moment, days, hours, minutes},
        ids::Token,
    },
    domain::{
        account,
        login::Actor,
        loyalty,
        person::old_address,
        preferences::{
            self, Change,
            unsubscribe_link::{self, Reduction},
        },
        rights, signup, sweep,
        wishlist::{self, Note},
    },
    i18n::Language,
    platform::outbox,
    store::{
        self, Database, Error, OpenMode, ReadTx, Store, all, one, queue as rows,
        register::{self, IMPERSONAL, IN_KEYS, PERSONAL},
        run,
    },
};

/// The live schema: every column of every table but the migrations' own.
async fn schema(store: &Store) -> BTreeMap<String, BTreeSet<String>> {
    let sql = match store {
        Store::Sqlite { .. } => {
            "select m.name, p.name from sqlite_master m join pragma_table_xinfo(m.name) p
             where m.type = 'table' and m.name not like 'sqlite_%'"
        }
        Store::Postgres(_) => {
            "select table_name::text, column_name::text from information_schema.columns where table_schema = 'public'"
        }
    };
    let mut tx = store.read().await.unwrap();
    let mut tables = BTreeMap::<String, BTreeSet<String>>::new();
    for (table, column) in all!(tx, (String, String), sql).unwrap() {
        tables.entry(table).or_default().insert(column);
    }
    tables.remove("_sqlx_migrations").expect("the migrations' table");
    tables
}

fn names<'a>(columns: impl IntoIterator<Item = &'a &'a str>) -> BTreeSet<String> {
    columns.into_iter().map(|column| (*column).to_owned()).collect()
}

async fn setting<T>(world: &World, name: &str) -> T
where
    T: Send + Unpin,
    (T,): for<'r> sqlx::FromRow<'r, sqlx::sqlite::SqliteRow> + for<'r> sqlx::FromRow<'r, sqlx::postgres::PgRow>,
{
    let mut tx = world.store.write().await.unwrap();
    let word = if world.place.engine == Engine::Sqlite { "pragma" } else { "show" };
    one!(tx, (T,), AssertSqlSafe(format!("{word} {name}"))).unwrap().0
}

on_both! {
    /// G7, G9: a table or column that nobody thought of fails here, before it holds anybody's data.
    async fn the_register_names_every_table_and_column_of_the_main_database(world) {
        let mut live = schema(&world.store).await;
        for table in PERSONAL {
            let columns = live.remove(table.name).unwrap_or_else(|| panic!("no table {}", table.name));
            let shown: Vec<&str> = table.shown.iter().map(|column| column.name).collect();
            let hidden: Vec<&str> = table.hidden.iter().map(|column| column.name).collect();
            let registered = names(shown.iter().chain(&hidden).chain(table.handles));
            let written = shown.len() + hidden.len() + table.handles.len();
            assert_eq!(registered.len(), written, "{} names a column twice", table.name);
            assert_eq!(columns, registered, "{}", table.name);
        }
        for table in IMPERSONAL {
            assert!(live.remove(*table).is_some(), "no table {table}");
        }
        assert!(live.is_empty(), "not in the register: {live:?}");
    }

    async fn the_register_names_every_table_and_column_of_the_keys_database(world) {
        let mut live = schema(&world.keys.store).await;
        for table in IN_KEYS {
            let columns = live.remove(table.name).unwrap_or_else(|| panic!("no table {}", table.name));
            assert_eq!(columns, names(table.columns), "{}", table.name);
        }
        assert!(live.is_empty(), "not in the register: {live:?}");
    }

    /// What is sealed is scrubbed, restored and swept as the register says.
    async fn every_table_with_sealed_columns_says_under_which_key_and_what_a_restore_does(world) {
        let with_keys: BTreeSet<String> = schema(&world.store)
            .await
            .into_iter()
            .filter(|(table, columns)| columns.contains("key_id") && !["erasure", "retired_key"].contains(&table.as_str()))
            .map(|(table, _)| table)
            .collect();
        assert_eq!(with_keys, register::sealed().map(|table| table.name.to_owned()).collect());
        let mut places = BTreeSet::new();
        for table in PERSONAL {
            let sealed: Vec<_> = table.sealed_columns().collect();
            assert_eq!(table.sealed_under == register::SealedUnder::Nothing, sealed.is_empty(), "{}", table.name);
            assert_eq!(table.restored == register::Restored::WithOwner, sealed.is_empty(), "{}", table.name);
            if let register::Restored::Dropped(column) = table.restored {
                assert!(sealed.iter().any(|(of, _)| *of == column), "{} is dropped for a column that is not sealed", table.name);
            }
            for (column, at) in sealed {
                assert!(places.insert(at.name()), "{}.{column} is sealed at the place of another", table.name);
            }
        }
        let called: BTreeSet<_> = PERSONAL.iter().map(|table| table.called).collect();
        assert_eq!(called.len(), PERSONAL.len(), "two tables are called the same in a copy");
    }

    /// P1, P2: durable on commit, whatever the server's own default; deleted content is overwritten.
    async fn commits_are_durable(world) {
        match world.place.engine {
            Engine::Sqlite => {
                assert_eq!(setting::<String>(&world, "journal_mode").await, "wal");
                assert_eq!(setting::<i64>(&world, "synchronous").await, 2);
                assert_eq!(setting::<i64>(&world, "secure_delete").await, 1);
                assert_eq!(setting::<i64>(&world, "foreign_keys").await, 1);
                assert_eq!(setting::<i64>(&world, "busy_timeout").await, 5_000);
                rights::scrub(&world, crate::store::ScrubScope::Small).await.unwrap();
                assert_eq!(setting::<i64>(&world, "busy_timeout").await, 5_000, "after a scrub too");
            }
            Engine::Postgres => {
                let name: String = setting_of(&world, "select current_database()::text").await;
                meddle(&world.store, &format!("alter database {name} set synchronous_commit = off")).await;
                let world = world.restart().await;
                assert_eq!(setting::<String>(&world, "synchronous_commit").await, "on");
                assert_eq!(setting::<String>(&world, "fsync").await, "on");
            }
        }
    }

    /// P2: reading connections cannot write by mistake, and do not wait for the writer.
    async fn readers_do_not_wait_for_the_writer(world) {
        let mut writing = world.store.write().await.unwrap();
        crate::store::run!(writing, "update installation set created_at = created_at").unwrap();
        let reading = tokio::time::timeout(std::time::Duration::from_secs(2), count(&world.store, "select count(*) from brand"));
        assert_eq!(reading.await.unwrap(), 2);
        if world.place.engine == Engine::Sqlite {
            let mut tx = world.store.read().await.unwrap();
            assert!(all!(tx, (i64,), "delete from brand returning cast(1 as bigint)").is_err());
        }
    }

    /// P3: what was not committed was never there.
    async fn a_transaction_that_is_dropped_leaves_nothing(world) {
        let mut tx = world.store.write().await.unwrap();
        let job = crate::platform::queue::DESTROY_KEYS.once(&world, world.now()).unwrap();
        crate::store::queue::insert(&mut tx, &job).await.unwrap();
        drop(tx);
        assert_eq!(count(&world.store, "select count(*) from queue").await, 0);
    }

    async fn migrating_twice_and_at_once_is_migrating_once(world) {
        let other = world.another().await;
        let (one, two) = futures::join!(world.store.migrate(Database::Main), other.store.migrate(Database::Main));
        one.unwrap();
        two.unwrap();
        other.close().await;
    }

    /// D13: an older program does not run on a newer schema.
    async fn a_newer_schema_is_refused(world) {
        for (store, folder) in [(&world.store, Database::Main), (&world.keys.store, Database::Keys)] {
            let (now, success) = if world.place.engine == Engine::Sqlite { ("current_timestamp", "1") } else { ("now()", "true") };
            let checksum = if world.place.engine == Engine::Sqlite { "x''" } else { "''::bytea" };
            let sql = format!(
                "insert into _sqlx_migrations (version, description, installed_on, success, checksum, execution_time)
                 values (9999, 'later', {now}, {success}, {checksum}, 0)"
            );
            meddle(store, &sql).await;
            assert!(matches!(store.migrate(folder).await, Err(Error::Newer(9999))));
        }
    }

    /// Moments are the same to the microsecond on both engines, before 1970 too.
    async fn a_moment_comes_back_as_it_went(world) {
        for micros in [0, 1, -1, 1_795_262_400_123_456, -62_135_596_800_000_000, 253_402_300_799_999_999] {
            let moment = Moment::from_micros(micros);
            let mut tx = world.store.write().await.unwrap();
            crate::store::run!(tx, "update installation set created_at = $1", moment).unwrap();
            let (back,) = one!(tx, (Moment,), "select created_at from installation").unwrap();
            assert_eq!(back, moment);
        }
    }
}

async fn setting_of(world: &World, sql: &'static str) -> String {
    let mut tx = world.store.read().await.unwrap();
    one!(tx, (String,), sql).unwrap().0
}

#[tokio::test]
async fn an_address_of_another_engine_is_refused() {
    for url in ["mysql://localhost/x", "data/handshake.db", ""] {
        assert!(matches!(Store::open(url, OpenMode::OrBegin, None).await, Err(Error::Address)), "{url}");
    }
}

#[test]
fn a_set_clock_stands_still_until_it_is_moved() {
    let clock = Clock::set(Moment::from_micros(5));
    assert_eq!((clock.now(), clock.now()), (Moment::from_micros(5), Moment::from_micros(5)));
    clock.advance(jiff::SignedDuration::from_micros(2));
    assert_eq!(clock.now(), Moment::from_micros(7));
}

/// D2: a write that found no room spoils none that comes when there is some, in the same process.
#[test]
fn where_there_was_no_room_is_written_again_when_there_is() {
    run(Engine::Sqlite, |world| async move {
        let Store::Sqlite { writer, .. } = &world.store else { panic!("this is SQLite") };
        // The smallest that it may be is what it is; whoever opens it anew finds room again.
        sqlx::query("pragma max_page_count = 1").execute(&mut *writer.get().await.unwrap()).await.unwrap();
        let harbour = world.harbour();
        let post = |n: u32| {
            let form = form(&harbour, &format!("person{n}@mail.example"));
            signup::post(&world, &harbour, form, Language::En, "/harbour/subscribe")
        };
        let mut taken = 0;
        let refused = loop {
            match post(taken).await {
                Ok(_) => taken += 1,
                Err(error) => break error,
            }
            assert!(taken < 1_000, "it never fills up");
        };
        assert!(store::is_unavailable(&refused), "{refused:?}");
        post(taken).await.unwrap();
        assert_eq!(count(&world.store, "select count(*) from attempt").await, i64::from(taken) + 1);
    });
}

/// D2: where a server ended connections that were at rest, no write notices, and of the reads one at most.
#[test]
fn connections_that_a_server_ended_are_replaced_together() {
    run(Engine::Postgres, |world| async move {
        let store = &world.store;
        for first_word in ["a transaction", "a statement that writes", "one that reads"] {
            let (mut alive, first, second) =
                futures::try_join!(store.read(), store.read(), store.read()).expect("three connections");
            drop((first, second));
            let others = "from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()";
            let end = format!("select pg_terminate_backend(pid) {others}");
            assert!(all!(alive, (bool,), AssertSqlSafe(end)).unwrap().len() >= 2);
            let count = format!("select count(*) {others}");
            while one!(alive, (i64,), AssertSqlSafe(count.clone())).unwrap().0 > 0 {}
            match first_word {
                "a transaction" => store.write().await.unwrap().commit().await.unwrap(),
                "a statement that writes" => {
                    let mut tx = store.once().await.unwrap();
                    run!(tx, "update installation set public_url = public_url").unwrap();
                }
                _ => drop(answers(store).await),
            }
            answers(store).await.unwrap();
            let (again, and_again) = futures::try_join!(store.read(), store.read()).unwrap();
            for mut tx in [again, and_again] {
                all!(tx, (i32,), "select 1").unwrap();
            }
        }
    });
}

on_both! {
    /// D2: whatever is given up, in the middle of a statement or of a transaction, leaves a connection at rest to the next one.
    async fn what_is_given_up_is_undone_before_its_connection_is_lent_again(world) {
        let slow = match &world.store {
            Store::Sqlite { .. } => {
                "with recursive n (i) as (select 1 union all select i + 1 from n where i < 300000)
                 select cast(max(i) as bigint) from n"
            }
            Store::Postgres(_) => "select cast(1 as bigint) from pg_sleep(0.2)",
        };
        let give_up = async |tx: &mut ReadTx| {
            let given_up = timeout(Duration::from_millis(1), async { one!(tx, (i64,), slow) }).await;
            assert!(given_up.is_err(), "it was not slow");
        };
        for _ in 0..30 {
            let mut tx = world.store.write().await.unwrap();
            run!(tx, "update installation set public_url = 'http://gone.example'").unwrap();
            give_up(&mut tx).await;
            drop(tx);
            give_up(&mut world.store.read().await.unwrap()).await;
        }
        let mut tx = world.store.write().await.unwrap();
        let found = one!(tx, (Option<String>,), "select public_url from installation").unwrap().0;
        assert_ne!(found.as_deref(), Some("http://gone.example"));
        tx.commit().await.unwrap();
    }
}

/// How PostgreSQL would run a statement, if it read whole tables only where it cannot do otherwise.
async fn plan(connection: &mut PgConnection, statement: &str, types: &[String]) -> String {
    let (types, nulls) = match types {
        [] => (String::new(), String::new()),
        types => (format!("({})", types.join(", ")), format!("({})", vec!["null"; types.len()].join(", "))),
    };
    let prepare = format!("prepare planned {types} as {statement}");
    sqlx::raw_sql(AssertSqlSafe(prepare)).execute(&mut *connection).await.unwrap();
    let explain = AssertSqlSafe(format!("explain (costs off) execute planned {nulls}"));
    let lines: Vec<(String,)> = sqlx::query_as(explain).persistent(false).fetch_all(&mut *connection).await.unwrap();
    sqlx::raw_sql("deallocate planned").execute(&mut *connection).await.unwrap();
    lines.into_iter().map(|line| line.0).collect::<Vec<_>>().join("\n")
}

/// What mailed links do, and lists of wishes and recipients.
async fn links_and_lists(world: &World, bela: Member) {
    let (harbour, address) = (world.harbour(), "bela@mail.example");
    let (actor, holder) = (world.actor(bela, "/me/harbour"), Actor::link_holder("/x"));
    assert_eq!(world.recipients(&harbour, "new-books").await, [address]);
    let token_of_all = unsubscribe_link::token(&world.vault, bela.person_id, "");
    let link = unsubscribe_link::read(world, &harbour, &token_of_all).await.unwrap().ours().unwrap();
    unsubscribe_link::topics_on(world, &harbour, &link).await.unwrap();
    let topic = Reduction::Topic("new-books".into());
    assert!(unsubscribe_link::reduce(world, &harbour, &link, topic, &holder).await.unwrap());
    world.work().await;
    let undo = token(&world.newest_to(address), "undo");
    preferences::undo(world, &harbour, &undo, &holder).await.unwrap();

    world.clock.advance(days(1));
    world.ask(&harbour, address).await;
    world.clock.advance(hours(1));
    world.post(&harbour, form(&harbour, address)).await;
    preferences::pending_changes::accept(world, &harbour, bela.person_id, &actor).await.unwrap();
    world.clock.advance(days(1));
    let mut browser = Browser::new(world);
    let wish = "/harbour/wish?item=B-104&label=Sea+charts";
    let (page, consent) = (browser.get(wish).await.token(), given(&harbour, "letters"));
    world.clock.advance(minutes(1));
    let beside = format!("letters:{}", consent.wording_hash);
    let fields = [
        ("item", "B-104"),
        ("label", "Sea charts"),
        ("name", "Cy"),
        ("email", "cy@mail.example"),
        ("topic", "new-books"),
    ];
    browser.post("/harbour/wish", &[&fields[..], &[("token", &page), ("beside", &beside)]].concat()).await;
    world.work().await;
    let message = world.newest_to("cy@mail.example");
    let cy = world.confirm(&harbour, &token(&message, "confirm"), ticked(&harbour)).await;
    let listed = wishlist::list(world, cy.person_id).await.unwrap();
    let (cy_acts, note) = (world.actor(cy, "/me/harbour/wishlist"), Note::parse("For Ada").unwrap());
    assert!(wishlist::annotate(world, &harbour, cy.person_id, (listed[0].id, &note), &cy_acts).await.unwrap());
    assert!(wishlist::remove(world, &harbour, cy.person_id, listed[0].id, &cy_acts).await.unwrap());

    world.clock.advance(days(1));
    world.post(&harbour, form(&harbour, "dee@mail.example")).await;
    let disavow = token(&world.newest_to("dee@mail.example"), "not-me");
    signup::disavow(world, &harbour, &disavow, &holder).await.unwrap();
    let moved = world.change_address(&harbour, bela, "bela@new.example").await;
    let back = token(&world.newest_to(address), "old-address");
    old_address::put_back(world, &harbour, &back, &holder).await.unwrap();
    let _ = moved;
}

/// What machines ask: sessions, guesses, the operator's lists, what a check of the ledger reads.
async fn machines(world: &World) {
    let harbour = world.harbour();
    let mut browser = Browser::new(world);
    world.clock.advance(days(1));
    world.ask(&harbour, "bela@mail.example").await;
    let path = format!("/harbour/sign-in/{}", token(&world.newest_to("bela@mail.example"), "sign-in").text());
    let page = browser.get(&path).await.token();
    browser.post(&path, &[("token", &page)]).await;
    let page = browser.get("/me/harbour/details").await.token();
    browser.post("/me/sign-out", &[("token", &page)]).await;
    browser.get(&format!("/harbour/confirm/{}", Token::new(&world.rng).text())).await;
    browser.get("/readyz").await;
    let mut tx = world.store.write().await.unwrap();
    rows::unfinished(&mut tx, 10).await.unwrap();
    rows::count_dead(&mut tx).await.unwrap();
    let id = rows::unfinished(&mut tx, 1).await.unwrap().first().map_or(world.new_id(), |row| row.id);
    rows::retry(&mut tx, id, world.now()).await.unwrap();
    drop(tx);
    outbox::retry(world, id).await.unwrap();
    world.verified().await;
}

/// Registers, signs in, adds, renames and removes, moves and comes back.
async fn accounts(world: &World) {
    let (mut browser, mut phone) = (Browser::new(world), Authenticator::new(&world.rng));
    let (harbour, address) = (world.harbour(), "carla@mail.example");
    let member = world.join(&harbour, address).await;
    world.clock.advance(hours(1));
    world.ask(&harbour, address).await;
    let path = format!("/harbour/sign-in/{}", token(&world.newest_to(address), "sign-in").text());
    let page = browser.get(&path).await.token();
    browser.post(&path, &[("token", &page)]).await;
    browser.press_passkey("/me/harbour/register", &mut phone).await;
    world.work().await;
    let link = token(&world.newest_to(address), "secure");
    browser.press_passkey("/harbour/sign-in", &mut phone).await;
    let mut tablet = Authenticator::new(&world.rng);
    browser.press_passkey("/me/security/new-passkey", &mut tablet).await;
    let security = browser.get("/me/security").await.body;
    let path = security[security.find("/me/security/passkeys/").unwrap()..].split('"').next().unwrap().to_owned();
    let page = browser.get(&path).await.token();
    browser.post(&path, &[("token", &page), ("do", "rename"), ("label", "Telephone")]).await;
    browser.post(&path, &[("token", &page), ("do", "remove")]).await;
    browser.get("/me/harbour/consents").await;
    loyalty_numbers(world, member).await;
    account::warn_of_passkeys_made_elsewhere(world).await.unwrap();
    world.change_address(&harbour, member, "carla@other.example").await;
    let path = format!("/harbour/old-address/{}", token(&world.newest_to(address), "old-address").text());
    let page = browser.get(&path).await.token();
    browser.post(&path, &[("token", &page)]).await;
    account::secure::secure(world, &harbour, &link, &Actor::link_holder("/harbour/secure/…")).await.unwrap();
    assert_eq!(count(&world.store, "select count(*) from former_home").await, 1);
}

/// Claims numbers, which the brand's system confirms and refuses.
async fn loyalty_numbers(world: &World, member: Member) {
    let harbour = world.harbour();
    let (actor, consent) = (world.actor(member, "/me/harbour/loyalty"), given(&harbour, "picks"));
    let number = loyalty::Number::parse(harbour.loyalty.as_ref().unwrap(), "HB12345678").unwrap();
    for confirms in [false, true] {
        loyalty::claim(world, &harbour, member.person_id, (&number, Some(&consent)), &actor).await.unwrap();
        loyalty::held(world, member.person_id).await.unwrap().unwrap();
        let mut claim = Uuid::nil();
        let each = |waiting: &loyalty::Claim| {
            claim = waiting.id;
            Ok(())
        };
        loyalty::claims(world, &harbour, each).await.unwrap().unwrap();
        let system = Actor::System { job: "loyalty" };
        let decided = match confirms {
            true => loyalty::confirm(world, &harbour, claim, &system).await,
            false => loyalty::refuse(world, &harbour, claim, &system).await,
        };
        assert_eq!(decided.unwrap(), loyalty::Decided::Done);
    }
    let withdraw = Change::Withdraw { purpose: "picks".into() };
    preferences::change(world, &harbour, member.person_id, withdraw, &actor).await.unwrap();
}

/// What people do, what is done for them every hour and whenever an installation is opened reads no whole table that grows
/// with people.
#[test]
fn statements_find_their_rows_by_an_index_on_postgresql() {
    run(Engine::Postgres, |mut world: World| async move {
        // Every connection remembers what was ever asked on it.
        for url in [&mut world.place.main, &mut world.place.keys] {
            url.push_str("?statement-cache-capacity=10000");
        }
        let world = world.restart().await;
        let harbour = world.harbour();
        let member = world.join(&harbour, "ada@mail.example").await;
        world.open_session(member).await;
        world.sign_in(&harbour, "ada@mail.example").await;
        let stop = Change::Stop { topic: "new-books".into() };
        let actor = world.actor(member, "/me/harbour");
        preferences::change(&world, &harbour, member.person_id, stop, &actor).await.unwrap();
        let member = world.change_address(&harbour, member, "ada@other.example").await;
        let actor = world.actor(member, "/me/harbour");
        rights::export(&world, &harbour, &actor).await.unwrap().unwrap();
        let bela = world.join(&harbour, "bela@mail.example").await;
        rights::erase(&world, &harbour, &actor).await.unwrap().unwrap();
        rights::restore(&world).await.unwrap();
        world.work().await;
        links_and_lists(&world, bela).await;
        accounts(&world).await;
        machines(&world).await;
        // A key that nothing was sealed under, so that the sweep looks for its rows.
        world.mint::<1>().await.unwrap();
        world.clock.advance(days(800));
        // And one that was made for a notice that nobody had to be sent.
        assert_eq!(sweep::sweep(&world).await.unwrap().keys, 2);
        rights::restore(&world).await.unwrap();

        let growing: Vec<&str> = PERSONAL.iter().map(|table| table.name).chain(["retired_key"]).collect();
        let of_keys = ["data_key", "withdrawal_journal", "address_journal"];
        let (mut planned, mut whole) = (BTreeSet::new(), Vec::new());
        for (store, url, tables) in
            [(&world.store, &world.place.main, growing.as_slice()), (&world.keys.store, &world.place.keys, &of_keys)]
        {
            let Store::Postgres(pool) = store else { unreachable!("it is a server") };
            let mut planner = PgConnection::connect(url).await.unwrap();
            sqlx::raw_sql("set enable_seqscan = off; set plan_cache_mode = force_generic_plan")
                .execute(&mut planner)
                .await
                .unwrap();
            let mut lent = Vec::new();
            for _ in 0..pool.status().size {
                lent.push(pool.get().await.unwrap());
            }
            for connection in &mut lent {
                let asked: Vec<(String, Vec<String>)> = sqlx::query_as(
                    "select statement, parameter_types::text[] from pg_prepared_statements
                     where statement ~* '^\\s*(select|insert|update|delete|with)' and statement !~ 'pg_'",
                )
                .fetch_all(&mut **connection)
                .await
                .unwrap();
                for (statement, types) in asked {
                    if planned.contains(&statement) {
                        continue;
                    }
                    let plan = plan(&mut planner, &statement, &types).await;
                    if tables.iter().any(|table| plan.contains(&format!("Seq Scan on {table}"))) {
                        whole.push(format!("{statement}\n{plan}"));
                    }
                    planned.insert(statement);
                }
            }
        }
        assert!(planned.len() > 150, "only {} statements were looked at", planned.len());
        for table in growing.iter().chain(&of_keys) {
            assert!(planned.iter().any(|sql| sql.contains(table)), "nothing was asked of {table}");
        }
        assert!(whole.is_empty(), "{} of {} read a whole table:\n\n{}", whole.len(), planned.len(), whole.join("\n\n"));
    });
}
