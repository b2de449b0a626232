"use client";

import { Button } from "@cartage/ui/button";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { FormFailure } from "../list/form-failure.tsx";
import { useSignOut } from "../shell/use-sign-out.ts";
import { useTRPC } from "../trpc/client.tsx";
import type { Outputs } from "../trpc/router.ts";
import { SuspendedCard } from "./suspended-card.tsx";

type Found = NonNullable<Outputs["accounts"]["suspension"]["get"]>;

/** For somebody whose organisation was suspended while they were signed in: whom to ask, and where to go on. */
export function SuspendedPage({ suspension, contact }: { suspension: Found; contact: string | null }) {
  const t = useTranslations("web.suspended");
  const signOut = useSignOut("/sign-in");
  const leave = useMutation(
    useTRPC().accounts.suspension.leave.mutationOptions({
      // a full load, so that nothing of the other organisation stays in memory
      onSuccess: () => window.location.assign("/live"),
    }),
  );
  return (
    <SuspendedCard suspension={suspension} contact={contact}>
      {suspension.others.length > 0 && (
        <section aria-labelledby="others" className="grid gap-2">
          <h2 id="others" className="font-semibold">
            {t("others")}
          </h2>
          {suspension.others.map(({ id, name }) => (
            <Button
              key={id}
              look="primary"
              size="large"
              isBusy={leave.isPending && leave.variables.organisationId === id}
              onClick={() => leave.mutate({ organisationId: id })}
            >
              {name}
            </Button>
          ))}
        </section>
      )}
      <FormFailure error={leave.error} />
      <Button size="large" onClick={signOut}>
        {t("otherAccount")}
      </Button>
    </SuspendedCard>
  );
}
