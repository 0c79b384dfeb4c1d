// `make bench`: an installation of made-up people, and what each kind of request costs there. Every answer is looked at, and
// what was acknowledged is counted as rows afterwards. Figures go into target/bench, and RESULTS.md is written from them; with
// PEOPLE set it is a short try of the driver itself, in short.md.

import { execFile, spawn } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { promisify } from "node:util";
import { test } from "@playwright/test";
import { Stranger } from "../faults/stranger";
import { type Message, type Recipient, linkIn, until, wait } from "../portal";
import { freePort } from "../port";
import { type Engine, HARBOUR, Installation, type Server, binary, root } from "../process";
import { cpu, cpuOfAll, durableCommits, memory, postmaster } from "./machine";
import { type Gap, gap, median } from "./pairs";
import * as signIn from "./sign_in";
import { CONNECTIONS, type Measured, type Request, type Wanted, load } from "./wrk";
import { PAGE, SAVED, results } from "./results";

const short = process.env.PEOPLE;
const SECONDS = Number(process.env.EACH || (short ? 1 : 6));
const ROUNDS = short ? 1 : 3;
const PAIRS = short ? 50 : 1_000;
/** Of posts that take a hash each. */
const HASHED_PAIRS = short ? 10 : 300;
const SESSIONS = short ? 80 : 200;
/** Half of them with a password, half with a passkey. */
const ACCOUNTS = short ? 20 : 40;
/** Signed answers of passkeys. */
const ANSWERS = short ? 200 : 2_000;

const sizes: Record<Engine, number[]> = short
  ? { sqlite: short.split(" ").map(Number), postgres: short.split(" ").map(Number) }
  : { sqlite: [10_000, 1_000_000], postgres: [10_000, 100_000] };

/** What one kind of request came to. */
export interface Figure extends Measured {
  name: string;
  /** Requests a second. */
  rate: number;
  /** Of requests beside it that touch nothing. */
  healthz: number;
  statements: number;
  /** Milliseconds of processor time: the portal's, with the work that a request leaves; and the database server's. */
  portal: number;
  database?: number;
  /** Rows that were to be there, and are. */
  rows?: number;
}

export interface Run {
  engine: Engine;
  people: number;
  at: string;
  commit: string;
  seconds: number;
  filled: number;
  verified: number;
  firstAnswer: number;
  idle: number;
  loaded: number;
  commits: number;
  /** How many programs wanted a processor in the last minute, ours among them; and how many processors there are. */
  busy: [wanted: number, there: number];
  figures: Figure[];
  gaps: Record<"join" | "sign-in", Gap>;
  /** Not in runs of before there were accounts. */
  signIn?: signIn.SignIn;
  recipients: { people: number; seconds: number; early: number; peak: number };
}

const folder = join(root, "target/bench");
mkdirSync(folder, { recursive: true });

for (const engine of ["sqlite", "postgres"] as const) {
  for (const people of sizes[engine]) {
    test(`${engine}-${people}`, async () => {
      const home = new Installation(engine, folder);
      try {
        const run = await measured(home, people);
        writeFileSync(join(folder, `${short ? "short" : "run"}-${engine}-${people}.json`), JSON.stringify(run));
      } finally {
        await home.end();
      }
    });
  }
}

test.afterAll(() => results(folder, short ? "short" : "run"));

