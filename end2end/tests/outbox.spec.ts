// Letters over real SMTP: how one looks when it arrives, and what comes of servers that say later, never, or nothing
// (P3, D8, D11).

import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { expect } from "@playwright/test";
import { PostOffice, header, words } from "../faults/post-office";
import { Stranger, anAddress } from "../faults/stranger";
import { until, wait } from "../house";
import { type Installation, type Server, freePort, onBoth, root, test } from "../process";

const NAME = "Zebediah Quillfeather";

test.describe("a letter that arrives (maildev)", () => {
  let maildev: ChildProcess;
  let [smtp, web] = [0, 0];

  test.beforeAll(async () => {
    [smtp, web] = [await freePort(), await freePort()];
    const program = join(root, "end2end/node_modules/maildev/bin/maildev");
    const args = ["--smtp", `${smtp}`, "--web", `${web}`, "--ip", "127.0.0.1", "--silent"];
    maildev = spawn(process.execPath, [program, ...args], { stdio: "ignore" });
    await until("maildev answers", async () => (await fetch(`http://127.0.0.1:${web}/email`).catch(() => undefined))?.ok);
  });
  test.afterAll(async () => {
    maildev.kill("SIGKILL");
    if (maildev.exitCode === null && maildev.signalCode === null) await once(maildev, "exit");
  });

  onBoth(() => {
    test("has two parts and the right headers, and no word of whoever typed the address (D11)", async ({ home }) => {
      const server = await home.serveHarbour({
        HANDSHAKE_SMTP_URL: `smtp://127.0.0.1:${smtp}`,
        HANDSHAKE_MAIL_FROM: "privacy@harbourbooks.example",
      });
      const email = anAddress("Maildev");
      const stranger = new Stranger(server, { "accept-language": "pl" });
      await stranger.join(await stranger.form("/harbour/join"), { email, name: NAME });
      const letter = await until("the letter arrives", async () => {
        const all = (await (await fetch(`http://127.0.0.1:${web}/email`)).json()) as Maildev[];
        return all.find(({ to }) => to.some(({ address }) => address === email));
      });
      expect(letter.envelope.to.map(({ address }) => address)).toEqual([email]);
      expect(letter.envelope.from.address).toBe("privacy@harbourbooks.example");
      expect(letter.from).toEqual([{ address: "privacy@harbourbooks.example", name: "Harbour Books" }]);
      expect(letter.to).toEqual([{ address: email, name: "" }]);
      expect(letter.headers["reply-to"]).toContain("privacy@harbourbooks.example");
      expect(letter.headers["auto-submitted"]).toBe("auto-generated");
      expect(letter.headers["content-language"]).toBe("pl");
      expect(letter.headers["content-type"]).toContain("multipart/alternative");
      expect(Math.abs(Date.parse(letter.headers.date!) - Date.now())).toBeLessThan(60_000);
      const [id] = (await home.rows("main", "select id from letter"))[0]!;
      const [said] = letter.headers["message-id"]!.match(/^<[0-9a-f-]{36}@harbourbooks\.example>$/)!;
      expect(said!.replaceAll("-", ""), "it is the letter's own id").toContain(id!);
      for (const part of [letter.text, letter.html]) {
        expect(part).toMatch(/http:\/\/127\.0\.0\.1:\d+\/harbour\/confirm\/[\w-]{43}/);
        expect(part).toMatch(/\/harbour\/not-me\/[\w-]{43}/);
        expect(part).toContain("Lantern Quay");
      }
      const source = await (await fetch(`http://127.0.0.1:${web}/email/${letter.id}/source`)).text();
      expect(source).not.toMatch(/Zebediah|Quillfeather/);
      expect(source.split("\r\n").every((line) => line.length <= 998), "no line is too long").toBe(true);

      const link = new URL(letter.text.match(/http:\S+\/confirm\/\S+/)![0]).pathname;
      expect(await stranger.confirm(link)).toBe(true);
      await until("nothing waits", async () => (await listed(home)).length === 0);
    });
  });
});

