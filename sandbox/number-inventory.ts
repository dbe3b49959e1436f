/** A number that a telephony company of the sandbox owns and may sell. */
export type StockNumber = {
  number: string;
  country: string;
  kind: "local" | "toll_free" | "mobile";
  locality: string;
  region: string;
  voice: boolean;
  sms: boolean;
  mms: boolean;
  /** Whether the buyer has to give an address in the country. */
  needsAddress: boolean;
};

type Block = Omit<StockNumber, "number" | "voice" | "sms" | "mms" | "needsAddress"> & {
  /** Up to the last two digits. Numbers that are kept for fiction, where a country has some. */
  prefix: string;
  needsAddress?: boolean;
  voice?: boolean;
  /** Every how many numbers can also text: 1 all, 0 none. */
  smsEvery: number;
};

const blocks: readonly Block[] = [
  {
    prefix: "+141555501",
    country: "US",
    kind: "local",
    locality: "San Francisco",
    region: "CA",
    smsEvery: 1,
  },
  {
    prefix: "+121255501",
    country: "US",
    kind: "local",
    locality: "New York",
    region: "NY",
    smsEvery: 3,
  },
  {
    prefix: "+151255501",
    country: "US",
    kind: "local",
    locality: "Austin",
    region: "TX",
    smsEvery: 1,
  },
  { prefix: "+180055501", country: "US", kind: "toll_free", locality: "", region: "", smsEvery: 1 },
  {
    prefix: "+160455501",
    country: "CA",
    kind: "local",
    locality: "Vancouver",
    region: "BC",
    smsEvery: 1,
  },
  {
    prefix: "+4420794600",
    country: "GB",
    kind: "local",
    locality: "London",
    region: "",
    smsEvery: 0,
  },
  {
    prefix: "+4474005550",
    country: "GB",
    kind: "mobile",
    locality: "",
    region: "",
    smsEvery: 1,
  },
  {
    prefix: "+4930555010",
    country: "DE",
    kind: "local",
    locality: "Berlin",
    region: "BE",
    smsEvery: 0,
    needsAddress: true,
  },
  {
    prefix: "+49151155501",
    country: "DE",
    kind: "mobile",
    locality: "",
    region: "",
    smsEvery: 1,
    needsAddress: true,
  },
];

/** The companies own every other number each, so that none sells what belongs to the other. */
const shares = { twilio: 0, telnyx: 1 };

/** Everything that a company would sell if nobody had bought anything. */
export function stockOf(company: keyof typeof shares): StockNumber[] {
  return blocks.flatMap(({ prefix, smsEvery, needsAddress = false, voice = true, ...block }) =>
    Array.from({ length: 50 }, (_, index) => {
      const sms = smsEvery > 0 && index % smsEvery === 0;
      const ending = String(index * 2 + shares[company]).padStart(2, "0");
      const mms = sms && ["US", "CA"].includes(block.country);
      return { ...block, number: prefix + ending, voice, sms, mms, needsAddress };
    }),
  );
}

/** List prices by country and kind, as decimal dollars. */
export const priceList: Readonly<
  Partial<
    Record<
      string,
      {
        name: string;
        monthly: Partial<Record<StockNumber["kind"], string>>;
        smsOut: string;
        smsIn: string;
        callOut: string;
        callIn: string;
      }
    >
  >
> = {
  US: {
    name: "United States",
    monthly: { local: "1.15", toll_free: "2.15" },
    smsOut: "0.0079",
    smsIn: "0.0079",
    callOut: "0.0140",
    callIn: "0.0085",
  },
  CA: {
    name: "Canada",
    monthly: { local: "1.15" },
    smsOut: "0.0079",
    smsIn: "0.0079",
    callOut: "0.0140",
    callIn: "0.0085",
  },
  GB: {
    name: "United Kingdom",
    monthly: { local: "1.15", mobile: "1.15" },
    smsOut: "0.0463",
    smsIn: "0.0075",
    callOut: "0.0158",
    callIn: "0.0100",
  },
  DE: {
    name: "Germany",
    monthly: { local: "1.15", mobile: "15.00" },
    smsOut: "0.0973",
    smsIn: "0.0075",
    callOut: "0.0244",
    callIn: "0.0100",
  },
};
