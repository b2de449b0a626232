"use client";

import { type ReactNode, useState } from "react";
import { Button } from "./button.tsx";
import { Dialog, DialogActions, DialogBody } from "./dialog.tsx";
import { Field, FieldInput } from "./field.tsx";

type ConfirmDialogProps = {
  isOpen: boolean;
  onClose: () => void;
  onConfirm: () => void;
  isBusy: boolean;
  title: string;
  /** What will happen and what cannot be undone. */
  consequence: ReactNode;
  /** What must be typed; without it a press is enough. */
  typed?: { expected: string; label: ReactNode };
  failure?: ReactNode;
  labels: { confirm: string; cancel: string; close: string };
};

/** Asks before something that cannot be undone; typing the name shows that the right thing is meant. */
export function ConfirmDialog({ isOpen, title, ...rest }: ConfirmDialogProps) {
  return (
    <Dialog isOpen={isOpen} onClose={rest.onClose} title={title} closeLabel={rest.labels.close}>
      <Confirmation {...rest} />
    </Dialog>
  );
}

/** Of one opening: what was typed goes with it. */
function Confirmation({
  onClose,
  onConfirm,
  isBusy,
  consequence,
  typed,
  failure,
  labels,
}: Omit<ConfirmDialogProps, "isOpen" | "title">) {
  const [text, setText] = useState("");
  const isMeant = !typed || text.trim() === typed.expected;
  return (
    <form
      className="contents"
      onSubmit={(event) => {
        event.preventDefault();
        if (isMeant) onConfirm();
      }}
    >
      <DialogBody>
        <div className="text-ink-muted">{consequence}</div>
        {typed && (
          <Field name="typed" label={typed.label} className="mt-4">
            <FieldInput autoComplete="off" spellCheck={false} value={text} onValueChange={setText} />
          </Field>
        )}
        {failure}
      </DialogBody>
      <DialogActions>
        <Button onClick={onClose}>{labels.cancel}</Button>
        <Button type="submit" look="danger" disabled={!isMeant} isBusy={isBusy}>
          {labels.confirm}
        </Button>
      </DialogActions>
    </form>
  );
}
