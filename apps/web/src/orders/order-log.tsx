"use client";

import { Button } from "@cartage/ui/button";
import { Panel } from "@cartage/ui/panel";
import { toast } from "@cartage/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { EraserIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { LocalTime } from "../format/times.tsx";
import { TextDialog } from "../list/text-dialog.tsx";
import { useCan } from "../shell/me-context.tsx";
import { useTRPC } from "../trpc/client.tsx";
import { EraseWordsDialog } from "./erase-words-dialog.tsx";
import type { OrderDetail } from "./order.ts";
import { TimeWindow } from "./order-way.tsx";

type Entry = OrderDetail["log"][number];

/** Who did what when, and why; the newest first. */
export function OrderLog({ order }: { order: OrderDetail }) {
  const t = useTranslations("web.orders");
  const trpc = useTRPC();
  const cache = useQueryClient();
  const mayEdit = useCan("orders.edit");
  const mayErase = useCan("organisation.manage");
  const [isWriting, setWriting] = useState(false);
  const [isErasing, setErasing] = useState(false);
  const note = useMutation(trpc.orders.note.mutationOptions());
  const send = async (text: string) => {
    await note.mutateAsync({ orderId: order.id, text });
    await cache.invalidateQueries({ queryKey: trpc.orders.pathKey() });
    toast(t("page.noted"));
  };
  return (
    <Panel
      title={t("page.log")}
      actions={
        mayEdit && (
          <>
            {mayErase && order.log.some(({ body }) => isSaid(body)) && (
              <Button
                size="icon"
                look="quiet"
                aria-label={t("eraseWords.title")}
                title={t("eraseWords.title")}
                onClick={() => setErasing(true)}
              >
                <EraserIcon />
              </Button>
            )}
            <Button size="small" onClick={() => setWriting(true)}>
              {t("page.addNote")}
            </Button>
          </>
        )
      }
    >
      <ol className="divide-y divide-line">
        {order.log.toReversed().map((entry) => (
          <li key={entry.version} className="py-2">
            <p className="break-words">
              <span className="font-medium">{entry.actor ?? t(unnamed(entry.actorKind))}</span>
              {entry.isOnBehalf && <span className="text-ink-muted"> ({t("page.onBehalf")})</span>}{" "}
              <Deed body={entry.body} />
            </p>
            <Why body={entry.body} />
            <LocalTime at={entry.at} className="text-caption text-ink-muted" />
          </li>
        ))}
      </ol>
      {isErasing && <EraseWordsDialog order={order} onClose={() => setErasing(false)} />}
      <TextDialog
        isOpen={isWriting}
        onClose={() => setWriting(false)}
        title={t("page.addNote")}
        text={t("reasonText")}
        field={{ name: "text", label: t("page.note"), missing: t("page.noteMissing"), most: 2_000, isLong: true }}
        confirm={t("page.addNote")}
        mutation={note}
        onSubmit={send}
      />
    </Panel>
  );
}

/** Whether it holds words that can be erased. */
function isSaid(body: Entry["body"]): boolean {
  return body.type === "noted" || body.type === "instructed" || body.type === "rated";
}

/** Who has no name of their own. */
function unnamed(kind: string) {
  if (kind === "recipient") return "page.recipient";
  return kind === "process" ? "page.process" : "page.someone";
}

function Deed({ body }: { body: Entry["body"] }) {
  const t = useTranslations("web.orders.log");
  if (body.type === "file_added" || body.type === "file_removed") return t(body.type, { name: body.name });
  if (body.type === "edited" && body.found) return t(`found.${body.found}`);
  return t(body.type);
}

function Why({ body }: { body: Entry["body"] }) {
  const t = useTranslations("web.orders.log");
  const text = "text" in body ? body.text : "reason" in body ? body.reason : null;
  return (
    <>
      {body.type === "rescheduled" && (
        <p className="text-ink-muted">
          <TimeWindow window={body.delivery} />
        </p>
      )}
      {body.type === "instructed" && (
        <p className="whitespace-pre-line break-words text-ink-muted">
          {body.instructions}
          {body.safePlace && <span className="block">{t("mayBeLeft", { place: body.safePlace })}</span>}
        </p>
      )}
      {body.type === "rated" && (
        <p className="whitespace-pre-line break-words text-ink-muted">
          {t("stars", { stars: body.stars })}
          {body.words && <span className="block">{body.words}</span>}
        </p>
      )}
      {text && <p className="whitespace-pre-line break-words text-ink-muted">{text}</p>}
    </>
  );
}
