import { describe, expect, test } from "vitest";
import { createOutbound, isPublic } from "./outbound.ts";

describe("what customers may have us ask", () => {
  const outbound = createOutbound(["localhost:4000"]);

  test.for([
    ["https://login.example.com", true],
    ["https://8.8.8.8/", true],
    ["http://login.example.com", false],
    ["https://localhost/", false],
    ["https://127.0.0.1/", false],
    ["https://10.1.2.3/", false],
    ["https://169.254.169.254/latest/meta-data", false],
    ["https://[::1]/", false],
    ["https://[::ffff:127.0.0.1]/", false],
    ["https://[fd00::1]/", false],
    ["https://0x7f.1/", false],
    ["https://user@login.example.com/", false],
    ["file:///etc/passwd", false],
    ["http://localhost:4000", true],
    ["http://localhost:4001", false],
  ] as const)("%s: %s", ([address, is]) => {
    expect(outbound.permits(address)).toBe(is);
  });

  test("an address of IPv6 that wraps a private one of IPv4 is private", () => {
    expect(isPublic("::ffff:192.168.1.1")).toBe(false);
    expect(isPublic("::ffff:8.8.8.8")).toBe(true);
    expect(isPublic("2606:4700:4700::1111")).toBe(true);
  });

  test("a name that leads to this machine is refused when it is resolved", async () => {
    const { get } = await import("node:https");
    const asked = new Promise((_, reject) => {
      get("https://localhost:1/", { agent: outbound.agent }).on("error", reject);
    });
    await expect(asked).rejects.toThrow("This name leads to no public address.");
  });
});
