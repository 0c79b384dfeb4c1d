// Backups with the real commands, and what putting one back is refused for (S12, P4). That an old one brings nobody back and
// undoes no withdrawal is among the faults (`faults/restore.fault.ts`).

import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "@playwright/test";
import { Stranger, urlencoded } from "../faults/stranger";
import { freePort } from "../port";
import { type Installation, type Server, onBoth, sqliteFile, test } from "../process";

const LEAVER = "leaver@example.org";
const QUIETER = "quieter@example.org";
const JOINER = "joiner@example.org";

onBoth((engine) => {
  test("a backup is two folders, main and keys apart, and never overwrites another", async ({ home }) => {
    await (await home.serveHarbour()).stop();
    const backup = await home.backUp("backup");
    expect(readdirSync(backup).sort()).toEqual(["keys", "main"]);
    for (const which of ["main", "keys"]) expect(readdirSync(join(backup, which))).toHaveLength(1);
    expect(existsSync(join(backup, "secret")), "the secret is kept elsewhere").toBe(false);
    for (const which of ["main", "keys"]) {
      const [file] = readdirSync(join(backup, which));
      expect((statSync(join(backup, which, file!)).mode & 0o777).toString(8), `${which} is its owner's alone`).toBe("600");
    }
    const { code, err } = await home.run(["backup", backup]);
    expect(code).not.toBe(0);
    expect(err).toMatch(/^handshake: .*(already|there)/);
  });

  test("a backup that fails says why and leaves nothing that looks like one", async ({ home }) => {
    await (await home.serveHarbour()).stop();
    const backup = join(home.folder, "half");
    if (engine === "sqlite") {
      // The second database cannot be read any more.
      mkdirSync(join(backup, "keys"), { recursive: true });
      writeFileSync(join(backup, "keys", sqliteFile(home.databases.keys).split("/").at(-1)!), "of somebody else");
      const { code, out, err } = await home.run(["backup", backup]);
      expect([code, out]).toEqual([1, ""]);
      expect(err).toContain("there already");
      expect(readdirSync(backup), "the file of somebody else stays, ours are gone").toEqual(["keys"]);
      return;
    }
    // As PostgreSQL's own program of an older version ends.
    const old = join(home.folder, "bin");
    mkdirSync(old);
    writeFileSync(
      join(old, "pg_dump"),
      "#!/bin/sh\necho 'pg_dump: error: server version: 15.9; pg_dump version: 13.2 (Debian)' >&2\n" +
        "echo 'pg_dump: error: aborting because of server version mismatch' >&2\nexit 1\n",
      { mode: 0o755 },
    );
    const failed = await home.run(["backup", backup], { PATH: `${old}:${process.env.PATH}` });
    expect([failed.code, failed.out]).toEqual([1, ""]);
    expect(failed.err).toContain("pg_dump is of version 13.2 and the server of 15.9");
    expect(existsSync(backup)).toBe(false);
    const absent = await home.run(["backup", backup], { PATH: join(home.folder, "nowhere") });
    expect([absent.code, absent.err]).toEqual([1, expect.stringContaining("pg_dump is not installed")]);
    expect(existsSync(backup)).toBe(false);
    await home.backUp("half");
    expect(readdirSync(backup).sort()).toEqual(["keys", "main"]);
  });

  test("a mailer's command that comes before the server lists nobody who has stopped or left since (D3, G2)", async ({
    home,
  }) => {
    const server = await home.serveHarbour();
    const leaver = new Stranger(server);
    await leaver.become({ email: LEAVER });
    await new Stranger(server).become({ email: QUIETER });
    const before = Object.fromEntries((await home.recipients("events", server.url)).map((one) => [one.address, one]));
    const backup = await home.backUp("yesterday");
    expect(await leaver.leave()).toBe(true);
    expect((await oneClick(server, before[QUIETER]!.unsubscribe_url)).status).toBe(200);
    await server.stop();

    home.databases.main = await home.restored(backup, "main");
    expect(await home.count("main", "select count(*) from person"), "the backup holds them both").toBe(2);
    expect(await home.count("main", "select count(*) from session"), "and nobody is signed in in it").toBe(0);
    expect(await home.recipients("events")).toEqual([]);
    expect((await home.recipients("new-books")).map((one) => one.address)).toEqual([QUIETER]);
    expect(await home.count("main", "select count(*) from suppression"), "whoever left is suppressed again").toBe(1);

    // And it asks the same of the keys.
    home.databases.keys = await home.restored(backup, "keys");
    const { code, out, err } = await home.run(["recipients", "--brand", "harbour", "--topic", "new-books"]);
    expect([code, out]).toEqual([1, ""]);
    expect(err).toMatch(/^handshake: the keys database is older than the main database.*\n$/);
  });

  test("links of a mailer's command lead where people were last served", async ({ home }) => {
    const server = await home.serveHarbour();
    await new Stranger(server).become({ email: QUIETER });
    const line = await home.do("recipients", "--brand", "harbour", "--topic", "events");
    expect(new URL(JSON.parse(line).unsubscribe_url).origin).toBe(server.url);
    const said = await home.do("recipients", "--brand", "harbour", "--topic", "events", "--public-url", "https://p.example.com");
    expect(new URL(JSON.parse(said).unsubscribe_url).origin).toBe("https://p.example.com");
  });

  test("yesterday's keys with today's main are refused, and today's are taken again", async ({ home }) => {
    let server = await home.serveHarbour();
    const leaver = new Stranger(server);
    await leaver.become({ email: LEAVER });
    await new Stranger(server).become({ email: QUIETER });
    const backup = await home.backUp("yesterday");
    expect(await leaver.leave()).toBe(true);
    await server.stop();

    const todays = home.databases.keys;
    home.databases.keys = await home.restored(backup, "keys");
    const address = { HANDSHAKE_DEV: "1", HANDSHAKE_ADDR: `127.0.0.1:${await freePort()}` };
    const { code, err } = await home.run(["serve"], address);
    expect(code).toBe(1);
    expect(err).toMatch(/^handshake: the keys database is older than the main database.*\n$/);
    expect(await home.count("main", "select count(*) from person"), "and nothing was changed").toBe(1);

    home.databases.keys = todays;
    server = await home.serve();
    expect(server.said).not.toContain("behind the keys");
    expect((await home.recipients("events")).map((one) => one.address)).toEqual([QUIETER]);
  });

  test("both databases of yesterday together are yesterday's installation", async ({ home }) => {
    let server = await home.serveHarbour();
    await new Stranger(server).become({ email: QUIETER });
    const backup = await home.backUp("yesterday");
    await new Stranger(server).become({ email: JOINER });
    await server.stop();
    home.databases = { main: await home.restored(backup, "main"), keys: await home.restored(backup, "keys") };
    server = await home.serve();
    expect((await home.recipients("events")).map((one) => one.address)).toEqual([QUIETER]);
    expect(await home.do("verify")).toContain("The ledger holds");
  });

  test("erasure is physical: what was sealed for somebody, and their key, is in no file soon after they left (S12)", async ({
    home,
  }) => {
    test.setTimeout(120_000);
    const server = await home.serveHarbour();
    const leaver = new Stranger(server);
    await leaver.become({ email: LEAVER });
    const [row] = await home.rows("main", "select person.name, mailbox.address, person.key_id from person, mailbox");
    const [name, address, key] = row!;
    const [wrapped] = (await home.rows("keys", `select wrapped from data_key where id = ${id(home, key!)}`))[0]!;
    for (const [what, hex] of Object.entries({ name, address, wrapped })) {
      expect(await home.octetsHold(hex!), `the scan finds the ${what} before`).toBe(true);
    }
    expect(await leaver.leave()).toBe(true);
    // The scrub waits for other erasures, a minute on SQLite and an hour on PostgreSQL, and comes once more after the
    // goodbye email; here it comes at once.
    const left = async () => {
      await home.change("main", `update queue set due_at = ${PAST[engine]} where kind = 'scrub'`);
      const found = [];
      for (const [what, hex] of Object.entries({ name, address, wrapped })) if (await home.octetsHold(hex!)) found.push(what);
      return found;
    };
    await expect.poll(left, { message: "what is still in a file", timeout: 30_000, intervals: [500] }).toEqual([]);
  });
});

/** A moment that has long passed. */
const PAST = { sqlite: "0", postgres: "'2000-01-01'" };

async function oneClick(server: Server, url: string): Promise<Response> {
  const body = urlencoded({ "List-Unsubscribe": "One-Click" });
  return await fetch(server.url + new URL(url).pathname, { method: "POST", body });
}

/** An id as this engine's SQL spells it. */
function id(home: Installation, hex: string): string {
  return home.engine === "sqlite" ? `x'${hex}'` : `'${hex}'::uuid`;
}
