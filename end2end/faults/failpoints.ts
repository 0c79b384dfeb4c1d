// Every place where the process can be told to die (`src/failpoint.rs`), by the story that gets there. A test compares this
// list with the source, so that none is forgotten.

import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { root } from "../process";

export interface Failpoint {
  name: string;
  /** What people do until it strikes. */
  story: "lives" | "scrub" | "sweep";
  /** It is certain to be passed more often than this. */
  passes: number;
}

function of(story: Failpoint["story"], passes: number, ...names: string[]): Failpoint[] {
  return names.map((name) => ({ name, story, passes }));
}

export const FAILPOINTS: Failpoint[] = [
  ...of("lives", 4, "join/key-minted", "join/before-commit", "join/committed", "join/keys-live"),
  ...of("lives", 4, "decide/before-commit", "decide/committed"),
  ...of("lives", 2, "job/claimed", "job/done", "job/noted"),
  ...of("lives", 2, "email/taken", "email/before-commit", "email/committed"),
  ...of("lives", 4, "confirm/keys-minted", "confirm/before-commit", "confirm/committed", "confirm/keys-live"),
  ...of("lives", 4, "give/before-commit", "give/committed"),
  ...of("lives", 4, "withdraw/journalled", "withdraw/before-commit", "withdraw/committed"),
  ...of("lives", 4, "move/before-journal", "move/journalled", "move/committed"),
  ...of("lives", 3, "erase/key-minted", "erase/before-commit", "erase/committed", "erase/keys-live"),
  ...of("lives", 1, "erasure/keys-destroyed", "erasure/journal-forgotten", "erasure/finished"),
  ...of("scrub", 0, "scrub/begun", "scrub/main-scrubbed"),
  ...of("sweep", 0, "sweep/purged", "sweep/keys-live", "sweep/keys-destroyed"),
  ...of("sweep", 0, "checkpoint/before-commit", "checkpoint/committed", "checkpoint/told"),
];

/** The names in the source, each as often as it stands there. */
export function inTheSource(): string[] {
  const source = join(root, "src");
  const files = readdirSync(source, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".rs"));
  return files.flatMap((file) =>
    [...readFileSync(join(source, file), "utf8").matchAll(/failpoint::pass\(\s*"([^"]+)"|failpoints\(&\[([^\]]*)\]/g)].flatMap((match) =>
      match[1] ? [match[1]] : [...match[2]!.matchAll(/"([^"]+)"/g)].map((name) => name[1]!),
    ),
  );
}
