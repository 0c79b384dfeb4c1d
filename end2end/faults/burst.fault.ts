// `kill -9` anywhere in a burst: what was acknowledged is there, once, and what was begun is finished (P1, P3, P4). The seed
// names the moment.

import { expect } from "@playwright/test";
import { until, wait } from "../portal";
import type { Server } from "../process";
import { rng } from "./rng";
import { fault } from "./fault";
import { type Arrived, header, words } from "./post-office";
import { erasuresAreFinished, everythingIsDone, isSound } from "./sound";
import { Refused, Stranger } from "./stranger";

const JOINS = 1_000;
const PEOPLE = 100;
/** Requests at once. */
const HANDS = 32;

fault(
  { id: "D1", fault: `kill -9 in a burst of ${JOINS} joins`, promise: "all acknowledged are there, nobody twice (P1, P3)" },
  async ({ home, office, seed }) => {
    const dice = rng(seed);
    const after = 20 + Math.floor(dice() * (JOINS - 60));
    const jitter = dice() * 20;
    console.log(`seed ${seed}: killed ${jitter.toFixed(1)} ms after ${after} of ${JOINS} joins were acknowledged`);

    let server = await home.serveHarbour({ HANDSHAKE_SMTP_URL: office.url });
    const first = server;
    const form = await new Stranger(server).form("/harbour/subscribe");
    const acknowledged = new Map<string, string>();
    let come!: () => void;
    const moment = new Promise<void>((done) => (come = done));
    const burst = each(JOINS, async (n) => {
      const email = `person${n}@example.org`;
      acknowledged.set(await new Stranger(server).join(form, { email }), email);
      if (acknowledged.size >= after) come();
    });
    await Promise.race([moment, burst]);
    await wait(jitter);
    await server.kill();
    await burst;
    expect(acknowledged.size, "it died in the middle").toBeLessThan(JOINS);
    // That all connections were taken for long says how fast this machine is, and was answered too.
    const faults = first.said.split("\n").filter((line) => line.includes("ERROR") && !line.includes("no connection was free"));
    expect.soft(faults, "and until then nothing went wrong").toEqual([]);

    server = await home.serve({ HANDSHAKE_SMTP_URL: office.url });
    await everythingIsDone(home);

    const attempts = await home.rows("main", "select id, address_index from attempt");
    const ids = new Set(attempts.map(([id]) => id));
    expect([...acknowledged.keys()].filter((id) => !ids.has(id)), "acknowledged joins that are not there").toEqual([]);
    expect(new Set(attempts.map(([, index]) => index)).size, "addresses, one a join").toBe(attempts.length);
    expect(attempts.length, "and no more than were posted").toBeLessThanOrEqual(JOINS);
    const messages = "select count(*), count(distinct attempt_id), count(ended_at) from queue where payload like '%\"join\"%'";
    const [all, distinct, sent] = (await home.rows("main", messages))[0]!.map(Number);
    expect([all, distinct, sent], "emails, one a join, all sent").toEqual(Array(3).fill(attempts.length));

    // What the post office saw: if an email came again, then under the same Message-ID; of those on their way at most.
    const arrived = new Set(office.arrived.map(({ to }) => to));
    for (const email of acknowledged.values()) expect(arrived, "got their email").toContain(email);
    for (const email of arrived) {
      expect(new Set(office.to(email).map((message) => header(message, "Message-ID"))).size, email).toBe(1);
    }
    expect(office.arrived.length - arrived.size, "emails that came again").toBeLessThanOrEqual(8);

    // Whoever got theirs goes on where they were.
    const last = [...acknowledged.values()].slice(-3);
    for (const email of last) expect(await new Stranger(server).confirm(linkTo(server, office.to(email)))).toBe(true);
    expect((await home.recipients("events")).map(({ address }) => address).sort()).toEqual(last.sort());
    await isSound(home);
  },
  { seconds: 240 },
);

