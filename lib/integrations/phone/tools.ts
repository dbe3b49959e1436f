import { z } from "zod";
import { listKeptConversations, readKeptHistory } from "../kept-talk";
import { defineTool } from "../manifest";

const numberInput = z
  .string()
  .regex(/^\+[1-9]\d{5,14}$/, "Enter a phone number with its country, like +14155550100.");

const callInput = z.string().min(1).max(200).describe("Id of the call.");

const speechInput = z
  .string()
  .trim()
  .min(1)
  .max(1_000)
  .describe("What to say, in plain words as they are spoken.");

export const sendSms = defineTool()({
  name: "phone_send_sms",
  title: "Send a text message",
  description:
    "Sends a text from the agent's own number. A long one is charged as several parts. People who texted STOP get none, the settings say in which countries texts arrive and how many may be sent, and in some countries the number has to be registered first. It cannot be taken back.",
  effect: "write",
  uses: ["sms_out_part"],
  scopes: [],
  input: z.object({
    to: numberInput.describe("Who gets it, like +14155550100."),
    text: z.string().min(1).max(1_600).describe("The message. Emoji make its parts shorter."),
    media_urls: z
      .array(z.url({ protocol: /^https$/ }).max(2_000))
      .max(5)
      .default([])
      .describe("Public https addresses of pictures to send along."),
  }),
  output: z.object({
    conversation: z.string().describe("Id of the conversation: the other number."),
    message_id: z.string(),
    parts: z.number().int().describe("As how many parts it is charged."),
  }),
  async run({ phone }, { to, text, media_urls: mediaUrls }) {
    const { messageId, parts } = await phone.sendText({ to, text, mediaUrls });
    return { conversation: to, message_id: messageId, parts };
  },
});

export const call = defineTool()({
  name: "phone_call",
  title: "Call somebody",
  description:
    "Rings somebody from the agent's own number and says something once they answer. What they say then arrives in the inbox as speech, with the call as its conversation: go on with phone_say, and end with phone_hang_up. The settings say in which countries and how often the agent may call. A call ends after an hour, earlier where the credit is used up, and when nobody has said anything for three minutes.",
  effect: "write",
  uses: ["voice_out_minute"],
  scopes: [],
  input: z.object({
    to: numberInput.describe("Whom to call, like +14155550100."),
    say: speechInput.describe("What they hear first: who is calling, and why."),
  }),
  output: z.object({ call: z.string().describe("Id of the call: its conversation.") }),
  async run({ phone }, { to, say: text }) {
    const { callId } = await phone.call({ to, text });
    return { call: callId };
  },
});

export const say = defineTool()({
  name: "phone_say",
  title: "Say something in a call",
  description:
    "Speaks in a call that goes on, after whatever is being spoken. Whoever called waits: answer within seconds.",
  effect: "write",
  scopes: [],
  input: z.object({ call: callInput, text: speechInput }),
  output: z.object({ call: z.string(), message_id: z.string() }),
  async run({ phone }, { call: callId, text }) {
    const { messageId } = await phone.say({ callId, text });
    return { call: callId, message_id: messageId };
  },
});

export const hangUp = defineTool()({
  name: "phone_hang_up",
  title: "Hang up",
  description:
    "Ends a call, once what was said in it with phone_say is spoken. One that is over stays so.",
  effect: "write",
  scopes: [],
  input: z.object({ call: callInput }),
  output: z.object({ call: z.string() }),
  async run({ phone }, { call: callId }) {
    await phone.hangUp(callId);
    return { call: callId };
  },
});

export const listConversations = listKeptConversations({
  name: "phone_list_conversations",
  title: "List texts and calls",
  description:
    "Lists with whom the agent has texted and talked, the latest first. Texts are one conversation per number, calls one each.",
});

export const readHistory = readKeptHistory(
  {
    name: "phone_read_history",
    title: "Read texts or a call",
    description: "Reads the texts with a number, or what was said in a call, the newest first.",
  },
  z
    .string()
    .min(1)
    .max(200)
    .describe("Id of the conversation: the other number like +14155550100, or a call."),
);
