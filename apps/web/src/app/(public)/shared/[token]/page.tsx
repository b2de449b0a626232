import { getFormatter, getTranslations } from "next-intl/server";
import { env } from "../../../../env.ts";
import { SharedWay } from "../../../../history/shared-way.tsx";
import { mapSources } from "../../../../map/sources.ts";
import { serverCaller } from "../../../../server/caller.ts";
import { PublicCard } from "../../../../sign-in/public-card.tsx";
import { orRefusal } from "../../../../trpc/or-refusal.ts";

export const generateMetadata = async () => ({
  title: (await getTranslations("web.shared"))("title"),
  referrer: "no-referrer" as const,
  robots: { index: false, follow: false },
});

/** What a link to a track shows: the way, from when to when, and how exact it is. */
export default async function SharedPage({ params }: PageProps<"/shared/[token]">) {
  const { token } = await params;
  const [t, format] = await Promise.all([getTranslations("web.shared"), getFormatter()]);
  const found = await orRefusal((await serverCaller()).history.shares.open({ token }));
  if ("refusal" in found)
    return (
      <PublicCard title={t("title")} lead={found.refusal}>
        {null}
      </PublicCard>
    );
  const { organisationName, note, from, until, expiresAt, blurM, hidesEndsM, way } = found.value;
  const time = (at: number) => format.dateTime(at, { dateStyle: "medium", timeStyle: "short" });
  return (
    <article className="-mt-[4vh] w-full max-w-5xl">
      <h1 className="font-semibold text-title">{t("lead", { organisation: organisationName })}</h1>
      {note && <p className="mt-1">{note}</p>}
      <p className="mt-1 text-ink-muted">
        {t("time", { from: time(from), until: time(until) })} · {t("ends", { at: time(expiresAt) })}
      </p>
      <p className="mt-1 mb-4 text-ink-muted">
        {blurM === 0 ? t("exact") : t("blurred", { metres: blurM })}{" "}
        {hidesEndsM > 0 && t("hidden", { metres: hidesEndsM })}
      </p>
      <SharedWay way={way} streets={mapSources(env()).streets} />
    </article>
  );
}
