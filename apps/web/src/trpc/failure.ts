import { TRPCClientError } from "@trpc/client";

export type Failure = {
  code: string | null;
  /** In the person's language; null when no server answered. */
  sentence: string | null;
  /** By the field's name; what is wrong with a part of it, as one of several tags, stands under the field too. */
  fields: Record<string, string>;
  traceId: string | null;
};

/** What a failed call says: the server's code, sentence, complaints by field and trace id. */
export function failureOf(error: unknown): Failure {
  const data: unknown = error instanceof TRPCClientError ? error.data : undefined;
  if (!(error instanceof TRPCClientError) || !isRecord(data))
    return { code: null, sentence: null, fields: {}, traceId: null };
  return {
    code: typeof data.code === "string" ? data.code : null,
    sentence: error.message,
    fields: isRecord(data.fields) ? byField(data.fields as Record<string, string>) : {},
    traceId: typeof data.traceId === "string" ? data.traceId : null,
  };
}

/** Whether something of ours broke, which maintainers want to hear of; a refusal is none of it. */
export function isFault(code: string | null): boolean {
  return code === "unexpected" || code === "unavailable" || code === "broker.unavailable";
}

function byField(byPath: Record<string, string>): Record<string, string> {
  const wholes = Object.entries(byPath).map(([path, sentence]) => [path.split(".", 1)[0], sentence]);
  return { ...Object.fromEntries(wholes.toReversed()), ...byPath };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
