// What stands around every page: where a post comes from, tokens, sizes, headers, nonces, weight (S4, S6, S9, D9).

import { get } from "node:http";
import { type CDPSession, type Page, request as http } from "@playwright/test";
import { aPortal, anAddress, formOf } from "../portal";
import { asks, expect, fields, formAt, join, member, press, test } from "../visitor";

const portal = aPortal({ limits: "off" });
/** Where caps and counts hold: whoever brings as many bad tokens as these tests do would have to wait there. */
const guarded = aPortal();

/** Posts a well-filled join form with these headers; the answer, unfollowed. */
async function postJoin(headers: Record<string, string>, change: (body: URLSearchParams) => void = () => {}) {
  const { token, words } = await portal.joinForm("harbour");
  const body = fields({ token, name: "Ada Quay", email: anAddress(), topic: "new-books", above: words });
  change(body);
  return await fetch(`${portal.url}/harbour/subscribe`, { method: "POST", body, headers, redirect: "manual" });
}

test.describe("a post", () => {
  const foreign: Record<string, Record<string, string>> = {
    "from another site": { "sec-fetch-site": "cross-site" },
    "from another host of the same site": { "sec-fetch-site": "same-site" },
    "typed into the address bar": { "sec-fetch-site": "none" },
    "with a foreign Origin": { origin: "https://evil.example" },
    "with our Origin, but from another site": { "sec-fetch-site": "cross-site", origin: "OURS" },
  };
  for (const [from, headers] of Object.entries(foreign)) {
    test(`${from} is refused with a page of the brand's (S6)`, async () => {
      const origin = headers.origin?.replace("OURS", portal.url);
      const answer = await postJoin(origin ? { ...headers, origin } : headers);
      expect(answer.status).toBe(403);
      const html = await answer.text();
      expect(html).toContain("This form came from another site");
      expect(html).toContain("Harbour Books");
      expect(answer.headers.get("set-cookie")).toBeNull();
    });
  }

  const own: Record<string, Record<string, string>> = {
    "of our own page": { "sec-fetch-site": "same-origin" },
    "with our Origin": { origin: "OURS" },
    "with the Origin that no-referrer pages send": { origin: "null" },
    "of a browser that says nothing of it": {},
  };
  for (const [from, headers] of Object.entries(own)) {
    test(`${from} passes with its token, and not without`, async () => {
      const origin = headers.origin?.replace("OURS", portal.url);
      const sent = origin ? { ...headers, origin } : headers;
      expect((await postJoin(sent)).status).toBe(303);
      for (const token of ["", "AAAA", "A".repeat(32)]) {
        const answer = await postJoin(sent, (body) => body.set("token", token));
        expect(answer.status, `token “${token}”`).toBe(422);
        const html = await answer.text();
        expect(html).toContain("what you typed is still here");
        expect(html, "what was typed is still here").toContain('value="Ada Quay"');
      }
    });
  }

  test("with the token of another page is not taken", async () => {
    const { token } = await formOf(`${portal.url}/harbour/sign-in`);
    expect((await postJoin({}, (body) => body.set("token", token))).status).toBe(422);
    const meadow = await formOf(`${portal.url}/meadow/subscribe`);
    expect((await postJoin({}, (body) => body.set("token", meadow.token))).status).toBe(422);
  });

  test("with another person's token is not taken", async () => {
    const [mine, theirs] = [await http.newContext(), await http.newContext()];
    await member(mine, portal);
    await member(theirs, portal);
    const url = `${portal.url}/me/harbour/preferences`;
    const { token } = await formAt(theirs, url);
    const answer = await mine.post(url, { form: { token, change: "everything" }, maxRedirects: 0 });
    expect(answer.status()).toBe(422);
    await mine.dispose();
    await theirs.dispose();
  });

  for (const [kind, length, status] of [
    ["of 60 KiB is read", 60 * 1024, 422],
    ["beyond 64 KiB is refused unread (D9)", 65 * 1024, 413],
  ] as const) {
    test(`whose body is ${kind}`, async () => {
      const body = `name=${"a".repeat(length)}`;
      const headers = { "content-type": "application/x-www-form-urlencoded" };
      const answer = await fetch(`${portal.url}/harbour/subscribe`, { method: "POST", body, headers, redirect: "manual" });
      expect(answer.status).toBe(status);
    });
  }

  test("for the emails in memory is answered to whoever calls this machine by its own name alone", async () => {
    const port = new URL(portal.url).port;
    const ask = (host: string) =>
      new Promise<number | undefined>((done, fail) => {
        get({ host: "127.0.0.1", port, path: "/dev/mail.json", headers: { host } }, (answer) => {
          answer.resume();
          done(answer.statusCode);
        }).on("error", fail);
      });
    for (const host of [`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`]) expect(await ask(host), host).toBe(200);
    for (const host of [`evil.example:${port}`, "127.0.0.1.evil.example"]) expect(await ask(host), host).toBe(404);
  });

  test("in chunks beyond 64 KiB is refused as well", async () => {
    const chunk = new TextEncoder().encode("name=".padEnd(16 * 1024, "a"));
    let left = 6;
    const body = new ReadableStream({
      pull: (controller) => (left-- > 0 ? controller.enqueue(chunk) : controller.close()),
    });
    const headers = { "content-type": "application/x-www-form-urlencoded" };
    const init = { method: "POST", body, headers, duplex: "half", redirect: "manual" } as RequestInit;
    expect((await fetch(`${portal.url}/harbour/subscribe`, init)).status).toBe(413);
  });

  test("to the island's way in is checked like a form's", async ({ page }) => {
    const email = await member(page.request, portal);
    await page.goto(`${portal.url}/me/harbour/preferences`);
    const sent = page.waitForRequest((request) => request.url().includes("/api/preference"));
    await page.waitForLoadState("networkidle");
    await page.getByRole("button", { name: "Unsubscribe New books" }).click();
    const { url, json } = { url: (await sent).url(), json: (await sent).postDataJSON() };
    await expect(page.getByRole("status").first()).toHaveText("New books: unsubscribed");
    const call = (data: object, headers: Record<string, string>) => page.request.post(url, { data, headers });
    const stop = { ...json, change: "stop:events" };
    expect((await call(stop, { "sec-fetch-site": "cross-site" })).status()).toBe(403);
    expect(await (await call({ ...stop, token: "A".repeat(32) }, { "sec-fetch-site": "same-origin" })).json()).toBe("Stale");
    expect(await (await call({ ...stop, path: "/me/meadow/preferences" }, {})).json()).toBe("Stale");
    expect(await portal.writesTo(email, "harbour", "events")).toBe(true);
  });

  test("from a page on another origin is refused by the whole chain", async ({ browser }) => {
    const context = await browser.newContext();
    const page = await context.newPage();
    const { token } = await portal.joinForm("harbour");
    await page.setContent(`<form method="post" action="${portal.url}/harbour/subscribe"><input name="token" value="${token}">
      <input name="name" value="Ada"><input name="email" value="ada@example.org"><button>Win</button></form>`);
    const answer = page.waitForResponse(`${portal.url}/harbour/subscribe`);
    await page.getByRole("button", { name: "Win" }).click();
    expect((await answer).status()).toBe(403);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("This form came from another site");
    await context.close();
  });
});

