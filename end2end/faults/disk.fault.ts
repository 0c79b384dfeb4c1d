// D2: no room, and a disk that fails. Who writes gets a page that helps, who reads is served, and when the disk is well
// again so is the portal, without a restart.

import { expect } from "@playwright/test";
import { until, wait } from "../portal";
import { type Installation, type Server, test } from "../process";
import { rng } from "./rng";
import { FailingDisk, SmallDisk } from "./disk";
import { ONCE, fault } from "./fault";
import { everythingIsDone, isSound } from "./sound";
import { Refused, Stranger } from "./stranger";

const PROMISE = "503 with a page that helps, reads and the unsubscribe page are served, well again without a restart";
const MEMBER = "member@example.org";
const TITLES = { en: "Not possible just now", pl: "W tej chwili to niemożliwe", es: "Ahora mismo no es posible" };
/** More posts than fill any disk of ours. */
const MOST = 5_000;
const HANDS = 8;
/** What failed is tried again after a minute; milliseconds until that must have happened. */
const AGAIN = 75_000;

fault(
  { id: "D2", fault: "a full disk (1 MiB left)", promise: PROMISE },
  async ({ home }) => {
    const disk = new SmallDisk();
    const reason = disk.mount();
    test.skip(reason !== undefined, reason);
    try {
      await disk.hold(home);
      const server = await home.serveHarbour();
      await trouble(home, server, () => disk.fill(), () => disk.makeRoom());
    } finally {
      disk.makeRoom();
      await home.end();
      disk.end();
    }
  },
  { seeds: ONCE, seconds: 240 },
);

// Of PostgreSQL's disk PostgreSQL's own server takes care.
fault(
  { id: "D2", fault: "EIO from the Nth write on", promise: PROMISE },
  async ({ home, seed }) => {
    const disk = new FailingDisk(home);
    const server = await home.serveHarbour(disk.environment);
    const nth = 1 + Math.floor(rng(seed)() * 60);
    console.log(`seed ${seed}: write ${nth} fails and all that follow`);
    await trouble(home, server, () => disk.fail(nth), () => disk.mend());
  },
  { engines: ["sqlite"], seconds: 240 },
);

async function trouble(home: Installation, server: Server, begin: () => void, end: () => void) {
  const member = new Stranger(server);
  await member.become({ email: MEMBER });
  const [recipient] = await home.recipients("events", server.url);
  const unsubscribe = new URL(recipient!.preferences_url).pathname;
  const form = await new Stranger(server).form("/harbour/subscribe");
  const pid = server.pid;

  begin();
  const acknowledged = await joinUntilRefused(server, form);
  for (const [language, title] of Object.entries(TITLES)) {
    const answer = await until(`a refusal in ${language}`, async () => {
      const stranger = new Stranger(server, { "accept-language": language });
      const answer = await stranger.post("/harbour/subscribe", joinFields(await stranger.form("/harbour/subscribe"), "later"));
      return answer.status !== 303 && answer;
    });
    expect(answer.status).toBe(503);
    expect(Number(answer.headers.get("retry-after")), "seconds until it is worth trying again").toBeGreaterThan(0);
    expect(await answer.text()).toContain(title);
  }
  expect((await fetch(`${server.url}/readyz`)).status, "ready").toBe(503);
  expect((await fetch(`${server.url}/healthz`)).status, "healthy").toBe(200);
  for (const path of ["/harbour", "/harbour/subscribe", "/me", "/me/harbour/preferences", unsubscribe]) {
    const answer = await member.get(path);
    expect([answer.status, await answer.text()], path).toEqual([200, expect.stringContaining("Harbour Books")]);
  }
  expect((await home.recipients("events")).map(({ address }) => address), "the mailer's list").toContain(MEMBER);
  const before = server.said.split("ERROR").length;
  await wait(6_000);
  expect(server.said.split("ERROR").length - before, "lines of trouble in six idle seconds").toBeLessThanOrEqual(8);

  end();
  await until("it is ready again", async () => (await fetch(`${server.url}/readyz`)).ok, 30);
  const late = new Stranger(server);
  acknowledged.push(await late.join(await late.form("/harbour/subscribe"), { email: "late@example.org" }));
  const stopped = await new Stranger(server).submit(unsubscribe, { everything: "yes" });
  expect(stopped.status).toBe(303);
  await everythingIsDone(home, AGAIN);
  expect(server.runs && server.pid, "the same process").toBe(pid);
  const attempts = new Set((await home.rows("main", "select id from attempt")).flat());
  expect(acknowledged.filter((id) => !attempts.has(id)), "acknowledged joins that are not there").toEqual([]);
  expect(await home.recipients("events"), "after the unsubscribe page").toEqual([]);
  await server.message("late@example.org");
  expect((await server.stop()).code).toBe(0);
  await isSound(home);
}

/** Joins, several at a time, until nothing more is taken; what was acknowledged. Every answer is either of the two. */
async function joinUntilRefused(server: Server, form: { token: string; words: string[] }): Promise<string[]> {
  const acknowledged: string[] = [];
  let [next, refused] = [0, 0];
  const hand = async () => {
    while (next < MOST && refused < 20) {
      next += 1;
      const email = `crowd${next}@example.org`;
      try {
        acknowledged.push(await new Stranger(server).join(form, { email }));
      } catch (error) {
        expect(error).toBeInstanceOf(Refused);
        expect((error as Refused).message).toBe("joining was answered with 503");
        refused += 1;
      }
    }
  };
  await Promise.all(Array.from({ length: HANDS }, hand));
  expect(refused, "refusals").toBeGreaterThan(0);
  console.log(`${acknowledged.length} joins were taken before ${refused} were refused`);
  return acknowledged;
}

function joinFields({ token, words }: { token: string; words: string[] }, who: string) {
  return { token, name: "Ada Quay", email: `${who}@example.org`, topic: ["events"], beside: words };
}
