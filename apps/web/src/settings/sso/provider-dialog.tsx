"use client";

import { memberRoles } from "@cartage/domain/accounts/inputs";
import { Dialog } from "@cartage/ui/dialog";
import { Field, FieldInput } from "@cartage/ui/field";
import { Select } from "@cartage/ui/select";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { DialogForm } from "../../list/dialog-form.tsx";
import { useTRPC } from "../../trpc/client.tsx";
import { MetadataField } from "./metadata-field.tsx";
import type { Provider } from "./provider.ts";
import { type Kind, type ProviderTexts, type RoleRule, textsOf, valuesOf } from "./provider-values.ts";
import { RoleRules } from "./role-rules.tsx";

type ProviderDialogProps = { isOpen: boolean; onClose: () => void; provider?: Provider };

/** Makes a provider known, or changes what is known of it. */
export function ProviderDialog({ isOpen, onClose, provider }: ProviderDialogProps) {
  const t = useTranslations("web.sso");
  const tCommon = useTranslations("web.common");
  const title = provider ? t("editTitle", { name: provider.name }) : t("addTitle");
  return (
    <Dialog isOpen={isOpen} isWide onClose={onClose} title={title} closeLabel={tCommon("close")}>
      <ProviderForm onClose={onClose} {...(provider && { provider })} />
    </Dialog>
  );
}

function ProviderForm({ onClose, provider }: Omit<ProviderDialogProps, "isOpen">) {
  const t = useTranslations("web.sso");
  const tRoles = useTranslations("web.roles");
  const trpc = useTRPC();
  const cache = useQueryClient();
  const [kind, setKind] = useState<Kind>(provider?.kind ?? "oidc");
  const [texts, setTexts] = useState(() => textsOf(provider));
  const [roleMapping, setMapping] = useState<RoleRule[]>(provider?.roleMapping ?? []);
  const [defaultRole, setDefaultRole] = useState<RoleRule["role"] | null>(provider ? provider.defaultRole : "viewer");
  const add = useMutation(trpc.accounts.sso.add.mutationOptions());
  const change = useMutation(trpc.accounts.sso.change.mutationOptions());
  const saving = provider ? change : add;
  const submit = async () => {
    const given = valuesOf(kind, texts, { roleMapping: roleMapping.filter(({ value }) => value !== ""), defaultRole });
    const isSecretKept = provider && given.kind === "oidc" && given.clientSecret === "";
    const { ...values } = given;
    if (isSecretKept) Reflect.deleteProperty(values, "clientSecret");
    if (provider) await change.mutateAsync({ ...values, providerId: provider.id });
    else await add.mutateAsync(given);
    await cache.invalidateQueries({ queryKey: trpc.accounts.sso.pathKey() });
    onClose();
  };
  const text = (name: keyof ProviderTexts) => ({
    value: texts[name],
    onValueChange: (value: string) => setTexts((known) => ({ ...known, [name]: value })),
    autoComplete: "off",
  });
  return (
    <DialogForm
      onCancel={onClose}
      error={saving.error}
      onSubmit={submit}
      isBusy={saving.isPending}
      submitLabel={t("save")}
    >
      <div className="grid gap-4">
        {!provider && (
          <Field name="kind" label={t("kind")}>
            <Select
              value={kind}
              onChange={setKind}
              choices={(["oidc", "saml"] as const).map((value) => ({ value, label: t(`kinds.${value}`) }))}
            />
          </Field>
        )}
        <Field name="name" label={t("name")} hint={t("nameHint")}>
          <FieldInput required {...text("name")} />
        </Field>
        {kind === "saml" && <MetadataField onRead={(read) => setTexts((known) => ({ ...known, ...read }))} />}
        <Field name="issuer" label={t(`issuer.${kind}`)} hint={t(`issuerHint.${kind}`)}>
          <FieldInput required {...text("issuer")} />
        </Field>
        {kind === "oidc" ? (
          <div className="grid gap-4 sm:grid-cols-2">
            <Field name="clientId" label={t("clientId")}>
              <FieldInput required {...text("clientId")} />
            </Field>
            <Field name="clientSecret" label={t("clientSecret")} {...(provider && { hint: t("clientSecretKept") })}>
              <FieldInput type="password" required={!provider} {...text("clientSecret")} />
            </Field>
          </div>
        ) : (
          <>
            <Field name="signInUrl" label={t("signInUrl")}>
              <FieldInput required {...text("signInUrl")} />
            </Field>
            <Field name="certificates" label={t("certificates")} hint={t("certificatesHint")}>
              <FieldInput
                required
                render={<textarea rows={4} spellCheck={false} />}
                className="h-auto py-2 font-mono text-caption"
                {...text("certificates")}
              />
            </Field>
          </>
        )}
        <Field name="roleClaim" label={t("roleClaim")} hint={t("roleClaimHint")}>
          <FieldInput {...text("roleClaim")} />
        </Field>
        {texts.roleClaim !== "" && <RoleRules rules={roleMapping} onChange={setMapping} />}
        <Field name="defaultRole" label={t("defaultRole")}>
          <Select
            value={defaultRole}
            onChange={setDefaultRole}
            choices={[
              ...memberRoles.map((value) => ({ value, label: tRoles(value) })),
              { value: null, label: t("defaultNone") },
            ]}
          />
        </Field>
      </div>
    </DialogForm>
  );
}
