"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

type DeclineFormProps = {
  agent: string;
  pending: boolean;
  onDecline: (note: string) => void;
  onCancel: () => void;
};

const longestNote = 500;

/** Declines, with a word to the agent about why if one likes. Enter declines, Esc goes back. */
export function DeclineForm({ agent, pending, onDecline, onCancel }: DeclineFormProps) {
  const [note, setNote] = useState("");
  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        onDecline(note.trim());
      }}
    >
      <Field label={`Note to ${agent}`} help="Optional. The agent reads it as the reason.">
        {(control) => (
          <Input
            {...control}
            autoFocus
            autoComplete="off"
            maxLength={longestNote}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        )}
      </Field>
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={onCancel}>Back</Button>
        <Button variant="primary" type="submit" pending={pending} pendingText="Declining…">
          Decline
        </Button>
      </div>
    </form>
  );
}
