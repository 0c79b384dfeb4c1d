// The `handshake` command as operators meet it: its help, what `serve` refuses, how it starts and stops, and what each
// verb prints (S12, S13, S17, P4, D9).

import { chmodSync, copyFileSync, existsSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { type Socket, connect } from "node:net";
import { join } from "node:path";
import { expect } from "@playwright/test";
import { Stranger, anAddress, urlencoded } from "../faults/stranger";
import { until, wait } from "../portal";
import { freePort } from "../port";
import { type Environment, HARBOUR, Installation, type Server, onBoth, root, sqliteFile, test } from "../process";

const VERBS = [
  "serve",
  "migrate",
  "brand",
  "brand apply",
  "brand list",
  "recipients",
  "queue",
  "queue list",
  "queue retry",
  "mail",
  "mail test",
  "keys",
  "keys list",
  "keys rotate",
  "backup",
  "verify",
];

const PUBLIC = "https://privacy.example.com";
const SMTP = "smtp://user:secret@mail.example.com:587";
const OFF_LOOPBACK = { HANDSHAKE_PUBLIC_URL: PUBLIC, HANDSHAKE_SMTP_URL: SMTP, HANDSHAKE_MAIL_FROM: "p@example.com" };

test.describe("help", () => {
  for (const verb of VERBS) {
    test(`handshake ${verb} --help says what it does and which settings it takes`, async ({ home }) => {
      const { code, out, err } = await home.run([...verb.split(" "), "--help"]);
      expect(code).toBe(0);
      expect(err).toBe("");
      expect(out).toContain(`Usage: handshake ${verb}`);
      expect(out.split("\n")[0], "its first line says what it is for").toMatch(/^[A-Z].{12,}/);
    });
  }

  test("handshake serve --help names every setting by flag and by environment, and prints no value that is secret", async ({
    home,
  }) => {
    const { out } = await home.run(["serve", "--help"], { HANDSHAKE_SMTP_URL: "smtp://me:hunter2@mail.example.com" });
    const settings =
      "ADDR METRICS_ADDR PUBLIC_URL DATABASE_URL KEYS_URL SECRET_FILE SMTP_URL SMTP_USER SMTP_PASSWORD SMTP_PASSWORD_FILE SMTP_CA_FILE SMTP_HELLO MAIL_FROM TRUSTED_PROXIES DEV LIMITS".split(" ");
    for (const setting of settings) {
      expect(out).toContain(`HANDSHAKE_${setting}`);
      expect(out).toContain(`--${setting.toLowerCase().replaceAll("_", "-")} `);
    }
    expect(out).not.toContain("hunter2");
  });
});

test.describe("serve refuses in one clear line", () => {
  const settings: [string, Environment, RegExp][] = [
    [
      "a public URL that is not https off loopback",
      { ...OFF_LOOPBACK, HANDSHAKE_PUBLIC_URL: "http://privacy.example.com" },
      /HANDSHAKE_PUBLIC_URL.*https/,
    ],
    ["no SMTP off loopback", { ...OFF_LOOPBACK, HANDSHAKE_SMTP_URL: undefined }, /HANDSHAKE_SMTP_URL is missing/],
    ["no SMTP on loopback without HANDSHAKE_DEV=1", {}, /HANDSHAKE_SMTP_URL is missing.*HANDSHAKE_DEV=1/],
    ["HANDSHAKE_DEV=1 where anybody can reach it", { HANDSHAKE_DEV: "1", HANDSHAKE_ADDR: "0.0.0.0:0" }, /HANDSHAKE_ADDR off loopback/],
    ["a public URL that is none", { HANDSHAKE_DEV: "1", HANDSHAKE_PUBLIC_URL: "privacy.example.com" }, /bare address of the site.*https:/],
    ["HANDSHAKE_DEV=1 off loopback", { ...OFF_LOOPBACK, HANDSHAKE_DEV: "1" }, /HANDSHAKE_DEV=1.*off loopback/],
    ["HANDSHAKE_LIMITS=off off loopback", { ...OFF_LOOPBACK, HANDSHAKE_LIMITS: "off" }, /HANDSHAKE_LIMITS=off.*loopback/],
    [
      "HANDSHAKE_LIMITS=off at a name that merely begins like loopback",
      { ...OFF_LOOPBACK, HANDSHAKE_PUBLIC_URL: "https://127.0.0.1.example.com", HANDSHAKE_LIMITS: "off" },
      /HANDSHAKE_LIMITS=off.*loopback/,
    ],
    ["metrics that anybody can read", { HANDSHAKE_DEV: "1", HANDSHAKE_METRICS_ADDR: "0.0.0.0:0" }, /HANDSHAKE_METRICS_ADDR.*loopback/],
    ["a log format that is none", { HANDSHAKE_DEV: "1", HANDSHAKE_LOG_FORMAT: "xml" }, /HANDSHAKE_LOG_FORMAT is text or json/],
    ["a public URL with a path", { ...OFF_LOOPBACK, HANDSHAKE_PUBLIC_URL: `${PUBLIC}/privacy` }, /HANDSHAKE_PUBLIC_URL/],
    ["an SMTP address that is none", { HANDSHAKE_SMTP_URL: "mail.example.com:25" }, /SMTP/],
  ];
  for (const [what, environment, words] of settings) {
    test(what, async ({ home }) => {
      await refuses(home, environment, words);
    });
  }

  test("one SQLite and one PostgreSQL database", async ({ begin }) => {
    const [sqlite, postgres] = [await begin("sqlite"), await begin("postgres")];
    await refuses(sqlite, { ...DEV, HANDSHAKE_KEYS_URL: postgres.databases.keys }, /same engine/);
    await refuses(postgres, { ...DEV, HANDSHAKE_KEYS_URL: sqlite.databases.keys }, /same engine/);
  });

  test("an address of no engine", async ({ home }) => {
    home.databases = { main: "mysql://127.0.0.1/a", keys: "mysql://127.0.0.1/b" };
    await refuses(home, DEV, /sqlite: or postgres/);
  });

  for (const args of [
    ["verify"],
    ["backup", "bk"],
    ["queue", "list"],
    ["queue", "retry", "--all"],
    ["recipients", "--brand", "harbour", "--topic", "events"],
    ["brand", "list"],
  ]) {
    test(`handshake ${args.join(" ")} where there is no installation fails, and makes none`, async ({ home }) => {
      const before = readdirSync(home.folder);
      const { code, out, err } = await home.run(args);
      expect([code, out]).toEqual([1, ""]);
      expect(err).toMatch(/^handshake: the main database cannot be used: there is no installation here; .*\n$/);
      expect(readdirSync(home.folder)).toEqual(before);
    });
  }

  onBoth(() => {
    test("a main or a keys database that cannot be reached", async ({ home, engine }) => {
      const nowhere = engine === "sqlite" ? "sqlite:/proc/nowhere/x.db" : `${home.databases.main}_not_there`;
      const { main, keys } = home.databases;
      home.databases = { main: nowhere, keys };
      await refuses(home, DEV, /main database cannot be used/);
      home.databases = { main, keys: nowhere };
      await refuses(home, DEV, /keys database cannot be used/);
      expect(existsSync(home.secret), "no secret is made").toBe(false);
    });

    test("a database server that is not up: serve waits and says so, every other command fails at once", async ({ home, engine }) => {
      test.skip(engine === "sqlite", "a file is there or not");
      home.databases.main = `postgres://127.0.0.1:${await freePort()}/x`;
      const { code, err } = await home.run(["recipients", "--brand", "harbour", "--topic", "events"]);
      expect([code, err]).toEqual([1, expect.stringMatching(/^handshake: the main database cannot be used/)]);
      const server = await home.start(DEV);
      await until("it says so twice", async () => server.said.match(/waiting for the database/g)?.length === 2);
      expect(server.runs).toBe(true);
      await server.kill();
    });

    test("the same database for main and keys", async ({ home }) => {
      home.databases.keys = home.databases.main;
      await refuses(home, DEV, /same database/);
    });

    test("the same database for main and keys, spelled in another way", async ({ home, engine }) => {
      const { main } = home.databases;
      const file = sqliteFile(main);
      home.databases.keys = engine === "sqlite" ? `sqlite:${join(file, "../.", file.split("/").at(-1)!)}?mode=rwc` : `${main}?application_name=keys`;
      await refuses(home, DEV, /same database/);
    });

    test("the keys of another installation", async ({ home, engine, begin }) => {
      const other = await begin(engine);
      for (const each of [home, other]) await each.do("migrate");
      home.databases.keys = other.databases.keys;
      await refuses(home, DEV, /keys database belongs to another installation/);
    });

    test("keys that are new beside a main database that is not, and the other way round", async ({ home }) => {
      await home.do("migrate");
      const { main, keys } = home.databases;
      home.databases = { main, keys: await home.freshDatabase() };
      await refuses(home, DEV, /keys database is new/);
      home.databases = { main: await home.freshDatabase(), keys };
      // Nothing is sealed under these keys yet, so a first start that died half-way is finished.
      expect((await home.run(["migrate"])).code).toBe(0);
      await aMember(home);
      home.databases.main = await home.freshDatabase();
      await refuses(home, DEV, /main database is new/);
    });

    for (const which of ["main", "keys"] as const) {
      test(`a schema of ${which} that is newer than the binary`, async ({ home }) => {
        await home.do("migrate");
        await home.change(
          which,
          `insert into _sqlx_migrations (version, description, success, checksum, execution_time)
           values (9999, 'from the future', true, ${home.bytes("00")}, 0)`,
        );
        await refuses(home, DEV, /newer than this program.*9999/);
      });
    }

    test("keys older than main: a backup of them from before a join (P4)", async ({ home }) => {
      await (await home.serveHarbour(DEV)).stop();
      const backup = await home.backUp("before");
      await aMember(home);
      home.databases.keys = await home.restored(backup, "keys");
      await refuses(home, DEV, /keys database is older than the main database/);
    });

    test("keys older than main: a backup of them from before somebody left (P4)", async ({ home }) => {
      await aMember(home);
      const backup = await home.backUp("before");
      const server = await home.serve();
      await leaves(server, "ada@example.org");
      await server.stop();
      home.databases.keys = await home.restored(backup, "keys");
      await refuses(home, DEV, /keys database is older than the main database/);
    });

    test("a secret that does not open the keys", async ({ home, engine, begin }) => {
      const other = await begin(engine);
      for (const each of [home, other]) await each.do("migrate");
      copyFileSync(other.secret, home.secret);
      await refuses(home, DEV, /does not open the keys database/);
    });

    test("a secret file that is not there when the keys are not empty, and makes no other", async ({ home }) => {
      await home.do("migrate");
      const elsewhere = join(home.folder, "elsewhere");
      await refuses(home, { ...DEV, HANDSHAKE_SECRET_FILE: elsewhere }, /secret file .*elsewhere is not there/);
      expect(existsSync(elsewhere)).toBe(false);
    });
  });

  test("a secret file that holds no secret", async ({ home }) => {
    await home.do("migrate");
    writeFileSync(home.secret, "not a secret\n");
    await refuses(home, DEV, /does not hold 32 octets/);
  });

  test("an address that is in use", async ({ home, begin }) => {
    const server = await home.serve();
    await refuses(await begin("sqlite"), { ...DEV, HANDSHAKE_ADDR: `127.0.0.1:${server.port}` }, /cannot listen on/, 2);
  });
});

test.describe("start and stop", () => {
  onBoth(() => {
    test("the first start makes the secret with mode 0600 and warns; the second does neither", async ({ home }) => {
      const first = await home.serve();
      expect(statSync(home.secret).mode & 0o777).toBe(0o600);
      expect(first.said).toMatch(/secret.*without this file.*lost/);
      const secret = readFileSync(home.secret, "utf8");
      expect(Buffer.from(secret, "base64")).toHaveLength(32);
      expect((await first.stop()).code).toBe(0);
      const second = await home.serve();
      expect(second.said).not.toContain("secret");
      expect(readFileSync(home.secret, "utf8")).toBe(secret);
      await second.stop();
      // One that others can read is warned of at every start.
      chmodSync(home.secret, 0o644);
      for (let start = 0; start < 2; start += 1) {
        const server = await home.serve();
        expect(server.said).toMatch(/WARN others than its owner can read or change this secret file.*644/);
        await server.stop();
      }
    });

    test("processes that start together on new databases make one installation and one secret", async ({ home }) => {
      for (let round = 1; round <= 4; round += 1) {
        home.databases = { main: await home.freshDatabase(), keys: await home.freshDatabase() };
        const secret = { HANDSHAKE_SECRET_FILE: join(home.folder, `secret-${round}`) };
        const ran = await Promise.all([1, 2, 3, 4].map(() => home.run(["migrate"], secret)));
        const said = ran.map(({ err }) => err).join("");
        for (const which of ["main", "keys"] as const) {
          expect(await home.count(which, "select count(*) from installation"), `${which}, round ${round}`).toBe(1);
        }
        expect(ran.map(({ code }) => code), said).toEqual([0, 0, 0, 0]);
        expect((await home.run(["migrate"], secret)).code, "and the secret opens it").toBe(0);
      }
    });

    test("SIGTERM lets a request that runs finish, takes no new ones, and ends the process with 0", async ({ home }) => {
      const server = await home.serveHarbour();
      const stranger = new Stranger(server);
      const { token, words } = await stranger.form("/harbour/subscribe");
      const fields = { token, name: "Ada Quay", email: anAddress(), topic: "new-books", above: words };
      const body = urlencoded(fields).toString();
      const slow = await open(server);
      slow.socket.write(head("POST", "/harbour/subscribe", body.length) + body.slice(0, 20));
      await wait(300);
      const ended = server.stop();
      await wait(1000);
      expect(server.runs, "it waits for the request").toBe(true);
      await expect(fetch(`${server.url}/healthz`), "it takes no new ones").rejects.toThrow();
      slow.socket.write(body.slice(20));
      const { code, milliseconds } = await ended;
      expect(slow.heard()).toMatch(/^HTTP\/1\.1 303 .*\r\n/);
      expect(code).toBe(0);
      expect(milliseconds).toBeLessThan(5_000);
      expect(await home.count("main", "select count(*) from attempt"), "what was answered was kept (P1)").toBe(1);
    });

    test("/healthz answers, and /readyz when both databases do", async ({ home }) => {
      const server = await home.serve();
      for (const path of ["/healthz", "/readyz"]) expect((await fetch(server.url + path)).status, path).toBe(200);
    });
  });

  // SQLite's files cannot be taken from a process that holds them open.
  for (const which of ["main", "keys"] as const) {
    test(`/readyz says 503 when the ${which} database is gone, /healthz still answers (PostgreSQL)`, async ({ begin }) => {
      const home = await begin("postgres");
      const server = await home.serve();
      await home.takeAway(which);
      await until("it is not ready", async () => (await fetch(`${server.url}/readyz`)).status === 503);
      expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
      expect(server.runs).toBe(true);
    });
  }

  test("SIGTERM ends the process within 10 s though a request never finishes", async ({ home }) => {
    const server = await home.serveHarbour();
    const never = await open(server);
    never.socket.write(head("POST", "/harbour/subscribe", 100) + "token=");
    await wait(300);
    const { code, milliseconds } = await server.stop();
    expect(code).toBe(0);
    expect(milliseconds).toBeLessThan(10_000);
  });

  test("SIGTERM ends the process at once though browsers keep idle connections open", async ({ home }) => {
    const server = await home.serveHarbour();
    const idle = await open(server);
    idle.socket.write(head("GET", "/healthz"));
    const silent = await open(server);
    await until("it answered", async () => idle.heard().includes("ok\n"));
    const { code, milliseconds } = await server.stop();
    expect(code).toBe(0);
    // Not when its patience with running requests is over.
    expect(milliseconds).toBeLessThan(9_000);
    silent.socket.destroy();
  });

  test("what it logs carries no colours when nobody looks at a terminal", async ({ home }) => {
    const server = await home.serve();
    expect(server.said).not.toContain("\x1b[");
  });
});

test.describe("slow and endless requests (D9)", () => {
  test("whoever does not get through a head is shown out after 10 s, while others are served", async ({ home }) => {
    const server = await home.serveHarbour();
    const sent = { "half a head": "GET /harbour HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ", "one letter": "P", nothing: "", "half a body": `${head("POST", "/harbour/subscribe", 100)}name=A` };
    const began = Date.now();
    const late = wait(25_000).then(() => Infinity);
    const slow = [];
    for (const [what, octets] of Object.entries(sent)) {
      for (let socket = 0; socket < 50; socket += 1) {
        const one = await open(server);
        one.socket.write(octets);
        slow.push({ what, ...one });
      }
    }
    for (let visit = 0; visit < 20; visit += 1) {
      expect((await fetch(`${server.url}/harbour`)).status).toBe(200);
    }
    expect(Date.now() - began, "milliseconds: all are served before anybody is shown out").toBeLessThan(9_000);
    const longest: Record<string, number> = {};
    for (const { what, closed } of slow) {
      const after = (await Promise.race([closed, late])) - began;
      longest[what] = Math.max(longest[what] ?? 0, after);
      expect(after, "nobody is shown out early").toBeGreaterThan(9_000);
    }
    for (const [what, after] of Object.entries(longest)) {
      expect.soft(after, `milliseconds until whoever sent ${what} is shown out`).toBeLessThan(20_000);
    }
  });

  test("while 900 sockets dribble, 200 requests are all answered, and the 900 are shown out", async ({ home }) => {
    const metrics = `127.0.0.1:${await freePort()}`;
    const server = await home.serveHarbour({ HANDSHAKE_METRICS_ADDR: metrics });
    const slow = await Promise.all(Array.from({ length: 900 }, () => open(server)));
    const dribbling = setInterval(() => {
      for (const { socket } of slow) if (!socket.destroyed) socket.write("G");
    }, 1_000);
    const connections = async () => {
      const text = await (await fetch(`http://${metrics}/metrics`)).text();
      return Number(text.match(/^handshake_connections_open (\d+)$/m)![1]);
    };
    await until("all are connected", async () => (await connections()) >= 900);
    for (let round = 0; round < 20; round += 1) {
      const answers = await Promise.all(Array.from({ length: 10 }, () => fetch(`${server.url}/harbour`)));
      expect(answers.map((answer) => answer.status)).toEqual(Array(10).fill(200));
      await Promise.all(answers.map((answer) => answer.arrayBuffer()));
    }
    expect(await connections(), "they dribble still").toBeGreaterThanOrEqual(900);
    await Promise.all(slow.map(({ closed }) => closed));
    clearInterval(dribbling);
    await until("their places are free", async () => (await connections()) < 50);
  });

  test("brackets within brackets under the cap are a 400 in our words where islands call", async ({ home }) => {
    const server = await home.serveHarbour();
    const stranger = new Stranger(server);
    for (const body of ["[".repeat(65_000), `{"path":${'{"a":'.repeat(10_000)}`, `{"change":"\\ud800"}`]) {
      const headers = { "content-type": "application/json", "sec-fetch-site": "same-origin" };
      const answer = await stranger.send("/api/preference", { method: "POST", body, headers });
      const { status, code } = (await answer.json()) as { status: number; code: string };
      expect([answer.status, status, code], body.slice(0, 20)).toEqual([400, 400, "malformed"]);
    }
    expect((await stranger.get("/harbour")).status, "the server lives").toBe(200);
  });

  test("a body over 64 KiB is answered 413, whatever it holds and whether it says its length", async ({ home }) => {
    const server = await home.serveHarbour();
    const stranger = new Stranger(server);
    for (const path of ["/harbour/subscribe", "/harbour/sign-in", "/harbour/one-click/abc", "/api/preference"]) {
      const answer = await stranger.send(path, { method: "POST", body: `name=${"a".repeat(65_536)}`, headers: FORM });
      expect(answer.status, path).toBe(413);
    }
    const chunked = await open(server);
    chunked.socket.write(
      `POST /harbour/subscribe HTTP/1.1\r\nHost: x\r\nContent-Type: ${FORM["content-type"]}\r\nTransfer-Encoding: chunked\r\n\r\n`,
    );
    for (let sent = 0; sent < 9; sent += 1) chunked.socket.write(`2000\r\n${"a".repeat(8192)}\r\n`);
    chunked.socket.write("0\r\n\r\n");
    await until("it is answered", async () => chunked.heard() !== "");
    expect(chunked.heard()).toMatch(/^HTTP\/1\.1 413 /);
  });
});

test.describe("brand", () => {
  onBoth(() => {
    test("apply names every fault of a file by its line, and changes nothing", async ({ home }) => {
      await home.do("brand", "apply", HARBOUR);
      const before = [await home.do("brand", "list"), await home.rows("main", "select slug, settings from brand")];
      const file = edited(home, "faulty.toml", [
        ['slug = "harbour"', 'slug = "admin"'],
        ['time_zone = "Europe/Dublin"', 'time_zone = "Europe/Ballymara"'],
        ['accent = "#1b5e7a"', 'accent = "#f4f2a0"'],
        ['purpose = "offers"', 'purpose = "oferts"'],
      ]);
      const { code, out, err } = await home.run(["brand", "apply", file]);
      expect(code).not.toBe(0);
      expect(out).toBe("");
      const lines = readFileSync(file, "utf8").split("\n");
      for (const wrong of ['slug = "admin"', "Ballymara", "#f4f2a0", '"oferts"']) {
        const line = lines.findIndex((text) => text.includes(wrong)) + 1;
        expect(err, wrong).toMatch(new RegExp(`line ${line}: .{10,}`));
      }
      expect([await home.do("brand", "list"), await home.rows("main", "select slug, settings from brand")]).toEqual(before);
    });

    test("apply takes the good files of several and refuses the faulty one", async ({ home }) => {
      const faulty = edited(home, "faulty.toml", [['name = "Harbour Books"', 'nmae = "Harbour Books"']]);
      const { code, err } = await home.run(["brand", "apply", faulty, join(root, "src/demo/meadow.toml")]);
      expect(code).not.toBe(0);
      expect(err).toContain("faulty.toml was not applied");
      expect((await home.do("brand", "list")).trim().split("\n")).toHaveLength(1);
    });

    test("changed wording is refused without a new version and taken with one; the old one is kept", async ({ home }) => {
      const server = await home.serveHarbour();
      const old = "sales, vouchers and signed copies before others see them";
      const other: [string, string] = [old, "sales and vouchers"];
      const refused = await home.run(["brand", "apply", edited(home, "changed.toml", [other])]);
      expect(refused.code).not.toBe(0);
      const line = readFileSync(HARBOUR, "utf8").split("\n").findIndex((text) => text.includes('id = "offers"'));
      expect(line).toBeGreaterThan(0);
      expect(refused.err).toMatch(/line \d+: notice "offers".*new version/);
      expect(await (await fetch(`${server.url}/harbour/subscribe`)).text()).toContain(old);

      const text = readFileSync(HARBOUR, "utf8").replace(...other);
      const at = text.indexOf("version", text.indexOf('id = "offers"', text.indexOf("[[notices]]")));
      writeFileSync(join(home.folder, "new.toml"), text.slice(0, at) + text.slice(at).replace("2026-11-27", "2026-12-01"));
      copyFileSync(join(root, "src/demo/harbour.svg"), join(home.folder, "harbour.svg"));
      await home.do("brand", "apply", join(home.folder, "new.toml"));
      await until("the new wording shows", async () =>
        (await (await fetch(`${server.url}/harbour/subscribe`)).text()).includes("offers: sales and vouchers."),
      );
      const page = await (await fetch(`${server.url}/harbour/notices/offers`)).text();
      expect(page).toContain("2026-12-01");
      expect(page, "the old version can still be read").toContain("2026-11-27");
      const versions = "select count(*) from wording where notice = 'offers' and language = 'en'";
      expect(await home.count("main", versions)).toBe(2);
    });

    test("a running server sees a changed brand within a second", async ({ home }) => {
      const server = await home.serveHarbour();
      expect((await fetch(`${server.url}/meadow`)).status).toBe(404);
      await home.do("brand", "apply", join(root, "src/demo/meadow.toml"));
      const applied = Date.now();
      await until("the brand is there", async () => (await fetch(`${server.url}/meadow`)).status === 200, 5);
      // Half a second, and what a busy machine takes.
      expect(Date.now() - applied, "milliseconds until it showed").toBeLessThan(3_000);
    });

    test("list prints a line a brand: slug, name, languages, topics", async ({ home }) => {
      await home.do("migrate");
      expect(await home.do("brand", "list")).toBe("");
      await home.do("brand", "apply", HARBOUR);
      expect(await home.do("brand", "list")).toBe("harbour\tHarbour Books\ten,pl,es\t4 topics\n");
    });
  });
});

test.describe("recipients", () => {
  onBoth(() => {
    test("prints everybody who may be written to as NDJSON, with the fields that a mailer needs", async ({ home }) => {
      const server = await home.serveHarbour();
      await new Stranger(server).become({ email: "Ada@example.org", name: "Ada Quay" });
      const withdrew = new Stranger(server);
      await withdrew.become({ email: "no.consent@example.org" });
      await withdrew.submit("/me/harbour/preferences", { change: "withdraw:letters" });
      await new Stranger(server).become({ email: "other.topic@example.org", topics: ["offers"] });
      await new Stranger(server).join(await new Stranger(server).form("/harbour/subscribe"), { email: "unconfirmed@example.org" });
      const lines = await home.recipients("events", server.url);
      expect(lines).toHaveLength(1);
      const [ada] = lines;
      expect(ada).toEqual({
        address: "Ada@example.org",
        name: "Ada Quay",
        language: "en",
        frequency: "as-it-comes",
        preferences_url: expect.stringMatching(new RegExp(`^${server.url}/harbour/unsubscribe/[\\w-]+$`)),
        unsubscribe_url: expect.stringMatching(new RegExp(`^${server.url}/harbour/one-click/[\\w-]+$`)),
        "List-Unsubscribe": `<${ada!.unsubscribe_url}>`,
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
      });
      expect((await fetch(ada!.preferences_url)).status).toBe(200);
      expect((await fetch(ada!.unsubscribe_url)).status).toBe(200);
      expect(await home.recipients("events"), "looking changes nothing").toHaveLength(1);
      const stopped = await fetch(ada!.unsubscribe_url, { method: "POST", body: urlencoded(ONE_CLICK) });
      expect(stopped.status).toBe(200);
      expect(await home.recipients("events")).toEqual([]);
      expect(await home.recipients("new-books"), "the other topic stays on").toHaveLength(1);
    });
  });

  test("says which brands and topics there are when asked for others", async ({ home }) => {
    await home.do("migrate");
    await home.do("brand", "apply", HARBOUR);
    const brand = await home.run(["recipients", "--brand", "harbor", "--topic", "events"]);
    expect([brand.code, brand.out, brand.err.trim()]).toEqual([1, "", "handshake: there is no brand harbor"]);
    const topic = await home.run(["recipients", "--brand", "harbour", "--topic", "evnets"]);
    expect([topic.code, topic.out]).toEqual([1, ""]);
    expect(topic.err).toContain("new-books, events, offers, picks");
  });
});

test.describe("verify (S13)", () => {
  onBoth(() => {
    test("finds the ledger whole after a story, and the chain whole after somebody left", async ({ home }) => {
      await aMember(home);
      expect(await home.do("verify")).toMatch(/The ledger holds: 1 chains, \d+ entries/);
      const server = await home.serve();
      await leaves(server, "ada@example.org");
      expect(await home.do("verify")).toMatch(/The ledger holds: 1 chains/);
    });

    test("names whose chain was edited, cut in the middle, cut short or put into another order", async ({ home }) => {
      await aMember(home);
      const person = (await home.rows("main", "select id from person"))[0]![0]!;
      await home.change("main", "create table saved as select * from ledger");
      for (const [what, statements] of Object.entries(HARM)) {
        for (const statement of statements) await home.change("main", statement);
        const { code, out, err } = await home.run(["verify"]);
        expect([code, out], what).toEqual([1, ""]);
        expect(err.replaceAll("-", ""), `${what}: it names whose chain it is`).toContain(person);
        await home.change("main", "delete from ledger");
        await home.change("main", "insert into ledger select * from saved");
      }
      await home.do("verify");
    });
  });
});

test.describe("queue", () => {
  onBoth(() => {
    test("list shows the work that waits, which is only our own when every email is sent", async ({ home }) => {
      await aMember(home);
      const { code, out } = await home.run(["queue", "list"]);
      expect(code).toBe(0);
      const kinds = out.trimEnd().split("\n").map((line) => line.split("\t")[2]);
      expect(kinds, "the next sweep").toContain("sweep");
      expect(kinds.filter((kind) => !["sweep", "scrub", "destroy-keys"].includes(kind!))).toEqual([]);
    });
  });
});

const HARM = {
  edited: ["update ledger set entry = replace(entry, 'events', 'offers') where entry like '%events%'"],
  "cut in the middle": ["delete from ledger where seq = 2"],
  "cut short": ["delete from ledger where seq = (select max(seq) from ledger)"],
  reordered: [
    "update ledger set seq = -1 where seq = 1",
    "update ledger set seq = 1 where seq = 2",
    "update ledger set seq = 2 where seq = -1",
  ],
};
const DEV = { HANDSHAKE_DEV: "1" };
const FORM = { "content-type": "application/x-www-form-urlencoded" };
const ONE_CLICK = { "List-Unsubscribe": "One-Click" };

/** `serve` ends by itself, not with 0, and says why in one line (besides `more` lines of its log). */
async function refuses(home: Installation, environment: Environment, words: RegExp, logged = 0) {
  const address = environment.HANDSHAKE_ADDR ?? `127.0.0.1:${await freePort()}`;
  const { code, out, err } = await home.run(["serve"], { ...environment, HANDSHAKE_ADDR: address });
  expect(code, err).toBe(1);
  expect(out).toBe("");
  const lines = err.split("\n").filter((line) => line && !/ (WARN|INFO) /.test(plain(line)));
  expect(lines, "it says so in one line").toHaveLength(1);
  expect(err.split("\n").length - 2, "and logs no more than it must").toBeLessThanOrEqual(logged);
  expect(lines[0]).toMatch(/^handshake: /);
  expect(lines[0]).toMatch(words);
  expect(lines[0], "no password is printed").not.toMatch(/hunter2|user:secret/);
}

function plain(line: string): string {
  return line.replace(/\x1b\[\d+m/g, "");
}

/** Ada has joined and confirmed; nobody serves any more. */
async function aMember(home: Installation) {
  const server = await home.serveHarbour(DEV);
  await new Stranger(server).become({ email: "ada@example.org" });
  expect((await server.stop()).code).toBe(0);
}

/** Asks for a link, signs in with it, leaves. */
async function leaves(server: Server, email: string) {
  const stranger = new Stranger(server);
  await stranger.submit("/harbour/sign-in", { email });
  const link = (await server.message(email)).text.match(/https?:\S+\/sign-in\/\S+/)![0];
  expect((await stranger.signIn(link)).status).toBe(303);
  expect(await stranger.leave()).toBe(true);
}

/** The demo brand's file with changes, in the installation's folder. */
function edited(home: Installation, name: string, changes: [string, string][]): string {
  let text = readFileSync(HARBOUR, "utf8");
  for (const [from, to] of changes) {
    expect(text).toContain(from);
    text = text.replace(from, to);
  }
  copyFileSync(join(root, "src/demo/harbour.svg"), join(home.folder, "harbour.svg"));
  writeFileSync(join(home.folder, name), text);
  return join(home.folder, name);
}

function head(method: string, path: string, length?: number): string {
  const body = length === undefined ? "" : `Content-Type: ${FORM["content-type"]}\r\nContent-Length: ${length}\r\n`;
  return `${method} ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\n${body}\r\n`;
}

/** A bare connection, and what came back on it. */
async function open(server: Server): Promise<{ socket: Socket; heard: () => string; closed: Promise<number> }> {
  const socket = connect(server.port, "127.0.0.1");
  let heard = "";
  socket.on("data", (chunk) => (heard += chunk.toString()));
  socket.on("error", () => {});
  const closed = new Promise<number>((done) => socket.once("close", () => done(Date.now())));
  await new Promise<void>((done) => socket.once("connect", done));
  return { socket, heard: () => heard, closed };
}
