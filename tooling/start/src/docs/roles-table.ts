import { apiKeyScopes, type Capability, capabilitiesOf, roles } from "@cartage/domain/permissions";

/** The table of permissions as docs/security.md shows it: a line a capability, a column a role and one for API keys. */
export function rolesTable(): string {
  const everything: Capability[] = [...new Set([...Object.values(capabilitiesOf).flat(), ...apiKeyScopes])].sort();
  const head = ["capability", ...roles.map((role) => role.replaceAll("_", " ")), "API key"];
  const lines = everything.map((capability) => [
    `\`${capability}\``,
    ...roles.map((role) => mark((capabilitiesOf[role] as readonly Capability[]).includes(capability))),
    mark((apiKeyScopes as readonly Capability[]).includes(capability), "by scope"),
  ]);
  return [head, head.map(() => "---"), ...lines].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

const mark = (may: boolean, how = "✓") => (may ? how : "");
