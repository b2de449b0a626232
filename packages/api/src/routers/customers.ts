import { archiveAddress } from "@cartage/domain/customers/commands/archive-address";
import { archiveCustomer } from "@cartage/domain/customers/commands/archive-customer";
import { createCustomer } from "@cartage/domain/customers/commands/create-customer";
import { eraseAddress } from "@cartage/domain/customers/commands/erase-address";
import { eraseCustomer } from "@cartage/domain/customers/commands/erase-customer";
import { saveAddress } from "@cartage/domain/customers/commands/save-address";
import { updateCustomer } from "@cartage/domain/customers/commands/update-customer";
import {
  AddressId,
  CreateCustomer,
  CustomerId,
  EraseAddress,
  EraseCustomer,
  ListAddresses,
  ListCustomers,
  SaveAddress,
  UpdateCustomer,
} from "@cartage/domain/customers/inputs";
import { getCustomer } from "@cartage/domain/customers/queries/get-customer";
import { listAddresses } from "@cartage/domain/customers/queries/list-addresses";
import { listCustomers } from "@cartage/domain/customers/queries/list-customers";
import { memberProcedure } from "../procedures.ts";
import { repeatable } from "../repeatable.ts";
import { router } from "../trpc.ts";

const addressesRouter = router({
  list: memberProcedure.input(ListAddresses).query(({ ctx, input }) => listAddresses(ctx, input)),
  save: memberProcedure.input(SaveAddress).mutation(repeatable(saveAddress)),
  archive: memberProcedure.input(AddressId).mutation(repeatable(archiveAddress)),
  erase: memberProcedure.input(EraseAddress).mutation(repeatable(eraseAddress)),
});

export const customersRouter = router({
  list: memberProcedure.input(ListCustomers).query(({ ctx, input }) => listCustomers(ctx, input)),
  get: memberProcedure.input(CustomerId).query(({ ctx, input }) => getCustomer(ctx, input)),
  create: memberProcedure.input(CreateCustomer).mutation(repeatable(createCustomer)),
  update: memberProcedure.input(UpdateCustomer).mutation(repeatable(updateCustomer)),
  archive: memberProcedure.input(CustomerId).mutation(repeatable(archiveCustomer)),
  erase: memberProcedure.input(EraseCustomer).mutation(repeatable(eraseCustomer)),
  addresses: addressesRouter,
});
