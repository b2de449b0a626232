"use client";

import { Button } from "@cartage/ui/button";
import { CopyButton } from "@cartage/ui/copy-button";
import { Dialog, DialogActions, DialogBody } from "@cartage/ui/dialog";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { FormFailure } from "../list/form-failure.tsx";
import { useTRPC } from "../trpc/client.tsx";

/** Makes a PIN when it is asked to, and shows it once. */
export function PinDialog({ orderId, onClose }: { orderId: string; onClose: () => void }) {
  const t = useTranslations("web.proofs");
  const tCommon = useTranslations("web.common");
  const make = useMutation(useTRPC().proofs.makePin.mutationOptions());
  const pin = make.data?.pin;
  return (
    <Dialog isOpen onClose={onClose} title={t("pinTitle")} description={t("pinText")} closeLabel={tCommon("close")}>
      <DialogBody>
        {pin && (
          <p className="flex items-center justify-center gap-3 py-2">
            <output className="select-all font-mono text-title tabular-nums tracking-widest">{pin}</output>
            <CopyButton text={pin} labels={{ copy: t("copyPin"), copied: tCommon("copied") }} />
          </p>
        )}
        <FormFailure error={make.error} />
      </DialogBody>
      <DialogActions>
        <Button onClick={onClose}>{tCommon(pin ? "close" : "cancel")}</Button>
        {!pin && (
          <Button look="primary" isBusy={make.isPending} onClick={() => make.mutate({ orderId })}>
            {t("makePin")}
          </Button>
        )}
      </DialogActions>
    </Dialog>
  );
}
