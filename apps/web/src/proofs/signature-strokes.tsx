"use client";

import { Strokes } from "@cartage/domain/orders/proof/inputs";
import { Skeleton } from "@cartage/ui/skeleton";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";

/** A signature as it was drawn. */
export function SignatureStrokes({ href, label }: { href: string; label: string }) {
  const t = useTranslations("web.proofs");
  const query = useQuery({
    queryKey: ["proof-content", href],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async ({ signal }) => {
      const answer = await fetch(href, { signal });
      if (!answer.ok) throw new Error(`A signature was refused with ${answer.status}.`);
      return Strokes.parse(await answer.json());
    },
  });
  if (query.isPending) return <Skeleton className="size-full" />;
  if (query.isError) return <span className="block p-2 text-caption text-critical-ink">{t("notLoaded")}</span>;
  const { width, height, strokes } = query.data;
  return (
    <svg role="img" aria-label={label} viewBox={`0 0 ${width} ${height}`} className="size-full text-black">
      <title>{label}</title>
      {strokes.map((stroke) => (
        <polyline
          key={JSON.stringify(stroke[0])}
          points={[...stroke, ...stroke.slice(-1)].map(([x, y]) => `${x},${y}`).join(" ")}
          fill="none"
          stroke="currentColor"
          strokeWidth={Math.max(1.5, width / 150)}
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      ))}
    </svg>
  );
}
