"use client";

import { Button } from "@cartage/ui/button";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { FormFailure } from "../list/form-failure.tsx";
import { useTRPC } from "../trpc/client.tsx";

/** Accepts as who is signed in, and goes on there. */
export function AcceptButton({ token }: { token: string }) {
  const t = useTranslations("web.invite");
  const accept = useMutation(
    useTRPC().accounts.invitations.accept.mutationOptions({
      // a full load, so that nothing of the organisation before stays in memory
      onSuccess: () => window.location.assign("/live"),
    }),
  );
  return (
    <>
      <FormFailure error={accept.error} />
      <Button
        look="primary"
        size="large"
        className="mt-7 w-full"
        isBusy={accept.isPending || accept.isSuccess}
        onClick={() => accept.mutate({ token })}
      >
        {t("accept")}
      </Button>
    </>
  );
}
