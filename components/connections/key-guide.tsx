import { ExternalLink } from "lucide-react";
import type { ReactNode } from "react";
import type { ConnectKind } from "@/lib/installations/catalog-entry";

type KeyGuideProps = { steps: Extract<ConnectKind, { kind: "key" }>["guide"] };

/** The numbered steps to what has to be pasted; links open beside this page. */
export function KeyGuide({ steps }: KeyGuideProps) {
  return (
    <ol className="flex list-decimal flex-col gap-1.5 pl-5">
      {steps.map(({ text, href }) => (
        <li key={text}>{href === null ? text : <GuideLink href={href}>{text}</GuideLink>}</li>
      ))}
    </ol>
  );
}

/** A link that opens beside this page, and says so. */
export const GuideLink = ({ href, children }: { href: string; children: ReactNode }) => (
  <a
    href={href}
    target="_blank"
    rel="noreferrer"
    className="text-accent-text underline underline-offset-2"
  >
    {children}
    <ExternalLink aria-hidden strokeWidth={1.75} className="ml-1 inline size-3.5" />
    <span className="sr-only"> (opens in a new tab)</span>
  </a>
);
