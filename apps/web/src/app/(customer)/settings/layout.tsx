import type { ReactNode } from "react";
import { SettingsNav } from "../../../settings/settings-nav.tsx";

export default function SettingsLayout({ children }: { children: ReactNode }) {
  return (
    <div className="flex h-full flex-col">
      <SettingsNav />
      <div className="min-h-0 flex-1">{children}</div>
    </div>
  );
}
