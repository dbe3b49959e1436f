import { z } from "zod";
import { AppError } from "@/lib/errors";
import type { Make } from "./make";
import type { NumberSource } from "./numbers";

/** What a provision keeps of a number that was asked for, in clear. */
export const NumberRequest = z.object({
  /** E.164. */
  number: z.string(),
  country: z.string(),
  kind: z.enum(["local", "mobile", "national", "toll_free"]),
  /** Id of the setup provider, and its id of the account. */
  setupProvider: z.string(),
  accountId: z.string(),
  /** Micro-dollars, as text. */
  monthlyMicros: z.string().nullable(),
  /** Whether an agent asked for it and a person approved. */
  isApproved: z.boolean().default(false),
  address: z
    .object({
      name: z.string(),
      street: z.string(),
      city: z.string(),
      region: z.string(),
      postalCode: z.string(),
      country: z.string(),
    })
    .optional(),
});
export type NumberRequest = z.output<typeof NumberRequest>;

/** Gives a number back that was bought and is not used after all, also where the answer to its order was lost. */
export const unmakeNumber =
  (source: NumberSource): Make["unmake"] =>
  async (call, { reference, externalId, request }) => {
    const { number, accountId, ...asked } = NumberRequest.parse(request);
    const account = { call, id: accountId };
    const state =
      externalId === null
        ? await source.find(account, { ...asked, reference, number })
        : ({ kind: "bought", numberId: externalId } as const);
    if (state?.kind === "pending")
      throw new AppError(
        "unavailable",
        `The order of ${number} is still being worked on. It is given back once it is through.`,
      );
    if (state?.kind !== "bought") return `${number} was not bought.`;
    await source.release(account, { number, numberId: state.numberId });
    return `${number} was given back.`;
  };
