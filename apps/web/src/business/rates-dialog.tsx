"use client";

import { vehicleTypes } from "@cartage/domain/fleet/inputs";
import { Button } from "@cartage/ui/button";
import { Dialog, DialogActions, DialogBody } from "@cartage/ui/dialog";
import { Field, FieldInput } from "@cartage/ui/field";
import { Form } from "@cartage/ui/form";
import { toast } from "@cartage/ui/toast";
import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormFailure } from "../list/form-failure.tsx";
import { numberOf } from "../orders/form/draft.ts";
import { minorPerMajor } from "../orders/order-measures.tsx";
import { useTRPC } from "../trpc/client.tsx";
import { failureOf } from "../trpc/failure.ts";

const parts = ["perKm", "perHour", "co2"] as const;

/** What driving costs and gives off, by the type of vehicle. */
export function RatesDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations("web.business");
  const tTypes = useTranslations("web.types");
  const tCommon = useTranslations("web.common");
  const trpc = useTRPC();
  const cache = useQueryClient();
  const { data: rates } = useSuspenseQuery(trpc.business.rates.queryOptions());
  const save = useMutation(trpc.business.saveRates.mutationOptions());
  const [currency, setCurrency] = useState(rates.currency);
  const [drafts, setDrafts] = useState(() =>
    vehicleTypes.map((type) => {
      const { perKmMinor, perHourMinor, co2GPerKm } = rates.of[type];
      const major = minorPerMajor(rates.currency);
      return { type, perKm: String(perKmMinor / major), perHour: String(perHourMinor / major), co2: String(co2GPerKm) };
    }),
  );
  const send = async () => {
    const major = /^[A-Z]{3}$/.test(currency) ? minorPerMajor(currency) : 1;
    await save.mutateAsync({
      currency,
      rates: drafts.map(({ type, perKm, perHour, co2 }) => ({
        type,
        perKmMinor: numberOf(perKm, major),
        perHourMinor: numberOf(perHour, major),
        co2GPerKm: numberOf(co2, 1),
      })),
    });
    await cache.invalidateQueries({ queryKey: trpc.business.pathKey() });
    toast(t("ratesSaved"));
    onClose();
  };
  const fieldOf = { perKm: "perKmMinor", perHour: "perHourMinor", co2: "co2GPerKm" } as const;
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t("rates")}
      description={t("ratesText")}
      closeLabel={tCommon("close")}
      isWide
    >
      <Form errors={failureOf(save.error).fields} onSubmit={send}>
        <DialogBody>
          <Field name="currency" label={t("currency")} className="w-32">
            <FieldInput
              required
              maxLength={3}
              value={currency}
              onValueChange={(text) => setCurrency(text.toUpperCase())}
            />
          </Field>
          <div className="mt-4 grid gap-4">
            {drafts.map((draft, at) => (
              <fieldset key={draft.type}>
                <legend className="font-medium">{tTypes(draft.type)}</legend>
                <div className="grid grid-cols-3 gap-3 pt-1">
                  {parts.map((part) => (
                    <Field
                      key={part}
                      name={`rates.${at}.${fieldOf[part]}`}
                      label={t(part === "co2" ? "co2Rate" : part)}
                    >
                      <FieldInput
                        inputMode="decimal"
                        autoComplete="off"
                        value={draft[part]}
                        onValueChange={(text) =>
                          setDrafts((was) =>
                            was.map((each, index) => (index === at ? { ...each, [part]: text } : each)),
                          )
                        }
                      />
                    </Field>
                  ))}
                </div>
              </fieldset>
            ))}
          </div>
          <FormFailure error={save.error} />
        </DialogBody>
        <DialogActions>
          <Button onClick={onClose}>{tCommon("cancel")}</Button>
          <Button type="submit" look="primary" isBusy={save.isPending}>
            {t("save")}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}
