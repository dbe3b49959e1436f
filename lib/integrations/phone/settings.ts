import { z } from "zod";

const count = (most: number) =>
  z
    .int("Enter a whole number.")
    .min(0, "Enter at least 0.")
    .max(most, `Enter at most ${String(most)}.`);

export const phoneSettings = z.object({
  allowed_countries: z
    .array(z.string().regex(/^[A-Z]{2}$/, "Enter a country by its two letters, like US."))
    .max(250)
    .default([])
    .meta({
      title: "Allowed countries",
      description:
        "Where the agent may text and call, by two letters. Empty: only the country of its own number.",
      examples: [["US", "CA"]],
    }),
  texts_per_day: count(10_000)
    .default(100)
    .meta({
      title: "Texts in 24 hours",
      description: "How many the agent may send at most. 0 keeps it from texting.",
      examples: [100],
    }),
  calls_per_day: count(1_000)
    .default(20)
    .meta({
      title: "Calls in 24 hours",
      description: "How many the agent may make at most. 0 keeps it from calling.",
      examples: [20],
    }),
  greeting: z
    .string()
    .trim()
    .min(1, "Say something, so that callers know that somebody is there.")
    .max(500)
    .default("Hello. How can I help you?")
    .meta({
      title: "Greeting",
      description: "What callers hear first.",
      examples: ["Acme, this is Scout. How can I help you?"],
      multiline: true,
    }),
  voice: z
    .enum(["woman", "man"])
    .default("woman")
    .meta({ title: "Voice", description: "Who speaks for the agent.", examples: ["woman"] }),
  language: z
    .enum([
      "en-US",
      "en-GB",
      "en-AU",
      "de-DE",
      "fr-FR",
      "es-ES",
      "es-US",
      "it-IT",
      "pt-BR",
      "nl-NL",
      "pl-PL",
      "da-DK",
      "ja-JP",
    ])
    .default("en-US")
    .meta({
      title: "Language",
      description: "In which language the agent speaks and callers are understood.",
      examples: ["en-US"],
    }),
});
