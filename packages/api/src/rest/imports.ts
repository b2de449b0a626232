import { findSignedIn } from "@cartage/auth/signed-in";
import { DomainError } from "@cartage/domain/errors";
import { can } from "@cartage/domain/permissions";
import { runAs } from "@cartage/domain/run-as";
import { requestImport } from "@cartage/domain/tracking/commands/request-import";
import { type ImportRefusal, mostImportBytes } from "@cartage/domain/tracking/import-rules";
import { RequestImport } from "@cartage/domain/tracking/inputs";
import { traceIdOf } from "@cartage/observability/tracing";
import { kindOfRecording } from "@cartage/recordings/read-recording";
import { UnreadableRecording } from "@cartage/recordings/recording";
import type { ErrorCode } from "../error-codes.ts";
import { subjectsOf, waitOf } from "../hold-back.ts";
import { logOfRequest, requestIdOf } from "../request-id.ts";
import type { Services } from "../services.ts";
import { readBody } from "./read-body.ts";
import { refuse, tellToWait } from "./refuse.ts";

export interface ImportEndpoint {
  services: Pick<Services, "database" | "now" | "log" | "people">;
}

/**
 * `POST /api/imports?deviceId=…&fileName=…` with the file as its body, by the cookie of someone who may import history. 200
 * with `importId`: the file is kept and waits for jobs. 422 `import.unreadable` with `reason`, `place` and `found` for what
 * its beginning shows to be no recording; 401, 403, 404, 409, 413 and 429 as everywhere, with a code and a sentence.
 */
export function createImportEndpoint({ services }: ImportEndpoint) {
  const { database, now } = services;

  return async (
    request: Request,
    { sessionId, address }: { sessionId: string | null; address: string | null },
  ): Promise<Response> => {
    const traceId = traceIdOf();
    const requestId = requestIdOf(request.headers);
    const log = logOfRequest(services.log, requestId);
    const answer = (code: ErrorCode, more: object = {}) => refuse(code, { request, traceId }, more);
    const person = sessionId === null ? null : await findSignedIn(database, sessionId);
    if (!person) return answer("signed_out");
    const waitS = await waitOf(services, subjectsOf(person.actor));
    if (waitS !== null) return tellToWait(waitS, { request, traceId });
    const { actor } = person;
    // before fifty megabytes are read
    if (person.lacksSecondFactor || !person.organisation || !can(actor, "history.import")) return answer("forbidden");
    const input = RequestImport.safeParse(Object.fromEntries(new URL(request.url).searchParams));
    if (!input.success) return answer("input.invalid");
    try {
      const content = await readBody(request, mostImportBytes);
      if (!content) return answer("import.too_large");
      kindOfRecording(content);
      const given = { actor, now, log, address, requestId, traceId };
      return Response.json(await runAs(database, given, (ctx) => requestImport(ctx, input.data, content)));
    } catch (error) {
      const { code, ...more } = explained(error);
      if (code === "unexpected") log.error({ err: error, traceId }, "a file could not be kept");
      return answer(code, more);
    }
  };
}

function explained(error: unknown): { code: ErrorCode; refusal?: ImportRefusal } {
  if (error instanceof DomainError) return { code: error.code };
  if (!(error instanceof UnreadableRecording)) return { code: "unexpected" };
  const { reason, place, found } = error;
  return { code: "import.unreadable", refusal: { reason, place, found } };
}
