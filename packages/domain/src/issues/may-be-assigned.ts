import { users } from "@cartage/db/schema/accounts";
import { and, isNotNull, isNull } from "drizzle-orm";

/** Maintainers and platform administrators who are let in. */
export const mayBeAssigned = and(isNotNull(users.platformRole), isNull(users.deactivatedAt));
