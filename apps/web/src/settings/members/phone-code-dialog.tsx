"use client";

import { Button } from "@cartage/ui/button";
import { CopyLine } from "@cartage/ui/copy-line";
import { Dialog, DialogActions, DialogBody } from "@cartage/ui/dialog";
import { Skeleton } from "@cartage/ui/skeleton";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { QrText } from "../../format/qr-text.tsx";
import { FormFailure } from "../../list/form-failure.tsx";
import { useTRPC } from "../../trpc/client.tsx";
import type { Member } from "./member.ts";

/** Shows a driver a code that lets their phone in, once, for ten minutes. */
export function PhoneCodeDialog({ member: { id: userId, name }, onClose }: { member: Member; onClose: () => void }) {
  const t = useTranslations("web.phone");
  const tCommon = useTranslations("web.common");
  const { mutate, data, error } = useMutation(useTRPC().accounts.phoneCodes.offer.mutationOptions());
  useEffect(() => mutate({ userId }), [mutate, userId]);
  const link = data && `${window.location.origin}/phone/sign-in#${data.code}`;
  return (
    <Dialog isOpen isSticky onClose={onClose} title={t("offerTitle", { name })} closeLabel={tCommon("close")}>
      <DialogBody>
        <p className="mb-4 text-ink-muted">{t("offerText", { name })}</p>
        {link ? (
          <div className="grid gap-4">
            <div className="grid place-items-center">
              <QrText text={link} label={t("offer")} />
            </div>
            <dl>
              <CopyLine
                label={t("offerLink")}
                text={link}
                isSecret
                labels={{ copy: tCommon("copy"), copied: tCommon("copied") }}
              />
            </dl>
          </div>
        ) : error ? (
          <FormFailure error={error} />
        ) : (
          <div className="grid place-items-center">
            <Skeleton className="size-48" />
          </div>
        )}
      </DialogBody>
      <DialogActions>
        <Button look="primary" onClick={onClose}>
          {t("offerDone")}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
