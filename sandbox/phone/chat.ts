import type { ChatConversation, ChatMessage, ChatPlatform } from "../chat/platform";
import type { Sandbox } from "../sandbox";
import { telnyxCompany } from "../telnyx/company";
import { twilioCompany } from "../twilio/company";
import { registerForTexts } from "./control";
import { noteAnswered, noteEnded, noteLine, noteRinging, noteText, phoneOf } from "./network";
import type { PhoneCall, PhoneText } from "./seed";

/** Where a person texts and calls an agent's number, and hears it speak. */
export function phoneChat(sandbox: Sandbox): ChatPlatform {
  const companies = { twilio: twilioCompany(sandbox), telnyx: telnyxCompany(sandbox) };
  const data = () => phoneOf(sandbox);
  const ids = ["twilio", "telnyx"] as const;
  const numbers = () =>
    ids.flatMap((company) =>
      companies[company].numbers().map((number) => ({ ...number, company })),
    );
  const callOf = (id: string | undefined) => data().calls.find((call) => call.id === id);
  const nameOf = (person: string) => data().people.find(({ id }) => id === person)?.name ?? person;
  const nextId = (prefix: string) =>
    `${prefix}${String((data().lastId += 1)).padStart(6, "0")}${String(Date.now())}`;
  const ownTexts = (number: string) => data().texts.filter((text) => text.number === number);

  const toConversation = (call: PhoneCall): ChatConversation => ({
    id: call.id,
    name: `${call.direction === "in" ? nameOf(call.person) : `Call for ${nameOf(call.person)}`}, ${call.startedAt.slice(11, 16)}`,
    detail: call.state === "ended" ? `Call, ${call.end ?? "over"}` : `Call, ${call.state}`,
    isOpen: call.state === "answered",
  });

  return {
    id: "phone",
    name: "Phone",
    people: () => data().people,
    bots: () =>
      numbers().map(({ number, company }) => ({ id: number, name: number, detail: company })),
    verb: (_number, conversation) => (callOf(conversation) ? "Speak" : "Text"),
    conversations: (number) => [
      ...data()
        .calls.filter((call) => call.number === number)
        .toReversed()
        .map(toConversation),
      ...[
        ...new Set([
          ...data().people.map(({ id }) => id),
          ...ownTexts(number).map(({ person }) => person),
        ]),
      ].map((person) => ({
        id: person,
        name: nameOf(person),
        detail: `Texts with ${person}`,
        isOpen: true,
      })),
    ],
    messages(number, conversation) {
      const call = callOf(conversation);
      if (call)
        return call.lines.map((line, index) => ({
          id: `${call.id}-${String(index)}`,
          author: line.by === "number" ? number : nameOf(call.person),
          isBot: line.by === "number",
          text: line.text,
          at: new Date(line.at),
          notes: [line.by === "number" ? "spoken" : "said"],
        }));
      return ownTexts(number)
        .filter(({ person }) => person === conversation)
        .map((text) => toMessage(text, nameOf));
    },
    say({ botId, conversationId, personId, text }) {
      const call = callOf(conversationId);
      if (call) {
        if (call.state !== "answered") return "Nobody is on the phone.";
        noteLine(sandbox, call, "person", text);
        companies[call.company].heard(call, text);
        return undefined;
      }
      const number = numbers().find((each) => each.number === botId);
      if (number === undefined) return "This number is gone.";
      if (personId !== conversationId) return "Choose the person whose phone this is under “As”.";
      if (!number.canText) return "This number takes no texts.";
      const { company, account } = number;
      const kept = noteText(sandbox, {
        id: nextId(company === "twilio" ? "SM" : "text-"),
        company,
        account,
        number: botId,
        person: personId,
        direction: "in",
        text,
        mediaUrls: [],
        status: "received",
        callback: null,
      });
      companies[company].textArrived(kept);
      return undefined;
    },
    actions(_number, conversation) {
      const call = callOf(conversation);
      if (!call)
        return [
          { id: "call", label: "Call this number" },
          { id: "register", label: "Register it for texts, as carriers do after days" },
        ];
      if (call.state === "ended") return [];
      const hangUp = { id: "hang_up", label: "Hang up" };
      return call.state === "ringing" && call.direction === "out"
        ? [
            { id: "answer", label: "Answer" },
            { id: "decline", label: "Decline" },
          ]
        : [hangUp];
    },
    act({ botId, conversationId, personId, actionId }) {
      const call = callOf(conversationId);
      if (actionId === "call") {
        const number = numbers().find((each) => each.number === botId);
        if (number === undefined) return undefined;
        const { company, account } = number;
        const id = nextId(company === "twilio" ? "CA" : "v3:");
        const made = { id, company, account, number: botId, person: personId };
        const ringing = noteRinging(sandbox, { ...made, direction: "in" });
        companies[company].rang(ringing);
        return id;
      }
      if (actionId === "register") {
        registerForTexts(sandbox, botId);
        return conversationId;
      }
      if (!call || call.state === "ended") return undefined;
      if (actionId === "answer" && call.state === "ringing") {
        noteAnswered(sandbox, call);
        companies[call.company].pickedUp(call);
      } else if (actionId === "decline" || actionId === "hang_up") {
        const end =
          call.state === "answered" ? "completed" : actionId === "decline" ? "busy" : "canceled";
        if (noteEnded(sandbox, call, end)) companies[call.company].ended(call);
      }
      return call.id;
    },
  };
}

const toMessage = (text: PhoneText, nameOf: (person: string) => string): ChatMessage => ({
  id: text.id,
  author: text.direction === "out" ? text.number : nameOf(text.person),
  isBot: text.direction === "out",
  text: [text.text, ...text.mediaUrls].join("\n"),
  at: new Date(text.at),
  notes: [text.status],
});
