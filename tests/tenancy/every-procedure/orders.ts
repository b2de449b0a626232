import { newOrder } from "../../orders/orders-test.ts";
import type { Rows } from "./row.ts";

const window = { from: Date.UTC(2027, 0, 5, 1), until: Date.UTC(2027, 0, 5, 10) };
const file = {
  content: Buffer.from(
    "pickup_name,pickup_address,delivery_name,delivery_address,delivery_from,delivery_until\nA,B,C,D,2027-01-05 08:00,2027-01-05 17:00",
  ).toString("base64"),
  timeZone: "UTC",
  noItem: "Goods",
};
const looks = { needs: "orders.view" as const };
const edits = { needs: "orders.edit" as const };

export const ordersRows: Rows = {
  "orders.list": { ...looks, call: (api, { customerId }) => api.orders.list({ customerId, search: "a" }) },
  "orders.get": { ...looks, call: (api, { orderId }) => api.orders.get({ orderId }) },
  "orders.loadLimit": { ...looks, call: (api) => api.orders.loadLimit() },
  "orders.create": { ...edits, call: (api, { customerId }) => api.orders.create(newOrder({ customerId })) },
  "orders.edit": { ...edits, call: (api, { orderId }) => api.orders.edit({ ...newOrder(), orderId }) },
  "orders.reschedule": {
    ...edits,
    call: (api, { orderId }) => api.orders.reschedule({ orderId, pickup: null, delivery: window }),
  },
  "orders.move": { ...edits, call: (api, { orderId }) => api.orders.move({ orderId, move: "planned" }) },
  "orders.deliverPart": {
    ...edits,
    call: (api, { orderId }) => api.orders.deliverPart({ orderId, delivered: { "1": 1 }, reason: "Damaged" }),
  },
  "orders.chooseWay": { ...edits, call: (api, { orderId }) => api.orders.chooseWay({ orderId, hubIds: [] }) },
  "orders.erasePeople": {
    needs: "organisation.manage",
    call: (api, { provenOrderId: orderId, provenNumber }) => api.orders.erasePeople({ orderId, number: provenNumber }),
  },
  "orders.eraseWords": {
    needs: "organisation.manage",
    call: (api, { provenOrderId: orderId, provenNumber }) => api.orders.eraseWords({ orderId, number: provenNumber }),
  },
  // a driver on routes of his own
  "orders.note": {
    needs: "routes.drive",
    call: (api, { orderId }) => api.orders.note({ orderId, text: "They called." }),
  },
  "orders.addFile": {
    ...edits,
    call: (api, { orderId }) => api.orders.addFile({ orderId, name: "note.pdf", content: btoa("%PDF-1.7") }),
  },
  "orders.removeFile": { ...edits, call: (api, { orderId, fileId }) => api.orders.removeFile({ orderId, fileId }) },
  "orders.imports.check": { ...edits, call: (api) => api.orders.imports.check(file) },
  "orders.imports.run": {
    ...edits,
    call: (api) => api.orders.imports.run({ ...file, fileName: "orders.csv", faulty: "refuse" }),
  },
  "orders.findPlaces": { ...edits, call: (api) => api.orders.findPlaces({ text: "Hà Nội" }) },
  "customers.list": { ...looks, call: (api) => api.customers.list({}) },
  "customers.get": { ...looks, call: (api, { customerId }) => api.customers.get({ customerId }) },
  "customers.create": { ...edits, call: (api) => api.customers.create({ name: crypto.randomUUID() }) },
  "customers.update": {
    ...edits,
    call: (api, { customerId }) => api.customers.update({ customerId, name: crypto.randomUUID() }),
  },
  "customers.archive": { ...edits, call: (api, { customerId }) => api.customers.archive({ customerId }) },
  "customers.erase": {
    needs: "organisation.manage",
    call: async (api, { customerId }) => {
      const { name } = await api.customers.get({ customerId });
      return api.customers.erase({ customerId, name });
    },
  },
  "customers.addresses.erase": {
    needs: "organisation.manage",
    call: (api, { addressId }) => api.customers.addresses.erase({ addressId, name: "A" }),
  },
  "customers.addresses.list": {
    ...looks,
    call: (api, { customerId }) => api.customers.addresses.list({ customerId }),
  },
  "customers.addresses.save": {
    ...edits,
    call: (api, { addressId }) => api.customers.addresses.save({ addressId, name: "A", address: "B" }),
  },
  "customers.addresses.archive": {
    ...edits,
    call: (api, { addressId }) => api.customers.addresses.archive({ addressId }),
  },
};
