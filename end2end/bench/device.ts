// A device with one passkey, in software: it answers what a page asks of a browser (WebAuthn Level 3), as src/tests/authenticator.rs
// does. Its counter stays 0, as that of passkeys that are synchronised: their answers hold in any order.

import { createHash, generateKeyPairSync, randomBytes, sign } from "node:crypto";

/** What a page asks for, as far as it matters here. */
export interface Asked {
  challenge: string;
  rpId?: string;
  rp?: { id: string };
  user?: { id: string };
}

const USER_PRESENT = 0x01;
const USER_VERIFIED = 0x04;
const HAS_CREDENTIAL = 0x40;

export class Device {
  private readonly key = generateKeyPairSync("ec", { namedCurve: "P-256" });
  private readonly id = randomBytes(16);
  private user = "";

  constructor(private readonly origin: string) {}

  /** Makes its passkey (§ 6.3.2), without attestation. */
  make(asked: Asked): string {
    this.user = asked.user!.id;
    const length = Buffer.from([0, this.id.length]);
    const data = Buffer.concat([
      this.data(asked.rp!.id, HAS_CREDENTIAL), Buffer.alloc(16), length, this.id, this.publicKey(),
    ]);
    return this.credential({
      clientDataJSON: encoded(this.clientData("webauthn.create", asked)),
      attestationObject: encoded(attestation(data)),
    });
  }

  /** Signs with it (§ 6.3.3). */
  sign(asked: Asked): string {
    const client = this.clientData("webauthn.get", asked);
    const data = this.data(asked.rpId!, 0);
    const signed = Buffer.concat([data, createHash("sha256").update(client).digest()]);
    return this.credential({
      clientDataJSON: encoded(client),
      authenticatorData: encoded(data),
      signature: encoded(sign("sha256", signed, this.key.privateKey)),
      userHandle: this.user,
    });
  }

  private credential(response: Record<string, string>): string {
    const id = encoded(this.id);
    return JSON.stringify({ id, rawId: id, type: "public-key", extensions: {}, response });
  }

  private clientData(type: string, { challenge }: Asked): Buffer {
    return Buffer.from(JSON.stringify({ type, challenge, origin: this.origin, crossOrigin: false }));
  }

  /** § 6.1, with a counter of 0. */
  private data(host: string, flags: number): Buffer {
    const hash = createHash("sha256").update(host).digest();
    return Buffer.concat([hash, Buffer.from([USER_PRESENT | USER_VERIFIED | flags, 0, 0, 0, 0])]);
  }

  /** For ES256, in COSE: {1: 2, 3: -7, -1: 1, -2: x, -3: y}. */
  private publicKey(): Buffer {
    const { x, y } = this.key.publicKey.export({ format: "jwk" });
    return Buffer.concat([
      Buffer.from("a5010203262001", "hex"),
      Buffer.from("215820", "hex"), Buffer.from(x!, "base64url"),
      Buffer.from("225820", "hex"), Buffer.from(y!, "base64url"),
    ]);
  }
}

/** In CBOR: {"fmt": "none", "attStmt": {}, "authData": data}. */
function attestation(data: Buffer): Buffer {
  const text = (text: string) => Buffer.concat([Buffer.from([0x60 | text.length]), Buffer.from(text)]);
  const map = (of: number) => Buffer.from([0xa0 | of]);
  const octets = Buffer.concat([Buffer.from([0x58, data.length]), data]);
  return Buffer.concat([map(3), text("fmt"), text("none"), text("attStmt"), map(0), text("authData"), octets]);
}

function encoded(octets: Buffer): string {
  return octets.toString("base64url");
}
