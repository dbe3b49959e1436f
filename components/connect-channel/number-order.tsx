"use client";

import type { UseMutationResult } from "@tanstack/react-query";
import { useState } from "react";
import type { z } from "zod";
import { SandboxPill } from "@/components/integrations/sandbox-pill";
import { ProblemError } from "@/components/problem-error";
import { RadioGroup, RadioOption } from "@/components/ui/radio-group";
import type { provisionNumber } from "@/lib/phone/numbers/provision";
import { type Address, AddressFields, emptyAddress } from "./address-fields";
import { countryName } from "./countries";
import { dollars } from "./dollars";
import { NumberPrice } from "./number-price";
import type { FoundNumbers } from "./number-search";

type Ordered = z.output<typeof provisionNumber.output>;
type Wanted = {
  number: string;
  setupId: string;
  address: Address | undefined;
  /** What it was shown to cost. */
  mostMonthlyMicros: string | undefined;
};
type FoundNumber = FoundNumbers["numbers"][number];

type NumberOrderProps = {
  found: FoundNumbers;
  /** The agent's name. */
  node: string;
  order: UseMutationResult<Ordered, Error, z.input<typeof provisionNumber.input>>;
  onOrder: (wanted: Wanted) => void;
};

/** The numbers that can be had, what they cost, and getting one of them. */
export function NumberOrder({ found, node, order, onOrder }: NumberOrderProps) {
  const [chosen, setChosen] = useState<string | null>(null);
  const [entered, setAddress] = useState<Address>(emptyAddress);
  const { data: ended } = order;
  const numbers = ended && ended.others.length > 0 ? ended.others : found.numbers;
  const number = numbers.find((each) => each.number === chosen);
  const account = found.accounts.find(({ setupId }) => setupId === number?.setupId);
  const wrong = order.error instanceof ProblemError ? order.error.paths : {};
  // Where it has to be in the number's own country, nobody has to say which that is.
  const country = entered.country || (number?.address === "local" ? number.country : "");
  const address = { ...entered, country };
  const needsAddress = number !== undefined && number.address !== "none";

  return (
    <div className="flex flex-col gap-4">
      {(ended?.status === "taken" || ended?.status === "refused") && (
        <p role="alert" className="text-stop">
          {ended.text}
        </p>
      )}
      {found.accounts.map(({ setupId, company, account: name, problem }) =>
        problem === null ? null : (
          <p key={setupId} className="text-todo">
            {company} ({name}): {problem}
          </p>
        ),
      )}
      {numbers.length === 0 ? (
        <p role="status">No number like that is to be had now. Try another area or fewer digits.</p>
      ) : (
        <RadioGroup
          aria-label="Numbers"
          value={chosen ?? ""}
          onValueChange={setChosen}
          className="max-h-80 overflow-y-auto rounded-control border border-line p-2"
        >
          {numbers.map((each) => (
            <RadioOption
              key={each.number}
              value={each.number}
              label={<NumberLabel number={each} />}
              help={placeOf(each)}
            />
          ))}
        </RadioGroup>
      )}
      <ul className="flex flex-col gap-1 text-sm text-muted">
        {found.accounts.map((each) => (
          <li key={each.setupId}>
            {pricesOf(each)} {each.sandbox && <SandboxPill />}
          </li>
        ))}
        {found.notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
      {needsAddress && (
        <fieldset className="flex flex-col gap-3">
          <legend className="mb-1 font-medium">
            {countryName(number.country)} requires an address for this number.
          </legend>
          <AddressFields value={address} onValueChange={setAddress} errors={wrong} />
        </fieldset>
      )}
      {order.error && (
        <p role="alert" className="text-stop">
          {order.error.message}
        </p>
      )}
      {number && (
        <NumberPrice
          number={number}
          account={account}
          room={found.room}
          node={node}
          pending={order.isPending}
          onGet={() =>
            onOrder({
              number: number.number,
              setupId: number.setupId,
              address: needsAddress ? address : undefined,
              mostMonthlyMicros: number.monthlyMicros ?? undefined,
            })
          }
        />
      )}
    </div>
  );
}

function NumberLabel({ number: { name, monthlyMicros } }: { number: FoundNumber }) {
  return (
    <span className="flex flex-wrap gap-x-3">
      <span className="tabular-nums">{name}</span>
      <span className="text-muted">
        {monthlyMicros === null ? "price not known" : `${dollars(monthlyMicros)} a month`}
      </span>
    </span>
  );
}

function placeOf({ locality, region, voice, sms, mms }: FoundNumber): string {
  const can = [voice && "voice", sms && "SMS", mms && "MMS"].filter((each) => each !== false);
  return [locality || region, can.join(", ")].filter((each) => each !== "").join(" · ");
}

function pricesOf({ company, ownAccount, ...prices }: FoundNumbers["accounts"][number]): string {
  const { smsOutMicros, callOutMicros } = prices;
  const uses = [
    smsOutMicros !== null && `each SMS part from ${dollars(smsOutMicros)}`,
    callOutMicros !== null && `calls from ${dollars(callOutMicros)} a minute`,
  ].filter((each) => each !== false);
  const who = ownAccount
    ? `paid by your own ${company} account: charged 0 here`
    : "paid from the organization’s credits";
  return `${company}: ${[...uses, who].join(" · ")}`;
}
