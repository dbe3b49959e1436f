"use client";

import { ChevronDown } from "lucide-react";
import { useState } from "react";
import { NodePicker, type PickedNode } from "@/components/tree/node-picker";
import { Button } from "@/components/ui/button";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";

type NodeSelectProps = {
  node: { id: string; name: string };
  onChange: (node: PickedNode) => void;
};

/** The node whose usage is shown, with everything below it. */
export function NodeSelect({ node, onChange }: NodeSelectProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover open={isOpen} onOpenChange={setOpen}>
      <PopoverTrigger asChild>
        <Button aria-label={`Node: ${node.name}. Change`} className="justify-between font-normal">
          <span className="max-w-40 truncate">{node.name}</span>
          <ChevronDown aria-hidden strokeWidth={1.75} className="text-muted" />
        </Button>
      </PopoverTrigger>
      <PopoverContent aria-label="Choose a node" className="p-2">
        <NodePicker
          label="At and below"
          value={{ id: node.id }}
          onChange={(chosen) => {
            setOpen(false);
            onChange(chosen);
          }}
        />
      </PopoverContent>
    </Popover>
  );
}
