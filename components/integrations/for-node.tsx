"use client";

import { ChevronDown } from "lucide-react";
import { parseAsString, useQueryState } from "nuqs";
import { useState } from "react";
import { NodePicker } from "@/components/tree/node-picker";
import { Button } from "@/components/ui/button";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";

/** The node that the page's statuses refer to; `?node=`. */
export function ForNode({ node }: { node: { id: string; name: string } }) {
  const [isOpen, setOpen] = useState(false);
  const [, setNode] = useQueryState(
    "node",
    parseAsString.withOptions({ shallow: false, history: "push" }),
  );
  return (
    <div className="flex items-center gap-2">
      <span className="text-muted">for</span>
      <Popover open={isOpen} onOpenChange={setOpen}>
        <PopoverTrigger asChild>
          <Button aria-label={`Statuses are for ${node.name}. Change`}>
            <span className="max-w-40 truncate">{node.name}</span>
            <ChevronDown aria-hidden strokeWidth={1.75} />
          </Button>
        </PopoverTrigger>
        <PopoverContent align="end" aria-label="Choose a node" className="p-2">
          <NodePicker
            label="Statuses for"
            value={node}
            onChange={({ id }) => {
              setOpen(false);
              void setNode(id);
            }}
          />
        </PopoverContent>
      </Popover>
    </div>
  );
}
