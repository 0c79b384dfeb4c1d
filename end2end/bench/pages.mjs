// `node pages.mjs URL COOKIE NEEDLE`: asks for a page every few milliseconds on one connection, until its input ends; then prints
// when each was asked for and how long it took, in milliseconds. A process of its own, so that what the bench does besides is not
// measured.

import { Agent, get } from "node:http";
import { performance } from "node:perf_hooks";

const [url, cookie, needle] = process.argv.slice(2);
const PAUSE = 3;
const agent = new Agent({ keepAlive: true, maxSockets: 1 });
const pages = [];
let ended = false;
process.stdin.resume().once("end", () => (ended = true));

while (!ended) {
  const at = performance.now();
  const { status, body } = await page();
  pages.push([performance.timeOrigin + at, performance.now() - at]);
  if (status !== 200 || !body.includes(needle)) throw new Error(`the page was answered with ${status}:\n${body}`);
  await new Promise((done) => setTimeout(done, PAUSE));
}
agent.destroy();
console.log(JSON.stringify(pages));

function page() {
  return new Promise((done, fail) => {
    get(url, { agent, headers: { cookie } }, (answer) => {
      let body = "";
      answer.setEncoding("utf8").on("data", (text) => (body += text));
      answer.once("end", () => done({ status: answer.statusCode, body }));
    }).once("error", fail);
  });
}
