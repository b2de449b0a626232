import { createLogoEndpoint } from "@cartage/api/rest/logo";
import { readPicture } from "@cartage/domain/accounts/logo/picture";
import fc from "fast-check";
import { describe, expect } from "vitest";
import { test } from "../api/api-test.ts";
import { chunk, jpeg, losslessWebp, lossyWebp, png, pngOf } from "./pictures.ts";

const script = Buffer.from("<script>alert(document.domain)</script>");
const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64");
const ask = (query = "", headers: Record<string, string> = {}) =>
  new Request(`https://cartage.example/api/organisation/logo${query}`, { headers });

describe("a picture", () => {
  test.for([
    ["PNG", png, "image/png"],
    ["JPEG", jpeg, "image/jpeg"],
    ["WebP with loss", lossyWebp, "image/webp"],
    ["WebP without loss", losslessWebp, "image/webp"],
  ] as const)("in %s is known by its bytes, and read again it stays what it is", ([, file, mediaType]) => {
    const picture = readPicture(file);
    expect(picture).toMatchObject({ mediaType, width: 3, height: 2 });
    expect(readPicture(picture?.content ?? Buffer.alloc(0))).toEqual(picture);
  });

  test.for([
    ["behind a PNG's end", Buffer.concat([png, script])],
    ["in a PNG's text", Buffer.concat([png.subarray(0, 33), chunk("tEXt", script), png.subarray(33)])],
    ["behind a JPEG's end", Buffer.concat([jpeg, script])],
    ["in a JPEG's comment", Buffer.concat([jpeg.subarray(0, 2), segment(0xfe, script), jpeg.subarray(2)])],
    ["in a JPEG's Exif", Buffer.concat([jpeg.subarray(0, 2), segment(0xe1, script), jpeg.subarray(2)])],
    ["behind a WebP's end", Buffer.concat([lossyWebp, script])],
    ["in a WebP's Exif", withRiffChunk(losslessWebp, "EXIF", script)],
  ] as const)("does not keep what stands %s", ([, file]) => {
    const picture = readPicture(file);
    expect(picture).not.toBeNull();
    expect(Buffer.from(picture?.content ?? []).includes("<script>")).toBe(false);
  });

  test.for([
    ["HTML", Buffer.from("<!doctype html><script>alert(1)</script>")],
    ["HTML behind a PNG's first bytes", Buffer.concat([png.subarray(0, 8), script])],
    ["SVG", Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
    ["GIF", Buffer.from("R0lGODlhAQABAAAAACwAAAAAAQABAAA=", "base64")],
    ["a PNG that was cut off", png.subarray(0, png.length - 5)],
    ["a PNG with a bit turned", Buffer.from(png).fill((png[45] ?? 0) ^ 1, 45, 46)],
    ["a PNG with fewer pixels than it says", fewerPixels()],
    [
      "a PNG that moves by an unknown part",
      Buffer.concat([png.subarray(0, 33), chunk("ABcD", script), png.subarray(33)]),
    ],
    ["a JPEG that was cut off", jpeg.subarray(0, jpeg.length - 2)],
    ["a WebP that was cut off", lossyWebp.subarray(0, lossyWebp.length - 12)],
    ["a WebP that moves", withRiffChunk(losslessWebp, "ANIM", Buffer.alloc(6))],
    ["nothing", Buffer.alloc(0)],
  ] as const)("is not in %s", ([, file]) => {
    expect(readPicture(file)).toBeNull();
  });

  test("any bytes, and any damage to a picture, are read without a failure", () => {
    const damaged = fc
      .tuple(
        fc.constantFrom(png, jpeg, lossyWebp, losslessWebp),
        fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 8 }),
      )
      .map(([file, damages]) => {
        const bytes = Buffer.from(file);
        for (const [at, value] of damages) bytes[at % bytes.length] = value;
        return bytes;
      });
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 200 }), damaged), (bytes) => {
        const picture = readPicture(bytes);
        if (picture) expect(readPicture(picture.content)).toEqual(picture);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe("an organisation's logo", () => {
  test("is given by an administrator, seen by all of the organisation, and by nobody else", async ({
    make,
    as,
    api,
    services,
  }) => {
    const [ours, theirs] = [await make.organisation(), await make.organisation()];
    const administrator = await as.organisationAdministrator(ours);
    const driver = await as.driver(ours);
    const elsewhere = await as.organisationAdministrator(theirs);
    const serve = createLogoEndpoint({ services });

    const { logo } = await api(administrator).accounts.organisation.changeLogo({ content: base64(png) });

    expect((await api(driver).accounts.me()).organisation?.logo).toBe(logo);
    const answer = await serve(ask(`?v=${logo}`), driver.sessionId);
    expect(answer.status).toBe(200);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      "content-type": "image/png",
      "x-content-type-options": "nosniff",
      "content-security-policy": "default-src 'none'; sandbox",
      "cache-control": "private, max-age=31536000, immutable",
      etag: `"${logo}"`,
    });
    expect(readPicture(new Uint8Array(await answer.arrayBuffer()))).toMatchObject({ width: 3, height: 2 });
    const again = await serve(ask("", { "if-none-match": `"${logo}"` }), driver.sessionId);
    expect([again.status, again.headers.get("cache-control")]).toEqual([304, "private, no-cache"]);
    expect((await serve(ask(), elsewhere.sessionId)).status).toBe(404);
    expect((await serve(ask(), (await as.platformAdministrator()).sessionId)).status).toBe(404);
    expect((await serve(ask(), null)).status).toBe(401);
    await expect(api(driver).accounts.organisation.changeLogo({ content: base64(png) })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });

    await api(administrator).accounts.organisation.removeLogo();
    expect((await serve(ask(), driver.sessionId)).status).toBe(404);
    await expect(api(administrator).accounts.organisation.removeLogo()).rejects.toMatchObject({ code: "NOT_FOUND" });
    const { items } = await api(administrator).platform.audit.list({ subjectId: ours.id });
    expect(items.map(({ type }) => type)).toEqual(["organisation.logo_changed", "organisation.logo_changed"]);
    expect(items[1]).toMatchObject({ before: { digest: null }, after: { digest: logo, width: 3, height: 2 } });
  });

  test("is not shown to who still has to prove a second factor", async ({ make, as, api, services, owner }) => {
    const organisation = await make.organisation();
    const administrator = await as.organisationAdministrator(organisation);
    await api(administrator).accounts.organisation.changeLogo({ content: base64(png) });
    await owner.sql`update organisations set requires_second_factor = true where id = ${organisation.id}`;
    const answer = await createLogoEndpoint({ services })(ask(), administrator.sessionId);
    expect(answer.status).toBe(403);
  });

  test.for([
    ["HTML that is called a picture", script, "logo.no_picture"],
    ["too large a file", Buffer.concat([png, Buffer.alloc(262_144)]), "logo.too_large"],
    ["too many pixels", pngOf(1_025, 8), "logo.too_many_pixels"],
    ["far too many pixels", pngOf(16, 30_000), "logo.too_many_pixels"],
  ] as const)("%s is refused with a sentence beside the field", async ([, file, code], { make, as, api }) => {
    const { accounts } = api(await as.organisationAdministrator(await make.organisation()));
    await expect(accounts.organisation.changeLogo({ content: base64(file) })).rejects.toMatchObject({
      code: "BAD_REQUEST",
      cause: { code, fields: { content: { code } } },
    });
  });

  test("changed by two at once is one of the two", async ({ make, as, api }) => {
    const organisation = await make.organisation();
    const { accounts } = api(await as.organisationAdministrator(organisation));
    const given = await Promise.all(
      [png, jpeg].map((file) => accounts.organisation.changeLogo({ content: base64(file) })),
    );
    expect(given.map(({ logo }) => logo)).toContain((await accounts.organisation.get()).logo);
  });
});

function segment(marker: number, data: Buffer): Buffer {
  const header = Buffer.from([0xff, marker, 0, 0]);
  header.writeUInt16BE(data.length + 2, 2);
  return Buffer.concat([header, data]);
}

function withRiffChunk(file: Buffer, name: string, data: Buffer): Buffer {
  const header = Buffer.alloc(8);
  header.write(name, "latin1");
  header.writeUInt32LE(data.length, 4);
  const longer = Buffer.concat([file, header, data, Buffer.alloc(data.length % 2)]);
  longer.writeUInt32LE(longer.length - 8, 4);
  return longer;
}

/** As many pixels as a picture of two rows has, under a header that says three. */
function fewerPixels(): Buffer {
  const [two, three] = [pngOf(4, 2), pngOf(4, 3)];
  return Buffer.concat([three.subarray(0, 33), two.subarray(33)]);
}
