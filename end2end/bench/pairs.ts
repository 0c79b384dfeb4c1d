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

/** `known` and `unknown` make the fields of the nth post about an address of that kind. */
export async function gap(
  server: Server,
  path: string,
  location: string,
  pairs: number,
  known: (n: number) => Fields,
  unknown: (n: number) => Fields,
): Promise<Gap> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const took: Record<"known" | "unknown", number[]> = { known: [], unknown: [] };
  const post = async (which: "known" | "unknown", n: number) => {
    const body = urlencoded((which === "known" ? known : unknown)(n)).toString();
    const at = performance.now();
    const answer = await send(agent, new URL(path, server.url), body);
    took[which].push(performance.now() - at);
    if (answer !== `303 ${location}`) throw new Error(`${path} was answered with ${answer}`);
  };
  for (let n = 0; n < pairs; n += 1) {
    const [first, second] = Math.random() < 0.5 ? (["known", "unknown"] as const) : (["unknown", "known"] as const);
    await post(first, n);
    await post(second, n);
  }
  agent.destroy();
  return { pairs, known: median(took.known), unknown: median(took.unknown) };
}

export function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** Status and Location of the answer. */
function send(agent: Agent, url: URL, body: string): Promise<string> {
  const headers = { "content-type": "application/x-www-form-urlencoded", "content-length": Buffer.byteLength(body) };
  return new Promise((done, fail) => {
    const posted = request(url, { agent, method: "POST", headers }, (answer) => {
      answer.resume();
      answer.once("end", () => done(`${answer.statusCode} ${answer.headers.location ?? ""}`));
    });
    posted.once("error", fail);
    posted.end(body);
  });
}
