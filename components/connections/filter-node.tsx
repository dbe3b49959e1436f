"use client";

import { ChevronDown } from "lucide-react";
import { useState } from "react";
import { NodePicker } from "@/components/tree/node-picker";
import { Button } from "@/components/ui/button";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";

type FilterNodeProps = {
  node: string | null;
  name: string | undefined;
  onChange: (nodeId: string | null) => void;
};

/** The node that the list is limited to, with everything below it. */
export function FilterNode({ node, name, onChange }: FilterNodeProps) {
  const [isOpen, setOpen] = useState(false);
  const choose = (id: string | null) => {
    setOpen(false);
    onChange(id);
  };
  const words = node === null ? "Any node" : (name ?? "A node");
  return (
    <div className="max-sm:flex max-sm:flex-col max-sm:gap-1">
      <span className="text-sm text-muted sm:hidden">Node</span>
      <Popover open={isOpen} onOpenChange={setOpen}>
        <PopoverTrigger asChild>
          <Button aria-label={`Node: ${words}. Change`} className="justify-between font-normal">
            <span className="max-w-40 truncate">{words}</span>
            <ChevronDown aria-hidden strokeWidth={1.75} className="text-muted" />
          </Button>
        </PopoverTrigger>
        <PopoverContent aria-label="Choose a node" className="flex flex-col gap-2 p-2">
          <NodePicker
            label="At and below"
            value={node === null ? undefined : { id: node }}
            onChange={({ id }) => choose(id)}
          />
          {node !== null && (
            <Button variant="ghost" onClick={() => choose(null)}>
              Any node
            </Button>
          )}
        </PopoverContent>
      </Popover>
    </div>
  );
}
