/** The pages of an organisation's settings, and what each one needs. */
export const settingsPages = [
  { key: "organisation", href: "/settings/organisation", needs: "organisation.manage" },
  { key: "members", href: "/settings/members", needs: "members.manage" },
  { key: "recipients", href: "/settings/recipients", needs: "organisation.manage" },
  { key: "groups", href: "/settings/groups", needs: "vehicles.edit" },
  { key: "keys", href: "/settings/keys", needs: "keys.manage" },
  { key: "screening", href: "/settings/screening", needs: "organisation.manage" },
  { key: "proofs", href: "/settings/proofs", needs: "organisation.manage" },
  { key: "arrivals", href: "/settings/arrivals", needs: "routes.view" },
  { key: "escalation", href: "/settings/escalation", needs: "rules.edit" },
  { key: "webhooks", href: "/settings/webhooks", needs: "keys.manage" },
  { key: "imports", href: "/settings/imports", needs: "history.import" },
  { key: "sso", href: "/settings/sso", needs: "sso.manage" },
  { key: "audit", href: "/settings/audit", needs: "audit.view" },
  { key: "plan", href: "/settings/plan", needs: "plan.view" },
] as const;
