"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "../../trpc/client.tsx";

/** Asks anew for what bears or shows groups and tags, after one of them changed. */
export function useFleetNames() {
  const { fleet } = useTRPC();
  const cache = useQueryClient();
  const keys = [fleet.groups.pathKey(), fleet.tags.pathKey(), fleet.vehicles.pathKey()];
  return { refresh: () => Promise.all(keys.map((queryKey) => cache.invalidateQueries({ queryKey }))) };
}
