// D8: mail servers that are away, say later, say never, or hang up. Who posts never waits for them, and one email is one
// email, whatever it takes.

import { expect } from "@playwright/test";
import { until, wait } from "../portal";
import { test } from "../process";
import { FakeClock } from "./clock";
import { ONCE, fault } from "./fault";
import { joins, linkTo, listed, undecided } from "./outbox";
import { PostOffice, header, words } from "./post-office";
import { everythingIsDone } from "./sound";
import { Stranger, anAddress } from "./stranger";

const HOUR = 3_600;

for (const [manner, what, failure] of [
  ["later", "4xx at RCPT", "not now at rcpt-to: 451 4.7.1"],
  ["hang-up", "a connection dropped after DATA", "no answer at message: it hung up"],
  ["busy", "421 for a greeting", "not now at connect: 421"],
] as const) {
  fault(
    { id: "D8", fault: what, promise: "asked again a minute later, under the same Message-ID (P3)" },
    async ({ home, office }) => {
      office.manner = manner;
      const server = await home.serveHarbour({ HANDSHAKE_SMTP_URL: office.url });
      const email = anAddress();
      const began = Date.now();
      await joins(server, email);
      const [message] = await until("it was tried", async () => {
        const messages = await listed(home);
        return messages[0]?.failure === failure ? messages : undefined;
      });
      expect(message).toMatchObject({ brand: "harbour", kind: "email:join", tries: 1, failure });
      expect(message!.givenUp).toBeUndefined();
      const pause = Date.parse(message!.nextTry!) - began;
      expect(pause, "milliseconds until the next try").toBeGreaterThan(55_000);
      await wait(1_500);
      expect((await listed(home))[0]!.tries, "and not before").toBe(1);

      // The minute passes, and the server has come to its senses.
      office.manner = "take";
      await home.change("main", `update queue set due_at = made_at where kind = 'email'`);
      await until("it is sent", async () => (await listed(home)).length === 0);
      const ids = new Set(office.to(email).map((one) => header(one, "Message-ID")));
      expect(ids.size).toBe(1);
      expect(office.to(email)).toHaveLength(manner === "hang-up" ? 2 : 1);
      expect(await home.count("main", "select count(*) from queue where sealed is not null"), "nothing is kept").toBe(0);
      expect(await new Stranger(server).confirm(await linkTo(office, email, "confirm"))).toBe(true);
    },
    { seeds: ONCE },
  );
}

fault(
  { id: "D8", fault: "5xx at RCPT", promise: "the address is stopped until somebody says retry" },
  async ({ home, office }) => {
    office.manner = "refuse-address";
    const server = await home.serveHarbour({ HANDSHAKE_SMTP_URL: office.url });
    const email = anAddress();
    await joins(server, email);
    const [message] = await until("it is given up", async () => {
      const messages = await listed(home);
      return messages[0]?.givenUp ? messages : undefined;
    });
    expect(message).toMatchObject({ kind: "email:join", tries: 1, failure: "address refused at rcpt-to: 550 5.1.1" });
    expect(server.said, "the log does not quote the address").not.toContain(email);

    // Nothing more is sent there, whoever asks.
    office.manner = "take";
    await joins(server, email);
    await new Stranger(server).submit("/harbour/sign-in", { email });
    await until("that is decided", async () => (await undecided(home)) === 0);
    await wait(1_500);
    expect(office.named.filter((to) => to === email)).toHaveLength(1);
    expect(office.arrived).toEqual([]);
    expect(await listed(home)).toHaveLength(1);

    // The operator knows better.
    expect(await home.do("queue", "retry", message!.id)).toBe("1 will be tried again.\n");
    await until("it is sent", async () => (await listed(home)).length === 0);
    expect(office.to(email)).toHaveLength(1);
    await joins(server, email);
    await until("the next is sent too", async () => office.to(email).length === 2);
  },
  { seeds: ONCE },
);

