import { z } from "zod";
import { line, orNone, prose } from "../inputs.ts";
import { Place } from "../orders/inputs.ts";

const id = z.uuid().lowercase();

/** Somebody to ask at a customer's. */
export const Contact = z.object({
  name: orNone(line(120)).default(null),
  /** What they do there. */
  role: orNone(line(80)).default(null),
  phone: orNone(line(40)).default(null),
  email: orNone(z.email("email_shape").max(254)).default(null),
});
export type Contact = z.infer<typeof Contact>;

export const mostContacts = 20;
const isSomebody = ({ name, phone, email }: Contact) => Boolean(name ?? phone ?? email);

const customer = {
  name: line(120).min(1),
  code: orNone(line(40)).default(null),
  /** The first is who gets mail; one that was left empty is none. */
  contacts: z
    .array(Contact)
    .max(mostContacts)
    .default([])
    .transform((given) => given.filter(isSomebody)),
  note: orNone(prose(2_000)).default(null),
};

export const CustomerId = z.object({ customerId: id });
/** What is known of them goes, with what their orders tell of people; their name is typed. */
export const EraseCustomer = CustomerId.extend({ name: line(120).min(1) });
export const CreateCustomer = z.object(customer);
export const UpdateCustomer = CustomerId.extend(customer);

const paging = {
  search: line(80).optional(),
  cursor: z.string().max(400).nullish(),
  limit: z.int().min(1).max(200).default(50),
};
export const ListCustomers = z.object({
  ...paging,
  sort: z.enum(["name", "code"]).default("name"),
  direction: z.enum(["asc", "desc"]).default("asc"),
});

export const AddressId = z.object({ addressId: id });
/** It goes, with what orders to and from it tell of people; its name is typed. */
export const EraseAddress = AddressId.extend({ name: line(120).min(1) });
/** Without an id it is a new one; without a customer it serves all. */
export const SaveAddress = z.object({
  addressId: id.nullable().default(null),
  customerId: id.nullable().default(null),
  name: line(120).min(1),
  address: line(300).min(1),
  place: Place.nullable().default(null),
  phone: orNone(line(40)).default(null),
  instructions: orNone(prose(1_000)).default(null),
});
/** A customer's own and those that serve all; without a customer, all of them. */
export const ListAddresses = z.object({ ...paging, customerId: id.optional() });
