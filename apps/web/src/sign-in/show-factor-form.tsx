"use client";

import { Button } from "@cartage/ui/button";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useSignOut } from "../shell/use-sign-out.ts";
import { useTRPC } from "../trpc/client.tsx";
import { failureOf } from "../trpc/failure.ts";
import { type Asked, FactorForm } from "./factor-form.tsx";
import { PublicCard } from "./public-card.tsx";

type ShowFactorFormProps = { asked: Asked; email: string; destination: string };

/** Shows a second factor in a sign-in that has not, as one through an identity provider. */
export function ShowFactorForm({ asked, email, destination }: ShowFactorFormProps) {
  const t = useTranslations("web.stepUp");
  const tCommon = useTranslations("web.common");
  const trpc = useTRPC();
  const signOut = useSignOut("/sign-in");
  const askAgain = useMutation(trpc.accounts.factors.ask.mutationOptions());
  const show = useMutation(
    trpc.accounts.factors.show.mutationOptions({
      // a full load, so that every screen asks again
      onSuccess: () => window.location.assign(destination),
    }),
  );
  const refused = show.error ?? askAgain.error;
  return (
    <PublicCard title={t("title")} lead={t("lead", { email })}>
      <FactorForm
        asked={asked}
        isBusy={show.isPending || show.isSuccess}
        refusal={refused ? (failureOf(refused).sentence ?? tCommon("unreachable")) : null}
        onAskAgain={() => {
          show.reset();
          return askAgain.mutateAsync().catch(() => null);
        }}
        onShow={async (shown) => void (await show.mutateAsync(shown).catch(() => null))}
      >
        <Button look="quiet" onClick={signOut}>
          {t("signOut")}
        </Button>
      </FactorForm>
    </PublicCard>
  );
}
