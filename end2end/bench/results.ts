// The figures as a page: a section for each run, and the budgets, met or not.

import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Figure, Run } from "./bench";
import { processor } from "./machine";
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
    "nothing. Pages were measured in turns with it, three times, of which the middle one stands here. Processor time includes",
    "the work that a request leaves for later (emails are made and kept in memory).",
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
    "",
    "| budget | | found | |",
    "|---|--:|--:|---|",
    ...budgets(run, runs).map(([what, wanted, found, met]) => `| ${what} | ${wanted} | ${found} | ${met ? "met" : "**not met**"} |`),
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
  const { recipients, gaps } = run;
  const gap = (which: "join" | "sign-in") => Math.abs(gaps[which].known - gaps[which].unknown);
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
    most(`S7: join, median gap of ${gaps.join.pairs} pairs`, 5, gap("join"), " ms", 3),
    most(`S7: sign-in, median gap of ${gaps["sign-in"].pairs} pairs`, 5, gap("sign-in"), " ms", 3),
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
