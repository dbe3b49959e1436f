import { runProgram } from "./program";
import { seconds } from "./step.mjs";

/** `npm run seed:large`: an organization with 100 teams, 1,000 projects and 10,000 agents beside the others. */
await runProgram(async () => {
  const started = Date.now();
  const { seedLarge } = await import("@/prisma/seed-large");
  const { slug, nodes } = await seedLarge();
  console.log(
    `/${slug} has ${nodes.toLocaleString("en")} nodes now (${seconds(Date.now() - started)}). Every owner of acme is its owner.`,
  );
});
