import { ArrowLeftIcon } from "lucide-react";
import type { Route } from "next";
import type { ReactNode } from "react";
import { Link } from "./link.tsx";

/** From a page to the list that it is of. */
export function BackLink({ href, children }: { href: Route; children: ReactNode }) {
  return (
    <Link href={href} className="inline-flex items-center gap-1.5 hover:text-ink">
      <ArrowLeftIcon className="size-3.5" />
      {children}
    </Link>
  );
}
