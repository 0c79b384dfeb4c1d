// Death at every named place, and anywhere in a burst: what was acknowledged is there, once, and what was begun is finished.

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "@playwright/test";
import { until, wait } from "../portal";
import { HARBOUR, type Installation, root, test } from "../process";
import { rng } from "./rng";
import { FAILPOINTS, type Failpoint, inTheSource } from "./failpoints";
import { type Told, fault } from "./fault";
import { People } from "./people";
import { PAST, ageKeys, erasuresAreFinished, everythingIsDone, isSound, journalIsCarriedOut, keysBelongToRows } from "./sound";

const PEOPLE = 5;
const PROMISE = "nothing acknowledged is lost, nobody and no email is there twice, what was begun is finished";

test("D1 every failpoint of the source is in the driver's list, once", () => {
  expect(FAILPOINTS.map(({ name }) => name).sort()).toEqual(inTheSource().sort());
});

test("D1 a release has no failpoints", () => {
  // What the browser specs run was built as a release is, as far as features go.
  const built = ["release", "specs"].map((name) => join(root, "target", name, "handshake")).filter(existsSync);
  test.skip(built.length === 0, "neither a release nor a binary for the browser specs is built");
  for (const binary of built) expect(readFileSync(binary).includes("HANDSHAKE_FAILPOINT"), binary).toBe(false);
});

for (const failpoint of FAILPOINTS) {
  fault({ id: "D1", fault: `death at ${failpoint.name}`, promise: PROMISE }, (told) => diesAt(failpoint, told));
}

async function diesAt(failpoint: Failpoint, { home, office, seed }: Told) {
  const dice = rng(seed);
  const passes = Math.floor(dice() * (failpoint.passes + 1));
  const smtp = { HANDSHAKE_SMTP_URL: office.url };
  const armed = (name: string, passes: number) => ({ ...smtp, HANDSHAKE_FAILPOINT: `${name}:${passes}` });
  const people = new People(home, office, PEOPLE, dice);

  if (failpoint.story === "sweep") {
    // Two deaths leave what a sweep is for: a key that nothing is sealed under, and one that is in use and not yet live.
    await home.do("brand", "apply", HARBOUR);
    for (const leftover of ["join/key-minted", "confirm/committed"]) {
      const server = await home.serve(armed(leftover, 1));
      await people.live(server);
      expect(await server.death(), leftover).toBe("SIGABRT");
    }
    await ageKeys(home);
    expect(await (await home.start(armed(failpoint.name, passes))).death(), "how it ended").toBe("SIGABRT");
  } else {
    const server = await home.serveHarbour(armed(failpoint.name, passes));
    await people.live(server);
    if (failpoint.story === "scrub") await scrubs(home, () => Promise.resolve(!server.runs));
    // What comes after the last answer may still be on its way there.
    await until("it dies", async () => !server.runs, 20);
    expect(await server.death(), "how it ended").toBe("SIGABRT");
  }

  let server = await home.serve(smtp);
  await everythingIsDone(home);
  await people.areAsAcknowledged();
  await erasuresAreFinished(home);
  await journalIsCarriedOut(home);

  await people.live(server);
  await everythingIsDone(home);
  await people.areWhereTheirLivesLed();
  if (failpoint.story === "scrub") await scrubs(home, async () => (await home.count("main", SCRUBS)) === 0);
  expect((await server.stop()).code).toBe(0);

  await ageKeys(home);
  server = await home.serve(smtp);
  await keysBelongToRows(home);
  await erasuresAreFinished(home);
  expect((await server.stop()).code).toBe(0);
  const said = home.servers.slice(-2).flatMap((server) => server.said.split("\n"));
  // A scrub gives way to whoever reads, says so and comes again.
  expect(said.filter((line) => line.includes("ERROR") && !line.includes("kind=scrub"))).toEqual([]);
  await isSound(home);
}

const SCRUBS = "select count(*) from queue where kind like 'scrub%'";

/** A scrub waits for other erasures, and a claim of one lasts long; here it comes at once. */
async function scrubs(home: Installation, until_: () => Promise<boolean>) {
  await until("it scrubs", async () => {
    await home.change("main", `update queue set due_at = ${PAST[home.engine]}, claimed_until = null where kind like 'scrub%'`);
    await wait(200);
    return await until_();
  });
}