async function measured(home: Installation, people: number): Promise<Run> {
  await home.makeDatabases();
  await home.do("migrate");
  await home.do("brand", "apply", HARBOUR, HARBOUR.replace("harbour", "meadow"));
  const filled = await timed("filling", () => command(home, "demo", "--people", String(people)));
  if ((await home.count("main", "select count(*) from person")) !== people) throw new Error("people are missing");
  const verified = await timed("verifying", () => command(home, "verify"));
  const stream = await streamed(home);
  const commits = await durableCommits(home, SECONDS);
  say(`${commits.toFixed(0)} durable commits/s`);

  const some = await recipients(home, SESSIONS + ACCOUNTS + 20_000);
  const at = performance.now();
  const metrics = `127.0.0.1:${await freePort()}`;
  const server = await home.serve({ HANDSHAKE_METRICS_ADDR: metrics, ...signIn.WITH_PASSKEYS });
  const firstAnswer = (performance.now() - at) / 1000;
  await settled(home);
  await wait(5_000);
  const idle = memory(server.pid, "VmRSS");
  say(`first answer after ${firstAnswer.toFixed(2)} s, ${idle.toFixed(0)} MiB idle`);
  const bench = new Bench(home, server, metrics, some, await postmasterOf(home));
  const figures = [...(await bench.reads()), ...(await bench.writes())];
  const gaps = await bench.gaps();
  const loaded = memory(server.pid, "VmRSS");
  const { figures: more, ...signingIn } = await bench.signIns();
  await stopped(server);
  const throttled = await waiting(home, bench.accounts);
  await command(home, "verify");
  return {
    engine: home.engine,
    people,
    at: new Date().toISOString(),
    commit: process.env.COMMIT ?? "",
    seconds: SECONDS,
    filled,
    verified,
    firstAnswer,
    idle,
    loaded,
    commits,
    busy: [loadavg()[0]!, cpus().length],
    figures: [...figures, ...more],
    gaps,
    signIn: { ...signingIn, gaps: { ...signingIn.gaps, throttled } },
    recipients: stream,
  };
}

async function stopped(server: Server) {
  const ended = await server.stop();
  if (ended.code !== 0) throw new Error(`the server ended with ${ended.code}:\n${server.said}`);
}

/** A server where limits hold, and addresses that have to wait there. */
async function waiting(home: Installation, accounts: signIn.Accounts): Promise<Gap> {
  const server = await home.serve({ HANDSHAKE_LIMITS: "on", HANDSHAKE_TRUSTED_PROXIES: "127.0.0.1", ...signIn.WITH_PASSKEYS });
  const gap = await signIn.throttled(server, new Stranger(server), accounts, PAIRS);
  await stopped(server);
  return gap;
}

class Bench {
  accounts: signIn.Accounts = { passwords: [], passkeys: [] };
  private sessions: { cookie: string; token: string; address: string }[] = [];
  private readonly stranger: Stranger;

  constructor(
    private readonly home: Installation,
    private readonly server: Server,
    private readonly metrics: string,
    private readonly recipients: Recipient[],
    private readonly postmaster: number | undefined,
  ) {
    this.stranger = new Stranger(server);
  }

