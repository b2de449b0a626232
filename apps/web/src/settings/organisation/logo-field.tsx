"use client";

import { logoMostBytes } from "@cartage/domain/accounts/inputs";
import { Button } from "@cartage/ui/button";
import { FileButton } from "@cartage/ui/file-button";
import { useMutation } from "@tanstack/react-query";
import { ImageIcon, ImageUpIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { LogoPicture } from "../../shell/organisation-mark.tsx";
import { useTRPC } from "../../trpc/client.tsx";
import { failureOf } from "../../trpc/failure.ts";
import { useOrganisation } from "./use-organisation.ts";

/** The organisation's picture: shown, replaced, taken away; what is wrong with a file stands beside it. */
export function LogoField() {
  const t = useTranslations("web.organisation.logo");
  const tErrors = useTranslations("errors");
  const tCommon = useTranslations("web.common");
  const noteId = useId();
  const { settings, settled } = useOrganisation();
  const { organisation } = useTRPC().accounts;
  const change = useMutation(organisation.changeLogo.mutationOptions({ onSuccess: () => settled(t("saved")) }));
  const remove = useMutation(organisation.removeLogo.mutationOptions({ onSuccess: () => settled(t("removed")) }));
  const [isTooLarge, setTooLarge] = useState(false);
  const give = async (file: File) => {
    change.reset();
    remove.reset();
    // not sent at all: the server would refuse it for the same reason
    setTooLarge(file.size > logoMostBytes);
    if (file.size <= logoMostBytes) change.mutate({ content: await base64Of(file) });
  };
  const failed = change.error ?? remove.error;
  const { fields, sentence } = failureOf(failed);
  const problem = isTooLarge
    ? tErrors("logo.too_large")
    : failed && (fields.content ?? sentence ?? tCommon("unreachable"));
  return (
    <div className="flex items-start gap-4">
      {settings.logo === null ? (
        <span className="flex size-16 shrink-0 items-center justify-center rounded-control border border-line border-dashed text-ink-faint">
          <ImageIcon className="size-5" aria-label={t("none")} role="img" />
        </span>
      ) : (
        <LogoPicture logo={settings.logo} alt={t("shown")} className="size-16" />
      )}
      <div className="min-w-0 flex-1">
        <p className="mb-1.5 font-medium">{t("title")}</p>
        <div className="flex flex-wrap gap-2">
          <FileButton
            accept="image/png,image/jpeg,image/webp"
            onFile={(file) => void give(file)}
            isBusy={change.isPending}
            isInvalid={Boolean(problem)}
            describedBy={noteId}
          >
            <ImageUpIcon />
            {t(settings.logo === null ? "choose" : "replace")}
          </FileButton>
          {settings.logo !== null && (
            <Button look="quiet" isBusy={remove.isPending} onClick={() => remove.mutate()}>
              {t("remove")}
            </Button>
          )}
        </div>
        <p
          id={noteId}
          role={problem ? "alert" : undefined}
          className={problem ? "mt-1.5 text-caption text-critical-ink" : "mt-1.5 text-caption text-ink-muted"}
        >
          {problem || t("hint")}
        </p>
      </div>
    </div>
  );
}

async function base64Of(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
}
