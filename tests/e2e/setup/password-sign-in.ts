import type { APIRequestContext, APIResponse } from "@playwright/test";

export interface Account {
  email: string;
  password: string;
}

/** Signs in as the page does, without a page. */
export async function signInOverHttp(request: APIRequestContext, account: Account): Promise<APIResponse> {
  const { csrfToken } = (await (await request.get("/api/auth/csrf")).json()) as { csrfToken: string };
  return request.post("/api/auth/callback/credentials", { form: { ...account, csrfToken, json: "true" } });
}

/** What has to wait is told so: the status, the code, for how many seconds, and a sentence. */
export async function refusalIn(answer: APIResponse) {
  const { code = null, sentence = null, url = "" } = (await answer.json()) as Record<string, string>;
  const said = new URL(url || "/", "http://here.invalid").searchParams.get("error");
  return { status: answer.status(), code: code ?? said, sentence, retryAfter: answer.headers()["retry-after"] ?? null };
}

const minute = () => Math.floor(Date.now() / 60_000);

/** Counts fade with the minute they began in: what the end of one came in between of is done once more, failed or not. */
export async function inOneMinute<Done>(work: () => Promise<Done>): Promise<Done> {
  for (;;) {
    const begun = minute();
    const [done] = await Promise.allSettled([work()]);
    if (minute() !== begun) continue;
    if (done.status === "rejected") throw done.reason;
    return done.value;
  }
}
