"use client";

import { useEffect, useRef, useState } from "react";
import { useTRPCClient } from "../../../trpc/client.tsx";
import type { Inputs, Outputs } from "../../../trpc/router.ts";

type Wishes = Inputs["routes"]["days"]["plan"];
export type Proposal =
  Extract<Outputs["routes"]["days"]["plan"], AsyncIterable<unknown>> extends AsyncIterable<infer Told> ? Told : never;

type Planning =
  | { state: "asking" }
  | { state: "thinking"; proposal: Proposal | null }
  | { state: "done"; proposal: Proposal }
  | { state: "failed"; error: unknown };

/** Listens to a plan being thought out; stopping keeps the best that was told. */
export function usePlanning() {
  const client = useTRPCClient();
  const [planning, setPlanning] = useState<Planning>({ state: "asking" });
  const running = useRef<{ unsubscribe(): void } | null>(null);
  const leave = () => {
    running.current?.unsubscribe();
    running.current = null;
  };
  useEffect(() => leave, []);
  return {
    planning,
    begin(wishes: Wishes) {
      leave();
      setPlanning({ state: "thinking", proposal: null });
      running.current = client.routes.days.plan.subscribe(wishes, {
        onData: (proposal: Proposal) => {
          setPlanning(proposal.isLast ? { state: "done", proposal } : { state: "thinking", proposal });
          // the stream would begin anew where it ends
          if (proposal.isLast) leave();
        },
        onError: (error) => {
          leave();
          setPlanning({ state: "failed", error });
        },
      });
    },
    stop() {
      leave();
      setPlanning((now) =>
        now.state === "thinking" && now.proposal ? { state: "done", proposal: now.proposal } : { state: "asking" },
      );
    },
    again() {
      leave();
      setPlanning({ state: "asking" });
    },
  };
}
