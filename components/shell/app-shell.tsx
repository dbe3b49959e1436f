"use client";

import { useState, type CSSProperties, type ReactNode } from "react";
import { WaitingTitle } from "@/components/approvals/waiting-title";
import { NodeDialogsProvider } from "@/components/tree/node-dialogs";
import { Sheet, SheetContent } from "@/components/ui/sheet";
import { CommandPalette } from "./command-palette";
import type { Ancestor } from "@/lib/tree/node";
import { CurrentPlaceProvider } from "./current-place";
import { usePageChange } from "./page-change-hook";
import { ShellProvider, type Shell } from "./shell-context";
import { ShortcutList } from "./shortcut-list";
import { useShortcuts } from "./shortcuts-hook";
import { useLiveUpdates } from "./live-updates-hook";
import { rememberSidebar, type Sidebar } from "./sidebar-cookie";
import { SidebarContent, type SidebarContentProps } from "./sidebar-content";
import { SidebarEdge } from "./sidebar-edge";
import { SkipLinks } from "./skip-links";
import { StreamNotice } from "./stream-notice";
import { TopBar } from "./top-bar";

type AppShellProps = SidebarContentProps & {
  shell: Shell;
  /** The line down to the page that the server rendered. */
  lineage: readonly Ancestor[];
  sidebar: Sidebar;
  /** The sandbox strip, when there is one. */
  strip: ReactNode;
  bell: ReactNode;
  children: ReactNode;
};

/** The frame of every page of an organization. It stays while pages change. */
export function AppShell({ shell, lineage, strip, children, ...props }: AppShellProps) {
  useLiveUpdates(shell.organization.id);
  return (
    <ShellProvider shell={shell}>
      <CurrentPlaceProvider initial={lineage}>
        <NodeDialogsProvider>
          <SkipLinks />
          <WaitingTitle />
          {strip}
          <Frame {...props} slug={shell.organization.slug} strip={strip !== null}>
            {children}
          </Frame>
        </NodeDialogsProvider>
      </CurrentPlaceProvider>
    </ShellProvider>
  );
}

type FrameProps = Omit<AppShellProps, "shell" | "lineage" | "strip"> & {
  slug: string;
  strip: boolean;
};

function Frame({ slug, strip, children, ...props }: FrameProps) {
  usePageChange(slug);
  const [sidebar, setSidebar] = useState(props.sidebar);
  const [drawer, setDrawer] = useState(false);
  const [palette, setPalette] = useState(false);
  const [shortcuts, setShortcuts] = useState(false);
  const remember = (next: Sidebar) => {
    setSidebar(next);
    rememberSidebar(next);
  };
  useShortcuts({
    onSidebar: () => remember({ ...sidebar, open: !sidebar.open }),
    onPalette: () => setPalette(true),
    onList: () => setShortcuts(true),
  });
  const content = (
    <SidebarContent
      organizations={props.organizations}
      person={props.person}
      onSignOut={props.onSignOut}
    />
  );

  return (
    <div
      className="flex"
      style={
        {
          "--strip": strip ? "1.75rem" : "0px",
          "--bars": strip ? "4.75rem" : "3rem",
          "--sidebar": `${String(sidebar.width)}px`,
        } as CSSProperties
      }
    >
      {sidebar.open && (
        <section
          aria-label="Sidebar"
          className="sticky top-(--strip) h-[calc(100dvh-var(--strip))] w-(--sidebar) shrink-0 border-r border-line bg-sidebar max-md:hidden"
        >
          {content}
          <SidebarEdge
            width={sidebar.width}
            onResize={(width) => setSidebar({ ...sidebar, width })}
            onDone={(width) => remember({ ...sidebar, width })}
          />
        </section>
      )}
      <Sheet open={drawer} onOpenChange={setDrawer}>
        <SheetContent side="left" title="Menu" titleHidden className="bg-sidebar md:hidden">
          <div
            className="min-h-0 grow"
            onClick={(event) => {
              if (event.target instanceof Element && event.target.closest("a[href]"))
                setDrawer(false);
            }}
          >
            {content}
          </div>
        </SheetContent>
      </Sheet>
      <div className="min-w-0 grow">
        <TopBar
          sidebarOpen={sidebar.open}
          onOpenSidebar={() => remember({ ...sidebar, open: true })}
          onOpenDrawer={() => setDrawer(true)}
          onSearch={() => setPalette(true)}
          bell={props.bell}
        />
        <StreamNotice />
        <main id="main" tabIndex={-1} className="outline-none lg:has-data-side-panel:pr-120">
          <div className="mx-auto max-w-page px-4 py-6 md:px-6">{children}</div>
        </main>
      </div>
      <CommandPalette open={palette} onOpenChange={setPalette} />
      <ShortcutList open={shortcuts} onOpenChange={setShortcuts} />
    </div>
  );
}
