// Calls functions of the widgets' arithmetic, as the site's build compiles it: what is asked comes as JSON, and so do answers.
import { createRequire } from "node:module";
import { mkdtemp, readFile, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [packages, sources] = process.argv.slice(2);
const { build } = createRequire(join(packages, "package.json"))("esbuild");
const compiled = await mkdtemp(join(tmpdir(), "gradus-widgets-"));

async function load(name) {
  return import(pathToFileURL(join(compiled, `${name}.mjs`)));
}

try {
  const names = (await readdir(sources)).map((file) => file.replace(/\.ts$/, ""));
  await build({
    bundle: true,
    entryPoints: names.map((name) => join(sources, `${name}.ts`)),
    format: "esm",
    outdir: compiled,
    outExtension: { ".js": ".mjs" },
  });
  const { SURFACES } = await load("surfaces");
  // Surfaces are functions, which JSON does not carry: they are asked for by name.
  const real = (value) => (value?.surface ? (value.of ? SURFACES[value.surface][value.of] : SURFACES[value.surface]) : value);
  const answers = [];
  for (const { module, name, args } of JSON.parse(await readFile("/dev/stdin", "utf8"))) {
    const found = name.split(".").reduce((owner, part) => owner[part], await load(module));
    answers.push(typeof found === "function" ? found(...args.map(real)) : found);
  }
  process.stdout.write(JSON.stringify(answers));
} finally {
  await rm(compiled, { recursive: true });
}
