// What the machine does besides: processor time and memory of a process, as Linux counts them, and how many commits a
// second it makes durable.

import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Installation, output } from "../process";

export const processor = (): string =>
  readFileSync("/proc/cpuinfo", "utf8").match(/^model name\s*: (.*)$/m)?.[1] ?? "an unnamed processor";

const TICKS = Number(execFileSync("getconf", ["CLK_TCK"]).toString());

/** Milliseconds of processor time that a process has used, and those of its children that are gone. */
export function cpu(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  // After the name, which may hold anything: state is field 3, utime to cstime are fields 14 to 17.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return (fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks), 0) * 1000) / TICKS;
}

/** A process and all of its children. */
export function cpuOfAll(pid: number): number {
  let sum = cpu(pid);
  for (const entry of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    try {
      const stat = readFileSync(`/proc/${entry}/stat`, "utf8");
      if (Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]) === pid) sum += cpu(Number(entry));
    } catch {
      // It has ended.
    }
  }
  return sum;
}

/** MiB: `VmRSS` now, `VmHWM` at most so far. */
export function memory(pid: number, which: "VmRSS" | "VmHWM"): number {
  const kib = readFileSync(`/proc/${pid}/status`, "utf8").match(new RegExp(`^${which}:\\s+(\\d+) kB`, "m"))?.[1];
  return Number(kib) / 1024;
}

/** `VmHWM` begins anew. */
export function forgetPeak(pid: number) {
  writeFileSync(`/proc/${pid}/clear_refs`, "5");
}

/** The database server's main process. */
export async function postmaster(home: Installation): Promise<number> {
  const [[folder]] = (await home.rows("main", "show data_directory")) as [[string]];
  return Number(readFileSync(join(folder, "postmaster.pid"), "utf8").split("\n")[0]);
}

/** One row a transaction, each durable before the next of its connection: commits a second of the engine on this disk. */
export async function durableCommits(home: Installation, seconds: number): Promise<number> {
  const url = await home.freshDatabase();
  if (home.engine === "sqlite") {
    return Number(await output("python3", ["-c", SQLITE, url.replace(/^sqlite:/, ""), String(seconds)]));
  }
  // As many connections as the portal has.
  const bench = await output("sh", ["-c", PGBENCH, "sh", url, String(seconds)]);
  return Number(bench.match(/^tps = ([\d.]+)/m)?.[1]);
}

const SQLITE = `
import sqlite3, sys, time
db = sqlite3.connect(sys.argv[1], isolation_level=None)
db.execute("pragma journal_mode = wal")
db.execute("pragma synchronous = full")
db.execute("create table commits (id integer primary key, what text)")
began, n = time.monotonic(), 0
while time.monotonic() - began < float(sys.argv[2]):
    db.execute("insert into commits (what) values ('one row, and durable')")
    n += 1
print(n / (time.monotonic() - began))
`;

const PGBENCH = `
psql -X -q -d "$1" -c "create table commits (id bigserial primary key, what text)" &&
echo "insert into commits (what) values ('one row, and durable');" |
"$(ls -d /usr/lib/postgresql/*/bin/pgbench 2>/dev/null | tail -1 || echo pgbench)" -n -c 20 -j 1 -T "$2" -f - "$1" 2>&1
`;
