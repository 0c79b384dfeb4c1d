// A row of the table: a fault, what is promised of it, and a test that finds out, on both engines and with as many seeds as
// HANDSHAKE_SEEDS says (or with the one that HANDSHAKE_SEED names).

import { type Engine, ENGINES, type Installation, test } from "../process";
import { PostOffice } from "./post-office";

export interface Row {
  /** The line of the bar. */
  id: string;
  fault: string;
  promise: string;
}

/** What a test is told. */
export interface Told {
  home: Installation;
  engine: Engine;
  seed: number;
  office: PostOffice;
}

export const SEEDS = process.env.HANDSHAKE_SEED
  ? [Number(process.env.HANDSHAKE_SEED)]
  : Array.from({ length: Number(process.env.HANDSHAKE_SEEDS ?? 1) }, (_, n) => n + 1);

interface Options {
  seeds?: number[];
  engines?: Engine[];
  seconds?: number;
}

/** One test an engine and a seed. A fault that chance has no part in has one seed. */
export function fault(row: Row, body: (told: Told) => Promise<void>, options: Options = {}) {
  const { seeds = SEEDS, engines = ENGINES, seconds = 240 } = options;
  for (const engine of engines) {
    for (const seed of seeds) {
      annotated(row, engine, seed, async (begin) => {
        test.setTimeout(seconds * 1000);
        const office = await PostOffice.open();
        try {
          await body({ home: await begin(engine), engine, seed, office });
        } finally {
          office.close();
        }
      });
    }
  }
}

/** A test that is one cell of the table. */
export function annotated(row: Row, engine: Engine, seed: number, body: (begin: Begin) => Promise<void>) {
  const { id, fault, promise } = row;
  const annotation = { type: "fault", description: JSON.stringify({ id, fault, promise, engine, seed }) };
  test(`${id} ${fault}: ${promise} (${engine}, seed ${seed})`, { annotation }, async ({ begin }) => await body(begin));
}

type Begin = (engine: Engine) => Promise<Installation>;

/** For a fault that chance has no part in. */
export const ONCE = [SEEDS[0]!];
