// D3: the main database of thirty days ago beside today's keys. Who left since stays gone, and what was withdrawn since stays
// withdrawn.

import { expect } from "@playwright/test";
import { wait } from "../portal";
import { type Installation, type Server, test } from "../process";
import { FakeClock } from "./clock";
import { ONCE, fault } from "./fault";
import { linkTo } from "./outbox";
import { header } from "./post-office";
import { everythingIsDone, isSound } from "./sound";
import { Stranger, urlencoded } from "./stranger";

const DAYS = 30;
const LEAVER = "leaver@example.org";
const QUIETER = "quieter@example.org";
const STAYER = "stayer@example.org";

fault(
  {
    id: "D3",
    fault: `a backup of main, ${DAYS} days old, is put back`,
    promise: "erased people never reappear, later opt-outs survive through the journal (S12, P4)",
  },
  async ({ home, office }) => {
    const clock = FakeClock.of(home)!;
    test.skip(!clock, FakeClock.MISSING);
    clock.shift(-DAYS * 24 * 3_600);
    home.surroundings = clock.environment;
    const smtp = { HANDSHAKE_SMTP_URL: office.url };
    let server = await home.serveHarbour(smtp);
    for (const [email, name] of [[LEAVER, "Lea Leaver"], [QUIETER, "Quinn Quieter"], [STAYER, "Sam Stayer"]] as const) {
      const stranger = new Stranger(server);
      await stranger.join(await stranger.form("/harbour/subscribe"), { email, name });
      expect(await stranger.confirm(await linkTo(office, email, "confirm"))).toBe(true);
    }
    const before = Object.fromEntries((await home.recipients("events", server.url)).map((one) => [one.address, one]));
    const [keyOfLeaver] = (await home.rows("main", "select key_id from person order by joined_at"))[0]!;
    // A backup while people are served.
    const backup = await home.backUp("a-month-ago");

    clock.shift(0);
    const leaver = new Stranger(server);
    await (await leaver.submit("/harbour/sign-in", { email: LEAVER })).arrayBuffer();
    expect((await leaver.signIn(await linkTo(office, LEAVER, "sign-in"))).status).toBe(303);
    expect(await leaver.leave()).toBe(true);
    expect((await oneClick(server, before[QUIETER]!.unsubscribe_url)).status).toBe(200);
    await everythingIsDone(home);
    expect(office.to(LEAVER).map((message) => header(message, "Subject"))).toContain("Your data at Harbour Books is deleted");
    expect((await server.stop()).code).toBe(0);

    home.databases.main = await home.restored(backup, "main");
    expect(await home.count("main", "select count(*) from person"), "the backup holds all of them").toBe(3);
    const messages = office.to(LEAVER).length;
    server = await home.serve(smtp);
    expect(server.said).toMatch(/WARN.*behind the keys/);
    expect(server.said).toMatch(/people.*1.*withdrawals.*1/);
    expect(server.said).not.toMatch(/leaver|quieter|Lea |Quinn/i);
    await asItWas(home, keyOfLeaver!);

    // Neither a link of an email from before nor a wish for a sign-in link reaches whoever left.
    await new Stranger(server).submit("/harbour/sign-in", { email: LEAVER });
    await new Stranger(server).submit("/harbour/sign-in", { email: STAYER });
    await linkTo(office, STAYER, "sign-in");
    await wait(500);
    expect(office.to(LEAVER)).toHaveLength(messages);
    const preferences = await fetch(server.url + new URL(before[LEAVER]!.preferences_url).pathname);
    expect(await preferences.text()).not.toContain("New books");

    // The second start finds nothing left to do; whoever left may join again.
    expect((await server.stop()).code).toBe(0);
    server = await home.serve(smtp);
    expect(server.said).not.toContain("behind the keys");
    await asItWas(home, keyOfLeaver!);
    const again = new Stranger(server);
    await again.join(await again.form("/harbour/subscribe"), { email: LEAVER });
    await everythingIsDone(home);
    expect(office.to(LEAVER)).toHaveLength(messages + 1);
    expect((await server.stop()).code).toBe(0);
    await isSound(home);
  },
  { seeds: ONCE },
);

async function asItWas(home: Installation, keyOfLeaver: string) {
  expect((await home.recipients("new-books")).map((one) => one.address).sort()).toEqual([QUIETER, STAYER]);
  expect((await home.recipients("events")).map((one) => one.address), "the topic that was withdrawn stays off").toEqual([STAYER]);
  const id = home.engine === "sqlite" ? `x'${keyOfLeaver}'` : `'${keyOfLeaver}'::uuid`;
  expect(await home.rows("keys", `select wrapped from data_key where id = ${id} and wrapped is not null`)).toEqual([]);
  expect(await home.count("main", `select count(*) from person where key_id = ${id}`)).toBe(0);
  expect(await home.count("main", "select count(*) from mailbox")).toBe(2);
}

async function oneClick(server: Server, url: string): Promise<Response> {
  const body = urlencoded({ "List-Unsubscribe": "One-Click" });
  return await fetch(server.url + new URL(url).pathname, { method: "POST", body });
}
