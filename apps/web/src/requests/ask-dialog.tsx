"use client";

import { requestKinds } from "@cartage/domain/requests/inputs";
import { Field, FieldInput, FieldText } from "@cartage/ui/field";
import { Select } from "@cartage/ui/select";
import { toast } from "@cartage/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { FormDialog } from "../list/form-dialog.tsx";
import { useTRPC } from "../trpc/client.tsx";

type Values = { kind: (typeof requestKinds)[number]; subject: string; body: string };

/** Asks the administrators, then shows the conversation. */
export function AskDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const t = useTranslations("web.requests");
  const trpc = useTRPC();
  const cache = useQueryClient();
  const router = useRouter();
  const ask = useMutation(trpc.requests.ask.mutationOptions());
  const close = () => {
    ask.reset();
    onClose();
  };
  const submit = async (values: Values) => {
    const { requestId } = await ask.mutateAsync(values);
    await cache.invalidateQueries({ queryKey: trpc.requests.pathKey() });
    toast(t("asked"));
    // back leads to the list, not to the question again
    router.replace(`/requests/${requestId}` as Route);
  };
  return (
    <FormDialog<Values>
      isOpen={isOpen}
      onClose={close}
      title={t("askTitle")}
      description={t("askText")}
      error={ask.error}
      onSubmit={submit}
      isBusy={ask.isPending}
      submitLabel={t("send")}
    >
      <div className="grid gap-4">
        <Field name="subject" label={t("subject")} missing={t("subjectMissing")}>
          <FieldInput required maxLength={120} autoComplete="off" />
        </Field>
        <Field name="kind" label={t("kind")}>
          <Select
            defaultValue="question"
            choices={requestKinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
          />
        </Field>
        <Field name="body" label={t("body")} missing={t("bodyMissing")}>
          <FieldText required maxLength={4_000} />
        </Field>
      </div>
    </FormDialog>
  );
}
