// Compiles formulas with the KaTeX that pages use. Reads a JSON list of {file, tex, is_block}; writes those that fail.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const katex = createRequire(join(process.argv[2], "package.json"))("katex");
const failed = [];
for (const formula of JSON.parse(readFileSync(0, "utf8"))) {
  try {
    katex.renderToString(formula.tex, { displayMode: formula.is_block, throwOnError: true, strict: "ignore" });
  } catch (error) {
    failed.push({ ...formula, message: error.message });
  }
}
process.stdout.write(JSON.stringify(failed));
