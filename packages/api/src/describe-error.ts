import { DomainError, type FieldCode, type FieldProblem, fieldCodes } from "@cartage/domain/errors";
import { fieldProblem } from "@cartage/domain/field-problem";
import type { Locale } from "@cartage/messages/catalogues";
import { translate } from "@cartage/messages/translate";
import { MAX_PAYLOAD_BYTES } from "@cartage/telemetry/payload";
import { TRPCError } from "@trpc/server";
import { z } from "zod";
import type { ErrorCode } from "./error-codes.ts";

/** What a client is told of an error. */
export interface DescribedError {
  code: ErrorCode;
  /** In the caller's language. */
  sentence: string;
  /** A sentence for each field of the input that is wrong, by its path. */
  fields: Record<string, string>;
  /** What the caller may need to go on, as ids or the seconds to wait. */
  about: Record<string, string>;
}

/** The error as the client meets it. A bug keeps its stack inside and gives a sentence and the trace id. */
export function describeError(error: unknown, locale: Locale, traceId: string): DescribedError {
  const refusal = causeOf(error, (seen) => seen instanceof DomainError);
  if (refusal) return describe(refusal.code, { locale, traceId, problems: refusal.fields, about: refusal.about });
  const invalid = causeOf(error, (seen) => seen instanceof z.core.$ZodError);
  if (invalid) {
    const problems = Object.fromEntries(invalid.issues.map((issue) => [issue.path.join("."), fieldProblem(issue)]));
    return describe("input.invalid", { locale, traceId, problems });
  }
  return describe((error instanceof TRPCError && codeOfRefusal(error)) || "unexpected", { locale, traceId });
}

/** A code with its sentence. */
export function describe(
  code: ErrorCode,
  given: {
    locale: Locale;
    traceId: string;
    problems?: Record<string, FieldProblem>;
    about?: Record<string, string>;
  },
): DescribedError {
  const { locale, traceId, problems = {}, about = {} } = given;
  const t = translate(locale);
  const sentence = t(`errors.${code}`, { traceId, maximumKiB: MAX_PAYLOAD_BYTES / 1024, subject: "other", ...about });
  const fields = Object.entries(problems).map(([field, problem]) => [field, fieldSentence(locale, problem)]);
  return { code, sentence, fields: Object.fromEntries(fields), about };
}

function fieldSentence(locale: Locale, { code, values }: FieldProblem): string {
  const t = translate(locale);
  return isFieldCode(code) ? t(`fields.${code}`, values) : t(`errors.${code}`);
}

function isFieldCode(code: FieldProblem["code"]): code is FieldCode {
  return (fieldCodes as readonly string[]).includes(code);
}

/** What tRPC itself refuses, before any of our code runs; null for what is our own fault. */
function codeOfRefusal(error: TRPCError): ErrorCode | null {
  switch (error.code) {
    case "NOT_FOUND":
      return "not_found";
    case "PARSE_ERROR":
    case "BAD_REQUEST":
    case "METHOD_NOT_SUPPORTED":
    case "UNSUPPORTED_MEDIA_TYPE":
      return "request.malformed";
    case "PAYLOAD_TOO_LARGE":
      return "request.too_large";
    case "SERVICE_UNAVAILABLE":
      return "unavailable";
    default:
      return null;
  }
}

/** The first of a kind among an error and its causes. */
function causeOf<Kind>(error: unknown, isKind: (seen: unknown) => seen is Kind): Kind | null {
  for (let seen = error; seen instanceof Error; seen = seen.cause) if (isKind(seen)) return seen;
  return null;
}
