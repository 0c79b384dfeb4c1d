// `node hashes.mjs SECONDS`: prints how many passwords a second @node-rs/argon2 hashes, as many at once as there are cores, with the
// parameters of src/platform/password_hasher.rs. UV_THREADPOOL_SIZE has to be as many.

import { availableParallelism } from "node:os";
import { performance } from "node:perf_hooks";
import { hash } from "@node-rs/argon2";

const seconds = Number(process.argv[2]);
// Argon2id.
const options = { algorithm: 2, memoryCost: 47_104, timeCost: 1, parallelism: 1, outputLen: 32 };

const rates = await Promise.all(Array.from({ length: availableParallelism() }, rate));
console.log(rates.reduce((sum, rate) => sum + rate, 0).toFixed(3));

/** Hashes a second, one after the other. */
async function rate() {
  const began = performance.now();
  const taken = () => (performance.now() - began) / 1000;
  let done = 0;
  while (taken() < seconds) {
    const made = await hash("quiet hat lamps", options);
    if (!made.startsWith("$argon2id$v=19$m=47104,t=1,p=1$")) throw new Error(`another hash: ${made}`);
    done += 1;
  }
  return done / taken();
}
