export type PhonePerson = { id: string; name: string };

/** A text between a number of the sandbox and a person. */
export type PhoneText = {
  id: string;
  company: "twilio" | "telnyx";
  account: string;
  number: string;
  person: string;
  /** `in`: from the person to the number. */
  direction: "in" | "out";
  text: string;
  mediaUrls: string[];
  at: string;
  status: string;
  errorCode: number | null;
  parts: number;
  /** In dollars; null until the company knows it. */
  price: string | null;
  callback: string | null;
};

export type PhoneLine = { by: "person" | "number"; text: string; at: string };

export type PhoneCall = {
  id: string;
  company: "twilio" | "telnyx";
  account: string;
  number: string;
  person: string;
  direction: "in" | "out";
  state: "ringing" | "answered" | "ended";
  /** How it ended: completed, busy, no-answer, canceled. */
  end: string | null;
  lines: PhoneLine[];
  startedAt: string;
  answeredAt: string | null;
  endedAt: string | null;
  price: string | null;
  /** What the company was told with the call and needs later. */
  told: Record<string, string>;
};

export type PhoneData = {
  lastId: number;
  /** How fast time goes for whatever takes time: 1 as in the world, 0.01 a hundred times as fast. */
  pace: number;
  /**
   * What the companies take, as a multiple of their list price: it is told later, and may be another. Null: now
   * more and now less, as in the world.
   */
  priceFactor: number | null;
  /** How many prices were told. */
  priced: number;
  /** What a month of a number costs now, as a multiple of the list price. */
  monthlyFactor: number;
  people: PhonePerson[];
  texts: PhoneText[];
  calls: PhoneCall[];
  /** Who texted STOP to which number, as far as a company heeds it by itself: "number person". */
  stopped: string[];
};

export const seedPhone = (): PhoneData => ({
  lastId: 0,
  pace: 1,
  priceFactor: null,
  priced: 0,
  monthlyFactor: 1,
  people: [
    { id: "+16505550177", name: "Anna Alvarez" },
    { id: "+16465550143", name: "Ben Brown" },
    { id: "+447400555990", name: "Carla Clark" },
  ],
  texts: [],
  calls: [],
  stopped: [],
});
