/** Who may import whom: section 2 of the architecture, as lint. */
const tests = "\\.(test|spec)\\.tsx?$|^lib/testing/";
const foundation = "^lib/(env|errors|log|db)\\.ts$";
const valueOnly = { dependencyTypesNot: ["type-only"] };

/** @type {import("dependency-cruiser").IForbiddenRuleType[]} */
const forbidden = [
  {
    name: "no-cycles",
    comment: "Two files that need each other are one thing, or hide a third.",
    severity: "error",
    from: {},
    to: { circular: true },
  },
  {
    name: "resolvable",
    severity: "error",
    from: {},
    to: { couldNotResolve: true },
  },
  {
    name: "generated-client-by-db-only",
    comment:
      "Only lib/db.ts imports the generated client by value; types may be imported anywhere.",
    severity: "error",
    from: { pathNot: "^(lib/db\\.ts$|prisma/generated/)" },
    to: { path: "^prisma/generated/", ...valueOnly },
  },
  {
    name: "frameworks-stop-at-transport",
    comment: "In lib, only lib/transport and lib/auth know Next.js, React, TanStack and MCP.",
    severity: "error",
    from: { path: "^lib/", pathNot: "^lib/(transport|auth|testing)/" },
    to: {
      path: "node_modules/(next|next-auth|react|react-dom|@tanstack/[^/]+|@modelcontextprotocol/[^/]+)/",
    },
  },
  {
    name: "foundation-knows-nothing-above",
    severity: "error",
    from: { path: foundation },
    to: { path: "^(app|bin|cli|components|e2e|lib|sandbox)/", pathNot: foundation },
  },
  {
    name: "pipeline-knows-only-the-foundation",
    severity: "error",
    from: { path: "^lib/pipeline/", pathNot: tests },
    to: {
      path: "^(app|bin|cli|components|e2e|lib|sandbox)/",
      pathNot: `^lib/pipeline/|${foundation}`,
    },
  },
  {
    name: "domain-below-transport",
    comment: "The domain is carried by transports and does not know them.",
    severity: "error",
    from: { path: "^lib/", pathNot: `^lib/(transport|auth)/|${tests}` },
    to: { path: "^lib/(transport|auth)/" },
  },
  {
    name: "execute-by-transports-only",
    comment: "An operation that needs another shares a function with it.",
    severity: "error",
    from: { path: "^lib/", pathNot: `^lib/(transport|jobs|pipeline)/|${tests}` },
    to: { path: "^lib/pipeline/execute\\.ts$", ...valueOnly },
  },
  {
    name: "lib-below-everything",
    severity: "error",
    from: { path: "^lib/", pathNot: tests },
    to: { path: "^(app|bin|cli|components|e2e|sandbox)/" },
  },
  {
    name: "a-definition-knows-its-own-folder",
    comment:
      "An integration or provider imports its own folder, its type, lib/errors and lib/spoken-language; the rest is handed to it.",
    severity: "error",
    from: { path: "^lib/(integrations|providers)/([^/]+)/", pathNot: tests },
    to: {
      path: "^(app|bin|cli|components|e2e|lib|prisma|sandbox)/",
      pathNot: "^lib/$1/$2/|^lib/$1/[^/]+\\.ts$|^lib/(errors|spoken-language)\\.ts$",
      ...valueOnly,
    },
  },
  {
    name: "definitions-through-the-catalog",
    comment: "Nobody but the catalog reaches into the folder of an integration or provider.",
    severity: "error",
    from: { path: "^", pathNot: `^lib/(integrations|providers)/|${tests}` },
    to: { path: "^lib/(integrations|providers)/[^/]+/" },
  },
  {
    name: "definitions-stay-apart",
    severity: "error",
    from: { path: "^lib/(integrations|providers)/([^/]+)/", pathNot: tests },
    to: { path: "^lib/(integrations|providers)/[^/]+/", pathNot: "^lib/$1/$2/" },
  },
  {
    name: "pages-through-the-page-transport",
    severity: "error",
    from: { path: "^app/", pathNot: ["/(actions|route)\\.ts$", "/actions/[^/]+\\.ts$"] },
    to: {
      path: "^lib/(transport/(?!page\\.ts)|auth/|pipeline/|vault/|outbound/|jobs/)|^lib/(env|log|db)\\.ts$",
      ...valueOnly,
    },
  },
  {
    name: "actions-through-the-action-transport",
    severity: "error",
    from: { path: ["^app/.*actions\\.ts$", "^app/.*/actions/[^/]+\\.ts$"] },
    to: {
      path: "^lib/(transport/(?!action\\.ts)|auth/|pipeline/|vault/|outbound/|jobs/)|^lib/(env|log|db)\\.ts$",
      ...valueOnly,
    },
  },
  {
    name: "routes-through-the-transports",
    severity: "error",
    from: { path: "^app/.*/?route\\.ts$", pathNot: "^app/api/auth/" },
    to: { path: "^lib/", pathNot: "^lib/transport/", ...valueOnly },
  },
  {
    name: "app-below-nothing",
    severity: "error",
    from: { path: "^(app|components)/", pathNot: tests },
    to: { path: "^(bin|cli|e2e|prisma|sandbox)/", ...valueOnly },
  },
  {
    name: "components-get-data-as-props",
    comment:
      "From lib a component imports types only, and how money is written; actions and data are its props.",
    severity: "error",
    from: { path: "^components/", pathNot: tests },
    to: { path: "^(app|lib)/", pathNot: "^lib/credits/money\\.ts$", ...valueOnly },
  },
  {
    name: "sandbox-stands-alone",
    comment: "The sandbox plays strangers: what it shared with us could not find our mistakes.",
    severity: "error",
    from: { path: "^sandbox/" },
    to: { path: "^(app|bin|cli|components|e2e|lib|prisma)/" },
  },
  {
    name: "nobody-imports-the-sandbox",
    severity: "error",
    from: { path: "^", pathNot: `^sandbox/|${tests}` },
    to: { path: "^sandbox/" },
  },
  {
    name: "bin-starts-processes",
    comment:
      "Starting a process needs no knowledge of the domain; the terminal commands of an operator do.",
    severity: "error",
    from: { path: "^bin/", pathNot: `^bin/(admin|keys|seed-large)\\.ts$|${tests}` },
    to: {
      path: "^(app|cli|components|e2e|lib|sandbox)/",
      pathNot: `^lib/(transport|jobs|setup)/|^lib/vault/master-key-entries\\.ts$|${foundation}`,
      ...valueOnly,
    },
  },
  {
    name: "cli-is-a-rest-client",
    severity: "error",
    from: { path: "^cli/", pathNot: tests },
    to: {
      path: "^(app|bin|components|e2e|lib|prisma|sandbox)/",
      pathNot: "^lib/credits/money\\.ts$",
      ...valueOnly,
    },
  },
  {
    name: "browser-tests-use-the-browser",
    comment: "Only e2e/fixtures.ts may touch lib.",
    severity: "error",
    from: { path: "^e2e/", pathNot: "^e2e/fixtures\\.ts$" },
    to: { path: "^(app|components|lib)/", ...valueOnly },
  },
  {
    name: "tests-are-leaves",
    severity: "error",
    from: { pathNot: `${tests}|^(e2e|prisma)/` },
    to: { path: tests },
  },
  {
    name: "shipped-code-has-no-dev-dependencies",
    severity: "error",
    from: { path: "^(app|components|lib|sandbox|prisma)/", pathNot: `${tests}|^prisma/test-` },
    to: {
      dependencyTypes: ["npm-dev"],
      dependencyTypesNot: ["type-only"],
      pathNot: "node_modules/@types/",
    },
  },
];

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden,
  options: {
    tsConfig: { fileName: "tsconfig.json" },
    // Sees `import type` too, so that rules can tell it apart.
    tsPreCompilationDeps: true,
    doNotFollow: { path: ["node_modules", "^(prisma|cli)/generated"] },
    exclude: { path: ["^\\.next/", "^cli/dist/"] },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["react-server", "import", "require", "node", "default", "types"],
    },
  },
};
