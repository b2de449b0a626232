import { CheckIcon } from "lucide-react";
import { useTranslations } from "next-intl";

const here = {
  tracking: ["live", "fleet", "phone", "geofences", "replay"],
  transport: ["orders", "routes", "driver", "proof", "recipients"],
} as const;

/** What works, of both halves of the work. */
export function Today() {
  const t = useTranslations("web.landing.today");
  return (
    <section aria-labelledby="today-title" className="border-line border-t bg-surface">
      <div className="mx-auto max-w-6xl px-4 py-16 sm:px-6 sm:py-20">
        <h2 id="today-title" className="font-semibold text-display tracking-[-0.02em]">
          {t("title")}
        </h2>
        <div className="mt-8 grid gap-10 sm:grid-cols-2">
          {(["tracking", "transport"] as const).map((half) => (
            <div key={half}>
              <h3 className="font-semibold text-ink-muted">{t(half)}</h3>
              <ul className="mt-3 divide-y divide-line border-line border-y">
                {here[half].map((item) => (
                  <li key={item} className="flex items-start gap-3 py-3 text-reading">
                    <CheckIcon className="mt-1 size-4 shrink-0 text-moving" aria-hidden="true" />
                    {t(item)}
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </div>
      </div>
    </section>
  );
}