fault(
  {
    id: "D1",
    fault: `kill -9 while ${PEOPLE} people confirm and leave`,
    promise: "every leave that was acknowledged is finished (P4, S12)",
  },
  async ({ home, office, seed }) => {
    const dice = rng(seed);
    const after = 10 + Math.floor(dice() * (PEOPLE / 3));
    const jitter = dice() * 20;
    console.log(`seed ${seed}: killed ${jitter.toFixed(1)} ms after ${after} leaves were acknowledged`);

    let server = await home.serveHarbour({ HANDSHAKE_SMTP_URL: office.url });
    const form = await new Stranger(server).form("/harbour/subscribe");
    const emails = Array.from({ length: PEOPLE }, (_, n) => `person${n}@example.org`);
    await each(PEOPLE, async (n) => void (await new Stranger(server).join(form, { email: emails[n]! })));
    await until("all emails came", async () => emails.every((email) => office.to(email).length > 0), 30);

    // The first half stays; of the other half everybody leaves at once.
    const [asked, confirmed, leaving, left] = [new Set(), new Set(), new Set(), new Set()];
    let come!: () => void;
    const moment = new Promise<void>((done) => (come = done));
    const burst = each(PEOPLE, async (n) => {
      const email = emails[n]!;
      const stranger = new Stranger(server);
      asked.add(email);
      if (!(await stranger.confirm(linkTo(server, office.to(email))))) return;
      confirmed.add(email);
      if (n % 3 === 0) return;
      leaving.add(email);
      if (await stranger.leave()) left.add(email);
      if (left.size >= after) come();
    });
    await Promise.race([moment, burst]);
    await wait(jitter);
    await server.kill();
    await burst;
    expect(asked.size + left.size, "it died in the middle").toBeLessThan(PEOPLE + Math.floor((PEOPLE * 2) / 3));

    server = await home.serve({ HANDSHAKE_SMTP_URL: office.url });
    expect(await home.count("main", "select count(*) from erasure where finished_at is null"), "before it serves").toBe(0);
    await everythingIsDone(home);
    await erasuresAreFinished(home);

    const there = new Set((await home.recipients("events")).map(({ address }) => address));
    for (const email of left) expect(there, `${email} has left`).not.toContain(email);
    for (const email of confirmed) if (!leaving.has(email)) expect(there, `${email} has confirmed`).toContain(email);
    const erased = await home.rows("main", "select person_id, key_id from erasure");
    expect(erased.length).toBeGreaterThanOrEqual(left.size);
    expect(erased.length).toBeLessThanOrEqual(leaving.size);
    const people = new Set((await home.rows("main", "select id from person")).map(([id]) => id));
    expect(people.size).toBe(there.size);
    for (const [person] of erased) expect(people).not.toContain(person);
    expect(await home.count("main", "select count(*) from mailbox")).toBe(there.size);

    const destroyed = await home.rows("keys", "select id from data_key where wrapped is null and destroyed_at is not null");
    const gone = new Set(destroyed.map(([id]) => id));
    const sealed = "select key_id from person union all select key_id from mailbox";
    for (const [key] of await home.rows("main", sealed)) expect(gone).not.toContain(key);

    for (const email of left as Set<string>) {
      const goodbyes = office.to(email).filter((message) => header(message, "Subject")?.startsWith("Your data at"));
      expect(new Set(goodbyes.map((message) => header(message, "Message-ID"))).size, `goodbyes to ${email}`).toBe(1);
    }
    await isSound(home);
  },
  { seconds: 240 },
);

/** Runs `count` tasks, so many hands at a time. A server that dies ends the task at hand and all that follow. */
async function each(count: number, task: (n: number) => Promise<void>) {
  let next = 0;
  const hand = async () => {
    while (next < count) {
      const n = next;
      next += 1;
      try {
        await task(n);
      } catch (error) {
        // Refused: not acknowledged. A TypeError of fetch's: the server is gone.
        if (!(error instanceof Refused || error instanceof TypeError)) throw error;
        if (error instanceof TypeError) next = count;
      }
    }
  };
  await Promise.all(Array.from({ length: HANDS }, hand));
}

/** The confirmation link of an email, at the server that runs now. */
function linkTo(server: Server, messages: Arrived[]): string {
  const link = messages.map((message) => words(message).match(/https?:\/\/\S+(\/harbour\/confirm\/\S+)/)?.[1]).find(Boolean);
  if (!link) throw new Error(`no confirmation link in ${messages.length} emails`);
  return server.url + link;
}
