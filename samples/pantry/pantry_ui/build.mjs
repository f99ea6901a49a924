// Puts what browsers load under names that change with their content, and writes down which
// name each source has got.
import { createHash } from "node:crypto";
import { mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { extname, join, basename } from "node:path";
import { fileURLToPath } from "node:url";

const source = fileURLToPath(new URL("src/", import.meta.url));
const result = fileURLToPath(new URL("../pantry/static/pantry/", import.meta.url));

const shorten = {
  ".css": (text) =>
    text
      .replace(/\/\*[^]*?\*\//g, "")
      .replace(/\s+/g, " ")
      .replace(/ ?([{};,]) ?/g, "$1")
      .trim(),
  ".js": (text) => text.replace(/^\s*\/\/.*\n/gm, ""),
  ".svg": (text) => text.replace(/>\s+</g, "><").trim(),
};

await rm(result, { recursive: true, force: true });
await mkdir(join(result, "assets"), { recursive: true });
const manifest = {};
for (const name of (await readdir(source)).sort()) {
  const kind = extname(name);
  const text = shorten[kind](await readFile(join(source, name), "utf8"));
  const hash = createHash("sha256").update(text).digest("hex").slice(0, 10);
  manifest[name] = `assets/${basename(name, kind)}.${hash}${kind}`;
  await writeFile(join(result, manifest[name]), text);
  console.log(`${name} -> ${manifest[name]} (${Buffer.byteLength(text)} bytes)`);
}
// The manifest comes last: where it is, everything is.
await writeFile(join(result, "manifest.json"), JSON.stringify(manifest, null, 2) + "\n");
