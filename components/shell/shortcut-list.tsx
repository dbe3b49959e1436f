"use client";

import { Dialog, DialogContent } from "@/components/ui/dialog";
import { DialogBody } from "@/components/ui/dialog-parts";
import { Kbd } from "@/components/ui/kbd";

const groups: { title: string; keys: [string[], string][] }[] = [
  {
    title: "Everywhere",
    keys: [
      [["Ctrl", "K"], "Search everything"],
      [["Ctrl", "B"], "Show or hide the sidebar"],
      [["/"], "Find on this page, or in the tree"],
      [["g", "c"], "Catalog"],
      [["g", "n"], "Connections"],
      [["g", "p"], "Approvals"],
      [["g", "u"], "Usage"],
      [["g", "a"], "Activity"],
      [["g", "t"], "The tree"],
      [["i"], "Add integration"],
      [["?"], "This list"],
    ],
  },
  {
    title: "In the tree",
    keys: [
      [["↑", "↓"], "Move"],
      [["→", "←"], "Open, close, or go to the parent"],
      [["*"], "Open all siblings"],
      [["Enter"], "Go there"],
      [["F2"], "Rename"],
      [["."], "Menu of the row"],
    ],
  },
  {
    title: "In a list of integrations",
    keys: [
      [["j", "k"], "Move"],
      [["Enter"], "Open"],
      [["w"], "Why this account"],
      [["Esc"], "Close the panel"],
    ],
  },
  {
    title: "In the list of connections",
    keys: [
      [["j", "k"], "Move"],
      [["x"], "Select"],
      [["Enter"], "Open"],
    ],
  },
  {
    title: "In the approvals",
    keys: [
      [["j", "k"], "Move"],
      [["a", "Enter"], "Approve once"],
      [["d", "Enter"], "Decline"],
    ],
  },
  {
    title: "Over the days of a chart",
    keys: [
      [["←", "→"], "Move"],
      [["Enter"], "Show that day alone"],
    ],
  },
  {
    title: "In the policies",
    keys: [
      [["←", "↑", "→", "↓"], "Move"],
      [["Enter"], "Change"],
    ],
  },
];

type ShortcutListProps = { open: boolean; onOpenChange: (open: boolean) => void };

/** All keys, behind `?`. Each of them is also a control that can be seen. */
export function ShortcutList({ open, onOpenChange }: ShortcutListProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent
        title="Keyboard shortcuts"
        description="Single keys can be switched off in your account. On a Mac, use Cmd instead of Ctrl."
      >
        <DialogBody className="flex flex-col gap-5">
          {groups.map(({ title, keys }) => (
            <section key={title}>
              <h3 className="mb-1 font-semibold">{title}</h3>
              <dl>
                {keys.map(([parts, words]) => (
                  <div key={words} className="flex min-h-8 items-center gap-3">
                    <dt className="order-2 ml-auto flex gap-1">
                      {parts.map((part) => (
                        <Kbd key={part}>{part}</Kbd>
                      ))}
                    </dt>
                    <dd>{words}</dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
        </DialogBody>
      </DialogContent>
    </Dialog>
  );
}
