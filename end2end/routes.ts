// The pages of the portal, read from the route table in the source, so that no walk past "every page" forgets one.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./process";

/** Each line of the table that has a page, with what a path of it looks like. */
export function pages(): { path: string; is: RegExp }[] {
  const source = readFileSync(join(root, "src/web/routes.rs"), "utf8");
  const table = source.slice(source.indexOf("\nroutes! {"), source.indexOf("\n}\n", source.indexOf("\nroutes! {")));
  return [...table.matchAll(/^ {4}"(\/[^"]*)": [^;]*?, page /gm)].map(([, path]) => ({
    path: path!,
    is: new RegExp(`^${path!.replace(/:\w+/g, "[^/]+")}$`),
  }));
}
