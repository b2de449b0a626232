"use client";

import { gone } from "@cartage/domain/orders/people-rules";
import { Badge } from "@cartage/ui/badge";
import { Button } from "@cartage/ui/button";
import { buttonClass } from "@cartage/ui/button-class";
import { PageHeader } from "@cartage/ui/page-header";
import { Detail, Details, Panel } from "@cartage/ui/panel";
import { toast } from "@cartage/ui/toast";
import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { EraserIcon, PackageIcon, PencilIcon, PlusIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ConfirmDialog } from "../list/confirm-dialog.tsx";
import { StaleNotice } from "../list/query-failure.tsx";
import type { StreetStyles } from "../map/sources.ts";
import { BackLink } from "../shell/back-link.tsx";
import { Link } from "../shell/link.tsx";
import { useCan } from "../shell/me-context.tsx";
import { useTRPC } from "../trpc/client.tsx";
import { AddressBook } from "./address-book.tsx";
import { ContactList } from "./contact-list.tsx";
import { CustomerDialog } from "./customer-dialog.tsx";
import { EraseInStepsDialog } from "./erase-in-steps-dialog.tsx";

/** One customer: how to reach them, where they have goods brought, and their orders. */
export function CustomerPage({ customerId, streets }: { customerId: string; streets: StreetStyles }) {
  const t = useTranslations("web.customers");
  const tCommon = useTranslations("web.common");
  const trpc = useTRPC();
  const cache = useQueryClient();
  const mayEdit = useCan("orders.edit");
  const mayErase = useCan("organisation.manage");
  const [asking, setAsking] = useState<"edit" | "archive" | "erase" | null>(null);
  const query = useSuspenseQuery(trpc.customers.get.queryOptions({ customerId }));
  const archive = useMutation(trpc.customers.archive.mutationOptions());
  const customer = query.data;
  const { name, code, contacts, note, isArchived } = customer;
  const confirm = async () => {
    await archive.mutateAsync({ customerId });
    await cache.invalidateQueries({ queryKey: trpc.customers.pathKey() });
    toast(t("archived", { name }));
    setAsking(null);
  };
  return (
    <div className="pb-8">
      <PageHeader
        back={<BackLink href="/customers">{t("title")}</BackLink>}
        title={name}
        beside={isArchived && <Badge>{t("outOfUse")}</Badge>}
        actions={
          <>
            <Link href={{ pathname: "/orders", query: { customer: customerId } }} className={buttonClass()}>
              <PackageIcon />
              {t("orders")}
            </Link>
            {mayEdit && !isArchived && (
              <Link
                href={{ pathname: "/orders/new", query: { customer: customerId } }}
                className={buttonClass("primary")}
              >
                <PlusIcon />
                {t("newOrder")}
              </Link>
            )}
          </>
        }
      />
      <StaleNotice query={query} />
      <div className="mx-4 grid items-start gap-4 sm:mx-6 lg:grid-cols-[minmax(18rem,1fr)_minmax(0,2fr)]">
        <div className="grid content-start gap-4">
          <Panel
            title={t("about")}
            actions={
              mayEdit &&
              !isArchived && (
                <Button size="small" onClick={() => setAsking("edit")}>
                  <PencilIcon />
                  {t("edit")}
                </Button>
              )
            }
          >
            <Details>
              <Detail label={t("code")}>{code ?? tCommon("noData")}</Detail>
              <Detail label={t("contacts.title")}>
                <ContactList contacts={contacts} />
              </Detail>
              {note && (
                <Detail label={t("note")}>
                  <span className="whitespace-pre-line">{note}</span>
                </Detail>
              )}
            </Details>
          </Panel>
          <div className="flex flex-wrap gap-2 empty:hidden">
            {mayEdit && !isArchived && <Button onClick={() => setAsking("archive")}>{t("archive")}</Button>}
            {mayErase && name !== gone && (
              <Button onClick={() => setAsking("erase")}>
                <EraserIcon />
                {t("erase.customer")}
              </Button>
            )}
          </div>
        </div>
        <AddressBook customerId={customerId} streets={streets} />
      </div>
      {asking === "edit" && <CustomerDialog customer={customer} onClose={() => setAsking(null)} />}
      {asking === "erase" && (
        <EraseInStepsDialog of={{ kind: "customer", id: customerId, name }} onClose={() => setAsking(null)} />
      )}
      <ConfirmDialog
        isOpen={asking === "archive"}
        onClose={() => setAsking(null)}
        onConfirm={() => void confirm().catch(() => undefined)}
        isBusy={archive.isPending}
        title={t("archiveTitle", { name })}
        consequence={t("archiveText")}
        error={archive.error}
        confirmLabel={t("archive")}
      />
    </div>
  );
}
