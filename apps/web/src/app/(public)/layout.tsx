import type { ReactNode } from "react";
import { PublicHeader } from "../../shell/public-header.tsx";

export default function PublicLayout({ children }: { children: ReactNode }) {
  return (
    <div className="flex min-h-dvh flex-col">
      <PublicHeader />
      <main className="flex flex-1 flex-col items-center px-4 pt-[8vh] pb-16">{children}</main>
    </div>
  );
}
