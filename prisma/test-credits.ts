import { afterAll } from "vitest";
import { assertCredits, listOrganizationIds } from "@/lib/testing/assert-credits";

// Set-up of every file of the database tests: whatever it tests, the credits of the organizations that were made
// meanwhile add up at its end. A file with a database of its own checks that itself (`useOwnDatabase`).
const ownerUrl = process.env.ALFE_TEST_OWNER_DATABASE_URL ?? "";
const known = await listOrganizationIds(ownerUrl);
afterAll(() => assertCredits(ownerUrl, known));
