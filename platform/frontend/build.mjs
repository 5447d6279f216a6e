// Builds the site's scripts, styles and fonts into var/frontend/dist; with --check it only type-checks.
// Packages live in var/frontend (package.json and its lock are copied there at set-up): nothing is written here.
import { spawnSync } from "node:child_process";
import { copyFile, readdir, rename, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const home = join(resolve(process.env.GRADUS_VAR ?? join(here, "../../var")), "frontend");
const modules = join(home, "node_modules");
const dist = join(home, "dist");
const draft = join(home, "dist.new");

const common = {
  bundle: true,
  minify: true,
  nodePaths: [modules],
  outdir: draft,
  target: ["chrome123", "firefox121", "safari17.5"],
  logLevel: "warning",
};

async function bundle() {
  const { build } = createRequire(join(home, "package.json"))("esbuild");
  const sources = (folder, paths) => paths.map((path) => join(here, folder, path));
  await build({
    ...common,
    entryPoints: sources("source", ["site.ts", "bench.ts"]),
    format: "esm",
    splitting: true,
    chunkNames: "chunks/[name]-[hash]",
  });
  // A classic script in <head>: it runs before the first paint, so the chosen theme does not flash.
  await build({ ...common, entryPoints: sources("source", ["theme.ts"]), format: "iife" });
  await build({
    ...common,
    entryPoints: sources("styles", ["site.css", "bench.css", "formulas.css", "widgets.css"]),
    loader: { ".woff2": "file", ".woff": "empty", ".ttf": "empty" },
    assetNames: "fonts/[name]",
  });
}

async function copyAssets() {
  for (const name of await readdir(join(here, "images"))) {
    await copyFile(join(here, "images", name), join(draft, name));
  }
  for (const family of ["golos-text", "jetbrains-mono", "literata"]) {
    const licence = join(modules, "@fontsource-variable", family, "LICENSE");
    await copyFile(licence, join(draft, "fonts", `${family}-LICENSE.txt`));
  }
}

async function check() {
  const project = join(home, "tsconfig.json");
  const compilerOptions = { paths: { "*": [join(modules, "*")] } };
  const include = [join(here, "source")];
  await writeFile(project, JSON.stringify({ extends: join(here, "tsconfig.json"), compilerOptions, include }));
  const tsc = join(modules, "typescript/bin/tsc");
  return spawnSync(process.execPath, [tsc, "--project", project], { stdio: "inherit" }).status ?? 1;
}

if (process.argv.includes("--check")) {
  process.exitCode = await check();
} else {
  await rm(draft, { recursive: true, force: true });
  await bundle();
  await copyAssets();
  // Only a whole build takes the place of the one before.
  await rm(dist, { recursive: true, force: true });
  await rename(draft, dist);
}
