// Signing in: what a password costs beside its hash alone, and what a passkey costs; how long others wait while hundreds of passwords
// do; and whether the time of an answer tells what an address has (S7). The accounts are made over HTTP, as people make theirs.

import { execFile, spawn } from "node:child_process";
import { Agent } from "node:http";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { promisify } from "node:util";
import type { Stranger } from "../faults/stranger";
import { wait } from "../portal";
import { type Server, root } from "../process";
import type { Figure } from "./bench";
import { type Asked, Device } from "./device";
import { forgetPeak, memory } from "./machine";
import { type Gap, type Post, gap, median, percentile, send } from "./pairs";
import type { Request, Wanted } from "./wrk";

/** What a server whose address is in figures has to be told, to have passkeys at all; and from where they are used then. */
export const WITH_PASSKEYS = { HANDSHAKE_PASSKEY_HOST: "localhost" };
const ORIGIN = "https://localhost";

const PASSWORD = "quiet hat lamps";
const WRONG = "quiet hat lamp";
const BY_PASSWORD = "/harbour/sign-in/password";
const BY_PASSKEY = "/harbour/sign-in";
/** So many sign in at once. */
const CROWD = 500;
/** Every sign-in opens one. */
const SESSIONS = "select count(*) from session";

/** Somebody who is signed in. */
export interface Person {
  address: string;
  browser: Stranger;
  cookie: string;
}

interface Owner extends Person {
  device: Device;
}

/** People with accounts. */
export interface Accounts {
  passwords: Person[];
  passkeys: Owner[];
}

/** What was measured besides figures. */
export interface SignIn {
  /** Hashes a second that the machine does at most, by argon2 alone and by @node-rs/argon2; and sign-ins to each of them. */
  hashes: Record<"raw" | "node" | "toRaw" | "toNode", number>;
  crowd: Crowd;
  gaps: Record<"wrong" | "passkey" | "email" | "throttled", Gap>;
}

/** How others fare while a crowd signs in. */
interface Crowd {
  people: number;
  seconds: number;
  /** The page's 99th percentile, in milliseconds, before and meanwhile; and of how many pages. */
  quiet: number;
  busy: number;
  pages: [quiet: number, busy: number];
  /** MiB at most. */
  peak: number;
}

/** Measures one kind of request. */
type Measure = (
  name: string, requests: Request[], mode: "rotate" | "once", wanted: Wanted, rows?: string,
) => Promise<Figure>;

/** The first half of people who have just come in chooses a password, the others make a passkey. */
export async function accounts(people: Person[]): Promise<Accounts> {
  const half = people.length >> 1;
  const made: Accounts = { passwords: [], passkeys: [] };
  for (const person of people.slice(0, half)) made.passwords.push(await withPassword(person));
  for (const person of people.slice(half)) made.passkeys.push(await withPasskey(person));
  return made;
}

/** The session that an answer opened. */
export function session(answer: Response): string {
  const line = answer.headers.getSetCookie().find((line) => line.startsWith("handshake="));
  if (!line) throw new Error(`an answer (${answer.status}) opened no session`);
  return line.split(";")[0]!;
}

async function withPassword({ address, browser }: Person): Promise<Person> {
  const registering = await forms(browser, REGISTER);
  await came(browser.post(REGISTER, registering.at(-1)!.fields), "/me?done=registered");
  const set = browser.submit("/me/security/password", { "new-password": PASSWORD });
  return { address, browser, cookie: session(await came(set, "/me/security?done=password-set")) };
}

async function withPasskey({ address, browser }: Person): Promise<Owner> {
  const device = new Device(ORIGIN);
  const { asked, fields } = passkeyForm(await forms(browser, REGISTER));
  const registered = browser.post(REGISTER, { ...fields, credential: device.make(asked) });
  return { address, browser, device, cookie: session(await came(registered, "/me?done=registered")) };
}

const REGISTER = "/me/harbour/register";

/** An answer that leads where it has to. */
async function came(answered: Promise<Response>, to: string): Promise<Response> {
  const answer = await answered;
  const page = await answer.text();
  const location = answer.headers.get("location");
  if (answer.status !== 303 || location !== to) throw new Error(`${answer.status} ${location} came in place of ${to}:\n${page}`);
  return answer;
}

/** A form's hidden fields, and what it asks of the browser. */
interface Form {
  fields: Record<string, string>;
  asked?: Asked;
}

/** The forms of a page. */
async function forms(browser: Stranger, path: string): Promise<Form[]> {
  const page = await (await browser.get(path)).text();
  const main = page.slice(page.indexOf("<main"), page.indexOf("</main>"));
  return main.split("<form").slice(1).map((rest) => read(rest.split("</form>")[0]!));
}

