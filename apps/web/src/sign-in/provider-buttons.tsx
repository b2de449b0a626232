"use client";

import { Button } from "@cartage/ui/button";
import { useMutation } from "@tanstack/react-query";
import { BuildingIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { FormFailure } from "../list/form-failure.tsx";
import { beginSignIn } from "./begin-sign-in.ts";

export type OfferedButton = { id: string; name: string };

type ProviderButtonsProps = { providers: OfferedButton[]; destination: string; onOrganisation: () => void };

/** The ways in besides a password: the installation's providers, and one's organisation's. */
export function ProviderButtons({ providers, destination, onOrganisation }: ProviderButtonsProps) {
  const t = useTranslations("web.ssoSignIn");
  const begin = useMutation({
    mutationFn: (providerId: string) => beginSignIn({ providerId, kind: "oidc" }, { destination }),
  });
  return (
    <div className="mt-4 grid gap-2">
      <p className="flex items-center gap-3 text-caption text-ink-faint before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
        {t("or")}
      </p>
      {providers.map(({ id, name }) => (
        <Button
          key={id}
          size="large"
          isBusy={begin.variables === id && !begin.isError}
          onClick={() => begin.mutate(id)}
        >
          {t("with", { name })}
        </Button>
      ))}
      <FormFailure error={begin.error} />
      <Button size="large" onClick={onOrganisation}>
        <BuildingIcon />
        {t("open")}
      </Button>
    </div>
  );
}
