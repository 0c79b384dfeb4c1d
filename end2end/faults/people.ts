// Some people at once, each with a life at the brand: they join, confirm, start a topic, stop another, change their address,
// and most of them leave. Each knows what was acknowledged to them and what they were just asking for when the server died, so that what is
// there afterwards can be compared with both; and each can go on where they were.

import { expect } from "@playwright/test";
import { until, wait } from "../portal";
import type { Installation, Server } from "../process";
import { type Arrived, type PostOffice, header, words } from "./post-office";
import { Refused, Stranger } from "./stranger";

const STEPS = ["join", "confirm", "start", "stop", "move", "erase"] as const;
type Step = (typeof STEPS)[number];
/** The topics that come after each step. */
const TOPICS: Record<Step, string[]> = {
  join: [],
  confirm: ["new-books"],
  start: ["new-books", "events"],
  stop: ["events"],
  move: ["events"],
  erase: [],
};
/** An email is sent by at most so many conversations at once, so at most so many can come again after a death. */
const AT_ONCE = 8;

class Person {
  /** The steps that were acknowledged. */
  done: Step[] = [];
  /** The step that was asked for and not answered. */
  doubtful?: Step;
  /** Every attempt that was acknowledged. */
  attempts: string[] = [];
  /** How often they may have asked for an email: one to confirm, or to sign in by if they are known already. */
  asked = 0;
  browser?: Stranger;

  constructor(
    private n: number,
    readonly steps: readonly Step[],
  ) {}

  /** The address they have. */
  get email(): string {
    return this.done.includes("move") ? this.elsewhere : this.home;
  }

  get home(): string {
    return `person${this.n}@example.org`;
  }

  /** The address they change to. */
  get elsewhere(): string {
    return `person${this.n}@elsewhere.example`;
  }

  get next(): Step | undefined {
    return this.steps[this.done.length];
  }
}

export class People {
  private people: Person[];

  constructor(
    private home: Installation,
    private office: PostOffice,
    count: number,
    private dice: () => number,
  ) {
    const steps = (n: number) => (n % 3 === 2 ? STEPS.slice(0, -1) : STEPS);
    this.people = Array.from({ length: count }, (_, n) => new Person(n, steps(n)));
  }

  /** All live on until their lives are told or the server dies. */
  async live(server: Server) {
    await Promise.all(this.people.map((person) => this.goOn(person, server)));
  }

  /** Right after a death and a start: what was acknowledged is so, and what was not is so or is not. */
  async areAsAcknowledged() {
    const attempts = new Set((await this.home.rows("main", "select id from attempt")).flat());
    const topics = await this.topics();
    for (const person of this.people) {
      const last = person.done.at(-1);
      const may = [last, person.doubtful].filter((step) => step !== undefined).map((step) => TOPICS[step].join());
      const at = [person.email, ...(person.doubtful === "move" ? [person.elsewhere] : [])].filter((email) => topics.has(email));
      expect(at.length, `addresses of ${person.email}`).toBeLessThanOrEqual(1);
      expect(last ? may : ["", ...may], `${person.email}: ${last} acknowledged, ${person.doubtful} in doubt`).toContain(
        (topics.get(at[0] ?? person.email) ?? []).join(),
      );
      const mayHaveLeft = [last, person.doubtful].includes("erase");
      if (!mayHaveLeft) for (const attempt of person.attempts) expect(attempts, "acknowledged attempts").toContain(attempt);
      if (person.attempts.length > 0) expect(this.office.to(person.home), "got their email").not.toEqual([]);
    }
    this.nobodyGotAnEmailTwice();
  }

