// Installations for specs that look at processes, files and databases rather than at pages: each has two fresh
// databases of either engine, runs the real binary, may be stopped, killed, backed up and put back, and is gone after
// its test. Nothing is ended but by the id of a process that was started here.

import { type ChildProcess, execFile, spawn } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { test as base } from "@playwright/test";
import { type Message, type Recipient, until } from "./portal";
import { freePort } from "./port";

export const root = resolve(import.meta.dirname, "..");
export const HARBOUR = join(root, "src/demo/harbour.toml");

export type Engine = "sqlite" | "postgres";
export const ENGINES: Engine[] = ["sqlite", "postgres"];
/** An installation's two databases. */
export type Which = "main" | "keys";
export type Environment = Record<string, string | undefined>;

// A killed process loses nothing that the kernel has, so memory serves as well as a disk, and is quicker by far.
const SCRATCH = existsSync("/dev/shm") ? "/dev/shm" : tmpdir();

interface Fixtures {
  engine: Engine;
  /** An installation on that engine. */
  home: Installation;
  /** Another one. */
  begin: (engine: Engine) => Promise<Installation>;
}

/** Tests that begin installations, each of which ends with its test. */
export const test = base.extend<Fixtures>({
  engine: ["sqlite", { option: true }],
  begin: async ({}, use) => {
    const begun: Installation[] = [];
    await use(async (engine) => {
      const installation = new Installation(engine);
      begun.push(installation);
      await installation.makeDatabases();
      return installation;
    });
    await Promise.all(begun.map((installation) => installation.end()));
  },
  home: async ({ begin, engine }, use) => {
    await use(await begin(engine));
  },
});

/** The same tests on both engines. */
export function onBoth(tests: (engine: Engine) => void) {
  for (const engine of ENGINES) {
    test.describe(`on ${engine === "sqlite" ? "SQLite" : "PostgreSQL"}`, () => {
      test.use({ engine });
      tests(engine);
    });
  }
}

/** What a command did. */
export interface Ran {
  code: number | null;
  out: string;
  err: string;
}

export class Installation {
  readonly folder: string;
  /** The addresses of the databases; a spec may set others. */
  databases: Record<Which, string> = { main: "", keys: "" };
  readonly secret: string;
  /** The PostgreSQL server that its databases are made on, if not on the one that all share. */
  postgres?: string;
  /** What every command and server is told besides. */
  surroundings: Environment = {};
  private created: string[] = [];
  /** Every server that was started here, those that ended too. */
  readonly servers: Server[] = [];

  /** In a folder of its own, in memory or on a disk. */
  constructor(
    readonly engine: Engine,
    scratch = SCRATCH,
  ) {
    this.folder = mkdtempSync(join(scratch, "handshake-process-"));
    this.secret = join(this.folder, "secret");
  }

  async makeDatabases() {
    const [main, keys] = await Promise.all([this.freshDatabase(), this.freshDatabase()]);
    this.databases = { main, keys };
  }

  /** The address of a database that holds nothing yet; on PostgreSQL in a tablespace, if one is named. */
  async freshDatabase(tablespace = "pg_default"): Promise<string> {
    const name = `handshake_${process.pid}_${Date.now().toString(36)}_${(databases += 1)}`;
    if (this.engine === "sqlite") return `sqlite:${join(this.folder, `${name}.db`)}`;
    await this.onServer(`create database ${name} tablespace ${tablespace}`);
    this.created.push(name);
    const url = new URL(this.postgres ?? admin());
    url.pathname = `/${name}`;
    return url.href;
  }

  /** What every command is told. Nothing of the outer environment is passed on but what finds programs. */
  environment(): Environment {
    return {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      HANDSHAKE_DATABASE_URL: this.databases.main,
      HANDSHAKE_KEYS_URL: this.databases.keys,
      HANDSHAKE_SECRET_FILE: this.secret,
      ...this.surroundings,
    };
  }

  /** Runs a command to its end, with more in its environment, for at most `seconds`. */
  async run(args: string[], more: Environment = {}, seconds = 20): Promise<Ran> {
    const options = {
      cwd: this.folder,
      env: { ...this.environment(), ...more } as NodeJS.ProcessEnv,
      timeout: seconds * 1000,
      killSignal: "SIGKILL" as const,
      maxBuffer: 64 << 20,
    };
    return await new Promise((done) => {
      execFile(binary(), args, options, (error, out, err) => {
        const code = error ? (typeof error.code === "number" ? error.code : null) : 0;
        done({ code, out, err: error?.killed ? `${err}\n(still ran after ${seconds} s)` : err });
      });
    });
  }

