import { z } from "zod";
import { spokenLanguages } from "@/lib/spoken-language";

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
  numbers_per_month: count(50)
    .default(1)
    .meta({
      title: "Numbers in 30 days",
      description:
        "How many the agent may get by itself, where a policy lets it. Those that a person approves or gets for it do not count.",
      examples: [1],
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
    .enum(spokenLanguages)
    .default("en-US")
    .meta({
      title: "Language",
      description: "In which language the agent speaks and callers are understood.",
      examples: ["en-US"],
    }),
});
