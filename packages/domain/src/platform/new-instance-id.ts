import { newId } from "@cartage/db/id";

/** The id of a process that starts; it is another one at each start. */
export const newInstanceId = (): string => newId();
