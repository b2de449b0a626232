"use client";

import { Button } from "@cartage/ui/button";
import { toast } from "@cartage/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { useFailureToast } from "../list/use-failure-toast.ts";
import { useTRPC } from "../trpc/client.tsx";

const worker = "/push-worker.js";

/** Turns messages on or off in this browser. */
export function PushRow({ pushKey }: { pushKey: string }) {
  const t = useTranslations("web.notifications");
  const trpc = useTRPC();
  const cache = useQueryClient();
  const failed = useFailureToast();
  const add = useMutation(trpc.notifications.push.add.mutationOptions());
  const remove = useMutation(trpc.notifications.push.remove.mutationOptions());
  const [isOn, setOn] = useState<boolean | null>(null);
  useEffect(() => {
    if (!("serviceWorker" in navigator && "PushManager" in window)) return;
    navigator.serviceWorker
      .getRegistration(worker)
      .then(async (registration) => setOn(Boolean(await registration?.pushManager.getSubscription())))
      .catch(() => {});
  }, []);
  async function turnOn() {
    if ((await Notification.requestPermission()) !== "granted") return toast(t("pushDenied"), { tone: "failed" });
    const registration = await navigator.serviceWorker.register(worker);
    const asked = { userVisibleOnly: true, applicationServerKey: pushKey };
    const { endpoint, keys } = (await registration.pushManager.subscribe(asked)).toJSON();
    await add.mutateAsync({ endpoint: endpoint ?? "", p256dh: keys?.p256dh ?? "", auth: keys?.auth ?? "" });
    setOn(true);
  }
  async function turnOff() {
    const registration = await navigator.serviceWorker.getRegistration(worker);
    const subscription = await registration?.pushManager.getSubscription();
    if (subscription) await remove.mutateAsync({ endpoint: subscription.endpoint });
    await subscription?.unsubscribe();
    setOn(false);
  }
  const toggle = () =>
    (isOn ? turnOff() : turnOn())
      .then(() => cache.invalidateQueries({ queryKey: trpc.notifications.preferences.pathKey() }))
      .catch(failed);
  return (
    <div className="flex items-center gap-3">
      <span className="flex-1 font-medium">{t("pushHere")}</span>
      {isOn === null ? (
        <span className="text-ink-muted">{t("pushUnsupported")}</span>
      ) : (
        <Button isBusy={add.isPending || remove.isPending} onClick={toggle}>
          {t(isOn ? "pushOff" : "pushOn")}
        </Button>
      )}
    </div>
  );
}
