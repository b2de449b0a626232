"use client";

import { Badge } from "@cartage/ui/badge";
import { Button } from "@cartage/ui/button";
import { CopyLine } from "@cartage/ui/copy-line";
import { Field, FieldInput } from "@cartage/ui/field";
import { Form } from "@cartage/ui/form";
import { toast } from "@cartage/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { XIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FormFailure } from "../../list/form-failure.tsx";
import { useTRPC } from "../../trpc/client.tsx";
import { failureOf } from "../../trpc/failure.ts";
import type { Provider } from "./provider.ts";

/** The domains whose people a provider answers for, and how each is proven. */
export function ProviderDomains({ provider: { id: providerId, domains } }: { provider: Provider }) {
  const t = useTranslations("web.sso");
  const tCommon = useTranslations("web.common");
  const trpc = useTRPC();
  const cache = useQueryClient();
  const [typed, setTyped] = useState("");
  const refresh = () => cache.invalidateQueries({ queryKey: trpc.accounts.sso.pathKey() });
  const { sso } = trpc.accounts;
  const add = useMutation(sso.addDomain.mutationOptions({ onSuccess: refresh }));
  const remove = useMutation(sso.removeDomain.mutationOptions({ onSuccess: refresh }));
  const verify = useMutation(
    sso.verifyDomain.mutationOptions({
      onSuccess: ({ domain }) => {
        toast(t("domainVerified", { domain }));
        return refresh();
      },
    }),
  );
  // what is said is of the last thing that was done
  const [last] = [add, remove, verify].toSorted((one, other) => other.submittedAt - one.submittedAt);
  return (
    <div>
      <h3 className="font-medium">{t("domains")}</h3>
      <p className="text-caption text-ink-muted">{t("domainsText")}</p>
      {domains.length > 0 && (
        <ul className="mt-2 divide-y divide-line rounded-control border border-line">
          {domains.map(({ domain, proof, isVerified }) => (
            <li key={domain} className="px-3 py-2">
              <div className="flex items-center gap-2">
                <span className="min-w-0 flex-1 truncate font-medium">{domain}</span>
                <Badge tone={isVerified ? "accent" : "warning"}>{t(isVerified ? "verified" : "unverified")}</Badge>
                <Button
                  size="icon"
                  look="quiet"
                  aria-label={t("domainRemove", { domain })}
                  onClick={() => remove.mutate({ domain })}
                >
                  <XIcon />
                </Button>
              </div>
              {!isVerified && (
                <div className="mt-1 flex flex-wrap items-center gap-2">
                  <dl className="min-w-0 flex-1 basis-72">
                    <CopyLine
                      label={t("domainProof", { domain })}
                      text={proof}
                      labels={{ copy: tCommon("copy"), copied: tCommon("copied") }}
                    />
                  </dl>
                  <Button isBusy={verify.isPending} onClick={() => verify.mutate({ domain })}>
                    {t("domainCheck")}
                  </Button>
                </div>
              )}
            </li>
          ))}
        </ul>
      )}
      <FormFailure error={last?.error} />
      <Form
        errors={failureOf(add.error).fields}
        className="mt-3 flex items-start gap-2"
        onSubmit={async () => {
          await add.mutateAsync({ providerId, domain: typed });
          setTyped("");
        }}
      >
        <Field name="domain" label={<span className="sr-only">{t("domain")}</span>} className="max-w-72 flex-1">
          <FieldInput value={typed} onValueChange={setTyped} placeholder="company.com" autoComplete="off" required />
        </Field>
        <Button type="submit" isBusy={add.isPending}>
          {t("domainAdd")}
        </Button>
      </Form>
    </div>
  );
}
