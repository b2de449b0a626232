"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { useTRPC } from "../trpc/client.tsx";
import { failureOf } from "../trpc/failure.ts";
import { newScanId } from "./new-scan-id.ts";

type Given = { hubId: string; direction: "in" | "out"; vehicleId: string | null };

export type LastScan =
  | { kind: "counted"; direction: "in" | "out"; number: number; counted: number; pieces: number }
  | { kind: "refused"; sentence: string };

/** Counts one piece after the other, in the order in which they were scanned, and tells what became of the last. */
export function useScanning({ hubId, direction, vehicleId }: Given) {
  const t = useTranslations("web.common");
  const trpc = useTRPC();
  const cache = useQueryClient();
  const [last, setLast] = useState<LastScan | null>(null);
  const before = useRef<Promise<unknown>>(Promise.resolve());
  // asked again by itself where the network failed: its id counts it once
  const count = useMutation(trpc.routes.scans.scan.mutationOptions({ retry: 2, networkMode: "always" }));

  function scan(code: string) {
    const given = { scanId: newScanId(), hubId, direction, vehicleId, code, at: Date.now() };
    before.current = before.current.then(async () => {
      try {
        const { number, counted, pieces } = await count.mutateAsync(given);
        setLast({ kind: "counted", direction, number, counted, pieces });
      } catch (error) {
        setLast({ kind: "refused", sentence: failureOf(error).sentence ?? t("unreachable") });
      }
      await cache.invalidateQueries({ queryKey: trpc.routes.scans.stock.queryKey({ hubId }) });
    });
  }

  return { last, scan, isBusy: count.isPending };
}
