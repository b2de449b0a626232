"use client";

import { toast } from "@cartage/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { ConfirmDialog } from "./confirm-dialog.tsx";

type EraseForGoodDialogProps = {
  title: string;
  text: string;
  /** What is typed to confirm it, and what asks for it. */
  typed: { expected: string; label: string };
  confirm: string;
  /** Shown below the text while it goes on. */
  progress?: ReactNode;
  /** Erases it; answers what is said once it is gone. */
  onErase: () => Promise<string>;
  onClose: () => void;
};

/** Asks for something typed before what tells of people goes for good. */
export function EraseForGoodDialog({
  title,
  text,
  typed,
  confirm,
  progress,
  onErase,
  onClose,
}: EraseForGoodDialogProps) {
  const cache = useQueryClient();
  const erase = useMutation({
    mutationFn: onErase,
    onSuccess: async (said) => {
      toast(said);
      onClose();
      // what tells of people is shown in many places
      await cache.invalidateQueries();
    },
  });
  return (
    <ConfirmDialog
      isOpen
      onClose={onClose}
      onConfirm={() => erase.mutate()}
      isBusy={erase.isPending}
      title={title}
      consequence={
        <>
          <p>{text}</p>
          {erase.isPending && progress}
        </>
      }
      typed={typed}
      error={erase.error}
      confirmLabel={confirm}
    />
  );
}
