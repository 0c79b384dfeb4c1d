// The outbox as operators see it.

import { until } from "../portal";
import type { Installation, Server } from "../process";
import { type PostOffice, words } from "./post-office";
import { Stranger } from "./stranger";

export async function joins(server: Server, email: string) {
  const stranger = new Stranger(server);
  await stranger.join(await stranger.form("/harbour/subscribe"), { email, name: "Ada Quay" });
}

export async function undecided(home: Installation): Promise<number> {
  return await home.count("main", "select count(*) from attempt where decided_at is null");
}

export interface Listed {
  id: string;
  brand: string;
  kind: string;
  tries: number;
  nextTry?: string;
  givenUp?: string;
  failure: string;
}

/** The emails that `queue list` shows. Jobs are there too: the next sweep always waits. */
export async function listed(home: Installation): Promise<Listed[]> {
  const lines = (await home.do("queue", "list")).split("\n").filter(Boolean);
  return lines.map((line) => {
    const [id, brand, kind, , tries, state, failure] = line.split("\t") as string[];
    return {
      id: id!,
      brand: brand!,
      kind: kind!,
      tries: Number.parseInt(tries!),
      nextTry: state!.match(/^next try (.*)/)?.[1],
      givenUp: state!.match(/^given up (.*)/)?.[1],
      failure: failure!,
    };
  }).filter(({ kind }) => kind.startsWith("email:"));
}

/** The path of the first link of a kind that comes to an address. */
export async function linkTo(office: PostOffice, email: string, word: "confirm" | "sign-in"): Promise<string> {
  return await until(`a ${word} link comes to ${email}`, async () =>
    office.to(email).map((message) => words(message).match(new RegExp(`https?://\\S+?(/harbour/${word}/\\S+)`))?.[1]).find(Boolean),
  );
}
