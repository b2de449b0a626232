import { describe, expect, test } from "vitest";
import { claimsOf, roleFor } from "./claims.ts";

describe("what a provider says of somebody", () => {
  test("OpenID Connect's names", () => {
    expect(claimsOf("248", { email: "An@North.example", name: "An", groups: ["fleet", 7] }, "groups")).toEqual({
      subject: "248",
      email: "an@north.example",
      name: "An",
      roles: ["fleet"],
    });
  });

  test("Microsoft's names, and one value that is no list", () => {
    const given = {
      "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress": "an@north.example",
      "http://schemas.microsoft.com/ws/2008/06/identity/claims/role": "Admin",
    };
    expect(claimsOf("x", given, "http://schemas.microsoft.com/ws/2008/06/identity/claims/role")).toMatchObject({
      email: "an@north.example",
      roles: ["Admin"],
    });
  });

  test("a subject that is an address is the address; one that is none is not", () => {
    expect(claimsOf("an@north.example", {}, null).email).toBe("an@north.example");
    expect(claimsOf("an@north.example", { email: "other@north.example" }, null).email).toBe("other@north.example");
    expect(claimsOf("248289", { email: "not an address" }, null).email).toBeNull();
  });

  test.for([
    [["fleet", "boss"], "dispatcher", true],
    [["boss"], "organisation_administrator", true],
    [["cook"], "viewer", false],
  ] as const)("%j means %s", ([roles, role, isMapped]) => {
    const rules = {
      roleMapping: [
        { value: "fleet", role: "dispatcher" },
        { value: "boss", role: "organisation_administrator" },
      ],
      defaultRole: "viewer",
    } as const;
    expect(roleFor({ roles: [...roles] }, rules)).toEqual({ role, isMapped });
  });

  test("without a default, nobody new comes in whom no rule names", () => {
    expect(roleFor({ roles: ["cook"] }, { roleMapping: [], defaultRole: null })).toEqual({
      role: null,
      isMapped: false,
    });
  });
});
