"use client";

import { addressWithoutSecrets } from "@cartage/domain/issues/rules";
import { Button } from "@cartage/ui/button";
import { Dialog, DialogActions, DialogBody } from "@cartage/ui/dialog";
import { Field, FieldText } from "@cartage/ui/field";
import { Form } from "@cartage/ui/form";
import { Notice } from "@cartage/ui/notice";
import { toast } from "@cartage/ui/toast";
import { useMutation } from "@tanstack/react-query";
import { CircleAlertIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTRPC } from "../trpc/client.tsx";
import { failureOf } from "../trpc/failure.ts";
import type { Fault } from "./report-context.tsx";
import { ReportedFacts } from "./reported-facts.tsx";

type ReportDialogProps = { fault: Fault | null; version: string; onClose: () => void };

/** Shows what is sent to the maintainers before it is, and takes a sentence with it. */
export function ReportDialog({ fault, version, onClose }: ReportDialogProps) {
  const t = useTranslations("web.report");
  const tCommon = useTranslations("web.common");
  return (
    // in React's tree it may stand inside another form, which this one's sending must not send as well
    <div className="contents" onSubmit={(event) => event.stopPropagation()}>
      <Dialog
        isOpen={fault !== null}
        onClose={onClose}
        title={t("title")}
        description={t("text")}
        closeLabel={tCommon("close")}
      >
        {fault && <ReportForm fault={fault} version={version} onClose={onClose} />}
      </Dialog>
    </div>
  );
}

function ReportForm({ fault, version, onClose }: ReportDialogProps & { fault: Fault }) {
  const t = useTranslations("web.report");
  const tCommon = useTranslations("web.common");
  const raise = useMutation(useTRPC().issues.raise.mutationOptions());
  const path = addressWithoutSecrets(window.location.pathname + window.location.search);
  const report = { ...fault, path, version };
  const submit = async ({ body }: { body: string }) => {
    const { times } = await raise.mutateAsync({ ...report, ...(body.trim() && { body }) });
    toast(times > 1 ? t("again", { count: times }) : t("done"));
    onClose();
  };
  return (
    <Form errors={failureOf(raise.error).fields} onSubmit={submit}>
      <DialogBody>
        <Field name="body" label={t("body")} hint={t("bodyHint")} optionalMark={tCommon("optional")}>
          <FieldText rows={3} maxLength={1_000} />
        </Field>
        <ReportedFacts report={report} />
        {raise.error && (
          <Notice tone="critical" role="alert" icon={<CircleAlertIcon />} className="mt-4">
            {failureOf(raise.error).sentence ?? tCommon("unreachable")}
          </Notice>
        )}
      </DialogBody>
      <DialogActions>
        <Button onClick={onClose}>{tCommon("cancel")}</Button>
        <Button type="submit" look="primary" isBusy={raise.isPending}>
          {t("submit")}
        </Button>
      </DialogActions>
    </Form>
  );
}
