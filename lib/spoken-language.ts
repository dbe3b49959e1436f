/** The languages that a number can be spoken with. */
export const spokenLanguages = [
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
] as const;

export type SpokenLanguage = (typeof spokenLanguages)[number];
