import { z } from "zod";
import type { Voice } from "./line";
import { spokenLanguages } from "@/lib/spoken-language";

const Settings = z.object({
  greeting: z.string().catch("Hello. How can I help you?"),
  language: z.enum(spokenLanguages).catch("en-US"),
  voice: z.enum(["woman", "man"]).catch("woman"),
});

/** How calls are taken at a number, whatever of its settings is there. */
export function spokenSettings(settings: Readonly<Record<string, unknown>>): {
  greeting: string;
  voice: Voice;
} {
  const { greeting, language, voice } = Settings.parse(settings);
  return { greeting, voice: { language, gender: voice } };
}
