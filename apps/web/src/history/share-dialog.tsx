"use client";

import { Button } from "@cartage/ui/button";
import { CopyLine } from "@cartage/ui/copy-line";
import { Dialog, DialogActions, DialogBody } from "@cartage/ui/dialog";
import { Field, FieldInput } from "@cartage/ui/field";
import { Notice } from "@cartage/ui/notice";
import { Select } from "@cartage/ui/select";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Share2Icon } from "lucide-react";
import { useTimeZone, useTranslations } from "next-intl";
import { useState } from "react";
import { DialogForm } from "../list/dialog-form.tsx";
import { useCan } from "../shell/me-context.tsx";
import { useTRPC } from "../trpc/client.tsx";
import { BetweenFields } from "./between-fields.tsx";
import { fromLocal } from "./local-time.ts";

type ShareButtonProps = { vehicleId: string; from: number; to: number };
type Values = { from: string; to: string; expires: string; blur: string; ends: string; note: string };

const hours = ["1", "24", "168", "720"];
const blurs = { "0": 0, "100": 100, "1000": 1000 } as const;
const ends = ["0", "200", "500", "2000"];

/** Makes a link to a stretch of time, of what is shown unless another is asked for, as exact and for as long as asked; it is shown once. */
export function ShareButton({ vehicleId, from, to }: ShareButtonProps) {
  const t = useTranslations("web.history.share");
  const tCommon = useTranslations("web.common");
  const trpc = useTRPC();
  const zone = useTimeZone() ?? "UTC";
  const cache = useQueryClient();
  const mayShare = useCan("tracks.share");
  const [isOpen, setOpen] = useState(false);
  const create = useMutation(trpc.history.shares.create.mutationOptions());
  if (!mayShare) return null;
  const close = () => {
    setOpen(false);
    create.reset();
  };
  const submit = async ({ expires, blur, ends, note, ...between }: Values) => {
    await create.mutateAsync({
      vehicleId,
      from: fromLocal(between.from, zone) ?? from,
      to: fromLocal(between.to, zone) ?? to,
      expiresInH: Number(expires),
      blurM: blurs[blur as keyof typeof blurs] ?? 1000,
      hidesEndsM: Number(ends),
      note,
    });
    await cache.invalidateQueries({ queryKey: trpc.history.shares.pathKey() });
  };
  const duration = (each: string) =>
    Number(each) < 48 ? t("hours", { hours: Number(each) }) : t("days", { days: Number(each) / 24 });
  const link = create.data ? `${location.origin}/shared/${create.data.token}` : null;
  return (
    <>
      <Button onClick={() => setOpen(true)}>
        <Share2Icon />
        {t("share")}
      </Button>
      <Dialog
        isOpen={isOpen}
        onClose={close}
        title={t("title")}
        description={t("lead")}
        closeLabel={tCommon("close")}
        isSticky={link !== null}
      >
        {link ? (
          <>
            <DialogBody>
              <Notice tone="accent" role="status">
                {t("made")}
              </Notice>
              <dl className="mt-3">
                <CopyLine
                  label={t("share")}
                  text={link}
                  isSecret
                  labels={{ copy: tCommon("copy"), copied: tCommon("copied") }}
                />
              </dl>
            </DialogBody>
            <DialogActions>
              <Button look="primary" onClick={close}>
                {t("done")}
              </Button>
            </DialogActions>
          </>
        ) : (
          <DialogForm<Values>
            onCancel={close}
            error={create.error}
            onSubmit={submit}
            isBusy={create.isPending}
            submitLabel={t("create")}
          >
            <div className="grid gap-4">
              <BetweenFields from={from} to={to} />
              <Field name="expires" label={t("expires")}>
                <Select defaultValue="24" choices={hours.map((value) => ({ value, label: duration(value) }))} />
              </Field>
              <Field name="blur" label={t("blur")}>
                <Select
                  defaultValue="100"
                  choices={Object.entries(blurs).map(([value, metres]) => ({
                    value,
                    label: metres === 0 ? t("exact") : t("blurred", { metres }),
                  }))}
                />
              </Field>
              <Field name="ends" label={t("ends")}>
                <Select
                  defaultValue="200"
                  choices={ends.map((value) => ({
                    value,
                    label: value === "0" ? t("endsNone") : t("blurred", { metres: Number(value) }),
                  }))}
                />
              </Field>
              <Field name="note" label={t("note")}>
                <FieldInput maxLength={200} autoComplete="off" />
              </Field>
            </div>
          </DialogForm>
        )}
      </Dialog>
    </>
  );
}