test("what is not there is a page of the brand's, or of the portal, with a 404", async ({ page }) => {
  for (const [path, mark] of [
    ["/harbour/nowhere", "Harbour Books"],
    ["/nobody", "Handshake"],
    ["/a/b/c/d", "Handshake"],
  ] as const) {
    const answer = await page.goto(portal.url + path);
    expect(answer?.status(), path).toBe(404);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Page not found");
    await expect(page.locator(".brand-name")).toHaveText(mark);
  }
  expect((await fetch(`${portal.url}/assets/nothing.js`)).status).toBe(404);
});

test("every kind of answer carries its headers (S9)", async ({ page }) => {
  await member(page.request, portal);
  const confirm = await portal.link(await asks(portal), "harbour/confirm");
  const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
  const get = (path: string, init: RequestInit = {}) =>
    fetch(path.startsWith("http") ? path : portal.url + path, { redirect: "manual", headers: { cookie }, ...init });
  await page.goto(`${portal.url}/harbour`);
  const style = (await page.locator("link[rel=stylesheet]").getAttribute("href"))!;
  const logo = (await page.locator(".logo").getAttribute("src"))!;
  const answers: Record<string, [Response, number]> = {
    page: [await get("/harbour/subscribe"), 200],
    "page of a person": [await get("/me"), 200],
    "page with islands": [await get("/me/harbour/preferences"), 200],
    "page with a token": [await get(confirm), 200],
    "404": [await get("/harbour/nowhere"), 404],
    "403": [await get("/harbour/subscribe", { method: "POST", headers: { "sec-fetch-site": "cross-site" } }), 403],
    "413": [await get("/harbour/subscribe", { method: "POST", body: new URLSearchParams({ a: "a".repeat(70_000) }) }), 413],
    "422": [await get("/harbour/subscribe", { method: "POST", body: new URLSearchParams({ name: "Ada" }) }), 422],
    redirect: [await get("/me/harbour/delete", { headers: {} }), 303], // whatever Accept says
    download: [await get("/me/harbour/data.json"), 200],
    style: [await get(style), 200],
    logo: [await get(logo), 200],
    health: [await get("/healthz"), 200],
  };
  for (const [kind, [answer, status]] of Object.entries(answers)) {
    const { headers } = answer;
    expect.soft(answer.status, kind).toBe(status);
    expect.soft(headers.get("x-content-type-options"), kind).toBe("nosniff");
    expect.soft(headers.get("cross-origin-opener-policy"), kind).toBe("same-origin");
    expect.soft(headers.get("content-security-policy"), kind).toContain("frame-ancestors 'none'");
    expect.soft(headers.get("referrer-policy"), kind).toBe(kind === "page with a token" ? "no-referrer" : "same-origin");
    const lasting = kind === "style" || kind === "logo";
    expect.soft(headers.get("cache-control"), kind).toContain(lasting ? "immutable" : "no-store");
    const isPage = headers.get("content-type")?.startsWith("text/html") && status !== 303;
    if (isPage) {
      const policy = headers.get("content-security-policy")!;
      expect.soft(policy, kind).toMatch(/script-src 'nonce-[\w+/=-]{16,}' 'strict-dynamic' 'wasm-unsafe-eval'/);
      for (const part of ["default-src 'self'", "object-src 'none'", "base-uri 'none'", "form-action 'self'"]) {
        expect.soft(policy, kind).toContain(part);
      }
      expect.soft(policy, kind).not.toContain("unsafe-inline");
    }
  }
});

