import type { Voice } from "../line";

/** Voices of Amazon Polly, which both companies speak with. */
const voices: Readonly<Record<Voice["language"], Readonly<Record<Voice["gender"], string>>>> = {
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

/** "Polly.Joanna". */
export const pollyVoice = ({ language, gender }: Voice): string =>
  `Polly.${voices[language][gender]}`;