interface Maildev {
  id: string;
  to: { address: string; name: string }[];
  from: { address: string; name: string }[];
  envelope: { from: { address: string }; to: { address: string }[] };
  headers: Record<string, string>;
  text: string;
  html: string;
}

test.describe("a server that does not take a letter", () => {
  let office: PostOffice;
  test.beforeEach(async () => void (office = await PostOffice.open()));
  test.afterEach(() => office.close());

  onBoth(() => {
    for (const [manner, failure] of [
      ["later", "not now 451"],
      ["hang-up", "no connection"],
      ["busy", "not now 421"],
    ] as const) {
      test(`is asked again when it is said or left open (${manner}), under the same Message-ID (P3, D8)`, async ({ home }) => {
        office.manner = manner;
        const server = await serve(home, office);
        const email = anAddress();
        const began = Date.now();
        await joins(server, email);
        const [letter] = await until("it was tried", async () => {
          const letters = await listed(home);
          return letters[0]?.failure === failure ? letters : undefined;
        });
        expect(letter).toMatchObject({ brand: "harbour", kind: "join", tries: 1, failure });
        expect(letter!.givenUp).toBeUndefined();
        const pause = Date.parse(letter!.nextTry!) - began;
        expect(pause, "milliseconds until the next try").toBeGreaterThan(55_000);
        expect(pause).toBeLessThan(75_000);
        await wait(1_500);
        expect((await listed(home))[0]!.tries, "and not before").toBe(1);

        // The minute passes, and the server has come to its senses.
        office.manner = "take";
        await home.change("main", `update letter set next_at = made_at`);
        await until("it is sent", async () => (await listed(home)).length === 0);
        const ids = new Set(office.to(email).map((one) => header(one, "Message-ID")));
        expect(ids.size).toBe(1);
        expect(office.to(email)).toHaveLength(manner === "hang-up" ? 2 : 1);
        expect(await home.count("main", "select count(*) from letter where content is not null"), "nothing is kept").toBe(0);
        const link = words(office.to(email)[0]!).match(/http:\S+(\/harbour\/confirm\/\S+)/)![1]!;
        expect(await new Stranger(server).confirm(link)).toBe(true);
      });
    }

    test("stops an address that it refuses for good, until somebody says retry (5xx at RCPT)", async ({ home }) => {
      office.manner = "refuse-address";
      const server = await serve(home, office);
      const email = anAddress();
      await joins(server, email);
      const [letter] = await until("it is given up", async () => {
        const letters = await listed(home);
        return letters[0]?.givenUp ? letters : undefined;
      });
      expect(letter).toMatchObject({ kind: "join", tries: 1, failure: "address refused 550" });
      expect(server.said, "the log does not quote the address").not.toContain(email);

      // Nothing more is sent there, whoever asks.
      office.manner = "take";
      await joins(server, email);
      await new Stranger(server).submit("/harbour/manage", { email });
      await until("that is decided", async () => (await undecided(home)) === 0);
      await wait(1_500);
      expect(office.named.filter((to) => to === email)).toHaveLength(1);
      expect(office.arrived).toEqual([]);
      expect(await listed(home)).toHaveLength(1);

      // The operator knows better.
      expect(await home.do("letters", "retry", letter!.id)).toBe("1 letters will be tried again.\n");
      await until("it is sent", async () => (await listed(home)).length === 0);
      expect(office.to(email)).toHaveLength(1);
      await joins(server, email);
      await until("the next is sent too", async () => office.to(email).length === 2);
    });

    test("stops the mailbox of a person whose address it refuses later: they are no recipient any more", async ({ home }) => {
      const server = await serve(home, office);
      const email = anAddress();
      await joins(server, email);
      await until("the letter came", async () => office.to(email).length === 1);
      const link = words(office.to(email)[0]!).match(/http:\S+(\/harbour\/confirm\/\S+)/)![1]!;
      expect(await new Stranger(server).confirm(link)).toBe(true);
      expect(await home.recipients("events")).toHaveLength(1);

      office.manner = "refuse-address";
      await new Stranger(server).submit("/harbour/manage", { email });
      await until("it is given up", async () => (await listed(home))[0]?.failure === "address refused 550");
      expect(await home.recipients("events"), "the brand's mailer is told no more").toEqual([]);
      await new Stranger(server).submit("/harbour/manage", { email });
      await until("that is decided", async () => (await undecided(home)) === 0);
      await wait(1_200);
      expect(office.named.filter((to) => to === email), "one letter came, one was refused").toHaveLength(2);

      office.manner = "take";
      expect(await home.do("letters", "retry", "--all")).toBe("1 letters will be tried again.\n");
      await until("it is sent", async () => office.to(email).length === 2);
      expect(await home.recipients("events")).toHaveLength(1);
    });

    test("gives up a letter that it refuses at DATA, and stops no address for it", async ({ home }) => {
      office.manner = "refuse-letter";
      const server = await serve(home, office);
      const email = anAddress();
      await joins(server, email);
      const [letter] = await until("it is given up", async () => {
        const letters = await listed(home);
        return letters[0]?.givenUp ? letters : undefined;
      });
      expect(letter).toMatchObject({ tries: 1, failure: "letter refused 554" });
      office.manner = "take";
      await joins(server, email);
      await until("another letter goes out", async () => office.to(email).length === 2);
      expect(await home.do("letters", "retry", letter!.id)).toBe("1 letters will be tried again.\n");
      await until("the first one too", async () => office.to(email).length === 3);
      const ids = office.to(email).map((one) => header(one, "Message-ID"));
      expect(ids[2], "under its own Message-ID").toBe(ids[0]);
      expect(ids[1]).not.toBe(ids[0]);
    });

    test("lets nobody wait: a join is answered at once though no server is there (D8)", async ({ home }) => {
      const server = await home.serveHarbour({ HANDSHAKE_SMTP_URL: `smtp://127.0.0.1:${await freePort()}` });
      const at = Date.now();
      await joins(server, anAddress());
      expect(Date.now() - at).toBeLessThan(2_000);
      await until("it was tried", async () => (await listed(home))[0]?.failure === "no connection");
      expect((await listed(home))[0]!.givenUp).toBeUndefined();
    });
  });

  test("letters list and retry say so when there is nothing, or no such letter", async ({ home }) => {
    await home.do("migrate");
    const unknown = await home.run(["letters", "retry", "0190f3c4-0000-7000-8000-000000000000"]);
    expect(unknown.out).toBe("0 letters will be tried again.\n");
    expect(unknown.err).toContain("no letter that was given up");
    expect((await home.run(["letters", "list"])).err).toBe("0 letters\n");
  });
});

async function serve(home: Installation, office: PostOffice): Promise<Server> {
  return await home.serveHarbour({ HANDSHAKE_SMTP_URL: office.url });
}

async function joins(server: Server, email: string) {
  const stranger = new Stranger(server);
  await stranger.join(await stranger.form("/harbour/join"), { email, name: NAME });
}

async function undecided(home: Installation): Promise<number> {
  return await home.count("main", "select count(*) from attempt where decided_at is null");
}

interface Listed {
  id: string;
  brand: string;
  kind: string;
  tries: number;
  nextTry?: string;
  givenUp?: string;
  failure: string;
}

/** What `letters list` shows. */
async function listed(home: Installation): Promise<Listed[]> {
  const lines = (await home.do("letters", "list")).split("\n").filter(Boolean);
  return lines.map((line) => {
    const [id, brand, kind, , tries, state, failure] = line.split("\t") as string[];
    return {
      id: id!,
      brand: brand!,
      kind: kind!,
      tries: Number.parseInt(tries!),
      nextTry: state!.match(/^next try (.*)/)?.[1],
      givenUp: state!.match(/^given up (.*)/)?.[1],
      failure: failure!,
    };
  });
}