  /** Pages, each in turns with the answer that costs nothing. */
  async reads(): Promise<Figure[]> {
    await this.signIn();
    const kinds: [string, Request[], Wanted][] = [
      ["`/healthz`", [{ path: "/healthz" }], { status: 200, needle: "ok\n" }],
      ["join page", [{ path: "/harbour/subscribe" }], { status: 200, needle: 'name="token"' }],
      [
        PAGE,
        this.sessions.map(({ cookie }) => ({ path: "/me/harbour/preferences", cookie })),
        { status: 200, pool: this.sessions.map((session) => session.address) },
      ],
      [
        "security page, signed in",
        this.accounts.passkeys.map(({ cookie }) => ({ path: "/me/security", cookie })),
        { status: 200, pool: this.accounts.passkeys.map(({ address }) => address) },
      ],
    ];
    const rounds: Figure[][] = kinds.map(() => []);
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const [kind, [name, requests, wanted]] of kinds.entries()) {
        rounds[kind]!.push(await this.figure(name, requests, "rotate", wanted));
      }
    }
    const middle = rounds.map((figures) => [...figures].sort((a, b) => a.rate - b.rate)[figures.length >> 1]!);
    return middle.map((figure) => ({ ...figure, healthz: middle[0]!.rate }));
  }

  async writes(): Promise<Figure[]> {
    const figures: Figure[] = [];
    const add = async (...told: Parameters<Bench["figure"]>) => void figures.push(await this.beside(...told));
    const change = (change: string) =>
      this.sessions.map(({ cookie, token }) => ({ path: PREFERENCES, cookie, fields: { token, change } }));
    await add(
      SAVED,
      [...change("stop:new-books"), ...change("start:new-books")],
      "rotate",
      { status: 303, location: `${PREFERENCES}?done=st` },
      "select count(*) from ledger",
    );
    const others = this.recipients.slice(SESSIONS + ACCOUNTS).map(({ unsubscribe_url }) => new URL(unsubscribe_url).pathname);
    await add(
      "one-click unsubscribe",
      others.map((path) => ({ path, fields: { "List-Unsubscribe": "One-Click" } })),
      "once",
      { status: 200, needle: "Done." },
      "select count(*) from withdrawal",
    );
    await add(
      "join",
      [{ path: "/harbour/subscribe", fields: await this.joining("bench.NNNNNNNN@mail.example") }],
      "number",
      { status: 303, location: "/harbour/subscribe/sent" },
      "select count(*) from attempt where kind = 'join'",
    );
    await add(
      "confirm",
      await this.confirmations(),
      "once",
      { status: 303, location: "/me?done=confirmed" },
      "select count(*) from person",
    );
    const { token } = await this.stranger.form("/harbour/sign-in");
    await add(
      "sign-in email",
      this.sessions.map(({ address }) => ({ path: "/harbour/sign-in", fields: { token, email: address } })),
      "rotate",
      { status: 303, location: "/harbour/sign-in/sent" },
      "select count(*) from queue where payload like '%sign-in%' and ended_at is not null",
    );
    return figures;
  }

  async gaps(): Promise<Run["gaps"]> {
    const known = (n: number) => this.sessions[n % this.sessions.length]!.address;
    const unknown = (n: number) => `nobody.${String(n).padStart(4, "0")}@mail.example`;
    const join = await this.joining("");
    const { token } = await this.stranger.form("/harbour/sign-in");
    const of = async (path: string, fields: (email: string) => Record<string, string | string[]>) => {
      const found = await gap(
        this.server, path, `303 ${path}/sent`, PAIRS,
        (n) => ({ fields: fields(known(n)) }),
        (n) => ({ fields: fields(unknown(n)) }),
      );
      await settled(this.home);
      say(`${path}: ${found.known.toFixed(3)} ms for known addresses, ${found.unknown.toFixed(3)} ms for others`);
      return found;
    };
    return {
      join: await of("/harbour/subscribe", (email) => ({ ...join, email })),
      "sign-in": await of("/harbour/sign-in", (email) => ({ token, email })),
    };
  }

  /** Passwords and passkeys; the gaps but those of addresses that have to wait. */
  async signIns() {
    const { server, stranger, accounts } = this;
    const measure = this.beside.bind(this);
    const { figure, hashes } = await signIn.passwords(stranger, accounts.passwords, ROUNDS, SECONDS, measure);
    const passkeys = await signIn.passkeys(stranger, accounts.passkeys, ANSWERS, measure);
    const crowd = await signIn.crowd(server, stranger, accounts.passwords, PREFERENCES, this.sessions[0]!, SECONDS);
    await settled(this.home);
    const known = this.sessions.map(({ address }) => address);
    const gaps = await signIn.gaps(server, stranger, accounts, known, [HASHED_PAIRS, PAIRS]);
    await settled(this.home);
    return { figures: [figure, passkeys], hashes, crowd, gaps };
  }

  /** A figure, beside requests that touch nothing. */
  private async beside(...told: Parameters<Bench["figure"]>): Promise<Figure> {
    const healthz = await this.figure("`/healthz`", [{ path: "/healthz" }], "rotate", { status: 200 }, undefined, 1);
    return { ...(await this.figure(...told)), healthz: healthz.rate };
  }

  /** Sends requests for a while; the rows of a query are to become as many more as were acknowledged. */
  private async figure(
    name: string,
    requests: Request[],
    mode: "rotate" | "once" | "number",
    wanted: Wanted,
    rows?: string,
    seconds = SECONDS,
  ): Promise<Figure> {
    const count = async () => (rows ? await this.home.count("main", rows) : 0);
    const before = { rows: await count(), ...(await this.spent()) };
    const found = await load(this.server, this.home.folder, requests, mode, wanted, seconds);
    if (rows) await settled(this.home);
    const after = { ...(await this.spent()), rows: await count() };
    const more = after.rows - before.rows;
    if (found.bad + found.broken > 0 || found.good === 0) {
      throw new Error(`${name}: ${found.bad} wrong answers (${found.firstBad}), ${found.broken} broken\n${this.server.said}`);
    }
    // Some were under way when the time was up.
    if (rows && (more < found.good || more > found.good + CONNECTIONS)) {
      throw new Error(`${name}: ${found.good} were acknowledged, and ${more} rows are there`);
    }
    const done = rows ? more : found.good;
    const figure = {
      ...found,
      name,
      rate: found.good / found.seconds,
      healthz: 0,
      statements: (after.statements - before.statements) / done,
      portal: (after.portal - before.portal) / done,
      database: this.postmaster && (after.database - before.database) / done,
      rows: rows && more,
    } as Figure;
    say(`${name}: ${figure.rate.toFixed(0)}/s, p50 ${found.p50} ms, p99 ${found.p99} ms, ${found.good} good${rows ? `, ${more} rows` : ""}`);
    return figure;
  }

  private async spent() {
    // Those of the asking itself are a handful.
    const text = await (await fetch(`http://${this.metrics}/metrics`)).text();
    const statements = Number(text.match(/^handshake_statements_total (\d+)$/m)![1]);
    const database = this.postmaster ? cpuOfAll(this.postmaster) : 0;
    return { statements, portal: cpu(this.server.pid), database };
  }

  /** People who get the topic, and others of them who have accounts from then on. */
  private async signIn() {
    for (const { address, browser, cookie } of await this.comers(this.recipients.slice(0, SESSIONS))) {
      const { token } = await browser.form(PREFERENCES);
      this.sessions.push({ cookie, token, address });
    }
    say(`${this.sessions.length} people are signed in`);
    this.accounts = await signIn.accounts(await this.comers(this.recipients.slice(SESSIONS, SESSIONS + ACCOUNTS)));
    await settled(this.home);
    say(`${this.accounts.passwords.length} have a password, ${this.accounts.passkeys.length} a passkey`);
  }

  /** Signed in by the emails that they ask for. */
  private async comers(people: Recipient[]): Promise<signIn.Person[]> {
    const { token } = await this.stranger.form("/harbour/sign-in");
    for (const { address } of people) await this.stranger.post("/harbour/sign-in", { token, email: address });
    await settled(this.home);
    const messages = new Map((await this.messages()).map((message) => [message.to, message]));
    const comers: signIn.Person[] = [];
    for (const { address } of people) {
      const browser = new Stranger(this.server);
      const answer = await browser.signIn(linkIn(messages.get(address)!, "sign-in"));
      comers.push({ address, browser, cookie: signIn.session(answer) });
    }
    return comers;
  }

  private async joining(email: string) {
    const { token, words } = await this.stranger.form("/harbour/subscribe");
    return { token, name: "Ada Quay", email, topic: ["new-books", "events"], beside: words };
  }

  /** The buttons of the confirmation pages of those who have just joined. */
  private async confirmations(): Promise<Request[]> {
    const messages = (await this.messages()).filter((message) => message.to.startsWith("bench."));
    const requests: Request[] = [];
    for (const message of messages.slice(0, 3_000)) {
      const path = new URL(linkIn(message, "confirm")).pathname;
      const { token, words } = await this.stranger.form(path);
      requests.push({ path, cookie: KEEPS_COOKIES, fields: { token, topic: ["new-books", "events"], beside: words } });
    }
    return requests;
  }

  private async messages(): Promise<Message[]> {
    return (await (await fetch(`${this.server.url}/dev/mail.json`)).json()) as Message[];
  }
}

