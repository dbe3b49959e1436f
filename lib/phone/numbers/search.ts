import { z } from "zod";
import { isSupportedCountry } from "libphonenumber-js/max";
import { invalidField } from "@/lib/errors";
import { defineCommand } from "@/lib/pipeline/operation";
import { accountsAt } from "./accounts-at";
import { findNumbers } from "./find-numbers";
import { FoundNumber, SearchedAccount } from "./found-number";
import { throttleSearch } from "./getting-rules";
import { numberIntegration } from "./makers";
import { numberNotes } from "./notes";
import { loadRoom, Room } from "./room";

export const searchNumbers = defineCommand({
  name: "search_numbers",
  summary:
    "Find phone numbers that an agent could get, with what each costs per month and per use. Nothing is bought.",
  permission: "connections:write",
  agents: true,
  input: z.strictObject({
    nodeId: z.string().describe("Id of the agent that the number would be for"),
    country: z
      .string()
      .regex(/^[A-Za-z]{2}$/)
      .describe("Country as two letters, e.g. US"),
    area: z
      .string()
      .max(60)
      .optional()
      .describe("Digits of an area code, or the name of a place, e.g. 415 or Austin"),
    contains: z
      .string()
      .regex(/^\d{1,12}$/)
      .optional()
      .describe("Digits that the number has in a row"),
    voice: z.boolean().default(true).describe("Whether it must take calls"),
    sms: z.boolean().default(true).describe("Whether it must take text messages"),
    setupId: z
      .string()
      .max(60)
      .optional()
      .describe("Id of the telephony account to search with, or `server` for the server's own"),
    limit: z.int().min(1).max(50).default(20).describe("How many at most"),
  }),
  output: z.object({
    numbers: z.array(FoundNumber),
    accounts: z.array(SearchedAccount).describe("The accounts that were searched, with prices"),
    notes: z.array(z.string()).describe("What to know before getting one"),
    room: Room.nullable().describe(
      "What is left to pay it with; null where it costs no credit here",
    ),
  }),
  nodes: (_tx, { nodeId }) => [nodeId],
  async run({ organizationId, place, read, commit }, { setupId, ...input }) {
    const country = input.country.toUpperCase();
    if (!isSupportedCountry(country))
      throw invalidField("country", "There is no such country. Give it as two letters, like US.");
    const area = input.area?.trim() === "" ? undefined : input.area?.trim();
    const query = { ...input, area, country };
    const accounts = await read((tx) =>
      accountsAt(tx, { organizationId, lineage: place.lineage }, setupId),
    );
    const throttled = { organizationId, nodeId: place.node.id, read };
    const found = await throttleSearch(throttled, () =>
      findNumbers(organizationId, accounts, query),
    );
    const isCharged = accounts.some(({ setup }) => setup.id === null);
    const room = isCharged ? await read((tx) => loadRoom(tx, organizationId, place)) : null;
    const { name } = numberIntegration();
    return commit(() =>
      Promise.resolve({
        result: { ...found, room, notes: numberNotes(country, found.accounts) },
        audit: {
          subjectId: place.node.id,
          details: { name, country, found: found.numbers.length },
        },
      }),
    );
  },
});
