import { DatabaseIcon, MonitorIcon, RadioTowerIcon, SmartphoneIcon, WorkflowIcon } from "lucide-react";
import { useTranslations } from "next-intl";

const steps = [
  { key: "device", icon: SmartphoneIcon, note: "cartage/v1/…/positions" },
  { key: "broker", icon: RadioTowerIcon, note: "MQTT QoS 1" },
  { key: "worker", icon: WorkflowIcon, note: "commit → PUBACK" },
  { key: "database", icon: DatabaseIcon, note: "row-level security" },
  { key: "browser", icon: MonitorIcon, note: "server-sent events" },
] as const;

/** The way of one position, step by step. */
export function Journey() {
  const t = useTranslations("web.landing.journey");
  return (
    <section id="how" aria-labelledby="how-title" className="border-line border-y bg-surface">
      <div className="mx-auto max-w-6xl px-4 py-16 sm:px-6 sm:py-20">
        <h2 id="how-title" className="font-semibold text-display tracking-[-0.02em]">
          {t("title")}
        </h2>
        <p className="mt-2 text-ink-muted text-reading">{t("lead")}</p>
        <ol className="mt-10 grid gap-x-6 gap-y-8 sm:grid-cols-2 lg:grid-cols-5">
          {steps.map(({ key, icon: Icon, note }, at) => (
            <li key={key} className="relative">
              <div className="flex items-center gap-3">
                <span className="flex size-9 shrink-0 items-center justify-center rounded-control border border-line bg-canvas text-accent">
                  <Icon className="size-4.5" aria-hidden="true" />
                </span>
                {at < steps.length - 1 && (
                  <span aria-hidden="true" className="hidden h-px flex-1 bg-line-strong lg:block" />
                )}
              </div>
              <h3 className="mt-4 font-semibold text-reading">{t(key)}</h3>
              <p className="mt-1 text-ink-muted">{t(`${key}Text`)}</p>
              <code className="mt-3 inline-block font-mono text-caption text-ink-faint">{note}</code>
            </li>
          ))}
        </ol>
      </div>
    </section>
  );
}
