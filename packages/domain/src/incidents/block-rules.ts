import type { IncidentKind, IncidentSeverity, IncidentState } from "./states.ts";

type Judged = { kind: IncidentKind; severity: IncidentSeverity };

/** Whether what an incident names is held up, where nobody decided: not by a delay, nor by what is minor. */
export function blocksByDefault({ kind, severity }: Judged): boolean {
  return kind !== "delay" && severity !== "minor";
}

/**
 * Whether the hubs that it names are closed, where nobody decided: by what is critical, and by a breakdown or a danger there
 * that is major. An accident or damage to goods leaves the place usable.
 */
export function closesHubsByDefault({ kind, severity }: Judged): boolean {
  if (kind === "delay" || severity === "minor") return false;
  return severity === "critical" || kind === "breakdown" || kind === "security";
}

interface Blocking {
  state: IncidentState;
  blocks: boolean;
  closesHubs: boolean;
}

/** Whether an incident holds up anything that it names: nothing once it is resolved. */
export function isBlocking({ state, blocks, closesHubs }: Blocking, subjects: readonly { kind: string }[]): boolean {
  if (state !== "open" && state !== "under_way") return false;
  return subjects.some(({ kind }) => (kind === "hub" ? closesHubs : blocks));
}
