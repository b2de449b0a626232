import type { Log } from "@cartage/domain/context";

/** By what a request is found in the logs: as a proxy in front calls it, or a name of our own. */
export function requestIdOf(headers: Headers): string {
  const given = headers.get("x-request-id") ?? "";
  // it stands in logs and in the audit trail, and anybody can send one
  return /^[\w.:-]{1,100}$/.test(given) ? given : crypto.randomUUID();
}

/** A log whose every line says of which request it is. */
export function logOfRequest(log: Log, requestId: string): Log {
  const at = (level: keyof Log) => (fields: object, message: string) => log[level]({ requestId, ...fields }, message);
  return { info: at("info"), warn: at("warn"), error: at("error") };
}
