import { v7 } from "uuid";

/** A new public id: a lower-case UUIDv7, which sorts by when it was made. */
export const newId = (): string => v7();
