"use client";

import { Button } from "@cartage/ui/button";
import { Field, FieldInput } from "@cartage/ui/field";
import { PlusIcon, XIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import type { RecipientSettings } from "./use-recipient-settings.ts";

type Windows = RecipientSettings["windows"];
type WindowsFieldProps = { windows: Windows; onChange: (windows: Windows) => void };

const most = 6;

/** The windows of a day that a recipient may choose from. */
export function WindowsField({ windows, onChange }: WindowsFieldProps) {
  const t = useTranslations("web.recipients.may");
  const change = (at: number, part: Partial<Windows[number]>) =>
    onChange(windows.map((window, place) => (place === at ? { ...window, ...part } : window)));
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1.5 font-medium">{t("windows")}</legend>
      {windows.map((window, at) => (
        <div key={at} className="flex flex-wrap items-end gap-2">
          {(["from", "until"] as const).map((end) => (
            <Field key={end} name={`windows.${at}.${end}`} label={t(end)}>
              <FieldInput
                type="time"
                required
                value={window[end]}
                onValueChange={(time) => change(at, { [end]: time })}
                className="w-32 tabular-nums"
              />
            </Field>
          ))}
          <Button
            look="quiet"
            aria-label={t("removeWindow", { from: window.from })}
            onClick={() => onChange(windows.filter((_, place) => place !== at))}
          >
            <XIcon />
          </Button>
        </div>
      ))}
      {windows.length < most && (
        <div>
          <Button size="small" onClick={() => onChange([...windows, { from: "08:00", until: "12:00" }])}>
            <PlusIcon />
            {t("addWindow")}
          </Button>
        </div>
      )}
      <p className="text-caption text-ink-muted">{t("windowsHint")}</p>
    </fieldset>
  );
}
