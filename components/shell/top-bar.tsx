"use client";

import { ChevronDown, Menu, PanelLeft, Search } from "lucide-react";
import { useState, type ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { DialogBody } from "@/components/ui/dialog-parts";
import { Kbd } from "@/components/ui/kbd";
import { Sheet, SheetContent } from "@/components/ui/sheet";
import { Breadcrumbs } from "./breadcrumbs";
import { useCurrentPlace } from "./current-place";
import { useShell } from "./shell-context";

type TopBarProps = {
  sidebarOpen: boolean;
  onOpenSidebar: () => void;
  onOpenDrawer: () => void;
  onSearch: () => void;
  /** What the viewer was told. */
  bell: ReactNode;
};

/** Where one is, and the way to anywhere else. */
export function TopBar(props: TopBarProps) {
  const { sidebarOpen, onOpenSidebar, onOpenDrawer, onSearch, bell } = props;
  return (
    <header className="sticky top-(--strip) z-30 flex h-12 items-center gap-2 border-b border-line bg-canvas px-2 md:px-6">
      <Button
        variant="ghost"
        size="icon"
        className="md:hidden"
        aria-label="Open the menu"
        onClick={onOpenDrawer}
      >
        <Menu aria-hidden strokeWidth={1.75} />
      </Button>
      {!sidebarOpen && (
        <Button
          variant="ghost"
          size="icon"
          className="-ml-2 max-md:hidden"
          aria-label="Show the sidebar"
          title="Show the sidebar, Ctrl B"
          onClick={onOpenSidebar}
        >
          <PanelLeft aria-hidden strokeWidth={1.75} />
        </Button>
      )}
      <Breadcrumbs className="grow max-md:hidden" />
      <CrumbSheet />
      <Button variant="secondary" className="max-md:hidden" onClick={onSearch}>
        <Search aria-hidden strokeWidth={1.75} className="text-muted" />
        Search
        <Kbd>Ctrl K</Kbd>
      </Button>
      <Button
        variant="ghost"
        size="icon"
        className="md:hidden"
        aria-label="Search"
        onClick={onSearch}
      >
        <Search aria-hidden strokeWidth={1.75} />
      </Button>
      {bell}
    </header>
  );
}

/** On a phone, the name of where one is; pressing it shows the way there. */
function CrumbSheet() {
  const [open, setOpen] = useState(false);
  const { organization } = useShell();
  const { lineage, page } = useCurrentPlace();
  return (
    <>
      <Button
        variant="ghost"
        className="min-w-0 grow justify-start px-1 text-ink md:hidden"
        onClick={() => setOpen(true)}
      >
        <span className="truncate">{page ?? lineage.at(-1)?.name ?? organization.name}</span>
        <ChevronDown aria-hidden strokeWidth={1.75} className="text-muted" />
      </Button>
      <Sheet open={open} onOpenChange={setOpen}>
        <SheetContent side="bottom" title="You are here">
          <DialogBody
            className="pb-8"
            onClick={(event) => {
              if (event.target instanceof Element && event.target.closest("a")) setOpen(false);
            }}
          >
            <Breadcrumbs />
          </DialogBody>
        </SheetContent>
      </Sheet>
    </>
  );
}