  /** Runs a command that has to work; what it printed. */
  async do(...args: string[]): Promise<string> {
    const { code, out, err } = await this.run(args);
    if (code !== 0) throw new Error(`handshake ${args.join(" ")} ended with ${code}:\n${err}`);
    return out;
  }

  /** Everybody who may be written to about a topic, now. */
  async recipients(topic: string, publicUrl = "http://127.0.0.1:3000"): Promise<Recipient[]> {
    const lines = await this.do("recipients", "--brand", "harbour", "--topic", topic, "--public-url", publicUrl);
    return lines.split("\n").filter(Boolean).map((line) => JSON.parse(line) as Recipient);
  }

  /** A server that listens and answers. Emails stay in its memory and no limits hold, unless told otherwise. */
  async serve(more: Environment = {}): Promise<Server> {
    const server = await this.start(more);
    await until("the server is ready", async () => {
      if (!server.runs) throw new Error(`The server ended at once:\n${server.said}`);
      return (await fetch(`${server.url}/readyz`).catch(() => undefined))?.ok;
    });
    return server;
  }

  /** A server that may or may not come to listen. */
  async start(more: Environment = {}): Promise<Server> {
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const server = new Server(url, this.folder, {
      ...this.environment(),
      HANDSHAKE_ADDR: `127.0.0.1:${port}`,
      HANDSHAKE_PUBLIC_URL: url,
      HANDSHAKE_DEV: more.HANDSHAKE_SMTP_URL ? undefined : "1",
      HANDSHAKE_LIMITS: "off",
      ...more,
    });
    this.servers.push(server);
    return server;
  }

  /** With the demo brand. */
  async serveHarbour(more: Environment = {}): Promise<Server> {
    await this.do("brand", "apply", HARBOUR);
    return await this.serve(more);
  }

  /** The rows of a query, every value as text: ids and bytes in bare hex, booleans as 0 and 1, nothing as "". */
  async rows(which: Which, sql: string): Promise<string[][]> {
    const out =
      this.engine === "sqlite"
        ? await output(PYTHON, ["-I", "-S", "-c", SQLITE, sqliteFile(this.databases[which]), sql])
        : await psql(this.databases[which], sql);
    const plain = (value: string) =>
      this.engine === "sqlite" ? value : value.replace(/^\\x/, "").replace(UUID, (id) => id.replaceAll("-", ""));
    return out.split("\n").filter(Boolean).map((line) => line.split("\t").map(plain));
  }

  /** One number out of a database. */
  async count(which: Which, sql: string): Promise<number> {
    return Number((await this.rows(which, sql))[0]?.[0]);
  }

  /** Changes rows behind the product's back. Hex bytes are written `x'…'` in both engines' tongues by `bytes`. */
  async change(which: Which, sql: string) {
    await this.rows(which, sql);
  }

  /** Whether octets are to be found in the files of either database, its log included (PostgreSQL's apart). */
  async octetsHold(hex: string): Promise<boolean> {
    for (const which of ["main", "keys"] as const) {
      if (this.engine === "postgres") {
        await psql(this.databases[which], "checkpoint");
        const found = `select count(*) from pg_class where pg_relation_filenode(oid) is not null
          and position('\\x${hex}'::bytea in pg_read_binary_file(pg_relation_filepath(oid), 0, 1000000000, true)) > 0`;
        if ((await this.count(which, found)) > 0) return true;
        continue;
      }
      for (const suffix of ["", "-wal", "-shm"]) {
        const file = sqliteFile(this.databases[which]) + suffix;
        if (existsSync(file) && readFileSync(file).includes(Buffer.from(hex, "hex"))) return true;
      }
    }
    return false;
  }

  /** Bytes as this engine's SQL spells them. */
  bytes(hex: string): string {
    return this.engine === "sqlite" ? `x'${hex}'` : `'\\x${hex}'::bytea`;
  }

  /** A backup by the product's own command; the folder it is in. */
  async backUp(name: string): Promise<string> {
    const folder = join(this.folder, name);
    await this.do("backup", folder);
    return folder;
  }

  /** Puts one database of a backup into a fresh database, as the README tells operators to; its address. */
  async restored(backup: string, which: Which): Promise<string> {
    const url = await this.freshDatabase();
    if (this.engine === "sqlite") {
      const name = sqliteFile(this.databases[which]).split("/").at(-1)!;
      copyFileSync(join(backup, which, name), sqliteFile(url));
    } else {
      await output("pg_restore", ["--no-owner", "--exit-on-error", "-d", url, join(backup, which, "database.dump")]);
    }
    return url;
  }

