"use client";

import { Button } from "@cartage/ui/button";
import { buttonClass } from "@cartage/ui/button-class";
import { FileButton } from "@cartage/ui/file-button";
import { Panel } from "@cartage/ui/panel";
import { toast } from "@cartage/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { FileTextIcon, ImageIcon, PrinterIcon, XIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { FormFailure } from "../list/form-failure.tsx";
import { useFailureToast } from "../list/use-failure-toast.ts";
import { useCan } from "../shell/me-context.tsx";
import { useTRPC } from "../trpc/client.tsx";
import { failureOf } from "../trpc/failure.ts";
import { toBase64 } from "./importing/to-base64.ts";
import type { OrderDetail } from "./order.ts";

const mostBytes = 10 * 1_048_576;

/** Labels to print, and what was kept with the order. */
export function OrderFiles({ order }: { order: OrderDetail }) {
  const t = useTranslations("web.orders.page");
  const tErrors = useTranslations("errors.order_file");
  const trpc = useTRPC();
  const cache = useQueryClient();
  const failed = useFailureToast();
  const mayEdit = useCan("orders.edit");
  const { id: orderId, files } = order;
  const refresh = () => cache.invalidateQueries({ queryKey: trpc.orders.pathKey() });
  const add = useMutation(
    trpc.orders.addFile.mutationOptions({ onSuccess: () => toast(t("fileAdded")), onSettled: refresh }),
  );
  const remove = useMutation(
    trpc.orders.removeFile.mutationOptions({
      onSuccess: () => toast(t("fileRemoved")),
      onError: failed,
      onSettled: refresh,
    }),
  );
  const choose = async (file: File) => {
    if (file.size > mostBytes) return toast(tErrors("too_large"), { tone: "failed" });
    await add.mutateAsync({ orderId, name: file.name.slice(0, 120), content: await toBase64(file) });
  };
  const refused = failureOf(add.error).fields.content;
  return (
    <Panel
      title={t("files")}
      actions={
        <a
          href={`/api/orders/labels?orderId=${orderId}`}
          target="_blank"
          rel="noreferrer"
          className={buttonClass("secondary", "small")}
        >
          <PrinterIcon />
          {t("print")}
        </a>
      }
    >
      {files.length === 0 && <p className="py-2 text-ink-muted">{t("noFiles")}</p>}
      <ul className="divide-y divide-line">
        {files.map(({ id: fileId, name, kind }) => (
          <li key={fileId} className="flex items-center gap-2 py-1.5">
            {kind === "photo" ? (
              <ImageIcon className="size-4 text-ink-faint" />
            ) : (
              <FileTextIcon className="size-4 text-ink-faint" />
            )}
            <a
              href={`/api/orders/file?orderId=${orderId}&fileId=${fileId}`}
              download={name}
              className="min-w-0 flex-1 truncate text-accent-ink hover:underline"
            >
              {name}
            </a>
            {mayEdit && (
              <Button
                look="quiet"
                size="icon"
                aria-label={t("removeFile", { name })}
                onClick={() => remove.mutate({ orderId, fileId })}
              >
                <XIcon />
              </Button>
            )}
          </li>
        ))}
      </ul>
      {mayEdit && (
        <div className="py-2">
          <FileButton
            accept="image/jpeg,image/png,image/webp,application/pdf"
            isBusy={add.isPending}
            isInvalid={refused !== undefined}
            describedBy="order-files-hint"
            onFile={(file) => void choose(file).catch(() => undefined)}
          >
            {t("addFile")}
          </FileButton>
          <p
            id="order-files-hint"
            className={refused ? "mt-1 text-caption text-critical-ink" : "mt-1 text-caption text-ink-muted"}
          >
            {refused ?? t("fileHint")}
          </p>
          <FormFailure error={add.error} />
        </div>
      )}
    </Panel>
  );
}
