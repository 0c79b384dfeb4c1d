// Ports for servers that cannot say which one they got. The kernel lends those above to whoever connects or listens, so one
// that was free a moment ago may be another's when our server asks for it: each worker has a range of its own below them.

import { createServer } from "node:net";

// Above the last port that browsers and `fetch` refuse to talk to, 10080.
const FIRST = 11_000;
const EACH = 500;

let next = 0;

export async function freePort(): Promise<number> {
  const first = FIRST + EACH * Number(process.env.TEST_PARALLEL_INDEX ?? 0);
  for (let tries = 0; tries < EACH; tries += 1) {
    const port = first + next;
    next = (next + 1) % EACH;
    if (await isFree(port)) return port;
  }
  throw new Error(`no free port from ${first} on`);
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  const listens = await new Promise<boolean>((done) => {
    server.once("error", () => done(false));
    server.listen(port, "127.0.0.1", () => done(true));
  });
  if (listens) await new Promise((done) => server.close(done));
  return listens;
}
