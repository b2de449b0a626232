"use client";

import { Badge } from "@cartage/ui/badge";
import { Button } from "@cartage/ui/button";
import { Panel } from "@cartage/ui/panel";
import { toast } from "@cartage/ui/toast";
import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { EraserIcon, PencilIcon, PlusIcon, XIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { pagesOf } from "../list/pages.ts";
import { QueryFailure } from "../list/query-failure.tsx";
import { useFailureToast } from "../list/use-failure-toast.ts";
import type { StreetStyles } from "../map/sources.ts";
import { useCan } from "../shell/me-context.tsx";
import { useTRPC, useTRPCClient } from "../trpc/client.tsx";
import type { Outputs } from "../trpc/router.ts";
import { AddressDialog } from "./address-dialog.tsx";
import { EraseInStepsDialog } from "./erase-in-steps-dialog.tsx";

type Address = Outputs["customers"]["addresses"]["list"]["items"][number];

/** A customer's addresses, and those that serve all. */
export function AddressBook({ customerId, streets }: { customerId: string; streets: StreetStyles }) {
  const t = useTranslations("web.customers");
  const tCommon = useTranslations("web.common");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const cache = useQueryClient();
  const failed = useFailureToast();
  const mayEdit = useCan("orders.edit");
  const mayErase = useCan("organisation.manage");
  const [erasing, setErasing] = useState<Address | null>(null);
  const [editing, setEditing] = useState<Address | "new" | null>(null);
  const input = { customerId, limit: 50 };
  const query = useInfiniteQuery(
    pagesOf(trpc.customers.addresses.list.queryKey(input), (cursor) =>
      client.customers.addresses.list.query({ ...input, ...(cursor && { cursor }) }),
    ),
  );
  const archive = useMutation(trpc.customers.addresses.archive.mutationOptions({ onError: failed }));
  const remove = async ({ id, name }: Address) => {
    await archive.mutateAsync({ addressId: id });
    await cache.invalidateQueries({ queryKey: trpc.customers.pathKey() });
    toast(t("addressArchived", { name }));
  };
  const addresses = query.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Panel
      title={t("book")}
      actions={
        mayEdit && (
          <Button size="small" onClick={() => setEditing("new")}>
            <PlusIcon />
            {t("addAddress")}
          </Button>
        )
      }
    >
      {query.isError && <QueryFailure query={query} />}
      {query.isSuccess && addresses.length === 0 && <p className="py-2 text-ink-muted">{t("bookEmpty")}</p>}
      <ul className="divide-y divide-line">
        {addresses.map((address) => (
          <li key={address.id} className="flex items-start gap-2 py-2">
            <div className="min-w-0 flex-1">
              <span className="font-medium">{address.name}</span>{" "}
              {address.customer === null && <Badge>{t("forAll")}</Badge>}
              <span className="block break-words text-ink-muted">{address.address}</span>
              {address.phone && <span className="block text-caption text-ink-muted">{address.phone}</span>}
            </div>
            {mayEdit && (
              <>
                <Button
                  look="quiet"
                  size="icon"
                  aria-label={t("editAddress", address)}
                  onClick={() => setEditing(address)}
                >
                  <PencilIcon />
                </Button>
                <Button
                  look="quiet"
                  size="icon"
                  aria-label={t("archiveAddress", address)}
                  onClick={() => void remove(address).catch(() => undefined)}
                >
                  <XIcon />
                </Button>
                {mayErase && (
                  <Button
                    look="quiet"
                    size="icon"
                    aria-label={t("erase.address", address)}
                    title={t("erase.address", address)}
                    onClick={() => setErasing(address)}
                  >
                    <EraserIcon />
                  </Button>
                )}
              </>
            )}
          </li>
        ))}
      </ul>
      {query.hasNextPage && (
        <Button isBusy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {tCommon("more")}
        </Button>
      )}
      {erasing && <EraseInStepsDialog of={{ kind: "address", ...erasing }} onClose={() => setErasing(null)} />}
      {editing && (
        <AddressDialog
          customerId={customerId}
          {...(editing !== "new" && { address: editing })}
          streets={streets}
          onClose={() => setEditing(null)}
        />
      )}
    </Panel>
  );
}
