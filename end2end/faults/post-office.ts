// An SMTP server that takes emails, or refuses them at a step of our choosing. It outlives the portal that writes to it,
// so it knows what went out before a `kill -9`.

import { type AddressInfo, type Server, type Socket, createServer } from "node:net";

/** What it does to an email. */
export type Manner =
  | "take"
  /** 451 at RCPT: come again. */
  | "later"
  /** 550 at RCPT: there is nobody of that address. */
  | "refuse-address"
  /** 554 after the message: we do not want this email. */
  | "refuse-message"
  /** Takes the whole message, keeps it, and hangs up without a word. */
  | "hang-up"
  /** 421 in place of a greeting. */
  | "busy"
  /** Takes the call and says nothing. */
  | "silent";

/** An email as it came over the wire. */
export interface Arrived {
  from: string;
  to: string;
  /** With CRLF, dots unstuffed. */
  source: string;
}

export class PostOffice {
  manner: Manner = "take";
  /** Emails that came whole, whatever was answered. */
  readonly arrived: Arrived[] = [];
  /** Connections so far. */
  calls = 0;
  /** Recipients that were named, whatever was answered. */
  readonly named: string[] = [];
  private server: Server;
  private sockets = new Set<Socket>();

  private constructor() {
    this.server = createServer((socket) => {
      this.sockets.add(socket);
      socket.on("close", () => this.sockets.delete(socket));
      let [rest, data, from, to] = ["", false, "", ""];
      const say = (line: string) => socket.write(`${line}\r\n`);
      const hear = (line: string) => {
        const word = line.slice(0, 4).toUpperCase();
        if (word === "EHLO" || word === "HELO") return say("250 post.example.org");
        if (word === "MAIL") return (from = inBrackets(line)), say("250 who");
        if (word === "RCPT") {
          to = inBrackets(line);
          this.named.push(to);
          if (this.manner === "later") return say("451 4.7.1 not now, try again later");
          if (this.manner === "refuse-address") return say(`550 5.1.1 <${to}> is nobody here`);
          return say("250 to whom");
        }
        if (word === "DATA") return (data = true), say("354 go on");
        if (word === "QUIT") return say("221 bye"), socket.end();
        return say("250 as you wish");
      };
      const take = (source: string) => {
        this.arrived.push({ from, to, source: source.replace(/^\.\./gm, ".") });
        if (this.manner === "hang-up") return socket.destroy();
        if (this.manner === "refuse-message") return say("554 5.6.0 we do not want this");
        say("250 taken");
      };
      socket.on("error", () => {});
      socket.on("data", (chunk) => {
        rest += chunk.toString("latin1");
        for (;;) {
          const end = rest.indexOf(data ? "\r\n.\r\n" : "\r\n");
          if (end < 0) return;
          const part = rest.slice(0, end);
          rest = rest.slice(end + (data ? 5 : 2));
          if (data) {
            data = false;
            take(part);
          } else hear(part);
        }
      });
      this.calls += 1;
      if (this.manner === "silent") return;
      say(this.manner === "busy" ? "421 too many at once" : "220 post.example.org at your service");
    });
  }

  /** On a port of its own, or on one where it was before. */
  static async open(port = 0): Promise<PostOffice> {
    const office = new PostOffice();
    await new Promise<void>((done) => office.server.listen(port, "127.0.0.1", done));
    return office;
  }

  get url(): string {
    return `smtp://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  close() {
    this.server.close();
    for (const socket of this.sockets) socket.destroy();
  }

  /** Emails to an address, in the order they came. */
  to(address: string): Arrived[] {
    return this.arrived.filter((message) => message.to === address);
  }
}

/** A header's value, unfolded. */
export function header(message: Arrived, name: string): string | undefined {
  const head = message.source.split("\r\n\r\n")[0]!.replace(/\r\n[ \t]/g, " ");
  return head.match(new RegExp(`^${name}: (.*)$`, "im"))?.[1];
}

/** The plain part, decoded. Parts are told apart by the boundary alone: a token can begin with two hyphens, and a line with it. */
export function words(message: Arrived): string {
  const boundary = header(message, "Content-Type")?.match(/boundary="([^"]+)"/)?.[1];
  const parts = message.source.split(`\r\n--${boundary}`);
  const plain = parts.find((part) => /^\r\nContent-Type: text\/plain/i.test(part)) ?? "";
  const body = plain.slice(plain.indexOf("\r\n\r\n") + 4);
  const octets = body
    .replace(/=\r\n/g, "")
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(octets, "latin1").toString("utf8");
}

function inBrackets(line: string): string {
  return line.match(/<(.*)>/)?.[1] ?? "";
}