fault(
  { id: "D8", fault: "5xx after DATA", promise: "the email is given up, the address is not" },
  async ({ home, office }) => {
    office.manner = "refuse-message";
    const server = await home.serveHarbour({ HANDSHAKE_SMTP_URL: office.url });
    const email = anAddress();
    await joins(server, email);
    const [message] = await until("it is given up", async () => {
      const messages = await listed(home);
      return messages[0]?.givenUp ? messages : undefined;
    });
    expect(message).toMatchObject({ tries: 1, failure: "message refused at message: 554 5.6.0" });
    office.manner = "take";
    await joins(server, email);
    await until("another email goes out", async () => office.to(email).length === 2);
    expect(await home.do("queue", "retry", message!.id)).toBe("1 will be tried again.\n");
    await until("the first one too", async () => office.to(email).length === 3);
    const ids = office.to(email).map((one) => header(one, "Message-ID"));
    expect(ids[2], "under its own Message-ID").toBe(ids[0]);
    expect(ids[1]).not.toBe(ids[0]);
  },
  { seeds: ONCE },
);

fault(
  { id: "D8", fault: "no mail server for 24 hours", promise: "no request waits, each email that is still of use comes, once" },
  async ({ home }) => {
    const clock = FakeClock.of(home)!;
    test.skip(!clock, FakeClock.MISSING);
    clock.shift(0);
    home.surroundings = clock.environment;
    const office = await PostOffice.open();
    const port = Number(new URL(office.url).port);
    const server = await home.serveHarbour({ HANDSHAKE_SMTP_URL: office.url });
    const leaver = new Stranger(server);
    const [leaving, late] = [anAddress("leaver"), anAddress("late")];
    await leaver.join(await leaver.form("/harbour/subscribe"), { email: leaving });
    expect(await leaver.confirm(await linkTo(office, leaving, "confirm"))).toBe(true);
    await everythingIsDone(home);
    office.close();

    // Every answer comes while nobody listens where emails go.
    expect(await leaver.leave()).toBe(true);
    await joins(server, late);
    await until("both were tried", async () => (await listed(home)).filter(({ tries }) => tries > 0).length === 2);
    for (let hour = 1; hour <= 24; hour += 1) {
      clock.shift(hour * HOUR);
      const due = (message: { nextTry?: string }) => message.nextTry && Date.parse(message.nextTry) <= Date.now() + hour * HOUR * 1000;
      await until(`hour ${hour}: what was due was tried`, async () => !(await listed(home)).some(due));
    }
    const left = await listed(home);
    expect(left.map(({ kind, givenUp }) => [kind, Boolean(givenUp)]).sort()).toEqual([
      ["email:goodbye", false],
      ["email:join", true],
    ]);

    // The server is back. The link of the other email would have run out, so they ask again.
    const back = await PostOffice.open(port);
    try {
      await joins(server, late);
      clock.shift(31 * HOUR);
      await until("they come", async () => back.to(leaving).length > 0 && back.to(late).length > 0, 30);
      await wait(1_500);
      expect([back.to(leaving).length, back.to(late).length], "emails to each").toEqual([1, 1]);
      expect(words(back.to(late)[0]!)).toContain("/harbour/confirm/");
      expect(server.said).not.toContain(leaving);
    } finally {
      back.close();
    }
  },
  { seeds: ONCE },
);

fault(
  { id: "D8", fault: "a mail server that never says a word", promise: "a join is answered while it is waited for" },
  async ({ home, office }) => {
    office.manner = "silent";
    const server = await home.serveHarbour({ HANDSHAKE_SMTP_URL: office.url });
    await joins(server, anAddress());
    await until("it is called", async () => office.calls > 0);
    // No word of it has come yet, and whoever asks is answered.
    await joins(server, anAddress());
    expect((await listed(home)).filter(({ failure }) => failure !== "-"), "tries that are over").toEqual([]);
  },
  { seeds: ONCE },
);
