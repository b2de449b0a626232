"use client";

import { Button } from "@cartage/ui/button";
import { MenuItem } from "@cartage/ui/menu";
import { MoreMenu } from "@cartage/ui/more-menu";
import { toast } from "@cartage/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { SendIcon, Trash2Icon, Undo2Icon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useFailureToast } from "../../list/use-failure-toast.ts";
import { useTRPC } from "../../trpc/client.tsx";
import type { BoardRoute } from "./board-day.ts";
import { useSendRoute } from "./use-send-route.ts";

/** What may happen to a route next: its driver gets it, it is called back, or it is given up. */
export function RouteActions({ route, name, mayGo }: { route: BoardRoute; name: string; mayGo: boolean }) {
  const t = useTranslations("web.board");
  const trpc = useTRPC();
  const cache = useQueryClient();
  const fail = useFailureToast();
  const onSettled = () => cache.invalidateQueries({ queryKey: trpc.routes.days.get.pathKey() });
  const sending = useSendRoute();
  const recall = useMutation(
    trpc.routes.recall.mutationOptions({
      onSuccess: () => toast(t("recalled", { name })),
      onError: fail,
      onSettled,
    }),
  );
  const cancel = useMutation(
    trpc.routes.cancel.mutationOptions({ onSuccess: () => toast(t("cancelled", { name })), onError: fail, onSettled }),
  );
  const held = { routeId: route.id, basedOn: route.version };
  const isKept = route.version > 0;
  return (
    <div className="flex items-center gap-2">
      {route.state === "planned" && (
        <Button
          look="primary"
          disabled={!isKept || !mayGo || route.driverId === null}
          isBusy={sending.isSending}
          onClick={() => void sending.send(route, name)}
        >
          <SendIcon />
          {t("send")}
        </Button>
      )}
      {(route.state === "sent" || route.state === "accepted") && (
        <Button isBusy={recall.isPending} onClick={() => recall.mutate(held)}>
          <Undo2Icon />
          {t("recall")}
        </Button>
      )}
      {route.state === "planned" && isKept && (
        <MoreMenu label={t("more")}>
          <MenuItem icon={<Trash2Icon />} isDangerous onSelect={() => cancel.mutate(held)}>
            {t("cancel")}
          </MenuItem>
        </MoreMenu>
      )}
    </div>
  );
}
