"use client";

import type { HoldUp } from "@cartage/domain/routes/hold-up-rules";
import { Badge } from "@cartage/ui/badge";
import { Notice } from "@cartage/ui/notice";
import { TriangleAlertIcon } from "lucide-react";
import type { Route } from "next";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Link } from "../shell/link.tsx";

/** What holds up an order, in a few words. */
export function HeldUpBadge({ heldUp: { hub, incident } }: { heldUp: HoldUp }) {
  const t = useTranslations("web.incidents.heldUp");
  return (
    <Badge tone="critical" icon={<TriangleAlertIcon />}>
      {incident ? t("byIncident", { number: String(incident.number) }) : t("byHub", { hub: hub?.name ?? "" })}
    </Badge>
  );
}

/** What holds up an order, and leads to it. */
export function HeldUpReason({ heldUp: { hub, incident } }: { heldUp: HoldUp }) {
  const t = useTranslations("web.incidents.heldUp");
  const link = (text: ReactNode) => (
    <Link href={`/incidents/${incident?.id}` as Route} className="font-medium underline">
      {text}
    </Link>
  );
  const number = String(incident?.number ?? "");
  if (!hub) return t.rich("order", { incident: link, number });
  return incident ? t.rich("hub", { incident: link, number, hub: hub.name }) : t("closedHub", { hub: hub.name });
}

/** On an order's page: what holds it up, and what can be done about it. */
export function HeldUpNotice({ heldUp }: { heldUp: HoldUp }) {
  const t = useTranslations("web.incidents.heldUp");
  return (
    <Notice tone="critical" icon={<TriangleAlertIcon />}>
      <HeldUpReason heldUp={heldUp} /> {t(heldUp.hub ? "hubHelp" : "orderHelp")}
    </Notice>
  );
}

/** Why an order goes on no route, and what has to be done first. */
export function HeldUpRefusal({ heldUp: { hub, incident } }: { heldUp: HoldUp }) {
  const t = useTranslations("web.incidents.heldUp");
  return hub ? t("droppedHub", { hub: hub.name }) : t("dropped", { number: String(incident?.number ?? "") });
}
