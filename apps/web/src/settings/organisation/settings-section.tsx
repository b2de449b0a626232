"use client";

import { Button } from "@cartage/ui/button";
import { Form } from "@cartage/ui/form";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { FormFailure } from "../../list/form-failure.tsx";
import { failureOf } from "../../trpc/failure.ts";

type SettingsSectionProps<Values> = {
  title: string;
  lead: string;
  error: unknown;
  /** What is wrong with fields before the server is asked, by their name. */
  faults?: Record<string, string>;
  isBusy: boolean;
  onSubmit: (values: Values) => Promise<void>;
  children: ReactNode;
};

/** Settings that belong together, saved together: what they are about beside them where there is room. */
export function SettingsSection<Values extends Record<string, unknown>>({
  title,
  lead,
  error,
  faults,
  isBusy,
  onSubmit,
  children,
}: SettingsSectionProps<Values>) {
  const t = useTranslations("web.common");
  return (
    <section
      aria-label={title}
      className="grid gap-x-8 gap-y-3 px-4 py-6 sm:px-6 lg:grid-cols-[15rem_minmax(0,34rem)] lg:py-8"
    >
      <div>
        <h2 className="font-semibold text-reading">{title}</h2>
        <p className="mt-1 text-ink-muted">{lead}</p>
      </div>
      <Form<Values> errors={{ ...failureOf(error).fields, ...faults }} onSubmit={onSubmit}>
        <div className="grid content-start gap-5 rounded-panel border border-line bg-surface p-4">
          {children}
          <FormFailure error={error} />
          <div>
            <Button type="submit" look="primary" isBusy={isBusy}>
              {t("save")}
            </Button>
          </div>
        </div>
      </Form>
    </section>
  );
}