  /** Runs a statement on the PostgreSQL server, in no database of ours. */
  async onServer(sql: string): Promise<string> {
    return await psql(this.postgres ?? admin(), sql);
  }

  /** Drops a PostgreSQL database under whoever uses it. */
  async takeAway(which: Which) {
    await this.onServer(`drop database ${new URL(this.databases[which]).pathname.slice(1)} with (force)`);
  }

  /** Ends what was started here and takes everything away. */
  async end() {
    for (const server of this.servers) if (server.runs) await server.kill();
    const drop = (name: string) => this.onServer(`drop database if exists ${name} with (force)`);
    await Promise.all(this.created.splice(0).map(drop));
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** A `handshake serve` at work. */
export class Server {
  /** Everything it wrote to stdout and stderr. */
  said = "";
  private child: ChildProcess;
  private ended: Promise<{ code: number | null; signal: string | null }>;

  constructor(
    readonly url: string,
    folder: string,
    environment: Environment,
  ) {
    mkdirSync(folder, { recursive: true });
    this.child = spawn(binary(), ["serve"], {
      cwd: folder,
      env: environment as NodeJS.ProcessEnv,
      stdio: ["ignore", "pipe", "pipe"],
    });
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream?.on("data", (chunk: Buffer) => (this.said += chunk.toString()));
    }
    this.ended = new Promise((done) => this.child.once("close", (code, signal) => done({ code, signal })));
  }

  get runs(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  get pid(): number {
    if (!this.child.pid) throw new Error("the server did not start");
    return this.child.pid;
  }

  get port(): number {
    return Number(new URL(this.url).port);
  }

  /** SIGTERM, and what came of it within `seconds`. */
  async stop(seconds = 15): Promise<{ code: number | null; signal: string | null; milliseconds: number }> {
    const at = Date.now();
    process.kill(this.pid, "SIGTERM");
    const hard = setTimeout(() => process.kill(this.pid, "SIGKILL"), seconds * 1000);
    const ended = await this.ended;
    clearTimeout(hard);
    return { ...ended, milliseconds: Date.now() - at };
  }

  /** The signal that ends it by itself. */
  async death(): Promise<string | null> {
    return (await this.ended).signal;
  }

  /** `kill -9`. */
  async kill() {
    process.kill(this.pid, "SIGKILL");
    await this.ended;
  }

  /** Emails kept in memory, the newest first. */
  async messages(to: string): Promise<Message[]> {
    const all = (await (await fetch(`${this.url}/dev/mail.json`)).json()) as Message[];
    return all.filter((message) => message.to === to);
  }

  /** The newest email to an address, once it has had `count` of them. */
  async message(to: string, count = 1): Promise<Message> {
    return await until(`email ${count} to ${to}`, async () => {
      const messages = await this.messages(to);
      return messages.length >= count ? messages[0] : undefined;
    });
  }
}

/** The file of a `sqlite:` address. */
export function sqliteFile(url: string): string {
  return url.replace(/^sqlite:/, "");
}

export function binary(): string {
  const path = resolve(process.env.HANDSHAKE_BIN ?? join(root, "target/release/handshake"));
  if (!existsSync(path)) throw new Error(`${path} is missing: make build, or set HANDSHAKE_BIN`);
  return path;
}

/** What a program prints. */
export async function output(program: string, args: string[]): Promise<string> {
  return await new Promise((done, fail) => {
    execFile(program, args, { maxBuffer: 256 << 20 }, (error, out, err) => {
      if (error) fail(new Error(`${program}: ${err || error.message}`));
      else done(out);
    });
  });
}

function admin(): string {
  const url = process.env.HANDSHAKE_TEST_POSTGRES;
  if (!url) {
    throw new Error("HANDSHAKE_TEST_POSTGRES is not set: it names an admin database (.ci/postgres start prints one)");
  }
  return url;
}

async function psql(url: string, sql: string): Promise<string> {
  return await output("psql", ["-X", "-q", "-A", "-t", "-F", "\t", "-v", "ON_ERROR_STOP=1", "-d", url, "-c", sql]);
}

let databases = 0;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The system's own where there is one: a version manager's stand-in takes longer than the query. */
const PYTHON = existsSync("/usr/bin/python3") ? "/usr/bin/python3" : "python3";

/** Node 20 has no SQLite of its own; Python always has. */
const SQLITE = `
import sqlite3, sys
db = sqlite3.connect(sys.argv[1], timeout=10)
def plain(value):
    return "" if value is None else value.hex() if isinstance(value, bytes) else str(value)
for row in db.execute(sys.argv[2]):
    print("\\t".join(map(plain, row)))
db.commit()
`;
