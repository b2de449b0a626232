/** The pages of an organisation's settings, and what each one needs. */
export const settingsPages = [{ key: "audit", href: "/settings/audit", needs: "audit.view" }] as const;
