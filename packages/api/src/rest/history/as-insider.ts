import type { Actor } from "@cartage/domain/actor";
import { DomainError } from "@cartage/domain/errors";
import { fieldProblem } from "@cartage/domain/field-problem";
import { traceIdOf } from "@cartage/observability/tracing";
import type { z } from "zod";
import { type CallContext, createContext } from "../../call-context.ts";
import { insiderOf } from "../../procedures.ts";
import type { Services } from "../../services.ts";
import { refuse, tellToWait } from "../refuse.ts";

/** Answers for somebody inside an organisation: a person by the cookie or a bearer token, or a program by its key. */
export async function asInsider(
  { services, request, sessionId }: { services: Services; request: Request; sessionId: string | null },
  answer: (call: CallContext, actor: Actor) => Promise<Response>,
): Promise<Response> {
  const refused = { request, traceId: traceIdOf() };
  try {
    const call = createContext({ services, headers: request.headers, sessionId });
    return await answer(call, await insiderOf(call));
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const { code, about, fields } = error;
    if (code === "request.too_many") return tellToWait(Number(about.retryAfterS ?? 60), refused);
    return refuse(code, refused, { fields });
  }
}

/** The address' query as an input; numbers are written as such. Throws `input.invalid`, with the fields. */
export function inputOf<Schema extends z.ZodType>(schema: Schema, request: Request): z.infer<Schema> {
  const given = Object.fromEntries(
    [...new URL(request.url).searchParams].map(([name, value]) => [
      name,
      /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : value,
    ]),
  );
  const read = schema.safeParse(given);
  if (read.success) return read.data;
  const fields = read.error.issues.map((issue) => [issue.path.join("."), fieldProblem(issue)] as const);
  throw new DomainError("input.invalid", { fields: Object.fromEntries(fields) });
}
