import { useTranslations } from "next-intl";

const promises = ["stored", "again", "order", "kept", "apart", "open"] as const;

/** What holds whatever fails. */
export function Promises() {
  const t = useTranslations("web.landing.promises");
  return (
    <section aria-labelledby="promises-title" className="mx-auto max-w-6xl px-4 py-16 sm:px-6 sm:py-20">
      <h2 id="promises-title" className="font-semibold text-display tracking-[-0.02em]">
        {t("title")}
      </h2>
      <ul className="mt-10 grid gap-x-10 gap-y-8 sm:grid-cols-2 lg:grid-cols-3">
        {promises.map((promise) => (
          <li key={promise} className="border-line border-t pt-4">
            <h3 className="font-semibold text-reading">{t(promise)}</h3>
            <p className="mt-1.5 text-ink-muted text-reading">{t(`${promise}Text`)}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
