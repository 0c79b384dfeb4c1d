// A whole portal for one spec file: the real binary on databases of its own, with both demo brands, emails kept in
// memory. `const portal = aPortal()` at the top of a file starts it before that file's first test and ends it, by its own
// process id, after the last.

import { type ChildProcess, execFile, execFileSync, spawn } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { test } from "@playwright/test";
import { freePort } from "./port";
import { type OpenIdProvider } from "./provider";

const root = resolve(import.meta.dirname, "..");
const run = promisify(execFile);

export type Brand = "harbour" | "meadow";

/** An email as /dev/mail.json shows it. */
export interface Message {
  to: string;
  subject: string;
  text: string;
  html: string;
  headers: Record<string, string>;
  sent_at: string;
}

/** What a page's own form carries. */
export interface Form {
  token: string;
  /** The words that it shows, above its button and beside its topics: `purpose:hash`. */
  words: string[];
}

/** Longer than the fill time that a portal believes of a person (2 s). */
const FILL_TIME = 2_100;

/** A line of `handshake recipients`. */
export interface Recipient {
  address: string;
  name: string;
  language: string;
  frequency?: string;
  preferences_url: string;
  unsubscribe_url: string;
  "List-Unsubscribe": string;
  "List-Unsubscribe-Post": string;
}

export interface Settings {
  /** "postgres" needs HANDSHAKE_TEST_POSTGRES, the address of an admin database. */
  engine?: "sqlite" | "postgres";
  limits?: "on" | "off";
  /** Browsers make passkeys for "localhost", and for no address in figures. */
  host?: "127.0.0.1" | "localhost";
  /** People can sign in by it too, as "Example ID"; it is started with the portal. */
  provider?: OpenIdProvider;
}

/** A portal for the tests of one file. */
export function aPortal(settings: Settings = {}): Portal {
  const portal = new Portal(settings);
  test.beforeAll(() => portal.start());
  test.afterAll(() => portal.stop());
  return portal;
}

export class Portal {
  url = "";
  private folder = "";
  private server?: ChildProcess;
  private log = "";
  private env: NodeJS.ProcessEnv = {};
  private databases: string[] = [];
  private joinForms = new Map<Brand, { form: Form; at: number }>();

  constructor(private settings: Settings = {}) {}

  async start() {
    this.folder = mkdtempSync(join(tmpdir(), "handshake-spec-"));
    const port = await freePort();
    this.url = `http://${this.settings.host ?? "127.0.0.1"}:${port}`;
    const [main, keys] = this.makeDatabases();
    this.env = {
      PATH: process.env.PATH,
      HANDSHAKE_DEV: "1",
      HANDSHAKE_ADDR: `127.0.0.1:${port}`,
      HANDSHAKE_PUBLIC_URL: this.url,
      HANDSHAKE_DATABASE_URL: main,
      HANDSHAKE_KEYS_URL: keys,
      HANDSHAKE_SECRET_FILE: join(this.folder, "secret"),
      HANDSHAKE_LIMITS: this.settings.limits ?? "on",
    };
    if (this.settings.provider) this.env.HANDSHAKE_PROVIDERS_FILE = await this.knows(this.settings.provider);
    await this.command("migrate");
    await this.command("brand", "apply", join(root, "src/demo/harbour.toml"), join(root, "src/demo/meadow.toml"));
    this.server = spawn(binary(), ["serve"], { cwd: this.folder, env: this.env, stdio: ["ignore", "pipe", "pipe"] });
    for (const stream of [this.server.stdout, this.server.stderr]) {
      stream?.on("data", (chunk: Buffer) => (this.log += chunk.toString()));
    }
    await until("the server is ready", async () => {
      if (this.server?.exitCode !== null) throw new Error(`The server ended at once:\n${this.log}`);
      return (await fetch(`${this.url}/readyz`).catch(() => undefined))?.ok;
    });
    for (const brand of ["harbour", "meadow"] as const) {
      this.joinForms.set(brand, { form: await formOf(`${this.url}/${brand}/subscribe`), at: Date.now() });
    }
  }

  async stop() {
    const server = this.server;
    if (server?.pid && server.exitCode === null) {
      const ended = new Promise((done) => server.once("exit", done));
      process.kill(server.pid, "SIGTERM");
      const hard = setTimeout(() => server.kill("SIGKILL"), 12_000);
      await ended;
      clearTimeout(hard);
    }
    for (const name of this.databases) psql(`drop database if exists "${name}" with (force)`);
    if (this.folder) rmSync(this.folder, { recursive: true, force: true });
  }

  /** A stranger's join form that has been open for longer than the fill time. */
  async joinForm(brand: Brand): Promise<Form> {
    const { form, at } = this.joinForms.get(brand)!;
    await wait(at + this.fillTime - Date.now());
    return form;
  }

  /** How long a person takes for a form, as far as this portal looks. */
  get fillTime(): number {
    return this.settings.limits === "off" ? 0 : FILL_TIME;
  }

  /** Runs a `handshake` command on this portal's databases; what it printed. */
  async command(...args: string[]): Promise<string> {
    const { stdout } = await run(binary(), args, { cwd: this.folder, env: this.env });
    return stdout;
  }

  /** Applies a brand's demo file with something changed in it. */
  async applyChanged(brand: Brand, change: (file: string) => string) {
    const folder = join(this.folder, "brands");
    cpSync(join(root, "src/demo"), folder, { recursive: true });
    const file = join(folder, `${brand}.toml`);
    writeFileSync(file, change(readFileSync(file, "utf8")));
    await this.command("brand", "apply", file);
  }

