// A machine whose clock is where we set it, and can be set again while the portal runs (libfaketime). What counts seconds
// from the start goes on as ever, as on a machine whose clock is set.

import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Environment, Installation } from "../process";

const PLACES = ["/usr/lib", "/usr/local/lib"];
const LIBRARY = "faketime/libfaketimeMT.so.1";

export class FakeClock {
  private file: string;

  private constructor(
    home: Installation,
    private library: string,
  ) {
    this.file = join(home.folder, "clock");
  }

  /** None where the library is not installed. */
  static of(home: Installation): FakeClock | undefined {
    const folders = PLACES.filter(existsSync).flatMap((place) => [place, ...readdirSync(place).map((name) => join(place, name))]);
    const library = folders.map((folder) => join(folder, LIBRARY)).find(existsSync);
    return library ? new FakeClock(home, library) : undefined;
  }

  static readonly MISSING = "libfaketime is not installed (.ci/setup test installs it)";

  get environment(): Environment {
    return {
      LD_PRELOAD: this.library,
      FAKETIME_TIMESTAMP_FILE: this.file,
      FAKETIME_NO_CACHE: "1",
      FAKETIME_DONT_FAKE_MONOTONIC: "1",
      NO_FAKE_STAT: "1",
    };
  }

  /** From now on it is this much later, in seconds, than it is. */
  shift(seconds: number) {
    writeFileSync(this.file, `${seconds < 0 ? "" : "+"}${Math.round(seconds)}\n`);
  }

  /** It is this moment now. */
  set(moment: string) {
    this.shift((Date.parse(moment) - Date.now()) / 1000);
  }
}
