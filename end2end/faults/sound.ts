// What has to be so after any fault: work gets done, the databases are whole, the ledger holds, keys and rows belong
// together.

import { expect } from "@playwright/test";
import { until, wait } from "../portal";
import type { Installation } from "../process";

/** Milliseconds without progress after which work stands still: more than what a dead process had claimed is kept from others. */
const STILL = 15_000;
/** A moment that has long passed. */
export const PAST = { sqlite: "0", postgres: "'2000-01-01'" };

/** Work goes on until no job waits, no attempt is undecided and no email is unsent. */
export async function everythingIsDone(home: Installation, patience = STILL) {
  expect(await whenItStandsStill(home, patience), "what is left when work stands still").toBe("nothing");
}

/** What waits, as soon as it is nothing or has not become less for a while. */
async function whenItStandsStill(home: Installation, patience: number): Promise<string> {
  let [last, since] = ["", Date.now()];
  for (;;) {
    // A scrub waits for others, and the sweep for its hour.
    const sql = `select (select count(*) from queue where ended_at is null and kind not in ('scrub', 'scrub-all', 'sweep', 'email')),
                        (select count(*) from attempt where decided_at is null),
                        (select count(*) from queue where kind = 'email' and (ended_at is null or dead_at is not null))`;
    const [jobs, attempts, unsent] = (await home.rows("main", sql))[0]!.map(Number);
    if (!jobs && !attempts && !unsent) return "nothing";
    const waits = `${jobs} jobs, ${attempts} attempts, ${unsent} emails`;
    if (waits !== last) [last, since] = [waits, Date.now()];
    if (Date.now() - since > patience) return waits;
    await wait(1_000);
  }
}

/** The ledger holds and the databases are whole. */
export async function isSound(home: Installation) {
  expect(await home.do("verify")).toMatch(/The ledger holds: \d+ chains/);
  if (home.engine === "postgres") return;
  for (const which of ["main", "keys"] as const) {
    expect(await home.rows(which, "pragma integrity_check")).toEqual([["ok"]]);
    expect(await home.rows(which, "pragma foreign_key_check")).toEqual([]);
  }
}

/** Erasures are finished: no key waits for its destruction, and whoever left has none. */
export async function erasuresAreFinished(home: Installation) {
  expect(await home.count("main", "select count(*) from erasure where finished_at is null"), "unfinished").toBe(0);
  expect(await home.count("main", "select count(*) from retired_key"), "keys to be destroyed").toBe(0);
  const gone = new Set((await home.rows("keys", DESTROYED)).map(([id]) => id));
  for (const [key] of await home.rows("main", "select key_id from erasure")) expect(gone).toContain(key);
}

/** What was journalled about somebody who is there is carried out. */
export async function journalIsCarriedOut(home: Installation) {
  const people = new Set((await home.rows("main", "select id from person")).map(([id]) => id));
  const seen = new Set((await home.rows("main", "select id from withdrawal")).map(([id]) => id));
  const journal = await home.rows("keys", "select id, person_id from withdrawal_journal");
  expect(journal.filter(([id, person]) => people.has(person!) && !seen.has(id!))).toEqual([]);
  const has = new Map((await home.rows("main", "select id, mailbox_id from person")) as [string, string][]);
  const moves = await home.rows("keys", "select person_id, mailbox_id from address_journal order by changed_at, id");
  const last = new Map(moves as [string, string][]);
  expect([...last].filter(([person, mailbox]) => has.has(person) && has.get(person) !== mailbox), "changes of address").toEqual([]);
}

/** Keys that never turned live are an hour old, as far as the sweep can tell. */
export async function ageKeys(home: Installation) {
  const before = { sqlite: "born_at - 7200000000", postgres: "born_at - interval '2 hours'" }[home.engine];
  await home.change("keys", `update data_key set born_at = ${before} where live_at is null and destroyed_at is null`);
}

/** After a sweep: the live keys are those of the rows that are there, no more and no fewer, and no other key can be read. */
export async function keysBelongToRows(home: Installation) {
  const waiting = "select count(*) from data_key where live_at is null and destroyed_at is null";
  await until("the sweep has looked at every key", async () => (await home.count("keys", waiting)) === 0);
  const used = `select key_id from person union select key_id from mailbox
                union select key_id from attempt where typed is not null union select key_id from queue where sealed is not null`;
  const live = "select id from data_key where wrapped is not null";
  expect((await home.rows("keys", live)).flat().sort(), "keys that can be read").toEqual(
    (await home.rows("main", used)).flat().sort(),
  );
  expect(await home.count("keys", "select count(*) from data_key where (wrapped is null) <> (destroyed_at is not null)")).toBe(0);
  const known = "select keys_destroyed from installation";
  expect(await home.count("main", known), "keys destroyed, as both count").toBe(
    await home.count("keys", "select destroyed from installation"),
  );
}

const DESTROYED = "select id from data_key where wrapped is null and destroyed_at is not null";
