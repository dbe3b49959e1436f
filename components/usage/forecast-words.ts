import type { Forecast } from "@/lib/credits/forecast";

type ForecastWords = { label: string; value: string; basis: string };

const label = "At this rate lasts until";

/** How long it lasts as the third of the three numbers, and what that follows from. */
export function forecastWords(
  { state, endsOn, basis, text }: Pick<Forecast, "state" | "endsOn" | "basis" | "text">,
  today: string,
): ForecastWords {
  if (state === "lasts" && endsOn !== null)
    return { label, value: `about ${endWords(endsOn, today)}`, basis };
  if (state === "over_a_year")
    return { label: "At this rate lasts", value: "longer than a year", basis };
  return { label, value: text, basis };
}

/** "14 Mar"; with the year where that is neither this one nor within the next months. */
function endWords(day: string, today: string): string {
  const isFar =
    Number(day.slice(0, 4)) > Number(today.slice(0, 4)) && day.slice(5) >= today.slice(5);
  return new Date(`${day}T00:00:00Z`).toLocaleDateString("en-GB", {
    day: "numeric",
    month: "short",
    ...(isFar && { year: "numeric" }),
    timeZone: "UTC",
  });
}