const PREFERENCES = "/me/harbour/preferences";
/** Without it nobody would be signed in. */
const KEEPS_COOKIES = "handshake-cookies=cookies-are-kept";

/** No job waits any more but a scrub, which waits for others (an hour on PostgreSQL), and no email. */
async function settled(home: Installation) {
  const waiting = "select count(*) from queue where ended_at is null and kind not in ('scrub', 'scrub-all', 'sweep')";
  await until("all work is done", async () => (await home.count("main", waiting)) === 0, 300);
}

/** Everybody who may be written to, as a command: how fast, and in how much memory. */
async function streamed(home: Installation): Promise<Run["recipients"]> {
  const expected = await home.count(
    "main",
    `select count(*) from person
     join brand on brand.id = person.brand_id and brand.slug = 'harbour'
     join preference on preference.person_id = person.id and preference.topic = 'new-books'
     join consent on consent.person_id = person.id and consent.purpose = 'letters'
     where wanted_at is not null and withdrawn_at is null and paused_until is null`,
  );
  const at = performance.now();
  const env = home.environment() as NodeJS.ProcessEnv;
  const child = spawn(binary(), ["recipients", "--brand", "harbour", "--topic", "new-books"], {
    cwd: home.folder,
    env,
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  child.stderr.on("data", (chunk: Buffer) => (said += chunk.toString()));
  const ended = new Promise<number | null>((done) => child.once("close", done));
  const seen: number[] = [];
  const looking = setInterval(() => {
    try {
      seen.push(memory(child.pid!, "VmRSS"));
    } catch {
      // It has ended.
    }
  }, 20);
  const code = await ended;
  clearInterval(looking);
  const seconds = (performance.now() - at) / 1000;
  if (code !== 0 || said.trim() !== `${expected} people`) {
    throw new Error(`recipients ended with ${code} after ${expected} people were to come: ${said}`);
  }
  const real = seen.filter((mib) => mib > 0);
  const early = median(real.slice(0, Math.max(1, real.length >> 2)));
  say(`${expected} recipients in ${seconds.toFixed(2)} s`);
  return { people: expected, seconds, early, peak: Math.max(...real) };
}

/** The first people who may be written to. */
async function recipients(home: Installation, most: number): Promise<Recipient[]> {
  const script = '"$0" recipients --brand harbour --topic new-books | head -n "$1"';
  const options = { cwd: home.folder, env: home.environment() as NodeJS.ProcessEnv, maxBuffer: 256 << 20 };
  const { stdout } = await promisify(execFile)("sh", ["-c", script, binary(), String(most)], options);
  return stdout.split("\n").filter(Boolean).map((line) => JSON.parse(line) as Recipient);
}

async function postmasterOf(home: Installation): Promise<number | undefined> {
  return home.engine === "postgres" ? await postmaster(home) : undefined;
}

async function command(home: Installation, ...args: string[]): Promise<string> {
  const { code, out, err } = await home.run(args, {}, 3_600);
  if (code !== 0) throw new Error(`handshake ${args.join(" ")} ended with ${code}:\n${err}`);
  return out;
}

async function timed(what: string, work: () => Promise<unknown>): Promise<number> {
  const at = performance.now();
  await work();
  const seconds = (performance.now() - at) / 1000;
  say(`${what} took ${seconds.toFixed(1)} s`);
  return seconds;
}

function say(line: string) {
  process.stdout.write(`    ${line}\n`);
}
