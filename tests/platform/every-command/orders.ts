import { type Commands, inOrganisation } from "./command.ts";

export const ordersCommands: Commands = {
  "orders.create": { leaves: inOrganisation("order.created") },
  "orders.edit": { leaves: inOrganisation("order.edited") },
  "orders.reschedule": { leaves: inOrganisation("order.rescheduled") },
  "orders.move": { leaves: inOrganisation("order.planned") },
  "orders.deliverPart": {
    leaves: inOrganisation("order.partly_delivered"),
    async call(api, given) {
      const { orderId } = given.rows;
      const before = given.api(await given.as.dispatcher(given.rows.organisation)).orders;
      for (const move of ["planned", "dispatched", "collected", "set_out"] as const)
        await before.move({ orderId, move });
      return api.orders.deliverPart({ orderId, delivered: { "1": 1 }, reason: "Damaged" });
    },
  },
  "orders.chooseWay": { leaves: inOrganisation("order.way_chosen") },
  "orders.erasePeople": {
    leaves: inOrganisation("order.people_erased"),
    async call(api, given) {
      const { orderId } = given.rows;
      const { orders } = given.api(await given.as.dispatcher(given.rows.organisation));
      await orders.move({ orderId, move: "cancelled", reason: "Nobody needs it" });
      const { number } = await orders.get({ orderId });
      return api.orders.erasePeople({ orderId, number: String(number) });
    },
  },
  "orders.eraseWords": {
    leaves: inOrganisation("order.words_erased"),
    async call(api, { rows: { orderId } }) {
      const { number } = await api.orders.get({ orderId });
      return api.orders.eraseWords({ orderId, number: String(number) });
    },
  },
  "orders.note": { leaves: inOrganisation("order.noted") },
  "orders.addFile": { leaves: inOrganisation("order.file_added") },
  "orders.removeFile": { leaves: inOrganisation("order.file_removed") },
  // one entry for the file: each order's own log says who
  "orders.imports.run": { leaves: inOrganisation("order_import.applied") },
  "customers.create": { leaves: inOrganisation("customer.created") },
  "customers.update": { leaves: inOrganisation("customer.changed") },
  "customers.archive": { leaves: inOrganisation("customer.archived") },
  "customers.erase": {
    leaves: inOrganisation("customer.erased"),
    async call(api, given) {
      const name = crypto.randomUUID();
      const { customers } = given.api(await given.as.dispatcher(given.rows.organisation));
      const { customerId } = await customers.create({ name });
      return api.customers.erase({ customerId, name });
    },
  },
  "customers.addresses.erase": {
    leaves: inOrganisation("address.erased"),
    async call(api, given) {
      const name = crypto.randomUUID();
      const { customers } = given.api(await given.as.dispatcher(given.rows.organisation));
      const { addressId } = await customers.addresses.save({ name, address: "1 Street" });
      return api.customers.addresses.erase({ addressId, name });
    },
  },
  "customers.addresses.save": { leaves: inOrganisation("address.saved") },
  "customers.addresses.archive": { leaves: inOrganisation("address.archived") },
};
