"use client";

import { dayAfter } from "@cartage/domain/recurring/calendar-rules";
import { Notice } from "@cartage/ui/notice";
import { PageHeader } from "@cartage/ui/page-header";
import { toast } from "@cartage/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { InfoIcon } from "lucide-react";
import { useRouter } from "next/navigation";
import { useNow, useTimeZone, useTranslations } from "next-intl";
import { useState } from "react";
import type { StreetStyles } from "../map/sources.ts";
import { draftOf, newDraft, type OrderDraft, toLocal } from "../orders/form/draft.ts";
import { OrderForm } from "../orders/form/order-form.tsx";
import { useTRPC } from "../trpc/client.tsx";
import { BackToRecurring } from "./back-to-recurring.tsx";
import { CalendarFields } from "./calendar-fields.tsx";
import type { RecurringDetail } from "./recurring.ts";
import { newRule, ruleDraftOf, ruleOf } from "./rule-draft.ts";
import { contentOf, templateOf } from "./template-draft.ts";

type RecurringFormProps = {
  streets: StreetStyles;
  /** What is changed; null for a new one. */
  recurring: RecurringDetail | null;
};

/** Writes an order that comes again by the calendar, anew or for the orders to come. */
export function RecurringForm({ streets, recurring }: RecurringFormProps) {
  const t = useTranslations("web.recurring.form");
  const trpc = useTRPC();
  const cache = useQueryClient();
  const router = useRouter();
  const timeZone = useTimeZone() ?? "UTC";
  const now = useNow().getTime();
  const today = toLocal(now, timeZone).slice(0, 10);
  const [name, setName] = useState(recurring?.name ?? "");
  const [rule, setRule] = useState(recurring ? ruleDraftOf(recurring.rule) : newRule(dayAfter(today), timeZone));
  const create = useMutation(trpc.recurring.create.mutationOptions());
  const edit = useMutation(trpc.recurring.edit.mutationOptions());
  const send = async (draft: OrderDraft) => {
    const given = { name, rule: ruleOf(rule), template: templateOf(draft, timeZone) };
    const { recurringOrderId } = recurring
      ? await edit.mutateAsync({ ...given, recurringOrderId: recurring.id, basedOn: recurring.version })
      : await create.mutateAsync(given);
    await cache.invalidateQueries({ queryKey: trpc.recurring.pathKey() });
    toast(recurring ? t("saved") : t("created", { name }));
    router.push(`/orders/recurring/${recurringOrderId}`);
  };
  const [initial] = useState(() =>
    recurring ? draftOf(contentOf(recurring), { timeZone, isCopy: true }) : newDraft(now, timeZone),
  );
  return (
    <div>
      <PageHeader
        back={<BackToRecurring />}
        title={recurring ? t("editTitle", { name: recurring.name }) : t("newTitle")}
      />
      <OrderForm
        initial={{ ...initial, reference: recurring?.template.reference ?? "" }}
        streets={streets}
        error={recurring ? edit.error : create.error}
        isBusy={create.isPending || edit.isPending}
        labels={{ submit: recurring ? t("save") : t("create") }}
        notice={
          recurring && (
            <Notice tone="accent" icon={<InfoIcon />}>
              {t("keeps")}
            </Notice>
          )
        }
        calendar={
          <CalendarFields
            name={name}
            onName={setName}
            draft={rule}
            onChange={(change) => setRule((was) => ({ ...was, ...change }))}
          />
        }
        onSubmit={send}
      />
    </div>
  );
}
