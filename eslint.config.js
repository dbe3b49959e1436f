import next from "eslint-config-next/core-web-vitals";
import { defineConfig, globalIgnores } from "eslint/config";
import tseslint from "typescript-eslint";

/** SQL that row-level security could not hold, or that is built from strings. */
const unsafeSql = [
  {
    selector: "CallExpression[callee.property.name=/^\\$(query|execute)RawUnsafe$/]",
    message: "Never build SQL from strings: use the tagged templates $queryRaw and $executeRaw.",
  },
  {
    selector:
      ":matches(Literal[value=/set_config\\s*\\([^)]*,\\s*false\\s*\\)/i], TemplateElement[value.raw=/(set_config\\s*\\([^)]*|^\\s*),\\s*false\\s*\\)/i])",
    message:
      "A session-wide set_config leaks into other requests: pass true, inside a transaction.",
  },
];

const environment = {
  selector: "MemberExpression[object.name='process'][property.name='env']",
  message: "Read the environment through lib/env.ts.",
};

export default defineConfig(
  globalIgnores([
    ".next/",
    ".data/",
    "prisma/generated/",
    "cli/generated/",
    "cli/dist/",
    "next-env.d.ts",
    "test-results/",
    "playwright-report/",
  ]),
  {
    files: ["**/*.{ts,tsx}"],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      "@typescript-eslint/consistent-type-definitions": ["error", "type"],
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      // `{ dropped, ...rest }` is how a property is left out.
      "@typescript-eslint/no-unused-vars": ["error", { ignoreRestSiblings: true }],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      // `async` without `await` is how a function of an async interface is written.
      "@typescript-eslint/require-await": "off",
      // React's event handlers and the tests' callbacks are async functions whose promise nobody reads.
      "@typescript-eslint/no-misused-promises": [
        "error",
        { checksVoidReturn: { attributes: false, arguments: false } },
      ],
    },
  },
  { files: ["**/*.{js,mjs,cjs}"], extends: [tseslint.configs.recommended] },
  {
    files: ["app/**", "components/**"],
    extends: [next],
    // What it warns of concerns React's compiler, which is not used.
    rules: { "react-hooks/incompatible-library": "off" },
  },
  {
    files: ["**/*.{ts,tsx,mjs}"],
    rules: {
      eqeqeq: ["error", "always", { null: "ignore" }],
      "no-console": "error",
      "no-restricted-syntax": ["error", ...unsafeSql, environment],
    },
  },
  {
    // Where processes start, nothing has read the environment yet, and the terminal is the interface.
    files: [
      "instrumentation.ts",
      "lib/env.ts",
      "lib/testing/**",
      "lib/log.ts",
      "bin/**",
      "cli/**",
      "prisma/*.ts",
      "sandbox/**",
      "e2e/**",
      "bench/**",
      "*.config.*",
    ],
    rules: { "no-console": "off", "no-restricted-syntax": ["error", ...unsafeSql] },
  },
  {
    // Playwright finds a fixture's dependencies by its first parameter, which must be a pattern.
    files: ["e2e/**"],
    rules: { "no-empty-pattern": "off" },
  },
);
