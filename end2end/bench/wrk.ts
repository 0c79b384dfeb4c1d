// wrk, with requests that were prepared as octets, and every answer looked at by requests.lua.

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Fields, urlencoded } from "../faults/stranger";
import { type Server, output } from "../process";

export const CONNECTIONS = 32;

/** A whole HTTP request. */
export interface Request {
  path: string;
  cookie?: string;
  fields?: Fields;
}

/** What an answer has to be. */
export interface Wanted {
  status: number;
  location?: string;
  needle?: string;
  /** The address that a page shows is one of these. */
  pool?: string[];
}

export interface Measured {
  /** Answers that were as wanted. */
  good: number;
  bad: number;
  firstBad: string;
  /** From the first request to the last answer. */
  seconds: number;
  p50: number;
  p99: number;
  /** Connections and requests that failed without an answer. */
  broken: number;
}

export async function load(
  server: Server,
  folder: string,
  requests: Request[],
  mode: "rotate" | "once" | "number",
  wanted: Wanted,
  seconds: number,
): Promise<Measured> {
  const file = join(folder, "requests");
  writeFileSync(file, requests.map((request) => `${written(server, request)}\0`).join(""));
  const pool = join(folder, "pool");
  if (wanted.pool) writeFileSync(pool, wanted.pool.map((line) => `${line}\n`).join(""));
  const script = join(import.meta.dirname, "requests.lua");
  const options = ["-t", "1", "-c", String(CONNECTIONS), "-d", `${seconds}s`, "--timeout", "20s", "-s", script];
  const { status, location = "-", needle = "-" } = wanted;
  const told = [file, mode, String(status), location, needle, wanted.pool ? pool : "-"];
  const said = await output("wrk", [...options, server.url, "--", ...told]);
  return JSON.parse(said.trimEnd().split("\n").at(-1)!) as Measured;
}

function written(server: Server, { path, cookie, fields }: Request): string {
  const body = fields ? urlencoded(fields).toString() : "";
  const lines = [`${fields ? "POST" : "GET"} ${path} HTTP/1.1`, `Host: ${new URL(server.url).host}`];
  if (cookie) lines.push(`Cookie: ${cookie}`);
  if (fields) lines.push("Content-Type: application/x-www-form-urlencoded", `Content-Length: ${body.length}`);
  return `${lines.join("\r\n")}\r\n\r\n${body}`;
}
