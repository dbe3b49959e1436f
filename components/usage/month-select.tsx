"use client";

import { NativeSelect } from "@/components/ui/native-select";
import { monthLabel, monthsSince } from "./period";

type MonthSelectProps = {
  month: string;
  /** From when on there can be any usage. */
  since: string;
  today: string;
  onChange: (month: string) => void;
};

/** Which month is shown. Months are those of UTC. */
export function MonthSelect({ month, since, today, onChange }: MonthSelectProps) {
  const months = monthsSince(new Date(since), new Date(today));
  return (
    <NativeSelect
      aria-label="Month (UTC)"
      className="w-32"
      value={month}
      onChange={({ target }) => onChange(target.value)}
    >
      {!months.includes(month) && <option value={month}>{monthLabel(month)}</option>}
      {months.map((each) => (
        <option key={each} value={each}>
          {monthLabel(each)}
        </option>
      ))}
    </NativeSelect>
  );
}
