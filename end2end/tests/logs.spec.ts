// Nothing personal in a log, whatever is logged, and nothing readable in a database (S14). A whole story
// is told with names, addresses, tokens and network addresses that can be recognised, with the log at its most talkative.

import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect } from "@playwright/test";
import { PostOffice, words } from "../faults/post-office";
import { type Fields, Stranger } from "../faults/stranger";
import { until, wait } from "../portal";
import { freePort } from "../port";
import { type Installation, type Server, onBoth, output, test } from "../process";

const EMAIL = "Canary.Bird+seed@Example.org";
const NAME = "Kanarina Featherquill";
const NEW_NAME = "Trillissima Songsworth";
const SOURCE = "203.0.113.77";
const SOURCE_6 = "2001:db8:cafe::77";

/** What must not be found, in any case of emails. Tokens are added as they are seen. */
const PERSONAL = [
  "canary.bird",
  "kanarina",
  "featherquill",
  "trillissima",
  "songsworth",
  SOURCE,
  "2001:db8:cafe",
  "canaryagent",
  "canaryquery",
  "canarygarbage",
];

let office: PostOffice;
test.beforeEach(async () => void (office = await PostOffice.open()));
test.afterEach(() => office.close());

onBoth((engine) => {
  for (const format of ["text", "json"]) {
    test(`0 hits of name, address, token or network address in the ${format} log at trace, in the metrics, nor in plain in any database (S14)`, async ({
      home,
    }) => {
      test.setTimeout(120_000);
      const metrics = `127.0.0.1:${await freePort()}`;
      const talkative = { ...TALKATIVE, HANDSHAKE_LOG_FORMAT: format, HANDSHAKE_METRICS_ADDR: metrics };
      const counted = async () => await (await fetch(`http://${metrics}/metrics`)).text();
      const secrets = new Set(PERSONAL);
      if (engine === "postgres") secrets.add(new URL(home.databases.main).password);
      let server = await home.serveHarbour({ ...talkative, HANDSHAKE_SMTP_URL: office.url });
      const headers = {
        "x-forwarded-for": `${SOURCE_6}, ${SOURCE}`,
        "user-agent": "CanaryAgent/1.0",
        referer: `${server.url}/harbour/subscribe?from=canaryquery`,
      };
      const ada = new Stranger(server, headers);

      await test.step("what goes wrong before anybody joins", () => mistakes(server, headers));

      await test.step("joining, the email, confirming", async () => {
        const form = await ada.form("/harbour/subscribe?utm=canaryquery");
        // People take their time.
        await wait(2_100);
        secrets.add(await mark(await ada.post("/harbour/subscribe", { ...join_(form), name: NAME, email: EMAIL })));
        const message = words(await until("the email came", async () => office.to(DELIVERED)[0]));
        const [confirm, notMe] = [link(message, "confirm"), link(message, "not-me")];
        for (const path of [confirm, notMe]) secrets.add(path.split("/").at(-1)!);
        await ada.get(notMe);
        expect(await ada.confirm(confirm)).toBe(true);
        expect((await ada.post(confirm, { token: "canarygarbage" })).status).toBe(422);
      });

      await test.step("preferences, name, copy, signing out and in", async () => {
        for (const path of ["/me", "/me/harbour/consents", "/me/harbour/preferences", "/me/harbour/data"]) {
          expect((await ada.get(path)).status, path).toBe(200);
        }
        expect((await ada.submit("/me/harbour/details", { name: NEW_NAME, language: "pl" })).status).toBe(303);
        expect((await ada.submit("/me/harbour/preferences", { change: "stop:events" })).status).toBe(303);
        expect(JSON.stringify(await (await ada.get("/me/harbour/data.json")).json())).toContain(NEW_NAME);
        const [recipient] = await home.recipients("new-books");
        expect(recipient!.name).toBe(NEW_NAME);
        for (const url of [recipient!.unsubscribe_url, recipient!.preferences_url]) secrets.add(url.split("/").at(-1)!);
        const body = new URLSearchParams({ "List-Unsubscribe": "One-Click" });
        const oneClick = new URL(recipient!.unsubscribe_url).pathname;
        expect((await fetch(server.url + oneClick, { method: "POST", body, headers })).status).toBe(200);
        await until("the undo email came", async () => office.to(DELIVERED).length === 2);
        secrets.add(link(words(office.to(DELIVERED)[1]!), "undo").split("/").at(-1)!);
        for (const cookie of ada.kept()) secrets.add(cookie);
        const me = await (await ada.get("/me")).text();
        const signOut = me.slice(me.indexOf('action="/me/sign-out'));
        const out = await ada.post("/me/sign-out", { token: signOut.match(/name="token"[^>]*value="([^"]+)"/)![1]! });
        expect(out.headers.get("location")).toMatch(/signed-out/);
        expect((await ada.submit("/harbour/sign-in", { email: EMAIL })).status).toBe(303);
        await until("the sign-in email came", async () => office.to(DELIVERED).length === 3);
        const signIn = link(words(office.to(DELIVERED)[2]!), "sign-in");
        secrets.add(signIn.split("/").at(-1)!);
        expect((await ada.signIn(signIn)).status).toBe(303);
        for (const cookie of ada.kept()) secrets.add(cookie);
      });

      await test.step("a server of theirs that quotes the address when it refuses it", async () => {
        office.manner = "refuse-address";
        const form = await ada.form("/harbour/subscribe");
        await wait(2_100);
        await ada.post("/harbour/subscribe", { ...join_(form), name: NAME, email: `canary.bird.2@example.org` });
        await until("it was refused", async () => office.named.includes("canary.bird.2@example.org"));
        office.manner = "later";
      });

      await test.step("while they are a member, and an email of theirs waits, no database holds a word in plain", async () => {
        await inNoDatabase(home, secrets);
        expect(hits(await counted(), secrets), "in the metrics").toEqual([]);
        await server.kill();
        server = await home.serve({ ...talkative, HANDSHAKE_SMTP_URL: office.url });
        await inNoDatabase(home, secrets);
      });

      await test.step("leaving", async () => {
        const again = ada.at(server);
        expect(await again.leave()).toBe(true);
        await until("the goodbye was tried", async () => office.named.filter((to) => to === DELIVERED).length > 3);
        await inNoDatabase(home, secrets);
      });

      await test.step("databases that fail in the middle of a request", async () => {
        const form = await ada.at(server).form("/harbour/subscribe");
        await wait(2_100);
        await home.change("main", "drop table link");
        await home.change("main", "alter table attempt rename to attempt_away");
        const answer = await ada.at(server).post("/harbour/subscribe", { ...join_(form), name: NAME, email: EMAIL });
        expect(answer.status).toBe(500);
        expect(await answer.text()).not.toMatch(/attempt|sql|column/i);
      });
      const text = await counted();
      expect(text).toMatch(/^handshake_stories_total\{story="erasure"\} 1$/m);
      expect(hits(text, secrets), "in the metrics").toEqual([]);
      await server.stop();

      for (const { said, what } of ended(home)) {
        if (format === "json") for (const line of said.split("\n").filter(Boolean)) JSON.parse(line);
        expect(said, `${what} logs something`).toContain("TRACE");
        expect(hits(said, secrets), `in the log of ${what}`).toEqual([]);
      }
    });
  }

  test("a finished request is one line with its id, and every line within it carries that id (S14)", async ({ home }) => {
    const server = await home.serveHarbour({ HANDSHAKE_LOG_FORMAT: "json" });
    const lines = () => server.said.split("\n").filter(Boolean).map((line) => JSON.parse(line) as Record<string, unknown>);
    const of = async (answer: Response) => {
      const id = answer.headers.get("x-request-id");
      await answer.arrayBuffer();
      const mine = () => lines().filter((line) => (line.span as { id?: string } | undefined)?.id === id);
      await until("it is logged", async () => mine().some((line) => line.message === "answered"));
      return { id, mine: mine() };
    };
    const { mine } = await of(await fetch(`${server.url}/harbour/confirm/${GARBAGE}?q=canaryquery`));
    expect(mine).toHaveLength(1);
    const { timestamp, milliseconds, span, ...rest } = mine[0]!;
    expect(Object.keys(span as object).sort()).toEqual(["id", "name"]);
    expect([typeof timestamp, typeof milliseconds]).toEqual(["string", "number"]);
    const route = "/{brand}/confirm/{token}";
    expect(rest).toEqual({ level: "INFO", message: "answered", method: "GET", route, status: 404, statements: 0 });
    // What goes wrong below says which request it was, and the page quotes what stands on its last line.
    await home.change("main", "alter table link rename to link_away");
    const broken = await fetch(`${server.url}/harbour/confirm/${"A".repeat(43)}`);
    const page = await broken.clone().text();
    const { mine: failed } = await of(broken);
    expect(failed.map((line) => line.message)).toEqual(["a request failed", "answered"]);
    expect(failed[1]!.reference).toMatch(/^R-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    expect(page).toContain(failed[1]!.reference);
  });

  test("commands print nobody's data either, but for recipients, whose work it is (S14)", async ({ home }) => {
    const server = await home.serveHarbour();
    await new Stranger(server).become({ email: "canary.bird@example.org", name: NAME });
    await new Stranger(server).submit("/harbour/sign-in", { email: "canary.bird@example.org" });
    const talkative = { HANDSHAKE_LOG: "trace", RUST_BACKTRACE: "1" };
    const folder = join(home.folder, "backup");
    for (const args of [["verify"], ["queue", "list"], ["brand", "list"], ["migrate"], ["backup", folder]]) {
      const { code, out, err } = await home.run(args, talkative);
      expect(code, args.join(" ")).toBe(0);
      expect(hits(out + err, new Set(PERSONAL)), args.join(" ")).toEqual([]);
    }
    const recipients = await home.run(["recipients", "--brand", "harbour", "--topic", "events"], talkative);
    expect(recipients.out).toContain("canary.bird@example.org");
    expect(hits(recipients.err, new Set(PERSONAL))).toEqual([]);
    // A backup is as sealed as what it was taken from.
    for (const which of ["main", "keys"]) {
      for (const file of readdirSync(join(folder, which))) {
        expect(hits(readFileSync(join(folder, which, file)).toString("latin1"), new Set(PERSONAL)), file).toEqual([]);
      }
    }
  });
});

/** As it is delivered: the domain in lower case. */
const DELIVERED = "Canary.Bird+seed@example.org";
const TALKATIVE = { HANDSHAKE_LOG: "trace", RUST_BACKTRACE: "1", HANDSHAKE_LIMITS: "on", HANDSHAKE_TRUSTED_PROXIES: "127.0.0.1" };
const GARBAGE = "canarygarbage-AAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

/** Everything that a stranger can do wrong. */
async function mistakes(server: Server, headers: Record<string, string>) {
  const stranger = new Stranger(server, headers);
  const go = async (what: string, answer: Promise<Response>, status: number) => {
    expect((await answer).status, what).toBe(status);
  };
  await go("no such page", stranger.get("/canarygarbage?email=canary.bird@example.org"), 404);
  await go("no such page of a brand", stranger.get("/harbour/canarygarbage/kanarina"), 404);
  for (const word of ["confirm", "not-me", "sign-in", "unsubscribe", "one-click", "undo"]) {
    const page = await stranger.get(`/harbour/${word}/${GARBAGE}`);
    expect(page.status, word).toBeLessThan(500);
  }
  await go("a path that is no text", stranger.get("/canarygarbage/confirm/%FF%FE%00canarygarbage"), 404);
  const typed: Fields = { name: NAME, email: EMAIL };
  await go("a form without its token", stranger.post("/harbour/subscribe", typed), 422);
  const { token } = await stranger.form("/harbour/subscribe");
  await go("too fast", stranger.post("/harbour/subscribe", { ...typed, token }), 422);
  await wait(2_100);
  await go("faults", stranger.post("/harbour/subscribe", { token, name: "www.kanarina.example", email: "canary.bird@" }), 422);
  await go("a wording nobody has", stranger.post("/harbour/subscribe", { ...typed, token, topic: "events", beside: "letters:canarygarbage" }), 422);
  await go("the honeypot", stranger.post("/harbour/subscribe", { ...typed, token, website: "canarygarbage" }), 422);
  const big = stranger.post("/harbour/subscribe", { ...typed, token, name: NAME.repeat(5_000) });
  await go("a body too big", big, 413);
  const foreign = { method: "POST", headers: { origin: "https://canarygarbage.example" }, body: "name=kanarina" };
  await go("from somewhere else", stranger.send("/harbour/subscribe", foreign), 403);
  const json = { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(typed) };
  await go("in another format", stranger.send("/harbour/subscribe", json), 415);
  const depth = { method: "POST", headers: { "content-type": "application/json" }, body: '{"canarygarbage":['.repeat(500) };
  expect((await stranger.send("/api/preference", depth)).status, "a server function").toBeLessThan(501);
  const cookie = { headers: { cookie: "handshake=canarygarbage; handshake-joined=kanarina.canarygarbage" } };
  await go("cookies that are none of ours", stranger.send("/me", cookie), 200);
}

function join_(form: { token: string; words: string[] }): Fields {
  return { token: form.token, topic: ["new-books", "events"], beside: form.words };
}

/** The value by which the browser that joined is known. */
async function mark(answer: Response): Promise<string> {
  expect(answer.status).toBe(303);
  return answer.headers.getSetCookie()[0]!.match(/=([^;]+)/)![1]!.split(".")[1]!;
}

/** The path of a link in an email. */
function link(message: string, word: string): string {
  return message.match(new RegExp(`https?://\\S+?(/harbour/${word}/\\S+)`))![1]!;
}

/** Which of the secrets are in a text. */
function hits(text: string, secrets: Set<string>): string[] {
  const lower = text.toLowerCase();
  return [...secrets]
    .filter((secret) => lower.includes(secret.toLowerCase()))
    .map((secret) => {
      const at = lower.indexOf(secret.toLowerCase());
      return `${secret}: …${text.slice(Math.max(0, at - 200), at + 100)}…`;
    });
}

/** Reads every file of the databases, or all that PostgreSQL holds, and finds nothing but what is meant to be readable. */
async function inNoDatabase(home: Installation, secrets: Set<string>) {
  const personal = new Set([...secrets].filter((secret) => secret !== "canaryquery"));
  let all = "";
  if (home.engine === "sqlite") {
    for (const file of readdirSync(home.folder)) {
      if (/\.db/.test(file)) all += readFileSync(join(home.folder, file)).toString("latin1");
    }
  } else {
    for (const url of Object.values(home.databases)) all += await output("pg_dump", ["-d", url]);
    const hex = (secret: string) => Buffer.from(secret, "utf8").toString("hex");
    for (const secret of [...personal]) for (const one of [secret, secret.toLowerCase()]) personal.add(hex(one));
  }
  expect(all, "the scan reads what is there").toContain("Harbour Books");
  expect(hits(all, personal), "in a database").toEqual([]);
}

/** What each server of an installation said. */
function ended(home: Installation): { said: string; what: string }[] {
  return home.servers.map((server, n) => ({ said: server.said, what: `server ${n + 1}` }));
}
