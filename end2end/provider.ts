// An OpenID Connect provider for one spec file: panva's oidc-provider on a port of this worker, with one client, which is the
// portal. `const provider = aProvider()` at the top of a file gives it its address before that file's first test, and stops it
// after the last; `start` makes it answer, once the portal's own address is known.
//
// Its pages are the package's devInteractions, plain forms that need no JavaScript:
//   - "Sign-in": the text fields `login` and `password` (no labels, any values), the button "Sign-in"
//   - "Authorize": a list of the scopes that are new, the button "Continue"
//   - both: the link "[ Cancel ]", which sends the person back with `access_denied`
//   - /session/end: the buttons "Yes, sign me out" and "No, stay signed in"

import { type JsonWebKey, generateKeyPair, randomBytes } from "node:crypto";
import { type Server, createServer } from "node:http";
import { promisify } from "node:util";
import { type Page, test } from "@playwright/test";
import Provider, { type Configuration, type KoaContextWithOIDC } from "oidc-provider";
import { freePort } from "./port";

/** A token that was given back (RFC 7009). One that was given back before, or never was, is not noted. */
export interface Revoked {
  kind: "AccessToken" | "RefreshToken";
  token: string;
  /** Whose it was, as they typed it. */
  login: string;
}

/** A back-channel logout that was sent. */
export interface Logout {
  login: string;
  sid: string;
  /** Why it was lost, if the client did not answer 200 or 204 in time. */
  error?: string;
}

export interface Settings {
  /** One of this worker's own, if none is named. */
  port?: number;
}

/** A provider for the tests of one file, which start it. */
export function aProvider(settings: Settings = {}): OpenIdProvider {
  const provider = new OpenIdProvider(settings);
  test.beforeAll(() => provider.takePort());
  test.afterAll(() => provider.stop());
  return provider;
}

export class OpenIdProvider {
  readonly clientId = "handshake";
  readonly clientSecret = randomBytes(24).toString("base64url");
  /** The newest last; whoever signs out gives nothing back. */
  readonly revoked: Revoked[] = [];
  readonly logouts: Logout[] = [];
  private port?: number;
  private key?: JsonWebKey;
  private server?: Server;

  constructor(settings: Settings = {}) {
    this.port = settings.port;
  }

  get issuer(): string {
    if (!this.port) throw new Error("the provider has no port yet");
    return `http://127.0.0.1:${this.port}`;
  }

  async takePort() {
    this.port ??= await freePort();
  }

