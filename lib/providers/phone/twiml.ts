import type { Voice } from "../line";
import type { InboundAnswer } from "../channel";
import { pollyVoice } from "./voice";

const escapes: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};

/** Text within XML; what XML cannot hold at all is left out. */
const escape = (text: string): string =>
  text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "")
    .replace(/[&<>"']/g, (character) => escapes[character] ?? "");

export const say = (text: string, voice: Voice): string =>
  `<Say voice="${pollyVoice(voice)}" language="${voice.language}">${escape(text)}</Say>`;

/**
 * Listens, and hands over what was heard; after some silence it asks whether there is something to say.
 */
export const listen = (heardAt: string, silenceAt: string, { language }: Voice): string =>
  `<Gather input="speech" method="POST" action="${escape(heardAt)}" language="${language}" timeout="3" speechTimeout="auto" actionOnEmptyResult="false"/>` +
  `<Redirect method="POST">${escape(silenceAt)}</Redirect>`;

/** What Twilio does next. */
export const twiml = (...verbs: string[]): InboundAnswer => ({
  status: 200,
  headers: { "content-type": "text/xml; charset=utf-8" },
  body: `<?xml version="1.0" encoding="UTF-8"?><Response>${verbs.join("")}</Response>`,
});
