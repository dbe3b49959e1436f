"use client";

import type { UseMutationResult } from "@tanstack/react-query";
import { useState } from "react";
import type { z } from "zod";
import { ProblemError } from "@/components/problem-error";
import { Button } from "@/components/ui/button";
import { CheckOption } from "@/components/ui/check-option";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import type { searchNumbers } from "@/lib/phone/numbers/search";
import { countries, countryName } from "./countries";

export type NumberQuery = Omit<z.input<typeof searchNumbers.input>, "nodeId">;
export type FoundNumbers = z.output<typeof searchNumbers.output>;

type NumberSearchProps = {
  search: UseMutationResult<FoundNumbers, Error, NumberQuery>;
  /** The agent's name. */
  node: string;
};

/** What kind of number it is to be. */
export function NumberSearch({ search, node }: NumberSearchProps) {
  const [country, setCountry] = useState("US");
  const [area, setArea] = useState("");
  const [contains, setContains] = useState("");
  const [voice, setVoice] = useState(true);
  const [sms, setSms] = useState(true);
  const wrong = search.error instanceof ProblemError ? search.error.fields : {};
  return (
    <form
      aria-label={`Find a number for ${node}`}
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        search.mutate({
          country,
          voice,
          sms,
          ...(area.trim() !== "" && { area: area.trim() }),
          ...(contains.trim() !== "" && { contains: contains.trim() }),
        });
      }}
    >
      <div className="grid gap-4 sm:grid-cols-3">
        <Field label="Country" error={wrong.country}>
          {(control) => (
            <NativeSelect
              {...control}
              value={country}
              onChange={(event) => setCountry(event.target.value)}
            >
              {countries.map((code) => (
                <option key={code} value={code}>
                  {countryName(code)}
                </option>
              ))}
            </NativeSelect>
          )}
        </Field>
        <Field label="Area" error={wrong.area}>
          {(control) => (
            <Input
              {...control}
              value={area}
              placeholder="415 or Austin"
              onChange={(event) => setArea(event.target.value)}
            />
          )}
        </Field>
        <Field label="Contains" error={wrong.contains}>
          {(control) => (
            <Input
              {...control}
              value={contains}
              inputMode="numeric"
              placeholder="digits"
              onChange={(event) => setContains(event.target.value)}
            />
          )}
        </Field>
      </div>
      <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
        <CheckOption
          label="Voice"
          checked={voice}
          onCheckedChange={(checked) => setVoice(checked === true)}
        />
        <CheckOption
          label="SMS"
          checked={sms}
          onCheckedChange={(checked) => setSms(checked === true)}
        />
        <Button
          type="submit"
          variant={search.data ? "secondary" : "primary"}
          className="ml-auto"
          disabled={!voice && !sms}
          pending={search.isPending}
          pendingText="Searching…"
        >
          Search
        </Button>
      </div>
      {search.error && Object.keys(wrong).length === 0 && (
        <p role="alert" className="text-stop">
          {search.error.message}
        </p>
      )}
    </form>
  );
}
