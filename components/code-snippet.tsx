"use client";

import { CopyButton } from "./copy-button";
import { Tabs, TabsContent, TabsList, TabsTrigger } from "./ui/tabs";

export type Snippet = { id: string; label: string; code: string };

type CodeSnippetProps = {
  /** Names the whole: "Connect scout". */
  label: string;
  /** With one there are no tabs. */
  snippets: readonly Snippet[];
};

/** Code to take away, in as many dialects as there are tabs. */
export function CodeSnippet({ label, snippets }: CodeSnippetProps) {
  const [first] = snippets;
  if (!first) return null;
  if (snippets.length === 1) return <CodeBlock label={label} code={first.code} />;
  return (
    <Tabs defaultValue={first.id} className="flex flex-col gap-2">
      <TabsList aria-label={label}>
        {snippets.map((snippet) => (
          <TabsTrigger key={snippet.id} value={snippet.id}>
            {snippet.label}
          </TabsTrigger>
        ))}
      </TabsList>
      {snippets.map((snippet) => (
        <TabsContent key={snippet.id} value={snippet.id} tabIndex={-1}>
          <CodeBlock label={`${label}: ${snippet.label}`} code={snippet.code} />
        </TabsContent>
      ))}
    </Tabs>
  );
}

/** One block of code that the keyboard can scroll, with its copy button. */
export function CodeBlock({ label, code }: { label: string; code: string }) {
  return (
    <div className="relative rounded-card border border-line bg-sunken">
      <pre
        role="region"
        tabIndex={0}
        aria-label={label}
        className="max-h-96 overflow-auto rounded-card px-4 py-3 pr-12 font-mono text-sm -outline-offset-2"
      >
        <code>{code}</code>
      </pre>
      <CopyButton
        text={code}
        label={`Copy ${label}`}
        className="absolute top-2 right-2 bg-sunken"
      />
    </div>
  );
}
