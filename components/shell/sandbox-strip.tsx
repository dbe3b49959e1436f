"use client";

import { FlaskConical } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import type { Surroundings } from "@/lib/setup/surroundings";

/** While the provider sandbox is on, a strip on every page. It cannot be dismissed. */
export function SandboxStrip({ demo, sandbox }: Surroundings) {
  if (!sandbox) return null;
  const text = `${demo ? "Demo organization. " : ""}${sandboxWords(sandbox)}`;
  return (
    <section
      aria-label="Sandbox"
      className="sticky top-0 z-40 flex h-7 items-center gap-2 border-b border-line bg-sandbox-soft px-4 text-xs text-sandbox"
    >
      <FlaskConical
        aria-hidden
        strokeWidth={1.75}
        className="size-3.5 shrink-0 text-sandbox-mark"
      />
      <p className="min-w-0 grow truncate" title={text}>
        {text}
      </p>
      <Popover>
        <PopoverTrigger asChild>
          <Button variant="link" size="inline" className="shrink-0 text-xs">
            What is this
          </Button>
        </PopoverTrigger>
        <PopoverContent align="end" aria-label="About the sandbox" className="max-w-80 p-4 text-sm">
          <p className="font-semibold">{text}</p>
          <p className="mt-2">
            The sandbox plays the providers on this server: their sign-in pages, their answers,
            their quirks.
          </p>
          <p className="mt-2">
            Everything made with it carries the dashed sign Sandbox, and nothing leaves this server.
          </p>
          <p className="mt-2">
            A provider becomes real when the server is given its client id and secret.
          </p>
        </PopoverContent>
      </Popover>
    </section>
  );
}

function sandboxWords({ simulated, real }: NonNullable<Surroundings["sandbox"]>): string {
  if (real.length === 0) return "Sandbox: all providers are simulated. No real account is touched.";
  const all = simulated.length + real.length;
  const names = real.length === 1 ? `${real[0] ?? ""} is` : `${real.join(", ")} are`;
  return `${String(simulated.length)} of ${String(all)} providers are simulated; ${names} real.`;
}
