import { CopyButton } from "@cartage/ui/copy-button";
import { useTranslations } from "next-intl";

const send =
  "mosquitto_pub -h localhost -u DEVICE -P SECRET -q 1 -t cartage/v1/ORGANISATION/DEVICE/positions " +
  `-m '{"t":"2026-11-21T08:00:00Z","lat":21.0285,"lon":105.8542,"spd":12}'`;

/** The two lines that bring a fleet onto a screen. */
export function RunIt() {
  const t = useTranslations("web.landing.run");
  return (
    <section aria-labelledby="run-title" className="mx-auto max-w-6xl px-4 py-16 sm:px-6 sm:py-20">
      <h2 id="run-title" className="font-semibold text-display tracking-[-0.02em]">
        {t("title")}
      </h2>
      <p className="mt-2 max-w-xl text-ink-muted text-reading">{t("lead")}</p>
      <div className="mt-6 grid gap-3">
        <Line text="npm start" />
        <h3 className="mt-3 font-semibold">{t("send")}</h3>
        <Line text={send} />
      </div>
    </section>
  );
}

function Line({ text }: { text: string }) {
  const t = useTranslations("web.common");
  return (
    <div className="flex min-w-0 items-start gap-2 rounded-panel border border-line bg-surface py-2.5 pr-2.5 pl-4">
      <code className="min-w-0 flex-1 wrap-anywhere py-1 font-mono text-caption sm:text-body">
        <span aria-hidden="true" className="mr-2 select-none text-ink-faint">
          $
        </span>
        {text}
      </code>
      <CopyButton text={text} labels={{ copy: t("copy"), copied: t("copied") }} />
    </div>
  );
}
