// Writes what the release binary is made of, as a CycloneDX bill of materials: the crates of the server and those of the
// browser's half that it carries, macros too, as Cargo.lock has them, with licence, checksum and what depends on what. The same source
// gives the same file, octet for octet. It is valid by CycloneDX' own schema and names every crate that `cargo tree` names,
// or it is not written.
//
//   node .ci/sbom/sbom.mjs FILE

import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { Enums, Models, Serialize, Spec, Validation } from "@cyclonedx/cyclonedx-library";

const root = fileURLToPath(new URL("../..", import.meta.url));
const [file] = process.argv.slice(2);
if (!file) throw new Error("usage: node .ci/sbom/sbom.mjs FILE");

/** The two halves of the binary. */
const HALVES = [
  { features: "ssr", target: "x86_64-unknown-linux-gnu" },
  { features: "hydrate", target: "wasm32-unknown-unknown" },
];

const { components, dependencies, own } = gather();
const text = serialize(bill());
await check(text);
writeFileSync(file, text);
console.log(`${file}: ${components.size} crates`);

/** Every crate that is compiled for either half, and what it depends on; build scripts' own crates apart. */
function gather() {
  const components = new Map();
  const dependencies = new Map();
  let own;
  for (const { features, target } of HALVES) {
    const selection = ["--locked", "--format-version", "1", "--no-default-features", "--features", features];
    const metadata = JSON.parse(cargo("metadata", ...selection, "--filter-platform", target));
    const packages = new Map(metadata.packages.map((one) => [one.id, one]));
    const nodes = new Map(metadata.resolve.nodes.map((node) => [node.id, node]));
    own = packages.get(metadata.resolve.root);
    const open = [metadata.resolve.root];
    const seen = new Set(open);
    for (let id = open.pop(); id; id = open.pop()) {
      if (id !== own.id) components.set(id, packages.get(id));
      const known = dependencies.get(id) ?? new Set();
      dependencies.set(id, known);
      for (const { pkg, dep_kinds } of nodes.get(id).deps) {
        if (!dep_kinds.some(({ kind }) => kind === null)) continue;
        known.add(pkg);
        if (!seen.has(pkg)) seen.add(pkg), open.push(pkg);
      }
    }
  }
  return { components, dependencies, own };
}

function bill() {
  const checksums = locked();
  const component = (one, type) => {
    const made = new Models.Component(type, one.name, {
      version: one.version,
      bomRef: `${one.name}@${one.version}`,
      purl: type === Enums.ComponentType.Library ? `pkg:cargo/${one.name}@${one.version}` : undefined,
      description: one.description?.trim(),
    });
    const checksum = checksums.get(`${one.name}@${one.version}`);
    if (checksum) made.hashes.set(Enums.HashAlgorithm["SHA-256"], checksum);
    // Before SPDX expressions, crates wrote a slash for "or".
    if (one.license) made.licenses.add(new Models.LicenseExpression(one.license.replaceAll("/", " OR ")));
    return made;
  };
  const made = new Map([...components].map(([id, one]) => [id, component(one, Enums.ComponentType.Library)]));
  const app = component(own, Enums.ComponentType.Application);
  made.set(own.id, app);
  for (const [id, needed] of dependencies) for (const one of needed) made.get(id).dependencies.add(made.get(one).bomRef);
  const bom = new Models.Bom();
  bom.metadata.component = app;
  made.delete(own.id);
  for (const one of made.values()) bom.components.add(one);
  return bom;
}

/** The checksums of Cargo.lock. */
function locked() {
  const found = new Map();
  for (const part of readFileSync(resolve(root, "Cargo.lock"), "utf8").split("[[package]]")) {
    const field = (name) => part.match(new RegExp(`^${name} = "(.*)"$`, "m"))?.[1];
    if (field("checksum")) found.set(`${field("name")}@${field("version")}`, field("checksum"));
  }
  return found;
}

function serialize(bom) {
  const normal = new Serialize.JSON.Normalize.Factory(Spec.Spec1dot6);
  return `${new Serialize.JsonSerializer(normal).serialize(bom, { sortLists: true, space: 1 })}\n`;
}

async function check(text) {
  const faults = await new Validation.JsonStrictValidator(Spec.Spec1dot6.version).validate(text);
  if (faults) throw new Error(`not valid: ${JSON.stringify(faults).slice(0, 2000)}`);
  const named = new Set(JSON.parse(text).components.map(({ name, version }) => `${name} v${version}`));
  for (const { features, target } of HALVES) {
    const selection = ["--locked", "--no-default-features", "--features", features, "--target", target];
    const lines = cargo("tree", ...selection, "--edges", "normal", "--prefix", "none", "--format", "{p}").split("\n");
    const wanted = new Set(lines.slice(1).filter(Boolean).map((line) => line.split(" ").slice(0, 2).join(" ")));
    if (wanted.size < 50) throw new Error(`cargo tree names only ${wanted.size} crates of ${features}`);
    const missing = [...wanted].filter((one) => !named.has(one));
    if (missing.length) throw new Error(`${features} lacks ${missing.join(", ")}`);
  }
}

function cargo(...args) {
  return execFileSync("cargo", args, { cwd: root, encoding: "utf8", maxBuffer: 1 << 28, stdio: ["ignore", "pipe", "ignore"] });
}
