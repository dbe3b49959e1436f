"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { cn } from "@/components/class-names";
import { NativeSelect } from "./native-select";

export type LinkTab = {
  id: string;
  label: string;
  href: string;
  /** How many there are; zero is not drawn. */
  count?: number;
};

type LinkTabsProps = {
  /** Names the navigation: "Views of scout". */
  label: string;
  tabs: readonly LinkTab[];
  current: string;
  className?: string;
};

/** Views of one thing, each with its own address. Under 640 px one native select, "Section". */
export function LinkTabs({ label, tabs, current, className }: LinkTabsProps) {
  const router = useRouter();

  return (
    <div className={className}>
      <label className="flex items-center gap-3 sm:hidden">
        <span className="text-sm font-medium">Section</span>
        <NativeSelect
          value={current}
          onChange={(event) => {
            const chosen = tabs.find(({ id }) => id === event.target.value);
            if (chosen) router.push(chosen.href);
          }}
        >
          {tabs.map((tab) => (
            <option key={tab.id} value={tab.id}>
              {tab.count ? `${tab.label} ${String(tab.count)}` : tab.label}
            </option>
          ))}
        </NativeSelect>
      </label>
      <nav aria-label={label} className="hidden border-b border-line sm:block">
        <ul className="-mb-px flex flex-wrap gap-x-5">
          {tabs.map((tab) => (
            <li key={tab.id}>
              <TabLink tab={tab} current={tab.id === current} />
            </li>
          ))}
        </ul>
      </nav>
    </div>
  );
}

function TabLink({ tab, current }: { tab: LinkTab; current: boolean }) {
  return (
    <Link
      href={tab.href}
      scroll={false}
      aria-current={current ? "page" : undefined}
      className={cn(
        "touch-target relative flex h-10 items-center gap-1.5 border-b-2 border-transparent text-muted hover:text-ink",
        current && "border-accent font-semibold text-ink",
      )}
    >
      {tab.label}
      {tab.count ? <span className="text-xs font-normal text-muted">{tab.count}</span> : null}
    </Link>
  );
}
