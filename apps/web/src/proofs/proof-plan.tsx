"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { ShownProof } from "./proof.ts";

type Proof = ShownProof["proof"];

const side = 120;
const metresPerDegree = 111_320;

/** Where the phone was beside the address, north up, both circles to scale. */
export function ProofPlan({ proof }: { proof: Proof }) {
  const t = useTranslations("web.proofs");
  const { fix, address, thresholds } = proof;
  const metres = (value: number | null) => (value === null ? t("unknown") : t("metres", { value }));
  if (!fix) return <p className="mt-2 text-ink-muted">{t("noFix")}</p>;
  return (
    <div className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-2">
      {address.place && (
        <Plan
          fix={fix}
          place={address.place}
          limitM={thresholds.farM}
          label={t("plan", { distance: metres(fix.distanceM), accuracy: metres(fix.accuracyM) })}
        />
      )}
      <dl className="grid grid-cols-[auto_auto] gap-x-4 gap-y-1 text-caption">
        <Fact label={t("distance")}>{metres(fix.distanceM)}</Fact>
        <Fact label={t("accuracy")}>{metres(fix.accuracyM)}</Fact>
        <dt className="col-span-2 text-ink-faint">{t("planLimit", { limit: metres(thresholds.farM) })}</dt>
      </dl>
    </div>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-ink-muted">{label}</dt>
      <dd className="tabular-nums">{children}</dd>
    </>
  );
}

type PlanProps = {
  fix: NonNullable<Proof["fix"]>;
  place: NonNullable<Proof["address"]["place"]>;
  limitM: number;
  label: string;
};

function Plan({ fix, place, limitM, label }: PlanProps) {
  const north = ((fix.latE7 - place.latE7) / 1e7) * metresPerDegree;
  const east = ((fix.lonE7 - place.lonE7) / 1e7) * metresPerDegree * Math.cos((place.latE7 / 1e7) * (Math.PI / 180));
  const accuracyM = fix.accuracyM ?? 0;
  const reachM = Math.max(limitM, Math.max(Math.abs(north), Math.abs(east)) + Math.min(accuracyM, 3 * limitM)) * 1.1;
  const scale = side / 2 / reachM;
  const [x, y] = [side / 2 + east * scale, side / 2 - north * scale];
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${side} ${side}`}
      className="size-30 shrink-0 rounded-control border border-line bg-sunken"
    >
      <title>{label}</title>
      <circle
        cx={side / 2}
        cy={side / 2}
        r={limitM * scale}
        className="fill-moving-soft stroke-moving"
        strokeDasharray="3 3"
      />
      <line x1={side / 2} y1={side / 2} x2={x} y2={y} className="stroke-ink-faint" />
      <circle
        cx={x}
        cy={y}
        r={Math.max(accuracyM * scale, 4)}
        className="fill-accent-soft stroke-accent"
        fillOpacity={0.7}
      />
      <circle cx={x} cy={y} r={3} className="fill-accent" />
      <rect x={side / 2 - 3} y={side / 2 - 3} width={6} height={6} className="fill-moving" />
    </svg>
  );
}
