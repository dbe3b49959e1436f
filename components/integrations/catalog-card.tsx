import Link from "next/link";
import { BrandIcon } from "./brand-icon";
import { authWords, categoryWords, priceWords } from "./entry-words";
import type { CatalogHit } from "./search-catalog";
import { MarkPill } from "./status-pill";

type CatalogCardProps = { hit: CatalogHit; href: string };

/** One entry of the catalog; the whole card is the link. */
export function CatalogCard({ hit: { entry, tool }, href }: CatalogCardProps) {
  return (
    <li className="relative flex flex-col gap-2 rounded-card border border-line bg-surface p-4 has-[a:hover]:bg-hover">
      <div className="flex items-center gap-2">
        <BrandIcon slug={entry.icon} name={entry.name} />
        <h2 className="min-w-0 grow font-semibold">
          <Link
            data-card
            href={href}
            className="rounded-card after:absolute after:inset-0 after:content-['']"
          >
            {entry.name}
          </Link>
        </h2>
        <MarkPill mark={entry.mark}>{entry.word}</MarkPill>
      </div>
      <p className="grow text-sm text-muted">{entry.description}</p>
      {tool !== null && (
        <p className="text-sm">
          Tool: <span className="font-medium">{tool}</span>
        </p>
      )}
      <p className="text-xs text-muted">
        {categoryWords[entry.category]} · {authWords(entry)} · {priceWords(entry)}
      </p>
    </li>
  );
}