function read(form: string): Form {
  const of = (tag: string, name: string) => plain(tag.match(new RegExp(` ${name}="([^"]*)"`))?.[1] ?? "");
  const inputs = [...form.matchAll(/<input type="hidden"[^>]*>/g)].map(([input]) => input);
  const options = of(form, "data-options");
  return {
    fields: Object.fromEntries(inputs.map((input) => [of(input, "name"), of(input, "value")])),
    asked: options ? (JSON.parse(options) as Asked) : undefined,
  };
}

function plain(html: string): string {
  const entities: Record<string, string> = { "&quot;": '"', "&#x27;": "'", "&#39;": "'", "&lt;": "<", "&gt;": ">", "&amp;": "&" };
  return html.replace(/&(?:quot|#x27|#39|lt|gt|amp);/g, (entity) => entities[entity]!);
}

function passkeyForm(forms: Form[]) {
  const form = forms.find((form) => form.asked);
  if (!form) throw new Error("no passkey is asked for");
  return { fields: form.fields, asked: form.asked! };
}

/** Right passwords, in turns with hashes alone; the middle of the rounds. */
export async function passwords(
  stranger: Stranger,
  people: Person[],
  rounds: number,
  seconds: number,
  measure: Measure,
): Promise<{ figure: Figure; hashes: SignIn["hashes"] }> {
  const { token } = await stranger.form(BY_PASSWORD);
  const requests = people.map(({ address }) => ({ path: BY_PASSWORD, fields: right(token, address) }));
  const found: { raw: number; node: number; figure: Figure }[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const raw = await hashed(process.env.RAW_ARGON2 ?? join(root, "target/release/raw-argon2"), [], seconds);
    const figure = await measure("password sign-in", requests, "rotate", { status: 303, location: "/me" }, SESSIONS);
    const node = await hashed(process.execPath, [join(import.meta.dirname, "hashes.mjs")], seconds);
    say(`argon2 alone ${raw.toFixed(1)}/s, @node-rs/argon2 ${node.toFixed(1)}/s`);
    found.push({ raw, node, figure });
  }
  const middle = (of: (round: (typeof found)[0]) => number) => median(found.map(of));
  const hashes = {
    raw: middle(({ raw }) => raw),
    node: middle(({ node }) => node),
    toRaw: middle(({ raw, figure }) => figure.rate / raw),
    toNode: middle(({ node, figure }) => figure.rate / node),
  };
  const figures = found.map(({ figure }) => figure).sort((a, b) => a.rate - b.rate);
  return { figure: figures[figures.length >> 1]!, hashes };
}

/** Hashes a second of a program that does nothing else. */
async function hashed(program: string, args: string[], seconds: number): Promise<number> {
  // The portal's allocator asks for huge pages, without which a hash takes longer: whoever hashes alone has them too.
  const env = { ...process.env, UV_THREADPOOL_SIZE: String(availableParallelism()), GLIBC_TUNABLES: "glibc.malloc.hugetlb=1" };
  const { stdout } = await promisify(execFile)(program, [...args, String(seconds)], { env });
  return Number(stdout);
}

/** Answers to as many pages, which were signed before the clock runs. */
export async function passkeys(stranger: Stranger, owners: Owner[], answers: number, measure: Measure): Promise<Figure> {
  const requests: Request[] = [];
  for (let n = 0; n < answers; n += 1) {
    const { asked, fields } = passkeyForm(await forms(stranger, BY_PASSKEY));
    const credential = owners[n % owners.length]!.device.sign(asked);
    requests.push({ path: BY_PASSKEY, fields: { ...fields, credential } });
  }
  return await measure("passkey sign-in", requests, "once", { status: 303, location: "/me" }, SESSIONS);
}

/** A page that somebody who is signed in asks for every few milliseconds: for a while alone, then while a crowd signs in. */
export async function crowd(
  server: Server, stranger: Stranger, people: Person[], page: string, visitor: { cookie: string; address: string }, seconds: number,
): Promise<Crowd> {
  const { token } = await stranger.form(BY_PASSWORD);
  const asking = new Pages(new URL(page, server.url).href, visitor.cookie, visitor.address);
  // The first pages are those of a program that has just started.
  await wait(500);
  const quietFrom = now();
  await wait(seconds * 1000);
  forgetPeak(server.pid);
  const agent = new Agent({ maxSockets: CROWD });
  const post = (n: number) =>
    send(agent, new URL(BY_PASSWORD, server.url), { fields: right(token, people[n % people.length]!.address) });
  const began = now();
  const answers = await Promise.all(Array.from({ length: CROWD }, (_, n) => post(n)));
  const ended = now();
  const peak = memory(server.pid, "VmHWM");
  const wrong = answers.find((answer) => answer !== "303 /me");
  if (wrong) throw new Error(`a password in the crowd was answered with ${wrong}`);
  const seen = await asking.end();
  const quiet = seen.filter(([at]) => at >= quietFrom && at < began);
  const busy = seen.filter(([at]) => at >= began && at < ended);
  const p99 = (pages: [number, number][]) => percentile(pages.map(([, took]) => took), 99);
  const found = {
    people: CROWD,
    seconds: (ended - began) / 1000,
    quiet: p99(quiet),
    busy: p99(busy),
    pages: [quiet.length, busy.length] as [number, number],
    peak,
  };
  say(
    `${CROWD} passwords in ${found.seconds.toFixed(1)} s: page p99 ${found.quiet.toFixed(2)} ms of ${quiet.length} before, ` +
      `${found.busy.toFixed(2)} ms of ${busy.length} meanwhile; ${peak.toFixed(0)} MiB at most`,
  );
  return found;
}

/** A program that asks for a page again and again. */
class Pages {
  private readonly child;
  private readonly said: Promise<string>;

  constructor(url: string, cookie: string, needle: string) {
    this.child = spawn(process.execPath, [join(import.meta.dirname, "pages.mjs"), url, cookie, needle], {
      stdio: ["pipe", "pipe", "inherit"],
    });
    let said = "";
    this.child.stdout.on("data", (chunk: Buffer) => (said += chunk.toString()));
    this.said = new Promise((done) => this.child.once("close", () => done(said)));
  }

  /** When each was asked for, and how long it took. */
  async end(): Promise<[at: number, took: number][]> {
    this.child.stdin.end();
    const said = await this.said;
    if (this.child.exitCode !== 0) throw new Error(`asking for pages ended with ${this.child.exitCode}`);
    return JSON.parse(said) as [number, number][];
  }
}

/** Milliseconds, the same in every process. */
function now(): number {
  return performance.timeOrigin + performance.now();
}

/** S7, where nobody has to wait: wrong passwords, and an emailed link. */
export async function gaps(
  server: Server, stranger: Stranger, { passwords, passkeys }: Accounts, known: string[], [hashed, emailed]: [number, number],
): Promise<Omit<SignIn["gaps"], "throttled">> {
  const { token } = await stranger.form(BY_PASSWORD);
  const guess = (addresses: string[]) => (n: number) => wrong(token, addresses[n % addresses.length]!);
  const of = async (what: string, others: string[]) =>
    told(what, await gap(server, BY_PASSWORD, "422", hashed, guess(addresses(passwords)), guess(others)));
  const email = await stranger.form(BY_PASSKEY);
  const ask = (addresses: string[]) => (n: number) =>
    ({ fields: { token: email.token, email: addresses[n % addresses.length]! } });
  const link = async () => {
    const asked = [ask(known), ask(addresses(passkeys))] as const;
    return told("a link, with a passkey", await gap(server, BY_PASSKEY, `303 ${BY_PASSKEY}/sent`, emailed, ...asked));
  };
  return {
    wrong: await of("a wrong password, unknown", NOBODY),
    passkey: await of("a wrong password, with a passkey", addresses(passkeys)),
    email: await link(),
  };
}

/** S7, where limits hold and 127.0.0.1 is a trusted proxy: passwords for addresses that have used up their guesses. */
export async function throttled(server: Server, stranger: Stranger, { passwords }: Accounts, pairs: number): Promise<Gap> {
  const { token } = await stranger.form(BY_PASSWORD);
  const [known, unknown] = [passwords[0]!.address, NOBODY[0]!];
  let sources = 0;
  // No source comes twice, so that it is the address that waits.
  const guess = (address: string) => {
    sources += 1;
    return { ...wrong(token, address), source: `198.18.${sources >> 8}.${sources & 255}` };
  };
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  for (const address of [known, unknown]) {
    const answers = [];
    for (let n = 0; n < 6; n += 1) answers.push(await send(agent, new URL(BY_PASSWORD, server.url), guess(address)));
    if (answers.join() !== "422,422,422,422,422,429") throw new Error(`guesses were answered with ${answers.join()}`);
  }
  agent.destroy();
  const found = await gap(server, BY_PASSWORD, "429", pairs, () => guess(known), () => guess(unknown));
  return told("a password that has to wait, unknown", found);
}

const NOBODY = Array.from({ length: 1_000 }, (_, n) => `nobody.${String(n).padStart(4, "0")}@mail.example`);

function addresses(people: Person[]): string[] {
  return people.map(({ address }) => address);
}

function right(token: string, email: string) {
  return { token, email, password: PASSWORD };
}

function wrong(token: string, email: string): Post {
  return { fields: { token, email, password: WRONG } };
}

function told(what: string, gap: Gap): Gap {
  say(`${what}: ${gap.known.toFixed(3)} ms for known addresses, ${gap.unknown.toFixed(3)} ms for the others`);
  return gap;
}

function say(line: string) {
  process.stdout.write(`    ${line}\n`);
}
