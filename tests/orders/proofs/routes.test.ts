import { fileURLToPath } from "node:url";
import { createProofBundleEndpoint } from "@cartage/api/rest/proofs/bundle";
import { createProofContentEndpoint } from "@cartage/api/rest/proofs/content";
import { createProofSheetEndpoint } from "@cartage/api/rest/proofs/sheet";
import { expect } from "vitest";
import { test } from "../../api/api-test.ts";
import { newOrder } from "../orders-test.ts";
import { newProof, png } from "./new-proof.ts";

const fonts = fileURLToPath(new URL("../../../apps/web/node_modules/geist/dist/fonts/geist-sans", import.meta.url));

test("contents, sheet and bundle are given to those who may see orders, and nothing runs in them", async ({
  make,
  as,
  api,
  services,
}) => {
  const organisation = await make.organisation();
  const dispatcher = await as.dispatcher(organisation);
  const { orders, proofs } = api(dispatcher);
  const { orderId } = await orders.create(newOrder());
  for (const move of ["planned", "dispatched"] as const) await orders.move({ orderId, move });
  const { proofId } = await proofs.add(newProof({ orderId }));

  const file = "contents/02-photo.png";
  const routes = [
    { answer: createProofContentEndpoint({ services }), path: `content?proofId=${proofId}&file=${file}` },
    { answer: createProofBundleEndpoint({ services }), path: `bundle?proofId=${proofId}` },
    {
      answer: createProofSheetEndpoint({ services, fonts }),
      path: `sheet?proofId=${proofId}&locale=vi&timeZone=Asia/Ho_Chi_Minh`,
    },
  ];
  const callers = [await as.viewer(organisation), null, await as.driver(organisation)];
  const elsewhere = await as.viewer(await make.organisation());
  const types: (string | null)[] = [];
  for (const { answer, path } of routes) {
    const ask = (sessionId: string | null) => answer(new Request(`http://localhost/api/proofs/${path}`), sessionId);
    const given: Response[] = [];
    for (const actor of [...callers, elsewhere]) given.push(await ask(actor?.sessionId ?? null));
    expect(given.map(({ status }) => status)).toEqual([200, 401, 403, 404]);
    types.push(given[0]?.headers.get("content-type") ?? null);
    expect(given[0]?.headers.get("x-content-type-options")).toBe("nosniff");
  }
  expect(types).toEqual(["image/png", "application/zip", "application/pdf"]);
  const shown = await createProofContentEndpoint({ services })(
    new Request(`http://localhost/api/proofs/content?proofId=${proofId}&file=${file}`),
    dispatcher.sessionId,
  );
  expect(shown.headers.get("content-security-policy")).toBe("default-src 'none'; sandbox");
  expect(Buffer.from(await shown.arrayBuffer()).toString("base64")).toBe(png);
});
