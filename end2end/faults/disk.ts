// Disks that fill up or fail, each an installation's own: a small tmpfs, and a library that is preloaded.

import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Environment, type Installation, root } from "../process";

/** Starts and stops a PostgreSQL server. */
const SCRATCH = join(root, ".ci/postgres");
const SIZE = 64 << 20;
/** What a full disk still has. */
const MARGIN = 1 << 20;

/** A small disk that holds an installation's databases. */
export class SmallDisk {
  private folder = mkdtempSync(join(tmpdir(), "handshake-disk-"));
  private filler = join(this.folder, "filler");
  private server = "";

  /** Why there can be none here, or nothing. */
  mount(): string | undefined {
    try {
      execFileSync("mount", ["-t", "tmpfs", "-o", `size=${SIZE},mode=755`, "tmpfs", this.folder], { stdio: "pipe" });
      return undefined;
    } catch {
      rmSync(this.folder, { recursive: true });
      return "no tmpfs can be mounted here (that takes root)";
    }
  }

  async hold(home: Installation) {
    if (home.engine === "sqlite") {
      home.databases = { main: `sqlite:${this.folder}/handshake.db`, keys: `sqlite:${this.folder}/keys.db` };
      return;
    }
    const place = join(this.folder, "tablespace");
    mkdirSync(place);
    execFileSync("chown", ["postgres", place]);
    // A server of its own: where a tablespace is full, nobody can begin a database on the whole server.
    this.server = mkdtempSync(join(tmpdir(), "handshake-postgres-"));
    home.postgres = execFileSync(SCRATCH, ["start", this.server], { encoding: "utf8" }).trim();
    await home.onServer(`create tablespace small location '${place}'`);
    home.databases = { main: await home.freshDatabase("small"), keys: await home.freshDatabase("small") };
  }

  fill() {
    const { bavail, bsize } = statfsSync(this.folder);
    writeFileSync(this.filler, Buffer.alloc(bavail * bsize - MARGIN));
  }

  makeRoom() {
    rmSync(this.filler, { force: true });
  }

  end() {
    if (this.server) execFileSync(SCRATCH, ["stop", this.server]);
    execFileSync("umount", [this.folder]);
    rmSync(this.folder, { recursive: true });
  }
}

/** A disk whose writes fail with EIO when it is told to. */
export class FailingDisk {
  /** What a server on it is told. */
  readonly environment: Environment;
  private control: string;

  constructor(home: Installation) {
    const library = join(home.folder, "eio.so");
    const source = join(import.meta.dirname, "eio.c");
    execFileSync("cc", ["-shared", "-fPIC", "-O1", "-Wall", "-Werror", "-o", library, source, "-ldl", "-lpthread"]);
    this.control = join(home.folder, "eio");
    this.environment = { LD_PRELOAD: library, HANDSHAKE_EIO: this.control };
  }

  /** From the nth write on. */
  fail(nth: number) {
    writeFileSync(this.control, `${nth}`);
  }

  mend() {
    rmSync(this.control);
  }
}