test("a thousand answers have a thousand nonces (S9)", async () => {
  const nonces = new Set<string>();
  for (let batch = 0; batch < 50; batch += 1) {
    const policies = await Promise.all(
      Array.from({ length: 20 }, async () => {
        const answer = await fetch(`${portal.url}/harbour`);
        await answer.arrayBuffer();
        return answer.headers.get("content-security-policy") ?? "";
      }),
    );
    for (const policy of policies) nonces.add(policy.match(/script-src 'nonce-([^']+)'/)![1]!);
  }
  expect(nonces.size).toBe(1_000);
});

test("HEAD is answered as GET is, without a body", async () => {
  for (const path of ["/", "/harbour", "/harbour/subscribe", "/me", "/harbour/nowhere", "/healthz", "/readyz"]) {
    const [head, got] = [await fetch(portal.url + path, { method: "HEAD" }), await fetch(portal.url + path)];
    expect(head.status, path).toBe(got.status);
    expect(head.headers.get("content-type"), path).toBe(got.headers.get("content-type"));
    expect((await head.arrayBuffer()).byteLength, path).toBe(0);
  }
});

test("“me” is nobody's slug: signed out it says so, and every page below leads to a link", async ({ page }) => {
  await page.goto(`${portal.url}/me`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("You are not signed in");
  await expect(page.getByRole("main").getByRole("link")).toHaveText(["Sign in"]);
  for (const word of ["details", "preferences", "agreed", "data", "data.json", "leave", "prove"]) {
    await page.goto(`${portal.url}/me/harbour/${word}`);
    await expect(page, word).toHaveURL(`${portal.url}/harbour/sign-in`);
  }
  await expect(portal.applyChanged("meadow", (file) => file.replace('slug = "meadow"', 'slug = "me"'))).rejects.toThrow();
});

test("the caps of a mailbox hold, and the page says the same", async ({ page }) => {
  const email = await asks(guarded);
  await guarded.link(email, "harbour/confirm");
  await join(page, guarded, { email });
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Check your email");
  await guarded.link(await asks(guarded), "harbour/confirm");
  expect(await guarded.messages(email), "one join email in ten minutes").toHaveLength(1);
});

test("whoever follows many links that nobody mailed has to wait, and reads for how long (S17)", async ({ page }) => {
  const good = await guarded.link(await asks(guarded), "harbour/confirm");
  for (let guess = 0; guess < 10; guess += 1) {
    expect((await page.goto(`${guarded.url}/harbour/sign-in/${String(guess).repeat(43)}`))!.status()).toBe(404);
  }
  for (const [language, words] of [["en", "Try again in a minute."], ["pl", "Spróbuj za minutę."], ["es", "dentro de un minuto."]]) {
    const answer = (await page.goto(`${guarded.url}/harbour/confirm/${"Z".repeat(43)}?lang=${language}`))!;
    expect(answer.status()).toBe(429);
    expect(Number(answer.headers()["retry-after"])).toBeLessThanOrEqual(30);
    await expect(page.getByRole("main")).toContainText(words!);
  }
  expect((await page.goto(good))!.status(), "nobody is kept from what is theirs (G2)").toBe(200);
  expect((await page.goto(`${guarded.url}/harbour`))!.status(), "pages without a link are shown").toBe(200);
});

test("the log names no one (S14)", async ({ page }) => {
  const email = await join(page, portal, { name: "Kanarek Kanaryjski", email: anAddress("canary") });
  const link = await portal.link(email, "harbour/confirm");
  await page.goto(link);
  await press(page, "Confirm");
  await page.goto(`${portal.url}/me/harbour/preferences?canary=kanarek`);
  for (const secret of ["Kanarek", "kanarek", "canary", email, link.split("/").at(-1)!]) {
    expect(portal.said()).not.toContain(secret);
  }
});

test.describe("weight over the wire", () => {
  test("the join page weighs 25 kB at most with all it loads, and loads no script file", async ({ page }) => {
    const loaded = await weigh(page, () => page.goto(`${portal.url}/harbour/subscribe`));
    expect(loaded.filter(({ type }) => type === "Script" || type === "Fetch" || type === "Preload")).toEqual([]);
    expect(loaded.some(({ url }) => /\.(js|wasm)$/.test(url))).toBe(false);
    report("join page", loaded);
    expect(sum(loaded)).toBeLessThanOrEqual(25_000);
  });

  test("the page with islands weighs 140 kB at most", async ({ page }) => {
    await member(page.request, portal);
    const loaded = await weigh(page, () => page.goto(`${portal.url}/me/harbour/preferences`));
    expect(loaded.some(({ url }) => url.endsWith(".wasm"))).toBe(true);
    report("preferences page", loaded);
    expect(sum(loaded)).toBeLessThanOrEqual(140_000);
  });
});

interface Loaded {
  url: string;
  type: string;
  bytes: number;
}

/** Everything a browser with an empty cache receives for a page, in octets as they were sent, headers included. */
async function weigh(page: Page, go: () => Promise<unknown>): Promise<Loaded[]> {
  const cdp: CDPSession = await page.context().newCDPSession(page);
  const loaded = new Map<string, Loaded>();
  cdp.on("Network.requestWillBeSent", ({ requestId, request, type }) => {
    if (request.url.startsWith("http")) loaded.set(requestId, { url: request.url, type: type ?? "", bytes: 0 });
  });
  cdp.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const one = loaded.get(requestId);
    if (one) one.bytes = encodedDataLength;
  });
  await cdp.send("Network.enable");
  await cdp.send("Network.setCacheDisabled", { cacheDisabled: true });
  await go();
  await page.waitForLoadState("networkidle");
  return [...loaded.values()];
}

const sum = (loaded: Loaded[]) => loaded.reduce((total, { bytes }) => total + bytes, 0);

function report(what: string, loaded: Loaded[]) {
  const lines = loaded.map(({ url, bytes }) => `${bytes} ${new URL(url).pathname}`).join(", ");
  test.info().annotations.push({ type: "weight", description: `${what}: ${sum(loaded)} octets (${lines})` });
  console.log(`      ${what}: ${sum(loaded)} octets (${lines})`);
}
