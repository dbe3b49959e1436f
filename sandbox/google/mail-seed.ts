/** One message in one mailbox. */
export type Mail = {
  id: string;
  threadId: string;
  mailbox: string;
  labelIds: string[];
  /** Name and value, in order. */
  headers: [name: string, value: string][];
  body: string;
  internalDate: number;
  /** Set while the message is a draft. */
  draftId: string | null;
};

type MailSeed = [mailbox: string, from: string, subject: string, body: string, labelIds: string[]];

const start = Date.parse("2026-11-02T08:30:00Z");
const inbox = ["INBOX", "UNREAD"];

const seeds: MailSeed[] = [
  [
    "ops@acme.test",
    "Jane Doe <jane@initech.test>",
    "Invoice for October",
    "Hello,\r\n\r\ncould you send us the invoice for October again?\r\n\r\nJane Doe, Initech\r\n",
    inbox,
  ],
  [
    "ops@acme.test",
    "Ben Okafor <ben@acme.test>",
    "Refund above the limit",
    "Umbrella asks for $99 back. Above $50 I need your yes.\r\n",
    [...inbox, "IMPORTANT"],
  ],
  [
    "ops@acme.test",
    "Status <status@hosting.test>",
    "Maintenance on Saturday",
    "The database is read-only on Saturday from 02:00 to 02:20 UTC.\r\n",
    ["INBOX"],
  ],
  [
    "ops@acme.test",
    "Cleo Martin <cleo@acme.test>",
    "Deploy notes, week 45",
    "Checkout total fixed, AVIF images behind a flag.\r\n",
    ["INBOX", "STARRED"],
  ],
  [
    "sales@acme.test",
    "Hank Scorpio <hank@volcano.test>",
    "Company plan for 40 seats",
    "We would like an offer for 40 seats, yearly.\r\n",
    [...inbox, "IMPORTANT"],
  ],
  [
    "sales@acme.test",
    "Kenji Ito <kenji@wayne.test>",
    "Re: Renewal",
    "The renewal looks good. Please send the contract.\r\n",
    inbox,
  ],
  [
    "sales@acme.test",
    "Anna Berg <anna@acme.test>",
    "Autumn campaign leads",
    "The sheet is in Drive: Leads autumn.\r\n",
    ["INBOX"],
  ],
];

export function seedMail(): Mail[] {
  return seeds.map(([mailbox, from, subject, body, labelIds], index) => {
    const id = (0x19a0_0000 + index * 4096).toString(16).padEnd(16, "0");
    const internalDate = start + index * 5_400_000;
    return {
      id,
      threadId: id,
      mailbox,
      labelIds,
      headers: [
        ["From", from],
        ["To", mailbox],
        ["Subject", subject],
        ["Date", new Date(internalDate).toUTCString()],
        ["Message-ID", `<${id}@mail.acme.test>`],
        ["Content-Type", 'text/plain; charset="UTF-8"'],
      ],
      body,
      internalDate,
      draftId: null,
    };
  });
}
