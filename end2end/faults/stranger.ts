// Somebody at a keyboard without a browser: fetches pages, keeps cookies, posts forms with their token. For stories that
// have to be told hundreds of times, or to a server that is about to die.

import { linkIn } from "../portal";
import type { Server } from "../process";

export type Fields = Record<string, string | string[]>;

/** Emails about books and events, agreed to. */
export const USUAL = { topics: ["new-books", "events"] };

export interface Joining {
  name?: string;
  email: string;
  topics?: string[];
}

/** What a page's form has to be sent with. */
export interface Form {
  token: string;
  /** `purpose:hash` of each consent box. */
  words: string[];
}

/** A post that was answered, but not as it should be. */
export class Refused extends Error {}

export class Stranger {
  private cookies = new Map<string, string>();

  constructor(
    readonly server: Server,
    /** Sent with every request. */
    private headers: Record<string, string> = {},
  ) {}

  /** The values of the cookies it keeps. */
  kept(): string[] {
    return [...this.cookies.values()].filter(Boolean);
  }

  /** The same browser, once the server has been started anew elsewhere. */
  at(server: Server): Stranger {
    const same = new Stranger(server, this.headers);
    for (const [name, value] of this.cookies) same.cookies.set(name, value);
    return same;
  }

  async get(path: string): Promise<Response> {
    return await this.send(path, {});
  }

  async post(path: string, fields: Fields): Promise<Response> {
    return await this.send(path, { method: "POST", body: urlencoded(fields) });
  }

  async send(path: string, init: RequestInit): Promise<Response> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const headers = { ...this.headers, ...(cookie && { cookie }), ...(init.headers as Record<string, string>) };
    const answer = await fetch(new URL(path, this.server.url), { ...init, headers, redirect: "manual" });
    for (const line of answer.headers.getSetCookie()) {
      const [, name, value] = line.match(/^([^=]+)=([^;]*)/) ?? [];
      if (name) this.cookies.set(name, value ?? "");
    }
    return answer;
  }

  /** The form of a page. */
  async form(path: string): Promise<Form> {
    const answer = await this.get(path);
    const page = await answer.text();
    const main = page.slice(Math.max(page.indexOf("<main"), 0));
    const token = main.match(/name="token"[^>]*value="([^"]+)"/)?.[1];
    if (!token) throw new Refused(`No form on ${path} (${answer.status}):\n${main.slice(0, 2000)}`);
    return { token, words: [...main.matchAll(/name="(?:above|beside)"[^>]*value="([^"]+)"/g)].map((match) => match[1]!) };
  }

  /** Opens a page and posts its form. */
  async submit(path: string, fields: Fields): Promise<Response> {
    const { token } = await this.form(path);
    return await this.post(path, { token, ...fields });
  }

  /** Posts a join form that is open already; which attempt it became, by the cookie that marks this browser. */
  async join(form: Form, joining: Joining): Promise<string> {
    const { name = "Ada Quay", email, topics = USUAL.topics } = joining;
    const fields = { token: form.token, name, email, topic: topics, beside: form.words };
    const answer = await this.post("/harbour/subscribe", fields);
    await answer.arrayBuffer();
    if (answer.status !== 303) throw new Refused(`joining was answered with ${answer.status}`);
    const mark = answer.headers.getSetCookie().find((line) => line.startsWith("handshake-joined="));
    return mark!.slice("handshake-joined=".length).split(".")[0]!.replaceAll("-", "");
  }

  /** Presses the button of a confirmation page; whether that was acknowledged. */
  async confirm(link: string, { topics = USUAL.topics } = {}): Promise<boolean> {
    const { token, words } = await this.form(link);
    const answer = await this.post(link, { token, topic: topics, beside: words });
    await answer.arrayBuffer();
    return answer.status === 303;
  }

  /** Presses the button of a sign-in page. */
  async signIn(link: string): Promise<Response> {
    return await this.submit(link, {});
  }

  /** Leaves, signed in with a fresh proof; whether that was acknowledged. */
  async leave(): Promise<boolean> {
    const answer = await this.submit("/me/harbour/delete", {});
    await answer.arrayBuffer();
    return answer.status === 303 && answer.headers.get("location") === "/harbour/deleted";
  }

  /** Joins and confirms, by the emails in the server's memory; signed in afterwards. */
  async become(joining: Joining): Promise<void> {
    const before = (await this.server.messages(joining.email)).length;
    await this.join(await this.form("/harbour/subscribe"), joining);
    const message = await this.server.message(joining.email, before + 1);
    if (!(await this.confirm(linkIn(message, "confirm"), joining))) throw new Error("confirming was not acknowledged");
  }
}

export function urlencoded(fields: Fields): URLSearchParams {
  const body = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) body.append(name, one);
  return body;
}

let people = 0;

/** An address that nobody has used. */
export function anAddress(who = "ada"): string {
  people += 1;
  return `${who}.${process.pid.toString(36)}.${people}@example.org`;
}
