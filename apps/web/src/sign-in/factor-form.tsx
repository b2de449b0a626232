"use client";

import { Button } from "@cartage/ui/button";
import { Field, FieldInput } from "@cartage/ui/field";
import { Form } from "@cartage/ui/form";
import { Notice } from "@cartage/ui/notice";
import type { AuthenticationResponseJSON } from "@simplewebauthn/browser";
import { CircleAlertIcon, KeyRoundIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { answerWithPasskey, type ToSign } from "./passkeys.ts";

/** What a person may show besides the password. */
export interface Asked {
  authenticator: boolean;
  passkey: ToSign | null;
}

type FactorFormProps = {
  asked: Asked;
  /** Asks anew, since what a passkey signs is good once; null with `refusal` where that is refused. */
  onAskAgain: () => Promise<Asked | null>;
  onShow: (shown: { code: string } | { passkey: AuthenticationResponseJSON }) => Promise<void>;
  isBusy: boolean;
  refusal: string | null;
  /** What else the person may do. */
  children?: ReactNode;
};

/** A passkey, or a code of an authenticator or of those for losing one. */
export function FactorForm({ asked, onAskAgain, onShow, isBusy, refusal, children }: FactorFormProps) {
  const t = useTranslations("web.signIn");
  const [code, setCode] = useState("");
  const [isUsed, setUsed] = useState(false);
  const [isWaiting, setWaiting] = useState(false);
  const [isCancelled, setCancelled] = useState(false);
  const hasPasskey = asked.passkey !== null;
  const showPasskey = async () => {
    setWaiting(true);
    setCancelled(false);
    const options = isUsed ? (await onAskAgain())?.passkey : asked.passkey;
    const passkey = options ? await answerWithPasskey(options) : null;
    if (options && !passkey) setCancelled(true);
    if (passkey) setUsed(true);
    setWaiting(false);
    if (passkey) await onShow({ passkey });
  };
  const said = isCancelled ? t("passkeyCancelled") : refusal;
  return (
    <div className="mt-7 grid gap-4">
      {hasPasskey && (
        <>
          <Button look="primary" size="large" isBusy={isWaiting || isBusy} onClick={showPasskey}>
            <KeyRoundIcon aria-hidden="true" />
            {t("usePasskey")}
          </Button>
          <p className="flex items-center gap-3 text-caption text-ink-muted before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
            {t("orCode")}
          </p>
        </>
      )}
      <Form errors={{}} className="grid gap-4" onSubmit={() => onShow({ code })}>
        <Field
          name="code"
          label={t(asked.authenticator ? "code" : "recoveryCode")}
          hint={t(asked.authenticator ? "codeHint" : "recoveryCodeHint")}
          missing={t("missingCode")}
        >
          <FieldInput
            required
            autoFocus={!hasPasskey}
            autoComplete="one-time-code"
            value={code}
            onValueChange={setCode}
            className="h-10"
          />
        </Field>
        {said && (
          <Notice tone="critical" role="alert" icon={<CircleAlertIcon />}>
            {said}
          </Notice>
        )}
        <Button type="submit" look={hasPasskey ? "secondary" : "primary"} size="large" isBusy={isBusy && !isWaiting}>
          {t(hasPasskey ? "useCode" : "submit")}
        </Button>
        {children}
      </Form>
    </div>
  );
}
