"use client";

import { Toast as BaseToast } from "@base-ui/react/toast";
import clsx from "clsx";
import { CheckIcon, CircleAlertIcon, InfoIcon, OctagonAlertIcon, TriangleAlertIcon, XIcon } from "lucide-react";
import type { ReactNode } from "react";
import { buttonClass } from "./button-class.ts";

/** What was done or failed; or, of what happened elsewhere, how much it matters. */
const tones = {
  done: { icon: CheckIcon, ink: "text-moving", isUrgent: false },
  failed: { icon: CircleAlertIcon, ink: "text-critical", isUrgent: true },
  info: { icon: InfoIcon, ink: "text-ink-muted", isUrgent: false },
  warning: { icon: TriangleAlertIcon, ink: "text-warning", isUrgent: false },
  critical: { icon: OctagonAlertIcon, ink: "text-critical", isUrgent: true },
};
type ToastData = { tone: keyof typeof tones };
type ToastOptions = {
  tone?: ToastData["tone"];
  description?: string;
  undo?: { label: string; onUndo: () => void };
  /** Leads to what it is about. */
  open?: { label: string; onOpen: () => void };
};

const manager = BaseToast.createToastManager<ToastData>();

/** Says for a moment what was done or what happened, with a way back or a way to it where there is one. */
export function toast(title: string, { tone = "done", description, undo, open }: ToastOptions = {}): void {
  const { isUrgent } = tones[tone];
  const act = undo
    ? { children: undo.label, onClick: undo.onUndo }
    : open && { children: open.label, onClick: open.onOpen };
  manager.add({
    title,
    description,
    data: { tone },
    priority: isUrgent ? "high" : "low",
    timeout: act || isUrgent ? 8_000 : 4_000,
    ...(act && { actionProps: act }),
  });
}

/** Where toasts appear; once, at the root. */
export function ToastRegion({ labels, children }: { labels: { region: string; close: string }; children: ReactNode }) {
  return (
    <BaseToast.Provider toastManager={manager}>
      {children}
      <BaseToast.Portal>
        <BaseToast.Viewport
          aria-label={labels.region}
          className="fixed inset-x-4 bottom-[calc(4.5rem+env(safe-area-inset-bottom))] z-60 flex flex-col items-end gap-2 outline-none sm:left-auto sm:w-88 md:bottom-4"
        >
          <Toasts closeLabel={labels.close} />
        </BaseToast.Viewport>
      </BaseToast.Portal>
    </BaseToast.Provider>
  );
}

function Toasts({ closeLabel }: { closeLabel: string }) {
  const { toasts } = BaseToast.useToastManager<ToastData>();
  return toasts.map((item) => (
    <BaseToast.Root
      key={item.id}
      toast={item}
      swipeDirection={["right", "down"]}
      className="w-full rounded-panel bg-raised text-ink shadow-popup transition-[opacity,translate] duration-200 data-ending-style:translate-y-2 data-starting-style:translate-y-2 data-ending-style:opacity-0 data-limited:hidden data-starting-style:opacity-0"
    >
      <BaseToast.Content className="flex items-center gap-2.5 py-2 pr-2 pl-3">
        <ToneMark tone={item.data?.tone ?? "done"} />
        <div className="min-w-0 flex-1">
          <BaseToast.Title className="font-medium" />
          <BaseToast.Description className="text-caption text-ink-muted" />
        </div>
        <BaseToast.Action className={buttonClass("secondary", "small")} />
        <BaseToast.Close aria-label={closeLabel} className={buttonClass("quiet", "icon", "size-7")}>
          <XIcon />
        </BaseToast.Close>
      </BaseToast.Content>
    </BaseToast.Root>
  ));
}

function ToneMark({ tone }: ToastData) {
  const { icon: Icon, ink } = tones[tone];
  return <Icon className={clsx("size-4 shrink-0", ink)} />;
}
