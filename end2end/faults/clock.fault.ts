// D4: clocks that are set a day forward and back, on machines of three time zones, over a leap day. The calendar's own
// oddities are in src/tests/clock.rs.

import { expect } from "@playwright/test";
import { wait } from "../portal";
import { type Server, test } from "../process";
import { FakeClock } from "./clock";
import { ONCE, fault } from "./fault";
import { linkTo } from "./outbox";
import { type PostOffice, header } from "./post-office";
import { everythingIsDone, isSound } from "./sound";
import { Stranger } from "./stranger";

const PROMISE = "due dates unchanged, tokens fail closed, each email once";
const ADA = "ada@example.org";
const BELA = "bela@example.org";

for (const zone of ["Europe/Berlin", "America/Los_Angeles", "Pacific/Apia"]) {
  fault(
    { id: "D4", fault: `a clock set ±1 day over 2028-02-29, machine in ${zone}`, promise: PROMISE },
    async ({ home, office }) => {
      const clock = FakeClock.of(home)!;
      test.skip(!clock, FakeClock.MISSING);
      clock.set("2028-02-28T22:00:00Z");
      home.surroundings = { ...clock.environment, TZ: zone };
      const smtp = { HANDSHAKE_SMTP_URL: office.url };
      let server = await home.serveHarbour(smtp);

      const ada = new Stranger(server);
      await ada.join(await ada.form("/harbour/subscribe"), { email: ADA });
      expect(await ada.confirm(await linkTo(office, ADA, "confirm"))).toBe(true);
      const paused = await ada.submit("/me/harbour/preferences", { change: "pause", until: "2028-03-02" });
      expect([paused.status, paused.headers.get("location")]).toEqual([303, "/me/harbour/preferences?done=paused"]);
      const due = await home.rows("main", DUE);
      await new Stranger(server).submit("/harbour/sign-in", { email: ADA });
      const signIn = await linkTo(office, ADA, "sign-in");
      await new Stranger(server).join(await new Stranger(server).form("/harbour/subscribe"), { email: BELA });
      const confirm = await linkTo(office, BELA, "confirm");
      await everythingIsDone(home);

      for (const moment of ["2028-02-29T22:00:30Z", "2028-02-27T22:00:00Z"]) {
        clock.set(moment);
        await opensNothing(server, signIn, confirm);
        expect(await home.rows("main", DUE), `due dates on ${moment}`).toEqual(due);
        expect(await home.recipients("events"), `recipients on ${moment}`).toEqual([]);
      }
      // It is also what a start finds.
      await server.stop();
      server = await home.serve(smtp);
      await opensNothing(server, signIn, confirm);
      expect(await home.rows("main", DUE), "due dates after a start").toEqual(due);

      // The clock is right again, and so is what was promised for this time.
      clock.set("2028-02-28T22:30:00Z");
      await opensNothing(server, signIn);
      expect(await new Stranger(server).confirm(confirm)).toBe(true);
      clock.set("2028-03-01T23:59:30Z");
      expect((await home.recipients("events")).map(({ address }) => address)).toEqual([BELA]);
      clock.set("2028-03-02T00:00:01Z");
      expect((await home.recipients("events")).map(({ address }) => address).sort()).toEqual([ADA, BELA]);
      await wait(1_500);
      await everythingIsDone(home);
      eachEmailCameOnce(office, 3);
      await server.stop();
      await isSound(home);
    },
    { seeds: ONCE },
  );
}

const DUE = "select paused_until from person where paused_until is not null";

/** None of these links opens anything, and nothing is done by pressing what there is. */
async function opensNothing(server: Server, ...links: string[]) {
  for (const link of links) {
    const page = await (await new Stranger(server).get(link)).text();
    expect(page.slice(page.indexOf("<main")), "a page without a button").not.toContain('name="token"');
    const pressed = await new Stranger(server).post(link, { token: "" });
    expect([pressed.status, pressed.headers.getSetCookie()]).toEqual([422, []]);
  }
}

function eachEmailCameOnce(office: PostOffice, count: number) {
  const ids = office.arrived.map((message) => header(message, "Message-ID"));
  expect([ids.length, new Set(ids).size], "emails, and Message-IDs").toEqual([count, count]);
}
