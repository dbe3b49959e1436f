import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const at = (/** @type {string} */ name) => fileURLToPath(new URL(name, import.meta.url));

// One file with everything it needs, so that the package depends on nothing.
rmSync(at("dist"), { recursive: true, force: true });
const { metafile } = await build({
  entryPoints: [at("main.ts")],
  outfile: at("dist/main.mjs"),
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node20",
  minifySyntax: true,
  legalComments: "inline",
  // Optional in cli-table3, and not used: its styles are empty.
  external: ["@colors/colors/safe"],
  // What is bundled from CommonJS asks for Node's modules with `require`.
  banner: {
    js: 'import { createRequire } from "node:module";\nconst require = createRequire(import.meta.url);',
  },
  logLevel: "warning",
  metafile: true,
});

// Their authors ask for nothing but to be named.
const packages = Object.keys(metafile.inputs).flatMap(
  (file) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file) ?? [],
);
const notices = [...new Set(packages)].toSorted().map((folder) => {
  const license = readdirSync(folder).find((name) => /^licen[cs]e/i.test(name));
  const {
    name,
    version,
    license: terms,
  } = JSON.parse(readFileSync(`${folder}/package.json`, "utf8"));
  const text = license ? readFileSync(`${folder}/${license}`, "utf8") : terms;
  return `${name} ${version}\n\n${text.trim()}\n`;
});
writeFileSync(at("dist/LICENSES.txt"), notices.join(`\n${"-".repeat(72)}\n\n`));
