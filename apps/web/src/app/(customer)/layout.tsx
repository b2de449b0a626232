import type { ReactNode } from "react";
import { CustomerShell } from "../../shell/customer-shell.tsx";

export default function CustomerLayout({ children }: { children: ReactNode }) {
  return <CustomerShell>{children}</CustomerShell>;
}
