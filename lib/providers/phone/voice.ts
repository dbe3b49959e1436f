import { z } from "zod";
import type { Voice } from "../line";

/** Voices of Amazon Polly, which both companies speak with. */
const voices: Readonly<Record<string, Readonly<Record<Voice["gender"], string>>>> = {
  "en-US": { woman: "Joanna", man: "Matthew" },
  "en-GB": { woman: "Amy", man: "Brian" },
  "en-AU": { woman: "Nicole", man: "Russell" },
  "de-DE": { woman: "Vicki", man: "Hans" },
  "fr-FR": { woman: "Lea", man: "Mathieu" },
  "es-ES": { woman: "Lucia", man: "Enrique" },
  "es-US": { woman: "Lupe", man: "Miguel" },
  "it-IT": { woman: "Carla", man: "Giorgio" },
  "pt-BR": { woman: "Camila", man: "Ricardo" },
  "nl-NL": { woman: "Lotte", man: "Ruben" },
  "pl-PL": { woman: "Ewa", man: "Jacek" },
  "da-DK": { woman: "Naja", man: "Mads" },
  "ja-JP": { woman: "Mizuki", man: "Takumi" },
};

export const voiceLanguages = Object.keys(voices);

/** "Polly.Joanna". */
export const pollyVoice = ({ language, gender }: Voice): string =>
  `Polly.${voices[language]?.[gender] ?? "Joanna"}`;

const Settings = z.object({
  greeting: z.string().catch("Hello. How can I help you?"),
  language: z.enum(voiceLanguages).catch("en-US"),
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
