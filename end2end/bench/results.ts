// The figures as a page: a section for each run, and the budgets, met or not.

import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Figure, Run } from "./bench";
import { processor } from "./machine";
import type { Gap } from "./pairs";
import type { SignIn } from "./sign_in";
import { CONNECTIONS } from "./wrk";

/** Figures that budgets are about. */
export const PAGE = "preferences page, signed in";
export const SAVED = "a saved preference: a topic stopped, or started again";

const NAMES = { sqlite: "SQLite", postgres: "PostgreSQL" };

/** Writes RESULTS.md, or short.md beside the figures of a short try. */
export function results(folder: string, which: "run" | "short") {
  const files = readdirSync(folder).filter((name) => name.startsWith(`${which}-`) && name.endsWith(".json"));
  const runs = files.map((name) => JSON.parse(readFileSync(join(folder, name), "utf8")) as Run);
  runs.sort((a, b) => b.engine.localeCompare(a.engine) || a.people - b.people);
  if (runs.length === 0) return;
  const page = [...head(), ...runs.flatMap((run) => section(run, runs))].join("\n");
  writeFileSync(which === "run" ? join(import.meta.dirname, "RESULTS.md") : join(folder, "short.md"), `${page}\n`);
  process.stdout.write(`\n${page}\n`);
}

function head(): string[] {
  return [
    "# What it costs",
    "",
    `Written by \`make bench\` on ${processor()}, ${CONNECTIONS} connections of wrk, which shares the processors with the server`,
    "(and with the database server). Every answer was looked at, and every acknowledged change was found as a row. Absolute figures",
    "are the machine's of that minute; ratios are to requests and commits of the same run, measured beside. `/healthz` touches",
    "nothing. Pages were measured in turns with it, and passwords with hashes alone, three times, of which the middle one stands",
    "here. Processor time includes the work that a request leaves for later (emails are made and kept in memory).",
  ];
}

function section(run: Run, runs: Run[]): string[] {
  const database = run.engine === "postgres";
  const figures = run.figures.map((figure) => {
    const cells = [
      figure.name,
      figure.rate.toFixed(0),
      figure.p50.toFixed(1),
      figure.p99.toFixed(1),
      (figure.rate / figure.healthz).toFixed(3),
      figure.rows === undefined ? "" : (figure.rate / run.commits).toFixed(2),
      figure.statements.toFixed(1),
      figure.portal.toFixed(2),
      ...(database ? [figure.database!.toFixed(2)] : []),
      figure.rows === undefined ? `${figure.good}` : `${figure.good} → ${figure.rows} rows`,
    ];
    return `| ${cells.join(" | ")} |`;
  });
  const heads = ["", "requests/s", "p50 ms", "p99 ms", "× `/healthz`", "× commits/s", "statements", "CPU ms"];
  if (database) heads.push("database's CPU ms");
  heads.push("checked");
  return [
    "",
    `## ${NAMES[run.engine]}, ${run.people.toLocaleString("en")} people`,
    "",
    `${run.at.slice(0, 16).replace("T", " ")} UTC, commit ${run.commit}; ${run.commits.toFixed(0)} durable commits/s; ` +
      `load average ${run.busy[0].toFixed(0)} on ${run.busy[1]} processors; ${run.loaded.toFixed(0)} MiB after the load; \`verify\` took ${run.verified.toFixed(1)} s.`,
    "",
    `| ${heads.join(" | ")} |`,
    `|${heads.map((_, column) => (column === 0 ? "---" : "--:")).join("|")}|`,
    ...figures,
    ...(run.signIn ? crowd(run.signIn) : []),
    "",
    "| budget | | found | |",
    "|---|--:|--:|---|",
    ...budgets(run, runs).map(([what, wanted, found, met]) => `| ${what} | ${wanted} | ${found} | ${met ? "met" : "**not met**"} |`),
  ];
}

function crowd({ hashes, crowd }: SignIn): string[] {
  const [quiet, busy] = crowd.pages;
  return [
    "",
    `argon2id alone, with all processors and the parameters of the portal: ${hashes.raw.toFixed(1)} hashes/s; \`@node-rs/argon2\`: ` +
      `${hashes.node.toFixed(1)}. While ${crowd.people} people signed in at once with passwords, which took ${crowd.seconds.toFixed(1)} s, ` +
      `the preferences page had a p99 of ${crowd.busy.toFixed(2)} ms (${busy} pages), and ${crowd.quiet.toFixed(2)} ms before (${quiet} pages); ` +
      `the server had ${crowd.peak.toFixed(0)} MiB at most.`,
  ];
}

type Budget = [what: string, wanted: string, found: string, met: boolean];

function budgets(run: Run, runs: Run[]): Budget[] {
  const least = (what: string, wanted: number, found: number, unit = "", digits = 0): Budget => [
    what,
    `≥ ${wanted.toLocaleString("en")}${unit}`,
    `${found.toFixed(digits)}${unit}`,
    found >= wanted,
  ];
  const most = (what: string, wanted: number, found: number, unit = "", digits = 1): Budget => [
    what,
    `≤ ${wanted}${unit}`,
    `${found.toFixed(digits)}${unit}`,
    found <= wanted,
  ];
  const page = (of: Run) => {
    const figure = find(of, PAGE);
    return figure.rate / figure.healthz;
  };
  const smaller = runs.find((other) => other.engine === run.engine && other.people < run.people);
  const { recipients, gaps, signIn } = run;
  const s7 = (what: string, { pairs, known, unknown }: Gap) =>
    most(`S7: ${what}, median gap of ${pairs} pairs`, 5, Math.abs(known - unknown), " ms", 3);
  return [
    least("demo people made", 5_000, run.people / run.filled, "/s"),
    least("preferences page × `/healthz`", 0.15, page(run), "", 3),
    ...(smaller
      ? [most(`… and its distance to that at ${smaller.people.toLocaleString("en")}`, 20, Math.abs(page(run) / page(smaller) - 1) * 100, " %", 0)]
      : []),
    most("join page, p99", 10, find(run, "join page").p99, " ms"),
    most("preferences page, p99", 10, find(run, PAGE).p99, " ms"),
    least("join × durable commits", 0.1, ratio(find(run, "join"), run), "", 2),
    least("saved preference × durable commits", 0.2, ratio(find(run, SAVED), run), "", 2),
    s7("join", gaps.join),
    s7("sign-in", gaps["sign-in"]),
    ...(signIn
      ? [
          s7("sign-in, of an address with a passkey", signIn.gaps.email),
          s7("wrong password", signIn.gaps.wrong),
          s7("wrong password, of an address with a passkey alone", signIn.gaps.passkey),
          s7("password that has to wait", signIn.gaps.throttled),
          least("password sign-in × argon2id alone", 0.85, signIn.hashes.toRaw, "", 2),
          least("password sign-in × `@node-rs/argon2`", 0.95, signIn.hashes.toNode, "", 2),
          most(
            `preferences page, p99 while ${signIn.crowd.people} passwords wait, to that before`,
            5, signIn.crowd.busy / signIn.crowd.quiet, " ×", 1,
          ),
        ]
      : []),
    least("recipients", 50_000, recipients.people / recipients.seconds, "/s"),
    most("… their memory at most, to its first quarter", 1.25, recipients.peak / recipients.early, " ×", 2),
    most("memory, idle", 64, run.idle, " MiB", 0),
    most("first answer", 0.5, run.firstAnswer, " s", 2),
  ];
}

function find(run: Run, name: string): Figure {
  return run.figures.find((figure) => figure.name === name)!;
}

function ratio(figure: Figure, run: Run): number {
  return figure.rate / run.commits;
}
