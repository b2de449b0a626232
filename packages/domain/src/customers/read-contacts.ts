import { z } from "zod";
import { Contact } from "./inputs.ts";

const Contacts = z.array(Contact);

/** A customer's contacts as they are kept; the first is who gets mail. */
export function readContacts(kept: unknown): Contact[] {
  return Contacts.parse(kept);
}
