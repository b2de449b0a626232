"use server";

import { describeError } from "@cartage/api/describe-error";
import { requestIdOf } from "@cartage/api/request-id";
import { redeemSetupLink } from "@cartage/auth/setup-link";
import { RedeemSetupLink } from "@cartage/domain/accounts/inputs";
import { traceIdOf } from "@cartage/observability/tracing";
import { headers } from "next/headers";
import { getLocale } from "next-intl/server";
import type { z } from "zod";
import { platformDatabase } from "../server/database.ts";
import { log } from "../server/log.ts";
import { checkNewPassword } from "../server/new-password.ts";

const SetUp = RedeemSetupLink.required({ organisation: true });

export type SetUpRefusal = { sentence: string; fields: Record<string, string> };

/** Creates the first organisation and its administrator; null when done, else what is wrong. */
export async function setUp(given: z.infer<typeof SetUp>): Promise<SetUpRefusal | null> {
  const traceId = traceIdOf();
  try {
    const { token, ...answer } = SetUp.parse(given);
    const database = platformDatabase();
    if (!database) throw new Error("DATABASE_PLATFORM_URL is not set, so nobody can be created");
    await redeemSetupLink(database, token, { ...answer, now: new Date(), check: checkNewPassword() });
    return null;
  } catch (error) {
    const { code, sentence, fields } = describeError(error, await getLocale(), traceId);
    const requestId = requestIdOf(await headers());
    if (code === "unexpected") log().error({ err: error, requestId, traceId }, "setting up failed");
    return { sentence, fields };
  }
}
