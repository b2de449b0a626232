"use client";

import { Field, FieldInput, FieldText } from "@cartage/ui/field";
import { Switch } from "@cartage/ui/switch";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { SettingsSection } from "../organisation/settings-section.tsx";
import { useRecipientSettings } from "./use-recipient-settings.ts";

type Values = { slug: string; about: string };

/** The page that everybody can open. */
export function PublicPageSection({ origin }: { origin: string }) {
  const t = useTranslations("web.recipients.page");
  const { settings, update, save } = useRecipientSettings();
  const [isPublic, setPublic] = useState(settings.isPublic);
  const [takesQuotes, setTakesQuotes] = useState(settings.takesQuotes);
  return (
    <SettingsSection<Values>
      title={t("title")}
      lead={t("lead")}
      error={update.error}
      isBusy={update.isPending}
      onSubmit={({ slug, about }) => save({ isPublic, takesQuotes, slug: slug.trim().toLowerCase(), about })}
    >
      <Switch label={t("isPublic")} hint={t("isPublicHint")} isOn={isPublic} onChange={setPublic} />
      <Field name="slug" label={t("slug")} hint={t("slugHint", { origin })}>
        <FieldInput defaultValue={settings.slug ?? ""} maxLength={41} autoComplete="off" spellCheck={false} />
      </Field>
      <Field name="about" label={t("about")}>
        <FieldText rows={3} maxLength={1_000} defaultValue={settings.about ?? ""} />
      </Field>
      <Switch label={t("takesQuotes")} isOn={takesQuotes} onChange={setTakesQuotes} />
      {settings.isPublic && settings.slug && (
        <p>
          <a href={`/o/${settings.slug}`} target="_blank" rel="noreferrer" className="text-accent-ink hover:underline">
            {t("open")}
          </a>
        </p>
      )}
    </SettingsSection>
  );
}
