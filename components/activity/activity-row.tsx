"use client";

import { ChevronRight } from "lucide-react";
import { useId, useState } from "react";
import { cn } from "@/components/class-names";
import { CopyButton } from "@/components/copy-button";
import { Button } from "@/components/ui/button";
import type { ActivityEvent } from "@/lib/activity/list";
import { ActivitySentence } from "./activity-sentence";

/** One entry; its details (ids, values, request) on demand. */
export function ActivityRow({ event, viewerId }: { event: ActivityEvent; viewerId: string }) {
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <li className="px-4 py-2">
      <div className="flex items-start gap-2">
        <p className="min-w-0 grow py-0.5 break-words">
          <ActivitySentence event={event} viewerId={viewerId} /> <ExactTime value={event.at} />
        </p>
        <Button
          variant="ghost"
          size="icon-small"
          aria-expanded={open}
          aria-controls={id}
          aria-label="Details"
          onClick={() => setOpen(!open)}
        >
          <ChevronRight
            aria-hidden
            strokeWidth={1.75}
            className={cn("transition-transform duration-100", open && "rotate-90")}
          />
        </Button>
      </div>
      <dl
        id={id}
        hidden={!open}
        className="mt-2 mb-1 grid grid-cols-[6rem_minmax(0,1fr)] gap-x-3 gap-y-1 rounded-control bg-sunken p-3 text-sm [&[hidden]]:hidden"
      >
        <Detail name="Operation" value={event.operation} />
        <Detail name="Outcome" value={event.outcome} />
        {Object.entries(event.details).map(([name, value]) => (
          <Detail key={name} name={name} value={toText(value)} />
        ))}
        {event.actor.email !== null && <Detail name="Person" value={event.actor.email} />}
        <Detail name="Node" value={event.node.id} copy />
        {event.subjectId !== null && <Detail name="Subject" value={event.subjectId} copy />}
        {event.requestId !== null && <Detail name="Request" value={event.requestId} copy />}
      </dl>
    </li>
  );
}

function Detail({ name, value, copy = false }: { name: string; value: string; copy?: boolean }) {
  if (value === "") return null;
  return (
    <>
      <dt className="text-muted">{name}</dt>
      <dd className="flex items-center gap-1 break-all">
        <span className={copy ? "font-mono text-xs" : undefined}>{value}</span>
        {copy && <CopyButton text={value} label={`Copy ${name.toLowerCase()}`} />}
      </dd>
    </>
  );
}

/** "14:02"; the day is above the group. */
function ExactTime({ value }: { value: string }) {
  const time = new Date(value);
  return (
    <time
      dateTime={value}
      title={time.toLocaleString(undefined, { dateStyle: "full", timeStyle: "long" })}
      className="text-sm whitespace-nowrap text-muted"
      suppressHydrationWarning
    >
      {time.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" })}
    </time>
  );
}

const toText = (value: unknown): string =>
  typeof value === "string" ? value : value === null ? "" : JSON.stringify(value);
