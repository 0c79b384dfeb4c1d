// An authenticator app on somebody's phone: TOTP (RFC 6238), SHA-1, six digits, 30 seconds.

import { createHmac } from "node:crypto";

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const STEP = 30_000;

export class App {
  private secret: Buffer;
  private used = 0;

  /** Somebody types the key of a page into it. */
  constructor(key: string) {
    const bits = [...key.replaceAll(" ", "")].map((letter) => LETTERS.indexOf(letter).toString(2).padStart(5, "0")).join("");
    this.secret = Buffer.from((bits.match(/.{8}/g) ?? []).map((octet) => Number.parseInt(octet, 2)));
  }

  /** A code that was not used yet: that of now, or of the half minute after it, which clocks allow for. */
  code(): string {
    const step = Math.max(Math.floor(Date.now() / STEP), this.used + 1);
    this.used = step;
    const counter = Buffer.alloc(8);
    counter.writeBigUInt64BE(BigInt(step));
    const hash = createHmac("sha1", this.secret).update(counter).digest();
    const offset = hash.readUInt8(hash.length - 1) & 0xf;
    return String((hash.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, "0");
  }
}