  /** After all lives are told: everybody is where their life led, once. */
  async areWhereTheirLivesLed() {
    const topics = await this.topics();
    for (const person of this.people) {
      expect(person.next, `${person.email} has told their life`).toBeUndefined();
      expect(topics.get(person.email) ?? [], person.email).toEqual(TOPICS[person.done.at(-1)!]);
      const goodbyes = new Set(this.messages(person, isGoodbye).map((message) => header(message, "Message-ID")));
      expect(goodbyes.size, `goodbyes to ${person.email}`).toBe(person.done.includes("erase") ? 1 : 0);
    }
    const staying = this.people.filter((person) => !person.done.includes("erase")).length;
    expect(await this.home.count("main", "select count(*) from person"), "people, nobody twice").toBe(staying);
    // Their old address can be put back for a week.
    expect(await this.home.count("main", "select count(*) from mailbox"), "mailboxes").toBe(2 * staying);
    const told = (person: Person) => new Set(this.messages(person, isAddressChanged).map((message) => header(message, "Message-ID")));
    const untold = this.people.filter((person) => told(person).size !== 1);
    expect(untold.map((person) => person.home), "whose old address was not told, once, that it was changed").toEqual([]);
    expect(await this.home.count("main", "select count(*) from erasure"), "tombstones").toBe(this.people.length - staying);
    this.nobodyGotAnEmailTwice();
  }

  private async goOn(person: Person, server: Server) {
    person.browser = person.browser?.at(server) ?? new Stranger(server);
    await wait(this.dice() * 30);
    while (person.next && server.runs) {
      const step = person.next;
      try {
        if (!(await this.take(person, step, server))) return;
        person.done.push(step);
        person.doubtful = undefined;
      } catch (error) {
        // A TypeError of fetch's: the server is gone. What it was asked for may have been done.
        if (!(error instanceof TypeError || !server.runs)) throw error;
        person.doubtful = step;
        return;
      }
    }
  }

  /** Takes a step, for the first time or once more; not, if the server died before it could be asked. */
  private async take(person: Person, step: Step, server: Server): Promise<boolean> {
    const browser = person.browser!;
    if (step === "join") {
      const form = await browser.form("/harbour/subscribe");
      person.asked += 1;
      person.attempts.push(await browser.join(form, { email: person.email, topics: ["new-books"] }));
      return true;
    }
    if (step === "confirm") {
      const messages = () => this.messages(person, (message) => words(message).includes("/harbour/confirm/"));
      if (!(await this.comes(server, () => messages().length > 0))) return false;
      // Whoever joined in doubt joined again and may have two links, of which either does.
      const links = new Set(messages().map((message) => pathOf(message, "confirm")));
      for (const link of links) {
        const page = await (await browser.get(link)).text();
        if (!/name="token"/.test(page.slice(page.indexOf("<main")))) continue;
        if (await browser.confirm(link, { topics: ["new-books"] })) return true;
      }
      // It was done, though nobody was told so.
      expect(person.doubtful, `a link of ${person.email}'s was used`).toBe("confirm");
      return await this.signIn(person, server);
    }
    if (!(await this.isSignedIn(browser)) && !(await this.hasLeft(person))) {
      if (!(await this.signIn(person, server))) return false;
    }
    if (step === "erase") {
      if (await this.hasLeft(person)) {
        expect(person.doubtful, `${person.email} is gone`).toBe("erase");
        return true;
      }
      return ok(await browser.leave(), "leaving");
    }
    if (step === "move") return await this.move(person, server);
    const change = step === "start" ? "start:events" : "stop:new-books";
    const answer = await browser.submit("/me/harbour/preferences", { change });
    await answer.arrayBuffer();
    return ok(answer.status === 303, `${change} was answered with ${answer.status}`);
  }