  /** Everybody who may be written to about a topic, now. */
  async recipients(brand: Brand, topic: string): Promise<Recipient[]> {
    const lines = await this.command("recipients", "--brand", brand, "--topic", topic);
    return lines.split("\n").filter(Boolean).map((line) => JSON.parse(line) as Recipient);
  }

  /** Whether an address may be written to about a topic, now. */
  async writesTo(address: string, brand: Brand, topic: string): Promise<boolean> {
    return (await this.recipients(brand, topic)).some((recipient) => recipient.address === address);
  }

  /** All emails to an address so far, the newest first. */
  async messages(to: string): Promise<Message[]> {
    const all = (await (await fetch(`${this.url}/dev/mail.json`)).json()) as Message[];
    return all.filter((message) => message.to.includes(to));
  }

  /** The newest email to an address, once it has had `count` of them. */
  async message(to: string, count = 1): Promise<Message> {
    return await until(`email ${count} to ${to}`, async () => {
      const messages = await this.messages(to);
      return messages.length >= count ? messages[0] : undefined;
    });
  }

  /** The link `brand/word` of the newest email that has one, once `count` emails have. */
  async link(to: string, link: `${Brand}/${Word}`, count = 1): Promise<string> {
    return await until(`email ${count} with a ${link} link to ${to}`, async () => {
      const links = (await this.messages(to)).filter((message) => message.text.includes(`/${link}/`));
      return links.length >= count && linkIn(links[0]!, link.split("/")[1] as Word);
    });
  }

  get provider(): OpenIdProvider | undefined {
    return this.settings.provider;
  }

  /** Everything the server has said so far. */
  said(): string {
    return this.log;
  }

  /** Starts a provider that knows this portal, and writes the providers file. */
  private async knows(provider: OpenIdProvider): Promise<string> {
    const back = `${this.url}/sign-in/from/example-id`;
    await provider.start(back, `${back}/signed-out`);
    writeFileSync(join(this.folder, "example-id.secret"), provider.clientSecret, { mode: 0o600 });
    const file = join(this.folder, "providers.toml");
    writeFileSync(
      file,
      `[[providers]]
id = "example-id"
name = "Example ID"
issuer = "${provider.issuer}"
client_id = "${provider.clientId}"
client_secret_file = "example-id.secret"

[[providers.more]]
scope = "address"
claims = ["address"]
purpose = { en = "To send you the catalogue", pl = "Aby wysłać Ci katalog", es = "Para enviarte el catálogo" }
benefit = { en = "You need not type your address", pl = "Nie musisz wpisywać adresu", es = "No tienes que escribir tu dirección" }
days = 365
`,
    );
    return file;
  }

  private makeDatabases(): [string, string] {
    if (this.settings.engine !== "postgres") {
      return [`sqlite:${join(this.folder, "handshake.db")}`, `sqlite:${join(this.folder, "keys.db")}`];
    }
    const stamp = `spec_${process.pid}_${Date.now()}`;
    this.databases = [stamp, `${stamp}_keys`];
    for (const name of this.databases) psql(`create database "${name}"`);
    const [main, keys] = this.databases.map((name) => {
      const url = new URL(postgres());
      url.pathname = `/${name}`;
      return url.href;
    });
    return [main!, keys!];
  }
}

/** What a link of an email leads to. */
export type Word = "confirm" | "not-me" | "secure" | "sign-in" | "undo" | "new-address" | "old-address";

export function linkIn(message: Message, word: Word): string {
  const link = message.text.match(new RegExp(`https?://\\S+/${word}/\\S+`))?.[0];
  if (!link) throw new Error(`No ${word} link in the email “${message.subject}”:\n${message.text}`);
  return link;
}

let addresses = 0;

/** An address that nobody has used: caps are per mailbox. */
export function anAddress(who = "ada"): string {
  addresses += 1;
  return `${who}.${process.pid.toString(36)}${Date.now().toString(36)}${addresses}@example.org`;
}

/** The form in the middle of a page, fetched with somebody's cookies or with none. */
export async function formOf(url: string, html?: string): Promise<Form> {
  html ??= await (await fetch(url, { headers: { "accept-language": "en" } })).text();
  const inMain = html.slice(html.indexOf("<main"));
  const token = inMain.match(/name="token"[^>]*value="([^"]+)"/)?.[1];
  if (!token) throw new Error(`No form on ${url}`);
  const words = [...inMain.matchAll(/name="(?:above|beside)"[^>]*value="([^"]+)"/g)].map((match) => match[1]!);
  return { token, words };
}

export async function wait(milliseconds: number) {
  if (milliseconds > 0) await new Promise((done) => setTimeout(done, milliseconds));
}

/** Asks until there is an answer. */
export async function until<T>(what: string, ask: () => Promise<T | undefined | false>, seconds = 15): Promise<T> {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() > end) throw new Error(`Waited ${seconds} s in vain until: ${what}`);
    await wait(40);
  }
}

function binary(): string {
  const path = process.env.HANDSHAKE_BIN ?? join(root, "target/release/handshake");
  if (!existsSync(path)) throw new Error(`${path} is missing: make build, or set HANDSHAKE_BIN`);
  return path;
}

function postgres(): string {
  const url = process.env.HANDSHAKE_TEST_POSTGRES;
  if (!url) throw new Error("HANDSHAKE_TEST_POSTGRES is not set");
  return url;
}

function psql(statement: string) {
  execFileSync("psql", ["-X", "-q", "-d", postgres(), "-c", statement], { stdio: ["ignore", "ignore", "pipe"] });
}
