import { fileURLToPath } from "node:url";
import { createOrderFileEndpoint } from "@cartage/api/rest/orders/file";
import { createLabelsEndpoint } from "@cartage/api/rest/orders/labels";
import type { Actor } from "@cartage/domain/actor";
import { expect } from "vitest";
import { test } from "../api/api-test.ts";
import { newOrder } from "./orders-test.ts";

const ask = (path: string, input: Record<string, string>) =>
  new Request(`http://localhost/api/orders/${path}?${new URLSearchParams(input)}`);
const fonts = fileURLToPath(new URL("../../apps/web/node_modules/geist/dist/fonts/geist-sans", import.meta.url));
const pdf = Buffer.from("%PDF-1.7\n%%EOF").toString("base64");

test("a document is kept by what it holds, given back to those who may look, and gone when it is removed", async ({
  make,
  as,
  api,
  services,
}) => {
  const organisation = await make.organisation();
  const { orders } = api(await as.dispatcher(organisation));
  const { orderId } = await orders.create(newOrder());
  const add = (content: string) => orders.addFile({ orderId, name: "Phiếu giao.pdf", content });
  const { fileId } = await add(pdf);
  const refused = { code: "BAD_REQUEST", cause: { code: "order_file.kind_refused" } };
  await expect(add(btoa("<script>alert(1)</script>"))).rejects.toMatchObject(refused);
  const large = Buffer.concat([Buffer.from("%PDF-"), Buffer.alloc(10 * 1_048_576)]).toString("base64");
  await expect(add(large)).rejects.toMatchObject({ cause: { code: "order_file.too_large" } });

  const endpoint = createOrderFileEndpoint({ services });
  const get = (actor: Actor | null) => endpoint(ask("file", { orderId, fileId }), actor?.sessionId ?? null);
  const given = await get(await as.viewer(organisation));
  expect(given.status).toBe(200);
  expect(given.headers.get("content-disposition")).toBe("attachment; filename*=UTF-8''Phi%E1%BA%BFu%20giao.pdf");
  expect(Buffer.from(await given.arrayBuffer()).toString("base64")).toBe(pdf);
  const statuses = [null, await as.driver(organisation), await as.viewer(await make.organisation())].map((actor) =>
    get(actor),
  );
  expect((await Promise.all(statuses)).map(({ status }) => status)).toEqual([401, 403, 404]);

  expect((await orders.get({ orderId })).files).toMatchObject([{ id: fileId, kind: "document", bytes: 14 }]);
  await orders.removeFile({ orderId, fileId });
  const { files, log } = await orders.get({ orderId });
  expect(files).toEqual([]);
  expect(log.map(({ body }) => body.type)).toEqual(["created", "file_added", "file_removed"]);
});

test("labels are a page for each piece, also of Vietnamese names", async ({ make, as, api, services }) => {
  const organisation = await make.organisation();
  const { orders } = api(await as.dispatcher(organisation));
  const items = [
    { description: "Áo sơ mi", quantity: 3 },
    { description: "Gạch men", barcode: "B-7" },
  ];
  const { orderId } = await orders.create(newOrder({ items }));
  const endpoint = createLabelsEndpoint({ services, fonts });
  const viewer = await as.viewer(organisation);
  const answer = await endpoint(ask("labels", { orderId }), viewer.sessionId);
  expect(answer.headers.get("content-type")).toBe("application/pdf");
  const bytes = Buffer.from(await answer.arrayBuffer()).toString("latin1");
  expect(bytes.startsWith("%PDF-")).toBe(true);
  expect(bytes.match(/\/Type \/Page\b/g)).toHaveLength(4);
  const elsewhere = await as.viewer(await make.organisation());
  expect((await endpoint(ask("labels", { orderId }), elsewhere.sessionId)).status).toBe(404);
  expect((await endpoint(ask("labels", { orderId: "none" }), viewer.sessionId)).status).toBe(400);
});