  private async move(person: Person, server: Server): Promise<boolean> {
    const browser = person.browser!;
    if ((await this.topics()).has(person.elsewhere)) return ok(person.doubtful === "move", `${person.home} has moved`);
    person.asked += 1;
    const asked = await browser.submit("/me/harbour/new-address", { email: person.elsewhere });
    await asked.arrayBuffer();
    ok(asked.status === 303, `asking for another address was answered with ${asked.status}`);
    let done = false;
    // Whoever asked in doubt asked again, and one of the links is over.
    await until("an email comes to the new address", async () => {
      const messages = this.messages(person, (message) => words(message).includes("/harbour/new-address/"));
      for (const link of new Set(messages.map((message) => pathOf(message, "new-address")))) {
        const page = await (await browser.get(link)).text();
        if (!/name="token"/.test(page.slice(page.indexOf("<main")))) continue;
        const answer = await browser.submit(link, {});
        await answer.arrayBuffer();
        done = ok(answer.status === 303, `proving the new address was answered with ${answer.status}`);
        break;
      }
      return done || !server.runs;
    }, 30);
    return done;
  }

  private async hasMoved(person: Person): Promise<boolean> {
    return person.doubtful === "move" && (await this.topics()).has(person.elsewhere);
  }

  private async signIn(person: Person, server: Server): Promise<boolean> {
    const messages = () => this.messages(person, (message) => words(message).includes("/harbour/sign-in/"));
    const before = new Set(messages().map((message) => header(message, "Message-ID")));
    const fresh = () => messages().find((message) => !before.has(header(message, "Message-ID")));
    person.asked += 1;
    const moved = await this.hasMoved(person);
    const email = moved ? person.elsewhere : person.email;
    await (await person.browser!.submit("/harbour/sign-in", { email })).arrayBuffer();
    if (!(await this.comes(server, () => fresh() !== undefined))) return false;
    const answer = await person.browser!.signIn(pathOf(fresh()!, "sign-in"));
    await answer.arrayBuffer();
    return ok(answer.status === 303, `signing in was answered with ${answer.status}`);
  }

  private async isSignedIn(browser: Stranger): Promise<boolean> {
    const page = await browser.get("/me/harbour/preferences");
    return /name="token"/.test(await page.text()) && page.status === 200;
  }

  private async hasLeft(person: Person): Promise<boolean> {
    return person.doubtful === "erase" && !(await this.topics()).has(person.email);
  }

  /** Whether an email comes before the server dies. */
  private async comes(server: Server, came: () => boolean): Promise<boolean> {
    await until("an email comes", async () => came() || !server.runs, 30);
    return came();
  }

  private messages(person: Person, kind: (message: Arrived) => boolean): Arrived[] {
    return [...this.office.to(person.home), ...this.office.to(person.elsewhere)].filter(kind);
  }

  /** The topics of everybody who gets any. */
  private async topics(): Promise<Map<string, string[]>> {
    const topics = new Map<string, string[]>();
    for (const topic of ["new-books", "events"]) {
      for (const { address } of await this.home.recipients(topic)) {
        topics.set(address, [...(topics.get(address) ?? []), topic]);
      }
    }
    return topics;
  }

  /** No email under two Message-IDs, and no more copies than were on their way when the server died. */
  private nobodyGotAnEmailTwice() {
    const ids = new Set(this.office.arrived.map((message) => header(message, "Message-ID")));
    expect(this.office.arrived.length - ids.size, "copies of emails").toBeLessThanOrEqual(AT_ONCE);
    for (const person of this.people) {
      const messages = this.messages(person, (message) => !isGoodbye(message) && !isAddressChanged(message));
      const different = new Set(messages.map((message) => header(message, "Message-ID"))).size;
      expect(different, `emails to ${person.email}`).toBeLessThanOrEqual(person.asked);
    }
  }
}

function isGoodbye(message: Arrived): boolean {
  return header(message, "Subject")?.startsWith("Your data at") ?? false;
}

function isAddressChanged(message: Arrived): boolean {
  return header(message, "Subject")?.endsWith("was changed") ?? false;
}

function pathOf(message: Arrived, word: string): string {
  return words(message).match(new RegExp(`https?://\\S+?(/harbour/${word}/\\S+)`))![1]!;
}

function ok(done: boolean, what: string): true {
  if (!done) throw new Refused(what);
  return true;
}
