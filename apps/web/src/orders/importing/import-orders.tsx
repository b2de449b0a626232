"use client";

import { importColumns, neededColumns } from "@cartage/domain/orders/importing/column-rules";
import { Button } from "@cartage/ui/button";
import { download } from "@cartage/ui/download";
import { FileButton } from "@cartage/ui/file-button";
import { Notice } from "@cartage/ui/notice";
import { PageHeader } from "@cartage/ui/page-header";
import { toast } from "@cartage/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { CheckIcon, CircleAlertIcon } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTimeZone, useTranslations } from "next-intl";
import { FormFailure } from "../../list/form-failure.tsx";
import { useTRPC, useTRPCClient } from "../../trpc/client.tsx";
import { BackToOrders } from "../back-to-orders.tsx";
import { ImportFaults } from "./import-faults.tsx";
import { ImportSample } from "./import-sample.tsx";
import { toBase64 } from "./to-base64.ts";

const mostBytes = 10 * 1_048_576;

/** Orders of a file: what each row would become, and then none of them or all but the faulty. */
export function ImportOrders() {
  const t = useTranslations("web.orders.importing");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const cache = useQueryClient();
  const router = useRouter();
  const timeZone = useTimeZone() ?? "UTC";
  const check = useMutation({
    async mutationFn(file: File) {
      const input = { content: await toBase64(file), timeZone, noItem: t("goods") };
      return { input, fileName: file.name, found: await client.orders.imports.check.query(input) };
    },
  });
  const run = useMutation(trpc.orders.imports.run.mutationOptions());
  const choose = (file: File) => {
    run.reset();
    if (file.size > mostBytes) return toast(t("tooLarge"), { tone: "failed" });
    check.mutate(file);
  };
  const checked = check.data;
  const faultyRows = new Set(checked?.found.faults.map(({ row }) => row)).size;
  const create = async () => {
    if (!checked) return;
    const faulty = faultyRows > 0 ? ("leave_out" as const) : ("refuse" as const);
    const { created } = await run.mutateAsync({ ...checked.input, fileName: checked.fileName, faulty });
    await cache.invalidateQueries({ queryKey: trpc.orders.pathKey() });
    toast(t("done", { count: created }));
    router.push("/orders");
  };
  const template = () => download("orders.csv", `${importColumns.join(",")}\n`, "text/csv");
  return (
    <div className="pb-8">
      <PageHeader back={<BackToOrders />} title={t("title")} below={t("lead")} />
      <div className="mx-4 grid max-w-5xl gap-4 sm:mx-6">
        <div className="flex flex-wrap items-center gap-3">
          <FileButton accept=".csv,.xlsx,.txt" onFile={choose} isBusy={check.isPending}>
            {t(checked ? "chooseOther" : "choose")}
          </FileButton>
          <Button onClick={template}>{t("template")}</Button>
          {checked && <span className="truncate text-ink-muted">{checked.fileName}</span>}
        </div>
        <FormFailure error={check.error} />
        {checked && !check.isPending ? (
          <>
            <ul role="status" className="grid gap-1">
              <li className="flex items-center gap-2 font-medium">
                <CheckIcon className="size-4 text-moving" />
                {t("ready", { count: checked.found.ready })}
              </li>
              {checked.found.present.length > 0 && (
                <li className="text-ink-muted">{t("present", { count: checked.found.present.length })}</li>
              )}
              {checked.found.unplaced > 0 && (
                <li className="text-ink-muted">{t("unplaced", { count: checked.found.unplaced })}</li>
              )}
              {faultyRows > 0 && (
                <li className="flex items-center gap-2 text-critical-ink">
                  <CircleAlertIcon className="size-4" />
                  {t("faulty", { count: faultyRows })}
                </li>
              )}
            </ul>
            {faultyRows > 0 && <Notice tone="warning">{t("mend")}</Notice>}
            {checked.found.ready > 0 && (
              <div>
                <Button look="primary" isBusy={run.isPending} onClick={() => void create().catch(() => undefined)}>
                  {t(faultyRows > 0 ? "faultless" : "all", { count: checked.found.ready })}
                </Button>
                <FormFailure error={run.error} />
              </div>
            )}
            <ImportFaults faults={checked.found.faults} />
            <ImportSample sample={checked.found.sample} />
          </>
        ) : (
          <section>
            <h2 className="font-semibold">{t("columns")}</h2>
            <p className="mt-1 text-ink-muted">{t("zone", { zone: timeZone })}</p>
            <ul className="mt-2 flex flex-wrap gap-1.5">
              {importColumns.map((column) => (
                <li key={column} className="rounded-small bg-sunken px-1.5 py-0.5">
                  <code className="font-mono text-caption">{column}</code>
                  {neededColumns.includes(column) && (
                    <span className="ml-1.5 text-caption text-ink-muted">{t("needed")}</span>
                  )}
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
    </div>
  );
}
