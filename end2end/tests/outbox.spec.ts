// Emails over real SMTP: how one looks when it arrives, and who gets none any more (P3, D11). What comes of servers that say
// later, never, or nothing is among the faults (`faults/mail.fault.ts`).

import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { expect } from "@playwright/test";
import { PostOffice, words } from "../faults/post-office";
import { joins, listed, undecided } from "../faults/outbox";
import { Stranger, anAddress } from "../faults/stranger";
import { until, wait } from "../portal";
import { freePort } from "../port";
import { onBoth, root, test } from "../process";

const NAME = "Zebediah Quillfeather";

test.describe("an email that arrives (maildev)", () => {
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
      await stranger.join(await stranger.form("/harbour/subscribe"), { email, name: NAME });
      const message = await until("the email arrives", async () => {
        const all = (await (await fetch(`http://127.0.0.1:${web}/email`)).json()) as Maildev[];
        return all.find(({ to }) => to.some(({ address }) => address === email));
      });
      expect(message.envelope.to.map(({ address }) => address)).toEqual([email]);
      expect(message.envelope.from.address).toBe("privacy@harbourbooks.example");
      expect(message.from).toEqual([{ address: "privacy@harbourbooks.example", name: "Harbour Books" }]);
      expect(message.to).toEqual([{ address: email, name: "" }]);
      expect(message.headers["reply-to"]).toContain("privacy@harbourbooks.example");
      expect(message.headers["auto-submitted"]).toBe("auto-generated");
      expect(message.headers["content-language"]).toBe("pl");
      expect(message.headers["content-type"]).toContain("multipart/alternative");
      expect(Math.abs(Date.parse(message.headers.date!) - Date.now())).toBeLessThan(60_000);
      const [id] = (await home.rows("main", "select id from queue where kind = 'email'"))[0]!;
      const [said] = message.headers["message-id"]!.match(/^<[0-9a-f-]{36}@harbourbooks\.example>$/)!;
      expect(said!.replaceAll("-", ""), "it is the email's own id").toContain(id!);
      for (const part of [message.text, message.html]) {
        expect(part).toMatch(/http:\/\/127\.0\.0\.1:\d+\/harbour\/confirm\/[\w-]{43}/);
        expect(part).toMatch(/\/harbour\/not-me\/[\w-]{43}/);
        expect(part).toContain("Lantern Quay");
      }
      const source = await (await fetch(`http://127.0.0.1:${web}/email/${message.id}/source`)).text();
      expect(source).not.toMatch(/Zebediah|Quillfeather/);
      expect(source.split("\r\n").every((line) => line.length <= 998), "no line is too long").toBe(true);

      const link = new URL(message.text.match(/http:\S+\/confirm\/\S+/)![0]).pathname;
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

test.describe("a server that does not take an email", () => {
  let office: PostOffice;
  test.beforeEach(async () => void (office = await PostOffice.open()));
  test.afterEach(() => office.close());

  onBoth(() => {
    test("stops the mailbox of a person whose address it refuses later: they are no recipient any more", async ({ home }) => {
      const server = await home.serveHarbour({ HANDSHAKE_SMTP_URL: office.url });
      const email = anAddress();
      await joins(server, email);
      await until("the email came", async () => office.to(email).length === 1);
      const link = words(office.to(email)[0]!).match(/http:\S+(\/harbour\/confirm\/\S+)/)![1]!;
      expect(await new Stranger(server).confirm(link)).toBe(true);
      expect(await home.recipients("events")).toHaveLength(1);

      office.manner = "refuse-address";
      await new Stranger(server).submit("/harbour/sign-in", { email });
      await until("it is given up", async () => (await listed(home))[0]?.failure === "address refused at rcpt-to: 550 5.1.1");
      expect(await home.recipients("events"), "the brand's mailer is told no more").toEqual([]);
      await new Stranger(server).submit("/harbour/sign-in", { email });
      await until("that is decided", async () => (await undecided(home)) === 0);
      await wait(1_200);
      expect(office.named.filter((to) => to === email), "one email came, one was refused").toHaveLength(2);

      office.manner = "take";
      expect(await home.do("queue", "retry", "--all")).toBe("1 will be tried again.\n");
      await until("it is sent", async () => office.to(email).length === 2);
      expect(await home.recipients("events")).toHaveLength(1);
    });
  });

  test("queue list and retry say so when there is nothing, or no such job", async ({ home }) => {
    await home.do("migrate");
    const unknown = await home.run(["queue", "retry", "0190f3c4-0000-7000-8000-000000000000"]);
    expect(unknown.out).toBe("0 will be tried again.\n");
    expect(unknown.err).toContain("nothing that was given up");
    expect((await home.run(["queue", "list"])).err).toBe("0 in the queue\n");
  });
});

test.describe("handshake mail test", () => {
  let office: PostOffice;
  test.beforeEach(async () => void (office = await PostOffice.open()));
  test.afterEach(() => office.close());
  const settings = { HANDSHAKE_PUBLIC_URL: "https://privacy.example.com", HANDSHAKE_MAIL_FROM: "privacy@example.com" };

  test("sends one email and prints each step with the server's answer", async ({ home }) => {
    const { code, out, err } = await home.run(["mail", "test", "ops@example.org"], { ...settings, HANDSHAKE_SMTP_URL: office.url });
    expect([code, err]).toEqual([0, ""]);
    const steps = out.trimEnd().split("\n").map((line) => line.replace(/ .*/, ""));
    expect(steps).toEqual(["connect", "mail-from", "rcpt-to", "data", "message", "the"]);
    expect(out).toContain("hello from privacy.example.com");
    expect(office.to("ops@example.org")).toHaveLength(1);
    expect(words(office.to("ops@example.org")[0]!)).toContain("https://privacy.example.com/ sends by");
  });

  test("says what the server said against it, and where", async ({ home }) => {
    office.manner = "refuse-address";
    const refused = await home.run(["mail", "test", "nobody@example.org"], { ...settings, HANDSHAKE_SMTP_URL: office.url });
    expect(refused.code).toBe(1);
    expect(refused.out).toMatch(/^rcpt-to .*550.*5\.1\.1 <nobody@example\.org> is nobody here/m);
    expect(refused.err).toContain("it was not sent: address refused at rcpt-to: 550 5.1.1");
    const nowhere = await home.run(["mail", "test", "ops@example.org"], { ...settings, HANDSHAKE_SMTP_URL: `smtp://127.0.0.1:${await freePort()}` });
    expect(nowhere.code).toBe(1);
    expect(nowhere.err).toContain("no answer at connect: the connection was refused");
    for (const [args, more, says] of [
      [["mail", "test", "nobody"], { HANDSHAKE_SMTP_URL: office.url }, "that is no email address"],
      [["mail", "test", "ops@example.org"], {}, "HANDSHAKE_SMTP_URL is missing"],
      [["mail", "test", "ops@example.org"], { HANDSHAKE_SMTP_URL: "smtp://me:hunter/2@mail.example.com" }, "percent-encoded"],
    ] as const) {
      const { code, err } = await home.run([...args], { ...settings, ...more });
      expect(code).toBe(1);
      expect(err).toContain(says);
      expect(err).not.toContain("hunter");
    }
  });
});
