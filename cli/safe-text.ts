/** Control characters, those that could move a terminal's cursor or recolour what others wrote among them. */
const controls = /\p{Cc}|\p{Bidi_Control}/gu;
const controlsButLines = /(?![\n\t])\p{Cc}|\p{Bidi_Control}/gu;

/** Text from a server on one line of a terminal. Names come from providers, who may write anything. */
export const safeText = (text: string): string => text.replace(controls, " ");

/** The same, with its lines. */
export const safeLines = (text: string): string =>
  text.replaceAll("\r\n", "\n").replace(controlsButLines, " ");

/** JSON whose text a terminal shows and does not obey; a program reads the same value from it. */
export const safeJson = (value: unknown): string =>
  JSON.stringify(value, undefined, 2).replace(
    /(?!\n)\p{Cc}|\p{Bidi_Control}/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
