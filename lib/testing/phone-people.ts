import { z } from "zod";

const Line = z.object({ by: z.enum(["person", "number"]), text: z.string() });
const Phones = z.object({
  texts: z.array(
    z.object({
      number: z.string(),
      person: z.string(),
      direction: z.enum(["in", "out"]),
      text: z.string(),
      status: z.string(),
    }),
  ),
  calls: z.array(
    z.object({
      id: z.string(),
      number: z.string(),
      person: z.string(),
      direction: z.enum(["in", "out"]),
      state: z.string(),
      end: z.string().nullable(),
      lines: z.array(Line),
    }),
  ),
});
type Phones = z.output<typeof Phones>;

/** A person of the sandbox with a phone, who texts and calls as a visitor of its page does. */
export type PhonePerson = {
  text: (text: string) => Promise<void>;
  /** Rings the number; the id of the call. */
  call: () => Promise<string>;
  act: (callId: string, action: "answer" | "decline" | "hang_up") => Promise<void>;
  speak: (callId: string, text: string) => Promise<void>;
  phones: () => Promise<Phones>;
};

type Control = (method: string, path: string, body?: object) => Promise<unknown>;

/** Somebody at the other end of a number, in the sandbox of this process. */
export function phonePerson(control: Control, person: string, number: string): PhonePerson {
  const send = async (fields: Record<string, string>): Promise<URLSearchParams> => {
    const body = new URLSearchParams({ bot: number, person, ...fields });
    const address = `${process.env.ALFE_SANDBOX_URL ?? ""}/chat/phone`;
    const response = await fetch(address, { method: "POST", body, redirect: "manual" });
    const location = response.headers.get("location");
    if (location === null) throw new Error(`The page refused it: ${await response.text()}`);
    return new URL(location, address).searchParams;
  };
  return {
    text: async (text) => {
      await send({ conversation: person, text });
    },
    call: async () => (await send({ conversation: person, do: "call" })).get("conversation") ?? "",
    act: async (conversation, action) => {
      await send({ conversation, do: action });
    },
    speak: async (conversation, text) => {
      await send({ conversation, text });
    },
    phones: async () => Phones.parse(await control("GET", "/phone")),
  };
}
