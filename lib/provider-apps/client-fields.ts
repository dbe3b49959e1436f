import { z } from "zod";

/** As a provider shows it: one word. What surrounds it when it is pasted is no part of it. */
const pasted = (what: string, max: number) =>
  z
    .string()
    .trim()
    .min(1, `Paste the ${what}.`)
    .max(max, `This is too long for a ${what}.`)
    .regex(/^[\x21-\x7e]+$/, `Paste the ${what} as the provider shows it, without spaces.`);

export const ClientId = pasted("client id", 200).describe("The app's client id");

export const ClientSecret = pasted("client secret", 500).describe(
  "The app's client secret; it is sealed and never shown again",
);

export const ProviderId = z.string().describe("Id of the provider");
