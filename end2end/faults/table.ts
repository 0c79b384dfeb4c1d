// Prints what each fault came to: a line as each test ends, and in the end one table of faults, engines and seeds.

import type { FullResult, Reporter, TestCase, TestResult } from "@playwright/test/reporter";

interface Cell {
  id: string;
  fault: string;
  promise: string;
  engine: string;
  seeds: number[];
  failed: number[];
  skipped: string;
}

export default class Table implements Reporter {
  private cells = new Map<string, Cell>();

  onTestEnd(test: TestCase, result: TestResult) {
    const bad = result.status !== test.expectedStatus;
    console.log(`${bad ? "FAILED" : result.status}  ${test.title}  ${(result.duration / 1000).toFixed(1)} s`);
    for (const { message } of bad ? result.errors : []) console.log(message);
    const row = test.annotations.find(({ type }) => type === "fault")?.description;
    if (!row) return;
    const { seed, ...rest } = JSON.parse(row) as { seed: number } & Omit<Cell, "seeds" | "failed" | "skipped">;
    const key = `${rest.id} ${rest.fault} ${rest.engine}`;
    const cell = this.cells.get(key) ?? { ...rest, seeds: [], failed: [], skipped: "" };
    this.cells.set(key, cell);
    if (result.status === "skipped") cell.skipped = test.annotations.find(({ type }) => type === "skip")?.description ?? "";
    else cell.seeds.push(seed);
    if (bad) cell.failed.push(seed);
  }

  onEnd(result: FullResult) {
    const cells = [...this.cells.values()].sort((a, b) => a.id.localeCompare(b.id));
    const lines = cells.map((cell) => [cell.id, cell.fault, cell.engine, list(cell.seeds), cell.promise, found(cell)]);
    const all = [["", "fault", "engine", "seeds", "promised", "found"], ...lines];
    const widths = all[0]!.map((_, column) => Math.max(...all.map((line) => line[column]!.length)));
    console.log();
    for (const line of all) console.log(line.map((text, column) => text.padEnd(widths[column]!)).join("  ").trimEnd());
    console.log();
    const held = cells.filter((cell) => !cell.skipped && cell.failed.length === 0).length;
    const skipped = cells.filter((cell) => cell.skipped).length;
    console.log(`${held} of ${cells.length} held, ${skipped} skipped; the run ${result.status}`);
  }

  printsToStdio() {
    return true;
  }
}

function found(cell: Cell): string {
  if (cell.skipped) return `skipped: ${cell.skipped}`;
  return cell.failed.length === 0 ? "held" : `NOT HELD with seed ${cell.failed.join(", ")}`;
}

/** `1–20`, or `7`. */
function list(seeds: number[]): string {
  const [first, last] = [Math.min(...seeds), Math.max(...seeds)];
  if (seeds.length === 0) return "–";
  return first === last ? `${first}` : last - first + 1 === seeds.length ? `${first}–${last}` : seeds.join(" ");
}
