import path from "node:path";
import { defineConfig } from "vitest/config";

const root = import.meta.dirname;
const outside = ["**/node_modules/**", ".next/**", ".data/**", "e2e/**"];

export default defineConfig({
  resolve: {
    alias: {
      "@": root,
      // The package throws unless it is resolved under React's server condition.
      "server-only": path.join(root, "node_modules/server-only/empty.js"),
    },
  },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["**/*.test.{ts,tsx}"],
          exclude: [...outside, "**/*.db.test.ts"],
          // A busy machine is not a failure; what hangs ends all the same.
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: "db",
          include: ["**/*.db.test.ts"],
          exclude: outside,
          globalSetup: "prisma/test-environment.ts",
          // At the end of every file the credits add up.
          setupFiles: "prisma/test-credits.ts",
          // They wait more than they work: for slow providers, killed processes and leases.
          maxWorkers: 3,
          // As above: a busy machine is not a failure.
          testTimeout: 60_000,
          hookTimeout: 120_000,
          expect: { poll: { timeout: 10_000 } },
        },
      },
    ],
  },
});
