// S7: whether the time of an answer tells if an address is known. Pairs of posts, one about each, in an order by chance, so
// that what the machine does meanwhile falls on both alike.

import { performance } from "node:perf_hooks";
import { Agent, request } from "node:http";
import { type Fields, urlencoded } from "../faults/stranger";
import type { Server } from "../process";

export interface Gap {
  pairs: number;
  /** Medians, in milliseconds. */
  known: number;
  unknown: number;
}

/** What is posted, and as from where: by default from this machine. */
export interface Post {
  fields: Fields;
  source?: string;
}

/** `known` and `unknown` make the nth post about an address of that kind; each is to be answered as `wanted` (see `send`). */
export async function gap(
  server: Server,
  path: string,
  wanted: string,
  pairs: number,
  known: (n: number) => Post,
  unknown: (n: number) => Post,
): Promise<Gap> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const took: Record<"known" | "unknown", number[]> = { known: [], unknown: [] };
  const post = async (which: "known" | "unknown", n: number) => {
    const posted = (which === "known" ? known : unknown)(n);
    const at = performance.now();
    const answer = await send(agent, new URL(path, server.url), posted);
    took[which].push(performance.now() - at);
    if (answer !== wanted) throw new Error(`${path} was answered with ${answer}`);
  };
  for (let n = 0; n < pairs; n += 1) {
    const [first, second] = Math.random() < 0.5 ? (["known", "unknown"] as const) : (["unknown", "known"] as const);
    await post(first, n);
    await post(second, n);
  }
  agent.destroy();
  return { pairs, known: median(took.known), unknown: median(took.unknown) };
}

/** The value that so many hundredths are at most. */
export function percentile(values: number[], hundredths: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil((sorted.length * hundredths) / 100) - 1)]!;
}

export function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** Status and Location of the answer: `303 /me`, or `422` alone. */
export function send(agent: Agent, url: URL, { fields, source }: Post): Promise<string> {
  const body = urlencoded(fields).toString();
  const headers = {
    "content-type": "application/x-www-form-urlencoded",
    "content-length": Buffer.byteLength(body),
    ...(source && { "x-forwarded-for": source }),
  };
  return new Promise((done, fail) => {
    const posted = request(url, { agent, method: "POST", headers }, (answer) => {
      answer.resume();
      answer.once("end", () => done([answer.statusCode, answer.headers.location].filter(Boolean).join(" ")));
    });
    posted.once("error", fail);
    posted.end(body);
  });
}