  /** Begins to answer: again after `stop`, with the same address, client and key; sessions go on. */
  async start(redirectUri: string, logoutUri: string) {
    await this.takePort();
    this.key ??= (await promisify(generateKeyPair)("rsa", { modulusLength: 2048 })).privateKey.export({ format: "jwk" });
    const configuration = this.configuration(redirectUri, logoutUri);
    const provider = withoutItsWarnings(() => new Provider(this.issuer, configuration));
    provider.use(async (context, next) => {
      // An icon that is not there and a style sheet that is out of reach are errors on a browser's console.
      if (context.path === "/favicon.ico") {
        context.status = 204;
        return;
      }
      await next();
      if (typeof context.body === "string") context.body = context.body.replace(/@import url\(https:[^)]*\);/, "");
      this.noteRevoked(context as unknown as KoaContextWithOIDC);
    });
    provider.on("backchannel.success", (_context, _client, login, sid) => this.logouts.push({ login, sid }));
    provider.on("backchannel.error", (_context, { message }, _client, login, sid) => {
      this.logouts.push({ login, sid, error: message });
    });
    provider.on("server_error", (_context, error) => console.error(error));
    const server = createServer(provider.callback());
    await new Promise<void>((done, fail) => {
      server.once("error", fail);
      server.listen(this.port, "127.0.0.1", done);
    });
    this.server = server;
  }

  /** Its address is out of reach from now on. */
  async stop() {
    const server = this.server;
    if (!server) return;
    this.server = undefined;
    const closed = new Promise((done) => server.close(done));
    server.closeAllConnections();
    await closed;
  }

  /**
   * Signs in and consents, as far as the provider asks the browser that was sent to it; does nothing where it asked for
   * neither, and the browser is back at the portal.
   */
  async signInAt(page: Page, login: string) {
    const password = page.locator("input[name=password]");
    const next = page.getByRole("button", { name: "Continue", exact: true });
    // Each step has an address of its own.
    for (let at = page.url(); at.startsWith(`${this.issuer}/`); at = page.url()) {
      await page.waitForLoadState("domcontentloaded");
      if (await password.isVisible()) {
        await page.locator("input[name=login]").fill(login);
        await password.fill("any");
        await page.getByRole("button", { name: "Sign-in", exact: true }).click();
      } else if (await next.isVisible()) {
        // To consent. Without JavaScript, also to sign somebody else out first, which a script does otherwise.
        await next.click();
      }
      await page.waitForURL((url) => url.href !== at, { waitUntil: "commit" });
    }
  }

  /** Signs out whoever is signed in at the provider, which tells the portal of it before its page is shown. */
  async signOutAt(page: Page) {
    await page.goto(`${this.issuer}/session/end`);
    await page.getByRole("button", { name: "Yes, sign me out", exact: true }).click();
    await page.waitForURL(`${this.issuer}/session/end/success`);
  }

  private noteRevoked({ oidc, status }: KoaContextWithOIDC) {
    if (oidc?.route !== "revocation" || status !== 200) return;
    const token = oidc.entities.AccessToken ?? oidc.entities.RefreshToken;
    if (!token) return;
    this.revoked.push({ kind: token.kind as Revoked["kind"], token: String(oidc.params?.token), login: token.accountId });
  }

  private configuration(redirectUri: string, logoutUri: string): Configuration {
    return {
      clients: [
        {
          client_id: this.clientId,
          client_secret: this.clientSecret,
          token_endpoint_auth_method: "client_secret_basic",
          redirect_uris: [redirectUri],
          response_types: ["code"],
          grant_types: ["authorization_code", "refresh_token"],
          scope: "openid email address",
          subject_type: "pairwise",
          backchannel_logout_uri: logoutUri,
          backchannel_logout_session_required: true,
        },
      ],
      findAccount: (_context, login) => ({ accountId: login, claims: () => claimsOf(login) }),
      // The one place that says who somebody is in every token, those of logouts too.
      subjectTypes: ["pairwise"],
      pairwiseIdentifier: (_context, login) => login.toLowerCase(),
      scopes: ["openid", "email", "address"],
      claims: { openid: ["sub", "sid"], email: ["email", "email_verified"], address: ["address"] },
      responseTypes: ["code"],
      pkce: { methods: ["S256"], required: () => true },
      // Without `offline_access` too.
      issueRefreshToken: () => true,
      clientAuthMethods: ["client_secret_basic"],
      features: {
        pushedAuthorizationRequests: { enabled: false },
        devInteractions: { enabled: true },
        revocation: { enabled: true },
        backchannelLogout: { enabled: true },
        rpInitiatedLogout: {
          enabled: true,
          logoutSource: (context, form) => {
            context.body = htmlPage(
              "Sign out",
              `${form}
              <button type="submit" form="op.logoutForm" name="logout" value="yes">Yes, sign me out</button>
              <button type="submit" form="op.logoutForm">No, stay signed in</button>`,
            );
          },
          postLogoutSuccessSource: (context) => {
            context.body = htmlPage("Signed out", "");
          },
        },
      },
      renderError: (context, { error, error_description }) => {
        context.type = "html";
        context.body = htmlPage("Error", `<pre>${escaped(`${error}: ${error_description}`)}</pre>`);
      },
      jwks: { keys: [this.key!] },
      cookies: {
        keys: [this.clientSecret],
        // "none", as it is otherwise, is for https only.
        long: { sameSite: "lax" },
        // Cookies know no ports: those of two providers have names of their own.
        names: {
          session: `provider_session_${this.port}`,
          interaction: `provider_interaction_${this.port}`,
          resume: `provider_resume_${this.port}`,
        },
      },
      ttl: { AccessToken: HOUR, Grant: HOUR, IdToken: HOUR, Interaction: HOUR, RefreshToken: HOUR, Session: HOUR },
      // Two and a half seconds, unless told otherwise; a loaded machine may take longer.
      httpOptions: () => ({ signal: AbortSignal.timeout(10_000) }),
    };
  }
}

const HOUR = 60 * 60;

function claimsOf(login: string) {
  return {
    sub: login,
    email: login.includes("@") ? login : `${login}@mail.example`,
    email_verified: true,
    name: login,
    address: { locality: "Dublin", country: "Ireland" },
  };
}

function htmlPage(title: string, content: string): string {
  const head = `<meta charset="utf-8"><title>${title}</title>`;
  return `<!doctype html><html lang="en"><head>${head}</head><body><main><h1>${title}</h1>${content}</main></body></html>`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}

/** That its pages and its memory are for development only is just what they are here for; there is no setting for it. */
function withoutItsWarnings<T>(make: () => T): T {
  const warn = console.warn;
  console.warn = (...words: unknown[]) => {
    if (!String(words[0]).includes("a quick start development-only")) warn(...words);
  };
  try {
    return make();
  } finally {
    console.warn = warn;
  }
}
